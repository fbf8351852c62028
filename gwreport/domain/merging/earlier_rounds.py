"""What was reported of each item in earlier rounds: of this workspace, or of reports loaded into it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from gwreport.domain.form.columns import Field
from gwreport.domain.merging.merged_round import MergedRound
from gwreport.domain.merging.merging import Merged
from gwreport.domain.merging.words import newest_words
from gwreport.domain.plan.documents import PastReport
from gwreport.domain.plan.history import match_report
from gwreport.domain.plan.plan import Item
from gwreport.domain.returns.returns import Entry
from gwreport.domain.rounds import Round, round_to
from gwreport.domain.statuses import Status, status_in_words
from gwreport.domain.texts.figures import Figure, read_figures

_NOBODY: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class EarlierReport:
    """What was reported of one item in one earlier round.

    `status` is the class that counted then; `value` and `growth` are the number cells (本期完成值,
    同比增速) of the unit whose text it is, verbatim, "" where there were none; `entries` what each
    unit wrote itself, by its present name. Of a report that was made before the workspace only
    `text` is known, and the status that its words state; of last year's workspace the class that
    counted there is known too (`counted`).
    """

    round: Round
    text: str
    status: Status = Status.UNKNOWN
    value: str = ""
    growth: str = ""
    entries: Mapping[str, Entry] = field(default_factory=dict[str, Entry])
    counted: bool = False

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures in the text."""
        return read_figures(self.text)


@dataclass(frozen=True, slots=True)
class EarlierRounds:
    """The rounds that `round` is held against; the reports of an item oldest first."""

    round: Round
    by_item: Mapping[str, tuple[EarlierReport, ...]]

    def of(self, item: str) -> tuple[EarlierReport, ...]:
        """Give what was reported of an item, oldest first."""
        return self.by_item.get(item, ())

    def last(self, item: str) -> EarlierReport | None:
        """Give what was reported last of the same year (上期): in the round before, or before that where it did not ask."""
        of_year = [one for one in self.of(item) if one.round.year == self.round.year]
        return of_year[-1] if of_year else None

    def year_before(self, item: str) -> EarlierReport | None:
        """Give what was reported in the same round of the year before (上年同期)."""
        then = a_year_before(self.round)
        return next((one for one in self.of(item) if one.round == then), None)

    def words(self, item: str, unit: str) -> str:
        """Give what a unit wrote in the round before, else what was reported there, else ""."""
        last = self.last(item)
        if last is None:
            return ""
        own = last.entries.get(unit)
        return (own.completion if own else "") or last.text


def reports_of_round(
    round_: Round,
    items: Sequence[Item],
    loaded: PastReport | None,
    merged: MergedRound | None,
    last_year: Mapping[str, str] = _NOBODY,
) -> dict[str, EarlierReport]:
    """Give what was reported of the plan's items in one round, by their ids.

    What was merged of it counts first (`merged`, None where it was not collected here), else what a
    report that was made before the workspace says (`loaded`). `last_year` gives last year's item by this year's.
    """
    reports: dict[str, EarlierReport] = {}
    if loaded is not None and loaded.items:
        past = {one.item.id: one for one in loaded.items}
        known = ((item.id, past.get(last_year.get(item.id, ""))) for item in items)
        reports = {
            item: EarlierReport(round_, one.completion, one.status, counted=True)
            for item, one in known
            if one is not None and one.completion
        }
    elif loaded is not None:
        reports = {
            item: EarlierReport(round_, text, status_in_words(text) or Status.UNKNOWN)
            for item, text in match_report(items, loaded).completions.items()
        }
    if merged is not None:
        own: dict[str, dict[str, Entry]] = {}
        for (unit, item), entry in newest_words(merged.entries).items():
            if not entry.is_blank:
                own.setdefault(item, {})[unit] = entry
        for one in merged.merged:
            wrote = own.get(merged.told.get(one.item.id, one.item.id), {})
            if one.text or wrote:
                reports[one.item.id] = _report(round_, one, wrote, reports.get(one.item.id))
    return reports


def earlier_than(round_: Round, reports: Iterable[Mapping[str, EarlierReport]]) -> EarlierRounds:
    """Put together what was reported before a round; `reports` are the rounds', oldest first."""
    by_item: dict[str, list[EarlierReport]] = {}
    for of_round in reports:
        for item, report in of_round.items():
            by_item.setdefault(item, []).append(report)
    return EarlierRounds(round_, {item: tuple(found) for item, found in by_item.items()})


def a_year_before(round_: Round) -> Round:
    """Give the same round of the year before (上年同期)."""
    return round_to(round_.year - 1, round_.last_month)


def held_against(round_: Round, before: Round | None) -> list[Round]:
    """Give the rounds that a round is held against: of the year before, and directly before."""
    return [a_year_before(round_), *([before] if before else [])]


def _report(
    round_: Round, merged: Merged, wrote: Mapping[str, Entry], loaded: EarlierReport | None
) -> EarlierReport:
    source = wrote.get(merged.source or merged.primary)
    value = source.text(Field.VALUE) if source else ""
    growth = source.text(Field.GROWTH) if source else ""
    text = merged.text or (loaded.text if loaded else "")
    status = merged.status
    if status is Status.UNKNOWN:
        status = status_in_words(text) or status
    return EarlierReport(round_, text, status, value, growth, dict(wrote))
