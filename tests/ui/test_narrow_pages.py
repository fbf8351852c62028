"""Each page at the width that is left of 1920 pixels at 200 %: nothing over it is squeezed or cut."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from gwreport.ui.main_window import MainWindow
from gwreport.ui.page import Page
from gwreport.ui.pages import PAGES

WIDE, HIGH = 960, 540


def squeezed(page: Page) -> list[str]:
    """Name the shown buttons above a page and in its bars that are narrower than their words."""
    return [
        one.text()
        for one in page.findChildren(QAbstractButton)
        if one.isVisible() and one.text() and one.width() < one.minimumSizeHint().width()
    ]


@pytest.mark.parametrize("name", [one.name for one in PAGES])
def test_at_200_percent_no_button_is_narrower_than_its_words(
    reopen: Callable[..., MainWindow], demo_copy: Path, name: str
) -> None:
    window = reopen(demo_copy)
    window.resize(WIDE, HIGH)
    window.show_page(name)
    for _ in range(6):
        QApplication.processEvents()
    assert window.width() == WIDE
    page = window.pages[name]
    assert squeezed(page) == []
    assert page.heading.height() < HIGH // 4


def test_with_room_the_actions_stand_beside_the_title(
    reopen: Callable[..., MainWindow], demo_copy: Path
) -> None:
    window = reopen(demo_copy)
    page: Any = None
    tops: dict[int, tuple[int, int]] = {}
    for wide in (1366, WIDE, 1366):
        window.resize(wide, 768)
        window.show_page("report")
        for _ in range(6):
            QApplication.processEvents()
        page = window.pages["report"]
        actions = page.heading.bar.geometry()
        tops[wide] = actions.top(), actions.left()
    assert tops[1366][1] > tops[WIDE][1]
    assert tops[WIDE][0] > tops[1366][0]
