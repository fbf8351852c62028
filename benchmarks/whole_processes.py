"""What whole commands cost, their start included, against processes that do the bare thing.

Run it from the project's folder: `python benchmarks/whole_processes.py`, under Linux. `generate` of
100 units is held against a process that writes workbooks of the same size with plain openpyxl,
`collect` of 600 returns against one that reads them with bare calamine. Counted is the processor
time of a process and of all that it starts, which other programs disturb less than they do the
clock; on one processor a command takes as long. Modules are compiled before, as those of an
installed copy are. The ways take turns; the quickest round of each counts.
"""

import ctypes
import os
import resource
import shutil
import subprocess
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

UNITS, RETURNS = 100, 600
ROUNDS = 3
_ADOPTS_ORPHANS = 36  # PR_SET_CHILD_SUBREAPER
_HERE = Path(__file__).parent
_OPENPYXL = "import writing; writing.write_with_openpyxl(writing.forms({count}))"
_OURS = "import writing; writing.write_ours(writing.forms({count}))"

_BARE = """
import io
from pathlib import Path
from python_calamine import CalamineWorkbook
for path in sorted(Path("returned").iterdir()):
    book = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()
"""


def measure(units: int = UNITS, returns: int = RETURNS) -> list[tuple[str, float]]:
    """Give the processor seconds of each process, and their ratios."""
    # The server of the reading processes outlives the command, and is counted by who adopts it.
    ctypes.CDLL(None).prctl(_ADOPTS_ORPHANS, 1, 0, 0, 0)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few, many = folder / "few", folder / "many"
        for office, count in ((few, 4 * units), (many, returns)):
            office.mkdir()
            make = f"import collecting, pathlib; collecting.make_office(pathlib.Path('.'), {count})"
            _seconds([sys.executable, "-c", make], office, folder)
        command = [sys.executable, "-m", "gwreport"]
        generate = [*command, "generate", "2025-Q1", "-w", "copy.gwr", "--out", "made"]
        collect = [*command, "collect", "returned", "-w", "copy.gwr"]
        ways = {
            "openpyxl": ([sys.executable, "-c", _OPENPYXL.format(count=units)], few),
            "ours": ([sys.executable, "-c", _OURS.format(count=units)], few),
            "generate": (generate, few),
            "calamine": ([sys.executable, "-c", _BARE], many),
            "collect": (collect, many),
        }
        best = dict.fromkeys(ways, float("inf"))
        for _ in range(ROUNDS):
            for way, (given, office) in ways.items():
                shutil.rmtree(office / "made", ignore_errors=True)
                shutil.copyfile(office / "office.gwr", office / "copy.gwr")
                best[way] = min(best[way], _seconds(given, office, folder))
    return [
        (f"{units} workbooks by plain openpyxl, s", best["openpyxl"]),
        (f"{units} workbooks by our writer alone, s", best["ours"]),
        (f"generate, {units} units, s", best["generate"]),
        ("our writer, times as fast as openpyxl", best["openpyxl"] / best["ours"]),
        ("generate, times as fast as openpyxl", best["openpyxl"] / best["generate"]),
        (f"{returns} returns by bare calamine, s", best["calamine"]),
        (f"collect, {returns} returns, s", best["collect"]),
        ("collect, times bare calamine", best["collect"] / best["calamine"]),
    ]


def _seconds(command: list[str], office: Path, folder: Path) -> float:
    paths = os.pathsep.join([str(_HERE.parent), str(_HERE)])
    environment = {
        **os.environ,
        "PYTHONPATH": paths,
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        command, check=False, stdout=subprocess.DEVNULL, env=environment, cwd=office
    )
    with suppress(ChildProcessError):
        while True:
            os.wait()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise RuntimeError(command)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


if __name__ == "__main__":
    for words, figure in measure():
        print(f"{words:48} {figure:10.2f}")
