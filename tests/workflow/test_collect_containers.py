"""Collecting archives, mails and folders: bytes first, each member by itself, everything told."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gwreport.domain.findings.finding import needs_person
from gwreport.domain.returns.returns import Outcome
from gwreport.wording.findings.explaining import explain
from gwreport.workflow.returns import sources
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.returns.extract_files import extract_files
from gwreport.workflow.returns.intake_store import CollectedFile
from gwreport.workflow.workspace import Workspace
from tests.officefiles.raw_archives import Part, attachment, mail_of, raw_zip
from tests.workflow.quarter import LATER, fill, issue, open_office, workbook_of

WORDS = {"新建": {"完成情况": "已建成4个。"}}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    with open_office(tmp_path) as workspace:
        yield workspace


@pytest.fixture
def workbook(office: Workspace, tmp_path: Path) -> bytes:
    blank = workbook_of(issue(office, tmp_path), "区城市管理局")
    return fill(blank, tmp_path / "filled" / "a.xlsx", WORDS).read_bytes()


def collect(office: Workspace, path: Path) -> list[CollectedFile]:
    return list(collect_returns(office, [path], now=LATER, workers=1).files)


def laid(tmp_path: Path, **files: bytes) -> Path:
    folder = tmp_path / "来件"
    folder.mkdir()
    for name, data in files.items():
        (folder / name.replace("_", ".")).write_bytes(data)
    return folder


def test_an_archives_own_bytes_are_kept_before_anything_is_taken_out(
    office: Workspace, workbook: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = raw_zip(Part("a.xlsx", workbook, 8))
    mail = mail_of(attachment(b"b.xlsx", workbook))
    kept: list[bytes] = []

    def looked_at(name: str, data: bytes):
        kept.extend(one for one in (archive, mail) if office.ledger.has_archived(sha_of(one)))
        return unpack(name, data)

    unpack = sources.unpack
    monkeypatch.setattr(sources, "unpack", looked_at)
    collect(office, laid(tmp_path, a_zip=archive, b_eml=mail))
    assert kept == [archive, mail] * 2 or kept == [archive, archive, mail]
    assert office.ledger.archived(sha_of(archive)) == archive
    assert office.ledger.archived(sha_of(mail)) == mail


def sha_of(data: bytes) -> str:
    import hashlib

    return hashlib.sha256(data).hexdigest()


def test_a_program_that_is_killed_while_it_unpacks_has_kept_the_archive(
    office: Workspace, workbook: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = raw_zip(Part("a.xlsx", workbook, 8))

    def killed(_name: str, _data: bytes) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sources, "unpack", killed)
    with pytest.raises(KeyboardInterrupt):
        collect(office, laid(tmp_path, a_zip=archive))
    assert office.ledger.archived(sha_of(archive)) == archive


def test_an_archive_of_many_refused_members_is_hashed_and_kept_once(
    office: Workspace, workbook: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = [Part(f"{number}.xlsx", b"x", flags=0x801) for number in range(300)]
    archive = raw_zip(*locked, Part("a.xlsx", workbook, 8), Part("填充", os.urandom(1 << 20)))
    hashed: list[int] = []
    from gwreport.ledger.tables import archive as ledger_archive

    add = ledger_archive.add_bytes

    def counted(database, files):
        hashed.extend(len(one) for one in files)
        return add(database, files)

    monkeypatch.setattr(ledger_archive, "add_bytes", counted)
    came = collect(office, laid(tmp_path, a_zip=archive))
    assert len(came) == 302
    assert {one.submission.source.sha256 for one in came[:300]} == {sha_of(archive)}
    assert sum(size == len(archive) for size in hashed) == 1
    assert came[300].submission.outcome is Outcome.ACCEPTED_WITH_FINDINGS


def test_every_entry_of_a_mixed_folder_is_told_and_asks_for_a_person(
    office: Workspace, workbook: bytes, tmp_path: Path
) -> None:
    odd = raw_zip(
        Part(""), Part("坏\0.xlsx"), Part("a.xlsx", workbook, 12), Part("b", b"x", method=9)
    )
    folder = laid(tmp_path, a_zip=odd, b_eml=mail_of(attachment(b"c.xlsx", b"words")))
    (folder / "外.xlsx").symlink_to("/etc/passwd")
    came = collect(office, folder)
    assert [one.submission.outcome for one in came].count(Outcome.ACCEPTED_WITH_FINDINGS) == 1
    assert [one.submission.findings[0].code for one in came if not one.submission.unit] == [
        *("source-nameless", "source-odd-name", "source-method"),
        *("file-text", "source-link-outside"),
    ]
    for one in came:
        assert needs_person(one.submission.findings)
        assert all(explain(finding).message for finding in one.submission.findings)


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes are Linux's")
def test_names_that_are_no_utf_8_are_stored_and_shown(
    office: Workspace, workbook: bytes, tmp_path: Path
) -> None:
    folder = laid(tmp_path)
    for place, name in enumerate(("区城管局.xlsx", "区城管局.zip", "坏.xlsx")):
        data = (workbook, raw_zip(Part("x.xlsx", b"x", method=9)), b"words")[place]
        (folder / os.fsdecode(name.encode("gb18030"))).write_bytes(data)
    (folder / os.fsdecode(b"\xff.xlsx")).write_bytes(b"other words")
    came = collect(office, folder)
    assert {Path(one.submission.source.path).name for one in came} == {
        *("区城管局.xlsx", "区城管局.zip", "坏.xlsx", "\ufffd.xlsx")
    }
    stored = office.ledger.submissions(None, with_entries=False)
    assert {Path(one.source.path).name for one in stored} == {
        Path(one.submission.source.path).name for one in came
    }


def test_what_a_reader_of_archives_does_not_foresee_costs_that_file(
    office: Workspace, workbook: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gwreport.officefiles.archives import unpacking as archives

    def mistaken(_data: bytes, _budget: object):
        yield archives.Member("a.xlsx", workbook)
        raise KeyError("nobody knew")

    monkeypatch.setitem(archives._READERS, archives.Content.ZIP, mistaken)
    folder = laid(tmp_path, a_zip=raw_zip(Part("x")), z_xlsx=workbook[:3000])
    came = collect(office, folder)
    assert [one.submission.outcome for one in came] == [
        *(Outcome.ACCEPTED_WITH_FINDINGS, Outcome.REFUSED, Outcome.REFUSED)
    ]
    assert came[1].submission.findings[0].code == "source-damaged"


def test_pieces_of_an_archive_in_several_files_are_told_as_such(
    office: Workspace, workbook: bytes, tmp_path: Path
) -> None:
    data = raw_zip(Part("a.xlsx", workbook, 8))
    half = len(data) // 2
    pieces = {"a.zip.001": data[:half], "a.zip.002": data[half:], "b.part2.rar": b"Rar!\x1a\x07\0x"}
    pieces |= {"c.z01": data[: half - 1], "d.r00": b"x" * 900, "e.part1.rar": data}
    folder = laid(tmp_path)
    for name, content in pieces.items():
        (folder / name).write_bytes(content)
    came = {Path(one.submission.source.path).name: one for one in collect(office, folder)}
    # The first piece that is the whole is opened.
    assert came.pop("e.part1.rar").submission.outcome is Outcome.ACCEPTED_WITH_FINDINGS
    assert {one.submission.findings[0].code for one in came.values()} == {"source-split"}
    for name, one in came.items():
        assert office.ledger.archived(one.submission.source.sha256) == pieces[name]


def test_a_member_that_could_not_be_taken_out_is_extracted_as_its_archive(
    office: Workspace, workbook: bytes, tmp_path: Path
) -> None:
    data = raw_zip(Part("锁.xlsx", b"x", flags=0x801), Part("a.xlsx", workbook, 8))
    locked, good = collect(office, laid(tmp_path, a_zip=data))
    extracted = extract_files(office, locked.submission.number, tmp_path / "取出")
    assert extracted.original.name.endswith("_a.zip")
    assert extracted.original.read_bytes() == data
    assert extract_files(office, good.submission.number, tmp_path / "取出").original.name.endswith(
        "_a.xlsx"
    )
