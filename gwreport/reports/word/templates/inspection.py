"""What a Word file from outside may not hold when papers that go out to everyone are made of it.

Macros, controls and embedded objects, and whatever fetches something from outside the file: a
picture, a text, a template or another program's data. Hyperlinks to a page or a mailbox stay.
"""

import re
from collections.abc import Iterable, Iterator

from gwreport.errors import DocumentError, DocumentFault
from gwreport.officefiles.content import Content, sniff
from gwreport.officefiles.package import Package
from gwreport.officefiles.xml_element import Element
from gwreport.wording.file_details import detail

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
LARGEST = 8 << 20
_FAULTS = {
    Content.EMPTY: DocumentFault.EMPTY,
    Content.BROKEN_ZIP: DocumentFault.DAMAGED,
    Content.ENCRYPTED: DocumentFault.ENCRYPTED,
    Content.RIGHTS: DocumentFault.ENCRYPTED,
}
_TEXT = "wordprocessingml"
_TEMPLATE_KINDS = re.compile(r"\.template\.main\+xml$", re.IGNORECASE)
_MACROS = re.compile("macroEnabled|vbaProject|vbaData", re.IGNORECASE)
# What hangs on a document as something of its own, by the last part of the relation's address.
_OBJECTS = frozenset(
    {"oleobject", "package", "control", "activexcontrolbinary", "afchunk", "subdocument", "frame"}
)
_ADDRESS = re.compile(r"(?:https?://|mailto:|#)", re.IGNORECASE)
# A template of this machine, as Word notes where a document was once begun; it is left behind.
_OF_THIS_MACHINE = re.compile(r"(?:file:/{3})?[a-z]:[\\/]|[^\\/:]+$", re.IGNORECASE)
# Fields that bring something in or start something (ECMA-376, part 1, 17.16.5).
_FETCHING = re.compile(
    r"^\s*(?:INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DDE|DDEAUTO|DATABASE|MACROBUTTON|RD|EMBED|PRINT)\b",
    re.IGNORECASE | re.MULTILINE,
)
# A link may lead to a page, a mailbox or a place in the document, as a relation may.
_LINK = re.compile(r"^\s*HYPERLINK\b(?P<rest>.*)$", re.IGNORECASE | re.MULTILINE)
_WORD_OF_FIELD = re.compile(r'"[^"]*"?|[^\s"]+')
# Switches of a link that have an argument: a place in the document, a tip, a frame.
_WITH_ARGUMENT = frozenset({"\\l", "\\o", "\\t"})
# Stands for a field within another's instruction.
_A_FIELD = "\ufffc"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def safe_package(data: bytes, name: str) -> Package:
    """Open a Word file that papers may be filled into.

    Raises DocumentError: what the container cannot be, TEMPLATE_NOT_WORD for anything but a .docx, HOSTILE
    for what may not be in it.
    """
    if len(data) > LARGEST:
        raise DocumentError(name, DocumentFault.TOO_LARGE)
    fault = _FAULTS.get(content := sniff(data))
    if fault is not None:
        raise DocumentError(name, fault)
    if content not in (Content.DOCX, Content.PACKAGE, Content.ZIP):
        raise DocumentError(name, DocumentFault.TEMPLATE_NOT_WORD, detail("template-kind"))
    package = Package(data, name)
    written = _prove_kind(package, name)
    for part in package.written_names():
        lowered = part.lower()
        if _MACROS.search(lowered):
            raise _hostile(name, "template-macro")
        if "/activex/" in lowered or "/embeddings/" in lowered:
            raise _hostile(name, "template-object")
        if lowered.endswith(".rels"):
            _prove_relations(package, part, name)
        elif lowered.endswith(".xml") or lowered in written:
            _prove_fields(package.parse(part), name)
    return package


def prove_filled(roots: Iterable[Element], name: str) -> None:
    """Prove that what was filled brings nothing in: a template may put a field together as it is filled.

    Raises DocumentError (TEMPLATE_UNSAFE).
    """
    for root in roots:
        _prove_fields(root, name)


