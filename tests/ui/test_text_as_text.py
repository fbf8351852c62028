"""Words of units, files and clerks are shown as they are: no mark in them is read, nothing is fetched."""

import ast
import re
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QPointF, QUrl
from PySide6.QtGui import QAction, QMouseEvent, Qt, QTextDocument
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QToolTip,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

import gwreport.ui
from gwreport.domain.form.office_form import FormLine
from gwreport.domain.units.registry import UnitKind
from gwreport.ui.dialogs.ask_text import AskText
from gwreport.ui.dialogs.choose_units import ChooseUnits
from gwreport.ui.dialogs.draft_list import DraftList
from gwreport.ui.dialogs.item_editor import ItemEditor
from gwreport.ui.dialogs.unit_editor import UnitEditor
from gwreport.ui.main_window import MainWindow
from gwreport.ui.messages import Messages
from gwreport.ui.pages import PAGES
from gwreport.ui.plain_words import button_text, tip_text
from gwreport.ui.widgets.charts import Part, StackedBar
from gwreport.ui.widgets.elided_label import ElidedLabel
from gwreport.ui.widgets.print_preview import PrintPreview
from gwreport.ui.window_state import WindowState
from gwreport.ui.year import TABS
from gwreport.workflow.plan import manage_units
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review import decide
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.sending.unit_form import change_form, form_lines
from tests.ui.looking import LEFT, let_go, write
from tests.ui.recorder import Dialogs, Recorder
from tests.workflow.quarter import LATER, fill, issue, open_office, workbook_of

PICTURE = '<img src="file:///x.png"/>'
TEXT = f'甲{PICTURE}<b>粗</b>&amp;<a href="http://127.0.0.1/x">链</a>&乙'
UNIT = "区<b>新&设</b>局"
LEADER = "赵<i>明&"
BREAKDOWN = f"""2025年<b>区</b>政府工作报告目标任务分解方案

一、<u>主要</u>&预期目标
1．地区生产总值增长6%以上{TEXT}。
牵头领导：{LEADER}；牵头单位：{UNIT}；责任单位：{UNIT}。
二、重点工作
2．新建口袋公园5个{TEXT}。
牵头领导：{LEADER}；牵头单位：区城市管理局、区财政局；责任单位：{UNIT}。
"""
SEEN = re.compile(r"<(?!/?p\b)[^>]*>")


@pytest.fixture(scope="session")
def hostile_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in which whatever anyone can write holds marks."""
    folder = tmp_path_factory.mktemp("hostile")
    with open_office(folder, BREAKDOWN) as workspace:
        if workspace.registry().find(UNIT) is None:
            manage_units.save_unit(
                workspace, UNIT, is_new=True, kind=UnitKind.DEPARTMENT, contact=LEADER,
                phone="<b>1</b>&2", aliases=("<u>别&名</u>",), now=LATER,
            )  # fmt: skip
        manage_units.set_group(workspace, "各<b>组&</b>", (UNIT,), now=LATER)
        issued = issue(workspace, folder)
        returns = [
            fill(
                workbook_of(issued, unit),
                folder / "收件" / f"{unit}&<b>报&回</b>.xlsx".replace("/", "_"),
                {"新建": {"完成情况": f"{unit}{TEXT}", "进度自评": state, "存在问题": TEXT}},
            )
            for unit, state in (("区城市管理局", "依时序推进"), ("区财政局", "未依时序推进"))
        ]
        bad = folder / "收件" / "<b>坏&的</b>.xlsx".replace("/", "_")
        bad.write_bytes(b"PK\x03\x04 cut")
        collect_returns(workspace, [*returns, bad], now=LATER, workers=1)
        author = Author("<b>林&知微</b>", TEXT, datetime(2025, 10, 12, 9))
        decide.edit_text(workspace, "2025-Q3", "T2", f"改写{TEXT}", author)
        own = FormLine("主要指标", f"栏{PICTURE}", 12, TEXT, choices=(f"甲{PICTURE}", "乙&"))
        change_form(workspace, (*form_lines(workspace), own), author)
    target = folder / "甲&乙[*]<b>.gwr"
    (folder / "a.gwr").rename(target)
    return target


@pytest.fixture
def hostile(
    window: MainWindow, state: WindowState, hostile_office: Path, tmp_path: Path
) -> MainWindow:
    state.reviewer = "周叙言"
    window.session.open(str(shutil.copy(hostile_office, tmp_path / hostile_office.name)))
    return window


@pytest.fixture(autouse=True)
def fetched(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a document wants to load."""
    wanted: list[str] = []
    load = QTextDocument.loadResource

    def remember(document: QTextDocument, kind: int, name: QUrl | str) -> Any:
        wanted.append(str(name))
        return load(document, kind, name)

    monkeypatch.setattr(QTextDocument, "loadResource", remember)
    return wanted


