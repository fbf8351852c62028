"""Returns (回收表) and what they hold: every written cell verbatim, beside what was made of it."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from gwreport.domain.findings.codes.returns import ReturnCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import NOWHERE, Spot
from gwreport.domain.form.columns import FIGURE_NAMES, NODE_FIELDS, Field, FieldKey
from gwreport.domain.statuses import Status


def file_name(path: str, member: str = "") -> str:
    """Give a file's own name, that of the member where it lay in an archive.

    The path may be of another system than this one: both kinds of slashes part its folders.
    """
    return (member or path).replace("\\", "/").rpartition("/")[2]


class Outcome(StrEnum):
    """What became of one file."""

    ACCEPTED = "accepted"
    ACCEPTED_WITH_FINDINGS = "accepted_with_findings"
    HELD = "held"
    DUPLICATE = "duplicate"
    SUPERSEDED = "superseded"
    REFUSED = "refused"


MERGED_OUTCOMES = frozenset({Outcome.ACCEPTED, Outcome.ACCEPTED_WITH_FINDINGS})


# A named tuple, because there are very many of them and they travel between processes.
class WrittenCell(NamedTuple):
    """One filled cell: `text` exactly as written (line breaks as LF), `at` where it stands."""

    text: str
    at: Spot = NOWHERE


@dataclass(frozen=True, slots=True)
class Entry:
    """What one unit wrote for one item in one return.

    `sheet` and the places in `cells` say where; `status` is what 进度自评 means, None when the
    cell is empty or off the list (its words stay in `cells`).
    """

    unit: str
    item: str
    cells: dict[FieldKey, WrittenCell] = field(default_factory=dict[FieldKey, WrittenCell])
    sheet: str = ""
    status: Status | None = None

    def text(self, part: FieldKey) -> str:
        """Give the verbatim words of one field, "" when it is blank."""
        cell = self.cells.get(part)
        return cell.text if cell else ""

    @property
    def is_blank(self) -> bool:
        """Whether the unit wrote nothing at all for the item."""
        return not any(cell.text.strip() for cell in self.cells.values())

    @property
    def is_answered(self) -> bool:
        """Whether it says what was asked: how far the item is, is to be, or is to be mended."""
        return bool(self.completion.strip()) or any(
            self.text(part).strip() for part in (*NODE_FIELDS.values(), Field.MEASURE)
        )

    @property
    def completion(self) -> str:
        """The words for 完成情况; of an indicator with figures only, these with their names.

        Nothing is computed: the figures stand as they were written.
        """
        written = self.text(Field.COMPLETION)
        if written.strip():
            return written
        named = ((name, self.text(part).strip()) for part, name in FIGURE_NAMES.items())
        return "；".join(f"{name}：{words}" for name, words in named if words)


# The characters that are stored where a cell shows others: letters of a symbol font, 104 for 10⁴.
STORED = "stored"
# Who signed on the guide sheet, and what a file's properties tell of who saved it last.
SIGNER, EDITOR, COMPANY = "signer", "editor", "company"
# The letter of the mail in which a return came.
LETTER = "letter"
# What is kept beside the words and is none of the unit's: it tells apart no two returns, and review
# does not list it.
ASIDE = frozenset((STORED, EDITOR, COMPANY))


class LooseCell(NamedTuple):
    """A filled cell that belongs to no issued row: an extra row, another sheet, a note.

    `sort` is "extra_row", "extra_column", "extra_sheet", "note", "link", "page" (the head or foot of
    a printed page), "letter", "edited_text", "formula", "struck", "red", "covered", "error_value",
    "hidden_value", "stored", "signer", "reply", "editor" or "company"; the words are kept verbatim.
    """

    sort: str
    sheet: str
    at: Spot
    text: str
    item: str | None = None


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file that came back: where it lay, and the hash of its bytes, "" when none could be had.

    `member` is the name inside an archive, "" for a plain file.
    """

    path: str
    member: str = ""
    sha256: str = ""

    @property
    def name(self) -> str:
        """The file's own name, without folders."""
        return file_name(self.path, self.member)

    @property
    def whole_name(self) -> str:
        """Its path, with the member's name behind it where it lay in an archive."""
        return f"{self.path}!{self.member}" if self.member else self.path


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of one file, and found in it.

    `round` is a round's code and `unit` a canonical name, "" while they are not known; of a file
    that is held they are what is assumed. `identified_by` names the mark that told whose it is:
    "stamp", "sheet", "defined-name", "tokens", "texts" or "person"; `content_hash` is that of the
    written cells alone, equal for a file that was only saved again.
    """

    round: str = ""
    unit: str = ""
    identified_by: str = ""
    content_hash: str = ""
    entries: tuple[Entry, ...] = ()
    loose: tuple[LooseCell, ...] = ()
    findings: tuple[Finding, ...] = ()

    def of_unit(self, name: str) -> "Reading":
        """Give it under another name of its unit."""
        if name == self.unit:
            return self

        def present(one: str) -> str:
            return name if one == self.unit else one

        return replace(
            self,
            unit=name,
            entries=tuple(replace(one, unit=present(one.unit)) for one in self.entries),
            findings=tuple(one.with_names(present) for one in self.findings),
        )

    def told(self, *findings: Finding) -> "Reading":
        """Give it with more findings, behind those that it has."""
        return replace(self, findings=(*self.findings, *findings))


@dataclass(frozen=True, slots=True)
class Submission:
    """One file that came back, or one member of an archive, with what was read and became of it.

    `number` is the ledger's running number, which alone orders submissions; `version` counts the
    merged or held returns of a unit in a round from 1.
    """

    source: SourceFile
    received_at: datetime
    outcome: Outcome
    reading: Reading = Reading()
    version: int = 0
    number: int = 0

    # What almost every reader of a submission asks.
    @property
    def round(self) -> str:
        """The round's code, "" while it is not known."""
        return self.reading.round

    @property
    def unit(self) -> str:
        """The unit's canonical name, "" while it is not known."""
        return self.reading.unit

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What the unit wrote for its items."""
        return self.reading.entries

    @property
    def loose(self) -> tuple[LooseCell, ...]:
        """The filled cells that belong to no issued row."""
        return self.reading.loose

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found in the file, or became known when it was taken in."""
        return self.reading.findings

    @property
    def unit_names(self) -> tuple[str, ...]:
        """The names of units in it and in its findings, each once."""
        found = {self.unit: None} | dict.fromkeys(one.unit for one in self.entries)
        for one in self.findings:
            found |= dict.fromkeys(one.unit_names)
        return tuple(found)

    @property
    def supposed_unit(self) -> str:
        """The unit that the name of a file names which could not be read; "" for every other."""
        told = (one.unit for one in self.findings if one.code == ReturnCode.UNIT_SUPPOSED)
        return next(told, "")

    def told(self, *findings: Finding, outcome: Outcome | None = None) -> "Submission":
        """Give it with more findings, and with the outcome that follows from them, if another."""
        reading = self.reading.told(*findings)
        return replace(self, reading=reading, outcome=outcome or self.outcome)

    def bare(self) -> "Submission":
        """Give it without the words that were read, for whoever keeps very many."""
        reading = replace(self.reading, entries=(), loose=())
        return replace(self, reading=reading)
