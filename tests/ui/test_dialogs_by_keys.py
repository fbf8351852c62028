"""Dialogs by keys alone: Enter and Escape press what their tips say, a list keeps Enter for its rows.

That each button of a dialog has a tip, and tells its key in it, is held for every dialog that any test
opens: `look_over` in `recorder.py`.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from gwreport.ui.dialogs.choose_one import ChooseOne
from gwreport.ui.dialogs.send_back import SendBackDialog
from gwreport.ui.drafts.draft import Place
from gwreport.ui.drafts.keeper import Drafts
from gwreport.ui.drafts.keeping import Keeping
from gwreport.ui.main_window import MainWindow
from gwreport.ui.messages import Messages
from gwreport.ui.models.row_table import ShownColumn
from gwreport.ui.widgets.basics import button
from gwreport.ui.widgets.elided_label import ElidedLabel
from gwreport.ui.widgets.frame.gradually import Gradually
from gwreport.ui.widgets.print_preview import PrintPreview
from gwreport.ui.widgets.review.marked_items import MarkedItems
from gwreport.ui.widgets.table import Table
from tests.ui.recorder import Dialogs, Recorder
from tests.ui.spoken import buttons_that_tell_nothing


@pytest.fixture
def keeping(tmp_path: Path) -> Iterator[Keeping]:
    drafts = Drafts(tmp_path / "drafts")
    yield Keeping(drafts, Recorder(), Place("w", "2025-Q3", "question", "T2"), "退回")
    drafts.flush()


def test_enter_on_a_row_presses_no_button_of_its_dialog(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    pressed: list[str] = []
    table: Table[str] = Table("任务", (ShownColumn("文字", str, 0),))
    made = button("这一类都看过了", lambda: pressed.append("button"), tip="看过了")
    table.setParent(dialog)
    made.setParent(dialog)
    table.opened.connect(pressed.append)
    table.show_rows(["甲", "乙"])
    dialog.show()
    table.go_to(1)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert pressed == ["乙"]
    assert made.isDefault(), "what Qt would press otherwise"


def test_a_return_is_sent_back_without_the_mouse(qtbot: QtBot, keeping: Keeping) -> None:
    dialog = SendBackDialog(["区城市管理局", "区财政局"], "任务2", keeping, None)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    # One writes at once; the unit is mostly the right one.
    qtbot.waitUntil(dialog.words.hasFocus)
    qtbot.keyClicks(dialog.words, "how many")
    qtbot.keyClick(dialog.words, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert buttons_that_tell_nothing(dialog) == []
    assert "Ctrl+回车" in dialog.accept_button.toolTip()
    qtbot.keyClick(dialog.words, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: dialog.result() == QDialog.DialogCode.Accepted)


def test_one_of_many_is_chosen_by_keys(qtbot: QtBot) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    dialog = ChooseOne("指定任务", "是哪一项？", ["任务1", "任务2"], "指定", owner)
    dialog.show()
    dialog.list.setCurrentRow(1)
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert (dialog.result(), dialog.chosen) == (QDialog.DialogCode.Accepted, "任务2")


@pytest.mark.parametrize("answers", [("放弃", "取消"), ("留作草稿", "放弃", "接着写")])
def test_a_box_tells_by_which_keys_it_is_answered(
    qtbot: QtBot, dialogs: Dialogs, answers: Sequence[str]
) -> None:
    owner = QWidget()
    qtbot.addWidget(owner)
    tips: dict[str, str] = {}

    def look(box: QMessageBox) -> None:
        tips.update({one.text(): one.toolTip() for one in box.buttons()})
        qtbot.keyClick(box, Qt.Key.Key_Escape)

    dialogs.expect(look)
    assert Messages(owner).ask_choice("草稿", "怎么处理？", answers) == answers[-1]
    assert tips[answers[0]] == f"{answers[0]}（回车）"
    assert tips[answers[-1]] == f"{answers[-1]}（Esc）"
    assert all(tips.values())


def test_what_takes_many_steps_is_begun_at_once_and_ended(qtbot: QtBot) -> None:
    owner, done = QWidget(), list[int]()
    qtbot.addWidget(owner)
    steps = Gradually(owner, at_once=3)
    steps.do([lambda number=number: done.append(number) for number in range(50)])
    assert done == [0, 1, 2]
    qtbot.waitUntil(lambda: len(done) == 50)
    assert done == [*range(50)]
    # What is wanted next takes the place of what was wanted.
    steps.do([lambda: done.append(-1)] * 50)
    steps.do([lambda: done.append(-2)])
    QApplication.processEvents()
    assert done[50:] == [-1] * 3 + [-2]


def test_a_long_annex_is_whole_once_it_is_looked_at(qtbot: QtBot) -> None:
    paper = PrintPreview()
    qtbot.addWidget(paper)
    rows = [(str(number), f"第{number}项任务") for number in range(130)]
    paper.show_table("附件2", "题", ("序号", "目标任务"), rows, (20, 80), note="注。")
    assert "第129项" not in paper.toPlainText()
    paper.show()
    qtbot.waitUntil(lambda: "注。" in paper.toPlainText())
    assert [f"第{number}项任务" in paper.toPlainText() for number in range(130)] == [True] * 130
    assert paper.toPlainText().count("第77项任务") == 1
    # Read anew and unchanged it stays where it was scrolled to.
    paper.verticalScrollBar().setValue(500)
    paper.show_table("附件2", "题", ("序号", "目标任务"), rows, (20, 80), note="注。")
    assert paper.verticalScrollBar().value() == 500


def test_what_is_marked_is_shown_in_the_order_of_the_list(
    qtbot: QtBot, window: MainWindow, reported: Path
) -> None:
    window.session.open(str(reported))
    window.show_page("review")
    page: Any = window.pages["review"]
    rows = [one for one in page.view.rows if one.item]

    marked = MarkedItems()
    qtbot.addWidget(marked)
    marked.resize(500, 400)
    marked.show()

    def shown() -> list[str]:
        QApplication.processEvents()
        found = [one for one in marked.findChildren(ElidedLabel, "muted") if one.isVisible()]
        found.sort(key=lambda one: one.mapTo(marked, one.pos()).y())
        return [one.words.split("　")[0] for one in found]

    for wanted in (rows[1:3], rows, [rows[0], rows[3]], rows[::-1], []):
        marked.show_rows(wanted, 0)
        assert shown() == [one.number for one in wanted]
