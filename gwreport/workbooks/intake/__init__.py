"""Taking in one return as a whole: whose it is, of which round, and what it says."""
