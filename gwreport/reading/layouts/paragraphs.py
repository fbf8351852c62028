"""Breakdowns that are paragraphs: a numbered task, then a line that says who answers for it."""

from collections.abc import Sequence
from dataclasses import replace

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.finding import Finding
from gwreport.officefiles.grid import Document, Grid, Paragraph
from gwreport.reading.drafts import Draft, finding
from gwreport.reading.layouts.answering_lines import Manner, manner_of
from gwreport.reading.layouts.closing_lines import closing_from, left_out
from gwreport.reading.layouts.gathered import (
    Gathered,
    doubt_headings,
    headed,
    items_inside,
    meant_by,
    settle_points,
    settle_titles,
)
from gwreport.reading.layouts.leading_divisions import led_task
from gwreport.reading.layouts.line_joining import (
    GrowingText,
    Line,
    ends_sentence,
    paragraph_lines,
)
from gwreport.reading.layouts.lines_of_units import (
    OPENING,
    strange_labels,
)
from gwreport.reading.layouts.list_titles import is_title_at
from gwreport.reading.layouts.outline import (
    Heading,
    heading_in,
    names_part,
    paragraph_in,
    split_heading,
)
from gwreport.reading.layouts.prose.certain_cuts import told_together
from gwreport.reading.layouts.prose.further_lines import FurtherLines
from gwreport.reading.layouts.prose.leader_lines import leader_lines
from gwreport.reading.layouts.prose.limited_sections import LimitedHeading, limited_sections
from gwreport.reading.layouts.prose.owned_sections import (
    OwnedHeading,
    owned_sections,
)
from gwreport.reading.layouts.prose.sections import Below, Sections
from gwreport.reading.layouts.prose.several_items import ForSeveral, read_for_all
from gwreport.reading.layouts.prose.spoken_numbers import with_spoken_numbers
from gwreport.reading.layouts.prose.unit_lines import UnitLines, unit_lines
from gwreport.reading.layouts.prose.whole_items import settle_words
from gwreport.reading.layouts.responsibility_lines import (
    Responsibility,
    read_responsibility,
    units_in_last_bracket,
)
from gwreport.reading.layouts.section_leaders import leader_of_line
from gwreport.reading.layouts.tasks_in_one_paragraph import parted_lines
from gwreport.reading.layouts.unit_headings import UnitHeading, unit_heading
from gwreport.reading.words.divisions import read_division
from gwreport.reading.words.headings import Role
from gwreport.reading.words.item_numbers import Numbered, numbers_of


def drafts_from_paragraphs(document: Document) -> tuple[list[Draft], list[Finding]]:
    """Read the items of a document of paragraphs, in order.

    Numbered paragraphs before the first and behind the last item with a line of units are the
    document's own text, except where they count on without a gap.
    """
    whole = paragraph_lines(document)
    end = closing_from([line.text for line in whole])
    paragraphs, lines = [line.paragraph for line in whole], list(parted_lines(whole[:end]))
    texts = [line.text for line in lines]
    numbers = with_spoken_numbers(texts, numbers_of(texts))
    owned = owned_sections(texts, numbers)
    limited = limited_sections(texts, numbers)
    limit_lines = {one.line for one in limited.values()}
    over = {at for at, one in enumerate(lines) if _is_above_table(document, one.order)}
    led = leader_lines(texts, numbers, over)
    manner = manner_of(texts)
    answering = {} if manner.bare_units else unit_lines(texts, numbers)
    taken = {at for one in answering.values() for at in one.lines}
    reader = _Reader(document, manner, strange_labels(texts), for_whole=owned.for_whole)
    for place, (line, numbered) in enumerate(zip(lines, numbers, strict=True)):
        if reader.may_end and is_title_at(texts, numbers, place):
            reader.title(line)
        elif place in answering:
            reader.answered(line, answering[place], [lines[at] for at in answering[place].lines])
        elif place in taken:
            continue
        elif place in owned.headings and not taken.intersection(owned.headings[place].lines):
            below = [lines[at].paragraph for at in owned.headings[place].lines]
            reader.owned_heading(line, owned.headings[place], below)
        elif place in owned.owners or place in limit_lines:
            continue
        elif place in owned.beside:
            reader.leave_out(line)
        elif place in limited:
            reader.limited_heading(line, limited[place])
        elif place in led:
            reader.led(line, led[place])
        elif place in owned.points:
            reader.take(line, headed(line.text), is_point=True)
        else:
            reader.take(line, numbered)
            if place in owned.broad:
                reader.is_over_points()
    reader.close()
    points = settle_points(reader.items)
    doubt_headings(points)
    settle_titles(points)
    drafts = items_inside(points)
    if not drafts:
        return drafts, reader.findings
    bare = {item.draft.place for item in reader.items if item.is_bare}
    told = left_out(document, paragraphs, end, drafts, reader.findings, bare)
    told += told_together(document, whole, drafts)
    return drafts, [*reader.findings, *told]


