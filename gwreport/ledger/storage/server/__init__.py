"""A workspace on a database server: PostgreSQL. Nothing here is loaded for a file."""
