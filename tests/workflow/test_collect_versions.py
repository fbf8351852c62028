"""What a later file of the same unit and round is taken for, and what it is held against."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from gwreport.domain.findings.code import Severity
from gwreport.domain.returns.returns import Outcome
from gwreport.wording.findings.explaining import explain
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.returns.intake_store import CollectedFile
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import BREAKDOWN, LATER, fill, issue, load, open_office, workbook_of

PARK = {"新建": {"完成情况": "已建成4个，占80%。", "进度自评": "依时序推进"}}
MORE = {"新建": {"完成情况": "已建成5个，全部建成。", "进度自评": "已完成"}}
STREET = {"整治": {"完成情况": "已整治9条。", "进度自评": "依时序推进"}}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    with open_office(tmp_path) as workspace:
        yield workspace


@pytest.fixture
def workbook(office: Workspace, tmp_path: Path) -> Path:
    return workbook_of(issue(office, tmp_path), "区城市管理局")


def collect(office: Workspace, *paths: Path) -> list[CollectedFile]:
    return list(collect_returns(office, paths, now=LATER, workers=1).files)


def sentence(file: CollectedFile, code: str) -> str:
    return next(explain(one).message for one in file.submission.findings if one.code == code)


def note(path: Path, words: str) -> Path:
    """Write beside the table, where nothing is asked for."""
    import openpyxl

    book = openpyxl.load_workbook(path)
    book["目标任务"]["P20"] = words
    book.save(path)
    return path


def test_a_version_that_changes_words_is_held_with_every_difference(
    office: Workspace, workbook: Path, tmp_path: Path
) -> None:
    collect(office, fill(workbook, tmp_path / "1.xlsx", PARK | STREET))
    (came,) = collect(office, fill(workbook, tmp_path / "2.xlsx", MORE | STREET))
    assert (came.submission.outcome, came.submission.version) == (Outcome.HELD, 2)
    words = sentence(came, "version-differs")
    item = next(one.id for one in office.plan().items if one.text.startswith("新建"))
    assert f"{item} 完成情况" in words
    assert f"{item} 进度自评" in words
    assert "整治" not in words


def test_in_one_folder_the_same_holds_file_by_file(
    office: Workspace, workbook: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "b"
    for number, answers in enumerate((PARK, PARK | STREET, STREET, MORE, PARK | STREET)):
        fill(workbook, folder / f"{number}.xlsx", answers)
    shutil.copyfile(folder / "0.xlsx", folder / "9.xlsx")
    came = collect(office, folder)
    assert [one.submission.outcome for one in came] == [
        Outcome.ACCEPTED_WITH_FINDINGS,
        Outcome.ACCEPTED,
        Outcome.SUPERSEDED,
        Outcome.HELD,
        Outcome.DUPLICATE,
        Outcome.DUPLICATE,
    ]


def test_a_note_beside_the_table_makes_it_another_content(
    office: Workspace, workbook: Path, tmp_path: Path
) -> None:
    file = fill(workbook, tmp_path / "1.xlsx", PARK | STREET)
    (first,) = collect(office, file)
    (second,) = collect(office, note(file, "请以此为准"))
    assert first.submission.outcome is Outcome.ACCEPTED
    assert second.submission.outcome is not Outcome.DUPLICATE
    (kept,) = office.ledger.submission(second.submission.number).loose  # type: ignore[union-attr]
    assert kept.text == "请以此为准"


def test_each_round_has_its_own_versions(office: Workspace, workbook: Path, tmp_path: Path) -> None:
    before = workbook_of(issue(office, tmp_path / "q2", "2025-Q2"), "区城市管理局")
    first, second = collect(
        office,
        fill(before, tmp_path / "1.xlsx", PARK | STREET),
        fill(workbook, tmp_path / "2.xlsx", MORE | STREET),
    )
    assert [
        (one.submission.round, one.submission.version, one.submission.outcome)
        for one in (first, second)
    ] == [
        ("2025-Q2", 1, Outcome.ACCEPTED),
        ("2025-Q3", 1, Outcome.ACCEPTED),
    ]


def test_words_of_another_version_of_the_plan_are_an_edit(
    office: Workspace, workbook: Path, tmp_path: Path
) -> None:
    changed = BREAKDOWN.replace("新建口袋公园5个", "新建口袋公园6个")
    load(office, tmp_path, changed, now=LATER.replace(hour=16))
    later = LATER.replace(hour=17)
    again = workbook_of(issue(office, tmp_path / "q4", "2025-Q4", now=later), "区城市管理局")

    def old_words(path: Path) -> Path:
        import openpyxl

        book = openpyxl.load_workbook(path)
        for row in book["目标任务"].iter_rows(min_row=4):
            row[1].value = str(row[1].value).replace("公园6个", "公园5个")
        book.save(path)
        return path

    third = fill(workbook, tmp_path / "3.xlsx", PARK | STREET)
    fourth = old_words(fill(again, tmp_path / "4.xlsx", PARK | STREET))
    as_issued, edited = collect(office, third, fourth)
    # It is as it was issued; held only because a later round is being collected by now.
    assert (as_issued.submission.round, as_issued.submission.outcome) == ("2025-Q3", Outcome.HELD)
    open_ = {one.code for one in as_issued.submission.findings if one.severity is not Severity.INFO}
    assert open_ == {"round-earlier"}
    assert edited.submission.round == "2025-Q4"
    assert "公园6个" in sentence(edited, "text-edited")
