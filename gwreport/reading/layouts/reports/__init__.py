"""Completion reports: the rows of their tables, and items told of in prose."""
