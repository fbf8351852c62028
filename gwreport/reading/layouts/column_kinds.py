"""What the cells of a column are like: each kind of content is weighed, by the cells and by the heading's words."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from itertools import pairwise

from gwreport.officefiles.grid import Cell
from gwreport.reading.layouts.units_in_cells import roles_in_cell
from gwreport.reading.words.cell_likeness import likeness
from gwreport.reading.words.headings import Role
from gwreport.reading.words.unit_names import LONGEST_LIST


class Kind(Enum):
    """What the cells of a column are; which role that has beside the other columns is decided after."""

    COUNT = auto()
    TASKS = auto()
    UNITS = auto()
    PERSONS = auto()
    LIMITS = auto()
    PROGRESS = auto()


# A heading says as much as this many of the points that a cell can have (-4 to 3).
_SURE, _SAYS, _FORBIDS = 3.0, 1.5, -9.0
# From here on a column is taken for what it weighs; a second kind that comes as near may be it as well.
_ENOUGH, _NEAR = 2.0, 0.75
# What is to be done is said in any words: that a column is long is ground enough.
_ENOUGH_OF_TASKS = 1.0
_HINTS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    (Kind.UNITS, re.compile("单位|部门|科室|处室|谁家|哪家|主体|牵|主抓|配合|协|参与|帮")),
    (Kind.PERSONS, re.compile("领导|分管|挂|包|抓|长$|人|联系|电话|经办|联络|谁")),
    (Kind.LIMITS, re.compile("时|限|期|日|完成|节点|几月|何")),
    (Kind.TASKS, re.compile("任务|工作|内容|事|措施|举措|目标|要求|项目|干|做|办")),
    (
        Kind.PROGRESS,
        re.compile(
            "目前|现在|现状|到哪|哪一?步|干得|干到|做到|咋样|怎么样|截[至止]|进[度展]|情况|实绩|实际"
        ),
    ),
)
# Headings that say that the cells, whatever they look like, are none of an item's own.
_NEVER: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    # Where something lies, who reports, who is helped, from whom a task comes, who looks on.
    (
        Kind.UNITS,
        re.compile(
            "地点|地址|位置|所在|坐落|选址|区域|范围|来源|来自|出处|依据|填报|报送|上报|提报|交办|督办|督查|督导|监督|考核|考评|审核|验收|受益|对象|提出|提案|建议|附议|印发|发文|来文|参会|抄送|户主|点位"
        ),
    ),
    (
        Kind.PERSONS,
        re.compile(
            "填报|填表|报送|审核|审批|核对|录入|制表|监督|督办|督查|督导|督战|考核|验收|提出|提案|建议|附议|代表|委员|信访|当事|举报|户主|受益|法人|来源|作者"
        ),
    ),
    # What is still to come, and what stands in the way.
    (
        Kind.PROGRESS,
        re.compile(
            "目标|计划|任务|要求|打算|下一?步|预计|能否|能不能|安排|措施|举措|抓手|问题|原因|存在|难|堵|卡|短板|备注|说明|来源|依据|背景|上年|去年|基期|年初"
        ),
    ),
    # When something began or was written down is no limit.
    (
        Kind.LIMITS,
        re.compile(
            "开工|动工|开始|开建|起始|启动|立项|交办|受理|收文|来文|发文|批示|印发|签收|接件|召开|成立|报送|填报|上报|更新|统计|上年|去年|基期|来源|依据|反馈|发现"
        ),
    ),
)
# What is told of a task that is under way or done.
_DONE = re.compile(r"已(?!有|知)|正在|尚未|未能|仍在|目前|截[至止]|推进中|进行中|办理中|\d%")
_BEGINS_DONE = re.compile(r"完成|实现|建成|签约|开工|竣工|达到?\d|累计")
# What counts the headings between the rows.
_HEADS = re.compile("[（(]?[一二三四五六七八九十]{1,3}[)）]?")
_ROWS_LOOKED_AT, FEWEST_ROWS, _LONGEST_NUMBER, _BEGINNING = 80, 2, 4, 8
_COUNTED, _DIFFERENT = 0.75, 0.8


@dataclass(frozen=True)
class Column:
    """A column's heading and its filled cells; `is_shared` says that some go down over several rows."""

    heading: str
    cells: tuple[str, ...]
    is_shared: bool = False

    @cached_property
    def weights(self) -> dict[Kind, float]:
        """Give how much the column looks like one of each kind."""
        if len(self.cells) < FEWEST_ROWS:
            return {}
        found = {
            Kind.TASKS: self._mean(Role.TEXT),
            Kind.UNITS: sum(map(_points_of_units, self.cells)) / len(self.cells),
            Kind.PERSONS: self._mean(Role.LEADER),
            # 9月底前主体完工。 says what is done by then: no limit, but a step of the work.
            Kind.LIMITS: -4.0 if self._are_sentences else self._mean(Role.DUE),
            Kind.PROGRESS: sum(map(_points_of_progress, self.cells)) / len(self.cells),
            Kind.COUNT: _SURE if _is_counted(self.cells) else -4.0,
        }
        heading = "".join(self.heading.split())
        for kind, pattern in _HINTS:
            found[kind] += _SAYS if pattern.search(heading) else 0.0
        for kind, pattern in _NEVER:
            found[kind] += _FORBIDS if pattern.search(heading) else 0.0
        return found

    @property
    def _are_sentences(self) -> bool:
        return 2 * sum(cell.endswith("。") for cell in self.cells) > len(self.cells)

    @property
    def is_each_another(self) -> bool:
        """Say whether nearly every cell is another one."""
        return len(set(self.cells)) >= _DIFFERENT * len(self.cells)

    @property
    def length(self) -> int:
        """Give how much is said in it."""
        return sum(map(len, self.cells))

    def _mean(self, role: Role) -> float:
        return sum(likeness(role, cell) for cell in self.cells) / len(self.cells)

    def best(self, but: Set[Kind]) -> tuple[Kind, Kind | None] | None:
        """Give the kind that the column is, and the other that comes as near; None where none weighs enough.

        `but` are kinds that no column of the table can be any more.
        """
        weights = [one for one in self.weights.items() if one[0] not in but]
        ranked = sorted(weights, key=lambda one: -one[1])
        if not ranked or ranked[0][1] < _enough(ranked[0][0]):
            return None
        (kind, weight), (second, less) = ranked[:2]
        near = less >= _enough(second) and weight - less < _NEAR
        return kind, second if near else None


