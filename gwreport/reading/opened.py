"""A document opened as everything that reads or shows it sees it: its lines whole, its tables found."""

from gwreport.officefiles.content import Content, sniff
from gwreport.officefiles.grid import Document
from gwreport.reading.layouts.notice import with_titles_above
from gwreport.reading.opening import Convert, open_document
from gwreport.reading.preparing.lines.brackets_in_front import with_brackets_behind
from gwreport.reading.preparing.lines.broken_items import with_whole_items
from gwreport.reading.preparing.lines.broken_lines import with_whole_lines
from gwreport.reading.preparing.lines.framed_text import with_text_out_of_frames
from gwreport.reading.preparing.lines.index_box import without_index_boxes
from gwreport.reading.preparing.lines.page_furniture import without_page_furniture
from gwreport.reading.preparing.lines.page_marks import without_page_marks
from gwreport.reading.preparing.lines.signatures import with_signatures_apart
from gwreport.reading.preparing.lines.unusual_numbers import with_usual_numbers
from gwreport.reading.preparing.lines.wrapped_headings import with_whole_headings
from gwreport.reading.preparing.tables.cards import with_tables_of_cards
from gwreport.reading.preparing.tables.form_heads import with_form_heads_as_columns
from gwreport.reading.preparing.tables.lines_as_tables import with_tables_of_all_lines
from gwreport.reading.preparing.tables.plan_beside_done import with_plan_beside_done
from gwreport.reading.preparing.tables.tables_beside import with_tables_apart
from gwreport.reading.preparing.tables.tables_on_their_side import with_tables_upright
from gwreport.reading.preparing.tables.unit_matrix import with_matrices_as_units

_OF_THE_WEB = frozenset({Content.HTML, Content.WEB_ARCHIVE, Content.TEXT})


def open_for_reading(data: bytes, name: str, convert: Convert | None = None) -> Document:
    """Open a document as it is printed, and set it for reading. Raises DocumentError as `open_document`."""
    return set_for_reading(open_as_printed(data, name, convert))


def open_as_printed(data: bytes, name: str, convert: Convert | None = None) -> Document:
    """Open a document without what is no text of its own: the page around it, its running heads, its index.

    Only a page of the web, or a text that may be copied from one, has words around its own. Raises
    DocumentError as `open_document`.
    """
    opened = with_text_out_of_frames(
        without_index_boxes(open_document(data, name, convert=convert))
    )
    if sniff(data, name) in _OF_THE_WEB:
        opened = without_page_furniture(opened)
    return without_page_marks(opened)


def set_for_reading(printed: Document) -> Document:
    """Join the broken lines of a document and make tables of the lines that are cells.

    The rows that a person marks are counted in what this gives: whatever shows a document and
    whatever reads it sets it so.
    """
    numbered = with_usual_numbers(with_signatures_apart(printed))
    whole = with_whole_headings(with_whole_items(with_brackets_behind(with_whole_lines(numbered))))
    upright = with_tables_upright(with_tables_of_all_lines(whole))
    forms = with_form_heads_as_columns(with_tables_of_cards(upright))
    tables = with_plan_beside_done(with_tables_apart(forms))
    return with_titles_above(with_matrices_as_units(tables))
