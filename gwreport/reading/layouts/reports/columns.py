"""What each column of a completion report holds, decided by its heading and by what stands in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gwreport.domain.statuses import status_named
from gwreport.domain.texts.quoting import in_one_line
from gwreport.domain.ticked_boxes import as_ticked
from gwreport.officefiles.grid import Cell
from gwreport.reading.layouts.figures.headers import is_figure
from gwreport.reading.layouts.headers import Table
from gwreport.reading.layouts.newest_results import forecasts, tells_of_before, with_words_over
from gwreport.reading.words.headings import Role, heading_key, role_of
from gwreport.reading.words.ordinary_headings import is_ordinary
from gwreport.reading.words.periods import period_in
from gwreport.reading.words.value_headings import value_heading

Row = tuple[Cell, ...]

_GOAL = re.compile(
    r"(?:20\d{2}年(?:度)?|全年|年度|年初|本年|今年)(?:主要|重点|工作|任务|具体){0,3}(?:目标|任务)(?:任务|目标|要求|值|内容){0,2}|(?:目标|任务)值|(?:工作|具体|预期|考核)?目标(?:要求|任务)?"
)
_TICKED = re.compile("是|否|[√✓✔×✗☑☒]")
_TICK = re.compile("[√✓✔☑■●○◎★*＊1]")
_LONGEST_STATE, _FEW, _SEVERAL = 10, 3, 2
_YES_OR_NO = re.compile("是否|与否")

# The words with which a cell itself parts what was done from what is wrong and what comes next.
_LABEL = re.compile(
    r"(?:^|(?<=[\n。；;]))[ \t　]*(?:[（(]?[一二三四1-4][）)、.．]{1,2})?"
    r"(?:(?P<done>(?:目前|工作|主要)?(?:进展|完成|推进|落实)(?:情况|进度)?)|(?P<problem>(?:目前|主要)?存在的?(?:主要)?(?:问题|困难)(?:[和及与、](?:问题|困难))?|(?:滞后|未完成)原因)"
    r"|(?P<next>下一?步(?:工作)?(?:打算|措施|计划|安排|举措)?|下一?阶段(?:工作)?(?:打算|计划|安排)|后续(?:措施|工作|计划)))\s*[：:]"
)


@dataclass(frozen=True, slots=True)
class ReportColumns:
    """The places of a report's columns in a row, None for what it has not.

    `kept` are the columns that are none of these, with their headings; `several` says that more than
    one column could have been the text, the target or the result.
    """

    text: tuple[int, ...]
    completion: int | None
    target: int | None
    status: int | None
    rate: int | None
    problem: int | None
    next_step: int | None
    kept: dict[int, str]
    several: bool = False
    # Columns of which one is ticked in each row: 已完成 | 推进中 | 滞后, 是 | 否.
    ticks: tuple[int, ...] = ()


# How a report of ours says what is wanting.
GAP = "差距"


def report_columns(table: Table) -> ReportColumns:
    """Decide the columns of a report's table."""
    text, target, were_several = _text_and_target(table)
    completion, states, others = _results(table)
    ticks = _ticked_states(table)
    status = _first(table, Role.STATUS) if not ticks else None
    if status is None and not ticks:
        status = states[0] if states else _states_by_cells(table)
    if completion is None or _is_of_a_year(table, completion):
        # 2025年完成值 beside 1—10月完成 is what the year before has reached.
        done = _figures_done(table)
        completion = done if done is not None else completion
        were_several = were_several or done is not None
        if completion is None:
            completion = status
    rate, problem, step = (
        _first(table, role) for role in (Role.RATE, Role.PROBLEM, Role.NEXT_STEP)
    )
    numbers, leads = table.columns.get(Role.NUMBER, ()), table.columns.get(lead_role(table), ())
    chosen = {*text, *numbers, *leads, *ticks, completion, target, status, rate, problem, step}
    kept = {
        place: heading
        for place, heading in _named_columns(table).items()
        if place not in chosen and any(_own(row[place]) for row in table.rows)
    }
    return ReportColumns(
        text=text,
        completion=completion,
        target=target,
        status=status,
        rate=rate,
        problem=problem,
        next_step=step,
        kept=kept,
        several=were_several or bool(others),
        ticks=ticks,
    )


def spoken_headings(table: Table) -> tuple[str, ...]:
    """Give a table's headings with the time that stands over them."""
    first, last = table.header
    return with_words_over(table.grid.rows[first : last + 1], table.headings)


def lead_role(table: Table) -> Role:
    """Give the role of the column whose units lead: 责任单位 where there is no 牵头单位."""
    return Role.LEAD if table.has(Role.LEAD) else Role.RESPONSIBLE


