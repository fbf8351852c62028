"""What the ledger tells of itself: the workspace's facts, the plan's versions, the journal."""

import json
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class WorkspaceFacts:
    """What a workspace is; `uid` and `secret` mark its unit workbooks as its own.

    `created_at` is an ISO date and time.
    """

    uid: str
    secret: str
    region: str
    year: int
    created_at: str
    office: str = ""


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """One version of the plan: the document it came from, and its number of items."""

    version: int
    name: str
    sha256: str
    loaded_at: str
    items: int


@dataclass(frozen=True, slots=True, order=True)
class StructureFault:
    """A table, index, trigger or view (`sort`) that was "added", "changed" or is "missing"."""

    sort: str
    name: str
    how: str


@dataclass(frozen=True, slots=True)
class JournalHead:
    """How many records a journal has, and the hash of the last of them, which covers them all."""

    length: int
    hash: str


@dataclass(frozen=True, slots=True)
class SeenHead:
    """A journal's head as this machine saw it: when (ISO), and in which file.

    `left` is when the workspace was knowingly set back behind it (ISO), "" when it was not.
    """

    head: JournalHead
    at: str
    location: str
    left: str = ""


@dataclass(frozen=True, slots=True)
class StateProof:
    """The hash of the state as the tables hold it, and as it is rebuilt from what was recorded.

    `lost` are kind and number of what the journal names and that is recorded nowhere in full.
    """

    stored: str
    rebuilt: str
    lost: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Rebuilding:
    """What was not as the journal has it, and is now.

    `changed` are kind and number of the things whose rows had been changed or lost; `mended` of
    those whose recorded words were lost and could be taken from their rows; `dropped` is the number
    of the journal's last record when that was cut off or changed, and is left out; `structure`
    says that tables, indexes or triggers were not the program's own.
    """

    changed: tuple[tuple[str, int], ...] = ()
    mended: tuple[tuple[str, int], ...] = ()
    dropped: int | None = None
    structure: bool = False

    @property
    def repaired(self) -> bool:
        """Whether anything at all was not as it should be."""
        return bool(self.changed or self.mended or self.structure) or self.dropped is not None


@dataclass(frozen=True, slots=True)
class JournalRecord:
    """One change of the ledger; `payload` is canonical JSON, `hash` covers all the others."""

    number: int
    at: str
    kind: str
    payload: str
    previous: str
    hash: str

    @property
    def facts(self) -> dict[str, Any]:
        """What the payload says."""
        return json.loads(self.payload)
