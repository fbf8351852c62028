"""A submission as rows: itself, its entries, its loose cells and its findings."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from gwreport.domain.returns.returns import Entry, LooseCell, Submission
from gwreport.ledger.moments import written_moment
from gwreport.ledger.storage.verbatim import to_json
from gwreport.ledger.tables.stored_findings import finding_row

Row = Mapping[str, Any]


class SubmissionRows(NamedTuple):
    """The rows of one submission; each row is a mapping of its table's columns."""

    submission: Row
    entries: Sequence[Row]
    loose: Sequence[Row]
    findings: Sequence[Row]


def submission_rows(number: int, submission: Submission) -> SubmissionRows:
    """Give the rows of a submission that gets this number."""
    source, reading = submission.source, submission.reading
    own = {
        "number": number,
        "sha256": source.sha256,
        "path": source.path,
        "member": source.member,
        "received_at": written_moment(submission.received_at),
        "outcome": submission.outcome.value,
        "round": reading.round,
        "unit": reading.unit,
        "version": submission.version,
        "identified_by": reading.identified_by,
        "content_hash": reading.content_hash,
    }
    return SubmissionRows(
        own,
        [_entry(number, *pair) for pair in enumerate(reading.entries)],
        [_loose_cell(number, *pair) for pair in enumerate(reading.loose)],
        [finding_row(number, *pair) for pair in enumerate(reading.findings)],
    )


def _entry(number: int, position: int, entry: Entry) -> Row:
    cells = {part: (cell.text, cell.at.reference) for part, cell in entry.cells.items()}
    return {
        "submission": number,
        "position": position,
        "unit": entry.unit,
        "item": entry.item,
        "sheet": entry.sheet,
        "status": entry.status.value if entry.status else None,
        "cells": to_json(cells),
    }


def _loose_cell(number: int, position: int, loose: LooseCell) -> Row:
    return {
        "submission": number,
        "position": position,
        "sort": loose.sort,
        "sheet": loose.sheet,
        "cell": loose.at.reference,
        "text": loose.text,
        "item": loose.item,
    }
