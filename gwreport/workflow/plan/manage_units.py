"""The registry (单位名录): list, import, export, aliases and groups."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from gwreport.domain.units.registry import (
    Group,
    GroupScope,
    Registry,
    Unit,
    UnitKind,
    group_scope,
    likely_kind,
    name_key,
)
from gwreport.errors import ArgumentError, UnknownNameError
from gwreport.wording.unit_names import UNIT_KINDS
from gwreport.workflow.progress import SILENT, Progress
from gwreport.workflow.workspace import Workspace, stamp_time, unit_called

if TYPE_CHECKING:
    from gwreport.domain.findings.finding import Finding
    from gwreport.reading.kinds.registry import RegistryRow, RegistryTable
    from gwreport.workflow.outputs import WrittenFile

KIND_OF_WORD = {word: kind for kind, word in UNIT_KINDS.items()}
# Between several persons of a unit, and their numbers.
BETWEEN = "、"


@dataclass(frozen=True, slots=True)
class ImportedUnits:
    """What an import changed, as names; `unknown` are members of groups that no unit is called.

    `findings` tell what of the table was left out: hidden and struck rows.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    groups: tuple[str, ...]
    unknown: tuple[str, ...]
    findings: tuple[Finding, ...] = ()


def import_units(
    workspace: Workspace, path: Path, *, now: datetime, progress: Progress = SILENT
) -> ImportedUnits:
    """Take units, aliases, contacts and group membership from a registry table (xlsx).

    What the table leaves blank stays as it is; nothing is taken away, and of a unit that stands in
    several rows all persons are kept. Raises DocumentError,
    ArgumentError when the table has no column 单位名称.
    """
    table = read_units_file(path, progress=progress)
    before, after = _changed(workspace, now, lambda registry: _merged_registry(registry, table))
    return ImportedUnits(
        tuple(unit.name for unit in after.units if before.by_number(unit.number) is None),
        tuple(
            unit.name
            for unit in after.units
            if (old := before.by_number(unit.number)) is not None and old != unit
        ),
        tuple(group.name for group in after.groups if before.group(group.name) != group),
        tuple(
            dict.fromkeys(
                member
                for group in table.groups
                for member in group.members
                if after.find(member) is None
            )
        ),
        table.findings,
    )


def read_units_file(path: Path, *, progress: Progress = SILENT) -> RegistryTable:
    """Read a registry table.

    Raises DocumentError, ArgumentError when it has no column 单位名称.
    """
    # Listing the units is no reason to load all that reads documents.
    from gwreport.workflow.found_files import shown_file_name
    from gwreport.workflow.given_file import read_file
    from gwreport.workflow.processes.reading_process import read_registry_apart

    table = read_registry_apart(read_file(path), shown_file_name(path), progress=progress)
    if table is None:
        raise ArgumentError("FILE", "registry", shown_file_name(path))
    return table


def _merged_registry(registry: Registry, table: RegistryTable) -> Registry:
    """Give the registry with a table's units and groups taken in, in the table's order.

    Members of groups that are no unit of the registry are left out.
    """
    told: dict[int, dict[str, str]] = {}
    for row in table.units:
        known = registry.find(row.name)
        unit = known or Unit(registry.next_number(), row.name, likely_kind(row.name))
        aliases = dict.fromkeys(unit.aliases)
        aliases.update(
            (alias, None) for alias in row.aliases if name_key(alias) != name_key(unit.name)
        )
        registry = registry.with_unit(
            replace(
                unit,
                kind=KIND_OF_WORD.get(row.kind, unit.kind),
                aliases=tuple(aliases),
                **_reached(told.setdefault(unit.number, {}), unit, row),
            )
        )
        for name in row.groups:
            registry = _with_member(registry, name, unit.number)
    for group in table.groups:
        if registry.group(group.name) is None:
            scope = group_scope(group.name) or GroupScope.ALL
            registry = registry.with_group(Group(group.name, scope))
        for member in group.members:
            known = registry.find(member)
            if known is not None:
                registry = _with_member(registry, group.name, known.number)
    return registry


