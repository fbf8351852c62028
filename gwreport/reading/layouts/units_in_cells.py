"""What a cell of units says beside their names: who leads and who helps, and which persons answer."""

import re
from dataclasses import dataclass, field

from gwreport.domain.units.registry import group_scope
from gwreport.reading.layouts.lines_of_units import CLOSING, OPENING
from gwreport.reading.layouts.responsibility_lines import read_responsibility
from gwreport.reading.words.divisions import are_bodies, read_division, says_how, with_others
from gwreport.reading.words.headings import Role
from gwreport.reading.words.leading_marks import has_marks, read_marked
from gwreport.reading.words.people_among_units import people_among_units
from gwreport.reading.words.people_beside_units import without_people
from gwreport.reading.words.role_marks import with_usual_marks
from gwreport.reading.words.unit_names import known_units, looks_like_units

_ROLE_IN_CELL = re.compile("会同|[：:]")
_LABELLED = re.compile(r"[^：:。；;，,、\s]{2,10}[：:]")
# 甲科（乙局、丙站配合）: who helps stands in a bracket behind the one who answers.
_HELPED = re.compile(
    r"(?P<names>(?:(?!牵头|负责|配合|主办)[^（()）：:；;。]){2,60})[（(](?P<help>(?:(?!牵头|负责|主办)[^（()）：:；;。]){2,80}?)(?:配合|协助|参与|协办|协同|参加)(?:落实|实施|完成)?[)）]"
)
_PIECES = re.compile(r"[\n、，,;；/]+|\s{2,}")
# From the highest office to the lowest.
_LEVELS = "省市区县"
_LABELS = {Role.LEAD: "牵头单位", Role.RESPONSIBLE: "责任单位", Role.SUPPORT: "配合单位"}
_NAMED = frozenset({Role.LEAD, Role.SUPPORT, Role.RESPONSIBLE})


def roles_in_cell(words: str, own: Role = Role.RESPONSIBLE) -> dict[Role, str] | None:
    """Part a cell that says itself who leads and who helps (“甲局牵头，乙局配合”); None for any other.

    Names before the first label are of the cell's `own` role. What a label says of an office above
    (省牵头单位 below units of a city) is a remark.
    """
    words = with_usual_marks(words)
    if own is not Role.SUPPORT and (helped := _HELPED.fullmatch("".join(words.split()))):
        return {own: helped["names"], Role.SUPPORT: helped["help"]}
    if not _ROLE_IN_CELL.search(words) and not says_how(words):
        return None
    lines = [line.strip() for line in words.split("\n") if line.strip()]
    labelled = read_responsibility("；".join(lines))
    named: dict[Role, str] | None
    if labelled and labelled.before:
        before = labelled.before.rstrip("；;，,、 ")
        if said := read_division(before):
            # 甲局牵头，参加：乙局
            named = {**labelled.words, **said}
        else:
            named = _below_names(before, lines, labelled.words, own)
            named = named or read_division("，".join(lines))
    else:
        named = labelled.words if labelled else read_division("，".join(lines))
    if named is None and own is Role.RESPONSIBLE:
        named = called_in(words)
    return named if named and _NAMED & set(named) else None


def called_in(words: str) -> dict[Role, str] | None:
    """Read who answers and whom they call in, without any verb: “甲局会同乙局”; None for other words."""
    lead, others = with_others(words.strip())
    return {Role.LEAD: lead, Role.SUPPORT: others} if others and are_bodies(others) else None


def _below_names(
    before: str, lines: list[str], labelled: dict[Role, str], own: Role
) -> dict[Role, str] | None:
    if not are_bodies(before):
        return None
    above = _LEVELS.find(before[0]) > 0 and [
        line
        for line in lines
        if line[0] in _LEVELS[: _LEVELS.find(before[0])] and _LABELLED.match(line)
    ]
    if above and len(above) + before.count("；") + 1 >= len(lines):
        return {own: before, Role.REMARK: "\n".join(above)}
    if own in labelled or Role.LEAD in labelled:
        # The label names those who lead; all others of the cell help.
        helping = Role.SUPPORT if own is not Role.SUPPORT else own
        return {**labelled, helping: "、".join(filter(None, (before, labelled.get(helping))))}
    return {own: before, **labelled}


def leaders_beside_units(words: str) -> tuple[str, str]:
    """Part a cell under 责任领导、责任单位 into its units and its leaders, each on a line of its own."""
    units: list[str] = []
    leaders: list[str] = []
    for piece in filter(None, map(str.strip, _PIECES.split(words))):
        is_unit = looks_like_units(piece) or bool(group_scope("".join(piece.split())))
        (units if is_unit else leaders).append(piece)
    return "\n".join(units), "\n".join(leaders)


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
    found = people_among_units(words)
    before = (*found.leaders, *found.others) if found else ()
    bare, behind = without_people(found.units if found else words)
    persons = [*before, *behind]
    bare = with_usual_marks(bare)
    if has_marks(bare):
        marked = read_marked(bare, known_units([bare]))
        helping = {Role.SUPPORT: "、".join(marked.others)} if marked.others else {}
        return UnitsCell("、".join(marked.leads), helping, tuple(persons))
    named = roles_in_cell(bare)
    if named is None:
        return UnitsCell(bare, persons=tuple(persons))
    role = next(one for one in (Role.LEAD, Role.RESPONSIBLE, Role.SUPPORT) if one in named)
    others = {one: said for one, said in named.items() if one is not role}
    return UnitsCell(named[role], others, tuple(persons))


def parted_bracket(text: str) -> tuple[str, str]:
    """Part a task's words from the bracket behind them that says who answers: the task, and the bracket's words.

    "" for the latter where there is no such bracket.
    """
    read = read_responsibility(text)
    if read is None or not read.before or not _NAMED & set(read.words):
        return text, ""
    said = text[len(read.before) :].strip(" 。")
    if not (said.startswith(OPENING) and said.endswith(CLOSING)):
        return text, ""
    labels = [f"{_LABELS[role]}：{words}" for role, words in read.words.items() if role in _LABELS]
    return read.before + read.in_task, "\n".join(labels)
