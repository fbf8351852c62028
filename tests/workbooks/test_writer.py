import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import python_calamine

from gwreport.domain.rounds import Round
from gwreport.wording.form_design import STANDARD
from gwreport.wording.names import SELF_ASSESSMENTS
from gwreport.workbooks.form import (
    FIRST_ROW,
    HEADER_ROW,
    SIGNER_CELLS,
    STAMP_NAME,
    STAMP_PROPERTY,
    STAMP_SHEET,
    FormRow,
    UnitForm,
    WorkspaceKey,
    column_letter,
)
from gwreport.workbooks.stamp import make_stamp, make_token
from gwreport.workbooks.writing.writer import WorkbookWriter

KEY = WorkspaceKey("1f0c9a3e", "secret")
GDP = FormRow("I1", "1", "地区生产总值增长6%以上。", target="6%以上")
RIVER = FormRow(
    "T17",
    "17",
    "治理河道12公里。",
    leaders=("郑小平", "高帆"),
    lead_units=("区水利局", "区生态环境局"),
    support_text="区财政局、各镇街",
    previous="截至6月底，完成7公里。",
)
PART = FormRow("T17-1", "（1）", "其中：护岸8公里", depth=1)
FORM = UnitForm(
    workspace=KEY,
    region="青禾区",
    office="青禾区人民政府办公室",
    round=Round(2025, 3),
    unit_number=17,
    unit_name="区水利局",
    issued=date(2025, 9, 28),
    deadline=date(2025, 10, 10),
    return_to="政务邮箱 office@example.invalid",
    indicators=(GDP,),
    tasks=(RIVER, PART),
)


def _book(form: UnitForm, *, cached: bool = False) -> Any:
    return _opened(WorkbookWriter().write(form), cached=cached)


def _opened(data: bytes, *, cached: bool = False) -> Any:
    import openpyxl

    return openpyxl.load_workbook(io.BytesIO(data), data_only=cached)


def _by_heading(sheet: Any, row: int) -> dict[str, object]:
    headings = [cell.value for cell in sheet[HEADER_ROW]]
    return dict(zip(headings, [cell.value for cell in sheet[row]], strict=True))


def test_task_stands_under_its_headings() -> None:
    row = _by_heading(_book(FORM)["目标任务"], FIRST_ROW)
    token = row.pop("识别码（请勿改动）")
    assert token == make_token(KEY, Round(2025, 3), 17, "T17")
    assert row == {
        "序号": "17",
        "目标任务": "治理河道12公里。",
        "牵头领导": "郑小平\n高帆",
        "牵头责任单位": "区水利局\n区生态环境局",
        "责任（配合）单位": "区财政局、各镇街",
        "上期完成情况": "截至6月底，完成7公里。",
        "完成情况": None,
        "进度自评": None,
        "存在问题": None,
        "下一步措施": None,
    }


def test_indicator_stands_with_its_target() -> None:
    row = _by_heading(_book(FORM)["主要指标"], FIRST_ROW)
    assert (row["指标名称"], row["全年目标"], row["完成情况"]) == (GDP.text, "6%以上", None)


def test_identity_stands_in_property_sheet_name_and_tokens() -> None:
    book = _book(FORM)
    stamp = make_stamp(KEY, Round(2025, 3), 17)
    assert book.custom_doc_props[STAMP_PROPERTY].value == stamp
    assert book[STAMP_SHEET]["A1"].value == stamp
    assert book.defined_names[STAMP_NAME].attr_text == f'"{stamp}"'
    assert book[STAMP_SHEET].sheet_state == "veryHidden"
    assert book["目标任务"].column_dimensions["K"].hidden


def test_sheets_are_there_as_they_are_needed() -> None:
    visible = [sheet.title for sheet in _book(FORM).worksheets if sheet.sheet_state == "visible"]
    assert visible == ["填报说明", "主要指标", "目标任务"]
    book = _book(replace(FORM, indicators=(), support=(RIVER,)))
    visible = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
    assert visible == ["填报说明", "目标任务", "配合任务"]


def test_unit_without_tasks_is_told_so() -> None:
    book = _book(replace(FORM, tasks=()))
    assert "无需填写" in book["目标任务"].cell(FIRST_ROW, 2).value
    assert [book["填报说明"].cell(row, 1).value for row in (16, 17)] == ["主要指标", "填报人信息"]


