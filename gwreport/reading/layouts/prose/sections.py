"""Where a reader of paragraphs stands: the headings above, and who answers for all that stands below one."""

from collections.abc import Mapping
from dataclasses import dataclass

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place
from gwreport.officefiles.grid import Document, Paragraph
from gwreport.reading.drafts import finding
from gwreport.reading.layouts.gathered import Gathered, bare_heading
from gwreport.reading.layouts.outline import Heading, Outline
from gwreport.reading.layouts.section_leaders import SectionLeaders
from gwreport.reading.layouts.unit_headings import units_in_heading
from gwreport.reading.words.headings import Role


@dataclass(frozen=True, slots=True)
class Below:
    """Who answers for all items below a heading: the words by role, and the heading's level (0 for the whole document).

    `stands` are the places of the lines that say it.
    """

    words: Mapping[Role, str]
    level: int
    stands: tuple[Place, ...] = ()


class Sections:
    """The headings under which a reader stands; headings with nothing below them are put among the items."""

    def __init__(self, document: Document, items: list[Gathered]) -> None:
        self.outline, self.leaders = Outline(), SectionLeaders()
        self.findings: list[Finding] = []
        # Of headings within each other, by their levels.
        self._below: dict[int, Below] = {}
        self._limits: dict[int, str] = {}
        # The heading right above, with the section that it would be an item of.
        self.heading: tuple[Paragraph, Heading, str] | None = None
        self.level, self.is_headed = 1, False
        self._document, self._items = document, items

    @property
    def below(self) -> Below | None:
        """Who answers by the nearest heading that says so; None where none does."""
        return self._below[max(self._below)] if self._below else None

    @below.setter
    def below(self, said: Below) -> None:
        if not said.level:
            self._below.clear()
        self._below[said.level] = said

    def place(self, paragraph: Paragraph) -> Place:
        """Say where a paragraph stands."""
        return self._document.paragraph_place(paragraph)

    def enter(self, heading: Heading, paragraph: Paragraph, order: int) -> None:
        """Go on under a heading, with those whom it says to answer for all below it."""
        self._go_below(heading, paragraph, order)
        if units := units_in_heading(heading.text):
            self.own(heading, paragraph, units, "、".join(units.values()))
        if leader := self.leaders.enter(heading.level, heading.title):
            self.said_below(paragraph, heading.title, leader)

    def enter_owned(
        self, heading: Heading, paragraph: Paragraph, order: int, owner: tuple[Below, str]
    ) -> None:
        """Go on under a heading of whose points others lines say who answers; `owner` is that, and its words."""
        self._go_below(heading, paragraph, order)
        # What is said of all its points is said: it is no item whose units were not understood.
        self.heading = None
        below, said = owner
        self.below = below
        self.leaders.enter(heading.level, heading.title)
        if leader := below.words.get(Role.LEADER, ""):
            self.leaders.say(leader)
        self.said_below(paragraph, heading.text, said)

    def enter_limited(
        self, heading: Heading, paragraph: Paragraph, order: int, said: tuple[str, str]
    ) -> None:
        """Go on under a heading that says until when all below it is to be done, and who leads it ("" for nobody)."""
        limit, leader = said
        self.enter(heading, paragraph, order)
        self._limits[heading.level] = limit
        if leader:
            self.leaders.say(leader)
        self.said_below(paragraph, heading.text, "；".join(filter(None, (leader, limit))))

    def give(self, item: Gathered) -> None:
        """Give an item who answers by its headings, and until when, where it says nothing of it; its contacts stand apart.

        Each is taken from the nearest heading that says it.
        """
        if self.below:
            item.take_over(self.below.words)
            item.draft.stands.extend(self.below.stands)
        cells = item.draft.cells
        if not cells.get(Role.DUE) and (limit := self._limit()):
            cells[Role.DUE] = limit
        if self.leaders.names and not cells.get(Role.LEADER):
            cells[Role.LEADER] = self.leaders.names
        item.draft.take_beside(cells.pop(Role.REMARK, ""))
        if contact := cells.pop(Role.CONTACT, ""):
            item.draft.persons.append(("责任人", contact))

    def own(
        self, heading: Heading, paragraph: Paragraph, words: Mapping[Role, str], said: str
    ) -> None:
        """Take who answers for all below a heading."""
        self.below = Below(words, heading.level)
        self.said_below(paragraph, heading.text, said)

    def _go_below(self, heading: Heading, paragraph: Paragraph, order: int) -> None:
        self.keep_bare(order, heading.level)
        # Should it be an item itself, it stands under the section before.
        above = "" if heading.level == 1 else self.outline.section
        self.heading = (paragraph, heading, above)
        self.outline.enter(heading)
        self.outline.section = paragraph.as_printed(heading.title)
        for said in (self._below, self._limits):
            for level in [one for one in said if 0 < heading.level <= one]:
                del said[level]
        self.level, self.is_headed = heading.level, self.is_headed or heading.level == 1

    def _limit(self) -> str:
        """Give the limit of the nearest heading that names one."""
        said = {level: one.words.get(Role.DUE, "") for level, one in self._below.items()}
        limits = {level: limit for level, limit in (said | self._limits).items() if limit}
        return limits[max(limits)] if limits else ""

    def keep_bare(self, order: int, next_level: int = 1) -> None:
        """Keep the heading above where nothing stands below it: its units may not have been understood."""
        if self.heading and 0 < next_level <= self.heading[1].level:
            paragraph, heading, self.outline.section = self.heading
            section = self.outline.section
            self._items.append(bare_heading(self.place(paragraph), section, heading.text, order))

    def said_below(self, paragraph: Paragraph, section: str, words: str) -> None:
        """Tell of words that hold for all items below a heading."""
        facts = {"section": section, "words": words}
        told = finding(DocumentCode.SECTION_RESPONSIBILITY, self.place(paragraph), **facts)
        self.findings.append(told)
