"""工作台: where the round stands; each figure leads to its list."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from gwreport.domain.statuses import UnitState
from gwreport.ui.main_window import MainWindow
from gwreport.ui.operations.overview import view_overview
from gwreport.ui.widgets.charts import Part, Ring, StackedBar
from tests.ui.looking import LEFT, all_words, button, choose, click, go, note, page_button
from tests.ui.stored import indicators_and_tasks, progress_of

ROUND = "2025-Q3"


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, demo_workspace: Path) -> Any:
    window.session.open(str(demo_workspace))
    return go(qtbot, window, "overview")


def test_the_round_is_seen_at_one_look(page: Any, demo_workspace: Path) -> None:
    words = all_words(page).splitlines()
    units = progress_of(demo_workspace, ROUND)
    came = sum(one.state in (UnitState.RETURNED, UnitState.PARTIAL) for one in units)
    assert page.ring.accessibleName() == f"{came}/{len(units)} 个单位已报送"
    for number, what in zip(
        indicators_and_tasks(demo_workspace), ("主要指标", "目标任务"), strict=True
    ):
        assert words[words.index(what) - 1] == str(number)
    assert "报送期限 2025-10-10，已过" in note(page)
    assert "依时序推进 " in page.status_bar.accessibleName()
    for label in ("逾期未报的单位", "没有收下的文件"):
        assert button(page, label).isEnabled()


@pytest.mark.parametrize(
    ("words", "target"),
    [
        ("逾期未报的单位", "collection"),
        ("没有收下的文件", "collection"),
        ("意见不一的任务", "review"),
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
    plan: Any = window.stack.currentWidget()
    assert plan is window.pages["plan"]
    assert len(plan.items.shown) == sum(counts.values())
    assert f"{len(plan.items.shown)} 项" in all_words(page)
    assert all(leader in one.leaders for one in plan.items.shown)


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
