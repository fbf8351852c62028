"""考核 on 全年: units by name or score, the grounds of one, what they stand on, objections, rules."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from gwreport.domain.decisions.scoring import Objection
from gwreport.ui.main_window import MainWindow
from gwreport.ui.window_state import WindowState
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.workspace import Workspace
from gwreport.workflow.year.scoring.score import object_to
from gwreport.workflow.year.scoring.score_rules import SHIPPED, rules_in_force
from tests.ui.looking import all_words, shown
from tests.ui.recorder import Recorder
from tests.workflow.quarter import LATER

ROUND = "2025-Q3"


@pytest.fixture
def tab(window: MainWindow, reported: Path, state: WindowState) -> Any:
    state.reviewer = "周叙言"
    window.session.open(str(reported))
    window.session.choose_round(ROUND)
    window.show_page("year", "score")
    return window.pages["year"].tab("score")


def choose(tab: Any, unit: str, number: str = "") -> None:
    assert tab.units.choose(lambda one: one.unit.name == unit)
    if number:
        at = shown(tab.grounds, "编号").index(number)
        tab.grounds.go_to(at)


def scores(tab: Any) -> dict[str, str]:
    return dict(zip(shown(tab.units, "单位"), shown(tab.units, "得分"), strict=True))


def test_units_stand_by_the_registry_or_by_score_and_equals_share_a_place(tab: Any) -> None:
    by_name = shown(tab.units, "单位")
    tab.order.setCurrentText("按得分")
    places = [int(one) for one in shown(tab.units, "名次")]
    assert places == sorted(places)
    assert len(set(places)) < len(places)
    tab.order.setCurrentText("按名录的顺序")
    assert shown(tab.units, "单位") == by_name


def test_a_unit_shows_its_grounds_and_each_what_it_stands_on(
    tab: Any, opened_paths: list[Path]
) -> None:
    choose(tab, "区城市管理局")
    assert "未依时序推进" in shown(tab.grounds, "规则")
    at = shown(tab.grounds, "规则").index("未依时序推进")
    tab.grounds.go_to(at)
    told = tab.details.toPlainText()
    assert "整治背街小巷12条" in told
    assert "研判建议，还没有人确认" in told
    tab.look_button.click()
    assert [one.suffix for one in opened_paths] == [".xlsx"]
    choose(tab, "区政府办公室")
    assert shown(tab.grounds, "规则") == ["未报"]
    assert not tab.look_button.isEnabled()
    assert not tab.item_button.isEnabled()


def test_a_ground_leads_to_its_item(tab: Any, window: MainWindow) -> None:
    choose(tab, "区城市管理局")
    tab.grounds.go_to(shown(tab.grounds, "规则").index("未依时序推进"))
    tab.item_button.click()
    assert window.pages["review"].isVisible()
    assert window.pages["review"].current.item == "T3"


def test_an_objection_is_taken_with_a_reason_and_taken_back(
    tab: Any, recorder: Recorder, window: MainWindow
) -> None:
    choose(tab, "区政府办公室")
    number = shown(tab.grounds, "编号")[0]
    tab.strike_button.click()  # given up
    recorder.prepare("ask_text", "   ")
    tab.strike_button.click()
    assert scores(tab)["区政府办公室"] == "95"
    recorder.prepare("ask_text", "政务外网中断，已电话报告")
    tab.strike_button.click()
    assert scores(tab)["区政府办公室"] == "100"
    assert shown(tab.grounds, "编号") == [number]
    assert "采纳异议，不计：政务外网中断" in tab.details.toPlainText()
    assert not tab.strike_button.isEnabled()
    assert "已采纳异议" in tab.notice.words
    recorder.prepare("ask_text", "核实后不成立")
    tab.keep_button.click()
    assert scores(tab)["区政府办公室"] == "95"
    tab.undo_button.click()
    assert scores(tab)["区政府办公室"] == "100"
    assert tab.undo_button.isEnabled()
    # The newest decision of the round, whatever page it was taken on.
    window.undo_button.click()
    assert scores(tab)["区政府办公室"] == "95"
    assert tab.grounds.current.id.startswith("missing-")


def test_what_another_clerk_has_settled_meanwhile_is_not_written_over(
    tab: Any, recorder: Recorder, reported: Path
) -> None:
    choose(tab, "区政府办公室")
    ground = tab.grounds.current.id
    with Workspace.open(str(reported)) as workspace:
        object_to(workspace, ROUND, ground, Objection.KEPT, Author("李伟", "不成立", LATER))
    recorder.prepare("ask_text", "成立")
    tab.strike_button.click()
    assert "李伟" in recorder.last
    assert scores(tab)["区政府办公室"] == "95"
    assert "不采纳异议" in shown(tab.grounds, "处理")[0]


def test_rules_go_out_come_back_changed_and_are_taken_back(
    tab: Any, recorder: Recorder, tmp_path: Path, reported: Path
) -> None:
    path = tmp_path / "考核细则.xlsx"
    recorder.prepare("ask_new_file", str(path))
    tab.rules.export_rules()
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    row = next(cell.row for cell in sheet["A"] if cell.value == "未报")
    sheet.cell(row, 1).value = "未抱"
    book.save(path)
    recorder.prepare("ask_file", str(path), str(path))
    tab.rules.import_rules()
    assert f"A{row}：没有“未抱”这条规则。最接近的是“未报”" in tab.notice.words
    with Workspace.open(str(reported)) as workspace:
        assert rules_in_force(workspace) == (SHIPPED, None)
    sheet.cell(row, 1).value, sheet.cell(row, 3).value = "未报", 8
    book.save(path)
    tab.rules.import_rules()
    assert scores(tab)["区政府办公室"] == "92"
    assert "周叙言" in all_words(tab)
    recorder.prepare("confirm", True)
    tab.rules.undo_rules()
    assert scores(tab)["区政府办公室"] == "95"
    assert not tab.rules.undo_action.isEnabled()


def test_the_scores_are_written_for_all_and_for_each_unit(
    tab: Any, recorder: Recorder, tmp_path: Path
) -> None:
    recorder.prepare("ask_folder", str(tmp_path / "考核"))
    tab.write_button.click()
    assert "4 份征求意见表" in tab.notice.words
    assert (tmp_path / "考核" / "2025年前三季度_考核得分.xlsx").is_file()


def test_a_round_in_which_nothing_went_out_says_so(tab: Any, window: MainWindow) -> None:
    window.session.choose_round("2025-Q4")
    assert "还没有下发填报表" in tab.notice.words
    assert shown(tab.units, "单位") == []
    assert not tab.write_button.isEnabled()
