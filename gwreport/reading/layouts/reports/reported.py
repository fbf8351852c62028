"""What a layout reader makes of one row of a completion report, before names are cleaned."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from gwreport.domain.findings.place import Place
from gwreport.domain.plan.plan import HeadedCell
from gwreport.reading.layouts.units_in_cells import UnitsCell
from gwreport.reading.words.headings import Role

# What a role is called where its words are kept beside a report's row.
LABELS = {
    Role.SUPPORT: "配合单位",
    Role.RESPONSIBLE: "责任单位",
    Role.LEADER: "牵头领导",
    Role.DUE: "完成时限",
    Role.CONTACT: "责任人",
    Role.REMARK: "备注",
}


@dataclass(slots=True)
class Reported:
    """One row of a report as found: words as printed, the units' cell not yet parted into names.

    `target` is None where the report has no place for targets; `behind` says that its table tells of
    what was not reached; `section` are the words of the row that opens its group, `is_part` says that it is
    a part of the row above.
    """

    place: Place
    number: str
    text: str
    completion: str
    lead_words: str = ""
    lead_place: Place | None = None
    target: str | None = None
    behind: bool = False
    section: str = ""
    is_part: bool = False
    status: str = ""
    rate: str = ""
    problem: str = ""
    next_step: str = ""
    remarks: list[HeadedCell] = field(default_factory=list[HeadedCell])

    def go_on(self, rest: "Reported") -> None:
        """Put the rest of a row that was cut behind its words, in every cell."""
        self.text += rest.text
        self.completion += rest.completion
        self.status += rest.status
        self.rate += rest.rate
        self.problem += rest.problem
        self.next_step += rest.next_step
        if rest.target:
            self.target = (self.target or "") + rest.target
        # A name that was cut is put together where names are read.
        self.lead_words = "\n".join(filter(None, (self.lead_words, rest.lead_words)))
        for one in rest.remarks:
            at = next((at for at, own in enumerate(self.remarks) if own.heading == one.heading), -1)
            if at < 0:
                self.remarks.append(one)
            else:
                own = self.remarks[at]
                self.remarks[at] = HeadedCell(own.heading, own.cell + one.cell)


def units_beside(units: UnitsCell) -> Iterator[HeadedCell]:
    """Give what a cell of units says of others than those who lead, each under what it is."""
    for role, words in units.others.items():
        if words.strip() and role in LABELS:
            yield HeadedCell(LABELS[role], words.strip())
    if units.persons:
        yield HeadedCell(LABELS[Role.CONTACT], "\n".join(units.persons))
