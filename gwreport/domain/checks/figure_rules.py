"""Rules on figures: lower than last time, percent or fraction, 万 or 亿, without a unit."""

import re
from collections.abc import Iterator
from itertools import pairwise

from gwreport.domain.checks.case import Case, Check, Told, short
from gwreport.domain.checks.figure_words import as_figure, figures_by_name, single_target
from gwreport.domain.findings.codes.checks import CheckCode
from gwreport.domain.form.columns import FIGURE_FIELDS, Field, FieldKey
from gwreport.domain.plan.target import Target, TargetKind
from gwreport.domain.returns.returns import Entry
from gwreport.domain.texts.figures import Figure, read_cell_figure, read_figures
from gwreport.domain.texts.units_of_measure import PARTS_OF_A_WHOLE

# What is left of a thousandth is rounding.
_NOT_LESS = 0.999
# Two figures of one thing that differ by a slip of the unit: 100 (a fraction), 10,000 (万, 亿).
_SLIPS = (100.0, 10_000.0, 100_000_000.0)
_GOES_DOWN = re.compile(
    r"剩余|存量|余额|库存|负债|债务|欠|未|待|缺口|在建|事故|死亡|案件|发案|浓度|能耗|隐患|用工|岗位|储"
)
_OF_A_WHOLE = re.compile(r"(?:率|占比|比重|比例|增速|增长|下降)(?:达到?|为|约|是|[:：])?$")


def _lower_than_last(case: Case) -> Iterator[Told]:
    for entry in case.filled:
        cell = _value_lower(case, entry)
        if cell is not None:
            before, now = cell
            facts = {"now": now.text, "before": before.text, "what": ""}
            yield Told(entry.unit, Field.VALUE, f"{before.text}\n{now.text}", facts)
            continue
        last = dict(_keyed(_last_text(case, entry)))
        for (key, unit), figure in _keyed(entry.text(Field.COMPLETION)):
            earlier = last.get((key, unit))
            if earlier is None or _GOES_DOWN.search(figure.words):
                continue
            if figure.amount < earlier.amount * _NOT_LESS and not _slipped(figure, earlier):
                facts = {"now": figure.text, "before": earlier.text, "what": key}
                words = f"{key}{earlier.text}\n{key}{figure.text}"
                yield Told(entry.unit, Field.COMPLETION, words, facts)


def _value_lower(case: Case, entry: Entry) -> tuple[Figure, Figure] | None:
    pair = _values(case, entry)
    if pair is None or pair[0].base_unit in PARTS_OF_A_WHOLE or _GOES_DOWN.search(case.item.text):
        return None
    before, now = pair
    # A year's rate stands now above, now below: only amounts and counts add up.
    kinds = {target.kind for target in case.item.targets}
    if kinds <= {TargetKind.SHARE, TargetKind.RANK, TargetKind.QUALITATIVE} and not now.unit:
        return None
    if 0 <= now.amount < before.amount * _NOT_LESS and not _slipped(now, before):
        return before, now
    return None


def _keyed(text: str) -> list[tuple[tuple[str, str], Figure]]:
    return [((key, figure.base_unit), figure) for key, figure in figures_by_name(text)]


def _values(case: Case, entry: Entry) -> tuple[Figure, Figure] | None:
    own = case.last.get(entry.unit)
    before = read_cell_figure(own.text(Field.VALUE)) if own else None
    now = read_cell_figure(entry.text(Field.VALUE))
    if before is None or now is None or before.base_unit != now.base_unit:
        return None
    return before, now


def _last_text(case: Case, entry: Entry) -> str:
    own = case.last.get(entry.unit)
    if own is not None:
        return own.text(Field.COMPLETION)
    return case.last_text if len(case.leads) == 1 else ""


def _percent_or_fraction(case: Case) -> Iterator[Told]:
    for entry in case.filled:
        own = case.last.get(entry.unit)
        for part in FIGURE_FIELDS:
            text = entry.text(part)
            figure = read_cell_figure(text)
            if figure is None or figure.unit not in ("", "%"):
                continue
            before = read_cell_figure(own.text(part)) if own else None
            for measure in _measures(case, part, before):
                as_percent = figure.value * 100
                if figure.unit == "" and 0 < abs(figure.value) < 1 and _near(as_percent, measure):
                    facts = {"text": text.strip(), "meant": f"{as_percent:g}%"}
                elif abs(figure.value) >= 100 and _near(figure.value / 100, measure):
                    facts = {"text": text.strip(), "meant": f"{figure.value / 100:g}%"}
                else:
                    continue
                yield Told(entry.unit, part, text, facts)
                break
        for told in read_figures(entry.text(Field.COMPLETION)):
            if told.unit == "" and 0 < told.value < 1 and _OF_A_WHOLE.search(told.words):
                words = f"{told.words[-12:]}{told.text}"
                facts = {"text": words, "meant": f"{told.value * 100:g}%"}
                yield Told(entry.unit, Field.COMPLETION, words, facts)


