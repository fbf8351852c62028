"""The words of documents: headings, divisions of labour, names of units and leaders, printed numbers.

Many modules, because each is the grammar of one sort of words, which several layouts share.
"""
