"""What `check` proves: structure, the journal's end as it was seen before, and a report's word on it."""

import hashlib
import json
import os
import shutil
import sqlite3
import zlib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from gwreport.cli.entry import run
from gwreport.domain.findings.code import Severity
from gwreport.domain.statuses import Status
from gwreport.errors import ArgumentError, WorkspaceError, WorkspaceFault
from gwreport.ledger.proof import seen_heads
from gwreport.ledger.records import JournalHead
from gwreport.ledger.storage.verbatim import to_json, utf8
from gwreport.wording.findings.explaining import explain
from gwreport.workflow.keeping.backup import back_up, rebuild, restore
from gwreport.workflow.keeping.check_journal_end import (
    end_sentences,
    head_of_report,
    journal_end,
    told_head,
)
from gwreport.workflow.keeping.check_workspace import check_workspace
from gwreport.workflow.output.write_report import write_report
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review.decide import Author, set_status, undo
from gwreport.workflow.workspace import Workspace
from tests.ledger.tampering import tampering
from tests.workflow.crash_points import threads
from tests.workflow.quarter import LATER, fill, issue, open_office, workbook_of

ROUND = "2025-Q3"
AUTHOR = Author("甲", "核实", LATER)


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in which a return was taken and two decisions were made."""
    folder = tmp_path_factory.mktemp("decided")
    with open_office(folder) as office:
        path = workbook_of(issue(office, folder), "区城市管理局")
        filled = fill(path, folder / "城管.xlsx", {"新建": {"完成情况": "已建成4个。"}})
        collect_returns(office, [filled], now=LATER, workers=1, executor=threads)
        for status in (Status.BEHIND, Status.DONE):
            set_status(office, ROUND, "T2", status, AUTHOR)
    return folder


@pytest.fixture
def file(decided: Path, tmp_path: Path) -> Path:
    """A copy of it that was opened on this machine."""
    for name in ("a.gwr", "城管.xlsx"):
        shutil.copyfile(decided / name, tmp_path / name)
    Workspace.open(str(tmp_path / "a.gwr")).close()
    return tmp_path / "a.gwr"


def checked(file: Path) -> dict[str, Severity]:
    with Workspace.open(str(file)) as office:
        return {one.code: one.severity for one in check_workspace(office)}


def sentences(file: Path) -> str:
    with Workspace.open(str(file)) as office:
        findings = check_workspace(office)
    return "".join(explain(one).message + explain(one).suggestion for one in findings)


def backed_up_before_more(file: Path, folder: Path) -> Path:
    """Back a workspace up, and take one more decision in it."""
    with Workspace.open(str(file)) as office:
        backup = back_up(office, folder / "备份.gwr").path
        set_status(office, ROUND, "T3", Status.DONE, AUTHOR)
    return backup


def cut_off(file: Path, count: int = 1) -> None:
    """Take the newest decisions out without a trace in the file."""
    with tampering(file) as connection:
        (last,) = connection.execute("SELECT max(number) FROM journal").fetchone()
        for number in range(last - count + 1, last + 1):
            (kind, payload) = connection.execute(
                "SELECT kind, payload FROM journal WHERE number = ?", (number,)
            ).fetchone()
            facts = json.loads(payload)
            assert kind == "decision"
            connection.execute("DELETE FROM decision WHERE number = ?", (facts["number"],))
            connection.execute("DELETE FROM recorded WHERE digest = ?", (facts["digest"],))
            connection.execute("DELETE FROM journal WHERE number = ?", (number,))


def rewrite(file: Path) -> None:
    """Change a decision, and make every digest and hash that covers it anew."""
    with tampering(file) as connection:
        number, payload = connection.execute(
            "SELECT number, payload FROM journal WHERE kind = 'decision' ORDER BY number LIMIT 1"
        ).fetchone()
        facts = json.loads(payload)
        digest, facts["value"] = facts.pop("digest"), "exceeded"
        words = utf8(to_json([facts]))
        new = hashlib.sha256(words).hexdigest()
        connection.execute(
            "UPDATE recorded SET digest = ?, words = ? WHERE digest = ?",
            (new, zlib.compress(words), digest),
        )
        connection.execute(
            "UPDATE decision SET value = 'exceeded' WHERE number = ?", (facts["number"],)
        )
        connection.execute(
            "UPDATE journal SET payload = ? WHERE number = ?",
            (to_json({**facts, "digest": new}), number),
        )
        previous = "0" * 64
        for row in connection.execute(
            "SELECT number, at, kind, payload FROM journal ORDER BY number"
        ).fetchall():
            told = hashlib.sha256(utf8(to_json([*row, previous]))).hexdigest()
            connection.execute(
                "UPDATE journal SET previous = ?, hash = ? WHERE number = ?",
                (previous, told, row[0]),
            )
            previous = told


def test_a_sound_workspace_was_seen_before_and_nothing_is_told(file: Path) -> None:
    assert checked(file) == {}
    with Workspace.open(str(file)) as office:
        end = journal_end(office)
        assert end.unknown == ()
        assert [one.head for one in end.known] == [end.head]
        told = end_sentences(end)
    assert f"共 {end.head.length} 条，校验码 {end.head.length}:{end.head.hash[:16]}" in told[0]
    assert "没有被删掉的，也没有被改写的" in told[1]


@pytest.mark.parametrize("count", [1, 2])
def test_case_99_an_end_that_was_cut_off_is_found_where_it_was_seen(file: Path, count: int) -> None:
    cut_off(file, count)
    assert checked(file) == {"journal-shorter": Severity.WARNING}
    assert f"少 {count} 条" in sentences(file)
    # Also when work went on since, however long ago it was.
    with Workspace.open(str(file)) as office:
        for status in (Status.BEHIND, Status.DONE, Status.BEHIND):
            set_status(office, ROUND, "T3", status, AUTHOR)
    assert checked(file) == {"journal-otherwise": Severity.WARNING}


def test_case_99_a_ledger_with_all_hashes_made_anew_is_found_where_it_was_seen(
    file: Path,
) -> None:
    rewrite(file)
    assert checked(file) == {"journal-otherwise": Severity.WARNING}
    assert "改写" in sentences(file)


@pytest.mark.parametrize("tamper", [cut_off, rewrite])
def test_case_99_where_nothing_was_seen_the_words_say_that_it_cannot_be_proved(
    file: Path, own_state: Path, tamper: Any
) -> None:
    shutil.rmtree(own_state)
    tamper(file)
    with Workspace.open(str(file)) as office:
        assert check_workspace(office) == []
        told = "".join(end_sentences(journal_end(office)))
    assert "无从证明" in told
    assert "--report" in told


def test_an_older_backup_that_is_put_back_is_told_in_words_that_accuse_nobody(
    file: Path, tmp_path: Path
) -> None:
    backup = backed_up_before_more(file, tmp_path)
    with Workspace.open(str(file)) as office:
        set_status(office, ROUND, "T3", Status.BEHIND, AUTHOR)
    # The backup itself is a copy: it is only told that another one is newer.
    assert checked(backup) == {"copy-newer": Severity.INFO}
    assert "比这份多 2 条" in sentences(backup)
    shutil.copyfile(backup, file)
    assert checked(file) == {"journal-shorter": Severity.WARNING}
    told = sentences(file)
    assert "比本机上次见到的少 2 条" in told
    assert "较早的备份" in told
    assert "属正常" in told
    with Workspace.open(str(file)) as office:
        office.ledger.set_back()
    assert checked(file) == {"journal-set-back": Severity.INFO}
    with Workspace.open(str(file)) as office:
        for _ in range(3):
            set_status(office, ROUND, "T3", Status.DONE, AUTHOR)
    assert checked(file) == {"journal-set-back": Severity.INFO}


def test_a_restored_backup_says_what_is_missing_and_is_no_warning_from_then_on(
    file: Path, tmp_path: Path
) -> None:
    backup = backed_up_before_more(file, tmp_path)
    made, findings = restore(backup, tmp_path / "新.gwr", now=LATER)
    path = Path(made)
    assert [(one.code, one.severity) for one in findings] == [("restored-older", Severity.INFO)]
    assert "少 1 条" in explain(findings[0]).message
    assert checked(path) == {"copy-newer": Severity.INFO}
    with Workspace.open(str(path)) as office:
        for _ in range(3):
            set_status(office, ROUND, "T2", Status.DONE, AUTHOR)
    assert checked(path) == {"copy-otherwise": Severity.INFO}
    # The other one is worked on as well: nobody may believe that it is the only one.
    assert checked(file) == {"copy-newer": Severity.INFO}


def test_a_backup_that_is_restored_in_the_place_of_the_workspace_is_no_warning(
    file: Path, tmp_path: Path
) -> None:
    backup = backed_up_before_more(file, tmp_path)
    file.rename(tmp_path / "坏.gwr")
    restore(backup, file, now=LATER)
    assert checked(file) == {"journal-set-back": Severity.INFO}


def test_case_99_a_backup_that_was_restored_elsewhere_hides_no_cut_of_the_workspace_itself(
    file: Path, tmp_path: Path
) -> None:
    backup = backed_up_before_more(file, tmp_path)
    restore(backup, tmp_path / "看看.gwr", now=LATER)
    shutil.copyfile(backup, file)
    assert checked(file)["journal-shorter"] is Severity.WARNING


@pytest.mark.of_files
def test_two_copies_that_are_both_worked_on_are_told_of_each_other(
    file: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "副本.gwr"
    shutil.copyfile(file, copy)
    for place, item in ((file, "T2"), (copy, "T3")):
        with Workspace.open(str(place)) as office:
            set_status(office, ROUND, item, Status.DONE, AUTHOR)
    assert checked(file) == checked(copy) == {"copy-otherwise": Severity.INFO}


def test_a_workspace_that_is_made_anew_in_the_place_of_another_is_no_older_one(
    tmp_path: Path,
) -> None:
    for times in (3, 1):
        place = str(tmp_path / "a.gwr")
        (tmp_path / "a.gwr").unlink(missing_ok=True)
        with Workspace.create(
            place, region="青禾区", year=2025, now=LATER, identity=("0badcafe", "x")
        ) as office:
            for number in range(times):
                with office.ledger.write() as change:
                    change.set_setting(
                        "office", str(number), at=datetime.fromisoformat("2025-01-01T00:00:00")
                    )
    assert checked(tmp_path / "a.gwr") == {}


def test_a_repair_that_drops_a_torn_record_is_no_cut_off_end(file: Path) -> None:
    with tampering(file) as connection:
        connection.execute(
            "UPDATE journal SET payload = '{' WHERE number = (SELECT max(number) FROM journal)"
        )
    _, told = rebuild(str(file), now=LATER)
    assert "journal-tail-dropped" in {one.code for one in told}
    assert checked(file) == {"journal-set-back": Severity.INFO}


def test_what_cannot_be_noted_hinders_nothing(
    file: Path, own_state: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notes = next((own_state / "gwreport" / "heads").iterdir())
    notes.write_text('{"heads": [{"length": "x"}]}', encoding="utf-8")
    assert checked(file) == {}
    blocked = own_state / "blocked"
    blocked.write_text("", encoding="utf-8")
    for name in ("XDG_STATE_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA"):
        monkeypatch.setenv(name, str(blocked))
    with Workspace.open(str(file)) as office:
        set_status(office, ROUND, "T3", Status.DONE, AUTHOR)
    assert checked(file) == {}


def test_the_notes_are_small_and_for_their_user_alone(file: Path, own_state: Path) -> None:
    with Workspace.open(str(file)) as office:
        for _ in range(12):
            set_status(office, ROUND, "T3", Status.DONE, AUTHOR)
        uid = office.facts.uid
    (notes,) = (own_state / "gwreport" / "heads").iterdir()
    assert notes.stat().st_size < 1_000
    assert len(seen_heads.seen_heads(uid)) == 1
    if os.name == "posix":
        assert notes.stat().st_mode & 0o777 == 0o600


def test_a_uid_from_elsewhere_leads_to_no_other_folder(own_state: Path) -> None:
    head = JournalHead(1, "a" * 64)
    seen_heads.note_head("../../../x", head, "a.gwr", lambda _: True)
    assert [one.head for one in seen_heads.seen_heads("../../../x")] == [head]
    assert {one.parent for one in own_state.rglob("*.json")} == {own_state / "gwreport" / "heads"}


# Structure


@pytest.mark.parametrize(
    ("statement", "code", "name"),
    [
        (
            "CREATE TRIGGER sly AFTER INSERT ON decision BEGIN UPDATE setting SET value = ''; END",
            "structure-added",
            "触发器“sly”",
        ),
        ("CREATE TABLE notes (a)", "structure-added", "表“notes”"),
        ("CREATE VIEW seen AS SELECT 1", "structure-added", "视图“seen”"),
        ("CREATE INDEX quick ON entry (item)", "structure-added", "索引“quick”"),
        ("DROP TRIGGER journal_no_delete", "structure-missing", "触发器“journal_no_delete”"),
        ("DROP INDEX ix_submission_round", "structure-missing", "索引“ix_submission_round”"),
        ("ALTER TABLE entry ADD COLUMN more TEXT", "structure-changed", "表“entry”"),
    ],
)
def test_case_99_whatever_is_not_the_programs_own_structure_is_found_and_set_right(
    file: Path, statement: str, code: str, name: str
) -> None:
    connection = sqlite3.connect(file)
    connection.execute(statement)
    connection.commit()
    connection.close()
    with Workspace.open(str(file)) as office:
        (finding,) = (one for one in check_workspace(office) if one.code == code)
    assert finding.severity is Severity.ERROR
    assert name in explain(finding).message
    aside, told = rebuild(str(file), now=LATER)
    assert aside is not None
    assert "structure-rebuilt" in {one.code for one in told}
    assert checked(file) == {}


def test_case_99_a_foreign_key_that_was_taken_away_is_found(file: Path) -> None:
    connection = sqlite3.connect(file)
    (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = 'entry'").fetchone()
    connection.execute(sql.replace(" REFERENCES submission (number)", "").replace("entry", "e"))
    connection.execute("INSERT INTO e SELECT * FROM entry")
    connection.execute("DROP TABLE entry")
    connection.execute("ALTER TABLE e RENAME TO entry")
    connection.commit()
    connection.close()
    assert checked(file) == {"structure-changed": Severity.ERROR}


def test_case_99_a_table_whose_place_a_view_has_taken_is_found(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("ALTER TABLE entry RENAME TO hidden")
    connection.execute("CREATE VIEW entry AS SELECT * FROM hidden")
    connection.commit()
    connection.close()
    assert {"structure-added", "structure-missing"} <= checked(file).keys()


def test_an_index_that_leads_elsewhere_is_found(file: Path) -> None:
    own = "CREATE INDEX ix_submission_round ON submission (round)"
    for sql in (own.replace("(round)", "(unit)"), own):
        connection = sqlite3.connect(file)
        connection.execute("PRAGMA writable_schema = ON")
        name = ("ix_submission_round",)
        connection.execute("UPDATE sqlite_master SET sql = ? WHERE name = ?", (sql, *name))
        connection.commit()
        connection.close()
        if sql != own:
            connection = sqlite3.connect(file)
            connection.execute("REINDEX")
            connection.commit()
            connection.close()
    assert "pages-damaged" in checked(file)


@pytest.mark.documents
def test_a_workspace_of_a_former_version_has_the_structure_of_this_one(tmp_path: Path) -> None:
    case = Path(__file__).resolve().parents[3] / "shared" / "cases" / "workspace.gwr"
    if not case.is_file():
        pytest.skip("the shared cases are not on this machine")
    shutil.copyfile(case, tmp_path / "a.gwr")
    assert checked(tmp_path / "a.gwr") == {}


# Reports


def test_a_report_names_the_journal_that_it_stands_on_and_is_held_against_it(
    file: Path, tmp_path: Path
) -> None:
    with Workspace.open(str(file)) as office:
        written = write_report(office, ROUND, tmp_path / "报告", ("xlsx", "docx")).outputs
        head = office.ledger.head()
        for path in written:
            assert head_of_report(path) == f"{head.length}:{head.hash}"
            assert told_head(office, head_of_report(path)) == []
        assert f"{head.length}:{head.hash[:16]}" in _sources_note(written[0])
        set_status(office, ROUND, "T3", Status.DONE, AUTHOR)
        assert told_head(office, f"{head.length}：{head.hash[:16].upper()}") == []
    cut_off(file, 2)
    with Workspace.open(str(file)) as office:
        (finding,) = told_head(office, head_of_report(written[0]))
        assert (finding.code, finding.severity) == ("journal-not-as-told", Severity.ERROR)
        for wrong in ("", "12", "12:", "x:abcdef0123456789", "12:xyz", "-1:" + "a" * 16):
            with pytest.raises(ArgumentError):
                told_head(office, wrong)
        with pytest.raises(ArgumentError):
            head_of_report(tmp_path / "城管.xlsx")


def test_what_is_no_part_of_a_report_leaves_its_journal_head_as_it_was(
    file: Path, tmp_path: Path
) -> None:
    with Workspace.open(str(file)) as office:
        (first,) = write_report(office, ROUND, tmp_path / "1").outputs
        decided = set_status(office, ROUND, "T3", Status.DONE, AUTHOR)
        (other,) = write_report(office, ROUND, tmp_path / "2").outputs
        undo(office, ROUND, decided, AUTHOR)
        issue(office, tmp_path, "2025-Q4", now=LATER)
        (same,) = write_report(office, ROUND, tmp_path / "3").outputs
    assert head_of_report(first) != head_of_report(other)
    assert same.read_bytes() == first.read_bytes()


def _sources_note(path: Path) -> str:
    import openpyxl

    book = openpyxl.load_workbook(path)
    return "".join(
        str(cell.value or "") for row in book["来源"].iter_rows(max_row=4) for cell in row
    )


def test_the_command_shows_the_end_and_compares_it(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Workspace.open(str(file)) as office:
        (report,) = write_report(office, ROUND, tmp_path / "报告").outputs
        head = office.ledger.head()

    def check(*more: str) -> tuple[int, str]:
        code = run(["check", str(file), *more], lambda _: 2)
        told = capsys.readouterr()
        assert told.err == ""
        return code, told.out

    code, told = check("--report", str(report))
    assert code == 0
    assert f"{head.length}:{head.hash[:16]}" in told
    assert "与这份工作区相符" in told
    cut_off(file)
    code, told = check("--head", f"{head.length}:{head.hash[:16]}", "--json")
    document = json.loads(told)
    assert code == 1
    assert {one["code"] for one in document["findings"]} == {
        "journal-not-as-told",
        "journal-shorter",
    }
    assert document["journal"]["length"] == head.length - 1
    assert [one["contained"] for one in document["seen"]] == [False]
    assert check()[0] == 1
    assert check("--trust")[0] == 0
    assert check()[0] == 0


# What no reader of rows can see


@pytest.mark.parametrize("column", ["received_at = '2025-99-99'", "unit = '', round = '2025-Q9'"])
def test_case_99_what_stumbles_over_changed_rows_is_told_as_their_damage(
    file: Path, tmp_path: Path, column: str
) -> None:
    with tampering(file) as connection:
        connection.execute(f"UPDATE submission SET {column}")

    def stumble(office: Workspace) -> None:
        raise KeyError(column)

    with pytest.raises(WorkspaceError) as caught, Workspace.open(str(file)) as office:
        stumble(office)
    assert caught.value.fault is WorkspaceFault.DAMAGED
    assert isinstance(caught.value.__cause__, KeyError)


def test_a_mistake_of_ours_over_a_sound_workspace_stays_what_it_is(file: Path) -> None:
    with pytest.raises(KeyError), Workspace.open(str(file)):
        raise KeyError("ours")
