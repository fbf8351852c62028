"""What the leaders are told (领导简报): a page each, in words that fit on it, and what the slides show."""
