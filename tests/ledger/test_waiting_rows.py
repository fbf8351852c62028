"""Rows wait until they are written together: wherever that falls, what is stored is the same."""

import dataclasses
from pathlib import Path

import pytest

from gwreport.domain.decisions.decisions import DecisionKind
from gwreport.domain.findings.codes.returns import ReturnCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import spot_of
from gwreport.domain.form.columns import Field
from gwreport.domain.plan.documents import PastReport
from gwreport.domain.returns.returns import Entry, LooseCell, Outcome, Submission, WrittenCell
from gwreport.ledger.ledger import Ledger
from gwreport.ledger.storage import database
from gwreport.ledger.transaction import Transaction
from tests.ledger.samples import AT, FACTS, issue, plan, registry, submission

# More rows than everything below has, so that nothing is written before the end.
NEVER = 10_000


def long_submission(data: bytes) -> Submission:
    """A submission with several rows in each of its tables."""
    short = submission(data)
    cells = {Field.COMPLETION: WrittenCell("已建成4个", spot_of("G4"))}
    reading = dataclasses.replace(
        short.reading,
        entries=tuple(Entry("区城市管理局", f"T{n}", cells, "目标任务") for n in range(3)),
        loose=tuple(LooseCell("note", "佐证台账", spot_of(f"A{n}"), "企业") for n in range(4)),
        findings=tuple(Finding(ReturnCode.SHEET_EXTRA, item=f"T{n}") for n in range(3)),
    )
    return dataclasses.replace(short, reading=reading)


def store_everything(change: Transaction) -> None:
    """Store something of every kind, most of it twice."""
    for number in range(2):
        sha256 = change.archive(b"plan%d" % number)
        change.add_plan(plan(), name="方案.docx", sha256=sha256, at=AT)
        report = PastReport("上半年完成情况", "2025-Q2", (), (), (), ())
        change.add_history(report, round="2025-Q2", name="报告.docx", sha256=sha256, at=AT)
        change.save_registry(registry(), at=AT)
        change.add_issue(issue())
        change.set_setting(f"key{number}", "督查室", at=AT)
    files = [b"%d" % number for number in range(6)]
    change.archive_all(files)
    for data in files:
        change.add_submission(long_submission(data))
    for number in range(1, 4):
        change.add_decision("2025-Q3", "T1", DecisionKind.TEXT, "改", "核实", "周叙言", AT)
        change.set_outcome(number, Outcome.SUPERSEDED, at=AT, reason="核实")


def stored(path: Path, limit: int, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Store everything with that many rows waiting at most; give what the ledger says then."""
    monkeypatch.setattr(database, "_MOST_WAITING_ROWS", limit)
    with Ledger.open(path) as ledger:
        with ledger.write() as change:
            store_everything(change)
        assert ledger.checks.verify_contents() == []
        return [ledger.state_hash(), *(record.hash for record in ledger.journal())]


@pytest.fixture(scope="module")
def expected(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What the ledger says when each row is written by itself, in the order of the calls."""
    path = tmp_path_factory.mktemp("expected") / "a.gwr"
    Ledger.create(path, FACTS).close()
    with pytest.MonkeyPatch.context() as patch:
        return stored(path, 1, patch)


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "empty.gwr"
    Ledger.create(path, FACTS).close()
    return path


# A submission above has 13 rows: these limits let every row of one be the last of a writing.
@pytest.mark.parametrize("limit", [2, *range(14, 44), NEVER])
def test_case_79_wherever_the_waiting_rows_are_written_the_same_is_stored(
    empty: Path, expected: list[str], monkeypatch: pytest.MonkeyPatch, limit: int
) -> None:
    assert stored(empty, limit, monkeypatch) == expected
