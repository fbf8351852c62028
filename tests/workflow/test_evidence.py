"""Evidence beside returns: joined to its row, told where it cannot be, said by hand, taken back, taken out."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from email.message import EmailMessage
from pathlib import Path

import pytest

from gwreport.domain.returns.evidence import EvidenceBasis
from gwreport.domain.returns.returns import Outcome
from gwreport.domain.review.kinds import ReviewKind
from gwreport.errors import ArgumentError, UnknownNameError
from gwreport.workflow.keeping.check_workspace import check_workspace
from gwreport.workflow.returns.collect_returns import Collected, collect_returns
from gwreport.workflow.review.accept_findings import open_findings
from gwreport.workflow.review.evidence import (
    assign_evidence,
    round_evidence,
    undo_assignment,
    write_evidence,
)
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.review.review_round import review_round
from gwreport.workflow.review.round_status import round_status
from gwreport.workflow.review.trace import trace
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import LATER, fill, issue, open_office, workbook_of

ROUND, UNIT, OTHER = "2025-Q3", "区城市管理局", "区政府办公室"
JPEG, PDF = b"\xff\xd8\xff\xe0 picture ", b"%PDF-1.4\n"
AUTHOR = Author("李伟", "", LATER)
ANSWERS = {
    "新建": {"完成情况": "口袋公园建成2个，照片见附件1。", "进度自评": "依时序推进"},
    "整治": {"完成情况": "背街小巷整治9条。", "进度自评": "依时序推进"},
}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    with open_office(tmp_path) as workspace:
        yield workspace


@pytest.fixture
def returned(office: Workspace, tmp_path: Path) -> Path:
    """A folder with one unit's return."""
    sent = issue(office, tmp_path)
    return fill(workbook_of(sent, UNIT), tmp_path / "报回" / "回收.xlsx", ANSWERS).parent


