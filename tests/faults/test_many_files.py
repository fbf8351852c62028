"""Cases 59 to 67 and 47: versions, copies, archives, e-mails, and the good among the bad."""

import io
import os
import struct
import zipfile
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from gwreport.domain.form.columns import Field
from gwreport.domain.returns.returns import Outcome
from gwreport.errors import UnknownNameError
from gwreport.officefiles.archives import unpacking as archives
from gwreport.wording.facts import fact_words
from gwreport.workflow.plan.load_plan import load_plan
from gwreport.workflow.returns.extract_files import extract_files
from gwreport.workflow.sending.generate_workbooks import generate_workbooks
from gwreport.workflow.workspace import Workspace
from tests.faults.compound_file import Tree, compound_file
from tests.faults.office import (
    BREAKDOWN,
    ISSUED,
    LOADED,
    OTHER,
    THIRD,
    UNIT,
    Came,
    Issued,
    Return,
    collect,
    copy_of,
    seen,
)

A, B, C = OTHER, UNIT, THIRD


@pytest.fixture
def office(issued: Issued, tmp_path: Path) -> Iterator[Workspace]:
    with copy_of(issued, tmp_path) as workspace:
        yield workspace


def come(office: Workspace, tmp_path: Path, files: dict[str, bytes]) -> Came:
    return seen(office, collect(office, files, tmp_path / "in"))


def outcomes(came: Came) -> list[str]:
    return [one.submission.outcome.value for one in came.files]


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members:
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return buffer.getvalue()


def gbk_zipped(*members: tuple[str, bytes]) -> bytes:
    """Pack as the usual Chinese programs do: names in GBK, and nothing says so."""
    return _raw_zipped(*((name.encode("gb18030"), data) for name, data in members))


def _raw_zipped(*members: tuple[bytes, bytes]) -> bytes:
    stand_ins = [f"{number:04d}".ljust(len(raw), "~") for number, (raw, _) in enumerate(members)]
    assert all(len(raw) >= 4 for raw, _ in members)
    data = zipped(*zip(stand_ins, (one for _, one in members), strict=True))
    for stand_in, (raw, _) in zip(stand_ins, members, strict=True):
        assert data.count(stand_in.encode()) == 2
        data = data.replace(stand_in.encode(), raw)
    return data


def filled(issued: Issued, unit: str) -> Return:
    return Return(issued, unit)


def assert_merged(came: Came, *returns: Return) -> None:
    for made in returns:
        words = made.completions()
        assert {item: came.merged[item] for item in words} == words


# 47


@pytest.mark.parametrize("first", ["earlier", "newest"])
def test_47_earlier_round_is_not_this_one(
    issued: Issued, tmp_path: Path, office: Workspace, first: str
) -> None:
    earlier = Return(issued, code="2025-Q2")
    good = filled(issued, A)
    files = {"上半年.xlsx": earlier.data(), "now.xlsx": good.data()}
    came = come(office, tmp_path, files if first == "earlier" else dict(reversed(files.items())))
    file = came.of("上半年.xlsx")
    assert (file.submission.outcome, file.submission.round, file.submission.unit) == (
        Outcome.HELD,
        "2025-Q2",
        UNIT,
    )
    assert "round-earlier" in {one.code for one in file.submission.findings}
    assert all(came.merged[item] == "" for item in earlier.items)
    assert came.units[UNIT] == "waiting"
    assert_merged(came, good)
    # In its own round it waits to be accepted.
    half = seen(office, came.files, "2025-Q2")
    assert half.units[UNIT] == "held"
    assert all(half.is_in_review(text) for text in earlier.written.values())


