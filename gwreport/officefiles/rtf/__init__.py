"""Rich Text: what it may hold, and what it may not have fetched."""
