"""下发: workbooks for the units that are ticked, with deadline, list, notice and archive."""

import zipfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import docx
import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtWidgets import QCalendarWidget, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from gwreport.machine import effects
from gwreport.ui.appearance.theme import THEME
from gwreport.ui.main_window import MainWindow
from gwreport.workflow.workspace import Workspace
from tests.ui.looking import LEFT, choose, click, go, shown, write
from tests.ui.recorder import Recorder
from tests.workflow.quarter import NOW

UNITS = ["区发展改革委", "区城市管理局", "区财政局", "区政府办公室"]


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, unissued: Path) -> Any:
    window.session.open(str(unissued))
    return go(qtbot, window, "issue")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "填报表"


def issues(path: Path, code: str = "2025-Q1") -> Any:
    with Workspace.open(str(path)) as workspace:
        return workspace.ledger.issues(code)


def workbooks(folder: Path) -> list[str]:
    return sorted(one.name.split("_")[1] for one in folder.glob("*_填报表.xlsx"))


def tick(qtbot: QtBot, page: Any, unit: str) -> None:
    """Click the box of a unit's row."""
    at = shown(page.units, "单位").index(unit)
    index = page.units.filter.index(at, 0)
    option = QStyleOptionViewItem()
    option.initFrom(page.units)
    option.rect = page.units.visualRect(index)
    option.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
    box = page.units.style().subElementRect(
        QStyle.SubElement.SE_ItemViewItemCheckIndicator, option, page.units
    )
    qtbot.mouseClick(page.units.viewport(), LEFT, pos=QPoint(box.center()))


def test_who_leads_what_is_shown_with_a_deadline_to_come(page: Any) -> None:
    assert sorted(shown(page.units, "单位")) == sorted(UNITS)
    assert dict(zip(shown(page.units, "单位"), shown(page.units, "牵头事项"), strict=True)) == {
        "区发展改革委": "1",
        "区城市管理局": "2",
        "区财政局": "1",
        "区政府办公室": "1",
    }
    assert set(shown(page.units, "上次下发")) == {"—"}
    assert page.deadline.date().toPython() > date.today()


def test_all_units_get_a_workbook_when_none_is_ticked(
    qtbot: QtBot, page: Any, recorder: Recorder, out: Path, opened_paths: list[Path], unissued: Path
) -> None:
    recorder.prepare("ask_folder", str(out))
    click(qtbot, page, "生成填报表")
    assert workbooks(out) == sorted(UNITS)
    assert list(out.glob("*发放清单*"))
    assert not list(out.glob("*.zip"))
    assert "已生成 4 份填报表和发放清单" in page.notice.words
    assert page.issue_button.isEnabled()
    assert "—" not in shown(page.units, "上次下发")
    assert issues(unissued)[-1].deadline == date.today() + timedelta(days=10)
    click(qtbot, page, "打开文件夹")
    assert opened_paths == [out]


def test_only_the_units_that_are_ticked_get_one(
    qtbot: QtBot, page: Any, recorder: Recorder, out: Path
) -> None:
    tick(qtbot, page, "区财政局")
    assert page.chosen.text() == "已勾选 1 个单位"
    recorder.prepare("ask_folder", str(out))
    click(qtbot, page, "生成填报表")
    assert workbooks(out) == ["区财政局"]


def test_those_without_a_workbook_yet_are_ticked_at_once(
    qtbot: QtBot, page: Any, recorder: Recorder, out: Path
) -> None:
    tick(qtbot, page, "区财政局")
    recorder.prepare("ask_folder", str(out), str(out / "2"))
    click(qtbot, page, "生成填报表")
    click(qtbot, page, "只选没有下发过的")
    assert page.chosen.text() == "已勾选 3 个单位"
    click(qtbot, page, "生成填报表")
    assert workbooks(out / "2") == sorted(set(UNITS) - {"区财政局"})
    click(qtbot, page, "全选")
    assert page.chosen.text() == "已勾选 4 个单位"


def test_a_tick_stays_when_the_list_is_filtered(qtbot: QtBot, page: Any) -> None:
    tick(qtbot, page, "区财政局")
    write(qtbot, page.search, "政府办公室")
    assert shown(page.units, "单位") == ["区政府办公室"]
    assert [one.unit for one in page.units.ticked] == ["区财政局"]


def test_the_deadline_that_is_chosen_is_the_one_that_is_set(
    qtbot: QtBot, page: Any, recorder: Recorder, out: Path, unissued: Path
) -> None:
    page.deadline.setDate(QDate(2025, 4, 8))
    recorder.prepare("ask_folder", str(out))
    click(qtbot, page, "生成填报表")
    assert issues(unissued)[-1].deadline == date(2025, 4, 8)
    # It is the one that is shown the next time too.
    assert page.deadline.date() == QDate(2025, 4, 8)


