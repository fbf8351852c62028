"""EVIDENCE: to which items a person says that a file of evidence belongs."""

import json
from collections.abc import Iterable
from typing import Any, cast

from gwreport.domain.decisions.decisions import Decision, DecisionKind, in_force
from gwreport.domain.recorded import recorded_text

_BEGINS = "evidence:"


def evidence_subject(number: int) -> str:
    """Give the subject of decisions on the file of evidence of that number."""
    return f"{_BEGINS}{number}"


def evidence_number(subject: str) -> int | None:
    """Read the number that `evidence_subject` wrote; None for another subject."""
    number = subject.removeprefix(_BEGINS)
    return int(number) if subject.startswith(_BEGINS) and number.isdecimal() else None


def write_items(items: Iterable[str]) -> str:
    """Write to which items a file belongs: none where it is of the whole return."""
    return recorded_text(list(dict.fromkeys(items)))


def read_items(value: str) -> tuple[str, ...]:
    """Read what `write_items` wrote.

    Raises ValueError or TypeError for what it did not write.
    """
    items: Any = json.loads(value)
    if type(items) is not list or not all(type(one) is str for one in cast("list[Any]", items)):
        raise TypeError("items")
    return tuple(cast("list[str]", items))


def assigned_evidence(decisions: Iterable[Decision]) -> dict[int, tuple[str, ...]]:
    """Give what people have said of files of evidence, by the files' numbers."""
    return {
        number: read_items(one.value)
        for one in in_force(decisions)
        if one.kind is DecisionKind.EVIDENCE
        and (number := evidence_number(one.subject)) is not None
    }
