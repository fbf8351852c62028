"""Several windows on one workspace on a database server."""

from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from gwreport.domain.members import Role
from gwreport.domain.statuses import Status
from gwreport.ui import company
from gwreport.ui.dialogs.open_shared import OpenShared
from gwreport.ui.jobs import InlineJobs, JobReporter
from gwreport.ui.main_window import MainWindow
from gwreport.ui.operations import opened
from gwreport.ui.operations.options import save_options
from gwreport.ui.operations.shared import SharedAddress, read_address
from gwreport.ui.operations.workspaces import shown_name
from gwreport.ui.window_state import WindowState
from gwreport.workflow.keeping.backup import back_up, restore
from gwreport.workflow.review.decide import Author, set_status
from gwreport.workflow.sharing.members import let_in
from gwreport.workflow.workspace import Workspace
from tests.database_server import DatabaseServer
from tests.ui.looking import all_words, button, go
from tests.ui.recorder import Dialogs, Recorder
from tests.workflow.quarter import LATER

ROUND = "2025-Q3"
TWO_SECONDS = 2_000


@pytest.fixture
def desk(reported: Path, address: str) -> str:
    """A workspace on a server whose third quarter was reported."""
    with Workspace.open(str(reported)) as office:
        backup = back_up(office, reported.with_name("b.gwr")).path
    restore(backup, address, now=LATER)
    return address


@pytest.fixture
def second(qtbot: QtBot, recorder: Recorder, tmp_path: Path) -> MainWindow:
    """The window of another clerk."""
    reporter = JobReporter()
    state = WindowState(tmp_path / "second.ini")
    state.reviewer = "李四"
    made = MainWindow(state, messages=recorder, jobs=InlineJobs(reporter), reporter=reporter)
    qtbot.addWidget(made)
    made.show()
    return made


def closed(*windows: MainWindow) -> None:
    for one in windows:
        one.session.close()


def test_each_sees_within_two_seconds_what_the_other_decided_and_where_he_is(
    qtbot: QtBot, window: MainWindow, second: MainWindow, desk: str
) -> None:
    window.state.reviewer = "张三"
    for one in (window, second):
        one.session.open(desk)
    mine: Any = go(qtbot, window, "review")
    his: Any = go(qtbot, second, "review")
    mine.show_subject("T3")
    his.show_subject("T3")
    qtbot.waitUntil(
        lambda: mine.detail.head.others.text() == "李四也正在看这一项", timeout=TWO_SECONDS
    )
    qtbot.waitUntil(lambda: window.sharing.words.text() == "同时在用：李四", timeout=TWO_SECONDS)
    # Each window asks the server in its own turn.
    qtbot.waitUntil(lambda: "张三也正在看这一项" in all_words(second), timeout=TWO_SECONDS)
    with Workspace.open(desk) as office:
        set_status(office, ROUND, "T3", Status.STALLED, Author("王五", "现场核实", LATER))
    for page in (mine, his):
        qtbot.waitUntil(
            lambda page=page: page.list.current.status is Status.STALLED, timeout=TWO_SECONDS
        )
    his.show_subject("T2")
    qtbot.waitUntil(lambda: not mine.detail.head.others.text(), timeout=TWO_SECONDS)
    second.session.close()
    qtbot.waitUntil(lambda: window.sharing.words.isHidden(), timeout=TWO_SECONDS)
    closed(window)


