"""What the reading of a return must know of the workspace: made once, sent to every process."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from gwreport.domain.rounds import Round, parse_round
from gwreport.domain.units import Unit
from gwreport.workbooks.form import WorkspaceKey
from gwreport.workbooks.stamp import Stamp, Token, make_stamp, make_token, parse_stamp, parse_token
from gwreport.workbooks.written_words import text_key


@dataclass(frozen=True, slots=True)
class IssuedRows:
    """The ids of the rows that one unit (a canonical name) got in one round (a code)."""

    round: str
    unit: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class IntakeContext:
    """All that a reading process knows; pickled once.

    `items` are (id, number, text) of every item ever issued, in every wording that the versions of
    the plan gave it, the newest last; `issued` every row that was sent out.
    """

    workspace: WorkspaceKey
    year: int
    units: tuple[Unit, ...]
    items: tuple[tuple[str, str, str], ...]
    issued: tuple[IssuedRows, ...]

    @cached_property
    def unit_names(self) -> Mapping[int, str]:
        """Canonical names by number."""
        return {unit.number: unit.name for unit in self.units}

    @cached_property
    def unit_numbers(self) -> Mapping[str, int]:
        """Numbers by canonical name."""
        return {unit.name: unit.number for unit in self.units}

    @cached_property
    def texts(self) -> Mapping[str, str]:
        """The items' texts by id."""
        return {item: text for item, _, text in self.items}

    @cached_property
    def numbers(self) -> Mapping[str, str]:
        """The items' printed numbers by id."""
        return {item: number for item, number, _ in self.items}

    @cached_property
    def text_keys(self) -> Mapping[str, str]:
        """The items' texts for comparing, by id."""
        return {item: text_key(text) for item, _, text in self.items}

    @cached_property
    def wordings(self) -> Mapping[str, frozenset[str]]:
        """All wordings that an item ever had, for comparing, by id: any may have been issued."""
        found: dict[str, set[str]] = {}
        for item, _, text in self.items:
            found.setdefault(item, set()).add(text_key(text))
        return {item: frozenset(keys) for item, keys in found.items()}

    @cached_property
    def rows(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """Issued ids by round and unit."""
        return {(issued.round, issued.unit): issued.items for issued in self.issued}

    @cached_property
    def rounds(self) -> tuple[Round, ...]:
        """The rounds that were issued, oldest first."""
        found = {parse_round(issued.round) for issued in self.issued}
        return tuple(sorted(round_ for round_ in found if round_ is not None))

    @cached_property
    def tokens(self) -> Mapping[str, Token]:
        """Every token that was sent out, as written: one that is found here needs no proof."""
        made: dict[str, Token] = {}
        for (code, unit), items in self.rows.items():
            round_, number = parse_round(code), self.unit_numbers.get(unit)
            if round_ is None or number is None:
                continue
            for item in items:
                written = make_token(self.workspace, round_, number, item)
                token = parse_token(written)
                if token is not None:
                    made[written] = token
        return made

    @cached_property
    def stamps(self) -> Mapping[str, Stamp]:
        """Every stamp that was sent out, as written; like `tokens`."""
        made: dict[str, Stamp] = {}
        for code, unit in self.rows:
            round_, number = parse_round(code), self.unit_numbers.get(unit)
            if round_ is not None and number is not None:
                written = make_stamp(self.workspace, round_, number)
                stamp = parse_stamp(written)
                if stamp is not None:
                    made[written] = stamp
        return made
