"""审核 with very long items on small screens: what is decided on is in sight, what is not is not acted on."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from gwreport.ui.main_window import MainWindow
from gwreport.ui.window_state import WindowState
from gwreport.workflow.returns.collect_returns import collect_returns
from tests.ui.looking import choose, go, let_go
from tests.ui.recorder import Dialogs, Recorder
from tests.ui.stored import decisions_of
from tests.workflow.quarter import LATER, fill, issue, open_office, workbook_of

ITEMS = 20
UNITS = ("区城市管理局", "区财政局", "区住房城乡建委")
TASK = (
    "第{number}片区老旧街区更新改造，统筹推进雨污分流、强弱电下地、外立面整治、加装电梯、口袋公园和停车泊位建设，"
    "完成改造老旧小区{number}个、惠及居民{number}000户，新增停车泊位{number}00个，建成社区食堂{number}个"
)
SAID = (
    "{unit}：第{number}片区已完成施工图审查和招标，进场施工{number}个小区，完成雨污管网改造{number}千米，"
    "外立面整治完成六成，加装电梯开工{number}部；受连续降雨和管线迁改影响，部分点位暂停施工，"
    "正在与通信、电力单位协调交叉作业面。"
)
# A full screen of 1366 by 768, and of 1920 by 1080 at 150 per cent, less the desktop's bar and the title.
SIZES = {"1366x768": (1366, 768 - 70), "1920x1080 at 150 %": (1280, 720 - 70)}


@pytest.fixture(scope="session")
def long_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with twenty very long items, of each of which three units say something long."""
    folder = tmp_path_factory.mktemp("long")
    lines = ["2025年区政府工作报告目标任务分解方案", "", "一、重点工作"]
    for number in range(1, ITEMS + 1):
        lines.append(f"{number}．{TASK.format(number=number)}。")
        lines.append(
            f"牵头领导：钱晓东、赵明；牵头单位：{'、'.join(UNITS)}；责任单位：各镇街，区级相关部门单位。"
        )
    with open_office(folder, "\n".join(lines) + "\n") as workspace:
        issued = issue(workspace, folder)
        returns = []
        for at, unit in enumerate(UNITS):
            said = {
                f"第{number}片区": {
                    "完成情况": SAID.format(unit=unit, number=number) * 3,
                    "进度自评": ("已完成", "依时序推进", "未依时序推进")[at],
                }
                for number in range(1, ITEMS + 1)
            }
            returns.append(fill(workbook_of(issued, unit), folder / "收" / f"{at}.xlsx", said))
        collect_returns(workspace, returns, now=LATER, workers=1)
    return folder / "a.gwr"


@pytest.fixture
def page(
    qtbot: QtBot, window: MainWindow, state: WindowState, long_office: Path, tmp_path: Path
) -> Any:
    state.reviewer = "周叙言"
    copy = tmp_path / "long.gwr"
    copy.write_bytes(long_office.read_bytes())
    window.session.open(str(copy))
    made: Any = go(qtbot, window, "review")
    choose(made.scope, "全部")
    made.list.setFocus()
    return made


def seen(widget: QWidget) -> QRect:
    """Give the part of a widget that can be seen, in the window's coordinates."""
    region = widget.visibleRegion().boundingRect()
    return (
        region.translated(widget.mapTo(widget.window(), QPoint())) if region.isValid() else region
    )


def is_whole(widget: QWidget) -> bool:
    return bool(widget.isVisible()) and widget.visibleRegion().boundingRect() == widget.rect()


def lines_seen(page: Any) -> float:
    edit = page.detail.reported.edit
    return edit.viewport().visibleRegion().boundingRect().height() / edit.line_height


