"""A row that a unit has added becomes an item's words, or is said to be none."""

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from gwreport.domain.returns.returns import Outcome
from gwreport.domain.review.unit_progress import unit_progress
from gwreport.domain.statuses import Status
from gwreport.errors import ArgumentError, ConflictError
from gwreport.workbooks.form import FIRST_ROW
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review import decide
from gwreport.workflow.review.decide import Author
from gwreport.workflow.review.decide_rows import refuse_row, take_row
from gwreport.workflow.review.review_round import review_round
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import LATER, fill, issue, open_office

ROUND = "2025-Q3"
AUTHOR = Author("周叙言", "电话核实", datetime.fromisoformat("2025-10-11T09:00:00"))
CITY = "区城市管理局"
EXTRA = FIRST_ROW + 2


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace whose round is issued."""
    folder = tmp_path_factory.mktemp("start")
    with open_office(folder) as workspace:
        issue(workspace, folder)
    return folder


@pytest.fixture
def office(start: Path, tmp_path: Path) -> Iterator[Workspace]:
    """A copy of it, to be changed."""
    shutil.copytree(start, tmp_path, dirs_exist_ok=True)
    with Workspace.open(str(tmp_path / "a.gwr")) as workspace:
        yield workspace


def send(office: Workspace, folder: Path, text: str, *, drop: str = "", move: bool = False) -> int:
    """Let the city send a workbook with a row added, without a token, that has this text."""
    import openpyxl

    path = next((folder / "下发").rglob(f"*{CITY}*.xlsx"))
    file = fill(
        path, folder / "1.xlsx", {"新建": {"完成情况": "已建成4个。", "进度自评": "依时序推进"}}
    )
    book = openpyxl.load_workbook(file)
    sheet = book["目标任务"]
    for row in range(FIRST_ROW, EXTRA):
        if drop and str(sheet.cell(row, 2).value).startswith(drop):
            for column in range(1, sheet.max_column + 1):
                sheet.cell(row, column).value = None
    for column, words in (
        (1, "9"),
        (2, text),
        (7, "已整治9条。"),
        (8, "未依时序推进"),
        (9, "缺资金"),
    ):
        sheet.cell(EXTRA, column).value = words
    if move:
        sheet.move_range(f"G1:I{EXTRA}", cols=8)
    book.save(file)
    (came,) = collect_returns(office, [file], now=LATER, workers=1).files
    assert came.submission.outcome is Outcome.ACCEPTED_WITH_FINDINGS
    return came.submission.number


def street(office: Workspace):
    state = office.book.state(office.round(ROUND))
    return next(one for one in state.merged if one.item.id == "T3")


def open_codes(office: Workspace) -> set[str]:
    return {finding.code for one in review_round(office, ROUND).items for finding in one.findings}


def test_an_added_row_becomes_its_units_words_for_the_item(
    office: Workspace, tmp_path: Path
) -> None:
    number = send(office, tmp_path, "街巷改造有关工作")
    assert "row-extra" in open_codes(office)
    before = street(office)
    decision = take_row(office, ROUND, "T3", number, "目标任务", EXTRA, AUTHOR)
    one = street(office)
    assert (one.text, one.source, one.status) == ("已整治9条。", CITY, Status.BEHIND)
    (source,) = one.sources
    assert (source.file.number, source.sheet, source.cell.at.reference) == (
        number,
        "目标任务",
        f"G{EXTRA}",
    )
    assert "row-extra" not in open_codes(office)
    shown = {text.text for item in review_round(office, ROUND).items for text in item.texts}
    assert {"缺资金", "街巷改造有关工作"} <= shown
    decide.undo(office, ROUND, decision, AUTHOR)
    assert street(office) == before
    assert "row-extra" in open_codes(office)


def test_a_row_that_is_nearly_an_item_can_be_confirmed_without_naming_it(
    office: Workspace, tmp_path: Path
) -> None:
    number = send(office, tmp_path, "整治背街小巷共12条。", drop="整治")
    assert "row-near" in open_codes(office)
    take_row(office, ROUND, "", number, "目标任务", EXTRA, AUTHOR)
    assert street(office).text == "已整治9条。"
    assert "row-near" not in open_codes(office)


def test_a_row_can_be_refused_and_the_refusal_taken_back(office: Workspace, tmp_path: Path) -> None:
    number = send(office, tmp_path, "整治背街小巷共12条。", drop="整治")
    decision = refuse_row(office, ROUND, number, "目标任务", EXTRA, AUTHOR)
    assert "row-near" not in open_codes(office)
    assert street(office).text == ""
    shown = {text.text for item in review_round(office, ROUND).items for text in item.texts}
    assert "已整治9条。" in shown
    with pytest.raises(ArgumentError):
        take_row(office, ROUND, "T3", number, "目标任务", EXTRA, AUTHOR)
    decide.undo(office, ROUND, decision, AUTHOR)
    assert "row-near" in open_codes(office)
    take_row(office, ROUND, "T3", number, "目标任务", EXTRA, AUTHOR)
    assert street(office).text == "已整治9条。"


def test_words_are_found_where_the_columns_were_moved_to(office: Workspace, tmp_path: Path) -> None:
    number = send(office, tmp_path, "街巷改造有关工作", move=True)
    take_row(office, ROUND, "T3", number, "目标任务", EXTRA, AUTHOR)
    (source,) = street(office).sources
    assert (street(office).text, source.cell.at.reference) == ("已整治9条。", f"O{EXTRA}")


@pytest.mark.parametrize(
    ("item", "number", "sheet", "row"),
    [
        ("T3", 99, "目标任务", EXTRA),
        ("T3", 1, "没有这张表", EXTRA),
        ("T3", 1, "目标任务", FIRST_ROW),
        ("T3", 1, "目标任务", 99),
        ("", 1, "目标任务", EXTRA),
    ],
)
def test_a_row_that_is_not_there_is_refused(
    office: Workspace, tmp_path: Path, item: str, number: int, sheet: str, row: int
) -> None:
    assert send(office, tmp_path, "街巷改造有关工作") == 1
    with pytest.raises(ArgumentError):
        take_row(office, ROUND, item, number, sheet, row, AUTHOR)
    assert office.ledger.decisions() == []


def test_one_row_is_one_item(office: Workspace, tmp_path: Path) -> None:
    number = send(office, tmp_path, "街巷改造有关工作")
    take_row(office, ROUND, "T3", number, "目标任务", EXTRA, AUTHOR)
    with pytest.raises(ArgumentError):
        take_row(office, ROUND, "T2", number, "目标任务", EXTRA, AUTHOR)
    late = Author("乙", "另有看法", AUTHOR.now, seen=0)
    with pytest.raises(ConflictError):
        take_row(office, ROUND, "T3", number, "目标任务", EXTRA, late)


def test_a_row_of_a_sheet_that_could_not_be_read_is_found_by_the_sheets_own_headings(
    office: Workspace, tmp_path: Path
) -> None:
    import openpyxl

    path = next((tmp_path / "下发").rglob(f"*{CITY}*.xlsx"))
    file = fill(path, tmp_path / "1.xlsx", {"新建": {"完成情况": "已建成4个。"}})
    book = openpyxl.load_workbook(file)
    sheet = book.create_sheet("补充")
    for row in (("事项", "进展", "完成情况", "存在问题"), ("街巷", "好", "已整治9条。", "缺资金")):
        sheet.append(row)
    book.save(file)
    (came,) = collect_returns(office, [file], now=LATER, workers=1).files
    take_row(office, ROUND, "T3", came.submission.number, "补充", 2, AUTHOR)
    assert (street(office).text, street(office).sources[0].cell.at.reference) == (
        "已整治9条。",
        "C2",
    )
    with pytest.raises(ArgumentError):
        take_row(office, ROUND, "T3", came.submission.number, "填报说明", 1, AUTHOR)


def test_rows_of_a_held_file_are_not_taken_before_it_is_accepted(
    office: Workspace, tmp_path: Path
) -> None:
    first = send(office, tmp_path, "街巷改造有关工作")
    path = next((tmp_path / "下发").rglob(f"*{CITY}*.xlsx"))
    file = fill(path, tmp_path / "2.xlsx", {"新建": {"完成情况": "已建成1个。"}})
    (held,) = collect_returns(office, [file], now=LATER, workers=1).files
    assert held.submission.outcome is Outcome.HELD
    with pytest.raises(ArgumentError) as caught:
        take_row(office, ROUND, "T3", held.submission.number, "目标任务", EXTRA, AUTHOR)
    assert caught.value.problem == "file-not-merged"
    take_row(office, ROUND, "T3", first, "目标任务", EXTRA, AUTHOR)


def test_a_taken_row_counts_for_its_units_progress(office: Workspace, tmp_path: Path) -> None:
    number = send(office, tmp_path, "街巷改造有关工作", drop="整治")

    def filled() -> int:
        state = office.book.state(office.round(ROUND))
        return next(
            one.filled for one in unit_progress(state, today=LATER.date()) if one.unit == CITY
        )

    assert filled() == 1
    take_row(office, ROUND, "T3", number, "目标任务", EXTRA, AUTHOR)
    assert filled() == 2
