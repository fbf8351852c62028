"""Foreign words where Qt would read marks in them: tool tips (HTML), buttons (&), titles ([*]).

Labels show words as they are by their text format (`widgets.basics.label`), tables, lists and text
boxes always do.
"""

from html import escape

from PySide6.QtGui import Qt
from PySide6.QtWidgets import QWidget

_NEEDS_NO_WRAP = 60
_LONGEST_TIP = 1500


def tip_text(words: str) -> str:
    """Give a text as a tool tip that wraps and is never read as HTML."""
    if len(words) < _NEEDS_NO_WRAP and not Qt.mightBeRichText(words):
        return words
    shown = words if len(words) <= _LONGEST_TIP else words[:_LONGEST_TIP] + "…"
    return f"<p style='white-space: pre-wrap'>{escape(shown)}</p>"


def button_text(words: str) -> str:
    """Give words for a button, a tab or an entry of a menu, where & would mark a key."""
    return words.replace("&", "&&")


def set_title(window: QWidget, words: str) -> None:
    """Give a window its title; "[*]" in it is no mark of Qt's for what is unsaved."""
    window.setWindowTitle(words.replace("[*]", "[*][*]"))
