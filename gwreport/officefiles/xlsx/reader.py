"""The raw reader of .xlsx and .xlsm: bytes to what stands in the parts, nothing computed or run."""

import posixpath
import re
from collections.abc import Mapping
from functools import lru_cache
from html import unescape

from gwreport.officefiles.limits import SHEETS
from gwreport.officefiles.xlsx.beside.links import outside_addresses, resolved, shape_links
from gwreport.officefiles.xlsx.beside.notes import read_attached
from gwreport.officefiles.xlsx.container import (
    Container,
    Unreadable,
    UnreadableFileError,
    has_doctype,
    too_large,
)
from gwreport.officefiles.xlsx.model import OddPart, RawSheet, RawWorkbook
from gwreport.officefiles.xlsx.parts import TRUE, local_name, parse_part
from gwreport.officefiles.xlsx.sheets import read_sheet
from gwreport.officefiles.xlsx.strings import SharedStrings, read_strings
from gwreport.officefiles.xlsx.styles import CellFormats, read_styles, theme_fonts
from gwreport.officefiles.xml_element import Element

_MAIN_PART = "xl/workbook.xml"
_PROPERTIES_PART = "docprops/custom.xml"
_CORE_PART = "docprops/core.xml"
_APP_PART = "docprops/app.xml"
_MODIFIED = re.compile(rb"<dcterms:modified[^<>]*>([0-9TZ:.+-]{10,40})<")
_EDITOR = re.compile(rb"<(?:\w+:)?lastModifiedBy(?:\s[^<>]*)?>([^<>]{1,400})<")
_AUTHOR = re.compile(rb"<(?:\w+:)?creator(?:\s[^<>]*)?>([^<>]{1,400})<")
_COMPANY = re.compile(rb"<(?:\w+:)?Company(?:\s[^<>]*)?>([^<>]{1,400})<")
_ODD_PARTS = (
    ("xl/vbaproject", OddPart.MACRO),
    ("xl/externallinks/external", OddPart.EXTERNAL_LINK),
    ("xl/embeddings/", OddPart.EMBEDDED),
    ("xl/media/", OddPart.MEDIA),
    ("xl/activex/", OddPart.EMBEDDED),
)


def read_workbook(data: bytes) -> RawWorkbook:
    """Read a workbook: every cell that is not blank, marks of identity, notes and odd parts.

    Raises UnreadableFileError with the reason for anything that is damaged, hostile or no
    workbook. Cells of a sheet that is hidden are read like all others.
    """
    return read_container(Container(data))


def is_open_xml(container: Container) -> bool:
    """Say whether a container holds a workbook of this format at all."""
    return _main_part(container) is not None


def read_container(container: Container) -> RawWorkbook:
    """Read a workbook out of its container; see `read_workbook`."""
    main = _main_part(container)
    if main is None:
        raise UnreadableFileError(Unreadable.NO_WORKBOOK, _MAIN_PART)
    root = parse_part(container.read(main), main)
    targets = _relations(container, main)
    strings, styles = SharedStrings([]), CellFormats()
    parts = {kind: part for kind, part in targets.values() if container.has(part)}
    if "sharedStrings" in parts:
        strings = read_strings(container, parts["sharedStrings"])
    if "styles" in parts:
        theme = parts.get("theme", "")
        fonts = theme_fonts(container.read(theme), theme) if theme else ()
        styles = read_styles(container.read(parts["styles"]), parts["styles"], fonts)
    book = RawWorkbook(odd_parts=_odd_parts(container))
    from_1904 = False
    for group in root:
        name = local_name(group.tag)
        if name == "workbookPr":
            from_1904 = group.get("date1904") in TRUE
        elif name == "sheets":
            for sheet in group:
                _add_sheet(book, container, targets, _attributes(sheet), strings, styles, from_1904)
        elif name == "definedNames":
            for entry in group:
                if entry.get("name") and entry.get("localSheetId") is None:
                    book.defined_names[str(entry.get("name"))] = entry.text or ""
    if not book.sheets:
        raise UnreadableFileError(Unreadable.NO_WORKBOOK, "no sheet")
    if container.has(_PROPERTIES_PART):
        book.properties = _properties(container)
    core, app = _property_part(container, _CORE_PART), _property_part(container, _APP_PART)
    book.modified, book.editor = _told(_MODIFIED, core), _told(_EDITOR, core)
    book.author, book.company = _told(_AUTHOR, core), _told(_COMPANY, app)
    container.prove_rest()
    return book


