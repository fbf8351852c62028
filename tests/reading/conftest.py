"""Documents made in the test: a breakdown stands in the test as rows and lines of text.

In a row "^" continues the cell above (merged), "<" the cell to its left; "\n" is a line break and
"¶" a new paragraph in the cell.
"""

import io
from collections.abc import Callable, Sequence

import pytest

from tests.reading.text_tables import merges

Rows = Sequence[Sequence[str | int | None]]
Blocks = Sequence[str | Rows]


def _paragraphs(cell, text: str) -> None:
    for number, words in enumerate(text.split("¶")):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        for place, line in enumerate(words.split("\n")):
            run = paragraph.add_run()
            if place:
                run.add_break()
            run.add_text(line)


def _add_table(document, rows: Rows) -> None:
    table = document.add_table(rows=len(rows), cols=max(map(len, rows)))
    for y, row in enumerate(rows):
        for x, value in enumerate(row):
            if value not in ("^", "<"):
                _paragraphs(table.cell(y, x), "" if value is None else str(value))
    for top, left, bottom, right in merges(rows):
        table.cell(top, left).merge(table.cell(bottom, right))


@pytest.fixture
def word() -> Callable[[Blocks], bytes]:
    """Make the bytes of a .docx from paragraphs (texts) and tables (lists of rows)."""
    import docx

    def make(blocks: Blocks) -> bytes:
        document = docx.Document()
        for block in blocks:
            if isinstance(block, str):
                document.add_paragraph(block)
            else:
                _add_table(document, block)
        data = io.BytesIO()
        document.save(data)
        return data.getvalue()

    return make


@pytest.fixture
def excel() -> Callable[..., bytes]:
    """Make the bytes of an .xlsx from sheets: names with their rows."""
    import openpyxl

    def make(
        sheets: dict[str, Rows],
        hidden_rows: dict[str, Sequence[int]] | None = None,
        hidden_sheets: Sequence[str] = (),
    ) -> bytes:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for name, rows in sheets.items():
            sheet = book.create_sheet(name)
            for y, row in enumerate(rows, 1):
                for x, value in enumerate(row, 1):
                    if value not in ("^", "<", None):
                        text = value.replace("¶", "\n") if isinstance(value, str) else value
                        sheet.cell(y, x, text)
            _merge_cells(sheet, rows)
            for number in (hidden_rows or {}).get(name, ()):
                sheet.row_dimensions[number].hidden = True
            sheet.sheet_state = "hidden" if name in hidden_sheets else "visible"
        data = io.BytesIO()
        book.save(data)
        return data.getvalue()

    return make


def _merge_cells(sheet, rows: Rows) -> None:
    for top, left, bottom, right in merges(rows):
        sheet.merge_cells(
            start_row=top + 1, start_column=left + 1, end_row=bottom + 1, end_column=right + 1
        )


@pytest.fixture
def markdown() -> Callable[[Blocks], bytes]:
    """Make the bytes of a .md; merged cells are written out, as the form has no merging."""

    def make(blocks: Blocks) -> bytes:
        lines: list[str] = []
        for block in blocks:
            if isinstance(block, str):
                lines += [block, ""]
                continue
            above: list[str] = []
            for number, row in enumerate(block):
                texts = [
                    above[x] if value == "^" else "" if value is None else str(value)
                    for x, value in enumerate(row)
                ]
                above = texts
                shown = [text.replace("\n", "<br>").replace("¶", "<br>") for text in texts]
                lines.append("| " + " | ".join(shown) + " |")
                if number == 0:
                    lines.append("|" + " --- |" * len(row))
            lines.append("")
        return "\n".join(lines).encode()

    return make


HEADER = ("分类", "序号", "目  标  任  务", "牵头领导", "牵头责任单位", "责任（配合）单位")
NOTICE = (
    "青河区人民政府办公室",
    "关于分解落实2026年区政府工作报告目标任务的通知",
    "各镇人民政府，区政府各部门：",
    "现将任务分解方案印发给你们，请认真贯彻执行。",
    "一、提高认识",
    "各单位要高度重视。",
    "青河区人民政府办公室",
    "2026年2月3日",
    "附件",
    "2026年区政府工作报告目标任务分解方案",
)
INDICATORS: Rows = (
    ("主  要  目  标", "牵头领导", "牵头责任单位", "责任（配合）单位"),
    ("1、地区生产总值增长6%以上。", "林一川", "区发展改革委", "各镇街，区级相关部门单位"),
    ("2、税收增长5%。", "林一川", "区财政局\n区税务局", ""),
)
TASKS: Rows = (
    HEADER,
    ("一、向产业¶要效益", 1, "建成标准厂房5万平方米。", "苏  禾", "区经济信息委", "各镇街"),
    (
        "^",
        2,
        "引进项目20个，其中50亿级项目1个。",
        "林一川¶苏  禾",
        "区商务委¶区经济信息委",
        "区财政局、区教委",
    ),
    (
        "一、向产业¶要效益",
        3,
        "办好采茶节。",
        "周文渊",
        "区文化旅游委",
        "区商务委等区级相关部门单位",
    ),
    ("二、向民生¶要温度", 4, "新建幼儿园2所。", "周文渊", "区教委", "青河高新区（青河综保区）"),
)
GOVERNANCE: Rows = (
    ("序号", "主要目标", "牵头领导", "牵头责任单位", "责任（配合）单位"),
    (1, "持续深化政务公开。", "林一川", "区政府办公室", "各镇街"),
)
BREAKDOWN: Blocks = (
    *NOTICE,
    "一、2026年主要预期目标",
    INDICATORS,
    "二、2026年主要工作任务",
    TASKS,
    "三、切实加强政府自身建设",
    GOVERNANCE,
)


@pytest.fixture
def breakdown() -> Blocks:
    """A small breakdown of an invented district, as paragraphs and tables."""
    return BREAKDOWN


@pytest.fixture
def task_rows() -> Callable[..., list[Sequence[str | int]]]:
    """Make a table of tasks from short rows: (number, text, leader, lead, support)."""

    def make(*rows: Sequence[str | int]) -> list[Sequence[str | int]]:
        return [("序号", "目标任务", "牵头领导", "牵头责任单位", "责任（配合）单位"), *rows]

    return make
