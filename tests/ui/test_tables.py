"""Every table of the window: its menu, what is copied from it, what is remembered of it, file and print."""

import re
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from gwreport.reports.lists.shown_table import ListedColumn, ShownTable, table_list
from gwreport.ui.main_window import MainWindow
from gwreport.ui.models.copied_cells import as_lines, as_table
from gwreport.ui.models.row_table import ShownColumn
from gwreport.ui.pages import PAGES
from gwreport.ui.widgets.table import Table
from gwreport.ui.widgets.tables.printed_table import print_table
from gwreport.ui.widgets.tables.table_menu import menu_of
from tests.ui.looking import go, shown
from tests.ui.recorder import Recorder

Pair = tuple[str, int]
COLUMNS: tuple[ShownColumn[Pair], ...] = (
    ShownColumn("名称", lambda one: one[0], 0),
    ShownColumn("数", lambda one: str(one[1]), 80, key=lambda one: one[1]),
    ShownColumn("电话", lambda _: "02378901234", 90),
)
ROWS: Sequence[Pair] = (("=HYPERLINK(1)", 10), ("甲\n乙\t“丙”", 9), ("区财政局", 2))


class Host:
    """Stands in for the window."""

    def __init__(self) -> None:
        self.state: dict[str, str] = {}
        self.exported: list[ShownTable] = []
        self.owners: list[QWidget] = []

    def kept(self, name: str) -> str:
        return self.state.get(name, "")

    def keep(self, name: str, value: str) -> None:
        self.state[name] = value

    def export(self, table: ShownTable, _: QWidget) -> None:
        self.exported.append(table)

    def print(self, table: ShownTable) -> None: ...

    def preview(self, table: ShownTable) -> None: ...


@pytest.fixture
def host() -> Host:
    return Host()


@pytest.fixture
def table(qtbot: QtBot, host: Host) -> Table[Pair]:
    return make_table(qtbot, host)


def make_table(qtbot: QtBot, host: Host) -> Table[Pair]:
    owner = QWidget()
    owner.table_host = host  # type: ignore[attr-defined] # as the main window has it
    qtbot.addWidget(owner)
    host.owners.append(owner)
    made: Table[Pair] = Table("数表", COLUMNS)
    made.setParent(owner)
    made.show_rows(ROWS)
    owner.resize(600, 300)
    made.resize(600, 300)
    owner.show()
    return made


def choose(menu: QMenu, words: str) -> None:
    """Choose an entry of a menu by the beginning of its words."""
    (action,) = (one for one in menu.actions() if one.text().startswith(words))
    assert action.isEnabled(), words
    action.trigger()


def entries(menu: QMenu) -> list[str]:
    return [one.text().split("\t")[0] for one in menu.actions() if one.text()]


def test_the_menu_of_a_cell_has_all_that_people_expect(table: Table[Pair]) -> None:
    menu = menu_of(table, table.filter.index(0, 1), 1)
    assert entries(menu) == [
        "复制这一格",
        "复制整行",
        "全选",
        "按“数”升序排列",
        "按“数”降序排列",
        "恢复原来的顺序",
        "恢复默认列宽",
        "导出本表（3 行）…",
        "打印预览…",
        "打印…",
    ]


@pytest.mark.qt_log_ignore("does not support")
def test_the_right_button_and_the_menu_key_show_the_menu(qtbot: QtBot, table: Table[Pair]) -> None:
    for reason, at in (
        (QContextMenuEvent.Reason.Mouse, QPoint(20, 20)),
        (QContextMenuEvent.Reason.Keyboard, QPoint()),
    ):
        table.go_to(0)
        event = QContextMenuEvent(reason, at, table.viewport().mapToGlobal(at))
        QApplication.sendEvent(table.viewport(), event)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert "复制这一格" in entries(menu)
        menu.close()
    header = table.horizontalHeader()
    header.customContextMenuRequested.emit(QPoint(5, 5))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert "复制这一格" not in entries(menu)
    assert "按“名称”升序排列" in entries(menu)
    menu.close()


