"""What stands in a Word document by reference: inserted parts, embedded workbooks, pictures, drawings."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from gwreport.domain.findings.code import Code
from gwreport.domain.findings.codes.opening import OpeningCode
from gwreport.domain.findings.facts import Fact
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Beside, Place, Spot
from gwreport.domain.texts.quoting import beginning, in_one_line
from gwreport.errors import DocumentError, DocumentFault
from gwreport.officefiles.archives.ole_packages import file_in_object
from gwreport.officefiles.content import Content, sniff
from gwreport.officefiles.document_budget import DocumentBudget
from gwreport.officefiles.grid import Document, Grid
from gwreport.officefiles.package import Package
from gwreport.officefiles.word.blocks import BlockWalk
from gwreport.officefiles.word.final_text import W
from gwreport.officefiles.word.remarks import Remarks
from gwreport.officefiles.xml_element import Element

Reads = Callable[[bytes, str], Document]

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_OBJECT = "{urn:schemas-microsoft-com:office:office}OLEObject"
_VML = "{urn:schemas-microsoft-com:vml}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart"
_EXTENT = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"
_SIZE = re.compile(r"\b(width|height):\s*([0-9]{1,5}(?:\.[0-9]{1,4})?)(pt|cm|mm|in)")
_POINTS = {"pt": 1.0, "cm": 28.35, "mm": 2.835, "in": 72.0}
_EMU = 12_700
# A picture of this size in points may hold the rest of a table; a seal or a badge not.
_WIDE, _HIGH = 220.0, 60.0
_LONGEST_ADDRESS = 200
_MOST_READ, _MOST_TOLD = 30, 30


class Parts:
    """Follows the references of one document, `relations` by their numbers, into its blocks.

    `read_inner` reads a Word document that stands in this one; None in such a one itself, in which
    no third is looked for. Nothing outside the file is followed.
    """

    def __init__(
        self,
        name: str,
        package: Package,
        part: str,
        remarks: Remarks,
        budget: DocumentBudget,
        read_inner: Reads | None,
    ) -> None:
        self.findings: list[Finding] = []
        self._name, self._package, self._remarks = name, package, remarks
        self._budget = budget
        self.relations = package.relations(part)
        self._read_inner = read_inner
        self._waiting: list[tuple[Document, str]] = []
        self._read = self._small = 0
        self._pictured: set[Place] = set()

    def attached(self, element: Element) -> None:
        """Take a drawing, picture or object of a run, or a link: read it, or tell of it."""
        if element.tag == W + "hyperlink":
            self._linked(element)
            return
        ole = next(element.iter(_OBJECT), None)
        if ole is not None:
            self._embedded(ole)
            return
        words = [
            *(one.text or "" for one in element.iter(_A + "t")),
            *(str(one.get("string", "")) for one in element.iter(_VML + "textpath")),
            *self._diagram_words(element),
        ]
        if "".join(words).strip():
            self._remarks.add(
                OpeningCode.DRAWING_WORDS, "；".join(filter(None, map(in_one_line, words)))
            )
            self._remarks.part_pieces()
        if any(True for _ in element.iter(_CHART)):
            self._tell(OpeningCode.EMBEDDED_LEFT_OUT, kind="图表")
        elif (
            element.tag == W + "object"
            or next(element.iter(_A + "blip", _VML + "imagedata"), None) is not None
        ):
            self._picture(element)

    def _linked(self, link: Element) -> None:
        relation = self.relations.get(str(link.get(_R + "id", "")))
        if relation is not None and relation.is_outside:
            self._remarks.add(OpeningCode.LINK_BEHIND, beginning(relation.target, _LONGEST_ADDRESS))
            self._remarks.part_pieces()

    def _diagram_words(self, element: Element) -> Iterator[str]:
        for diagram in element.iter(_DIAGRAM):
            relation = self.relations.get(str(diagram.get(_R + "dm", "")))
            if relation is None or relation.is_outside:
                continue
            try:
                root = self._package.parse(relation.target)
            except DocumentError:
                self._tell(OpeningCode.EMBEDDED_LEFT_OUT, kind="SmartArt")
                continue
            if root is not None:
                yield from (one.text or "" for one in root.iter(_A + "t"))

    def _picture(self, element: Element) -> None:
        place = self._remarks.place
        width, height = _size(element)
        if not place.part and (width < _WIDE or height < _HIGH):
            self._small += 1
        elif len(self._pictured) >= _MOST_TOLD:
            self._small += place not in self._pictured
        elif place not in self._pictured:
            self._pictured.add(place)
            self._tell(OpeningCode.PICTURE_LEFT_OUT)

    def _tell(self, code: Code, **facts: Fact) -> None:
        self.findings.append(Finding(code, self._remarks.place, facts=facts))

    def _embedded(self, ole: Element) -> None:
        """Read an embedded workbook or document; its tables follow the block in which it stands."""
        kind = str(ole.get("ProgID", "")) or "OLE"
        relation = self.relations.get(str(ole.get(_R + "id", "")))
        document: Document | None = None
        if relation is not None and not relation.is_outside and ole.get("Type") != "Link":
            document = self._opened(relation.target)
        if document is None or not document.blocks:
            self._tell(OpeningCode.EMBEDDED_LEFT_OUT, kind=kind)
        else:
            self._tell(OpeningCode.EMBEDDED_READ, kind=kind)
            self._waiting.append((document, kind))

    def inserted(self, chunk: Element, walk: BlockWalk) -> None:
        """Read a part that another program inserted (altChunk) where it stands."""
        relation = self.relations.get(str(chunk.get(_R + "id", "")))
        place = Place(self._name, "", Spot(paragraph=walk.paragraphs, beside=Beside.AFTER))
        target = "" if relation is None or relation.is_outside else relation.target
        document = self._opened(target) if target else None
        facts = {"part": target.rpartition("/")[2] or (relation.target if relation else "")}
        is_read = document is not None and bool(document.blocks)
        code = OpeningCode.INSERTED_PART_READ if is_read else OpeningCode.INSERTED_PART_LEFT_OUT
        self.findings.append(Finding(code, place, facts=facts))
        if document is not None:
            self._put_in(document, "", walk)

    def settle(self, walk: BlockWalk) -> None:
        """Put in what was embedded in the block that has just been read."""
        while self._waiting:
            self._put_in(*self._waiting.pop(0), walk)

    def told(self) -> list[Finding]:
        """Give all findings; small pictures are only counted."""
        if not self._small:
            return self.findings
        facts = {"count": self._small}
        small = Finding(OpeningCode.PICTURES_SMALL, Place(self._name), facts=facts)
        return [*self.findings, small]

    def _opened(self, target: str) -> Document | None:
        self._read += 1
        if self._read > _MOST_READ or not self._package.has(target):
            return None
        try:
            data = self._package.read(target)
            if sniff(data) is Content.OLE:
                data = file_in_object(data) or data
            reads = self._reader_of(data, target)
            document = reads(data, self._name) if reads else None
        except DocumentError as error:
            if error.fault is DocumentFault.TOO_LARGE:
                # Thirty of these would take the time of thirty documents.
                self._read = _MOST_READ
            return None
        if document is not None:
            self._budget.document(document)
        return document

    def _reader_of(self, data: bytes, target: str) -> Reads | None:
        # The readers of other formats are loaded where a document holds such a part.
        match sniff(data):
            case Content.XLSX | Content.XLSM:
                from gwreport.officefiles.sheets.documents import read_spreadsheet

                return read_spreadsheet
            case Content.XLS | Content.XLSB | Content.ODS:
                from gwreport.officefiles.sheets.binary_documents import read_binary_spreadsheet

                return read_binary_spreadsheet
            case Content.DOCX:
                return self._read_inner
            case Content.HTML | Content.WEB_ARCHIVE | Content.MAIL:
                return _read_page
            case Content.TEXT | Content.XML:
                return _read_page if _is_page(data, target) else _read_text
            case _:
                return None

    def _put_in(self, document: Document, kind: str, walk: BlockWalk) -> None:
        """Append another document's blocks, counted on; what was found in it stands at its new place."""
        parts: dict[str, str] = {}
        spots: dict[Spot, Spot] = {}
        for block in document.blocks:
            if isinstance(block, Grid):
                walk.tables += 1
                parts[block.part] = f"第{walk.tables}张表"
                if kind and block.named:
                    parts[block.part] += f"（嵌入的工作表“{block.part}”）"
                walk.blocks.append(replace(block, part=parts[block.part], named=False))
            else:
                walk.paragraphs += 1
                spots[block.at] = Spot(paragraph=walk.paragraphs)
                walk.blocks.append(replace(block, at=spots[block.at]))
        for finding in document.findings:
            part, spot = finding.place.part, finding.place.at
            if not part:
                spot = spots.get(spot, spot)
            place = Place(self._name, parts.get(part, part), spot)
            self.findings.append(replace(finding, place=place))


