"""The sentences of the findings of merging, reviewing and reporting.

Each code has two templates, the message and the suggestion; `{name}` stands for a fact.
"""

SENTENCES: dict[str, tuple[str, str]] = {}
