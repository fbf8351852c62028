"""Issues (发放): what was sent to the units in a round."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IssuedWorkbook:
    """One unit's workbook: the unit's canonical name, its file's name, and the ids of its rows."""

    unit: str
    file_name: str
    items: tuple[str, ...]
    sha256: str


@dataclass(frozen=True, slots=True)
class Issue:
    """One sending: the round's code, the deadline (ISO date, "" if none) and the workbooks.

    `plan_version` is that of the plan from which they were made; None where an older program sent
    them, which did not record it.
    """

    round: str
    issued_at: str
    deadline: str
    workbooks: tuple[IssuedWorkbook, ...]
    number: int = 0
    plan_version: int | None = None
