"""What 单位名录 shows and does."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from gwreport.domain.units.registry import GroupScope, Registry, Unit, UnitKind
from gwreport.ui.operations.opened import opened
from gwreport.ui.operations.sentences import finding_words
from gwreport.workflow.outputs import WrittenFile
from gwreport.workflow.plan import manage_units
from gwreport.workflow.plan.check_units import check_units
from gwreport.workflow.plan.manage_leaders import Leader, list_leaders, set_leader_order
from gwreport.workflow.plan.manage_units import ImportedUnits
from gwreport.workflow.progress import Progress


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit of the registry with the groups it is in, and the names of those merged into it."""

    number: int
    name: str
    kind: UnitKind
    aliases: tuple[str, ...]
    contact: str
    phone: str
    email: str
    groups: tuple[str, ...]
    merged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One group word and the units that it means."""

    name: str
    scope: GroupScope
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A name to look at, in words; with `name` and `near` both given it can be made an alias."""

    words: str
    name: str
    near: str


@dataclass(frozen=True, slots=True)
class UnitsView:
    """The registry and what is to be looked at in it."""

    units: tuple[UnitRow, ...]
    groups: tuple[GroupRow, ...]
    unresolved: tuple[Unresolved, ...]
    leaders: tuple[Leader, ...] = ()
    registry: Registry = field(default_factory=Registry)


def view_units(location: str) -> UnitsView:
    """Read the registry.

    Raises WorkspaceError.
    """
    with opened(location) as workspace:
        registry = workspace.registry()
        findings = check_units(workspace)
        has_plan = bool(workspace.book.parts.plan_versions)
        leaders = list_leaders(workspace) if has_plan else ()
    name_of = {unit.number: unit.name for unit in registry.units}
    groups_of: dict[int, list[str]] = {}
    for group in registry.groups:
        for number in group.members:
            groups_of.setdefault(number, []).append(group.name)
    merged: dict[int, list[str]] = {}
    for one in registry.merged:
        into = registry.by_number(one.unit.number)
        if into is not None:
            merged.setdefault(into.number, []).append(one.unit.name)
    return UnitsView(
        tuple(
            UnitRow(
                unit.number,
                unit.name,
                unit.kind,
                unit.aliases,
                unit.contact,
                unit.phone,
                unit.email,
                tuple(groups_of.get(unit.number, ())),
                tuple(merged.get(unit.number, ())),
            )
            for unit in registry.units
        ),
        tuple(
            GroupRow(group.name, group.scope, tuple(name_of[one] for one in group.members))
            for group in registry.groups
        ),
        tuple(
            Unresolved(
                finding_words(finding),
                str(finding.facts.get("name", "")),
                str(finding.facts.get("near", "")),
            )
            for finding in findings
        ),
        leaders,
        registry,
    )


def set_leaders(location: str, names: Sequence[str], now: datetime) -> None:
    """Set the official order of the leaders.

    Raises UnknownNameError, WorkspaceError.
    """
    with opened(location) as workspace:
        set_leader_order(workspace, names, now=now)


def import_units(location: str, path: Path, now: datetime, progress: Progress) -> ImportedUnits:
    """Take units from a registry table.

    Raises DocumentError, ArgumentError.
    """
    with opened(location) as workspace:
        return manage_units.import_units(workspace, path, now=now, progress=progress)


def export_units(location: str, path: Path) -> WrittenFile:
    """Write the registry as xlsx.

    Raises StorageError.
    """
    with opened(location) as workspace:
        return manage_units.export_units(workspace, path)


def save_unit(
    location: str,
    name: str,
    kind: UnitKind,
    contact: str,
    phone: str,
    new_aliases: Sequence[str],
    now: datetime,
    *,
    email: str = "",
    shown: UnitRow | None,
    dropped: Sequence[str] = (),
) -> tuple[str, ...]:
    """Set a unit's name, kind, contact, phone and addresses, and which names mean it: all or nothing.

    Gives the units that stand for themselves now, for names that are dropped. `shown` is the unit as the clerk had it before his eyes, None for a new one. Raises UnknownNameError, ArgumentError when a name is taken.
    """
    with opened(location) as workspace:
        before = {unit.number for unit in workspace.registry().units}
        saved = manage_units.save_unit(
            workspace,
            shown.name if shown else name,
            is_new=shown is None,
            kind=kind,
            contact=contact,
            phone=phone,
            email=email,
            aliases=new_aliases,
            now=now,
            shown=_as_shown(shown) if shown else None,
            new_name=name if shown and name != shown.name else "",
            dropped=dropped,
        )
        units = workspace.registry().units
    return tuple(
        unit.name for unit in units if unit.number not in before and unit.number != saved.number
    )


def _as_shown(row: UnitRow) -> Unit:
    return Unit(row.number, row.name, row.kind, (), row.contact, row.phone, row.email)


def merge_units(location: str, name: str, into: str, now: datetime) -> None:
    """Let one unit be merged into another, whose all that it has, is called and sent is then.

    Raises UnknownNameError, ArgumentError.
    """
    with opened(location) as workspace:
        manage_units.add_alias(workspace, into, name, now=now)


def add_alias(location: str, name: str, alias: str, now: datetime) -> None:
    """Let `alias` mean the unit called `name`.

    Raises UnknownNameError, ArgumentError.
    """
    with opened(location) as workspace:
        manage_units.add_alias(workspace, name, alias, now=now)


def set_members(
    location: str,
    group: GroupRow,
    members: Sequence[str],
    now: datetime,
    also: Sequence[str] = (),
) -> None:
    """Say which units a group word means, the group as the clerk had it before his eyes.

    The groups `also` get the same members.

    Raises UnknownNameError.
    """
    with opened(location) as workspace:
        manage_units.set_members(
            workspace, group.name, members, now=now, shown=group.members, also=also
        )


def add_group(location: str, group: str, now: datetime) -> None:
    """Add a group word.

    Raises ArgumentError when the word is a unit's name.
    """
    with opened(location) as workspace:
        manage_units.set_group(workspace, group, (), now=now)
