"""The words of documents: headings, divisions of labour, names of units and leaders, printed numbers."""
