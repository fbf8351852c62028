"""From one ReportData to the published workbook and the lists around it."""
