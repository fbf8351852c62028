"""The grammar of number formats (ECMA-376 part 1, 18.8.31): a code parted into sections of tokens."""

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple


class Sort(StrEnum):
    """What a token of a format stands for; the names are those of the groups below."""

    LITERAL = "literal"
    DIGIT = "digit"  # 0, # or ?
    POINT = "point"
    COMMA = "comma"
    PERCENT = "percent"
    EXPONENT = "exponent"
    SLASH = "slash"
    GENERAL = "general"
    TEXT = "text"  # @
    DATE = "date"
    ELAPSED = "elapsed"  # [h], [mm], [s]
    UNKNOWN = "unknown"


# In this order: what comes first wins. `!` is the escape of the East Asian editions.
_TOKEN = re.compile(
    r'(?P<quoted>"[^"]*"?)'
    r"|(?P<escaped>[\\!](?s:.))"
    r"|(?P<space>_(?s:.))"
    r"|(?P<fill>\*(?s:.))"
    r"|(?P<bracket>\[[^\]]*\])"
    r"|(?P<end>;)"
    r"|(?P<general>general|g/通用格式)"
    r"|(?P<exponent>e[+-])"
    r"|(?P<date>am/pm|a/p|上午/下午|a{3,4}|[ymdhs]+)"
    r"|(?P<digit>[0#?])"
    r"|(?P<point>\.)"
    r"|(?P<comma>,)"
    r"|(?P<percent>%)"
    r"|(?P<slash>/)"
    r"|(?P<text>@)"
    # Letters without quotes mean something to a program, and nothing that is known here.
    r"|(?P<unknown>[a-z])"
    r"|(?P<plain>(?s:.))",
    re.IGNORECASE,
)
_CONDITION = re.compile(r"\[\s*(<=|>=|<>|<|>|=)\s*(-?[0-9.]+(?:e[+-]?[0-9]{1,3})?)\s*\]", re.I)
_COLOUR = re.compile(
    r"\[(?:black|blue|cyan|green|magenta|red|white|yellow|color\s*\d{1,2}"
    r"|黑色|蓝色|青色|蓝绿色|绿色|洋红色?|紫红色?|红色|白色|黄色|颜色\s*\d{1,2})\]",
    re.I,
)
_NUMERALS = re.compile(r"\[dbnum([1-4])\]", re.I)
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.I)
_LOCALE = re.compile(r"\[\$([^\]-]*)(?:-([0-9a-f]{1,8})?[^\]]*)?\]", re.I)
# The system's own long date and time.
_SYSTEM_DATES = frozenset(("f800", "f400"))
# Excel takes no longer code, and nobody writes one of so many pieces or places.
LONGEST = 255
_MOST_SECTIONS, _MOST_TOKENS, _MOST_PLACES = 4, 100, 30


class Token(NamedTuple):
    """One token; a literal's words are what it shows."""

    sort: Sort
    words: str


class Condition(NamedTuple):
    """For which numbers a section is: `operator` is one of <, <=, >, >=, =, <>."""

    operator: str
    limit: Decimal

    def holds(self, number: Decimal) -> bool:
        """Say whether a number meets it."""
        return {
            "<": number < self.limit,
            "<=": number <= self.limit,
            ">": number > self.limit,
            ">=": number >= self.limit,
            "=": number == self.limit,
            "<>": number != self.limit,
        }[self.operator]

    @property
    def only_negative(self) -> bool:
        """Whether no number but those below zero meets it."""
        return (self.operator == "<" and self.limit <= 0) or (
            self.operator in ("<=", "=") and self.limit < 0
        )


class Layout(NamedTuple):
    """Where the figures of a section stand, by the places of its tokens.

    `whole` are the places before the point, `point` is -1 for none, `behind` those behind it;
    `thousands` says that thousands are parted; `scale` by how many powers of ten the number is moved,
    `divided` that it is divided by a thousand once or more.
    """

    whole: tuple[int, ...]
    point: int
    behind: tuple[int, ...]
    thousands: bool
    scale: int
    divided: bool


