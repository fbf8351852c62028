"""Tar, gzip, bzip2, xz, winmail.dat and .msg: what lies in them, damaged and hostile ones too."""

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import tracemalloc

import pytest

from gwreport.officefiles.archives import unpacking as archives
from gwreport.officefiles.archives.unpacking import Problem, is_archive, unpack
from gwreport.officefiles.containers import compound_files
from gwreport.officefiles.containers.compound_files import CompoundFile
from gwreport.officefiles.content import Content, sniff
from tests.faults.compound_file import Tree, compound_file
from tests.officefiles.raw_archives import attachment, mail_of, tnef
from tests.processor_time import at_most

NAME = "局办/区水务局（一）.xlsx"


@pytest.fixture(autouse=True)
def nothing_unforeseen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "_UNFORESEEN", ())


def members(data: bytes, name: str = "报送.tar") -> list[tuple[str, bytes | None, str]]:
    return [(one.name, one.data, one.problem) for one in unpack(name, data)]


def tarred(
    *files: tuple[str, bytes], kind: int = tarfile.PAX_FORMAT, encoding: str = "utf-8"
) -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=kind, encoding=encoding) as archive:
        for name, data in files:
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("kind", "encoding"),
    [
        (tarfile.PAX_FORMAT, "utf-8"),
        (tarfile.GNU_FORMAT, "utf-8"),
        (tarfile.GNU_FORMAT, "gb18030"),
        (tarfile.USTAR_FORMAT, "gb18030"),
    ],
)
def test_tar_archives_of_every_form(kind: int, encoding: str) -> None:
    is_long = kind != tarfile.USTAR_FORMAT
    long = f"{'很长的文件夹名' * 6}/{'长名' * 20}.xlsx" if is_long else "短.xlsx"
    data = tarred((NAME, b"words"), (long, b"x" * 5_000), kind=kind, encoding=encoding)
    assert is_archive("报送.tar", data)
    assert members(data) == [(NAME, b"words", ""), (long, b"x" * 5_000, "")]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_packed_archives_and_single_files(pack) -> None:
    data = tarred((NAME, b"words"))
    assert members(pack(data)) == [(NAME, b"words", "")]
    suffix = {gzip.compress: "gz", bz2.compress: "bz2", lzma.compress: "xz"}[pack]
    assert members(pack(b"words"), f"表.xlsx.{suffix}") == [("表.xlsx", b"words", "")]
    assert members(pack(b"words"), "表") == [("表", b"words", "")]
    # Streams one behind the other are one file, as the programs have it.
    assert members(pack(b"wo") + pack(b"rds"), f"表.{suffix}") == [("表", b"words", "")]
    assert members(pack(b"words") + bytes(50), f"表.{suffix}") == [("表", b"words", "")]


@pytest.mark.parametrize("pack", [gzip.compress, bz2.compress, lzma.compress])
def test_a_bomb_in_a_packed_file_stays_small(pack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "FILE_BYTES", 2 << 20)
    plain = pack(bytes(30 << 20))
    packed = pack(tarred(("a.xlsx", bytes(30 << 20)), ("b.xlsx", b"2")))
    tracemalloc.start()
    try:
        assert members(plain, "a.gz")[0][2] == Problem.TOO_LARGE
        # The one behind it in the same archive is taken.
        assert members(packed) == [("a.xlsx", None, Problem.TOO_LARGE), ("b.xlsx", b"2", "")]
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 16 << 20


def test_a_tar_that_is_damaged_gives_what_came_before() -> None:
    data = tarred(("a.xlsx", b"1"), ("b.xlsx", b"x" * 3_000))
    cut = data[: 512 * 5]
    assert members(cut)[0] == ("a.xlsx", b"1", "")
    assert members(cut)[-1][2] == Problem.DAMAGED
    broken = data[: 512 * 2] + b"?" * 512 + data[512 * 3 :]
    assert [problem for _, _, problem in members(broken)] == ["", Problem.DAMAGED]
    for pack in (gzip.compress, bz2.compress, lzma.compress):
        assert members(pack(data)[:-30])[-1][2] == Problem.DAMAGED


def test_links_devices_and_sizes_without_end_are_told() -> None:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.GNU_FORMAT) as archive:
        for kind, name in ((tarfile.SYMTYPE, "链"), (tarfile.LNKTYPE, "硬"), (tarfile.CHRTYPE, "设备"), (tarfile.FIFOTYPE, "管"), (tarfile.DIRTYPE, "夹")):  # fmt: skip
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = kind, "/etc/passwd"
            archive.addfile(entry)
        archive.addfile(tarfile.TarInfo("../../外.xlsx"))
        huge = tarfile.TarInfo("大.xlsx")
        huge.size = 1 << 40
        archive.addfile(huge, None) if False else archive.fileobj.write(
            huge.tobuf(tarfile.GNU_FORMAT)
        )
    found = {name: problem for name, _, problem in members(buffer.getvalue())}
    assert found["链"] == found["硬"] == found["设备"] == found["管"] == Problem.LINK
    assert "夹" not in found
    assert found["../../外.xlsx"] == ""
    assert found["大.xlsx"] == Problem.DAMAGED


