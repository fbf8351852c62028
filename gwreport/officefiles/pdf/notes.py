"""What is put onto the pages of a PDF: notes and highlights, and the fields of a form with their values."""

from collections.abc import Iterator, Sequence
from typing import Any

from pdfminer.utils import decode_text

from gwreport.domain.findings.codes.opening import OpeningCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place
from gwreport.domain.texts.quoting import beginning, in_one_line
from gwreport.officefiles.pdf.budget import current
from gwreport.officefiles.pdf.objects import array, dictionary, name_of, resolved

_MOST = 200
_LONGEST, _QUOTED = 300, 20
_SILENT = frozenset(("Link", "Popup", "Widget", "PrinterMark", "TrapNet", "Movie", "Screen"))
_DEEPEST = 8


def annotation_findings(
    page: Any, chars: Sequence[Any], place: Place
) -> Iterator[tuple[float, Finding]]:
    """Give a warning for each note and each filled field of a page, with the height of its middle.

    The words that a note hangs on are quoted where the page is not turned.
    """
    for reference in array(page.page_obj.annots)[:_MOST]:
        one = dictionary(reference)
        box = _box(one, page)
        height = (box[1] + box[3]) / 2 if box else 0.0
        kind = name_of(one.get("Subtype"))
        if kind == "Widget":
            found = _field(one, place)
        elif kind in _SILENT:
            continue
        else:
            found = _note(one, place, _under(box, chars) if box else "")
        if found is not None:
            yield height, found


def _note(annotation: dict[str, Any], place: Place, words: str) -> Finding | None:
    text = in_one_line(_text(annotation.get("Contents")))
    if not text:
        return None
    facts = {
        "author": in_one_line(_text(annotation.get("T"))) or "?",
        "text": beginning(text, _LONGEST),
        "on": beginning(words, _QUOTED),
    }
    code = OpeningCode.DOCUMENT_COMMENT_ON if words else OpeningCode.DOCUMENT_COMMENT
    return Finding(code, place, facts=facts)


def _field(annotation: dict[str, Any], place: Place) -> Finding | None:
    names: list[str] = []
    words = ""
    one = annotation
    for _ in range(_DEEPEST):
        if name := in_one_line(_text(one.get("T"))):
            names.insert(0, name)
        words = words or name_of(one.get("V")) or in_one_line(_text(one.get("V")))
        one = dictionary(one.get("Parent"))
    if not words or words == "Off":
        return None
    facts = {"field": ".".join(names) or "?", "text": beginning(words, _LONGEST)}
    return Finding(OpeningCode.FORM_VALUE_LEFT_OUT, place, facts=facts)


def _box(annotation: dict[str, Any], page: Any) -> tuple[float, float, float, float] | None:
    numbers = [resolved(one) for one in array(annotation.get("Rect"))[:5]]
    if page.rotation or len(numbers) != 4:
        return None
    if not all(isinstance(one, int | float) for one in numbers):
        return None
    x0, x1 = sorted((float(numbers[0]), float(numbers[2])))
    y0, y1 = sorted((float(numbers[1]), float(numbers[3])))
    top = page.mediabox[1] + page.height
    return x0, top - y1, x1, top - y0


def _under(box: tuple[float, float, float, float], chars: Sequence[Any]) -> str:
    x0, y0, x1, y1 = box
    current().take("steps", len(chars))
    return "".join(
        char["text"]
        for char in chars
        if x0 <= (char["x0"] + char["x1"]) / 2 <= x1
        and y0 <= (char["top"] + char["bottom"]) / 2 <= y1
    ).strip()


def _text(value: object) -> str:
    found = resolved(value)
    if not isinstance(found, bytes):
        return found if isinstance(found, str) else ""
    if found.startswith((b"\xfe\xff", b"\xff\xfe")):
        return found.decode("utf-16", "replace")
    for encoding in ("utf-8-sig", "gb18030"):
        # Programs of here write either, though the format knows neither.
        try:
            return found.decode(encoding)
        except UnicodeDecodeError:
            continue
    return decode_text(found)
