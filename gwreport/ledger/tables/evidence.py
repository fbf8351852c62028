"""Evidence (佐证材料): files that came beside returns, or with a decision; their bytes are archived."""

from typing import Any

from sqlalchemy import Connection, select

from gwreport.domain.returns.evidence import EvidenceBasis, EvidenceFile
from gwreport.domain.returns.returns import SourceFile
from gwreport.ledger.moments import read_moment, written_moment
from gwreport.ledger.storage.schema import archive
from gwreport.ledger.storage.schema import evidence as table
from gwreport.ledger.storage.shapes import read_shape
from gwreport.ledger.storage.verbatim import to_json
from gwreport.ledger.tables.present_units import Office


def evidence_row(number: int, file: EvidenceFile) -> dict[str, Any]:
    """Give the row of one file."""
    return {
        "number": number,
        "sha256": file.source.sha256,
        "path": file.source.path,
        "member": file.source.member,
        "received_at": written_moment(file.received_at),
        "round": file.round,
        "unit": file.unit,
        "items": to_json(list(file.items)),
        "basis": file.basis.value,
    }


def read_evidence(connection: Connection, office: Office) -> list[EvidenceFile]:
    """Give all files of evidence, in the order of their numbers."""
    names = office.names(connection, "evidence")
    query = (
        select(table, archive.c.size)
        .join(archive, archive.c.sha256 == table.c.sha256)
        .order_by(table.c.number)
    )
    return [
        EvidenceFile(
            SourceFile(row["path"], row["member"], row["sha256"]),
            read_moment(row["received_at"], office.zone),
            row["round"],
            names.of(row["number"])(row["unit"]),
            read_shape(tuple[str, ...], row["items"]),
            EvidenceBasis(row["basis"]),
            row["size"],
            row["number"],
        )
        for row in connection.execute(query).mappings()
    ]