@pytest.mark.parametrize("records", [b"9" * 2_000, b"12 path=x\n" * 2_000, b"1 " * 2_000, b"99999999 a=b\n", b" " * 3_000])  # fmt: skip
def test_records_of_a_pax_header_take_linear_time(records: bytes) -> None:
    head = bytearray(tarfile.TarInfo("x").tobuf())
    head[124:136] = b"%011o\0" % (len(records) * 100)
    head[156:157] = b"x"
    head[148:156] = b"%06o\0 " % (sum(head[:148]) + sum(head[156:]) + 256)
    content = records * 100 + bytes(-len(records) * 100 % 512)
    with at_most(2):
        members(bytes(head) + content + tarred(("a.xlsx", b"1")))


# winmail.dat


def test_winmail_gives_its_files_under_their_long_names() -> None:
    data = tnef((NAME.rpartition("/")[2], b"words"), ("乙.xlsx", b"2"))
    expected = [("区水务局（一）.xlsx", b"words", ""), ("乙.xlsx", b"2", "")]
    assert sniff(data) is Content.TNEF
    assert members(data, "winmail.dat") == expected
    mail = mail_of(attachment(b"winmail.dat", data, b"application/ms-tnef"))
    assert members(mail, "报送.eml") == [(f"winmail.dat/{name}", *rest) for name, *rest in expected]


def test_winmail_that_is_damaged_gives_what_there_is() -> None:
    data = tnef(("甲.xlsx", b"words"), ("乙.xlsx", b"2"))
    for length in range(6, len(data)):
        found = members(data[:length], "winmail.dat")
        assert found
        assert all(content in (b"words", b"2", None) for _, content, _ in found)
    assert members(data[:-1], "winmail.dat")[-1][2] == Problem.DAMAGED
    assert members(tnef(), "winmail.dat") == [("winmail.dat", None, Problem.EMPTY)]


def test_winmail_whose_properties_lie_has_its_short_names() -> None:
    data = tnef(("甲.xlsx", b"words"))
    at = data.rindex(struct.pack("<HH", 0x001F, 0x3707))
    for count in (0, 0xFFFFFFFF, 1 << 20):
        lying = data[: at + 4] + struct.pack("<I", count) + data[at + 8 :]
        assert members(lying, "winmail.dat") == [("A0~1.XLS", b"words", "")]


# .msg and compound files

PROPERTIES = "__properties_version1.0"


def message(**attached: Tree) -> bytes:
    tree: dict[str, bytes | Tree] = {PROPERTIES: bytes(32)}
    for number, (name, inside) in enumerate(attached.items()):
        words: dict[str, bytes | Tree] = {
            "__substg1.0_3707001F": f"{name}.xlsx".encode("utf-16-le")
        }
        tree[f"__attach_version1.0_#{number:08X}"] = words | dict(inside)
    return compound_file(tree)


def test_attachments_by_reference_and_objects_are_told() -> None:
    link = bytes(8) + struct.pack("<HHIII", 0x0003, 0x3705, 6, 7, 0)
    data = message(
        甲={"__substg1.0_37010102": b"words"},
        乙={PROPERTIES: link},
        丙={"__substg1.0_3701000D": {"Workbook": b"x"}},
        丁={PROPERTIES: bytes(8)},
    )
    assert members(data, "报送.msg") == [
        ("甲.xlsx", b"words", ""),
        ("乙.xlsx", None, Problem.ELSEWHERE),
        ("丙.xlsx", None, Problem.OBJECT),
        ("丁.xlsx", None, Problem.DAMAGED),
    ]


def test_messages_in_messages_end_at_a_depth_that_is_told() -> None:
    tree: Tree = {
        PROPERTIES: bytes(32),
        "__attach_version1.0_#00000000": {"__substg1.0_37010102": b"1"},
    }
    for _ in range(8):
        tree = {
            PROPERTIES: bytes(32),
            "__attach_version1.0_#00000000": {"__substg1.0_3701000D": tree},
        }
    assert members(compound_file(tree), "a.msg") == [("附件", None, Problem.TOO_DEEP)]


def test_chains_that_lead_nowhere_or_in_a_circle_are_damage() -> None:
    good = message(甲={"__substg1.0_37010102": bytes(range(256)) * 40})
    assert members(good, "a.msg")[0][1] == bytes(range(256)) * 40
    with at_most(20):
        for at in range(0, len(good), 36):
            for word in (b"\0\0\0\0", b"\xff\xff\xff\x7f"):
                list(unpack("a.msg", good[:at] + word + good[at + 4 :]))
        for length in range(0, len(good), 101):
            list(unpack("a.msg", good[:length]))


def test_directories_of_too_many_entries_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compound_files, "ENTRIES_LIMIT", 500)
    many: Tree = {PROPERTIES: bytes(32)} | {f"s{number}": b"" for number in range(500)}
    (found,) = unpack("a.msg", compound_file(many))
    assert (found.problem, found.detail) == (Problem.TOO_MANY, "500")


def test_streams_of_every_size_are_read_whole() -> None:
    sizes = (0, 1, 63, 64, 65, 511, 512, 4_095, 4_096, 4_097, 70_000)
    tree: Tree = {f"s{size}": bytes([size & 0xFF]) * size for size in sizes}
    file = CompoundFile(compound_file(tree))
    found = file.inside(file.root)
    assert {int(name[1:]): file.read(entry) for name, entry in found.items()} == {
        size: bytes([size & 0xFF]) * size for size in sizes
    }


def test_a_single_packed_file_far_beyond_its_packed_size_is_no_file() -> None:
    assert members(gzip.compress(bytes(12 << 20)), "a.gz") == [("a.gz", None, Problem.BOMB)]
    assert members(gzip.compress(bytes(4 << 20)), "a.gz") == [("a", bytes(4 << 20), "")]
