"""What hangs on a sheet outside its cells: comments, threaded comments, text boxes, pictures."""

from collections.abc import Callable

from gwreport.officefiles.xlsx.container import Container
from gwreport.officefiles.xlsx.model import Note, RawSheet
from gwreport.officefiles.xlsx.parts import (
    outermost,
    parse_broken_part,
    parse_part,
    plain_text,
)

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
    for kind, part in parts:
        if kind == "comments":
            for note in _comments(container, part):
                if note.cell not in threaded:
                    container.budget.aside(note.text)
                    sheet.notes.append(note)
        elif kind == "drawing":
            _read_drawing(container, part, sheet)
            for sort, diagram in relations_of(part).values():
                if sort == "diagramData" and container.has(diagram):
                    _read_diagram(container, diagram, sheet)
        elif kind == "vmlDrawing":
            _read_old_drawing(container, part, sheet)


def _comments(container: Container, part: str) -> list[Note]:
    notes: list[Note] = []
    for comment in outermost(parse_part(container.read(part), part), "comment"):
        words = "".join(text.text or "" for text in outermost(comment, "t", without="rPh"))
        if text := plain_text(words).strip():
            notes.append(Note("note", comment.get("ref") or "", text))
    return notes


def _threads(container: Container, part: str) -> list[Note]:
    return [
        Note("thread", comment.get("ref") or "", text)
        for comment in outermost(parse_part(container.read(part), part), "threadedComment")
        if (text := "\n".join(words.text or "" for words in outermost(comment, "text")).strip())
    ]


def _read_drawing(container: Container, part: str, sheet: RawSheet) -> None:
    root = parse_part(container.read(part), part)
    for shape in outermost(root, "pic", "graphicFrame", "sp"):
        paragraphs = [
            "".join(run.text or "" for run in outermost(paragraph, "t"))
            for paragraph in outermost(shape, "p")
        ]
        words = "\n".join(paragraphs).strip()
        if words:
            container.budget.aside(words)
            sheet.notes.append(Note("textbox", "", words))
        else:
            sheet.pictures += 1


def _read_diagram(container: Container, part: str, sheet: RawSheet) -> None:
    root = parse_part(container.read(part), part)
    points = (
        "".join(run.text or "" for run in outermost(point, "t")) for point in outermost(root, "pt")
    )
    words = "\n".join(text for text in points if text.strip())
    if words:
        container.budget.aside(words)
        sheet.notes.append(Note("textbox", "", words))


def _read_old_drawing(container: Container, part: str, sheet: RawSheet) -> None:
    # VML is not always good XML, and mostly only frames the comments, whose words stand elsewhere.
    root = parse_broken_part(container.read(part), part)
    framing: dict[object, bool] = {}
    for box in outermost(root, "textbox") if root is not None else ():
        words = "".join(str(text) for text in box.itertext()).strip()
        shape = box.getparent()
        if shape not in framing:
            facts = () if shape is None else shape.iter("{*}ClientData")
            framing[shape] = any(one.get("ObjectType") == "Note" for one in facts)
        if words and not framing[shape]:
            container.budget.aside(words)
            sheet.notes.append(Note("textbox", "", words))
