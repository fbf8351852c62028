"""Several columns of goals side by side: whose figure is the target (an invented county)."""

import pytest

from gwreport.reading import understand_document
from tests.reading.text_tables import FORMATS

TITLE = "青禾县2026年重点工作任务分解表"
ALIKE = [("计划数", "任务数"), ("目标任务数", "考核目标值"), ("计划任务量", "目标量")]
FIRST = [
    *ALIKE,
    ("目标值", "挑战值"),
    ("2026年目标", "2025年目标"),
    ("2026年目标值", "2027年目标值"),
    ("全年计划", "全年预算"),
    ("全县目标", "其中：城关镇"),
    ("全县目标", "城关镇目标"),
    ("年度目标", "奋斗目标"),
]


def read(first: str, second: str, form: str = "xlsx", cells: tuple[str, str] = ("200", "50")):
    table = f"""
    序号|指标名称|计量单位|{first}|{second}|责任单位
    1|新增市场主体|户|{cells[0]}|{cells[1]}|县市场监管局
    2|新建公园|个|4|5|县城管局
    """
    return understand_document(FORMATS[form](table, TITLE), f"分解.{form}")


@pytest.mark.parametrize("form", sorted(FORMATS))
@pytest.mark.parametrize(
    ("chosen", "other", "is_first"),
    [
        *((*pair, True) for pair in FIRST),
        # Of two that say the same the first is taken.
        *((*pair, False) for pair in FIRST if pair not in ALIKE),
    ],
)
def test_figures_of_two_columns_are_never_one_figure(
    chosen: str, other: str, is_first: bool, form: str
) -> None:
    reading = (
        read(chosen, other, form) if is_first else read(other, chosen, form, cells=("50", "200"))
    )
    assert reading.plan is not None
    one = reading.plan.items[0]
    assert one.text == "新增市场主体（户）：200"
    assert [target.value for target in one.targets] == [200]
    assert {remark.cell for remark in one.remarks} == {"50"}
    told = {found.code for found in reading.findings}
    assert told & {"targets-several", "column-as-remark"}


def test_a_heading_divided_into_whole_and_part_gives_the_whole() -> None:
    table = """
    序号|指标名称|计量单位|2026年目标|<|责任单位
    ^|^|^|全县目标|其中：城关镇|^
    1|新增市场主体|户|200|50|县市场监管局
    2|新建公园|个|4|5|县城管局
    """
    for form, make in FORMATS.items():
        plan = understand_document(make(table, TITLE), f"分解.{form}").plan
        assert plan is not None
        assert [one.text for one in plan.items] == ["新增市场主体（户）：200", "新建公园（个）：4"]


def test_columns_of_which_each_row_fills_one_are_one_target() -> None:
    table = """
    序号|指标名称|计量单位|目标值|任务数|责任单位
    1|新增市场主体|户|200||县市场监管局
    2|新建公园|个||5|县城管局
    """
    reading = understand_document(FORMATS["xlsx"](table, TITLE), "分解.xlsx")
    assert reading.plan is not None
    assert [one.text for one in reading.plan.items] == [
        "新增市场主体（户）：200",
        "新建公园（个）：5",
    ]
    assert "targets-several" not in {found.code for found in reading.findings}