def test_47_rounds_sent_out_on_one_day_are_both_collected(tmp_path: Path) -> None:
    plan = tmp_path / "方案.txt"
    plan.write_text(BREAKDOWN, encoding="utf-8")
    location = str(tmp_path / "2025.gwr")
    with Workspace.create(location, region="青禾区", year=2025, now=LOADED) as office:
        load_plan(office, plan, now=LOADED)
        made = {
            code: generate_workbooks(office, code, tmp_path / code, now=ISSUED)
            for code in ("2025-Q2", "2025-Q3")
        }
        names = {code: one.workbooks[0].path for code, one in made.items()}
        (sent, *_) = office.ledger.issues("2025-Q3")
        items = {one.unit: one.items for one in sent.workbooks}
        unit = made["2025-Q2"].workbooks[0].unit
        blanks = {(code, unit): path.read_bytes() for code, path in names.items()}
        issued = Issued(tmp_path / "2025.gwr", blanks, {unit: "x.xlsx"}, items)
        came = come(office, tmp_path, {"x.xlsx": Return(issued, unit, "2025-Q2").data()})
        assert (came.first.submission.outcome, came.first.submission.round) == (
            Outcome.ACCEPTED,
            "2025-Q2",
        )
        assert "round-not-newest" in came.codes()


def test_47_workbook_of_another_workspace(
    issued: Issued, tmp_path: Path, office: Workspace
) -> None:
    from tests.faults.office import issue

    (tmp_path / "other").mkdir()
    strange = Return(issue(tmp_path / "other"), UNIT)
    came = come(office, tmp_path, {"x.xlsx": strange.data(), "good.xlsx": filled(issued, A).data()})
    assert outcomes(came) == ["refused", "accepted"]
    assert "other-workspace" in came.codes()
    assert all(came.merged[item] == "" for item in strange.items)


# 59


def test_59_same_file_twice(issued: Issued, tmp_path: Path, office: Workspace) -> None:
    made = filled(issued, B)
    came = come(office, tmp_path, {"1.xlsx": made.data(), "1(1).xlsx": made.data()})
    assert outcomes(came) == ["accepted", "duplicate"]
    assert "same-bytes" in came.codes()
    assert_merged(came, made)


def test_59_same_words_saved_again(issued: Issued, tmp_path: Path, office: Workspace) -> None:
    made, again = filled(issued, B), filled(issued, B)
    again.book.add_part("docProps/thumbnail.jpeg", b"\xff\xd8\xff")
    came = come(office, tmp_path, {"1.xlsx": made.data(), "2.xlsx": again.data()})
    assert outcomes(came) == ["accepted", "duplicate"]
    assert "same-content" in came.codes()


# 60


@pytest.mark.parametrize(
    "name",
    [
        "水务局(冲突的副本 2025-10-08).xlsx",
        "水务局-DESKTOP-7K2.xlsx",
        "水务局 conflicted copy.xlsx",
    ],
)
def test_60_conflict_copy(issued: Issued, tmp_path: Path, office: Workspace, name: str) -> None:
    made, copy = filled(issued, B), filled(issued, B)
    copy.write(copy.tasks[1], "另一台电脑上改过的话，编号6000")
    came = come(office, tmp_path, {"水务局.xlsx": made.data(), name: copy.data()})
    assert outcomes(came) == ["accepted", "held"]
    (told,) = [one for one in came.files[1].submission.findings if one.code == "version-differs"]
    assert made.tasks[1] in fact_words(told)["cells"]
    assert_merged(came, made)
    assert came.is_in_review("另一台电脑上改过的话，编号6000")


def test_60_fuller_version_and_older_one(issued: Issued, tmp_path: Path, office: Workspace) -> None:
    half, whole = filled(issued, B), filled(issued, B)
    item = half.tasks[0]
    for part in (Field.COMPLETION, Field.PROBLEM):
        half.write(item, "", part)
    came = come(office, tmp_path, {"a.xlsx": half.data(), "b.xlsx": whole.data()})
    assert outcomes(came) == ["accepted_with_findings", "accepted"]
    assert_merged(came, whole)


