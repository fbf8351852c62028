"""What the reading of a return must know of the workspace: made once, sent to every process."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from gwreport.domain.form.design import FormDesign
from gwreport.domain.rounds import Round, parse_collection
from gwreport.domain.texts.look_alikes import text_key
from gwreport.domain.units.registry import Unit
from gwreport.wording.form_design import STANDARD
from gwreport.workbooks.form import WorkspaceKey
from gwreport.workbooks.issued_correction import IssuedCorrection
from gwreport.workbooks.page_foot import own_foot_words
from gwreport.workbooks.stamp import make_token


# Named tuples, because there are many of them and every process gets them all.
class KnownItem(NamedTuple):
    """One wording of an item, which holds from that version of the plan (`since`) to its next.

    `plan_name` is that of the named plan (清单) that it is of, "" for the main one.
    """

    id: str
    number: str
    text: str
    since: int = 1
    plan_name: str = ""


class IssuedRows(NamedTuple):
    """The ids of the rows that one unit (a canonical name) got in one round (a code).

    `versions` are those of the plan from which they were sent; without any, every wording that an
    item ever had may have been sent. `issued_on` is the day of the first sending;
    `designs` say where among those of the context the forms stand in which they were sent, the newest first.
    """

    round: str
    unit: str
    items: tuple[str, ...]
    versions: tuple[int, ...] = ()
    issued_on: date | None = None
    designs: tuple[int, ...] = ()


@dataclass(frozen=True)
class IntakeContext:
    """All that a reading process knows; pickled once.

    `items` are the wordings of every item that any version of the plan had, older ones first;
    `issued` every row that was sent out; `corrections` every workbook that was sent back; `given`
    all that was ever sent in an item's other cells, as it is and as `text_key` gives it, by column
    and by the item's id (nothing for a cell that is not to be compared). `designs` say what the
    tables ask now, and what they asked when workbooks were sent; `today` is the day of collecting; `merged` names for the number of each unit that stands no more the one that it was
    merged into.
    """

    workspace: WorkspaceKey
    year: int
    units: tuple[Unit, ...]
    items: tuple[KnownItem, ...]
    issued: tuple[IssuedRows, ...]
    corrections: tuple[IssuedCorrection, ...] = ()
    today: date | None = None
    given: Mapping[str, Mapping[str, tuple[str, ...]]] = field(
        default_factory=dict[str, dict[str, tuple[str, ...]]]
    )
    designs: tuple[FormDesign, ...] = (STANDARD,)
    merged: Mapping[int, str] = field(default_factory=dict[int, str])

    def correction(self, round_code: str, unit: str, number: int) -> IssuedCorrection | None:
        """Give what was sent back to a unit under that number; None when nothing was."""
        wanted = round_code, unit, number
        return next(
            (one for one in self.corrections if (one.round, one.unit, one.number) == wanted), None
        )

    @property
    def design(self) -> FormDesign:
        """What the tables ask now."""
        return self.designs[0]

    def sent_designs(self, issued: IssuedRows | None) -> tuple[FormDesign, ...]:
        """Give the designs in which a unit's workbooks were sent in a round, the newest first."""
        places = issued.designs if issued else ()
        return tuple(self.designs[place] for place in places) or self.designs

    @cached_property
    def unit_names(self) -> Mapping[int, str]:
        """Canonical names by number, also by those that merged units had."""
        return {**self.merged, **{unit.number: unit.name for unit in self.units}}

    @cached_property
    def unit_numbers(self) -> Mapping[str, int]:
        """Numbers by canonical name."""
        return {unit.name: unit.number for unit in self.units}

    @cached_property
    def numbers(self) -> Mapping[str, str]:
        """The items' printed numbers by id."""
        return {item.id: item.number for item in self.items}

    @cached_property
    def plan_names(self) -> Mapping[str, str]:
        """Of which plan each item is, by its id."""
        return {item.id: item.plan_name for item in self.items}

    @cached_property
    def wordings(self) -> Mapping[str, tuple[KnownItem, ...]]:
        """All wordings of each item, older ones first."""
        found: dict[str, tuple[KnownItem, ...]] = {}
        for item in self.items:
            found[item.id] = (*found.get(item.id, ()), item)
        return found

    @cached_property
    def rows(self) -> Mapping[tuple[str, str], IssuedRows]:
        """What was issued, by round and unit."""
        return {(issued.round, issued.unit): issued for issued in self.issued}

    @cached_property
    def rounds(self) -> tuple[Round, ...]:
        """The rounds that were issued, answers to supervision among them, oldest first."""
        found = {parse_collection(issued.round) for issued in self.issued}
        known = (round_ for round_ in found if round_ is not None)
        return tuple(sorted(known, key=lambda one: (one.year, one.elapsed_share, str(one))))

    def asks_in(self, issued: IssuedRows, names: Collection[str]) -> bool:
        """Say whether a unit's workbooks had a table of one of these names, or none is named."""
        sent = {table.name for design in self.sent_designs(issued) for table in design.sheets}
        return not names or not sent.isdisjoint(names)

    @cached_property
    def page_words(self) -> frozenset[str]:
        """What was ever printed at the foot of a page of ours, blanks aside."""
        return own_foot_words(self.units, self.rounds)

    def issued_texts(self, issued: IssuedRows, item: str) -> tuple[str, ...]:
        """Give an item's text as it was issued, the newest last where it was issued twice."""
        known = self.wordings.get(item, ())
        if len(known) == 1:
            return (known[0].text,)
        if not issued.versions:
            return tuple(one.text for one in known)
        texts = [
            next((one.text for one in reversed(known) if one.since <= version), known[0].text)
            for version in sorted(issued.versions)
            if known
        ]
        return tuple(dict.fromkeys(texts))

    def issued_keys(self, issued: IssuedRows, item: str) -> frozenset[str]:
        """Give what `issued_texts` gives in the form for comparing."""
        asked = issued.versions, item
        keys = self._found_keys.get(asked)
        if keys is None:
            keys = frozenset(text_key(text) for text in self.issued_texts(issued, item))
            self._found_keys[asked] = keys
        return keys

    @cached_property
    def _found_keys(self) -> dict[tuple[tuple[int, ...], str], frozenset[str]]:
        # Each is asked for twice in a file, and again in every round.
        return {}

    def all_keys(self, issued: IssuedRows, items: Collection[str] | None = None) -> frozenset[str]:
        """Give the texts of a unit's rows, or of those of `items`, in the form for comparing."""
        wanted = issued.items if items is None else items
        return frozenset(key for item in wanted for key in self.issued_keys(issued, item))

    def tokens(self, issued: IssuedRows) -> Mapping[str, str]:
        """Give the item of each token that a unit got in a round, by the token as written.

        Those of units that were merged into it are not among them.
        """
        round_, number = parse_collection(issued.round), self.unit_numbers.get(issued.unit)
        if round_ is None or number is None:
            return {}
        return {make_token(self.workspace, round_, number, item): item for item in issued.items}
