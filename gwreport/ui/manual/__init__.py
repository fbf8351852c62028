"""The manual in the window: its chapters, the search over them, and the window that shows them."""
