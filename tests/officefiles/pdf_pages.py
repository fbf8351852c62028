"""PDFs made by hand: words at places, ruled tables, and whatever lies over or beside them."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field

WIDTH, HEIGHT = 595, 842


@dataclass
class PdfPage:
    """One page: drawing operators, what its dictionary says beside, and the codes of what it draws."""

    entries: str = ""
    ops: list[str] = field(default_factory=list)
    annotations: list[str] = field(default_factory=list)
    codes: set[int] = field(default_factory=set)

    def words(
        self,
        x: float,
        top: float,
        text: str,
        *,
        size: float = 10,
        turn: tuple[float, float, float, float] = (1, 0, 0, 1),
        colour: str = "0 g",
        font: str = "F1",
        mode: int = 0,
    ) -> None:
        """Draw words whose first character's upper left corner is there."""
        self.codes.update(map(ord, text))
        codes = "".join(f"{ord(mark):04X}" for mark in text)
        matrix = " ".join(str(one) for one in turn)
        self.ops.append(
            f"q {colour} BT /{font} {size} Tf {mode} Tr {matrix} {x} {HEIGHT - top - 0.88 * size} Tm <{codes}> Tj ET Q"
        )

    def line(self, x0: float, top: float, x1: float, bottom: float, *, width: float = 0.5) -> None:
        """Draw a rule."""
        self.ops.append(f"{width} w {x0} {HEIGHT - top} m {x1} {HEIGHT - bottom} l S")

    def table(
        self,
        rows: Sequence[Sequence[str]],
        *,
        left: float = 40,
        top: float = 100,
        widths: Sequence[float] = (40, 220, 60, 90, 90),
        height: float = 24,
    ) -> None:
        """Draw a ruled table, the words of each cell in one line."""
        edges = [left + sum(widths[:place]) for place in range(len(widths) + 1)]
        for number in range(len(rows) + 1):
            self.line(edges[0], top + number * height, edges[-1], top + number * height)
        for edge in edges:
            self.line(edge, top, edge, top + len(rows) * height)
        for number, row in enumerate(rows):
            for x, text in zip(edges, row, strict=False):
                if text:
                    self.words(x + 3, top + number * height + 7, text)

    def between(self, begin: str, end: str, ops: Sequence[str]) -> None:
        """Draw something between two operators."""
        self.ops += [begin, *ops, end]


def pdf(
    pages: Sequence[PdfPage], *, resources: str = "", catalog: str = "", objects: Sequence[str] = ()
) -> bytes:
    """Make the bytes; `objects` get the numbers from 20 on."""
    numbered: dict[int, bytes] = {}

    def stream(words: str, entries: str = "") -> bytes:
        packed = zlib.compress(words.encode("latin-1"))
        return (
            f"<< /Filter /FlateDecode /Length {len(packed)} {entries} >>\nstream\n".encode()
            + packed
            + b"\nendstream"
        )

    numbered[3] = stream(_map_of({code >> 8 for page in pages for code in page.codes}))
    fonts = ""
    for number, (name, base, mapped) in enumerate(
        (
            ("F1", "SimSun", True),
            ("F2", "Unmapped", False),
            ("F3", "ABCDEF+Wingdings-Regular", True),
            ("F4", "SimHei", True),
        )
    ):
        at = 4 + 3 * number
        unicode = "/ToUnicode 3 0 R" if mapped else ""
        numbered[at] = (
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{base} /Encoding /Identity-H {unicode} /DescendantFonts [{at + 1} 0 R] >>".encode()
        )
        numbered[at + 1] = (
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{base} /DW 1000 /FontDescriptor {at + 2} 0 R "
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
        ).encode()
        numbered[at + 2] = (
            f"<< /Type /FontDescriptor /FontName /{base} /Flags 4 /Ascent 880 /Descent -120 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /CapHeight 880 /StemV 80 >>".encode()
        )
        fonts += f"/{name} {at} 0 R "
    for place, words in enumerate(objects):
        numbered[20 + place] = words.encode("latin-1")
    first = 20 + len(objects)
    kids = ""
    for place, page in enumerate(pages):
        at = first + 2 * place
        kids += f"{at} 0 R "
        notes = f"/Annots [{' '.join(page.annotations)}]" if page.annotations else ""
        size = "" if "/MediaBox" in page.entries else f"/MediaBox [0 0 {WIDTH} {HEIGHT}]"
        numbered[at] = (
            f"<< /Type /Page /Parent 2 0 R {size} {page.entries} {notes} /Contents {at + 1} 0 R "
            f"/Resources << /Font << {fonts} >> {resources} >> >>"
        ).encode()
        numbered[at + 1] = stream("\n".join(page.ops))
    numbered[1] = f"<< /Type /Catalog /Pages 2 0 R {catalog} >>".encode()
    numbered[2] = f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode()
    return _written(numbered)


def _map_of(firsts: set[int]) -> str:
    """The map of a font whose codes are the characters themselves, for codes of these first bytes."""
    ranges = [f"<{first:02X}00> <{first:02X}FF> <{first:02X}00>" for first in sorted(firsts)]
    parts = [ranges[start : start + 100] for start in range(0, len(ranges), 100)]
    words = "".join(f"{len(part)} beginbfrange {' '.join(part)} endbfrange " for part in parts)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def "
        f"1 begincodespacerange <0000> <FFFF> endcodespacerange {words}"
        "endcmap CMapName currentdict /CMap defineresource pop end end"
    )


def form(ops: Sequence[str], entries: str = "") -> str:
    """A form (XObject) of drawing operators, as an object."""
    words = "\n".join(ops)
    return f"<< /Type /XObject /Subtype /Form /BBox [0 0 {WIDTH} {HEIGHT}] {entries} /Length {len(words)} >>\nstream\n{words}\nendstream"


def _written(numbered: dict[int, bytes]) -> bytes:
    body = b"%PDF-1.7\n"
    places: dict[int, int] = {}
    for number, words in sorted(numbered.items()):
        places[number] = len(body)
        body += b"%d 0 obj\n%s\nendobj\n" % (number, words)
    last = max(numbered)
    table = b"".join(
        b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
        for number in range(1, last + 1)
    )
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (last + 1)
    return (
        body
        + head
        + table
        + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (last + 1, len(body))
    )
