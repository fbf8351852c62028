"""What a layout reader makes of one row of a completion report, before names are cleaned."""

from dataclasses import dataclass, field

from gwreport.domain.findings.place import Place
from gwreport.domain.plan.plan import HeadedCell


@dataclass(slots=True)
class Reported:
    """One row of a report as found: words as printed, the units' cell not yet parted into names.

    `target` is None where the report has no place for targets; `behind` says that its table tells of
    what was not reached.
    """

    place: Place
    number: str
    text: str
    completion: str
    lead_words: str = ""
    lead_place: Place | None = None
    target: str | None = None
    behind: bool = False
    status: str = ""
    rate: str = ""
    problem: str = ""
    next_step: str = ""
    remarks: list[HeadedCell] = field(default_factory=list[HeadedCell])
