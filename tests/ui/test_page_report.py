"""报告: what will be printed is seen first; files and letters are written and can be opened."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gwreport.domain.papers import PAPER_FORMS
from gwreport.machine import effects
from gwreport.ui.main_window import MainWindow
from gwreport.ui.widgets.charts import StackedBar
from gwreport.workflow.workspace import Workspace
from tests.reports.word_forms import OFFICE_LINES, office_form, words_of_document
from tests.ui.looking import LEFT, all_words, choose, click, go, let_go, note, shown
from tests.ui.recorder import Recorder
from tests.ui.stored import indicators_and_tasks
from tests.workflow.quarter import BREAKDOWN, issue, open_office, printed, workbook_of


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, demo_copy: Path) -> Any:
    window.session.open(str(demo_copy))
    return go(qtbot, window, "report")


def test_the_annexes_and_the_covering_text_are_seen_as_they_will_print(
    qtbot: QtBot, page: Any, demo_copy: Path
) -> None:
    indicators, tasks = indicators_and_tasks(demo_copy)
    assert note(page).count("\n") == 0
    names = [page.tabs.tabText(at) for at in range(page.tabs.count())]
    assert names[:2] == ["正文", f"附件1　指标 {indicators}"]
    # A task of several leaders stands under each of them.
    assert names[2].startswith("附件2　任务 ")
    assert int(names[2].split()[-1]) >= tasks
    assert "附件1" in page.annex1.toPlainText()
    assert "固定资产投资增长" in page.annex1.toPlainText()
    # What is further below comes when it is looked at.
    page.tabs.setCurrentWidget(page.annex2)
    qtbot.waitUntil(lambda: "老旧燃气管网" in page.annex2.toPlainText())
    assert "附件3" in page.annex3.toPlainText()
    assert "青禾区" in page.covering.toPlainText()


def test_the_counts_are_drawn_when_they_are_looked_at(qtbot: QtBot, page: Any) -> None:
    assert page.summary.findChildren(StackedBar) == []
    page.tabs.setCurrentWidget(page.summary)
    assert page.summary.findChildren(StackedBar)
    qtbot.waitUntil(lambda: "按牵头单位" in all_words(page.summary))
    # Read anew and the same it is not made again.
    (first, *_) = page.summary.findChildren(StackedBar)
    page.refresh()
    let_go()
    assert first in page.summary.findChildren(StackedBar)


def test_words_of_units_are_never_read_as_html(qtbot: QtBot, page: Any) -> None:
    page.annex2.show_table(
        "附件", "题", ("甲", "乙"), [("1", "<b>粗</b><img src='x'>&amp;")], (20, 80)
    )
    assert "<b>粗</b><img src='x'>&amp;" in page.annex2.toPlainText()
    page.annex2.show_table("附件", "题", ("甲", "乙"), [], (20, 80))
    assert "无" in page.annex2.toPlainText()


def test_the_files_that_are_ticked_are_written_and_opened(
    qtbot: QtBot, page: Any, recorder: Recorder, tmp_path: Path, opened_paths: list[Path]
) -> None:
    recorder.prepare("ask_folder", str(tmp_path / "报告"))
    click(qtbot, page, "生成报告")
    assert recorder.told == []
    assert {path.suffix for path in (tmp_path / "报告").iterdir()} == {".xlsx", ".docx"}
    assert "已生成 2 个文件" in page.notice.words
    click(qtbot, page, "打开文件夹")
    buttons = [page.outputs.itemAt(at).widget() for at in range(2)]
    for one in buttons:
        qtbot.mouseClick(one, LEFT)
    assert opened_paths[0] == tmp_path / "报告"
    assert {path.suffix for path in opened_paths[1:]} == {".xlsx", ".docx"}


def test_only_what_is_ticked_is_written_and_nothing_cannot_be(
    qtbot: QtBot, page: Any, recorder: Recorder, tmp_path: Path
) -> None:
    page.formats["docx"].setChecked(False)
    recorder.prepare("ask_folder", str(tmp_path / "报告"))
    click(qtbot, page, "生成报告")
    assert [path.suffix for path in (tmp_path / "报告").iterdir()] == [".xlsx"]
    page.formats["xlsx"].setChecked(False)
    assert not page.write_button.isEnabled()


def test_the_report_is_declared_final_and_that_is_taken_back(
    qtbot: QtBot, page: Any, recorder: Recorder
) -> None:
    assert "征求意见稿" in note(page)
    assert open_links(page)["附件3没有确认"] > 0
    recorder.prepare("ask_text", "先送领导阅", "王敏")
    click(qtbot, page, "定稿…")
    assert "附件3里进度还没有人确认的有" in recorder.asked[-2]
    assert "已定稿" in note(page)
    recorder.prepare("ask_text", "还要改")
    click(qtbot, page, "取消定稿…")
    assert "征求意见稿" in note(page)
    click(qtbot, page, "定稿…")
    assert "征求意见稿" in note(page)
    assert recorder.told == []


@pytest.mark.parametrize("name", ["通报…", "催报函…"])
def test_letters_are_written_from_the_menu(
    page: Any, recorder: Recorder, tmp_path: Path, name: str
) -> None:
    (action,) = (one for one in page.findChildren(QAction) if one.text() == name)
    action.trigger()
    assert page.notice.words == ""
    recorder.prepare("ask_folder", str(tmp_path / "文书"))
    action.trigger()
    assert recorder.told == []
    assert "份" in page.notice.words
    assert any((tmp_path / "文书").rglob("*.docx"))


def test_the_entry_of_supervision_leads_to_where_it_is_recorded(
    window: MainWindow, page: Any, recorder: Recorder
) -> None:
    entry(page, "督办通知单…").trigger()
    year: Any = window.stack.currentWidget()
    assert year.name == "year"
    assert year.tabs.currentWidget() is year.tab("supervision")
    assert recorder.asked == []


def test_the_links_of_a_report_go_when_something_else_is_said(
    qtbot: QtBot, page: Any, recorder: Recorder, tmp_path: Path
) -> None:
    recorder.prepare("ask_folder", str(tmp_path / "报告"), str(tmp_path / "文书"))
    click(qtbot, page, "生成报告")
    assert page.outputs.count() > 0
    entry(page, "通报…").trigger()
    assert page.outputs.count() == 0


def test_a_folder_is_offered_again_where_it_was_chosen(
    page: Any, recorder: Recorder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    recorder.prepare("ask_folder", str(tmp_path / "文书"))
    entry(page, "通报…").trigger()
    offered: list[str] = []

    def ask(title: str, folder: str = "") -> str:
        offered.append(folder)
        return ""

    monkeypatch.setattr(recorder, "ask_folder", ask)
    entry(page, "催报函…").trigger()
    assert offered == [str(tmp_path / "文书")]


def test_a_folder_that_may_not_be_written_to_is_told(
    qtbot: QtBot, page: Any, recorder: Recorder, tmp_path: Path
) -> None:
    def denied(effect: str) -> None:
        if effect == "open_temporary":
            raise PermissionError(13, "Permission denied")

    effects.hook = denied
    recorder.prepare("ask_folder", str(tmp_path))
    click(qtbot, page, "生成报告")
    (told,) = recorder.told
    assert "没有权限" in told
    assert page.isVisible()


def test_a_round_that_was_not_issued_has_no_report(window: MainWindow, page: Any) -> None:
    names = [window.rounds.itemText(at) for at in range(window.rounds.count())]
    choose(window.rounds, next(one for one in names if "一季度" in one))
    assert "还没有下发" in page.notice.words
    assert not page.write_button.isEnabled()
    assert not page.tabs.isVisible()
    choose(window.rounds, next(one for one in names if "上半年" in one))
    assert page.notice.words == ""
    assert page.write_button.isEnabled()


def test_files_of_one_workspace_are_not_offered_in_another(
    qtbot: QtBot, window: MainWindow, page: Any, recorder: Recorder, tmp_path: Path, unissued: Path
) -> None:
    recorder.prepare("ask_folder", str(tmp_path / "报告"))
    click(qtbot, page, "生成报告")
    window.session.open(str(unissued))
    go(qtbot, window, "report")
    assert "已生成" not in page.notice.words
    assert page.outputs.count() == 0


def form_action(page: Any, name: str) -> QAction:
    """Give the entry of a paper in the menu of the templates."""
    (action,) = (one for one in page.findChildren(QAction) if one.text().startswith(f"{name}（"))
    return action


def entry(page: Any, words: str) -> QAction:
    (action,) = (one for one in page.findChildren(QAction) if one.text() == words)
    return action


def test_an_offices_own_file_is_looked_at_taken_and_given_back(
    window: MainWindow, page: Any, recorder: Recorder, tmp_path: Path
) -> None:
    path = tmp_path / "红头.docx"
    path.write_bytes(office_form())
    assert form_action(page, "督办通知单").text() == "督办通知单（自带的）…"
    recorder.prepare("ask_file", str(path))
    # Seen, and given up.
    form_action(page, "督办通知单").trigger()
    assert "“督办通知单”改用“红头.docx”？里面有标题、主送机关、" in recorder.asked[-1]
    assert "里面没有{{ 联系方式 }}" in recorder.asked[-1]
    assert form_action(page, "督办通知单").text() == "督办通知单（自带的）…"
    recorder.prepare("ask_file", str(path))
    recorder.prepare("confirm", True)
    form_action(page, "督办通知单").trigger()
    assert recorder.told == []
    assert "以后督办通知单用“红头.docx”生成" in page.notice.words
    assert form_action(page, "督办通知单").text() == "督办通知单（红头.docx）…"
    recorder.prepare("ask_folder", str(tmp_path / "文书"))
    recorder.prepare("ask_text", "", "")
    entry(page, "督办通知单…").trigger()
    year: Any = window.pages["year"]
    supervision = year.tab("supervision")
    supervision.with_proposed.setChecked(True)
    supervision.all_button.click()
    window.show_page("report")
    made = next((tmp_path / "文书").rglob("*.docx"))
    assert words_of_document(made.read_bytes()).startswith("青禾区人民政府督查室文件")
    assert not entry(page, "催报函：不再用“”").isVisible()
    recorder.prepare("confirm", True, True, True)
    entry(page, "督办通知单：不再用“红头.docx”").trigger()
    assert "以后督办通知单用自带的模板生成。" in page.notice.words
    assert form_action(page, "督办通知单").text() == "督办通知单（自带的）…"
    recorder.prepare("ask_file", str(path))
    form_action(page, "督办通知单").trigger()
    entry(page, "都换回自带的").trigger()
    assert form_action(page, "督办通知单").text() == "督办通知单（自带的）…"
    assert not entry(page, "都换回自带的").isEnabled()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"x", "里面不是 Word 文档"),
        (office_form(OFFICE_LINES[:-1]), "缺少占位符（{{ 附件 }}）"),
        (office_form((*OFFICE_LINES, "{{ 单伟 }}")), "{{ 单伟 }}，是不是{{ 单位 }}"),
    ],
    ids=["no word", "lacks", "misspelt"],
)
def test_a_bad_file_is_told_in_one_sentence_and_nothing_is_changed(
    page: Any, recorder: Recorder, tmp_path: Path, data: bytes, said: str
) -> None:
    path = tmp_path / "坏的.docx"
    path.write_bytes(data)
    recorder.prepare("ask_file", str(path))
    form_action(page, "督办通知单").trigger()
    assert said in recorder.last
    assert len(recorder.last.splitlines()) == 1
    assert form_action(page, "督办通知单").text() == "督办通知单（自带的）…"


def test_ours_are_written_to_start_from(page: Any, recorder: Recorder, tmp_path: Path) -> None:
    recorder.prepare("ask_folder", str(tmp_path / "模板"))
    entry(page, "导出模板，供修改…").trigger()
    assert len(list((tmp_path / "模板").glob("*.docx"))) == len(PAPER_FORMS)
    assert "另存为 .docx" in page.notice.words


def open_links(page: Any) -> dict[str, int]:
    links = page.open_matters.findChildren(QPushButton)
    return {words: int(count) for words, _, count in (one.text().rpartition(" ") for one in links)}


def test_what_is_not_settled_is_said_before_and_each_kind_leads_to_its_items(
    qtbot: QtBot, window: MainWindow, reported: Path
) -> None:
    window.session.open(str(reported))
    page: Any = go(qtbot, window, "report")
    found = open_links(page)
    assert found["意见不一"] == 1
    assert found["无人填报"] == 1
    for words, count in found.items():
        window.show_page("report")
        click(qtbot, page.open_matters, f"{words} {count}")
        review: Any = window.pages["review"]
        assert review.isVisible()
        assert len(review.list.shown) == count, words


def test_reports_that_were_written_are_listed_with_what_has_become_of_them(
    qtbot: QtBot, page: Any, window: MainWindow, recorder: Recorder, tmp_path: Path,
    opened_paths: list[Path],
) -> None:  # fmt: skip
    window.session.state.reviewer = "王敏"
    recorder.prepare("ask_folder", str(tmp_path / "报告"))
    click(qtbot, page, "生成报告")
    files = page.written.files
    assert shown(files, "现在") == ["没有改动"] * 2
    assert set(shown(files, "生成人")) == {"王敏"}
    assert set(shown(files, "版本")) == {"征求意见稿"}
    assert page.tabs.tabText(page.tabs.count() - 1) == "已生成的报告 2"
    workbook = next((tmp_path / "报告").glob("*.xlsx"))
    workbook.write_bytes(workbook.read_bytes() + b" ")
    window.session.touch()
    assert sorted(shown(files, "现在")) == ["没有改动", "生成后被改动过"]
    assert "1 个生成以后被改动过" in page.written.words.text()
    page.tabs.setCurrentWidget(page.written)
    files.choose(lambda one: one.path == workbook)
    click(qtbot, page.written, "打开")
    click(qtbot, page.written, "打开所在文件夹")
    assert opened_paths == [workbook, workbook.parent]
    workbook.unlink()
    click(qtbot, page.written, "打开")
    assert "找不到" in recorder.last


def test_a_workbook_from_above_is_filled_beside_the_original(
    window: MainWindow, page: Any, recorder: Recorder, tmp_path: Path
) -> None:
    with Workspace.open(window.session.location) as workspace:
        merged = workspace.book.merged(workspace.round(window.session.round)).merged
        line = next(one for one in merged if one.text and one.item.id.startswith("T"))
    above = tmp_path / "上级"
    above.mkdir()
    breakdown = f"1．{line.item.text}\n牵头领导：赵明；牵头单位：区城市管理局；责任单位：各镇街。\n"
    with open_office(above, breakdown + BREAKDOWN.partition("二、")[2]) as office:
        sent = workbook_of(issue(office, above), "区城市管理局")
    before = sent.read_bytes()
    recorder.prepare("ask_file", str(sent))
    recorder.prepare("ask_folder", str(tmp_path / "上报"))
    entry(page, "填报上级的填报表…").trigger()
    assert recorder.told == []
    assert "共 3 项，填好 1 项" in page.notice.words
    assert "2 行在本单位的方案里没有对应的任务" in page.notice.words
    assert sent.read_bytes() == before
    words = [words for row in printed(tmp_path / "上报" / sent.name, "目标任务") for words in row]
    assert line.text in words
