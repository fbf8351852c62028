"""Reports of past rounds that were made before the workspace: each whole, as JSON."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from gwreport.domain.plan.documents import PastReport
from gwreport.domain.recorded import recorded_form
from gwreport.ledger.moments import written_moment
from gwreport.ledger.records import LoadedReport
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


def read_loaded(connection: Connection) -> list[LoadedReport]:
    """Give the newest report of each round of which one was loaded, with the document that it came of."""
    columns = (table.c.round, table.c.name, table.c.sha256, table.c.content)
    newest: dict[str, tuple[str, str, str]] = {}
    for code, name, sha256, content in connection.execute(
        select(*columns).order_by(table.c.number)
    ):
        newest[code] = (name, sha256, content)
    return [
        LoadedReport(code, name, sha256, read_shape(PastReport, content))
        for code, (name, sha256, content) in newest.items()
    ]
