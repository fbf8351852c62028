"""A folder that is looked at: what is saved there is taken in by itself, after a pause."""

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

# A mail program writes a large attachment for a while: a file counts when it has kept its size.
_PAUSE = 3000
# The system tells of no changes on a share, and of none within a file that was there already.
_ROUND = 20_000


class WatchedFolder(QObject):
    """Tells of files that are new in one folder; nothing there is moved or changed."""

    arrived = Signal(list)

    def __init__(self, parent: QObject | None = None, *, pause: int = _PAUSE) -> None:
        super().__init__(parent)
        self.folder: Path | None = None
        self._told: dict[Path, tuple[int, int]] = {}
        self._before: dict[Path, tuple[int, int]] = {}
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._stir)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(pause)
        self._timer.timeout.connect(self._look)
        self._rounds = QTimer(self)
        self._rounds.setInterval(_ROUND)
        self._rounds.timeout.connect(self._stir)

    def watch(self, folder: Path | None) -> None:
        """Look at this folder from now on, at what stands in it already too; None ends it."""
        if self._watcher.directories():
            self._watcher.removePaths(self._watcher.directories())
        self._timer.stop()
        self._rounds.stop()
        self._told, self._before, self.folder = {}, {}, folder
        if folder is not None:
            self._watcher.addPath(str(folder))
            self._rounds.start()
            self._stir()

    def again(self, paths: list[Path]) -> None:
        """Tell of these files once more with the next look at the folder."""
        for path in paths:
            self._told.pop(path, None)

    def _stir(self) -> None:
        self._timer.start()

    def _look(self) -> None:
        if self.folder is None:
            return
        now = _sizes(self.folder)
        new = {path: size for path, size in now.items() if self._told.get(path) != size}
        steady = [path for path, size in new.items() if self._before.get(path) == size]
        self._before = now
        if len(steady) < len(new):
            # Something is still being written, or was seen for the first time: look once more.
            self._timer.start()
        if steady:
            self._told |= {path: now[path] for path in steady}
            self.arrived.emit(sorted(steady))


def _sizes(folder: Path) -> dict[Path, tuple[int, int]]:
    sizes: dict[Path, tuple[int, int]] = {}
    try:
        for path in folder.iterdir():
            if path.is_file() and not path.name.startswith(("~$", ".")):
                facts = path.stat()
                sizes[path] = (facts.st_size, facts.st_mtime_ns)
    except OSError:
        # A stick that was pulled out, a share that is away: what is there is looked at next time.
        return sizes
    return sizes
