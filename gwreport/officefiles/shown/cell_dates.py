"""Dates in cells that may never have been meant as such: 3/8, 1-2 and 3:2 become dates and times."""

import re

from gwreport.officefiles.shown.number_format_grammar import Sort, read_sections

_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_TIME = re.compile(r"(\d{1,2}):(\d{2}):(\d{2})(?:\.\d+)?")


def is_day_and_month(code: str) -> bool:
    """Say whether a number format shows a date without its year, or a time: what 3/8 becomes."""
    sections = read_sections(code) or ()
    letters = "".join(
        token.words.lower()
        for token in (sections[0].tokens if sections else ())
        if token.sort is Sort.DATE
    )
    return bool(letters) and "y" not in letters and "[" not in letters


def meant_figure(moment: str) -> str:
    """Give the figure that may have been typed where a date or time came of it, "" for none.

    `moment` is an ISO date or time: 2025-03-08 may have been 3/8, 03:02:00 may have been 3:02.
    """
    if day := _DATE.fullmatch(moment):
        return f"{int(day[2])}/{int(day[3])}"
    if time := _TIME.fullmatch(moment):
        tail = f":{time[3]}" if time[3] != "00" else ""
        return f"{int(time[1])}:{time[2]}{tail}"
    return ""
