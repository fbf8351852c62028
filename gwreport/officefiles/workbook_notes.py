"""What hangs on a sheet outside its cells: comments, threaded comments, text boxes, pictures."""

from collections.abc import Callable

from gwreport.officefiles.workbook_container import Container, Unreadable, UnreadableFileError
from gwreport.officefiles.workbook_model import Note, RawSheet
from gwreport.officefiles.workbook_parts import local_name, parse_part, plain_text

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
                threaded.add(note.cell)
                sheet.notes.append(note)
    for kind, part in parts:
        if kind == "comments":
            sheet.notes.extend(
                note for note in _comments(container, part) if note.cell not in threaded
            )
        elif kind == "drawing":
            _read_drawing(container, part, sheet)
            for sort, diagram in relations_of(part).values():
                if sort == "diagramData" and container.has(diagram):
                    _read_diagram(container, diagram, sheet)
        elif kind == "vmlDrawing":
            _read_old_drawing(container.read(part), part, sheet)


def _comments(container: Container, part: str) -> list[Note]:
    notes: list[Note] = []
    for comment in parse_part(container.read(part), part).iter("{*}comment"):
        words = [
            text.text or ""
            for text in comment.iter("{*}t")
            if not any(local_name(above.tag) == "rPh" for above in text.iterancestors())
        ]
        text = plain_text("".join(words)).strip()
        if text:
            notes.append(Note("note", comment.get("ref") or "", text))
    return notes


def _threads(container: Container, part: str) -> list[Note]:
    return [
        Note("thread", comment.get("ref") or "", text)
        for comment in parse_part(container.read(part), part).iter("{*}threadedComment")
        if (text := "\n".join(words.text or "" for words in comment.iter("{*}text")).strip())
    ]


def _read_drawing(container: Container, part: str, sheet: RawSheet) -> None:
    root = parse_part(container.read(part), part)
    for shape in root.iter("{*}pic", "{*}graphicFrame", "{*}sp"):
        paragraphs = [
            "".join(run.text or "" for run in paragraph.iter("{*}t"))
            for paragraph in shape.iter("{*}p")
        ]
        words = "\n".join(paragraphs).strip()
        if words:
            sheet.notes.append(Note("textbox", "", words))
        else:
            sheet.pictures += 1


def _read_diagram(container: Container, part: str, sheet: RawSheet) -> None:
    root = parse_part(container.read(part), part)
    points = ("".join(run.text or "" for run in point.iter("{*}t")) for point in root.iter("{*}pt"))
    words = "\n".join(text for text in points if text.strip())
    if words:
        sheet.notes.append(Note("textbox", "", words))


def _read_old_drawing(data: bytes, part: str, sheet: RawSheet) -> None:
    # VML is not always good XML, and mostly only frames the comments, whose words stand elsewhere.
    if b"<!DOCTYPE" in data:
        raise UnreadableFileError(Unreadable.DOCTYPE, part)
    from lxml import etree

    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(data, parser)
    for box in root.iter("{*}textbox") if root is not None else ():
        words = "".join(str(text) for text in box.itertext()).strip()
        shape = box.getparent()
        facts = [] if shape is None else list(shape.iter("{*}ClientData"))
        if words and not any(one.get("ObjectType") == "Note" for one in facts):
            sheet.notes.append(Note("textbox", "", words))
