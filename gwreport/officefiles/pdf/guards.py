"""Guards put into pdfminer, which believes a file: references in a circle, ranges and tables without end.

pdfminer offers no place for them, so that some of its functions are replaced, once, by ones that ask
the budget of the document that is being read.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, cast

from pdfminer.pdfexceptions import PDFException, PDFObjectNotFound
from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.psparser import PSEOF

from gwreport.officefiles.pdf.budget import current
from gwreport.officefiles.pdf.streams import unpack

_LONGEST_CHAIN, _DEEPEST = 30, 6
_LONGEST_TOKEN, _LONGEST_NAME = 8 << 20, 1_000
_TAIL = 1 << 20
_REFERRING = (PDFObjRef, list, dict)
# The marks that end a picture among the operators, each with the white space behind it.
_ENDS = {b"EI": re.compile(rb"EI\s"), b"~>": re.compile(rb"~>\s")}
_installed = False


def install_guards() -> None:
    """Put the guards into pdfminer, where they are not yet."""
    global _installed
    if _installed:
        return
    _installed = True
    from pdfminer import pdffont, pdfinterp, pdftypes, psparser
    from pdfminer.cmapdb import CMapDB, CMapParser
    from pdfplumber import page

    cast("Any", pdftypes.PDFStream).decode = unpack
    cast("Any", pdftypes.PDFObjRef).resolve = _resolve
    for module in (pdftypes, pdffont, page):
        cast("Any", module).resolve_all = resolve_all
    _guard_tokens(psparser.PSBaseParser, pdfinterp.PDFContentParser)
    psparser.PSBaseParser.revreadlines = _lines_from_the_end
    pdfinterp.PDFContentParser.get_inline_data = _inline_data
    for name in ("get_widths", "get_widths2"):
        setattr(pdffont, name, _counted_widths(getattr(pdffont, name), 3 if name[-1] == "s" else 5))
    _guard_codes(CMapParser)
    _guard_maps(CMapDB)
    for form in (2, 4, 6, 10, 12):
        _guard_font_codes(pdffont.TrueTypeFont, f"parse_cmap_format_{form}")


def _resolve(self: Any, default: object = None) -> Any:
    """Follow a reference, and where it leads to another one that too; nothing for a circle."""
    budget = current()
    reference: Any = self
    for _ in range(_LONGEST_CHAIN):
        budget.take("objects")
        try:
            found = reference.doc.getobj(reference.objid)
        except PDFObjectNotFound:
            return default
        if not isinstance(found, PDFObjRef):
            return found
        reference = cast("Any", found)
    return default


def resolve_all(value: object, default: object = None, depth: int = 0) -> Any:
    """Resolve an object and all that it holds, as deep as any real one goes."""
    if not isinstance(value, _REFERRING):
        return value
    found: Any = resolve1(cast("Any", value), default)
    if depth > _DEEPEST:
        return default
    if isinstance(found, list):
        members = cast("list[Any]", found)
        current().take("objects", len(members))
        return [resolve_all(one, default, depth + 1) for one in members]
    if isinstance(found, dict):
        entries = cast("dict[Any, Any]", found)
        current().take("objects", len(entries))
        return {key: resolve_all(one, default, depth + 1) for key, one in entries.items()}
    return found


def _guard_tokens(parser: Any, content_parser: Any) -> None:
    """Count what is parsed, and gather long texts without copying them for each of their characters."""
    string, name, seek = parser._parse_string, parser._parse_literal, parser.seek

    def counted(fill: Callable[[Any], bool]) -> Callable[[Any], bool]:
        def fillbuf(self: Any) -> bool:
            if self.charpos < len(self.buf):
                return False
            if len(self._curtoken) > _LONGEST_TOKEN:
                raise PDFException("token")
            current().take("bytes", len(self.buf))
            return fill(self)

        return fillbuf

    def seek_counted(self: Any, pos: int) -> None:
        # What was read ahead and not looked at is none of it.
        current().take("bytes", getattr(self, "charpos", 0))
        seek(self, pos)

    def parse_string(self: Any, data: bytes, at: int) -> int:
        if isinstance(self._curtoken, bytes):
            self._curtoken = bytearray(self._curtoken)
        at = string(self, data, at)
        if self._tokens and isinstance(self._tokens[-1][1], bytearray):
            place, text = self._tokens[-1]
            self._tokens[-1] = (place, bytes(text))
        return at

    def parse_literal(self: Any, data: bytes, at: int) -> int:
        if len(self._curtoken) > _LONGEST_NAME:
            raise PDFException("name")
        return name(self, data, at)

    parser.fillbuf, content_parser.fillbuf = (
        counted(parser.fillbuf),
        counted(content_parser.fillbuf),
    )
    parser._parse_string, parser._parse_literal = parse_string, parse_literal
    parser.seek = seek_counted


def _lines_from_the_end(self: Any) -> Iterator[bytes]:
    """Give the last lines of a file, the last first; what is wanted of them stands at its end."""
    self.fp.seek(0, 2)
    self.fp.seek(max(self.fp.tell() - _TAIL, 0))
    yield from reversed(re.split(rb"[\r\n]", self.fp.read()))


def _inline_data(self: Any, pos: int, target: bytes = b"EI") -> tuple[int, bytes]:
    """Give the bytes of a picture that stands among the operators, up to the mark of its end."""
    self.seek(pos)
    with self.fp.getbuffer() as stream:
        found = _ENDS[target].search(stream, pos)
        if found is None:
            raise PSEOF("no end of inline data")
        data, end = bytes(stream[pos : found.start()]), found.end()
    self.seek(end)
    return pos, re.sub(rb"(\x0d\x0a|[\x0d\x0a])$", b"", data)


def _counted_widths(widths: Callable[[Any], Any], length: int) -> Callable[[Any], Any]:
    """Count the characters that a font's list of widths names: "1 9999 500" are ten thousand."""

    def counted(sequence: Any) -> Any:
        members = [resolve1(one) for one in sequence]
        standing: list[float] = []
        for one in members:
            if isinstance(one, list):
                current().take("codes", len(cast("list[Any]", one)))
                standing = []
            elif isinstance(one, int | float):
                standing.append(one)
            if len(standing) == length:
                current().take("codes", max(int(standing[1]) - int(standing[0]) + 1, 0))
                standing = []
        return widths(members)

    return counted


