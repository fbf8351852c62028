"""What the values of decisions say: a unit or one of its versions, units in order, a row, a verdict.

A value that needs more than one word is JSON with its keys in order, so that the same decision is
always the same text.
"""

import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from gwreport.domain.decisions.amendments import read_amendment
from gwreport.domain.decisions.closings import read_ground, read_reopening
from gwreport.domain.decisions.decisions import Decision, DecisionKind, read_acceptance
from gwreport.domain.decisions.evidence import read_items
from gwreport.domain.decisions.paper_numbers import read_number
from gwreport.domain.decisions.scoring import Objection, read_ground_id, read_score_rules
from gwreport.domain.decisions.settled_nodes import read_settled
from gwreport.domain.decisions.supervision import read_answer
from gwreport.domain.findings.facts import FindingKey
from gwreport.domain.findings.place import Spot, spot_of
from gwreport.domain.form.columns import FieldKey, field_key
from gwreport.domain.form.office_form import read_lines
from gwreport.domain.plan.plan import kind_of_id
from gwreport.domain.recorded import recorded_text
from gwreport.domain.returns.returns import Outcome
from gwreport.domain.statuses import Status


@dataclass(frozen=True, slots=True)
class Choice:
    """CHOOSE: a unit's text; of the file of that number, 0 for the unit's newest words."""

    unit: str
    submission: int = 0

    def value(self) -> str:
        """Write it."""
        if not self.submission:
            return self.unit
        return recorded_text({"unit": self.unit, "submission": self.submission})


@dataclass(frozen=True, slots=True)
class Join:
    """JOIN: the texts of these units in this order; `heads` says to put each unit's name before."""

    units: tuple[str, ...]
    heads: bool = False

    def value(self) -> str:
        """Write it."""
        return recorded_text({"units": list(self.units), "heads": self.heads})


@dataclass(frozen=True, slots=True)
class Row:
    """ROW and NO_ROW: one row of a file that stands beside the issued ones.

    For ROW, `cells` says where each field's words stand and `status` what 进度自评 means.
    """

    submission: int
    sheet: str
    row: int
    unit: str = ""
    cells: Mapping[FieldKey, Spot] = field(default_factory=dict[FieldKey, Spot])
    status: Status | None = None

    def value(self) -> str:
        """Write it."""
        return recorded_text(
            {
                "submission": self.submission,
                "sheet": self.sheet,
                "row": self.row,
                "unit": self.unit,
                "cells": {part: at.reference for part, at in self.cells.items()},
                "status": self.status.value if self.status else None,
            }
        )

    @property
    def place(self) -> tuple[int, str, int]:
        """The file's number, the sheet and the row."""
        return self.submission, self.sheet, self.row


@dataclass(frozen=True, slots=True)
class Verdict:
    """VERSION: what becomes of a held file; `read_as` is the number under which it was read again.

    It is read again when the clerk says whose it is, which the file does not tell.
    """

    outcome: Outcome
    read_as: int = 0

    def value(self) -> str:
        """Write it."""
        if not self.read_as:
            return self.outcome.value
        return recorded_text({"outcome": self.outcome.value, "read_as": self.read_as})


def read_choice(value: str) -> Choice:
    """Read what `Choice.value` wrote."""
    facts = _facts(value)
    return Choice(facts["unit"], facts["submission"]) if facts else Choice(value)


def read_join(value: str) -> Join:
    """Read what `Join.value` wrote."""
    facts = json.loads(value)
    return Join(tuple(facts["units"]), facts["heads"])


def read_row(value: str) -> Row:
    """Read what `Row.value` wrote."""
    facts = json.loads(value)
    return Row(
        facts["submission"],
        facts["sheet"],
        facts["row"],
        facts["unit"],
        {field_key(part): spot_of(cell) for part, cell in facts["cells"].items()},
        Status(facts["status"]) if facts["status"] else None,
    )


def read_verdict(value: str) -> Verdict:
    """Read what `Verdict.value` wrote."""
    facts = _facts(value)
    return (
        Verdict(Outcome(facts["outcome"]), facts["read_as"]) if facts else Verdict(Outcome(value))
    )


def check_values(decisions: Iterable[Decision]) -> None:
    """Prove that each decision has a value of its kind, and that an undoing undoes an earlier one.

    `decisions` are those of a round or of all, oldest first. Raises ValueError, TypeError or
    LookupError for one that the program did not write.
    """
    before: set[int] = set()
    for one in decisions:
        _check_value(one, before)
        before.add(one.number)


