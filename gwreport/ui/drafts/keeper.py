"""The drafts of the open window: in memory with every key, on disk a moment later."""

import secrets
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from gwreport.errors import StorageError
from gwreport.ui.drafts.draft import Draft, Place, Written
from gwreport.ui.drafts.draft_files import (
    DraftFile,
    draft_path,
    read_drafts,
    remove_draft,
    write_draft,
)

# Milliseconds from a key until its draft is on disk; not begun anew by the next key.
_PAUSE = 300


@dataclass
class _Kept:
    """A draft with the files in which it stands; `is_written` when they hold its newest words."""

    draft: Draft
    files: list[DraftFile] = field(default_factory=list[DraftFile])
    is_written: bool = True


class Drafts(QObject):
    """What is written in the window and neither stored nor given up, by its place.

    `changed` tells a place that has got a draft or has none any more, `stored` a place and what was
    stored of what is written there (a dict, told before the draft goes), `unwritable` a StorageError
    when the disk refuses a draft (once, until it takes one again), `damaged` the paths of files
    that hold no draft that can be read. Nothing of this ever stops what the clerk is doing.
    """

    changed = Signal(object)
    stored = Signal(object, object)
    unwritable = Signal(object)
    damaged = Signal(list)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._writer = secrets.token_hex(4)
        # Of one place the draft that is shown, and behind it those that other windows have left.
        self._kept: dict[Place, list[_Kept]] = {}
        self._refused = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.flush)

    def load(self, workspace: str) -> int:
        """Read what was left of a workspace (its uid, "" for outside of any); says how many there are."""
        files, damaged = read_drafts(self._folder, workspace)
        for file in files:
            of_place = self._kept.setdefault(file.draft.place, [])
            if any(file.path == own.path for one in of_place for own in one.files):
                continue
            same = next((one for one in of_place if one.draft.written == file.draft.written), None)
            if same is None:
                of_place.append(_Kept(file.draft, [file]))
            else:
                same.files.append(file)
        if damaged:
            self.damaged.emit(damaged)
        return len(self.of(workspace))

    def get(self, place: Place) -> Draft | None:
        """Give the draft of a place, None where nothing is unsaved."""
        of_place = self._kept.get(place)
        return of_place[0].draft if of_place else None

    def count(self, place: Place) -> int:
        """Say how many drafts there are of one place: other windows may have left some."""
        return len(self._kept.get(place, ()))

    def of(self, workspace: str) -> list[Draft]:
        """Give every draft of a workspace, newest first; of one place there may be several."""
        kept = (one for of_place in self._kept.values() for one in of_place)
        found = [one.draft for one in kept if one.draft.place.workspace == workspace]
        return sorted(found, key=lambda one: one.at, reverse=True)

    def keep(self, draft: Draft) -> None:
        """Keep what is written now, in memory at once and on disk in a moment."""
        of_place = self._kept.setdefault(draft.place, [])
        is_new = not of_place
        if is_new:
            of_place.append(_Kept(draft))
        elif of_place[0].draft.written == draft.written:
            return
        of_place[0].draft = replace(draft, at=datetime.now(UTC).isoformat())
        of_place[0].is_written = False
        if not self._timer.isActive():
            self._timer.start()
        if is_new:
            self.changed.emit(draft.place)

    def drop(self, place: Place, draft: Draft | None = None) -> None:
        """Forget the draft of a place: it was stored or given up by hand.

        `draft` names one of several; by default it is the one that is shown. Where another window
        has left another one, that is the place's draft then.
        """
        of_place = self._kept.get(place, [])
        gone = next((one for one in of_place if draft is None or one.draft is draft), None)
        if gone is None:
            return
        of_place.remove(gone)
        if not of_place:
            del self._kept[place]
        for file in gone.files:
            remove_draft(file)
        self.changed.emit(place)

    def settle(self, place: Place, written: Written) -> None:
        """Forget the draft when this is what was stored; what was written since stays a draft of it."""
        self.stored.emit(place, dict(written))
        draft = self.get(place)
        if draft is None:
            return
        if dict(draft.written) == dict(written):
            self.drop(place)
        else:
            kept = self._kept[place][0]
            kept.draft, kept.is_written = replace(draft, based_on=dict(written)), False
            self._timer.start()

    def flush_all(self) -> bool:
        """Write everything that is not on disk, also what was taken away there; says whether all is.

        Another window may have stored or given up what is written here.
        """
        for one in (one for of_place in self._kept.values() for one in of_place):
            one.is_written = one.is_written and any(file.path.exists() for file in one.files)
        return self.flush()

    def flush(self) -> bool:
        """Write what was written since the last time; says whether it is on disk."""
        self._timer.stop()
        waiting = [one for of_place in self._kept.values() for one in of_place]
        waiting = [one for one in waiting if not one.is_written]
        try:
            for one in waiting:
                path = draft_path(self._folder, one.draft.place, self._writer)
                written = write_draft(path, one.draft)
                # What it was continued from is in it, and its file is needed no more.
                for file in one.files:
                    if file.path != path:
                        remove_draft(file)
                one.files, one.is_written = [written], True
        except StorageError as error:
            if not self._refused:
                self._refused = True
                self.unwritable.emit(error)
            return False
        if waiting:
            self._refused = False
        return True
