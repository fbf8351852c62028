"""Reading on many machines: Dask's executor in the place of this machine's processes (`gwreport[cluster]`).

On each machine a file is read as it is here, in a process of its own with limits on memory and time:
what kills its reader kills nothing of the cluster.
"""

from __future__ import annotations

import hashlib
import pickle
import threading
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, cast

from gwreport.errors import ArgumentError, ProgramMissingError
from gwreport.workflow.processes.pool import Job, ReadingPool, Work

if TYPE_CHECKING:
    from collections.abc import Callable

# Seconds in which a scheduler answers.
_PATIENCE = 20
# Of a machine of the cluster: its readers, by the context that they hold, and who may ask them.
_pools: dict[str, ReadingPool[object, object]] = {}
_asking = threading.Lock()


class ClusterExecutor(Executor):
    """Hands the reading of files to a cluster.

    Every machine of it must have this very version of the program. What is sent is not encrypted
    unless the address says so (tls://): a cluster belongs into the office's own network.
    """

    def __init__(self, address: str, context: object) -> None:
        """Connect to a scheduler; raises ArgumentError where none answers, ProgramMissingError."""
        self._client = _client(address)
        # Sent once to each machine, not with each file.
        self._context = self._client.scatter(pickle.dumps(context), broadcast=True, hash=False)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **_: Any) -> Future[Any]:
        """Have `_do_chunk` of the pool done by the pool of another machine."""
        del fn
        # How long each file may take is known there too.
        work, jobs, _ = args
        asked = self._client.submit(_read_there, self._context, work, jobs, pure=False, retries=1)
        answer: Future[Any] = Future()
        answer.set_running_or_notify_cancel()
        asked.add_done_callback(partial(_hand_over, answer))
        return answer

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:  # noqa: ARG002
        """Leave the cluster, which goes on."""
        self._client.close()


def cluster_workers(address: str) -> int:
    """Say how many files a cluster reads at once; raises as `ClusterExecutor`."""
    client = _client(address)
    try:
        return max(1, sum(client.nthreads().values()))
    finally:
        client.close()


def _client(address: str) -> Any:
    if find_spec("distributed") is None:
        raise ProgramMissingError("连接集群的组件", "用集群读取")
    from distributed import Client

    try:
        return cast("Any", Client)(address, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ArgumentError("--cluster", "no-cluster", address) from error


def _hand_over(answer: Future[Any], done: Any) -> None:
    if done.status == "finished":
        answer.set_result(done.result())
    else:
        # A machine that was lost has read nothing: the pool asks again, for each file alone.
        answer.set_exception(BrokenProcessPool())


def _read_there(context: bytes, work: Work[object, object], jobs: list[Job]) -> list[object]:
    key = hashlib.sha256(context).hexdigest()
    with _asking:
        pool = _pools.get(key)
        if pool is None:
            for other in _pools.values():
                other.__exit__(None)
            _pools.clear()
            pool = _pools[key] = ReadingPool(work, pickle.loads(context), workers=1)
        return list(pool.run(jobs))
