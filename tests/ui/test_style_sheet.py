"""What the window's style sheet must leave to Qt."""

import pytest

from gwreport.ui.appearance.palettes import DARK, LIGHT, Palette
from gwreport.ui.appearance.resources import style_sheet


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_boxes_that_tell_or_ask_find_their_own_width(palette: Palette) -> None:
    # With a width of our own the text of a box no longer wraps on X11, and all of it behind the
    # first twenty characters is cut off; on the small screen of the tests it wraps none the less.
    rules = [line for line in style_sheet(palette).splitlines() if line.startswith("QMessageBox")]
    assert rules
    assert not any("width" in rule for rule in rules)
