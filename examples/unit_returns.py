"""The unit workbooks filled in and sent back, as a real office gets them."""

import io
import tomllib
from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from district import FOLDER
from fixed_zip import pack, pack_with_gbk_names, with_fixed_dates
from unit_forms import Issued, issued_forms

from gwreport.domain.form.columns import Field, Given
from gwreport.domain.form.design import FormTable
from gwreport.domain.plan.plan import Item
from gwreport.domain.rounds import Round
from gwreport.wording.form_design import STANDARD
from gwreport.workbooks.file_names import workbook_file_name
from gwreport.workbooks.form import FIRST_ROW, GUIDE_SHEET, SIGNER_CELLS
from gwreport.workbooks.stamp import parse_token
from gwreport.workbooks.writing.writer import WorkbookWriter

if TYPE_CHECKING:
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet


@dataclass(frozen=True, slots=True)
class _Slips:
    """How the returns of a round differ from what was asked; units by name."""

    late: tuple[str, ...] = ()
    zip_name: str = ""
    zipped: tuple[str, ...] = ()
    litter_of: str = ""
    renamed: Mapping[str, str] = field(default_factory=dict[str, str])
    sent_again: Mapping[str, str] = field(default_factory=dict[str, str])
    damaged: Mapping[str, float] = field(default_factory=dict[str, float])
    off_list: Mapping[str, str] = field(default_factory=dict[str, str])
    left_blank: Mapping[str, list[str]] = field(default_factory=dict[str, list[str]])
    inserted: Mapping[str, Mapping[str, Any]] = field(default_factory=dict[str, Mapping[str, Any]])


def second_quarter(items: tuple[Item, ...]) -> bytes:
    """Give the archive of the second quarter's returns, in which all is well."""
    round_ = Round(2025, 2)
    filled = _filled_workbooks(items, round_, _Slips())
    return pack(((_file_name(one), data) for one, data in filled), _came_back(round_))


def third_quarter(items: tuple[Item, ...]) -> dict[str, bytes]:
    """Give the third quarter's files by name: some late, some wrong, some in an archive."""
    round_ = Round(2025, 3)
    slips = _read_slips(str(round_))
    files: dict[str, bytes] = {}
    archived: list[tuple[str, bytes]] = []
    for one, whole in _filled_workbooks(items, round_, slips):
        unit = one.unit.name
        data = whole[: int(len(whole) * slips.damaged.get(unit, 1))]
        if unit in slips.late:
            continue
        if unit in slips.zipped:
            archived.append((_file_name(one), data))
        else:
            files[slips.renamed.get(unit, _file_name(one))] = data
        if unit == slips.litter_of:
            archived.append((f"~${_file_name(one)}", _lock_file(one.unit.contact)))
        if unit in slips.sent_again:
            files[slips.sent_again[unit]] = data
    files[slips.zip_name] = pack_with_gbk_names(archived, _came_back(round_))
    return files


def _read_slips(code: str) -> _Slips:
    told = (FOLDER / "data" / f"returns-{code}.toml").read_text(encoding="utf-8")
    return _Slips(**tomllib.loads(told))


def _came_back(round_: Round) -> datetime:
    return datetime(round_.year, round_.quarter * 3 + 1, 8, 15, 30)


def _file_name(one: Issued) -> str:
    return workbook_file_name(one.form, set())


def _lock_file(user: str) -> bytes:
    """Give what an office program leaves beside a workbook that is open: its user's name, padded."""
    name = user.encode("gbk")
    wide = user.ljust(54).encode("utf-16-le")
    return bytes([len(name)]) + name.ljust(54) + bytes([len(user), 0]) + wide


def _filled_workbooks(
    items: tuple[Item, ...], round_: Round, slips: _Slips
) -> Iterator[tuple[Issued, bytes]]:
    import openpyxl

    writer = WorkbookWriter()
    for one in issued_forms(items, round_):
        book = openpyxl.load_workbook(io.BytesIO(writer.write(one.form)))
        _fill(book, one, slips)
        target = io.BytesIO()
        book.save(target)
        came_back = _came_back(round_) - timedelta(days=one.unit.number % 5)
        yield one, with_fixed_dates(target.getvalue(), came_back)


def _fill(book: "Workbook", one: Issued, slips: _Slips) -> None:
    unit = one.unit.name
    blank = slips.left_blank.get(unit, [])
    for table, _ in one.form.tables():
        sheet = book[table.name]
        for row, item in _token_rows(sheet, table):
            for part, words in one.answers.get(item, {}).items():
                if item not in blank and words:
                    sheet.cell(row, table.index(part) + 1, words)
            off_list = slips.off_list.get(f"{item} {unit}")
            if off_list:
                sheet.cell(row, table.index(Field.STATUS) + 1, off_list)
    guide = book[GUIDE_SHEET]
    signed = (
        one.unit.contact,
        f"{one.unit.name}负责人",
        one.unit.phone,
        _came_back(one.form.round),
    )
    for cell, value in zip(SIGNER_CELLS.values(), signed, strict=True):
        guide[cell] = (
            value if isinstance(value, str) else f"{value:%Y}年{value.month}月{value.day}日"
        )
    if unit in slips.inserted:
        _insert_row(book[STANDARD.tasks.name], slips.inserted[unit])


def _token_rows(sheet: "Worksheet", table: FormTable) -> list[tuple[int, str]]:
    column = table.index(Given.TOKEN) + 1
    tokens = ((row, sheet.cell(row, column).value) for row in range(FIRST_ROW, sheet.max_row + 1))
    read = ((row, parse_token(str(words))) for row, words in tokens)
    return [(row, token.item) for row, token in read if token]


def _insert_row(sheet: "Worksheet", told: Mapping[str, Any]) -> None:
    """Put a row of the unit's own between its tasks, as one does who has lifted the protection."""
    row = FIRST_ROW + told["after"]
    sheet.insert_rows(row)
    for column in range(1, sheet.max_column + 1):
        sheet.cell(row, column)._style = copy(sheet.cell(row - 1, column)._style)
    words = {
        Given.TEXT: told["text"],
        Field.STATUS: told["status"],
        Field.COMPLETION: told["completion"],
    }
    for key, text in words.items():
        sheet.cell(row, STANDARD.tasks.index(key) + 1, text)
