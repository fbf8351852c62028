"""What stands beside the cells of a workbook: comments, drawn words, controls, links, page headers."""
