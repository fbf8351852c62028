"""Two tables of tasks that stand side by side in one: each item has its own units, limits and results."""

import pytest

from gwreport.domain.findings.code import Severity
from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.reading import understand_document
from gwreport.reading.result import Reading
from tests.reading.text_tables import FORMATS, as_xlsx, read_table

FORMS = sorted(FORMATS)


def _read(table: str) -> tuple[list[tuple[str, tuple[str, ...]]], Reading]:
    """Give each item's words and units, and the whole reading."""
    reading = understand_document(as_xlsx(table), "分解.xlsx")
    assert reading.plan is not None
    return [(one.text, one.lead_units) for one in reading.plan.items], reading


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("between", ["", "|"])
def test_tables_side_by_side_are_read_one_after_the_other(between: str, form: str) -> None:
    table = f"""
    序号|目标任务|牵头单位|完成时限|{between}序号|目标任务|牵头单位|完成时限
    1|新建口袋公园4个。|区城管局|9月底|{between}3|建成卫生院3所。|区卫健委|8月底
    2|改造公路80公里。|区交通局|10月底|{between}4|新增学位900个。|区教育局|7月底
    """
    assert read_table(table, form=form) == [
        ("1", "新建口袋公园4个。", "", "区城管局", "", "9月底"),
        ("2", "改造公路80公里。", "", "区交通局", "", "10月底"),
        ("3", "建成卫生院3所。", "", "区卫健委", "", "8月底"),
        ("4", "新增学位900个。", "", "区教育局", "", "7月底"),
    ]


def test_it_is_told_that_tables_were_parted() -> None:
    table = """
    任务|责任单位|任务|责任单位|任务|责任单位
    新建口袋公园4个。|区城管局|建成卫生院3所。|区卫健委|新增学位900个。|区教育局
    """
    items, reading = _read(table)
    assert items == [
        ("新建口袋公园4个。", ("区城管局",)),
        ("建成卫生院3所。", ("区卫健委",)),
        ("新增学位900个。", ("区教育局",)),
    ]
    told = next(one for one in reading.findings if one.code is DocumentCode.TABLES_APART)
    assert told.facts["count"] == 3


def test_headings_of_two_rows_and_rows_over_both_tables() -> None:
    table = """
    序号|任务|责任分工|<|序号|任务|责任分工|<
    ^|^|牵头单位|配合单位|^|^|牵头单位|配合单位
    一、王家和副区长分管|<|<|<|<|<|<|<
    1|新建口袋公园4个。|区城管局|各镇街|3|建成卫生院3所。|区卫健委|区财政局
    2|改造公路80公里。|区交通局|区财政局||||
    注：各单位每月报送进展。|<|<|<|<|<|<|<
    """
    assert read_table(table) == [
        ("1", "新建口袋公园4个。", "王家和", "区城管局", "各镇街", ""),
        ("2", "改造公路80公里。", "王家和", "区交通局", "区财政局", ""),
        ("3", "建成卫生院3所。", "王家和", "区卫健委", "区财政局", ""),
    ]


def test_tables_side_by_side_need_not_have_the_same_columns() -> None:
    table = """
    序号|任务|牵头单位|序号|任务|责任单位|时限
    1|新建口袋公园4个。|区城管局|1|建成卫生院3所。|区卫健委|8月底
    2|改造公路80公里。|区交通局|2|新增学位900个。|区教育局|7月底
    |||3|改厕500户。|区农业农村局|9月底
    """
    assert [(one[1], one[3], one[5]) for one in read_table(table)] == [
        ("新建口袋公园4个。", "区城管局", ""),
        ("改造公路80公里。", "区交通局", ""),
        ("建成卫生院3所。", "区卫健委", "8月底"),
        ("新增学位900个。", "区教育局", "7月底"),
        ("改厕500户。", "区农业农村局", "9月底"),
    ]


def test_reports_side_by_side_keep_each_its_result() -> None:
    table = """
    序号|任务|责任单位|完成情况|序号|任务|责任单位|完成情况
    1|新建口袋公园4个|区城管局|已建成2个。|3|建成卫生院3所|区卫健委|全部建成。
    2|改造公路80公里|区交通局|已改造40公里。|4|新增学位900个|区教育局|正在招标。
    """
    report = understand_document(as_xlsx(table, "2025年上半年完成情况"), "a.xlsx").report
    assert report is not None
    assert [(one.text, one.lead_units, one.completion) for one in report.tasks] == [
        ("新建口袋公园4个", ("区城管局",), "已建成2个。"),
        ("改造公路80公里", ("区交通局",), "已改造40公里。"),
        ("建成卫生院3所", ("区卫健委",), "全部建成。"),
        ("新增学位900个", ("区教育局",), "正在招标。"),
    ]


def test_a_broad_task_beside_its_details_is_one_table() -> None:
    table = """
    序号|重点任务|牵头领导|序号|具体举措|责任单位
    1|城市更新|王家和|1|新建口袋公园4个。|区城管局
    ^|^|^|2|改造公路80公里。|区交通局
    2|民生保障|李强|3|建成卫生院3所。|区卫健委
    """
    items, reading = _read(table)
    assert items == [
        ("新建口袋公园4个。", ("区城管局",)),
        ("改造公路80公里。", ("区交通局",)),
        ("建成卫生院3所。", ("区卫健委",)),
    ]
    assert DocumentCode.TABLES_APART not in {one.code for one in reading.findings}


def test_units_under_the_same_heading_twice_are_an_error_where_the_table_is_one() -> None:
    table = """
    序号|任务|责任单位|时限|责任单位|联系人
    1|新建口袋公园4个。|区城管局|9月底|区财政局|李强
    2|改造公路80公里。|区交通局|8月底|各镇街|王家和
    """
    _, reading = _read(table)
    told = next(one for one in reading.findings if one.code is DocumentCode.HEADINGS_DOUBLED)
    assert told.severity is Severity.ERROR
    assert told.facts["words"] == "“责任单位”"
