"""What a stored number shows on the screen: plain figures, percent, thousands, dates."""

import datetime
from decimal import ROUND_HALF_UP, Context, Decimal, DecimalException
from functools import lru_cache
from typing import NamedTuple

from gwreport.officefiles.shown.number_formats import Look, plain_figures, show_number

GENERAL = "General"
_GENERAL_CODES = frozenset(("", "general", "@"))
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
_DIGITS = Context(prec=15, rounding=ROUND_HALF_UP)
_LAST_DAY = 2_958_466
# No spreadsheet knows a number beyond the double's range.
_LARGEST_POWER = 330


class Shown(NamedTuple):
    """A number as the screen shows it.

    `is_date` says that the text is an ISO date or time; `look` how the format shows the number.
    """

    text: str
    look: Look = Look.PLAIN
    is_date: bool = False

    @property
    def rounded(self) -> bool:
        """Whether fewer digits are shown than stored."""
        return bool(self.look & Look.ROUNDED)


@lru_cache(maxsize=4096)
def shown_number(raw: str, code: str = GENERAL, *, from_1904: bool = False) -> Shown:
    """Say what a stored number shows under a number format.

    `raw` is the number as stored, `code` the format. Dates become ISO whatever their format says;
    a format that is not understood leaves the figure as stored. A text that is no finite number is
    given back as it is; both are ODD.
    """
    if code == GENERAL and raw.isdecimal() and len(raw) < 12 and (raw[0] != "0" or raw == "0"):
        return Shown(raw)
    try:
        number = _DIGITS.create_decimal(raw.strip())
    except DecimalException:
        return Shown(raw, Look.ODD)
    if not number.is_finite() or (number and abs(number.adjusted()) > _LARGEST_POWER):
        return Shown(raw, Look.ODD)
    if code.lower() in _GENERAL_CODES:
        return Shown(plain_figures(number))
    display = show_number(number, code)
    if display.is_date and not display.text:
        moment = iso_moment(number, from_1904=from_1904)
        if moment is None:
            return Shown(plain_figures(number), Look.ODD)
        return Shown(moment, is_date=True)
    return Shown(display.text, display.look, display.is_date)


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
