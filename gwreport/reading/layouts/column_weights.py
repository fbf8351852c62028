"""What columns hold whose headings nobody knows: each kind of content is weighed for each column, by cells and heading."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from itertools import pairwise

from gwreport.officefiles.grid import Cell
from gwreport.reading.layouts.units_in_cells import roles_in_cell
from gwreport.reading.words.cell_likeness import is_goal, likeness
from gwreport.reading.words.headings import UNIT_ROLES, Role, heading_key, is_period, role_of
from gwreport.reading.words.unit_names import LONGEST_LIST
from gwreport.reading.words.value_headings import value_heading

BODIES = UNIT_ROLES - {Role.LEADER}


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
)  # Headings that say that the cells, whatever they look like, are none of an item's own.
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
_TOLD = frozenset({Role.COMPLETION, Role.TARGET, Role.STATUS, Role.RATE})
_PLACES = re.compile(
    "(?:乡镇|镇街|街镇|街道|乡镇街道|镇街道|县区|区县|县市区|市县|市州|地区|园区|村社区)(?:名称)?"
)
# What is told of a task that is under way or done.
_DONE = re.compile(r"已(?!有|知)|正在|尚未|未能|仍在|目前|截[至止]|推进中|进行中|办理中|\d%")
_BEGINS_DONE = re.compile(r"完成|实现|建成|签约|开工|竣工|达到?\d|累计")
_LEADS = re.compile("牵|主|责|承|负|抓|第一|落实")
_HELPS = re.compile("配合|协|参|支持|帮|辅|其他|其它|成员|相关")
_LEADER = re.compile("领导|分管|挂|包|抓|长$")
_CONTACT = re.compile("人|联系|电话|经办|联络")
# Over what is to be reached, whatever stands before these words.
_AIMED = re.compile("(?:目标|指标|要求|标准|任务|计划)[值数量]?(?:[（(][^（）()]{0,12}[)）])?$")
_FIGURE = re.compile(r"[-－]?[\d,.]{1,20}%?")
# What counts the headings between the rows.
_HEADS = re.compile("[（(]?[一二三四五六七八九十]{1,3}[)）]?")
_ROWS_LOOKED_AT, _FEWEST_ROWS, _LONGEST_NUMBER = 80, 2, 4
_COUNTED, _GOALS, _DIFFERENT = 0.75, 0.6, 0.8


@dataclass(frozen=True, slots=True)
class Guess:
    """What a column was taken for, and what it may be as well."""

    role: Role
    other: Role | None = None


@dataclass(frozen=True)
class Column:
    """A column's heading and its filled cells; `is_shared` says that some go down over several rows."""

    heading: str
    cells: tuple[str, ...]
    is_shared: bool = False

    @cached_property
    def weights(self) -> dict[Kind, float]:
        """Give how much the column looks like one of each kind."""
        if len(self.cells) < _FEWEST_ROWS:
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

    def best(self) -> tuple[Kind, Kind | None] | None:
        """Give the kind that the column is, and the other that comes as near; None where none weighs enough."""
        ranked = sorted(self.weights.items(), key=lambda one: -one[1])
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
    return 1.0 if _BEGINS_DONE.match(cell) else -1.0


def _enough(kind: Kind) -> float:
    return _ENOUGH_OF_TASKS if kind is Kind.TASKS else _ENOUGH


def column_of(heading: str, rows: Sequence[Sequence[Cell]], place: int) -> Column:
    """Give a column of a table by the first of its rows; what goes across from another column is not its own."""
    cells = [row[place] for row in rows[:_ROWS_LOOKED_AT] if not row[place].across]
    words = tuple(filter(None, (cell.text.strip() for cell in cells)))
    return Column(heading, words, any(cell.down and cell.text.strip() for cell in cells))


