"""What the window's style sheet must leave to Qt, and what it must say of buttons that do nothing."""

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from gwreport.ui.appearance.palettes import DARK, LIGHT, Palette
from gwreport.ui.appearance.resources import style_sheet
from gwreport.ui.widgets.basics import button


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_boxes_that_tell_or_ask_find_their_own_width(palette: Palette) -> None:
    # With a width of our own the text of a box no longer wraps on X11, and all of it behind the
    # first twenty characters is cut off; on the small screen of the tests it wraps none the less.
    rules = [line for line in style_sheet(palette).splitlines() if line.startswith("QMessageBox")]
    assert rules
    assert not any("width" in rule for rule in rules)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("kind", ["", "danger", "link"])
def test_a_button_that_can_not_be_pressed_looks_like_it(
    qtbot: QtBot, palette: Palette, kind: str
) -> None:
    made = button("去掉", lambda: None, kind=kind, tip="去掉这一项")
    qtbot.addWidget(made)
    made.setStyleSheet(style_sheet(palette))
    loud = QColor(palette.danger if kind == "danger" else palette.accent_text).hslHue()

    def coloured() -> int:
        seen = made.grab().toImage()
        colours = (seen.pixelColor(x, y) for x in range(seen.width()) for y in range(seen.height()))
        return sum(one.hslHue() == loud and one.hslSaturation() > 90 for one in colours)

    assert bool(coloured()) is bool(kind)
    made.setEnabled(False)
    assert coloured() == 0
