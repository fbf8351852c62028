"""A workspace on a database server: what is refused, who may do what, and the way there and back."""

import re
from pathlib import Path
from threading import Thread

import pytest

from gwreport.domain.members import Role
from gwreport.errors import (
    GwreportError,
    ProgramMissingError,
    UnknownNameError,
    WorkspaceError,
    WorkspaceFault,
)
from gwreport.ledger import opening
from gwreport.ledger.ledger import Ledger
from gwreport.ledger.making import ledger_restored
from gwreport.ledger.storage import steps
from gwreport.ledger.storage.migrations import STEPS, Step
from gwreport.ledger.storage.server import connecting
from gwreport.ledger.storage.server.address import address_at
from gwreport.ledger.storage.server.listening import Listening
from gwreport.wording.errors import explain_error
from tests.database_server import DatabaseServer
from tests.ledger.samples import AT, FACTS, add

pytestmark = pytest.mark.of_files  # each makes its own workspaces on a server


def fault_of(location: str) -> WorkspaceFault:
    with pytest.raises(WorkspaceError) as caught:
        Ledger.open(location, busy_seconds=0.05)
    assert "secret" not in explain_error(caught.value)
    return caught.value.fault


def database_of(address: str) -> str:
    return str(address_at(address).url.database)


def as_user(address: str, name: str) -> str:
    return address.replace("//admin@", f"//{name}@")


@pytest.fixture
def people(server: DatabaseServer) -> None:
    """Users whom the server knows, one of them with a password."""
    known = {name for (name,) in server.tell("SELECT rolname FROM pg_roles")}
    for name in {"zhang", "li", "with_password"} - known:
        server.tell(f"CREATE ROLE {name} LOGIN PASSWORD 'right secret'")


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("postgresql://li:secret@host:5433/督查2025", "postgresql://li@host:5433/督查2025"),
        ("postgres://host/db?password=secret", "postgresql://host/db"),
        ("postgresql://host/%E7%9D%A3%E6%9F%A5", "postgresql://host/督查"),
        ("postgresql:///db?host=/run", "postgresql:///db?host=/run"),
    ],
)
def test_an_address_is_told_without_its_password(written: str, told: str) -> None:
    read = address_at(written)
    assert read.name == told
    assert "secret" not in repr(read)
    assert address_at(read.name).name == told


@pytest.mark.parametrize(
    "written",
    [
        "http://li:secret@host/db",
        "mysql://host/db",
        "postgresql://li:secret@host",
        "postgresql://li:secret@host/",
        "postgresql://li:secret@host:port/db",
        "postgresql://host/db?options=-csearch_path%3Dpublic",
        "postgresql://host/db?no_such_word=1",
        "://",
        "postgresql:/li@host/db",
        "postgresql：//li@host/db",
        "Postgres : // li@host/db",
    ],
)
def test_what_is_no_address_is_told_without_its_password(written: str) -> None:
    with pytest.raises(WorkspaceError) as caught:
        Ledger.open(written)
    assert caught.value.fault is WorkspaceFault.BAD_ADDRESS
    assert "secret" not in explain_error(caught.value)


def test_a_workspace_is_made_once_and_opened_by_its_address(address: str) -> None:
    assert fault_of(address) is WorkspaceFault.NOT_MADE
    with Ledger.create(address, FACTS) as ledger:
        add(ledger, b"1")
        state = ledger.state_hash()
    with pytest.raises(WorkspaceError) as caught:
        Ledger.create(address, FACTS)
    assert caught.value.fault is WorkspaceFault.EXISTS
    with Ledger.open(address) as ledger:
        assert ledger.facts == FACTS
        assert ledger.state_hash() == state
        assert ledger.checks.is_sound()
        assert ledger.location == address_at(address).name


def test_a_workspace_that_fails_in_the_making_leaves_nothing(
    address: str, server: DatabaseServer
) -> None:
    from gwreport.ledger.making import ledger_in_making

    with pytest.raises(RuntimeError), ledger_in_making(address, FACTS):
        raise RuntimeError
    schemas = "SELECT nspname FROM pg_namespace WHERE nspname ~ '^gw'"
    assert server.tell(schemas, database_of(address)) == []
    assert fault_of(address) is WorkspaceFault.NOT_MADE