def test_one_cell_is_copied_whole_and_as_it_is(table: Table[Pair]) -> None:
    choose(menu_of(table, table.filter.index(1, 0), 0), "复制这一格")
    assert QGuiApplication.clipboard().text() == "甲\n乙\t“丙”"


def test_rows_are_copied_cell_by_cell_and_no_text_becomes_a_formula(
    qtbot: QtBot, table: Table[Pair]
) -> None:
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(table.selected) == 3
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    mime = QGuiApplication.clipboard().mimeData()
    assert mime.text().split("\n", 1)[0] == "'=HYPERLINK(1)\t10\t02378901234"
    assert '"甲\n乙\t“丙”"\t9\t02378901234' in mime.text()
    html = mime.html()
    assert html.count("<tr>") == 3
    assert "<td>10</td>" in html
    assert html.count("mso-number-format:'\\@'") == 6


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("-受市场影响", "'-受市场影响"),
        ("＝1+1", "'＝1+1"),
        ("@甲", "'@甲"),
        ("+6.4%", "+6.4%"),
        ("-3.5", "-3.5"),
        ("-1+2", "'-1+2"),
        ("—", "—"),
        ('"甲"', '"""甲"""'),
        ("甲", "甲"),
    ],
)
def test_a_text_in_a_line(words: str, line: str) -> None:
    assert as_lines([[words]]) == line


def test_marks_in_copied_cells_are_no_marks() -> None:
    assert "&lt;b&gt;粗&lt;/b&gt;&amp;" in as_table([["<b>粗</b>&"]])


@pytest.mark.long
def test_a_sheet_program_takes_copied_cells_as_what_they_are(soffice: str, tmp_path: Path) -> None:
    page = tmp_path / "a.html"
    page.write_text(as_table([["=1+1", 10, "007"], ["甲\n乙", 9, "-受影响"]]), encoding="utf-8")
    call = [soffice, f"-env:UserInstallation={(tmp_path / 'p').as_uri()}", "--headless"]
    call += ["--infilter=HTML (StarCalc)", "--convert-to", "xlsx", "--outdir", str(tmp_path)]
    subprocess.run([*call, str(page)], check=True, capture_output=True, timeout=120)
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx").active
    assert sheet is not None
    found = [[(cell.value, cell.data_type) for cell in row] for row in sheet.iter_rows()]
    assert found == [
        [("=1+1", "s"), (10, "n"), ("007", "s")],
        [("甲\n乙", "s"), (9, "n"), ("-受影响", "s")],
    ]


def test_order_and_widths_are_there_again_and_are_given_up(qtbot: QtBot, host: Host) -> None:
    first = make_table(qtbot, host)
    choose(menu_of(first, QModelIndex(), 1), "按“数”升序排列")
    first.horizontalHeader().resizeSection(1, 133)
    assert shown(first, "数") == ["2", "9", "10"]
    again = make_table(qtbot, host)
    assert shown(again, "数") == ["2", "9", "10"]
    assert again.columnWidth(1) == 133
    # What is left goes to the column without a width of its own, in a wider window too.
    wide = again.columnWidth(0)
    again.resize(900, 300)
    assert again.columnWidth(1) == 133
    assert again.columnWidth(0) > wide
    choose(menu_of(again, QModelIndex(), -1), "恢复默认列宽")
    choose(menu_of(again, QModelIndex(), -1), "恢复原来的顺序")
    assert again.columnWidth(1) == 80
    assert shown(again, "数") == ["10", "9", "2"]
    once_more = make_table(qtbot, host)
    assert once_more.columnWidth(1) == 80
    assert shown(once_more, "数") == ["10", "9", "2"]


@pytest.mark.parametrize(
    "broken", ["{", "[]", '{"widths": {"数": "x", "没有": 3}, "sorted by": "没有"}']
)
def test_what_is_remembered_wrongly_costs_nothing(qtbot: QtBot, host: Host, broken: str) -> None:
    host.state["table 数表"] = broken
    assert make_table(qtbot, host).columnWidth(1) == 80


