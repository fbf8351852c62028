"""What a return says beside its cells: notes, links, the heads and feet of pages, and what is left alone."""

from collections.abc import Collection

from gwreport.domain.findings.code import Severity
from gwreport.domain.findings.codes.returns import ReturnCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import NOWHERE, Place, parse_address, spot_of
from gwreport.domain.returns.returns import COMPANY, EDITOR, LooseCell
from gwreport.domain.texts.quoting import beginning
from gwreport.officefiles.xlsx.beside.controls import controls_shown
from gwreport.officefiles.xlsx.model import Link, OddPart, RawSheet, RawWorkbook
from gwreport.workbooks.form import CORRECTION_SHEET, STAMP_PROPERTY
from gwreport.workbooks.page_foot import folded
from gwreport.workbooks.returned.filled_cells import Gathered

_SHOWN = 120
_LONG_ADDRESS = 300
_SCHEMES = ("http://", "https://", "mailto:", "file:///", "ftp://")
_PART_CODES = {
    OddPart.MACRO: ReturnCode.HAS_MACRO,
    OddPart.EXTERNAL_LINK: ReturnCode.HAS_EXTERNAL_LINK,
    OddPart.EMBEDDED: ReturnCode.HAS_ATTACHMENT,
    OddPart.OTHER_SHEET: ReturnCode.HAS_CHART_SHEET,
}


def read_beside(book: RawWorkbook, gathered: Gathered, own_pages: Collection[str] = ()) -> None:
    """Take what hangs on the sheets outside their cells, and name what was left alone.

    `own_pages` are the words that we print on pages ourselves (see `own_foot_words`).
    """
    # As we wrote it ourselves: nobody has saved it under a name of his own.
    is_ours = STAMP_PROPERTY in book.properties and book.editor == book.author
    for sort, name in ((EDITOR, "" if is_ours else book.editor), (COMPANY, book.company)):
        if name:
            gathered.loose.append(LooseCell(sort, "", NOWHERE, name))
    pages: dict[str, str] = {}
    for sheet in book.sheets:
        _read_notes(sheet, gathered)
        for cell, words in controls_shown(book, sheet).items():
            gathered.loose.append(LooseCell("note", sheet.name, spot_of(cell), words))
            facts = {"text": beginning(words, _SHOWN)}
            place = Place(part=sheet.name, at=spot_of(cell))
            gathered.findings.append(Finding(ReturnCode.HAS_CONTROL, place, facts=facts))
        for link in sheet.links:
            _read_link(sheet, link, gathered)
        for words in sheet.page_words:
            if folded(words) not in own_pages:
                pages.setdefault(words, sheet.name)
    for words, name in pages.items():
        gathered.loose.append(LooseCell("page", name, NOWHERE, words))
        facts = {"text": beginning(words, _SHOWN)}
        place = Place(part=name)
        gathered.findings.append(Finding(ReturnCode.HAS_PAGE_WORDS, place, facts=facts))
    media = book.odd_parts.get(OddPart.MEDIA, 0)
    if media and not any(sheet.pictures for sheet in book.sheets):
        facts = {"count": media}
        gathered.findings.append(Finding(ReturnCode.HAS_PICTURE, facts=facts))
    for part, code in _PART_CODES.items():
        if part in book.odd_parts:
            facts = {"count": book.odd_parts[part]}
            gathered.findings.append(Finding(code, facts=facts))


def _read_notes(sheet: RawSheet, gathered: Gathered) -> None:
    for note in sheet.notes:
        gathered.loose.append(LooseCell("note", sheet.name, spot_of(note.cell), note.text))
        code = ReturnCode.HAS_TEXTBOX if note.sort == "textbox" else ReturnCode.HAS_NOTE
        place = Place(part=sheet.name, at=spot_of(note.cell))
        facts = {"text": beginning(note.text, _SHOWN)}
        gathered.findings.append(Finding(code, place, facts=facts))
    if sheet.pictures:
        facts = {"count": sheet.pictures}
        place = Place(part=sheet.name)
        gathered.findings.append(Finding(ReturnCode.HAS_PICTURE, place, facts=facts))


def _read_link(sheet: RawSheet, link: Link, gathered: Gathered) -> None:
    address = f"{link.target}#{link.place}" if link.place else link.target
    place = parse_address(link.cell)
    words = sheet.text(*place) if place else ""
    if not link.target and CORRECTION_SHEET in sheet.name:
        return  # ours: it leads to the cell that it names
    if not address or _same(address, words):
        return  # an address that the program made a link of
    kept = f"{address}（{link.hint}）" if link.hint else address
    gathered.loose.append(LooseCell("link", sheet.name, spot_of(link.cell), kept))
    severity = None if link.target else Severity.INFO
    facts = {"text": beginning(words, _SHOWN), "address": beginning(address, _LONG_ADDRESS)}
    code = ReturnCode.HAS_LINK if link.cell else ReturnCode.HAS_LINK_ON_PICTURE
    where = Place(part=sheet.name, at=spot_of(link.cell))
    gathered.findings.append(Finding(code, where, facts=facts, chosen=severity))


def _same(address: str, words: str) -> bool:
    return _bare(address) == _bare(words)


def _bare(address: str) -> str:
    address = address.strip().casefold()
    for scheme in _SCHEMES:
        address = address.removeprefix(scheme)
    return address.rstrip("/")