def test_there_may_be_no_deadline(
    qtbot: QtBot, page: Any, recorder: Recorder, out: Path, unissued: Path
) -> None:
    # The words of a box can be clicked as well as the box.
    qtbot.mouseClick(page.with_deadline, LEFT, pos=QPoint(9, page.with_deadline.height() // 2))
    assert not page.deadline.isEnabled()
    recorder.prepare("ask_folder", str(out))
    click(qtbot, page, "生成填报表")
    assert not issues(unissued)[-1].deadline


def test_an_archive_of_all_is_made_when_it_is_wanted(
    qtbot: QtBot, page: Any, recorder: Recorder, out: Path
) -> None:
    page.zipped.setFocus()
    qtbot.keyClick(page.zipped, Qt.Key.Key_Space)
    recorder.prepare("ask_folder", str(out))
    click(qtbot, page, "生成填报表")
    (archive,) = (*out.glob("*.zip"), *out.parent.glob("*.zip"))
    with zipfile.ZipFile(archive) as opened:
        assert len([name for name in opened.namelist() if "填报表.xlsx" in name]) == 4


def test_giving_up_writes_nothing(qtbot: QtBot, page: Any, recorder: Recorder, out: Path) -> None:
    click(qtbot, page, "生成填报表")
    assert recorder.asked == ["填报表放在哪个文件夹？"]
    assert not out.exists()
    assert page.issue_button.isEnabled()


def test_a_preview_is_opened_and_nothing_is_issued(
    qtbot: QtBot, page: Any, unissued: Path, opened_paths: list[Path]
) -> None:
    assert page.units.choose(lambda one: one.unit == "区财政局")
    click(qtbot, page, "预览一份")
    (path,) = opened_paths
    assert path.is_file()
    assert "区财政局" in path.name
    assert not list(path.parent.glob("*.gwr"))
    assert not issues(unissued)


def test_another_round_has_its_own_deadline_and_its_own_marks(
    qtbot: QtBot, window: MainWindow, page: Any, recorder: Recorder, out: Path, unissued: Path
) -> None:
    page.deadline.setDate(QDate(2025, 4, 8))
    recorder.prepare("ask_folder", str(out))
    click(qtbot, page, "生成填报表")
    names = [window.rounds.itemText(at) for at in range(window.rounds.count())]
    choose(window.rounds, next(one for one in names if "上半年" in one))
    assert set(shown(page.units, "上次下发")) == {"—"}
    assert page.deadline.date() != QDate(2025, 4, 8)
    assert not issues(unissued, "2025-Q2")


def test_a_full_disk_is_told_and_can_be_tried_again(
    qtbot: QtBot, page: Any, recorder: Recorder, out: Path
) -> None:
    def full(effect: str) -> None:
        if effect == "write":
            raise OSError(28, "No space left on device")

    effects.hook = full
    recorder.prepare("ask_folder", str(out), str(out))
    click(qtbot, page, "生成填报表")
    (told,) = recorder.told
    assert "磁盘空间不足" in told
    assert workbooks(out) == []
    assert page.issue_button.isEnabled()
    effects.hook = None
    click(qtbot, page, "生成填报表")
    assert workbooks(out) == sorted(UNITS)


def test_without_a_plan_nothing_can_be_issued(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "leer.gwr"
    Workspace.create(str(path), region="青禾区", year=2025, now=NOW).close()
    window.session.open(str(path))
    page: Any = go(qtbot, window, "issue")
    assert "还没有任务分解方案" in page.notice.words
    assert not page.issue_button.isEnabled()
    click(qtbot, page, "预览一份")


def test_the_notice_that_goes_out_with_the_workbooks_is_written(
    qtbot: QtBot, page: Any, recorder: Recorder, out: Path, opened_paths: list[Path]
) -> None:
    recorder.prepare("ask_folder", str(out), str(out))
    click(qtbot, page, "生成填报表")
    page.deadline.setDate(QDate(2025, 4, 8))
    click(qtbot, page, "下发通知…")
    assert "已经过了" in page.notice.words
    recorder.prepare("ask_folder", str(out / "通知"))
    page.deadline.setDate(QDate(2099, 4, 8))
    click(qtbot, page, "下发通知…")
    assert recorder.told == []
    assert "下发通知已生成" in page.notice.words
    click(qtbot, page, "打开")
    (path,) = opened_paths
    assert path.is_file()
    words = "".join(one.text for one in docx.Document(str(path)).paragraphs)
    assert "2099年4月8日" in words


def test_the_calendar_can_be_read_in_both_themes(
    qtbot: QtBot, window: MainWindow, unissued: Path
) -> None:
    window.session.open(str(unissued))
    page: Any = go(qtbot, window, "issue")
    calendar = page.deadline.calendarWidget()
    sunday = Qt.DayOfWeek.Sunday
    for dark in (False, True):
        THEME.apply(dark=dark)
        ground = THEME.colour("surface").lightnessF()
        for painted in (calendar.weekdayTextFormat(sunday), calendar.headerTextFormat()):
            assert abs(painted.foreground().color().lightnessF() - ground) > 0.2
    # Each day's name is one sign, and has the room for it.
    assert (
        calendar.horizontalHeaderFormat()
        is QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames
    )
    assert calendar.minimumWidth() >= 7 * 48
