"""What the lines, tables and paragraphs of a document are, before names and numbers are made of them.

Many modules, because each knows one way in which offices lay a breakdown out; those that read a
whole document (`tables`, `paragraphs`) put them together.
"""
