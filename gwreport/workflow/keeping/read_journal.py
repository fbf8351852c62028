"""The journal in words, to be shown and to be written as a workbook."""

import re
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from gwreport.domain.decisions.decisions import DecisionKind
from gwreport.ledger.ledger import Ledger
from gwreport.ledger.records import JournalRecord
from gwreport.machine.saving import make_folder_of
from gwreport.reports.lists.journal import JournalLine, journal_list
from gwreport.settings.catalogue import ALL
from gwreport.wording.journal import KINDS, journal_words
from gwreport.workflow.outputs import Outputs, WrittenFile
from gwreport.workflow.workspace import Workspace

# What an option is called: its line of help up to the first mark.
_OPTION_NAMES = {option.key: re.split("[，；：]", option.help)[0] for option in ALL}


def journal_lines(workspace: Workspace, *, newest: int = 0) -> list[JournalLine]:
    """Give every record in words, oldest first; with `newest` that many of the last only."""
    ledger = workspace.ledger
    records = [*islice(ledger.journal_backwards(), newest)][::-1] if newest else [*ledger.journal()]
    back = _taken_back(ledger, records)
    return [
        JournalLine(
            record.number,
            record.at,
            KINDS.get(record.kind, record.kind),
            journal_words(record.kind, record.facts, _OPTION_NAMES, back),
            record.hash,
        )
        for record in records
    ]


def _taken_back(ledger: Ledger, records: Iterable[JournalRecord]) -> dict[int, Mapping[str, Any]]:
    """Give what was recorded of the decisions that some of these records take back, by number."""
    wanted = {
        int(one.facts["value"])
        for one in records
        if one.kind == "decision" and one.facts["kind"] == DecisionKind.UNDO
    }
    found: dict[int, Mapping[str, Any]] = {}
    if not wanted:
        return found
    for one in ledger.journal_backwards():
        if one.kind == "decision" and one.facts["number"] in wanted:
            found[int(one.facts["number"])] = one.facts
        if len(found) == len(wanted):
            break
    return found


def export_journal(workspace: Workspace, path: Path) -> WrittenFile:
    """Write the journal as xlsx.

    Raises StorageError.
    """
    make_folder_of(path)
    return Outputs(workspace).write_one(path, journal_list(journal_lines(workspace)))
