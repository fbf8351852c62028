"""The form (填报表样) as a table that an office edits: one row a column of the unit workbook."""
