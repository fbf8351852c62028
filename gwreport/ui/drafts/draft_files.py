"""Drafts on disk: one file a draft, one folder a workspace, in the user's own state folder.

Each window writes files of its own, so that two windows in which the same thing is rewritten do not
write over each other. Names are hashes: a unit's name or a workspace's uid may hold anything.
"""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from gwreport.errors import StorageError
from gwreport.machine.private_file import save_private, set_aside
from gwreport.ui.drafts.draft import Draft, Place

_FORMAT = "gwreport.window-draft/1"
_SUFFIX = ".draft"
_PLAIN = ("title", "page", "subject", "at", "words")
_DAMAGED = "-damaged"
# A draft is what a person typed: what is larger is none, and is not read into memory.
_MOST_BYTES = 16_000_000


@dataclass(frozen=True, slots=True)
class DraftFile:
    """A draft with its file, and the file's bytes as they were read or written."""

    draft: Draft
    path: Path
    data: bytes


def draft_path(folder: Path, place: Place, writer: str) -> Path:
    """Say where the draft of a place stands that one window (`writer`) writes."""
    name = _hash(place.round, place.sort, place.subject)
    return _workspace_folder(folder, place.workspace) / f"{name}.{writer}{_SUFFIX}"


def write_draft(path: Path, draft: Draft) -> DraftFile:
    """Write a draft in place of what its file held.

    Raises StorageError.
    """
    data = _bytes(draft)
    save_private(path, data)
    return DraftFile(draft, path, data)


def read_drafts(folder: Path, workspace: str) -> tuple[list[DraftFile], list[Path]]:
    """Read the drafts of a workspace by its uid, newest first, and name the files that are none.

    What is damaged is set aside under another name, as far as the disk allows. Never raises.
    """
    found: list[DraftFile] = []
    damaged: list[Path] = []
    for path in _files(_workspace_folder(folder, workspace)):
        try:
            if path.stat().st_size > _MOST_BYTES:
                raise ValueError
            data = path.read_bytes()
            draft = _draft(data)
            if draft.place.workspace != workspace:
                raise ValueError
        except FileNotFoundError:
            # Another window has just stored or given up what stood there.
            continue
        except OSError:
            damaged.append(path)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            damaged.append(_aside(path))
        else:
            found.append(DraftFile(draft, path, data))
    return sorted(found, key=lambda one: one.draft.at, reverse=True), damaged


def remove_draft(file: DraftFile) -> None:
    """Remove a draft's file, unless another window has written in it since.

    What cannot be removed stays: a draft too many costs nobody anything.
    """
    try:
        if file.path.read_bytes() == file.data:
            file.path.unlink()
    except OSError:
        return


def _files(folder: Path) -> Iterator[Path]:
    try:
        yield from sorted(folder.glob(f"*{_SUFFIX}"))
    except OSError:
        return


def _aside(path: Path) -> Path:
    try:
        return set_aside(path, _DAMAGED)
    except StorageError:
        return path


def _workspace_folder(folder: Path, workspace: str) -> Path:
    return folder / (_hash(workspace) if workspace else "window")


def _hash(*words: str) -> str:
    return sha256(json.dumps(words).encode()).hexdigest()[:24]


def _bytes(draft: Draft) -> bytes:
    values: dict[str, Any] = {name: getattr(draft, name) for name in _PLAIN}
    values |= {"written": dict(draft.written), "based_on": dict(draft.based_on)}
    values |= {"format": _FORMAT, "place": asdict(draft.place)}
    # ASCII: half a surrogate pair that was pasted is kept, where UTF-8 would refuse it.
    return json.dumps(values, indent=1).encode("ascii")


def _draft(data: bytes) -> Draft:
    values: dict[str, Any] = json.loads(data)
    if values["format"] != _FORMAT:
        raise ValueError
    place = Place(**_words(values["place"]))
    plain = _words({name: values[name] for name in _PLAIN})
    return Draft(place, _words(values["written"]), _words(values["based_on"]), **plain)


def _words(values: dict[str, Any]) -> dict[str, str]:
    if not all(isinstance(one, str) for one in values.values()):
        raise TypeError
    return values
