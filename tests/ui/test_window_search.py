"""Search everywhere: one field leads to items, units, what units wrote, and files."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from gwreport.ui.main_window import MainWindow
from gwreport.ui.operations.searching import search
from tests.ui.looking import write

Key = Qt.Key


@pytest.fixture
def box(qtbot: QtBot, window: MainWindow, demo_workspace: Path) -> Any:
    window.session.open(str(demo_workspace))
    return window.search


def look_for(qtbot: QtBot, box: Any, words: str) -> list[str]:
    write(qtbot, box, words)
    qtbot.waitUntil(box.list.isVisible, timeout=5_000)
    return [box.list.item(at).text() for at in range(box.list.count())]


def test_the_key_leads_to_the_field_from_anywhere(
    qtbot: QtBot, window: MainWindow, box: Any
) -> None:
    window.show_page("history")
    qtbot.keyClick(window, Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert box.hasFocus()


def test_places_of_every_sort_are_found(demo_workspace: Path) -> None:
    hits = search(str(demo_workspace), "2025-Q3", "区水利局")
    assert {"单位", "文件"} <= {one.sort for one in hits}
    assert {"plan", "units", "collection"} <= {one.page for one in hits}
    assert all("区水利局" in one.excerpt or "区水利局" in one.title for one in hits[:3])
    assert len(search(str(demo_workspace), "2025-Q3", "区")) == 60
    assert search(str(demo_workspace), "2025-Q3", "  ") == ()
    assert any(one.sort == "填报内容" for one in search(str(demo_workspace), "2025-Q3", "完成"))


def test_an_item_is_gone_to_by_enter(qtbot: QtBot, window: MainWindow, box: Any) -> None:
    # By the number of the command line too.
    assert "任务17" in look_for(qtbot, box, "T17")[0]
    qtbot.keyClick(box, Key.Key_Return)
    page: Any = window.stack.currentWidget()
    assert page is window.pages["plan"]
    assert page.items.current.id == "T17"
    assert not box.list.isVisible()


def test_the_list_is_gone_through_by_arrows_and_left_by_escape(
    qtbot: QtBot, window: MainWindow, box: Any
) -> None:
    found = look_for(qtbot, box, "区水利局")
    assert len(found) > 2
    qtbot.keyClick(box, Key.Key_Down)
    assert box.list.currentRow() == 1
    qtbot.keyClick(box, Key.Key_Up)
    qtbot.keyClick(box, Key.Key_Up)
    assert box.list.currentRow() == len(found) - 1
    qtbot.keyClick(box, Key.Key_Escape)
    assert not box.list.isVisible()
    assert box.text() == ""
    assert window.stack.currentWidget() is window.pages["overview"]


def test_a_place_is_gone_to_by_a_click(qtbot: QtBot, window: MainWindow, box: Any) -> None:
    found = look_for(qtbot, box, "桐岭镇")
    at = next(at for at, words in enumerate(found) if words.startswith("【单位】"))
    middle = box.list.visualItemRect(box.list.item(at)).center()
    qtbot.mouseClick(box.list.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    page: Any = window.stack.currentWidget()
    assert page is window.pages["units"]
    assert page.units.current.name == "桐岭镇"


def test_every_sort_of_place_can_be_gone_to(
    qtbot: QtBot, window: MainWindow, box: Any, demo_workspace: Path
) -> None:
    hits = {one.sort: one for one in search(str(demo_workspace), "2025-Q3", "区水利局")}
    hits |= {one.sort: one for one in search(str(demo_workspace), "2025-Q3", "完成")}
    for hit in hits.values():
        box.chosen.emit(hit)
        assert window.stack.currentWidget() is window.pages[hit.page]
        if hit.page == "collection":
            assert window.pages["collection"].files.current.number == hit.subject  # type: ignore[attr-defined]
        if hit.page == "review":
            assert window.pages["review"].list.current.item == hit.subject  # type: ignore[attr-defined]


def test_what_is_nowhere_is_said(qtbot: QtBot, window: MainWindow, box: Any) -> None:
    assert look_for(qtbot, box, "没有这样的词") == ["没有找到。"]
    qtbot.keyClick(box, Key.Key_Return)
    assert window.stack.currentWidget() is window.pages["overview"]


def test_a_field_that_is_emptied_closes_the_list(qtbot: QtBot, box: Any) -> None:
    look_for(qtbot, box, "区水利局")
    write(qtbot, box, "")
    assert not box.list.isVisible()


def test_a_hit_is_selected_on_a_page_that_nobody_has_seen_yet_and_whatever_was_filtered(
    qtbot: QtBot, threaded: MainWindow, demo_workspace: Path
) -> None:
    threaded.session.open(str(demo_workspace))
    qtbot.waitUntil(lambda: threaded.session.workspace is not None, timeout=20_000)
    found = search(str(demo_workspace), "2025-Q3", "区水利局")
    hits = {one.page: one for one in reversed(found)}
    tables = {
        "plan": lambda page: (page.items, page.search, "id"),
        "units": lambda page: (page.units, page.search, "name"),
        "collection": lambda page: (page.files, page.file_search, "number"),
    }
    for _ in range(2):
        for name, parts in tables.items():
            threaded.search.chosen.emit(hits[name])
            page: Any = threaded.pages[name]
            table, field, key = parts(page)
            qtbot.waitUntil(lambda table=table: table.current is not None, timeout=20_000)
            assert getattr(table.current, key) == hits[name].subject
            # What the clerk has narrowed down since hides no hit.
            field.setText("没有这样的")
            assert table.current is None
