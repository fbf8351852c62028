"""A unit workbook that came from an office above: what it asks, the same as a plan, and its answers filled in.

The unit that got it runs the program itself. The marks of its rows are the other office's, so that they
cannot be checked here; they are only carried along.
"""
