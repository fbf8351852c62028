"""The files that are attached to a PDF, by their names; a portfolio holds little else."""

import io
from typing import Any, NamedTuple

_MOST_NODES, _MOST_NAMES = 200, 100


class Attachments(NamedTuple):
    """The names of the attached files; `is_portfolio` when its program shows them first."""

    names: tuple[str, ...]
    is_portfolio: bool


def pdf_attachments(data: bytes) -> Attachments:
    """Name what is attached to a PDF; nothing for one that cannot be read so far.

    For a process with limits: the library follows what the file says.
    """
    if b"EmbeddedFile" not in data and b"ObjStm" not in data:
        return Attachments((), is_portfolio=False)
    from pdfminer.pdfdocument import PDFDocument
    from pdfminer.pdfparser import PDFParser

    try:
        catalog = PDFDocument(PDFParser(io.BytesIO(data))).catalog
        return Attachments(tuple(_names(catalog)), "Collection" in catalog)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - whatever is wrong with it is told by its reader
        return Attachments((), is_portfolio=False)


def _names(catalog: Any) -> list[str]:
    from pdfminer.utils import decode_text

    trees: Any = _known(catalog.get("Names")) or {}
    waiting: list[Any] = [trees.get("EmbeddedFiles")]
    names: list[str] = []
    for _ in range(_MOST_NODES):
        if not waiting or len(names) >= _MOST_NAMES:
            break
        node: Any = _known(waiting.pop()) or {}
        waiting += list(_known(node.get("Kids")) or ())[:_MOST_NODES][::-1]
        # Names and files by turns.
        for file in list(_known(node.get("Names")) or ())[1 : 2 * _MOST_NAMES : 2]:
            facts: Any = _known(file) or {}
            name = _known(facts.get("UF") or facts.get("F"))
            if isinstance(name, bytes):
                names.append(decode_text(name))
    return names[:_MOST_NAMES]


def _known(thing: Any) -> Any:
    from pdfminer.pdftypes import resolve1

    return resolve1(thing)
