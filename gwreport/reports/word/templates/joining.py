"""Several papers that were filled into the same Word file, put into one: each begins a page of its own."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from copy import deepcopy

from gwreport.officefiles.xml_element import Element
from gwreport.reports.word.packing import packed
from gwreport.reports.word.templates.paragraphs import W

_DOCUMENT = "word/document.xml"
_OFFICE_DOCUMENT = "officeDocument"


def joined(papers: Sequence[bytes], styles: Sequence[Mapping[str, str]]) -> bytes:
    """Put papers behind each other, each a section of its own; the same papers give the same bytes.

    `styles` are for each paper the ids of paragraphs' styles to be changed. Headers, footers and whatever
    else lies beside the text are those of the first: all of them were filled into one file.
    """
    from lxml import etree

    opened = [_parts(one) for one in papers]
    main = _main_part(opened[0])
    roots = [etree.fromstring(one[main]) for one in opened]
    bodies = [_body(root) for root in roots]
    for body, changed in zip(bodies, styles, strict=True):
        _restyle(body, changed)
    first, last = bodies[0], _section(bodies[0])
    for body in bodies[1:]:
        section = _section(body)
        _end_page(first, last)
        for one in [*body]:
            if one is not section:
                first.append(one)
        if last is not None:
            first.append(last)
    written = etree.tostring(roots[0], encoding="UTF-8", xml_declaration=True, standalone=True)
    return packed({**opened[0], main: written})


def _parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {one: archive.read(one) for one in archive.namelist()}


def _main_part(parts: Mapping[str, bytes]) -> str:
    """Say which part is the document: Word for the web calls it document2.xml."""
    from lxml import etree

    for one in etree.fromstring(parts["_rels/.rels"]):
        if str(one.get("Type")).endswith(f"/{_OFFICE_DOCUMENT}"):
            return str(one.get("Target")).lstrip("/")
    return _DOCUMENT


def _body(root: Element) -> Element:
    body = root.find(f"{W}body")
    return root if body is None else body


def _section(body: Element) -> Element | None:
    last = body[-1] if len(body) else None
    return last if last is not None and last.tag == f"{W}sectPr" else None


def _restyle(body: Element, changed: Mapping[str, str]) -> None:
    for style in body.iter(f"{W}pStyle"):
        value = str(style.get(f"{W}val"))
        if value in changed:
            style.set(f"{W}val", changed[value])


def _end_page(body: Element, section: Element | None) -> None:
    """End the section with a paragraph of next to no height, or the page alone where there is none."""
    ending = body.makeelement(f"{W}p", {})
    properties = _add(ending, "pPr")
    said = {f"{W}before": "0", f"{W}after": "0", f"{W}line": "20", f"{W}lineRule": "exact"}
    _add(properties, "spacing", said)
    if section is None:
        body.append(ending)
        _add(_add(ending, "r"), "br", {f"{W}type": "page"})
        return
    body.remove(section)
    body.append(ending)
    own = deepcopy(section)
    for kind in own.findall(f"{W}type"):
        own.remove(kind)
    place = next((at for at, one in enumerate(own) if not _is_reference(one)), len(own))
    own.insert(place, own.makeelement(f"{W}type", {f"{W}val": "nextPage"}))
    properties.append(own)


def _is_reference(one: Element) -> bool:
    return one.tag in (f"{W}headerReference", f"{W}footerReference")


def _add(parent: Element, name: str, attributes: Mapping[str, str] | None = None) -> Element:
    one = parent.makeelement(f"{W}{name}", dict(attributes or {}))
    parent.append(one)
    return one
