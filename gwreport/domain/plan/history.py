"""What a past report said of each item of the plan: found again by its words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gwreport.domain.plan.documents import IndicatorTable, PastReport, ReportedIndicator
from gwreport.domain.plan.indicators import indicator_title
from gwreport.domain.plan.plan import HeadedCell, Item, Kind
from gwreport.domain.texts.likeness import NearTexts

_IGNORED = re.compile(r"[\s，。、；：,.;:“”\"'（）()《》]+")
# Characters in order that must be the same in a text that was edited a little since.
_NEAR = 0.9
# The heading under which a row keeps whose part it is.
_PART_OF = "所属指标"


@dataclass(frozen=True, slots=True)
class Reported:
    """The words of a past report by item, the rows that no item was found for, and words that differ.

    `differing` are further words on an item that are not those taken: its id and the words, each once.
    """

    completions: dict[str, str]
    unknown: tuple[str, ...]
    differing: tuple[tuple[str, str], ...] = ()


def rounds_of(tables: Sequence[IndicatorTable]) -> tuple[str, ...]:
    """Give the codes of the rounds that tables of indicators are of, in their order."""
    return tuple(dict.fromkeys(table.round for table in tables if table.round))


def of_indicators(tables: Sequence[IndicatorTable]) -> PastReport:
    """Give tables of indicators that tell of one round, or do not say of which, as its report.

    Raises ValueError for those of several: their figures are of different months.
    """
    rounds = rounds_of(tables)
    if len(rounds) > 1:
        raise ValueError(rounds)
    rows = tuple(row for table in tables for row in _reported(table))
    title = next((table.title for table in tables if table.title), "")
    return PastReport(title, rounds[0] if rounds else None, rows, (), (), ())


def _reported(table: IndicatorTable) -> Iterator[ReportedIndicator]:
    names = {row.number: row.name for row in table.rows if row.number}
    for row in table.rows:
        parent = names.get(row.parent, row.parent) if row.parent else ""
        beside = (HeadedCell(_PART_OF, parent), *row.values) if parent else row.values
        yield ReportedIndicator(
            row.number,
            row.name,
            _with_unit(row.completion, row.unit),
            _with_unit(row.target, row.unit),
            (),
            section=row.category,
            remarks=beside,
        )


def _with_unit(figure: str, unit: str) -> str:
    words = figure.strip()
    return f"{words}{unit}" if words and words[-1].isdecimal() else words


def match_report(items: Sequence[Item], report: PastReport) -> Reported:
    """Give what a past report says of each item.

    A row is an item when their texts are the same but for blanks and marks, or nearly so with
    nothing else as near; an indicator also by its name alone. A task that stands under several
    leaders counts once; of other words on the same item the first are taken.
    """
    by_text: dict[str, str] = {}
    for item in items:
        by_text.setdefault(text_key(item.text), item.id)
        if item.kind is Kind.INDICATOR:
            by_text.setdefault(text_key(indicator_title(item).name), item.id)
    # An indicator that is a task as well is told of in a figure there and in a sentence here.
    tasks = (*report.tasks, *report.behind)
    rows = [(row.name, row.completion, Kind.INDICATOR) for row in report.indicators]
    rows += [(row.text, row.completion, Kind.TASK) for row in tasks]
    near, ids = NearTexts(by_text), list(by_text.values())
    completions: dict[str, str] = {}
    unknown: dict[str, None] = {}
    first: dict[tuple[str, Kind], str] = {}
    differing: dict[tuple[str, str], str] = {}
    for text, completion, kind in rows:
        item_id = by_text.get(text_key(text)) or _nearest(text_key(text), near, ids)
        if item_id is None:
            unknown[text] = None
        elif completion.strip():
            completions.setdefault(item_id, completion)
            if text_key(first.setdefault((item_id, kind), completion)) != text_key(completion):
                differing.setdefault((item_id, text_key(completion)), completion)
    others = tuple((item_id, words) for (item_id, _), words in differing.items())
    return Reported(completions, tuple(unknown), others)


def text_key(text: str) -> str:
    """Give a text without the blanks and marks that never tell two items apart."""
    return _IGNORED.sub("", text)


def _nearest(key: str, near: NearTexts, ids: Sequence[str]) -> str | None:
    found = {ids[place] for place, _ in near.near(key, _NEAR)}
    return found.pop() if len(found) == 1 else None