def resize(window: MainWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    for _ in range(3):
        let_go()


@pytest.mark.parametrize("size", SIZES.values(), ids=list(SIZES))
def test_task_text_class_and_actions_of_the_longest_items_are_in_sight(
    window: MainWindow, page: Any, size: tuple[int, int]
) -> None:
    resize(window, size)
    assert len(page.list.shown) == ITEMS
    for at in range(ITEMS):
        page.list.go_to(at)
        let_go()
        one = page.list.current
        assert len(one.text) > 300
        assert one.findings
        detail, bar = page.detail, page.bar
        for widget in (detail.class_line.status, bar.statuses, *bar.buttons, page.reason):
            assert is_whole(widget), (one.key, widget.accessibleName() or widget.objectName())
        edit = detail.reported.edit
        assert edit.verticalScrollBar().value() == 0
        assert lines_seen(page) >= 5, one.key
        # The task from its beginning, and the chips with what is to be looked at.
        title = seen(detail.head.title)
        assert title.height() >= 2 * detail.head.title.fontMetrics().height() - 4
        for chips in (detail.of_words, detail.of_class):
            assert is_whole(chips) or not chips.isVisible()
        # Nothing lies over anything else, and nothing below the window's edge.
        assert seen(bar).bottom() <= window.height()
        order = [detail.head, edit, detail.class_line, detail.beside]
        tops = [seen(widget) for widget in order]
        assert all(a.bottom() <= b.top() for a, b in pairwise(tops))


def test_a_number_does_not_take_a_text_that_is_scrolled_out_of_sight(
    qtbot: QtBot, window: MainWindow, page: Any
) -> None:
    resize(window, SIZES["1920x1080 at 150 %"])
    page.list.go_to(0)
    page.list.setFocus()
    units = page.detail.beside.units
    let_go()
    for bar in (units.verticalScrollBar(), units.horizontalScrollBar()):
        bar.setValue(bar.maximum())
    let_go()
    path = Path(window.session.location)
    assert decisions_of(path) == []
    first, last = Qt.Key.Key_1, Qt.Key.Key_3
    qtbot.keyClick(page.list, first)
    let_go()
    assert decisions_of(path) == []
    assert seen(units.bodies[0]).height() >= units.fontMetrics().height()
    assert "再按一次 1 采用" in next(one.text() for one in units.again if one.isVisible())
    # Another number is asked about anew.
    units.verticalScrollBar().setValue(units.verticalScrollBar().maximum())
    let_go()
    qtbot.keyClick(page.list, last)
    let_go()
    assert decisions_of(path) == []
    qtbot.keyClick(page.list, last)
    assert UNITS[2] in decisions_of(path)[0].value


@pytest.mark.parametrize("size", list(SIZES))
def test_no_units_text_lies_beside_the_screen(window: MainWindow, page: Any, size: str) -> None:
    units = page.detail.beside.units
    for width, height in (SIZES[size], (1920, 1010), SIZES[size]):
        window.resize(width, height)
        let_go()
        places = [one.parentWidget().pos() for one in units.bodies]
        assert len(places) == len(UNITS)
        assert units.horizontalScrollBar().maximum() == 0
        # In reading order, and none over another.
        assert places == sorted(places, key=lambda one: (one.y(), one.x()))
        assert len({(one.x(), one.y()) for one in places}) == len(places)
        one_line = len({one.x() for one in places}) == len(places)
        assert one_line is (width == 1920)


def test_dialogs_leave_in_sight_what_they_are_about(
    qtbot: QtBot, window: MainWindow, page: Any, dialogs: Dialogs, recorder: Recorder
) -> None:
    resize(window, SIZES["1366x768"])
    window.move(0, 0)
    page.list.go_to(0)
    let_go()
    area = seen(page.detail.card).translated(window.mapToGlobal(QPoint()))
    screens: list[bool] = []

    def act(dialog: Any) -> None:
        let_go()
        screens.append(dialog.frameGeometry().intersects(area))
        dialog.reject()

    dialogs.expect(act)
    page.decisions.send_back()
    assert screens == [False]


def test_what_is_sent_back_keeps_its_unit_and_its_item_in_the_draft(
    qtbot: QtBot, window: MainWindow, page: Any, dialogs: Dialogs, recorder: Recorder
) -> None:
    page.list.go_to(1)
    one = page.list.current

    def leave(dialog: Any) -> None:
        choose(dialog.units, UNITS[2])
        dialog.words.setPlainText("请补充完成数量")
        recorder.prepare("ask_choice", "留作草稿")
        dialog.reject()

    dialogs.expect(leave)
    page.decisions.send_back()
    (kept,) = page.drafts.of(page.at.workspace)
    assert one.number in kept.title
    assert one.title[:8] in kept.title
    found: list[str] = []

    def look(dialog: Any) -> None:
        found.extend((dialog.unit, dialog.text))
        recorder.prepare("ask_choice", "放弃")
        dialog.reject()

    dialogs.expect(look)
    page.decisions.send_back()
    assert found == [UNITS[2], "请补充完成数量"]


def test_taking_back_leads_to_what_was_taken_back(
    qtbot: QtBot, window: MainWindow, page: Any
) -> None:
    choose(page.scope, "等待处理")
    page.list.go_to(2)
    first = page.list.current
    page.decisions.choose(UNITS[1])
    page.list.go_to(7)
    let_go()
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.list.current.key == first.key
    assert page.list.selected == [page.list.current]
    assert page.detail.row.key == first.key
    told = window.statusBar().currentMessage()
    assert "已撤销" in told
    assert first.number in told
