"""What a layout reader makes of one row or paragraph, before names are cleaned and ids given."""

from dataclasses import dataclass, field, replace

from gwreport.domain.findings.code import Code
from gwreport.domain.findings.facts import Fact, Facts
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place
from gwreport.domain.plan.node_words import Period
from gwreport.domain.plan.plan import HeadedCell, Kind
from gwreport.reading.words.headings import Role
from gwreport.reading.words.time_limits import limit_at_end, limit_in_bracket


@dataclass(slots=True)
class Draft:
    """One item as found: words as printed (lines parted by LF), nothing cleaned.

    `number` is "" when none is printed; `is_part` says that it belongs to the item before it;
    `cells` holds the words by role, a role being absent when the document has no place for it;
    `order` is the place of its table or paragraph in the document; `stands` are the places of all
    the rows and paragraphs that its words were taken from. `goal` is a year's target in a column of
    its own that is no part of the words, `aim` one that ends them, `persons` hold the cells of persons beside their headings.
    `unranked` says that of those who answer none is said to lead: “甲局、乙局负责”.
    """

    place: Place
    kind: Kind
    section: str
    number: str
    text: str
    category: str = ""
    is_part: bool = False
    order: int = 0
    cells: dict[Role, str] = field(default_factory=dict[Role, str])
    places: dict[Role, Place] = field(default_factory=dict[Role, Place])
    findings: list[Finding] = field(default_factory=list[Finding])
    stands: list[Place] = field(default_factory=list[Place])
    goal: str = ""
    aim: str = ""
    nodes: list[tuple[Period, str]] = field(default_factory=list[tuple[Period, str]])
    persons: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    remarks: list[HeadedCell] = field(default_factory=list[HeadedCell])
    unranked: bool = False

    def place_of(self, role: Role) -> Place:
        """Say where the words of a role stand."""
        return self.places.get(role, self.place)

    def take_nature(self, words: str) -> None:
        """Take what an item is said to be (约束性指标) beside it; "" changes nothing."""
        if words:
            self.remarks.append(HeadedCell("指标属性", words))

    def take_beside(self, words: str) -> None:
        """Take lines of a label and its words (督导：甲局) for remarks."""
        for line in filter(None, words.split("\n")):
            label, _, said = line.replace("：", ":", 1).partition(":")
            self.remarks.append(HeadedCell(label, said.strip()))

    def take_limit(self) -> None:
        """Take a bracket behind the words that says only until when for the time limit, where there is no other."""
        if not self.cells.get(Role.DUE, "").strip():
            self.text, due = limit_in_bracket(self.text)
            if due := due or limit_at_end(self.text):
                self.cells[Role.DUE] = due

    def note(self, code: Code, role: Role | None = None, **facts: Fact) -> None:
        """Take down a finding; the item's id is added when it has one."""
        place = self.place if role is None else self.place_of(role)
        self.findings.append(Finding(code, place, facts=_short(facts)))


def with_item(finding: Finding, item_id: str) -> Finding:
    """Give the finding with the id of the item that it concerns."""
    return replace(finding, item=item_id)


_LONGEST_FACT = 60


def _short(facts: Facts) -> Facts:
    # A finding names what it is about; the whole text stands in the item.
    return {
        name: value[: _LONGEST_FACT - 1] + "…"
        if type(value) is str and len(value) > _LONGEST_FACT
        else value
        for name, value in facts.items()
    }


def finding(code: Code, place: Place, **facts: Fact) -> Finding:
    """Make a finding that concerns no single item; long facts are shortened."""
    return Finding(code, place, facts=_short(facts))
