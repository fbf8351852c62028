"""The raw reader of .xlsx and .xlsm: every cell as it stands in the parts, nothing computed or run."""
