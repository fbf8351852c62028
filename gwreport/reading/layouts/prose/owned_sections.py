"""Headings that say who answers for all the points below them, on their own line or on the lines right below.

“一、建设制造业强市” over “牵头单位：甲局”, then （一）, （二）…; “一、建设制造业强市（甲局牵头）”; and sentences at a
section's end: “以上任务由甲局牵头。” There the points are the items, also where they are numbered as headings are.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from gwreport.reading.layouts.line_joining import GrowingText
from gwreport.reading.layouts.lines_of_units import COLONS, is_next_body
from gwreport.reading.layouts.notice import is_title
from gwreport.reading.layouts.outline import Heading, paragraph_in, split_heading
from gwreport.reading.layouts.prose.several_items import ForSeveral, read_for_all
from gwreport.reading.layouts.responsibility_lines import read_responsibility, units_in_last_bracket
from gwreport.reading.layouts.section_leaders import parted_title
from gwreport.reading.words.cell_likeness import begins_with_deed
from gwreport.reading.words.divisions import are_bodies, read_division
from gwreport.reading.words.headings import Role
from gwreport.reading.words.item_numbers import Numbered, split_number
from gwreport.reading.words.printed_numbers import counted, counted_in_words

_UNITS = frozenset({Role.LEAD, Role.SUPPORT, Role.RESPONSIBLE})
# “一、建设制造业强市——甲局牵头”, “一、建设制造业强市：甲局牵头”.
_BEFORE_OWNER = "—－：: \t\u3000"
_INTRODUCES = re.compile(r"[^。；;]{0,16}(?:任务|事项|举措|如下)[^。；;]{0,6}[：:]")
# 一、 and （一） are headings of their own; deeper numbers are broad tasks.
_HEADINGS = 2
_FIGURE = re.compile(r"\d")
_FEWEST_LISTS = 2
_MOST_OWNER_LINES, _MOST_PROSE = 12, 2


@dataclass(frozen=True, slots=True)
class OwnedHeading:
    """A heading without the words on who answers, those by role, and as they are printed."""

    heading: Heading
    words: Mapping[Role, str]
    said: str
    # The lines below it that say so.
    lines: tuple[int, ...] = ()


@dataclass(slots=True)
class OwnedSections:
    """What the lines of a document are to its owned sections, by their places.

    `beside` are paragraphs behind the last list without numbers, which are none of its tasks; `broad` are tasks (1.) whose points (1), (2)… are the items; `points` are lines numbered as headings
    that are items; `owners` are the lines below a heading on who answers for its points. `for_whole` says that
    one sentence, behind all sections, is all that the document says on who answers.
    """

    headings: dict[int, OwnedHeading] = field(default_factory=dict[int, OwnedHeading])
    broad: set[int] = field(default_factory=set[int])
    points: set[int] = field(default_factory=set[int])
    owners: set[int] = field(default_factory=set[int])
    beside: set[int] = field(default_factory=set[int])
    for_whole: bool = False


def depth_of(text: str, numbered: Numbered) -> int:
    """Say how deep a line's number stands, 0 for none: 1 is 一、, 2 is （一）, 4 is 1."""
    number, _ = split_heading(text)
    return (2 if text.strip()[0] in "（(" else 1) if number else numbered.level


def owned_sections(texts: Sequence[str], numbers: Sequence[Numbered]) -> OwnedSections:
    """Find the headings that say who answers for their points, and these points."""
    return _Finder(texts, numbers).found


