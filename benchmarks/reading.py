"""How fast documents are read, against the barest way to their words.

Run it from the project's folder: `python benchmarks/reading.py`. It makes its own data (the PDF
through LibreOffice, left out where that is not installed). The ways take turns; the quickest round
of each counts.
"""

import io
import shutil
import subprocess
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from gwreport.domain.units.registry import Registry, Unit
from gwreport.reading import understand_document

ROWS = 200
_ROUNDS = 7
_HEAD = ("分类", "序号", "目标任务", "牵头领导", "牵头责任单位", "责任（配合）单位")
_TEXT = (
    "推进第{0}片区城市更新提升行动，改造老旧小区{0}个、背街小巷{1}条，新增停车位{0}0个，"
    "完成投资{1}.5亿元，力争群众满意度达到95%以上。"
)
_LEADERS = ("赵明", "钱晓东", "孙  丽", "李向阳")
_UNITS = ("区发展改革委", "区城市管理局", "区交通运输委", "区住房城乡建委", "区卫生健康委")


def rows(count: int) -> list[tuple[str, ...]]:
    """Make that many rows of a breakdown."""
    return [
        (
            f"{'一二三四五六七八九十'[number * 10 // count]}、向第{number * 10 // count}方向着力",
            str(number + 1),
            _TEXT.format(number + 1, number + 8),
            "\n".join(_LEADERS[number % 3 : number % 3 + number % 2 + 1]),
            "\n".join(_UNITS[number % 4 : number % 4 + number % 2 + 1]),
            "各镇街，区级相关部门单位，各工业园区",
        )
        for number in range(count)
    ]


def word_table(count: int) -> bytes:
    """Make a Word breakdown whose 分类 cells are merged."""
    from docx import Document
    from docx.enum.section import WD_ORIENT

    document = Document()
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = page.page_height, page.page_width
    document.add_paragraph("2025年区政府工作报告目标任务分解方案")
    table = document.add_table(count + 1, len(_HEAD), style="Table Grid")
    every = [list(row.cells) for row in table.rows]
    for cells, words in zip(every, [_HEAD, *rows(count)], strict=True):
        for cell, text in zip(cells, words, strict=True):
            cell.text = text
    for start in range(1, count + 1, count // 10):
        text = every[start][0].text
        every[start][0].merge(every[start + count // 10 - 1][0]).text = text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def excel_table(count: int) -> bytes:
    """Make the same breakdown as a workbook."""
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["2025年区政府工作报告目标任务分解方案"])
    for words in (_HEAD, *rows(count)):
        sheet.append(list(words))
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def walk_word(data: bytes) -> int:
    """Open a document with python-docx and walk over the XML of its tables for the cells' words."""
    from docx import Document
    from docx.oxml.ns import qn

    document = Document(io.BytesIO(data))
    cells = [
        [
            "\n".join(
                "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
                for paragraph in cell.p_lst
            )
            for cell in row.tc_lst
        ]
        for table in document.tables
        for row in table._tbl.tr_lst
    ]
    return len(cells)


def read_excel_bare(data: bytes) -> int:
    """Read every sheet with python-calamine, nothing more."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return sum(len(book.get_sheet_by_name(name).to_python()) for name in book.sheet_names)


def extract_pdf_bare(data: bytes) -> int:
    """Extract the tables of every page with pdfplumber, nothing more."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as book:
        return sum(len(table) for page in book.pages for table in page.extract_tables())


def measure() -> list[tuple[str, float]]:
    """Give the ratios of reading to the barest way, and the time for matching names."""
    word, excel = word_table(ROWS), excel_table(ROWS)
    bare_word, own_word = _quickest(lambda: walk_word(word), lambda: _read(word, "a.docx", ROWS))
    bare_excel, own_excel = _quickest(
        lambda: read_excel_bare(excel), lambda: _read(excel, "a.xlsx", ROWS)
    )
    figures = [
        ("Word table of 200 rows: bare walk, ms", bare_word * 1000),
        ("Word table of 200 rows: times the bare walk", own_word / bare_word),
        ("Excel table of 200 rows: bare calamine, ms", bare_excel * 1000),
        ("Excel table of 200 rows: times bare calamine", own_excel / bare_excel),
    ]
    pdf = _printed(word_table(120))
    if pdf is not None:
        bare_pdf, own_pdf = _quickest(
            lambda: extract_pdf_bare(pdf), lambda: _read(pdf, "a.pdf", 120), rounds=3
        )
        figures += [
            ("PDF: pages", float(_pages(pdf))),
            ("PDF: pdfplumber's tables, ms", bare_pdf * 1000),
            ("PDF: times pdfplumber's tables", own_pdf / bare_pdf),
        ]
    bodies = "发展改革经济信息财政民政水利农业林业交通运输卫生健康文化旅游教育科技公安司法"
    names = [
        f"区{bodies[number % 34 : number % 34 + 4]}{bodies[number // 5]}局" for number in range(150)
    ]
    written = [*names, *(f"{name[:-1]}厅" for name in names[:50])]
    registry = Registry([Unit(number, name) for number, name in enumerate(names, 1)])

    def look_up() -> list[object]:
        fresh = Registry(registry.units)
        return [fresh.find(name) or fresh.near(name) for name in written]

    (seconds,) = _quickest(look_up)
    return [*figures, ("200 written names against 150, ms", seconds * 1000)]


def _read(data: bytes, name: str, items: int) -> None:
    plan = understand_document(data, name).plan
    if plan is None or len(plan.items) != items:
        raise SystemExit(f"{name} is not read right")


def _printed(data: bytes) -> bytes | None:
    program = shutil.which("soffice")
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "a.docx").write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [program, "--headless", profile, "--convert-to", "pdf", "--outdir", name]
        subprocess.run(
            [*command, str(folder / "a.docx")],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        return (folder / "a.pdf").read_bytes()


def _pages(data: bytes) -> int:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as book:
        return len(book.pages)


def _quickest(*ways: Callable[[], object], rounds: int = _ROUNDS) -> list[float]:
    best = [float("inf")] * len(ways)
    for _ in range(rounds):
        for place, way in enumerate(ways):
            start = time.perf_counter()
            way()
            best[place] = min(best[place], time.perf_counter() - start)
    return best


if __name__ == "__main__":
    for words, figure in measure():
        print(f"{words:56} {figure:10.2f}")
