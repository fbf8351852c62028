"""Rows that are not as they were written are told as damage, whatever stands in them."""

import sqlite3
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from gwreport.domain.decisions.decisions import DecisionKind
from gwreport.domain.plan.documents import PastReport
from gwreport.errors import WorkspaceError, WorkspaceFault
from gwreport.ledger.ledger import Ledger
from gwreport.ledger.tables import recorded
from tests.ledger.samples import AT, FACTS, add, issue, plan, registry
from tests.ledger.tampering import tampering

Read = Callable[[Ledger], object]
NO_UTF8 = "CAST(x'ff41' AS TEXT)"
DEEP = "replace(hex(zeroblob(20000)), '00', '[')"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "a.gwr"
    with Ledger.create(path, FACTS) as ledger:
        with ledger.write() as change:
            sha256 = change.archive(b"plan")
            change.add_plan(plan(), name="方案.docx", sha256=sha256, at=AT)
            report = PastReport("上半年", "2025-Q2", (), (), (), ("注",))
            change.add_history(report, round="2025-Q2", name="报告.docx", sha256=sha256, at=AT)
            change.save_registry(registry(), at=AT)
            change.add_issue(issue())
            change.set_setting("office", "督查室", at=AT)
        add(ledger, b"1")
        with ledger.write() as change:
            change.add_decision("2025-Q3", "T1", DecisionKind.STATUS, "behind", "因", "甲", AT)
            change.add_decision("2025-Q3", "T1", DecisionKind.UNDO, "1", "因", "甲", AT)
    return path


