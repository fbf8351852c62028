"""台账 on 全年: each item with every round's class, its whole year, and register and cards as files."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from gwreport.ui.main_window import MainWindow
from gwreport.ui.year.line_chart import ChartPoint, LineChart
from gwreport.workflow.workspace import Workspace
from tests.ui.looking import let_go, shown
from tests.ui.recorder import Recorder
from tests.workflow.quarter import open_office
from tests.workflow.year.register_samples import FIRST, collect_round, collect_year


@pytest.fixture
def year(tmp_path: Path) -> Path:
    """A workspace with two rounds."""
    folder = tmp_path / "office"
    folder.mkdir()
    with open_office(folder) as workspace:
        collect_year(workspace, folder)
    return folder / "a.gwr"


@pytest.fixture
def tab(window: MainWindow, year: Path) -> Any:
    window.session.open(str(year))
    return register(window)


def register(window: MainWindow) -> Any:
    """Bring the tab into sight, wherever it stands among the others."""
    window.show_page("year", "register")
    return window.pages["year"].tab("register")  # type: ignore[attr-defined]


def test_each_item_stands_there_with_its_class_in_each_round(tab: Any) -> None:
    assert shown(tab.items, "编号") == ["指标1", "任务2", "任务3", "建设4"]
    assert shown(tab.items, "一季度")[2:] == ["未依时序推进", "尚未报送"]
    assert shown(tab.items, "上半年")[2:] == ["依时序推进", "尚未报送"]
    assert shown(tab.items, "比上一期")[2] == "好转"
    assert tab.count.text() == "共 4 项"


def test_the_list_is_narrowed_by_words_and_by_class(tab: Any) -> None:
    tab.search.setText("公园")
    assert shown(tab.items, "编号") == ["任务2"]
    assert tab.count.text() == "1 项，共 4 项"
    tab.search.clear()
    tab.choice.setCurrentText("比上一期好转")
    assert "任务3" in shown(tab.items, "编号")
    tab.choice.setCurrentText("停滞暂缓")
    assert shown(tab.items, "编号") == []


def test_the_rounds_are_drawn_with_their_counts(tab: Any) -> None:
    bars = {
        one.objectName(): one.accessibleName()
        for one in tab.trend.area.widget().children()
        if one.objectName() in ("一季度", "上半年")
    }
    assert "未依时序推进 2" in bars["一季度"]
    assert "尚未报送 1" in bars["一季度"]
    assert "未依时序推进" not in bars["上半年"]


def card_of(tab: Any, item: str) -> Any:
    from gwreport.ui.year.item_year import ItemYear

    assert tab.items.choose(lambda one: one.item.id == item)
    tab.show_year()
    (card,) = tab.findChildren(ItemYear)
    let_go()
    card.activateWindow()
    let_go()
    return card


def test_a_row_leads_to_the_items_whole_year_and_from_there_to_the_others(
    qtbot: QtBot, tab: Any
) -> None:
    card = card_of(tab, "T2")
    assert "=1+1个公园已开工，\n其余在选址。" in card.words
    assert "口袋公园建成3个。" in card.words
    assert card.place.text() == "第 2 项，共 4 项"
    qtbot.keyClick(card, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert "已整治7条。" in card.words
    card.go(-1)
    card.go(-1)
    assert card.row.item.id == "I1"
    assert not card.before.isEnabled()
    (chart,) = card.charts
    assert "一季度 应达到6，完成5.2；上半年 应达到6，完成6.4" in chart.accessibleName()
    card.reject()


def test_enter_opens_the_year_of_the_chosen_row(qtbot: QtBot, tab: Any) -> None:
    from gwreport.ui.year.item_year import ItemYear

    tab.items.go_to(2)
    tab.take_focus()
    qtbot.keyClick(tab.items, Qt.Key.Key_Return)
    (card,) = tab.findChildren(ItemYear)
    assert card.row.item.id == "T3"
    card.reject()


def test_register_and_cards_are_written_and_offered(
    tab: Any, recorder: Recorder, tmp_path: Path, opened_paths: list[Path]
) -> None:
    folder = tmp_path / "出"
    folder.mkdir()
    recorder.prepare("ask_folder", str(folder))
    tab.write_button.click()
    assert sorted(one.name for one in folder.iterdir()) == ["a_任务卡片.docx", "a_工作台账.xlsx"]
    assert "“a_工作台账.xlsx”、“a_任务卡片.docx”" in tab.notice.words
    tab.items.go_to(0)
    recorder.prepare("ask_new_file", str(tmp_path / "一张.docx"))
    tab.cards_button.click()
    assert (tmp_path / "一张.docx").exists()
    assert "一张.docx" in tab.notice.words


def test_a_further_round_gets_a_column_and_what_was_chosen_stays(
    tab: Any, window: MainWindow, year: Path, tmp_path: Path
) -> None:
    assert tab.items.choose(lambda one: one.item.id == "T3")
    with Workspace.open(str(year)) as workspace:
        collect_round(workspace, tmp_path / "三", "2025-Q3", FIRST)
    window.session.look_again()
    assert shown(tab.items, "前三季度")[2] == "未依时序推进"
    assert tab.items.current.item.id == "T3"
    assert tab.items.accessibleName() == "工作台账"


def test_without_a_plan_it_says_what_comes_first(window: MainWindow, tmp_path: Path) -> None:
    from tests.workflow.quarter import NOW

    with Workspace.create(str(tmp_path / "b.gwr"), region="青禾区", year=2025, now=NOW):
        pass
    window.session.open(str(tmp_path / "b.gwr"))
    page = register(window)
    assert "还没有装入任务分解方案" in page.notice.words
    assert not page.write_button.isEnabled()


def test_a_chart_draws_its_figures_and_says_them(qtbot: QtBot) -> None:
    chart = LineChart("综合考评（名）", "应达到")
    qtbot.addWidget(chart)
    empty = picture(chart)
    chart.show_points([ChartPoint("一季度", 5, 9), ChartPoint("上半年", 5, None)], is_reversed=True)
    assert (
        chart.accessibleName() == "综合考评（名）：一季度 应达到5，完成9；上半年 应达到5，没有数字"
    )
    assert picture(chart) != empty


def picture(chart: LineChart) -> QImage:
    image = QImage(chart.size(), QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    chart.render(image)
    return image
