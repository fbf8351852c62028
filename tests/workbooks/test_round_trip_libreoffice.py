"""A workbook that LibreOffice opened and saved again still says all that was written into it."""

import io
import subprocess
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import python_calamine

from gwreport.domain.rounds import Round
from gwreport.workbooks.form import (
    FIRST_ROW,
    SIGNER_CELLS,
    STAMP_NAME,
    STAMP_PROPERTY,
    STAMP_SHEET,
    FormRow,
    UnitForm,
    WorkspaceKey,
)
from gwreport.workbooks.stamp import make_stamp, make_token
from gwreport.workbooks.writing.writer import WorkbookWriter

pytestmark = pytest.mark.libreoffice

KEY = WorkspaceKey("1f0c9a3e", "secret")
Q3 = Round(2025, 3)
STAMP = make_stamp(KEY, Q3, 17)
FORM = UnitForm(
    workspace=KEY,
    region="青禾区",
    office="青禾区人民政府办公室",
    round=Q3,
    unit_number=17,
    unit_name="区水利局",
    issued=date(2025, 9, 28),
    deadline=date(2025, 10, 10),
    return_to="政务邮箱 office@example.invalid",
    indicators=(FormRow("I1", "1", "水利投资增长5%以上", target="5%以上"),),
    tasks=(
        FormRow("T17", "17", "治理河道12公里。", lead_units=("区水利局",), previous="完成7公里。"),
        FormRow("T18", "18", "=新建水库1座"),
    ),
)
DONE = "已完成9.5公里，占全年目标的79%。\n其中：护岸6公里，“样板段”3公里…"
BEHIND = "  - 征地未完成，𠮷家村段受阻 "
FILLED = {
    ("主要指标", "D4"): "12.50亿元",
    ("主要指标", "E4"): "5.80%",
    ("主要指标", "F4"): "完成投资12.5亿元，增长5.8%。",
    ("目标任务", "G4"): DONE,
    ("目标任务", "H4"): "依时序推进",
    ("目标任务", "G5"): "大坝浇筑至3-5坝段",
    ("目标任务", "H5"): "未依时序推进",
    ("目标任务", "I5"): BEHIND,
    ("填报说明", SIGNER_CELLS["联系电话"]): "000-00000000",
}


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(WorkbookWriter().write(FORM)))
    for (sheet, cell), words in FILLED.items():
        book[sheet][cell].value = words
    path = tmp_path_factory.mktemp("filled") / "填报表.xlsx"
    book.save(path)
    return path


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> str:
    return tmp_path_factory.mktemp("profile").as_uri()


@cache
def _saved_again(soffice: str, profile: str, source: Path, kind: str) -> Path:
    """Save in that format, once for all tests that look at it."""
    folder = source.parent / kind
    arguments = ["--headless", f"-env:UserInstallation={profile}", "--convert-to", kind]
    subprocess.run(
        [soffice, *arguments, "--outdir", str(folder), str(source)],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return folder / source.with_suffix(f".{kind}").name


def _place(address: str) -> tuple[int, int]:
    return int(address[1:]) - 1, ord(address[0]) - ord("A")


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_words_and_marks_survive(soffice: str, profile: str, filled: Path, kind: str) -> None:
    saved = _saved_again(soffice, profile, filled, kind)
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(saved.read_bytes()))
    grids = {
        name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in book.sheet_names
    }
    for (sheet, address), words in FILLED.items():
        row, column = _place(address)
        assert grids[sheet][row][column] == words
    assert grids[STAMP_SHEET][0][0] == STAMP
    assert [row[10] for row in grids["目标任务"][FIRST_ROW - 1 :]] == [
        make_token(KEY, Q3, 17, item) for item in ("T17", "T18")
    ]
    assert grids["目标任务"][FIRST_ROW][1] == "=新建水库1座"


def test_every_mark_of_identity_survives_in_xlsx_and_the_self_check_counts(
    soffice: str, profile: str, filled: Path
) -> None:
    import openpyxl

    saved = _saved_again(soffice, profile, filled, "xlsx")
    book = openpyxl.load_workbook(saved, data_only=True)
    assert book.custom_doc_props[STAMP_PROPERTY].value == STAMP
    assert STAMP in book.defined_names[STAMP_NAME].attr_text
    assert book[STAMP_SHEET].sheet_state != "visible"
    assert book["目标任务"].column_dimensions["K"].hidden
    assert book["目标任务"].protection.sheet
    results = [[cell.value for cell in row] for row in book["填报说明"]["A16:F18"]]
    assert results == [
        ["主要指标", 1, 1, 0, "—", "已填齐"],
        ["目标任务", 2, 2, 0, 0, "已填齐"],
        ["填报人信息", 4, 1, 3, "—", "还有3项未填"],
    ]
