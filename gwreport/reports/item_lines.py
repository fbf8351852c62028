"""One item as every paper prints it: its words and class, where they come from, who decided what."""

from collections.abc import Mapping
from dataclasses import dataclass

from gwreport.domain.decisions.decisions import Decision
from gwreport.domain.form.columns import Field, FieldKey
from gwreport.domain.judgement.results import Judgement, Measure, Reason
from gwreport.domain.merging.merging import Merged, MergeState
from gwreport.domain.merging.words import SourceCell
from gwreport.domain.plan.indicators import indicator_target, indicator_title
from gwreport.domain.plan.plan import Item, Kind
from gwreport.domain.returns.returns import Entry
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import IS_BEHIND, Status
from gwreport.wording.judgement_reasons import explain_reason


@dataclass(frozen=True, slots=True)
class Earlier:
    """What was reported of the same item in an earlier round."""

    round: Round
    text: str
    status: Status = Status.UNKNOWN


@dataclass(frozen=True, slots=True)
class ItemLine:
    """One item of the plan in a report.

    `completion` is what the report prints: the merged text, or the office's word for none. `reasons` say in sentences why the class was
    proposed, with `score` from 0 (worst) to 100; both are empty where nothing was judged. `grounds` are
    the same reasons as data and `measures` the goals in figures.
    """

    merged: Merged
    completion: str
    reasons: tuple[str, ...] = ()
    score: float | None = None
    previous: Earlier | None = None
    year_before: Earlier | None = None
    grounds: tuple[Reason, ...] = ()
    measures: tuple[Measure, ...] = ()

    @property
    def item(self) -> Item:
        """The item of the plan."""
        return self.merged.item

    @property
    def kind(self) -> Kind:
        """What sort of thing the item is."""
        return self.item.kind

    @property
    def name(self) -> str:
        """An indicator's name ("地区生产总值增长（%）"); the whole text of any other item."""
        return indicator_title(self.item).name if self.kind is Kind.INDICATOR else self.item.text

    @property
    def target(self) -> str:
        """The year's target as a value, several parted by ；.

        An indicator without one has "/", any other item without a figure "".
        """
        if self.kind is Kind.INDICATOR:
            return indicator_target(self.item)
        return "；".join(one.text for one in self.item.targets if one.value is not None)

    @property
    def category(self) -> str:
        """The 分类 of the item, else the heading above it; "" when it has neither."""
        return self.item.category or self.item.section

    @property
    def leads(self) -> tuple[str, ...]:
        """The lead units by their registered names, as printed where none is registered."""
        return self.merged.leads or self.item.lead_units

    @property
    def primary(self) -> str:
        """The unit that answers for the item (汇总单位); "" when it has none."""
        return self.leads[0] if self.leads else ""

    @property
    def status(self) -> Status:
        """The class of progress: the reviewer's, else the proposed one."""
        return self.merged.status

    @property
    def is_behind(self) -> bool:
        """Whether the item stands in 附件3."""
        return self.status in IS_BEHIND

    @property
    def is_confirmed(self) -> bool:
        """Whether a reviewer set or confirmed the class; otherwise it is only proposed."""
        return self.merged.reviewed

    @property
    def is_missing(self) -> bool:
        """Whether nobody has reported anything."""
        return self.merged.state is MergeState.MISSING

    @property
    def is_closed(self) -> bool:
        """Whether the item counts as closed (销号) in the round."""
        return self.merged.closed is not None

    @property
    def sources(self) -> tuple[SourceCell, ...]:
        """The cells that the reported words stand in; of an edited text those that it came from."""
        return self.merged.sources

    @property
    def beside(self) -> tuple[SourceCell, ...]:
        """The cells of an office's own columns that the report shows beside the reported words."""
        return self.merged.beside

    def beside_words(self, key: FieldKey) -> str:
        """Give the lead units' words in one of these columns; of several each with its name before."""
        return _joined({one.unit: one.cell.text for one in self.beside if one.field == key})

    def written_words(self, key: FieldKey) -> str:
        """Give the lead units' words in any column of theirs, as `beside_words` gives them."""
        texts = {one.unit: one.text(key) for one in self.merged.entries}
        return _joined({unit: text for unit, text in texts.items() if text.strip()})

    @property
    def written(self) -> tuple[FieldKey, ...]:
        """The columns in which its lead units have written anything."""
        every = (key for one in self.merged.entries for key in one.cells if one.text(key).strip())
        return tuple(dict.fromkeys(every))

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """The decisions on the item that count, oldest first."""
        return self.merged.decisions

    @property
    def problem(self) -> str:
        """存在问题 as the reporting unit wrote it, else as another lead unit did."""
        return self._beside(Field.PROBLEM)

    @property
    def next_step(self) -> str:
        """下一步措施 as the reporting unit wrote it, else as another lead unit did."""
        return self._beside(Field.NEXT_STEP)

    @property
    def value(self) -> str:
        """本期完成值, verbatim."""
        return self._beside(Field.VALUE)

    @property
    def growth(self) -> str:
        """同比增速, verbatim."""
        return self._beside(Field.GROWTH)

    def _beside(self, part: FieldKey) -> str:
        return next((one.text(part) for one in self._entries() if one.text(part).strip()), "")

    def _entries(self) -> list[Entry]:
        # The unit whose text is reported speaks first.
        source = self.merged.source
        return sorted(self.merged.entries, key=lambda entry: entry.unit != source)


def judged_line(merged: Merged, judgement: Judgement | None, completion: str) -> ItemLine:
    """Give an item of a round with what its rules say of it; `completion` is what papers print."""
    if judgement is None:
        return ItemLine(merged, completion)
    return ItemLine(
        merged,
        completion,
        tuple(map(explain_reason, judgement.reasons)),
        judgement.score,
        grounds=judgement.reasons,
        measures=judgement.measures,
    )


def _joined(texts: Mapping[str, str]) -> str:
    """Join what several units wrote: the same words once, else each behind its unit's name."""
    if len(set(texts.values())) < 2:
        return next(iter(texts.values()), "")
    return "\n".join(f"{unit}：{text}" for unit, text in texts.items())
