"""What belongs to every table of the window: memory, menu, print, and what it asks of the window."""
