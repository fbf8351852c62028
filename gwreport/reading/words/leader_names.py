"""Leaders' names out of cells: padded ones closed up, those run together taken apart."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from gwreport.domain.texts.look_alikes import usual_characters
from gwreport.reading.words.brackets import split_outside
from gwreport.reading.words.empty_cells import says_nothing
from gwreport.reading.words.posts import (
    is_post,
    lacks_name,
    name_beside_post,
    names_in_post,
    people_beside_posts,
    without_asides,
)
from gwreport.reading.words.printed_numbers import without_counts
from gwreport.reading.words.run_together import take_apart
from gwreport.reading.words.surnames import can_be_name
from gwreport.reading.words.unit_names import LONGEST_LIST

_BELOW_NAME = re.compile(r"\s{1,8}(?=[（(])")
_SEPARATORS = "\n、，,;；/"
_SHORTEST, _LONGEST, _LONGEST_USUAL = 2, 4, 3
_DOUBLE_SURNAMES = tuple(
    re.findall("..", "欧阳上官司马诸葛东方皇甫尉迟公孙慕容司徒令狐长孙宇文夏侯端木轩辕澹台拓跋")
)
# How a post ends that nobody has listed.
_POST_END = re.compile("[员长记任席监理师官总]$")
# Words of padded names that run together: 林 · 川高 · 帆.
_PADDED = 3


@dataclass(slots=True)
class LeadersRead:
    """The names of one cell, and the pieces of it that had to be taken apart or look odd."""

    names: list[str] = field(default_factory=list[str])
    run_together: list[tuple[str, tuple[str, ...]]] = field(
        default_factory=list[tuple[str, tuple[str, ...]]]
    )
    odd: list[str] = field(default_factory=list[str])


def known_leaders(cells: Iterable[str]) -> frozenset[str]:
    """Collect the names that stand on a line of their own somewhere in the document."""
    lists = (cell for cell in dict.fromkeys(cells) if len(cell) <= LONGEST_LIST)
    pieces = [_by_blanks(_without_post(piece)) for cell in lists for piece in _pieces(cell)]
    names = {piece[0] for piece in pieces if len(piece) == 1 and _is_name(piece[0])}
    for piece in pieces:
        # "林一川高  帆" is parted by its blanks in the wrong place when both are known.
        if len(piece) > 1 and all(map(_is_name, piece)) and not _apart("".join(piece), names):
            names.update(piece)
    # "张三李四" passes for one name of four characters until both are known from elsewhere.
    return frozenset(
        name
        for name in names
        if not _apart(name, names) and not _beside_known(name, names - {name})
    )


def _without_post(piece: str) -> str:
    """Give the name of 周明院长 or 张伟同志, which pass for names of four characters."""
    closed = "".join(piece.split())
    comrade = closed.removesuffix("同志")
    return name_beside_post(closed) or (comrade if can_be_name(comrade) else piece)


def read_leaders(cell: str, known: Collection[str]) -> LeadersRead:
    """Read the names in a cell, in printed order, each once; none in one too long for a list."""
    found = LeadersRead()
    names: dict[str, None] = {}
    pieces = _pieces(cell) if len(cell) <= LONGEST_LIST else []
    # A post beside a person (县委常委、副县长 张某某) is no second one; alone it is all that is said.
    people = [piece for piece in pieces if not is_post(piece)] or pieces
    for piece in people:
        names.update(dict.fromkeys(_names_of(piece, known, found)))
    found.names.extend(names)
    return found


def _names_of(piece: str, known: Collection[str], found: LeadersRead) -> tuple[str, ...]:
    piece = without_asides(piece)
    closed = "".join(piece.split())
    if closed in known:
        return (closed,)
    if can_be_name(comrade := closed.removesuffix("同志")) and comrade != closed:
        return (comrade,)
    if name := name_beside_post(closed):
        return (name,)
    if people := people_beside_posts(piece) or names_in_post(closed):
        return people
    spaced = _by_blanks(piece)
    if named := _beside_strange_posts(spaced):
        return named
    if len(spaced) > 1 and all(name in known for name in spaced):
        return spaced
    apart = _apart(closed, known) or _padded(piece) or _beside_known(closed, known)
    if apart:
        found.run_together.append((piece, apart))
        return apart
    if len(spaced) > 1 and all(_is_name(name) for name in spaced):
        return spaced
    if not _is_name(closed):
        found.odd.append(closed)
    return (closed,)


def _beside_strange_posts(words: Collection[str]) -> tuple[str, ...]:
    """Give the names among words of which the others end as posts do and can be no names: 政法委员 王某某."""
    names = tuple(word for word in words if can_be_name(word))
    others = [word for word in words if word not in names]
    are_posts = all(_POST_END.search(word) and not can_be_name(word) for word in others)
    return names if names and others and are_posts else ()


def _padded(piece: str) -> tuple[str, ...]:
    """Part padded names without anything between them: 林 川高 帆."""
    words = piece.split()
    if len(words) < _PADDED or [len(words[0]), len(words[-1])] != [1, 1]:
        return ()
    if any(len(word) != _SHORTEST for word in words[1:-1]):
        return ()
    closed = "".join(words)
    return tuple(closed[at : at + _SHORTEST] for at in range(0, len(closed), _SHORTEST))


def _beside_known(closed: str, known: Collection[str]) -> tuple[str, ...]:
    """Part a text of which one half is a name known from elsewhere, and the other can be one."""
    is_longer = _LONGEST <= len(closed) <= 2 * _LONGEST_USUAL and _is_han(closed)
    if not is_longer or closed.startswith(_DOUBLE_SURNAMES):
        return ()
    for at in range(_SHORTEST, len(closed) - 1):
        first, second = closed[:at], closed[at:]
        if (first in known or second in known) and max(map(len, (first, second))) <= _LONGEST_USUAL:
            return first, second
    return ()


def _is_han(text: str) -> bool:
    return all("\u4e00" <= mark <= "\u9fff" for mark in text)


def _apart(text: str, known: Collection[str]) -> tuple[str, ...]:
    return take_apart(text, known, _SHORTEST)


def _pieces(cell: str) -> list[str]:
    pieces = [
        piece.strip(" \t\u3000。.")
        # A bracket of posts is one person's: 王某某（县委常委、副县长）.
        for piece in split_outside(
            _BELOW_NAME.sub("", without_counts(usual_characters(cell))), _SEPARATORS
        )
    ]
    return [piece for piece in pieces if piece and not says_nothing(piece)]


def _by_blanks(piece: str) -> tuple[str, ...]:
    """Part a piece at its blanks; single characters in a row are one padded name (高  帆)."""
    names: list[str] = []
    open_name = False
    for word in piece.split():
        if len(word) == 1 and open_name:
            names[-1] += word
            open_name = False
        else:
            names.append(word)
            open_name = len(word) == 1
    return tuple(names)


def _is_name(text: str) -> bool:
    if lacks_name(text):
        return False
    return (_SHORTEST <= len(text) <= _LONGEST and text.isalpha() and not text.isascii()) or (
        "·" in text and text.replace("·", "").isalpha()
    )
