"""How fast 100 unit workbooks are written, against the same content by plain openpyxl.

Run it from the project's folder: `python benchmarks/writing.py`. It makes its own data; the two ways
take turns in one process and the quickest round of each counts. Peak memory is that of a process
that does nothing else.
"""

import io
import multiprocessing
import sys
import time
from collections.abc import Callable
from datetime import date
from typing import Any

from gwreport.domain.form.columns import Given
from gwreport.domain.rounds import Round
from gwreport.workbooks.form import (
    CHOICES_SHEET,
    FIRST_ROW,
    GUIDE_SHEET,
    SIGNER_CELLS,
    STAMP_NAME,
    STAMP_PROPERTY,
    STAMP_SHEET,
    FormRow,
    UnitForm,
    WorkspaceKey,
    column_letter,
)
from gwreport.workbooks.writing.guide_sheet import COLUMN_WIDTHS
from gwreport.workbooks.writing.sheet_rows import Row
from gwreport.workbooks.writing.styles import STYLES
from gwreport.workbooks.writing.table_frame import TableFrame
from gwreport.workbooks.writing.table_sheet import column_width
from gwreport.workbooks.writing.writer import WorkbookWriter, labels, sheet_rows, table_frames

WORKBOOKS = 100
_TEXT = (
    "推进河道综合治理，完成清淤{0}公里、护岸加固{1}公里，新建步道6公里，出境断面水质稳定达到Ⅲ类。"
)
_BEFORE = "截至上期末，已完成清淤{0}公里、护岸加固{1}公里，步道路基完成一半，水质均值达到Ⅲ类。"


def forms(count: int) -> list[UnitForm]:
    """Make that many forms of about twelve rows each."""
    return [
        UnitForm(
            workspace=WorkspaceKey("0badcafe", "benchmark"),
            region="青禾区",
            office="青禾区人民政府办公室",
            round=Round(2025, 3),
            unit_number=number,
            unit_name=f"区第{number}局",
            issued=date(2025, 9, 28),
            deadline=date(2025, 10, 10),
            return_to="政务邮箱 office@example.invalid",
            indicators=tuple(_row("I", number, place) for place in range(number % 4)),
            tasks=tuple(_row("T", number, place) for place in range(9 + number % 4)),
        )
        for number in range(1, count + 1)
    ]


