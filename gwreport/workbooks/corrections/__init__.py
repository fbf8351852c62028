"""The workbook that goes back to a unit for correction (退回修改), written and read."""
