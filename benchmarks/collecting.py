"""How fast returns are collected, against bare reads of the same files by calamine and openpyxl.

Run it from the project's folder: `python benchmarks/collecting.py [files [many files]]`. It makes
its own data: a workspace with a plan, the workbooks of its units, filled by writing the words into
the sheets as an office program does. To collect is to archive, read, check, match and store, into a
new copy of the workspace each time. The ways take turns; the quickest round of each counts. What a
single return costs is what every collection costs at least (reading the plan and what was issued,
starting the processes); it is told apart, and taken off where few and many returns are compared.
Memory and processor time are those of a process that collects and does nothing else, and of its
reading processes.
"""

import contextlib
import io
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from gwreport.domain.plan.plan import Item, Kind, Plan
from gwreport.domain.returns.returns import Outcome
from gwreport.wording.form_design import STANDARD
from gwreport.workbooks.form import FIRST_ROW
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.sending.generate_workbooks import generate_workbooks
from gwreport.workflow.workspace import Workspace

FILES, MANY, FEW = 1_000, 10_000, 100
ROUNDS = 5
_ROWS = 12
_CODES = ("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4")
_NOW = datetime.fromisoformat("2025-10-09T15:30:00")
_TEXT = "推进第{0}类重点项目建设，完成投资{0}亿元，新建步道{1}公里，出境断面水质稳定达到Ⅲ类。"
_DONE = "截至本期末，已完成投资{0}亿元，占全年目标的{1}%，步道路基全线贯通，水质均值达到Ⅲ类。"
_SHEET = re.compile(r'<c r="(G|H|I|J)(\d+)"( s="\d+")/>')


def make_office(folder: Path, returns: int) -> None:
    """Make a workspace and that many returns: four rounds of a quarter as many units.

    Each unit leads twelve tasks.
    """
    units = returns // len(_CODES)
    items = tuple(
        Item(
            f"T{number}",
            Kind.TASK,
            str(number),
            _TEXT.format(number, number % _ROWS),
            leaders=("郑小平",),
            lead_units=(f"区第{number // _ROWS + 1}局",),
            support_text="区财政局、各镇街",
        )
        for number in range(units * _ROWS)
    )
    location = folder / "office.gwr"
    with Workspace.create(str(location), region="青禾区", year=2025, now=_NOW) as office:
        with office.ledger.write() as ledger:
            at = _NOW
            sha256 = ledger.archive(b"plan")
            ledger.add_plan(Plan("方案", items=items, year=2025), name="a", sha256=sha256, at=at)
            registry = office.registry().extended([item.lead_units[0] for item in items])
            ledger.save_registry(registry, at=at)
        (folder / "returned").mkdir()
        for code in _CODES:
            for one in generate_workbooks(office, code, folder / code, now=_NOW).workbooks:
                target = folder / "returned" / one.path.name
                target.write_bytes(filled(one.path.read_bytes()))


def filled(workbook: bytes, text: str = _DONE, status: str = "依时序推进") -> bytes:
    """Fill in every row of 目标任务, the texts among the shared ones as Excel keeps them.

    `text` has a place for the row and one for the number of what was written before.
    """
    with zipfile.ZipFile(io.BytesIO(workbook)) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    part = next(name for name, data in parts.items() if _is_task_sheet(name, data))
    strings = parts["xl/sharedStrings.xml"].decode()
    added: list[str] = []
    first = strings.count("<si>")

    def fill(found: re.Match[str]) -> str:
        column, row, style = found.groups()
        if int(row) < FIRST_ROW or column == "I":
            return found[0]
        words = status if column == "H" else text.format(row, len(added))
        added.append(f"<si><t>{words}</t></si>")
        return f'<c r="{column}{row}"{style} t="s"><v>{first + len(added) - 1}</v></c>'

    parts[part] = _SHEET.sub(fill, parts[part].decode()).encode()
    parts["xl/sharedStrings.xml"] = strings.replace("</sst>", "".join(added) + "</sst>").encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return buffer.getvalue()


def _is_task_sheet(name: str, data: bytes) -> bool:
    last = chr(ord("A") + len(STANDARD.tasks.columns) - 1)
    return name.startswith("xl/worksheets/sheet") and f'<c r="{last}{FIRST_ROW}"'.encode() in data


def read_bare(folder: Path) -> int:
    """Read every sheet of every file with python-calamine and nothing else; count the rows."""
    from python_calamine import CalamineWorkbook

    rows = 0
    for path in sorted(folder.iterdir()):
        book = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
        for name in book.sheet_names:
            rows += len(book.get_sheet_by_name(name).to_python())
    return rows


def read_with_openpyxl(folder: Path) -> int:
    """Read every sheet of every file with openpyxl's read_only mode, nothing else; count the rows."""
    import openpyxl

    rows = 0
    for path in sorted(folder.iterdir()):
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        for sheet in book.worksheets:
            rows += sum(1 for _ in sheet.iter_rows(values_only=True))
        book.close()
    return rows


