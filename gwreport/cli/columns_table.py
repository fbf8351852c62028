"""How the columns of a document were taken, as a table for a person."""

from collections.abc import Sequence

from gwreport.cli import output
from gwreport.domain.plan.column_mapping import DecidedColumn
from gwreport.wording.column_roles import ground_name, role_name


def write_columns(columns: Sequence[DecidedColumn]) -> None:
    """Write each column of the tables with what it was read as and why, tables of the same columns once."""
    rows: dict[tuple[str, str, str], None] = {}
    for one in columns:
        rows.setdefault((one.heading, role_name(one.role), ground_name(one.ground)))
    if rows:
        output.write_table(("表头", "读作", "依据"), list(rows), title="各栏怎样读取")
