"""The table of labelled wordings (wordings.txt), read."""

from dataclasses import dataclass
from pathlib import Path

from gwreport.domain.judgement.results import Account
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status

_PLACE = Path(__file__).with_name("wordings.txt")
_SHORT = {
    "good": (Status.ON_SCHEDULE, Status.DONE, Status.EXCEEDED),
    "late": (Status.BEHIND, Status.STALLED),
}


@dataclass(frozen=True, slots=True)
class Wording:
    """One row: what was asked, what was told, and the classes that a careful official accepts."""

    kind: str
    round: Round
    task: str
    told: Account
    accepted: frozenset[Status]


def read_wordings() -> list[Wording]:
    """Read the table.

    Raises ValueError for a row that is not one.
    """
    rows = _PLACE.read_text(encoding="utf-8").splitlines()
    return [_wording(row) for row in rows if row.strip() and not row.startswith("#")]


def _wording(row: str) -> Wording:
    kind, quarter, task, text, accepted, *more = (part.strip() for part in row.split("|"))
    cells = dict(pair.strip().split("=") for pair in more[0].split(";")) if more else {}
    classes = [one for word in accepted.split() for one in _SHORT.get(word) or (Status(word),)]
    told = Account(
        text=text,
        value=cells.get("value", ""),
        growth=cells.get("growth", ""),
        status=Status(cells["own"]) if "own" in cells else None,
    )
    return Wording(kind, Round(2025, int(quarter)), task, told, frozenset(classes))
