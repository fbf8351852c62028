"""The levels of supervision (督办) as a table that an office edits: one row a level, the least first."""