def _is_above_table(document: Document, order: int) -> bool:
    return order + 1 < len(document.blocks) and isinstance(document.blocks[order + 1], Grid)


class _Reader:
    def __init__(
        self, document: Document, manner: Manner, labels: frozenset[str], *, for_whole: bool
    ) -> None:
        self._manner, self._for_whole = manner, for_whole
        self._in_title = False
        self.items: list[Gathered] = []
        self._sections = Sections(document, self.items)
        self.findings = self._sections.findings
        self._further = FurtherLines(labels, self.findings)
        self._order = 0
        self._open: Gathered | None = None
        self._loose: tuple[Paragraph, str] | None = None

    @property
    def may_end(self) -> bool:
        """Whether the item that is open has its line of units, or a title has begun."""
        return self._in_title or (self._open is not None and bool(self._open.line))

    def title(self, line: Line) -> None:
        """Take the title of a further list: what follows it is counted anew."""
        self._finish()
        before = self._sections.outline.section if self._in_title else ""
        self._enter(Heading(1, before + line.text), line.paragraph)
        self._in_title = True

    def is_over_points(self) -> None:
        """Take the task that is open for one whose points are the items, whoever answers for it."""
        if self._open:
            self._open.over_points = True

    def _unit(self, paragraph: Paragraph, text: str) -> bool:
        """Take a line that names the unit whose tasks it tells, or that stand below it."""
        named = unit_heading(text) if self._manner.by_unit else None
        if named is None and (unit := self._manner.bare_units.get(text)):
            named = UnitHeading("", unit)
        if named is None:
            return False
        if named.task:
            item = self._begin(paragraph, Numbered(named.number, named.task))
            item.leads, item.answered = named.units, True
            return True
        self._finish()
        heading = heading_in(text) or Heading(2, text.rstrip("：:"))
        self._enter(heading, paragraph)
        self._sections.own(heading, paragraph, {Role.LEAD: named.units}, named.units)
        return True

    def take(self, line: Line, numbered: Numbered, *, is_point: bool = False) -> None:
        """Take a line; `is_point` says that it is an item, though it is numbered as a heading is."""
        paragraph, text, above = line.paragraph, line.text, self._open
        self._order, self._in_title = line.order, False
        if self._unit(paragraph, text):
            return
        if said := read_for_all(text):
            self._for_several(paragraph, text, said)
            return
        if found := led_task(text):
            own, led = found
            item = self._begin(paragraph, replace(own, words=led.task))
            item.line.add(led.said)
            item.answered = True
            return
        heading = None if is_point else heading_in(text)
        responsibility = read_responsibility(text) or self._bare_division(text)
        if responsibility is None and self._manner.in_brackets:
            responsibility = units_in_last_bracket(text, loosely=True)
        if (responsibility and self._section_leader(paragraph, text, responsibility)) or (
            responsibility and heading and self._heads_units(paragraph, heading, responsibility)
        ):
            pass
        elif responsibility and (responsibility.names_units or self._open):
            self._responsibility(paragraph, text, responsibility, numbered)
        elif heading:
            self._finish()
            self._enter(heading, paragraph)
        elif leader := leader_of_line(text):
            self.led(line, leader)
        elif numbered.number or is_point:
            self._begin(paragraph, numbered)
        elif introduction := paragraph_in(text):
            self._finish()
            self._enter(introduction, paragraph)
        else:
            self._plain(paragraph, text)
        if self._open and self._open is not above and (line.topic or line.part):
            self._open.draft.category, self._open.draft.is_part = line.topic, line.part
        if line.marks and self._open:
            self._open.draft.note(DocumentCode.STRAY_MARK, marks=line.marks)

    def led(self, line: Line, leaders: str) -> None:
        """Take a line that names the leaders of all items below it."""
        self._finish()
        self._order, self._in_title = line.order, False
        text = line.text.rstrip("：:")
        # Below a numbered heading a leader's tasks are a part of its section.
        self._enter(Heading(2 if self._sections.is_headed else 0, text), line.paragraph)
        if self._sections.leaders.names != leaders:
            self._sections.leaders.say(leaders)
            self._sections.said_below(line.paragraph, text, leaders)

    def answered(self, line: Line, said: UnitLines, lines: Sequence[Line]) -> None:
        """Take lines that name the units of all items below them, to the next such lines or heading."""
        self._finish()
        self._order, self._in_title = line.order, False
        sections, words = self._sections, "；".join(one.text for one in lines)
        sections.said_below(line.paragraph, sections.outline.section or line.text, words)
        stands = tuple(sections.place(one.paragraph) for one in lines)
        sections.heading = None
        sections.below = Below(said.words, sections.level if sections.is_headed else 0, stands)

    def _enter(self, heading: Heading, paragraph: Paragraph) -> None:
        self._finish()
        self._sections.enter(heading, paragraph, self._order)

    def owned_heading(self, line: Line, owned: OwnedHeading, below: Sequence[Paragraph]) -> None:
        """Take a heading that says who answers for the points below it."""
        self._finish()
        self._order, self._in_title = line.order, False
        stands = tuple(map(self._sections.place, (line.paragraph, *below)))
        said = Below(owned.words, owned.heading.level, stands)
        self._sections.enter_owned(owned.heading, line.paragraph, line.order, (said, owned.said))

    def leave_out(self, line: Line) -> None:
        """Take a paragraph behind the last task that is none itself."""
        self._finish()
        place = self._sections.place(line.paragraph)
        self.findings.append(finding(DocumentCode.PARAGRAPH_LEFT_OUT, place, text=line.text))

    def limited_heading(self, line: Line, limited: LimitedHeading) -> None:
        """Take a heading that says until when all below it is to be done."""
        self._finish()
        self._order, self._in_title = line.order, False
        said = (limited.limit, limited.leader)
        self._sections.enter_limited(limited.heading, line.paragraph, line.order, said)

    def _for_several(self, paragraph: Paragraph, text: str, said: ForSeveral) -> None:
        """Take a sentence that says who answers for all items below it, or for those above."""
        self._finish()
        section = self._sections.outline.section
        self._sections.said_below(paragraph, section or text[:2], text)
        if not said.above:
            level = self._sections.level if section and said.around != "document" else 0
            self._sections.below = Below(said.words, level)
        if said.above or said.around:
            for item in meant_by(said, self.items, section, for_whole=self._for_whole):
                item.take_over(said.words)

    def _section_leader(self, paragraph: Paragraph, text: str, read: Responsibility) -> bool:
        """Take a leader who stands behind a heading or alone below it: all items there are theirs."""
        if set(read.words) != {Role.LEADER}:
            return False
        heading = heading_in(read.before)
        if heading:
            self._finish()
            self._enter(heading, paragraph)
        elif read.before or self._open or self._loose or not self._sections.outline.section:
            return False
        self._sections.leaders.say(read.words[Role.LEADER])
        said = text[len(read.before) :].strip("（）() ")
        self._sections.said_below(paragraph, self._sections.outline.section, said)
        return True

    def _heads_units(self, paragraph: Paragraph, heading: Heading, read: Responsibility) -> bool:
        """Take “二、责任单位：甲局” beside headings that say who answers for all below them: it is one more."""
        below = self._sections.below
        if below is None or heading.level != below.level or headed(read.before).words:
            return False
        self._finish()
        self._enter(heading, paragraph)
        self._sections.own(heading, paragraph, read.words, "、".join(read.words.values()))
        return True

    def _bare_division(self, text: str) -> Responsibility | None:
        # “甲局牵头，乙局配合。” on a line of its own; in other places it is a sentence like any other.
        if self._open is None or self._open.line or split_heading(text)[0]:
            return None
        words = read_division(text)
        return Responsibility(words=words) if words else None

    def close(self) -> None:
        self._finish()
        self._sections.keep_bare(self._order)

    def _begin(self, paragraph: Paragraph, numbered: Numbered) -> Gathered:
        self._finish()
        self._sections.heading = None
        place = self._sections.place(paragraph)
        outline = self._sections.outline
        number, text = numbered.number, numbered.words
        draft = Draft(place, outline.kind, outline.section, number, text, order=self._order)
        draft.stands.append(place)
        if numbered.mark:
            draft.note(DocumentCode.NUMBER_MARKED, marks=numbered.mark)
        self._open = Gathered(draft, GrowingText(text), numbered.level)
        return self._open

    def _responsibility(
        self, paragraph: Paragraph, text: str, read: Responsibility, numbered: Numbered
    ) -> None:
        if read.before and self._goes_on(read.before, numbered):
            assert self._open is not None
            self._open.cuts.append((self._open.text.tail[-12:], read.before[:12]))
            self._open.text.glue(read.before)
        elif read.before:
            # The units stand in the task's own paragraph.
            # （一） before a task that names its units is its mark and no heading's.
            own = replace(numbered, words=read.before[len(text) - len(numbered.words) :])
            own = own if own.number else headed(read.before)
            self._sections.keep_bare(self._order, own.level)
            self._begin(paragraph, own)
        if self._open is None and self._loose is None:
            self._begin_with_heading()
        if self._open is None and self._loose:
            words = self._loose[1]
            item = self._begin(self._loose[0], Numbered("", words))
            item.draft.is_part = bool(self.items) and names_part(words)
        if self._open is None:
            place = self._sections.place(paragraph)
            self.findings.append(finding(DocumentCode.UNITS_WITHOUT_TASK, place, text=text))
            return
        if read.note:
            where = self._sections.place(paragraph)
            self.findings.append(finding(DocumentCode.NOTE_LEFT_OUT, where, text=read.note))
        if read.after:
            self._open.draft.note(DocumentCode.PARAGRAPH_JOINED, text=read.after)
            self._open.after += read.after
        self._open.after += read.prose
        line = text[len(read.before) :] if read.before else text
        if self._open.line:
            self._open.line.add("；")
        self._open.line.add(line)
        self._open.draft.stands.append(self._sections.place(paragraph))
        self._open.answered |= read.names_units or (
            self._manner.by_persons and Role.CONTACT in read.words
        )
        self._open.line_alone = self._open.line_alone or not read.before
        self._open.line_bracketed = not read.before and text.startswith(OPENING)

    def _goes_on(self, words: str, numbered: Numbered) -> bool:
        """Say whether words before a bracket are the rest of a task whose line was broken."""
        return (
            self._open is not None
            and not self._open.line
            and not numbered.number
            and not split_heading(words)[0]
            and not ends_sentence(self._open.text.tail)
        )

    def _begin_with_heading(self) -> None:
        """Take the heading right above a line of units as the task: （一）新建公园。 牵头单位：…"""
        if self._sections.heading is None:
            return
        paragraph, heading, above = self._sections.heading
        self._sections.outline.section = above
        item = self._begin(paragraph, headed(heading.text))
        item.from_heading = heading.title == heading.text

    def _plain(self, paragraph: Paragraph, text: str) -> None:
        place = self._sections.place(paragraph)
        if self._open and self._further.goes_on(self._open, text, place):
            self._open.draft.stands.append(place)
            return
        self._finish()
        self._loose, self._sections.heading = (paragraph, text), None

    def _finish(self) -> None:
        item, self._open, self._loose = self._open, None, None
        if item is None:
            return
        settle_words(item, in_brackets=self._manner.in_brackets)
        self._sections.give(item)
        self.items.append(item)
