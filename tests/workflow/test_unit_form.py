"""The office's own form: taken whole or not, used from the next sending on, set back, read by its time."""

import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gwreport.domain.decisions.decisions import Force
from gwreport.domain.form.columns import Field, Page
from gwreport.domain.form.form_changes import FormChangeKind
from gwreport.domain.form.office_form import FormLine, lines_of
from gwreport.domain.returns.returns import Outcome, Submission
from gwreport.errors import ArgumentError
from gwreport.wording.form_design import STANDARD
from gwreport.workbooks.form import HEADER_ROW
from gwreport.workflow.output.write_report import write_report
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.review.review_round import review_round
from gwreport.workflow.sending.unit_form import (
    change_form,
    export_form,
    form_lines,
    import_form,
    list_forms,
    undo_form,
)
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import LATER, fill, issue, open_office, printed, workbook_of

UNIT, ROUND = "区城市管理局", "2025-Q3"
AUTHOR = Author("李伟", "", LATER)
MONEY = FormLine(
    "目标任务", "投入资金", 12, shown=frozenset({Page.REVIEW, Page.REPORT}), required=True
)
WRITTEN = {
    "新建": {
        "完成情况": "口袋公园建成2个，其余在建。",
        "进度自评": "依时序推进",
        "投入资金": "约三百",
    },
    "整治": {"完成情况": "背街小巷整治9条。", "进度自评": "依时序推进", "投入资金": " 86.50 "},
}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    with open_office(tmp_path) as workspace:
        yield workspace


def edited(path: Path, edit: Any) -> Path:
    """Have somebody edit a workbook."""
    import openpyxl

    book = openpyxl.load_workbook(path)
    edit(book.worksheets[0])
    buffer = io.BytesIO()
    book.save(buffer)
    path.write_bytes(buffer.getvalue())
    return path


def headings(path: Path, sheet: str = "目标任务") -> list[str]:
    import openpyxl

    return [str(cell.value) for cell in openpyxl.load_workbook(path)[sheet][HEADER_ROW]]


def collect(office: Workspace, path: Path) -> Submission:
    (file,) = collect_returns(office, [path], now=LATER, workers=1).files
    known = office.ledger.submission(file.submission.number)
    assert known is not None
    return known


def renamed(lines: tuple[FormLine, ...], key: str, heading: str) -> tuple[FormLine, ...]:
    return tuple(replace(one, heading=heading) if one.key == key else one for one in lines)


def test_what_units_write_in_an_own_column_goes_verbatim_into_review_and_report(
    office: Workspace, tmp_path: Path
) -> None:
    path = export_form(office, tmp_path / "表样.xlsx").path
    row = ("目标任务", "投入资金", 12, "填累计数", "是", "", "审核、报告")
    made = import_form(office, edited(path, lambda sheet: sheet.append(row)), AUTHOR)
    assert [(one.kind, one.heading) for one in made.changes] == [(FormChangeKind.ADDED, "投入资金")]
    sent = workbook_of(issue(office, tmp_path), UNIT)
    assert headings(sent)[-2] == "投入资金"
    taken = collect(office, fill(sent, tmp_path / "回收.xlsx", WRITTEN))
    assert taken.outcome is Outcome.ACCEPTED
    assert [one.text("x-投入资金") for one in taken.entries] == ["约三百", " 86.50 "]
    shown = {
        (one.item, text.what, text.text, text.cell.at.reference)
        for one in review_round(office, ROUND).items
        for text in one.texts
    }
    assert ("T3", "投入资金", " 86.50 ", "K5") in shown
    excel, word = write_report(office, ROUND, tmp_path / "报告", formats=("xlsx", "docx")).outputs
    import docx
    import openpyxl

    sheet = openpyxl.load_workbook(excel)["附件2"]
    rows = [[str(cell.value or "") for cell in row] for row in sheet.iter_rows(min_row=3)]
    assert rows[0] == ["序号", "目标任务", "完成情况", "投入资金", "牵头责任单位"]
    assert {row[3] for row in rows[1:]} == {"约三百", " 86.50 ", ""}
    first = openpyxl.load_workbook(excel)["附件1"]
    assert [cell.value for cell in first[3]] == [
        "序号", "指标名称", "完成情况", "全年目标", "牵头责任单位",
    ]  # fmt: skip
    tables = docx.Document(str(word)).tables
    cells = [[cell.text for cell in row.cells] for table in tables for row in table.rows]
    assert rows[0] in cells
    assert any(row[3] == "约三百" for row in cells if len(row) == 5)


def test_what_is_wrong_changes_nothing(office: Workspace, tmp_path: Path) -> None:
    path = export_form(office, tmp_path / "表样.xlsx").path

    def edit(sheet: Any) -> None:
        sheet.append(("目标任务", "投入资金", 12))
        sheet.append(("目标任务", "所处阶段", "宽"))

    made = import_form(office, edited(path, edit), AUTHOR)
    assert [one.code for one in made.findings] == ["form-width-wrong"]
    assert (made.number, form_lines(office)) == (0, lines_of(STANDARD))


def test_a_form_that_is_checked_is_not_taken(office: Workspace, tmp_path: Path) -> None:
    path = export_form(office, tmp_path / "表样.xlsx").path
    edited(path, lambda sheet: sheet.append(("目标任务", "投入资金", 12)))
    checked = import_form(office, path, AUTHOR, only_check=True)
    assert (len(checked.changes), checked.number) == (1, 0)
    assert form_lines(office) == lines_of(STANDARD)


