"""The words of comments, text boxes and old drawings as they are shown: signs, raised figures, strikes."""

from typing import NamedTuple

from gwreport.officefiles.shown.raised_text import SUBSCRIPT, SUPERSCRIPT, raised_shown
from gwreport.officefiles.shown.struck_words import struck_told
from gwreport.officefiles.shown.symbol_fonts import draws_signs
from gwreport.officefiles.xlsx.parts import local_name, outermost
from gwreport.officefiles.xlsx.rich_text import RichText, shown_in
from gwreport.officefiles.xlsx.styles import PLAIN_LOOK
from gwreport.officefiles.xml_element import Element

_STRIKES = ("s", "strike", "del")
_POSITIONS = {"sup": SUPERSCRIPT, "sub": SUBSCRIPT}


class _Piece(NamedTuple):
    words: str
    struck: bool


def comment_words(comment: Element) -> str:
    """Give the words of a comment, out of its runs."""
    from lxml import etree

    rich = RichText()
    for event, element in etree.iterwalk(comment, events=("start", "end")):
        name = local_name(element.tag)
        if event == "end":
            rich.end(name)
            continue
        rich.start(name, {local_name(key): str(value) for key, value in element.attrib.items()})
        rich.words(element.text or "")
    shown = rich.shown(PLAIN_LOOK)
    return struck_told(shown.text, shown.standing)


def shape_words(shape: Element) -> str:
    """Give the words of a shape, a paragraph a line."""
    pieces: list[_Piece] = []
    for paragraph in outermost(shape, "p"):
        pieces += [_run(run) for run in outermost(paragraph, "r", "fld", "br", "t")]
        pieces.append(_Piece("\n", struck=False))
    return _told(pieces)


def _run(run: Element) -> _Piece:
    if local_name(run.tag) == "t":
        return _Piece(run.text or "", struck=False)
    if local_name(run.tag) == "br":
        return _Piece("\n", struck=False)
    words = "".join(one.text or "" for one in outermost(run, "t"))
    looks = next(outermost(run, "rPr"), None)
    if looks is None:
        return _Piece(words, struck=False)
    faces = (one.get("typeface") or "" for one in outermost(looks, "sym", "latin"))
    words, _ = shown_in(next(filter(draws_signs, faces), ""), words)
    raised = looks.get("baseline", "0").rstrip("%")
    if raised.lstrip("-").strip("0"):
        words, _ = raised_shown(words, SUBSCRIPT if raised.startswith("-") else SUPERSCRIPT)
    return _Piece(words, looks.get("strike", "noStrike") != "noStrike")


def old_box_words(box: Element) -> str:
    """Give the words of a text box in an old drawing (VML), whose looks are those of HTML."""
    pieces: list[_Piece] = []
    for element in box.iter():
        pieces.append(_old_piece(element, element.text or ""))
        parent = element.getparent()
        if element is not box and parent is not None:
            pieces.append(_old_piece(parent, element.tail or ""))
    return _told(pieces)


def _old_piece(element: Element, words: str) -> _Piece:
    if not words.strip():
        return _Piece(words, struck=False)
    around = [element, *element.iterancestors()]
    faces = (one.get("face") or "" for one in around)
    words, _ = shown_in(next(filter(draws_signs, faces), ""), words)
    names = [local_name(one.tag).lower() for one in around]
    for position in (_POSITIONS[name] for name in names if name in _POSITIONS):
        words, _ = raised_shown(words, position)
    return _Piece(words, any(name in _STRIKES for name in names))


def _told(pieces: list[_Piece]) -> str:
    is_struck = any(one.struck and one.words.strip() for one in pieces)
    standing = "".join(one.words for one in pieces if not one.struck) if is_struck else None
    return struck_told("".join(one.words for one in pieces), standing)
