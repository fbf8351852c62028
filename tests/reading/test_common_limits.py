"""A time limit that is stated once for all tasks, and columns that say when work begins."""

import pytest

from gwreport.reading import understand_document
from tests.reading.text_tables import FORMATS

PARK, TOILETS, HEALTH = "新建口袋公园4个", "改造公厕8座", "建成卫生院3所"
TITLE = "青禾区2026年重点工作分工"


def dues(*lines: str) -> list[str | None]:
    plan = understand_document("\n".join([TITLE, *lines]).encode(), "a.txt").plan
    assert plan is not None
    return [item.due for item in plan.items]


@pytest.mark.parametrize(
    ("said", "limit"),
    [
        ("以下任务除注明时限的外，均于2026年9月底前完成。", "2026年9月底前"),
        ("说明：表中各项任务均须于11月底前办结。", "11月底前"),
        ("注：1.未注明完成时限的，均为2026年12月底前；2.每月25日前报送进展。", "2026年12月底前"),
        ("上述事项一律在年底前完成。", "年底前"),
    ],
)
@pytest.mark.parametrize("is_before", [True, False])
def test_a_limit_for_all_is_that_of_each_without_its_own(
    said: str, limit: str, is_before: bool
) -> None:
    items = [
        f"1.{PARK}。（区城管局牵头，6月底前完成）",
        f"2.{TOILETS}。（区住建局牵头）",
        f"3.{HEALTH}。（区卫健局牵头）",
    ]
    lines = [said, *items] if is_before else [*items, said]
    assert dues(*lines) == ["6月底前", limit, limit]
    reading = understand_document("\n".join([TITLE, *lines]).encode(), "a.txt")
    told = [one.facts for one in reading.findings if str(one.code) == "limit-for-all"]
    assert [(one["limit"], one["count"]) for one in told] == [(limit, 2)]


@pytest.mark.parametrize(
    "said",
    [
        "各单位均须于3月15日前报送实施方案。",
        "各项任务均须明确专人负责。",
        "所有部门要高度重视，全部工作落实到人。",
    ],
)
def test_what_is_asked_of_all_otherwise_is_no_limit(said: str) -> None:
    assert dues(said, f"1.{PARK}。（区城管局牵头）", f"2.{TOILETS}。（区住建局牵头）") == [
        None,
        None,
    ]


def test_of_two_limits_for_all_none_is_taken_and_both_are_told() -> None:
    lines = [
        "以下任务均于6月底前完成。",
        f"1.{PARK}。（区城管局牵头）",
        "以下任务均于9月底前完成。",
        f"2.{TOILETS}。（区住建局牵头）",
    ]
    assert dues(*lines) == [None, None]
    reading = understand_document("\n".join([TITLE, *lines]).encode(), "a.txt")
    told = [str(one.facts.get("text")) for one in reading.findings]
    assert "以下任务均于6月底前完成" in told
    assert "以下任务均于9月底前完成" in told


@pytest.mark.parametrize("form", sorted(FORMATS))
@pytest.mark.parametrize(
    ("over", "begin", "end"),
    [
        ("时间安排", "启动时间", "完成时限"),
        ("建设工期", "开工", "竣工"),
        ("时限", "交办日期", "办结时限"),
    ],
)
def test_when_work_begins_is_no_limit(form: str, over: str, begin: str, end: str) -> None:
    table = f"""
    序号|工作任务|牵头单位|{over}|<
    ^|^|^|{begin}|{end}
    1|{PARK}|区城管局|2月|10月底前
    2|{TOILETS}|区住建局|3月|11月底前
    """
    plan = understand_document(FORMATS[form](table, "2026年重点任务分解"), f"a.{form}").plan
    assert plan is not None
    assert [item.due for item in plan.items] == ["10月底前", "11月底前"]
    assert [[(one.heading, one.cell) for one in item.remarks] for item in plan.items] == [
        [(begin, "2月")],
        [(begin, "3月")],
    ]
