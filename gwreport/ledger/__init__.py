"""The store: one SQLite file with the archive of original bytes and a hash-chained journal."""

from gwreport.ledger.ledger import Ledger
from gwreport.ledger.records import (
    JournalHead,
    JournalRecord,
    PlanVersion,
    Rebuilding,
    SeenHead,
    StateProof,
    WorkspaceFacts,
)

__all__ = [
    "JournalHead",
    "JournalRecord",
    "Ledger",
    "PlanVersion",
    "Rebuilding",
    "SeenHead",
    "StateProof",
    "WorkspaceFacts",
]
