"""Completion reports in prose: numbered items that say under labels, or right away, what was done."""

import re
from collections.abc import Iterator

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.plan.plan import HeadedCell
from gwreport.domain.ticked_boxes import as_ticked
from gwreport.officefiles.grid import Document, Paragraph
from gwreport.reading.drafts import finding
from gwreport.reading.layouts.closing_lines import closing_from
from gwreport.reading.layouts.line_joining import ends_sentence, one_line
from gwreport.reading.layouts.lines_of_units import CLOSING, OPENING
from gwreport.reading.layouts.outline import heading_in, paragraph_in, split_heading
from gwreport.reading.layouts.reports.bracketed_tasks import BracketedTasks
from gwreport.reading.layouts.reports.done_or_planned import (
    ask_for_deeds,
    not_telling,
    tell_themselves,
)
from gwreport.reading.layouts.reports.headed_tasks import headed_tasks
from gwreport.reading.layouts.reports.labels import ASIDE, LABEL, begins_with_label, labels_in
from gwreport.reading.layouts.reports.report_titles import (
    is_account,
    is_plan,
    speaks_of_progress,
    tells_progress,
)
from gwreport.reading.layouts.reports.reported import Reported, units_beside
from gwreport.reading.layouts.reports.told_items import LEADS, ToldItem
from gwreport.reading.layouts.responsibility_lines import (
    read_responsibility,
    units_in_last_bracket,
)
from gwreport.reading.layouts.unit_headings import bare_units
from gwreport.reading.layouts.units_in_cells import parted_cell
from gwreport.reading.words.headings import Role, role_of
from gwreport.reading.words.item_numbers import (
    Numbered,
    counts_on,
    lone_number,
    numbers_of,
    split_number,
)
from gwreport.reading.words.unit_names import is_body
from gwreport.reading.words.value_headings import value_heading

_BEHIND = re.compile("未实现|未依时序|未按时序|未达|滞后|落后|慢序时")
_TITLE_LINES = 6
_LONGEST_NAME = 40
_FEWEST = 2
_BEFORE_LABEL = re.compile(r"(?P<number>\d{1,3})[\s.、．]{0,4}$")
_QUOTED = re.compile(
    r"“(?P<name>[^“”]{4,80})”[，,]?(?P<told>(?:任务|目标|项目|工作|指标)?(?:未|已|尚|没|达|滞后|进度|完成|推进|正在|基本).{2,})"
)
# A part of the document itself under a number of its own, and what closes a list of items.
_GENERAL = re.compile(
    "(?:基本|总体|整体|主要|工作)(?:进展|完成|落实|工作|推进)*情况|(?:有关|工作)要求|下一?步(?:工作)?(?:打算|安排|计划|要求)?"
)
_ENDS = re.compile(
    r"^(?:《[^《》]{2,30}》|各项|以上|全部|其余)[^。]{0,30}见附[表件][^。]{0,6}。?$|^特此(?:通报|报告)"
)
# A task's name as a sentence, and behind it what was done, in a paragraph without a number.
_NAMED_AND_TOLD = re.compile(
    r"(?P<name>[^。；：:]{4,60})。(?P<told>(?:[上下]半年|截[至止]|目前|[一二三四]季度|前三季度|1[-—至～]\d{1,2}月|今年以来|全年|全部|已|累计|正在|现已).+)"
)
_FEWEST_NAMED = 3
_CLAUSES = re.compile("[；;。，,]")


