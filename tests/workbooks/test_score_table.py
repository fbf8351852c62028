"""The table of scoring rules: written, edited as an office edits it, and taken whole or not at all."""

import io
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from gwreport.domain.decisions.scoring import ScoreRuleKind
from gwreport.domain.year.score_rules import SHIPPED
from gwreport.wording.findings.explaining import explain
from gwreport.workbooks.score_table.reading import EditedRules, read_score_table
from gwreport.workbooks.score_table.writing import score_table

NAME = "考核细则.xlsx"
RULE, NOTE, POINTS, CAP, ENABLED, WEIGHT = range(1, 7)


def edited(edit: Callable[[Any], None]) -> EditedRules:
    """Have somebody edit the table that ships, and read what was saved."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(score_table(SHIPPED)))
    edit(book.worksheets[0])
    buffer = io.BytesIO()
    book.save(buffer)
    return read_score_table(buffer.getvalue(), NAME, None)


def told(found: EditedRules) -> list[tuple[str, str, str]]:
    """Give code, cell and sentence of each thing that is wrong."""
    return [
        (str(one.code), one.place.at.reference, explain(one).message + explain(one).suggestion)
        for one in found.findings
    ]


def test_the_table_that_ships_reads_as_it_was_written() -> None:
    import openpyxl

    found = edited(lambda _: None)
    assert (found.findings, found.rules.rules) == ((), SHIPPED.rules)
    assert score_table(SHIPPED) == score_table(SHIPPED)
    book = openpyxl.load_workbook(io.BytesIO(score_table(SHIPPED)))
    first = [cell.value for cell in book.worksheets[0][1]]
    assert first == ["规则", "说明", "分值", "上限", "启用"]


def test_what_an_office_changes_is_taken() -> None:
    def edit(sheet: Any) -> None:
        sheet.cell(1, WEIGHT).value = "权重"
        sheet.cell(3, POINTS).value = -2.5
        sheet.cell(3, CAP).value = "１０"
        sheet.cell(3, WEIGHT).value = "30%"
        sheet.cell(4, ENABLED).value = "是"
        sheet.cell(4, NOTE).value = "每迟一天"
        sheet.cell(4, WEIGHT).value = 0.1 + 0.2
        sheet.delete_rows(5)

    found = edited(edit)
    assert found.findings == ()
    late = found.rules.rule(ScoreRuleKind.LATE)
    assert late is not None
    assert (late.points, late.cap, late.weight) == (Decimal("2.5"), 10, Decimal("0.3"))
    days = found.rules.rule(ScoreRuleKind.LATE_DAYS)
    assert days is not None
    assert (days.note, days.weight) == ("每迟一天", Decimal("0.3"))
    assert found.rules.rule(ScoreRuleKind.MISSING) is None
    assert found.rules.is_weighted


def test_a_table_below_a_title_and_in_another_order_is_read() -> None:
    def edit(sheet: Any) -> None:
        sheet.insert_rows(1, 2)
        sheet.cell(1, 1).value = "青禾区督查考核细则"
        for row in range(3, sheet.max_row + 1):
            first, last = sheet.cell(row, RULE), sheet.cell(row, ENABLED)
            first.value, last.value = last.value, first.value

    found = edited(edit)
    assert (found.findings, found.rules.rules) == ((), SHIPPED.rules)


@pytest.mark.parametrize(
    ("cell", "value", "code", "says"),
    [
        ((3, RULE), "逾期报松", "score-rule-unknown", "最接近的是“逾期报送”"),
        ((3, RULE), "迟报", "score-rule-unknown", "最接近的是“逾期报送”"),
        ((8, RULE), "进度滞后", "score-rule-unknown", "最接近的是“未依时序推进”"),
        ((8, RULE), "未按时序推进", "score-rule-unknown", "最接近的是“未依时序推进”"),
        ((4, RULE), "逾期报送", "score-rule-twice", "另一行在 A3"),
        ((3, RULE), None, "score-rule-blank", "没有写规则"),
        ((3, POINTS), "两分", "score-points-wrong", "“两分”不是可以用的数"),
        ((3, POINTS), "1e400", "score-points-wrong", "不是可以用的数"),
        ((3, POINTS), "nan", "score-points-wrong", "不是可以用的数"),
        ((3, POINTS), 0.125, "score-points-wrong", "最多两位小数"),
        ((3, POINTS), None, "score-points-wrong", "请写数字"),
        ((2, POINTS), -100, "score-points-negative", "不是扣分的"),
        ((11, POINTS), -1, "score-points-negative", "“按期销号”"),
        ((3, CAP), -5, "score-cap-negative", "是负数"),
        ((3, CAP), "不限", "score-cap-wrong", "不封顶的空着"),
        ((3, ENABLED), "也许", "score-enabled-wrong", "请写“是”或“否”"),
        ((3, ENABLED), None, "score-enabled-wrong", "空白"),
    ],
)
def test_what_is_wrong_is_told_with_its_cell(
    cell: tuple[int, int], value: object, code: str, says: str
) -> None:
    import openpyxl

    def edit(sheet: Any) -> None:
        sheet.cell(*cell).value = value

    ((found, at, sentence),) = told(edited(edit))
    assert (found, at) == (code, openpyxl.utils.get_column_letter(cell[1]) + str(cell[0]))
    assert says in sentence


@pytest.mark.parametrize("heading", ["规则", "说明", "分值", "上限", "启用"])
def test_a_missing_column_is_named(heading: str) -> None:
    def edit(sheet: Any) -> None:
        at = next(cell.column for cell in sheet[1] if cell.value == heading)
        sheet.delete_cols(at)

    ((code, at, sentence),) = told(edited(edit))
    assert (code, at) == ("score-column-missing", "D1")
    assert f"“{heading}”" in sentence


def test_weights_are_checked_and_a_column_twice_is_told() -> None:
    def edit(sheet: Any) -> None:
        sheet.cell(1, WEIGHT).value = "权重"
        sheet.cell(1, WEIGHT + 1).value = "分值"
        sheet.cell(3, WEIGHT).value = -0.3

    assert [one[:2] for one in told(edited(edit))] == [("score-column-twice", "G1")]

    def weigh(sheet: Any) -> None:
        sheet.cell(1, WEIGHT).value = "权重"
        sheet.cell(3, WEIGHT).value = "三成"

    assert [one[:2] for one in told(edited(weigh))] == [("score-weight-wrong", "F3")]


def test_another_table_and_an_empty_one_are_refused() -> None:
    def other(sheet: Any) -> None:
        sheet.delete_rows(1)

    assert [one[0] for one in told(edited(other))] == ["score-no-table"]

    def empty(sheet: Any) -> None:
        sheet.delete_rows(2, 50)

    assert [one[0] for one in told(edited(empty))] == ["score-no-rules"]
