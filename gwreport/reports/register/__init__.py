"""The register (工作台账) of the whole year: a workbook with a row an item, and a printable card an item."""
