"""A module a command: its arguments, its call of the workflow, its printing.

Many modules, because a command is found by its name alone: `cli/entry.py` imports the one that is
called, and no other. They do not know each other (but `notice`, which is one of the `papers`).
"""
