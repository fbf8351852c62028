"""A command that is interrupted between any two steps of the pool ends, and at once."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from gwreport.machine.interruptions import interruptions_held_back

ROOT = Path(__file__).parents[2]
# Interrupts at the first step behind the taking of a future's lock, as a signal may.
PROGRAM = """
import os, signal, sys
from concurrent.futures import _base
from gwreport.workflow.processes.pool import ReadingPool
from tests.workflow.hard_work import obey

taken = _base._AcquireFutures.__enter__.__code__
steps = 0

def step(frame, event, _):
    global steps
    if frame.f_code is taken and event == "line":
        steps += 1
        if steps == 3:  # the loop, the taking, the loop again
            os.kill(os.getpid(), signal.SIGINT)
    return step

try:
    with ReadingPool(obey, None, workers=1) as pool:
        list(pool.run([(b"", "a")]))
        steps = 0
        sys.settrace(step)
        list(pool.run([(b"hang", "a")]))
except KeyboardInterrupt:
    print("interrupted", steps >= 3)
"""


@pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")
def test_an_interruption_where_a_lock_has_just_been_taken_ends_the_pool() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        text=True,
        timeout=300,
    )
    assert (done.stdout, done.returncode) == ("interrupted True\n", 0)


def interrupted(done: list[str], error: Exception | None = None) -> None:
    with interruptions_held_back():
        signal.raise_signal(signal.SIGINT)
        done.append("to its end")
        if error:
            raise error


def test_what_interrupts_takes_effect_at_the_end_of_the_block() -> None:
    done: list[str] = []
    with pytest.raises(KeyboardInterrupt):
        interrupted(done)
    assert done == ["to its end"]
    with pytest.raises(KeyboardInterrupt):
        signal.raise_signal(signal.SIGINT)


def test_what_interrupts_is_not_lost_in_an_error_of_the_block() -> None:
    error = OSError("disk")
    with pytest.raises(KeyboardInterrupt) as raised:
        interrupted([], error)
    assert raised.value.__context__ is error


def test_what_is_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with interruptions_held_back():
            signal.raise_signal(signal.SIGINT)
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
