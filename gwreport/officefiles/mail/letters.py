"""The letter of an e-mail: what its sender wrote beside the files that he attached."""

import re
from collections.abc import Sequence

from gwreport.officefiles.containers.budget import Budget
from gwreport.officefiles.containers.charsets import in_charset, narrow
from gwreport.officefiles.containers.mail_headers import Head
from gwreport.officefiles.containers.mail_parts import mail_parts
from gwreport.officefiles.containers.members import UnpackError
from gwreport.officefiles.mail.letter_parts import (
    RICH_TEXT,
    is_of_letter,
    is_plain,
    lines_of,
    part_lines,
)

# More than any letter that people write; of a longer one the beginning is kept, and the mail itself.
LETTER_LIMIT = 200_000
_BYTES_LIMIT, _SECONDS = 4 << 20, 5.0
_CUT = "\n……（正文过长，其余见原邮件）"
_FLOWED = re.compile(r"(?<!--) \r?\n(?!>)")
SUBJECT = "主题："
_BEGIN, _END = re.compile(r"^begin [0-7]{3,4} \S", re.MULTILINE), "\nend"
_NOT_STORABLE = re.compile("[\0\ud800-\udfff]")


def mail_letter(data: bytes) -> str:
    """Give the words of a saved e-mail (.eml) and of the mails forwarded in it, "" for none.

    The subject comes first. What stands there twice, as a text and as a page, is given once.
    """
    data = narrow(data)
    texts: list[str] = []
    others: list[tuple[str, str]] = []
    subjects: list[str] = []
    told = 1
    budget = Budget(1, len(data), len(data), _SECONDS)
    try:
        for part in mail_parts(data, budget, subjects):
            texts += [f"{SUBJECT}{one}" for one in subjects[told:]]
            told = max(told, len(subjects))
            head, kind = part.head, part.content_type
            if head.disposition == "attachment" or part.problem is not None:
                continue
            # What has a name is a file, and is shown among the words all the same where it is inline.
            if head.file_name and head.disposition != "inline":
                continue
            if not is_of_letter(kind):
                continue
            raw = part.content()[:_BYTES_LIMIT]
            words = raw.decode("latin-1") if kind in RICH_TEXT else in_charset(raw, head.charset)
            if is_plain(kind):
                texts.append(_unflowed(words, head))
            else:
                others.append((kind, words))
    except UnpackError:
        pass  # the reader of the attachments tells of it
    return letter(subjects[0] if subjects else "", texts, others)


def _unflowed(words: str, head: Head) -> str:
    """Join the lines that a program broke where they were too long for it (RFC 3676)."""
    if head.parameter("content-type", "format").lower() != "flowed":
        return words
    joint = "" if head.parameter("content-type", "delsp").lower() == "yes" else " "
    return _FLOWED.sub(joint, words)


def letter(subject: str, texts: Sequence[str], others: Sequence[tuple[str, str]]) -> str:
    """Put a letter together out of its subject, its plain texts, and its parts of other kinds.

    Those are pairs of a kind ("text/html") and its words. Of them only the lines are taken that stand in none of the texts.
    """
    lines: list[str] = []
    for text in texts:
        lines += lines_of(_without_files(text))
    known = {_folded(line) for line in lines}
    whole = "".join(_folded(line) for line in lines)[:LETTER_LIMIT]
    for kind, words in others:
        for line in part_lines(words, kind):
            folded = _folded(line)
            if folded not in known and not (len(folded) > 1 and folded in whole):
                known.add(folded)
                lines.append(line)
    heading = " ".join(subject.split())
    if heading:
        lines.insert(0, f"{SUBJECT}{heading}")
    words = _NOT_STORABLE.sub("\ufffd", "\n".join(lines).strip())
    return words if len(words) <= LETTER_LIMIT else words[:LETTER_LIMIT] + _CUT


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