class _Finder:
    def __init__(self, texts: Sequence[str], numbers: Sequence[Numbered]) -> None:
        self._texts = texts
        pairs = list(zip(texts, numbers, strict=True))
        self._depths = [depth_of(text, numbered) if text else 0 for text, numbered in pairs]
        self._begin = _beginnings(self._depths, [_count(*pair) for pair in pairs])
        self.found = OwnedSections(for_whole=_says_once(texts))
        # The headings that say who answers over paragraphs without numbers, and these.
        self._over_plain: dict[int, tuple[OwnedHeading, list[int]]] = {}
        for place, depth in enumerate(self._depths):
            if depth:
                self._heading(place)
            elif (said := read_for_all(texts[place])) and _is_on_points_above(said):
                self._points_above(place, said.count)
        self._take_lists()

    def _heading(self, place: int) -> None:
        owned = _owned_on_line(self._texts[place])
        end = place + 1
        if owned is None:
            owned, end = self._owner_below(place)
        if owned is None:
            return
        if not self._has_points(place, end):
            self._over_plain[place] = owned, self._plain_below(end)
            return
        if self._depths[place] > _HEADINGS:
            self.found.broad.add(place)
            return
        self.found.headings[place] = owned
        self.found.owners.update(owned.lines)
        self._points_below(place, end)

    def _owner_below(self, heading: int) -> tuple[OwnedHeading | None, int]:
        """Read the lines below a heading on who answers, and say where they end; a few of prose may stand before them."""
        for start in range(heading + 1, min(heading + 2 + _MOST_PROSE, len(self._texts))):
            if self._depths[start]:
                break
            block = _OwnerLines(self._texts, self._depths, start)
            words = block.words()
            if _UNITS & words.keys():
                lines = tuple(range(start, block.end))
                text, leader = _without_leader(self._texts[heading])
                said = "；".join(filter(None, (leader, block.text)))
                words = {Role.LEADER: leader, **words} if leader else words
                return OwnedHeading(_heading_of(text), words, said, lines), block.end
        return None, heading + 1

    def _take_lists(self) -> None:
        """Take the paragraphs below headings for their points, where that is clear.

        Below a heading that names a figure itself they tell of it; behind the last list the
        document may speak of itself.
        """
        texts = self._texts
        lists = [lines for _, lines in self._over_plain.values()]
        if any(_names_figure(texts[place]) for place in self._over_plain):
            return
        behind: list[int] = []
        while lists and lists[-1] and not _is_deed(texts[lists[-1][-1]]):
            behind.append(lists[-1].pop())
        if _are_lists(lists, texts):
            self.found.beside.update(at for at in behind if not read_for_all(texts[at]))
            for place, (owned, lines) in self._over_plain.items():
                self.found.headings[place] = owned
                self.found.owners.update(owned.lines)
                self.found.points.update(lines)

    def _plain_below(self, start: int) -> list[int]:
        """Give the lines without a number below a heading, up to the next number."""
        stop = next((at for at in range(start, len(self._texts)) if self._depths[at]), None)
        return [at for at in range(start, stop or len(self._texts)) if self._texts[at].strip()]

    def _has_points(self, heading: int, end: int) -> bool:
        """Say whether the next line is the first point below a heading; one that announces them may stand between."""
        below = range(end, len(self._texts))
        if below and not self._depths[end] and _INTRODUCES.fullmatch(self._texts[end]):
            end += 1
        return end in below and self._is_first_below(heading, end)

    def _is_first_below(self, above: int, place: int) -> bool:
        return self._begin[place] and self._depths[place] > self._depths[above]

    def _points_below(self, heading: int, start: int) -> None:
        for place in range(start, len(self._texts)):
            if 0 < self._depths[place] <= self._depths[heading]:
                return
            self._point(place)

    def _points_above(self, place: int, count: int | None) -> None:
        """Mark the points above a sentence on all of them, back to the heading over them."""
        deep = found = 0
        for at in range(place - 1, -1, -1):
            depth = self._depths[at]
            if not depth and (read_for_all(self._texts[at]) or is_title(self._texts[at])):
                return
            deep = deep or depth
            is_counted = count is not None or self.found.for_whole
            if depth and ((depth < deep and not is_counted) or found == count):
                return
            found += bool(depth) and depth == deep
            self._point(at)

    def _point(self, place: int) -> None:
        # Only what is numbered as a heading is to be told from one; deeper points right below make it one.
        is_over = place + 1 < len(self._texts) and self._is_first_below(place, place + 1)
        if 0 < self._depths[place] <= _HEADINGS and not is_over:
            self.found.points.add(place)


def _names_figure(text: str) -> bool:
    words = split_heading(text)[1]
    return bool(_FIGURE.search(split_number(words).words or words))


def _are_lists(lists: Sequence[Sequence[int]], texts: Sequence[str]) -> bool:
    """Say whether the paragraphs below headings are tasks: several below most, and each a deed."""
    if not all(_is_deed(texts[at]) for lines in lists for at in lines):
        return False
    several = sum(len(lines) > 1 for lines in lists)
    return len(lists) >= _FEWEST_LISTS and all(lists) and 2 * several > len(lists)


