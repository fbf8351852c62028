"""Writing a unit's workbook."""