def _points_of_units(cell: str) -> float:
    """Give how much a cell looks like units: names alone, or with words for who leads and who helps."""
    if len(cell) <= LONGEST_LIST and roles_in_cell(cell, Role.RESPONSIBLE) is not None:
        return _SURE
    return likeness(Role.LEAD, cell)


def _points_of_progress(cell: str) -> float:
    """Give how much a cell looks like what was done, from -1 to 3."""
    if _DONE.search(cell):
        return _SURE
    return 1.0 if _BEGINS_DONE.search(cell[:_BEGINNING]) else -1.0


def _enough(kind: Kind) -> float:
    return _ENOUGH_OF_TASKS if kind is Kind.TASKS else _ENOUGH


def column_of(heading: str, rows: Sequence[Sequence[Cell]], place: int) -> Column:
    """Give a column of a table by the first of its rows; what goes across from another column is not its own."""
    cells = [row[place] for row in rows[:_ROWS_LOOKED_AT] if not row[place].across]
    words = tuple(filter(None, (cell.text.strip() for cell in cells)))
    return Column(heading, words, any(cell.down and cell.text.strip() for cell in cells))


def _is_counted(cells: Sequence[str]) -> bool:
    """Say whether cells count the rows: each is one more than that above, or the first below a heading."""
    bare = [cell.rstrip(".、．") for cell in cells]
    figures = [one for one in bare if one.isdecimal() and len(one) <= _LONGEST_NUMBER]
    others = [one for one in bare if one not in figures]
    if len(figures) < max(FEWEST_ROWS, len(others)) or not all(map(_HEADS.fullmatch, others)):
        return False
    numbers = list(map(int, figures))
    runs = sum(b in (a, a + 1, 1) for a, b in pairwise(numbers))
    return numbers[0] == 1 and runs >= _COUNTED * (len(numbers) - 1) and len(set(numbers)) > 1
