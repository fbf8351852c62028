"""The store: one SQLite file with the archive of original bytes and a hash-chained journal."""
