"""The rows of a workbook that is sent back: 修改说明 with its list, and the tables as filled in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from gwreport.domain.findings.place import column_letters
from gwreport.domain.form.columns import FieldKey
from gwreport.domain.form.design import FormTable
from gwreport.domain.texts.quoting import beginning
from gwreport.officefiles.shown.row_heights import wrapped_height
from gwreport.wording.chasing import full_date
from gwreport.wording.names import form_title
from gwreport.workbooks.corrections.form import CorrectionForm, first_cell, marked
from gwreport.workbooks.form import (
    FIRST_ROW,
    SIGNER_CELLS,
    TITLE_ROW,
    UNIT_ROW,
    FormRow,
    UnitForm,
)
from gwreport.workbooks.writing import styles
from gwreport.workbooks.writing.sheet_rows import Cell, Row, fitting, labelled_row, wide_row
from gwreport.workbooks.writing.styles import BODY_SIZE
from gwreport.workbooks.writing.table_sheet import column_width, previous_width, table_rows

LIST_HEADINGS = ("序号", "工作表", "位置", "目标任务", "要改的栏目", "问题和要求", "单位说明")
LIST_WIDTHS = (11, 12, 8, 38, 16, 54, 34)
LINK_COLUMN = LIST_HEADINGS.index("位置")
REPLY_COLUMN = LIST_HEADINGS.index("单位说明")

_WIDTH = sum(LIST_WIDTHS)
_SHORT = 60
ASKED_COLOUR = "#FBD5AE"
_ASKED: dict[str, Any] = {"bg_color": ASKED_COLOUR, "border_color": "#C8691C"}
# Beside the styles of an ordinary workbook, whose numbers stay as they are.
MORE_STYLES: dict[str, dict[str, Any]] = {
    **{f"asked-{name}": {**styles.STYLES[name], **_ASKED} for name in ("fill", "fill-figure", "fill-choice")},
    **{
        f"kept-{name}": {
            **styles.STYLES[name], "bg_color": "#FFFFFF", "locked": True, "num_format": "General",
        }
        for name in ("fill", "fill-figure", "fill-choice")
    },
    "link": {**styles.STYLES["number"], "font_color": "#1F5FA8", "underline": 1},
}  # fmt: skip
_STEPS = (
    "橙色格有问题，请改正；同一行的浅蓝格可以一并修改；其余格子是本单位上次填报的内容，已经锁定，不用改。",
    "经核实原来填写无误的，不必改橙色格，在上表“单位说明”一栏写明情况。",
    "改完后保存，把本文件原样报送；不要另做新表，不要转成 PDF 或截图。",
)


def correction_rows(correction: CorrectionForm) -> list[Row]:
    """Lay out 修改说明."""
    form = correction.form
    title = f"{form.region}{form_title(form.round)}退回修改说明"
    rows = [
        _wide(1, "title", title, 36),
        _wide(2, "subtitle", f"第{form.correction}次退回　{full_date(form.issued)}", 20),
        _wide(3, "section", "一、退回说明", 24),
    ]
    for label, words in _facts(correction):
        rows.append(_labelled(len(rows) + 1, label, words))
    number = len(rows) + 1
    heading = f"二、请修改的地方（共{len(correction.questions)}处，点“位置”可以跳到那一格）"
    rows += [Row(number, 9, ()), _wide(number + 1, "section", heading, 24)]
    rows.append(Row(number + 2, 26, [Cell("header", words) for words in LIST_HEADINGS]))
    rows += _list_rows(correction, number + 3)
    number = len(rows) + 1
    rows += [Row(number, 9, ()), _wide(number + 1, "section", "三、怎么改", 24)]
    for step, words in enumerate(_STEPS, 1):
        line = f"{step}. {words}"
        height = max(19.0, wrapped_height(line, _WIDTH, BODY_SIZE))
        rows.append(_wide(len(rows) + 1, "line", line, height))
    number = len(rows) + 1
    rows += [Row(number, 9, ()), _wide(number + 1, "section", "四、填报人信息", 24)]
    return [*rows, *_signer_rows(number + 2)]


def typed_cells(correction: CorrectionForm) -> list[str]:
    """Give the cells of 修改说明 that the unit fills in: its answers, and who signs."""
    first, rows = first_list_row(correction), correction_rows(correction)
    reply = column_letters(REPLY_COLUMN + 1)
    signed = rows[-len(SIGNER_CELLS) :]
    answers = f"{reply}{first}:{reply}{first + len(correction.questions) - 1}"
    return [answers, f"B{signed[0].number}:B{signed[-1].number}"]


def first_list_row(correction: CorrectionForm) -> int:
    """Give the number of the list's first row in 修改说明."""
    return 3 + len(_facts(correction)) + 4


