"""The Word files that papers are filled into: ours, and those an office has given instead."""
