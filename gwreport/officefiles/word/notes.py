"""What hangs on a Word document's text: comments, footnotes and endnotes, headers and footers."""

from collections.abc import Iterator, Mapping
from itertools import islice

from gwreport.domain.findings.code import Severity
from gwreport.domain.findings.codes.opening import OpeningCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place
from gwreport.domain.texts.quoting import beginning, in_one_line
from gwreport.officefiles import limits
from gwreport.officefiles.package import Package, Relation
from gwreport.officefiles.shown.page_words import says_something
from gwreport.officefiles.word.final_text import W
from gwreport.officefiles.word.runs import Anchor
from gwreport.officefiles.xml_element import Element

_TEXT_PATH = "{urn:schemas-microsoft-com:vml}textpath"
_LINES = {W + "t": "", W + "tab": " ", W + "br": " ", W + "cr": " ", W + "noBreakHyphen": "-"}
_LEFT_OUT = frozenset(
    (
        W + "del",
        W + "moveFrom",
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    )
)
_MOST_COMMENTS, _LONGEST_COMMENT, _LONGEST_NOTE, _LONGEST_QUOTE = 200, 300, 60, 20
Anchors = Mapping[tuple[str, str], Anchor]


def note_findings(
    package: Package, relations: Mapping[str, Relation], folder: str, anchors: Anchors, name: str
) -> list[Finding]:
    """Tell of every comment (a warning where it hangs), footnote, header and footer with words.

    Raises DocumentError as parsing their parts does.
    """
    parts: dict[str, list[str]] = {}
    for relation in relations.values():
        if not relation.is_outside and package.has(relation.target):
            parts.setdefault(relation.kind, []).append(relation.target)
    for kind in ("comments", "footnotes", "endnotes"):
        # A document that lost the references still has the parts in their usual places.
        usual = f"{folder}/{kind}.xml" if folder else f"{kind}.xml"
        if kind not in parts and package.has(usual):
            parts[kind] = [usual]
    found: list[Finding] = []
    for part in parts.get("comments", ()):
        found.extend(_comments(package.parse(part), anchors, name))
    footnotes = (
        note
        for kind in ("footnote", "endnote")
        for part in parts.get(f"{kind}s", ())
        for note in _footnotes(package.parse(part), kind, anchors, name)
    )
    found.extend(_not_too_many(footnotes, name))
    pages = (package.parse(part) for kind in ("header", "footer") for part in parts.get(kind, ()))
    words = dict.fromkeys(text for root in pages if root is not None for text in _page_words(root))
    for text in words:
        facts = {"text": beginning(text, _LONGEST_NOTE)}
        found.append(Finding(OpeningCode.PAGE_HEADER_LEFT_OUT, Place(name), facts=facts))
    return found


def _comments(root: Element | None, anchors: Anchors, name: str) -> Iterator[Finding]:
    comments = [] if root is None else list(root.iter(W + "comment"))
    for comment in comments[:_MOST_COMMENTS]:
        anchor = anchors.get(("comment", str(comment.get(W + "id", ""))))
        words = "".join(anchor.words.split()) if anchor else ""
        facts = {
            "author": str(comment.get(W + "author", "")).strip() or "?",
            "text": beginning(_words(comment), _LONGEST_COMMENT) or "…",
            "on": beginning(words, _LONGEST_QUOTE),
        }
        code = OpeningCode.DOCUMENT_COMMENT_ON if words else OpeningCode.DOCUMENT_COMMENT
        place = anchor.place if anchor else Place(name)
        yield Finding(code, place, facts=facts)
    if len(comments) > _MOST_COMMENTS:
        facts = {
            "count": len(comments) - _MOST_COMMENTS,
            "text": beginning(_words(comments[_MOST_COMMENTS]), _LONGEST_NOTE),
        }
        yield Finding(OpeningCode.MORE_OF_THESE, Place(name), facts=facts)


def _footnotes(root: Element | None, kind: str, anchors: Anchors, name: str) -> Iterator[Finding]:
    for note in () if root is None else root.iter(W + kind):
        # Those of a type are the rules between text and notes.
        text = _words(note)
        if text and note.get(W + "type") is None:
            anchor = anchors.get((kind, str(note.get(W + "id", ""))))
            facts = {"text": beginning(text, _LONGEST_NOTE - 1)}
            place = anchor.place if anchor else Place(name)
            yield Finding(OpeningCode.FOOTNOTE_LEFT_OUT, place, facts=facts)


def _not_too_many(notes: Iterator[Finding], name: str) -> Iterator[Finding]:
    yield from islice(notes, limits.ASIDES)
    first = next(notes, None)
    if first is not None:
        count = 1 + sum(1 for _ in notes)
        facts = {"count": count, "text": str(first.facts["text"])}
        yield Finding(OpeningCode.MORE_OF_THESE, Place(name), facts=facts, chosen=Severity.INFO)


def _page_words(root: Element) -> Iterator[str]:
    text = _words(root)
    if text and says_something(text):
        yield text
    for art in root.iter(_TEXT_PATH):
        if words := in_one_line(str(art.get("string", ""))):
            yield words


def _words(element: Element) -> str:
    """Give the words of a part's paragraphs in one line; those deleted or kept twice left out."""
    return in_one_line(" ".join(map("".join, _lines(element, None, []))))


def _lines(element: Element, own: list[str] | None, found: list[list[str]]) -> list[list[str]]:
    """Gather the pieces of each paragraph; `own` are those of the one in which the element stands."""
    for child in element:
        tag = str(child.tag)
        if tag == W + "p":
            found.append([])
            _lines(child, found[-1], found)
        elif tag in _LINES:
            if own is not None:
                own.append((child.text or "") if tag == W + "t" else _LINES[tag])
        elif tag not in _LEFT_OUT:
            _lines(child, own, found)
    return found
