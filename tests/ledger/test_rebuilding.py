"""The tables are made again from the journal and what it recorded, and nothing else is believed."""

import itertools
import json
import sqlite3
from pathlib import Path

import pytest

from gwreport.domain.decisions.decisions import DecisionKind
from gwreport.domain.returns.returns import Outcome
from gwreport.errors import WorkspaceError, WorkspaceFault
from gwreport.ledger.ledger import Ledger
from gwreport.ledger.making import ledger_restored
from gwreport.ledger.places.file_place import FilePlace
from gwreport.ledger.rebuilding import rebuild, rebuild_workspace
from gwreport.ledger.storage.file_database import FileDatabase
from gwreport.machine import effects
from tests.ledger.samples import AT, FACTS, add, issue, plan, registry, submission
from tests.ledger.tampering import tampering

ODD = "\0\ud800 \u2028'\"\\ 𠮷"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A ledger file with something of everything, some of it changed again."""
    path = tmp_path / "2025.gwr"
    with Ledger.create(path, FACTS) as ledger:
        with ledger.write() as change:
            sha256 = change.archive(b"plan")
            change.add_plan(plan(), name="方案.docx", sha256=sha256, at=AT)
            change.add_plan(plan("新建口袋公园6个。"), name="方案2.docx", sha256=sha256, at=AT)
            for _ in range(2):
                change.save_registry(registry(), at=AT)
            change.add_issue(issue())
            change.set_setting("office", "督查室", at=AT)
            change.set_setting("office", ODD, at=AT)
        held = add(ledger, b"1", ODD, outcome=Outcome.HELD)
        add(ledger, b"2", "已建成5个", unit="区财政局")
        with ledger.write() as change:
            change.set_outcome(held, Outcome.ACCEPTED, at=AT, reason="已电话核实")
            change.add_decision("2025-Q3", "T1", DecisionKind.TEXT, ODD, "核实", "周叙言", AT)
    return path


def tables(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Give every row of every table, and how the tables are made."""
    connection = sqlite3.connect(path)
    schema = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2")
    found = {"sqlite_master": schema.fetchall()}
    for kind, name, _ in found["sqlite_master"]:
        if kind == "table":
            found[name] = sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr)
    found["marks"] = [
        connection.execute(f"PRAGMA {name}").fetchone()
        for name in ("application_id", "user_version")
    ]
    connection.close()
    return found


def test_the_rebuilt_state_has_the_hash_of_the_stored_one(file: Path) -> None:
    with Ledger.open(file) as ledger:
        proof = ledger.checks.verify_state()
        assert (proof.stored, proof.rebuilt, proof.lost) == (ledger.state_hash(),) * 2 + ((),)


@pytest.mark.of_files
def test_a_rebuilt_file_has_the_same_rows_and_the_same_tables(file: Path, tmp_path: Path) -> None:
    target = tmp_path / "new.gwr"
    source = FileDatabase(file)
    assert not rebuild(source, FilePlace(target), at=AT).repaired
    source.close()
    assert tables(target) == tables(file)


@pytest.mark.parametrize(
    ("statement", "changed"),
    [
        ("UPDATE entry SET cells = '{}'", [("submission", 1), ("submission", 2)]),
        ("DELETE FROM finding", [("submission", 1), ("submission", 2)]),
        ("UPDATE submission SET outcome = 'refused' WHERE number = 1", [("submission", 1)]),
        ("DELETE FROM decision", [("decision", 1)]),
        ("INSERT INTO decision SELECT 9, round, subject, kind, value, reason, who, at FROM decision",
         [("decision", 9)]),
        ("DELETE FROM unit", [("registry", 0)]),
        ("UPDATE setting SET value = 'x'", [("settings", 0)]),
        ("UPDATE plan SET content = '{}' WHERE version = 2", [("plan", 2)]),
        ("UPDATE issue SET plan_version = 7", [("issue", 1)]),
        ("UPDATE workspace SET secret = 'x'", [("workspace", 0)]),
    ],
)  # fmt: skip
def test_changed_tables_are_set_right_in_place(
    file: Path, tmp_path: Path, statement: str, changed: list[tuple[str, int]]
) -> None:
    whole = tables(file)
    with tampering(file) as connection:
        connection.execute(statement)
    damaged = tables(file)
    aside = tmp_path / "aside"
    assert list(rebuild_workspace(file, aside, at=AT).changed) == changed
    rebuilt, told = tables(file), whole.pop("journal")
    assert [row for row in rebuilt.pop("journal") if row[2] != "rebuilt"] == told
    assert rebuilt == whole
    assert tables(aside) == damaged
    with Ledger.open(file) as ledger:
        assert ledger.checks.verify_journal() is None
        assert ledger.checks.verify_contents() == []
        assert [*ledger.journal()][-1].kind == "rebuilt"


