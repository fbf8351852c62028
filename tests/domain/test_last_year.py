"""Last year's items beside this year's: the same words are the same, like ones are asked, the rest may be open."""

from gwreport.domain.plan.documents import PastItem, PastReport
from gwreport.domain.plan.last_year import last_items, match_last_year
from gwreport.domain.plan.plan import Item, Kind
from gwreport.domain.plan.targets import read_targets
from gwreport.domain.statuses import Status


def item(at: str, text: str, lead: str = "区城市管理局") -> Item:
    kind = {"I": Kind.INDICATOR, "T": Kind.TASK, "G": Kind.GOVERNANCE}[at[0]]
    return Item(at, kind, at[1:], text, lead_units=(lead,), targets=read_targets(text))


def past(at: str, text: str, status: Status = Status.DONE, *, closed: bool = False) -> PastItem:
    return PastItem(item(at, text), "已完成。", status, closed)


def test_the_same_words_are_the_same_item_whatever_number_it_has() -> None:
    now = [item("T1", "整治背街小巷 12 条。"), item("I1", "地区生产总值增长6%以上。")]
    then = [past("T9", "整治背街小巷12条"), past("I4", "地区生产总值增长5.5%")]
    match = match_last_year(now, then, {})
    assert match.pairs == {"T1": "T9", "I1": "I4"}
    assert (match.asked, match.open) == ((), ())


def test_what_is_merely_like_is_asked_and_never_taken() -> None:
    now = [item("T1", "新建口袋公园8个。"), item("T2", "召开旅游发展大会。")]
    then = [
        past("T3", "新建口袋公园5个。"),
        past("T4", "整治背街小巷12条。"),
        past("T5", "新建口袋书屋5个。"),
    ]
    match = match_last_year(now, then, {})
    assert match.pairs == {}
    (asked,) = match.asked
    assert asked.item == "T1"
    assert [one for one, _ in asked.near] == ["T3", "T5"]
    assert asked.near[0][1] > asked.near[1][1] > 0.6


def test_what_was_decided_counts_before_the_words() -> None:
    now = [item("T1", "整治背街小巷12条。"), item("T2", "新建口袋公园8个。")]
    then = [past("T3", "整治背街小巷12条。", Status.BEHIND), past("T4", "新建口袋公园5个。")]
    match = match_last_year(now, then, {"T1": "", "T2": "T4"})
    assert match.pairs == {"T2": "T4"}
    assert match.asked == ()
    assert [one.item.id for one in match.open] == ["T3"]
    # One that is no longer in the plan decides nothing.
    assert match_last_year(now, then, {"T2": "T77"}).pairs == {"T1": "T3"}


def test_open_is_what_was_not_finished_and_is_nobodys_now() -> None:
    then = [
        past("T1", "修路。", Status.BEHIND),
        past("T2", "架桥。", Status.DONE),
        past("T3", "种树。", Status.UNKNOWN),
        past("T4", "挖渠。", Status.STALLED, closed=True),
        past("I1", "财政收入增长5%。", Status.BEHIND),
        past("T5", "新建口袋公园5个。", Status.BEHIND),
    ]
    match = match_last_year([item("T1", "新建口袋公园8个。")], then, {})
    # The park is likely this year's: it waits to be said so.
    assert [one.item.id for one in match.open] == ["T1", "T3"]
    assert [one.item for one in match.asked] == ["T1"]


def test_the_items_are_those_of_last_years_last_round() -> None:
    def report(code: str, *items: PastItem) -> PastReport:
        return PastReport("", code, (), (), (), (), items)

    histories = {
        "2025-Q1": report("2025-Q1", past("T1", "修路。", Status.BEHIND)),
        "2025-M10": report("2025-M10", past("T1", "修路。", Status.DONE)),
        "2025-Q4": PastReport("", "2025-Q4", (), (), (), ()),
        "2024-Q4": report("2024-Q4", past("T2", "架桥。")),
    }
    assert [one.status for one in last_items(histories, 2026)] == [Status.DONE]
    assert last_items(histories, 2027) == ()
