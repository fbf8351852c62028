"""What a piece of work may take of a processor: a limit that holds on a slow and on a busy machine too.

A limit is told in seconds of the machine on which it was set. Another, or the same one while others
work on it, takes longer for everything: what is over the limit is measured by known work in the same
run, and may take as many times as long as that does.
"""

import gc
import statistics
from collections.abc import Generator
from contextlib import contextmanager
from time import process_time

_USUAL = 0.015  # seconds that the known work takes on the machine on which the limits were set
_TIMES = 15


def slowness() -> float:
    """Say how many times as long this machine takes now, at least 1."""
    return max(1.0, statistics.median(_known_work() for _ in range(_TIMES)) / _USUAL)


def is_within(taken: float, limit: float) -> bool:
    """Say whether so many seconds of a processor are within a limit."""
    return taken <= limit or taken <= limit * slowness()


@contextmanager
def alone() -> Generator[None]:
    """Let the block run as in a program of its own.

    What is in memory already, thousands of tests among it, the collector does not look through
    meanwhile: in a long run that takes longer than most limits, and the program has nothing of it.
    """
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


@contextmanager
def at_most(limit: float, what: object = "") -> Generator[None]:
    """Let the block take at most so many seconds of a processor."""
    with alone():
        began = process_time()
        yield
        taken = process_time() - began
    assert is_within(taken, limit), (taken, limit, what)


def _known_work() -> float:
    began = process_time()
    words: dict[str, int] = {}
    for number in range(60_000):
        word = f"{number * 7919 % 9973}号"
        words[word] = words.get(word, 0) + len(word)
    ordered = sorted(words.items(), key=lambda one: one[1])
    assert len("".join(word for word, _ in ordered).encode().split(b"\xe5")) > 1
    return process_time() - began
