"""Damaged archives and mails: nothing escapes, no checked word changes, and each ends soon.

The last catch of the unpacking is off here. `GWREPORT_FUZZ` sets how many of each sort are tried
(500), `GWREPORT_FUZZ_SEED` what chance begins with; a failure names both, which make the same again.
"""

import base64
import gzip
import io
import os
import random
import tarfile
from collections.abc import Callable
from pathlib import Path
from time import process_time

import pytest

from gwreport.officefiles.archives import unpacking as archives
from gwreport.officefiles.containers.members import Member
from gwreport.officefiles.content import sniff
from gwreport.officefiles.refused_kinds import refused_kind
from gwreport.officefiles.xlsx.default_password import without_default_password
from gwreport.workflow.returns.sources import Source, holds_others, members
from tests.faults.compound_file import compound_file
from tests.officefiles.old_workbooks import xls
from tests.officefiles.raw_archives import Part, attachment, mail_of, raw_zip, tnef
from tests.processor_time import is_within
from tests.workflow.damaging import ON_THE_WAY, flip, flip_directory, flip_header

TRIES = int(os.environ.get("GWREPORT_FUZZ", "500"))
SEED = os.environ.get("GWREPORT_FUZZ_SEED", "1")
WORDS = [f"区水务局第{number}项完成情况。".encode() * (number * 3) for number in range(1, 6)]
_ODD = (
    *(
        b"\0",
        b"\xff" * 4,
        b"\0" * 4,
        b"PK\x03\x04",
        b"PK\x01\x02",
        b"PK\x05\x06",
        b"\r\n\r\n",
        b"--b0",
    ),
    *(
        b"--b0--",
        b"Content-Type: multipart/mixed; boundary=b0\r\n",
        b"=?utf-8?B?",
        b"filename*0*=''%",
    ),
    *(b"begin 644 x\r\n", b"From x\r\n", b"\xff\xff\xff\x7f", b"\x78\x9f\x3e\x22", b"\x1f\x8b\x08"),
)


@pytest.fixture(autouse=True)
def nothing_unforeseen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "_UNFORESEEN", ())


def zip_of_all() -> bytes:
    inner = raw_zip(Part("里.xlsx", WORDS[4], 8))
    parts = [
        Part(f"夹/{method}.xlsx", words, method)
        for method, words in zip((0, 8, 12, 14, 95), WORDS, strict=True)
    ]
    return raw_zip(*parts, Part("里.zip", inner, 12), Part("转.eml", eml(), 8))


def eml() -> bytes:
    name = base64.b64encode("区水务局.xlsx".encode("gb18030"))
    head = b'Content-Type: application/x; name="=?gb18030?B?' + name + b'?="\r\n\r\n'
    inner = mail_of(attachment(b"in.xlsx", WORDS[0]), boundary="b1")
    forwarded = b"Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    letter = b"Content-Type: text/plain\r\n\r\nbegin 644 u.xlsx\r\n%=V]R9',\r\n`\r\nend\r\n"
    long = b"Content-Disposition: attachment;\r\n filename*0*=gbk''%C7%F8;\r\n filename*1=x.xlsx\r\n\r\nwords"
    return mail_of(head + WORDS[1], forwarded + base64.encodebytes(inner), letter, long)


def msg() -> bytes:
    attached = {
        "__substg1.0_37010102": WORDS[2] * 20,
        "__substg1.0_3707001F": "甲".encode("utf-16-le"),
    }
    inner = {"__properties_version1.0": bytes(32), "__attach_version1.0_#00000000": attached}
    return compound_file(
        {
            "__properties_version1.0": bytes(32),
            "__substg1.0_1000001F": "见附件".encode("utf-16-le"),
            "__attach_version1.0_#00000000": attached,
            "__attach_version1.0_#00000001": {"__substg1.0_3701000D": inner},
            "__attach_version1.0_#00000002": {"__properties_version1.0": bytes(24)},
        }
    )


def tar() -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for number, words in enumerate(WORDS):
            entry = tarfile.TarInfo(f"区水务局{'很长的名字' * number}.xlsx")
            entry.size = len(words)
            archive.addfile(entry, io.BytesIO(words))
    return buffer.getvalue().rstrip(b"\0") + bytes(1_024)


def put_in(chance: random.Random, data: bytes) -> bytes:
    """Put something in that means something to a reader."""
    at = chance.randrange(len(data))
    odd = chance.choice(_ODD)
    return data[:at] + odd + data[at + chance.choice((0, len(odd))) :]


def damaged(chance: random.Random, data: bytes) -> bytes:
    """Damage bytes in one place or in three."""
    for _ in range(chance.choice((1, 1, 1, 3))):
        has_list = b"PK\x03\x04" in data and b"PK\x01\x02" in data
        usual = [one for one in ON_THE_WAY if has_list or one not in (flip_directory, flip_header)]
        data = chance.choice([*usual, put_in, put_in])(chance, data) or b"x"
    return data


SORTS: dict[str, Callable[[], bytes]] = {
    "zip": zip_of_all,
    "eml": eml,
    "msg": msg,
    "winmail": lambda: tnef(("甲.xlsx", WORDS[0]), ("乙.xlsx", WORDS[1])),
    "tar": tar,
    "tgz": lambda: gzip.compress(tar(), mtime=0),
}


@pytest.mark.long
@pytest.mark.parametrize("sort", SORTS)
def test_nothing_escapes_and_no_checked_word_changes(sort: str) -> None:
    good = SORTS[sort]()
    whole = {one.data for one in archives.unpack("a", good)}
    assert len(whole) > 1
    slowest = 0.0
    for number in range(TRIES):
        chance = random.Random(f"{SEED}-{sort}-{number}")
        data = damaged(chance, good)
        began = process_time()
        source = Source(Path(f"a.{sort}"), Member("", data))
        found = list(members(source)) if holds_others(source) else [source]
        slowest = max(slowest, process_time() - began)
        assert found, (SEED, sort, number)
        if sort == "zip" and found != [source]:
            # Of what lies in the mail nothing proves a word; what has none is told by its reader.
            proved = {one.had.data for one in found if ".eml" not in one.had.name}
            assert proved - {None, b""} <= whole, (SEED, sort, number)
        for one in found:
            one.name.encode()
    assert is_within(slowest, 2)


def test_locked_workbooks_that_are_damaged_are_opened_or_not() -> None:
    """What the library makes of an .xls is tried in a process of its own (`test_fuzz`)."""
    rows = [["序号", "目标任务"], ["1", "新建泵站"]]
    seeds = [xls(rows), xls(rows, password="VelvetSweatshop"), xls(rows, password="x")]
    opened = 0
    for number in range(TRIES // 2):
        chance = random.Random(f"{SEED}-old-{number}")
        data = flip(chance, chance.choice(seeds))
        data = data if chance.random() < 0.8 else data[: chance.randrange(len(data))]
        opened += without_default_password(data) is not None
        assert refused_kind(data, sniff(data)).reason
    assert opened