def _main_part(container: Container) -> str | None:
    if container.has(_MAIN_PART):
        return _MAIN_PART
    if container.has("_rels/.rels"):
        for kind, part in _relations(container, "").values():
            if kind == "officeDocument" and part.endswith(".xml") and container.has(part):
                return part if _is_workbook(container, part) else None
    return None


def _is_workbook(container: Container, part: str) -> bool:
    return local_name(parse_part(container.read(part), part).tag) == "workbook"


def _rels_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def _addresses(container: Container, part: str) -> Mapping[str, str]:
    rels = _rels_of(part)
    return outside_addresses(container.read(rels), rels) if container.has(rels) else {}


def _relations(container: Container, part: str) -> dict[str, tuple[str, str]]:
    folder, rels = part.rpartition("/")[0], _rels_of(part)
    return _read_relations(container.read(rels), folder, rels) if container.has(rels) else {}


# The files of one round mostly carry the same relations, so they are parsed once.
@lru_cache(maxsize=64)
def _read_relations(data: bytes, folder: str, rels: str) -> dict[str, tuple[str, str]]:
    # Id to (kind, part); links that lead outside are not followed, so they are left out.
    found: dict[str, tuple[str, str]] = {}
    for relation in parse_part(data, rels):
        target = relation.get("Target") or ""
        if relation.get("TargetMode") == "External" or not target:
            continue
        kind = (relation.get("Type") or "").rpartition("/")[2]
        found[relation.get("Id") or ""] = kind, _resolved(folder, target)
    return found


def _resolved(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _add_sheet(
    book: RawWorkbook,
    container: Container,
    targets: dict[str, tuple[str, str]],
    attributes: dict[str, str],
    strings: SharedStrings,
    styles: CellFormats,
    from_1904: bool,
) -> None:
    if len(book.sheets) >= SHEETS:
        raise too_large("limit-sheets", SHEETS)
    kind, part = targets.get(attributes.get("id", ""), ("", ""))
    if kind != "worksheet":
        if not kind:
            raise UnreadableFileError(Unreadable.DAMAGED, attributes.get("name", ""))
        book.odd_parts[OddPart.OTHER_SHEET] = book.odd_parts.get(OddPart.OTHER_SHEET, 0) + 1
        return
    empty = RawSheet(attributes.get("name", ""), attributes.get("state", "visible"))
    sheet = read_sheet(container, part, empty, strings, styles, from_1904=from_1904)
    if sheet.links:
        sheet.links = resolved(sheet.links, _addresses(container, part))
    attached = _relations(container, part)
    if attached:
        for kind, drawing in attached.values():
            if kind == "drawing" and container.has(drawing):
                addresses = _addresses(container, drawing)
                sheet.links += shape_links(container.read(drawing), drawing, addresses)
        read_attached(container, attached, sheet, lambda other: _relations(container, other))
    book.sheets.append(sheet)


def _attributes(element: Element) -> dict[str, str]:
    # The relation's id stands in a namespace of its own, which differs in Strict files.
    return {local_name(key): str(value) for key, value in element.attrib.items()}


def _properties(container: Container) -> dict[str, str]:
    properties: dict[str, str] = {}
    for entry in parse_part(container.read(_PROPERTIES_PART), _PROPERTIES_PART):
        name = entry.get("name")
        if name:
            properties[name] = "".join(str(words) for words in entry.itertext()).strip()
    return properties


def _property_part(container: Container, part: str) -> bytes:
    # A few words are wanted, and whether the rest is good XML is no reason to refuse the file.
    data = container.read(part) if container.has(part) else b""
    if has_doctype(data):
        raise UnreadableFileError(Unreadable.DOCTYPE, part)
    return data


def _told(wanted: re.Pattern[bytes], data: bytes) -> str:
    found = wanted.search(data)
    return unescape(found[1].decode(errors="replace")).strip() if found else ""


def _odd_parts(container: Container) -> dict[OddPart, int]:
    counts: dict[OddPart, int] = {}
    for name in container.names():
        for start, odd in _ODD_PARTS:
            if name.startswith(start):
                counts[odd] = counts.get(odd, 0) + 1
    return counts
