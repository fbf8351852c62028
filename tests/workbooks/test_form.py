from datetime import date

import pytest

from gwreport.domain.form.columns import Field, Given
from gwreport.domain.rounds import Round
from gwreport.wording.form_design import STANDARD
from gwreport.workbooks.form import (
    FormRow,
    UnitForm,
    WorkspaceKey,
    column_letter,
    given_text,
)

INDICATORS, TASKS, SUPPORT = STANDARD.tables
ROW = FormRow("T1", "1", "治理河道12公里", leaders=("郑小平", "高帆"), previous="完成5公里")


def _form(**rows: tuple[FormRow, ...]) -> UnitForm:
    return UnitForm(
        workspace=WorkspaceKey("1f0c9a3e", "secret"),
        region="青禾区",
        office="",
        round=Round(2025, 3),
        unit_number=17,
        unit_name="区水利局",
        issued=date(2025, 9, 28),
        deadline=None,
        return_to="",
        indicators=rows.get("indicators", ()),
        tasks=rows.get("tasks", ()),
        support=rows.get("support", ()),
    )


def _headings(sheet_columns: object) -> list[str]:
    return [column.heading for column in sheet_columns if column.key != Given.TOKEN]  # type: ignore[attr-defined]


def test_headings_are_those_of_the_public_contract() -> None:
    assert " ".join(_headings(INDICATORS.columns)) == (
        "序号 指标名称 全年目标 本期完成值 同比增速 完成情况 备注"
    )
    assert " ".join(_headings(TASKS.columns)) == (
        "序号 目标任务 牵头领导 牵头责任单位 责任（配合）单位 上期完成情况 "
        "完成情况 进度自评 存在问题 下一步措施"
    )
    assert SUPPORT.columns == TASKS.columns


def test_every_table_ends_with_the_token() -> None:
    assert [sheet.columns[-1].key for sheet in STANDARD.tables] == [Given.TOKEN] * 3


def test_hints_fit_what_a_workbook_allows() -> None:
    fills = [column for sheet in STANDARD.tables for column in sheet.columns if column.is_fill]
    assert all(column.hint and len(column.hint) <= 255 for column in fills)
    assert all(len(column.heading) <= 32 for column in fills)


def test_columns_are_found_by_key() -> None:
    assert column_letter(TASKS, Given.TEXT) == "B"
    assert TASKS.column(Field.STATUS).heading == "进度自评"
    with pytest.raises(KeyError):
        INDICATORS.index(Field.STATUS)


def test_task_sheet_is_always_there_and_others_with_rows_only() -> None:
    assert [sheet.name for sheet, _ in _form().tables()] == ["目标任务"]
    assert [sheet.name for sheet, _ in _form(indicators=(ROW,), support=(ROW,)).tables()] == [
        "主要指标",
        "目标任务",
        "配合任务",
    ]


def test_given_cells_hold_the_words_of_the_plan() -> None:
    assert given_text(ROW, Given.TEXT) == "治理河道12公里"
    assert given_text(ROW, Given.LEADERS) == "郑小平\n高帆"
    assert given_text(ROW, Given.PREVIOUS) == "完成5公里"