def test_41_empty_return_never_blanks_an_older_one(
    issued: Issued, tmp_path: Path, office: Workspace
) -> None:
    made, empty = filled(issued, B), Return(issued, B, blank_only=True)
    came = come(office, tmp_path, {"a.xlsx": made.data(), "b.xlsx": empty.data()})
    assert outcomes(came) == ["accepted", "superseded"]
    assert "return-empty" in came.codes()
    assert_merged(came, made)


def test_03_deleted_row_leaves_the_older_words(
    issued: Issued, tmp_path: Path, office: Workspace
) -> None:
    made, cut = filled(issued, B), filled(issued, B)
    with cut.book.sheet("目标任务") as sheet:
        sheet.delete_rows(cut.row[cut.tasks[1]])
    came = come(office, tmp_path, {"a.xlsx": made.data(), "b.xlsx": cut.data()})
    assert outcomes(came) == ["accepted", "superseded"]
    assert_merged(came, made)


# 61


def test_61_names_in_gbk(issued: Issued, tmp_path: Path, office: Workspace) -> None:
    one, two = filled(issued, A), filled(issued, B)
    data = gbk_zipped((f"回收/{one.name}", one.data()), (f"回收/{two.name}", two.data()))
    came = come(office, tmp_path, {"回收.zip": data})
    assert outcomes(came) == ["accepted", "accepted"]
    assert [file.submission.source.member for file in came.files] == [
        f"回收/{one.name}",
        f"回收/{two.name}",
    ]
    assert_merged(came, one, two)


def test_61_names_in_gbk_and_utf_8_mixed(issued: Issued, tmp_path: Path, office: Workspace) -> None:
    one, two, three = filled(issued, A), filled(issued, B), filled(issued, C)
    mixed = _raw_zipped((one.name.encode("gb18030"), one.data()), (two.name.encode(), two.data()))
    flagged = zipped((three.name, three.data()))
    came = come(office, tmp_path, {"a.zip": mixed, "b.zip": flagged})
    assert [file.submission.source.member for file in came.files] == [
        one.name,
        two.name,
        three.name,
    ]
    assert_merged(came, one, two, three)


# 62


@pytest.mark.parametrize(
    "name",
    [
        "../../../../tmp/gwreport-canary.xlsx",
        "..\\..\\gwreport-canary.xlsx",
        "/tmp/gwreport-canary.xlsx",
        "C:\\Windows\\gwreport-canary.xlsx",
    ],
)
def test_62_traversal(issued: Issued, tmp_path: Path, office: Workspace, name: str) -> None:
    made, good = filled(issued, B), filled(issued, A)
    before = set(tmp_path.rglob("*"))
    came = come(
        office, tmp_path, {"a.zip": zipped((name, made.data()), ("good.xlsx", good.data()))}
    )
    assert outcomes(came) == ["accepted_with_findings", "accepted"]
    assert {one.code for one in came.first.submission.findings} == {"source-outside"}
    assert_merged(came, made, good)
    written = set(tmp_path.rglob("*")) - before
    assert {path.name for path in written} <= {"in", "a.zip", "2025.gwr-journal"}
    assert not Path("/tmp/gwreport-canary.xlsx").exists()


def test_62_link_in_an_archive_is_not_followed(
    tmp_path: Path, issued: Issued, office: Workspace
) -> None:
    entry = zipfile.ZipInfo("水务局.xlsx")
    entry.create_system, entry.external_attr = 3, 0o120777 << 16
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(entry, str(tmp_path / "secret.xlsx"))
        archive.writestr("good.xlsx", filled(issued, A).data())
    (tmp_path / "secret.xlsx").write_bytes(filled(issued, B).data())
    came = come(office, tmp_path, {"a.zip": buffer.getvalue()})
    assert outcomes(came) == ["refused", "accepted"]