def marks_a_key(words: str) -> bool:
    return "&" in words.replace("&&", "")


def is_plain_tip(words: str) -> bool:
    """A tip is no HTML, or a paragraph of ours whose words are escaped."""
    return not Qt.mightBeRichText(words) or (words.startswith("<p") and not SEEN.search(words))


def indexes(view: QAbstractItemView) -> Iterator[QModelIndex]:
    model = view.model()
    waiting = [QModelIndex()]
    while model is not None and waiting:
        parent = waiting.pop()
        for row in range(min(model.rowCount(parent), 40)):
            columns = 1 if isinstance(view, QListView) else model.columnCount(parent)
            for column in range(columns):
                index = model.index(row, column, parent)
                yield index
                if isinstance(view, QTreeView) and column == 0:
                    waiting.append(index)


def wrongs(root: QWidget) -> Iterator[str]:
    """Name everything in a window whose words would be read instead of shown."""
    for one in [root, *root.findChildren(QWidget)]:
        if not is_plain_tip(one.toolTip()):
            yield f"tip: {one.toolTip()}"
        match one:
            case QLabel():
                is_read = one.textFormat() is Qt.TextFormat.AutoText and Qt.mightBeRichText(
                    one.text()
                )
                is_rich = one.textFormat() not in (Qt.TextFormat.AutoText, Qt.TextFormat.PlainText)
                if is_read or is_rich:
                    yield f"label: {one.text()}"
                if one.buddy() is not None and marks_a_key(one.text()):
                    yield f"label with a key: {one.text()}"
            case QAbstractButton() if marks_a_key(one.text()):
                yield f"button: {one.text()}"
            case QTabBar():
                for at in range(one.count()):
                    if marks_a_key(one.tabText(at)) or not is_plain_tip(one.tabToolTip(at)):
                        yield f"tab: {one.tabText(at)}"
            case QTextEdit():
                html = one.document().toHtml()
                # The window's own links lead to a number and nowhere else.
                if "<img" in html or re.search(r'<a (?!href="#\d+">)', html):
                    yield f"text: {one.toPlainText()}"
            case QAbstractItemView():
                for index in indexes(one):
                    if not is_plain_tip(str(index.data(Qt.ItemDataRole.ToolTipRole) or "")):
                        yield f"cell's tip: {index.data()}"
    for action in root.findChildren(QAction):
        if marks_a_key(action.text()):
            yield f"action: {action.text()}"


def words_of(root: QWidget) -> str:
    """Give everything that is shown, as it is shown."""
    found: list[str] = []
    for one in root.findChildren(QWidget):
        match one:
            case ElidedLabel():
                found.append(one.words)
            case QLabel() | QLineEdit():
                found.append(one.text())
            case QAbstractButton():
                found.append(one.text().replace("&&", "&"))
            case QTextEdit() | QPlainTextEdit():
                found.append(one.toPlainText())
            case QComboBox():
                found += [one.itemText(at) for at in range(one.count())]
            case QAbstractItemView():
                found += [str(index.data()) for index in indexes(one)]
    return "\n".join(found)


def choose_everything(page: Any) -> Iterator[None]:
    """Choose each row of each table, so that what belongs to it is shown."""
    yield
    for view in page.findChildren(QAbstractItemView):
        if view.model() is None or isinstance(view.parent(), QComboBox):
            continue
        for row in range(min(view.model().rowCount(), 6)):
            view.setCurrentIndex(view.model().index(row, 0))
            let_go()
            yield


@pytest.mark.parametrize("tab", [place.name for place in TABS])
def test_nothing_on_a_tab_of_the_year_is_read(
    hostile: MainWindow, fetched: list[str], tab: str
) -> None:
    hostile.show_page("year", tab)
    let_go()
    for _ in choose_everything(hostile.pages["year"]):
        assert list(wrongs(hostile)) == []
    assert fetched == []


