"""What signs symbol fonts show for the letters and private characters that a file stores."""

import pytest

from gwreport.officefiles.shown.symbol_fonts import (
    UNKNOWN_SIGN,
    is_private_sign,
    is_symbol_font,
    sign_shown,
    text_shown,
)


@pytest.mark.parametrize(
    ("font", "stored", "shown"),
    [
        ("Symbol", "\uf0b3", "≥"),
        ("Symbol", "³", "≥"),
        ("Symbol", "\uf0a3", "≤"),
        ("SymbolMT", "\uf0b1", "±"),
        ("symbol", "\uf0b4", "×"),
        ("Symbol", "m", "μ"),
        ("Symbol", "9", "9"),
        ("Symbol", "\uf0d6", "√"),
        ("Wingdings", "ü", "✓"),
        ("Wingdings-Regular", "\uf0fc", "✓"),
        ("BCDEEE+Wingdings-Regular", "\uf0fe", "☑"),
        ("WINGDINGS", "o", "□"),
        ("Wingdings", "l", "●"),
        ("Wingdings", "\uf081", "①"),
        ("Wingdings", "\uf0e0", "→"),
        ("Wingdings 2", "R", "☑"),
        ("Wingdings2", "£", "□"),
        ("wingdings 2", "P", "✓"),
        ("Wingdings 2", "\uf054", "☒"),
        ("Wingdings 3", "p", "▲"),
        ("Wingdings 3", "\uf071", "▼"),
        ("Webdings", "a", "✔"),
        ("Webdings", "\uf063", "□"),
        ("ZapfDingbats", "4", "✔"),
        ("ITC Zapf Dingbats", "\uf06e", "■"),
        ("Dingbats", "¬", "①"),
        ("Monotype Sorts", "\uf0d4", "➔"),
    ],
)
def test_letters_of_symbol_fonts_show_their_signs(font: str, stored: str, shown: str) -> None:
    assert is_symbol_font(font)
    assert sign_shown(font, stored) == shown


@pytest.mark.parametrize(
    "font", ["仿宋_GB2312", "Segoe UI Symbol", "Times New Roman", "", "Symbola"]
)
def test_fonts_of_letters_show_letters(font: str) -> None:
    assert not is_symbol_font(font)
    assert text_shown(font, "R已完成 ü³") == ("R已完成 ü³", 0)


def test_characters_without_a_place_in_the_font_are_drawn_by_another() -> None:
    assert text_shown("Wingdings 2", "R已完成\n£ ≥") == ("☑已完成\n□ ≥", 0)


def test_an_unknown_sign_is_marked_and_counted() -> None:
    assert sign_shown("Symbol", "\uf090") is None
    assert sign_shown("仿宋", "\ue5f0") is None
    assert text_shown("Symbol", "a\uf090b") == (f"α{UNKNOWN_SIGN}β", 1)
    assert is_private_sign("\uf0b3")
    assert not is_private_sign("≥")