@pytest.mark.parametrize("table", ["entry", "decision", "plan", "unit", "workspace", "setting"])
def test_a_table_that_is_gone_comes_back(file: Path, tmp_path: Path, table: str) -> None:
    whole = tables(file)
    with tampering(file) as connection:
        connection.execute(f"DROP TABLE {table}")
    assert rebuild_workspace(file, tmp_path / "aside", at=AT).changed
    assert tables(file)[table] == whole[table]
    with Ledger.open(file) as ledger:
        assert ledger.checks.verify_contents() == []


def test_a_sound_file_is_left_alone(file: Path, tmp_path: Path) -> None:
    before = file.read_bytes()
    assert not rebuild_workspace(file, tmp_path / "aside", at=AT).repaired
    assert file.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["2025.gwr"]


def test_a_program_that_has_the_file_open_goes_on_with_the_rebuilt_one(
    file: Path, tmp_path: Path
) -> None:
    with Ledger.open(file) as other:
        state = other.state_hash()
        with tampering(file) as connection:
            connection.execute("DELETE FROM entry")
        assert other.state_hash() != state
        rebuild_workspace(file, tmp_path / "aside", at=AT)
        assert other.state_hash() == state
        add(other, b"3")
    with Ledger.open(file) as again:
        assert again.checks.verify_contents() == []
        assert again.submission(3) is not None


@pytest.mark.parametrize("last_look", [False, True])
@pytest.mark.usefixtures("no_hook")
def test_what_another_stores_while_a_file_is_set_right_is_never_lost(
    file: Path, tmp_path: Path, last_look: bool
) -> None:
    """Before the last look at the file the rebuilding gives up, after it the other is refused."""
    with tampering(file) as connection:
        connection.execute("DELETE FROM entry")
    copies = itertools.count()
    refused: list[WorkspaceFault] = []

    def store(effect: str) -> None:
        if effect == "copy" and next(copies) == int(last_look):
            try:
                with Ledger.open(file, busy_seconds=0.05) as other:
                    add(other, b"3", "又一份")
            except WorkspaceError as error:
                refused.append(error.fault)

    effects.hook = store
    if last_look:
        assert rebuild_workspace(file, tmp_path / "aside", at=AT).repaired
    else:
        with pytest.raises(WorkspaceError) as caught:
            rebuild_workspace(file, tmp_path / "aside", at=AT)
        assert caught.value.fault is WorkspaceFault.LOCKED
    assert refused == [WorkspaceFault.LOCKED] * last_look
    with Ledger.open(file) as ledger:
        assert len(ledger.submissions()) == 3 - last_look
        assert (ledger.checks.verify_contents() == []) is last_look


def test_recorded_words_that_are_lost_are_told_and_taken_from_the_tables(
    file: Path, tmp_path: Path
) -> None:
    with tampering(file) as connection:
        connection.execute("DELETE FROM recorded WHERE rowid = 3")
        connection.execute("UPDATE recorded SET words = x'00' WHERE rowid = 6")
    with Ledger.open(file) as ledger:
        state = ledger.state_hash()
        lost = ledger.checks.verify_state().lost
        assert len(lost) == 2
    assert rebuild_workspace(file, tmp_path / "aside", at=AT).mended == lost
    with Ledger.open(file) as ledger:
        proof = ledger.checks.verify_state()
        assert (proof.stored, proof.rebuilt, proof.lost) == (state, state, ())


