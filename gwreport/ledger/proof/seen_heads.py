"""The ends of journals that this machine has seen, kept outside of the workspaces.

A journal alone cannot prove that nothing was cut off its end, or that it was not written anew from
its first record with hashes that fit. Its head (its length, and the hash that covers all of it) can,
where it was kept before: in the user's state folder, in one small file for each workspace.

Nothing depends on these notes: one that cannot be read or written is as if it had never been.
"""

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any

from gwreport.ledger.moments import read_moment, written_moment
from gwreport.ledger.records import JournalHead, SeenHead
from gwreport.machine import effects

# Copies of one workspace that were each worked on; nobody has more of them in sight.
_KEPT = 20
# Those of several heads that a journal has in it.
Contained = Callable[[Sequence[JournalHead]], Collection[JournalHead]]


def seen_heads(uid: str, zone: tzinfo = UTC) -> list[SeenHead]:
    """Give the heads that were seen of a workspace, oldest first."""
    try:
        forms = json.loads(_path(uid).read_text(encoding="utf-8"))["heads"]
        return [_head(form, zone) for form in forms]
    except (OSError, ValueError, TypeError, KeyError, OverflowError):
        return []


def note_head(uid: str, head: JournalHead, location: str, contained: Contained) -> None:
    """Note the end of a journal, in the place of those that lead up to it.

    One that does not lead up to it stays: the journal was cut off, or written anew, or is that of
    another copy of the workspace.
    """
    seen = seen_heads(uid)
    if seen and seen[-1].head == head and seen[-1].location == location:
        return
    known = contained([one.head for one in seen])
    others = [one for one in seen if one.head not in known]
    now = datetime.now(UTC)
    _write(uid, [*others, SeenHead(head, now, location)])


def forget(uid: str, location: str) -> None:
    """Drop what was seen of a workspace at a place where another one has been made."""
    seen = seen_heads(uid)
    if any(one.location == location for one in seen):
        _write(uid, [one for one in seen if one.location != location])


def leave_behind(uid: str, location: str, contained: Contained) -> None:
    """Note that the file at a place was knowingly set back behind heads that it does not have any more.

    Those of other copies stay as they are: of them nobody said anything.
    """
    now, seen = datetime.now(UTC), seen_heads(uid)
    known = contained([one.head for one in seen])
    _write(
        uid,
        [
            one
            if one.left or one.location != location or one.head in known
            else replace(one, left=now)
            for one in seen
        ],
    )


def _write(uid: str, heads: Iterable[SeenHead]) -> None:
    forms = [
        {
            "length": one.head.length,
            "hash": one.head.hash,
            "at": written_moment(one.at),
            "location": one.location,
            "left": written_moment(one.left) if one.left else "",
        }
        for one in heads
    ]
    # A path may hold what UTF-8 cannot: JSON keeps it in ASCII.
    words = json.dumps({"format": "gwreport.heads/1", "heads": forms[-_KEPT:]}, indent=1)
    effects.keep_note(_path(uid), words.encode("ascii"))


def _head(form: dict[str, Any], zone: tzinfo) -> SeenHead:
    words = [form[name] for name in ("hash", "at", "location", "left")]
    if not isinstance(form["length"], int) or not all(isinstance(one, str) for one in words):
        raise ValueError
    _, at, location, left = words
    return SeenHead(
        JournalHead(form["length"], words[0]),
        read_moment(at, zone),
        location,
        read_moment(left, zone) if left else None,
    )


def _path(uid: str) -> Path:
    from platformdirs import user_state_path

    # A file from elsewhere may say of itself what it likes, also ways out of the folder.
    name = hashlib.sha256(uid.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return user_state_path("gwreport") / "heads" / f"{name}.json"
