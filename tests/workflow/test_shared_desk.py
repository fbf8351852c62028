"""A workspace on a database server through everything that a link or a process can suffer."""

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.exc import OperationalError

from gwreport.domain.members import Role
from gwreport.domain.statuses import Status
from gwreport.errors import ArgumentError, WorkspaceError, WorkspaceFault
from gwreport.ledger.storage.server.address import address_at
from gwreport.ledger.storage.server.database import ServerDatabase
from gwreport.machine import effects
from gwreport.workflow.keeping.backup import back_up, rebuild, restore
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review.decide import Author, set_status
from gwreport.workflow.sharing.members import let_in, view_members
from gwreport.workflow.workspace import Workspace, workspace_name
from tests.database_server import DatabaseServer
from tests.workflow.crash_points import threads
from tests.workflow.quarter import LATER, fill, issue, open_office, workbook_of

pytestmark = pytest.mark.of_files  # each makes its own workspaces on a server

ROUND = "2025-Q3"
KILLS = int(os.environ.get("GWREPORT_KILLS", "4"))
# With many kills asked for, the link is broken at every statement too.
EVERY_LINK = 1 if KILLS >= 50 else 8


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A backup of a workspace whose round is issued, and what two units have sent back."""
    folder = tmp_path_factory.mktemp("start")
    with open_office(folder) as office:
        made = issue(office, folder)
        for unit, words in (("区城市管理局", "已建成2个。"), ("区发展改革委", "增长6.1%。")):
            source = workbook_of(made, unit)
            answers = {text: {"完成情况": words} for text in ("新建", "整治", "地区")}
            fill(source, folder / "交回" / source.name, answers)
        back_up(office, folder / "b.gwr")
    return folder


@pytest.fixture
def desk(start: Path, address: str) -> str:
    """That workspace on a server."""
    restore(start / "b.gwr", address, now=LATER)
    return address


@pytest.fixture(autouse=True)
def no_hook() -> Iterator[None]:
    """Take away, at the end, whatever hook the test sets."""
    yield
    effects.hook = None


def decide(location: str, _start: Path) -> None:
    with Workspace.open(location) as office:
        set_status(office, ROUND, "T3", Status.BEHIND, Author("甲", "核实", LATER))


def collect(location: str, start: Path) -> None:
    with Workspace.open(location) as office:
        collect_returns(office, [start / "交回"], now=LATER, executor=threads)


DEEDS: dict[str, Callable[[str, Path], None]] = {"decide": decide, "collect": collect}


def state(location: str) -> str:
    with Workspace.open(location) as office:
        # Not all of the check: of copies of one workspace it would tell that each is another.
        assert office.ledger.checks.is_sound()
        assert office.ledger.checks.verify_archive() == []
        return office.ledger.state_hash()


def told_by(deed: Callable[[], None]) -> str:
    """Do it, and give what it was refused for."""
    try:
        deed()
    except WorkspaceError as error:
        return error.fault
    return "done"


def done_whole(deed: str, location: str, start: Path) -> tuple[str, int]:
    """Do it without a break; gives the state that it comes to, and how many effects it has."""
    points: list[str] = []
    effects.hook = points.append
    DEEDS[deed](location, start)
    effects.hook = None
    return state(location), len(points)


def copies(server: DatabaseServer, desk: str) -> Iterator[str]:
    """Give copies of a workspace, one after the other."""
    database = str(address_at(desk).url.database)
    number = 0
    while True:
        number += 1
        copy = f"{database}_{number}"
        server.cut(database)
        server.tell(f"CREATE DATABASE {copy} TEMPLATE {database}")
        yield server.address(copy)
        server.drop(copy)


@contextmanager
def at_each_statement(do: Callable[[], None]) -> Iterator[None]:
    """Within it, do something before every statement that is sent to a server, and before its commits."""

    def hear(*_: object) -> None:
        do()

    event.listen(Engine, "before_cursor_execute", hear)
    event.listen(Engine, "commit", hear)
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", hear)
        event.remove(Engine, "commit", hear)


@pytest.mark.long
@pytest.mark.parametrize("deed", DEEDS)
def test_a_link_that_breaks_at_any_statement_leaves_before_or_after(
    server: DatabaseServer, desk: str, start: Path, deed: str
) -> None:
    fresh = copies(server, desk)
    before = state(desk)
    statements: list[None] = []
    location = next(fresh)
    with at_each_statement(lambda: statements.append(None)):
        DEEDS[deed](location, start)
    after = state(location)
    assert before != after
    ends: Counter[str] = Counter()
    # The last, and before it each, or one in so many.
    for point in range(len(statements) - 1, -1, -EVERY_LINK):
        location = next(fresh)
        passed = 0

        def cut(point: int = point, location: str = location) -> None:
            nonlocal passed
            if passed == point:
                server.cut(str(address_at(location).url.database))
            passed += 1

        with at_each_statement(cut):
            end = told_by(lambda location=location: DEEDS[deed](location, start))
        assert end in ("done", WorkspaceFault.UNREACHABLE)
        now = state(location)
        assert now in ((after,) if end == "done" else (before, after))
        ends[end] += 1
        # Whatever stands, it can be done again, and comes to the same.
        if now == before:
            DEEDS[deed](location, start)
            assert state(location) == after
    assert ends[WorkspaceFault.UNREACHABLE]
    fresh.close()


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_link_that_breaks_with_the_last_word_is_made_again_to_see_what_was_kept(
    server: DatabaseServer, desk: str, start: Path, monkeypatch: pytest.MonkeyPatch, is_kept: bool
) -> None:
    before = state(desk)
    commit = effects.commit

    def break_off(connection: object) -> None:
        if is_kept:
            commit(connection)
        lost = OperationalError("COMMIT", {}, Exception("gone"), connection_invalidated=True)
        monkeypatch.setattr(effects, "commit", commit)
        raise lost

    with Workspace.open(desk) as office:
        monkeypatch.setattr(effects, "commit", break_off)
        deed = lambda: set_status(  # noqa: E731
            office, ROUND, "T3", Status.BEHIND, Author("甲", "核实", LATER)
        )
        if is_kept:
            assert deed() == 1
        else:
            with pytest.raises(WorkspaceError) as caught:
                deed()
            assert caught.value.fault is WorkspaceFault.UNREACHABLE
    assert (state(desk) != before) is is_kept


def test_a_server_that_does_not_come_back_is_told_as_unsure(
    desk: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gwreport.ledger.storage.server import database

    def break_off(_: object) -> None:
        raise OperationalError("COMMIT", {}, Exception("gone"), connection_invalidated=True)

    def refuse(*_: object) -> bool:
        raise WorkspaceError(desk, WorkspaceFault.UNREACHABLE)

    monkeypatch.setattr(database, "_SEEN_AFTER", 0.01)
    with Workspace.open(desk) as office:
        monkeypatch.setattr(effects, "commit", break_off)
        monkeypatch.setattr(ServerDatabase, "_has_record", refuse)
        with pytest.raises(WorkspaceError) as caught:
            set_status(office, ROUND, "T3", Status.BEHIND, Author("甲", "核实", LATER))
    assert caught.value.fault is WorkspaceFault.UNSURE


# A process that is killed at one of its effects, as by a power cut.
KILLED = """
import os, signal, sys
from pathlib import Path
from gwreport.machine import effects
from tests.workflow.test_shared_desk import DEEDS

