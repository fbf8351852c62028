"""What a Word document says beside the text that is read: each thing once for its row or paragraph."""

from dataclasses import dataclass, field
from typing import NamedTuple

from gwreport.domain.findings.code import Code
from gwreport.domain.findings.codes.opening import OpeningCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import NOWHERE, Place, Spot
from gwreport.domain.texts.quoting import beginning, in_one_line

_MOST_PLACES = 60
_LONGEST = 240
# Characters that are gathered for those that are told: blanks may be among them.
_LONGEST_KEPT = 4_000


class _Key(NamedTuple):
    code: Code
    part: str
    row: Spot
    facts: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Said:
    place: Place
    pieces: list[str] = field(default_factory=list[str])
    length: int = 0


class Remarks:
    """Gathers what is to be told, in the order of the document.

    `place` and `row` say where the reading stands; what is found in one row of a table, or in one
    paragraph, is told together.
    """

    def __init__(self, name: str) -> None:
        self.row = NOWHERE
        self._part, self._spot = "", NOWHERE
        self._name = name
        self._said: dict[_Key, _Said] = {}
        self._last: tuple[_Key, Place] | None = None

    def enter(self, part: str, spot: Spot, row: Spot) -> None:
        """Go on to another cell or paragraph: its table's name or "", where it stands there, and its row."""
        self._part, self._spot, self.row, self._last = part, spot, row, None

    @property
    def place(self) -> Place:
        """Where the reading stands; of nearly all cells nobody asks."""
        return Place(self._name, self._part, self._spot)

    def add(self, code: Code, text: str, **facts: str) -> None:
        """Take down words (never in more pieces than they stand in) under the code of their finding."""
        place = self.place
        key = _Key(code, place.part, self.row, tuple(facts.items()))
        said = self._said.setdefault(key, _Said(place))
        if said.length < _LONGEST_KEPT:
            said.length += len(text)
            if self._last == (key, place) and said.pieces:
                said.pieces[-1] += text
            else:
                said.pieces.append(text)
        self._last = (key, place)

    def part_pieces(self) -> None:
        """Say that other words stand between the last piece and the next."""
        self._last = None

    def findings(self) -> list[Finding]:
        """Give the findings, those of one code not more than a person reads; the rest is counted."""
        findings: list[Finding] = []
        told: dict[Code, int] = {}
        rest: dict[Code, tuple[int, str]] = {}
        for key, said in self._said.items():
            words = [one for piece in said.pieces if (one := in_one_line(piece))]
            if not words:
                continue
            text = beginning("；".join(words), _LONGEST)
            told[key.code] = told.get(key.code, 0) + 1
            if told[key.code] <= _MOST_PLACES:
                facts = {"text": text, **dict(key.facts)}
                findings.append(Finding(key.code, said.place, facts=facts))
            else:
                count, first = rest.get(key.code, (0, text))
                rest[key.code] = count + 1, first
        for code, (count, first) in rest.items():
            place, severity = Place(self._name), code.severities[0]
            facts = {"count": count, "text": beginning(first, 40)}
            findings.append(Finding(OpeningCode.MORE_OF_THESE, place, facts=facts, chosen=severity))
        return findings
