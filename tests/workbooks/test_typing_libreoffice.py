"""What a clerk types at the keyboard into the cells of a workbook comes back word for word."""

import io
from dataclasses import replace
from pathlib import Path

import pytest

from gwreport.domain.form.columns import Field
from gwreport.domain.merging.send_backs import Question
from gwreport.domain.returns.returns import Outcome
from gwreport.wording.facts import fact_words
from gwreport.workbooks.corrections.form import CorrectionForm
from gwreport.workbooks.corrections.writer import write_correction
from gwreport.workbooks.form import CORRECTION_SHEET, SIGNER_CELLS
from tests.workbooks.typist import Typist

pytestmark = pytest.mark.libreoffice

TYPED = {
    ("目标任务", "G4"): "-受市场影响，投资放缓；+新增3家",
    ("目标任务", "H4"): "依时序推进",
    ("目标任务", "I4"): "=完成率100%",
    ("目标任务", "J4"): "+增加一个班组",
    ("目标任务", "G5"): "=1+1",
    ("目标任务", "I5"): "@张三负责",
    ("目标任务", "J5"): "3-5",
    ("目标任务", "G6"): "-12.50",
    ("目标任务", "G7"): "1/2",
    ("目标任务", "I7"): "=HYPERLINK(\"http://x.invalid\";\"另报\")",
    ("主要指标", "D4"): "120",
    ("主要指标", "E4"): "3.50%",
    ("主要指标", "F4"): "－同比下降",
    ("主要指标", "G4"): "000123",
    ("填报说明", SIGNER_CELLS["联系电话"]): "02300000000",
    ("填报说明", SIGNER_CELLS["填报日期"]): "2025-10-9",
}  # fmt: skip
FIELDS = {"G": Field.COMPLETION, "H": Field.STATUS, "I": Field.PROBLEM, "J": Field.NEXT_STEP}
INDICATOR_FIELDS = {"D": Field.VALUE, "E": Field.GROWTH, "F": Field.COMPLETION, "G": Field.REMARK}


@pytest.fixture(scope="module")
def typist(soffice: str, tmp_path_factory: pytest.TempPathFactory) -> Typist:
    folder: Path = tmp_path_factory.mktemp("typist")
    return Typist(soffice, folder)


def test_whatever_is_typed_comes_back_word_for_word(office, typist, parts):
    taken = office.take(typist.typed(office.blank(), TYPED))
    words = {
        (entry.sheet, cell.at.reference): cell.text
        for entry in taken.reading.entries
        for cell in entry.cells.values()
    }
    assert words == {place: text for place, text in TYPED.items() if place[0] != "填报说明"}
    assert [cell.text for cell in taken.reading.loose] == [
        "联系电话：02300000000",
        "填报日期：2025-10-9",
    ]
    # Blank rows, and nothing of formulas, dates or formats.
    assert parts.codes(taken) == {"partly-filled"}
    (indicator,) = [entry for entry in taken.reading.entries if entry.item == "I1"]
    assert (indicator.text(Field.VALUE), indicator.text(Field.GROWTH)) == ("120", "3.50%")


def test_words_typed_into_an_old_workbook_are_told_where_they_became_a_formula(
    office, typist, parts
):
    import openpyxl

    # As issued by versions before this one: without a format.
    book = openpyxl.load_workbook(io.BytesIO(office.blank()))
    for row in book["目标任务"]["G4:J7"]:
        for cell in row:
            cell.number_format = "General"
    buffer = io.BytesIO()
    book.save(buffer)
    typed = {("目标任务", "G4"): "=受市场影响", ("目标任务", "G5"): "-受市场影响"}
    taken = office.take(typist.typed(buffer.getvalue(), typed))
    finding = parts.only(taken, "text-as-formula")
    assert (finding.item, fact_words(finding)["words"]) == ("T1", "=受市场影响")
    assert [entry.completion for entry in taken.reading.entries if entry.completion] == [
        "-受市场影响"
    ]


def test_a_corrected_workbook_takes_texts_as_texts(office, typist):
    import openpyxl

    form = replace(office.form(), correction=1)
    asked = Question("T1", (Field.COMPLETION,), (Field.COMPLETION, Field.PROBLEM), "请补充。", {})
    written = {("T1", Field.COMPLETION): "=已完成", ("T2", Field.COMPLETION): "-未开工"}
    data = write_correction(CorrectionForm(form, (asked,), written))
    reply = next(
        cell.coordinate
        for row in openpyxl.load_workbook(io.BytesIO(data))[CORRECTION_SHEET].iter_rows()
        for cell in row
        if not cell.protection.locked and cell.row < 20
    )
    typed = {
        ("目标任务", "G4"): "-已完成八成",
        ("目标任务", "I4"): "+缺资金",
        (CORRECTION_SHEET, reply): "=原来填的没有错",
    }
    saved = openpyxl.load_workbook(io.BytesIO(typist.typed(data, typed)))
    for (sheet, cell), text in typed.items():
        assert (saved[sheet][cell].value, saved[sheet][cell].data_type) == (text, "s")
    assert saved["目标任务"]["G5"].value == "-未开工"


def test_the_drop_down_still_takes_its_words(office, typist):
    taken = office.take(typist.typed(office.blank(), {("目标任务", "H4"): "停滞暂缓"}))
    assert taken.outcome is not Outcome.REFUSED
    (status,) = [entry.status for entry in taken.reading.entries if entry.status]
    assert status.value == "stalled"
