"""The store: one SQLite file with the archive of original bytes and a hash-chained journal."""

from gwreport.ledger.ledger import Ledger
from gwreport.ledger.records import (
    JournalRecord,
    PlanVersion,
    Rebuilding,
    StateProof,
    WorkspaceFacts,
)

__all__ = [
    "JournalRecord",
    "Ledger",
    "PlanVersion",
    "Rebuilding",
    "StateProof",
    "WorkspaceFacts",
]
