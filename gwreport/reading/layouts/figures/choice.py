"""Which column of a table of figures is the target, and which tells what was done."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from gwreport.officefiles.grid import Cell
from gwreport.reading.layouts.figures.headers import is_figure
from gwreport.reading.layouts.figures.tables import FigureColumn, FigureTable, Holds
from gwreport.reading.layouts.notice import year_in
from gwreport.reading.words.empty_cells import DASHES

_PLANNED = re.compile("规划|目标|计划(?!执行)|任务|十[一二三四五]五|预期|考核指标")
_GROWS = re.compile(r"[%％]|增长|百分点|提高|下降|降低")
_NOT_THERE = re.compile(rf"[\s{DASHES}/／…\.·]{{0,8}}")
_SHARE = re.compile("率|比重|占比|增速|增长|增幅|指数|比例")
_MONEY = re.compile(
    "投资|资金|金额|产值|收入|税|总额|增加值|生产总值|支出|利润|造价|融资|贷款|存款|欠款"
)
_SHARES = frozenset({"%", "‰", "百分点", "个百分点"})
_SCORE = re.compile("权重|分值|得分|满分|评分|分数|系数")
_NO_YEAR, _NO_MONTH = 9999, 99


@dataclass(frozen=True, slots=True)
class Choice:
    """The columns of targets and of results, the best first; a row takes the first that it fills."""

    targets: tuple[FigureColumn, ...]
    results: tuple[FigureColumn, ...]

    @property
    def years_differ(self) -> bool:
        """Whether the result is of another year than the target (2023年完成 beside 2024年计划)."""
        if not self.targets or not self.results:
            return False
        aim, done = self.targets[0].value.year, self.results[0].value.year
        return aim is not None and done is not None and aim != done

    def target(self, row: Sequence[Cell]) -> tuple[str, FigureColumn | None]:
        """Give a row's target as printed, and the column in which it stands."""
        return _first_filled(row, self.targets)

    def result(
        self, row: Sequence[Cell], target: str, column: FigureColumn | None, unit: str
    ) -> tuple[str, FigureColumn | None]:
        """Give what a row tells as done, in the target's own measure where the table has both.

        A target that is a growth beside an amount's unit (增长6%, 亿元) is answered by the growth.
        """
        results = self.results
        if column is not None and target.strip():
            grows = column.value.growth or (bool(_GROWS.search(target)) and unit not in _SHARES)
            results = tuple(sorted(results, key=lambda one: one.value.growth is not grows))
        return _first_filled(row, results)


def _first_filled(
    row: Sequence[Cell], columns: Sequence[FigureColumn]
) -> tuple[str, FigureColumn | None]:
    filled = [(row[one.place].text, one) for one in columns if row[one.place].text.strip()]
    if not filled:
        return "", None
    return next((one for one in filled if not _NOT_THERE.fullmatch(one[0])), filled[0])


def choose(table: FigureTable, title: str) -> Choice:
    """Choose the columns of targets and of results of a table, whose title may say that it plans."""
    values = [
        one
        for one in table.of(Holds.VALUE)
        # A column that nobody has filled is neither.
        if (not one.value.region or one.value.total)
        and any(row[one.place].text.strip() for row in table.rows)
    ]
    if not any(one.value.target for one in values) and _of_several(table, values):
        # 工业增加值增速 beside 固定资产投资增速: none of them is the rows' own.
        return Choice((), ())
    planned = bool(_PLANNED.search(title)) or bool(table.of(Holds.NATURE))
    values = _with_years_alone(values, planned=planned)
    targets = [one for one in values if one.value.target]
    results = sorted((one for one in values if one.value.actual), key=_newest)
    # 计划投资 is answered by 完成投资, not by 项目数量 beside it.
    aims = {one.value.rest for one in targets if one.value.rest}
    results.sort(key=lambda one: bool(aims) and one.value.rest not in aims)
    growths = [one for one in values if one.value.growth and not one.value.target]
    growths = sorted((one for one in growths if not one.value.yearly), key=_newest)
    plain = _plain(table, values)
    if plain and not results and (plain.value.total or not targets):
        # 全市, or the indicator's own name over its figures, says only by the title what they are.
        if planned and not targets:
            targets = [plain]
        elif not growths or growths[0].place > plain.place:
            results = [plain]
    told = (*results[:1], *_growth_beside(growths, results[:1]))
    # 2024年计划表 aims at 2024 whatever the year before had aimed at.
    own = year_in(title) if planned else None
    if own is None or not any(one.value.year == own for one in targets):
        own = told[0].value.year if told else None
    targets = _of_one_year(targets, own)
    yearly = [one for one in values if one.value.yearly and one not in targets and targets]
    return Choice((*targets, *yearly), told)


