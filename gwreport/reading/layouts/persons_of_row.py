"""Taking the persons out of a row's cells of units: leaders for leaders, all others for contacts."""

import re
from collections.abc import Iterable

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.place import Place
from gwreport.reading.drafts import Draft
from gwreport.reading.layouts.units_in_cells import leaders_beside_units, roles_in_cell
from gwreport.reading.words.headings import Role
from gwreport.reading.words.people_among_units import people_among_units
from gwreport.reading.words.people_beside_units import without_people

# What a heading says of persons in a column of units, and which of them are leaders.
_LEADERS_TOO = re.compile("领导|牵头人")
_PERSONS_TOO = re.compile("领导|牵头人|责任人|负责人|负责同志|联系人|经办人|包[保抓]人")


def take_persons(draft: Draft, role: Role, words: str, heading: str, place: Place) -> str:
    """Give a cell of units without the persons in it, who become the draft's leaders or its contacts.

    Leaders are those whom the column's `heading` or their own post calls so.
    """
    asked = bool(_PERSONS_TOO.search(heading))
    all_lead = bool(_LEADERS_TOO.search(heading))
    leaders: list[str] = []
    others: list[str] = []
    found = people_among_units(words, asked=asked)
    if found:
        words = found.units
        leaders, others = [*found.leaders], [*found.others]
    words, behind = without_people(words, named=asked)
    others += behind
    if all_lead and not leaders and not others and roles_in_cell(words) is None:
        # Names that are known by nothing else stand beside units under 责任领导、责任单位.
        words, named = leaders_beside_units(words)
        others = named.split("\n") if named else []
    if all_lead:
        _take_leaders(draft, [*leaders, *others], place)
        return words
    _take_leaders(draft, leaders, place)
    draft.persons += [("责任人", one) for one in others]
    if leaders:
        draft.note(DocumentCode.LEADER_BESIDE_UNIT, role, names=tuple(leaders))
    if others:
        draft.note(DocumentCode.PERSON_BESIDE_UNIT, role, names=tuple(others))
    return words


def _take_leaders(draft: Draft, leaders: Iterable[str], place: Place) -> None:
    standing = draft.cells.get(Role.LEADER, "")
    lines = [standing, *(one for one in leaders if one not in standing)]
    if named := "\n".join(filter(None, lines)):
        draft.cells[Role.LEADER] = named
        draft.places.setdefault(Role.LEADER, place)