def _is_deed(text: str) -> bool:
    return begins_with_deed(text.strip()) and not read_responsibility(text)


def _beginnings(depths: Sequence[int], counts: Sequence[int]) -> list[bool]:
    """Say for each line whether its number is the first of its depth, or goes on behind the last one."""
    last: dict[int, int] = {}
    begin: list[bool] = []
    for depth, count in zip(depths, counts, strict=True):
        begin.append(count == 1 or (count > 1 and count == last.get(depth, 0) + 1))
        if depth:
            last[depth] = count
    return begin


class _OwnerLines:
    """The lines from a place on that say under labels or with verbs who answers, and nothing else."""

    def __init__(self, texts: Sequence[str], depths: Sequence[int], start: int) -> None:
        self._whole, self.end = GrowingText(), start
        for place in range(start, min(start + _MOST_OWNER_LINES, len(texts))):
            if depths[place] or not self._take(texts[place]):
                return
            self.end = place + 1

    def __bool__(self) -> bool:
        return bool(self._whole)

    def _take(self, line: str) -> bool:
        tail = self._whole.tail.rstrip()
        if _says_only_who(line):
            if self._whole:
                self._whole.add("；")
            self._whole.add(line.rstrip("。；;"))
            return True
        is_open = tail.endswith((*COLONS, "、", "，"))
        if not tail or not ((is_open and are_bodies(line)) or (line and is_next_body(tail, line))):
            return False
        self._whole.add("" if is_open else "、")
        self._whole.glue(line.rstrip("。；;"))
        return True

    @property
    def text(self) -> str:
        """Their words, as one line."""
        return self._whole.text

    def words(self) -> dict[Role, str]:
        """Give who answers, by role; empty where nobody is named."""
        if said := read_for_all(self.text):
            return said.words
        read = read_responsibility(self.text)
        words = read.words if read and not read.before else read_division(self.text)
        return {role: said for role, said in (words or {}).items() if said}


def _says_once(texts: Sequence[str]) -> bool:
    """Say whether a sentence on all above is all that lines say on who answers."""
    said = [place for place, text in enumerate(texts) if read_for_all(text)]
    if len(said) != 1 or not ((one := read_for_all(texts[said[0]])) and one.above):
        return False
    others = (text for place, text in enumerate(texts) if place != said[0])
    return not any((read := read_responsibility(text)) and read.names_units for text in others)


def _is_on_points_above(said: ForSeveral) -> bool:
    return (said.above and said.span is None) or said.around == "section"


def _says_only_who(line: str) -> bool:
    if said := read_for_all(line):
        return not said.above
    read = read_responsibility(line)
    if read is None:
        return read_division(line) is not None
    return not (read.before or read.after or read.aside)


def _owned_on_line(text: str) -> OwnedHeading | None:
    """Read a numbered line that ends in who answers, in a bracket or behind a dash; None for any other."""
    read = read_responsibility(text) or units_in_last_bracket(text)
    if read and read.before and not read.after and _UNITS & read.words.keys():
        said = text[len(read.before) :].strip("（）()〔〕【】[] ")
        return OwnedHeading(_heading_of(read.before + read.in_task), read.words, said)
    return _behind_dash(text)


def _without_leader(heading: str) -> tuple[str, str]:
    """Part a heading from the leader whom its bracket names: 一、产业发展（牵头领导：王某某）."""
    before, words = parted_title(heading.strip())
    is_leader = set(words) == {Role.LEADER}
    return (before, words[Role.LEADER]) if is_leader else (heading, "")


def _behind_dash(text: str) -> OwnedHeading | None:
    place = max(map(text.rstrip().rfind, _BEFORE_OWNER))
    before, said = text[: max(place, 0)].rstrip(_BEFORE_OWNER), text[place + 1 :]
    words = read_division(said) or {}
    units = [names for role, names in words.items() if role in _UNITS]
    if not units or not all(map(are_bodies, units)) or not split_heading(before)[1]:
        return None
    return OwnedHeading(_heading_of(before), words, said)


def _heading_of(text: str) -> Heading:
    return paragraph_in(text) or Heading(_HEADINGS + 1, text.strip())


def _count(text: str, numbered: Numbered) -> int:
    number = (split_heading(text)[0] if text else "") or numbered.number.rpartition(".")[2]
    return counted(number) or counted_in_words(number) or 0
