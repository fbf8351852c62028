"""The tables and cells of a returned workbook, however they were changed."""
