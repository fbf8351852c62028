"""The form table (填报表样): written, edited as an office edits it, and read again."""

import io
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gwreport.domain.form.columns import Field, Given, Page
from gwreport.domain.form.form_faults import faults_of
from gwreport.domain.form.office_form import (
    FormLine,
    design_of,
    heading_form,
    lines_of,
    read_lines,
    with_keys,
    write_lines,
)
from gwreport.wording.findings.explaining import explain
from gwreport.wording.form_design import STANDARD
from gwreport.workbooks.form_table.reading import EditedForm, read_form_table
from gwreport.workbooks.form_table.writing import form_table

NAME = "表样.xlsx"
WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Z"), exclude_characters="、;；\ufffe"),
    min_size=1,
    max_size=12,
).filter(heading_form)
HINTS = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=40)
PAGES = st.frozensets(st.sampled_from(Page))


def read(data: bytes, stands: Any = STANDARD) -> EditedForm:
    return read_form_table(data, NAME, (stands, STANDARD))


def edited(
    edit: Callable[[Any], None], lines: tuple[FormLine, ...] = lines_of(STANDARD)
) -> EditedForm:
    """Have somebody edit the exported table in a sheet program, and read what was saved."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(form_table(lines)))
    edit(book["填报表样"])
    buffer = io.BytesIO()
    book.save(buffer)
    return read(buffer.getvalue(), design_of(lines, STANDARD))


def row_of(sheet: Any, table: str, heading: str) -> int:
    """Give the row of one column of one table."""
    return next(
        row
        for row in range(2, sheet.max_row + 1)
        if (sheet.cell(row, 1).value, sheet.cell(row, 2).value) == (table, heading)
    )


@st.composite
def forms(draw: Any) -> tuple[FormLine, ...]:
    """Draw what an office may have made of the form: columns added, renamed, moved, hidden."""
    lines: list[FormLine] = []
    for table in STANDARD.tables:
        own = [line for line in lines_of(STANDARD) if line.table == table.name]
        names = draw(st.lists(WORDS, unique_by=heading_form, max_size=3))
        taken = {heading_form(line.heading) for line in own}
        for name in names:
            if heading_form(name) in taken:
                continue
            choices = draw(st.one_of(st.just([]), st.lists(WORDS, min_size=2, max_size=4)))
            own.append(
                FormLine(
                    table.name,
                    name,
                    draw(st.integers(1, 120)),
                    draw(HINTS),
                    draw(st.booleans()),
                    tuple(dict.fromkeys(choices)),
                    draw(PAGES),
                )
            )
        lines += draw(st.permutations(own))
    keyed = with_keys(lines)
    return tuple(line for line in keyed if not faults_of([line, *lines_of(STANDARD)], STANDARD))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(forms())
def test_what_is_exported_and_imported_is_exported_the_same_again(
    lines: tuple[FormLine, ...],
) -> None:
    if faults_of(lines, STANDARD):
        return
    design = design_of(lines, STANDARD)
    ordered = lines_of(design)
    data = form_table(ordered)
    found = read(data, design)
    assert found.findings == ()
    assert found.lines == ordered
    assert form_table(found.lines) == data
    assert read_lines(write_lines(ordered)) == ordered


def test_a_row_that_is_added_is_a_column_where_it_stands() -> None:
    def add(sheet: Any) -> None:
        sheet.append(
            ("　目标任务 ", "投入资金（万元）", "１２", "填累计数", "是", "", "审核，报告")
        )

    found = edited(add)
    assert found.findings == ()
    assert found.lines[-1] == FormLine(
        "目标任务",
        "投入资金（万元）",
        12,
        "填累计数",
        required=True,
        shown=frozenset({Page.REVIEW, Page.REPORT}),
    )
    tasks = design_of(with_keys(found.lines), STANDARD).tasks
    assert [column.heading for column in tasks.columns][-2:] == [
        "投入资金（万元）",
        tasks.column(Given.TOKEN).heading,
    ]


def test_columns_are_renamed_moved_hidden_and_blank_rows_passed_over() -> None:
    def edit(sheet: Any) -> None:
        sheet.cell(row_of(sheet, "目标任务", "存在问题"), 2).value = "困难和\n问题"
        sheet.cell(row_of(sheet, "目标任务", "牵头领导"), 3).value = 0
        row = row_of(sheet, "主要指标", "备注")
        values = [cell.value for cell in sheet[row]]
        sheet.delete_rows(row)
        sheet.insert_rows(2)
        sheet.insert_rows(2)
        for column, value in enumerate(values, 1):
            sheet.cell(2, column).value = value

    found = edited(edit)
    assert found.findings == ()
    design = design_of(found.lines, STANDARD)
    assert design.tasks.column(Field.PROBLEM).heading == "困难和 问题"
    assert design.indicators.columns[0].key == Field.REMARK
    hidden = design.tasks.column(Given.LEADERS)
    assert (hidden.is_hidden, hidden.width) == (True, 8)


def test_without_the_hidden_keys_columns_are_known_by_their_headings() -> None:
    def edit(sheet: Any) -> None:
        sheet.delete_cols(8)
        sheet.move_range("A1:A1", cols=0)

    assert edited(edit).lines == lines_of(STANDARD)

    def rename_too(sheet: Any) -> None:
        sheet.cell(row_of(sheet, "目标任务", "完成情况"), 2).value = "进展"
        sheet.delete_cols(8)

    told = [explain(one).message for one in edited(rename_too).findings]
    assert told == ["“目标任务”里缺少“完成情况”一栏，程序要用它。"]


def test_a_copied_row_is_a_new_column_and_the_first_stays_what_it_was() -> None:
    def copy(sheet: Any) -> None:
        row = row_of(sheet, "主要指标", "备注")
        values = [cell.value for cell in sheet[row]]
        sheet.insert_rows(row)
        for column, value in enumerate(values, 1):
            sheet.cell(row, column).value = value
        sheet.cell(row, 2).value = "数据来源"

    found = edited(copy)
    assert found.findings == ()
    by_heading = {(one.table, one.heading): one.key for one in found.lines}
    assert by_heading["主要指标", "备注"] == Field.REMARK
    assert by_heading["主要指标", "数据来源"] == ""


FAULTS: dict[str, tuple[int, object, str, str]] = {
    "表“目标工作”没有认出": (1, "目标工作", "A9", "form-table-unknown"),
    "没有写标题": (2, "（ ）", "B9", "form-heading-blank"),
    "太长": (2, "长" * 61, "B9", "form-heading-long"),
    "两栏都叫": (2, "目标 任务", "B11", "form-heading-twice"),
    "宽度“宽一点”不能用": (3, "宽一点", "C9", "form-width-wrong"),
    "宽度“-3”不能用": (3, "-3", "C9", "form-width-wrong"),
    "宽度“900”不能用": (3, 900, "C9", "form-width-wrong"),
    "提示有 300 个字": (4, "话" * 300, "D9", "form-hint-long"),
    "必填写的是“看情况”": (5, "看情况", "E9", "form-required-wrong"),
    "选项是空的": (6, "、、", "F9", "form-choices-empty"),
    "只有一个选项": (6, "前期，在建", "F9", "form-choices-single"),
    "写了两次": (6, "是、否、是", "F9", "form-choices-twice"),
    "显示于“首页”没有认出": (7, "首页", "G9", "form-page-unknown"),
}


@pytest.mark.parametrize(("words", "case"), FAULTS.items(), ids=FAULTS)
def test_what_is_wrong_is_told_with_its_cell(
    words: str, case: tuple[int, object, str, str]
) -> None:
    column, value, cell, code = case

    def edit(sheet: Any) -> None:
        sheet.insert_rows(9)
        for at, text in enumerate(("目标任务", "所处阶段", "10", "选一个", "否"), 1):
            sheet.cell(9, at).value = text
        sheet.cell(9, column).value = value

    (finding, *others) = edited(edit).findings
    assert (finding.code, others) == (code, [])
    assert words in explain(finding).message
    place = finding.place
    assert (place.file, place.part, place.at.reference) == (NAME, "填报表样", cell)


def test_the_other_of_two_equal_headings_is_named() -> None:
    def edit(sheet: Any) -> None:
        sheet.append(("主要指标", "完成 情况", 10))

    (finding,) = edited(edit).findings
    assert "另一处在 B7" in explain(finding).message


@pytest.mark.parametrize(
    ("table", "heading", "column", "value", "code"),
    [
        ("目标任务", "进度自评", 6, "快、慢", "form-part-fixed"),
        ("目标任务", "完成情况", 5, "否", "form-part-fixed"),
        ("主要指标", "完成情况", 7, "审核", "form-part-fixed"),
        ("目标任务", "牵头领导", 5, "是", "form-not-filled-in"),
        ("目标任务", "存在问题", 3, 0, "form-must-be-seen"),
    ],
)
def test_what_the_program_needs_is_kept(
    table: str, heading: str, column: int, value: object, code: str
) -> None:
    def edit(sheet: Any) -> None:
        sheet.cell(row_of(sheet, table, heading), column).value = value

    (finding,) = edited(edit).findings
    assert finding.code == code


def test_a_column_that_is_needed_cannot_be_removed_and_an_own_one_can() -> None:
    own = with_keys([*lines_of(STANDARD), FormLine("目标任务", "投入资金", 10)])

    def remove(sheet: Any, heading: str) -> None:
        sheet.delete_rows(row_of(sheet, "目标任务", heading))

    assert edited(lambda sheet: remove(sheet, "投入资金"), own).lines == lines_of(STANDARD)
    (finding,) = edited(lambda sheet: remove(sheet, "序号"), own).findings
    assert finding.code == "form-column-needed"


def test_a_workbook_without_the_table_says_what_is_sought() -> None:
    def edit(sheet: Any) -> None:
        sheet.cell(1, 2).value = "名字"

    (finding,) = edited(edit).findings
    assert "表、标题、宽度" in explain(finding).message


def test_a_heading_that_comes_again_has_its_key_again() -> None:
    first = with_keys([*lines_of(STANDARD), FormLine("目标任务", "投入资金", 10)])
    key = first[-1].key
    again = with_keys(
        [*lines_of(STANDARD), FormLine("主要指标", "投入 资金", 9)], {key: "投入资金"}
    )
    assert again[-1].key == key
    other = with_keys([*first, FormLine("目标任务", "投入资金2", 9)], {key: "投入资金"})
    assert other[-1].key != key
