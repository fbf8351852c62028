"""A small editor of a workbook's parts: what clients, clerks and attackers do to the XML itself.

A `Book` is the zip as a dictionary of parts; a `Sheet` one sheet's tree, with the few operations that
the corpus needs. Nothing is normalised on the way, so that a mutation is exactly what it says.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from lxml import etree

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_STRINGS = "xl/sharedStrings.xml"
Node = Any  # lxml's element


def tag(name: str) -> str:
    """Give a name of the main namespace as lxml writes it."""
    return f"{{{MAIN}}}{name}"


def letters(column: int) -> str:
    """Turn a column's number into letters: 1 is A."""
    words = ""
    while column:
        column, rest = divmod(column - 1, 26)
        words = chr(65 + rest) + words
    return words


def place(ref: str) -> tuple[int, int]:
    """Turn "C5" into (5, 3)."""
    found = re.fullmatch(r"([A-Z]+)(\d+)", ref)
    assert found is not None
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]), column


def escaped(text: str) -> str:
    """Escape a text for XML as office programs do, control characters and `_x` too."""
    text = text.replace("_x", "_x005F_x")
    text = "".join(
        f"_x{ord(mark):04X}_" if ord(mark) < 32 and mark not in "\t\n" else mark for mark in text
    )
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class Book:
    """A workbook's parts by name, in their order."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {entry.filename: archive.read(entry) for entry in archive.infolist()}

    def data(self) -> bytes:
        """Pack the parts again."""
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self.parts.items():
                archive.writestr(
                    zipfile.ZipInfo(name, (2025, 10, 8, 9, 0, 0)), data, zipfile.ZIP_DEFLATED
                )
        return buffer.getvalue()

    def edit(self, part: str, change: Callable[[str], str]) -> None:
        """Change a part as text."""
        self.parts[part] = change(self.parts[part].decode()).encode()

    def swap(self, part: str, old: str, new: str) -> None:
        """Replace words of a part, which must be there."""
        assert old in self.parts[part].decode(), (part, old)
        self.edit(part, lambda text: text.replace(old, new, 1))

    def sheet_part(self, name: str) -> str:
        """Find the part in which a sheet stands."""
        book = etree.fromstring(self.parts["xl/workbook.xml"])
        (entry,) = [one for one in book.iter(tag("sheet")) if one.get("name") == name]
        target = self._targets()[entry.get(f"{{{RELATIONS}}}id")]
        return "xl/" + target.removeprefix("/xl/")

    def _targets(self) -> dict[str, str]:
        rels = etree.fromstring(self.parts["xl/_rels/workbook.xml.rels"])
        return {one.get("Id"): one.get("Target") for one in rels}

    @contextmanager
    def sheet(self, name: str) -> Iterator["Sheet"]:
        """Change a sheet's tree; it is written back at the end."""
        part = self.sheet_part(name)
        sheet = Sheet(self, etree.fromstring(self.parts[part]))
        yield sheet
        self.parts[part] = etree.tostring(
            sheet.root, xml_declaration=True, encoding="UTF-8", standalone=True
        )

    def texts(self) -> list[str]:
        """Give the shared texts."""
        root = etree.fromstring(self.parts[_STRINGS])
        return ["".join(one.text or "" for one in item.iter(tag("t"))) for item in root]

    def share(self, inner: str) -> int:
        """Add a shared text, given as the inside of its `si`; give its number."""
        number = len(self.texts())
        self.swap(_STRINGS, "</sst>", f"<si>{inner}</si></sst>")
        return number

    def add_part(self, name: str, data: bytes, content_type: str = "") -> None:
        """Add a part and say what it is."""
        self.parts[name] = data
        if content_type:
            kind = f'<Override PartName="/{name}" ContentType="{content_type}"/>'
            self.swap("[Content_Types].xml", "</Types>", f"{kind}</Types>")

    def relate(self, part: str, kind: str, target: str, *, outside: bool = False) -> str:
        """Let a part refer to another; give the relation's id."""
        folder, _, name = part.rpartition("/")
        rels = f"{folder}/_rels/{name}.rels" if folder else "_rels/.rels"
        if rels not in self.parts:
            self.parts[rels] = f'<Relationships xmlns="{_PACKAGE}"></Relationships>'.encode()
        number = f"rIdNew{self.parts[rels].count(b'<Relationship ')}"
        mode = ' TargetMode="External"' if outside else ""
        made = (
            f'<Relationship Id="{number}" Type="{RELATIONS}/{kind}" Target="{target}"{mode}/>'
            "</Relationships>"
        )
        self.swap(rels, "</Relationships>", made)
        return number

    def add_sheet(self, name: str, xml: bytes, *, state: str = "", first: bool = False) -> None:
        """Add a sheet of that XML, last or first."""
        part = f"xl/worksheets/sheet{90 + len(self.parts)}.xml"
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
        self.add_part(part, xml, kind)
        number = self.relate("xl/workbook.xml", "worksheet", part.removeprefix("xl/"))
        shown = f' state="{state}"' if state else ""
        entry = f'<sheet name="{name}" sheetId="{90 + len(self.parts)}"{shown} r:id="{number}"/>'
        if first:
            self.swap("xl/workbook.xml", "<sheets>", f"<sheets>{entry}")
        else:
            self.swap("xl/workbook.xml", "</sheets>", f"{entry}</sheets>")

    def drop_sheet(self, name: str) -> None:
        """Take a sheet out, as a client does that deletes it."""
        part = self.sheet_part(name)
        self.edit("xl/workbook.xml", lambda text: re.sub(rf'<sheet name="{name}"[^>]*/>', "", text))
        target = part.removeprefix("xl/")
        self.edit(
            "xl/_rels/workbook.xml.rels",
            lambda text: re.sub(rf'<Relationship [^>]*Target="/?{target}"[^>]*/>', "", text),
        )
        del self.parts[part]

    def drop_marks(self) -> None:
        """Take away property, defined name and stamp sheet, but no token."""
        self.drop_property()
        self.drop_name()
        self.drop_sheet("标识")

    def drop_property(self) -> None:
        """Take the custom property away."""
        self.edit("docProps/custom.xml", lambda text: re.sub(r"<property .*</property>", "", text))

    def drop_name(self) -> None:
        """Take the defined name away."""
        self.edit(
            "xl/workbook.xml",
            lambda text: re.sub(
                r'<definedName name="gwreport_stamp">[^<]*</definedName>', "", text
            ),
        )

    def style(self, *, base: int = 0, **xml: str) -> int:
        """Add a cell style and give its number.

        `base` is the style whose other facts it has; `num_fmt` a format code or a built-in number,
        `font` the inside of a font.
        """
        root = etree.fromstring(self.parts["xl/styles.xml"])
        formats = root.find(tag("cellXfs"))
        made = etree.fromstring(etree.tostring(formats[base]))
        if code := xml.get("num_fmt"):
            made.set("numFmtId", code if code.isdecimal() else self._number_format(root, code))
            made.set("applyNumberFormat", "1")
        if inner := xml.get("font"):
            fonts = root.find(tag("fonts"))
            fonts.append(etree.fromstring(f'<font xmlns="{MAIN}">{inner}</font>'))
            made.set("fontId", str(len(fonts) - 1))
        formats.append(made)
        self.parts["xl/styles.xml"] = etree.tostring(root)
        return len(formats) - 1

    @staticmethod
    def _number_format(root: Node, code: str) -> str:
        group = root.find(tag("numFmts"))
        if group is None:
            group = etree.Element(tag("numFmts"))
            root.insert(0, group)
        number = str(200 + len(group))
        etree.SubElement(group, tag("numFmt"), numFmtId=number, formatCode=code)
        return number


