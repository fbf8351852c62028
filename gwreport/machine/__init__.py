"""The only door to disk, database calls and other programs: each can be failed by a test, and none loses a file."""
