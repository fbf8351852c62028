"""What a province takes: very many returns through a cluster of two machines, run once.

Run it from the project's folder: `python benchmarks/scale.py [districts]` (with `gwreport[cluster]`).
Each district has 130 units, of which each leads two tasks and returns a workbook in every month of a
year; 65 districts make 100,000 returns. All are collected, a district after the other, each into a
new workspace; what a file takes, and the memory of the process that collects and of the machines
that read, are printed after every few districts: they should be flat. Then one district's round is
reviewed and reported, and two districts are rolled up.

Every district has the same plan and the same returns, except where two are rolled up. Both machines
are processes of this one, beside the process that stores: two processors do the work of three.
"""

import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import psutil
from collecting import filled

from gwreport.domain.plan.plan import Item, Kind, Plan
from gwreport.domain.returns.returns import MERGED_OUTCOMES
from gwreport.workflow.keeping.backup import back_up
from gwreport.workflow.output.write_report import write_report
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review.review_round import review_round
from gwreport.workflow.sending.generate_workbooks import generate_workbooks
from gwreport.workflow.sharing.roll_up import write_roll_up
from gwreport.workflow.workspace import Workspace

DISTRICTS, UNITS, TASKS = 65, 130, 2
CODES = tuple(f"2025-M{month:02}" for month in range(1, 13))
_NOW = datetime.fromisoformat("2025-10-09T15:30:00")
_TOLD_AFTER = 8
_TEXT = "推进第{0}类重点项目建设，完成投资{0}亿元，新建步道{1}公里，出境断面水质稳定达到Ⅲ类。"


def make_district(folder: Path) -> None:
    """Make a workspace with a plan, and the returns of every round."""
    count = UNITS * TASKS
    items = tuple(
        Item(
            f"T{number}",
            Kind.TASK,
            str(number),
            _TEXT.format(number, number % TASKS + 1),
            leaders=("郑小平",),
            lead_units=(f"区第{(number - 1) // TASKS + 1}局",),
        )
        for number in range(1, count + 1)
    )
    with Workspace.create(
        str(folder / "district.gwr"), region="青禾区", year=2025, now=_NOW
    ) as office:
        with office.ledger.write() as ledger:
            sha256 = ledger.archive(b"plan")
            plan = Plan("方案", items=items, year=2025)
            ledger.add_plan(plan, name="a", sha256=sha256, at=_NOW)
            registry = office.registry().extended([item.lead_units[0] for item in items])
            ledger.save_registry(registry, at=_NOW)
        for code in CODES:
            (folder / "returned" / code).mkdir(parents=True)
            for one in generate_workbooks(office, code, folder / code, now=_NOW).workbooks:
                target = folder / "returned" / code / one.path.name
                target.write_bytes(filled(one.path.read_bytes()))


def measure(districts: int = DISTRICTS) -> Iterator[tuple[str, float]]:
    """Yield the figures, with their names."""
    sys.path.insert(0, str(Path(__file__).parents[1]))
    from tests.reading_cluster import running_cluster

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        begun = time.perf_counter()
        make_district(folder)
        yield "a district's year of workbooks made and filled in, s", time.perf_counter() - begun
        with running_cluster(folder) as cluster:
            yield from _collected(folder, districts, cluster.address, cluster.machines)
        yield from _year(folder)


def _collected(
    folder: Path, districts: int, address: str, machines: tuple[int, ...]
) -> Iterator[tuple[str, float]]:
    files, first = 0, time.perf_counter()
    since, before = first, 0
    for number in range(1, districts + 1):
        location = folder / f"district{number}.gwr"
        shutil.copyfile(folder / "district.gwr", location)
        with Workspace.open(str(location)) as office:
            came = collect_returns(office, [folder / "returned"], now=_NOW, cluster=address)
        files += len(came.files)
        if any(file.submission.outcome not in MERGED_OUTCOMES for file in came.files):
            raise SystemExit("the benchmark's own files are not accepted")
        if number > 1:
            # One workspace of each is enough for what follows.
            location.unlink()
        if number % _TOLD_AFTER == 0 or number == districts:
            now = time.perf_counter()
            yield f"{files} returns: ms a file since", (now - since) * 1000 / (files - before)
            yield f"{files} returns: memory of who collects, MB", _memory_now()
            yield f"{files} returns: memory of each machine, MB", max(map(_with_readers, machines))
            since, before = time.perf_counter(), files
    yield "all returns, s", time.perf_counter() - first
    yield (
        "peak memory of who collects, MB",
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )


def _memory_now() -> float:
    return psutil.Process().memory_info().rss / (1 << 20)


def _with_readers(process: int) -> float:
    own = psutil.Process(process)
    return sum(one.memory_info().rss for one in (own, *own.children(recursive=True))) / (1 << 20)


def _year(folder: Path) -> Iterator[tuple[str, float]]:
    location = folder / "district1.gwr"
    yield "a district's workspace with a year of returns, MB", location.stat().st_size / (1 << 20)
    with Workspace.open(str(location)) as office:
        for words, work in (
            ("a district's round reviewed, s", lambda: review_round(office, "2025-Q3")),
            (
                "a district's report written, s",
                lambda: write_report(office, "2025-Q3", folder / "报告"),
            ),
            ("a district's backup, s", lambda: back_up(office, folder / "a.gwr")),
        ):
            begun = time.perf_counter()
            work()
            yield words, time.perf_counter() - begun
    other = folder / "other"
    other.mkdir()
    make_district(other)
    both = [str(location), str(other / "district.gwr")]
    with Workspace.open(both[1]) as office:
        collect_returns(office, [other / "returned"], now=_NOW)
    begun = time.perf_counter()
    write_roll_up(both, "2025-Q3", folder / "汇总")
    yield "rolled up, s a district", (time.perf_counter() - begun) / len(both)


if __name__ == "__main__":
    for words, figure in measure(*map(int, sys.argv[1:])):
        print(f"{words:60} {figure:10.2f}", flush=True)
