"""What becomes of each file that comes back, and in which order it does not matter."""

import io
import zipfile
from pathlib import Path

import pytest

from gwreport.domain.returns.returns import Outcome
from gwreport.errors import DocumentError, WorkspaceError
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.returns.intake_store import CollectedFile
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import BREAKDOWN, LATER, fill, issue, load, open_office, workbook_of

PARK = {"新建": {"完成情况": "已建成4个，占80%。", "进度自评": "依时序推进"}}
STREET = {"整治": {"完成情况": "已整治9条。", "进度自评": "依时序推进"}}


def collect(office: Workspace, *paths: Path) -> list[CollectedFile]:
    return list(collect_returns(office, paths, now=LATER, workers=1).files)


def codes(file: CollectedFile) -> set[str]:
    return {finding.code for finding in file.submission.findings}


@pytest.fixture
def office(tmp_path: Path):
    with open_office(tmp_path) as workspace:
        yield workspace


@pytest.fixture
def workbook(office: Workspace, tmp_path: Path) -> Path:
    return workbook_of(issue(office, tmp_path), "区城市管理局")


def texts(office: Workspace) -> dict[str, str]:
    state = office.book.state(office.round("2025-Q3"))
    return {one.item.text[:2]: one.text for one in state.merged if one.text}


def test_a_filled_workbook_is_accepted(office: Workspace, workbook: Path, tmp_path: Path) -> None:
    (came,) = collect(office, fill(workbook, tmp_path / "b/1.xlsx", PARK | STREET))
    assert (
        came.submission.outcome,
        came.submission.unit,
        came.submission.round,
        came.submission.version,
        came.entries,
    ) == (
        Outcome.ACCEPTED,
        "区城市管理局",
        "2025-Q3",
        1,
        2,
    )
    assert texts(office) == {"新建": "已建成4个，占80%。", "整治": "已整治9条。"}


def test_the_same_bytes_or_the_same_words_are_nothing_new(
    office: Workspace, workbook: Path, tmp_path: Path
) -> None:
    file = fill(workbook, tmp_path / "b/1.xlsx", PARK)
    copy = tmp_path / "b/2.xlsx"
    copy.write_bytes(file.read_bytes())
    saved_again = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(saved_again, "w") as new:
        for entry in old.infolist():
            new.writestr(entry.filename, old.read(entry))
    (tmp_path / "b/3.xlsx").write_bytes(saved_again.getvalue())
    came = collect(office, tmp_path / "b")
    assert [one.submission.outcome for one in came[1:]] == [Outcome.DUPLICATE, Outcome.DUPLICATE]
    assert "same-bytes" in codes(came[1])
    assert "same-content" in codes(came[2])
    assert {one.submission.version for one in came} == {1}


def test_a_fuller_version_is_taken_and_an_older_one_is_not(
    office: Workspace, workbook: Path, tmp_path: Path
) -> None:
    (first,) = collect(office, fill(workbook, tmp_path / "1.xlsx", PARK))
    (second,) = collect(office, fill(workbook, tmp_path / "2.xlsx", PARK | STREET))
    (third,) = collect(office, fill(workbook, tmp_path / "3.xlsx", STREET))
    assert first.submission.outcome is Outcome.ACCEPTED_WITH_FINDINGS
    assert (second.submission.outcome, second.submission.version) == (Outcome.ACCEPTED, 2)
    assert third.submission.outcome is Outcome.SUPERSEDED
    assert texts(office) == {"新建": "已建成4个，占80%。", "整治": "已整治9条。"}


def test_an_empty_workbook_never_blanks_what_was_said(
    office: Workspace, workbook: Path, tmp_path: Path
) -> None:
    collect(office, fill(workbook, tmp_path / "1.xlsx", PARK | STREET))
    (empty,) = collect(office, workbook)
    assert empty.submission.outcome is Outcome.SUPERSEDED
    assert texts(office) == {"新建": "已建成4个，占80%。", "整治": "已整治9条。"}


def test_the_distribution_list_in_the_same_folder_is_no_trouble(
    office: Workspace, workbook: Path
) -> None:
    came = collect(office, workbook.parent)
    listed = next(one for one in came if one.submission.source.path.endswith("发放清单.xlsx"))
    assert codes(listed) == {"distribution-list"}
    assert not any(one.severity != "info" for one in listed.submission.findings)


