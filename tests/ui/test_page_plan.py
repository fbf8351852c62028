"""任务分解: a document is looked over, put right and loaded; the plan is grouped and searched."""

import re
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from gwreport.domain.plan.plan import Kind
from gwreport.ui.dialogs.item_editor import ItemEditor
from gwreport.ui.dialogs.plan_preview import PlanPreviewDialog
from gwreport.ui.main_window import MainWindow
from gwreport.ui.pages.plan_page import PlanPage
from gwreport.wording.item_names import KINDS
from gwreport.workflow.demo import examples_folder
from gwreport.workflow.workspace import Workspace
from tests.ui.looking import LEFT, all_words, choose, click, drop, go, let_go, shown, write
from tests.ui.recorder import Dialogs, Recorder
from tests.ui.stored import items_of
from tests.workflow.quarter import BREAKDOWN, NOW

LATER_VERSION = BREAKDOWN.replace("口袋公园5个", "口袋公园6个").replace(
    "3．整治背街小巷12条。\n牵头领导：钱晓东；牵头单位：区城市管理局；责任单位：各镇街。\n",
    "3．举办招商活动10场。\n牵头领导：钱晓东；牵头单位：区招商投资局；责任单位：各镇街。\n",
)


@pytest.fixture
def document(tmp_path: Path) -> Path:
    file = tmp_path / "方案.txt"
    file.write_text(BREAKDOWN, encoding="utf-8")
    return file


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "新.gwr"
    Workspace.create(str(path), region="青禾区", year=2025, now=NOW).close()
    return path