def guessed_columns(
    columns: Mapping[int, Column],
    known: Mapping[Role, tuple[int, ...]],
    *,
    is_broad: bool = False,
) -> dict[int, Guess]:
    """Decide the columns whose headings are unknown beside those that are `known`, each role once.

    What is not clearly one of them stays out, and is kept under its heading. `is_broad` says that the
    known tasks go down over several rows: what stands beside them in each row are their details.
    """
    open_ = {at: one for at, one in sorted(columns.items()) if _is_open(one.heading, known.keys())}
    kinds = {at: best for at, one in open_.items() if (best := one.best())}
    found: dict[int, Guess] = {}

    def of(kind: Kind) -> list[int]:
        return [at for at, (one, _) in kinds.items() if one is kind and at not in found]

    taken = set(known)
    if Role.NUMBER not in taken:
        found.update((at, Guess(Role.NUMBER)) for at in of(Kind.COUNT)[:1])
    found.update(_of_units([(at, open_[at]) for at in of(Kind.UNITS)], known))
    found.update(_of_persons([(at, open_[at]) for at in of(Kind.PERSONS)], known, found))
    if Role.DUE not in taken:
        limits = sorted(of(Kind.LIMITS), key=lambda at: -open_[at].weights[Kind.LIMITS])
        found.update((at, Guess(Role.DUE)) for at in limits[:1])
    if taken.isdisjoint({Role.COMPLETION, Role.STATUS}):
        done = sorted(of(Kind.PROGRESS), key=lambda at: -open_[at].weights[Kind.PROGRESS])
        found.update((at, Guess(Role.COMPLETION)) for at in done[:1])
    found.update(_of_goals(open_, {**known, **_by_role(found)}, found))
    words = {
        role: places for role, places in known.items() if role is not Role.TEXT or not is_broad
    }
    details = [at for at in of(Kind.TASKS) if not (is_broad and open_[at].is_shared)]
    found.update(_of_tasks(open_, details, {**words, **_by_role(found)}, found, known.keys()))
    return {at: _with_other(guess, kinds.get(at)) for at, guess in sorted(found.items())}


def _is_open(heading: str, known: Set[Role]) -> bool:
    """Say whether nothing is known of a heading; where results are told, the places of the rows are those of the figures."""
    if role_of(heading) is not None or is_period(heading):
        return False
    return known.isdisjoint(_TOLD) or not _PLACES.fullmatch(heading_key(heading))


def _by_role(found: Mapping[int, Guess]) -> dict[Role, tuple[int, ...]]:
    return {guess.role: (at,) for at, guess in found.items()}


_ROLE_OF_KIND = {
    Kind.COUNT: Role.NUMBER,
    Kind.TASKS: Role.TEXT,
    Kind.UNITS: Role.RESPONSIBLE,
    Kind.PERSONS: Role.LEADER,
    Kind.LIMITS: Role.DUE,
    Kind.PROGRESS: Role.COMPLETION,
}


def _with_other(guess: Guess, kinds: tuple[Kind, Kind | None] | None) -> Guess:
    second = kinds[1] if kinds else None
    if guess.other is not None or second is None or _ROLE_OF_KIND[second] is guess.role:
        return guess
    return Guess(guess.role, _ROLE_OF_KIND[second])


def _of_units(
    units: Sequence[tuple[int, Column]], known: Mapping[Role, tuple[int, ...]]
) -> Iterator[tuple[int, Guess]]:
    """Decide which column of units leads and which helps, by their headings' words and their order."""
    leads_known = bool(known.keys() & {Role.LEAD, Role.RESPONSIBLE, Role.DIVISION})
    helps_known = Role.SUPPORT in known
    # 责任单位 behind another column of units are those who help.
    before = min(known.get(Role.RESPONSIBLE, ()), default=0) if Role.LEAD not in known else 0
    for at, column in units:
        helps, leads = bool(_HELPS.search(column.heading)), bool(_LEADS.search(column.heading))
        if at < before and not helps:
            before = 0
            yield at, Guess(Role.LEAD, Role.SUPPORT)
            continue
        if helps or leads_known:
            if not helps_known:
                helps_known = True
                yield at, Guess(Role.SUPPORT, None if helps and not leads else Role.LEAD)
            continue
        leads_known = True
        if len(units) == 1 and not helps_known:
            yield at, Guess(Role.RESPONSIBLE)
        else:
            yield at, Guess(Role.LEAD, None if leads else Role.SUPPORT)


