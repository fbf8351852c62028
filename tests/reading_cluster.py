"""A cluster for tests: a scheduler and a few machines on this one, as they are started by hand."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cluster:
    """A running cluster: its address, and the processes that stand for machines."""

    address: str
    machines: tuple[int, ...]


@contextmanager
def running_cluster(folder: Path, machines: int = 2) -> Iterator[Cluster]:
    """Start a scheduler and `machines` machines that read one file at a time; they end with the block."""
    file = folder / "scheduler.json"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder}
    scheduler = [sys.executable, "-m", "distributed.cli.dask_scheduler"]
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", "--scheduler-file", str(file)]
    machine = ["--no-nanny", "--nthreads", "1", "--no-dashboard"]
    at = ["--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--scheduler-file", str(file)]
    started = [
        subprocess.Popen([*scheduler, *at], **quiet),
        *(subprocess.Popen([*worker, *machine], **quiet) for _ in range(machines)),
    ]
    try:
        from distributed import Client

        until = time.monotonic() + 60
        while not file.is_file() and time.monotonic() < until:
            time.sleep(0.1)
        with Client(scheduler_file=str(file), set_as_default=False) as client:
            client.wait_for_workers(machines, timeout=60)
            address = str(client.scheduler.address)
        yield Cluster(address, tuple(one.pid for one in started[1:]))
    finally:
        for one in reversed(started):
            one.terminate()
            one.wait(30)
