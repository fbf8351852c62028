"""Scores (考核): what happened, held against the office's rules, comes to each unit's score.

Everything that gives or takes a point stands there as a ground with what it stands on; the score is the
full mark plus the points of the grounds, to the last digit.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from gwreport.domain.decisions.decisions import Decision
from gwreport.domain.decisions.scoring import (
    GroundId,
    Objection,
    ScoreRule,
    ScoreRuleKind,
    ScoreRules,
)
from gwreport.domain.units.registry import Registry, Unit


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing that a rule may count, whoever saw it.

    `of` tells it apart from the others of its kind and unit (`GroundId.of`); `cases` is how often it
    counts (the days of a late return, else 1); `due` is by when it should have been. `items` are the ids of the items that it is about, the
    one that it is told of first; `file` and `submission` name a file that came, `decision` the number
    of the decision that it stands on, 0 for none. `is_proposed` says that nobody has confirmed the
    class of progress; `words` are the unit's own.
    """

    kind: ScoreRuleKind
    unit: int
    of: str = ""
    cases: int = 1
    items: tuple[str, ...] = ()
    file: str = ""
    submission: int = 0
    at: datetime | date | None = None
    due: date | None = None
    decision: int = 0
    is_proposed: bool = False
    words: str = ""

    @property
    def id(self) -> GroundId:
        """By what it is known again."""
        return GroundId(self.kind, self.unit, self.of)


@dataclass(frozen=True, slots=True)
class Ground:
    """One ground of a score: `full` is what it would count alone, `points` what it counts.

    They differ where the rule's cap is reached, or the ground was struck; `objection` is the decision
    upon it, None where none counts.
    """

    happening: Happening
    full: Decimal
    points: Decimal
    objection: Decision | None = None

    @property
    def id(self) -> str:
        """By what it is known again in its round, as commands take it."""
        return str(self.happening.id)

    @property
    def kind(self) -> ScoreRuleKind:
        """The rule that it is of."""
        return self.happening.kind

    @property
    def is_struck(self) -> bool:
        """Whether an objection to it was taken."""
        return self.objection is not None and self.objection.value == Objection.STRUCK

    @property
    def is_capped(self) -> bool:
        """Whether it counts less because its rule's cap is reached."""
        return not self.is_struck and self.points != self.full


@dataclass(frozen=True, slots=True)
class UnitScore:
    """One unit: `over` is what is taken off, never above 0, where the sum is over the highest total."""

    unit: Unit
    full_mark: Decimal
    grounds: tuple[Ground, ...] = ()
    over: Decimal = Decimal(0)

    @property
    def score(self) -> Decimal:
        """The full mark plus all points."""
        return self.full_mark + sum((one.points for one in self.grounds), self.over)

    def points_of(self, kind: ScoreRuleKind) -> Decimal:
        """Sum the points of one rule."""
        return sum((one.points for one in self.grounds if one.kind is kind), Decimal(0))


def score_units(
    units: Iterable[Unit],
    happenings: Iterable[Happening],
    rules: ScoreRules,
    objections: Mapping[GroundId, Decision],
) -> tuple[UnitScore, ...]:
    """Score units, in their order, by the rules that are applied.

    A struck ground counts nothing and leaves its room under the cap to the others, which fill it in
    the order in which they happened.
    """
    of_unit: dict[int, list[Happening]] = {}
    for one in happenings:
        of_unit.setdefault(one.unit, []).append(one)
    return tuple(_scored(unit, of_unit.get(unit.number, ()), rules, objections) for unit in units)


def _scored(
    unit: Unit,
    happened: Sequence[Happening],
    rules: ScoreRules,
    objections: Mapping[GroundId, Decision],
) -> UnitScore:
    grounds = tuple(
        ground
        for rule in rules.applied
        for ground in _grounds(rule, [one for one in happened if one.kind is rule.kind], objections)
    )
    scored = UnitScore(unit, rules.full_mark, grounds)
    if rules.highest is None or scored.score <= rules.highest:
        return scored
    return UnitScore(unit, rules.full_mark, grounds, rules.highest - scored.score)


def _grounds(
    rule: ScoreRule, happened: Sequence[Happening], objections: Mapping[GroundId, Decision]
) -> Iterable[Ground]:
    left = rule.most
    for one in happened:
        objection = objections.get(one.id)
        full = rule.a_case * one.cases
        ground = Ground(one, full, full, objection)
        if ground.is_struck:
            yield Ground(one, full, Decimal(0), objection)
            continue
        if left is not None:
            counted = min(abs(full), left)
            left -= counted
            points = counted if full > 0 else -counted
            ground = Ground(one, full, points, objection)
        yield ground


def present_objections(
    decided: Mapping[GroundId, Decision], registry: Registry
) -> dict[GroundId, Decision]:
    """Give decisions upon grounds by the numbers that the units have now: one may have been merged."""
    found: dict[GroundId, Decision] = {}
    for id_, decision in decided.items():
        unit = registry.by_number(id_.unit)
        found[GroundId(id_.kind, unit.number if unit else id_.unit, id_.of)] = decision
    return found


def places(scores: Sequence[UnitScore]) -> dict[int, int]:
    """Give each unit's place from 1 by its number, the highest score first; equals share a place."""
    ordered = sorted((one.score for one in scores), reverse=True)
    return {one.unit.number: ordered.index(one.score) + 1 for one in scores}
