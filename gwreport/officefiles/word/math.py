"""Formulas of Word's own editor (OMML) as one line of text: ¾ as 3/4, a raised 2 as ²."""

from gwreport.officefiles.shown.raised_text import SUBSCRIPT, SUPERSCRIPT, raised_shown
from gwreport.officefiles.word.final_text import W
from gwreport.officefiles.xml_element import Element

M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DELETED = (W + "del", W + "moveFrom")
_VAL = M + "val"


def math_shown(formula: Element) -> str:
    """Give a formula's signs in the order in which they are read."""
    return "".join(map(_shown, formula))


def _shown(element: Element) -> str:
    tag = str(element.tag)
    if tag in (M + "t", W + "t"):
        return element.text or ""
    if tag in _DELETED or tag.endswith("Pr"):
        return ""
    match tag.removeprefix(M):
        case "f":
            return f"{_grouped(_part(element, 'num'))}/{_grouped(_part(element, 'den'))}"
        case "sSup":
            return _part(element, "e") + _raised(element, "sup", SUPERSCRIPT)
        case "sSub":
            return _part(element, "e") + _raised(element, "sub", SUBSCRIPT)
        case "sSubSup":
            below = _raised(element, "sub", SUBSCRIPT)
            return _part(element, "e") + below + _raised(element, "sup", SUPERSCRIPT)
        case "rad":
            degree = _raised(element, "deg", SUPERSCRIPT)
            return f"{degree}√{_grouped(_part(element, 'e'))}"
        case "d":
            return _in_brackets(element)
        case "nary":
            sign = _property(element, "chr", "∫")
            below, above = _raised(element, "sub", SUBSCRIPT), _raised(element, "sup", SUPERSCRIPT)
            return f"{sign}{below}{above}{_part(element, 'e')}"
        case _:
            return math_shown(element)


def _part(element: Element, name: str) -> str:
    part = element.find(M + name)
    return "" if part is None else math_shown(part)


def _raised(element: Element, name: str, position: str) -> str:
    words = _part(element, name)
    return raised_shown(words, position)[0] if words.strip() else ""


def _grouped(words: str) -> str:
    return words if words.replace(".", "").isalnum() else f"({words})"


def _in_brackets(element: Element) -> str:
    begin, end = _property(element, "begChr", "("), _property(element, "endChr", ")")
    parts = _property(element, "sepChr", "|").join(map(math_shown, element.iterfind(M + "e")))
    return f"{begin}{parts}{end}"


def _property(element: Element, name: str, default: str) -> str:
    found = element.find(f"{element.tag}Pr/{M}{name}")
    return default if found is None else str(found.get(_VAL, ""))
