"""Several plans (清单) in the window: loaded, told apart, linked, reviewed, reported and counted."""

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from gwreport.ui.dialogs.plan_preview import PlanPreviewDialog
from gwreport.ui.dialogs.same_matters import SameMattersDialog
from gwreport.ui.main_window import MainWindow
from gwreport.workflow.workspace import Workspace
from tests.ui.looking import all_words, choose, click, go, let_go, note, shown
from tests.ui.recorder import Recorder
from tests.workflow.quarter import open_office
from tests.workflow.test_loading_named_plans import LIVELIHOOD
from tests.workflow.test_reports_of_named_plans import quarter


@pytest.fixture
def main_only(tmp_path: Path) -> Path:
    open_office(tmp_path).close()
    return tmp_path / "a.gwr"


@pytest.fixture
def returned(tmp_path: Path) -> Path:
    quarter(tmp_path).close()
    return tmp_path / "a.gwr"


def dialog_of(window: MainWindow, kind: Any) -> Any:
    let_go()
    (found,) = (one for one in window.findChildren(kind) if one.isVisible())
    return found


def test_a_list_is_loaded_under_its_name_and_its_matters_are_linked(
    qtbot: QtBot, window: MainWindow, main_only: Path, recorder: Recorder, tmp_path: Path
) -> None:
    file = tmp_path / "民生.txt"
    file.write_text(LIVELIHOOD, encoding="utf-8")
    window.session.open(str(main_only))
    page = go(qtbot, window, "plan")
    assert page.lists.matters_button.isHidden()
    recorder.prepare("ask_text", " 民生实事 ")
    recorder.prepare("ask_file", str(file))
    click(qtbot, page, "装入其他清单…")
    preview = dialog_of(window, PlanPreviewDialog)
    assert "清单：民生实事" in preview.windowTitle()
    assert len(shown(preview.items, "目标任务")) == 2
    preview.accept()
    let_go()
    assert "清单“民生实事”，共 2 项" in page.notice.words
    choose(page.groupings, "按清单")
    model = page.tree_model
    assert [model.index(at, 0).data() for at in range(model.rowCount())] == [
        *("全部　6", "政府工作报告　4", "民生实事　2"),
    ]
    window.session.state.reviewer = "周叙言"
    click(qtbot, page, "同一事项…")
    dialog = dialog_of(window, SameMattersDialog)
    assert shown(dialog.lines, "现在") == ["文字相同，待确认"]
    assert not dialog.undo_button.isEnabled()
    click(qtbot, dialog, "是同一事项")
    let_go()
    with Workspace.open(str(main_only)) as office:
        assert office.book.links().asked == {"T1": "T2"}
    assert "与任务2是同一事项，只填一次" in shown(dialog.lines, "现在")[0]
    click(qtbot, dialog, "撤销确认")
    let_go()
    assert shown(dialog.lines, "现在") == ["文字相同，待确认"]
    click(qtbot, dialog, "不是同一事项")
    let_go()
    # What was said stands there, and a slip is taken back.
    assert shown(dialog.lines, "现在")[0].startswith("与任务2不是同一事项　周叙言")
    assert not dialog.refuse_button.isEnabled()
    click(qtbot, dialog, "撤销确认")
    let_go()
    assert shown(dialog.lines, "现在") == ["文字相同，待确认"]
    dialog.accept()
    assert recorder.told == []


def test_a_name_that_no_sheet_can_have_is_refused_in_one_sentence(
    qtbot: QtBot, window: MainWindow, main_only: Path, recorder: Recorder, tmp_path: Path
) -> None:
    file = tmp_path / "民生.txt"
    file.write_text(LIVELIHOOD, encoding="utf-8")
    window.session.open(str(main_only))
    page = go(qtbot, window, "plan")
    recorder.prepare("ask_text", "目标任务")
    recorder.prepare("ask_file", str(file))
    click(qtbot, page, "装入其他清单…")
    let_go()
    assert "清单不能叫“目标任务”" in recorder.last


def test_the_report_of_one_list_is_seen_and_written(
    qtbot: QtBot, window: MainWindow, returned: Path, recorder: Recorder, tmp_path: Path
) -> None:
    window.session.open(str(returned))
    page = go(qtbot, window, "report")
    assert [page.plan.itemText(at) for at in range(page.plan.count())] == [
        *("政府工作报告", "民生实事", "重点项目"),
    ]
    choose(page.plan, "民生实事")
    let_go()
    assert "民生实事" in note(page)
    assert page.tabs.tabText(2) == "附件2　任务 2"
    assert "加装电梯60部" in page.annex2.toPlainText()
    assert "背街小巷" not in page.annex2.toPlainText()
    recorder.prepare("ask_folder", str(tmp_path / "报告"))
    click(qtbot, page, "生成报告")
    let_go()
    assert {path.stem for path in (tmp_path / "报告").iterdir()} == {
        "2025年前三季度民生实事完成情况报告"
    }


def test_the_workbench_counts_by_list_or_together(
    qtbot: QtBot, window: MainWindow, returned: Path
) -> None:
    window.session.open(str(returned))
    page = go(qtbot, window, "overview")
    assert page.plan.itemText(0) == "全部清单"
    assert page.figures.itemAt(1).layout().itemAt(0).widget().text() == "5"
    choose(page.plan, "民生实事")
    let_go()
    assert page.figures.itemAt(1).layout().itemAt(0).widget().text() == "2"


def test_the_briefs_are_those_that_are_written_of_all_lists_or_of_one(
    qtbot: QtBot, window: MainWindow, returned: Path, recorder: Recorder, tmp_path: Path
) -> None:
    window.session.open(str(returned))
    window.show_page("year", "leaders")
    let_go()
    page: Any = window.pages["year"]
    tab = page.tab("leaders")
    # What is written with one click is what is seen: 孙立 leads nothing but what stands in the lists.
    assert shown(tab.leaders, "领导") == ["赵明", "钱晓东", "孙立"]
    recorder.prepare("ask_folder", str(tmp_path / "合"), str(tmp_path / "分"))
    tab.formats["pptx"].setChecked(False)
    tab.write()
    assert "3 位领导" in all_words(tab)
    choose(tab.plan, "民生实事")
    let_go()
    assert shown(tab.leaders, "领导") == ["钱晓东", "孙立"]
    assert "青禾区2025年前三季度民生实事简报" in tab.page.toPlainText()
    tab.write()
    names = [one.name for folder in ("合", "分") for one in (tmp_path / folder).iterdir()]
    assert names == ["2025年前三季度领导简报.docx", "2025年前三季度领导简报_民生实事.docx"]


def test_the_review_is_narrowed_to_one_list(
    qtbot: QtBot, window: MainWindow, returned: Path
) -> None:
    window.session.open(str(returned))
    page = go(qtbot, window, "review")
    choose(page.scope, "全部")
    whole = shown(page.list, "编号") if page.list else []
    choose(page.leader, "清单：民生实事")
    let_go()
    keys = [one.key for one in page.list.shown]
    assert sorted(keys) == ["T2", "T2-2"]
    assert all_words(page)
    assert whole != keys


def test_where_there_is_one_plan_nothing_is_seen_of_it(
    qtbot: QtBot, window: MainWindow, demo_copy: Path
) -> None:
    window.session.open(str(demo_copy))
    for name in ("overview", "report"):
        assert go(qtbot, window, name).plan.isHidden()
    page = go(qtbot, window, "review")
    entries = [page.leader.itemText(at) for at in range(page.leader.count())]
    assert not [one for one in entries if one.startswith("清单：")]