class Section:
    """One section; `numerals` is the sort of Chinese numerals that it asks for (DBNum), 0 for none.

    A section is made once and shown by many cells, so that what can be known of it is known then.
    """

    def __init__(
        self,
        tokens: Sequence[Token],
        condition: Condition | None = None,
        numerals: int = 0,
    ) -> None:
        self.tokens, self.condition, self.numerals = tuple(tokens), condition, numerals
        self._sorts = frozenset(token.sort for token in self.tokens)
        self.literals = "".join(one.words for one in self.tokens if one.sort is Sort.LITERAL)
        self.layout = layout_of(self.tokens)

    def has(self, *sorts: Sort) -> bool:
        """Say whether it holds a token of one of these sorts."""
        return not self._sorts.isdisjoint(sorts)


def layout_of(tokens: Sequence[Token]) -> Layout:
    """Say where the figures stand."""
    digits = [at for at, one in enumerate(tokens) if one.sort is Sort.DIGIT]
    point = next((at for at, one in enumerate(tokens) if one.sort is Sort.POINT), -1)
    whole = tuple(at for at in digits if point < 0 or at < point)
    behind = tuple(at for at in digits if 0 <= point < at)
    scale = 2 * sum(one.sort is Sort.PERCENT for one in tokens)
    thousands = follows = divided = False
    for at, one in enumerate(tokens):
        if one.sort is not Sort.COMMA:
            # A comma directly behind the last place divides by a thousand.
            follows = one.sort in (Sort.DIGIT, Sort.POINT)
        elif whole and whole[0] < at < whole[-1]:
            thousands = True
        elif follows:
            scale, divided = scale - 3, True
    return Layout(whole, point, behind, thousands, scale, divided)


@lru_cache(maxsize=4096)
def read_sections(code: str) -> tuple[Section, ...] | None:
    """Part a format into its sections; None for a code that no program takes."""
    if len(code) > LONGEST:
        return None
    sections: list[Section] = []
    tokens: list[Token] = []
    condition: Condition | None = None
    numerals = 0
    for found in _TOKEN.finditer(code):
        kind, words = str(found.lastgroup), found[0]
        if kind == "end":
            sections.append(Section(_merged(tokens), condition, numerals))
            tokens, condition, numerals = [], None, 0
        elif kind == "bracket":
            if limit := _CONDITION.fullmatch(words):
                condition = _condition(limit)
            elif chinese := _NUMERALS.fullmatch(words):
                numerals = int(chinese[1])
            else:
                tokens += _bracket(words)
        else:
            tokens += _plain(kind, words)
    sections.append(Section(_merged(tokens), condition, numerals))
    is_odd = len(sections) > _MOST_SECTIONS or any(
        len(one.tokens) > _MOST_TOKENS
        or len(one.layout.whole) + len(one.layout.behind) > _MOST_PLACES
        for one in sections
    )
    return None if is_odd else tuple(sections)


def _merged(tokens: list[Token]) -> tuple[Token, ...]:
    # Neighbouring words are one, but for figures, which may be the lower half of a fraction.
    merged: list[Token] = []
    for token in tokens:
        last = merged[-1] if merged else token
        are_words = merged and token.sort is last.sort is Sort.LITERAL
        if are_words and not (token.words.isdecimal() or last.words.isdecimal()):
            merged[-1] = Token(Sort.LITERAL, last.words + token.words)
        else:
            merged.append(token)
    return tuple(merged)


def _condition(found: re.Match[str]) -> Condition | None:
    try:
        return Condition(found[1], Decimal(found[2]))
    except InvalidOperation:
        return None


def _bracket(words: str) -> list[Token]:
    if _COLOUR.fullmatch(words):
        return []
    if _ELAPSED.fullmatch(words):
        return [Token(Sort.ELAPSED, words)]
    if locale := _LOCALE.fullmatch(words):
        if (locale[2] or "").lower() in _SYSTEM_DATES:
            return [Token(Sort.DATE, words)]
        return [Token(Sort.LITERAL, locale[1])] if locale[1] else []
    return [Token(Sort.UNKNOWN, words)]


def _plain(kind: str, words: str) -> list[Token]:
    match kind:
        case "quoted":
            return [Token(Sort.LITERAL, words.strip('"'))]
        case "escaped":
            return [Token(Sort.LITERAL, words[1])]
        case "space":
            # As wide as the character behind it.
            return [Token(Sort.LITERAL, " ")]
        case "fill":
            return []
        case "plain":
            return [Token(Sort.LITERAL, words)]
        case _:
            return [Token(Sort(kind), words)]
