"""A file of an older form is brought to the newest one, and says the same as before."""

import dataclasses
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from gwreport.domain.decisions.decisions import DecisionKind
from gwreport.domain.findings.finding import Finding
from gwreport.domain.units.registry import Registry
from gwreport.errors import GwreportError
from gwreport.ledger.ledger import Ledger
from gwreport.ledger.making import ledger_restored
from gwreport.ledger.proof.contents import BY_NUMBER, MEANT
from gwreport.ledger.storage.migrations import STEPS, statements
from gwreport.ledger.storage.verbatim import to_json
from gwreport.ledger.tables import settings, submission_rows
from gwreport.ledger.tables.journal import JournalWriter
from gwreport.machine import effects
from gwreport.wording.facts import fact_words
from gwreport.wording.places import spot_words
from tests.ledger.samples import AT, FACTS, add, issue, plan, registry

APPEND = JournalWriter.append
# What takes all but two steps back; together with issues that name no plan it gives a file as the
# program of the second form wrote it.
BACK_TO_SECOND = (
    "DROP TABLE evidence",
    "DROP TABLE named_unit",
    "ALTER TABLE unit DROP COLUMN email",
    "ALTER TABLE unit DROP COLUMN merged_into",
    "DROP TABLE written",
    "DROP TABLE written_report",
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


def append_as_before(self: JournalWriter, kind: str, payload: dict[str, Any], *, at: Any) -> None:
    """Write a journal's record as a program that did not know units by their numbers."""
    own = {name: value for name, value in payload.items() if name not in (MEANT, BY_NUMBER)}
    APPEND(self, kind, own, at=at)


def fill_in(path: Path) -> None:
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


@pytest.fixture
def old(tmp_path: Path, first_form: None, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of the second form with something of everything."""
    path = tmp_path / "2025.gwr"
    # What that form had no place for was not recorded either.
    monkeypatch.setattr(settings, "written_offset", lambda _: None)
    with monkeypatch.context() as as_before:
        as_before.setattr(JournalWriter, "append", append_as_before)
        fill_in(path)
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
    assert [(*row, None, None) for row in before["unit"]] == after["unit"]
    for name in before.keys() - {"finding", "issue", "journal", "migration", "unit", "workspace"}:
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


def names(ledger: Ledger) -> list[object]:
    """Give whose everything is that was recorded."""
    issued = [workbook.unit for one in ledger.issues() for workbook in one.workbooks]
    return [*issued, *(one.unit for one in ledger.submissions())]


def test_names_of_an_old_file_mean_whom_they_meant_when_it_was_brought_up(
    old: Path, tmp_path: Path
) -> None:
    with Ledger.open(old) as ledger:
        before = ledger.registry()
        (parks, town) = before.units
        renamed = before.renamed(parks, "区综合执法局").renamed(town, parks.name)
        with ledger.write() as change:
            change.save_registry(renamed, at=AT)
        add(ledger, b"2", unit=parks.name)
        assert names(ledger) == ["区综合执法局", "区综合执法局", parks.name]
        plan_ = ledger.plan()
        assert plan_ is not None
        assert plan_.items[0].lead_units == ("区综合执法局", "区财政局")
        assert ledger.checks.verify_contents() == []
        said = names(ledger)
    with ledger_restored(old, tmp_path / "b.gwr", at=AT) as (again, rebuilding):
        assert not rebuilding.repaired
        assert names(again) == said


def test_an_alias_of_an_old_file_means_the_unit_still(old: Path) -> None:
    add_as_before(old)
    with Ledger.open(old) as ledger:
        assert [one.unit for one in ledger.submissions()] == ["区城市管理局", "区城市管理局"]


def add_as_before(path: Path) -> None:
    """Let what was sent under a unit's former name stand in the old file too."""
    connection = sqlite3.connect(path)
    connection.execute(
        "INSERT INTO submission SELECT 2, sha256, path, member, received_at, outcome, round,"
        " '区城管局', version, identified_by, content_hash FROM submission"
    )
    connection.commit()
    connection.close()


def test_a_name_of_an_old_file_that_meant_no_unit_stays_as_it_is(old: Path) -> None:
    connection = sqlite3.connect(old)
    connection.execute("UPDATE submission SET unit = '无此局'")
    connection.commit()
    connection.close()
    with Ledger.open(old) as ledger:
        assert [one.unit for one in ledger.submissions()] == ["无此局"]
        known = ledger.registry()
        with ledger.write() as change:
            change.save_registry(known.with_alias("区城市管理局", "无此局"), at=AT)
        assert [one.unit for one in ledger.submissions()] == ["区城市管理局"]


def test_a_unit_that_was_merged_before_keeps_its_number_and_can_be_parted_again(
    old: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "merged.gwr"
    with monkeypatch.context() as as_before:
        as_before.setattr(JournalWriter, "append", append_as_before)
        as_before.setattr(settings, "written_offset", lambda _: None)
        fill_in(path)
        with Ledger.open(path) as ledger:
            add(ledger, b"2", unit="望江街道")
            (parks, _) = ledger.registry().units
            # The program dropped the second unit, and left its name to the first.
            joined = dataclasses.replace(parks, aliases=(*parks.aliases, "望江街道"))
            with ledger.write() as change:
                change.save_registry(Registry([joined]), at=AT)
    take_back(path)
    with Ledger.open(path) as ledger:
        assert [one.unit for one in ledger.submissions()] == ["区城市管理局"] * 2
        standing = ledger.registry()
        assert standing.by_number(2) == standing.units[0]
        assert standing.next_number() == 3
        assert ledger.checks.verify_contents() == []
        with ledger.write() as change:
            change.save_registry(standing.with_parted(standing.units[0], "望江街道"), at=AT)
        assert [one.unit for one in ledger.submissions()] == ["区城市管理局", "望江街道"]
        assert ledger.checks.verify_contents() == []
