"""How much a Rich Text document may hold: counted while it is read, before any program gets it.

A program that opens such a document takes a step for each of its words, and for what lies in one
another more than that: a few hundred kilobytes of these keep it busy for minutes.
"""

from collections import Counter

from gwreport.errors import DocumentError, DocumentFault
from gwreport.officefiles import limits
from gwreport.officefiles.document_budget import too_large

# Real ones, of a thousand pages too, are seven groups deep and have 2,500 tokens a page.
_TOKENS = 3_000_000
_DEPTH = 200
_TABLE_DEPTH = 20
# Each word that is counted over the whole document: how many there may be, and what it is called.
_MOST = {
    b"par": (limits.PARAGRAPHS, "limit-paragraphs"),
    b"line": (limits.PARAGRAPHS, "limit-paragraphs"),
    b"sect": (limits.TABLES, "limit-sections"),
    b"row": (limits.TABLE_ROWS, "limit-rows"),
    b"trowd": (limits.TABLE_ROWS, "limit-rows"),
    b"nestrow": (limits.TABLES, "limit-tables"),
    b"cell": (limits.CELLS, "limit-cells"),
    b"cellx": (limits.CELLS, "limit-cells"),
    b"nestcell": (limits.CELLS, "limit-cells"),
    b"shp": (limits.ASIDES, "limit-asides"),
    b"do": (limits.ASIDES, "limit-asides"),
    b"annotation": (limits.ASIDES, "limit-asides"),
    b"footnote": (limits.ASIDES, "limit-asides"),
    b"header": (limits.TABLES, "limit-sections"),
    b"footer": (limits.TABLES, "limit-sections"),
    b"pict": (limits.ASIDES, "limit-pictures"),
    b"object": (limits.ASIDES, "limit-pictures"),
    b"field": (limits.TABLE_ROWS, "limit-fields"),
}
_ROW_ENDS = (b"trowd", b"row", b"nestrow")


class RtfBounds:
    """Counts what a document holds; each method raises DocumentError for what passes a limit."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._tokens = self._columns = 0
        self._counts: Counter[bytes] = Counter()

    def token(self, depth: int) -> None:
        """Count one word, brace or piece of text; `depth` groups are open at it."""
        self._tokens += 1
        if self._tokens > _TOKENS:
            raise too_large(self._name, "limit-elements", _TOKENS)
        if depth > _DEPTH:
            raise too_large(self._name, "limit-depth", _DEPTH)

    def word(self, word: bytes, number: bytes) -> None:
        """Count a control word with the number behind it."""
        if word == b"itap" and int(number.lstrip(b"-") or b"0") > _TABLE_DEPTH:
            raise too_large(self._name, "limit-table-depth", _TABLE_DEPTH)
        if word not in _MOST:
            return
        self._counts[word] += 1
        most, code = _MOST[word]
        if self._counts[word] > most:
            raise too_large(self._name, code, most)
        if word in _ROW_ENDS:
            self._columns = 0
        elif word == b"cellx":
            self._columns += 1
            if self._columns > limits.TABLE_COLUMNS:
                raise too_large(self._name, "limit-columns", limits.TABLE_COLUMNS)

    def bytes_left(self, wanted: int, left: int) -> None:
        """Say how many bytes are announced, and how many there are."""
        if wanted > left:
            raise DocumentError(self._name, DocumentFault.DAMAGED)