def test_only_fill_cells_are_unlocked_and_they_are_coloured() -> None:
    book = _book(FORM)
    for name, letters in (("主要指标", "DEFG"), ("目标任务", "GHIJ")):
        sheet = book[name]
        assert sheet.protection.sheet
        assert sheet.protection.password is None
        # These openpyxl names say what is forbidden.
        assert not sheet.protection.sort
        assert not sheet.protection.autoFilter
        assert not sheet.protection.formatColumns
        assert not sheet.protection.formatRows
        unlocked = {
            cell.column_letter
            for row in sheet.iter_rows(min_row=FIRST_ROW)
            for cell in row
            if not cell.protection.locked
        }
        assert unlocked == set(letters)
        colours = {sheet[f"{letter}{FIRST_ROW}"].fill.fgColor.rgb for letter in letters}
        assert colours == {"FFEAF3FB"}
        assert all(cell.protection.locked for cell in sheet[HEADER_ROW])


def test_cells_that_a_unit_fills_in_take_texts_as_texts() -> None:
    data = WorkbookWriter().write(replace(FORM, support=(RIVER,)))
    for sheet in _opened(data).worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if not cell.protection.locked:
                    assert cell.number_format == "@", (sheet.title, cell.coordinate)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [package.read(f"xl/worksheets/sheet{number}.xml").decode() for number in (1, 2, 3)]
        # The number that every program knows for texts, and no code of our own.
        assert 'formatCode="@"' not in package.read("xl/styles.xml").decode()
    ignored = [
        re.findall(r'<ignoredError sqref="([^"]*)" numberStoredAsText="1"', xml) for xml in parts
    ]
    assert ignored == [["B11 D11 B12 D12"], ["A4:A4 D4:D4 E4:E4 F4:F4 G4:G4"], ["A4:A5 G4:G5 H4:H5 I4:I5 J4:J5"]]  # fmt: skip


def test_signers_have_unlocked_cells_beside_their_labels() -> None:
    guide = _book(FORM)["填报说明"]
    for label, address in SIGNER_CELLS.items():
        cell = guide[address]
        assert not cell.protection.locked
        assert guide.cell(cell.row, cell.column - 1).value == label


def test_password_protects_every_sheet() -> None:
    book = _book(replace(FORM, password="1234"))
    assert all(sheet.protection.password == "CC3D" for sheet in book.worksheets)


def test_status_is_chosen_from_the_list_on_the_hidden_sheet() -> None:
    book = _book(FORM)
    rules = book["目标任务"].data_validations.dataValidation
    (choice,) = [rule for rule in rules if rule.type == "list"]
    assert choice.formula1 == "'选项'!$A$1:$A$5"
    assert str(choice.sqref) == "H4:H5"
    assert choice.errorStyle in (None, "stop")
    assert all(word in choice.error for word in SELF_ASSESSMENTS)
    choices = book["选项"]
    assert choices.sheet_state == "hidden"
    assert [row[0].value for row in choices.iter_rows()] == list(SELF_ASSESSMENTS)
    hinted = {str(rule.sqref)[0] for rule in rules if rule.prompt}
    tasks = STANDARD.tasks
    assert hinted == {column_letter(tasks, column.key) for column in tasks.fills}


def test_rules_colour_what_is_empty_or_contradicts_itself() -> None:
    rules = {
        (str(cells.sqref), rule.formula[0])
        for cells, found in _book(FORM)["目标任务"].conditional_formatting._cf_rules.items()
        for rule in found
    }
    behind = 'OR($H4="未依时序推进",$H4="停滞暂缓")'
    done = 'OR($H4="超额完成",$H4="已完成")'
    assert rules == {
        ("G4:G5", "AND(LEN($B4)>0,LEN(TRIM($G4))=0)"),
        ("H4:H5", "AND(LEN($B4)>0,LEN(TRIM($H4))=0)"),
        ("H4:H5", f"AND({done},LEN(TRIM($G4))=0)"),
        ("I4:I5", f"AND({behind},LEN(TRIM($I4))=0)"),
        ("J4:J5", f"AND({behind},LEN(TRIM($J4))=0)"),
    }


