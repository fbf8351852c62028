"""What a finding says: named facts with values of their types. `gwreport.wording.facts` makes the words."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from gwreport.domain.findings.place import Spot
from gwreport.domain.form.columns import FieldKey
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status

_DIGEST_LENGTH = 16


@dataclass(frozen=True, slots=True)
class NamedField:
    """A column that units fill in, and the heading that it has on the workbook."""

    key: FieldKey
    heading: str


@dataclass(frozen=True, slots=True)
class ItemField:
    """A cell of an item's row: its field, and where it stands when that is to be said."""

    item: str
    field: NamedField
    at: Spot | None = None


@dataclass(frozen=True, slots=True)
class NumberedItem:
    """An item of the plan with its printed number."""

    item: str
    number: str


@dataclass(frozen=True, slots=True)
class UnitRound:
    """A unit's workbook of a round."""

    unit: str
    round: Round


@dataclass(frozen=True, slots=True)
class UnitStatus:
    """The class that a unit gave to its own progress."""

    unit: str
    status: Status


@dataclass(frozen=True, slots=True)
class FindingKey:
    """What a finding is known by again: its code, its unit, and a hash of its words.

    Blanks do not count; the round does not either, so that an accepted finding stays accepted.
    """

    code: str
    unit: str
    digest: str

    @classmethod
    def of(cls, code: str, unit: str, words: str) -> "FindingKey":
        """Give the key over the words that a finding is about."""
        digest = hashlib.sha256("".join(words.split()).encode()).hexdigest()[:_DIGEST_LENGTH]
        return cls(str(code), "", digest).of_unit(unit)

    def of_unit(self, name: str) -> "FindingKey":
        """Give the key of the unit under that name."""
        # The bar parts a key that is written down; no unit has one in its name that matters.
        return replace(self, unit=name.replace("|", "/"))

    @classmethod
    def read(cls, written: str) -> "FindingKey":
        """Read a key as a decision has it.

        Raises ValueError for what is none.
        """
        code, unit, digest = written.split("|")
        return cls(code, unit, digest)

    def __str__(self) -> str:
        """Write the key for a decision."""
        return f"{self.code}|{self.unit}|{self.digest}"


Fact: TypeAlias = (
    str
    | int
    | date
    | Round
    | Status
    | Spot
    | NamedField
    | ItemField
    | NumberedItem
    | UnitRound
    | UnitStatus
    | FindingKey
    | tuple["Fact", ...]
)
Facts: TypeAlias = Mapping[str, Fact]
