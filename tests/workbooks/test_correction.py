"""The workbook that goes back: verbatim words, marked cells, locks, hints, and nothing else changed."""

import io
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gwreport.domain.form.columns import Field
from gwreport.domain.merging.send_backs import Question, SendBack, read_value, write_value
from gwreport.domain.rounds import Round
from gwreport.workbooks.corrections.form import NOTE_HEAD, CorrectionForm
from gwreport.workbooks.corrections.writer import write_correction
from gwreport.workbooks.file_names import workbook_file_name
from gwreport.workbooks.form import CORRECTION_SHEET, FormRow, UnitForm, WorkspaceKey
from gwreport.workbooks.stamp import Trust, check_stamp, make_stamp, parse_stamp

KEY = WorkspaceKey("1f0c9a3e", "secret")
GDP = FormRow("I1", "1", "地区生产总值增长6%以上。", target="6%以上")
RIVER = FormRow("T17", "17", "治理河道12公里。", ("高帆",), ("区水利局",), "各镇街", "完成7公里。")
RESERVOIR = FormRow("T18", "18", "完成水库除险加固。", ("高帆",), ("区水利局",))
FORM = UnitForm(
    workspace=KEY,
    region="青禾区",
    office="区政府督查室",
    round=Round(2025, 3),
    unit_number=17,
    unit_name="区水利局",
    issued=date(2025, 10, 12),
    deadline=date(2025, 10, 15),
    return_to="",
    indicators=(GDP,),
    tasks=(RIVER, RESERVOIR),
    correction=1,
)
STATUS = Question(
    "T17",
    (Field.STATUS,),
    (Field.STATUS, Field.PROBLEM),
    "“进度自评”写的是“正常推进”。请重新选择。",
    {Field.STATUS: "正常推进", Field.PROBLEM: ""},
)
ROW = Question(
    "I1",
    (),
    (Field.VALUE, Field.GROWTH, Field.COMPLETION, Field.REMARK),
    "请补充说明。" * 60,
    {Field.VALUE: "=1+1"},
)
WRITTEN = {
    ("T17", Field.COMPLETION): "=SUM(A1)\n_x000D_ http://x.invalid",
    ("T17", Field.STATUS): "正常推进",
    ("T18", Field.COMPLETION): "长" * 700,
    ("I1", Field.VALUE): "=1+1",
}
CORRECTION = CorrectionForm(FORM, (ROW, STATUS), WRITTEN, "请逐条核对")


def opened(data: bytes) -> Any:
    import openpyxl

    return openpyxl.load_workbook(io.BytesIO(data))


@pytest.fixture(scope="module")
def book() -> Any:
    return opened(write_correction(CORRECTION))


def test_words_stand_as_texts_and_never_as_formulas_or_links(book: Any) -> None:
    tasks = book["目标任务"]
    cell = tasks["G4"]
    assert (cell.value, cell.data_type) == ("=SUM(A1)\n_x000D_ http://x.invalid", "s")
    assert tasks["G5"].value == "长" * 700
    assert book["主要指标"]["D4"].data_type == "s"
    assert cell.hyperlink is None


def test_only_what_is_asked_is_open(book: Any) -> None:
    open_cells = {
        (sheet.title, cell.coordinate)
        for sheet in book.worksheets[1:]
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked
    }
    assert open_cells == {
        ("目标任务", "H4"),
        ("目标任务", "I4"),
        *(("主要指标", f"{letter}4") for letter in "DEFG"),
    }
    assert all(sheet.protection.sheet for sheet in book.worksheets)


