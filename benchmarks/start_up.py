"""How soon the command line answers: `gwreport --version` against a Python that does nothing.

Run it from the project's folder: `python benchmarks/start_up.py`. The two take turns; the quickest
round of each counts.
"""

import subprocess
import sys
import time

ROUNDS = 15
_NOTHING = [sys.executable, "-c", "pass"]
_VERSION = [sys.executable, "-m", "gwreport", "--version"]
_HELP = [sys.executable, "-m", "gwreport", "--help"]


def measure(rounds: int = ROUNDS) -> list[tuple[str, float]]:
    """Give the milliseconds of each, and how many times a bare start they take."""
    quickest = {name: float("inf") for name in ("nothing", "version", "help")}
    ways = {"nothing": _NOTHING, "version": _VERSION, "help": _HELP}
    for _ in range(rounds):
        for name, command in ways.items():
            quickest[name] = min(quickest[name], _seconds(command))
    return [
        ("python -c pass, ms", quickest["nothing"] * 1000),
        ("gwreport --version, ms", quickest["version"] * 1000),
        ("gwreport --help, ms", quickest["help"] * 1000),
        ("--version, times python -c pass", quickest["version"] / quickest["nothing"]),
        ("--help, times python -c pass", quickest["help"] / quickest["nothing"]),
    ]


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


if __name__ == "__main__":
    for name, figure in measure():
        print(f"{name:36} {figure:10.2f}")
