"""What a control does is told where it stands; what a notice says is read whole, and put away."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gwreport.ui.main_window import MainWindow
from gwreport.ui.pages import PAGES
from gwreport.ui.widgets.basics import Notice
from tests.ui.looking import button, click, let_go, tool, without_a_tip


@pytest.mark.parametrize("name", [one.name for one in PAGES])
def test_each_control_of_a_page_tells_what_it_is_for(
    qtbot: QtBot, window: MainWindow, demo_copy: Path, name: str
) -> None:
    window.session.open(str(demo_copy))
    window.show_page(name)
    let_go()
    assert without_a_tip(window.pages[name]) == []


@pytest.fixture
def notice(qtbot: QtBot) -> Notice:
    made = Notice()
    qtbot.addWidget(made)
    made.resize(600, 60)
    return made


def test_a_long_notice_takes_little_room_until_it_is_unfolded(qtbot: QtBot, notice: Notice) -> None:
    words = "\n".join(f"第{number}条：请看一看。" for number in range(30))
    notice.show_words(words, "warning")
    assert notice.words == words
    folded = notice.sizeHint().height()
    click(qtbot, notice, "看全文")
    unfolded = notice.sizeHint().height()
    assert unfolded > 3 * folded
    click(qtbot, notice, "收起")
    assert notice.sizeHint().height() == folded
    notice.show_words("已保存。", "good")
    with pytest.raises(AssertionError):
        button(notice, "看全文")


def test_a_notice_that_was_read_is_put_away_but_not_a_state(qtbot: QtBot, notice: Notice) -> None:
    notice.show_words("已保存。", "good")
    tool(notice, "收起这条提示").click()
    assert not notice.isVisible()
    assert notice.words == ""
    notice.show_state("还没有下发。")
    assert not tool(notice, "收起这条提示").isVisible()
    assert notice.isVisible()
