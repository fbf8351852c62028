"""The rules of scoring (考核细则) as a table that an office edits: one row a rule."""