deed, location, start, point = sys.argv[1], sys.argv[2], Path(sys.argv[3]), int(sys.argv[4])
passed = 0
def hook(effect):
    global passed
    if passed == point:
        os.kill(os.getpid(), signal.SIGKILL)
    passed += 1
effects.hook = hook
DEEDS[deed](location, start)
"""


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("deed", DEEDS)
def test_a_process_that_is_killed_leaves_before_or_after(
    server: DatabaseServer, desk: str, start: Path, deed: str
) -> None:
    fresh = copies(server, desk)
    before = state(desk)
    after, points = done_whole(deed, next(fresh), start)
    killed = 0
    for turn in range(max(1, KILLS // 2)):
        location = next(fresh)
        # The last points come first: what is nearest to the end is nearest to being torn.
        point = (points - 1 - turn) % points
        words = [sys.executable, "-c", KILLED, deed, location, str(start), str(point)]
        done = subprocess.run(words, check=False, timeout=120)
        killed += done.returncode == -signal.SIGKILL
        now = state(location)
        assert now in (before, after)
        if now == before:
            DEEDS[deed](location, start)
            assert state(location) == after
    assert killed
    fresh.close()


def test_a_server_that_is_begun_anew_is_met_again_by_the_next_look(
    server: DatabaseServer, desk: str, start: Path
) -> None:
    with Workspace.open(desk) as office:
        head = office.ledger.head()
        server.cut(str(address_at(desk).url.database))
        with pytest.raises(WorkspaceError) as caught:
            office.ledger.head()
        assert caught.value.fault is WorkspaceFault.UNREACHABLE
        assert office.ledger.head() == head
        server.cut(str(address_at(desk).url.database))
    # What is kept for the next opening is asked whether it lives.
    with Workspace.open(desk) as office:
        assert office.ledger.head() == head


def test_members_are_of_a_workspace_on_a_server_only(desk: str, tmp_path: Path) -> None:
    with Workspace.open(desk) as office:
        assert view_members(office).own is Role.ADMINISTRATOR
        assert workspace_name(office) == address_at(desk).url.database
    with open_office(tmp_path) as office, pytest.raises(ArgumentError) as caught:
        let_in(office, "zhang", Role.CLERK, now=LATER)
    assert caught.value.problem == "no-server"


def test_a_workspace_on_a_server_is_sound_and_is_set_right_by_its_name(
    desk: str, server: DatabaseServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert rebuild(desk, now=LATER) == (None, [])
    database = str(address_at(desk).url.database)
    server.tell("ALTER TABLE gwreport.plan DISABLE TRIGGER USER", database)
    server.tell("UPDATE gwreport.plan SET name = 'other'", database)
    aside, told = rebuild(desk, now=LATER)
    assert aside is not None
    assert aside.is_file()
    assert told
    state(desk)
