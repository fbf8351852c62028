"""Slides (.pptx): native charts and tables that can be edited."""
