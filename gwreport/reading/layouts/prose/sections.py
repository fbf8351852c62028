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
        self.below: Below | None = None
        # The heading right above, with the section that it would be an item of.
        self.heading: tuple[Paragraph, Heading, str] | None = None
        self.level, self.is_headed = 1, False
        self._document, self._items = document, items

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
        self.below, said = owner
        self.leaders.enter(heading.level, heading.title)
        if leader := self.below.words.get(Role.LEADER, ""):
            self.leaders.say(leader)
        self.said_below(paragraph, heading.text, said)

    def give(self, item: Gathered) -> None:
        """Give an item who answers by its headings, where it says nothing of it; its contacts stand apart."""
        cells = item.draft.cells
        if self.below:
            item.take_over(self.below.words)
            item.draft.stands.extend(self.below.stands)
            cells = item.draft.cells
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
        if self.below and 0 < heading.level <= self.below.level:
            self.below = None
        self.level, self.is_headed = heading.level, self.is_headed or heading.level == 1

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
