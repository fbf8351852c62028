"""Lines of a document made whole, numbered and bracketed as usual, and without what a page puts around them."""