class ReportParagraphs:
    """Reads the items of a report that is prose; `rows` is empty where a document is none.

    It is one where its items tell under labels what was done, or where its title says that it tells
    of progress and most of its numbered paragraphs do.
    """

    def __init__(self, document: Document) -> None:
        self.findings: list[Finding] = []
        # The lines with which it closes, of which none is an item's.
        self.closing: list[Paragraph] = []
        self.headings: list[str] = []
        self.aims: list[str] = []
        self._document = document
        lines = [
            (block, one_line(block.text).strip())
            for block in document.blocks
            if isinstance(block, Paragraph) and block.text.strip()
        ]
        heads = [text for _, text in lines[:_TITLE_LINES]]
        titles = [text for text in heads if tells_progress(text)]
        # A section's heading that tells of progress makes a report, and is no title of the whole.
        self.titles = [one for one in titles if not split_heading(one)[0]][:1]
        end = closing_from([text for _, text in lines])
        reader = _Reader(titled=bool(titles), named=bool(titles) and _go_by_name(lines[:end]))
        items = list(reader.read(lines[:end])) if _may_tell(lines) else []
        if titles and not items:
            items = list(_headed(lines[:end]))
        if titles and ask_for_deeds(items):
            titles, self.titles = [], []
        account = next(filter(is_account, heads), "")
        itself = not titles and not any(map(is_plan, heads))
        itself = itself and tell_themselves(items, is_account=bool(account))
        if titles or itself:
            only_told = itself and bool(account)
            if titles and not any(one.said.get("completion") for one in items):
                # A title of progress over tasks that ask for nothing: what is said of them came of them.
                only_told = itself = tell_themselves(items, is_account=True)
            _part(items, surely=only_told)
        _take_brackets(items)
        told = [one for one in items if "".join(one.said.get("completion", ()))]
        labelled = sum(one.labelled for one in told) >= _FEWEST
        is_report = (
            len(told) >= _FEWEST
            and (labelled or bool(titles) or itself)
            and 2 * len(told) > len(items)
        )
        self.rows = list(map(self._row, items)) if is_report else []
        if self.rows:
            self.titles = self.titles or [account]
            if itself and (doubt := not_telling(items)):
                place, facts = self.rows[0].place, {"count": doubt, "all": len(items)}
                self.findings.append(finding(DocumentCode.REPORT_ASSUMED, place, **facts))
            self.findings.extend(
                finding(DocumentCode.LIST_LEFT_OUT, document.paragraph_place(one), text=one.text)
                for one in reader.lists
            )
            self.closing = [one for one, _ in lines[end:]]

    def _row(self, item: ToldItem) -> Reported:
        place = self._document.paragraph_place(item.paragraph)
        words = {name: "\n".join(said) for name, said in item.said.items()}
        remarks = {**item.remarks}
        for name in ("status", "completion"):
            words[name] = as_ticked(words.get(name, ""))
        leads = "、".join(item.leads.get(Role.LEAD, ()))
        if not item.leads:
            leads = item.owner
        others = "、".join(item.leads.get(Role.RESPONSIBLE, ()))
        if leads and others:
            remarks["责任单位"] = [others]
        units = parted_cell((leads or others).rstrip("。；;，, "))
        for one in units_beside(units):
            remarks.setdefault(one.heading, []).append(one.cell)
        return Reported(
            place,
            item.number,
            item.text,
            words.get("completion", ""),
            lead_words=units.leads,
            target=words.get("target"),
            behind=item.behind,
            status=words.get("status", ""),
            rate=words.get("rate", ""),
            problem=words.get("problem", ""),
            next_step=words.get("next_step", ""),
            remarks=[HeadedCell(label, "\n".join(said)) for label, said in remarks.items() if said],
        )


def tells_progress_in_prose(document: Document) -> bool:
    """Say whether a document's paragraphs are a report of progress."""
    return bool(ReportParagraphs(document).rows)


def _part(items: list[ToldItem], *, surely: bool) -> None:
    """Part the items' tasks from what was done, those too that say it in words which nobody lists.

    `surely` says that what follows the tasks' first sentences is nothing else.
    """
    for item in items:
        item.take_prose()
        item.part_sentences()
    told = sum(bool(item.said.get("completion")) for item in items)
    if surely or 2 * told > len(items):
        for item in items:
            item.part_first_sentence()


def _go_by_name(lines: list[tuple[Paragraph, str]]) -> bool:
    """Say whether paragraphs without any number each name a task and tell what was done."""
    named = sum(bool(_NAMED_AND_TOLD.fullmatch(text)) for _, text in lines)
    return named >= _FEWEST_NAMED and not any(split_number(text).number for _, text in lines)


def _headed(lines: list[tuple[Paragraph, str]]) -> Iterator[ToldItem]:
    """Give the items whose names are headings over what was done."""
    for task in headed_tasks([text for _, text in lines]):
        item = ToldItem(lines[task.place][0], task.number, task.text, behind=False)
        item.said["completion"] = [lines[at][1] for at in task.told]
        yield item