def test_a_database_of_something_else_is_refused_and_not_changed(
    address: str, server: DatabaseServer
) -> None:
    server.tell("CREATE TABLE public.money (a int)", database_of(address))
    assert fault_of(address) is WorkspaceFault.OTHER_DATA
    with pytest.raises(WorkspaceError) as caught:
        Ledger.create(address, FACTS)
    assert caught.value.fault is WorkspaceFault.OTHER_DATA
    # A schema that only bears the name of ours is somebody's own too.
    server.tell(
        "CREATE SCHEMA gwreport; CREATE TABLE gwreport.migration (a int)", database_of(address)
    )
    assert fault_of(address) is WorkspaceFault.OTHER_DATA


def test_what_keeps_a_clerk_from_the_server_is_told(
    server: DatabaseServer, address: str, people: None
) -> None:
    Ledger.create(address, FACTS).close()
    assert fault_of(server.address("none_there")) is WorkspaceFault.NO_DATABASE
    assert fault_of(as_user(address, "nobody_known")) is WorkspaceFault.NOT_ADMITTED
    assert fault_of(as_user(address, "zhang")) is WorkspaceFault.NOT_ADMITTED
    assert fault_of("postgresql://admin@127.0.0.1:9/db") is WorkspaceFault.UNREACHABLE
    assert fault_of("postgresql:///db?host=/no/such/folder") is WorkspaceFault.UNREACHABLE
    assert fault_of(as_user(address, "with_password")) is WorkspaceFault.WRONG_PASSWORD
    wrong = as_user(address, "with_password:secret")
    assert fault_of(wrong) is WorkspaceFault.WRONG_PASSWORD


@pytest.mark.parametrize("way", ["address", "environment", "file", "typed", "keyring"])
def test_a_password_comes_from_the_clerks_own_keeping(
    server: DatabaseServer,
    address: str,
    people: None,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    way: str,
) -> None:
    with Ledger.create(address, FACTS) as ledger:
        assert ledger.desk
        ledger.desk.let_in("with_password", Role.READER, at=AT)
    location = as_user(address, "with_password")
    if way == "address":
        location = as_user(address, "with_password:right%20secret")
    if way == "environment":
        monkeypatch.setenv("PGPASSWORD", "right secret")
    if way == "file":
        file = tmp_path / "pgpass"
        file.write_text("*:*:*:with_password:right secret\n", encoding="utf-8")
        file.chmod(0o600)
        monkeypatch.setenv("PGPASSFILE", str(file))
    if way == "typed":
        assert connecting.use_password(address_at(location).name, "right secret")
    if way == "keyring":
        kept = {("gwreport", address_at(location).name): "right secret"}
        monkeypatch.setattr(connecting, "kept_password", lambda *key: kept.get(key, ""))
    with Ledger.open(location) as ledger:
        assert ledger.facts == FACTS
        assert "secret" not in ledger.location
        dumped = [record.payload for record in ledger.journal()]
        assert not any("right" in one for one in dumped)


def test_a_database_that_cannot_hold_every_word_is_refused(server: DatabaseServer) -> None:
    name = server.new_database(encoding="LATIN1")
    with pytest.raises(WorkspaceError) as caught:
        Ledger.create(server.address(name), FACTS)
    assert caught.value.fault is WorkspaceFault.WRONG_ENCODING
    server.drop(name)