def _check_value(one: Decision, before: Collection[int]) -> None:
    match one.kind:
        case DecisionKind.CHOOSE:
            choice = read_choice(one.value)
            _must_be(choice.unit, str)
            _must_be(choice.submission, int)
        case DecisionKind.JOIN:
            for unit in read_join(one.value).units:
                _must_be(unit, str)
        case DecisionKind.STATUS | DecisionKind.CONFIRM:
            Status(one.value)
        case DecisionKind.VERSION:
            int(one.subject)
            _must_be(read_verdict(one.value).read_as, int)
        case DecisionKind.ROW | DecisionKind.NO_ROW:
            row = read_row(one.value)
            _must_be(row.submission, int)
            _must_be(row.row, int)
            for words in (row.sheet, row.unit):
                _must_be(words, str)
        case DecisionKind.ACCEPT:
            acceptance = read_acceptance(one.value)
            if acceptance.follows and acceptance.follows not in before:
                raise ValueError(one.value)
            for key in acceptance.keys:
                FindingKey.read(key)
        case DecisionKind.CORRECT:
            read_amendment(one.value)
        case DecisionKind.APPROVE_NODES | DecisionKind.REFUSE_NODES:
            read_settled(one.value)
        case DecisionKind.UNDO:
            if int(one.value) not in before:
                raise ValueError(one.value)
        case DecisionKind.FORM:
            read_lines(one.value)
        case DecisionKind.EVIDENCE:
            read_items(one.value)
        case DecisionKind.NUMBER:
            read_number(one.value)
            int(one.subject.partition(":")[2])
        case DecisionKind.LINK | DecisionKind.NO_LINK:
            if kind_of_id(one.subject) is None or kind_of_id(one.value) is None:
                raise ValueError(one.value)
        case DecisionKind.SCORE_RULES:
            read_score_rules(one.value)
        case DecisionKind.OBJECTION:
            Objection(one.value)
            if read_ground_id(one.subject) is None:
                raise ValueError(one.subject)
        case DecisionKind.LAST_YEAR | DecisionKind.CARRY:
            must_be_id = one.value or one.kind is DecisionKind.CARRY
            if kind_of_id(one.subject) is None or (must_be_id and kind_of_id(one.value) is None):
                raise ValueError(one.value)
        case DecisionKind.ANSWER:
            read_answer(one.value)
        case DecisionKind.CLOSE:
            read_ground(one.value)
        case DecisionKind.REOPEN:
            read_reopening(one.value)
        case DecisionKind.KEEP_OPEN:
            int(one.value)
        case DecisionKind.TEXT | DecisionKind.SEND_BACK | DecisionKind.FINAL:
            pass


def _must_be(value: object, kind: type) -> None:
    if type(value) is not kind:
        raise TypeError(kind.__name__)


def with_names(decision: Decision, name: Callable[[str], str]) -> Decision:
    """Give a decision with the names that its units have now, as `name` gives them."""
    match decision.kind:
        case DecisionKind.CHOOSE:
            choice = read_choice(decision.value)
            value = replace(choice, unit=name(choice.unit)).value()
        case DecisionKind.JOIN:
            join = read_join(decision.value)
            value = replace(join, units=tuple(name(unit) for unit in join.units)).value()
        case DecisionKind.ROW:
            row = read_row(decision.value)
            value = replace(row, unit=name(row.unit)).value()
        case DecisionKind.ANSWER:
            answer = read_answer(decision.value)
            value = answer.named(name(answer.unit)).value()
        case DecisionKind.SEND_BACK:
            return replace(decision, subject=name(decision.subject))
        case DecisionKind.CORRECT:
            value = read_amendment(decision.value).with_names(name).value()
        case DecisionKind.ACCEPT:
            acceptance = read_acceptance(decision.value)
            keys = (FindingKey.read(written) for written in acceptance.keys)
            named = tuple(str(key.of_unit(name(key.unit))) for key in keys)
            value = replace(acceptance, keys=named).value()
        case _:
            return decision
    return decision if value == decision.value else replace(decision, value=value)


def names_in(decision: Decision) -> tuple[str, ...]:
    """Give the names of units in a decision, each once."""
    found: dict[str, None] = {}

    def name(one: str) -> str:
        found[one] = None
        return one

    with_names(decision, name)
    return tuple(found)


def _facts(value: str) -> dict[str, Any] | None:
    return json.loads(value) if value.startswith("{") else None
