"""Tabs whose contents are made when they are first wanted: a page with many shows its first one sooner."""

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QTabWidget, QWidget


class LateTabs(QTabWidget):
    """Holds the place of what is not there yet; a tab that is chosen is made before it is seen."""

    def __init__(self) -> None:
        super().__init__()
        self._later: dict[QWidget, Callable[[], object]] = {}
        self.currentChanged.connect(self._make)

    def add_later(self, words: str, make: Callable[[], object]) -> QWidget:
        """Add a tab that is made later; `make` shall `put` it in the place that is given."""
        place = QWidget()
        self._later[place] = make
        self.addTab(place, words)
        return place

    def put(self, place: QWidget, made: QWidget) -> None:
        """Put what was made in its place, under the words that stand there now."""
        del self._later[place]
        at, is_current = self.indexOf(place), self.currentWidget() is place
        words = self.tabText(at)
        with QSignalBlocker(self):
            self.removeTab(at)
            self.insertTab(at, made, words)
            if is_current:
                self.setCurrentIndex(at)
        place.deleteLater()

    def _make(self, _: int) -> None:
        make = self._later.get(self.currentWidget())
        if make is not None:
            make()
