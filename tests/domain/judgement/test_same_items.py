"""The same item has one verdict wherever it stands."""

from gwreport.domain.judgement.judging import judge
from gwreport.domain.judgement.results import Account, Judgement
from gwreport.domain.judgement.same_items import one_verdict
from gwreport.domain.judgement.tables import indicator_of
from gwreport.domain.plan.documents import ReportedIndicator
from gwreport.domain.plan.plan import Item, Kind
from gwreport.domain.plan.targets import read_targets
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status

Q3 = Round(2025, 3)


def task(number: str, text: str) -> Item:
    return Item(f"T{number}", Kind.TASK, number, text, targets=read_targets(text))


def agreed(*rows: tuple[Item, Account]) -> list[Judgement]:
    return one_verdict([item for item, _ in rows], [judge(*row, Q3) for row in rows])


def test_indicator_and_task_of_one_goal_have_one_class() -> None:
    row = ReportedIndicator("1", "工业投资增长（%）", "工业投资增长2%。", "12%", ())
    found = agreed(
        indicator_of(row), (task("3", "工业投资增长12%。"), Account(text="工业投资增长12.4%。"))
    )
    assert [one.status for one in found] == [Status.BEHIND, Status.BEHIND]
    assert found[0].score == found[1].score
    assert found[1].reasons[0].code == "same-item"


def test_one_task_under_two_leaders_has_one_class() -> None:
    words = "建成青禾湖隧道。"
    found = agreed(
        (task("1", words), Account(text="项目暂停施工。")),
        (task("2", words), Account(text="隧道掘进完成80%。")),
    )
    assert [one.status for one in found] == [Status.STALLED, Status.STALLED]


def test_other_goals_and_rows_without_words_stay_as_they_are() -> None:
    found = agreed(
        (task("1", "工业投资增长12%。"), Account(text="工业投资增长2%。")),
        (task("2", "工业投资增长8%。"), Account(text="工业投资增长9%。")),
        (task("3", "工业投资增长12%。"), Account()),
    )
    assert [one.status for one in found] == [
        Status.BEHIND,
        Status.ON_SCHEDULE,
        Status.UNKNOWN,
    ]
