"""工作台: where the round stands; each figure leads to its list."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gwreport.cli.entry import run
from gwreport.domain.review.kinds import ReviewKind
from gwreport.domain.statuses import Status, UnitState
from gwreport.ui.main_window import MainWindow
from gwreport.ui.operations.overview import view_overview
from gwreport.ui.widgets.charts import Part, Ring, StackedBar
from gwreport.wording.names import STATUSES
from tests.ui.looking import LEFT, all_words, button, choose, click, go, let_go, note, page_button
from tests.ui.stored import indicators_and_tasks, progress_of

ROUND = "2025-Q3"


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, demo_workspace: Path) -> Any:
    window.session.open(str(demo_workspace))
    return go(qtbot, window, "overview")


def test_the_round_is_seen_at_one_look(page: Any, demo_workspace: Path) -> None:
    units = progress_of(demo_workspace, ROUND)
    came = sum(one.state in (UnitState.RETURNED, UnitState.PARTIAL) for one in units)
    assert page.ring.accessibleName() == f"{came}/{len(units)} 个单位已报送"
    for number, what in zip(
        indicators_and_tasks(demo_workspace), ("主要指标", "目标任务"), strict=True
    ):
        assert figures(page)[what].text() == str(number)
    assert "报送期限 2025-10-10，已过" in note(page)
    assert "依时序推进 " in page.status_bar.accessibleName()
    for label in ("逾期未报的单位", "没有收下的文件"):
        assert button(page, label).isEnabled()


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("逾期未报的单位", "collection"),
        ("没有收下的文件", "review"),
        ("意见不一的任务", "review"),
        ("有问题的任务和文件", "review"),
        ("还没有人填报的任务", "review"),
    ],
)
def test_what_waits_leads_to_where_it_is_settled(
    qtbot: QtBot, window: MainWindow, page: Any, words: str, target: str
) -> None:
    click(qtbot, page, words)
    assert window.stack.currentWidget() is window.pages[target]
    assert page_button(window, target).isChecked()


def test_a_leaders_bar_leads_to_his_items(qtbot: QtBot, window: MainWindow, page: Any) -> None:
    view = view_overview(window.session.location, ROUND, date.today())
    assert view is not None
    leader, counts = view.leaders[0]
    qtbot.mouseClick(page.findChild(StackedBar, leader), LEFT)
    review: Any = window.stack.currentWidget()
    assert review is window.pages["review"]
    assert len(review.list.shown) == sum(counts.values())
    assert all(leader in one.leaders for one in review.list.shown)


def figures(page: Any) -> dict[str, QPushButton]:
    """Give the numbers that can be pressed, by what they count."""
    found = [
        one
        for one in page.findChildren(QPushButton)
        if one.property("kind") == "number" and one.isVisibleTo(page)
    ]
    return {one.accessibleName().rpartition(" ")[0]: one for one in found}


def test_every_number_opens_the_list_of_exactly_what_it_counts(
    qtbot: QtBot, window: MainWindow, page: Any
) -> None:
    let_go()
    names = [name for name in figures(page) if "单位" not in name]
    assert {"等待处理", "主要指标", "目标任务", "未依时序推进", "意见不一的任务"} <= set(names)
    for name in names:
        go(qtbot, window, "overview")
        let_go()
        figure = figures(page)[name]
        number = int(figure.text().partition(" ")[0])
        # What was sought before does not hide any of them.
        window.show_page("review")
        window.pages["review"].search.setText("没有这样的")
        figure.click()
        review: Any = window.stack.currentWidget()
        assert review is window.pages["review"]
        assert (name, len(review.list.shown)) == (name, number)
        assert review.rows.count.words.partition("，")[2] == f"列出 {number} 条"


def test_a_unit_and_a_class_lead_to_their_items(
    qtbot: QtBot, window: MainWindow, page: Any
) -> None:
    view = view_overview(window.session.location, ROUND, date.today())
    assert view is not None
    choose(page.by, "按牵头单位")
    let_go()
    unit, counts = view.leads[1]
    qtbot.mouseClick(page.findChild(StackedBar, unit), LEFT)
    review: Any = window.pages["review"]
    assert [one.unit for one in review.list.shown] == [unit] * sum(counts.values())
    go(qtbot, window, "overview")
    status = Status.ON_SCHEDULE
    click(qtbot, page.status_legend, STATUSES[status])
    assert [one.status for one in review.list.shown] == [status] * view.statuses[status]


def test_one_count_of_what_is_open_is_told_everywhere(
    qtbot: QtBot, window: MainWindow, page: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    path = window.session.location
    view = view_overview(path, ROUND, date.today())
    assert view is not None
    number = sum(view.waiting.values())
    assert number > view.waiting[ReviewKind.CONFLICT] > 0
    assert page.to_settle.text() == str(number)
    told = {}
    for command in ("status", "review"):
        run([command, ROUND, "-w", path, "--json"], lambda _: 0)
        told[command] = json.loads(capsys.readouterr().out)["open"]
    assert told["status"] == told["review"]
    assert told["status"]["total"] == number
    review: Any = go(qtbot, window, "review")
    assert note(review).endswith(f"等待处理 {number} 条")
    assert review.rows.count.words.partition("，")[2] == f"列出 {number} 条"
    report: Any = go(qtbot, window, "report")
    assert f"还有 {number} 条等待处理" in all_words(report.open_matters)


def test_the_cards_lead_on(qtbot: QtBot, window: MainWindow, page: Any) -> None:
    qtbot.mouseClick(page.ring, LEFT)
    assert window.stack.currentWidget() is window.pages["collection"]


def test_another_round_has_its_own_figures(window: MainWindow, page: Any) -> None:
    before = page.ring.accessibleName(), note(page)
    choose(window.rounds, window.rounds.itemText(1))
    assert (page.ring.accessibleName(), note(page)) != before


def test_a_round_that_was_not_issued_says_what_comes_first(window: MainWindow, page: Any) -> None:
    choose(window.rounds, window.rounds.itemText(0))
    assert "还没有下发" in page.notice.words
    assert not page.content.isVisible()
    choose(window.rounds, window.rounds.itemText(2))
    assert page.notice.words == ""
    assert page.content.isVisible()


def test_charts_paint_no_parts_and_parts_of_nothing(qtbot: QtBot) -> None:
    ring, bar = Ring("个"), StackedBar()
    for one in (ring, bar):
        qtbot.addWidget(one)
    for parts in (
        [],
        [Part("甲", 0, "#112233")],
        [Part("甲", 1, "#112233"), Part("乙", 0, "#445566")],
    ):
        ring.show_parts(parts, "0/0")
        bar.show_parts(parts, 0)
        assert not ring.grab().isNull()
        assert not bar.grab().isNull()
    assert bar.accessibleName() == "甲 1"
