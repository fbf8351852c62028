"""What differs between two forms (填报表样), column by column."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from gwreport.domain.form.form_faults import LinePart
from gwreport.domain.form.office_form import FormLine


class FormChangeKind(StrEnum):
    """What became of a column."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    MOVED = "moved"
    HIDDEN = "hidden"
    SEEN = "seen"  # hidden before
    CHANGED = "changed"  # the part that is named


# What a part of a line says, as it is compared and told.
PartSaid = str | int | bool | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormChange:
    """One change of a column; `heading` is its new one, of one that is gone its last.

    A renamed one has its headings in `before` and `after`, a changed one what its `part` said.
    """

    kind: FormChangeKind
    table: str
    heading: str
    part: LinePart | None = None
    before: PartSaid = ""
    after: PartSaid = ""


def changes_between(before: Sequence[FormLine], after: Sequence[FormLine]) -> list[FormChange]:
    """Say what changed from one form to another, both with keys, table by table."""
    found: list[FormChange] = []
    for table in dict.fromkeys(line.table for line in (*before, *after)):
        was = {line.key: line for line in before if line.table == table}
        is_now = {line.key: line for line in after if line.table == table}
        kept_before = [key for key in was if key in is_now]
        kept = [key for key in is_now if key in was]
        stays = {
            key
            for block in SequenceMatcher(
                None, kept_before, kept, autojunk=False
            ).get_matching_blocks()
            for key in kept[block.b : block.b + block.size]
        }
        for key, line in is_now.items():
            if key not in was:
                found.append(FormChange(FormChangeKind.ADDED, table, line.heading))
                continue
            found += _of_column(table, was[key], line)
            if key not in stays:
                found.append(FormChange(FormChangeKind.MOVED, table, line.heading))
        found += (
            FormChange(FormChangeKind.REMOVED, table, line.heading)
            for key, line in was.items()
            if key not in is_now
        )
    return found


def _of_column(table: str, was: FormLine, line: FormLine) -> Iterator[FormChange]:
    name = line.heading
    if was.heading != name:
        kind = FormChangeKind.RENAMED
        yield FormChange(kind, table, name, LinePart.HEADING, was.heading, name)
    if was.is_hidden != line.is_hidden:
        yield FormChange(
            FormChangeKind.HIDDEN if line.is_hidden else FormChangeKind.SEEN, table, name
        )
    parts: tuple[tuple[LinePart, PartSaid, PartSaid], ...] = (
        (LinePart.WIDTH, was.width, line.width),
        (LinePart.HINT, was.hint, line.hint),
        (LinePart.REQUIRED, was.required, line.required),
        (LinePart.CHOICES, was.choices, line.choices),
        (LinePart.SHOWN, tuple(sorted(was.shown)), tuple(sorted(line.shown))),
    )
    for part, old, new in parts:
        if old != new:
            yield FormChange(FormChangeKind.CHANGED, table, name, part, old, new)
