"""What one stored cell shows."""

from gwreport.domain.findings.place import LAST_COLUMN, LAST_ROW, address
from gwreport.officefiles.shown.cell_values import GENERAL, shown_number
from gwreport.officefiles.shown.error_values import is_error_value
from gwreport.officefiles.shown.number_formats import Look, show_text
from gwreport.officefiles.xlsx.colours import WHITE
from gwreport.officefiles.xlsx.container import (
    Unreadable,
    UnreadableFileError,
    WorkbookBudget,
    too_large,
)
from gwreport.officefiles.xlsx.model import CellDetail, CellKind, RawSheet
from gwreport.officefiles.xlsx.parts import TRUE, plain_text
from gwreport.officefiles.xlsx.rich_text import (
    TEXT_LIMIT,
    RichText,
    ShownText,
    show_plain,
    shown_in,
)
from gwreport.officefiles.xlsx.strings import SharedStrings
from gwreport.officefiles.xlsx.styles import PLAIN_LOOK, CellFormats, CellLook


class CellSettler:
    """Puts stored cells into a sheet as what they show."""

    def __init__(
        self,
        sheet: RawSheet,
        strings: SharedStrings,
        styles: CellFormats,
        budget: WorkbookBudget,
        *,
        from_1904: bool,
    ) -> None:
        self.sheet = sheet
        self.budget = budget
        self.strings = strings
        self.restyling = styles.restyling
        self._styles = styles
        self._from_1904 = from_1904
        # A shared text is all there is to say of its cell.
        self.all_plain = strings.plain and styles.plain

    def settle(
        self,
        row: int,
        column: int,
        kind: str,
        style: int,
        stored: str | None,
        formula: str | None,
        rich: RichText | None = None,
    ) -> None:
        """Take one cell: `stored` its value as XML gives it, None when it has none.

        Raises UnreadableFileError for a cell given twice or off the sheet, a text that does not
        exist, and for too many cells.
        """
        text, detail = self._read(kind, style, stored, formula, rich)
        if detail is not None:
            self.sheet.details[row, column] = detail
        if text:
            self.put(row, column, text)

    def put(self, row: int, column: int, text: str) -> None:
        """Put a plain text into the sheet.

        Raises UnreadableFileError outside the sheet, for a place that has one, or past the limits.
        """
        cells = self.sheet.rows.setdefault(row, {})
        if not (0 < row <= LAST_ROW and 0 < column <= LAST_COLUMN) or column in cells:
            raise UnreadableFileError(Unreadable.DAMAGED, address(row, column))
        if len(text) > TEXT_LIMIT:
            raise too_large("limit-text", TEXT_LIMIT)
        self.budget.cells(1, len(text))
        cells[column] = text

    def _read(
        self, kind: str, style: int, stored: str | None, formula: str | None, rich: RichText | None
    ) -> tuple[str, CellDetail | None]:
        if rich is not None:
            return self._read_text(rich.shown(*self._ground(style)), style, formula)
        if kind == "s" and stored:
            return self._read_text(self._shared(stored, style), style, formula)
        if stored is None or (not stored and kind != "str"):
            if formula is None:
                return "", None
            return f"={formula}", CellDetail(CellKind.UNCACHED, formula=formula)
        if kind == "str" and formula is not None and is_error_value(stored):
            # Some programs keep an error as the words that it shows.
            return self._read_value("e", style, stored, formula)
        if kind == "str" or kind == "inlineStr":
            shown = show_plain(plain_text(stored), self._styles.look(style))
            return self._read_text(shown, style, formula)
        return self._read_value(kind, style, stored, formula)

    def _ground(self, style: int) -> tuple[CellLook, str]:
        return self._styles.look(style), self._styles.grounds.get(style, WHITE)

    def _shared(self, stored: str, style: int) -> ShownText:
        look = self._styles.look(style)
        try:
            index = int(stored)
            text = self.strings.texts[index] if index >= 0 else ""
        except (ValueError, IndexError) as error:
            raise UnreadableFileError(Unreadable.DAMAGED, "sharedStrings") from error
        rich = self.strings.rich.get(index)
        if rich is None or (rich.is_plain and look is PLAIN_LOOK):
            return show_plain(text, look)
        return rich.shown(*self._ground(style))

    def _read_text(
        self, shown: ShownText, style: int, formula: str | None
    ) -> tuple[str, CellDetail | None]:
        text, red = shown.text, shown.red
        code, look = self._styles.texts.get(style, ""), Look.PLAIN
        if code and text:
            text = show_text(text, code).strip() or text
            look = Look.HIDDEN if text == shown.text else Look.WORDED
            # What the format adds looks as the text does.
            red = text if red == shown.text else red
        odd = red or look or formula is not None or shown.unknown or shown.unsure or shown.faint
        if not odd and shown.standing is None and text == shown.raw:
            return text, None
        return text, CellDetail(
            CellKind.TEXT,
            shown.raw,
            formula,
            code if look else "",
            look=look,
            standing=shown.standing,
            red=red,
            fonts=shown.fonts,
            unknown=shown.unknown,
            unsure=shown.unsure,
            faint=shown.faint,
        )

    def _read_value(
        self, kind: str, style: int, stored: str, formula: str | None
    ) -> tuple[str, CellDetail]:
        cell = self._styles.look(style)
        standing = "" if cell.struck else None
        if kind in ("e", "picture"):
            sort = CellKind.ERROR if kind == "e" else CellKind.PICTURE
            return stored, CellDetail(sort, stored, formula)
        if kind == "b":
            text = "TRUE" if stored.strip() in TRUE else "FALSE"
            return text, CellDetail(CellKind.BOOLEAN, stored, formula, standing=standing)
        if kind == "d":
            return stored, CellDetail(CellKind.DATE, stored, formula, standing=standing)
        code = self._styles.number_format(style)
        shown = shown_number(stored, code, from_1904=self._from_1904)
        return shown.text, CellDetail(
            CellKind.DATE if shown.is_date else CellKind.NUMBER,
            stored,
            formula,
            "" if code == GENERAL else code,
            look=shown.look,
            standing=standing,
            red=shown.text if cell.red else "",
            faint=shown.text if cell.faint else "",
            unknown=(cell.font,) if shown_in(cell.font, shown.text)[0] != shown.text else (),
        )
