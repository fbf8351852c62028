"""Runs every benchmark in one go and prints its figures: `python benchmarks/run.py [name]…`."""

import sys
from importlib import import_module

_NAMES = (
    "start_up",
    "whole_processes",
    "writing",
    "collecting",
    "hostile",
    "reading",
    "excel_report",
    "word_report",
    "judging",
    "window",
    "server",
)


def main() -> None:
    """Print the figures of the named benchmarks, or of all."""
    for name in sys.argv[1:] or _NAMES:
        print(f"# {name}")
        for words, figure in import_module(name).measure():
            print(f"{words:56} {figure:10.2f}")


if __name__ == "__main__":
    main()
