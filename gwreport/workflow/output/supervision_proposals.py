"""What a round proposes to put under supervision (督办): its rows of 附件3, unit by unit, each with its level."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status
from gwreport.domain.units.registry import Unit
from gwreport.domain.year.supervision import Ground, ground_of
from gwreport.reports.behind import Behind
from gwreport.reports.data import ReportData
from gwreport.reports.item_lines import ItemLine
from gwreport.settings.supervision import levels_of
from gwreport.workflow.rounds.earlier_classes import earlier_classes
from gwreport.workflow.workspace import Workspace

# A whole quarter of which nothing is known is a gap, and no two rounds running.
_A_QUARTER = 0.25


@dataclass(frozen=True, slots=True)
class Proposal:
    """One goal that is behind, for one of the units that lead it.

    `line` is the item of the row that the unit answers for, `same` the further ones of that goal which
    it leads too.
    """

    unit: Unit
    row: Behind
    line: ItemLine
    same: tuple[ItemLine, ...]
    ground: Ground

    @property
    def is_confirmed(self) -> bool:
        """Whether a reviewer has confirmed the class of all that is asked."""
        return all(one.is_confirmed for one in (self.line, *self.same))

    @property
    def items(self) -> tuple[str, ...]:
        """The ids of what the unit answers for."""
        return tuple(one.item.id for one in (self.line, *self.same))


@dataclass(frozen=True, slots=True)
class Proposals:
    """All proposals of a round, in the registry's order of units and that of 附件3 within.

    `nobody` are the ids of items behind that no registered unit leads; `unconfirmed` counts the items
    that are behind by proposal alone, whether or not they are among the proposals.
    """

    found: tuple[Proposal, ...]
    nobody: tuple[str, ...] = ()
    unconfirmed: int = 0


def propose(workspace: Workspace, data: ReportData, *, proposed: bool) -> Proposals:
    """Say what of a round can be put under supervision, at which level.

    With `proposed` also what nobody has confirmed as behind. What no line of the office's table fits
    is left out.
    """
    levels = levels_of(workspace.settings)
    rows = [one for row in data.behind_rows if (one := _of_confirmed(row, proposed=proposed))]
    classes = classes_before(workspace, data.round)
    known = workspace.registry()
    found: list[Proposal] = []
    for unit in known.units:
        for row in rows:
            led = [one for one in row.lines if unit.name in one.leads]
            if not led:
                continue
            now = {one.item.id: one.status for one in led}
            grounds = [
                ground
                for one in led
                if (ground := ground_of(_classes(one.item.id, data.round, now, classes), levels))
            ]
            if grounds:
                worst = max(grounds, key=lambda one: (levels.index(one.level), one.run))
                found.append(Proposal(unit, row, led[0], tuple(led[1:]), worst))
    registered = {unit.name for unit in known.units}
    nobody = [one.item.id for row in rows for one in row.lines if registered.isdisjoint(one.leads)]
    unconfirmed = sum(
        not one.is_confirmed for row in data.behind_rows for one in row.lines if one.is_behind
    )
    return Proposals(tuple(found), tuple(nobody), unconfirmed)


def _of_confirmed(row: Behind, *, proposed: bool) -> Behind | None:
    lines = [one for one in row.lines if proposed or one.is_confirmed]
    return replace(row, line=lines[0], same=tuple(lines[1:])) if lines else None


EarlierRound = tuple[Round, Mapping[str, Status]]


def classes_before(workspace: Workspace, round_: Round) -> list[EarlierRound]:
    """Give the items' classes in the rounds before one, the newest first, up to the first gap.

    A round that was collected here counts as it stands now, with its decisions; of one that was not,
    the report that was loaded of it.
    """
    book = workspace.book
    found: list[EarlierRound] = []
    at = round_
    while (before := book.before(at)) is not None:
        if at.elapsed_share - before.elapsed_share > _A_QUARTER:
            break
        told = earlier_classes(workspace, book.state(at)).previous
        classes = {item: one.status for item, one in told.items()}
        if book.issues(str(before)):
            classes |= {one.item.id: one.status for one in book.state(before).merged}
        found.append((before, classes))
        at = before
    return found


def _classes(
    item: str, round_: Round, now: Mapping[str, Status], before: Sequence[EarlierRound]
) -> list[tuple[Round, Status]]:
    earlier = [(one, classes.get(item, Status.UNKNOWN)) for one, classes in before]
    return [(round_, now[item]), *earlier]
