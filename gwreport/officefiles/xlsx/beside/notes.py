"""What hangs on a sheet outside its cells: comments, threaded comments, text boxes, pictures."""

from collections.abc import Callable, Collection

from gwreport.officefiles.xlsx.beside.controls import control_of
from gwreport.officefiles.xlsx.beside.drawn_words import comment_words, old_box_words, shape_words
from gwreport.officefiles.xlsx.container import Container
from gwreport.officefiles.xlsx.model import Note, RawSheet
from gwreport.officefiles.xlsx.parts import (
    outermost,
    parse_broken_part,
    parse_part,
)

# Elements of VML that are shapes; groups hold them.
_OLD_SHAPES = ("shape", "rect", "roundrect", "oval", "line", "polyline", "arc", "image", "curve")
Relations = dict[str, tuple[str, str]]


def read_attached(
    container: Container,
    attached: Relations,
    sheet: RawSheet,
    relations_of: Callable[[str], Relations],
) -> None:
    """Add to a sheet the words and pictures of the parts that it refers to.

    `attached` are the sheet's relations, `relations_of` gives those of another part. A comment that is only the stand-in of a threaded one is
    not given twice. Raises UnreadableFileError.
    """
    parts = [(kind, part) for kind, part in attached.values() if container.has(part)]
    threaded: set[str] = set()
    for kind, part in parts:
        if kind == "threadedComment":
            for note in _threads(container, part):
                container.budget.aside(note.text)
                threaded.add(note.cell)
                sheet.notes.append(note)
    controls: set[str] = set()
    for kind, part in parts:
        if kind == "vmlDrawing":
            controls |= _read_old_drawing(container, part, sheet)
    for kind, part in parts:
        if kind == "comments":
            for note in _comments(container, part):
                if note.cell not in threaded:
                    container.budget.aside(note.text)
                    sheet.notes.append(note)
        elif kind == "drawing":
            _read_drawing(container, part, sheet, controls)
            for sort, diagram in relations_of(part).values():
                if sort == "diagramData" and container.has(diagram):
                    _read_diagram(container, diagram, sheet)


def _comments(container: Container, part: str) -> list[Note]:
    notes: list[Note] = []
    for comment in outermost(parse_part(container.read(part), part), "comment"):
        if text := comment_words(comment):
            notes.append(Note("note", comment.get("ref") or "", text))
    return notes


def _threads(container: Container, part: str) -> list[Note]:
    return [
        Note("thread", comment.get("ref") or "", text)
        for comment in outermost(parse_part(container.read(part), part), "threadedComment")
        if (text := "\n".join(words.text or "" for words in outermost(comment, "text")).strip())
    ]


def _read_drawing(
    container: Container, part: str, sheet: RawSheet, controls: Collection[str]
) -> None:
    root = parse_part(container.read(part), part)
    for shape in outermost(root, "pic", "graphicFrame", "sp"):
        if controls and any(one.get("spid") in controls for one in shape.iter("{*}compatExt")):
            continue
        if words := shape_words(shape):
            container.budget.aside(words)
            sheet.notes.append(Note("textbox", "", words))
        else:
            sheet.pictures += 1


def _read_diagram(container: Container, part: str, sheet: RawSheet) -> None:
    root = parse_part(container.read(part), part)
    # A point's text is a `t` too, which holds the `t` of its runs.
    points = (
        "".join(run.text or "" for run in point.iter("{*}t") if not len(run))
        for point in outermost(root, "pt")
    )
    words = "\n".join(text for text in points if text.strip())
    if words:
        container.budget.aside(words)
        sheet.notes.append(Note("textbox", "", words))


def _read_old_drawing(container: Container, part: str, sheet: RawSheet) -> set[str]:
    """Read an old drawing; give the ids of its controls, which the new one may hold once more."""
    # VML is not always good XML, and mostly only frames the comments, whose words stand elsewhere.
    root = parse_broken_part(container.read(part), part)
    controls: set[str] = set()
    for shape in outermost(root, *_OLD_SHAPES) if root is not None else ():
        words = "".join(map(old_box_words, outermost(shape, "textbox")))
        if control := control_of(shape, words):
            container.budget.aside(words)
            sheet.controls.append(control)
            controls.add(shape.get("id") or "")
        elif words and not any(
            one.get("ObjectType") == "Note" for one in shape.iter("{*}ClientData")
        ):
            container.budget.aside(words)
            sheet.notes.append(Note("textbox", "", words))
    return controls
