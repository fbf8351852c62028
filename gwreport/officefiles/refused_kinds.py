"""Why a file that is no workbook is refused: what it is instead, by its content."""

import re

from gwreport.domain.texts.quoting import listed
from gwreport.officefiles.content import Content
from gwreport.officefiles.pdf.attachments import pdf_attachments
from gwreport.officefiles.text_encoding import text_encoding
from gwreport.officefiles.xlsx.container import Unreadable, UnreadableFileError
from gwreport.wording.refused_files import CONTENT_WORDS

_REASONS = {
    Content.EMPTY: Unreadable.EMPTY,
    Content.DOCX: Unreadable.WORD,
    Content.ODT: Unreadable.WORD,
    Content.DOC: Unreadable.WORD,
    Content.RTF: Unreadable.WORD,
    Content.OFD: Unreadable.OFD,
    Content.LAYOUT: Unreadable.LAYOUT,
    Content.SLIDES: Unreadable.SLIDES,
    Content.PACKAGE: Unreadable.PACKAGE,
    Content.BROKEN_ZIP: Unreadable.DAMAGED,
    Content.ENCRYPTED: Unreadable.ENCRYPTED,
    Content.RIGHTS: Unreadable.RIGHTS,
    Content.SEALED: Unreadable.SEALED,
    Content.PDF: Unreadable.PDF,
    Content.HTML: Unreadable.HTML,
    Content.OLD_XML: Unreadable.OLD_XML,
    Content.WEB_ARCHIVE: Unreadable.MHT,
    Content.PICTURE: Unreadable.PICTURE,
    Content.RECORDING: Unreadable.RECORDING,
    Content.LINK: Unreadable.LINK,
    Content.PROGRAM: Unreadable.PROGRAM,
    Content.DATABASE: Unreadable.DATABASE,
    Content.SCRAMBLED: Unreadable.SCRAMBLED,
    Content.TEXT: Unreadable.TEXT,
    **dict.fromkeys((Content.MAIL, Content.MESSAGE, Content.TNEF), Unreadable.MAIL),
    **dict.fromkeys(
        (Content.ZIP, Content.RAR, Content.SEVEN_ZIP, Content.TAR, Content.ARCHIVE),
        Unreadable.ARCHIVE,
    ),
    **dict.fromkeys((Content.GZIP, Content.BZIP2, Content.XZ), Unreadable.ARCHIVE),
}
_ADDRESS = re.compile(r"https?://[^\s\"'<>{}]{1,200}")
_MOST_NAMES = 5
_HEAD = 4096


def refused_kind(data: bytes, content: Content) -> UnreadableFileError:
    """Say why bytes of this content are refused as a workbook; the detail names what is in them."""
    reason = _REASONS.get(content, Unreadable.NO_WORKBOOK)
    if reason is Unreadable.PDF and (attached := pdf_attachments(data).names):
        return UnreadableFileError(Unreadable.PORTFOLIO, listed(attached, _MOST_NAMES))
    if reason is Unreadable.LINK:
        return UnreadableFileError(reason, _address(data) or CONTENT_WORDS[content.value])
    return UnreadableFileError(reason, CONTENT_WORDS.get(content.value, ""))


def _address(data: bytes) -> str:
    head = data[:_HEAD]
    encoding = text_encoding(head)
    found = _ADDRESS.search(head.decode(encoding)) if encoding else None
    return found[0] if found else ""