def lay(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def collect(office: Workspace, *paths: Path) -> Collected:
    return collect_returns(office, paths, now=LATER, workers=1)


def told(found: Collected) -> dict[str, tuple[str, tuple[str, ...] | None, list[str]]]:
    return {
        one.submission.source.name: (
            one.submission.outcome.value,
            one.evidence.items if one.evidence else None,
            [str(finding.code) for finding in one.submission.findings],
        )
        for one in found.files
    }


def test_files_in_the_folder_of_a_return_join_their_rows(office: Workspace, returned: Path) -> None:
    lay(
        returned,
        {
            "附件1.jpg": JPEG,
            "佐证材料/T3/现场.pdf": PDF,
            "背街小巷清单.txt": "清单".encode(),
            "说不清.png": JPEG + b"2",
        },
    )
    found = told(collect(office, returned))
    assert found["附件1.jpg"] == ("accepted", ("T2",), ["evidence-joined"])
    assert found["现场.pdf"] == ("accepted", ("T3",), ["evidence-joined"])
    assert found["背街小巷清单.txt"][:2] == ("accepted", ("T3",))
    assert found["说不清.png"] == ("accepted_with_findings", (), ["evidence-unplaced"])
    assert found["回收.xlsx"][:2] == ("accepted", None)
    joined = round_evidence(office, ROUND)
    assert {one.file.unit for one in joined} == {UNIT}
    data = {one.file.source.name: office.ledger.archived(one.file.source.sha256) for one in joined}
    assert data["附件1.jpg"] == JPEG
    # Neither versions nor the state of the unit know of them.
    assert len(office.ledger.submissions(ROUND)) == 1
    assert check_workspace(office) == []
    again = told(collect(office, returned))
    assert again["附件1.jpg"][::2] == ("duplicate", ["evidence-same"])
    assert len(round_evidence(office, ROUND)) == 4


def test_review_and_trace_show_it_and_a_person_says_where_it_belongs(
    office: Workspace, returned: Path
) -> None:
    lay(returned, {"附件1.jpg": JPEG, "说不清.png": JPEG + b"2"})
    collect(office, returned)
    review = review_round(office, ROUND)
    (waiting,) = [one for one in review.items if not one.item and one.evidence]
    assert ([one.code for one in waiting.findings], waiting.unit) == (["evidence-unplaced"], UNIT)
    number = waiting.evidence[0].file.number
    # One number of what waits, whoever tells it; it cannot be got rid of by accepting it.
    status = round_status(office, ROUND, today=LATER.date())
    assert review.open == status.open
    assert review.open[ReviewKind.EVIDENCE] == 1
    assert waiting.waits
    assert all(finding.code != "evidence-unplaced" for _, finding, _ in open_findings(review))
    assert [one.file.source.name for one in trace(office, ROUND, "T2").evidence] == ["附件1.jpg"]
    assign_evidence(office, ROUND, number, ["T3", "T2"], AUTHOR)
    found = {one.file.number: one for one in round_evidence(office, ROUND)}
    assert (found[number].items, found[number].basis) == (("T3", "T2"), EvidenceBasis.PERSON)
    review = review_round(office, ROUND)
    assert review.open[ReviewKind.EVIDENCE] == 0
    assert not any(not one.item and one.evidence for one in review.items)
    assert number in [one.file.number for one in trace(office, ROUND, "T3").evidence]
    undo_assignment(office, ROUND, number, AUTHOR)
    assert any(one.is_open for one in round_evidence(office, ROUND))
    assign_evidence(office, ROUND, number, [], AUTHOR)
    assert not any(one.is_open for one in round_evidence(office, ROUND))
    with pytest.raises(UnknownNameError):
        assign_evidence(office, ROUND, 99, [], AUTHOR)
    undo_assignment(office, ROUND, number, AUTHOR)
    with pytest.raises(ArgumentError):
        undo_assignment(office, ROUND, number, AUTHOR)


def test_an_archive_and_a_mail_hold_a_return_and_its_evidence(
    office: Workspace, returned: Path, tmp_path: Path
) -> None:
    workbook = (returned / "回收.xlsx").read_bytes()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("报送/回收.xlsx", workbook)
        archive.writestr("报送/佐证/口袋公园照片.jpg", JPEG)
    mail = EmailMessage()
    mail["Subject"] = "报送"
    mail.set_content("请查收。")
    mail.add_attachment(
        workbook, maintype="application", subtype="octet-stream", filename="回收.xlsx"
    )
    mail.add_attachment(PDF, maintype="application", subtype="pdf", filename="T3.pdf")
    lay(tmp_path, {"来件/一.zip": buffer.getvalue(), "来件/二.eml": mail.as_bytes()})
    found = told(collect(office, tmp_path / "来件"))
    assert found["口袋公园照片.jpg"][:2] == ("accepted", ("T2",))
    assert found["T3.pdf"][:2] == ("accepted", ("T3",))


def test_what_lies_beside_several_units_is_refused_as_ever_unless_it_names_one(
    office: Workspace, returned: Path, tmp_path: Path
) -> None:
    sent = tmp_path / "下发"
    other = next(path for path in sent.iterdir() if OTHER in path.name)
    fill(
        other,
        returned / "其他.xlsx",
        {"持续": {"完成情况": "公开42件。", "进度自评": "依时序推进"}},
    )
    lay(returned, {"照片.jpg": JPEG, f"{UNIT}背街小巷.jpg": JPEG + b"2", "区财政局.pdf": PDF})
    found = told(collect(office, returned))
    assert found["照片.jpg"][:2] == ("refused", None)
    assert found[f"{UNIT}背街小巷.jpg"][:2] == ("accepted", ("T3",))
    # A unit that has sent no return has sent a page in its stead.
    assert found["区财政局.pdf"][:2] == ("refused", None)


def test_a_damaged_workbook_is_no_evidence(office: Workspace, returned: Path) -> None:
    data = (returned / "回收.xlsx").read_bytes()
    lay(returned, {"又一份.xlsx": data[: len(data) // 2]})
    assert told(collect(office, returned))["又一份.xlsx"][:2] == ("refused", None)


def test_what_may_run_is_kept_and_taken_out_under_a_name_that_does_not(
    office: Workspace, returned: Path, tmp_path: Path
) -> None:
    lay(returned, {"T3.exe": b"MZ\x90\0 program", "T3.jpg": b"\x7fELF program", "T2.jpg": JPEG})
    found = told(collect(office, returned))
    assert found["T3.exe"][2] == ["evidence-joined", "evidence-dangerous"]
    numbers = {one.file.source.name: one.file.number for one in round_evidence(office, ROUND)}
    written = {
        name: write_evidence(office, ROUND, number, tmp_path / "取出").path
        for name, number in numbers.items()
    }
    assert written["T2.jpg"].suffix == ".jpg"
    assert written["T3.exe"].suffix == written["T3.jpg"].suffix == ".不要打开"
    assert written["T3.exe"].read_bytes() == b"MZ\x90\0 program"


def test_the_same_file_twice_is_one(office: Workspace, returned: Path) -> None:
    lay(returned, {"附件1.jpg": JPEG, "副本/附件1 (1).jpg": JPEG})
    outcomes = [one.submission.outcome for one in collect(office, returned).files if one.evidence]
    assert sorted(outcomes) == [Outcome.ACCEPTED, Outcome.DUPLICATE]
    assert len(round_evidence(office, ROUND)) == 1
