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
