"""佐证材料 on 回收: listed, opened as a copy, assigned, taken back; 审核 leads to it."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gwreport.ui.dialogs.choose_one import ChooseOne
from gwreport.ui.main_window import MainWindow
from gwreport.ui.operations.evidence import EvidenceView
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.workspace import Workspace
from tests.ui.looking import all_words, button, go, shown
from tests.ui.looking import choose as choose_entry
from tests.ui.looking import click as click_words
from tests.ui.recorder import Dialogs
from tests.workflow.quarter import LATER

UNIT = "区城市管理局"


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, reported: Path, tmp_path: Path) -> Any:
    folder = tmp_path / "佐证"
    folder.mkdir()
    for number, name in enumerate(("说不清.jpg", "T3.pdf", "T3.exe")):
        (folder / f"{UNIT}{name}").write_bytes(b"\xff\xd8\xff\xe0" + bytes([number]))
    with Workspace.open(str(reported)) as workspace:
        collect_returns(workspace, [folder], now=LATER, workers=1)
    window.state.reviewer = "林知微"
    window.session.open(str(reported))
    return go(qtbot, window, "collection")


def choose(page: Any, name: str) -> None:
    assert page.evidence.files.choose(lambda one: one.file.source.name == f"{UNIT}{name}")


def click(page: Any, words: str) -> None:
    next(one for one in page.evidence.buttons if one.text() == words).click()


def waiting(qtbot: QtBot, window: MainWindow) -> tuple[str, str, str]:
    """What the workbench, the list and the report page say that waits."""
    review: Any = go(qtbot, window, "review")
    listed = review.rows.count.words.split("，")[0]
    overview: Any = go(qtbot, window, "overview")
    report: Any = go(qtbot, window, "report")
    told = [one.words for one in report.open_matters.shown]
    return overview.to_settle.text(), listed, "、".join(told)


def test_nothing_is_offered_before_a_file_is_chosen(page: Any) -> None:
    page.evidence.files.clearSelection()
    page.evidence.show_evidence(EvidenceView())
    assert not any(one.isEnabled() for one in page.evidence.buttons)
    page.refresh()
    choose(page, "T3.pdf")
    assert all(one.isEnabled() for one in page.evidence.buttons)


def test_evidence_is_listed_assigned_and_taken_back(page: Any, dialogs: Dialogs) -> None:
    tab = page.tabs.indexOf(page.evidence)
    assert page.tabs.tabText(tab) == "佐证材料（1 份待指定）"
    assert sorted(shown(page.evidence.files, "文件")) == sorted(
        f"{UNIT}{one}" for one in ("说不清.jpg", "T3.pdf", "T3.exe")
    )
    choose(page, "说不清.jpg")

    def act(dialog: ChooseOne) -> None:
        dialog.list.setCurrentRow(1)
        dialog.yes.click()

    dialogs.expect(act)
    click(page, "指定任务…")
    assert page.tabs.tabText(tab) == "佐证材料"
    choose(page, "说不清.jpg")
    click(page, "撤销指定")
    assert "待指定" in shown(page.evidence.files, "属于")
    choose(page, "说不清.jpg")
    click(page, "属于整份报送")
    assert "整份报送" in shown(page.evidence.files, "属于")


def test_a_copy_is_opened_and_what_may_run_is_not(page: Any, opened_paths: list[Path]) -> None:
    choose(page, "T3.pdf")
    click(page, "打开")
    assert opened_paths[0].name.endswith(f"{UNIT}T3.pdf")
    choose(page, "T3.exe")
    click(page, "打开")
    assert len(opened_paths) == 1
    assert "没有打开" in page.notice.words


def test_review_leads_to_the_evidence_of_an_item(
    qtbot: QtBot, window: MainWindow, page: Any
) -> None:
    review: Any = go(qtbot, window, "review")
    row = next(one for one in review.list.table.rows if one.item == "T3")
    ((_, deed),) = [one for one in review.list.own_deeds if one[0] == "看佐证材料"]
    deed(row)
    assert window.stack.currentWidget() is page
    assert page.tabs.currentWidget() is page.evidence
    assert "T3" in page.evidence.files.current.items


def test_what_belongs_to_no_row_yet_waits_in_review_and_is_given_to_one_there(
    qtbot: QtBot, window: MainWindow, page: Any, dialogs: Dialogs, opened_paths: list[Path]
) -> None:
    number, listed, reported = waiting(qtbot, window)
    assert listed == f"等待处理 {number} 条"
    assert "待归佐证 1" in reported
    review: Any = go(qtbot, window, "review")
    choose_entry(review.scope, "等待处理：待归佐证")
    assert shown(review.list, "内容") == [f"{UNIT}说不清.jpg"]
    assert shown(review.list, "进度") == [""]
    assert UNIT in all_words(review.detail.head)
    click_words(qtbot, review.detail, "打开")
    assert opened_paths[0].name.endswith("说不清.jpg")
    # Y confirms nothing, and there is nobody to send it back to.
    qtbot.keyClick(review.list, Qt.Key.Key_Y)
    assert not button(review.bar, "退回修改…").isEnabled()

    def act(dialog: ChooseOne) -> None:
        assert [dialog.list.item(at).text()[:3] for at in range(2)] == ["指标1", "任务2"]
        dialog.list.setCurrentRow(1)
        dialog.yes.click()

    dialogs.expect(act)
    click_words(qtbot, review.detail, "指定任务…")
    assert shown(review.list, "内容") == []
    assert waiting(qtbot, window)[0] == str(int(number) - 1)
    # It was decided on this page: nothing is asked.
    review = go(qtbot, window, "review")
    window.undo()
    assert shown(review.list, "内容") == [f"{UNIT}说不清.jpg"]
    assert waiting(qtbot, window)[0] == number
    review = go(qtbot, window, "review")
    click_words(qtbot, review.detail, "属于整份报送")
    assert waiting(qtbot, window)[0] == str(int(number) - 1)
