r"""EQ fields of Word as text: circled characters, fractions, raised ones, combined characters.

`\o\ac(○,3)` is what 带圈字符 makes, `\o(\s\up 5(甲),\s\do 2(乙))` what 合并字符, `\o\ad(\s\up 9(jiǎ),甲)`
what 拼音指南 made, `\f(3,4)` a fraction.
"""

import unicodedata
from functools import lru_cache

from gwreport.officefiles.shown.raised_text import SUBSCRIPT, SUPERSCRIPT, raised_shown

_CIRCLES, _SQUARES = "○◯〇", "□◻"
_SEPARATORS = ",;"
_BRACKETS = {"(": ")", "[": "]", "{": "}", "<": ">"}
_CIRCLED = ((0x2460, 0x2473), (0x24B6, 0x24EA), (0x3251, 0x325F), (0x3280, 0x32B0), (0x32B1, 0x32BF))  # fmt: skip
_DEEPEST = 30
# Stand around words that are put up or down, so that pinyin is told from what it is read over.
_OPEN, _CLOSE = "\x01", "\x02"


class _NotUnderstoodError(Exception):
    """A switch or a combination that no text stands for."""


def eq_shown(words: str) -> str | None:
    """Give what an EQ field of these words (behind "EQ") shows; None when that is not understood."""
    try:
        shown = _Reader(words).row("", 0)
    except (_NotUnderstoodError, IndexError):
        return None
    return _bare(shown).strip()


class _Reader:
    def __init__(self, words: str) -> None:
        self._words = words.replace(_OPEN, "").replace(_CLOSE, "")
        self._at = 0

    def row(self, ends: str, depth: int) -> str:
        """Read up to one of the marks of `ends`, which is left standing, or to the end of all."""
        if depth > _DEEPEST:
            raise _NotUnderstoodError
        shown = ""
        while self._at < len(self._words):
            mark = self._words[self._at]
            if mark in ends:
                return shown
            self._at += 1
            if mark != "\\":
                shown += mark
            elif self._words[self._at] in "\\(),;":
                shown += self._words[self._at]
                self._at += 1
            elif self._words[self._at] == "*":
                self._format()
            else:
                shown += self._switch(depth)
        if ends:
            raise _NotUnderstoodError
        return shown

    def _format(self) -> None:
        # \* jc2 \* hps10 \* "Font:宋体" say only how it looks.
        self._at += 1
        self._blanks()
        if self._words[self._at] == '"':
            self._at = self._words.find('"', self._at + 1) + 1 or len(self._words)
        while self._at < len(self._words) and not self._words[self._at].isspace():
            self._at += 1
        self._blanks()

    def _blanks(self) -> None:
        while self._at < len(self._words) and self._words[self._at].isspace():
            self._at += 1

    def _name(self) -> str:
        start = self._at
        while self._words[self._at].isascii() and self._words[self._at].isalpha():
            self._at += 1
        return self._words[start : self._at].lower()

    def _switch(self, depth: int) -> str:
        name = self._name()
        options: dict[str, str] = {}
        while True:
            # Options are switches of their own, some with a number or a bracket behind them.
            self._blanks()
            mark = self._words[self._at]
            self._at += 1
            if mark == "\\":
                option = self._name()
                options[option] = ""
                if option in ("lc", "rc", "bc"):
                    self._at += 1
                    options[option] = self._words[self._at]
                    self._at += 1
            elif mark == "(":
                return _put_together(name, options, self._arguments(depth))
            elif mark not in "0123456789.-":
                raise _NotUnderstoodError

    def _arguments(self, depth: int) -> list[str]:
        arguments: list[str] = []
        while True:
            arguments.append(self.row(_SEPARATORS + ")", depth + 1))
            self._at += 1
            if self._words[self._at - 1] == ")":
                return arguments


def _put_together(name: str, options: dict[str, str], parts: list[str]) -> str:
    match name:
        case "f" if len(parts) == 2:
            return "/".join(_grouped(_bare(one).strip()) for one in parts)
        case "o":
            return _over([one.strip() for one in parts if one.strip()])
        case "s":
            return _raised(options, parts)
        case "r":
            degree = raised_shown(_bare(parts[0]).strip(), SUPERSCRIPT)[0] if parts[1:] else ""
            return f"{degree}√{_grouped(_bare(parts[-1]).strip())}"
        case "b":
            left = options.get("lc") or options.get("bc") or "("
            right = options.get("rc") or _BRACKETS.get(
                options.get("bc", "("), options.get("bc", "")
            )
            return f"{left}{','.join(parts)}{right}"
        case "x" | "d":
            return "".join(parts)
        case "l":
            return ",".join(parts)
        case "a":
            return " ".join(map(str.strip, parts))
        case _:
            raise _NotUnderstoodError


def _over(parts: list[str]) -> str:
    """Give what characters printed over each other make."""
    ruled = [one for one in parts if not one.startswith(_OPEN)]
    if len(ruled) <= 1 < len(parts) and len(ruled) + 1 <= len(parts):
        # Words with their pronunciation above them; or two halves, one above the other.
        return ruled[0] if ruled else "".join(parts)
    if len(parts) == 2 and parts[0] in _CIRCLES:
        return _circled().get(parts[1], f"({parts[1]})")
    if len(parts) == 2 and parts[0] in _SQUARES:
        return "☑" if parts[1] in "√✓✔" else "☒" if parts[1] in "×✗✘xX" else f"[{parts[1]}]"
    if len(parts) == 1:
        return parts[0]
    raise _NotUnderstoodError


@lru_cache(maxsize=1)
def _circled() -> dict[str, str]:
    marks = (chr(code) for first, last in _CIRCLED for code in range(first, last + 1))
    return {unicodedata.normalize("NFKC", mark): mark for mark in marks}


def _raised(options: dict[str, str], parts: list[str]) -> str:
    words = "".join(parts)
    position = SUPERSCRIPT if "up" in options else SUBSCRIPT if "do" in options else ""
    shown, is_doubtful = raised_shown(words, position)
    return f"{_OPEN}{words}{_CLOSE}" if is_doubtful or shown == words else shown


def _grouped(words: str) -> str:
    return words if words.replace(".", "").isalnum() else f"({words})"


def _bare(words: str) -> str:
    return words.replace(_OPEN, "").replace(_CLOSE, "")
