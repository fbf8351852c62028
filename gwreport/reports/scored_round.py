"""What a round's scores come to, as every paper about them prints it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from gwreport.domain.decisions.decisions import Decision
from gwreport.domain.decisions.scoring import ScoreRules
from gwreport.domain.rounds import Round
from gwreport.domain.year.scores import Ground, UnitScore, places


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
