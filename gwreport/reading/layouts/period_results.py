"""Columns under 一季度完成, 上半年完成: what was done by then, or what is to be done."""

import re
from collections.abc import Sequence

from gwreport.domain.plan.node_words import Period, heading_period
from gwreport.officefiles.grid import Cell
from gwreport.reading.layouts.figures.headers import is_figure
from gwreport.reading.words.headings import Role

_DONE = re.compile("(?:实际|累计)?完成(?:数|值|量|额)?$")
_BRACKET = re.compile(r"[（(][^（）()]{1,12}[)）]$")
_TELLS = re.compile("完成情况|进展|进度|通报|统计|监测|运行|快报|台账")
_PLANS = re.compile("计划|分解|方案|目标|任务|要点|安排|清单")
_SEVERAL = 2

Columns = dict[Role, tuple[int, ...]]


def done_in_period(heading: str) -> Period | None:
    """Give the period of a heading that names one and 完成, and nothing else: 一季度完成, 1-6月累计完成数."""
    words = _BRACKET.sub("", "".join(heading.split()))
    found = _DONE.search(words)
    return heading_period(words[: found.start()]) if found else None


def tells_result(above: Sequence[str]) -> bool:
    """Say whether the words over a table call it one of what was done: 进展情况, 运行监测."""
    return bool(_TELLS.search("".join(above)))


def says_plan(above: Sequence[str]) -> bool:
    """Say whether the words over a table call it a plan, and not one of what was done: 任务分解."""
    return bool(_PLANS.search("".join(above))) and not tells_result(above)


def settle_period_results(
    columns: Columns, unknown: dict[int, str], body: Sequence[Sequence[Cell]], above: Sequence[str]
) -> None:
    """Settle such columns, in place: what is told in figures was done, unless the table is a plan's by its title.

    In words they are what its title says (进展情况, 任务分解); where that says nothing they stay open.
    """
    found = {place: period for place in unknown if (period := done_in_period(unknown[place]))}
    if not found or Role.COMPLETION in columns or Role.NODE in columns:
        return
    cells = [words for row in body for place in found if (words := row[place].own_text.strip())]
    in_figures = bool(cells) and _SEVERAL * sum(map(is_figure, cells)) >= len(cells)
    to_year_end = any(
        period.is_last and all(row[place].text.strip() for row in body)
        for place, period in found.items()
    )
    if says_plan(above) and len(found) >= _SEVERAL and to_year_end:
        role = Role.NODE
    elif tells_result(above) or (in_figures and not to_year_end):
        role = Role.COMPLETION
    else:
        return
    columns[role] = tuple(found)
    for place in found:
        del unknown[place]
