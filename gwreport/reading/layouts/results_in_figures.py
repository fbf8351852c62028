"""Columns of figures beside a target whose headings no role is known of, and that tell what was done: 本期完成, 截至10月底."""

import re
from collections.abc import Sequence

from gwreport.officefiles.grid import Cell
from gwreport.reading.layouts.figures.headers import is_figure
from gwreport.reading.layouts.period_results import Columns, done_in_period, says_plan, tells_result
from gwreport.reading.words.headings import Role
from gwreport.reading.words.value_headings import ValueHeading, value_heading

# What can be nothing but a result, whatever the table is called.
_DONE = re.compile("完成|实绩|实际|实现|累计|本期|当期|执行")
# What is one where nothing else than the target stands beside it; in a plan it is where the work begins.
_NOW = re.compile("当前|目前|最新|现状|截[至止]")


def settle_results_in_figures(
    columns: Columns,
    headings: Sequence[str],
    unknown: dict[int, str],
    body: Sequence[Sequence[Cell]],
    above: Sequence[str],
) -> None:
    """Settle such columns, in place, beside a target in figures and no column that is known to tell what was done.

    A period or a state alone (1-10月, 当前值) tells nothing of the kind in a table that is a plan by its title.
    """
    aims = columns.get(Role.TARGET, ())
    if not any(_in_figures(body, place) for place in aims):
        return
    if not columns.keys().isdisjoint((Role.COMPLETION, Role.STATUS)):
        return
    read = {place: value_heading(headings[place]) for place in (*unknown, *aims)}
    latest = max((one.year or 0 for one in read.values()), default=0)
    found = [
        place
        for place in unknown
        if _may_tell(read[place], latest)
        and done_in_period(unknown[place]) is None
        and _in_figures(body, place)
    ]
    sure = [place for place in found if _DONE.search(headings[place])]
    has_base = any(read[place].base or read[place].prior for place in unknown)
    if not sure and not says_plan(above):
        now = [place for place in found if _NOW.search(headings[place])]
        # Several periods side by side are what is to be done by then, or is said by the title.
        periods = [place for place in found if read[place].month]
        is_one = len(periods) == 1 or tells_result(above)
        sure = now or (periods if is_one else [])
    elif not sure and has_base:
        sure = [place for place in found if _NOW.search(headings[place]) and not read[place].month]
    # Beside what was done since the year began, that of one month is no answer.
    told = [place for place in sure if not read[place].single] or sure
    if told:
        columns[Role.COMPLETION] = tuple(told)
        for place in told:
            del unknown[place]


def _may_tell(read: ValueHeading, latest: int) -> bool:
    is_other = read.target or read.growth or read.rate or read.rank
    is_before = read.prior or read.base or read.bare_year or 0 < (read.year or 0) < latest
    return not is_other and not is_before


def _in_figures(body: Sequence[Sequence[Cell]], place: int) -> bool:
    cells = [words for row in body if (words := row[place].own_text.strip())]
    return 2 * sum(map(is_figure, cells)) > len(cells)