def tells_progress(table: Table) -> bool:
    """Say whether a table's columns tell in words how far tasks are, whoever answers for them.

    Where it is told in figures to no unit, or in a word or two beside a target, the table is one of
    indicators. Words that only judge the figures (达到预期) tell no progress.
    """
    told = Role.COMPLETION if table.has(Role.COMPLETION) else Role.STATUS
    places = table.columns.get(told, ())
    words = [text for row in table.rows for place in places if (text := _own(row[place]))]
    if table.has(Role.TARGET) and Role.COMPLETION not in table.said.values():
        words = [text for text in words if len(text) > _LONGEST_STATE]
        return len(words) > len(table.rows) / 2
    return bool(words) and 2 * sum(map(is_figure, words)) < len(words)


def state_words(heading: str, cell: str) -> str:
    """Give the office's own word for how far a row is; a bare 是 or 否 is told with its question."""
    words = as_ticked(in_one_line(cell))
    if _YES_OR_NO.search(heading) and _TICKED.fullmatch(words):
        return f"{in_one_line(heading)}：{words}"
    return words


def _role(table: Table, place: int) -> Role | None:
    """Give the role of a column: what a person said, else what its heading says."""
    return table.said[place] if place in table.said else role_of(table.headings[place])


def _first(table: Table, role: Role) -> int | None:
    return next(iter(table.columns.get(role, ())), None)


def _named_columns(table: Table) -> dict[int, str]:
    """Give every column with its heading, in printed order."""
    found = {place: table.headings[place] for places in table.columns.values() for place in places}
    found.update(table.unknown)
    return {place: in_one_line(found[place]) for place in sorted(found)}


def _text_and_target(table: Table) -> tuple[tuple[int, ...], int | None, bool]:
    """Part what is to be done from what is aimed at: 事项名称 | 年度目标, where each row has its own.

    A name that goes down over several goals groups them; the goals are then the rows' words.
    """
    decided = table.columns.get(Role.TARGET)
    texts = _with_parts(table, tuple(table.columns.get(Role.TEXT, ())))
    worded = [place for place in range(len(table.headings)) if _role(table, place) is Role.TEXT]
    if decided and texts:
        return texts, decided[0], False
    goals = [place for place in worded if _is_goal(table.headings[place])]
    names = [place for place in worded if place not in goals]
    if len(goals) != 1 or not names:
        return texts, None, len(worded) > 1 and not _same(table, worded)
    goal, name = goals[0], max(names, key=lambda place: _distinct(table, place))
    if _distinct(table, name) >= len(_filled(table, goal)) > 0:
        return (name,), goal, True
    return (goal,), None, True


def _with_parts(table: Table, texts: tuple[int, ...]) -> tuple[int, ...]:
    """Give the columns of the rows' words with the one beside under the same heading (项目名称 over two): the parts of each.

    One that goes down over rows with numbers of their own groups them, and is no part of their words.
    """
    own = heading_key(table.headings[texts[0]]) if len(texts) == 1 else ""
    if not own:
        return texts
    places = (texts[0] - 1, *texts, texts[0] + 1)
    return tuple(
        place
        for place in places
        if 0 <= place < len(table.headings)
        and heading_key(table.headings[place]) == own
        and (place in texts or not _groups(table, place))
    )


def _groups(table: Table, place: int) -> bool:
    return table.has(Role.NUMBER) and any(
        row[place].down and table.cell(row, Role.NUMBER).own_text.strip() for row in table.rows
    )


def _is_goal(heading: str) -> bool:
    return bool(_GOAL.fullmatch(heading_key(heading))) and value_heading(heading).target


def _same(table: Table, places: Sequence[int]) -> bool:
    return all(row[place].across for row in table.rows for place in places[1:])


def _own(cell: Cell) -> str:
    return cell.own_text.strip()


def _filled(table: Table, place: int) -> list[str]:
    return [words for row in table.rows if (words := as_ticked(_own(row[place])))]


def _distinct(table: Table, place: int) -> int:
    return len(set(_filled(table, place)))


def _results(table: Table) -> tuple[int | None, list[int], list[int]]:
    """Give the column of what was done, those that only name a state, and the other results.

    Of several periods the newest counts, then the fullest.
    """
    places = [
        place for place in range(len(table.headings)) if _role(table, place) is Role.COMPLETION
    ]
    places = [
        place
        for place in places
        if not any(row[place].text.strip() and row[place].across for row in table.rows)
    ] or list(table.columns.get(Role.COMPLETION, ()))
    divided = [place for place in table.columns.get(Role.COMPLETION, ()) if place not in places]
    places = sorted({*places, *divided})
    if len(places) < 2:
        return (places[0] if places else None), [], []
    states = [place for place in places if _names_states(_filled(table, place))]
    told = [place for place in places if place not in states] or places[:1]
    states = [place for place in states if place not in told]
    headings = spoken_headings(table)
    # 2025年完成值 beside 2026年目标值 is what the year before has reached.
    latest = max((value_heading(one).year or 0 for one in headings), default=0)
    # 完成投资 5400 is no answer to 新建管廊3.6公里, 形象进度 beside it is.
    in_words = [place for place in told if not _in_figures(table, place)]
    newest = max(
        (in_words if _aims_in_words(table) else ()) or told,
        key=lambda place: (
            _length(table, place) > 0,
            not forecasts(headings[place]),
            not tells_of_before(headings[place]),
            (value_heading(headings[place]).year or latest) >= latest,
            _end(headings[place]),
            _length(table, place),
        ),
    )
    return newest, states, [place for place in told if place != newest]


