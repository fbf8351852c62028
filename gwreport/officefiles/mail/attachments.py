"""The attachments of a saved e-mail (.eml), and what it has instead of them."""

import re
from collections.abc import Iterator

from gwreport.officefiles.containers.budget import Budget
from gwreport.officefiles.containers.charsets import decoded
from gwreport.officefiles.containers.mail_parts import (
    DEPTH_LIMIT,
    MailPart,
    mail_parts,
    uuencoded_files,
)
from gwreport.officefiles.containers.members import Member, Problem
from gwreport.officefiles.mail.letter_parts import is_of_letter

NAMELESS = "附件"
_SIGNATURES = (
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "application/pgp-signature",
)
# Mails that are sealed as a whole: S/MIME, which signs so too, and PGP.
_SEALED = ("application/pkcs7-mime", "application/x-pkcs7-mime", "multipart/encrypted")
_SEALED_TEXT = b"-----BEGIN PGP MESSAGE-----"
# Files that were encoded into a letter in ways of which nobody but news readers and old Macs knows.
_STRANGE_FILE = re.compile(
    rb"^=ybegin [^\r\n]{0,200}?name=([^\r\n]{1,200})|^\(This file must be converted with BinHex",
    re.MULTILINE,
)
_LETTER_LIMIT = 1 << 20
_ADDRESS = re.compile(rb"https?://[^\s\"'<>()]{4,400}")
# Where the large attachments of the usual mail services lie, and files that are handed on by link.
_SERVERS = (
    *(b"ftnexs_", b"wx.mail.qq.com/ftn", b"exmail.qq.com/cgi-bin/ftn", b"dashi.163.com"),
    *(b"mail.163.com/large-attachment", b"u.163.com/t/", b"fs.163.com", b"fs.126.com"),
    *(b"largeattach", b"large-attach", b"cloudattach", b"netdisk", b"pan.baidu.com/s/"),
    *(b"weiyun.com/", b"aliyundrive.com/s/", b"alipan.com/s/", b"docs.qq.com/", b"kdocs.cn/l/"),
    *(b"docs.google.com/", b"drive.google.com/", b"1drv.ms/", b"onedrive.live.com/"),
    *(b"wetransfer.com/", b"cowtransfer.com/", b"feishu.cn/", b"alidocs.dingtalk.com/"),
)


def mail_files(data: bytes, budget: Budget) -> Iterator[Member]:
    """Yield each file that is attached, those of forwarded mails too, and what cannot be had.

    Raises UnpackError for what is behind those it gave.
    """
    links: set[str] = set()
    for part in mail_parts(data, budget):
        for member in _of_part(part):
            if member.problem == Problem.ELSEWHERE:
                # The letter stands there twice, as a text and as a page.
                if member.name in links:
                    continue
                links.add(member.name)
            budget.count_member()
            yield member


def _of_part(part: MailPart) -> Iterator[Member]:
    name, kind = part.head.file_name, part.content_type
    if part.problem is not None:
        detail = str(DEPTH_LIMIT) if part.problem is Problem.TOO_DEEP else ""
        yield Member(name or NAMELESS, None, part.problem, detail)
    elif kind in _SEALED:
        yield Member(name or NAMELESS, None, Problem.MAIL_ENCRYPTED)
    elif kind == "message/partial":
        yield Member(name or NAMELESS, None, Problem.SPLIT)
    elif kind == "message/external-body":
        yield Member(name or NAMELESS, None, Problem.ELSEWHERE)
    elif kind in _SIGNATURES or (kind.startswith("message/") and not name):
        return  # no words of anybody: a seal, a receipt
    elif name or part.head.disposition == "attachment":
        if kind.startswith("image/") and _is_of_letter(part):
            yield Member(name or NAMELESS, None, Problem.PICTURE)
        else:
            yield Member(name or NAMELESS, part.content())
    elif is_of_letter(kind):
        yield from files_of_letter(part.content())
    elif kind.startswith("image/"):
        yield Member(NAMELESS, None, Problem.PICTURE)
    else:
        yield Member(NAMELESS, part.content())


def _is_of_letter(part: MailPart) -> bool:
    # A picture that the letter shows in its place, mostly of a signature.
    return bool(part.head.get("content-id")) and part.head.disposition != "attachment"


def files_of_letter(letter: bytes) -> Iterator[Member]:
    """Yield what stands in a letter's words: files that were encoded into it, and links to files elsewhere."""
    for name, content in uuencoded_files(letter):
        yield Member(decoded(name), content)
    for found in _STRANGE_FILE.finditer(letter[:_LETTER_LIMIT]):
        yield Member(decoded(found[1] or b"") or NAMELESS, None, Problem.METHOD)
    if _SEALED_TEXT in letter:
        yield Member(NAMELESS, None, Problem.MAIL_ENCRYPTED)
    servers: dict[str, None] = {}
    for address in _ADDRESS.findall(letter[:_LETTER_LIMIT]):
        if any(server in address.lower() for server in _SERVERS):
            servers[decoded(address.split(b"/")[2])] = None
    for server in servers:
        yield Member(f"链接（{server}）", None, Problem.ELSEWHERE)
