"""Old documents without what they want to have fetched, before LibreOffice gets them.

A link, picture, object or text that lies outside the document is taken out, on this machine as well
as elsewhere: the document could have another unit's file read into itself. What the document holds
itself stays, and so do hyperlinks, which nobody follows.
"""

import io
import re
import zipfile
from collections.abc import Collection
from posixpath import normpath

from gwreport.officefiles.content import Content
from gwreport.officefiles.package import Package
from gwreport.officefiles.rtf.groups import without_outside_fields
from gwreport.officefiles.xml_element import Element

_HREF = "{http://www.w3.org/1999/xlink}href"
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# Elements of OpenDocument that fetch or start something whatever address they have; 1.3, part 3.
_FETCHING = frozenset(
    {
        "dde-source",
        "dde-connection-decls",
        "event-listeners",
        "scripts",
        "connection-resource",
        "database-source-sql",
        "database-source-table",
        "database-source-query",
    }
)
# Word's own mark of a field's beginning, and the fields that bring something in ([MS-DOC] 2.8.25).
_WORD_FIELD = re.compile(
    rb"(\x13 *)(INCLUDE|INCLUDEPICTURE|INCLUDETEXT|IMPORT|LINK|DDE|DDEAUTO|DATABASE)\b",
    re.IGNORECASE,
)
_WORD_FIELD_WIDE = re.compile(
    b"(\x13\x00(?: \x00)*)("
    + b"|".join(
        word.encode("utf-16-le") for word in ("INCLUDE", "IMPORT", "LINK", "DDE", "DATABASE")
    )
    + b")",
    re.IGNORECASE,
)


def without_outside_links(data: bytes, name: str, content: Content) -> bytes:
    """Give a document (.doc, .rtf, .odt, .ods) that asks for nothing outside itself.

    Raises DocumentError when a package cannot be opened or is hostile, or when a text document passes a limit.
    """
    match content:
        case Content.ODT | Content.ODS:
            return _package_without(data, name)
        case Content.RTF:
            return without_outside_fields(data, name)
        case _:
            # In their place, so that nothing in the file moves: a field that does not exist.
            data = _WORD_FIELD.sub(lambda found: found[1] + b"X" * len(found[2]), data)
            return _WORD_FIELD_WIDE.sub(
                lambda found: found[1] + b"X\x00" * (len(found[2]) // 2), data
            )


def _package_without(data: bytes, name: str) -> bytes:
    package = Package(data, name)
    parts = package.written_names()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as made:
        for part in parts:
            made.writestr(zipfile.ZipInfo(part), _part_without(package, part, parts))
    return buffer.getvalue()


def _part_without(package: Package, part: str, parts: Collection[str]) -> bytes:
    from lxml import etree

    root = package.parse(part) if part.lower().endswith(".xml") else None
    if root is None:
        return package.read(part)
    folder = part.rpartition("/")[0]
    for element in [*root.iter()]:
        if element.getparent() is not None and _fetches(element, folder, parts):
            _take_out(element)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True)


def _fetches(element: Element, folder: str, parts: Collection[str]) -> bool:
    tag = str(element.tag).rpartition("}")[2]
    if tag in _FETCHING:
        return True
    target = element.get(_HREF)
    if target is None or tag == "a":
        return False
    return not _is_inside(str(target).strip(), folder, parts)


def _is_inside(target: str, folder: str, parts: Collection[str]) -> bool:
    """Say whether an address is that of a place or a part of the document itself."""
    if not target or target.startswith("#"):
        return True
    if _SCHEME.match(target) or target.startswith(("/", "\\")):
        return False
    place = normpath(f"{folder}/{target}" if folder else target)
    return any(part == place or part.startswith(f"{place}/") for part in parts)


def _take_out(element: Element) -> None:
    """Take an element away with all that it holds; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is not None:
            before.tail = (before.tail or "") + element.tail
        else:
            parent.text = (parent.text or "") + element.tail
    parent.remove(element)
