"""Fields of Word: which of their marks belong together, and what a field without a result shows."""

import re

from gwreport.officefiles.shown.symbol_fonts import sign_shown
from gwreport.officefiles.word.eq_fields import eq_shown
from gwreport.officefiles.word.final_text import W
from gwreport.officefiles.xml_element import Element

FIELD_MARK, FIELD_TYPE = W + "fldChar", W + "fldCharType"
_STORIES = frozenset(
    W + tag for tag in ("tc", "body", "txbxContent", "hdr", "ftr", "comment", "footnote", "endnote")
)
_VAL = W + "val"
_OFF = ("0", "false", "off")
# Fields that are never seen: entries of lists, things for mail merge, the page on which it stands.
_UNSEEN = frozenset(
    [
        "XE",
        "TC",
        "TA",
        "RD",
        "ADVANCE",
        "PRIVATE",
        "SET",
        "ASK",
        "NEXT",
        "NEXTIF",
        "SKIPIF",
        "MERGEREC",
        "MERGESEQ",
        "ADDIN",
        "DATA",
        "PAGE",
        "NUMPAGES",
        "SECTIONPAGES",
        "PAGEREF",
        "SECTION",
        "PRINT",
        "BOOKMARK",
        "REVNUM",
    ]
)
_FONT = re.compile(r'\\f\s*(?:"([^"]*)"|(\S+))', re.IGNORECASE)
_LONGEST_NUMBER = 8


def drop_unpaired_fields(root: Element) -> None:
    """Take out the marks of fields that never end or never began: their words are text like any other.

    A field ends in the cell or box in which it begins.
    """
    if next(root.iter(FIELD_MARK), None) is None:
        return
    standing: dict[Element | None, list[Element]] = {}
    lone: list[Element] = []
    for mark, story in _marks(root, None, []):
        opened = standing.setdefault(story, [])
        kind = mark.get(FIELD_TYPE)
        if kind == "begin":
            opened.append(mark)
        elif not opened:
            lone.append(mark)
        elif kind == "end":
            opened.pop()
    for mark in (*lone, *(mark for opened in standing.values() for mark in opened)):
        parent = mark.getparent()
        if parent is not None:
            parent.remove(mark)


def _marks(
    element: Element, story: Element | None, found: list[tuple[Element, Element | None]]
) -> list[tuple[Element, Element | None]]:
    """Give the marks below an element in their order, each with the cell or box in which it stands."""
    for child in element:
        if child.tag == FIELD_MARK:
            found.append((child, story))
        elif len(child):
            _marks(child, child if child.tag in _STORIES else story, found)
    return found


def field_shown(words: str, data: Element | None, *, has_result: bool) -> str | None:
    """Give what a field shows that has no words as its result; None when that is not known.

    `words` is its instruction, `data` what a form keeps of it; `has_result` says that it has a place
    for a result, which is empty then.
    """
    kind = words.split(maxsplit=1)[0].upper() if words.strip() else ""
    match kind:
        case "EQ":
            return eq_shown(words.split(maxsplit=1)[1] if len(words.split()) > 1 else "")
        case "SYMBOL":
            return _symbol(words)
        case "FORMCHECKBOX":
            return _checkbox(data)
        case "FORMDROPDOWN":
            return _chosen(data)
        case "MACROBUTTON" | "GOTOBUTTON":
            return " ".join(words.split(maxsplit=2)[2:]).strip()
        case _:
            return "" if has_result or not kind or kind in _UNSEEN else None


def _symbol(words: str) -> str | None:
    number = words.split()[1] if len(words.split()) > 1 else ""
    found = _FONT.search(words)
    font = (found[1] or found[2]) if found else ""
    try:
        code = int(number, 16 if number.lower().startswith("0x") else 10)
        sign = chr(code) if len(number) <= _LONGEST_NUMBER else ""
    except (ValueError, OverflowError):
        return number if len(number) == 1 else None
    return sign_shown(font, sign) if sign else None


def _checkbox(data: Element | None) -> str | None:
    box = None if data is None else data.find(W + "checkBox")
    if box is None:
        return None
    marks = [one for name in ("checked", "default") if (one := box.find(W + name)) is not None]
    is_ticked = bool(marks) and marks[0].get(_VAL, "1") not in _OFF
    return "☑" if is_ticked else "□"


def _chosen(data: Element | None) -> str | None:
    choices = None if data is None else data.find(W + "ddList")
    if choices is None:
        return None
    entries = [str(one.get(_VAL, "")) for one in choices.iterfind(W + "listEntry")]
    marks = [one for name in ("result", "default") if (one := choices.find(W + name)) is not None]
    number = str(marks[0].get(_VAL, "0")) if marks else "0"
    is_number = number.isascii() and number.isdecimal() and len(number) < _LONGEST_NUMBER
    return entries[int(number)] if is_number and int(number) < len(entries) else None
