"""How large a document may be before it is refused; generous for any real one.

A breakdown or report of a district has some hundred rows and some ten thousand words. What these
limits let through is read in some seconds and some hundred megabytes, whatever it holds.
"""

# A file: what a mail server lets through at most.
FILE_BYTES = 50 << 20
# The lines of a text file, which are its paragraphs.
TEXT_LINES = 200_000
# The paragraphs of a Word document, blank ones too.
PARAGRAPHS = 100_000
# The tables of a document, and the headers inside one.
TABLES = 2_000
# The columns of a table; a sheet of a ministry has some ninety.
TABLE_COLUMNS = 500
# The rows of all tables together.
TABLE_ROWS = 100_000
# The cells of all tables together, blank ones too, a merged cell once for each place that it covers.
CELLS = 500_000
# The characters of all paragraphs and cells together, those of a merged cell in each of its places.
CHARACTERS = 3_000_000
# Those of a workbook that came back: a unit may paste a report into a cell.
WORKBOOK_CHARACTERS = 10_000_000
# The characters that Excel lets stand in one cell, as it counts them (in UTF-16).
CELL_CHARACTERS = 32_767
# The sheets of a workbook.
SHEETS = 200
# The cells of a workbook that are not blank.
FILLED_CELLS = 300_000
# The merged ranges of a workbook.
MERGES = 200_000
# The tags of all XML that is read of a file.
TAGS = 8_000_000
# The footnotes, comments and other asides that are told of one by one.
ASIDES = 1_000
# The elements and attributes of one XML part that becomes a tree, some 250 bytes for each.
TREE_NODES = 1_000_000
# The characters printed before a numbered paragraph, and how far a list counts.
NUMBER_CHARACTERS = 255
NUMBER = 32_767
# Pages of a PDF.
PAGES = 600
