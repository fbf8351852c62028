"""The codes of all findings, an enumeration a room; with each the severities and traits it has."""
