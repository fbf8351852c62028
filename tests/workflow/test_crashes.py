"""Whatever effect fails, and however: the state is that before or that after, and doing it again works."""

import errno
import itertools
import json
import os
import select
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from gwreport.errors import GwreportError
from gwreport.machine import effects
from gwreport.workflow.workspace import Workspace
from tests.workflow.crash_points import OPERATIONS, Fault, make_start, try_points
from tests.workflow.quarter import NOW

pytestmark = [pytest.mark.usefixtures("no_hook"), pytest.mark.long]

ROOT = Path(__file__).parents[2]
# Operations of many steps alike; with the variable set, these too are tried at every one.
_STRIDES = {"restore": 7, "rebuild": 7, "generate": 3, "send back": 3}
_PATIENCE = 600.0  # seconds for all points of one operation: with every one tried, many
EVERYWHERE = bool(os.environ.get("GWREPORT_ALL_CRASH_POINTS"))


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder from which every operation starts."""
    folder = tmp_path_factory.mktemp("start")
    make_start(folder)
    return folder


@pytest.fixture(scope="module")
def forking() -> Iterator[Callable[[Sequence[object]], object]]:
    """Ask the process that forks to try points; it answers with their number, or what went wrong."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.workflow.crash_points"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:

        def ask(request: Sequence[object]) -> object:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(json.dumps(request) + "\n")
            process.stdin.flush()
            if not select.select([process.stdout], [], [], _PATIENCE)[0]:
                process.kill()
                return "it hangs"
            return json.loads(process.stdout.readline() or '"it died"')

        yield ask
        assert process.stdin is not None
        process.stdin.close()


@pytest.mark.parametrize("fault", [Fault.FULL, Fault.DENIED, Fault.BROKEN])
@pytest.mark.parametrize("operation", OPERATIONS)
def test_case_70_disk_full_at_any_step_leaves_nothing_half_and_a_retry_works(
    start: Path, tmp_path: Path, operation: str, fault: Fault
) -> None:
    assert try_points(operation, fault, start, tmp_path, every=_every(operation, fault)) >= 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork a process")
@pytest.mark.parametrize("fault", [Fault.EXIT, Fault.KILL])
@pytest.mark.parametrize("operation", OPERATIONS)
def test_case_71_killed_at_any_step_the_state_is_that_before_or_that_after(
    start: Path,
    tmp_path: Path,
    forking: Callable[[Sequence[object]], object],
    operation: str,
    fault: Fault,
) -> None:
    state = os.environ["XDG_STATE_HOME"]
    asked = (str(start), str(tmp_path), operation, fault, _every(operation, fault), state)
    tried = forking(asked)
    assert isinstance(tried, int), tried
    assert tried >= 1


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES])
def test_a_workspace_is_made_whole_or_not_at_all(tmp_path: Path, code: int) -> None:
    failures = 0
    for number in itertools.count(1):
        path = tmp_path / f"{number}.gwr"
        effects.hook = _fail_at(number, code)
        try:
            Workspace.create(str(path), region="青禾区", year=2025, now=NOW).close()
        except GwreportError:
            failures += 1
            assert not path.exists()
        else:
            break
        finally:
            effects.hook = None
        # The first, and of the others one in so many: they are very many on a server.
        if number % 5 == 1:
            with Workspace.create(str(path), region="青禾区", year=2025, now=NOW) as again:
                assert again.facts.region == "青禾区"
    assert failures >= 5
    assert {one.suffix for one in tmp_path.iterdir()} == {".gwr"}


def test_what_a_killed_process_left_is_cleared_away_and_nothing_else(tmp_path: Path) -> None:
    handle, own = effects.open_temporary(tmp_path)
    handle.close()
    gone = subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"],
                          check=True, capture_output=True, text=True).stdout.strip()  # fmt: skip
    machine = own.name.split("-")[1]
    left = [f".gwreport-{machine}-{gone}-x.tmp", f".gwreport-{machine}-{gone}-x.tmp-journal"]
    others = [
        f".gwreport-{machine}-{os.getpid()}-y.tmp",
        f".gwreport-00000000-{gone}-x.tmp",
        f"gwreport-{machine}-{gone}-x.tmp",
        "填报表.xlsx",
    ]
    folder = tmp_path / "out"
    folder.mkdir()
    for name in (*left, *others):
        (folder / name).write_text("x", encoding="utf-8")
    handle, new = effects.open_temporary(folder)
    handle.close()
    new.unlink()
    assert {one.name for one in folder.iterdir()} == set(others)


def _every(operation: str, fault: Fault) -> int:
    """Say at which points an operation is broken off: at every one, or every so many."""
    if EVERYWHERE:
        return 1
    # A full disk and a kill come everywhere; what differs from them in a number only, at some points.
    return (1 if fault in (Fault.FULL, Fault.KILL) else 5) * _STRIDES.get(operation, 1)


def _fail_at(number: int, code: int) -> Callable[[str], None]:
    calls = itertools.count(1)

    def hook(_: str) -> None:
        if next(calls) == number:
            raise OSError(code, "no")

    return hook
