"""Binary workbooks of a few records, which no program would write."""

import struct
from collections.abc import Iterable

from tests.faults.compound_file import compound_file
from tests.reading.hostile import zipped

_LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OPEN = "urn:oasis:names:tc:opendocument:xmlns"


def record(kind: int, words: bytes = b"", length: int | None = None) -> bytes:
    """Make a record of an .xlsb, telling another length where one is given."""
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    left = len(words) if length is None else length
    size = b""
    while True:
        left, low = left >> 7, left & 0x7F
        size += bytes([low | 0x80 if left else low])
        if not left:
            return head + size + words


def wide(text: str) -> bytes:
    """Make a text as an .xlsb has it."""
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def row(number: int) -> bytes:
    """Begin a row."""
    return record(0x00, struct.pack("<I", number) + bytes(13))


def cell(column: int, text: str) -> bytes:
    """Make a cell of a text."""
    return record(0x06, struct.pack("<II", column, 0) + wide(text))


def shared(column: int, index: int) -> bytes:
    """Make a cell that refers to a shared text."""
    return record(0x07, struct.pack("<III", column, 0, index))


def xlsb(cells: bytes, strings: Iterable[str] = (), sheets: int = 1, names: bytes = b"") -> bytes:
    """Make an .xlsb of these records of cells, in each of its sheets."""
    sheet = (
        record(0x81) + record(0x94, bytes(16)) + record(0x91) + cells + record(0x92) + record(0x82)
    )
    listed = "".join(
        f'<Relationship Id="r{n}" Type="{_LINKS}/worksheet" Target="worksheets/sheet1.bin"/>'
        for n in range(sheets)
    )
    bundle = b"".join(
        record(0x9C, struct.pack("<II", 0, n + 1) + wide(f"r{n}") + wide(f"表{n}"))
        for n in range(sheets)
    )
    book = (
        record(0x83)
        + record(0x8F)
        + bundle
        + record(0x90)
        + names
        + record(0x9D, bytes(8))
        + record(0x84)
    )
    items = b"".join(record(0x13, b"\0" + wide(text)) for text in strings)
    count = struct.pack("<II", len(list(strings)), len(list(strings)))
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="{_LINKS}/officeDocument" Target="xl/workbook.bin"/></Relationships>',
        "xl/_rels/workbook.bin.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{listed}</Relationships>',
        "xl/workbook.bin": book,
        "xl/worksheets/sheet1.bin": sheet,
        "xl/sharedStrings.bin": record(0x9F, count) + items + record(0xA0),
    }
    return zipped(parts)


def ods(rows: str, space: str = f"{_OPEN}:table:1.0") -> bytes:
    """Make an .ods of these rows of one sheet; `space` is the namespace of its tables."""
    names = f'xmlns:office="{_OPEN}:office:1.0" xmlns:text="{_OPEN}:text:1.0" xmlns:table="{space}"'
    content = (
        f"<office:document-content {names}><office:body><office:spreadsheet>"
        f'<table:table table:name="表">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": manifest,
            "content.xml": content,
        }
    )


def ods_row(*texts: str, attributes: str = "") -> str:
    """Make a row of texts."""
    cells = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{one}</text:p></table:table-cell>'
        for one in texts
    )
    return f"<table:table-row {attributes}>{cells}</table:table-row>"


def biff(kind: int, words: bytes = b"") -> bytes:
    """Make a record of an .xls."""
    return struct.pack("<HH", kind, len(words)) + words


def label(row: int, column: int, text: str) -> bytes:
    """Make a cell of a text."""
    words = struct.pack("<HHH", row, column, 0) + struct.pack("<HB", len(text), 1)
    return biff(0x0204, words + text.encode("utf-16-le"))


def label_of(row: int, column: int, index: int) -> bytes:
    """Make a cell that refers to a shared text."""
    return biff(0x00FD, struct.pack("<HHHI", row, column, 0, index))


def shared_texts(*texts: str) -> bytes:
    """Make the record of shared texts, and those that continue it."""
    words = struct.pack("<II", len(texts), len(texts))
    records: list[bytes] = []
    for text in texts:
        words += struct.pack("<HB", len(text), 1)
        left = text.encode("utf-16-le")
        while left:
            room = (8_224 - len(words)) // 2 * 2
            words, left = words + left[:room], left[room:]
            if left:
                records.append(words)
                words = b"\x01"
    records.append(words)
    return b"".join(biff(0x003C if number else 0x00FC, one) for number, one in enumerate(records))


def xls(cells: bytes, texts: bytes = b"", sheets: int = 1, name: str = "Workbook") -> bytes:
    """Make an .xls of these records of cells, the same in each of its sheets."""
    begin = biff(0x0809, struct.pack("<HHHHII", 0x0600, 5, 0, 0, 0, 0))
    sheet = biff(0x0809, struct.pack("<HHHHII", 0x0600, 16, 0, 0, 0, 0)) + cells + biff(0x000A)
    words = [
        struct.pack("<BB", 2, 1) + f"表{chr(65 + n % 50)}".encode("utf-16-le")
        for n in range(sheets)
    ]
    size = len(begin) + sum(4 + 6 + len(one) for one in words) + len(texts) + 4
    listed = b"".join(biff(0x0085, struct.pack("<IBB", size, 0, 0) + one) for one in words)
    return compound_file({name: begin + listed + texts + biff(0x000A) + sheet})
