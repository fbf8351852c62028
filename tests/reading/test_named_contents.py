"""项目名称 | 建设内容 is one item, whatever columns and rows stand beside it."""

import pytest

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.plan.plan import Item
from gwreport.reading import understand_document
from tests.reading.text_tables import FORMATS

FORMS = sorted(FORMATS)
_BARE = """
序号|{name}|{content}|牵头单位
1|社区食堂|新建社区食堂8个|区民政局
2|免费体检|体检3.6万人|区卫健委
"""
_WITH_SECTIONS = """
序号|{name}|{content}|牵头单位
一、为老服务|<|<|<
1|社区食堂|新建社区食堂8个|区民政局
二、健康|<|<|<
2|免费体检|体检3.6万人|区卫健委
"""
_WITH_GROUPS = """
类别|序号|{name}|{content}|牵头单位
为老服务|1|社区食堂|新建社区食堂8个|区民政局
健康|2|免费体检|体检3.6万人|区卫健委
"""


def _items(table: str, form: str = "xlsx") -> tuple[Item, ...]:
    data = FORMATS[form](table, "青禾区2026年民生实事任务分解表")
    plan = understand_document(data, f"分解.{form}").plan
    assert plan is not None
    return plan.items


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("项目名称", "建设内容"),
        ("实事项目", "工作要求"),
        ("工程名称", "主要建设内容"),
        ("项目", "建设规模及内容"),
        ("督办事项", "工作要求"),
    ],
)
@pytest.mark.parametrize(
    "table",
    [_BARE, _WITH_SECTIONS, _WITH_GROUPS],
    ids=["bare", "sections", "groups"],
)
def test_what_is_done_stands_behind_the_name_of_its_project(
    table: str, name: str, content: str, form: str
) -> None:
    first, second = _items(table.format(name=name, content=content), form)
    assert [first.text, second.text] == ["社区食堂：新建社区食堂8个", "免费体检：体检3.6万人"]
    assert [one.value for one in (*first.targets, *second.targets)] == [8, 3.6]
    assert not first.remarks
    assert first.category == ("为老服务" if table is _WITH_GROUPS else "")


def test_a_name_over_several_contents_is_their_group() -> None:
    table = """
    序号|项目名称|建设内容|牵头单位
    1|为老服务|新建社区食堂8个|区民政局
    2|^|改造适老化家庭300户|区民政局
    3|免费体检|体检3.6万人|区卫健委
    """
    assert [(one.category, one.text) for one in _items(table)] == [
        ("为老服务", "新建社区食堂8个"),
        ("为老服务", "改造适老化家庭300户"),
        ("免费体检", "体检3.6万人"),
    ]


def test_contents_beside_goals_of_their_own_are_kept_beside() -> None:
    table = """
    序号|项目名称|建设内容|年度目标|牵头单位
    1|城北水厂|日供水5万吨|完成主体工程80%|区水务局
    2|职教中心|建筑面积3万平方米|完成投资2.5亿元|区教育局
    """
    first, _ = _items(table)
    assert "完成主体工程80%" in first.text
    assert "日供水5万吨" in first.text + first.category + str(first.remarks)


def test_it_is_told_that_contents_were_joined() -> None:
    table = (
        "序号|项目名称|建设内容|牵头单位\n1|食堂|新建食堂8个|区民政局\n2|体检|体检3万人|区卫健委"
    )
    found = understand_document(FORMATS["docx"](table, "2026年实事"), "a.docx").findings
    assert DocumentCode.TARGET_JOINED in {one.code for one in found}
