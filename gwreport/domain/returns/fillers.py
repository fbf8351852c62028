"""Who filled a return in, as far as it tells: who signed it, and the traces of the program's user."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from gwreport.domain.returns.returns import COMPANY, EDITOR, SIGNER, LooseCell, Submission

_FILLED_BY = "填报人："


@dataclass(frozen=True, slots=True)
class Filler:
    """Who filled a return in: the person who signed, the program's user, the owner of the program.

    Each is "" where the return does not tell.
    """

    signed: str = ""
    editor: str = ""
    company: str = ""


class Return(NamedTuple):
    """One accepted return, with who filled it in."""

    file: Submission
    filler: Filler


@dataclass(frozen=True, slots=True)
class OtherHand:
    """A return that another hand filled in than the one before.

    `now` and `before` hold what differs and nothing else; `earlier` is the return before, or the
    newest of those before that tells of it; `elsewhere` is another unit whose return the same
    person signed, "" for none.
    """

    now: Filler
    before: Filler
    earlier: Return
    elsewhere: str = ""


def read_fillers(files: Iterable[Submission], office: str = "") -> list[Return]:
    """Read who filled each accepted return in, in their order, which is that of their numbers.

    `office` is the program's user in a workbook that nobody has saved yet: it tells nothing.
    """
    return [Return(file, _filler(file.loose, office)) for file in files]


def _filler(cells: Iterable[LooseCell], office: str) -> Filler:
    facts: dict[str, str] = {}
    for one in cells:
        text = " ".join(one.text.split())
        if one.sort == SIGNER:
            signed = text.removeprefix(_FILLED_BY)
            if signed != text and signed.strip():
                facts.setdefault(SIGNER, signed.strip())
        elif text != office:
            facts[one.sort] = text
    return Filler(facts.get(SIGNER, ""), facts.get(EDITOR, ""), facts.get(COMPANY, ""))


def other_hand(now: Return, all_: Sequence[Return]) -> OtherHand | None:
    """Say what differs from the unit's return before, None where nothing does.

    Where one of the three is not told there, the newest return before that tells of it counts.
    """
    before = [
        one for one in all_ if one.file.unit == now.file.unit and one.file.number < now.file.number
    ]
    new: dict[str, str] = {}
    old: dict[str, str] = {}
    earlier: list[Return] = []
    for part in ("signed", "editor", "company"):
        mine: str = getattr(now.filler, part)
        told = [one for one in before if getattr(one.filler, part)]
        if not mine or not told:
            continue
        theirs: str = getattr(told[-1].filler, part)
        if _folded(mine) != _folded(theirs):
            new[part], old[part] = mine, theirs
            earlier.append(told[-1])
    if not new:
        return None
    signed = _folded(new.get("signed", ""))
    elsewhere = [
        one.file.unit
        for one in all_
        if signed and one.file.unit != now.file.unit and _folded(one.filler.signed) == signed
    ]
    last = max(earlier, key=lambda one: one.file.number)
    return OtherHand(Filler(**new), Filler(**old), last, elsewhere[-1] if elsewhere else "")


def _folded(name: str) -> str:
    return "".join(name.split()).casefold()
