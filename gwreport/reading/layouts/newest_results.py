"""Of several columns of what was done (1-10月, 1-11月; 实际进度 below each quarter) the newest that is filled."""

import re
from collections.abc import Sequence

from gwreport.domain.texts.quoting import in_one_line
from gwreport.domain.texts.spans import spans_in
from gwreport.officefiles.grid import Cell
from gwreport.reading.layouts.line_joining import one_line
from gwreport.reading.words.headings import Role

_SEVERAL = 2
# What was told the last time, beside what is told now: 上月进展 | 本月进展.
_EARLIER = re.compile(
    "(?:截[止至]到?)?(?:上(?!半年)(?:一?(?:年度?|个?月|周|旬|期|次|季度?))|前期|前次)"
)
_FORECAST = re.compile("预计|预测|计划|拟")


def forecasts(heading: str) -> bool:
    """Say whether a heading stands over what is yet to come: 预计全年完成情况."""
    return bool(_FORECAST.match(heading.strip()))


def tells_of_before(heading: str) -> bool:
    """Say whether a heading stands over what was told the last time: 上月进展, 上周完成情况."""
    return bool(_EARLIER.match("".join(heading.split())))


def keep_newest_completion(
    columns: dict[Role, tuple[int, ...]],
    body: list[tuple[Cell, ...]],
    headings: Sequence[str],
    unknown: dict[int, str],
) -> None:
    """Of several columns of what was done (1-10月, 1-11月) take the newest, else the fullest one."""
    places = columns.get(Role.COMPLETION, ())
    if len(places) < _SEVERAL or all(row[place].across for row in body for place in places[1:]):
        return
    ends = {place: _end_of_period(headings[place]) for place in places}
    # The name of a section goes across all columns.
    length = {
        place: sum(len(row[place].text) for row in body if not row[place].across)
        for place in places
    }
    newest = max(
        places,
        # What stands under a quarter that is still to come is empty.
        key=lambda place: (
            length[place] > 0,
            not forecasts(headings[place]),
            not tells_of_before(headings[place]),
            ends[place],
            length[place],
        ),
    )
    columns[Role.COMPLETION] = (newest,)
    unknown.update(
        {
            place: in_one_line(headings[place])
            for place in places
            if place != newest and any(row[place].own_text.strip() for row in body)
        }
    )


def with_words_over(header: Sequence[Sequence[Cell]], headings: Sequence[str]) -> tuple[str, ...]:
    """Give the headings of columns with the time that stands over them: 二季度 over 实际进度."""
    over = header[:-1]
    return tuple(
        " ".join(
            (
                *dict.fromkeys(
                    words
                    for row in over
                    if spans_in(words := one_line(row[place].text)) and words not in heading
                ),
                heading,
            )
        )
        for place, heading in enumerate(headings)
    )


def _end_of_period(heading: str) -> int:
    """Give the month in which the latest period of a heading ends; 0 where it names none."""
    ends = [one.last_month for one in spans_in(heading) if not one.bare]
    return max(ends, default=0)
