"""Issues (发放): what was sent to the units in a round."""

from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, select

from gwreport.domain.returns.issues import Issue, IssuedWorkbook
from gwreport.ledger.storage.schema import issue as table
from gwreport.ledger.storage.shapes import read_shape
from gwreport.ledger.storage.verbatim import to_json


def issue_row(number: int, issue: Issue) -> dict[str, Any]:
    """Give the row of one issue."""
    return {
        "number": number,
        "round": issue.round,
        "issued_at": issue.issued_at,
        "deadline": issue.deadline,
        "workbooks": to_json([asdict(workbook) for workbook in issue.workbooks]),
        "plan_version": issue.plan_version,
    }


def read_issues(connection: Connection, round_: str | None) -> list[Issue]:
    """Give the issues of one round or of all, oldest first."""
    query = select(table).order_by(table.c.number)
    if round_ is not None:
        query = query.where(table.c.round == round_)
    return [
        Issue(
            round=round_code,
            issued_at=issued_at,
            deadline=deadline,
            workbooks=read_shape(tuple[IssuedWorkbook, ...], workbooks),
            number=number,
            plan_version=plan_version,
        )
        for number, round_code, issued_at, deadline, workbooks, plan_version in connection.execute(
            query
        )
    ]
