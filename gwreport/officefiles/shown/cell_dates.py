"""Dates in cells that may never have been meant as such: 3/8, 1-2, 3/48, 3:2 and 8 become dates and times."""

import re

from gwreport.officefiles.shown.number_format_grammar import Sort, read_sections

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})( \d.*)?")
_TIME = re.compile(r"(\d{1,6}):(\d{2})(?::(\d{2})(?:\.\d+)?)?")
# What is typed with two figures for the year is of 1930 to 2029; a figure under a format is earlier.
_FIRST_YEAR = 1930


def meant_figure(moment: str, code: str, raw: str, *, of_figures: bool) -> str:
    """Give the figure that may have been typed where a date or time came of it, "" for none.

    `moment` is an ISO date or time, `code` the format that shows it, `raw` what is stored: 2025-03-08
    may have been 3/8, 1948-03-01 shown as Mar-48 was 3/48, 1900-01-08 is 8, 03:02:00 may have been
    3:02. In a cell that is not `of_figures` a whole day of our time is a day.
    """
    day = _DATE.fullmatch(moment)
    if day is None:
        return _of_time(moment, code, raw)
    year, month = int(day[1]), int(day[2])
    letters = _letters(code)
    if "y" in letters and "d" not in letters and day[3] == "01":
        return f"{year}/{month}" if "yyy" in letters else f"{month}/{day[1][2:]}"
    if year < _FIRST_YEAR or (day[4] and of_figures):
        return raw
    if of_figures or (letters and "y" not in letters):
        return f"{month}/{int(day[3])}"
    return ""


def _of_time(moment: str, code: str, raw: str) -> str:
    time = _TIME.fullmatch(moment)
    # Under a date's format no time is typed.
    if time is None or "d" in _letters(code):
        return raw
    tail = f":{time[3]}" if time[3] not in (None, "00") else ""
    return f"{int(time[1])}:{time[2]}{tail}"


def _letters(code: str) -> str:
    sections = read_sections(code) or ()
    return "".join(
        token.words.lower()
        for token in (sections[0].tokens if sections else ())
        if token.sort is Sort.DATE
    )
