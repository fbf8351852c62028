"""Columns that an office declares itself go the whole way, and nothing of the program knows them."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gwreport.domain.findings.code import Severity
from gwreport.domain.findings.place import spot_of
from gwreport.domain.form.columns import Page
from gwreport.domain.form.office_form import FormLine, lines_of
from gwreport.domain.returns.returns import ASIDE as ASIDE_SORTS
from gwreport.domain.returns.returns import Outcome, Submission, WrittenCell
from gwreport.domain.statuses import Status
from gwreport.wording.form_design import STANDARD
from gwreport.wording.places import spot_words
from gwreport.workbooks.form import FIRST_ROW, HEADER_ROW
from gwreport.workflow.output.write_report import write_report
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.review.review_round import review_round
from gwreport.workflow.review.trace import Role, trace
from gwreport.workflow.sending.generate_workbooks import Generated
from gwreport.workflow.sending.send_back import send_back
from gwreport.workflow.sending.unit_form import change_form, form_lines, undo_form
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import LATER, fill, issue, open_office, printed, workbook_of

ROUND, UNIT = "2025-Q3", "区城市管理局"
BUDGET = FormLine(
    "目标任务",
    "投入资金（万元）",
    12,
    "填年初至本期末实际投入的资金。没有可不填。",
    shown=frozenset({Page.REVIEW, Page.REPORT}),
    key="x-budget",
)
STAGE = FormLine(
    "目标任务",
    "所处阶段",
    10,
    "点右侧箭头选择。",
    required=True,
    choices=("前期", "在建", "收尾"),
    shown=frozenset({Page.REVIEW}),
    key="x-stage",
)
ASIDE = FormLine("目标任务", "存档编号", 10, key="x-file")
OWN = (BUDGET, STAGE, ASIDE)
AUTHOR = Author("李伟", "", LATER)
ANSWERS = {
    "新建": {
        "完成情况": "口袋公园建成2个，其余在建。",
        "进度自评": "依时序推进",
        "投入资金（万元）": "约三百",
        "所处阶段": "快完了",
        "存档编号": "城管〔2025〕7号",
    },
    "整治": {
        "完成情况": "背街小巷整治9条。",
        "进度自评": "依时序推进",
        "投入资金（万元）": "86.5",
        "所处阶段": "在建",
    },
}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    """An office that asks three things more of every task."""
    with open_office(tmp_path) as workspace:
        change_form(workspace, (*form_lines(workspace), *OWN), AUTHOR)
        yield workspace


@pytest.fixture
def issued(office: Workspace, tmp_path: Path) -> Generated:
    """The workbooks with the columns."""
    return issue(office, tmp_path)


@pytest.fixture
def taken(office: Workspace, issued: Generated, tmp_path: Path) -> Submission:
    """A filled workbook, taken in and read back from the ledger."""
    return collect(office, fill(workbook_of(issued, UNIT), tmp_path / "回收.xlsx", ANSWERS))


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


def sheet_of(data: bytes, name: str = "目标任务") -> Any:
    """Open one sheet of a workbook."""
    import openpyxl

    return openpyxl.load_workbook(io.BytesIO(data))[name]


def test_columns_stand_before_the_token_and_offer_their_words(issued: Generated) -> None:
    data = workbook_of(issued, UNIT).read_bytes()
    sheet = sheet_of(data)
    headings = [str(cell.value) for cell in sheet[HEADER_ROW]]
    assert headings[-5:-1] == ["下一步措施", "投入资金（万元）", "所处阶段", "存档编号"]
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    last = FIRST_ROW + 1
    assert rules[f"K{FIRST_ROW}:K{last}"].prompt == BUDGET.hint
    assert rules[f"L{FIRST_ROW}:L{last}"].formula1 == "'选项'!$B$1:$B$3"
    assert rules[f"H{FIRST_ROW}:H{last}"].formula1 == "'选项'!$A$1:$A$5"
    choices = sheet_of(data, "选项")
    assert [choices.cell(row, 2).value for row in range(1, 6)] == [*STAGE.choices, None, None]
    assert not sheet.cell(FIRST_ROW, 11).protection.locked
    # A required cell that is blank counts as not filled in.
    assert "$L$4" in str(sheet_of(data, "填报说明")["C16"].value)


def test_cells_are_read_by_what_the_columns_say_and_kept_verbatim(taken: Submission) -> None:
    assert taken.outcome is Outcome.ACCEPTED_WITH_FINDINGS
    park, lanes = taken.entries
    assert park.cells["x-budget"] == WrittenCell("约三百", spot_of("K4"))
    assert park.text("x-file") == "城管〔2025〕7号"
    assert lanes.cells["x-stage"] == WrittenCell("在建", spot_of("L5"))
    assert lanes.status is Status.ON_SCHEDULE
    assert told_of(taken) == {("choice-unknown", "L4")}
    assert {one.sort for one in taken.loose} <= ASIDE_SORTS


def test_a_blank_of_a_required_column_is_missed(
    office: Workspace, issued: Generated, tmp_path: Path
) -> None:
    answers = {
        name: {heading: words for heading, words in cells.items() if heading != STAGE.heading}
        for name, cells in ANSWERS.items()
    }
    taken = collect(office, fill(workbook_of(issued, UNIT), tmp_path / "缺.xlsx", answers))
    assert told_of(taken) == {("required-blank", "L4"), ("required-blank", "L5")}


@pytest.mark.usefixtures("taken")
def test_review_and_trace_show_the_words_under_the_heading(office: Workspace) -> None:
    review = review_round(office, ROUND)
    shown = {
        (one.item, text.what, text.text, text.cell.at.reference)
        for one in review.items
        if one.item
        for text in one.texts
    }
    assert ("T3", "投入资金（万元）", "86.5", "K5") in shown
    assert ("T2", "所处阶段", "快完了", "L4") in shown
    # What is declared to be shown nowhere is kept, and seen by who asks for all.
    assert not any(what == ASIDE.heading for _, what, _, _ in shown)
    texts = {one.what: one for one in trace(office, ROUND, "T2").texts}
    assert texts[ASIDE.heading].cell.text == "城管〔2025〕7号"
    assert texts[BUDGET.heading].role is Role.BESIDE


@pytest.mark.usefixtures("taken")
def test_a_unit_corrects_what_it_wrote(office: Workspace, tmp_path: Path) -> None:
    sent = send_back(office, ROUND, UNIT, tmp_path / "退回", author=AUTHOR)
    (asked,) = [one for one in sent.send_back.questions if "x-stage" in one.fields]
    assert (asked.item, asked.open) == ("T2", ("x-stage",))
    assert "“所处阶段”写的是“快完了”" in asked.words
    sheet = sheet_of(sent.path.read_bytes())
    assert sheet["K4"].value == "约三百"
    assert sheet["K4"].protection.locked
    assert not sheet["L4"].protection.locked
    listed = sheet_of(sent.path.read_bytes(), "修改说明")
    assert STAGE.heading in {cell.value for row in listed.iter_rows() for cell in row}
    returned = fill(sent.path, tmp_path / "改.xlsx", {"新建": {STAGE.heading: "收尾"}})
    corrected = collect(office, returned)
    assert corrected.outcome is Outcome.ACCEPTED
    assert corrected.entries[0].cells == {"x-stage": WrittenCell("收尾", spot_of("L4"))}
    review = review_round(office, ROUND)
    open_ = [found for one in review.items for found in one.findings]
    assert not any(one.code == "choice-unknown" for one in open_)
    assert all(one.severity is Severity.INFO for one in open_ if one.code == "correction-of")


@pytest.mark.usefixtures("taken")
def test_sources_of_the_report_name_column_and_words(office: Workspace, tmp_path: Path) -> None:
    written = write_report(office, ROUND, tmp_path / "报告")
    rows = printed(written.outputs[0], "来源")
    own = [row for row in rows if BUDGET.heading in row]
    assert [(row[0], row[-2], row[-1]) for row in own] == [
        ("T2", BUDGET.heading, "约三百"),
        ("T3", BUDGET.heading, "86.5"),
    ]
    assert all("K4" in row or "K5" in row for row in own)
    assert not any(STAGE.heading in row for row in rows)


@pytest.mark.usefixtures("taken")
def test_the_words_outlive_the_declaration(office: Workspace) -> None:
    undo_form(office, AUTHOR)
    assert form_lines(office) == lines_of(STANDARD)
    shown = {
        (text.what, text.text) for one in review_round(office, ROUND).items for text in one.texts
    }
    assert (BUDGET.heading, "86.5") in shown
