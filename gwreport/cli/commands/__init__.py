"""A module a command: its arguments, its call of the workflow, its printing."""