def _aims_in_words(table: Table) -> bool:
    """Say whether what is aimed at is told in words, as is what is to be built."""
    return any(not _in_figures(table, place) for place in table.columns.get(Role.TARGET, ()))


def _figures_done(table: Table) -> int | None:
    """Give the column that tells in figures what was done (1-4月完成投资), beside one that only judges."""
    done = [
        place
        for place, heading in table.unknown.items()
        if (read := value_heading(heading)).actual and read.month and _in_figures(table, place)
    ]
    if not done:
        # 3月末, 6月末, 9月末 in a report: figures under them are no nodes still to come.
        done = [place for place in table.columns.get(Role.NODE, ()) if _in_figures(table, place)]
    return max(done, key=lambda place: (_end(table.headings[place]), -place), default=None)


def _is_of_a_year(table: Table, place: int) -> bool:
    """Say whether a column tells in figures of a year as a whole, and nobody said that it is the result."""
    read = value_heading(table.headings[place])
    is_year = bool(read.year) and not read.month
    return is_year and place not in table.said and _in_figures(table, place)


def _in_figures(table: Table, place: int) -> bool:
    cells = _filled(table, place)
    return 2 * sum(map(is_figure, cells)) > len(cells) > 0


def divided_results(table: Table) -> list[int]:
    """Give the columns that stand under one heading of what was done, without being told by their own."""
    first, last = table.header
    over = table.grid.rows[first] if last > first else ()
    return [
        place
        for place in table.unknown
        if place < len(over) and role_of(over[place].text) is Role.COMPLETION
    ]


def _states_by_cells(table: Table) -> int | None:
    """Give the column with a strange heading whose cells are words for a state: 销号情况 over 已销号, 正在整改."""
    return next(
        (
            place
            for place, heading in table.unknown.items()
            if not is_ordinary(heading)
            and len(cells := _filled(table, place)) >= _SEVERAL
            and 2 * sum(status_named(cell) is not None for cell in cells) >= len(cells)
            and max(map(len, cells)) <= _LONGEST_STATE
        ),
        None,
    )


def _ticked_states(table: Table) -> tuple[int, ...]:
    """Give the columns side by side, each named for a state, in which rows are only ticked; () for none."""
    places = [
        place
        for place, heading in enumerate(table.headings)
        if place not in table.said
        and (place in table.unknown or place in table.columns.get(Role.STATUS, ()))
        and (status_named(heading) is not None or heading.strip() in ("是", "否"))
        and all(map(_TICK.fullmatch, _filled(table, place)))
    ]
    ticked = [row for row in table.rows if sum(bool(_own(row[at])) for at in places) == 1]
    are_states = len(places) >= _SEVERAL and 2 * len(ticked) > len(table.rows)
    return tuple(places) if are_states else ()


def ticked_state(table: Table, ticks: Sequence[int], row: Row) -> str:
    """Give the state that is ticked in a row, "" for none or several; a bare 是 or 否 is told with its question."""
    ticked = [place for place in ticks if _own(row[place])]
    if len(ticked) != 1:
        return ""
    words = in_one_line(table.headings[ticked[0]])
    over = in_one_line(table.grid.rows[table.header[0]][ticked[0]].text)
    return f"{over}：{words}" if _TICKED.fullmatch(words) and over != words else words


def _end(heading: str) -> int:
    period = period_in(heading)
    return period.month if period else 0


def _length(table: Table, place: int) -> int:
    return sum(map(len, _filled(table, place)))


def _names_states(cells: Sequence[str]) -> bool:
    """Say whether cells hold words for a state (已完成, 有序推进) and no account of what was done."""
    if not cells or any(len(cell) > _LONGEST_STATE for cell in cells):
        return False
    known = sum(bool(status_named(cell) or _TICKED.fullmatch(cell)) for cell in cells)
    # The same few words again and again judge, whatever the words are.
    few = len(set(cells)) <= max(_FEW, len(cells) // 2) < len(cells)
    return 2 * known >= len(cells) or (few and not any(map(is_figure, cells)))


def without_gap(cell: str) -> tuple[str, str]:
    """Part what was done from the gap that a report of ours says on lines below it; "" for none.

    With the gap go the lines behind it, which say 存在问题 and 下一步措施.
    """
    told, mark, rest = cell.partition(f"\n{GAP}：")
    return (told, rest.split("\n")[0].strip()) if mark else (cell, "")


def parted(cell: str) -> tuple[str, str]:
    """Find the problems and the next steps that a cell tells under labels of its own; "" for none."""
    found = list(_LABEL.finditer(cell))
    told = {"problem": "", "next": ""}
    for place, label in enumerate(found):
        kind = label.lastgroup or ""
        if kind in told:
            end = found[place + 1].start() if place + 1 < len(found) else len(cell)
            told[kind] = told[kind] or cell[label.end() : end].strip()
    return told["problem"], told["next"]
