"""Words of a PDF are read in whatever way its streams are packed, and as far as a damaged one goes."""

import base64
import zlib

import pytest

from gwreport.officefiles.grid import Document
from gwreport.officefiles.pdf.document import read_pdf
from tests.reading.hostile_pdf import pdf, stream

LINES = [f"{number}. Build park {number} in aaaaaaaaaaaaaaaa" for number in range(1, 31)]
DRAWN = "\n".join(
    f"BT /F1 12 Tf 50 {780 - 24 * at} Td ({line}) Tj ET" for at, line in enumerate(LINES)
).encode()
FLATE = zlib.compress(DRAWN)


def lzw(data: bytes) -> bytes:
    """Pack by LZW, each byte by a code of its own; the table is begun anew before it grows."""
    codes = [code for at in range(0, len(data), 200) for code in (256, *data[at : at + 200])] + [
        257
    ]
    bits = "".join(format(code, "09b") for code in codes)
    bits += "0" * (-len(bits) % 8)
    return bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits), 8))


def runs(data: bytes) -> bytes:
    """Pack by runs: what repeats four times or more once, all else as it is."""
    made, plain, at = b"", b"", 0
    while at < len(data):
        length = 1
        while length < 128 and data[at : at + length + 1] == data[at : at + 1] * (length + 1):
            length += 1
        if length < 4:
            plain += data[at : at + length]
        if plain and (length >= 4 or len(plain) > 100 or at + length == len(data)):
            made, plain = made + bytes([len(plain) - 1]) + plain, b""
        if length >= 4:
            made += bytes([257 - length]) + data[at : at + 1]
        at += length
    return made + b"\x80"


def rows_of_differences(data: bytes, columns: int = 32) -> bytes:
    """Write each byte as its difference to the one above, as PNG has it (kind 2)."""
    data = data.ljust(-(-len(data) // columns) * columns)
    above, made = bytes(columns), b""
    for at in range(0, len(data), columns):
        row = data[at : at + columns]
        made += b"\2" + bytes((one - two) & 0xFF for one, two in zip(row, above, strict=True))
        above = row
    return made


def differences(data: bytes, columns: int = 32) -> bytes:
    """Write each byte as its difference to the one before it in its row, as TIFF has it."""
    data = data.ljust(-(-len(data) // columns) * columns)
    rows = (data[at : at + columns] for at in range(0, len(data), columns))
    return b"".join(
        bytes((one - two) & 0xFF for one, two in zip(row, b"\0" + row, strict=False))
        for row in rows
    )


PACKED = {
    "not at all": (DRAWN, ""),
    "flate": (FLATE, "/FlateDecode"),
    "flate by its short name": (FLATE, "/Fl"),
    "flate without a checksum": (FLATE[:-4], "/FlateDecode"),
    "lzw": (lzw(DRAWN), "/LZWDecode"),
    "runs": (runs(DRAWN), "/RunLengthDecode"),
    "letters": (base64.a85encode(DRAWN, adobe=True)[2:], "/ASCII85Decode"),
    "figures": (DRAWN.hex().encode() + b">", "/ASCIIHexDecode"),
    "one in the other": (base64.a85encode(FLATE)[:] + b"~>", "/ASCII85Decode /FlateDecode"),
    "a key that is none": (FLATE, "/Crypt /FlateDecode"),
}


def read(data: bytes, entries: str) -> Document:
    return read_pdf(pdf(stream(data, entries)), "a.pdf")


def texts(document: Document) -> list[str]:
    return [one.text for one in document.paragraphs()]


@pytest.mark.parametrize("way", PACKED)
def test_words_are_read_in_whatever_way_they_are_packed(way: str) -> None:
    data, filters = PACKED[way]
    document = read(data, f"/Filter [{filters}]" if filters else "")
    assert texts(document) == LINES
    assert document.findings == ()


@pytest.mark.parametrize(("kind", "made"), [(12, rows_of_differences), (2, differences)])
def test_words_are_read_where_differences_are_packed(kind: int, made) -> None:
    entries = f"/Filter /FlateDecode /DecodeParms << /Predictor {kind} /Columns 32 >>"
    assert texts(read(zlib.compress(made(DRAWN)), entries)) == LINES


def test_a_damaged_stream_gives_what_stands_before_the_damage_and_that_is_told() -> None:
    stored = zlib.compress(DRAWN, 0)
    broken = stored[:1_000] + stored[1_400:]
    document = read(broken, "/Filter /FlateDecode")
    assert LINES[:10] == texts(document)[:10]
    assert [one.code for one in document.findings] == ["stream-damaged"]
