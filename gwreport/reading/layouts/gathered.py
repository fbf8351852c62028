"""Items gathered out of paragraphs: points below a broad task, and a line that answers for several."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.place import Place
from gwreport.domain.plan.plan import Kind
from gwreport.reading.drafts import Draft
from gwreport.reading.layouts.line_joining import GrowingText, ends_sentence
from gwreport.reading.layouts.lines_of_units import is_closed, is_next_task, is_sentence_of_its_own
from gwreport.reading.layouts.outline import kind_named_in, split_heading
from gwreport.reading.layouts.prose.several_items import ForSeveral
from gwreport.reading.layouts.responsibility_lines import ends_in_limit
from gwreport.reading.words.headings import UNIT_ROLES, Role
from gwreport.reading.words.item_numbers import Numbered
from gwreport.reading.words.printed_numbers import counted, counted_in_words

_SEVERAL = 2
# No rest of a time limit that a line has cut is as long.
_LONG = 13
# How the headings of a level are counted.
_HEADINGS = {1: "{}、", 2: "（{}）"}


@dataclass(slots=True)
class Gathered:
    """An item whose words are still being gathered.

    `from_heading` says that its words are the heading right above its line of units;
    `over_points` says that its points are items, whoever answers for it; `taken_over` that who answers is said for several items, and not by itself.
    `title` is a name on a line of its own, whose task stands in the paragraph below; `is_bare` says that it is a heading without anything below it; `level` is how deep its number stands (`item_numbers`); `answered` says that it has a line of
    units, `line_alone` that this line stands in a paragraph of its own, `line_bracketed` in brackets.
    """

    draft: Draft
    text: GrowingText
    level: int = 0
    line: GrowingText = field(default_factory=GrowingText)
    answered: bool = False
    line_alone: bool = False
    line_bracketed: bool = False
    after: str = ""
    # The units that its own line names before its words.
    leads: str = ""
    title: str = ""
    is_bare: bool = False
    over_points: bool = False
    from_heading: bool = False
    taken_over: bool = False
    cuts: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])

    @property
    def says_itself(self) -> bool:
        """Whether it has a line of units of its own."""
        return self.answered and not self.taken_over

    def take_over(self, words: Mapping[Role, str]) -> None:
        """Take who answers, as it is said for several items, where the item itself says nothing.

        Where it says only who helps, those who lead are the ones that stand over it.
        """
        if not self.answered or not {Role.LEAD, Role.RESPONSIBLE} & self.draft.cells.keys():
            self.draft.cells = {**words, **self.draft.cells}
            self.taken_over = self.taken_over or not self.answered
            self.answered = True


def meant_by(
    said: ForSeveral, items: Sequence[Gathered], section: str, *, for_whole: bool = False
) -> Iterator[Gathered]:
    """Give the items of a section of which a sentence below them says who answers, the last first.

    A sentence that says how many they are may count over the headings between them; with `for_whole`
    it is all that the document says.
    """
    is_counted = said.count is not None or said.around == "document" or for_whole
    for place, item in enumerate(one for one in reversed(items) if not one.is_bare):
        if (item.draft.section != section and not is_counted) or place == said.count:
            return
        number = counted(item.draft.number)
        if said.span is None or (number and said.span[0] <= number <= said.span[1]):
            yield item


def headed(text: str) -> Numbered:
    """Read a heading as an item: its number, its words and how deep it stands."""
    number, words = split_heading(text)
    return Numbered(number, words, 0 if not number else 2 if text.strip()[0] in "（(" else 1)


def bare_heading(place: Place, section: str, text: str, order: int) -> Gathered:
    """Give a heading without anything below it as what it may be: an item whose units were not understood."""
    numbered = headed(text)
    draft = Draft(place, Kind.TASK, section, numbered.number, numbered.words, order=order)
    draft.stands.append(place)
    return Gathered(draft, GrowingText(numbered.words), numbered.level, is_bare=True)


def is_over(item: Gathered, text: str) -> bool:
    """Say whether nothing more belongs to an item's line of units: of unnumbered tasks the next may follow."""
    if is_closed(item.line) or is_sentence_of_its_own(item.line, text):
        return True
    if len(text) >= _LONG and ends_in_limit(item.line.text):
        # Behind 完成时限：6月底 stands what is asked of all.
        return True
    return not item.draft.number and is_next_task(item.line, text)


def _without_bare(items: Sequence[Gathered]) -> list[Gathered]:
    """Give the items without bare headings, but for those that count on to an item of their kind beside them."""
    return [
        item
        for place, item in enumerate(items)
        if not item.is_bare
        or any(_are_beside(item, other) for other in items[max(place - 1, 0) : place + 2])
    ]


def _are_beside(bare: Gathered, other: Gathered) -> bool:
    is_item = (
        bool(bare.draft.number)
        and not other.is_bare
        and other.answered
        and other.level == bare.level
    )
    if not is_item or other.draft.section != bare.draft.section:
        return False
    return _counts_on(bare, other) or _counts_on(other, bare)


def settle_points(items: Sequence[Gathered]) -> list[Gathered]:
    """Give the items without the broad tasks whose points are items, each with the units of its line.

    A task that is followed by points （1）, （2）… is their category; where it names units and they name
    none, its units are theirs. One line for all points before it is the line of each.
    """
    points = _below_broad_tasks(_without_bare(items))
    for line, others in _shared_lines(points):
        for other in others:
            _share(line, other)
    return points