@pytest.fixture
def file(whole: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "a.gwr"
    copy.write_bytes(whole.read_bytes())
    return copy


def tamper(path: Path, statement: str) -> None:
    with tampering(path) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        assert connection.execute(statement).rowcount > 0


READS: dict[str, Read] = {
    "plan": lambda ledger: ledger.plan(),
    "history": lambda ledger: ledger.loaded_reports(),
    "registry": lambda ledger: ledger.registry(),
    "issue": lambda ledger: ledger.issues(),
    "submission": lambda ledger: ledger.submissions(),
    "decision": lambda ledger: ledger.decisions(),
    "setting": lambda ledger: ledger.settings(),
    "versions": lambda ledger: ledger.plan_versions(),
    "archive": lambda ledger: ledger.archived(next(iter(ledger.submissions())).source.sha256),
}


@pytest.mark.parametrize(
    ("read", "statement"),
    [
        ("plan", "UPDATE plan SET content = '{'"),
        ("plan", "UPDATE plan SET content = '[]'"),
        ("plan", "UPDATE plan SET content = replace(content, '[\"高帆\"]', '\"高帆\"')"),
        ("plan", 'UPDATE plan SET content = replace(content, \'"number":"1"\', \'"number":1\')'),
        ("plan", "UPDATE plan SET content = replace(content, '\"number\":\"1\",', '')"),
        ("plan", "UPDATE plan SET content = replace(content, '\"task\"', '\"other\"')"),
        ("plan", f"UPDATE plan SET content = {DEEP}"),
        ("plan", f"UPDATE plan SET content = {NO_UTF8}"),
        ("plan", "UPDATE plan SET content = x'00ff'"),
        ("plan", "UPDATE plan SET content = char(64976) || '!!!'"),
        ("versions", "UPDATE plan SET items = 'viele'"),
        ("versions", "UPDATE plan SET items = -1"),
        ("history", "UPDATE history SET content = '{}'"),
        ("history", "UPDATE history SET content = replace(content, '[\"注\"]', '[5]')"),
        ("registry", "UPDATE unit SET aliases = '\"区城管局\"'"),
        ("registry", "UPDATE unit SET kind = 'x'"),
        ("registry", "UPDATE unit SET phone = x'ff'"),
        ("registry", "UPDATE unit_group SET members = '[\"1\"]'"),
        ("issue", "UPDATE issue SET workbooks = '[{}]'"),
        ("issue", "UPDATE issue SET plan_version = -3"),
        ("issue", "UPDATE issue SET deadline = '10月10日'"),
        ("issue", "UPDATE issue SET issued_at = '2025-13-01'"),
        ("versions", "UPDATE plan SET loaded_at = 'gestern'"),
        ("submission", "UPDATE submission SET received_at = '[[['"),
        ("decision", "UPDATE decision SET at = ''"),
        ("submission", "UPDATE entry SET cells = '{\"completion\":[1,2]}'"),
        ("submission", 'UPDATE entry SET cells = \'{"x":["a","b"]}\''),
        ("submission", "UPDATE entry SET cells = '[]'"),
        ("submission", "UPDATE entry SET status = 'x'"),
        ("submission", f"UPDATE loose_cell SET text = {NO_UTF8}"),
        ("submission", "UPDATE finding SET facts = '{\"text\":null}'"),
        ("submission", "UPDATE finding SET severity = 'x'"),
        ("submission", "UPDATE submission SET outcome = 'x'"),
        ("submission", "UPDATE submission SET version = -1"),
        ("decision", "UPDATE decision SET kind = 'x'"),
        ("decision", "UPDATE decision SET value = 'x' WHERE number = 1"),
        ("decision", "UPDATE decision SET value = '2' WHERE number = 2"),
        ("decision", "UPDATE decision SET value = '99' WHERE number = 2"),
        ("decision", "UPDATE decision SET kind = 'send_back', value = '{}'"),
        ("decision", "UPDATE decision SET kind = 'join', value = '{\"units\":[5],\"heads\":true}'"),
        ("decision", "UPDATE decision SET kind = 'row', value = '[]'"),
        ("decision", "UPDATE decision SET kind = 'version', subject = 'T1', value = 'refused'"),
        ("decision", "UPDATE decision SET kind = 'accept', value = 'x'"),
        ("setting", "UPDATE setting SET value = x'ff'"),
        ("archive", "UPDATE archive SET content = 'text'"),
    ],
)
def test_case_99_a_row_that_nobody_wrote_is_told_as_damage(
    file: Path, read: str, statement: str
) -> None:
    with Ledger.open(file) as ledger:
        assert READS[read](ledger)
    tamper(file, statement)
    with Ledger.open(file) as ledger:
        with pytest.raises(WorkspaceError) as caught:
            READS[read](ledger)
        assert caught.value.fault is WorkspaceFault.DAMAGED
        assert not ledger.checks.is_sound() or ledger.checks.verify_archive()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE workspace SET year = 'x'",
        "UPDATE workspace SET uid = x'ff'",
        "INSERT INTO workspace SELECT 'y', secret, region, year, created_at, office, utc_offset FROM workspace",
        "DELETE FROM workspace",
    ],
)
def test_case_99_a_workspace_whose_facts_are_lost_is_told_when_it_is_opened(
    file: Path, statement: str
) -> None:
    tamper(file, statement)
    with pytest.raises(WorkspaceError) as caught:
        Ledger.open(file)
    assert caught.value.fault is WorkspaceFault.DAMAGED


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        (f"UPDATE plan SET content = {NO_UTF8}", [("plan", 1)]),
        ("UPDATE unit SET phone = x'ff'", [("registry", 0)]),
        ("UPDATE entry SET cells = x'ff'", [("submission", 1)]),
        ("UPDATE setting SET value = x'ff'", [("settings", 0)]),
        ("UPDATE decision SET who = x'ff' WHERE number = 2", [("decision", 2)]),
    ],
)
def test_case_99_the_check_names_what_cannot_even_be_read(
    file: Path, statement: str, found: list[tuple[str, int]]
) -> None:
    tamper(file, statement)
    with Ledger.open(file) as ledger:
        assert set(found) <= set(ledger.checks.verify_contents())
        assert not ledger.checks.is_sound()


def test_case_99_recorded_words_that_unpack_without_end_are_lost_words(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recorded, "_MOST_BYTES", 1 << 20)
    bomb = zlib.compress(bytes(2 << 20))
    with tampering(file) as connection:
        connection.execute("UPDATE recorded SET words = ?", (bomb,))
    with Ledger.open(file) as ledger:
        assert ("plan", 1) in ledger.checks.verify_state().lost


def test_case_99_a_schema_that_is_no_text_at_all_is_told_as_damage(file: Path) -> None:
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute(
        f"UPDATE sqlite_master SET name = {NO_UTF8}, sql = {NO_UTF8} WHERE name = 'entry'"
    )
    connection.commit()
    connection.close()
    with pytest.raises(WorkspaceError) as caught:
        Ledger.open(file)
    assert caught.value.fault is WorkspaceFault.DAMAGED