def _guard_codes(parser: Any) -> None:
    """Count the characters that a font's table of codes names in ranges."""
    do = parser.do_keyword

    def do_keyword(self: Any, pos: int, token: Any) -> None:
        if token in (self.KEYWORD_ENDBFRANGE, self.KEYWORD_ENDCIDRANGE):
            marks = [one for _, one in self.curstack]
            for first, last in zip(marks[::3], marks[1::3], strict=False):
                if isinstance(first, bytes) and isinstance(last, bytes):
                    count = int.from_bytes(last, "big") - int.from_bytes(first, "big") + 1
                    current().take("codes", max(count, 0))
        do(self, pos, token)

    parser.do_keyword = do_keyword


def _guard_maps(database: Any) -> None:
    """Count the tables of codes that are loaded by their names: some megabytes each."""
    load = database._load_data.__func__

    def load_data(cls: Any, name: str) -> Any:
        current().take("maps")
        return load(cls, name)

    database._load_data = classmethod(load_data)


class _CountedCodes(dict[int, int]):
    def __setitem__(self, code: int, glyph: int) -> None:
        current().take("codes")
        super().__setitem__(code, glyph)


def _guard_font_codes(font: Any, name: str) -> None:
    """Count the characters that a font file's own table names in ranges."""
    parse = getattr(font, name)

    def counted(self: Any, file: Any, codes: dict[int, int]) -> None:
        named = _CountedCodes()
        parse(self, file, named)
        codes.update(named)

    setattr(font, name, counted)