def _reached(told: dict[str, str], unit: Unit, row: RegistryRow) -> dict[str, str]:
    """Say how a unit is reached with one more row of it; `told` is what its rows before said."""
    given = {"contact": row.contact, "phone": row.phone, "email": row.email}
    for part, words in given.items():
        before = told.get(part, "")
        if words and words not in before.split(BETWEEN):
            told[part] = f"{before}{BETWEEN}{words}" if before else words
    return {part: told.get(part) or getattr(unit, part) for part in given}


def export_units(workspace: Workspace, path: Path) -> WrittenFile:
    """Write the registry as xlsx, in the form that `import_units` takes.

    Raises StorageError.
    """
    from gwreport.machine.saving import make_folder_of
    from gwreport.workflow.outputs import Outputs

    make_folder_of(path)
    from gwreport.reports.lists.registry import registry_list

    return Outputs(workspace).write_one(path, registry_list(workspace.registry()))


def add_unit(workspace: Workspace, name: str, kind: UnitKind | None, *, now: datetime) -> Unit:
    """Add a unit.

    Raises ArgumentError when the name is taken.
    """

    def change(registry: Registry) -> Registry:
        return registry.with_unit(_new_unit(registry, name, kind))

    _, after = _changed(workspace, now, change)
    return unit_called(after, name)


def _new_unit(registry: Registry, name: str, kind: UnitKind | None) -> Unit:
    if registry.knows(name):
        raise ArgumentError("NAME", "unit-exists", name)
    return Unit(registry.next_number(), name, kind or likely_kind(name))


def save_unit(
    workspace: Workspace,
    name: str,
    *,
    is_new: bool,
    kind: UnitKind,
    contact: str,
    phone: str,
    aliases: Sequence[str],
    now: datetime,
    email: str = "",
    shown: Unit | None = None,
    new_name: str = "",
    dropped: Sequence[str] = (),
) -> Unit:
    """Set a unit's kind, contact, phone and addresses, and let more names mean it: all or nothing.

    With `new_name` it is called so from now on, as `rename_unit` does; `dropped` are aliases that
    mean it no more: one of a unit that was merged into it, or that the plan has, becomes a unit of its own. `shown` is the unit as the clerk saw it: what he left as it was stays as it is now, whatever
    another has made of it. Raises UnknownNameError, ArgumentError when an alias is a group's word
    or the name of a new unit is taken.
    """
    written = {"contact": contact, "phone": phone, "email": email}
    given = {"kind": kind, **{part: words.strip() for part, words in written.items()}}
    if shown is not None:
        given = {part: value for part, value in given.items() if value != getattr(shown, part)}

    def change(registry: Registry) -> Registry:
        unit = _new_unit(registry, name, kind) if is_new else unit_called(registry, name)
        registry = registry.with_unit(replace(unit, **given))
        for alias in dropped:
            standing = unit_called(registry, name)
            if any(name_key(one) == name_key(alias) for one in standing.aliases):
                # Another clerk may have taken it away already.
                registry = _without_alias(workspace, registry, standing, alias)
        for alias in aliases:
            registry = _with_alias(registry, unit, alias)
        if new_name and not is_new:
            registry = _renamed(registry, unit_called(registry, name), new_name)
        return registry

    _, after = _changed(workspace, now, change)
    return unit_called(after, new_name or name)


def add_alias(workspace: Workspace, name: str, alias: str, *, now: datetime) -> Unit:
    """Let `alias` mean the unit called `name`.

    A unit that was entered under the alias from the plan gives way to it. Raises UnknownNameError,
    ArgumentError when the alias is a group's word.
    """

    def change(registry: Registry) -> Registry:
        return _with_alias(registry, unit_called(registry, name), alias)

    _, after = _changed(workspace, now, change)
    return unit_called(after, alias)


def part_alias(workspace: Workspace, name: str, alias: str, *, now: datetime) -> Unit:
    """Let `alias` no longer mean the unit called `name`, but a unit of its own; gives that.

    A unit of that name that was merged into it stands again, with all that it sent. Raises
    UnknownNameError where no unit is called `name` or it has no such alias.
    """

    def change(registry: Registry) -> Registry:
        unit = unit_called(registry, name)
        try:
            return registry.with_parted(unit, alias)
        except KeyError:
            raise UnknownNameError("unit", alias, unit.aliases[:3]) from None

    _, after = _changed(workspace, now, change)
    return unit_called(after, alias)


