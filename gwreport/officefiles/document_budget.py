"""What is left of the limits while a document is read: a hostile one ends at the first that it passes."""

from gwreport.errors import DocumentError, DocumentFault
from gwreport.officefiles import limits
from gwreport.officefiles.grid import Document, Paragraph
from gwreport.wording.file_details import detail


def too_large(name: str, code: str, limit: int, **facts: str) -> DocumentError:
    """Give the refusal of a document that passes a limit; `code` is that of the words that name it."""
    return DocumentError(name, DocumentFault.TOO_LARGE, detail(code, limit=str(limit), **facts))


class DocumentBudget:
    """Counts what a document holds as it is read.

    Each method raises DocumentError (TOO_LARGE), which names the limit that was passed.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._paragraphs = self._tables = self._rows = 0
        self._cells = self._merged = self._characters = 0

    def paragraph(self, text: str) -> None:
        """Count a paragraph and its characters."""
        self._paragraphs += 1
        if self._paragraphs > limits.PARAGRAPHS:
            raise too_large(self._name, "limit-paragraphs", limits.PARAGRAPHS)
        self.characters(len(text))

    def table(self) -> None:
        """Count a table."""
        self._tables += 1
        if self._tables > limits.TABLES:
            raise too_large(self._name, "limit-tables", limits.TABLES)

    def columns(self, count: int) -> None:
        """Say how many columns a table has."""
        if count > limits.TABLE_COLUMNS:
            raise too_large(self._name, "limit-columns", limits.TABLE_COLUMNS)

    def row(self) -> None:
        """Count a row of a table."""
        self._rows += 1
        if self._rows > limits.TABLE_ROWS:
            raise too_large(self._name, "limit-rows", limits.TABLE_ROWS)

    def cells(self, count: int, characters: int = 0) -> None:
        """Count places of a table, and the characters that stand in each of them."""
        self._cells += count
        if self._cells > limits.CELLS:
            raise too_large(self._name, "limit-cells", limits.CELLS)
        self.characters(count * characters)

    def document(self, document: Document) -> None:
        """Count all that another document holds, which stands in this one."""
        for block in document.blocks:
            if isinstance(block, Paragraph):
                self.paragraph(block.text)
                continue
            self.table()
            for row in block.rows:
                self.row()
                self.cells(len(row))
                self.characters(sum(len(cell.text) for cell in row))

    def merged(self, count: int) -> None:
        """Count places that merged ranges cover, one over the other."""
        self._merged += count
        if self._merged > limits.CELLS:
            raise too_large(self._name, "limit-merged", limits.CELLS)

    def characters(self, count: int) -> None:
        """Count characters."""
        self._characters += count
        if self._characters > limits.CHARACTERS:
            raise too_large(self._name, "limit-characters", limits.CHARACTERS)
