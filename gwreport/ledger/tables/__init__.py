"""The tables of a workspace, one module each: what is written into them and read back."""
