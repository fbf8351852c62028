"""Words can be read in both themes (WCAG AA): on every ground, and in the colours of classes and states."""

import itertools

import pytest

from gwreport.ui.appearance import class_colours
from gwreport.ui.appearance.contrast import ENOUGH, contrast
from gwreport.ui.appearance.palettes import DARK, LIGHT, Palette
from gwreport.ui.appearance.theme import THEME

THEMES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
WORDS = ("text", "muted", "accent_text", "danger", "warning", "good")
GROUNDS = ("window", "surface", "sunken", "selection")
# Words on grounds that only they stand on.
PAIRS = (
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("accent_text", "accent_soft"),
    *(
        (words, ground)
        for ground in ("danger_soft", "warning_soft", "good_soft", "accent_soft")
        for words in ("text", ground.removesuffix("_soft").replace("accent", "accent_text"))
    ),
)


@THEMES
@pytest.mark.parametrize(("words", "ground"), [*itertools.product(WORDS, GROUNDS), *PAIRS])
def test_the_words_of_the_window_can_be_read(palette: Palette, words: str, ground: str) -> None:
    assert contrast(getattr(palette, words), getattr(palette, ground)) >= ENOUGH


COLOURS = {
    f"{name} {key}": colour
    for name, value in vars(class_colours).items()
    if name.isupper() and isinstance(value, dict)
    for key, colour in value.items()
}


@THEMES
@pytest.mark.parametrize("name", list(COLOURS))
def test_a_class_in_words_can_be_read(
    palette: Palette, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(THEME, "is_dark", palette is DARK)
    shown = THEME.words_in(COLOURS[name])
    for ground in (palette.surface, palette.sunken, palette.window):
        assert contrast(shown, ground) >= ENOUGH


def test_the_contrast_is_that_of_the_rule() -> None:
    assert round(contrast("#FFFFFF", "#000000"), 2) == 21
    assert round(contrast("#767676", "#FFFFFF"), 2) == 4.54
