"""Moments stand in UTC in the file and come back in the office's time; the journal alone orders."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from gwreport.domain.decisions.decisions import DecisionKind
from gwreport.ledger.ledger import Ledger
from gwreport.ledger.moments import read_zone, written_offset
from tests.ledger.samples import AT, FACTS, issue, plan, submission

_ELSEWHERE = timezone(timedelta(hours=-5))


def stored(path: Path, table: str, column: str) -> list[str]:
    connection = sqlite3.connect(path)
    rows = [row[0] for row in connection.execute(f"SELECT {column} FROM {table}")]
    connection.close()
    return rows


def test_times_are_stored_in_utc_and_given_in_the_offices_time(tmp_path: Path) -> None:
    path = tmp_path / "a.gwr"
    with Ledger.create(path, FACTS) as ledger:
        with ledger.write() as change:
            sha256 = change.archive(b"1")
            change.add_plan(plan(), name="a", sha256=sha256, at=AT.astimezone(_ELSEWHERE))
            change.add_issue(issue())
            change.add_submission(submission(b"1"))
            change.add_decision("r", "T1", DecisionKind.TEXT, "改", "因", "甲", AT.astimezone(UTC))
        times = [
            ledger.plan_versions()[0].loaded_at,
            ledger.issues()[0].issued_at,
            ledger.submissions()[0].received_at,
            ledger.decisions()[0].at,
            *(one.at for one in ledger.journal(after=1)),
        ]
        assert {one.isoformat() for one in times} == {"2025-10-10T17:00:00+08:00"}
        assert ledger.facts == FACTS
        assert ledger.facts.created_at.isoformat() == "2025-01-24T09:00:00+08:00"
    assert stored(path, "workspace", "created_at") == ["2025-01-24T01:00:00+00:00"]
    for table, column in (
        ("plan", "loaded_at"),
        ("issue", "issued_at"),
        ("submission", "received_at"),
        ("decision", "at"),
    ):
        assert stored(path, table, column) == ["2025-10-10T09:00:00+00:00"]
    assert set(stored(path, "journal", "at")[1:]) == {"2025-10-10T09:00:00+00:00"}


@pytest.mark.parametrize("offset", ["+08:00", "-03:30", "+00:00"])
def test_an_offset_is_read_back(offset: str) -> None:
    at = datetime.fromisoformat(f"2025-01-24T09:00:00{offset}")
    assert written_offset(at) == offset
    assert read_zone(offset) == at.tzinfo


def test_what_was_recorded_first_is_before_whatever_the_clock_said(tmp_path: Path) -> None:
    earlier = AT - timedelta(days=3)
    with Ledger.create(tmp_path / "a.gwr", FACTS) as ledger:
        with ledger.write() as change:
            change.archive(b"1")
            change.add_submission(submission(b"1"))
            change.add_decision("r", "T1", DecisionKind.TEXT, "改", "因", "甲", earlier)
            change.add_submission(replace(submission(b"1"), received_at=earlier))
        order = ledger.order()
        first, second = ledger.submissions()
        (decision,) = ledger.decisions()
        assert order.is_before(first, decision)
        assert not order.is_before(second, decision)


def test_where_the_journal_knows_nothing_of_a_thing_the_times_decide(tmp_path: Path) -> None:
    with Ledger.create(tmp_path / "a.gwr", FACTS) as ledger:
        with ledger.write() as change:
            change.archive(b"1")
            change.add_submission(submission(b"1"))
            change.add_decision("r", "T1", DecisionKind.TEXT, "改", "因", "甲", AT)
        order = ledger.order()
        (decision,) = ledger.decisions()
        unknown = replace(submission(b"1"), number=7, received_at=AT - timedelta(seconds=1))
        assert order.is_before(unknown, decision)
        assert not order.is_before(replace(unknown, received_at=AT + timedelta(1)), decision)
