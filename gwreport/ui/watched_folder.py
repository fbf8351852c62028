"""A folder that is looked at: what is saved there is taken in by itself, after a pause."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

# A mail program writes a large attachment for a while: a file counts when it has kept its size.
_PAUSE = 3000
# The system tells of no changes on a share, and of none within a file that was there already.
_ROUND = 20_000


@dataclass(frozen=True, slots=True)
class Look:
    """What stands in the folder: each file with its size and time of change, and the links that lead elsewhere.

    `is_whole` says whether the folder could be read at all.
    """

    sizes: dict[Path, tuple[int, int]]
    links: tuple[str, ...] = ()
    is_whole: bool = True


class WatchedFolder(QObject):
    """Tells of files that are new in one folder; nothing there is moved or changed.

    `looked` tells a `Look` that differs from the one before in what hinders it: the folder that
    cannot be read, links that are not followed. Whoever can write on a share could point anywhere.
    `pause` are the milliseconds between a change and the look at it.
    """

    arrived = Signal(list)
    looked = Signal(object)

    def __init__(self, parent: QObject | None = None, *, pause: int = _PAUSE) -> None:
        super().__init__(parent)
        self.folder: Path | None = None
        self.pause = pause
        self._told: dict[Path, tuple[int, int]] = {}
        self._before: dict[Path, tuple[int, int]] = {}
        self._hindered: tuple[object, ...] = ((), True)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._stir)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)
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
        self._hindered = ((), True)
        if folder is not None:
            self._watcher.addPath(str(folder))
            self._rounds.start()
            self._stir()

    def again(self, paths: list[Path]) -> None:
        """Tell of these files once more with the next look at the folder."""
        for path in paths:
            self._told.pop(path, None)

    def _stir(self) -> None:
        self._timer.start(self.pause)

    def look(self) -> None:
        """Look now, and tell what has come since the last look and has kept its size."""
        if self.folder is None:
            return
        look = look_at(self.folder)
        now, hindered = look.sizes, (look.links, look.is_whole)
        if hindered != self._hindered:
            self._hindered = hindered
            self.looked.emit(look)
        new = {path: size for path, size in now.items() if self._told.get(path) != size}
        steady = [path for path, size in new.items() if self._before.get(path) == size]
        self._before = now
        if len(steady) < len(new):
            # Something is still being written, or was seen for the first time: look once more.
            self._stir()
        if steady:
            self._told |= {path: now[path] for path in steady}
            self.arrived.emit(sorted(steady))


def look_at(folder: Path) -> Look:
    """See what stands in a folder, without its sub-folders; never raises."""
    sizes: dict[Path, tuple[int, int]] = {}
    links: list[str] = []
    try:
        paths = sorted(folder.iterdir())
        place = folder.resolve()
    except OSError:
        # A stick that was pulled out, a share that is away: what is there is looked at next time.
        return Look({}, is_whole=False)
    for path in paths:
        if path.name.startswith(("~$", ".")):
            continue
        try:
            if path.is_symlink() and not path.resolve().is_relative_to(place):
                links.append(path.name)
            elif path.is_file():
                facts = path.stat()
                sizes[path] = (facts.st_size, facts.st_mtime_ns)
        except (OSError, RuntimeError):
            # One that is just being moved, or that leads in a circle, never stops the others.
            continue
    return Look(sizes, tuple(links))
