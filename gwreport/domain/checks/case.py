"""What a rule looks at and what it tells: one item with all that its units wrote of it."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from gwreport.domain.checks.item_words import ItemWords
from gwreport.domain.findings.code import Code
from gwreport.domain.findings.facts import Fact, Facts
from gwreport.domain.form.columns import Field, FieldKey
from gwreport.domain.judgement.rules import DEFAULT_RULES, Rules
from gwreport.domain.plan.plan import Item
from gwreport.domain.returns.returns import Entry
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status
from gwreport.domain.texts.quoting import beginning, in_one_line


@dataclass(frozen=True, slots=True)
class Case:
    """One item in one round.

    `entries` are the lead units' own of this round, the primary's first; `returned` the units
    whose return has come, whatever stands in it; `last` what each unit wrote in the round before
    (上期), `last_text` and `last_status` what was reported there, "" and None when nothing is known;
    `year_text` what was reported in the same round of the year before; `others` knows the words of
    all the plan's items; `rules` are the office's for judging.
    """

    item: Item
    round: Round
    leads: tuple[str, ...]
    entries: tuple[Entry, ...]
    returned: frozenset[str] = frozenset()
    last: Mapping[str, Entry] = field(default_factory=dict[str, Entry])
    last_text: str = ""
    last_status: Status | None = None
    year_text: str = ""
    others: ItemWords | None = None
    rules: Rules = DEFAULT_RULES

    @property
    def filled(self) -> tuple[Entry, ...]:
        """The entries that say something."""
        return tuple(entry for entry in self.entries if entry.completion.strip())


@dataclass(frozen=True, slots=True)
class Told:
    """What a rule has found in one unit's entry.

    `part` is the cell that it is about; `words` are those that it concerns, by which it is known
    again once it was accepted; `facts` fill its sentence beside the unit and the item's number.
    """

    unit: str
    part: FieldKey
    words: str
    facts: Facts = field(default_factory=dict[str, Fact])


@dataclass(frozen=True, slots=True)
class Check:
    """One rule of review (审核规则): the code of its findings, and what looks at an item."""

    code: Code
    look: Callable[[Case], Iterable[Told]]


def told_of_progress(entry: Entry) -> str:
    """Give the words by which a finding on 进度自评 is known again: its own and those behind it."""
    return f"{entry.text(Field.STATUS)}\n{entry.completion}"


def short(text: str, length: int = 40) -> str:
    """Give the beginning of a text, for a sentence."""
    return beginning(in_one_line(text), length)
