"""Damaged breakdowns: read, or refused with a reason; nothing else escapes, and each ends soon.

They are read in this process, without the last catch of the reading process. `GWREPORT_FUZZ` sets how
many of each format are tried (500), `GWREPORT_FUZZ_SEED` what chance begins with; a failure names
both, which make the same again.
"""

import os
import random
from collections.abc import Callable
from functools import cache

import pytest

from gwreport.errors import DocumentError
from gwreport.reading import Reading, understand_document
from gwreport.wording.findings.explaining import prove_sentences
from tests.processor_time import at_most
from tests.reading.breakdowns import docx, xlsx
from tests.reading.hostile_pdf import composite_font, pdf, stream
from tests.workflow.damaging import ON_THE_WAY, damage_part, flip_directory, flip_header

TRIES = int(os.environ.get("GWREPORT_FUZZ", "500"))
SEED = os.environ.get("GWREPORT_FUZZ_SEED", "1")
_MOST_SECONDS = 20.0
_HEADINGS = ["序号", "目标任务", "牵头领导", "牵头责任单位", "责任（配合）单位"]
_ROWS = [
    ["1", "新建口袋公园4个，完成投资3.5亿元。", "王明", "区城市管理局", "区财政局、各镇街"],
    ["2", "地区生产总值增长6%以上。", "李 强", "区发展改革委\n区统计局", ""],
    ["（1）", "一季度开工2条道路。", "李强", "区交通运输委", "区公安局（配合）"],
]
_TITLE = "2025年区政府工作报告目标任务分解方案"


def word() -> bytes:
    return docx(_TITLE, "一、向民生着力", [_HEADINGS, *_ROWS], "（一）加强自身建设")


def excel() -> bytes:
    return xlsx({"分解表": [[_TITLE], _HEADINGS, *_ROWS]}, merges=("A1:E1",))


def ruled_pdf() -> bytes:
    """Draw the table with ruled lines, its characters told by the font's own table."""
    words = "".join(
        dict.fromkeys("".join([_TITLE, *_HEADINGS, *(w for row in _ROWS for w in row)]))
    )
    codes = "".join(f"<{ord(sign):04X}> <{ord(sign):04X}> " for sign in words if sign != "\n")
    font, parts = composite_font(codes=f"{len(words)} beginbfchar {codes}endbfchar")
    lines = [f"BT /F1 14 Tf 100 760 Td <{_TITLE.encode('utf-16-be').hex()}> Tj ET"]
    for row, cells in enumerate([_HEADINGS, *_ROWS]):
        for column, cell in enumerate(cells):
            left, top = 30 + column * 108, 700 - row * 40
            lines.append(f"{left} {top} 108 40 re S")
            lines += [
                f"BT /F1 6 Tf {left + 4} {top + 28 - line * 9} Td <{part.encode('utf-16-be').hex()}> Tj ET"
                for line, part in enumerate(cell.split("\n"))
                if part
            ]
    return pdf(stream("\n".join(lines).encode()), font=font, more=parts)


FORMATS: dict[str, Callable[[], bytes]] = {
    "docx": cache(word),
    "xlsx": cache(excel),
    "pdf": cache(ruled_pdf),
}
# What readers believe: sizes, repetitions, references, ends of things.
_ODD = (
    *(b"0", b"-1", b"99999999999", b"1e400", b"0 R", b"4 0 R", b"3 0 R", b"<<", b">>", b"[", b"]"),
    *(b"endobj\n", b"endstream\n", b"stream\n", b"/Length 9", b"/Kids [2 0 R]", b"/FlateDecode"),
    *(b"BT ", b"ET ", b" q ", b" Q ", b" cm ", b" Do ", b"(", b")", b"<FEFF", b"\xff\xfe"),
)


def put_in(chance: random.Random, data: bytes) -> bytes:
    """Put something in that means something to a reader."""
    at, odd = chance.randrange(len(data)), chance.choice(_ODD)
    return data[:at] + odd + data[at + chance.choice((0, len(odd))) :]


def damaged(format_: str, number: int) -> bytes:
    """Make the damaged file of that number."""
    chance = random.Random(f"{SEED}-{format_}-{number}")
    data = FORMATS[format_]()
    is_packed = format_ in ("docx", "xlsx")
    # The damage of a package is mostly done inside: its checksums refuse the rest at the door.
    if is_packed and chance.random() < 0.7:
        return damage_part(chance, data)
    for _ in range(chance.choice((1, 1, 1, 3))):
        has_list = b"PK\x03\x04" in data and b"PK\x01\x02" in data
        damages = [
            one for one in ON_THE_WAY if has_list or one not in (flip_directory, flip_header)
        ]
        if not is_packed:
            damages += [put_in] * len(damages)
        data = chance.choice(damages)(chance, data) or b"x"
    return data


def outcome(data: bytes, name: str) -> Reading | DocumentError:
    try:
        reading = understand_document(data, name)
    except DocumentError as error:
        return error
    prove_sentences(reading.findings)
    return reading


@pytest.mark.parametrize("format_", FORMATS)
def test_the_breakdown_itself_is_read(format_: str) -> None:
    reading = outcome(FORMATS[format_](), f"a.{format_}")
    assert isinstance(reading, Reading)
    assert reading.plan is not None
    assert [one.lead_units for one in reading.plan.items] == [
        ("区城市管理局",),
        ("区发展改革委", "区统计局"),
        ("区交通运输委",),
    ]


@pytest.mark.long
@pytest.mark.parametrize("format_", FORMATS)
def test_88_a_damaged_breakdown_is_read_or_refused_and_nothing_escapes(format_: str) -> None:
    read = 0
    for number in range(TRIES):
        data = damaged(format_, number)
        with at_most(_MOST_SECONDS, f"{SEED}-{format_}-{number}"):
            try:
                read += isinstance(outcome(data, f"a.{format_}"), Reading)
            except Exception as error:
                raise AssertionError(f"{SEED}-{format_}-{number}") from error
    # Damage that is refused at the door proves nothing of the readers behind it.
    assert read > TRIES / 20