class Sheet:
    """One sheet's tree; rows and columns count from 1."""

    def __init__(self, book: Book, root: Node) -> None:
        self.book, self.root = book, root
        self.data: Node = root.find(tag("sheetData"))

    def row(self, number: int) -> Node:
        """Give a row, made when it is not there."""
        for row in self.data:
            if int(row.get("r")) == number:
                return row
            if int(row.get("r")) > number:
                made = etree.Element(tag("row"), r=str(number))
                row.addprevious(made)
                return made
        return etree.SubElement(self.data, tag("row"), r=str(number))

    def cell(self, ref: str) -> Node:
        """Give a cell, made when it is not there."""
        number, column = place(ref)
        row = self.row(number)
        for cell in row:
            at = place(cell.get("r"))[1]
            if at == column:
                return cell
            if at > column:
                made = etree.Element(tag("c"), r=ref)
                cell.addprevious(made)
                return made
        return etree.SubElement(row, tag("c"), r=ref)

    def text(self, ref: str) -> str:
        """Give the words of a cell."""
        cell = self.cell(ref)
        value = cell.find(tag("v"))
        if value is not None and cell.get("t") == "s":
            return self.book.texts()[int(value.text)]
        if value is not None:
            return value.text or ""
        return "".join(one.text or "" for one in cell.iter(tag("t")))

    def clear(self, ref: str) -> Node:
        """Blank a cell, its style stays."""
        cell = self.cell(ref)
        for child in list(cell):
            cell.remove(child)
        cell.attrib.pop("t", None)
        return cell

    def put(self, ref: str, text: str) -> None:
        """Write a text as clients do: as a shared one."""
        if not text:
            self.clear(ref)
            return
        self.shared(ref, f'<t xml:space="preserve">{escaped(text)}</t>')

    def shared(self, ref: str, inner: str) -> None:
        """Write a shared text, given as the inside of its `si`."""
        number = self.book.share(inner)
        self.raw(ref, f"<v>{number}</v>", t="s")

    def inline(self, ref: str, inner: str) -> None:
        """Write a text that stands in the cell itself, given as the inside of its `is`."""
        self.raw(ref, f"<is>{inner}</is>", t="inlineStr")

    def raw(self, ref: str, inner: str = "", *, style: int | None = None, t: str = "") -> None:
        """Write a cell's inside as it is given; the style stays unless one is given."""
        cell = self.clear(ref)
        if t:
            cell.set("t", t)
        if style is not None:
            cell.set("s", str(style))
        for child in etree.fromstring(f'<c xmlns="{MAIN}">{inner}</c>'):
            cell.append(child)

    def styled(self, ref: str, style: int) -> None:
        """Give a cell another style."""
        self.cell(ref).set("s", str(style))

    def numbers(self) -> list[int]:
        """Give the rows' numbers in the order in which they stand."""
        return [int(row.get("r")) for row in self.data]

    def renumber(self, numbers: Mapping[int, int]) -> None:
        """Give rows other numbers, as sorting, inserting and deleting do; others stay."""
        for row in self.data:
            old = int(row.get("r"))
            new = numbers.get(old, old)
            row.set("r", str(new))
            for cell in row:
                cell.set("r", f"{letters(place(cell.get('r'))[1])}{new}")
        self.data[:] = sorted(self.data, key=lambda row: int(row.get("r")))

    def insert_rows(self, at: int, count: int = 1) -> None:
        """Push the rows from `at` on down."""
        self.renumber({number: number + count for number in self.numbers() if number >= at})

    def delete_rows(self, first: int, count: int = 1) -> None:
        """Take rows out and pull the others up."""
        for row in list(self.data):
            if first <= int(row.get("r")) < first + count:
                self.data.remove(row)
        self.renumber({number: number - count for number in self.numbers() if number >= first})

    def map_columns(self, new: Callable[[int], int | None]) -> None:
        """Give columns other places; None takes one out. Widths and merged titles are dropped."""
        for row in self.data:
            cells: dict[int, Node] = {}
            for cell in list(row):
                column = new(place(cell.get("r"))[1])
                row.remove(cell)
                if column is not None:
                    cell.set("r", f"{letters(column)}{row.get('r')}")
                    cells[column] = cell
            for _, cell in sorted(cells.items()):
                row.append(cell)
        for name in ("cols", "mergeCells", "autoFilter"):
            for element in self.root.findall(tag(name)):
                self.root.remove(element)

    def insert_column(self, at: int) -> None:
        """Push the columns from `at` on to the right."""
        self.map_columns(lambda column: column + (column >= at))

    def delete_column(self, at: int) -> None:
        """Take a column out."""
        self.map_columns(lambda column: None if column == at else column - (column > at))

    def move_column(self, start: int, end: int) -> None:
        """Move a column, those between give way."""

        def new(column: int) -> int:
            if column == start:
                return end
            if start < column <= end:
                return column - 1
            return column + 1 if end <= column < start else column

        self.map_columns(new)

    def merge(self, reference: str) -> None:
        """Merge cells and leave what stands under them."""
        group = self.root.find(tag("mergeCells"))
        if group is None:
            group = etree.Element(tag("mergeCells"))
            self.data.addnext(group)
        etree.SubElement(group, tag("mergeCell"), ref=reference)

    def hide_rows(self, *numbers: int) -> None:
        """Hide rows, as a filter does."""
        for number in numbers:
            self.row(number).set("hidden", "1")

    def append(self, element: str) -> None:
        """Add an element at the sheet's end (drawing, legacyDrawing, controls …)."""
        self.root.append(etree.fromstring(element))
