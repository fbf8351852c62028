"""What a stored number shows on the screen: plain figures, percent, thousands, dates."""

import datetime
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation
from functools import lru_cache
from typing import NamedTuple

GENERAL = "General"
# ECMA-376 part 1, 18.8.30; 27-36 and 50-58 are the dates of the East Asian editions.
BUILT_IN_FORMATS: dict[int, str] = {
    0: GENERAL, 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%",
    11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "yyyy/m/d", 15: "d-mmm-yy", 16: "d-mmm",
    17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: "yyyy/m/d h:mm", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0",
    49: "@",
    27: 'yyyy"年"m"月"', 28: 'm"月"d"日"', 29: 'm"月"d"日"', 30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"', 32: 'h"时"mm"分"', 33: 'h"时"mm"分"ss"秒"',
    34: 'yyyy"年"m"月"', 35: 'yyyy"年"m"月"d"日"', 36: 'yyyy"年"m"月"',
    50: 'yyyy"年"m"月"', 51: 'yyyy"年"m"月"d"日"', 52: 'yyyy"年"m"月"',
    53: 'yyyy"年"m"月"d"日"', 54: 'yyyy"年"m"月"d"日"', 55: 'yyyy"年"m"月"',
    56: 'yyyy"年"m"月"', 57: 'yyyy"年"m"月"', 58: 'm"月"d"日"',
}  # fmt: skip
_QUOTED = re.compile(r'"([^"]*)"|\\(.)|_.|\*.')
_BRACKETS = re.compile(r"\[[^\]]*\]")
_ELAPSED = re.compile(r"\[[hms]+\]", re.IGNORECASE)
_FIGURES = re.compile(r"(?P<whole>[#0,]*[#0])(?:\.(?P<decimals>[#0]*))?(?P<percent>%?)")
_DIGITS = Context(prec=15, rounding=ROUND_HALF_UP)
_LAST_DAY = 2_958_466
# No spreadsheet knows a number beyond the double's range.
_LARGEST_POWER = 308


class Shown(NamedTuple):
    """A number as the screen shows it.

    `is_date` says that the text is an ISO date or time; `plain` that the text is surely what was
    shown; `rounded` that fewer digits are shown than stored.
    """

    text: str
    is_date: bool = False
    plain: bool = True
    rounded: bool = False


@dataclass(frozen=True, slots=True)
class _Format:
    # What a number format's first section asks for; literals before and behind the figures.
    is_date: bool = False
    plain: bool = True
    general: bool = False
    before: str = ""
    behind: str = ""
    decimals: int = 0
    optional: int = 0
    thousands: bool = False
    percent: bool = False


@lru_cache(maxsize=4096)
def shown_number(raw: str, code: str = GENERAL, *, from_1904: bool = False) -> Shown:
    """Say what a stored number shows under a number format.

    `raw` is the number as stored, `code` the format. Dates become ISO whatever their format says;
    a format that is more than digits, percent and fixed words leaves the figure as stored, and
    `plain` is False. A text that is no finite number is given back as it is, not plain.
    """
    if code == GENERAL and raw.isdecimal() and len(raw) < 12 and (raw[0] != "0" or raw == "0"):
        return Shown(raw)
    try:
        number = _DIGITS.create_decimal(raw.strip())
    except InvalidOperation:
        return Shown(raw, plain=False)
    if not number.is_finite() or number.adjusted() > _LARGEST_POWER:
        return Shown(raw, plain=False)
    form = _read_format(code)
    if form.is_date:
        moment = iso_moment(number, from_1904=from_1904)
        return Shown(_figures(number), plain=False) if moment is None else Shown(moment, True)
    if form.general:
        return Shown(_figures(number), plain=form.plain)
    return _fixed(number, form)