def _take_brackets(items: list[ToldItem]) -> None:
    """Take the units in brackets behind most items' names for those who answer, where no item says who does."""
    if any(item.leads or item.owner for item in items):
        return
    found = [units_in_last_bracket(item.text) for item in items]
    if sum(one is not None for one in found) < max(_FEWEST, len(items) / 2):
        return
    for item, read in zip(items, found, strict=True):
        if read is not None:
            item.text = read.before
            item.take_named(read.words)


def _may_tell(lines: list[tuple[Paragraph, str]]) -> bool:
    return any(speaks_of_progress(text) or "完成" in text or "进展" in text for _, text in lines)


class _Reader:
    def __init__(self, *, titled: bool, named: bool) -> None:
        self._titled, self._told_of_names = titled, named
        self._open: ToldItem | None = None
        self._number = ""
        self._count = 0
        self._behind = False
        # The unit whose tasks are told below the line that names it.
        self._owner = ""
        # Paragraphs that only list names, as those of districts in the order of their progress.
        self.lists: list[Paragraph] = []

    def read(self, lines: list[tuple[Paragraph, str]]) -> Iterator[ToldItem]:
        """Give the items, in order."""
        texts = [text for _, text in lines]
        numbered = numbers_of(texts)
        self._bracketed = BracketedTasks(texts if self._titled else ())
        owners = bare_units(texts)
        following = [*(text for _, text in lines[1:]), ""]
        for (paragraph, text), found, after in zip(lines, numbered, following, strict=True):
            if alone := lone_number(text):
                self._number = alone
                continue
            if _GENERAL.fullmatch(found.words.strip()) or _ENDS.search(text):
                yield from self._closed()
                continue
            if _lists_names(found):
                self.lists.append(paragraph)
                continue
            if self._goes_on(found, text, after):
                continue
            if unit := owners.get(text):
                self._owner = unit
                yield from self._closed()
                continue
            begun = self._named(paragraph, text)
            if begun is None and found.number and found.words.strip():
                begun = self._begin(paragraph, found.number, found.words.strip())
                if found.sign:
                    begun.said.setdefault("status", []).append(found.sign)
            if begun is None and paragraph_in(text) and begins_with_label(after):
                # 一、新建幼儿园3所, and who answers and what was done right below it: no section.
                begun = self._begin(paragraph, *split_heading(text))
                begun.is_heading = True
            if begun is None and self._titled and (parted := self._bracketed.parted(text)):
                self._count += 1
                begun = self._begin(paragraph, parted[0] or str(self._count), parted[1])
            told = _NAMED_AND_TOLD.fullmatch(text) if self._told_of_names else None
            if begun is None and told:
                self._count += 1
                # （一）新建公园。已建成。（责任单位：甲局）: its number and who answers are none of its words.
                number, words = split_heading(text)
                begun = self._begin(paragraph, number or str(self._count), words or text)
                told = _NAMED_AND_TOLD.fullmatch(begun.text)
                if told and not begun.said.get("completion"):
                    begun.text, begun.said["completion"] = told["name"], [told["told"]]
            if begun is None and _is_whole_task(text):
                # （一）新建公园。已建成。责任单位：甲局。 is no section: its own paragraph says who answers.
                begun = self._begin(paragraph, *split_heading(text))
            if begun is not None:
                yield from self._closed()
                self._open = begun
                begun.owner = self._owner
            elif heading_in(text) or (self._open is None and text.endswith(("：", ":"))):
                yield from self._closed()
                self._owner = ""
                self._behind = bool(_BEHIND.search(split_heading(text)[1] or text))
            elif self._open is not None:
                self._further(self._open, text)
        yield from self._closed()

    def _closed(self) -> Iterator[ToldItem]:
        """Give the item that is open, which ends."""
        if self._open is not None:
            yield self._open
        self._open = None

    def _goes_on(self, numbered: Numbered, text: str, after: str) -> bool:
        """Take a point below what was done (一、… 进展情况： 1.… 2.…) for a part of it; says whether it did."""
        item = self._open
        if item is None or not (item.is_heading and item.labelled and item.open is not None):
            return False
        if not numbered.number or labels_in(text) or begins_with_label(after):
            return False
        item.open.append(text)
        return True

    def _named(self, paragraph: Paragraph, text: str) -> ToldItem | None:
        """Begin an item at a label of names: 01 项目名称：…, with the number before it or above."""
        label = LABEL.search(text)
        if label is None or role_of(label["words"]) is not Role.TEXT:
            return None
        before = text[: label.start()].strip()
        number = _BEFORE_LABEL.fullmatch(before)
        is_name = label["words"].endswith(("名称", "事项", "任务", "项目"))
        if not is_name or (before and not number):
            return None
        self._count += 1
        printed = number["number"].lstrip("0") if number else self._number
        self._number = ""
        item = ToldItem(paragraph, printed or str(self._count), "", self._behind)
        self._parts(item, text[label.start() :])
        return item

    def _begin(self, paragraph: Paragraph, number: str, words: str) -> ToldItem:
        item = ToldItem(paragraph, number, "", self._behind)
        named = self._bracketed.read(words) or read_responsibility(words)
        bracket = words[len(named.before) :].strip(" 。") if named else ""
        is_bracket = bracket.startswith(OPENING) and bracket.endswith(CLOSING)
        answers = is_bracket and named is not None and bool(set(named.words) & set(LEADS))
        if named and named.before and (answers or named.prose):
            # 新建公园（责任单位：甲局）: who answers stands in a bracket behind the words.
            item.text = named.before + named.in_task
            item.take_named(named.words)
            if named.nature:
                item.remarks.setdefault("指标属性", []).append(named.nature)
            if labels := labels_in(item.text):
                # 改造危房120户。进展情况：竣工48户（责任单位：甲局）
                words, item.text = item.text, item.text[: labels[0][0]].strip()
                self._parts(item, words[labels[0][0] :])
            self._prose(item, named.prose)
            return item
        labels = labels_in(words)
        if labels:
            item.text = words[: labels[0][0]].strip().rstrip("，,；; ")
            self._parts(item, words[labels[0][0] :])
            if item.text:
                return item
        if self._titled and not labels and (quoted := _QUOTED.fullmatch(words)):
            # “修建公路8公里”未达进度。目前…
            item.text, item.said["completion"] = quoted["name"], [quoted["told"]]
            return item
        name, colon, rest = words.replace("：", ":", 1).partition(":")
        if (
            self._titled
            and not labels
            and colon
            and rest
            and len(name) <= _LONGEST_NAME
            and "。" not in name
        ):
            item.text = name.strip()
            item.said["completion"] = [rest.strip()]
        else:
            item.text = words if not labels else item.text or words
        return item

    def _prose(self, item: ToldItem, prose: str) -> None:
        """Take what stands behind the bracket of who answers: what was done, where no label says so."""
        labels = labels_in(prose)
        item.prose = prose[: labels[0][0]].strip() if labels else prose
        self._parts(item, prose)

    def _further(self, item: ToldItem, text: str) -> None:
        labels = labels_in(text)
        if not labels:
            role = role_of(text)
            if role is not None and role not in ASIDE and not ends_sentence(text):
                item.take(text, role, "")
                return
            item.go_on(text)
            return
        if before := text[: labels[0][0]].strip():
            item.go_on(before)
        self._parts(item, text[labels[0][0] :])

    def _parts(self, item: ToldItem, text: str) -> None:
        labels = labels_in(text)
        for place, (_, end, words, role) in enumerate(labels):
            stop = labels[place + 1][0] if place + 1 < len(labels) else len(text)
            said = text[end:stop].strip()
            if place + 1 < len(labels):
                said = said.rstrip("，,；; ")
            item.take(words, role, said)


def _lists_names(numbered: Numbered) -> bool:
    """Say whether a paragraph counts up names and says nothing of them: 1、甲县；2、乙县。"""
    if not counts_on(numbered):
        return False
    names = [split_number(one).words.strip() for one in _CLAUSES.split(numbered.words)]
    return all(is_body(name) or value_heading(name).region for name in names if name)


def _is_whole_task(text: str) -> bool:
    """Say whether a paragraph numbered as a heading is a task, what is said of it, and who answers for it."""
    read = read_responsibility(text) if paragraph_in(text) else None
    return read is not None and read.names_units and "。" in read.before.rstrip("。 ")
