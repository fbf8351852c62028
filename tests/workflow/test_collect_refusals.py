"""Files that cannot be taken: kept as they came, with a reason and a remedy in plain words."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from gwreport.domain.returns.returns import Outcome
from gwreport.wording.findings.explaining import explain
from gwreport.workflow.returns import sources
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.returns.intake_store import CollectedFile, batches
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import LATER, issue, open_office, workbook_of


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    with open_office(tmp_path) as workspace:
        yield workspace


@pytest.fixture
def workbook(office: Workspace, tmp_path: Path) -> bytes:
    return workbook_of(issue(office, tmp_path), "区城市管理局").read_bytes()


def collect(office: Workspace, path: Path, data: bytes) -> list[CollectedFile]:
    path.write_bytes(data)
    return list(collect_returns(office, [path], now=LATER, workers=1).files)


def zipped(**files: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(f"{name}.xlsx", data)
    return buffer.getvalue()


def assert_kept(office: Workspace, came: CollectedFile, data: bytes) -> str:
    """The bytes are in the archive and the remedy is told; give its words."""
    assert came.submission.outcome is Outcome.REFUSED
    assert office.ledger.archived(came.submission.source.sha256) == data
    stored = office.ledger.submission(came.submission.number)
    assert stored is not None
    assert stored.findings == came.submission.findings
    words = explain(came.submission.findings[0])
    assert words.suggestion
    return words.message + words.suggestion


@pytest.mark.parametrize(
    ("name", "data", "remedy"),
    [
        ("空.xlsx", b"", "重新报送"),
        ("网页.xlsx", b"<!DOCTYPE html><html><body>login</body></html>", "另存为 .xlsx"),
        ("文本.csv", "序号,目标任务\n1,新建".encode(), "填回下发的"),
        ("扫描.pdf", b"%PDF-1.7 scan", "不要转成 PDF"),
        ("照片.jpg", b"\xff\xd8\xff\xe0 photo", "图片"),
        ("压缩.rar", b"Rar!\x1a\x07\x00 rest", "解压"),
        ("坏.zip", b"PK\x03\x04 cut off", "重新压缩"),
    ],
)
def test_what_is_no_workbook_is_kept_with_a_remedy(
    office: Workspace, workbook: bytes, tmp_path: Path, name: str, data: bytes, remedy: str
) -> None:
    (came,) = collect(office, tmp_path / name, data)
    assert remedy in assert_kept(office, came, data)


def test_a_truncated_workbook_is_kept(office: Workspace, workbook: bytes, tmp_path: Path) -> None:
    data = workbook[: len(workbook) // 2]
    (came,) = collect(office, tmp_path / "半.xlsx", data)
    assert "重新发送" in assert_kept(office, came, data)


def test_a_truncated_archive_is_kept(office: Workspace, workbook: bytes, tmp_path: Path) -> None:
    data = zipped(a=workbook, b=workbook)
    data = data[: len(data) - 40]
    (came,) = collect(office, tmp_path / "半.zip", data)
    assert came.submission.source.member == ""
    assert "重新" in assert_kept(office, came, data)


def test_a_damaged_member_keeps_its_archive_and_leaves_the_others_alone(
    office: Workspace, workbook: bytes, tmp_path: Path
) -> None:
    data = bytearray(zipped(a=workbook, b=workbook))
    at = data.find(b"b.xlsx") + len("b.xlsx") + 2_000
    data[at : at + 50] = bytes(50)
    good, bad = collect(office, tmp_path / "混.zip", bytes(data))
    assert (good.submission.source.member, good.submission.outcome) == (
        "a.xlsx",
        Outcome.ACCEPTED_WITH_FINDINGS,
    )
    assert bad.submission.source.member == "b.xlsx"
    assert_kept(office, bad, bytes(data))


def test_a_file_that_is_too_large_is_kept(
    office: Workspace, workbook: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "FILE_BYTES", len(workbook) - 1)
    (came,) = collect(office, tmp_path / "大.xlsx", workbook)
    assert {one.code for one in came.submission.findings} == {"source-too-large"}
    assert_kept(office, came, workbook)


def test_a_file_beyond_all_measure_is_told_and_not_kept(
    office: Workspace, workbook: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for limit in ("FILE_BYTES", "_KEPT_LIMIT"):
        monkeypatch.setattr(sources, limit, len(workbook) - 1)
    (came,) = collect(office, tmp_path / "大.xlsx", workbook)
    assert (came.submission.outcome, came.submission.source.sha256) == (Outcome.REFUSED, "")
    assert {one.code for one in came.submission.findings} == {"source-too-large"}


def test_what_is_stored_at_once_is_bounded_in_number_and_in_bytes() -> None:
    assert [len(batch) for batch in batches([b""] * 100, len)] == [48, 48, 4]
    large = bytes(40 << 20)
    assert [len(batch) for batch in batches([large] * 5, len)] == [2, 2, 1]
    assert list(batches([], len)) == []
