"""What takes many small steps is begun at once and ended between whatever else the window has to do."""

import time
from collections import deque
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer

# So long the window may be kept from what the clerk does, in seconds.
_AT_ONCE = 0.012


class Gradually(QObject):
    """Does the first `at_once` steps now and the others later, in their order; new steps replace old ones."""

    def __init__(self, parent: QObject, *, at_once: int) -> None:
        super().__init__(parent)
        self._at_once = at_once
        self._steps: deque[Callable[[], object]] = deque()
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    def do(self, steps: Iterable[Callable[[], object]]) -> None:
        """Begin with these."""
        self._steps = deque(steps)
        for _ in range(min(self._at_once, len(self._steps))):
            self._steps.popleft()()
        self.resume()

    def pause(self) -> None:
        """Leave the rest for later: what is out of sight keeps nobody waiting."""
        self._timer.stop()

    def resume(self) -> None:
        """Go on with the rest."""
        if self._steps:
            self._timer.start()
        else:
            self._timer.stop()

    def _go_on(self) -> None:
        end = time.perf_counter() + _AT_ONCE
        while self._steps:
            self._steps.popleft()()
            if time.perf_counter() >= end:
                break
        if not self._steps:
            self._timer.stop()