def _prove_kind(package: Package, name: str) -> set[str]:
    """Prove that it is a plain Word document; gives its parts that hold text, wherever they lie."""
    root = package.parse("[Content_Types].xml")
    kinds = {
        str(one.get("PartName", "")): str(one.get("ContentType", ""))
        for one in (() if root is None else root)
        if one.get("PartName")
    }
    if any(map(_MACROS.search, kinds.values())):
        raise _hostile(name, "template-macro")
    main = kinds.get(f"/{package.main_part()}", "")
    if main != MAIN:
        said = detail("template-dotx" if _TEMPLATE_KINDS.search(main) else "template-kind")
        raise DocumentError(name, DocumentFault.TEMPLATE_NOT_WORD, said)
    return {part.lstrip("/").lower() for part, kind in kinds.items() if _TEXT in kind.lower()}


def _prove_relations(package: Package, part: str, name: str) -> None:
    root = package.parse(part)
    for one in () if root is None else root:
        kind = str(one.get("Type", "")).rpartition("/")[2].lower()
        target = str(one.get("Target", "")).strip()
        if kind in _OBJECTS:
            raise _hostile(name, "template-object")
        if str(one.get("TargetMode", "")).lower() != "external":
            continue
        is_known = kind == "hyperlink" and _ADDRESS.match(target)
        is_left = kind == "attachedtemplate" and _OF_THIS_MACHINE.match(target)
        if not (is_known or is_left):
            raise _hostile(name, "template-outside")


def _prove_fields(root: Element | None, name: str) -> None:
    if root is None:
        return
    if next(root.iter(f"{_W}mailMerge"), None) is not None:
        raise _hostile(name, "template-outside")
    said: list[str] = []
    for one in root.iter(f"{_W}fldSimple", f"{_W}fldChar", f"{_W}instrText"):
        match str(one.tag).removeprefix(_W):
            case "fldSimple":
                said += ["\n", str(one.get(f"{_W}instr", "")), "\n"]
            case "fldChar":
                said.append("\n")
            case _:
                # An instruction may lie in pieces.
                said.append(one.text or "")
    words = "".join(said)
    if any(map(_is_put_together, _instructions(root))):
        raise _hostile(name, "template-outside")
    if _FETCHING.search(words) or any(map(_leads_outside, _LINK.findall(words))):
        raise _hostile(name, "template-outside")


def _instructions(root: Element) -> Iterator[str]:
    """Give the instruction of each field, with a mark where another field stands within it."""
    opened: list[tuple[list[str], bool]] = []
    for one in root.iter(f"{_W}fldChar", f"{_W}instrText"):
        if one.tag == f"{_W}instrText":
            if opened and opened[-1][1]:
                opened[-1][0].append(one.text or "")
            continue
        match one.get(f"{_W}fldCharType"):
            case "begin":
                opened.append(([], True))
            case "separate" if opened:
                # What follows is what the field gave last.
                opened[-1] = (opened[-1][0], False)
            case "end" if opened:
                yield "".join(opened.pop()[0])
                if opened and opened[-1][1]:
                    opened[-1][0].append(_A_FIELD)
            case _:
                # A field that ends and never began gives nothing.
                continue
    yield from ("".join(said) for said, _ in opened)


def _is_put_together(instruction: str) -> bool:
    """Say whether a field's name is put together by a field within it: {R{QUOTE ""}D file}, but not a sum ({={PAGE}-1})."""
    return (
        not instruction.lstrip().startswith("=")
        and _A_FIELD in re.split(r"\s", instruction.lstrip(), maxsplit=1)[0]
    )


def _leads_outside(rest: str) -> bool:
    """Say whether the instruction of a link leads elsewhere than to a page, a mailbox or within the document."""
    has_place = False
    words = iter(_WORD_OF_FIELD.findall(rest))
    for one in words:
        switch = one.lower()
        if switch in _WITH_ARGUMENT:
            next(words, "")
            has_place = has_place or switch == "\\l"
        elif not one.startswith("\\") or len(one) > 2:
            if not _ADDRESS.match(one.strip('" ')):
                return True
            has_place = True
    # What a field within the field gives cannot be known.
    return not has_place


def _hostile(name: str, code: str) -> DocumentError:
    return DocumentError(name, DocumentFault.TEMPLATE_UNSAFE, detail(code))
