"""What an office itself says of a row, in its columns 完成状态, 完成率 and 存在问题."""

import pytest

from gwreport.domain.judgement.judging import judge
from gwreport.domain.judgement.signs.nodes import item_node_share
from gwreport.domain.judgement.tables import task_of
from gwreport.domain.plan.documents import ReportedTask
from gwreport.domain.plan.plan import Item, Kind, Node
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status, status_named

Q3 = Round(2025, 3)


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("已办结", Status.DONE),
        (" “按期完成” ", Status.DONE),
        ("提前超额完成", Status.EXCEEDED),
        ("序时推进", Status.ON_SCHEDULE),
        ("有序推进中", Status.ON_SCHEDULE),
        ("达到序时进度。", Status.ON_SCHEDULE),
        ("未达序时进度", Status.BEHIND),
        ("黄灯", Status.BEHIND),
        ("进度略滞后", Status.BEHIND),
        ("暂缓实施", Status.STALLED),
        ("未完成", None),
        ("√", None),
        ("已完成招标工作，正在办理施工许可手续", None),
        ("", None),
        ("是否达序：否", Status.BEHIND),
        ("是否达序：是", Status.ON_SCHEDULE),
        ("是否按期完成：√", Status.DONE),
        ("是否完成：否", None),
        ("是否滞后：是", Status.BEHIND),
        ("是否滞后：否", Status.ON_SCHEDULE),
    ],
)
def test_the_offices_word_is_read_as_a_class(word: str, status: Status | None) -> None:
    assert status_named(word) is status


def row(completion: str, status: str = "", rate: str = "", problem: str = "") -> ReportedTask:
    return ReportedTask(
        "1",
        "改造老旧小区20个。",
        completion,
        ("甲局",),
        status=status,
        rate=rate,
        problem=problem,
    )


def test_the_offices_word_counts() -> None:
    judged = judge(*task_of(row("正在办理手续。", status="进度滞后")), Q3)
    assert judged.status is Status.BEHIND
    assert "own-word" in [one.code for one in judged.reasons]


def test_the_rate_column_counts_where_the_words_give_no_figure() -> None:
    judged = judge(*task_of(row("有关工作正在进行。", rate="30%")), Q3)
    assert judged.status is Status.BEHIND


@pytest.mark.parametrize(
    ("completion", "status"),
    [
        ("57%（两处偏慢）", Status.BEHIND),
        ("30%", Status.BEHIND),
        ("90%", Status.ON_SCHEDULE),
    ],
)
def test_a_share_alone_is_the_share_of_the_task(completion: str, status: Status) -> None:
    assert judge(*task_of(row(completion)), Q3).status is status


def test_a_share_alone_answers_a_target_that_is_a_share() -> None:
    told = ReportedTask("1", "垃圾分类覆盖率达到95%。", "60%", ())
    judged = judge(*task_of(told), Q3)
    assert judged.reasons[0].code == "rate-behind"


def test_a_problem_in_its_own_column_is_noted() -> None:
    judged = judge(*task_of(row("已改造16个。", problem="两个小区征拆受阻。")), Q3)
    assert "problem-told" in [one.code for one in judged.reasons]


def test_nodes_of_columns_say_what_was_due() -> None:
    nodes = (
        Node("2025-Q1", "完成20%"),
        Node("2025-Q3", "累计完成80%。"),
        Node("2026-Q1", "完成5%"),
    )
    item = Item("T1", Kind.TASK, "1", "改造老旧小区20个。", nodes=nodes)
    assert [item_node_share(item, Round(2025, one)) for one in (1, 2, 3)] == [0.2, 0.2, 0.8]