def _measures(case: Case, part: FieldKey, before: Figure | None) -> Iterator[float]:
    if before is not None and before.unit == "%" and before.value:
        yield before.value
    target = single_target(case.item)
    if target is not None and target.value and target.unit == "%":
        growth = target.kind is TargetKind.GROWTH
        if part is (Field.GROWTH if growth else Field.VALUE):
            yield target.value


def _near(value: float, measure: float) -> bool:
    return 0.25 <= abs(value / measure) <= 4


def _wrong_scale(case: Case) -> Iterator[Told]:
    target = single_target(case.item)
    for entry in case.filled:
        pair = _values(case, entry)
        if pair is not None and _slipped(pair[1], pair[0]):
            before, now = pair
            facts = {"now": now.text, "other": before.text}
            yield Told(entry.unit, Field.VALUE, f"{before.text}\n{now.text}", facts)
            continue
        last = dict(_keyed(_last_text(case, entry)))
        text = entry.text(Field.COMPLETION)
        for (key, unit), figure in _keyed(text):
            earlier = last.get((key, unit))
            if earlier is not None and _slipped(figure, earlier):
                facts = {"now": f"{key}{figure.text}", "other": f"{key}{earlier.text}"}
                yield Told(entry.unit, Field.COMPLETION, f"{key}{figure.text}", facts)
                break
        else:
            if target is not None and case.leads[:1] == (entry.unit,):
                yield from _scale_against_target(case, entry, target)


def _scale_against_target(case: Case, entry: Entry, target: Target) -> Iterator[Told]:
    if target.kind is not TargetKind.LEVEL or not target.value:
        return
    wanted, share = as_figure(target), case.round.elapsed_share
    cell = read_cell_figure(entry.text(Field.VALUE))
    if cell is not None:
        if cell.base_unit == wanted.base_unit and _slipped(cell, wanted, share):
            facts = {"now": cell.text, "other": target.text}
            yield Told(entry.unit, Field.VALUE, cell.text, facts)
        return
    told = [
        figure
        for figure in read_figures(entry.text(Field.COMPLETION))
        if figure.base_unit == wanted.base_unit and not figure.planned
    ]
    if len(told) == 1 and _slipped(told[0], wanted, share):
        facts = {"now": told[0].text, "other": target.text}
        yield Told(entry.unit, Field.COMPLETION, told[0].text, facts)


def _slipped(one: Figure, other: Figure, share: float = 1.0) -> bool:
    """Say whether two figures of one thing differ by a wrong unit rather than by progress."""
    if one.amount <= 0 or other.amount <= 0 or one.base_unit in PARTS_OF_A_WHOLE:
        return False
    ratio = one.amount / (other.amount * share)
    # A fraction is no slip of counts and money; only 万 and 亿 are left out or written twice.
    return any(0.25 <= ratio * slip <= 4 or 0.25 <= ratio / slip <= 4 for slip in _SLIPS[1:])


def _part_in_other_scale(case: Case) -> Iterator[Told]:
    for entry in case.filled:
        text = entry.text(Field.COMPLETION)
        figures = read_figures(text)
        for whole, part in pairwise(figures):
            between = text[whole.end : part.start]
            if "其中" not in between or "。" in between or whole.base_unit != part.base_unit:
                continue
            if whole.unit != part.unit and 0 < part.amount * 10_000 < whole.amount:
                facts = {"whole": whole.text, "part": part.text}
                yield Told(entry.unit, Field.COMPLETION, f"{whole.text}\n{part.text}", facts)


def _no_unit(case: Case) -> Iterator[Told]:
    units = {target.unit for target in case.item.targets if target.unit}
    for entry in case.filled:
        value = entry.text(Field.VALUE)
        figure = read_cell_figure(value)
        if figure is not None and figure.unit == "" and units and not _is_fraction(case, figure):
            facts = {"text": value.strip(), "unit_words": tuple(sorted(units))}
            yield Told(entry.unit, Field.VALUE, value, facts)
        text = entry.text(Field.COMPLETION)
        for told in read_figures(text):
            if told.unit == "" and abs(told.value) >= 1 and told.change is not None:
                words = f"{short(told.words[-12:])}{told.text}"
                facts = {"text": words, "unit_words": "%"}
                yield Told(entry.unit, Field.COMPLETION, words, facts)


def _is_fraction(case: Case, figure: Figure) -> bool:
    # Told as percent or fraction already.
    return any(
        0 < abs(figure.value) < 1 and _near(figure.value * 100, measure)
        for measure in _measures(case, Field.VALUE, None)
    )


CHECKS = (
    Check(CheckCode.FIGURE_LOWER_THAN_LAST, _lower_than_last),
    Check(CheckCode.FIGURE_PERCENT, _percent_or_fraction),
    Check(CheckCode.FIGURE_SCALE, _wrong_scale),
    Check(CheckCode.FIGURE_PART_SCALE, _part_in_other_scale),
    Check(CheckCode.FIGURE_WITHOUT_UNIT, _no_unit),
)
