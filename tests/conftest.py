"""What every test shares: where the real documents are, and which programs this machine has."""

import os
import shutil
import signal
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psutil
import pytest

from gwreport.workflow.demo import Demo, run_demo
from gwreport.workflow.processes.pool import DOCUMENTS, RETURNS, prepare_processes
from tests.database_server import DatabaseServer, running_server

_DOCUMENTS = Path(__file__).resolve().parents[2] / "shared" / "documents"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let be asked for what not every run of the tests is for: see CONTRIBUTING.md."""
    parser.addoption("--walk", action="store_true", help="run the walk through the real window")
    parser.addoption(
        "--on-server", action="store_true", help="make every workspace on a database server"
    )
    parser.addoption(
        "--one-of-each",
        action="store_true",
        help="of tests that differ in their parameters alone, run one",
    )


def pytest_configure() -> None:
    """Let Ctrl+C be heard: a shell lets what it starts in the background ignore it."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    _write_to_memory()


_MEMORY = Path("/dev/shm")
_ROOM = 4 << 30


def _write_to_memory() -> None:
    """Let tests write where nothing waits for a disk, where the machine has such a place with room.

    Everything that the program keeps it has the system write through; a third of the tests' time was
    spent on it, and no test can see the difference.
    """
    if "PYTEST_DEBUG_TEMPROOT" in os.environ or not os.access(_MEMORY, os.W_OK):
        return
    if min(shutil.disk_usage(_MEMORY).free, psutil.virtual_memory().available) > _ROOM:
        os.environ["PYTEST_DEBUG_TEMPROOT"] = str(_MEMORY)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with what takes long: else one process may sit at it alone when the others have ended."""
    if config.getoption("--on-server"):
        reason = pytest.mark.skip(reason="of a workspace that is a file")
        for item in items:
            if item.get_closest_marker("of_files"):
                item.add_marker(reason)
    if config.getoption("--one-of-each"):
        names = sorted((item.nodeid for item in items), reverse=True)
        chosen = set({name.partition("[")[0]: name for name in names}.values())
        left_out = [item for item in items if item.nodeid not in chosen]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item.nodeid in chosen]
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(scope="session")
def state_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Folders that are made when something is written to them."""
    root = tmp_path_factory.mktemp("state")
    return (root / str(number) for number in count())


_STATE = ("XDG_STATE_HOME", "WIN_PD_OVERRIDE_LOCAL_APPDATA")


@pytest.fixture(scope="session", autouse=True)
def state_of_session(state_folders: Iterator[Path]) -> Iterator[None]:
    """Give what is made once for many tests a state folder of its own too."""
    place = next(state_folders)
    with pytest.MonkeyPatch.context() as patch:
        for name in _STATE:
            patch.setenv(name, str(place))
        yield


@pytest.fixture(scope="session", autouse=True)
def place_of_workspaces(state_of_session: None, pytestconfig: pytest.Config) -> Iterator[None]:
    """Let every workspace be on a database server, where that was asked for."""
    if not pytestconfig.getoption("--on-server"):
        yield
        return
    from tests.workspaces_on_server import workspaces_on_server

    with workspaces_on_server():
        yield


@pytest.fixture(autouse=True)
def databases_of_this_test(pytestconfig: pytest.Config) -> Iterator[None]:
    """Drop what a test on a database server has made there."""
    if not pytestconfig.getoption("--on-server"):
        yield
        return
    from tests.workspaces_on_server import dropped_at_the_end

    with dropped_at_the_end():
        yield


@pytest.fixture(scope="session", autouse=True)
def prepared_readers(state_of_session: None) -> None:
    """Load what reading processes need once for all tests, as the window does when it starts.

    Else each process loads it anew, half a second long, wherever what a test calls first needs less.
    """
    prepare_processes(RETURNS, DOCUMENTS)


@pytest.fixture(scope="session", autouse=True)
def compiled_once(
    prepared_readers: None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    """Keep what Python compiles as long as the tests run, where it is told to keep nothing.

    Else each process that a test starts compiles the whole program anew, a third of what it takes to
    start. The program's own folder stays as it is.
    """
    with pytest.MonkeyPatch.context() as patch:
        if sys.dont_write_bytecode:
            place = tmp_path_factory.getbasetemp()
            # The processes of one run share it.
            place = place.parent if "PYTEST_XDIST_WORKER" in os.environ else place
            patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
            patch.setenv("PYTHONPYCACHEPREFIX", str(place / "compiled"))
        yield


@pytest.fixture(autouse=True)
def own_state(state_folders: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder that is the user's state folder for this test and the programs it starts.

    The program's log stands there, and what was seen of workspaces.
    """
    place = next(state_folders)
    for name in _STATE:
        monkeypatch.setenv(name, str(place))
    return place


@pytest.fixture(scope="session")
def documents() -> Path:
    """The folder of the real public documents; the test is skipped where it is not."""
    if not _DOCUMENTS.is_dir():
        pytest.skip("the real documents (../shared/documents) are not on this machine")
    return _DOCUMENTS


@pytest.fixture(scope="session")
def soffice() -> str:
    """The path of LibreOffice; without it the test fails under CI and is skipped elsewhere."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        message = "LibreOffice (soffice) is not installed"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return program


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    """The example's two rounds, run once for all; no test may change its folder."""
    return run_demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="session")
def server() -> Iterator[DatabaseServer]:
    """A database server of the tests' own."""
    with running_server() as running:
        yield running


@pytest.fixture
def address(server: DatabaseServer) -> Iterator[str]:
    """The address of an empty database on it."""
    name = server.new_database()
    yield server.address(name)
    server.drop(name)
