"""What a workspace on a database server costs against one in a file, on the same machine.

Run it from the project's folder: `python benchmarks/server.py`; it needs PostgreSQL's programs, of
which it starts a cluster of its own, on a socket, that writes through to the disk as one in use does.
A decision is taken while seven other processes decide five times a second each, quicker than any
clerk, and once more while they decide as fast as they can, which no two processors bear; the list of 审核 is read by
a process that has the workspace open for the first time; a hundred returns are collected into a new
workspace each time. The two places take turns, and the quickest round of each counts, of the decisions
the middle one.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

ROUNDS, DECISIONS, OTHERS, RETURNS = 3, 60, 7, 100
# Seconds between two decisions of one clerk.
PAUSE = 0.2
_NOW = datetime.fromisoformat("2025-10-09T15:30:00")
_CODE = "2025-Q3"

_DECIDE = """
import json, sys, time
from datetime import datetime
from gwreport.domain.statuses import Status
from gwreport.errors import GwreportError
from gwreport.workflow.review.decide import Author, set_status
from gwreport.workflow.review.record_decision import newest_decision
from gwreport.workflow.workspace import Workspace
location, item, count, pause = sys.argv[1], sys.argv[2], int(sys.argv[3]), float(sys.argv[4])
taken = []
with Workspace.open(location) as office:
    print("ready", flush=True)
    sys.stdin.readline()
    for turn in range(count):
        status = (Status.BEHIND, Status.ON_SCHEDULE)[turn % 2]
        time.sleep(pause)
        seen = newest_decision(office, "2025-Q3", item)
        begun = time.perf_counter()
        try:
            set_status(office, "2025-Q3", item, status, Author("甲", "核实", datetime.now(), seen))
        except GwreportError:
            continue
        taken.append(time.perf_counter() - begun)
print(json.dumps(taken))
"""
_REVIEW = """
import sys, time
from gwreport.ui.operations.opened import prepare_opening
from gwreport.ui.operations.reviewing import view_review
prepare_opening()
begun = time.perf_counter()
view_review(sys.argv[1], "2025-Q3")
print(time.perf_counter() - begun)
"""


def measure() -> Iterator[tuple[str, float]]:
    """Yield the figures, with their names."""
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from gwreport.workflow.demo import run_demo
    from gwreport.workflow.keeping.backup import back_up, restore
    from gwreport.workflow.workspace import Workspace
    from tests.database_server import running_server

    with tempfile.TemporaryDirectory() as name, running_server(durable=True) as server:
        folder = Path(name)
        demo = run_demo(folder / "demo")
        with Workspace.open(str(demo.workspace)) as office:
            backup = back_up(office, folder / "b.gwr").path
        address = server.address(server.new_database())
        restore(backup, address, now=_NOW)
        file, other = str(demo.workspace), address
        for words, pause in (("", PAUSE), (" without a pause", 0.0)):
            decided = [_decide(place, 1 + OTHERS, pause) for place in (file, other)]
            yield f"decision among eight{words}, server, ms", decided[1] * 1e3
            yield f"decision among eight{words}, file, ms", decided[0] * 1e3
        alone = [_decide(place, 1, 0.0) for place in (file, other)]
        yield "decision alone, server, ms", alone[1] * 1e3
        yield "decision alone, server / file", alone[1] / alone[0]
        looks = [min(_look(place) for _ in range(ROUNDS)) for place in (file, other)]
        yield "review opened, server, ms", looks[1] * 1e3
        yield "review opened, server / file", looks[1] / looks[0]
        yield "collect, server / file", _collect(server, folder)


def _decide(location: str, clerks: int, pause: float) -> float:
    words = [sys.executable, "-c", _DECIDE, location]
    processes = [
        subprocess.Popen(
            [*words, f"T{number + 2}", str(DECISIONS), str(pause)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(clerks)
    ]
    for one in processes:
        assert one.stdout
        one.stdout.readline()
    for one in processes:
        assert one.stdin
        one.stdin.write("go\n")
        one.stdin.flush()
    taken = [json.loads(one.communicate()[0]) for one in processes]
    return statistics.median(taken[-1])


def _look(location: str) -> float:
    done = subprocess.run(
        [sys.executable, "-c", _REVIEW, location],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    return float(done.stdout)


def _collect(server: object, folder: Path) -> float:
    from collecting import make_office

    from gwreport.workflow.keeping.backup import back_up, restore
    from gwreport.workflow.returns.collect_returns import collect_returns
    from gwreport.workflow.workspace import Workspace
    from tests.database_server import DatabaseServer

    assert isinstance(server, DatabaseServer)
    place = folder / "office"
    place.mkdir()
    make_office(place, RETURNS)
    with Workspace.open(str(place / "office.gwr")) as office:
        backup = back_up(office, place / "b.gwr").path
    best: dict[str, float] = {}
    for turn in range(ROUNDS):
        address = server.address(server.new_database())
        made = {"file": str(place / f"{turn}.gwr"), "server": address}
        for sort, location in made.items():
            restore(backup, location, now=_NOW)
            with Workspace.open(location) as office:
                begun = time.perf_counter()
                collect_returns(office, [place / "returned"], now=_NOW, workers=2)
                took = time.perf_counter() - begun
            best[sort] = min(took, best.get(sort, took))
    return best["server"] / best["file"]


if __name__ == "__main__":
    for words, figure in measure():
        print(f"{words:56} {figure:10.2f}", flush=True)
