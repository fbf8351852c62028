"""Several columns of words in one table: which is the task, which its 分类, and which are none of both."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from gwreport.domain.texts.quoting import in_one_line
from gwreport.officefiles.grid import Cell
from gwreport.reading.words.headings import Role, heading_key, role_of

Columns = dict[Role, tuple[int, ...]]
Rows = Sequence[tuple[Cell, ...]]
_SEVERAL = 2
_MUCH_FULLER = 1.5
_NUMBER = re.compile(r"[（(]?\d{1,4}[)）]?[.、．]?")
_BARE_FIGURE = re.compile(
    r"[≥≤><＞＜约±+-]?\d[\d,]{0,15}(?:\.\d+)?\s*[%％‰万亿]?[\u4e00-\u9fff]{0,2}"
)
_GOALS = re.compile(
    r"(?:20\d{2}年(?:度)?)?(?:工作|年度|全年|预期|具体|建设|主要)?(?:目标|目标要求|预期目标)"
)
_MEASURES, _PROBLEMS = re.compile("措施|举措"), re.compile("问题")


def part_texts(
    columns: Columns, body: Rows, headings: Sequence[str], unknown: dict[int, str]
) -> None:
    """Settle the columns of tasks' words, in place; those that are neither task nor 分类 go to `unknown`.

    Of two columns (重点工作 | 具体内容) the fuller is the text, the other its 分类, unless it says how the
    text is brought about (重点任务 | 推进举措). Where they are as full as each other and nothing repeats
    (工作目标 | 工作措施), the first is the text.
    """
    _find_numbers(columns, body)
    _take_figures(columns, body, headings)
    _take_targets(columns, body)
    places = columns.get(Role.TEXT, ())
    spanned = len(places) > 1 and all(row[place].across for row in body for place in places[1:])
    if len(places) < _SEVERAL or spanned:
        return
    if Role.CATEGORY in columns or len(places) > _SEVERAL:
        _part_many(columns, body, headings, unknown)
        return
    if _answers_problem(columns, [heading_key(headings[place]) for place in places]):
        return
    fuller = max(places, key=lambda place: sum(len(row[place].text) for row in body))
    merged = tuple(place for place in places if _is_merged(body, place))
    if merged == places[:1]:
        # Words that go down over several rows count once for each of them, and are none the longer.
        fuller = max(places)
    other = next(place for place in places if place != fuller)
    length = sum(len(row[fuller].text) for row in body)
    words = [row[other].text for row in body if row[other].text.strip()]
    if not _repeats(body, other) and length < _MUCH_FULLER * sum(map(len, words)):
        columns[Role.TEXT] = places[:1]
        goals = [place for place in places if _GOALS.fullmatch(heading_key(headings[place]))]
        if Role.TARGET not in columns and goals == list(places[1:2]):
            # 重点工作 | 工作目标: each has its own, which belongs to it.
            columns[Role.TARGET] = (goals[0],)
            places = tuple(place for place in places if place != goals[0])
        unknown.update({place: in_one_line(headings[place]) for place in places[1:]})
        return
    columns[Role.TEXT] = (fuller,)
    if other > fuller and not _is_merged(body, other):
        # What stands behind a name tells more of it, and groups nothing.
        unknown[other] = in_one_line(headings[other])
        return
    if _MEASURES.search(heading_key(headings[other])) and not _MEASURES.search(
        heading_key(headings[fuller])
    ):
        # How a task is to be brought about is no 分类 of it, however short it is said.
        unknown[other] = in_one_line(headings[other])
        return
    columns[Role.CATEGORY] = (other,)


def _answers_problem(columns: Columns, keys: Sequence[str]) -> bool:
    """Take what is to be done about a problem for the task, in place, and the problem for its 分类; says whether it did."""
    first, second = columns[Role.TEXT]
    is_pair = bool(_PROBLEMS.search(keys[0])) and bool(_MEASURES.search(keys[1]))
    if is_pair:
        columns[Role.CATEGORY], columns[Role.TEXT] = (first,), (second,)
    return is_pair


def _part_many(
    columns: Columns, body: Rows, headings: Sequence[str], unknown: dict[int, str]
) -> None:
    """Of more columns the fullest is the text, or what is to be done about a problem; the broadest its 分类."""
    places = columns[Role.TEXT]
    keys = {place: heading_key(headings[place]) for place in places}
    if len(places) == _SEVERAL and _names_each(columns, body, places[0], keys):
        # 领域 | 项目 | 建设内容: what is built is told of each project, which is what is done.
        columns[Role.TEXT] = places[:1]
        unknown[places[1]] = in_one_line(headings[places[1]])
        return
    has_problem = any(map(_PROBLEMS.search, keys.values()))

    def fullness(place: int) -> tuple[bool, int]:
        is_answer = has_problem and bool(_MEASURES.search(keys[place]))
        return is_answer, sum(len(row[place].own_text) for row in body)

    text = max(places, key=fullness)
    others = [place for place in places if place != text]
    columns[Role.TEXT] = (text,)
    if Role.CATEGORY not in columns:
        before = [one for one in others if one < text]
        broad = min(before, key=lambda one: not _repeats(body, one), default=None)
        if broad is not None:
            columns[Role.CATEGORY] = (broad,)
            others.remove(broad)
    unknown.update({place: in_one_line(headings[place]) for place in others})


def _names_each(columns: Columns, body: Rows, place: int, keys: Mapping[int, str]) -> bool:
    """Say whether a column names each row's project, with its group in front of it."""
    groups = columns.get(Role.CATEGORY, ())
    is_behind = bool(groups) and groups[0] < place and _repeats(body, groups[0])
    return is_behind and "项目" in keys[place] and not _repeats(body, place)


