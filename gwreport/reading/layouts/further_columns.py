"""What stands in a row of a breakdown beside the roles: nodes, persons, and columns kept as they are."""

from collections.abc import Iterator, Sequence

from gwreport.domain.plan.node_words import Period, heading_period
from gwreport.domain.plan.plan import HeadedCell
from gwreport.domain.texts.quoting import in_one_line
from gwreport.officefiles.grid import Cell
from gwreport.reading.drafts import Draft
from gwreport.reading.layouts.headers import Table
from gwreport.reading.layouts.line_joining import lines_kept, one_line
from gwreport.reading.layouts.period_results import done_in_period
from gwreport.reading.words.headings import Role

# Known, and no part of a plan's item.
KEPT_ROLES = (
    Role.REMARK,
    Role.COMPLETION,
    Role.NATURE,
    Role.STATUS,
    Role.RATE,
    Role.PROBLEM,
    Role.NEXT_STEP,
)
_KEPT = frozenset(KEPT_ROLES)
_YEAR_END = Period(12)


def kept_columns(table: Table) -> dict[int, str]:
    """Name the columns of a table that its items keep under their headings, by place."""
    if not table.unknown and _KEPT.isdisjoint(table.columns):
        return {}
    found = {
        place: heading
        for place, heading in table.unknown.items()
        if place not in table.columns.get(Role.TEXT, ())
    }
    for role in KEPT_ROLES:
        for place in table.columns.get(role, ()):
            found[place] = in_one_line(table.headings[place])
    return dict(sorted(found.items()))


def take_further(table: Table, row: Sequence[Cell], draft: Draft, *, own: bool = False) -> None:
    """Take a row's nodes, persons and other cells into its draft.

    With `own` only what does not go on from the row above, for a further row of the same item.
    """
    for period, words in _nodes(table, row, own=own) if table.has(Role.NODE) else ():
        if (period, words) not in draft.nodes:
            draft.nodes.append((period, words))
    for place in table.columns.get(Role.CONTACT, ()):
        words = _words(row[place], own=own)
        if words:
            draft.persons.append((table.headings[place], words))
    _keep_goal(table, row, draft, own=own)
    for place, heading in kept_columns(table).items():
        words = _words(row[place], own=own)
        if words:
            _keep(draft, heading, words)


def _keep_goal(table: Table, row: Sequence[Cell], draft: Draft, *, own: bool) -> None:
    """Keep the year's goal under its heading where the last period has words of its own: it is no node then."""
    if not table.has(Role.NODE, Role.TARGET):
        return
    goal = table.cell(tuple(row), Role.TARGET)
    words = "".join(goal.text.split())
    lasts = ["".join(said.split()) for period, said in draft.nodes if period.is_last]
    if words and lasts and words not in lasts and not (own and goal.down):
        _keep(draft, in_one_line(table.heading(Role.TARGET)), _words(goal, own=own))


def _nodes(table: Table, row: Sequence[Cell], *, own: bool) -> Iterator[tuple[Period, str]]:
    headings = {place: table.headings[place] for place in table.columns[Role.NODE]}
    periods = {place: heading_period(one) or done_in_period(one) for place, one in headings.items()}
    by_month = any(one and one.is_month and not one.ends_quarter for one in periods.values())
    found: list[tuple[Period, str]] = []
    for place, period in periods.items():
        words = one_line(row[place].text).strip()
        if period is None or not words or (own and row[place].down):
            continue
        if found and row[place].across and found[-1][1] == words:
            # A cell over two quarters is to be reached by the end of the second.
            found[-1] = (period, words)
        else:
            found.append((period, words))
    goal = one_line(table.text(tuple(row), Role.TARGET)).strip()
    is_told = any(period.is_last for period, _ in found)
    if goal and not is_told and not (own and table.cell(tuple(row), Role.TARGET).down):
        found.append((_YEAR_END, goal))
    for period, words in sorted(found, key=lambda one: one[0].month):
        yield (period if by_month else _of_quarter(period)), words


def _of_quarter(period: Period) -> Period:
    return Period(period.month, period.year)


def _words(cell: Cell, *, own: bool) -> str:
    if cell.across or (own and cell.down):
        return ""
    return lines_kept(cell.text)


def _keep(draft: Draft, heading: str, words: str) -> None:
    for at, one in enumerate(draft.remarks):
        if one.heading == heading:
            if words not in one.cell.split("\n"):
                draft.remarks[at] = HeadedCell(heading, f"{one.cell}\n{words}")
            return
    draft.remarks.append(HeadedCell(heading, words))
