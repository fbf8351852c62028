"""Zip archives of every method, damaged and hostile: bounded, and each part by itself."""

import ast
import struct
import tracemalloc
from pathlib import Path

import pytest

import gwreport
from gwreport.officefiles.archives import unpacking as archives
from gwreport.officefiles.archives.unpacking import unpack
from gwreport.officefiles.containers.bounded_unpacking import unpacked
from gwreport.officefiles.containers.members import Member, Problem, UnpackError
from gwreport.officefiles.containers.zip_reading import ZipArchive
from gwreport.officefiles.content import Content, sniff
from gwreport.officefiles.xlsx.container import Container, Unreadable, UnreadableFileError
from tests.officefiles.raw_archives import Part, packed, raw_zip
from tests.processor_time import at_most

METHODS = (0, 8, 12, 14, 95)
PACKING = (8, 12, 14, 95)
GOOD = Part("好.xlsx", b"good")
WORDS = "区水务局本期完成情况。".encode() * 20_000


@pytest.fixture(autouse=True)
def nothing_unforeseen(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the readers do not foresee is seen here."""
    monkeypatch.setattr(archives, "_UNFORESEEN", ())


def members(data: bytes) -> dict[str, tuple[bytes | None, str]]:
    return {one.name: (one.data, one.problem) for one in unpack("回收.zip", data)}


def beside_good(part: Part) -> Member:
    """Lay a part between two good ones, which must come out, and give what became of it."""
    first, *between, last = unpack("回收.zip", raw_zip(GOOD, part, Part("又.xlsx", b"2")))
    assert (first.data, last.data) == (b"good", b"2")
    (found,) = between
    return found


@pytest.mark.parametrize("method", METHODS)
def test_every_usual_method_is_unpacked(method: int) -> None:
    assert members(raw_zip(Part("大.xlsx", WORDS, method), GOOD)) == {
        "大.xlsx": (WORDS, ""),
        "好.xlsx": (b"good", ""),
    }
    assert members(raw_zip(Part("空.xlsx", b"", method)))["空.xlsx"] == (b"", "")


@pytest.mark.parametrize("method", PACKING)
def test_a_bomb_of_any_method_costs_little_memory_and_time(method: int) -> None:
    raw = packed(bytes(30 << 20), method)
    with at_most(10):
        tracemalloc.start()
        try:
            for size in (1_000, 30 << 20, 0xFFFFFFF0):
                found = beside_good(Part("炸.xlsx", method=method, raw=raw, size=size))
                assert found.data is None
                assert found.problem in (Problem.DAMAGED, Problem.BOMB)
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    # The pieces are kept until a limit is met.
    assert peak < 24 << 20


@pytest.mark.parametrize("method", PACKING)
def test_pieces_are_small_whatever_a_few_bytes_hold(method: int) -> None:
    raw = memoryview(packed(bytes(20 << 20), method))
    assert len(raw) < 50_000
    sizes = [len(piece) for piece in unpacked(raw, method)]
    assert max(sizes) <= 1 << 16
    assert sum(sizes) == 20 << 20


@pytest.mark.parametrize("method", [1, 6, 9, 20, 93, 96, 98, 250])
def test_a_method_that_is_not_known_is_told_by_its_name(method: int) -> None:
    found = beside_good(Part("压.xlsx", b"x", raw=b"x", method=method))
    assert found.problem == Problem.METHOD
    assert found.detail


@pytest.mark.parametrize("method", PACKING)
@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: raw[: len(raw) * 9 // 10],
        lambda raw: raw[: len(raw) // 2],
        lambda raw: raw[:0],
        lambda raw: raw[:4],
        lambda raw: b"\xff" * len(raw),
        lambda raw: bytes(len(raw)),
        lambda raw: raw[: len(raw) // 2] + b"\x55" + raw[len(raw) // 2 + 1 :],
        lambda raw: raw[:4] + b"\xff\xff\xff\xff\xff" + raw[9:],
    ],
)
def test_a_part_that_is_damaged_anywhere_leaves_the_others(method: int, damage) -> None:
    chance = bytes(range(256)) * 40 + WORDS[:5_000]
    found = beside_good(Part("坏.xlsx", chance, method, raw=damage(packed(chance, method))))
    assert (found.name, found.data, found.problem) == ("坏.xlsx", None, Problem.DAMAGED)


def test_a_dictionary_of_gigabytes_is_not_made() -> None:
    raw = bytearray(packed(WORDS, 14))
    raw[5:9] = b"\xff\xff\xff\xff"
    found = beside_good(Part("大.xlsx", WORDS, 14, raw=bytes(raw)))
    assert found.data == WORDS


@pytest.mark.parametrize(
    ("part", "problem"),
    [
        (Part("", b"x"), Problem.NAMELESS),
        (Part(b"/", b"x"), Problem.NAMELESS),
        (Part("坏\0名.xlsx", b"x"), Problem.ODD_NAME),
        (Part(b"a.xlsx\0.exe", b"x"), Problem.ODD_NAME),
        (Part("大小.xlsx", b"x", size=5), Problem.DAMAGED),
        (Part("大小.xlsx", b"xxxxx", size=1), Problem.DAMAGED),
        (Part("校验.xlsx", b"x", checksum=5), Problem.DAMAGED),
        (Part("别名.xlsx", b"x", local_name=b"y"), Problem.DAMAGED),
        (Part("远.xlsx", b"x", offset=0x7FFFFFFF), Problem.DAMAGED),
        (Part("重叠.xlsx", b"x", offset=0), Problem.DAMAGED),
        (Part("长.xlsx", b"x", packed_size=0x7FFFFFFF), Problem.DAMAGED),
        (Part("大.xlsx", b"x", size=0xFFFFFFFF), Problem.DAMAGED),
        (Part("大.xlsx", b"x", size=0xFFFFFFFF, extra=b"\x01\0\x08\0" + b"\xff" * 8), Problem.DAMAGED),
        (Part("密.xlsx", b"x", flags=0x801), Problem.ENCRYPTED),
        (Part("密.xlsx", b"x", flags=0x840), Problem.ENCRYPTED),
        (Part("密.xlsx", b"x", method=99, raw=b"x"), Problem.ENCRYPTED),
        (Part("链.xlsx", b"/etc/passwd", attributes=0o120777 << 16), Problem.LINK),
        (Part("~$锁.xlsx", b"x", flags=0x801), Problem.LITTER),
    ],
    ids=lambda one: repr(getattr(one, "name", one)),
)  # fmt: skip
def test_an_odd_part_is_told_and_the_others_are_taken(part: Part, problem: Problem) -> None:
    found = beside_good(part)
    assert (found.data, found.problem) == (None, problem)
    assert found.name.strip()
    assert "\0" not in found.name


def test_nameless_parts_are_told_apart() -> None:
    names = [one.name for one in unpack("a.zip", raw_zip(Part(""), GOOD, Part("")))]
    assert len(set(names)) == 3


def test_sizes_above_four_gigabytes_that_are_true_are_read() -> None:
    extra = struct.pack("<HHQQ", 1, 16, 4, 4)
    part = Part("大.xlsx", b"good", size=0xFFFFFFFF, packed_size=0xFFFFFFFF, extra=extra)
    assert beside_good(part).data == b"good"


def test_parts_that_lie_over_one_another_are_not_unpacked_twice() -> None:
    # As the archive of 42 kB that holds gigabytes: a long part, and further ones within it.
    core = raw_zip(Part("核.xlsx", b"x"))
    inner = core[: core.index(b"PK\x01\x02")]
    data = raw_zip(
        Part("外.xlsx", inner), Part("核.xlsx", b"x", offset=30 + len("外.xlsx".encode()))
    )
    found = members(data)
    assert found["外.xlsx"] == (None, Problem.DAMAGED)
    same = raw_zip(Part("一.xlsx", b"x"), *(Part("一.xlsx", b"x", offset=0) for _ in range(50)))
    assert [one.problem for one in unpack("a.zip", same)].count("") == 1


def test_more_parts_than_a_plain_list_can_count_stop_at_the_limit() -> None:
    data = raw_zip(*(Part(b"%d" % number) for number in range(66_000)))
    with at_most(5):
        found = list(unpack("a.zip", data))
    assert [one.problem for one in found[-2:]] == ["", Problem.TOO_MANY]
    assert len(found) == archives.MEMBERS_LIMIT + 1


def test_a_list_that_breaks_off_is_told_after_what_stands_in_it() -> None:
    data = raw_zip(GOOD, Part("二.xlsx", b"2"))
    at = data.rindex(b"PK\x01\x02")
    found = members(data[:at] + b"PK\xff\xff" + data[at + 4 :])
    assert found == {"好.xlsx": (b"good", ""), "回收.zip": (None, Problem.DAMAGED)}
    # The same when parts that its end counts are not there.
    fewer = raw_zip(GOOD, count=3)
    assert members(fewer) == {"好.xlsx": (b"good", ""), "回收.zip": (None, Problem.DAMAGED)}


def test_a_piece_of_a_split_archive_is_told() -> None:
    data = bytearray(raw_zip(GOOD))
    at = data.index(b"PK\x05\x06")
    data[at + 4] = 2
    assert members(bytes(data)) == {"回收.zip": (None, Problem.SPLIT)}


def test_what_stands_in_front_of_an_archive_does_not_hide_it() -> None:
    data = raw_zip(GOOD, before=b"#!/bin/sh\n" * 30)
    assert [entry.shown_name for entry in ZipArchive(data, 10).entries] == ["好.xlsx"]
    archive = ZipArchive(data, 10)
    assert archive.start_of(archive.entries[0], 10) == b"good"


def test_a_file_where_a_folder_is_named_is_not_lost() -> None:
    data = raw_zip(Part("夹/"), Part("表.xlsx/", b"words"))
    assert members(data) == {"表.xlsx/": (b"words", "")}


def test_archives_in_an_archive_share_its_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "TOTAL_LIMIT", 10_000)
    inner = raw_zip(Part("大.xlsx", bytes(4_000), 8))
    data = raw_zip(*(Part(f"{number}.zip", inner, 8) for number in range(6)))
    problems = [one.problem for one in unpack("a.zip", data)]
    assert problems.count("") == 2
    assert problems[-1] == Problem.TOO_LARGE


def test_parts_that_lie_of_their_size_use_up_nothing_of_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(archives, "TOTAL_LIMIT", 4 << 20)
    lie = packed(bytes(7 << 20), 8)
    liars = [Part(f"{number}.xlsx", method=8, raw=lie, size=9) for number in range(20)]
    assert members(raw_zip(*liars, GOOD))["好.xlsx"] == (b"good", "")


def test_a_bzip2_part_that_is_itself_an_archive_is_opened() -> None:
    inner = raw_zip(Part("里.xlsx", b"in", 14))
    assert members(raw_zip(Part("里.zip", inner, 12))) == {"里.zip/里.xlsx": (b"in", "")}


def test_time_is_bounded_and_what_is_left_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    # A clock may stand still for a sixtieth of a second.
    monkeypatch.setattr(archives, "SECONDS_LIMIT", -1.0)
    found = list(unpack("a.zip", raw_zip(GOOD, GOOD)))
    assert [(one.name, one.problem) for one in found] == [("a.zip", Problem.TOO_SLOW)]


# Office files are zips too


def office(*parts: Part) -> bytes:
    types = b'<Types><Override ContentType="x.spreadsheetml.sheet.main+xml"/></Types>'
    return raw_zip(
        Part(b"[Content_Types].xml", types, 8), Part(b"xl/workbook.xml", b"<w/>"), *parts
    )


@pytest.mark.parametrize("method", [12, 14, 95, 93, 9])
def test_an_office_file_with_a_method_that_none_has_is_refused(method: int) -> None:
    data = office(Part(b"xl/styles.xml", raw=b"x", size=1 << 30, method=method))
    with pytest.raises(UnreadableFileError) as caught:
        Container(data)
    assert caught.value.reason is Unreadable.DAMAGED


@pytest.mark.parametrize("method", PACKING)
def test_telling_what_a_zip_is_unpacks_no_bomb(method: int) -> None:
    raw = packed(bytes(40 << 20), method)
    tracemalloc.start()
    try:
        for size in (200, 1 << 20):
            types = Part(b"[Content_Types].xml", raw=raw, size=size, method=method)
            kind = Part(b"mimetype", raw=raw, size=size, method=method)
            assert sniff(raw_zip(types, kind)) is Content.PACKAGE
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    # The largest is the memory of the method itself.
    assert peak < 16 << 20


def test_an_office_file_with_parts_over_one_another_or_in_one_place_is_refused() -> None:
    for part in (Part(b"xl/a.xml", b"x", offset=0), Part(b"xl/a.xml", b"x", packed_size=9_000)):
        with pytest.raises(UnreadableFileError) as caught:
            Container(office(part))
        assert caught.value.reason is Unreadable.DAMAGED


def test_back_slashed_names_are_the_same_names() -> None:
    container = Container(office(Part(rb"xl\worksheets\sheet1.xml", b"<s/>", 8)))
    assert container.read("xl/worksheets/sheet1.xml") == b"<s/>"
    assert b"".join(container.stream("xl/worksheets/sheet1.xml")) == b"<s/>"
    for name in (rb"xl\..\..\a", rb"\etc\passwd", b"C:\\x", b"xl\\workbook.xml"):
        with pytest.raises(UnreadableFileError):
            Container(office(Part(name, b"<s/>")))


def test_what_is_read_is_proved_to_its_end() -> None:
    archive = ZipArchive(raw_zip(Part("a", WORDS, 8, checksum=1)), 10)
    with pytest.raises(UnpackError):
        list(archive.stream(archive.entries[0]))


def test_nothing_else_opens_a_zip() -> None:
    """The library's own reader unpacks whole pieces: it is used to write, and on what we wrote.

    So do tarfile, the parser of mails, and the functions that unpack at one call. An office's own
    Word file is proved by ours before it is filled, in a process with limits.
    """
    root = Path(gwreport.__file__).parent
    own = {
        "officefiles/outside_links.py",
        # It makes letters, and reads none.
        "reports/mail.py",
        "reports/slides/file.py",
        "reports/word/packing.py",
        "reports/word/templates/docx_template.py",
        "reports/word/templates/filling.py",
        "reports/word/templates/joining.py",
        "workbooks/received/formula_values.py",
        "workbooks/writing/prototype.py",
        "workflow/sending/generate_workbooks.py",
    }
    found: set[str] = set()
    for path in root.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if _is_unbounded(node):
                found.add(path.relative_to(root).as_posix())
    assert found == own


def _is_unbounded(node: ast.AST) -> bool:
    match node:
        case ast.Import():
            names = [one.name for one in node.names]
        case ast.ImportFrom():
            names = [node.module or ""]
        case ast.Attribute(attr="decompress", value=ast.Name(id=module)):
            return module in ("zlib", "bz2", "lzma", "gzip")
        case _:
            return False
    libraries = {name.partition(".")[0] for name in names}
    return bool(libraries & {"zipfile", "tarfile", "gzip", "email", "mailbox"})


def test_an_archive_whose_end_is_told_in_the_large_form_is_read() -> None:
    data = raw_zip(GOOD, Part("又.xlsx", b"2"))
    end = data.rindex(b"PK\5\6")
    count, size, start = struct.unpack_from("<HII", data, end + 10)
    large = struct.pack("<4sQHHIIQQQQ", b"PK\6\6", 44, 45, 45, 0, 0, count, count, size, start)
    locator = struct.pack("<4sIQI", b"PK\6\7", 0, end, 1)
    # What is full here stands there.
    full = struct.pack("<4sHHHHIIH", b"PK\5\6", 0, 0, 65_535, 65_535, 2**32 - 1, 2**32 - 1, 0)
    assert members(data[:end] + large + locator + full) == members(data)
