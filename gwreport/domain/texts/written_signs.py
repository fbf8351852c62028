"""The marks in which figures are written: the sign of a cell's one figure (下降3.5%, ▼2.1%, (3.5亿元), 持平), thousands."""

import re

_THAN = r"(?:(?:同比|环比|与?[较比]?(?:上年|去年|上期)(?:同期)?)(?:相比)?)?"
_LEVEL = re.compile(rf"{_THAN}持平")
_DOWN_WORD = re.compile(rf"-?{_THAN}(?:负增长|下降|减少|降低|下滑|回落|下跌|减|降|跌)-?(?=\d)")
_UP_WORD = re.compile(rf"(-?){_THAN}(?:增长|增加|提高|提升|上升|上涨|增|升|涨)(?=[-+\d])")
_DOWN_MARKS, _UP_MARKS = "▼▽↓⬇↘🔻", "▲△↑⬆↗🔺"
_LEADING = re.compile(rf"([{_DOWN_MARKS}{_UP_MARKS}]\ufe0f?)(?=[-+\d])")
_TRAILING = re.compile(rf"([{_DOWN_MARKS}{_UP_MARKS}])\ufe0f?$")
# Accountants write what is below zero in brackets.
_BRACKETS = re.compile(r"\((\d[^()]*)\)")
# One group alone: in a longer row of them there are as many figures.
_THOUSANDS = re.compile(r"(?<![\d.,，])[1-9]\d{0,2}，\d{3}(?![\d，,、])")
_BETWEEN_FIGURES = re.compile(r"\d，\d")
_NEAR = 12


def with_plain_sign(cell: str) -> str:
    """Give a cell's words with "-" before its figure, or nothing, in the place of other signs.

    Blanks go; "0" is given for 持平. A decline that is given twice (下降-3.5%, -下降3.5%) is still one;
    words with no such sign stay as they are.
    """
    words = "".join(cell.split())
    if _LEVEL.fullmatch(words):
        return "0"
    if found := _BRACKETS.fullmatch(words):
        return f"-{found[1]}"
    if found := _DOWN_WORD.match(words):
        return f"-{words[found.end() :]}"
    if found := _UP_WORD.match(words):
        rest = words[found.end() :]
        return rest if rest.startswith("-") else f"{found[1]}{rest}"
    if found := _LEADING.match(words):
        return _signed(found[1][0], words[found.end() :])
    if found := _TRAILING.search(words):
        rest = words[: found.start()]
        if rest.lstrip("+-")[:1].isdecimal():
            return _signed(found[1], rest)
    return words


def _signed(mark: str, rest: str) -> str:
    # A mark beside a sign only underlines it.
    if rest.startswith(("-", "+")):
        return rest
    return f"-{rest}" if mark in _DOWN_MARKS else rest


def with_plain_thousands(text: str) -> str:
    """Give a text with the Chinese comma between thousands (1，250户) as the plain one, its length unchanged.

    Of several figures (分别为100，200) none is a part of another.
    """
    # Nearly every text has such commas, and nearly none between figures.
    return _THOUSANDS.sub(_with_comma, text) if _BETWEEN_FIGURES.search(text) else text


def _with_comma(found: re.Match[str]) -> str:
    before = found.string[max(found.start() - _NEAR, 0) : found.start()]
    return found[0] if "分别" in before else found[0].replace("，", ",")
