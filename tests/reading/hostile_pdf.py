"""PDFs of a few objects, which no program would print."""

import zlib
from collections.abc import Mapping

_FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_TEXT = "BT /F1 12 Tf 50 700 Td (1. Build a park) Tj ET "


def stream(data: bytes, entries: str = "") -> bytes:
    """Make a stream object of bytes as they are."""
    return f"<< /Length {len(data)} {entries} >>\nstream\n".encode() + data + b"\nendstream"


def packed(data: bytes, entries: str = "", times: int = 1) -> bytes:
    """Make a stream object of packed bytes, packed several times one in the other."""
    for _ in range(times):
        data = zlib.compress(data, 9)
    return stream(data, f"/Filter [{' /FlateDecode' * times}] {entries}")


def form(draws: str, resources: str = "") -> bytes:
    """Make a form that draws this."""
    return stream(
        draws.encode(),
        f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << {resources} >>",
    )


def file_of(objects: Mapping[int, str | bytes], trailer: str = "") -> bytes:
    """Put objects together to a file."""
    body, places = b"%PDF-1.5\n", {}
    for number, words in objects.items():
        places[number] = len(body)
        content = words.encode("latin-1") if isinstance(words, str) else words
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start, size = len(body), max(objects) + 1
    body += b"xref\n0 %d\n" % size
    for number in range(size):
        body += (
            b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
        )
    return (
        body
        + f"trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF".encode()
    )


def pdf(
    draws: str | bytes = "",
    *,
    page: str = "/MediaBox [0 0 600 800]",
    resources: str = "",
    font: str | bytes = _FONT,
    more: Mapping[int, str | bytes] | None = None,
) -> bytes:
    """Make a PDF of one page, its contents object 4 and its font object 5; `more` are others."""
    content = draws if isinstance(draws, bytes) else packed((_TEXT + draws).encode())
    return file_of(
        {
            1: "<< /Type /Catalog /Pages 2 0 R >>",
            2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            3: f"<< /Type /Page /Parent 2 0 R {page} /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> {resources} >> >>",
            4: content,
            5: font,
        }
        | (more or {})
    )


def composite_font(widths: str = "", codes: str = "") -> tuple[str, dict[int, str | bytes]]:
    """Make a font of many characters: object 5, and those that it refers to."""
    table = f"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange {codes} endcmap"
    return (
        "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>",
        {
            6: f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) >> {widths} >>",
            7: packed(table.encode()),
        },
    )
