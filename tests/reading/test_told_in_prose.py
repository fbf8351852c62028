"""Prose that tells what was done is a report, whatever form its sentences have (an invented district)."""

import pytest

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.plan.documents import DocumentKind
from gwreport.domain.plan.node_words import nodes_in, targets_of_the_year
from gwreport.reading import understand_document
from gwreport.reading.result import Reading

TITLE = "青禾区2026年重点任务进展情况的通报"
JOBS, TOILETS, HOUSES = "新增就业5000人", "建成公厕6座", "改造危房120户"


def reading_of(title: str, *lines: str) -> Reading:
    return understand_document("\n".join([title, "", *lines]).encode(), "通报.txt")


def told(title: str, *lines: str) -> list[tuple[str, str, str]]:
    reading = reading_of(title, *lines)
    assert reading.report is not None, reading.kind
    return [
        (row.text.rstrip("。"), row.completion, "、".join(row.lead_units))
        for row in (*reading.report.tasks, *reading.report.behind)
    ]


@pytest.mark.parametrize("between", ["。", "，"])
@pytest.mark.parametrize(
    "done",
    [
        "截至6月底，新增就业3120人，完成62.4%。",
        "目前已新增就业3120人。",
        "已新增就业3120人。",
        "累计新增就业3120人。",
    ],
)
def test_what_was_done_stands_behind_the_task(between: str, done: str) -> None:
    assert told(
        TITLE,
        "一、进展较快的任务",
        f"1.{JOBS}{between}{done}（责任单位：区人社局）",
        f"2.{TOILETS}。已建成4座。（责任单位：区城管局）",
    ) == [(JOBS, done, "区人社局"), (TOILETS, "已建成4座。", "区城管局")]


@pytest.mark.parametrize(
    "done",
    [
        "仅完成2座，未达序时进度。",
        "主体施工至二层，未达到序时进度。",
        "年度计划投资40万元，已投资30万元，占年度任务的75%。",
        "其中竣工2座，其余2座正在施工。",
        "进展情况：竣工2座。",
    ],
)
def test_one_item_may_tell_it_in_any_words_beside_others(done: str) -> None:
    assert told(
        TITLE,
        f"1.{JOBS}。截至6月底新增就业3120人。（责任单位：区人社局）",
        f"2.{TOILETS}。{done}（责任单位：区城管局）",
        f"3.{HOUSES}。已竣工120户，任务全部完成。（责任单位：区住建局）",
    )[1] == (TOILETS, done.removeprefix("进展情况："), "区城管局")


def test_a_label_behind_what_was_done_keeps_its_words() -> None:
    report = reading_of(
        TITLE,
        f"1.{HOUSES}。已完工60户，其余正在施工。滞后原因：居民意见不统一。（责任单位：区住建局）",
        f"2.{TOILETS}。已建成4座。（责任单位：区城管局）",
    ).report
    assert report is not None
    row = report.tasks[0]
    assert (row.completion, row.problem) == ("已完工60户，其余正在施工。", "居民意见不统一。")


ITEMS = [
    f"1.{JOBS}。截至6月底，新增就业3120人，完成62.4%。（责任单位：区人社局）",
    f"2.{TOILETS}。已建成4座。（责任单位：区城管局）",
    f"3.{HOUSES}。已竣工120户，任务全部完成。（责任单位：区住建局）",
]


def test_items_that_all_tell_what_was_done_need_no_title() -> None:
    assert [row[1] for row in told("青禾区2026年上半年重点工作", *ITEMS)] == [
        "截至6月底，新增就业3120人，完成62.4%。",
        "已建成4座。",
        "已竣工120户，任务全部完成。",
    ]


@pytest.mark.parametrize("title", ["重点任务责任分工", "重点任务清单", "工作要点"])
def test_a_plan_whose_items_tell_what_was_done_is_doubted(title: str) -> None:
    reading = reading_of(f"青禾区2026年{title}", *ITEMS)
    assert reading.kind is DocumentKind.PLAN
    assert DocumentCode.PROGRESS_IN_TASKS in [one.code for one in reading.findings]


def test_a_plan_is_not_doubted_for_one_sentence_of_many() -> None:
    plain = [f"{at}.{TOILETS}{at}。（责任单位：区城管局）" for at in range(2, 6)]
    reading = reading_of("青禾区2026年重点任务清单", ITEMS[0], *plain)
    assert DocumentCode.PROGRESS_IN_TASKS not in [one.code for one in reading.findings]


@pytest.mark.parametrize("by", ["截至6月底", "截止到6月底", "截至6月30日"])
def test_what_was_reached_by_a_day_is_no_node_and_no_target(by: str) -> None:
    text = f"{JOBS}。{by}，新增就业3120人，完成62.4%。"
    assert nodes_in(text, 2026) == ()
    assert [one.value for one in targets_of_the_year(text)] == [5000.0]


def test_several_days_by_which_shares_are_reached_are_nodes() -> None:
    nodes = nodes_in("截至6月底完成投资50%，截至9月底完成投资80%", 2026)
    assert [one.round for one in nodes] == ["2026-Q2", "2026-Q3"]


def test_tasks_numbered_as_headings_keep_neither_number_nor_who_answers() -> None:
    lines = [
        "关于2026年上半年重点工作推进情况的通报",
        "（一）新建口袋公园4个。截至6月底，已建成3个，另1个正在铺装。（责任单位：区城管局）",
        "（二）改造公厕8座。目前8座已全部投用。（责任单位：区住建局）",
        "（三）建成卫生院3所。目前仅开工1所，主要是用地未批。（责任单位：区卫健局）",
    ]
    report = understand_document("\n".join(lines).encode(), "a.txt").report
    assert report is not None
    assert [(one.number, one.text, one.completion, one.lead_units) for one in report.tasks] == [
        ("一", "新建口袋公园4个", "截至6月底，已建成3个，另1个正在铺装。", ("区城管局",)),
        ("二", "改造公厕8座", "目前8座已全部投用。", ("区住建局",)),
        ("三", "建成卫生院3所", "目前仅开工1所，主要是用地未批。", ("区卫健局",)),
    ]
