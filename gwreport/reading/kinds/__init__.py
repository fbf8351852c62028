"""The kinds of documents: breakdown, past report, indicator table, registry."""
