"""Tables that a document holds as lines: cells between tabs or bars, a cell a line, or a label before each cell."""

from gwreport.officefiles.grid import Document
from gwreport.reading.layouts.reports.paragraphs import tells_progress_in_prose
from gwreport.reading.preparing.tables.bars_between_cells import without_bars
from gwreport.reading.preparing.tables.blocks_of_labels import with_tables_of_blocks
from gwreport.reading.preparing.tables.cells_on_lines import with_tables_of_lines
from gwreport.reading.preparing.tables.lost_merges import with_merges_restored
from gwreport.reading.preparing.tables.tabs_between_cells import with_tables_of_tabs


def with_tables_of_all_lines(document: Document) -> Document:
    """Give a document with the tables that its lines are; a report in prose keeps its paragraphs.

    Raises DocumentError: TOO_LARGE.
    """
    document = without_bars(document)
    tabbed = with_merges_restored(with_tables_of_tabs(document))
    lined = with_tables_of_lines(tabbed)
    if lined is not document or tells_progress_in_prose(document):
        return lined
    return with_tables_of_blocks(document)
