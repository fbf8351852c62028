"""What a reading process may use: memory and time of the processor.

Limits hold whatever the file does to its reader: the one on memory is the system's, the one on
time first ends the reading of the file, and then, where the reader does not listen, the process.
"""

import signal
import sys
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

MEMORY = 700 << 20
# Time grows with the file: what is small and takes long is no document. The slowest of the real ones
# (PDF) take two seconds for a megabyte's half.
_SECONDS, _BYTES_A_SECOND, _MOST_SECONDS = 12.0, 100_000, 55.0
_GRACE = 1.2
# How a process ends that was out of time and did not listen.
OUT_OF_TIME = -int(getattr(signal, "SIGPROF", 0)) or None

_is_limited = False


class OutOfTimeError(BaseException):
    """The file has used up its time; no reader that catches exceptions can hold this one up."""


def limit_this_process() -> None:
    """Set the limits that hold for all that this process reads."""
    global _is_limited
    if sys.platform == "win32":
        from gwreport.workflow.processes.windows_limits import limit_memory

        limit_memory(MEMORY)
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    # What a process leaves that is ended in the midst holds the file's words.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGVTALRM, _stop)
    _is_limited = True


def seconds_for(size: int) -> float:
    """Say how much time of the processor the reading of a file of `size` bytes may take."""
    return min(_SECONDS + size / _BYTES_A_SECOND, _MOST_SECONDS)


@contextmanager
def limited_time(seconds: float) -> Generator[None]:
    """Let what follows take so much time of the processor and no more.

    Raises OutOfTimeError in the midst of it. Where the system has no such clock (Windows), and in
    a process that does more than to read, only the time limit of the one who waits holds.
    """
    if not _is_limited or sys.platform == "win32":
        yield
        return
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, 1.0)
    signal.setitimer(signal.ITIMER_PROF, seconds * _GRACE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.setitimer(signal.ITIMER_PROF, 0)


def _stop(_: int, __: FrameType | None) -> NoReturn:
    raise OutOfTimeError
