"""A whole quarter by mouse and keyboard, from the Word breakdown to the report, with the real threads."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot

from gwreport.domain.plan.plan import Item, Kind
from gwreport.domain.statuses import UnitState
from gwreport.ui.dialogs.item_editor import ItemEditor
from gwreport.ui.dialogs.new_workspace import NewWorkspace
from gwreport.ui.dialogs.plan_preview import PlanPreviewDialog
from gwreport.ui.main_window import MainWindow
from gwreport.ui.window_state import WindowState
from gwreport.wording.names import UNIT_STATES
from gwreport.workflow.demo import examples_folder
from tests.ui.looking import LEFT, all_words, choose, click, drop, go, shown, write
from tests.ui.recorder import Dialogs, Recorder
from tests.workflow.quarter import fill

Key = Qt.Key
SHARED = "改造老旧燃气管网"
FILLED = ("区住房城乡建委", "区城市管理局", "区发展改革委", "区教委", "区水利局", "桐岭镇")
REWRITTEN = "前三季度改造老旧燃气管网38公里，全年任务可以完成。"


@pytest.fixture
def wait(qtbot: QtBot, threaded: MainWindow) -> Callable[[Callable[[], object]], None]:
    """Wait until something is seen and nothing runs any more."""

    def until(seen: Callable[[], object]) -> None:
        qtbot.waitUntil(lambda: not threaded.jobs.is_busy and bool(seen()), timeout=30_000)

    return until


def control(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    """Press a key with Ctrl; the screen of the tests leaves the focus with a dialog that was closed."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)


def answers(unit: str, items: list[Item]) -> dict[str, dict[str, str]]:
    """What a unit writes for whatever items its workbook asks for; every ninth goes badly."""
    words: dict[str, dict[str, str]] = {}
    for number, item in enumerate(items):
        cells = words[item.text[:12]] = {
            "完成情况": f"{unit}：{item.text[:8]}……已完成年度任务的八成。"
        }
        if item.kind is not Kind.INDICATOR:
            cells["进度自评"] = "依时序推进" if number % 9 else "未依时序推进"
            cells["存在问题"] = "" if number % 9 else "用地尚未批复。"
    return words