def _of_persons(
    persons: Sequence[tuple[int, Column]],
    known: Mapping[Role, tuple[int, ...]],
    found: Mapping[int, Guess],
) -> Iterator[tuple[int, Guess]]:
    """Decide which persons are leaders and which answer for a unit: those stand behind it."""
    leader_known = Role.LEADER in known
    bodies = [at for role in BODIES for at in known.get(role, ())]
    bodies += [at for at, guess in found.items() if guess.role in BODIES]
    for at, column in persons:
        if leader_known:
            yield at, Guess(Role.CONTACT)
        elif _LEADER.search(column.heading):
            leader_known = True
            yield at, Guess(Role.LEADER)
        elif _CONTACT.search(column.heading):
            yield at, Guess(Role.CONTACT)
        elif bodies and at > max(bodies):
            yield at, Guess(Role.CONTACT, Role.LEADER)
        else:
            leader_known = True
            yield at, Guess(Role.LEADER, Role.CONTACT)


def _of_goals(
    columns: Mapping[int, Column],
    known: Mapping[Role, tuple[int, ...]],
    found: Mapping[int, Guess],
) -> Iterator[tuple[int, Guess]]:
    """Find what is to be reached beside names: only under a heading that says so."""
    if not known.keys() & {Role.TEXT} or known.keys() & {Role.TARGET, Role.NODE}:
        return
    for at, column in columns.items():
        if at in found or not _AIMED.search("".join(column.heading.split())):
            continue
        if not column.cells or not column.is_each_another:
            # What is wanted of all alike is nobody's target.
            continue
        if value_heading(column.heading).actual or any(map(_FIGURE.fullmatch, column.cells)):
            # What was reached before, and figures that may be marks or money.
            continue
        if sum(map(is_goal, column.cells)) >= _GOALS * len(column.cells):
            yield at, Guess(Role.TARGET)
            return


def _of_tasks(
    columns: Mapping[int, Column],
    tasks: Sequence[int],
    known: Mapping[Role, tuple[int, ...]],
    found: Mapping[int, Guess],
    named: Set[Role],
) -> Iterator[tuple[int, Guess]]:
    """Find the tasks' words where no heading names them, and what groups them in front.

    Short names are tasks only where a heading says who answers for them: `named` are the roles so known.
    """
    text = known.get(Role.TEXT, ())
    if not text:
        if tasks:
            text = (max(tasks, key=lambda at: (not columns[at].is_shared, columns[at].length)),)
        elif named & BODIES and (only := _only_named(columns, found)) is not None:
            text = (only,)
        else:
            return
        yield text[0], Guess(Role.TEXT)
    if Role.CATEGORY in known:
        return
    groups = [
        at
        for at, one in columns.items()
        if at < min(text) and at not in found and at not in text and one.is_shared
    ]
    if groups:
        # What goes down over several tasks in front of them is their 分类.
        yield groups[-1], Guess(Role.CATEGORY)


def _only_named(columns: Mapping[int, Column], found: Mapping[int, Guess]) -> int | None:
    """Give the column of short names, each another (行业名称: 烟花爆竹, 电力设施), where there is but one."""
    named = [
        at
        for at, one in columns.items()
        if at not in found
        and len(one.cells) >= _FEWEST_ROWS
        and one.is_each_another
        and not any(map(_FIGURE.fullmatch, one.cells))
    ]
    return named[0] if len(named) == 1 else None


def _is_counted(cells: Sequence[str]) -> bool:
    """Say whether cells count the rows: each is one more than that above, or the first below a heading."""
    bare = [cell.rstrip(".、．") for cell in cells]
    figures = [one for one in bare if one.isdecimal() and len(one) <= _LONGEST_NUMBER]
    others = [one for one in bare if one not in figures]
    if len(figures) < max(_FEWEST_ROWS, len(others)) or not all(map(_HEADS.fullmatch, others)):
        return False
    numbers = list(map(int, figures))
    runs = sum(b in (a, a + 1, 1) for a, b in pairwise(numbers))
    return numbers[0] == 1 and runs >= _COUNTED * (len(numbers) - 1) and len(set(numbers)) > 1
