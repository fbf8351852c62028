"""Ctrl+C, and a system that ends the program: held back where it would break a lock."""

import signal
import threading
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType

ENDINGS = tuple(
    getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)
)


@contextmanager
def interruptions_held_back() -> Generator[None]:
    """Let what interrupts the program take effect at the end of the block, not within it.

    Python raises it between any two steps, so also where a library has just taken a lock and has
    not yet entered the block that gives it back: whoever waits for that lock waits for ever. The
    block must be short. Other threads than the main one are never interrupted.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[tuple[int, FrameType | None]] = []
    handlers = {
        number: handler for number in ENDINGS if callable(handler := signal.getsignal(number))
    }
    for number in handlers:
        signal.signal(number, lambda number, frame: came.append((number, frame)))
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
        if came:
            number, frame = came[0]
            handlers[signal.Signals(number)](number, frame)
