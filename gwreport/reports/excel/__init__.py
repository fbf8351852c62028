"""The report as a workbook: the annexes as published, and the office's own sheets."""