def _take_figures(columns: Columns, body: Rows, headings: Sequence[str]) -> None:
    """Take a column of goals that are bare figures, beside one of words, for the targets (项目内容 | 目标任务: 26000)."""
    places = columns.get(Role.TEXT, ())
    if Role.TARGET in columns or len(places) < _SEVERAL:
        return
    for place in places:
        told = [words for row in body if (words := row[place].own_text.strip())]
        figures = sum(map(bool, map(_BARE_FIGURE.fullmatch, told)))
        if 2 * figures > len(told) and "目标" in heading_key(headings[place]):
            columns[Role.TARGET] = (place,)
            columns[Role.TEXT] = tuple(one for one in places if one != place)
            return


def _take_targets(columns: Columns, body: Rows) -> None:
    """Take the year's targets for the tasks where several stand beside one broad task (重点工作 | 年度目标)."""
    if Role.CATEGORY in columns or not {Role.TEXT, Role.TARGET} <= set(columns):
        return
    (text, *more), (target, *others) = columns[Role.TEXT], columns[Role.TARGET]
    if more or others or not _repeats(body, text):
        return
    told = [row[target].own_text.strip() for row in body if row[text].text.strip()]
    if len(set(told)) == len(told) and all(told):
        columns[Role.CATEGORY], columns[Role.TEXT] = (text,), (target,)
        del columns[Role.TARGET]


def _repeats(body: Rows, place: int) -> bool:
    """Say whether a column's words stand for several rows: merged down, or printed again."""
    words = [row[place].text for row in body if row[place].text.strip() and not row[place].across]
    return len(set(words)) < len(words)


def _is_merged(body: Rows, place: int) -> bool:
    return any(row[place].down and row[place].text.strip() for row in body)


def undivided(
    columns: Columns, body: list[tuple[Cell, ...]], headings: Sequence[str]
) -> list[tuple[Cell, ...]]:
    """Give the rows, those with one cell over the task and its 分类 as a task without a 分类.

    Under 项目名称 some have parts in a second column, the others go over both, or leave the second empty; so
    they do where 分类 is a further column, and the broader of the two is none.
    """
    texts = columns.get(Role.TEXT, ())
    if len(texts) != 1:
        return body
    body = _without_parts(columns, body, headings)
    first = text = texts[0]
    groups = columns.get(Role.CATEGORY, ())
    while first and (groups == (first - 1,) or headings[first - 1] == headings[text]):
        first -= 1
    return [_over_both(row, first, text) for row in body] if first < text else body


def _without_parts(
    columns: Columns, body: list[tuple[Cell, ...]], headings: Sequence[str]
) -> list[tuple[Cell, ...]]:
    """Give the rows, of a broad task without any detail (井盖整治 | "") its own words as those of the task."""
    (text,), groups = columns[Role.TEXT], columns.get(Role.CATEGORY, ())
    if len(groups) != 1 or role_of(headings[groups[0]]) is not Role.TEXT:
        return body
    group, between = groups[0], range(min(groups[0], text), max(groups[0], text) + 1)

    def is_alone(at: int) -> bool:
        row, after = body[at], body[at + 1] if at + 1 < len(body) else ()
        if not row[group].own_text.strip() or row[group].across or row[text].text.strip():
            return False
        # Details that stand below it are its own.
        is_led = bool(after) and not after[group].own_text.strip() and after[text].text.strip()
        return not is_led and _has_more(row, between)

    return [_moved(row, group, text) if is_alone(at) else row for at, row in enumerate(body)]


def _moved(row: tuple[Cell, ...], group: int, text: int) -> tuple[Cell, ...]:
    cells = list(row)
    cells[group], cells[text] = Cell(at=row[group].at), row[group]
    return tuple(cells)


def _over_both(row: tuple[Cell, ...], first: int, text: int) -> tuple[Cell, ...]:
    start = text
    while start > first and row[start].across:
        start -= 1
    if start == text or row[start].across or not _has_more(row, range(start, text + 1)):
        return row
    blank = (Cell(at=one.at) for one in row[start:text])
    return (*row[:start], *blank, replace(row[text], across=False), *row[text + 1 :])


def _has_more(row: Sequence[Cell], places: range) -> bool:
    return any(
        cell.text.strip() and not cell.across and place not in places
        for place, cell in enumerate(row)
    )


def _find_numbers(columns: Columns, body: Rows) -> None:
    """Take a column under the tasks' heading that holds numbers only for that of the numbers."""
    places = columns.get(Role.TEXT, ())
    if Role.NUMBER in columns or len(places) < _SEVERAL:
        return
    for place in places:
        words = [cell.text.strip() for row in body if (cell := row[place]).own_text.strip()]
        if len(words) > 1 and all(_NUMBER.fullmatch(one) for one in words):
            columns[Role.NUMBER] = (place,)
            columns[Role.TEXT] = tuple(one for one in places if one != place)
            return