def _of_several(table: FigureTable, values: Iterable[FigureColumn]) -> bool:
    """Say whether the headings name several indicators (地区 | 地区生产总值 | 固定资产投资增速)."""
    named = {
        one.value.rest
        for one in values
        if one.value.rest and not _is_score(one) and _holds_figures(table, one)
    }
    return len(named) > 1


def _holds_figures(table: FigureTable, column: FigureColumn) -> bool:
    words = [text for row in table.rows if (text := row[column.place].text.strip())]
    return 2 * sum(map(is_figure, words)) > len(words)


def _plain(table: FigureTable, values: Iterable[FigureColumn]) -> FigureColumn | None:
    """Give the only column of figures whose heading does not say what they are, or that of the whole."""
    plain = [
        one
        for one in values
        if not (one.value.partly or one.value.bare_year or one.value.yearly or _is_score(one))
        and 2 * sum(is_figure(row[one.place].text) for row in table.rows) > len(table.rows)
    ]
    whole = [one for one in plain if one.value.total]
    return (whole or plain)[0] if len(whole or plain) == 1 else None


def _is_score(column: FigureColumn) -> bool:
    return bool(_SCORE.search(column.heading))


def _with_years_alone(values: Iterable[FigureColumn], *, planned: bool) -> list[FigureColumn]:
    """Say of years alone (2020年, 2025年) which were and which are to be.

    In a table that plans the first is what was and the others are to be; elsewhere all of them were.
    """
    columns = list(values)
    years = [one.value.year or 0 for one in columns if one.value.bare_year]
    to_be = planned and len(years) > 1 and not any(one.value.target for one in columns)
    return [
        replace(one, value=replace(one.value, target=aim, actual=not aim))
        if one.value.bare_year
        else one
        for one in columns
        for aim in (to_be and one.value.year != min(years, default=0),)
    ]


def _newest(column: FigureColumn) -> tuple[bool, bool, bool, bool, int, int, int]:
    """Order results: where it began last, a figure before a word for the state, the year's sum before a month, the newest first."""
    read = column.value
    year, month = read.year or _NO_YEAR, read.month or _NO_MONTH
    return read.base, read.state, read.single, not read.total, -year, -month, column.place


def _growth_beside(
    growths: Sequence[FigureColumn], results: Sequence[FigureColumn]
) -> tuple[FigureColumn, ...]:
    """Give the growth that belongs to the result: of the same months, behind it and nearest to it."""
    if not results or not growths:
        return tuple(growths[:1])
    result = results[0]
    same = [one for one in growths if one.value.single == result.value.single]
    behind = [one for one in same if one.place > result.place]
    return tuple(sorted(behind or same, key=lambda one: abs(one.place - result.place))[:1])


def _of_one_year(targets: Sequence[FigureColumn], year: int | None) -> list[FigureColumn]:
    """Keep the targets of the results' own year, else of the first year named; amounts come first."""
    years = sorted({one.value.year for one in targets if one.value.year is not None})
    if year not in years:
        year = years[0] if years else None
    kept = [one for one in targets if one.value.year in (None, year)]
    return sorted(kept, key=lambda one: (one.value.year is None, one.value.growth, one.place))


def measure_of(name: str, columns: Iterable[FigureColumn | None], noted: Sequence[str]) -> str:
    """Give the unit of a row that names none: its columns' own, else one that is noted over the table.

    Of several noted units (亿元、%) a row takes % where its figure is a share or a growth, and the one
    of money where its name or its column's heading speaks of money.
    """
    shares = [one for one in noted if one in _SHARES]
    headings: list[str] = []
    for column in columns:
        headings += [column.heading] if column is not None else []
        if column is not None and column.value.unit:
            return column.value.unit
        if column is not None and (column.value.growth or column.value.rate):
            return shares[0] if shares else ""
    if _SHARE.search(name):
        return shares[0] if shares else ""
    amounts = [one for one in noted if one not in _SHARES]
    money = [one for one in amounts if one.endswith("元")]
    if len(amounts) > 1 and len(money) == 1 and any(map(_MONEY.search, (name, *headings))):
        # 单位：个、亿元 over 年投资计划.
        return money[0]
    return amounts[0] if len(amounts) == 1 else ""