def test_self_check_counts_by_formulas_with_their_results_saved() -> None:
    formulas, results = _book(FORM)["填报说明"], _book(FORM, cached=True)["填报说明"]
    assert [[cell.value for cell in row] for row in results["A16:F18"]] == [
        ["主要指标", 1, 0, 1, "—", "还有1项未填"],
        ["目标任务", 2, 0, 2, 0, "还有2项未填"],
        ["填报人信息", 4, 0, 4, "—", "还有4项未填"],
    ]
    assert "'目标任务'!$G$4:$G$5" in formulas["C17"].value
    assert all(str(formulas[f"{letter}17"].value).startswith("=") for letter in "BCDEF")


def test_header_is_frozen_filtered_and_repeated_in_print() -> None:
    sheet = _book(FORM)["目标任务"]
    assert sheet.freeze_panes == "C4"
    assert sheet.auto_filter.ref == "A3:K5"
    assert sheet.print_title_rows == "$1:$3"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (None, 0)
    assert "区水利局　2025年前三季度" in sheet.oddFooter.left.text
    assert sheet.oddFooter.center.text.endswith("第 &P 页 共 &N 页")


def test_rows_leave_room_to_write_and_grow_with_their_texts() -> None:
    long_text = replace(RIVER, text="治理河道" * 60)
    long_before = replace(RIVER, previous="已完成七成。" * 60)
    sheet = _book(replace(FORM, tasks=(RIVER, long_text, long_before)))["目标任务"]
    plain, text, before = (sheet.row_dimensions[row].height for row in (4, 5, 6))
    assert plain >= 5 * 10.5 * 1.3
    assert text > plain
    assert before > plain


def test_parts_of_an_item_are_indented() -> None:
    sheet = _book(FORM)["目标任务"]
    assert [sheet[f"B{row}"].alignment.indent for row in (4, 5)] == [0, 2]


def test_column_of_the_round_before_is_narrow_when_there_was_none() -> None:
    first = replace(FORM, tasks=(replace(RIVER, previous=""),))
    widths = [_book(form)["目标任务"].column_dimensions["F"].width for form in (first, FORM)]
    assert widths[0] < 15 < widths[1]


@pytest.mark.parametrize(
    "text", ["=1+1", "+5%", "-5%", "@sum", "http://x", "{=A1}", "a\x0bb", "_x000D_", " 前后 "]
)
def test_texts_stay_texts(text: str) -> None:
    data = WorkbookWriter().write(replace(FORM, tasks=(replace(RIVER, text=text),)))
    sheet = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name(
        "目标任务"
    )
    assert sheet.to_python()[FIRST_ROW - 1][1] == text
    cell = _opened(data)["目标任务"].cell(FIRST_ROW, 2)
    assert cell.data_type == "s"
    assert cell.hyperlink is None


def test_text_too_long_for_a_cell_ends_with_a_note() -> None:
    row = _by_heading(
        _book(replace(FORM, tasks=(replace(RIVER, previous="𠮷" * 20_000),)))["目标任务"], 4
    )
    shown = str(row["上期完成情况"])
    assert len(shown.encode("utf-16-le")) // 2 <= 32_767
    assert shown.endswith("𠮷……（原文过长，此处从略）")


def test_same_form_gives_the_same_bytes() -> None:
    writer = WorkbookWriter()
    writer.write(replace(FORM, unit_name="区教育委员会", tasks=(PART,) * 30))
    assert writer.write(FORM) == WorkbookWriter().write(FORM) == writer.write(FORM)


def test_guide_says_what_by_when_and_to_whom() -> None:
    guide = _book(FORM)["填报说明"]
    told = {guide.cell(row, 1).value: guide.cell(row, 2).value for row in range(4, 9)}
    assert told == {
        "填报单位": "区水利局",
        "填报内容": "“主要指标”1项、“目标任务”2项，已列在各工作表中，请逐项填写",
        "报送期限": "2025年10月10日（星期五）前",
        "报送方式": "政务邮箱 office@example.invalid",
        "发放单位": "青禾区人民政府办公室　2025年9月28日",
    }
    texts = [row[0].value for row in guide.iter_rows()]
    assert all(word in texts for word in SELF_ASSESSMENTS)
