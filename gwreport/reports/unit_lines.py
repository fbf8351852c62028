"""One unit as every paper prints it: what was asked of it, what it returned and when."""

from dataclasses import dataclass
from datetime import date, datetime

from gwreport.domain.merging.summary import UnitProgress
from gwreport.domain.statuses import Timeliness, UnitState
from gwreport.wording.chasing import silent_name

_NOTHING_CAME = frozenset({UnitState.WAITING, UnitState.LATE, UnitState.REFUSED, UnitState.BLANK})


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit that got a workbook.

    `first_returned_at` is when its first readable file came (None if none): a
    corrected version that comes later makes nobody late. `deadline` is None if none
    was set. `open_items` are the ids of the items that it was asked for and left blank.
    """

    progress: UnitProgress
    deadline: date | None = None
    first_returned_at: datetime | None = None
    open_items: tuple[str, ...] = ()

    @property
    def unit(self) -> str:
        """The unit's registered name."""
        return self.progress.unit

    @property
    def state(self) -> UnitState:
        """Where the unit stands."""
        return self.progress.state

    @property
    def as_silent(self) -> str:
        """Its name among those that returned nothing; one whose file cannot be opened did send it."""
        return silent_name(self.unit, self.state)

    @property
    def timeliness(self) -> Timeliness:
        """Whether the unit returned in time; without a deadline whatever came is in time."""
        if self.state in _NOTHING_CAME or not self.first_returned_at:
            return Timeliness.NOT_RETURNED
        if self.deadline and self.first_returned_at.date() > self.deadline:
            return Timeliness.LATE
        return Timeliness.IN_TIME
