"""What a finding's code says of it: how much it matters, and the traits that others ask for."""

from enum import Enum, StrEnum, auto
from typing import Self


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


WORST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.INFO)


class Trait(Enum):
    """What is asked of a finding, whatever it says."""

    HOLDS = auto()
    """Leaves open what was meant: nothing of its file is merged before a person decides."""
    COLUMNS_IN_DOUBT = auto()
    """Rows of its table may be there and not be read."""
    OF_ROW = auto()
    """Of a row that is no issued one: settled with it."""
    OF_WHOLE_RETURN = auto()
    """What a file says of the unit's whole return; the next file says it anew."""
    OF_LETTER = auto()
    """Of the letter that came with a return."""
    OF_THE_ROUND = auto()
    """Of which round a report is: settled when a person says it."""
    NOT_OPENED = auto()
    """The file was refused before it was read; a member's bytes are then its archive's."""
    NOT_READ = auto()
    """A process that died says nothing of the file: the same bytes are read again."""
    NOT_FOR_UNITS = auto()
    """What only the office can settle, or what a correction of cells does not mend."""
    SETTLED_BY_TAKING = auto()
    """Settled by taking a file in or not, or by saying where it belongs, never by accepting the finding."""
    SETTLED_BY_CLOSING = auto()
    """Settled by closing an item or sending the request back, never by accepting the finding."""
    OF_CLASS = auto()
    """Of the class of progress: answered by whoever decides the class."""
    OF_TEXT = auto()
    """Of the words and figures of an item: answered by whoever decides what is published of it."""
    OF_LATENESS = auto()
    """Of why an item is behind: answered by deciding that it is not."""
    MAY_BE_TRUSTED = auto()
    """A person who knows the reason may say that the journal is right as it is."""


class Code(str):
    """The code of a finding; it is stored and printed as the text that it is.

    The program's own codes are the enumerations in `gwreport.domain.findings.codes`. One from outside
    it, of a rule that was added or of a finding that another version stored, is made by itself.
    """

    severities: tuple[Severity, ...]
    traits: frozenset[Trait]

    def __new__(cls, text: str, *marks: Severity | Trait) -> Self:
        """Make a code; its first severity is that of a finding for which none is chosen."""
        self = str.__new__(cls, text)
        found = tuple(one for one in marks if isinstance(one, Severity))
        self.severities = found or WORST_FIRST
        self.traits = frozenset(one for one in marks if isinstance(one, Trait))
        return self

    def has(self, trait: Trait) -> bool:
        """Say whether findings of this code have a trait."""
        return trait in self.traits
