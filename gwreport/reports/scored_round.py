"""What a round's scores come to, as every paper about them prints it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from gwreport.domain.decisions.decisions import Decision
from gwreport.domain.decisions.scoring import Objection, ScoreRuleKind, ScoreRules
from gwreport.domain.rounds import Round
from gwreport.domain.year.scores import Ground, UnitScore, places
from gwreport.wording.decisions import time_words
from gwreport.wording.item_names import item_name
from gwreport.wording.scores import OBJECTIONS, RULES_NAME

_CAPPED = "已到上限，按上限计"


@dataclass(frozen=True, slots=True)
class ScoredRound:
    """The scores of one round: the units that lead an item, in the registry's order.

    `rules_by` is the decision that brought the rules, None for those that ship; `as_of` is when
    anything of it last changed; `texts` are those of the items that grounds name, by their ids.
    """

    round: Round
    region: str
    rules: ScoreRules
    units: tuple[UnitScore, ...]
    as_of: datetime
    deadline: date | None = None
    rules_by: Decision | None = None
    texts: Mapping[str, str] | None = None

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """The grounds of all units."""
        return tuple(ground for unit in self.units for ground in unit.grounds)

    @property
    def unconfirmed(self) -> int:
        """How many grounds stand on a class of progress that nobody has confirmed."""
        return sum(one.happening.is_proposed and not one.is_struck for one in self.grounds)

    @property
    def places(self) -> dict[int, int]:
        """Each unit's place by its number; equals share one."""
        return places(self.units)

    def text(self, item: str) -> str:
        """Give an item's text, "" for one that is not known."""
        return (self.texts or {}).get(item, "")


def task_words(ground: Ground, scored: ScoredRound) -> str:
    """Say of which items a ground is, the one that it stands on with its text."""
    items = ground.happening.items
    if not items or ground.kind is ScoreRuleKind.RETURNED:
        # A sending back concerns many: these are told by their numbers.
        return "、".join(map(item_name, items))
    told = f"{item_name(items[0])} {scored.text(items[0])}".strip()
    same = "、".join(map(item_name, items[1:]))
    return f"{told}（与{same}是同一目标，只计一次）" if same else told


def settled_words(ground: Ground) -> str:
    """Say why a ground counts otherwise than alone, and what became of an objection to it; "" for nothing."""
    told = [_CAPPED] if ground.is_capped else []
    if (one := ground.objection) is not None:
        told.append(f"{OBJECTIONS[Objection(one.value)]}：{one.reason}（决定 {one.number}）")
    return "；".join(told)


def rules_words(scored: ScoredRound) -> str:
    """Say by which rules was scored, and who brought them."""
    by, file = scored.rules_by, scored.rules.file
    if by is None:
        return f"{RULES_NAME}：“{file}”" if file else f"{RULES_NAME}：程序自带的"
    return f"{RULES_NAME}：“{file}”（{by.who} {time_words(by.at)} 导入，决定 {by.number}）"
