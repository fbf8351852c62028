"""The tables of a workspace, one module each: what is written into them and read back.

Many modules, because each table has one of its own, and nobody reads two to change one.
"""