@pytest.mark.parametrize("name", [place.name for place in PAGES if place.name != "year"])
def test_nothing_on_a_page_is_read(hostile: MainWindow, fetched: list[str], name: str) -> None:
    hostile.show_page(name)
    page = hostile.pages[name]
    let_go()
    if name == "review":
        write_reason(hostile)
    seen = ""
    for _ in choose_everything(page):
        assert list(wrongs(hostile)) == []
        seen += words_of(page)
    assert fetched == []
    if name not in ("settings", "issue", "units", "collection"):
        assert PICTURE in seen
    if name not in ("settings", "history", "form"):
        assert UNIT in seen or LEADER in seen


def write_reason(window: MainWindow) -> None:
    page: Any = window.pages["review"]
    page.scope.setCurrentText("全部")
    page.list.choose(lambda one: one.key == "T2")
    page.detail.text.setPlainText(f"草稿{TEXT}")
    page.reason.setEditText(TEXT)


def test_title_and_start_page_show_the_file_s_name_as_it_is(
    hostile: MainWindow, hostile_office: Path
) -> None:
    # "[*]" would be the mark of what is unsaved.
    title = hostile_office.name.replace("[*]", "[*][*]")
    assert hostile.windowTitle().startswith(title)
    hostile.close_workspace()
    let_go()
    assert list(wrongs(hostile)) == []
    assert hostile_office.name in words_of(hostile.start)


def test_what_is_found_and_told_below_is_not_read(hostile: MainWindow, qtbot: QtBot) -> None:
    hostile.show_page("overview")
    write(qtbot, hostile.search, "粗")
    hostile.search.wanted.emit("粗")
    assert "<b>粗</b>" in words_of(hostile)
    hostile.taking_back.undo()
    assert list(wrongs(hostile)) == []


def editors(window: MainWindow, messages: Any) -> Iterator[QWidget]:
    keeping = window.session.keeping("test", title=TEXT)
    page: Any = window.pages["units"]
    unit = next(one for one in page.units.table.rows if one.name == UNIT)
    yield UnitEditor(unit, keeping, window)
    yield ChooseUnits(UNIT, f"“{UNIT}”指下面的单位", [UNIT], [UNIT], keeping, window)
    yield AskText(TEXT, f"请“{TEXT}”改什么？", TEXT, keeping, window)
    plan: Any = window.pages["plan"]
    item = plan.items.table.rows[0]
    yield ItemEditor(item, [TEXT], keeping, window)
    yield DraftList(window.session.drafts, window.session.where.workspace, messages, window)


def test_nothing_in_a_dialog_is_read(qtbot: QtBot, hostile: MainWindow, recorder: Recorder) -> None:
    for name in ("units", "plan", "review"):
        hostile.show_page(name)
    write_reason(hostile)
    for dialog in editors(hostile, recorder):
        dialog.show()
        assert list(wrongs(dialog)) == []
        shown = words_of(dialog) + dialog.windowTitle()
        assert UNIT in shown or PICTURE in shown
        dialog.hide()
        dialog.deleteLater()


def test_the_preview_of_a_breakdown_is_not_read(
    hostile: MainWindow, recorder: Recorder, tmp_path: Path, fetched: list[str]
) -> None:
    file = tmp_path / "方案&<b>.txt"
    file.write_text(BREAKDOWN.replace("5个", "6个"), encoding="utf-8")
    hostile.show_page("plan")
    page: Any = hostile.pages["plan"]
    page.preview(file)
    (dialog,) = (
        one for one in hostile.findChildren(QWidget) if one.windowTitle().startswith("核对")
    )
    for _ in choose_everything(dialog):
        assert list(wrongs(dialog)) == []
    assert PICTURE in words_of(dialog)
    assert fetched == []
    dialog.close()


def test_boxes_show_what_they_are_given(
    qtbot: QtBot, hostile: MainWindow, dialogs: Dialogs
) -> None:
    messages = Messages(hostile)
    seen: list[str] = []

    def look(box: Any) -> None:
        assert list(wrongs(box)) == []
        assert box.textFormat() is Qt.TextFormat.PlainText
        seen.append(box.text())
        box.reject()

    for ask in (
        lambda: messages.tell(TEXT, TEXT, TEXT),
        lambda: messages.warn(TEXT, TEXT),
        lambda: messages.confirm(TEXT, TEXT, "是&否"),
        lambda: messages.ask_choice(TEXT, TEXT, ("采用&", "不")),
    ):
        dialogs.expect(look)
        ask()
    assert seen == [TEXT] * 4


