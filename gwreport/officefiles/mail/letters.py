"""The letter of an e-mail: what its sender wrote beside the files that he attached."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from gwreport.errors import DocumentError
from gwreport.officefiles.containers.budget import Budget
from gwreport.officefiles.containers.mail_headers import (
    in_charset,
    mail_start,
    read_head,
    words_decoded,
)
from gwreport.officefiles.containers.mail_parts import mail_parts
from gwreport.officefiles.containers.members import UnpackError
from gwreport.officefiles.grid import Grid
from gwreport.officefiles.text.html_blocks import read_html

# More than any letter that people write; of a longer one the beginning is kept, and the mail itself.
LETTER_LIMIT = 200_000
_BYTES_LIMIT, _SECONDS, _MOST_LINES = 4 << 20, 5.0, 5_000
_CUT = "\n……（正文过长，其余见原邮件）"
_SUBJECT = "主题："
_META = re.compile(r"<meta\b[^<>]{0,400}>", re.IGNORECASE)
_BEGIN, _END = re.compile(r"^begin [0-7]{3,4} \S", re.MULTILINE), "\nend"
_NOT_STORABLE = re.compile("[\0\ud800-\udfff]")


def mail_letter(data: bytes) -> str:
    """Give the words of a saved e-mail (.eml) and of the mails forwarded in it, "" for none.

    The subject comes first. What stands there twice, as a text and as a page, is given once.
    """
    texts: list[str] = []
    pages: list[str] = []
    budget = Budget(1, len(data), len(data), _SECONDS)
    try:
        for part in mail_parts(data, budget):
            head, kind = part.head, part.content_type
            if head.file_name or head.disposition == "attachment" or part.problem is not None:
                continue
            if kind not in ("text/plain", "text/html"):
                continue
            words = in_charset(part.content()[:_BYTES_LIMIT], head.charset)
            (texts if kind == "text/plain" else pages).append(words)
    except UnpackError:
        pass  # the reader of the attachments tells of it
    found = read_head(data, mail_start(data), len(data))
    subject = words_decoded(found[0].get("subject")) if found else ""
    return letter(subject, texts, pages)


def letter(subject: str, texts: Sequence[str], pages: Sequence[str]) -> str:
    """Put a letter together out of its subject, its plain texts and its pages (HTML).

    Of a page only the lines are taken that stand in none of the texts.
    """
    lines: list[str] = []
    for text in texts:
        lines += _lines(_without_files(text))
    known = {_folded(line) for line in lines}
    whole = "".join(_folded(line) for line in lines)[:LETTER_LIMIT]
    for page in pages:
        for line in islice(_page_lines(page), _MOST_LINES):
            folded = _folded(line)
            if folded not in known and not (len(folded) > 1 and folded in whole):
                known.add(folded)
                lines.append(line)
    heading = " ".join(subject.split())
    if heading:
        lines.insert(0, f"{_SUBJECT}{heading}")
    words = _NOT_STORABLE.sub("\ufffd", "\n".join(lines).strip())
    return words if len(words) <= LETTER_LIMIT else words[:LETTER_LIMIT] + _CUT


def _lines(text: str) -> Iterator[str]:
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        if line.strip():
            yield line.rstrip()


def _page_lines(page: str) -> Iterator[str]:
    # It is text by now, whatever it says of its encoding.
    data = _META.sub("", page).encode("utf-8", "replace")
    try:
        document = read_html(data, "")
    except DocumentError:
        return
    for block in document.blocks:
        if isinstance(block, Grid):
            for row in block.rows:
                yield "　".join(cell.own_text for cell in row if cell.own_text)
        else:
            yield from _lines(block.text)


def _without_files(text: str) -> str:
    # Files that stand in the text itself, uuencoded, are no words.
    kept: list[str] = []
    at = 0
    while found := _BEGIN.search(text, at):
        end = text.find(_END, found.end())
        if end < 0:
            break
        kept.append(text[at : found.start()])
        at = end + len(_END)
    return "".join((*kept, text[at:]))


def _folded(line: str) -> str:
    return "".join(line.split())