# 63


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_63_names_that_collide(issued: Issued, tmp_path: Path, office: Workspace) -> None:
    one, two, three = filled(issued, A), filled(issued, B), filled(issued, C)
    data = zipped(("表.xlsx", one.data()), ("表.xlsx", two.data()), ("表.XLSX", three.data()))
    came = come(office, tmp_path, {"a.zip": data})
    assert outcomes(came) == ["accepted", "accepted_with_findings", "accepted_with_findings"]
    assert "source-twice" in came.codes()
    assert_merged(came, one, two, three)


@pytest.mark.parametrize(
    "name", ["CON.xlsx", "aux.xlsx", "a<b>.xlsx", "表.xlsx.", f"{'长' * 260}.xlsx"]
)
def test_63_names_that_windows_reserves(
    issued: Issued, tmp_path: Path, office: Workspace, name: str
) -> None:
    made = filled(issued, B)
    came = come(office, tmp_path, {"a.zip": zipped((f"回收/{name}", made.data()))})
    assert came.first.submission.outcome is Outcome.ACCEPTED_WITH_FINDINGS
    assert "source-reserved" in came.codes()
    assert came.first.submission.source.member == f"回收/{name}"
    assert_merged(came, made)


# 64


def test_64_zip_in_a_zip(issued: Issued, tmp_path: Path, office: Workspace) -> None:
    one, two, three = filled(issued, A), filled(issued, B), filled(issued, C)
    third = zipped(("丙.xlsx", three.data()))
    inner = zipped(("乙.xlsx", two.data()), ("更里.zip", third))
    came = come(office, tmp_path, {"a.zip": zipped(("甲.xlsx", one.data()), ("里.zip", inner))})
    assert outcomes(came) == ["accepted", "accepted", "refused"]
    assert "source-too-deep" in came.codes()
    assert_merged(came, one, two)
    assert all(came.merged[item] == "" for item in three.items)


def test_64_too_many_members(issued: Issued, tmp_path: Path, office: Workspace) -> None:
    made = filled(issued, B)
    many = [(f"~${number}.xlsx", b"") for number in range(2_000)]
    came = come(office, tmp_path, {"a.zip": zipped(("x.xlsx", made.data()), *many)})
    assert outcomes(came)[0] == "accepted"
    assert "source-too-many" in came.codes()