def test_wrong_cells_stand_out_and_say_why(book: Any) -> None:
    tasks, indicators = book["目标任务"], book["主要指标"]
    assert tasks["H4"].fill.fgColor.rgb != tasks["I4"].fill.fgColor.rgb
    assert tasks["H4"].comment.text == NOTE_HEAD + STATUS.words
    # Where a whole row is meant, its words stand out, and the cells beside them are open.
    assert [cell.coordinate for cell in indicators[4] if cell.comment] == ["F4"]
    assert indicators["F4"].fill.fgColor.rgb == tasks["H4"].fill.fgColor.rgb
    assert indicators["D4"].fill.fgColor.rgb == tasks["I4"].fill.fgColor.rgb
    rules = {str(rule.sqref): rule for rule in tasks.data_validations.dataValidation}
    assert rules["H4"].type == "list"
    assert rules["H4"].prompt == STATUS.words
    every = [*rules.values(), *indicators.data_validations.dataValidation]
    # What is longer makes a file that Excel calls damaged.
    assert all(len(rule.prompt) <= 255 and len(rule.promptTitle) <= 32 for rule in every)


def test_the_list_leads_to_each_cell(book: Any) -> None:
    sheet = book[CORRECTION_SHEET]
    links = {cell.value: cell.hyperlink.location for row in sheet for cell in row if cell.hyperlink}
    assert links == {"F4": "主要指标!F4", "H4": "目标任务!H4"} or links == {
        "F4": "'主要指标'!F4",
        "H4": "'目标任务'!H4",
    }
    assert book.worksheets[0] is sheet
    assert book.active is sheet
    words = [cell.value for row in sheet for cell in row if cell.value]
    assert {"请逐条核对", STATUS.words, ROW.words, "本项各栏"} <= set(words)


def test_its_stamp_names_the_sending_back(book: Any) -> None:
    stamp = parse_stamp(book["标识"]["A1"].value)
    assert stamp is not None
    assert (stamp.correction, stamp.unit_number) == (1, 17)
    assert check_stamp(stamp, KEY) is Trust.GENUINE
    other = parse_stamp(make_stamp(KEY, Round(2025, 3), 17).replace(" 017 ", " 017 R1 "))
    assert other is not None
    assert check_stamp(other, KEY) is Trust.ALTERED
    assert check_stamp(replace(stamp, correction=2), KEY) is Trust.ALTERED


def test_the_same_form_gives_the_same_bytes_and_a_name_of_its_own() -> None:
    assert write_correction(CORRECTION) == write_correction(CORRECTION)
    names = [workbook_file_name(replace(FORM, correction=number), set()) for number in (0, 1, 2)]
    assert names == [
        "017_区水利局_2025年前三季度_填报表.xlsx",
        "017_区水利局_2025年前三季度_退回修改.xlsx",
        "017_区水利局_2025年前三季度_退回修改2.xlsx",
    ]


def test_what_was_asked_is_read_back_from_its_record() -> None:
    sent = SendBack(2, 1, 3, date(2025, 10, 15), "a.xlsx", "0" * 64, (ROW, STATUS))
    assert read_value(write_value(sent)) == sent
    assert sent.asked() == {
        ("T17", Field.STATUS),
        ("T17", Field.PROBLEM),
        *(("I1", part) for part in ROW.open),
    }


@pytest.mark.libreoffice
def test_libreoffice_keeps_words_notes_locks_and_the_stamp(soffice: str, tmp_path: Path) -> None:
    source = tmp_path / "退回.xlsx"
    source.write_bytes(write_correction(CORRECTION))
    out = tmp_path / "out"
    subprocess.run(
        [
            soffice,
            "--headless",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--convert-to",
            "xlsx:Calc MS Excel 2007 XML",
            "--outdir",
            str(out),
            str(source),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    again = opened((out / "退回.xlsx").read_bytes())
    tasks = again["目标任务"]
    assert tasks["H4"].value == "正常推进"
    assert not tasks["H4"].protection.locked
    assert tasks["G4"].protection.locked
    assert STATUS.words in tasks["H4"].comment.text
    assert parse_stamp(again["标识"]["A1"].value) == parse_stamp(
        make_stamp(KEY, Round(2025, 3), 17, 1)
    )


def test_what_the_unit_types_stays_a_text(book: Any) -> None:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if type(cell).__name__ == "MergedCell":
                    continue
                if not cell.protection.locked:
                    assert cell.number_format == "@", (sheet.title, cell.coordinate)
                elif sheet.sheet_state == "visible":
                    assert cell.number_format == "General", (sheet.title, cell.coordinate)