def test_a_reader_sees_and_cannot_write_and_a_clerk_cannot_take_back(
    address: str, server: DatabaseServer, people: None
) -> None:
    with Ledger.create(address, FACTS) as ledger:
        add(ledger, b"1")
        assert ledger.desk
        assert ledger.desk.own_role() is Role.ADMINISTRATOR
        ledger.desk.let_in("zhang", Role.CLERK, at=AT)
        ledger.desk.let_in("li", Role.READER, at=AT)
        assert ledger.desk.members() == {
            "admin": Role.ADMINISTRATOR,
            "li": Role.READER,
            "zhang": Role.CLERK,
        }
        with pytest.raises(UnknownNameError) as unknown:
            ledger.desk.let_in("zhao", Role.CLERK, at=AT)
        assert unknown.value.near == ("zhang",)
    with Ledger.open(as_user(address, "li")) as ledger:
        before = ledger.state_hash()
        assert ledger.desk
        assert ledger.desk.own_role() is Role.READER
        for deed in (
            lambda: add(ledger, b"2"),
            lambda: ledger.desk and ledger.desk.let_in("li", Role.CLERK, at=AT),
        ):
            with pytest.raises(WorkspaceError) as caught:
                deed()
            assert caught.value.fault is WorkspaceFault.NOT_ALLOWED
        assert ledger.state_hash() == before
    with Ledger.open(as_user(address, "zhang")) as ledger:
        add(ledger, b"2")
        assert ledger.state_hash() != before
        assert ledger.desk
        assert ledger.desk.own_role() is Role.CLERK
        with pytest.raises(WorkspaceError) as caught:
            ledger.desk.let_in("li", Role.CLERK, at=AT)
        assert caught.value.fault is WorkspaceFault.NOT_ALLOWED
    import psycopg

    for words in ("DELETE FROM journal", "UPDATE decision SET who = ''", "TRUNCATE archive"):
        with (
            psycopg.connect(as_user(address, "zhang"), options="-csearch_path=gwreport") as raw,
            pytest.raises(psycopg.Error, match=r"append-only|permission denied"),
        ):
            raw.execute(words)
    with Ledger.open(address) as ledger:
        assert ledger.desk
        ledger.desk.let_out("zhang", at=AT)
        told = [record.facts for record in ledger.journal(kinds=["member"])]
        assert [(one["name"], one["role"]) for one in told] == [
            ("zhang", Role.CLERK),
            ("li", Role.READER),
            ("zhang", ""),
        ]
        assert ledger.checks.is_sound()
    assert fault_of(as_user(address, "zhang")) is WorkspaceFault.NOT_ADMITTED


def test_a_workspace_moves_to_the_server_and_back(
    server: DatabaseServer, address: str, tmp_path: Path
) -> None:
    file = tmp_path / "a.gwr"
    with Ledger.create(file, FACTS) as ledger:
        for data in (b"1", b"\0\xff" * 3000, b"3"):
            add(ledger, data)
        state, head = ledger.state_hash(), ledger.head()
        ledger.copy_to(tmp_path / "there.gwr")
    with ledger_restored(tmp_path / "there.gwr", address, at=AT) as (there, rebuilding):
        assert not rebuilding.repaired
        assert (there.state_hash(), there.head()) == (state, head)
    with Ledger.open(address) as there:
        assert there.checks.is_sound()
        assert there.checks.verify_archive() == []
        there.copy_to(tmp_path / "back.gwr")
    with ledger_restored(tmp_path / "back.gwr", tmp_path / "b.gwr", at=AT) as (back, rebuilding):
        assert not rebuilding.repaired
        assert (back.state_hash(), back.head()) == (state, head)
    with Ledger.open(tmp_path / "b.gwr") as back:
        assert back.checks.is_sound()


