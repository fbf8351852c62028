"""How soon the command line answers, against a Python that does nothing.

`gwreport --version` and `--help` load hardly anything; `units list` and `status` open a workspace
(the example's, made first in a temporary folder). SQLAlchemy alone is told beside them. Counted is
processor time, which other programs disturb less; modules are compiled before, as those of an
installed copy are. Run it from the project's folder: `python benchmarks/start_up.py`. All take
turns; the quickest round of each counts.
"""

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

ROUNDS = 15
_NOTHING = [sys.executable, "-c", "pass"]
_GWREPORT = [sys.executable, "-m", "gwreport"]


def measure(rounds: int = ROUNDS) -> list[tuple[str, float]]:
    """Give the milliseconds of each, and how many times a bare start they take."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = _workspace(Path(folder))
        ways = {
            "import sqlalchemy": [sys.executable, "-c", "import sqlalchemy"],
            "--version": [*_GWREPORT, "--version"],
            "--help": [*_GWREPORT, "--help"],
            "units list": [*_GWREPORT, "units", "list", "-w", workspace],
            "status": [*_GWREPORT, "status", "2025-Q3", "-w", workspace],
        }
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(Path(folder, "compiled"))}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        quickest = dict.fromkeys(["", *ways], float("inf"))
        for _ in range(rounds):
            for name, command in {"": _NOTHING, **ways}.items():
                quickest[name] = min(quickest[name], _seconds(command, environment))
    bare = quickest[""]
    return [
        ("python -c pass, ms", bare * 1000),
        *((f"{name}, ms", quickest[name] * 1000) for name in ways),
        *((f"{name}, times python -c pass", quickest[name] / bare) for name in ways),
    ]


def _workspace(folder: Path) -> str:
    from gwreport.workflow.demo import run_demo

    return str(run_demo(folder).workspace)


def _seconds(command: list[str], environment: dict[str, str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    # `status` exits 1: something is open.
    done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        raise RuntimeError(command)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


if __name__ == "__main__":
    for name, figure in measure():
        print(f"{name:36} {figure:10.2f}")