def collect(folder: Path, workers: int, *, one: bool = False) -> None:
    """Collect the folder's returns, or the first alone, into a new copy of its workspace."""
    copy = folder / "copy.gwr"
    shutil.copyfile(folder / "office.gwr", copy)
    with Workspace.open(str(copy)) as office:
        returned = folder / "returned"
        paths = [min(returned.iterdir()) if one else returned]
        came = collect_returns(office, paths, now=_NOW, workers=workers)
    if {file.submission.outcome for file in came.files} != {Outcome.ACCEPTED}:
        raise SystemExit("the benchmark's own files are not accepted")
    copy.unlink()


def measure(files: int = FILES, many: int = MANY) -> list[tuple[str, float]]:
    """Give milliseconds a file of each way, their ratios, and peak memory in MB."""
    with tempfile.TemporaryDirectory() as name:
        folders = {count: Path(name) / str(count) for count in (FEW, files, many)}
        for count, folder in folders.items():
            folder.mkdir()
            make_office(folder, count)
        folder = folders[files]
        bare, one, two = _quickest(
            lambda: read_bare(folder / "returned"),
            lambda: collect(folder, 1),
            lambda: collect(folder, 2),
        )
        (slow,) = _quickest(lambda: read_with_openpyxl(folder / "returned"), rounds=2)
        few, few_fixed, lots, lots_fixed = _quickest(
            lambda: collect(folders[FEW], 1),
            lambda: collect(folders[FEW], 1, one=True),
            lambda: collect(folders[many], 1),
            lambda: collect(folders[many], 1, one=True),
            rounds=3,
        )
        weight = _weight(folders[many])
    each = 1000 / files
    few_each, lots_each = (few - few_fixed) / (FEW - 1), (lots - lots_fixed) / (many - 1)
    return [
        (f"{files} returns: bare calamine, ms a file", bare * each),
        ("collected with one worker, ms a file", one * each),
        ("collected with two workers, ms a file", two * each),
        ("bare openpyxl read_only, ms a file", slow * each),
        ("one worker, times bare calamine", one / bare),
        ("bare openpyxl read_only, times one worker", slow / one),
        ("two workers, times bare calamine", two / bare),
        (f"one return of {FEW}, ms", few_fixed * 1000),
        (f"one return of {many}, ms", lots_fixed * 1000),
        (f"{FEW} returns, ms for each more", few_each * 1000),
        (f"{many} returns, ms for each more", lots_each * 1000),
        (f"{many} against {FEW} returns, each more", lots_each / few_each),
        (f"{many} returns, two workers: peak memory, MB", weight[0]),
        ("peak memory of a reading process, MB", weight[1]),
        ("processor time, ms a file", weight[2] * 1000 / many),
        ("processor time of the reading processes, ms a file", weight[3] * 1000 / many),
    ]


def _quickest(*ways: Callable[[], object], rounds: int = ROUNDS) -> list[float]:
    best = [float("inf")] * len(ways)
    for _ in range(rounds):
        for place, way in enumerate(ways):
            start = time.perf_counter()
            way()
            best[place] = min(best[place], time.perf_counter() - start)
    return best


def _weight(folder: Path) -> list[float]:
    """Give the peak in MB of a process that collects and of its largest child, and their seconds."""
    command = [sys.executable, __file__, "--weigh", str(folder)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return [float(figure) for figure in done.stdout.split()]


def _weigh(folder: Path) -> None:
    import threading

    import psutil

    own = psutil.Process()
    peak, worker_peak = 0, 0
    seconds: dict[int, float] = {}
    done = threading.Event()

    def watch() -> None:
        nonlocal peak, worker_peak
        while not done.wait(0.02):
            peak = max(peak, own.memory_info().rss)
            for child in own.children(recursive=True):
                # A process may end between being listed and being asked.
                with contextlib.suppress(psutil.NoSuchProcess):
                    worker_peak = max(worker_peak, child.memory_info().rss)
                    seconds[child.pid] = sum(child.cpu_times()[:2])

    watcher = threading.Thread(target=watch)
    watcher.start()
    start = time.process_time()
    collect(folder, 2)
    own_seconds = time.process_time() - start
    done.set()
    watcher.join()
    print(peak / (1 << 20), worker_peak / (1 << 20), own_seconds, sum(seconds.values()))


def main() -> None:
    """Print the figures."""
    if sys.argv[1:2] == ["--weigh"]:
        _weigh(Path(sys.argv[2]))
        return
    for words, figure in measure(*map(int, sys.argv[1:])):
        print(f"{words:56} {figure:10.2f}")


if __name__ == "__main__":
    main()
