"""工作台: where the round stands; each figure leads to its list."""

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from gwreport.ui.main_window import MainWindow
from gwreport.ui.widgets.charts import Part, Ring, StackedBar
from tests.ui.looking import LEFT, all_words, button, choose, click, go


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, demo_workspace: Path) -> Any:
    window.session.open(str(demo_workspace))
    return go(qtbot, window, "overview")


def test_the_round_is_seen_at_one_look(page: Any) -> None:
    words = all_words(page)
    assert page.ring.accessibleName() == "39/43 个单位已报送"
    assert "13\n" in words
    assert "62\n" in words
    assert "报送期限 2025-10-10，已过" in page._note.text()
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
    assert window.navigation._buttons[target].isChecked()


def test_a_leaders_bar_leads_to_his_items(qtbot: QtBot, window: MainWindow, page: Any) -> None:
    layout = page._leaders
    leader = layout.itemAtPosition(0, 0).widget().text()
    number = layout.itemAtPosition(0, 2).widget().text()
    qtbot.mouseClick(layout.itemAtPosition(0, 1).widget(), LEFT)
    plan: Any = window.stack.currentWidget()
    assert plan is window.pages["plan"]
    assert f"{len(plan.items.shown)} 项" == number
    assert all(leader in one.leaders for one in plan.items.shown)


def test_the_cards_lead_on(qtbot: QtBot, window: MainWindow, page: Any) -> None:
    qtbot.mouseClick(page.ring, LEFT)
    assert window.stack.currentWidget() is window.pages["collection"]


def test_another_round_has_its_own_figures(window: MainWindow, page: Any) -> None:
    before = page.ring.accessibleName(), page._note.text()
    choose(window.rounds, window.rounds.itemText(1))
    assert (page.ring.accessibleName(), page._note.text()) != before


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
