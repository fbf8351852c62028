"""SCORE_RULES and OBJECTION: by which rules units are scored (考核细则), and which grounds were struck.

The rules belong to no round, a decision upon a ground to the round that it is scored in.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any

from gwreport.domain.decisions.decisions import Decision, DecisionKind, in_force
from gwreport.domain.plan.plan import kind_of_id
from gwreport.domain.recorded import recorded_text


class ScoreRuleKind(StrEnum):
    """What a rule looks at; each is scored case by case (每项、每次、每天)."""

    BASE = "base"  # 基础分: what every unit begins with; its cap is the highest total
    LATE = "late"  # the first readable return came after the deadline
    LATE_DAYS = "days"  # for each day after the deadline
    MISSING = "missing"  # nothing that can be read, or not a word
    RETURNED = "returned"  # 退回修改, each time
    BLANK = "blank"  # an item that the unit was asked for and left without words
    COPIED = "copied"  # the words of an earlier period
    BEHIND = "behind"
    STALLED = "stalled"
    CLOSED = "closed"  # 销号 by the time limit: a bonus
    UNANSWERED = "unanswered"  # 督办 without an accepted answer by its date
    ANSWERED = "answered"  # 督办 answered by its date: a bonus


# All others take points away; the base is neither.
BONUSES = frozenset({ScoreRuleKind.CLOSED, ScoreRuleKind.ANSWERED})


@dataclass(frozen=True, slots=True)
class ScoreRule:
    """One rule: `points` a case and `cap` (None for none) are not negative, whether it gives or takes.

    What a case counts is `points` times `weight`, and all cases of the rule together at most `cap`
    times `weight`. `note` is the office's 说明.
    """

    kind: ScoreRuleKind
    points: Decimal
    cap: Decimal | None = None
    enabled: bool = True
    weight: Decimal = Decimal(1)
    note: str = ""

    @property
    def a_case(self) -> Decimal:
        """What one case adds to the score, below 0 where it takes away."""
        points = self.points * self.weight
        return points if self.kind in BONUSES else -points

    @property
    def most(self) -> Decimal | None:
        """How much all its cases together give or take at most, never below 0; None for no bound."""
        return None if self.cap is None else self.cap * self.weight


@dataclass(frozen=True, slots=True)
class ScoreRules:
    """The rules that an office scores by, in its own order.

    `file` and `sha256` are those of the table that was taken, whose bytes are in the archive; "" for
    the rules that ship. `is_weighted` says that the table has a column of weights.
    """

    rules: tuple[ScoreRule, ...]
    file: str = ""
    sha256: str = ""
    is_weighted: bool = False

    def rule(self, kind: ScoreRuleKind) -> ScoreRule | None:
        """Give the rule of a kind that is applied; None where there is none."""
        return next((one for one in self.rules if one.kind is kind and one.enabled), None)

    @property
    def applied(self) -> tuple[ScoreRule, ...]:
        """The rules that give or take points, in their order; the base is none of them."""
        return tuple(
            one for one in self.rules if one.enabled and one.kind is not ScoreRuleKind.BASE
        )

    @property
    def full_mark(self) -> Decimal:
        """What every unit begins with: 100 where the table says nothing, 0 where it is switched off."""
        base = next((one for one in self.rules if one.kind is ScoreRuleKind.BASE), None)
        if base is None:
            return Decimal(100)
        return base.points * base.weight if base.enabled else Decimal(0)

    @property
    def highest(self) -> Decimal | None:
        """The highest total that a unit can have; None for no bound."""
        base = self.rule(ScoreRuleKind.BASE)
        return base.most if base else None

    def value(self) -> str:
        """Write them as the value of their decision."""
        facts = {
            "file": self.file,
            "sha256": self.sha256,
            "weighted": self.is_weighted,
            "rules": [
                {
                    "rule": one.kind.value,
                    "points": str(one.points),
                    "cap": None if one.cap is None else str(one.cap),
                    "enabled": one.enabled,
                    "weight": str(one.weight),
                    "note": one.note,
                }
                for one in self.rules
            ],
        }
        return recorded_text(facts)


class Objection(StrEnum):
    """What became of a unit's objection to a ground (异议)."""

    STRUCK = "struck"  # 采纳: the ground does not count
    KEPT = "kept"  # 不采纳: it counts as before


def read_score_rules(value: str) -> ScoreRules:
    """Read what `ScoreRules.value` wrote.

    Raises ValueError, TypeError or LookupError for a value that the program did not write.
    """
    facts: dict[str, Any] = json.loads(value)
    rules = tuple(
        ScoreRule(
            ScoreRuleKind(one["rule"]),
            _number(one["points"]),
            None if one["cap"] is None else _number(one["cap"]),
            bool(one["enabled"]),
            _number(one["weight"]),
            str(one["note"]),
        )
        for one in facts["rules"]
    )
    return ScoreRules(rules, str(facts["file"]), str(facts["sha256"]), bool(facts["weighted"]))


def _number(written: str) -> Decimal:
    try:
        number = Decimal(written)
    except InvalidOperation as error:
        raise ValueError(written) from error
    if not number.is_finite() or number < 0:
        raise ValueError(written)
    return number


def standing_score_rules(decisions: Iterable[Decision]) -> Decision | None:
    """Give the decision whose rules count, of those of no round; None for the rules that ship."""
    kind = DecisionKind.SCORE_RULES
    return next((one for one in in_force(decisions) if one.kind is kind), None)


def standing_objections(decisions: Iterable[Decision]) -> Mapping[str, Decision]:
    """Give the decision that counts upon each ground of a round, by the ground's id."""
    kind = DecisionKind.OBJECTION
    return {one.subject: one for one in in_force(decisions) if one.kind is kind}


@dataclass(frozen=True, slots=True)
class GroundId:
    """By what a ground is known again in its round: the rule, the unit's number and what it stands on.

    `of` is an item's id, with the file's number behind it where its words are meant, or a decision's
    number: "T17", "T17@5", "45"; "" for the unit's return as a whole.
    """

    kind: ScoreRuleKind
    unit: int
    of: str = ""

    @property
    def item(self) -> str:
        """The item's id that it names, "" for none."""
        item = self.of.partition("@")[0]
        return item if kind_of_id(item) is not None else ""

    def __str__(self) -> str:
        parts = [self.kind.value, f"{self.unit:03d}", *([self.of] if self.of else [])]
        return "-".join(parts)


def read_ground_id(written: str) -> GroundId | None:
    """Read what `GroundId` wrote; None for other words."""
    kind, _, rest = written.partition("-")
    unit, _, of = rest.partition("-")
    if kind not in set(ScoreRuleKind) or not (unit.isascii() and unit.isdecimal()):
        return None
    return GroundId(ScoreRuleKind(kind), int(unit), of)