def iso_moment(serial: Decimal, *, from_1904: bool = False) -> str | None:
    """Turn a spreadsheet's day number into an ISO date, time or both; None when out of range.

    Day 60 of the 1900 system is shown by every spreadsheet as the 29th of February 1900, a day
    that never was; it is given as such.
    """
    if not 0 <= serial < _LAST_DAY:
        return None
    day, share = int(serial), serial - int(serial)
    seconds = int((share * 86_400).to_integral_value(ROUND_HALF_UP))
    if seconds == 86_400:
        day, seconds = day + 1, 0
    time = str(datetime.timedelta(seconds=seconds)).rjust(8, "0") if seconds else ""
    if from_1904:
        date = (datetime.date(1904, 1, 1) + datetime.timedelta(day)).isoformat()
    elif day == 0:
        return time or "00:00:00"
    elif day == 60:
        date = "1900-02-29"
    else:
        first = datetime.date(1899, 12, 31 if day < 60 else 30)
        date = (first + datetime.timedelta(day)).isoformat()
    return f"{date} {time}" if time else date


def _fixed(number: Decimal, form: _Format) -> Shown:
    value = number * 100 if form.percent else number
    most = form.decimals + form.optional
    shown = value.quantize(Decimal(1).scaleb(-most), ROUND_HALF_UP, Context(prec=400))
    figures = f"{abs(shown):,f}" if form.thousands else f"{abs(shown):f}"
    for _ in range(form.optional):
        if not figures.endswith("0"):
            break
        figures = figures[:-1]
    figures = figures.removesuffix(".")
    sign = "-" if shown < 0 else ""
    percent = "%" if form.percent else ""
    text = f"{sign}{form.before}{figures}{percent}{form.behind}"
    return Shown(text, plain=form.plain, rounded=shown != value)


def _figures(number: Decimal) -> str:
    # Never an exponent and never ".0": 1 stays 1.
    if number == number.to_integral_value():
        return str(int(number))
    return f"{number.normalize():f}"


@lru_cache(maxsize=256)
def _read_format(code: str) -> _Format:
    first = _sections(code)[0]
    bare = _QUOTED.sub("", first)
    if _ELAPSED.search(bare):
        return _Format(general=True, plain=False)
    unbracketed = _BRACKETS.sub("", bare)
    if unbracketed.strip().lower() in ("general", "g/通用格式", "@", ""):
        words = _QUOTED.sub(lambda found: found[1] or found[2] or "", first)
        as_seen = _BRACKETS.sub("", words) == unbracketed and "DBNum" not in first
        return _Format(general=True, plain=as_seen)
    if re.search(r"[ymdhs年月日]", unbracketed.lower().replace("e+", "")):
        return _Format(is_date=True)
    return _figure_format(first)


def _figure_format(section: str) -> _Format:
    # Fixed words become private marks, so that digits and dots inside them are not read.
    words: list[str] = []

    def keep(found: re.Match[str]) -> str:
        words.append(found[1] or found[2] or "")
        return chr(0xE000 + len(words) - 1)

    masked = _BRACKETS.sub("", _QUOTED.sub(keep, section))
    found = _FIGURES.search(masked)
    if found is None or len(words) > 100 or ("[" in section and "DBNum" in section):
        return _Format(general=True, plain=False)
    before, behind = masked[: found.start()], masked[found.end() :]
    if re.search(r"[^\ue000-\ue0ff ¥$￥()+-]", before + behind.replace("%", "!")):
        return _Format(general=True, plain=False)
    whole, decimals = found["whole"], found["decimals"] or ""
    if whole.endswith(",") or re.search(r"0{2,}", whole.replace(",", "")):
        return _Format(general=True, plain=False)

    def words_back(text: str) -> str:
        return "".join(
            words[ord(mark) - 0xE000] if 0xE000 <= ord(mark) <= 0xE0FF else mark for mark in text
        ).strip()

    return _Format(
        before=words_back(before),
        behind=words_back(behind),
        decimals=decimals.count("0"),
        optional=decimals.count("#"),
        thousands="," in whole,
        percent=bool(found["percent"]),
    )


def _sections(code: str) -> list[str]:
    # A semicolon inside quotes parts nothing.
    parts, quoted = [""], False
    for mark in code:
        quoted ^= mark == '"'
        if mark == ";" and not quoted:
            parts.append("")
        else:
            parts[-1] += mark
    return parts