def test_tables_that_were_changed_are_set_right_and_everyone_stays_let_in(
    address: str, server: DatabaseServer, people: None, tmp_path: Path
) -> None:
    from gwreport.ledger.rebuilding import rebuild_workspace

    with Ledger.create(address, FACTS) as ledger:
        add(ledger, b"1")
        state = ledger.state_hash()
        assert ledger.desk
        ledger.desk.let_in("zhang", Role.CLERK, at=AT)
        ledger.desk.let_in("li", Role.READER, at=AT)
    name = database_of(address)
    server.tell("ALTER TABLE gwreport.submission DISABLE TRIGGER USER", name)
    server.tell("UPDATE gwreport.entry SET cells = '[]'", name)
    server.tell("DROP TRIGGER decision_append_only ON gwreport.decision", name)
    server.tell("CREATE VIEW gwreport.other AS SELECT 1", name)
    with Ledger.open(address) as ledger:
        faults = {(one.sort, one.name, one.how) for one in ledger.checks.verify_structure()}
        assert faults == {
            ("trigger", "decision_append_only", "missing"),
            ("view", "other", "added"),
        }
        assert [kind for kind, _ in ledger.checks.verify_contents()] == ["submission"]
        assert not ledger.checks.is_sound()
    aside = tmp_path / "aside.gwr"
    rebuilding = rebuild_workspace(address, aside, at=AT)
    assert rebuilding.repaired
    assert rebuilding.structure
    with Ledger.open(address) as ledger:
        assert ledger.state_hash() == state
        assert ledger.checks.is_sound()
        assert ledger.desk
        assert ledger.desk.members() == {
            "admin": Role.ADMINISTRATOR,
            "li": Role.READER,
            "zhang": Role.CLERK,
        }
    with Ledger.open(as_user(address, "zhang")) as ledger:
        add(ledger, b"2")
    with Ledger.open(aside) as kept:
        assert [kind for kind, _ in kept.checks.verify_contents()] == ["submission"]


@pytest.fixture
def next_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the program know a step that no workspace has taken."""
    further = Step("a further table", ("CREATE TABLE further (words TEXT NOT NULL)",))
    for module in (opening, steps):
        monkeypatch.setattr(module, "STEPS", (*STEPS, further))


def test_an_older_workspace_waits_for_its_administrator(
    address: str, people: None, next_step: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    with monkeypatch.context() as older:
        for module in (opening, steps):
            older.setattr(module, "STEPS", STEPS)
        older.setattr(steps.take_steps, "__defaults__", (0, len(STEPS)))
        with Ledger.create(address, FACTS) as ledger:
            add(ledger, b"1")
            state = ledger.state_hash()
            assert ledger.desk
            ledger.desk.let_in("zhang", Role.CLERK, at=AT)
    monkeypatch.setattr(steps.take_steps, "__defaults__", (0, len(STEPS) + 1))
    assert fault_of(as_user(address, "zhang")) is WorkspaceFault.OLDER
    with pytest.raises(WorkspaceError) as caught:
        Ledger.open(address, trial=True)
    assert caught.value.fault is WorkspaceFault.OLDER
    told: list[Path | None] = []
    faults: list[GwreportError] = []

    def migrate() -> None:
        try:
            with Ledger.open(address) as ledger:
                told.append(ledger.before_upgrade)
                assert ledger.state_hash() == state
        except GwreportError as error:
            faults.append(error)

    # Two administrators at once: one brings it up, with a copy of what it was, the other finds it done.
    both = [Thread(target=migrate) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert faults == []
    (before,) = [one for one in told if one is not None]
    monkeypatch.undo()
    with Ledger.open(before) as kept:
        assert kept.state_hash() == state
    assert fault_of(address) is WorkspaceFault.NEWER


def test_a_machine_without_the_driver_is_told_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(connecting, "find_spec", lambda _: None)
    with pytest.raises(ProgramMissingError) as caught:
        Ledger.open("postgresql://li@host/db-without-driver")
    assert "连接数据库服务器的组件" in explain_error(caught.value)


def test_what_one_records_and_tells_is_heard_by_the_others(address: str) -> None:
    Ledger.create(address, FACTS).close()
    one, other = (Listening(address_at(address)) for _ in range(2))
    try:
        with Ledger.open(address) as ledger:
            add(ledger, b"1")
            newest = ledger.newest_record()
        heard = [*one.wait(2), *one.wait(0.1)]
        assert [(int(said.words), said.is_recorded) for said in heard] == [(newest, True)]
        other.wait(0.1)
        one.tell("张三在看第三项")
        assert [said.words for said in other.wait(2)] == ["张三在看第三项"]
        assert one.wait(0.1) == []
        one.tell("长" * 5000)
        assert other.wait(0.1) == []
    finally:
        one.close()
        other.close()


def test_no_sentence_of_a_fault_is_missing() -> None:
    for fault in WorkspaceFault:
        words = explain_error(WorkspaceError("postgresql://a@b/c", fault, "d"))
        assert re.search("请|不要", words), fault
