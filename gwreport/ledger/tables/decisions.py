"""Decisions of reviewers: added, never changed."""

from typing import Any

from sqlalchemy import Connection, select

from gwreport.domain.decisions.decisions import Decision, DecisionKind
from gwreport.domain.decisions.values import check_values, with_names
from gwreport.domain.merging.send_backs import check_send_backs
from gwreport.ledger.moments import read_moment, written_moment
from gwreport.ledger.storage.schema import decision as table
from gwreport.ledger.tables.present_units import Office


def decision_row(decision: Decision) -> dict[str, Any]:
    """Give the row of one decision."""
    return {
        "number": decision.number,
        "round": decision.round,
        "subject": decision.subject,
        "kind": decision.kind.value,
        "value": decision.value,
        "reason": decision.reason,
        "who": decision.who,
        "at": written_moment(decision.at),
    }


def read_decisions(connection: Connection, round_: str | None, office: Office) -> list[Decision]:
    """Give the decisions of one round or of all, oldest first."""
    query = select(table).order_by(table.c.number)
    if round_ is not None:
        query = query.where(table.c.round == round_)
    decisions = [
        Decision(
            number,
            round_code,
            subject,
            DecisionKind(kind),
            value,
            reason,
            who,
            read_moment(at, office.zone),
        )
        for number, round_code, subject, kind, value, reason, who, at in connection.execute(query)
    ]
    check_values(decisions)
    check_send_backs(decisions)
    names = office.names(connection, "decision")
    return [with_names(one, names.of(one.number)) for one in decisions]