def _row(letter: str, unit: int, place: int) -> FormRow:
    number = unit * 20 + place
    return FormRow(
        item=f"{letter}{number}",
        number=str(number),
        text=_TEXT.format(number, place),
        target=f"{number}公里" if letter == "I" else "",
        leaders=("郑小平", "高帆"),
        lead_units=(f"区第{unit}局", "区生态环境局"),
        support_text="区财政局、各镇街",
        previous=_BEFORE.format(number // 2, place) if letter == "T" else "",
    )


def write_ours(given: list[UnitForm]) -> int:
    """Write all workbooks with the project's writer; give the bytes written."""
    writer = WorkbookWriter()
    return sum(len(writer.write(form)) for form in given)


def write_with_openpyxl(given: list[UnitForm]) -> int:
    """Write the same content as one writes it with openpyxl: style objects for each cell."""
    return sum(len(_openpyxl_workbook(form)) for form in given)


def _openpyxl_workbook(form: UnitForm) -> bytes:
    import openpyxl
    from openpyxl.packaging.custom import StringProperty
    from openpyxl.workbook.defined_name import DefinedName

    rows, frames, words = sheet_rows(form), table_frames(form), labels(form)
    tables = {frame.sheet.name: frame for frame in frames}
    book = openpyxl.Workbook()
    del book["Sheet"]
    book.custom_doc_props.append(StringProperty(name=STAMP_PROPERTY, value=words.stamp))
    book.defined_names[STAMP_NAME] = DefinedName(STAMP_NAME, attr_text=f'"{words.stamp}"')
    for name, lines in rows.items():
        sheet = book.create_sheet(name)
        _set_up_page(sheet, words.footer)
        _write_rows(sheet, lines)
        if name in tables:
            _set_up_table(sheet, tables[name])
        elif name == GUIDE_SHEET:
            _set_up_guide(sheet)
    book[CHOICES_SHEET].sheet_state = "hidden"
    book[STAMP_SHEET].sheet_state = "veryHidden"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _write_rows(sheet: Any, rows: list[Row]) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
    from openpyxl.styles.numbers import builtin_format_code

    for row in rows:
        sheet.row_dimensions[row.number].height = row.height
        for column, content in enumerate(row.cells, 1):
            cell = sheet.cell(row.number, column)
            cell.value = f"={content.formula}" if content.formula else content.value
            facts = STYLES[content.style]
            cell.font = Font(
                name=facts["font_name"],
                size=facts["font_size"],
                color=facts.get("font_color", "#000000")[1:],
            )
            cell.alignment = Alignment(
                horizontal=facts.get("align"),
                vertical="center",
                wrap_text=facts.get("text_wrap", False),
                indent=facts.get("indent", 0),
            )
            cell.protection = Protection(locked=facts.get("locked", True))
            cell.number_format = builtin_format_code(facts.get("num_format", 0))
            if "border" in facts:
                side = Side(style="thin", color=facts["border_color"][1:])
                cell.border = Border(left=side, right=side, top=side, bottom=side)
            if "bg_color" in facts:
                cell.fill = PatternFill("solid", fgColor=facts["bg_color"][1:])
    for row in rows:
        if row.merged:
            first, last = row.merged
            sheet.merge_cells(None, row.number, first + 1, row.number, last + 1)


def _set_up_page(sheet: Any, footer: str) -> None:
    sheet.protection.sheet = True
    sheet.protection.sort = sheet.protection.autoFilter = False
    sheet.protection.formatColumns = sheet.protection.formatRows = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToHeight = 0
    sheet.print_options.horizontalCentered = True
    sheet.oddFooter.left.text = footer
    sheet.oddFooter.center.text = "第 &P 页 共 &N 页"


def _set_up_guide(sheet: Any) -> None:
    for column, width in enumerate(COLUMN_WIDTHS):
        sheet.column_dimensions[chr(ord("A") + column)].width = width
    for cell in SIGNER_CELLS.values():
        _add_rule(sheet, cell, f"LEN(TRIM({cell}))=0")


def _set_up_table(sheet: Any, table: TableFrame) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    columns = table.sheet.columns
    sheet.freeze_panes = f"C{FIRST_ROW}"
    sheet.print_title_rows = f"1:{FIRST_ROW - 1}"
    sheet.auto_filter.ref = (
        f"A{FIRST_ROW - 1}:{column_letter(table.sheet, Given.TOKEN)}{table.last_row}"
    )
    for column in columns:
        dimension = sheet.column_dimensions[column_letter(table.sheet, column.key)]
        dimension.width = column_width(column, table.width_of_previous)
        dimension.hidden = column.key == Given.TOKEN
        if not column.is_fill:
            continue
        choice = column.key == "status"
        validation = DataValidation(
            type="list" if choice else None,
            formula1=f"'{CHOICES_SHEET}'!$A$1:$A$5" if choice else None,
            promptTitle=column.heading,
            prompt=column.hint,
            showInputMessage=True,
            showErrorMessage=True,
        )
        validation.add(table.cells(column.key))
        sheet.add_data_validation(validation)
        _add_rule(sheet, table.cells(column.key), f"LEN(TRIM({table.first_cell(column.key)}))=0")


def _add_rule(sheet: Any, cells: str, formula: str) -> None:
    from openpyxl.formatting.rule import FormulaRule
    from openpyxl.styles import PatternFill

    sheet.conditional_formatting.add(
        cells, FormulaRule([formula], fill=PatternFill("solid", bgColor="FFF2B8"))
    )


def measure(rounds: int = 3) -> list[tuple[str, float]]:
    """Give the figures: rows, seconds of both ways, their ratio, and the peak memory in MB."""
    given = forms(WORKBOOKS)
    # Both ways import what they need before the clock runs.
    write_ours(given[:1])
    write_with_openpyxl(given[:1])
    ours, plain = [], []
    for _ in range(rounds):
        ours.append(_seconds(write_ours, given))
        plain.append(_seconds(write_with_openpyxl, given))
    return [
        ("workbooks", float(len(given))),
        ("rows", float(sum(len(form.indicators) + len(form.tasks) for form in given))),
        ("gwreport, seconds", min(ours)),
        ("plain openpyxl, seconds", min(plain)),
        ("times as fast", min(plain) / min(ours)),
        ("peak memory of gwreport, MB", peak_memory()),
    ]


def _seconds(way: Callable[[list[UnitForm]], int], given: list[UnitForm]) -> float:
    start = time.perf_counter()
    way(given)
    return time.perf_counter() - start


def peak_memory() -> float:
    """Give the peak memory in MB of a new process that writes all workbooks."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_write_and_weigh)


def _write_and_weigh() -> float:
    import resource  # not there on Windows

    write_ours(forms(WORKBOOKS))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # In kilobytes, on macOS in bytes.
    return peak / (1 << 20 if sys.platform == "darwin" else 1 << 10)


if __name__ == "__main__":
    for name, figure in measure():
        print(f"{name:32} {figure:10.2f}")
