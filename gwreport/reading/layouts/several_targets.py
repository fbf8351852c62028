"""Several columns of goals side by side (年度目标值 | 挑战值, 2025年目标 | 2026年目标): the one that is the item's target."""

import re
from dataclasses import replace

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place
from gwreport.domain.texts.quoting import in_one_line
from gwreport.reading.drafts import finding
from gwreport.reading.layouts.headers import Table
from gwreport.reading.layouts.notice import year_in
from gwreport.reading.words.headings import Role, heading_key

_OF_PART = re.compile("其中|(?!全).[镇乡区县市]目标|分解")
_OF_WHOLE = re.compile("全[省市县区州旗镇乡年]|年度|总")
_HOPED_FOR = re.compile("力争|挑战|奋斗|争取|确保|预算")
_FEWEST = 2


def with_one_target(table: Table, place: Place) -> tuple[Table, list[Finding]]:
    """Give a table in which one column holds the target, the others being remarks; and what tells of it.

    Columns of which each row fills only one stay together.
    """
    places = table.columns.get(Role.TARGET, ())
    filled = [
        sum(bool(row[at].text.strip()) and not row[at].across for at in places)
        for row in table.rows
    ]
    if max(filled, default=0) < _FEWEST:
        return table, []
    chosen = min(places, key=lambda at: (_rank(table.headings[at], _year(table)), at))
    others = tuple(at for at in places if at != chosen)
    remarks = tuple(sorted((*table.columns.get(Role.REMARK, ()), *others)))
    columns = {**table.columns, Role.TARGET: (chosen,), Role.REMARK: remarks}
    names = "、".join(in_one_line(table.headings[at]) for at in places)
    told = finding(
        DocumentCode.TARGETS_SEVERAL,
        place,
        headings=names,
        target=in_one_line(table.headings[chosen]),
    )
    return replace(table, columns=columns), [told]


def _year(table: Table) -> int | None:
    return next(
        (year for line in (*table.above, table.grid.title) if (year := year_in(line))), None
    )


def _rank(heading: str, year: int | None) -> tuple[bool, bool, bool, bool]:
    """Say how far a heading is from naming the whole year's target of the whole place; the lowest is chosen."""
    key = heading_key(heading)
    of_year = year_in(key)
    is_other_year = of_year is not None and year is not None and of_year != year
    return (
        is_other_year,
        bool(_OF_PART.search(key)),
        bool(_HOPED_FOR.search(key)),
        not (_OF_WHOLE.search(key) or of_year),
    )