def test_what_is_lost_on_both_sides_is_refused_and_nothing_changed(
    file: Path, tmp_path: Path
) -> None:
    with tampering(file) as connection:
        connection.execute("DELETE FROM recorded")
        connection.execute("DELETE FROM entry")
    before = tables(file)
    with pytest.raises(WorkspaceError) as caught:
        rebuild_workspace(file, tmp_path / "aside", at=AT)
    assert caught.value.fault is WorkspaceFault.DAMAGED
    assert tables(file) == before
    assert [one.name for one in tmp_path.iterdir()] == ["2025.gwr"]


def test_a_last_record_cut_anywhere_is_dropped_and_the_older_ones_stay(
    file: Path, tmp_path: Path
) -> None:
    with Ledger.open(file) as ledger:
        records = [*ledger.journal()]
    number, payload = records[-1].number, records[-1].payload.encode("utf-8", "surrogatepass")
    assert json.loads(payload)["value"] == ODD
    before = tmp_path / "before.gwr"
    with tampering(file) as connection:
        connection.execute("UPDATE journal SET payload = ? WHERE number = ?", ("", number))
    for length in range(0, len(payload) - 1, 31):
        copy = tmp_path / f"{length}.gwr"
        copy.write_bytes(file.read_bytes())
        with tampering(copy) as connection:
            cut = payload[:length].decode("utf-8", "replace")
            connection.execute("UPDATE journal SET payload = ? WHERE number = ?", (cut, number))
        rebuilding = rebuild_workspace(copy, tmp_path / f"{length}", at=AT)
        assert (rebuilding.dropped, rebuilding.changed) == (number, (("decision", 1),))
        with Ledger.open(copy) as ledger:
            kept = [*ledger.journal()]
            assert kept[:-1] == records[:-1]
            assert (kept[-1].number, kept[-1].kind) == (number, "rebuilt")
            assert ledger.decisions() == []
            assert len(ledger.submissions()) == 2
            assert ledger.checks.verify_journal() is None
            assert ledger.checks.verify_contents() == []
        if before.exists():
            assert tables(copy)["submission"] == tables(before)["submission"]
        else:
            before.write_bytes(copy.read_bytes())


@pytest.mark.parametrize("number", [1, 4])
def test_a_journal_that_is_broken_before_its_end_is_not_guessed_at(
    file: Path, tmp_path: Path, number: int
) -> None:
    with tampering(file) as connection:
        connection.execute("UPDATE journal SET at = 'x' WHERE number = ?", (number,))
    with pytest.raises(WorkspaceError) as caught:
        rebuild_workspace(file, tmp_path / "aside", at=AT)
    assert caught.value.fault is WorkspaceFault.DAMAGED


def test_bytes_that_are_gone_from_the_archive_hinder_no_rebuilding(
    file: Path, tmp_path: Path
) -> None:
    gone = submission(b"1").source.sha256
    with tampering(file) as connection:
        connection.execute("DELETE FROM archive WHERE sha256 = ?", (gone,))
        connection.execute("DELETE FROM entry")
    rebuild_workspace(file, tmp_path / "aside", at=AT)
    with Ledger.open(file) as ledger:
        assert ledger.checks.verify_contents() == []
        assert ledger.checks.verify_archive() == [gone]


def test_a_restored_file_is_made_from_the_records_and_the_source_stays(
    file: Path, tmp_path: Path
) -> None:
    with Ledger.open(file) as ledger:
        state = ledger.state_hash()
    with tampering(file) as connection:
        connection.execute("DELETE FROM entry")
    before = file.read_bytes()
    with ledger_restored(file, tmp_path / "new.gwr", at=AT) as (ledger, rebuilding):
        assert ledger.state_hash() == state
        assert not (tmp_path / "new.gwr").exists()
    assert rebuilding.changed == (("submission", 1), ("submission", 2))
    assert file.read_bytes() == before
    with Ledger.open(tmp_path / "new.gwr") as ledger:
        assert ledger.state_hash() == state
    assert {one.name for one in tmp_path.iterdir()} == {"2025.gwr", "new.gwr"}


def test_a_restoring_that_is_given_up_leaves_nothing(file: Path, tmp_path: Path) -> None:
    class StopError(Exception):
        pass

    with pytest.raises(StopError), ledger_restored(file, tmp_path / "new.gwr", at=AT):
        raise StopError
    with pytest.raises(WorkspaceError), ledger_restored(file, file, at=AT):
        pass
    assert [one.name for one in tmp_path.iterdir()] == ["2025.gwr"]
