"""Damage as it happens to files on their way: bytes flipped, cut, doubled or blanked."""

import io
import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.workflow.quarter import fill, issue, open_office, workbook_of

Damage = Callable[[random.Random, bytes], bytes]

_WORDS = re.compile(rb'"([^"]*)"|>([^<]+)<')
_TAGS = re.compile(rb"<[^>]*>")
_ODD_WORDS = (
    *(b"", b"0", b"-1", b"1e400", b"nan", b"99999999999999999999", b"A0", b"XFD1048576", b"1:1"),
    *(b"A1:XFD1048576", b'"', b"<", b"&", b"&#x0;", b"&#xD800;", b"_xD800_", b"\xff\xfe"),
    *(b"\xed\xa0\x80", b"inlineStr", b"e", b"s", "１２".encode()),
)


def flip(chance: random.Random, data: bytes) -> bytes:
    """Flip bits of a few bytes anywhere."""
    return _flipped(chance, data, 0, len(data))


def flip_directory(chance: random.Random, data: bytes) -> bytes:
    """Flip bits of a few bytes in the container's directory at the end."""
    return _flipped(chance, data, data.find(b"PK\x01\x02"), len(data))


def flip_header(chance: random.Random, data: bytes) -> bytes:
    """Flip bits in the header in front of one of the parts."""
    starts = [at for at in range(len(data)) if data.startswith(b"PK\x03\x04", at)]
    start = chance.choice(starts)
    return _flipped(chance, data, start, start + 60)


def cut(chance: random.Random, data: bytes) -> bytes:
    """Cut the end off."""
    return data[: chance.randrange(len(data))]


def cut_out(chance: random.Random, data: bytes) -> bytes:
    """Take a piece out."""
    start = chance.randrange(len(data))
    return data[:start] + data[start + chance.choice((1, 2, 16, 512, 4096)) :]


def double(chance: random.Random, data: bytes) -> bytes:
    """Put a piece in twice."""
    start = chance.randrange(len(data))
    return data[: start + chance.choice((1, 16, 512, 4096))] + data[start:]


def blank(chance: random.Random, data: bytes) -> bytes:
    """Overwrite a piece with zeros, as a disk does with a sector that it lost."""
    start = chance.randrange(len(data))
    size = min(chance.choice((1, 16, 512, 4096)), len(data) - start)
    return data[:start] + bytes(size) + data[start + size :]


def damage_part(chance: random.Random, data: bytes) -> bytes:
    """Damage a part or two inside, its XML too, and pack all again with checksums that fit."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    for name in chance.choices([name for name, content in parts.items() if content], k=2):
        damage = chance.choice((flip, cut, cut_out, double, blank, _reword, _reword, _restructure))
        parts[name] = damage(chance, parts[name]) or b" "
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return buffer.getvalue()


def _reword(chance: random.Random, xml: bytes) -> bytes:
    """Put an odd word in the place of an attribute's value or of a text."""
    spots = [found.span(found.lastindex or 0) for found in _WORDS.finditer(xml)] or [(0, 0)]
    start, end = chance.choice(spots)
    return xml[:start] + chance.choice(_ODD_WORDS) + xml[end:]


def _restructure(chance: random.Random, xml: bytes) -> bytes:
    """Take a tag out, or put it in twice."""
    tags = [found.span() for found in _TAGS.finditer(xml)] or [(0, 0)]
    start, end = chance.choice(tags)
    return xml[: chance.choice((start, end))] + xml[chance.choice((start, end)) :]


# What a checksum proves: a value that is not what was sent must not come through unsaid.
ON_THE_WAY: tuple[Damage, ...] = (flip, flip_directory, flip_header, cut, cut_out, double, blank)


def _flipped(chance: random.Random, data: bytes, start: int, end: int) -> bytes:
    damaged = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 8))):
        damaged[chance.randrange(start, min(end, len(data)))] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def make_returns(folder: Path) -> dict[str, bytes]:
    """Make good returns: as the tool wrote it, filled in and saved by another program, with a note."""
    import openpyxl
    from openpyxl.comments import Comment

    with open_office(folder) as office:
        issued = issue(office, folder)
    words = {"完成情况": "已建成4个，占80%。", "进度自评": "依时序推进", "存在问题": "无"}
    parks = workbook_of(issued, "区城市管理局")
    filled = fill(parks, folder / "filled.xlsx", {"新建": words, "整治": words})
    growth = fill(
        workbook_of(issued, "区发展改革委"),
        folder / "growth.xlsx",
        {"地区": {"本期完成值": "1234.5", "同比增速": "6.1%", "完成情况": "同比增长6.1%。"}},
    )
    book = openpyxl.load_workbook(filled)
    book["目标任务"]["G5"].comment = Comment("数字待统计局核定", "王")
    book.create_sheet("附表").append(["公园", "进度"])
    buffer = io.BytesIO()
    book.save(buffer)
    return {
        "issued": parks.read_bytes(),
        "filled": filled.read_bytes(),
        "growth": growth.read_bytes(),
        "noted": buffer.getvalue(),
    }
