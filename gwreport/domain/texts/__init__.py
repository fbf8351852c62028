"""Texts as such: the figures in them, their likeness, their characters, and how they are quoted."""
