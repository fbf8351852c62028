"""Offices above and below one another: a workbook from above filled from this office's own report."""
