"""细化方案 on 全年: proposals by period, approved, refused and changed by key, one or many, and taken back."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gwreport.domain.year.node_states import NodeState
from gwreport.ui.main_window import MainWindow
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.sending.generate_workbooks import generate_workbooks
from gwreport.workflow.workspace import Workspace
from tests.ui.looking import go, let_go
from tests.ui.recorder import Recorder
from tests.workflow.quarter import LATER, NOW, fill, workbook_of

PLAN = "2025-PLAN"
ANSWERS = {
    "新建口袋公园": {"一季度节点": "开工2个", "上半年节点": "建成2个", "责任人": "周舟"},
    "整治背街小巷": {"一季度节点": "整治5条", "上半年节点": "整治3条", "责任人": "周舟"},
}


@pytest.fixture
def tab(qtbot: QtBot, window: MainWindow, reported: Path, tmp_path: Path) -> Any:
    with Workspace.open(str(reported)) as workspace:
        sent = generate_workbooks(workspace, PLAN, tmp_path / "细化", now=NOW)
        path = fill(workbook_of(sent, "区城市管理局"), tmp_path / "回" / "甲.xlsx", ANSWERS)
        collect_returns(workspace, [path], now=LATER, workers=1)
    window.session.state.reviewer = "周叙言"
    window.session.open(str(reported))
    return go(qtbot, window, "year").tab("nodes")


def _rows(tab: Any) -> dict[tuple[str, str], NodeState]:
    return {(one.item, one.node.key): one.node.state for one in tab.view.rows}


def _choose(tab: Any, *wanted: tuple[str, str]) -> None:
    tab.nodes.clearSelection()
    model = tab.nodes.selectionModel()
    for at, one in enumerate(tab.nodes.shown):
        if (one.item, one.node.key) in wanted:
            index = tab.nodes.filter.index(at, 0)
            tab.nodes.setCurrentIndex(index) if len(wanted) == 1 else None
            model.select(index, model.SelectionFlag.Select | model.SelectionFlag.Rows)


def _press(qtbot: QtBot, tab: Any, key: Qt.Key) -> None:
    tab.nodes.setFocus()
    let_go()
    assert tab.nodes.hasFocus()
    qtbot.keyClick(tab.nodes, key)


def test_what_waits_is_listed_beside_the_plan(tab: Any) -> None:
    assert tab.scope.currentText() == "待批准（6）"
    assert {one.item for one in tab.nodes.shown} == {"T2", "T3"}
    tab.scope.setCurrentIndex(1)
    assert [(one.item, one.problem) for one in tab.nodes.shown] == [("T3", "累计数倒退")]


def test_one_is_approved_by_its_key_and_taken_back(
    qtbot: QtBot, tab: Any, recorder: Recorder
) -> None:
    _choose(tab, ("T2", "2025-Q1"))
    _press(qtbot, tab, Qt.Key.Key_Y)
    assert _rows(tab)["T2", "2025-Q1"] is NodeState.APPROVED
    assert "第 2 版" in tab.notice.words
    recorder.prepare("confirm", True)
    assert tab.undo_here()
    assert _rows(tab)["T2", "2025-Q1"] is NodeState.PROPOSED


def test_many_are_approved_at_once_and_taken_back_at_once(
    qtbot: QtBot, tab: Any, recorder: Recorder
) -> None:
    _choose(tab, ("T2", "2025-Q1"), ("T2", "2025-Q2"), ("T3", "2025-Q1"))
    tab.approve_button.click()
    assert sum(state is NodeState.APPROVED for state in _rows(tab).values()) == 3
    recorder.prepare("confirm", True)
    tab.undo_button.click()
    assert not any(state is NodeState.APPROVED for state in _rows(tab).values())


def test_a_refusal_asks_why(qtbot: QtBot, tab: Any, recorder: Recorder) -> None:
    _choose(tab, ("T2", "2025-Q2"))
    _press(qtbot, tab, Qt.Key.Key_X)
    assert _rows(tab)["T2", "2025-Q2"] is NodeState.PROPOSED
    recorder.prepare("ask_text", "太慢")
    _press(qtbot, tab, Qt.Key.Key_X)
    assert _rows(tab)["T2", "2025-Q2"] is NodeState.REFUSED


def test_words_are_changed_and_approved(qtbot: QtBot, tab: Any, recorder: Recorder) -> None:
    _choose(tab, ("T2", "2025-Q2"))
    recorder.prepare("ask_text", "建成3个")
    _press(qtbot, tab, Qt.Key.Key_E)
    (one,) = [row for row in tab.view.rows if (row.item, row.node.key) == ("T2", "2025-Q2")]
    assert (one.node.state, one.node.text, one.node.proposed) == (
        NodeState.APPROVED,
        "建成3个",
        "建成2个",
    )


def test_what_is_wrong_is_asked_about_and_left_out_of_all(tab: Any, recorder: Recorder) -> None:
    _choose(tab, ("T3", "2025-Q2"))
    tab.approve_button.click()
    assert "仍要批准吗" in recorder.asked[-1]
    assert _rows(tab)["T3", "2025-Q2"] is NodeState.PROPOSED
    recorder.prepare("confirm", True)
    tab.all_button.click()
    assert _rows(tab)["T3", "2025-Q2"] is NodeState.PROPOSED
    assert _rows(tab)["T3", "2025-Q1"] is NodeState.APPROVED
    assert "有问题" in tab.notice.words
    _choose(tab, ("T3", "2025-Q2"))
    recorder.prepare("confirm", True)
    tab.approve_button.click()
    assert _rows(tab)["T3", "2025-Q2"] is NodeState.APPROVED


def test_the_round_of_nodes_can_be_chosen_and_its_pages_shown(
    qtbot: QtBot, window: MainWindow, tab: Any, recorder: Recorder
) -> None:
    window.session.choose_round(PLAN)
    assert window.rounds.currentText().startswith("2025年细化方案")
    for page in ("issue", "collection", "review", "report", "overview"):
        go(qtbot, window, page)
    assert recorder.told == []
    collection = window.pages["collection"]
    assert any(one.unit == "区城市管理局" for one in collection.files.table.rows)
    assert "没有报告" in window.pages["report"].notice.words