def test_the_tip_of_a_bar_is_not_read(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda *call: told.append(call[1]))
    bar = StackedBar()
    qtbot.addWidget(bar)
    bar.resize(200, 20)
    bar.show_parts([Part(TEXT, 3, "#000000")], 3)
    nothing, keys = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    at = QPointF(20, 5)
    QApplication.sendEvent(
        bar, QMouseEvent(QMouseEvent.Type.MouseMove, at, at, nothing, nothing, keys)
    )
    assert told
    assert all(is_plain_tip(one) for one in told)


def test_a_paper_shows_marks_as_they_are(qtbot: QtBot, fetched: list[str]) -> None:
    paper = PrintPreview()
    qtbot.addWidget(paper)
    paper.show()
    paper.show_table(TEXT, TEXT, [TEXT] * 2, [[TEXT] * 2], [50, 50], note=TEXT)
    # What is further below is drawn a moment later.
    qtbot.waitUntil(lambda: paper.toPlainText().count(PICTURE) == 7)
    paper.show_text(TEXT, TEXT, sender=TEXT, recipient=TEXT)
    assert paper.toPlainText().count(PICTURE) == 4
    assert list(wrongs(paper)) == []
    assert fetched == []


def test_the_ways_by_which_words_become_text() -> None:
    assert not SEEN.search(tip_text(TEXT))
    document = QTextDocument()
    document.setHtml(tip_text(TEXT))
    assert document.toPlainText() == TEXT
    # Also what is short, and what Qt would show as it is anyway.
    for words in ("<b>", "甲&amp;乙", "a < b > c", "甲&乙", "", "<", TEXT * 40):
        document.setHtml(tip_text(words)) if Qt.mightBeRichText(tip_text(words)) else (
            document.setPlainText(tip_text(words))
        )
        assert document.toPlainText() == words[:1500] + ("…" if len(words) > 1500 else "")
    assert button_text("a&b&&c") == "a&&b&&&&c"


# The ways themselves: what a later page must use too

_UI = Path(gwreport.ui.__file__).parent
_MODULES = sorted(_UI.rglob("*.py"))


def calls(path: Path) -> Iterator[tuple[str, list[ast.expr]]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            yield getattr(node.func, "id", name), node.args


def is_fixed(argument: ast.expr) -> bool:
    return isinstance(argument, ast.Constant)


def is_made_by(name: str) -> Callable[[ast.expr], bool]:
    return lambda one: isinstance(one, ast.Call) and getattr(one.func, "id", "") == name


@pytest.mark.parametrize("path", _MODULES, ids=lambda path: str(path.relative_to(_UI)))
def test_a_module_shows_words_by_the_ways_that_do_not_read_them(path: Path) -> None:
    place = str(path.relative_to(_UI))
    for name, arguments in calls(path):
        assert name != "QInputDialog", "asks are Messages'"
        assert name != "appendHtml"
        if name == "setMarkdown":
            assert place == "manual/chapter_text.py", "the manual's own words alone"
        if name in ("setHtml", "insertHtml"):
            assert place == "widgets/print_preview.py"
        if not arguments:
            continue
        first = arguments[0]
        if name == "QLabel":
            assert place == "widgets/basics.py", "labels are made by `label`"
        if name == "QPushButton":
            assert is_made_by("button_text")(first), "buttons are made by `button`"
        if name == "setToolTip":
            assert is_fixed(first) or is_made_by("tip_text")(first), "tips"
        if name == "setWindowTitle":
            assert is_fixed(first) or place == "plain_words.py", "titles are set by `set_title`"
        if name == "addAction":
            assert is_fixed(first) or is_made_by("button_text")(first)


def test_the_click_on_a_cell_of_marks_opens_nothing(
    qtbot: QtBot, hostile: MainWindow, opened_paths: list[Path]
) -> None:
    hostile.show_page("report")
    page: Any = hostile.pages["report"]
    for at in range(page.tabs.count()):
        page.tabs.setCurrentIndex(at)
        for paper in page.findChildren(PrintPreview):
            if paper.isVisible():
                for y in range(5, paper.viewport().height(), 25):
                    qtbot.mouseClick(paper.viewport(), LEFT, pos=QPoint(120, y))
    assert opened_paths == []
