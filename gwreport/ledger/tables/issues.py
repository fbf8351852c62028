"""Issues (发放): what was sent to the units in a round."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from gwreport.domain.recorded import recorded_form
from gwreport.domain.returns.issues import Issue, IssuedWorkbook
from gwreport.ledger.moments import read_moment, written_moment
from gwreport.ledger.storage.schema import issue as table
from gwreport.ledger.storage.shapes import read_shape
from gwreport.ledger.storage.verbatim import to_json
from gwreport.ledger.tables.present_units import Office


def issue_row(number: int, issue: Issue) -> dict[str, Any]:
    """Give the row of one issue."""
    return {
        "number": number,
        "round": issue.round,
        "issued_at": written_moment(issue.issued_at),
        "deadline": written_day(issue.deadline),
        "workbooks": to_json([recorded_form(workbook) for workbook in issue.workbooks]),
        "plan_version": issue.plan_version,
    }


def written_day(day: date | None) -> str:
    """Write a day as it is stored: ISO, "" for none."""
    return day.isoformat() if day else ""


def read_issues(connection: Connection, round_: str | None, office: Office) -> list[Issue]:
    """Give the issues of one round or of all, oldest first."""
    names = office.names(connection, "issue")
    query = select(table).order_by(table.c.number)
    if round_ is not None:
        query = query.where(table.c.round == round_)
    return [
        Issue(
            round=round_code,
            issued_at=read_moment(issued_at, office.zone),
            deadline=date.fromisoformat(deadline) if deadline else None,
            workbooks=tuple(
                replace(one, unit=names.of(number)(one.unit))
                for one in read_shape(tuple[IssuedWorkbook, ...], workbooks)
            ),
            number=number,
            plan_version=plan_version,
        )
        for number, round_code, issued_at, deadline, workbooks, plan_version in connection.execute(
            query
        )
    ]
