"""The quick way of writing gives the same workbook as XlsxWriter alone, whose way is the reference."""

import io
import re
import zipfile
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gwreport.domain.rounds import Round
from gwreport.workbooks.form import FormRow, UnitForm, WorkspaceKey
from gwreport.workbooks.writing.frame import build
from gwreport.workbooks.writing.writer import WorkbookWriter, labels, sheet_rows, table_frames

# The cells' texts and the numbers of styles may stand in another order; both are compared by cell.
COMPARED_BY_CELL = {"xl/sharedStrings.xml", "xl/styles.xml"}
_ROWS = re.compile(r"<sheetData>.*</sheetData>", re.S)
# A range of one cell, which may be written either way.
_ONE_CELL = re.compile(r"\b([A-Z]+[0-9]+):\1\b")

words = st.text(
    st.one_of(
        st.sampled_from("完成情况，。&<>\"'=+-@\n\t\x0b\x1f_x000B_ 5%𠮷\ufffe"),
        st.characters(exclude_categories=["Cs"], max_codepoint=0x2FFFF),
    ),
    max_size=60,
).filter(lambda text: "\r" not in text and not text.startswith("<r>"))
names = st.text("区水利局发改委AB&<'（）1", min_size=1, max_size=90).filter(str.strip)
rows_of = {
    letter: st.lists(
        st.builds(
            FormRow,
            item=st.integers(1, 99).map(lambda number, letter=letter: f"{letter}{number}"),
            number=st.sampled_from(["1", "（1）", "21-2"]),
            text=words.filter(bool),
            target=words,
            leaders=st.lists(names, max_size=3).map(tuple),
            lead_units=st.lists(names, max_size=3).map(tuple),
            support_text=words,
            previous=st.one_of(st.just(""), words, st.just("已完成七成。" * 90)),
            depth=st.integers(0, 1),
        ),
        max_size=4,
    ).map(tuple)
    for letter in "IT"
}
forms = st.builds(
    UnitForm,
    workspace=st.just(WorkspaceKey("1f0c9a3e", "secret")),
    region=st.sampled_from(["青禾区", "A&B区"]),
    office=words,
    round=st.builds(Round, st.just(2025), st.integers(1, 4)),
    unit_number=st.integers(1, 2000),
    unit_name=names,
    issued=st.dates(date(2024, 1, 1), date(2030, 12, 31)),
    deadline=st.none() | st.dates(date(2024, 1, 1), date(2030, 12, 31)),
    return_to=words,
    indicators=rows_of["I"],
    tasks=rows_of["T"],
    support=rows_of["T"],
    password=st.sampled_from(["", "1234"]),
)


def _parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name).decode() for name in package.namelist()}


def _frame(xml: str) -> str:
    return _ONE_CELL.sub(r"\1", _ROWS.sub("", xml))


def _cells(data: bytes, *, cached: bool) -> dict[str, dict[str, Any]]:
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(data), data_only=cached)
    looks: dict[int, tuple[object, ...]] = {}

    def look(cell: Any) -> tuple[object, ...]:
        # Styles are few and slow to spell out.
        if cell.style_id not in looks:
            parts = (cell.font, cell.fill, cell.border, cell.alignment, cell.protection)
            looks[cell.style_id] = (cell.number_format, *map(repr, parts))
        return looks[cell.style_id]

    return {
        sheet.title: {
            cell.coordinate: (cell.value, cell.data_type, look(cell))
            for row in sheet.iter_rows()
            for cell in row
        }
        | {f"height {number}": row.height for number, row in sheet.row_dimensions.items()}
        for sheet in book.worksheets
    }


def _assert_same(form: UnitForm, quick: bytes) -> None:
    reference = build(labels(form), table_frames(form), sheet_rows(form), form.password)
    ours, theirs = _parts(quick), _parts(reference)
    assert list(ours) == list(theirs)
    for part in set(ours) - COMPARED_BY_CELL:
        assert _frame(ours[part]) == _frame(theirs[part]), part
    for cached in (True, False):
        assert _cells(quick, cached=cached) == _cells(reference, cached=cached)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(forms, min_size=1, max_size=2))
def test_every_workbook_is_what_xlsxwriter_alone_writes(some: list[UnitForm]) -> None:
    writer = WorkbookWriter()
    for form in some:
        _assert_same(form, writer.write(form))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(forms, min_size=2, max_size=3))
def test_what_was_written_before_leaves_no_trace(some: list[UnitForm]) -> None:
    writer = WorkbookWriter()
    for form in some:
        assert writer.write(form) == WorkbookWriter().write(form)


ROW = FormRow("T1", "1", "治理河道12公里")


@pytest.mark.parametrize("unit", ["@STAMP@", "1000001", "区1000001局&8", "1999-12-31"])
def test_unit_named_like_a_mark_of_the_prototype_keeps_its_name(unit: str) -> None:
    form = UnitForm(
        workspace=WorkspaceKey("1f0c9a3e", "secret"),
        region="青禾区",
        office="@TITLE@",
        round=Round(2025, 3),
        unit_number=1,
        unit_name=unit,
        issued=date(2025, 9, 28),
        deadline=None,
        return_to="",
        indicators=(),
        tasks=(ROW, ROW),
    )
    _assert_same(form, WorkbookWriter().write(form))