def test_a_refused_file_is_archived_and_the_others_go_on(
    office: Workspace, workbook: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "b"
    file = fill(workbook, folder / "good.xlsx", PARK)
    (folder / "cut.xlsx").write_bytes(file.read_bytes()[:3000])
    (folder / "page.xlsx").write_bytes(b"<html><body>login</body></html>")
    (folder / "empty.xlsx").write_bytes(b"")
    (folder / "~$good.xlsx").write_bytes(b"lock")
    came = {Path(one.submission.source.path).name: one for one in collect(office, folder)}
    assert came["good.xlsx"].submission.outcome is Outcome.ACCEPTED_WITH_FINDINGS
    for name in ("cut.xlsx", "page.xlsx", "empty.xlsx"):
        assert came[name].submission.outcome is Outcome.REFUSED
        assert (
            office.ledger.archived(came[name].submission.source.sha256)
            == (folder / name).read_bytes()
        )
    refused = office.book.state(office.round("2025-Q3")).submissions
    assert sum(one.outcome is Outcome.REFUSED for one in refused) == 3


def test_a_locked_archive_is_kept_whole_and_told_once(office: Workspace, tmp_path: Path) -> None:
    issue(office, tmp_path)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("一.xlsx", b"1")
        archive.writestr("二.xlsx", b"2")
    data = bytearray(buffer.getvalue())
    for at in _all(data, b"PK\x03\x04"):
        data[at + 6] |= 1
    for at in _all(data, b"PK\x01\x02"):
        data[at + 8] |= 1
    file = tmp_path / "locked.zip"
    file.write_bytes(data)
    came = collect(office, file)
    assert [(one.submission.source.member, one.submission.outcome) for one in came] == [
        ("一.xlsx", Outcome.REFUSED),
        ("二.xlsx", Outcome.REFUSED),
    ]
    assert {code for one in came for code in codes(one)} == {"source-encrypted"}
    assert office.ledger.archived(came[0].submission.source.sha256) == bytes(data)
    assert {one.submission.outcome for one in collect(office, file)} == {Outcome.DUPLICATE}


def _all(data: bytes | bytearray, mark: bytes) -> list[int]:
    found, at = [], data.find(mark)
    while at >= 0:
        found.append(at)
        at = data.find(mark, at + 1)
    return found


def test_a_workbook_that_was_issued_under_an_earlier_plan_is_no_edit(
    office: Workspace, workbook: Path, tmp_path: Path
) -> None:
    load(office, tmp_path, BREAKDOWN.replace("新建口袋公园5个", "新建口袋公园6个"))
    (came,) = collect(office, fill(workbook, tmp_path / "1.xlsx", PARK | STREET))
    assert came.submission.outcome is Outcome.ACCEPTED
    assert texts(office)["新建"] == "已建成4个，占80%。"


def test_source_files_are_not_touched(office: Workspace, workbook: Path, tmp_path: Path) -> None:
    file = fill(workbook, tmp_path / "b/1.xlsx", PARK)
    before = (file.read_bytes(), file.stat().st_mtime_ns)
    collect(office, file)
    assert (file.read_bytes(), file.stat().st_mtime_ns) == before


def test_nothing_to_collect_is_told(office: Workspace, tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    file = tmp_path / "方案.txt"
    with pytest.raises(WorkspaceError):
        collect(office, file)
    issue(office, tmp_path)
    for path in (empty, tmp_path / "none"):
        with pytest.raises(DocumentError):
            collect(office, path)


def test_one_worker_or_two_give_the_same(tmp_path: Path) -> None:
    hashes = []
    for workers in (1, 2):
        folder = tmp_path / str(workers)
        folder.mkdir()
        with open_office(folder) as office:
            generated = issue(office, folder)
            for one in generated.workbooks:
                fill(one.path, folder / "b" / one.path.name, PARK | STREET)
            collect_returns(office, [folder / "b"], now=LATER, workers=workers)
            state = office.book.state(office.round("2025-Q3"))
            hashes.append([(one.item.id, one.text, one.status) for one in state.merged])
    assert hashes[0] == hashes[1]
    assert any(text for _, text, _ in hashes[0])