def _below_broad_tasks(items: Sequence[Gathered]) -> list[Gathered]:
    kept: list[Gathered] = []
    place = 0
    while place < len(items):
        broad = items[place]
        end = _end_of_points(items, place)
        points = items[place + 1 : end]
        if not points or (broad.says_itself and any(point.says_itself for point in points)):
            kept.append(broad)
            place += 1
            continue
        for point in points:
            if broad.level in _HEADINGS:
                # A heading that names units opens a section like any other.
                point.draft.section = (
                    _HEADINGS[broad.level].format(broad.draft.number) + broad.draft.text
                )
                point.draft.kind = kind_named_in(broad.draft.text) or point.draft.kind
            else:
                point.draft.category = point.draft.category or broad.draft.text
            point.draft.stands.extend(broad.draft.stands)
            point.draft.findings.extend(broad.draft.findings if point is points[0] else ())
            if broad.says_itself and broad.over_points:
                _own(broad, point, is_first=point is points[0])
            elif broad.says_itself:
                _share(broad, point)
        kept.extend(points)
        place = end
    return kept


def _end_of_points(items: Sequence[Gathered], place: int) -> int:
    """Say where the points below an item end; right behind it when there are none."""
    broad, end = items[place], place + 1
    if not broad.level:
        return end
    begins = not broad.line_alone and _begins(items[end : end + 1], broad.level)
    if not begins and not broad.over_points:
        return end
    while (
        end < len(items)
        and items[end].level > broad.level
        and items[end].draft.section == broad.draft.section
    ):
        end += 1
    return end


def _begins(following: Sequence[Gathered], level: int) -> bool:
    return any(
        one.level > level and one.draft.number.rpartition(".")[2] in ("1", "一")
        for one in following
    )


def _shared_lines(items: Sequence[Gathered]) -> list[tuple[Gathered, list[Gathered]]]:
    """Find the lines that answer for all items of their group: every group has one, behind its last."""
    groups = [
        list(group)
        for _, group in groupby(items, lambda one: (one.draft.section, one.draft.category))
    ]
    shared: list[tuple[Gathered, list[Gathered]]] = []
    for group in groups:
        *before, last = group
        if any(one.answered and one.line_alone for one in before):
            return []
        if before and last.line_alone and not any(one.answered for one in before):
            shared.append((last, before))
    if len(shared) >= _SEVERAL or all(line.line_bracketed for line, _ in shared):
        return shared
    return []


def _share(line: Gathered, other: Gathered) -> None:
    words = _given(line, other)
    other.draft.note(DocumentCode.LINE_SHARED, number=line.draft.number, words=words)


def _own(broad: Gathered, point: Gathered, *, is_first: bool) -> None:
    """Give a point who answers for the broad task; that is told once for all of them."""
    words = _given(broad, point)
    if is_first:
        section = broad.draft.text
        point.draft.note(DocumentCode.SECTION_RESPONSIBILITY, section=section, words=words)


def _given(line: Gathered, other: Gathered) -> str:
    """Give another item who answers for one, where it says nothing of it; in words."""
    said = {role: words for role, words in line.draft.cells.items() if words}
    for role, words in said.items():
        if not other.draft.cells.get(role):
            other.draft.cells[role] = words
    other.answered = True
    return "；".join(
        words for role, words in said.items() if role in UNIT_ROLES or role is Role.DUE
    )


def doubt_headings(items: Sequence[Gathered]) -> None:
    """Tell of headings taken as items where that is in doubt, in place: no sentence, and the only one in its section."""
    alike = Counter((item.draft.section, item.level) for item in items if item.from_heading)
    for item in items:
        is_alone = item.from_heading and alike[item.draft.section, item.level] == 1
        if is_alone and not ends_sentence(item.draft.text):
            item.draft.note(DocumentCode.HEADING_AS_ITEM, text=item.draft.text)


def settle_titles(items: Sequence[Gathered]) -> None:
    """Take the names over several tasks for their 分类, in place; a single one may be a line that was cut."""
    titled = [item for item in items if item.title]
    for item in titled:
        if len(titled) < _SEVERAL:
            after = item.draft.text[len(item.title) :][:12]
            item.draft.note(DocumentCode.TEXT_CUT_JOINED, before=item.title[-12:], after=after)
        else:
            item.draft.category = item.draft.category or item.title
            item.draft.text = item.draft.text[len(item.title) :].strip()


def items_inside(items: Sequence[Gathered]) -> list[Draft]:
    """Give the items between the first and the last of which units are named, and those that count on to them.

    A number may run through the sections of a document; what else is numbered is the document's own text.
    """
    answered = [place for place, item in enumerate(items) if item.answered]
    if not answered:
        return []
    first, last = answered[0], answered[-1]
    while first > 0 and _counts_on(items[first - 1], items[first]):
        first -= 1
    while last + 1 < len(items) and _counts_on(items[last], items[last + 1]):
        last += 1
    drafts = [item.draft for item in items[first : last + 1]]
    for draft in drafts:
        # Every item of this layout may name a lead unit, whether or not this one does.
        if Role.RESPONSIBLE not in draft.cells:
            draft.cells.setdefault(Role.LEAD, "")
    return drafts


def _counts_on(one: Gathered, other: Gathered) -> bool:
    first, second = _count(one), _count(other)
    return first is not None and second == first + 1


def _count(item: Gathered) -> int | None:
    return counted(item.draft.number) or counted_in_words(item.draft.number)