def _without_alias(workspace: Workspace, registry: Registry, unit: Unit, alias: str) -> Registry:
    key = name_key(alias)
    was_unit = any(
        name_key(one.unit.name) == key and registry.by_number(one.unit.number) == unit
        for one in registry.merged
    )
    plan = workspace.book.parts.plan
    in_plan = plan is not None and any(name_key(one) == key for one in plan.unit_names)
    if was_unit or in_plan:
        return registry.with_parted(unit, alias)
    return registry.without_alias(unit.name, alias)


def rename_unit(workspace: Workspace, name: str, new_name: str, *, now: datetime) -> Unit:
    """Call the unit `name` otherwise; it stays the same unit, and its old name means it still.

    Where `new_name` is another unit's alias, it is so no more. Raises UnknownNameError,
    ArgumentError when another unit or a group is called `new_name`.
    """

    def change(registry: Registry) -> Registry:
        return _renamed(registry, unit_called(registry, name), new_name)

    _, after = _changed(workspace, now, change)
    return unit_called(after, new_name)


def _renamed(registry: Registry, unit: Unit, name: str) -> Registry:
    other = registry.called(name)
    if (other is not None and other.number != unit.number) or registry.group(name) is not None:
        raise ArgumentError("NAME", "unit-exists", name)
    return registry.renamed(unit, name)


def _with_alias(registry: Registry, unit: Unit, alias: str) -> Registry:
    if registry.group(alias) is not None:
        raise ArgumentError("NAME", "unit-exists", alias)
    duplicate = registry.find(alias)
    if duplicate is not None and duplicate.number != unit.number:
        kept = registry.by_number(unit.number) or unit
        # Its own name too: `alias` may be another of its names.
        registry = registry.with_merged(duplicate, kept)
    return registry.with_alias(unit.name, alias)


def set_group(workspace: Workspace, name: str, members: Sequence[str], *, now: datetime) -> Group:
    """Say which units a group word means; the members are added to those it has.

    Raises UnknownNameError for a member that is not registered, ArgumentError when the word is a
    unit's name.
    """

    def change(registry: Registry) -> Registry:
        if registry.find(name) is not None:
            raise ArgumentError("NAME", "unit-exists", name)
        for member in members:
            registry = _with_member(registry, name, unit_called(registry, member).number)
        group = registry.group(name) or Group(name, group_scope(name) or GroupScope.ALL)
        return registry.with_group(group)

    _, after = _changed(workspace, now, change)
    return _group(after, name)


def set_members(
    workspace: Workspace,
    name: str,
    members: Sequence[str],
    *,
    now: datetime,
    shown: Sequence[str] | None = None,
    also: Sequence[str] = (),
) -> Group:
    """Say which units a group word means, these and no others.

    `shown` are those that the clerk saw: one that another has added or taken away since stays so.
    The groups `also` get the same members, all in one go. Raises UnknownNameError for a member that is not registered or a group that does not exist.
    """

    def change(registry: Registry) -> Registry:
        group = _group(registry, name)
        numbers = dict.fromkeys(unit_called(registry, member).number for member in members)
        if shown is not None:
            was = {unit.number for unit in map(registry.find, shown) if unit is not None}
            kept = [one for one in group.members if one in numbers or one not in was]
            numbers = dict.fromkeys([*kept, *(one for one in numbers if one not in was)])
        for one in (group, *(_group(registry, other) for other in also)):
            registry = registry.with_group(replace(one, members=tuple(numbers)))
        return registry

    _, after = _changed(workspace, now, change)
    return _group(after, name)


def _with_member(registry: Registry, name: str, number: int) -> Registry:
    group = registry.group(name) or Group(name, group_scope(name) or GroupScope.ALL)
    if number in group.members:
        return registry
    return registry.with_group(replace(group, members=(*group.members, number)))


def _group(registry: Registry, name: str) -> Group:
    group = registry.group(name)
    if group is None:
        raise UnknownNameError("group", name, tuple(one.name for one in registry.groups)[:3])
    return group


def _changed(
    workspace: Workspace, now: datetime, change: Callable[[Registry], Registry]
) -> tuple[Registry, Registry]:
    """Change the registry as it stands, which nobody else can change meanwhile; gives both."""
    with workspace.ledger.write() as ledger:
        before = workspace.registry()
        after = change(before)
        ledger.save_registry(after, at=stamp_time(now))
    return before, after
