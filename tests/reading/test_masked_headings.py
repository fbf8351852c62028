"""A table is read as it was when any of its headings is a word that nobody knows: its cells tell what the column is."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwreport.reading import understand_document
from tests.reading.test_combinations import EXPECTED, ONE_COLUMN, table_of
from tests.reading.text_tables import FORMATS, as_xlsx, read_items, rows_of

HEADINGS = {
    "number": "序号",
    "text": "目标任务",
    "leader": "牵头领导",
    "lead": "牵头单位",
    "support": "配合单位",
    "responsible": "责任单位",
    "due": "完成时限",
}
TITLE = "青禾区2026年重点工作任务分解表"
STRANGE = ["甲栏", "乙栏"]
TOLD = {"column-by-cells", "column-doubted"}


def masked(names: tuple[str, ...]) -> dict[str, str]:
    return {**HEADINGS, **dict(zip(names, STRANGE, strict=False))}


def told_headings(data: bytes, name: str) -> set[str]:
    findings = understand_document(data, name).findings
    return {str(one.facts["heading"]) for one in findings if str(one.code) in TOLD}


@pytest.mark.parametrize("way", ["columns", *ONE_COLUMN])
@pytest.mark.parametrize("shape", ["plain", "two header rows", "numeral rows", "category"])
@pytest.mark.parametrize("name", sorted(HEADINGS))
def test_one_strange_heading_changes_nothing(name: str, shape: str, way: str) -> None:
    table = table_of(shape, way, masked((name,)))
    data = as_xlsx(table, TITLE)
    assert read_items(data, "a.xlsx") == EXPECTED
    is_printed = any("甲栏" in row for row in rows_of(table))
    assert told_headings(data, "a.xlsx") == ({"甲栏"} if is_printed else set())


@settings(max_examples=60, deadline=None)
@given(
    names=st.sampled_from(list(combinations(("text", "leader", "lead", "support", "due"), 2))),
    shape=st.sampled_from(["plain", "category", "groups"]),
    form=st.sampled_from(sorted(FORMATS)),
)
def test_two_strange_headings_change_nothing(names: tuple[str, str], shape: str, form: str) -> None:
    data = FORMATS[form](table_of(shape, "columns", masked(names)), TITLE)
    assert read_items(data, f"a.{form}") == EXPECTED
    assert told_headings(data, f"a.{form}") == set(STRANGE)


@pytest.mark.parametrize(
    ("heading", "cell", "field"),
    [
        ("建设地点", "青石镇", "units"),
        ("提出单位", "区委办", "units"),
        ("填报部门", "区统计局", "units"),
        ("领衔代表", "王家和", "leaders"),
        ("填表人", "李强", "leaders"),
        ("交办日期", "2026年3月1日", "due"),
        ("开工时间", "2026年5月", "due"),
    ],
)
def test_what_a_heading_forbids_the_cells_do_not_make(heading: str, cell: str, field: str) -> None:
    table = f"""
    序号|目标任务|{heading}|承办单位
    1|新建口袋公园4个。|{cell}|区城管局
    2|改造农村公路80公里。|{cell}|区交通局
    3|建成卫生院3所。|{cell}|区卫健委
    """
    reading = understand_document(as_xlsx(table, TITLE), "a.xlsx")
    assert reading.plan is not None
    for one, lead in zip(reading.plan.items, ("区城管局", "区交通局", "区卫健委"), strict=True):
        assert one.lead_units == (lead,)
        assert (one.support_units, one.leaders, one.due) == ((), (), None), field
        assert [(cell.heading, cell.cell) for cell in one.remarks] == [(heading, cell)]


def test_details_beside_a_broad_task_are_the_tasks_under_any_heading() -> None:
    table = """
    序号|重点工作|年内要干成的|牵头单位
    1|城市更新|改造老旧小区20个。|区住建委
    ^|^|新建口袋公园4个。|区城管局
    2|畅通出行|改造农村公路80公里。|区交通局
    """
    reading = understand_document(as_xlsx(table, TITLE), "a.xlsx")
    assert reading.plan is not None
    assert [(one.category, one.text) for one in reading.plan.items] == [
        ("城市更新", "改造老旧小区20个。"),
        ("城市更新", "新建口袋公园4个。"),
        ("畅通出行", "改造农村公路80公里。"),
    ]


def test_a_strange_column_of_units_before_those_responsible_leads_and_is_told_as_doubtful() -> None:
    table = """
    序号|目标任务|总抓的|责任单位
    1|新建口袋公园4个。|区城管局|区财政局、各镇街
    2|改造农村公路80公里。|区交通局|区农业农村委
    3|建成卫生院3所。|区卫健委|区财政局
    """
    reading = understand_document(as_xlsx(table, TITLE), "a.xlsx")
    assert reading.plan is not None
    assert [(one.lead_units, one.support_units) for one in reading.plan.items] == [
        (("区城管局",), ("区财政局", "各镇街")),
        (("区交通局",), ("区农业农村委",)),
        (("区卫健委",), ("区财政局",)),
    ]
    told = [one for one in reading.findings if str(one.code) == "column-doubted"]
    assert [(one.facts["heading"], one.facts["role"], one.facts["other"]) for one in told] == [
        ("总抓的", "牵头单位", "配合单位")
    ]