def test_64_bomb_in_an_archive(
    issued: Issued, tmp_path: Path, office: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = filled(issued, B)
    monkeypatch.setattr(archives, "FILE_BYTES", 9 << 20)
    for bomb, code in ((bytes(12 << 20), "bomb"), (os.urandom(12 << 10) * 1_024, "too-large")):
        method = zipfile.ZIP_DEFLATED if code == "bomb" else zipfile.ZIP_STORED
        data = zipped(("bomb.xlsx", bomb), ("x.xlsx", made.data()), method=method)
        came = come(office, tmp_path, {f"{code}.zip": data})
        assert outcomes(came)[0] == "refused"
        assert f"source-{code}" in came.codes()
    assert_merged(came, made)


# 65


def test_65_encrypted_archive(issued: Issued, tmp_path: Path, office: Workspace) -> None:
    made, good = filled(issued, B), filled(issued, A)
    files = (made.name, made.data()), ("good.xlsx", good.data())
    data = bytearray(zipped(*files, method=zipfile.ZIP_DEFLATED))
    data[6] |= 1
    data[bytes(data).index(b"PK\x01\x02") + 8] |= 1
    came = come(office, tmp_path, {"a.zip": bytes(data)})
    assert outcomes(came) == ["refused", "accepted"]
    assert "source-encrypted" in came.codes()
    # Its name tells which unit must be asked, and is no proof.
    assert (came.first.submission.unit, came.units[UNIT]) == ("", "refused")


@pytest.mark.parametrize(
    "head", [b"Rar!\x1a\x07\x00", b"Rar!\x1a\x07\x01\x00", b"7z\xbc\xaf\x27\x1c"]
)
def test_65_archive_that_no_program_opens(
    issued: Issued, tmp_path: Path, office: Workspace, head: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    came = come(
        office, tmp_path, {"a.rar": head + bytes(200), "good.xlsx": filled(issued, A).data()}
    )
    assert outcomes(came) == ["refused", "accepted"]
    assert "source-unsupported" in came.codes()


# 66


@pytest.mark.parametrize(
    "name",
    ["~$填报表.xlsx", ".~lock.填报表.xlsx#", "Thumbs.db", "__MACOSX/._填报表.xlsx", ".DS_Store"],
)
def test_66_litter(issued: Issued, tmp_path: Path, office: Workspace, name: str) -> None:
    made = filled(issued, B)
    archive = zipped((name, b"\x05Li Ming"), (made.name, made.data()))
    plain = {name: b"\x05Li Ming"} if "/" not in name else {}
    came = come(office, tmp_path, {"a.zip": archive, **plain})
    assert outcomes(came)[:2] == ["refused", "accepted"]
    litter = [one for one in came.files if one.submission.outcome is Outcome.REFUSED]
    assert {one.severity.value for file in litter for one in file.submission.findings} == {"info"}
    assert {one.code for file in litter for one in file.submission.findings} == {"source-litter"}
    assert_merged(came, made)


def test_66_temporary_copy_by_a_client_is_read(
    issued: Issued, tmp_path: Path, office: Workspace
) -> None:
    came = come(office, tmp_path, {"A1B2C3D0.tmp": filled(issued, B).data()})
    assert came.first.submission.outcome is Outcome.ACCEPTED_WITH_FINDINGS
    assert came.first.submission.unit == UNIT


# 67


def test_67_good_among_bad(issued: Issued, tmp_path: Path, office: Workspace) -> None:
    good = [filled(issued, unit) for unit in (A, B, C)]
    bad = {
        "网页.xlsx": b"<html><body>login</body></html>",
        "空.xlsx": b"",
        "半.xlsx": good[0].data()[:2_000],
        "照片.jpg": b"\xff\xd8\xff",
        "坏.zip": b"PK\x03\x04 cut",
        "密.xlsx": compound_file({"EncryptedPackage": bytes(5_000)}),
    }
    files: dict[str, bytes] = {}
    for (name, data), made in zip(list(bad.items())[:3], good, strict=True):
        files |= {name: data, made.name: made.data()}
    came = come(office, tmp_path, files | bad)
    named = {Path(one.submission.source.path).name: one for one in came.files}
    assert all(named[name].submission.outcome is not Outcome.ACCEPTED for name in bad)
    assert all(one.submission.findings for name, one in named.items() if name in bad)
    assert all(named[made.name].submission.outcome is Outcome.ACCEPTED for made in good)
    assert_merged(came, *good)


# E-mails


def mail(*attached: tuple[str, bytes]) -> bytes:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@example.cn", "报送"
    message["Date"], message["Message-ID"] = "Wed, 8 Oct 2025 09:00:00 +0800", "<1@example.cn>"
    message.set_content("请查收附件。")
    for name, data in attached:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def outlook(*attached: tuple[str, "bytes | Tree"]) -> bytes:
    tree: dict[str, bytes | Tree] = {
        "__properties_version1.0": bytes(32),
        "__substg1.0_1000001F": "请查收附件。".encode("utf-16-le"),
    }
    for number, (name, content) in enumerate(attached):
        inside: dict[str, bytes | Tree] = {
            "__properties_version1.0": bytes(8),
            "__substg1.0_3707001F": name.encode("utf-16-le"),
        }
        code = "37010102" if isinstance(content, bytes) else "3701000D"
        inside[f"__substg1.0_{code}"] = content
        tree[f"__attach_version1.0_#{number:08X}"] = inside
    return compound_file(tree)


def test_45_mail_with_attachments(issued: Issued, tmp_path: Path, office: Workspace) -> None:
    one, two = filled(issued, A), filled(issued, B)
    inner = zipped((two.name, two.data()))
    came = come(office, tmp_path, {"报送.eml": mail((one.name, one.data()), ("打包.zip", inner))})
    assert outcomes(came) == ["accepted", "accepted"]
    assert [file.submission.source.member for file in came.files] == [
        one.name,
        f"打包.zip/{two.name}",
    ]
    assert_merged(came, one, two)


def test_45_outlook_message_with_attachments(
    issued: Issued, tmp_path: Path, office: Workspace
) -> None:
    one, two, three = filled(issued, A), filled(issued, B), filled(issued, C)
    forwarded: Tree = {
        "__properties_version1.0": bytes(32),
        "__attach_version1.0_#00000000": {
            "__substg1.0_3704001E": "文旅委.xlsx".encode("gb18030"),
            "__substg1.0_37010102": three.data(),
        },
    }
    data = outlook(
        (one.name, one.data()), ("打包.zip", zipped((two.name, two.data()))), ("转发", forwarded)
    )
    came = come(office, tmp_path, {"报送.msg": data})
    assert outcomes(came) == ["accepted", "accepted", "accepted"]
    assert {file.submission.source.member for file in came.files} == {
        one.name,
        f"打包.zip/{two.name}",
        "文旅委.xlsx",
    }
    assert_merged(came, one, two, three)


def test_52_outlook_message_that_is_cut(issued: Issued, tmp_path: Path, office: Workspace) -> None:
    data = outlook(("x.xlsx", filled(issued, B).data()))
    broken = bytearray(data)
    struct.pack_into("<I", broken, 48, 0x7FFF)  # the directory begins nowhere
    came = come(
        office, tmp_path, {"报送.msg": bytes(broken), "good.xlsx": filled(issued, A).data()}
    )
    assert outcomes(came) == ["refused", "accepted"]
    assert came.first.submission.findings[0].code == "source-damaged"


@pytest.mark.parametrize("data", [mail(), outlook(), zipped()], ids=["eml", "msg", "zip"])
def test_52_archive_without_files_is_told(tmp_path: Path, office: Workspace, data: bytes) -> None:
    came = come(office, tmp_path, {"空": data})
    assert outcomes(came) == ["refused"]
    assert "source-empty" in came.codes()


def test_52_damaged_file_shows_the_unit_that_its_name_names(
    issued: Issued, tmp_path: Path, office: Workspace
) -> None:
    made = filled(issued, B)
    came = come(office, tmp_path, {made.name: made.data()[:3_000]})
    assert (came.first.submission.outcome, came.first.submission.unit) == (Outcome.REFUSED, "")
    assert came.units[UNIT] == "refused"
    assert came.units[OTHER] == "waiting"
    whole = seen(office, collect(office, {"又一次.xlsx": made.data()}, tmp_path / "in"))
    assert whole.units[UNIT] == "returned"


def test_33_pictures_and_attachments_are_extracted(
    issued: Issued, tmp_path: Path, office: Workspace
) -> None:
    made = filled(issued, B)
    made.book.add_part("xl/media/image1.png", b"\x89PNG picture")
    made.book.add_part("xl/embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0 attached")
    came = come(office, tmp_path, {made.name: made.data()})
    assert {"has-picture", "has-attachment"} <= came.codes()
    extracted = extract_files(office, came.first.submission.number, tmp_path / "取出")
    assert extracted.original.read_bytes() == made.data()
    contents = {path.name: path.read_bytes() for path in extracted.attached}
    assert contents == {
        "0001_附件1_image1.png": b"\x89PNG picture",
        "0001_附件2_oleobject1.bin": b"\xd0\xcf\x11\xe0 attached",
    }
    with pytest.raises(UnknownNameError):
        extract_files(office, 99, tmp_path / "取出")
