"""What the ledger tells of itself: the workspace's facts, the plan's versions, the journal."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING, Any

from gwreport.ledger.moments import read_moment

if TYPE_CHECKING:
    from gwreport.domain.plan.documents import PastReport

# The kinds of records that tell of a thing with a number of its own.
RECORDED_KINDS = ("plan", "issue", "submission", "decision")


@dataclass(frozen=True, slots=True)
class WorkspaceFacts:
    """What a workspace is; `uid` and `secret` mark its unit workbooks as its own.

    `created_at` is in the office's own time, in which all times of its ledger are given.
    """

    uid: str
    secret: str
    region: str
    year: int
    created_at: datetime
    office: str = ""

    @property
    def zone(self) -> tzinfo:
        """The office's own time."""
        return self.created_at.tzinfo or UTC


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard from others at work in a workspace on a server.

    `words` is the number of a record that they added, or what one of their windows tells.
    """

    words: str
    is_recorded: bool


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """One version of the plan: the document it came from, and its number of items."""

    version: int
    name: str
    sha256: str
    loaded_at: datetime
    items: int


@dataclass(frozen=True, slots=True)
class LoadedReport:
    """The report of a past round (a code) as it was loaded: its document's name and SHA-256."""

    round: str
    name: str
    sha256: str
    report: PastReport


@dataclass(frozen=True, slots=True)
class ReportNote:
    """One file of a report as it was written: where, its SHA-256, when and by whom; `is_final` after 定稿."""

    round: str
    path: str
    sha256: str
    at: datetime
    who: str
    is_final: bool


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
    """A journal's head as this machine saw it: when, and in which file.

    `left` is when the workspace was knowingly set back behind it, None when it was not.
    """

    head: JournalHead
    at: datetime
    location: str
    left: datetime | None = None


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
    """One change of the ledger; `payload` is canonical JSON.

    `hash` covers all before it, and the time in the words in which it was written.
    """

    number: int
    written_at: str
    kind: str
    payload: str
    previous: str
    hash: str
    zone: tzinfo = UTC

    @property
    def at(self) -> datetime:
        """When it was recorded; ValueError for a time that was tampered with."""
        return read_moment(self.written_at, self.zone)

    @property
    def facts(self) -> dict[str, Any]:
        """What the payload says."""
        return json.loads(self.payload)
