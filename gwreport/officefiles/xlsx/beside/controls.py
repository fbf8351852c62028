"""Boxes to tick, round buttons and drop-downs on a sheet, and what is chosen in them.

They lie in the old drawing (VML) whatever program saved the sheet; ECMA-376 part 4, 19.4.
"""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from gwreport.domain.findings.place import address, parse_address
from gwreport.officefiles.xlsx.model import Control, RawSheet, RawWorkbook
from gwreport.officefiles.xlsx.parts import outermost
from gwreport.officefiles.xml_element import Element

_BOX, _ROUND, _LISTS = "checkbox", "radio", ("drop", "list")
_SORTS = (_BOX, _ROUND, *_LISTS)
# Not chosen, chosen, neither.
_SIGNS = {_BOX: "□☑▣", _ROUND: "○◉◉"}
_PLACES = re.compile(r"\s*(\d{1,5})\s*,[^,]{0,12},\s*(\d{1,7})\s*,")
_RANGE = re.compile(r"(?:'([^']{1,100})'|([^'!\[\]]{1,100}))!([^:!]{1,12}):([^:!]{1,12})")
_LONGEST_NUMBER = 7


class _Facts(NamedTuple):
    sort: str
    words: dict[str, str]


def control_of(shape: Element, words: str) -> Control | None:
    """Give the control that a shape of an old drawing is, None for every other; `words` stand beside it."""
    facts = next((one for one in map(_facts, shape.iter("{*}ClientData")) if one), None)
    if facts is None:
        return None
    place = _PLACES.match(facts.words.get("Anchor", ""))
    cell = address(int(place[2]) + 1, int(place[1]) + 1) if place else ""
    chosen = facts.words.get("Sel" if facts.sort in _LISTS else "Checked", "0")
    number = int(chosen) if chosen.isdecimal() and len(chosen) < _LONGEST_NUMBER else 0
    return Control(facts.sort, cell, words, number, facts.words.get("FmlaRange", ""))


def _facts(data: Element) -> _Facts | None:
    sort = (data.get("ObjectType") or "").lower()
    if sort not in _SORTS:
        return None
    names = ("Anchor", "Checked", "Sel", "FmlaRange")
    found = outermost(data, *names)
    return _Facts(
        sort, {str(one.tag).rpartition("}")[2]: (one.text or "").strip() for one in found}
    )


def controls_shown(book: RawWorkbook, sheet: RawSheet) -> Mapping[str, str]:
    """Say what the controls of a sheet show, by the cells at which they stand, "" for none."""
    by_cell: dict[str, list[str]] = {}
    for control in sheet.controls:
        by_cell.setdefault(control.cell, []).append(_shown(control, book.sheets, sheet))
    return {cell: " ".join(words) for cell, words in by_cell.items()}


def _shown(control: Control, sheets: Iterable[RawSheet], own: RawSheet) -> str:
    if control.sort in _SIGNS:
        return f"{_SIGNS[control.sort][min(control.chosen, 2)]}{control.words}"
    chosen = _chosen(control, sheets, own) if control.chosen else ""
    return f"{control.words}▼{chosen}"


def _chosen(control: Control, sheets: Iterable[RawSheet], own: RawSheet) -> str:
    written = control.choices if "!" in control.choices else f"'{own.name}'!{control.choices}"
    found = _RANGE.fullmatch(written.strip())
    place = parse_address(found[3]) if found else None
    name = (found[1] or found[2]) if found else ""
    sheet = next((one for one in sheets if one.name == name), None)
    words = sheet.text(place[0] + control.chosen - 1, place[1]) if sheet and place else ""
    return words or f"第{control.chosen}项"