def test_changes_are_listed_and_taken_back(office: Workspace) -> None:
    change_form(office, (*form_lines(office), MONEY), AUTHOR)
    change_form(office, renamed(form_lines(office), Field.PROBLEM, "困难"), AUTHOR)
    assert change_form(office, form_lines(office), AUTHOR).number == 0
    undo_form(office, AUTHOR)
    assert office.design.heading(Field.PROBLEM) == "存在问题"
    assert office.design.tasks.find("x-投入资金") is not None
    listed = list_forms(office)
    kinds = [[change.kind for change in changes] for _, changes in listed]
    assert kinds == [
        [FormChangeKind.ADDED],
        [FormChangeKind.RENAMED] * 2,
        [FormChangeKind.RENAMED] * 2,
    ]
    assert [one.force for one, _ in listed][:2] == [Force.IN_FORCE, Force.UNDONE]
    undo_form(office, AUTHOR)
    assert office.design.heading("x-投入资金") == "投入资金"
    with pytest.raises(ArgumentError):
        undo_form(office, AUTHOR)


def test_a_return_in_an_older_form_is_read_by_the_form_of_its_time(
    office: Workspace, tmp_path: Path
) -> None:
    change_form(office, (*form_lines(office), MONEY), AUTHOR)
    sent = workbook_of(issue(office, tmp_path), UNIT)
    # The two headings change places, and the own column is another one by now.
    lines = renamed(form_lines(office), Field.PROBLEM, "问")
    lines = renamed(lines, Field.NEXT_STEP, "存在问题")
    lines = renamed(lines, Field.PROBLEM, "下一步措施")
    change_form(office, [one for one in lines if one.key != "x-投入资金"], AUTHOR)
    answers = {
        "新建": {**WRITTEN["新建"], "存在问题": "用地未批", "下一步措施": "十月补报"},
        "整治": WRITTEN["整治"],
    }
    taken = collect(office, fill(sent, tmp_path / "回收.xlsx", answers))
    park = taken.entries[0]
    assert park.text(Field.PROBLEM) == "用地未批"
    assert park.text(Field.NEXT_STEP) == "十月补报"
    assert park.text("x-投入资金") == "约三百"
    shown = {
        (text.what, text.text) for one in review_round(office, ROUND).items for text in one.texts
    }
    assert ("投入资金", "约三百") in shown


def test_columns_of_the_program_are_moved_renamed_and_hidden(
    office: Workspace, tmp_path: Path
) -> None:
    lines = list(renamed(form_lines(office), Field.COMPLETION, "进展情况"))
    place = next(at for at, one in enumerate(lines) if one.key == "leaders")
    lines[place] = replace(lines[place], is_hidden=True)
    status = next(at for at, one in enumerate(lines) if one.key == Field.STATUS)
    lines.insert(place, lines.pop(status))
    made = change_form(office, lines, AUTHOR)
    assert {one.kind for one in made.changes} == {
        FormChangeKind.RENAMED,
        FormChangeKind.HIDDEN,
        FormChangeKind.MOVED,
    }
    sent = workbook_of(issue(office, tmp_path), UNIT)
    assert headings(sent)[2:4] == ["进度自评", "牵头领导"]
    import openpyxl

    book = openpyxl.load_workbook(sent)
    assert book["目标任务"].column_dimensions["D"].hidden
    told = " ".join(str(cell.value) for row in book["填报说明"].iter_rows() for cell in row)
    assert "“进展情况”写年初至本期末" in told
    sheet = book["目标任务"]
    sheet["C4"], sheet["H4"] = "依时序推进", "建成2个。"
    book.save(tmp_path / "回收.xlsx")
    assert headings(sent)[7] == "进展情况"
    taken = collect(office, tmp_path / "回收.xlsx")
    assert taken.entries[0].completion == "建成2个。"
    assert {one.code for one in taken.findings} == {"partly-filled", "clock-odd"}
    report = write_report(office, ROUND, tmp_path / "报告").outputs[0]
    assert any("建成2个。" in row for row in printed(report, "附件2"))


def test_a_form_with_the_very_same_headings_is_still_told_from_that_of_the_return(
    office: Workspace, tmp_path: Path
) -> None:
    sent = workbook_of(issue(office, tmp_path), UNIT)
    # What was called 存在问题 is called 下一步措施 now, and stands in its place; the other likewise.
    lines = renamed(form_lines(office), Field.PROBLEM, "问")
    lines = renamed(lines, Field.NEXT_STEP, "存在问题")
    ordered = list(renamed(lines, Field.PROBLEM, "下一步措施"))
    places = [
        at
        for at, one in enumerate(ordered)
        if one.table == "目标任务" and one.key in (Field.PROBLEM, Field.NEXT_STEP)
    ]
    first, second = places
    ordered[first], ordered[second] = ordered[second], ordered[first]
    assert change_form(office, ordered, AUTHOR).number
    answers = {"新建": {**WRITTEN["新建"], "存在问题": "用地未批", "下一步措施": "十月补报"}}
    del answers["新建"]["投入资金"]
    park = collect(office, fill(sent, tmp_path / "回收.xlsx", answers)).entries[0]
    assert (park.text(Field.PROBLEM), park.text(Field.NEXT_STEP)) == ("用地未批", "十月补报")
