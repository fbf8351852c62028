"""Foreign words where Qt would read marks in them: tool tips (HTML), buttons (&), titles ([*]).

Labels show words as they are by their text format (`widgets.basics.label`), tables, lists and text
boxes always do.
"""

import re
from html import escape

from PySide6.QtGui import Qt
from PySide6.QtWidgets import QWidget

_LONGEST_LINE = 48
_LONGEST_TIP = 1500
# Latin words and numbers are kept whole; anything else may stand at the end of a line.
_PIECE = re.compile(r"[A-Za-z0-9.,%]{1,40}|.", re.DOTALL)


def tip_text(words: str) -> str:
    """Give a text as a tool tip that wraps and is never read as HTML.

    What Qt would take for HTML is escaped; all else stays plain, for a screen reader says a tip's marks.
    """
    shown = words if len(words) <= _LONGEST_TIP else words[:_LONGEST_TIP] + "…"
    if Qt.mightBeRichText(shown):
        return f"<p style='white-space: pre-wrap'>{escape(shown)}</p>"
    return "\n".join(_wrapped(line) for line in shown.split("\n"))


def _wrapped(line: str) -> str:
    lines, length = [""], 0
    for piece in _PIECE.findall(line):
        if length and length + len(piece) > _LONGEST_LINE:
            lines.append("")
            length = 0
        lines[-1] += piece
        length += len(piece)
    return "\n".join(lines)


def button_text(words: str) -> str:
    """Give words for a button, a tab or an entry of a menu, where & would mark a key."""
    return words.replace("&", "&&")


def set_title(window: QWidget, words: str) -> None:
    """Give a window its title; "[*]" in it is no mark of Qt's for what is unsaved."""
    window.setWindowTitle(words.replace("[*]", "[*][*]"))
