"""Reports of past rounds that were made before the workspace: each whole, as JSON."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from gwreport.domain.plan.documents import PastReport
from gwreport.domain.recorded import recorded_form
from gwreport.ledger.moments import written_moment
from gwreport.ledger.storage.schema import history as table
from gwreport.ledger.storage.shapes import read_shape
from gwreport.ledger.storage.verbatim import to_json


def history_row(
    number: int, report: PastReport, *, round_: str, name: str, sha256: str, at: datetime
) -> dict[str, Any]:
    """Give the row of one report."""
    return {
        "number": number,
        "round": round_,
        "name": name,
        "sha256": sha256,
        "loaded_at": written_moment(at),
        "content": to_json(recorded_form(report)),
    }


def read_histories(connection: Connection) -> dict[str, PastReport]:
    """Give the newest report of each round of which one was loaded, by the round's code."""
    query = select(table.c.round, table.c.content).order_by(table.c.number)
    newest: dict[str, str] = {}
    for code, content in connection.execute(query):
        newest[code] = content
    return {code: read_shape(PastReport, content) for code, content in newest.items()}
