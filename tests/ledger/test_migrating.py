"""A file of an older form is brought to the newest one, and says the same as before."""

import dataclasses
import sqlite3
from pathlib import Path

import pytest

from gwreport.domain.decisions.decisions import DecisionKind
from gwreport.domain.findings.finding import Finding
from gwreport.errors import GwreportError
from gwreport.ledger.ledger import Ledger
from gwreport.ledger.storage.migrations import STEPS, statements
from gwreport.ledger.storage.verbatim import to_json
from gwreport.ledger.tables import settings, submission_rows
from gwreport.machine import effects
from gwreport.wording.facts import fact_words
from gwreport.wording.places import spot_words
from tests.ledger.samples import AT, FACTS, add, issue, plan, registry

# What takes all but two steps back; together with issues that name no plan it gives a file as the
# program of the second form wrote it.
BACK_TO_SECOND = (
    "DROP TABLE written",
    "DROP TABLE recorded",
    "ALTER TABLE workspace DROP COLUMN utc_offset",
    "ALTER TABLE issue DROP COLUMN plan_version",
    "ALTER TABLE finding DROP COLUMN place",
    "DELETE FROM migration WHERE number > 2",
    "PRAGMA user_version = 2",
)


@pytest.fixture
def first_form(monkeypatch: pytest.MonkeyPatch) -> None:
    """Store findings as version 0.1 did: their places in words, and all facts."""

    def row(number: int, position: int, finding: Finding) -> dict[str, object]:
        place = finding.place
        return {
            "submission": number,
            "position": position,
            "code": str(finding.code),
            "severity": finding.severity.value,
            "file": place.file,
            "part": place.part,
            "cell": spot_words(place.at),
            "item": finding.item,
            "facts": to_json(dict(fact_words(finding))),
        }

    monkeypatch.setattr(submission_rows, "finding_row", row)


def take_back(path: Path) -> None:
    """Make the file one of the second form."""
    connection = sqlite3.connect(path)
    for statement in BACK_TO_SECOND:
        connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.fixture
def old(tmp_path: Path, first_form: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of the second form with something of everything."""
    path = tmp_path / "2025.gwr"
    # What that form had no place for was not recorded either.
    monkeypatch.setattr(settings, "written_offset", lambda _: None)
    with Ledger.create(path, FACTS) as ledger:
        with ledger.write() as change:
            sha256 = change.archive(b"plan")
            change.add_plan(plan(), name="方案.docx", sha256=sha256, at=AT)
            change.save_registry(registry(), at=AT)
            change.add_issue(issue())
            change.set_setting("office", "督查室", at=AT)
        add(ledger, b"1")
        with ledger.write() as change:
            change.add_decision("2025-Q3", "T1", DecisionKind.TEXT, "改", "核实", "周叙言", AT)
    take_back(path)
    return path


def columns(connection: sqlite3.Connection) -> dict[str, list[tuple[object, ...]]]:
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {name: connection.execute(f"PRAGMA table_info({name})").fetchall() for (name,) in names}


def second_state(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Give every row of the tables that the second form had."""
    connection = sqlite3.connect(path)
    state = {
        name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in columns(connection)
    }
    connection.close()
    return state


def test_the_old_file_has_the_tables_of_the_second_form(old: Path) -> None:
    fresh = sqlite3.connect(":memory:")
    for step in STEPS[:2]:
        for statement in statements(step, "sqlite"):
            fresh.execute(statement.text)
    connection = sqlite3.connect(old)
    assert columns(connection) == columns(fresh)
    connection.close()
    fresh.close()


def test_an_old_file_says_the_same_and_can_be_rebuilt(old: Path, tmp_path: Path) -> None:
    before = second_state(old)
    with Ledger.open(old) as ledger:
        assert ledger.issues() == [dataclasses.replace(issue(), number=1)]
        assert ledger.issues()[0].plan_version is None
        proof = ledger.checks.verify_state()
        assert (proof.rebuilt, proof.lost) == (proof.stored, ())
        assert ledger.checks.verify_contents() == []
        assert ledger.checks.verify_journal() is None
        with ledger.write() as change:
            change.add_issue(dataclasses.replace(issue(), plan_version=1))
        assert [one.plan_version for one in ledger.issues()] == [None, 1]
        assert ledger.checks.verify_contents() == []
    after = second_state(old)
    assert [row[:-1] for row in after["workspace"]] == before["workspace"]
    assert [row[:-1] for row in after["issue"]][:1] == before["issue"]
    assert after["journal"][: len(before["journal"])] == before["journal"]
    # The column that came later is empty in every row that was there.
    assert [(*row, None) for row in before["finding"]] == after["finding"]
    for name in before.keys() - {"finding", "issue", "journal", "migration", "workspace"}:
        assert after[name] == before[name]


def test_what_was_changed_behind_an_old_files_back_is_told_and_not_recorded(old: Path) -> None:
    connection = sqlite3.connect(old)
    connection.execute("UPDATE entry SET cells = '{}'")
    connection.commit()
    connection.close()
    with Ledger.open(old) as ledger:
        assert ledger.checks.verify_contents() == [("submission", 1)]
        assert ledger.checks.verify_state().lost == (("submission", 1),)


@pytest.mark.usefixtures("no_hook")
def test_a_migration_is_whole_or_not_at_all(old: Path, tmp_path: Path) -> None:
    before = second_state(old)
    failures = 0
    for number in range(1, 100):
        copy = tmp_path / f"{number}.gwr"
        copy.write_bytes(old.read_bytes())
        left = [number]

        def hook(_: str, left: list[int] = left) -> None:
            left[0] -= 1
            if not left[0]:
                raise OSError(28, "no")

        effects.hook = hook
        try:
            Ledger.open(copy).close()
        except GwreportError:
            failures += 1
        else:
            break
        finally:
            effects.hook = None
        assert second_state(copy) == before
        with Ledger.open(copy) as ledger:
            assert ledger.checks.verify_contents() == []
            assert ledger.checks.verify_state().lost == ()
    assert failures >= 5
