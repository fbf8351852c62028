"""The workspace as such: backup, check, journal."""
