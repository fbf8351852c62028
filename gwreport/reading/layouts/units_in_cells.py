"""What a cell of units says beside their names: who leads and who helps, and which persons answer."""

import re
from dataclasses import dataclass, field

from gwreport.reading.layouts.responsibility_lines import read_responsibility
from gwreport.reading.words.divisions import read_division
from gwreport.reading.words.headings import Role
from gwreport.reading.words.people_beside_units import without_people

_ROLE_IN_CELL = re.compile("牵头|主办|配合|协办|协助|参与|负责|[：:]")
_NAMED = frozenset({Role.LEAD, Role.SUPPORT, Role.RESPONSIBLE})


def roles_in_cell(words: str) -> dict[Role, str] | None:
    """Part a cell that says itself who leads and who helps (“甲局牵头，乙局配合”); None for any other."""
    if not _ROLE_IN_CELL.search(words):
        return None
    lines = [line.strip() for line in words.split("\n") if line.strip()]
    labelled = read_responsibility("；".join(lines))
    named = labelled.words if labelled and not labelled.before else read_division("，".join(lines))
    return named if named and _NAMED & set(named) else None


@dataclass(frozen=True, slots=True)
class UnitsCell:
    """A cell of lead units: their names, what it says of other roles, and the persons beside them."""

    leads: str
    others: dict[Role, str] = field(default_factory=dict[Role, str])
    persons: tuple[str, ...] = ()


def parted_cell(words: str) -> UnitsCell:
    """Read the cell of those who lead a task.

    Of a cell that names nobody as leading, those who are responsible lead.
    """
    bare, persons = without_people(words)
    named = roles_in_cell(bare)
    if named is None:
        return UnitsCell(bare, persons=tuple(persons))
    role = next(one for one in (Role.LEAD, Role.RESPONSIBLE, Role.SUPPORT) if one in named)
    others = {one: said for one, said in named.items() if one is not role}
    return UnitsCell(named[role], others, tuple(persons))
