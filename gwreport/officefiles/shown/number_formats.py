"""What a number or a text shows under a number format, as far as the format is understood.

A format has up to four sections: for numbers above zero, below zero, zero, and for texts; or the
first two have conditions. Checked against what LibreOffice shows, and after what Excel does: a
number below zero loses its sign in a section that is only for such numbers.
"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Context, Decimal
from enum import Flag, auto
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from gwreport.officefiles.shown.elapsed_time import elapsed_shown
from gwreport.officefiles.shown.number_format_grammar import (
    Section,
    Sort,
    Token,
    layout_of,
    read_sections,
)

_WIDE = Context(prec=800)
_MOST_OF_FRACTION, _LONGEST_COUNTED, _MOST_TEXTS = 15, 12, 3
_DIGITS = {1: "〇一二三四五六七八九", 2: "零壹贰叁肆伍陆柒捌玖", 3: "０１２３４５６７８９"}
_POWERS = {1: ("", "十", "百", "千"), 2: ("", "拾", "佰", "仟")}
_GROUPS = ("", "万", "亿")
# What tells of a number below zero, and of one that is not, beside a plain + or -.
_DOWN = ("降", "减", "负", "跌", "落", "▼", "▽", "↓", "⬇", "↘")
_UP = ("增", "升", "涨", "平", "▲", "△", "↑", "⬆", "↗")
_BRACKETS = ("(", "（")
_BELOW_ZERO = ("-", "−", "－", "–", *_DOWN, *_BRACKETS)


_GENERAL = Section((Token(Sort.GENERAL, ""),))


class Look(Flag):
    """What a reader should know of a number that is shown under a format."""

    PLAIN = 0
    ODD = auto()  # the format is not understood
    ROUNDED = auto()  # fewer digits are shown than are stored
    SCALED = auto()  # thousands are left out, as by "0.0,"
    SPECIAL = auto()  # a power of ten, a fraction or Chinese numerals
    SIGNLESS = auto()  # it is below zero, and nothing that is shown says so
    WORDED = (
        auto()
    )  # words or marks say what the sign of a number would say, or stand beside a text
    HIDDEN = auto()  # nothing is shown
    UNSEEN = auto()  # its format cannot be seen


class Display(NamedTuple):
    """What is shown; `is_date` says that it is a date or time, whose text is made here only if it is one that has passed."""

    text: str
    look: Look = Look.PLAIN
    is_date: bool = False


class _Figures(NamedTuple):
    # The words, whether they say zero, and how they were made.
    words: str
    is_zero: bool
    look: Look = Look.PLAIN


@lru_cache(maxsize=4096)
def show_number(number: Decimal, code: str) -> Display:
    """Say what a finite number shows under a format other than General.

    An odd format, and one that hides the number, leave the figure as it is stored.
    """
    odd = Display(plain_figures(number), Look.ODD)
    sections = read_sections(code)
    chosen = _section_for(number, sections) if sections else None
    if chosen is None:
        return odd
    section, signed = chosen
    if section.has(Sort.UNKNOWN):
        return odd
    if section.has(Sort.ELAPSED):
        elapsed = elapsed_shown(number, section.tokens)
        return odd if elapsed is None else Display(elapsed, is_date=True)
    if section.has(Sort.DATE):
        return Display("", is_date=True)
    found = _shown(abs(number), section)
    if found is None:
        return odd
    if not found.words:
        return Display(odd.text, Look.HIDDEN)
    look = found.look
    # Nobody writes -0.0; the sign of what was rounded away says nothing.
    is_below = number < 0 and not found.is_zero
    text = f"-{found.words}" if is_below and signed else found.words
    if is_below and not any(mark in text for mark in _BELOW_ZERO):
        look |= Look.SIGNLESS
    signs = (*_DOWN, *_UP, *_BRACKETS) if number < 0 else (*_DOWN, *_UP)
    if not signed and any(mark in section.literals for mark in signs):
        look |= Look.WORDED
    return Display(text, look)


def show_text(text: str, code: str) -> str:
    """Say what a text shows under a format; "" where it hides all texts."""
    section = text_section(code)
    if section is None or sum(one.sort is Sort.TEXT for one in section.tokens) > _MOST_TEXTS:
        return text
    words = (text if one.sort is Sort.TEXT else one.words for one in section.tokens)
    return "".join(words) if section.has(Sort.TEXT) else section.literals


def shows_texts_otherwise(code: str) -> bool:
    """Say whether a format shows a text as anything but itself; blanks around it do not count."""
    section = text_section(code)
    if section is None:
        return False
    marks = [one for one in section.tokens if one.sort is not Sort.LITERAL or one.words.strip()]
    return [one.sort for one in marks] != [Sort.TEXT]


@lru_cache(maxsize=512)
def text_section(code: str) -> Section | None:
    """Give the section of a format that is for texts; None when texts show as they are."""
    sections = read_sections(code) or ()
    if len(sections) == 4:
        return sections[3]
    if sections and sections[-1].has(Sort.TEXT):
        return sections[-1]
    return None


def plain_figures(number: Decimal) -> str:
    """Give a number in full: never an exponent and never ".0", so that 1 stays 1."""
    if number == number.to_integral_value():
        return str(int(number))
    return f"{number.normalize():f}"


def _section_for(number: Decimal, sections: tuple[Section, ...]) -> tuple[Section, bool] | None:
    # The section, and whether the sign of a number below zero is put before it.
    if len(sections) == 4 or sections[-1].has(Sort.TEXT):
        sections = sections[:-1]
    if not sections:
        return _GENERAL, True
    if any(one.condition for one in sections):
        return _section_by_condition(number, sections)
    if len(sections) == 1:
        return sections[0], True
    if number < 0:
        return sections[1], False
    return sections[2 if number == 0 and len(sections) > 2 else 0], False


def _section_by_condition(
    number: Decimal, sections: tuple[Section, ...]
) -> tuple[Section, bool] | None:
    # Of two sections the second is for the rest, of three the third. Programs differ in whether a
    # rest or a wide condition shows the sign of a number below zero.
    for place, section in enumerate(sections):
        condition = section.condition
        if condition is None and place == 0:
            return None
        if condition is not None and not condition.holds(number):
            continue
        if number >= 0:
            return section, False
        is_sure = place == 1 or (condition is not None and condition.only_negative)
        return (section, False) if is_sure else None
    return None


def _shown(number: Decimal, section: Section) -> _Figures | None:
    tokens = section.tokens
    if section.has(Sort.GENERAL, Sort.TEXT):
        if section.has(Sort.DIGIT):
            return None
        figures = _numerals(plain_figures(number), section.numerals, in_words=True)
        if figures is None:
            return None
        words = [one.words if one.sort is Sort.LITERAL else "" for one in tokens]
        at = next(at for at, one in enumerate(tokens) if one.sort in (Sort.GENERAL, Sort.TEXT))
        words[at] = figures
        look = Look.SPECIAL if section.numerals else Look.PLAIN
        return _Figures("".join(words).strip(), not number, look)
    if not section.has(Sort.DIGIT):
        return _Figures(section.literals.strip(), not number)
    if section.has(Sort.EXPONENT):
        return None if section.numerals else _scientific(number, tokens)
    slash = _fraction_slash(tokens)
    if slash:
        return None if section.numerals else _fraction(number, tokens, slash)
    return _fixed(number, section)


def _fixed(number: Decimal, section: Section) -> _Figures | None:
    tokens = section.tokens
    layout = section.layout
    places = [tokens[at].words for at in layout.behind]
    if section.numerals and places:
        return None
    value = number.scaleb(layout.scale, _WIDE)
    shown = _rounded(value, len(places))
    figures, _, decimals = f"{shown:f}".partition(".")
    whole = [tokens[at].words for at in layout.whole]
    pieces = dict(zip(layout.whole, _whole(figures, whole, layout.thousands), strict=True))
    pieces |= zip(layout.behind, _decimals(decimals, places), strict=True)
    # A point behind which nothing stands is none.
    pieces[layout.point] = "." if any(pieces[at] for at in layout.behind) else ""
    words = ""
    for at, token in enumerate(tokens):
        words += pieces.get(at, "" if token.sort is Sort.COMMA else token.words)
    look = Look.ROUNDED if shown != value else Look.PLAIN
    if layout.divided:
        look |= Look.SCALED
    if section.numerals:
        spoken = _numerals(words, section.numerals)
        if spoken is None:
            return None
        words, look = spoken, look | Look.SPECIAL
    return _Figures(words.strip(), not shown, look)


def _whole(figures: str, places: Sequence[str], thousands: bool) -> list[str]:
    # The figures over the places, those in excess before the first of them.
    if not places:
        return []
    least = len(places) - places.index("0") if "0" in places else 0
    figures = figures.lstrip("0").rjust(least, "0")
    pieces = [""] * len(places)
    for back, figure in enumerate(reversed(figures)):
        mark = "," if thousands and back and back % 3 == 0 else ""
        at = max(len(places) - 1 - back, 0)
        pieces[at] = f"{figure}{mark}{pieces[at]}"
    return pieces


def _decimals(figures: str, places: Sequence[str]) -> list[str]:
    pieces = list(figures.ljust(len(places), "0"))
    for at in range(len(places) - 1, -1, -1):
        if places[at] == "0" or pieces[at] != "0":
            break
        pieces[at] = ""
    return pieces


def _rounded(number: Decimal, places: int) -> Decimal:
    return number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _WIDE)


def _scientific(number: Decimal, tokens: Sequence[Token]) -> _Figures | None:
    at = next(place for place, one in enumerate(tokens) if one.sort is Sort.EXPONENT)
    head, mark, tail = tokens[:at], tokens[at].words, tokens[at + 1 :]
    layout = layout_of(head)
    if layout.scale or not layout.whole:
        return None
    step, places = len(layout.whole), len(layout.behind)
    power = number.adjusted() // step * step if number else 0
    mantissa = _rounded(number.scaleb(-power, _WIDE), places)
    if mantissa and mantissa.adjusted() >= step:
        # 9.99 became 10.0.
        power += step
        mantissa = _rounded(number.scaleb(-power, _WIDE), places)
    shown = _fixed(mantissa, Section(head))
    if shown is None:
        return None
    width = max(sum(one.words == "0" for one in tail if one.sort is Sort.DIGIT), 1)
    sign = "-" if power < 0 else mark[1:].replace("-", "")
    behind = "".join(one.words for one in tail if one.sort is Sort.LITERAL)
    words = f"{shown.words}{mark[0]}{sign}{abs(power):0{width}d}{behind}"
    return _Figures(words.strip(), not number, Look.SPECIAL)


def _fraction_slash(tokens: Sequence[Token]) -> int:
    # Places on both sides of the slash, or figures behind it, make a fraction.
    for at, one in enumerate(tokens[1:-1], 1):
        if one.sort is Sort.SLASH and tokens[at - 1].sort is Sort.DIGIT:
            behind = tokens[at + 1]
            if behind.sort is Sort.DIGIT or behind.words.isdecimal():
                return at
    return 0


def _fraction(number: Decimal, tokens: Sequence[Token], slash: int) -> _Figures | None:
    if number.adjusted() > _MOST_OF_FRACTION or any(
        one.sort in (Sort.PERCENT, Sort.COMMA, Sort.POINT) for one in tokens
    ):
        return None
    first, last = slash, slash + 1
    while first > 0 and tokens[first - 1].sort is Sort.DIGIT:
        first -= 1
    while last < len(tokens) and _is_place(tokens[last]):
        last += 1
    whole = [at for at in range(first) if tokens[at].sort is Sort.DIGIT]
    exact = Fraction(number)
    integer = int(exact) if whole else 0
    given = "".join(one.words for one in tokens[slash + 1 : last])
    if given.strip("0").isdecimal():
        bottom = int(given)
        top = int((exact - integer) * bottom + Fraction(1, 2))
    else:
        near = (exact - integer).limit_denominator(10 ** min(len(given), 7) - 1)
        top, bottom = near.numerator, near.denominator
    if whole and top == bottom:
        integer, top = integer + 1, 0
    is_zero = not integer and not top
    has_whole = bool(integer) or any(tokens[at].words == "0" for at in whole)
    words = _literals(tokens[: whole[0]] if whole else tokens[:first])
    if has_whole or (whole and is_zero):
        words += str(integer)
    if top or not whole:
        words += _literals(tokens[whole[-1] + 1 : first]) if whole and has_whole else ""
        words += f"{top}/{bottom}"
    words += _literals(tokens[last:])
    return _Figures(words.strip(), is_zero, Look.SPECIAL)


def _is_place(token: Token) -> bool:
    return token.sort is Sort.DIGIT or (token.sort is Sort.LITERAL and token.words.isdecimal())


def _literals(tokens: Sequence[Token]) -> str:
    return "".join(one.words for one in tokens if one.sort is Sort.LITERAL)


def _numerals(words: str, sort: int, *, in_words: bool = False) -> str | None:
    # The figures in the numerals that DBNum asks for; None where programs differ in them.
    if not sort:
        return words
    digits = _DIGITS.get(sort)
    if digits is None:
        return None
    if not in_words or sort not in _POWERS:
        return words.translate(str.maketrans("0123456789", digits))
    is_counted = words.isdecimal() and len(words) <= _LONGEST_COUNTED
    return _counted(words, digits, _POWERS[sort]) if is_counted else None


def _counted(figures: str, digits: str, powers: Sequence[str]) -> str:
    # 105 is 一百〇五, 12 is 一十二 as office programs write it.
    words, gap = "", False
    for at, figure in enumerate(figures):
        back = len(figures) - 1 - at
        if figure == "0":
            gap = True
        else:
            words += (digits[0] if gap and words else "") + digits[int(figure)] + powers[back % 4]
            gap = False
        if back % 4 == 0 and figures[max(at - 3, 0) : at + 1].strip("0"):
            words, gap = words + _GROUPS[back // 4], False
    return words or digits[0]