@pytest.mark.long
def test_a_clerk_takes_a_quarter_from_the_breakdown_to_the_report(
    qtbot: QtBot,
    threaded: MainWindow,
    recorder: Recorder,
    dialogs: Dialogs,
    state: WindowState,
    tmp_path: Path,
    opened_paths: list[Path],
    wait: Callable[[Callable[[], object]], None],
) -> None:
    window = threaded
    state.remember_folder("workspace", tmp_path)

    # A new workspace.
    def name_it(dialog: NewWorkspace) -> None:
        write(qtbot, dialog.region, "青禾区")
        dialog.year.lineEdit().selectAll()
        qtbot.keyClicks(dialog.year, "2025")
        qtbot.keyClick(dialog.region, Key.Key_Return)

    dialogs.expect(name_it)
    control(qtbot, window, Key.Key_N)
    wait(window.frame.isVisible)
    assert (tmp_path / "青禾区2025.gwr").is_file()

    # The breakdown is looked over, one row put right, and loaded.
    plan: Any = window.stack.currentWidget()
    recorder.prepare("ask_file", str(examples_folder() / "breakdown.docx"))
    click(qtbot, plan, "选择文件…")
    wait(lambda: window.findChildren(PlanPreviewDialog))
    (preview,) = window.findChildren(PlanPreviewDialog)
    read = len(preview.items.shown)
    assert preview.items.choose(lambda item: item.text.startswith(SHARED))

    def put_right(editor: ItemEditor) -> None:
        write(qtbot, editor.leaders, "周叙言")
        # A slip of the pen: the registry is asked for the unit that is meant.
        write(qtbot, editor.support_units, f"{editor.support_units.toPlainText()}、区发展改格委")
        click(qtbot, editor, "改好了")

    dialogs.expect(put_right)
    click(qtbot, preview, "改正这一行…")
    click(qtbot, preview, "装入工作区")
    wait(lambda: len(plan.items.shown) == read)
    write(qtbot, plan.search, SHARED)
    (shared,) = plan.items.shown
    assert shared.leaders == ("周叙言",)

    # The registry: contacts are imported, two names of one unit are made one.
    click(qtbot, plan, "去核对单位名录")
    units: Any = window.stack.currentWidget()
    recorder.prepare("ask_file", str(examples_folder() / "units.xlsx"))
    click(qtbot, units, "导入…")
    wait(lambda: any(shown(units.units, "联系人")))
    units.tabs.setCurrentIndex(2)
    named = [at for at, one in enumerate(units.unresolved.shown) if one.name and one.near]
    assert named
    units.unresolved.setCurrentIndex(units.unresolved.filter.index(named[0], 0))
    open_before = len(units.unresolved.shown)
    click(qtbot, units, "认作同一单位")
    wait(lambda: len(units.unresolved.shown) < open_before)

    # Workbooks of the third quarter for all units.
    choose(window.rounds, window.rounds.itemText(2))
    control(qtbot, window, Key.Key_4)
    issue: Any = window.stack.currentWidget()
    wait(lambda: issue.units.shown)
    issue.deadline.setDate(QDate(2025, 10, 10))
    recorder.prepare("ask_folder", str(tmp_path / "下发"))
    click(qtbot, issue, "生成填报表")
    wait(lambda: "已生成" in issue.notice.words)
    assert len(list((tmp_path / "下发").glob("*_填报表.xlsx"))) == len(issue.units.shown)
    assert len(list((tmp_path / "下发").glob("*发放清单*"))) == 1

    # What the units do at home.
    for unit in FILLED:
        (workbook,) = (tmp_path / "下发").glob(f"*_{unit}_*.xlsx")
        wrote = answers(unit, plan.items.table.rows)
        fill(workbook, tmp_path / "收件" / f"{unit}.xlsx", wrote)
    (tmp_path / "收件" / "坏的.xlsx").write_bytes(b"PK\x03\x04 cut")

    # They come back.
    collection = go(qtbot, window, "collection")
    wait(lambda: collection.units.shown)
    assert drop(collection, [tmp_path / "收件"])
    wait(lambda: len(collection.files.shown) == len(FILLED) + 1)
    states = dict(
        zip(shown(collection.units, "单位"), shown(collection.units, "状态"), strict=True)
    )
    assert {states[unit] for unit in FILLED} == {UNIT_STATES[UnitState.RETURNED]}
    if date.today() > date(2025, 10, 10):
        assert UNIT_STATES[UnitState.LATE] in states.values()

    # The review, by keys.
    control(qtbot, window, Key.Key_6)
    review: Any = window.stack.currentWidget()
    wait(lambda: review.list.shown)
    recorder.prepare("ask_text", "林知微")
    waiting = review.view.to_settle
    review.list.setFocus()
    for _ in range(waiting):
        row = review.list.current
        if row is None:
            break
        if row.kind in ("missing", "refused"):
            qtbot.keyClick(review.list, Key.Key_N)
            continue
        before = row
        qtbot.keyClick(review.list, Key.Key_Y)
        wait(lambda before=before: before not in review.view.rows)
        if review.list.current is not None and review.list.current.key == before.key:
            # What it does not answer stays open, and is told.
            assert review.notice.words
            qtbot.keyClick(review.list, Key.Key_N)
    assert state.reviewer == "林知微"
    assert recorder.told == []
    assert review.view.to_settle < waiting
    assert {one.kind for one in review.list.shown} <= {"missing", "refused", "finding"}

    # One text is chosen by number, undone, done again, and then rewritten.
    window.show_page("review", shared.id)
    wait(lambda: review.list.current and review.list.current.key == shared.id)
    one = review.list.current
    assert [text.unit for text in one.texts] == ["区住房城乡建委", "区城市管理局"]
    review.list.setFocus()
    # Where the text is out of sight the first press shows it, and the second takes it.
    qtbot.keyClick(review.list, Key.Key_2)
    qtbot.wait(300)
    wait(lambda: True)
    if review.list.current.source != "区城市管理局":
        qtbot.keyClick(review.list, Key.Key_2)
    wait(lambda: review.list.current.source == "区城市管理局")
    control(qtbot, window, Key.Key_Z)
    wait(lambda: review.list.current.source == "区住房城乡建委")
    review.list.setFocus()
    qtbot.keyClick(review.list, Key.Key_E)
    write(qtbot, review.detail.text, REWRITTEN)
    click(qtbot, review.detail, "保存修改")
    wait(lambda: review.list.current.text == REWRITTEN)
    review.detail.beside.show_decisions()
    assert "林知微" in all_words(review.detail)

    # The report.
    report = go(qtbot, window, "report")
    report.tabs.setCurrentWidget(report.annex2)
    wait(lambda: REWRITTEN in report.annex2.toPlainText())
    recorder.prepare("ask_folder", str(tmp_path / "报告"))
    click(qtbot, report, "生成报告")
    wait(lambda: "已生成 2 个文件" in report.notice.words)
    click(qtbot, report, "打开文件夹")
    assert opened_paths == [tmp_path / "报告"]
    (word,) = (tmp_path / "报告").glob("*.docx")
    cells = {
        cell.text.strip()
        for table in docx.Document(str(word)).tables
        for line in table.rows
        for cell in line.cells
    }
    assert REWRITTEN in cells
    (book,) = (tmp_path / "报告").glob("*.xlsx")
    assert REWRITTEN in {
        cell.value
        for sheet in openpyxl.load_workbook(book).worksheets
        for line in sheet.iter_rows()
        for cell in line
    }

    # Settings, history, and the overview that leads on.
    settings = go(qtbot, window, "settings")
    wait(lambda: settings.fields)
    write(qtbot, settings.fields[0].widget, "青禾区人民政府督查室")
    click(qtbot, settings, "保存")
    wait(lambda: "已保存 1 项" in settings.notice.words)
    history = go(qtbot, window, "history")
    wait(lambda: history.lines.shown)
    click(qtbot, history, "检查工作区")
    wait(lambda: "完好" in history.notice.words)
    recorder.prepare("ask_new_file", str(tmp_path / "备份.gwr"))
    click(qtbot, history, "备份…")
    wait((tmp_path / "备份.gwr").is_file)
    control(qtbot, window, Key.Key_1)
    overview: Any = window.stack.currentWidget()
    wait(lambda: overview.ring.accessibleName().startswith(f"{len(FILLED)}/"))

    # Home, and back by one click.
    window.close_workspace()
    assert window.start.isVisible()
    (recent,) = (
        made
        for made in window.start.findChildren(type(collection.watching.button))
        if "青禾区2025.gwr" in made.text()
    )
    qtbot.mouseClick(recent, LEFT)
    wait(window.frame.isVisible)
    assert recorder.told == []
