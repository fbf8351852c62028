"""How the settings of the annexes' pages are written, and what they mean."""

import re

from gwreport.reports.page_form import PageForm
from gwreport.settings.declared import ANNEX_LINE, ANNEX_MARGINS, Settings

_BETWEEN = re.compile("[、，,;；\\s]+")
_NUMBER = re.compile(r"\d{1,2}(?:\.\d)?")
# Millimetres and points between which a page still looks like one.
_MARGIN, _LINE = (5.0, 60.0), (12.0, 40.0)


def is_allowed(key: str, value: str) -> bool:
    """Say whether an option of the pages may have this value; those of other options may."""
    if not value:
        return True
    if key == ANNEX_MARGINS.key:
        return len(_numbers(value, *_MARGIN)) == 4
    return key != ANNEX_LINE.key or len(_numbers(value, *_LINE)) == 1


def page_form(settings: Settings) -> PageForm:
    """Give the page that a workspace has chosen."""
    top, bottom, left, right = _numbers(settings.text(ANNEX_MARGINS), *_MARGIN)
    (line,) = _numbers(settings.text(ANNEX_LINE), *_LINE)
    return PageForm(top, bottom, left, right, line)


def _numbers(written: str, least: float, most: float) -> list[float]:
    """Read numbers within bounds, parted by 、; none at all where one of them is none."""
    parts = _BETWEEN.split(written.strip())
    read = [float(part) for part in parts if _NUMBER.fullmatch(part)]
    return read if len(read) == len(parts) and all(least <= one <= most for one in read) else []
