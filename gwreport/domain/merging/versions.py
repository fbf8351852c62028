"""Versions of one unit's return: what a later file changes against what was taken in before."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from gwreport.domain.findings.place import Spot
from gwreport.domain.form.columns import FieldKey
from gwreport.domain.merging.words import newest_words
from gwreport.domain.returns.returns import Entry


class Relation(StrEnum):
    """How a later file stands to what its unit has said before in the round."""

    SAME = "same"  # says exactly the same
    FULLER = "fuller"  # fills what was blank and changes nothing
    OLDER = "older"  # says a part of what is known
    DIFFERENT = "different"  # changes what was said: a person decides


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell that two versions fill differently."""

    item: str
    field: FieldKey
    before: str
    after: str
    at: Spot


def compare_versions(
    before: Iterable[Entry], after: Iterable[Entry]
) -> tuple[Relation, list[Difference]]:
    """Hold a later file's entries against all earlier ones of the same unit, oldest first."""
    known, new = _words(before), _words(after)
    different = [
        Difference(item, field, known[item, field][0], text, at)
        for (item, field), (text, at) in new.items()
        if (item, field) in known and known[item, field][0] != text
    ]
    if different:
        return Relation.DIFFERENT, different
    if set(new) - set(known):
        return Relation.FULLER, []
    return (Relation.SAME if set(new) == set(known) else Relation.OLDER), []


def _words(entries: Iterable[Entry]) -> dict[tuple[str, FieldKey], tuple[str, Spot]]:
    return {
        (entry.item, field): (cell.text.strip(), cell.at)
        for entry in newest_words(entries).values()
        for field, cell in entry.cells.items()
        if cell.text.strip()
    }
