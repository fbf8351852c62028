"""Word documents (.docx) read once through, as their reader sees them on paper."""

from gwreport.domain.findings.codes.opening import OpeningCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place
from gwreport.domain.texts.quoting import beginning, in_one_line
from gwreport.errors import DocumentError, DocumentFault
from gwreport.officefiles.document_budget import DocumentBudget
from gwreport.officefiles.grid import Document
from gwreport.officefiles.package import Package
from gwreport.officefiles.word.blocks import BlockWalk
from gwreport.officefiles.word.fields import drop_unpaired_fields
from gwreport.officefiles.word.final_text import READ, W, make_ready
from gwreport.officefiles.word.notes import note_findings
from gwreport.officefiles.word.numbering import Numbering
from gwreport.officefiles.word.parts import Parts, Reads
from gwreport.officefiles.word.remarks import Remarks
from gwreport.officefiles.word.runs import RunReader
from gwreport.officefiles.word.styles import Styles
from gwreport.officefiles.xml_element import Element

_LONGEST = 240


def read_word(data: bytes, name: str) -> Document:
    """Read a .docx: what a reader sees when every tracked change is accepted.

    Deleted, struck and hidden words are left out, fields stand with what they show, signs of symbol
    fonts as signs; text boxes follow the paragraph that holds them, automatic numbers stand in front
    of theirs; inserted parts and embedded workbooks are read where they stand. Findings tell of all
    that, of comments and notes, and of what could not be read.
    Raises DocumentError: DAMAGED, ENCRYPTED, HOSTILE or TOO_LARGE.
    """
    return _read(data, name, _read_inner)


def _read_inner(data: bytes, name: str) -> Document:
    return _read(data, name, None)


def _read(data: bytes, name: str, read_inner: Reads | None) -> Document:
    package = Package(data, name)
    part = package.main_part() or "word/document.xml"
    root = package.parse(part)
    body = None if root is None else _body(root)
    if root is None or body is None:
        raise DocumentError(name, DocumentFault.DAMAGED)
    make_ready(root)
    drop_unpaired_fields(root)
    folder = part.rpartition("/")[0]
    remarks = Remarks(name)
    budget = DocumentBudget(name)
    parts = Parts(name, package, part, remarks, budget, read_inner)
    styles = Styles(package, f"{folder}/styles.xml")
    reader = RunReader(styles, remarks, parts.attached)
    walk = BlockWalk(name, Numbering(package, folder), reader, remarks, parts, budget)
    walk.blocks_of(body)
    findings = [
        *remarks.findings(),
        *walk.findings,
        *parts.told(),
        *_unread(body, name),
        *note_findings(package, parts.relations, folder, reader.anchors, name),
    ]
    return Document(name, tuple(walk.blocks), tuple(findings))


def _body(root: Element) -> Element | None:
    # Strict documents use another namespace; it is translated with the rest.
    return next((child for child in root if str(child.tag).endswith("}body")), None)


def _unread(body: Element, name: str) -> list[Finding]:
    """Tell of words that nothing was made of, in whatever they stand."""
    words = [
        words
        for text in body.iter(W + "t")
        if text.get(READ) is None and (words := in_one_line(text.text or ""))
    ]
    if not words:
        return []
    facts = {"text": beginning("；".join(words), _LONGEST)}
    return [Finding(OpeningCode.WORDS_UNREAD, Place(name), facts=facts)]
