"""A reading process of which is known what its file took: seconds, memory, and what was touched."""

import re
import sys
import time
from concurrent.futures import Executor, Future
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from gwreport.workflow.processes import pool
from gwreport.workflow.processes.pool import ExecutorFactory

_touched: list[str] = []
_began = 0.0


@dataclass(frozen=True)
class Cost:
    """What the files of one process took: of a processor, at the peak of its memory, and outside."""

    seconds: float
    mebibytes: float
    touched: tuple[str, ...]


def _watch() -> None:
    global _began

    def see(event: str, facts: tuple[object, ...]) -> None:
        if event.startswith("socket.") or (event == "open" and "canary" in str(facts[0])):
            _touched.append(event)

    sys.addaudithook(see)
    _began = time.process_time()


def _cost() -> Cost:
    seconds = time.process_time() - _began
    # Not getrusage: a process inherits that peak from the one that started it.
    (peak,) = re.findall(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return Cost(seconds, int(peak) / 1024, tuple(_touched))


class Measured(Executor):
    """Reads in one process as the program does, and says at its end what that took."""

    def __init__(self, costs: list[Cost], context: object) -> None:
        self._costs = costs
        self._process = pool.process_executor(1, context)
        self._process.submit(_watch).result()

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Hand over."""
        return self._process.submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Ask what it took; a process that has died is told of where its answer is waited for."""
        try:
            self._costs.append(self._process.submit(_cost).result())
        finally:
            self._process.shutdown(wait, cancel_futures=cancel_futures)


def measured(costs: list[Cost]) -> ExecutorFactory:
    """Make what `collect_returns` takes in place of its processes; `costs` gets one for each process."""
    return partial(_measured, costs)


def _measured(costs: list[Cost], workers: int, context: object) -> Executor:
    assert workers == 1
    return Measured(costs, context)
