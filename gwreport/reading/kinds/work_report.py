"""A government work report (政府工作报告) into its commitments for the coming year."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gwreport.domain.drafting.commitments import Commitment, WorkReport
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place
from gwreport.domain.plan.plan import Kind
from gwreport.domain.plan.targets import read_targets
from gwreport.domain.texts.quoting import beginning, in_one_line
from gwreport.errors import DocumentError, DocumentFault
from gwreport.officefiles.content import Content, sniff
from gwreport.officefiles.grid import Document, Grid, Paragraph
from gwreport.reading.kinds.indicators import read_indicators
from gwreport.reading.layouts.answering_lines import has_responsibility_lines
from gwreport.reading.layouts.headers import tables_in
from gwreport.reading.layouts.line_joining import ends_sentence
from gwreport.reading.layouts.outline import Heading, paragraph_in
from gwreport.reading.layouts.reports.tables import is_report_table
from gwreport.reading.layouts.tables import is_plan_table
from gwreport.reading.layouts.work_report.chapters import (
    Chapters,
    Part,
    heading_title,
    names_governance,
)
from gwreport.reading.layouts.work_report.promises import goals_behind, is_list_of_goals, promises
from gwreport.reading.layouts.work_report.running_text import running_text
from gwreport.reading.layouts.work_report.sentences import (
    due_in,
    goals_of,
    parts_of,
    plain,
    sentences_of,
)
from gwreport.reading.opening import Convert, open_document
from gwreport.reading.preparing.lines.page_furniture import without_page_furniture
from gwreport.reading.words.item_numbers import split_number
from gwreport.wording.file_details import detail

_OF_THE_WEB = frozenset({Content.HTML, Content.WEB_ARCHIVE, Content.TEXT})
_TITLE = re.compile("工作报告(?!.{0,12}(?:任务|分解|目标|指标|完成|通知|方案))")
_LONGEST_TITLE, _LONGEST_LEAD_IN, _SHOWN = 40, 26, 40
_FEWEST_LEAD_INS, _MOSTLY = 3, 0.6
_NUMBER_COLUMN = re.compile("序号|编号|No\\.?", re.IGNORECASE)
_FIGURE = re.compile(r"[^\d]*+\d++(?:\.\d++)?")


def read_work_report(
    data: bytes, name: str, *, convert: Convert | None = None
) -> tuple[WorkReport, list[Finding]]:
    """Read the commitments of the coming year out of a work report's bytes; not those of the review.

    The findings are those of opening the document. `convert` is that of `open_document`. Raises
    DocumentError as it does, and NOTHING_FOUND where no chapter promises anything.
    """
    document = open_document(data, name, convert=convert)
    if sniff(data, name) in _OF_THE_WEB:
        document = without_page_furniture(document)
    reader = _Reader(document)
    reader.read()
    is_plan = not reader.title and has_responsibility_lines(document)
    if is_plan or 2 * reader.from_plan_tables > len(reader.commitments):
        raise DocumentError(name, DocumentFault.NO_COMMITMENTS, detail("other-than-work-report"))
    if not reader.commitments or not reader.is_work_report:
        first = next(iter(document.paragraphs()), None)
        words = beginning(in_one_line(first.text), _SHOWN) if first else ""
        seen = detail("words-seen", words=words) if words else ""
        raise DocumentError(name, DocumentFault.NO_COMMITMENTS, seen)
    report = WorkReport(
        reader.title, reader.chapters.year, tuple(reader.commitments), tuple(reader.left_out)
    )
    return report, list(document.findings)


@dataclass(slots=True)
class _Reader:
    """Goes through a report's paragraphs once and keeps what they promise."""

    document: Document
    blocks: list[Paragraph | Grid] = field(init=False)
    chapters: Chapters = field(init=False)
    title: str = ""
    from_plan_tables: int = 0
    section: str = ""
    commitments: list[Commitment] = field(default_factory=list[Commitment])
    left_out: list[str] = field(default_factory=list[str])
    _is_led: dict[bool, bool] = field(default_factory=dict[bool, bool])

    def __post_init__(self) -> None:
        self.blocks = list(running_text(self.document))
        self.chapters = Chapters(self.blocks)

    def read(self) -> None:
        """Read all blocks in their order."""
        for place, block in enumerate(self.blocks):
            self.chapters.enter(place)
            if isinstance(block, Grid):
                if self.chapters.part.promises:
                    self._take_table(block)
                continue
            text = block.text.strip()
            if not self.title and len(text) <= _LONGEST_TITLE and _TITLE.search(text):
                self.title = "".join(text.split())
                if not self.chapters.is_chapter(place):
                    continue
            self._take_paragraph(text, place)

    @property
    def is_work_report(self) -> bool:
        """Whether anything but sentences says what it is: its title, a chapter, or sections and goals."""
        goals = sum(bool(one.targets) for one in self.commitments)
        return bool(self.title or self.chapters.is_named or (self.section and goals))

    def _take_paragraph(self, text: str, place: int) -> None:
        heading = paragraph_in(text)
        is_chapter = self.chapters.is_chapter(place)
        if heading is not None or is_chapter:
            title = heading_title(heading) if heading else text
            if heading is not None:
                self.chapters.enter_section(title)
            rest = text[text.find(title) + len(title) :].lstrip("。：: \u3000")
            if heading is None or not self._is_item(heading, title, rest, place):
                self.section = title
                if not rest:
                    return
                text = rest
        if not self.chapters.part.promises:
            return
        sentences = sentences_of(text)
        where = self.document.paragraph_place(self._paragraph(place))
        if heading is None and (lead_in := self._lead_in(sentences, place)):
            self.section = lead_in
            sentences = sentences[1:]
        for sentence in sentences:
            self._take_sentence(sentence, where)

    def _paragraph(self, place: int) -> Paragraph:
        block = self.blocks[place]
        assert isinstance(block, Paragraph)
        return block

    def _is_item(self, heading: Heading, title: str, rest: str, place: int) -> bool:
        """Say whether what is numbered like a heading is a commitment itself: （三）新建幼儿园3所。"""
        if read_targets(title):
            return True
        if rest or not ends_sentence(heading.text) or heading.level == 1:
            return False
        after = self.blocks[place + 1] if place + 1 < len(self.blocks) else None
        following = paragraph_in(after.text) if isinstance(after, Paragraph) else None
        return following is not None and following.level == heading.level

    def _lead_in(self, sentences: Sequence[str], place: int) -> str:
        """Give the words that open a paragraph, or stand on a line of their own, as its heading."""
        first = sentences[0].strip() if sentences else ""
        words = plain(split_number(first).words or first)
        if not words or len(words) > _LONGEST_LEAD_IN or ("，" in words and len(words) > 20):
            return ""
        if (
            not promises(words)
            or read_targets(words)
            or first.endswith(("！", "!", "；", "：", ":", "？"))
        ):
            return ""
        if len(sentences) > 1:
            is_numbered = bool(split_number(first).number)
            return first.strip("。 \u3000") if self._leads_in_all(is_numbered) else ""
        return first if not ends_sentence(first) and self._introduces(place) else ""

    def _leads_in_all(self, is_numbered: bool) -> bool:
        """Say whether paragraphs of this report, or its numbered ones, open with what they are about.

        Where only one does, its first sentence is a commitment like the others.
        """
        if is_numbered not in self._is_led:
            texts = [one.text for one in self.blocks if isinstance(one, Paragraph)]
            firsts = [
                parted[0]
                for one in texts
                if not paragraph_in(one)
                and bool(split_number(one).number) is is_numbered
                and len(parted := sentences_of(one)) > 1
            ]
            short = sum(len(one) <= _LONGEST_LEAD_IN and not read_targets(one) for one in firsts)
            fewest = 1 if is_numbered else _FEWEST_LEAD_INS
            self._is_led[is_numbered] = short >= max(fewest, _MOSTLY * len(firsts))
        return self._is_led[is_numbered]

    def _introduces(self, place: int) -> bool:
        """Say whether what follows a line without a mark is of another kind than it: its own text."""
        after = self.blocks[place + 1] if place + 1 < len(self.blocks) else None
        if not isinstance(after, Paragraph) or paragraph_in(after.text):
            return False
        own, other = split_number(self._paragraph(place).text), split_number(after.text)
        return ends_sentence(after.text) and (not other.number or other.level > own.level > 0)

    def _take_sentence(self, sentence: str, where: Place) -> None:
        if is_list_of_goals(sentence):
            for goal in goals_of(goals_behind(sentence)):
                self._add(plain(goal), sentence, Kind.INDICATOR, where)
            return
        # Of a list of deeds none is left out for how it is worded.
        if not any(map(promises, parts := parts_of(sentence))):
            self.left_out.append(sentence)
            return
        for part in parts:
            self._add(plain(split_number(part.strip()).words), sentence, self._kind(), where)

    def _kind(self) -> Kind:
        if self.chapters.part is Part.GOVERNANCE or names_governance(self.section):
            return Kind.GOVERNANCE
        return Kind.TASK

    def _add(self, text: str, sentence: str, kind: Kind, where: Place) -> None:
        if text:
            targets = read_targets(text)
            made = Commitment(text, sentence, kind, self.section, due_in(text), targets, where)
            self.commitments.append(made)

    def _take_table(self, grid: Grid) -> None:
        before = len(self.commitments)
        for words, kind, place in self._rows_of(grid):
            self._add("：".join(words), " ".join(words), kind, place)
        if any(is_plan_table(one) or is_report_table(one) for one in tables_in(grid)):
            self.from_plan_tables += len(self.commitments) - before

    def _rows_of(self, grid: Grid) -> Iterator[tuple[list[str], Kind, Place]]:
        """Give the rows of a table that promise: a goal's name and target, else the words of a row."""
        tables, _ = read_indicators(Document(self.document.name, (grid,)))
        goals = [row for table in tables for row in table.rows if row.target]
        if goals:
            place = Place(self.document.name, grid.part)
            for row in goals:
                yield [row.name, _with_unit(row.target, row.unit)], Kind.INDICATOR, place
            return
        header = [cell.text for cell in grid.rows[0]] if grid.rows else []
        left = {place for place, one in enumerate(header) if _NUMBER_COLUMN.fullmatch(one.strip())}
        for row in grid.rows[1:]:
            cells = [cell for place, cell in enumerate(row) if place not in left]
            words = [in_one_line(one.own_text) for one in cells if one.own_text.strip()]
            if words:
                yield words, self._kind(), self.document.cell_place(grid, row[0])


def _with_unit(target: str, unit: str) -> str:
    """Put the unit of a column of its own behind a target's figure: 6%左右."""
    found = _FIGURE.match(target)
    if not unit or unit in target or found is None:
        return target
    return f"{found[0]}{unit}{target[found.end() :]}"