def preview(window: MainWindow) -> PlanPreviewDialog:
    let_go()
    found = [one for one in window.findChildren(PlanPreviewDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def texts(path: Path) -> list[str]:
    with Workspace.open(str(path)) as workspace:
        plan = workspace.ledger.plan()
    return [item.text for item in plan.items] if plan else []


def groups(page: PlanPage) -> list[str]:
    model = page.tree_model
    return [model.index(at, 0).data() for at in range(model.rowCount())]


def test_a_dropped_document_is_shown_and_nothing_is_stored(
    window: MainWindow, empty: Path, document: Path
) -> None:
    window.session.open(str(empty))
    page = window.pages["plan"]
    assert drop(page, [document])
    dialog = preview(window)
    assert shown(dialog.items, "牵头责任单位")[1] == "区城市管理局、区财政局"
    assert "读出 4 项" in dialog.counts.text()
    assert texts(empty) == []
    dialog.reject()
    assert texts(empty) == []
    assert "还没有装入" in all_words(page)


def test_a_question_names_its_row_as_the_list_of_rows_does(window: MainWindow, empty: Path) -> None:
    window.session.open(str(empty))
    page = window.pages["plan"]
    assert isinstance(page, PlanPage)
    page.preview(examples_folder() / "breakdown.docx")
    dialog = preview(window)
    named = set(shown(dialog.findings, "任务")) - {""}
    assert named
    assert named <= set(shown(dialog.items, "编号"))


def test_what_is_no_file_is_not_welcome(window: MainWindow, empty: Path) -> None:
    window.session.open(str(empty))
    assert not drop(window.pages["plan"], [])
    assert not drop(window.pages["plan"].zone, [])


def test_a_document_is_chosen_looked_over_and_loaded(
    qtbot: QtBot, window: MainWindow, recorder: Recorder, empty: Path, document: Path
) -> None:
    window.session.open(str(empty))
    page = window.pages["plan"]
    recorder.prepare("ask_file", str(document))
    click(qtbot, page, "选择文件…")
    click(qtbot, preview(window), "装入工作区")
    assert len(texts(empty)) == 4
    assert "已装入第 1 版，共 4 项" in page.notice.words
    assert len(page.items.shown) == 4
    click(qtbot, page, "去核对单位名录")
    assert window.stack.currentWidget() is window.pages["units"]


def test_a_row_is_put_right_before_it_is_loaded(
    qtbot: QtBot,
    window: MainWindow,
    dialogs: Dialogs,
    recorder: Recorder,
    empty: Path,
    document: Path,
) -> None:
    recorder.prepare("ask_choice", "放弃")
    window.session.open(str(empty))
    drop(window.pages["plan"].zone, [document])
    dialog = preview(window)

    def put_right(editor: ItemEditor) -> None:
        assert editor.text.toPlainText() == "新建口袋公园5个。"
        write(qtbot, editor.text, "新建口袋公园8个。")
        write(qtbot, editor.lead_units, "区林业局，区财政局")
        choose(editor.kind, KINDS[Kind.GOVERNANCE])
        click(qtbot, editor, "改好了")

    def leave_out(editor: ItemEditor) -> None:
        click(qtbot, editor, "这一行不是任务，去掉")

    def give_up(editor: ItemEditor) -> None:
        write(qtbot, editor.text, "没有保存的")
        click(qtbot, editor, "取消")

    for row, act in ((1, put_right), (2, leave_out), (0, give_up)):
        dialogs.expect(act)
        dialog.items.setCurrentIndex(dialog.items.filter.index(row, 0))
        click(qtbot, dialog, "改正这一行…")
    assert "改正 1 项，去掉 1 项" in dialog.counts.text()
    assert shown(dialog.items, "牵头责任单位")[1] == "区林业局、区财政局"
    click(qtbot, dialog, "装入工作区")
    assert texts(empty) == [
        "地区生产总值增长6%以上。",
        "新建口袋公园8个。",
        "持续深化政务公开。",
    ]
    with Workspace.open(str(empty)) as workspace:
        assert workspace.plan().items[1].kind is Kind.GOVERNANCE


def test_a_double_click_opens_the_row_to_be_put_right(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, empty: Path, document: Path
) -> None:
    window.session.open(str(empty))
    drop(window.pages["plan"], [document])
    dialog = preview(window)
    dialogs.expect(lambda editor: editor.reject())
    at = dialog.items.visualRect(dialog.items.filter.index(1, 1)).center()
    qtbot.mouseClick(dialog.items.viewport(), LEFT, pos=at)
    qtbot.mouseDClick(dialog.items.viewport(), LEFT, pos=at)
    assert dialogs.seen == ["改正第 2 项"]
    dialog.reject()


def test_each_question_points_to_its_row_with_a_suggestion(
    window: MainWindow, empty: Path, document: Path
) -> None:
    document.write_text(BREAKDOWN.replace("牵头单位：区政府办公室；", ""), encoding="utf-8")
    window.session.open(str(empty))
    drop(window.pages["plan"], [document])
    dialog = preview(window)
    at = next(at for at, one in enumerate(dialog.findings.shown) if one.item)
    dialog.findings.setCurrentIndex(dialog.findings.filter.index(at, 0))
    finding = dialog.findings.current
    assert finding is not None
    assert dialog.items.current is not None
    assert dialog.items.current.id == finding.item
    assert finding.message in dialog.words.toPlainText()
    assert finding.suggestion in dialog.words.toPlainText()
    dialog.reject()


def test_a_later_version_is_shown_with_its_differences(
    qtbot: QtBot, window: MainWindow, unissued: Path, document: Path
) -> None:
    window.session.open(str(unissued))
    page = go(qtbot, window, "plan")
    document.write_text(LATER_VERSION, encoding="utf-8")
    drop(page, [document])
    dialog = preview(window)
    words = all_words(dialog)
    assert "新增 1 项" in words
    assert "举办招商活动10场。" in words
    assert "取消 1 项" in words
    assert "整治背街小巷12条。" in words
    assert "新建口袋公园5个。 → 新建口袋公园6个。" in words
    click(qtbot, dialog, "装入工作区")
    assert "已装入第 2 版" in page.notice.words
    assert "新建口袋公园6个。" in texts(unissued)


def test_the_same_document_again_differs_in_nothing(
    qtbot: QtBot, window: MainWindow, unissued: Path, document: Path
) -> None:
    window.session.open(str(unissued))
    drop(go(qtbot, window, "plan"), [document])
    dialog = preview(window)
    assert "完全相同" in all_words(dialog)
    dialog.reject()


@pytest.mark.parametrize("words", ["", "这里没有任务。"])
def test_what_is_no_breakdown_is_told_in_one_sentence(
    window: MainWindow, recorder: Recorder, empty: Path, document: Path, words: str
) -> None:
    document.write_text(words, encoding="utf-8")
    window.session.open(str(empty))
    drop(window.pages["plan"], [document])
    (told,) = recorder.told
    assert "方案.txt" in told
    assert not window.findChildren(PlanPreviewDialog)


def test_the_plan_is_grouped_searched_and_led_on_from(
    qtbot: QtBot, window: MainWindow, demo_workspace: Path
) -> None:
    window.session.open(str(demo_workspace))
    page: Any = go(qtbot, window, "plan")
    whole = len(items_of(demo_workspace))
    assert len(page.items.shown) == whole
    choose(page.groupings, "按领导")
    leader = groups(page)[1]
    page.tree.setCurrentIndex(page.tree_model.index(1, 0))
    name, number = leader.split("　")
    assert len(page.items.shown) == int(number) < whole
    assert all(name in one.leaders for one in page.items.shown)
    before = len(page.items.shown)
    write(qtbot, page.search, page.items.shown[-1].text[:6])
    assert 0 < len(page.items.shown) < before
    page.items.setCurrentIndex(page.items.filter.index(0, 0))
    item = page.items.current
    assert item.text in page.words.toPlainText()
    click(qtbot, page, "到审核里看")
    review: Any = window.stack.currentWidget()
    assert review is window.pages["review"]
    assert review.list.current.item == item.id


@pytest.mark.parametrize("grouping", ["按部分", "按分类", "按领导", "按牵头单位"])
def test_every_grouping_holds_every_item(
    qtbot: QtBot, window: MainWindow, demo_workspace: Path, grouping: str
) -> None:
    window.session.open(str(demo_workspace))
    page: Any = go(qtbot, window, "plan")
    choose(page.groupings, grouping)
    whole = len(items_of(demo_workspace))
    assert groups(page)[0] == f"全部　{whole}"
    assert len(groups(page)) > 3
    assert len(page.items.shown) == whole


def test_an_item_that_is_led_to_is_chosen(
    qtbot: QtBot, window: MainWindow, demo_workspace: Path
) -> None:
    window.session.open(str(demo_workspace))
    page: Any = go(qtbot, window, "plan")
    write(qtbot, page.search, "没有这样的")
    go(qtbot, window, "overview")
    window.show_page("plan", "T17")
    assert page.items.current.id == "T17"
    leader = page.items.current.leaders[0]
    window.show_page("plan", ("leader", leader))
    assert page.items.shown
    assert all(leader in one.leaders for one in page.items.shown)


def test_an_item_is_led_to_on_a_page_that_was_never_seen(
    window: MainWindow, demo_workspace: Path
) -> None:
    window.session.open(str(demo_workspace))
    window.show_page("plan", "T17")
    page: Any = window.pages["plan"]
    assert page.items.current.id == "T17"


def test_the_report_of_an_earlier_round_is_loaded(
    qtbot: QtBot, window: MainWindow, recorder: Recorder, demo: Any, tmp_path: Path, empty: Path
) -> None:
    window.session.open(str(empty))
    page = window.pages["plan"]
    drop(page, [examples_folder() / "breakdown.docx"])
    click(qtbot, preview(window), "装入工作区")
    report = next(path for path in demo.report.outputs if path.suffix == ".xlsx")
    recorder.prepare("ask_file", str(report))
    click(qtbot, page, "装入往期报告…")
    assert "2025年前三季度" in page.notice.words
    found = re.search("([0-9]+) 项任务中有 ([0-9]+) 项", page.notice.words)
    assert found is not None
    assert int(found[1]) == len(items_of(empty)) >= int(found[2]) > 0