def test_what_is_shown_is_exported_in_its_order(table: Table[Pair], host: Host) -> None:
    table.filter.set_choice(lambda one: one[1] > 5)
    table.sortByColumn(1, Qt.SortOrder.AscendingOrder)
    choose(menu_of(table, QModelIndex(), -1), "导出本表（2 行）")
    (made,) = host.exported
    assert [row[1] for row in made.rows] == [9, 10]
    assert made.rows[1][0] == "=HYPERLINK(1)"


def test_an_exported_table_holds_texts_as_texts_and_the_whole_of_them(tmp_path: Path) -> None:
    long = "长" * 40_000
    columns = tuple(ListedColumn(name, 10) for name in ("名称", "数"))
    data = table_list(ShownTable("甲/乙", columns, (("=1+1", 3), (long, 4))))
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    book = openpyxl.load_workbook(path)
    sheet = book["甲_乙"]
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=1+1", "s")
    assert sheet["B2"].value == 3
    rest = "".join(str(row[1].value or "") for row in book["附文"].iter_rows(min_row=2))
    assert sheet["A3"].value.split("……")[0] + rest == long


def test_a_list_of_the_window_is_exported_and_no_file_of_another_is_replaced(
    qtbot: QtBot, window: MainWindow, recorder: Recorder, demo_copy: Path, tmp_path: Path,
    opened_paths: list[Path],
) -> None:  # fmt: skip
    window.session.open(str(demo_copy))
    page: Any = go(qtbot, window, "collection")
    target = tmp_path / "文件.xlsx"
    target.write_bytes(b"somebody's")
    recorder.prepare("ask_new_file", str(tmp_path / "文件"))
    choose(menu_of(page.files, QModelIndex(), -1), "导出本表")
    assert recorder.told == []
    assert target.read_bytes() == b"somebody's"
    made = tmp_path / "文件_2.xlsx"
    assert "文件_2.xlsx" in page.notice.words
    sheet = openpyxl.load_workbook(made).active
    assert sheet is not None
    assert sheet.max_row == len(page.files.shown) + 1


def test_each_table_of_the_window_has_a_name_of_its_own(
    qtbot: QtBot, window: MainWindow, demo_copy: Path
) -> None:
    window.session.open(str(demo_copy))
    for place in PAGES:
        window.show_page(place.name)
    titles = [one.title for one in window.findChildren(Table)]
    assert len(titles) > 8
    assert len(set(titles)) == len(titles)
    assert all(one.accessibleName() for one in window.findChildren(Table))


def printed(table: ShownTable, path: Path) -> int:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return print_table(table, printer)


def words_of(path: Path) -> list[str]:
    import pdfplumber

    with pdfplumber.open(path) as document:
        return [re.sub(r"\s", "", page.extract_text()) for page in document.pages]


def test_a_printed_table_has_its_headings_on_each_page_and_every_text_whole(
    qtbot: QtBot, tmp_path: Path
) -> None:
    columns = tuple(ListedColumn(name, 20) for name in ("Number", "Words"))
    # Of Latin letters: a font with them is on every machine.
    rows = tuple((at, f"row {at} " + "long " * (2000 if at == 3 else 4)) for at in range(120))
    pages = printed(ShownTable("Title", columns, rows), tmp_path / "a.pdf")
    words = words_of(tmp_path / "a.pdf")
    assert len(words) == pages > 3
    assert all("NumberWords" in one for one in words)
    assert sum("Title" in one for one in words) == 1
    assert "".join(words).count("long") == 119 * 4 + 2000
    assert f"{pages}" in words[-1][-3:]


def test_what_a_table_prints_is_seen_before(
    qtbot: QtBot, window: MainWindow, recorder: Recorder, demo_copy: Path, tmp_path: Path
) -> None:
    window.session.open(str(demo_copy))
    page: Any = go(qtbot, window, "history")
    for question, entry in (("show_print", "打印预览…"), ("ask_printer", "打印…")):
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / f"{question}.pdf"))
        recorder.prepare(question, printer)
        choose(menu_of(page.lines, QModelIndex(), -1), entry)
        assert (tmp_path / f"{question}.pdf").stat().st_size > 1000
    assert recorder.asked[-2:] == ["历史记录", "历史记录"]