def test_a_server_that_goes_away_is_told_and_waited_for(
    qtbot: QtBot,
    window: MainWindow,
    desk: str,
    server: DatabaseServer,
    recorder: Recorder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(company, "_AGAIN", 0.1)
    monkeypatch.setattr(opened, "_AGAIN", 0.1)
    window.session.open(desk)
    go(qtbot, window, "review")
    database = str(desk.partition("?")[0].rpartition("/")[2])
    server.tell(f"ALTER DATABASE {database} CONNECTION LIMIT 0")
    server.tell(f"ALTER DATABASE {database} ALLOW_CONNECTIONS false")
    server.cut(database)
    qtbot.waitUntil(lambda: "正在重新连接" in window.sharing.words.text(), timeout=TWO_SECONDS)

    def come_back() -> None:
        server.tell(f"ALTER DATABASE {database} ALLOW_CONNECTIONS true CONNECTION LIMIT -1")

    # A job that begins meanwhile waits, and is done when the server is there again.
    waits: list[float] = []
    sleep = opened.time.sleep

    def wait(seconds: float) -> None:
        if not waits:
            come_back()
        waits.append(seconds)
        sleep(seconds)

    monkeypatch.setattr(opened.time, "sleep", wait)
    window.session.touch()
    assert waits
    assert recorder.told == []
    qtbot.waitUntil(lambda: window.sharing.words.isHidden(), timeout=TWO_SECONDS)
    closed(window)


def test_a_shared_workspace_is_opened_by_server_database_and_user(
    qtbot: QtBot, window: MainWindow, desk: str, dialogs: Dialogs, server: DatabaseServer
) -> None:
    if not server.tell("SELECT 1 FROM pg_roles WHERE rolname = 'with_password'"):
        server.tell("CREATE ROLE with_password LOGIN PASSWORD 'right secret'")
    database = str(desk.partition("?")[0].rpartition("/")[2])
    server.tell("GRANT USAGE ON SCHEMA gwreport TO with_password", database)
    server.tell("GRANT SELECT ON ALL TABLES IN SCHEMA gwreport TO with_password", database)
    known = read_address(desk)
    assert known == SharedAddress(str(server.folder), database, "admin")

    def write(dialog: OpenShared) -> None:
        dialog.server.setText(known.server)
        dialog.database.setText(database)
        dialog.user.setText("with_password")
        dialog.accept()

    def give_password(dialog: OpenShared) -> None:
        assert dialog.user.text() == "with_password"
        assert "数据库服务器不认口令" in all_words(dialog)
        dialog.password.setText("right secret")
        dialog.accept()

    dialogs.expect(write)
    dialogs.expect(give_password)
    button(window.start, "打开共享工作区…").click()
    assert window.session.workspace is not None
    assert window.windowTitle().startswith(database)
    location = window.session.location
    assert "secret" not in location
    closed(window)
    # It is among those that were used last; the password is not, nor in what the window keeps.
    assert location in window.state.recent
    assert button(window.start, "　　".join(shown_name(location))).isVisible()
    window.state.save()
    kept = "".join(path.read_text("utf-8", "replace") for path in _files(window.state))
    assert "secret" not in kept.replace(location, "")


def _files(state: WindowState) -> list[Path]:
    folder = state.drafts_folder.parent
    return [
        path for path in folder.rglob("*") if path.is_file() and path.suffix in (".ini", ".json")
    ]


def test_who_may_only_look_is_told_so_before_he_tries(
    window: MainWindow, second: MainWindow, desk: str, server: DatabaseServer, recorder: Recorder
) -> None:
    if not server.tell("SELECT 1 FROM pg_roles WHERE rolname = 'guest'"):
        server.tell("CREATE ROLE guest LOGIN")
    with Workspace.open(desk) as office:
        let_in(office, "guest", Role.READER, now=LATER)
    window.session.open(desk)
    assert window.sharing.words.isHidden()
    assert window.session.workspace is not None
    assert window.session.workspace.role == "管理员"
    second.session.open(desk.replace("admin@", "guest@"))
    assert "您是查看人，只能看" in second.sharing.words.text()
    # What he tries all the same is refused in words, and nothing is changed.
    second.session.change("设置", lambda _: save_options(second.session.location, {}, LATER))
    assert recorder.told == []
    second.session.change(
        "设置", lambda _: save_options(second.session.location, {"office": "别人"}, LATER)
    )
    assert "查看人只能看" in recorder.told[-1]
    closed(window, second)
