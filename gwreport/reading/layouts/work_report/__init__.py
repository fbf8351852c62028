"""A government work report as running text: its lines, chapters and sentences."""
