"""Further columns of the plan in the unit workbook: printed where the office says so, to be read only."""

import io
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from gwreport.domain.decisions.values import read_row
from gwreport.domain.findings.code import Severity
from gwreport.domain.form.columns import Field
from gwreport.domain.returns.returns import ASIDE, Outcome, Submission
from gwreport.errors import ArgumentError
from gwreport.settings.declared import PLAN_COLUMNS
from gwreport.settings.plan_columns import with_heading
from gwreport.wording.errors import explain_error
from gwreport.wording.findings.explaining import explain
from gwreport.wording.places import spot_words
from gwreport.workbooks.form import FIRST_ROW, HEADER_ROW
from gwreport.workflow.change_settings import change_settings
from gwreport.workflow.plan.load_plan import load_plan
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review.decide_rows import take_row
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.sending.generate_workbooks import Generated
from gwreport.workflow.sending.send_back import send_back
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import LATER, NOW, fill, issue, workbook_of

ROUND, UNIT = "2025-Q3", "区城市管理局"
HEADINGS = (
    "序号",
    "目标任务",
    "牵头领导",
    "牵头单位",
    "责任单位",
    "资金、来源",
    "完成情况",
    "备 注",
)
ROWS = (
    ("1", "新建口袋公园5个。", "钱晓东", "区城市管理局", "各镇街", "市级补助300万元", "已选址", "=跨年"),
    ("2", "整治背街小巷12条。", "钱晓东", "区城市管理局", "各镇街", "区级财政", "", "0012"),
    ("3", "建成体育公园1个。", "赵明", "区财政局", "各镇街", "", "", ""),
)  # fmt: skip
ANSWERS = {
    "新建": {"完成情况": "口袋公园建成2个，其余在建。", "进度自评": "依时序推进"},
    "整治": {"完成情况": "背街小巷整治9条。", "进度自评": "依时序推进"},
}


