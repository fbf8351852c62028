"""Columns of quarters and months, and what the headings are called that no role is known of."""

import re
from collections import Counter
from collections.abc import Container, Sequence

from gwreport.domain.plan.node_words import Period, heading_period
from gwreport.domain.texts.quoting import in_one_line
from gwreport.officefiles.grid import Cell
from gwreport.reading.words.headings import Role, heading_key, is_period

_MARKS = re.compile(r"[\s√✓✔☑■●◆★▲△○◎*＊#＃—–\-→－xX×]+|是")
# When work begins is no time limit, also where it stands beside one under 时间安排 or 建设工期.
_BEGINS = re.compile(
    "(?:计划|预计|拟|项目)?(?:启动|开工|开始|起始|动工|开建|进场|立项|下达|交办|受理)(?:时间|日期|年月|时限)?"
)
# What is to be done until when on the way, which is no limit of the whole beside one.
_STEPS = re.compile(
    "节点|时点|(?:进度|时序|序时|推进|工作|实施|阶段)(?:安排|要求)?$|安排$|时间表$|进度计划$"
)
_COUNTS = re.compile(r"(?:总|顺)?序号?|[Nn][Oo]\.?")
# Which columns may turn out to be of nodes: 季度节点 over four quarters has the role of a time limit.
_MAY_BE_NODES = (Role.DUE, Role.TARGET, Role.TEXT)

Columns = dict[Role, tuple[int, ...]]
Rows = Sequence[Sequence[Cell]]


def is_mark(words: str) -> bool:
    """Say whether a cell is only ticked, as in a calendar of what is due when."""
    return bool(_MARKS.fullmatch(words))


def unknown_headings(header: Rows, roles: Sequence[Role | None], body: Rows) -> dict[int, str]:
    """Name the columns without a role that hold anything, by place.

    Of a divided heading the lower words count, with the upper before them where two are the same;
    a column without a heading is called by its place.
    """
    names = {
        place: in_one_line(header[-1][place].text) if header else ""
        for place, role in enumerate(roles)
        if role is None and any(row[place].own_text.strip() for row in body)
    }
    counts = Counter(names.values())
    for place, name in names.items():
        above = in_one_line(header[0][place].text) if len(header) > 1 else ""
        if counts[name] > 1 and above and above != name:
            names[place] = f"{above} {name}".strip()
    return {place: name or f"第{place + 1}列" for place, name in names.items()}


def settle_nodes(
    columns: Columns,
    headings: Sequence[str],
    unknown: dict[int, str],
    body: Rows,
    said: Container[int],
) -> None:
    """Give the columns that hold nodes their role, in place; ticks in them are time limits.

    Those of which a person has spoken (`said`) are what they are said to be.
    One column alone is of nodes where its heading says more than a period (一季度目标), or beside
    the year's own target.
    """
    periods = {
        place: period
        for place, period in _periods(columns, headings, body).items()
        if place not in said
    }
    if not any(not period.is_last for period in periods.values()):
        return
    if (
        len(periods) == 1
        and not periods[next(iter(periods))].is_told
        and Role.TARGET not in columns
    ):
        return
    cells = [cell for row in body for place in periods if (cell := row[place].own_text.strip())]
    if not cells:
        return
    for place in periods:
        unknown.pop(place, None)
    for role in _MAY_BE_NODES:
        left = tuple(place for place in columns.get(role, ()) if place not in periods)
        if role in columns and not left:
            del columns[role]
        elif left:
            columns[role] = left
    if all(map(is_mark, cells)) and Role.DUE not in columns:
        columns[Role.DUE] = tuple(periods)
    else:
        columns[Role.NODE] = tuple(periods)


def settle_numbers(columns: Columns, headings: Sequence[str], unknown: dict[int, str]) -> None:
    """Keep one column of numbers, in place, the one that counts the rows (序号) before another (建议编号), which is kept."""
    places = columns.get(Role.NUMBER, ())
    if len({heading_key(headings[place]) for place in places}) < 2:
        return
    counts = [place for place in places if _COUNTS.fullmatch(heading_key(headings[place]))]
    columns[Role.NUMBER] = (counts[0] if counts else places[0],)
    unknown.update(
        {
            place: in_one_line(headings[place])
            for place in places
            if place not in columns[Role.NUMBER]
        }
    )


def settle_limits(
    columns: Columns, headings: Sequence[str], unknown: dict[int, str], body: Rows
) -> None:
    """Leave among the columns of time limits, in place, those that say the end."""
    _settle_beginnings(columns, headings, unknown)
    _settle_steps(columns, headings, body)


def _settle_beginnings(columns: Columns, headings: Sequence[str], unknown: dict[int, str]) -> None:
    """Take the columns that say when work begins out of those of time limits, in place, where another says the end."""
    places = columns.get(Role.DUE, ())
    begin = [place for place in places if _BEGINS.fullmatch(heading_key(headings[place]))]
    if 0 < len(begin) < len(places):
        columns[Role.DUE] = tuple(place for place in places if place not in begin)
        unknown.update({place: in_one_line(headings[place]) for place in begin})


def _settle_steps(columns: Columns, headings: Sequence[str], body: Rows) -> None:
    """Take the columns of steps (节点安排) out of those of time limits, in place, beside a limit in every row."""
    places = columns.get(Role.DUE, ())
    steps = [place for place in places if _STEPS.search(heading_key(headings[place]))]
    limits = tuple(place for place in places if place not in steps)
    if not steps or not limits or any(is_period(headings[place]) for place in places):
        return
    for row in body:
        if any(row[place].text.strip() for place in steps) and not any(
            row[place].text.strip() for place in limits
        ):
            return
    columns[Role.DUE] = limits
    columns[Role.REMARK] = (*columns.get(Role.REMARK, ()), *steps)


def _periods(columns: Columns, headings: Sequence[str], body: Rows) -> dict[int, Period]:
    found: dict[int, Period] = {}
    role_of = {place: role for role, places in columns.items() for place in places}
    for place, heading in enumerate(headings):
        role = role_of.get(place)
        may_be = role is None or (role in _MAY_BE_NODES and len(columns[role]) > 1)
        if may_be and (period := heading_period(heading)) and any(row[place].text for row in body):
            found[place] = period
    return found