def _read_page(data: bytes, name: str) -> Document:
    from gwreport.officefiles.text.html_blocks import read_html

    return read_html(data, name)


def _read_text(data: bytes, name: str) -> Document:
    from gwreport.officefiles.text.plain_text import read_plain_text

    return read_plain_text(data, name)


def _is_page(data: bytes, target: str) -> bool:
    is_named = target.lower().endswith((".htm", ".html", ".xhtml", ".mht", ".mhtml"))
    return is_named or b"mime-version:" in data[:2048].lower() or b"<table" in data[:4096].lower()


def _size(element: Element) -> tuple[float, float]:
    """Give a picture's width and height in points, 0 where they are not told."""
    extent = next(element.iter(_EXTENT), None)
    if extent is not None:
        return _emu(extent.get("cx")), _emu(extent.get("cy"))
    sizes = {"width": 0.0, "height": 0.0}
    for shape in element.iter(_VML + "shape", _VML + "rect"):
        for name, number, measure in _SIZE.findall(str(shape.get("style", ""))[:2000]):
            sizes[name] = max(sizes[name], float(number) * _POINTS[measure])
    return sizes["width"], sizes["height"]


def _emu(value: str | None) -> float:
    text = str(value or "")
    return int(text) / _EMU if text.isascii() and text.isdigit() and len(text) < 12 else 0.0