def breakdown(rows: Sequence[Sequence[str]] = ROWS) -> bytes:
    """Make a breakdown in a sheet."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(["2025年区政府工作报告目标任务分解表"])
    sheet.append(list(HEADINGS))
    for row in rows:
        sheet.append(list(row))
        for cell in sheet[sheet.max_row]:
            cell.data_type = "s"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def load(office: Workspace, folder: Path, rows: Sequence[Sequence[str]] = ROWS) -> None:
    """Load a breakdown as the next version."""
    file = folder / "方案.xlsx"
    file.write_bytes(breakdown(rows))
    load_plan(office, file, now=NOW)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    """An office whose plan has three columns more."""
    with Workspace.create(
        str(tmp_path / "a.gwr"), region="青禾区", year=2025, now=NOW
    ) as workspace:
        load(workspace, tmp_path)
        yield workspace


def choose(office: Workspace, value: str) -> None:
    """Set the option."""
    change_settings(office, {PLAN_COLUMNS.key: value}, now=NOW)


def sheet_of(path: Path, name: str = "目标任务") -> Any:
    """Open one sheet of a workbook."""
    import openpyxl

    return openpyxl.load_workbook(path)[name]


def rows_of(path: Path) -> list[dict[str, Any]]:
    """Give the rows of 目标任务 by their headings."""
    sheet = sheet_of(path)
    headings = [str(cell.value) for cell in sheet[HEADER_ROW]]
    return [
        dict(zip(headings, (cell.value for cell in row), strict=True))
        for row in sheet.iter_rows(min_row=FIRST_ROW)
    ]


def collect(office: Workspace, path: Path) -> Submission:
    """Take a file in, and give it as the ledger has it."""
    (file,) = collect_returns(office, [path], now=LATER, workers=1).files
    known = office.ledger.submission(file.submission.number)
    assert known is not None
    return known


def told_of(file: Submission) -> set[tuple[str, str]]:
    """Give the codes and cells of what is to be looked at."""
    return {
        (one.code, spot_words(one.place.at))
        for one in file.findings
        if one.severity is not Severity.INFO
    }


def filled(issued: Generated, folder: Path, answers: Mapping[str, Mapping[str, str]]) -> Path:
    """Fill in the workbook of the unit."""
    return fill(workbook_of(issued, UNIT), folder / "回收.xlsx", answers)


def test_nothing_is_printed_before_the_office_says_so(office: Workspace, tmp_path: Path) -> None:
    (first, _) = rows_of(workbook_of(issue(office, tmp_path), UNIT))
    assert not {"资金、来源", "备 注", "方案中的完成情况"} & first.keys()


def test_chosen_columns_stand_before_what_is_filled_in_and_are_locked(
    office: Workspace, tmp_path: Path
) -> None:
    choose(office, "资金、来源、备注")
    path = workbook_of(issue(office, tmp_path), UNIT)
    first, second = rows_of(path)
    headings = list(first)
    place = headings.index("资金、来源")
    assert headings[place - 1 : place + 3] == [
        "责任（配合）单位",
        "资金、来源",
        "备 注",
        "上期完成情况",
    ]
    assert [first["资金、来源"], first["备 注"]] == ["市级补助300万元", "=跨年"]
    assert [second["资金、来源"], second["备 注"]] == ["区级财政", "0012"]
    sheet = sheet_of(path)
    assert all(sheet.cell(FIRST_ROW, place + at).protection.locked for at in (1, 2))
    assert sheet.cell(FIRST_ROW, place + 2).data_type == "s"


def test_one_that_is_called_like_a_column_of_the_workbook_says_whose_it_is(
    office: Workspace, tmp_path: Path
) -> None:
    choose(office, "全部")
    first, _ = rows_of(workbook_of(issue(office, tmp_path), UNIT))
    assert first["方案中的完成情况"] == "已选址"
    assert first["完成情况"] is None
    taken = collect(office, filled(issue(office, tmp_path), tmp_path, ANSWERS))
    assert taken.outcome is Outcome.ACCEPTED
    assert [entry.text(Field.COMPLETION) for entry in taken.entries] == [
        cells["完成情况"] for cells in ANSWERS.values()
    ]


@pytest.mark.parametrize("later", ["", "备注", "全部"])
def test_a_workbook_is_read_as_it_was_sent_whatever_is_chosen_later(
    office: Workspace, tmp_path: Path, later: str
) -> None:
    choose(office, "资金、来源、备注")
    path = filled(issue(office, tmp_path), tmp_path, ANSWERS)
    choose(office, later)
    taken = collect(office, path)
    assert (taken.outcome, told_of(taken)) == (Outcome.ACCEPTED, set())
    assert {one.sort for one in taken.loose} <= ASIDE


def test_an_edited_cell_is_told_and_kept(office: Workspace, tmp_path: Path) -> None:
    choose(office, "备注")
    answers = {**ANSWERS, "整治": {**ANSWERS["整治"], "备 注": "0013"}}
    taken = collect(office, filled(issue(office, tmp_path), tmp_path, answers))
    assert told_of(taken) == {("given-edited", "F5")}
    assert [one.text for one in taken.loose if one.sort == "edited_text"] == ["0013"]


def test_columns_are_found_again_where_they_were_moved(office: Workspace, tmp_path: Path) -> None:
    import openpyxl

    choose(office, "资金、来源、备注")
    path = filled(issue(office, tmp_path), tmp_path, ANSWERS)
    book = openpyxl.load_workbook(path)
    sheet: Any = book["目标任务"]
    sheet.insert_cols(1)
    sheet.cell(HEADER_ROW, 1).value = "本单位编号"
    book.save(path)
    taken = collect(office, path)
    assert len(taken.entries) == 2
    told = {one.code for one in taken.findings}
    assert "column-extra" in told
    assert "given-edited" not in told


def test_a_column_of_the_units_own_is_none_of_the_plans(office: Workspace, tmp_path: Path) -> None:
    import openpyxl

    path = filled(issue(office, tmp_path), tmp_path, ANSWERS)
    book = openpyxl.load_workbook(path)
    sheet: Any = book["目标任务"]
    column = sheet.max_column + 1
    sheet.cell(HEADER_ROW, column).value = "备注"
    sheet.cell(FIRST_ROW, column).value = "资金还没有到位"
    book.save(path)
    taken = collect(office, path)
    assert ("extra_column", "资金还没有到位") in {(one.sort, one.text) for one in taken.loose}


def test_words_follow_the_row_into_the_next_version(office: Workspace, tmp_path: Path) -> None:
    choose(office, "资金、来源")
    before = filled(issue(office, tmp_path), tmp_path, ANSWERS)
    park, lanes, sport = ROWS
    changed = (*park[:5], "市级补助500万元", *park[6:])
    added = ("1", "新开公交线路3条。", "赵明", "区交通局", "各镇街", "企业自筹", "", "")
    renumbered = [("2", *changed[1:]), ("3", *lanes[1:]), ("4", *sport[1:])]
    load(office, tmp_path, [added, *renumbered])
    # What was sent before the change is no edit of the unit's.
    assert told_of(collect(office, before)) == set()
    (tmp_path / "二").mkdir()
    first, second = rows_of(workbook_of(issue(office, tmp_path / "二"), UNIT))
    assert (first["序号"], first["资金、来源"]) == ("2", "市级补助500万元")
    assert (second["序号"], second["资金、来源"]) == ("3", "区级财政")


def test_what_is_sent_back_has_the_columns_that_were_sent(
    office: Workspace, tmp_path: Path
) -> None:
    choose(office, "备注")
    answers = {**ANSWERS, "新建": {**ANSWERS["新建"], "进度自评": "差不多"}}
    collect(office, filled(issue(office, tmp_path), tmp_path, answers))
    choose(office, "")
    sent = send_back(office, ROUND, UNIT, tmp_path / "退回", author=Author("李伟", "", LATER))
    assert [row["备 注"] for row in rows_of(sent.path)] == ["=跨年", "0012"]
    returned = fill(sent.path, tmp_path / "改.xlsx", {"新建": {"进度自评": "依时序推进"}})
    corrected = collect(office, returned)
    assert corrected.outcome is Outcome.ACCEPTED
    assert [list(entry.cells) for entry in corrected.entries] == [[Field.STATUS]]


def test_a_row_beside_the_issued_ones_is_taken_by_the_columns_that_were_sent(
    office: Workspace, tmp_path: Path
) -> None:
    import openpyxl

    choose(office, "资金、来源、备注")
    answers = {"新建": ANSWERS["新建"]}
    path = filled(issue(office, tmp_path), tmp_path, answers)
    book = openpyxl.load_workbook(path)
    sheet: Any = book["目标任务"]
    headings = [str(cell.value) for cell in sheet[HEADER_ROW]]
    row = sheet.max_row
    sheet.cell(row, 2).value = "整治小巷"
    sheet.cell(row, len(headings)).value = None
    for heading in ("完成情况", "存在问题"):
        sheet.cell(row, headings.index(heading) + 1).value = f"{heading}的话"
    book.save(path)
    taken = collect(office, path)
    take_row(office, ROUND, "T2", taken.number, "目标任务", row, Author("甲", "同一项", LATER))
    (decision,) = office.ledger.decisions(ROUND)
    value = read_row(decision.value)
    assert value is not None
    assert set(value.cells) == {Field.COMPLETION, Field.PROBLEM}


def test_a_heading_that_the_plan_does_not_have_is_refused_with_those_it_has(
    office: Workspace,
) -> None:
    with pytest.raises(ArgumentError) as raised:
        choose(office, "备注、总投资")
    words = explain_error(raised.value)
    assert "“总投资”" in words
    assert "资金、来源、完成情况、备 注" in words


def test_a_heading_that_went_with_the_next_version_is_told(
    office: Workspace, tmp_path: Path
) -> None:
    choose(office, "资金、来源、备注")
    load(office, tmp_path, [(*row[:5], "", *row[6:]) for row in ROWS])
    (told,) = issue(office, tmp_path).findings
    assert "“资金、来源”" in str(explain(told).message)


@pytest.mark.parametrize(
    ("written", "heading", "wanted", "after"),
    [
        ("", "备注", True, "备注"),
        ("备注", "资金、来源", True, "资金、来源、备注"),
        ("资金、来源，备注", "资金、来源", False, "备注"),
        ("全部", "备注", False, "资金、来源"),
        ("旧栏目；备注", "备注", False, "旧栏目"),
    ],
)
def test_headings_are_chosen_one_by_one(
    written: str, heading: str, wanted: bool, after: str
) -> None:
    every = ("资金、来源", "备注")
    assert with_heading(written, heading, wanted=wanted, headings=every) == after


@pytest.mark.libreoffice
def test_libreoffice_saves_what_is_read_the_same(
    office: Workspace, tmp_path: Path, soffice: str
) -> None:
    choose(office, "全部")
    path = filled(issue(office, tmp_path), tmp_path, ANSWERS)
    command = [
        soffice, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless",
        "--convert-to", "xlsx", "--outdir", str(tmp_path / "另存"), str(path),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    taken = collect(office, tmp_path / "另存" / path.name)
    assert [one for one in told_of(taken) if one[0] == "given-edited"] == []
    assert len(taken.entries) == 2
