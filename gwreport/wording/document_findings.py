"""The sentences of the findings of reading a document (breakdown, report, indicator table).

Each code has two templates, the message and the suggestion; `{name}` stands for a fact.
"""

SENTENCES: dict[str, tuple[str, str]] = {}
