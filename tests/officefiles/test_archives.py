"""Archives and saved e-mails: every member with its right name, or the reason why not."""

import io
import zipfile
from email.message import EmailMessage

import pytest

from gwreport.officefiles.archives import unpacking as archives
from gwreport.officefiles.archives.unpacking import Problem, is_archive, is_litter, unpack

DATA = "内容".encode()


def zipped(*members: tuple[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return buffer.getvalue()


def with_raw_name(raw: bytes, data: bytes = DATA, extra: bytes = b"") -> bytes:
    """Write a member whose name is these bytes, without the flag for UTF-8."""
    stand_in = "n" * len(raw)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        entry = zipfile.ZipInfo(stand_in)
        entry.extra = extra
        archive.writestr(entry, data)
    return buffer.getvalue().replace(stand_in.encode(), raw)


def members(data: bytes, name: str = "回收.zip") -> dict[str, tuple[bytes | None, str]]:
    return {member.name: (member.data, member.problem) for member in unpack(name, data)}


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_names_without_the_flag_are_decoded(encoding):
    assert members(with_raw_name("区水务局（一）.xlsx".encode(encoding))) == {
        "区水务局（一）.xlsx": (DATA, "")
    }


def test_flagged_names_folders_and_order_are_kept():
    data = zipped(("局办/乙.xlsx", b"2"), ("甲.xlsx", b"1"), ("空/", b""))
    assert list(members(data).items()) == [("局办/乙.xlsx", (b"2", "")), ("甲.xlsx", (b"1", ""))]


def test_name_that_is_neither_utf8_nor_chinese_falls_back_to_the_standard():
    assert list(members(with_raw_name(b"caf\x82\xff.xlsx"))) == ["café\xa0.xlsx"]


def test_unicode_path_field_is_believed_when_its_checksum_fits():
    import struct
    import zlib

    raw = b"12345678"
    name = "甲乙.xlsx".encode()
    field = struct.pack("<BI", 1, zlib.crc32(raw)) + name
    extra = struct.pack("<HH", 0x7075, len(field)) + field
    assert list(members(with_raw_name(raw, extra=extra))) == ["甲乙.xlsx"]
    wrong = extra[:5] + b"\0\0\0\0" + extra[9:]
    assert list(members(with_raw_name(raw, extra=wrong))) == ["12345678"]


def test_names_that_lead_outside_stay_names():
    data = zipped(("../../evil.xlsx", b"1"), ("/etc/x.xlsx", b"2"))
    assert [member.data for member in unpack("a.zip", data)] == [b"1", b"2"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_members_of_the_same_name_are_all_given():
    found = list(unpack("a.zip", zipped(("甲.xlsx", b"1"), ("甲.xlsx", b"2"))))
    assert [(member.name, member.data) for member in found] == [
        ("甲.xlsx", b"1"),
        ("甲.xlsx", b"2"),
    ]


def test_archive_in_an_archive_is_opened_and_a_third_is_not():
    inner = zipped(("丙.xlsx", b"3"))
    data = zipped(("内.zip", zipped(("乙.xlsx", b"2"), ("更内.zip", inner))), ("甲.xlsx", b"1"))
    assert members(data) == {
        "内.zip/乙.xlsx": (b"2", ""),
        "内.zip/更内.zip": (None, Problem.TOO_DEEP),
        "甲.xlsx": (b"1", ""),
    }


def test_office_files_are_members_and_no_archives():
    import xlsxwriter

    buffer = io.BytesIO()
    xlsxwriter.Workbook(buffer, {"in_memory": True}).close()
    book = buffer.getvalue()
    assert not is_archive("表.xlsx", book)
    assert members(zipped(("表.xlsx", book))) == {"表.xlsx": (book, "")}


@pytest.mark.parametrize("name", ["~$填报表.xlsx", ".~lock.表.xlsx#", "Thumbs.db", "局/.DS_Store", "__MACOSX/._表.xlsx", "desktop.ini"])  # fmt: skip
def test_litter_is_skipped_with_a_record(name):
    assert is_litter(name)
    assert members(zipped((name, b"x"), ("甲.xlsx", b"1"))) == {
        name: (None, Problem.LITTER),
        "甲.xlsx": (b"1", ""),
    }


def test_encrypted_member_does_not_stop_the_others():
    data = bytearray(zipped(("密.xlsx", b"1"), ("甲.xlsx", b"2")))
    data[6] |= 1
    data[bytes(data).index(b"PK\x01\x02") + 8] |= 1
    assert members(bytes(data)) == {"密.xlsx": (None, Problem.ENCRYPTED), "甲.xlsx": (b"2", "")}


def test_damaged_member_does_not_stop_the_others():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("坏.xlsx", b"AAAAAAAA")
        archive.writestr("甲.xlsx", b"2")
    found = members(buffer.getvalue().replace(b"AAAAAAAA", b"AAAABAAA"))
    assert found == {"坏.xlsx": (None, Problem.DAMAGED), "甲.xlsx": (b"2", "")}


def test_truncated_archive_is_damaged_as_a_whole():
    data = zipped(("甲.xlsx", bytes(range(256)) * 40))
    for length in (len(data) // 2, len(data) - 5):
        assert members(data[:length]) == {"回收.zip": (None, Problem.DAMAGED)}


def test_limits_stop_the_unpacking(monkeypatch):
    many = zipped(*((f"{number}.xlsx", b"x") for number in range(6)))
    monkeypatch.setattr(archives, "MEMBERS_LIMIT", 4)
    assert list(members(many).values()) == [(b"x", "")] * 4 + [(None, Problem.TOO_MANY)]
    nested = zipped(("一.zip", many), ("二.zip", many))
    assert [member.problem for member in unpack("外.zip", nested)].count(Problem.TOO_MANY) == 1


def test_bytes_are_counted_while_they_come(monkeypatch):
    monkeypatch.setattr(archives, "FILE_BYTES", 1000)
    data = zipped(("大.xlsx", b"x" * 5000), ("甲.xlsx", b"1"))
    assert members(data) == {"大.xlsx": (None, Problem.TOO_LARGE), "甲.xlsx": (b"1", "")}
    monkeypatch.setattr(archives, "TOTAL_LIMIT", 3)
    found = list(unpack("a.zip", zipped(("一", b"12"), ("二", b"34"), ("三", b"5"))))
    assert [member.problem for member in found] == ["", Problem.TOO_LARGE, Problem.TOO_LARGE]


def mail(*attachments: tuple[str, bytes]) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.invalid", "报送"
    message.set_content("见附件。")
    for name, data in attachments:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def test_attachments_of_a_saved_mail_are_members():
    data = mail(("区水务局.xlsx", b"1"), ("其他.zip", zipped(("乙.xlsx", b"2"))))
    assert is_archive("报送.eml", data)
    assert members(data, "报送.eml") == {
        "区水务局.xlsx": (b"1", ""),
        "其他.zip/乙.xlsx": (b"2", ""),
    }


def test_undeclared_bytes_in_an_attachments_name_are_decoded():
    data = mail(("PLACE.xlsx", b"1")).replace(b"PLACE", "区水务局".encode("gb18030"))
    assert members(data, "报送.eml") == {"区水务局.xlsx": (b"1", "")}


@pytest.mark.parametrize("data", [b"Rar!\x1a\x07\x01\x00", b"7z\xbc\xaf\x27\x1c\x00\x04"])
def test_archives_without_a_free_reader_are_told(data):
    assert is_archive("a", data)
    assert members(data) == {"回收.zip": (None, Problem.UNSUPPORTED)}


@pytest.mark.parametrize(
    "data", [b"", b"hello", "序号,任务\n1,a".encode(), b"From: me", b"%PDF-1.4"]
)
def test_other_files_are_no_archives(data):
    assert not is_archive("a.xlsx", data)


def test_name_decides_while_there_are_no_bytes():
    assert is_archive("大.ZIP", b"")
    assert not is_archive("大.xlsx", b"")
