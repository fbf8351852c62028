"""Review: what is open, and the decisions that settle it."""