@dataclass(frozen=True, slots=True)
class _Marks:
    """Which cells are wrong, and which may be changed beside them, by item and field."""

    wrong: frozenset[tuple[str, FieldKey]]
    open: frozenset[tuple[str, FieldKey]]


def filled_rows(correction: CorrectionForm, sheet: FormTable, rows: Sequence[FormRow]) -> list[Row]:
    """Lay out a table with what the unit wrote; cells in question stand out, others are locked."""
    form = correction.form
    last = len(sheet.columns) - 1
    laid_out = table_rows(form, sheet, rows)
    title = f"{form.region}{form_title(form.round, sheet.subject, '退回修改填报表')}"
    laid_out[0] = wide_row(TITLE_ROW, 32, "title", title, last)
    laid_out[1] = wide_row(UNIT_ROW, 21, "unit", _unit_line(form), last)
    if not rows:
        return laid_out
    marks = _Marks(
        frozenset((one.item, part) for one in correction.questions for part in marked(one)),
        frozenset((one.item, part) for one in correction.questions for part in one.open),
    )
    widths = [column_width(column, previous_width(rows)) for column in sheet.columns]
    for place, row in enumerate(rows, FIRST_ROW - 1):
        laid_out[place] = _filled_row(correction, sheet, row, laid_out[place], marks, widths)
    return laid_out


def _filled_row(
    correction: CorrectionForm,
    sheet: FormTable,
    row: FormRow,
    blank: Row,
    marks: _Marks,
    widths: Sequence[int],
) -> Row:
    cells, height = list(blank.cells), blank.height
    for place, column in enumerate(sheet.columns):
        if not column.is_fill:
            continue
        key = row.item, column.key
        style = cells[place].style
        if key in marks.wrong:
            style = f"asked-{style}"
        elif key not in marks.open:
            style = f"kept-{style}"
        words = fitting(correction.written.get(key, ""))
        cells[place] = Cell(style, words or None)
        height = max(height, wrapped_height(words, widths[place], BODY_SIZE))
    return replace(blank, height=height, cells=cells)


def _facts(correction: CorrectionForm) -> list[tuple[str, str]]:
    form = correction.form
    facts = [
        ("填报单位", form.unit_name),
        ("修改期限", _deadline(form)),
        ("报送方式", form.return_to or "按通知要求报送"),
        ("退回单位", form.office),
        ("退回理由", correction.reason),
    ]
    return [(label, words) for label, words in facts if words]


def _list_rows(correction: CorrectionForm, number: int) -> list[Row]:
    form, places = correction.form, correction.places()
    texts = {row.item: row.text for _, rows in form.tables() for row in rows}
    laid_out: list[Row] = []
    for index, question in enumerate(correction.questions):
        sheet, row = places[question.item]
        parts = form.design.headings(question.fields) or "本项各栏"
        text = texts[question.item]
        words = (
            sheet.name,
            first_cell(question, sheet, row),
            beginning(text, _SHORT),
            parts,
            fitting(question.words),
        )
        wide = zip(words, LIST_WIDTHS[1:REPLY_COLUMN], strict=True)
        height = max(30.0, *(wrapped_height(text, width, BODY_SIZE) for text, width in wide))
        kinds = ("number", "link", "given", "number", "given")
        cells = [Cell(style, text) for style, text in zip(kinds, words, strict=True)]
        laid_out.append(
            Row(number + index, height, [Cell("number", index + 1), *cells, Cell("fill")])
        )
    return laid_out


def _signer_rows(number: int) -> list[Row]:
    return [
        Row(row, 26, [Cell("header", label), *(Cell("fill-figure") for _ in range(3))], (1, 3))
        for row, label in enumerate(SIGNER_CELLS, number)
    ]


def _wide(number: int, style: str, words: str, height: float) -> Row:
    return wide_row(number, height, style, words, len(LIST_HEADINGS))


def _labelled(number: int, label: str, words: str) -> Row:
    return labelled_row(number, label, words, LIST_WIDTHS)


def _unit_line(form: UnitForm) -> str:
    deadline = f"　　修改期限：{_deadline(form)}" if form.deadline else ""
    colours = "橙色格请改正，浅蓝格可以一并修改，其余格已锁定；问题见批注和“修改说明”"
    return f"填报单位：{form.unit_name}{deadline}　　（{colours}）"


def _deadline(form: UnitForm) -> str:
    return f"{full_date(form.deadline)}前" if form.deadline else ""
