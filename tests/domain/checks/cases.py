"""Cases for the rules: one item with what its units wrote, in a line or two."""

from gwreport.domain.checks.case import Case
from gwreport.domain.checks.item_words import ItemWords
from gwreport.domain.checks.registry import check_item
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import spot_of
from gwreport.domain.form.columns import Field
from gwreport.domain.plan.plan import Item, Kind
from gwreport.domain.plan.targets import read_targets
from gwreport.domain.returns.returns import Entry, WrittenCell
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status
from gwreport.wording.names import SELF_ASSESSMENTS

Q3 = Round(2025, 3)
PARK = "新建口袋公园5个。"
# They judge the whole entry, and would find something in most cases that are made for another rule.
SELF_ASSESSED = (
    "behind-in-figures",
    "late-in-words",
    "unfinished-in-words",
    "status-unproven",
)
_COLUMNS = "CDEFGHI"


def item(text: str = PARK, *, kind: Kind = Kind.TASK, number: str = "7") -> Item:
    return Item(f"T{number}", kind, number, text, targets=read_targets(text))


def entry(
    text: str = "",
    status: str = "",
    *,
    unit: str = "区城市管理局",
    value: str = "",
    growth: str = "",
    problem: str = "",
    step: str = "",
) -> Entry:
    words = {
        Field.VALUE: value,
        Field.GROWTH: growth,
        Field.COMPLETION: text,
        Field.STATUS: status,
        Field.PROBLEM: problem,
        Field.NEXT_STEP: step,
    }
    cells = {
        part: WrittenCell(written, spot_of(f"{column}5"))
        for column, (part, written) in zip(_COLUMNS, words.items(), strict=False)
        if written
    }
    means = SELF_ASSESSMENTS.get(status)
    return Entry(unit, "T7", cells, "目标任务", means[0] if means else None)


def case(
    *entries: Entry,
    text: str = PARK,
    kind: Kind = Kind.TASK,
    last: Entry | None = None,
    last_status: Status | None = Status.ON_SCHEDULE,
    year_text: str = "",
    others: tuple[Item, ...] = (),
    round_: Round = Q3,
) -> Case:
    own = item(text, kind=kind)
    units = tuple(one.unit for one in entries)
    return Case(
        own,
        round_,
        units,
        entries,
        frozenset(units),
        {last.unit: last} if last else {},
        last.completion if last else "",
        last_status if last else None,
        year_text,
        ItemWords([own, *others]),
    )


def told(looked_at: Case, off: tuple[str, ...] = SELF_ASSESSED) -> list[Finding]:
    return check_item(looked_at, off)


def codes(looked_at: Case, off: tuple[str, ...] = SELF_ASSESSED) -> list[str]:
    return [finding.code for finding in told(looked_at, off)]
