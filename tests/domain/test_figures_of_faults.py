"""What a list of faults counts is nobody's target, and what is to be done about them is."""

import pytest

from gwreport.domain.plan.targets import read_targets


@pytest.mark.parametrize(
    "text",
    [
        "1860万元资金闲置一年以上",
        "专项资金1860万元未及时拨付到位",
        "3个项目建设进度滞后",
        "违规发放津补贴23万元",
        "12个村饮水不达标",
        "挪用资金50万元",
        "未征收水资源费120万元",
        "多计工程款86.5万元",
        "欠缴土地出让金3.2亿元",
        "截留补助资金12万元问题",
        "未完成改造任务35户",
    ],
)
def test_what_is_wrong_promises_nothing(text: str) -> None:
    assert read_targets(text) == ()


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("压减闲置土地300亩", 300),
        ("盘活闲置资金1860万元", 1860),
        ("清欠农民工工资500万元", 500),
        ("解决12个村饮水不达标问题", 12),
        ("对12个村饮水不达标问题完成整改", 12),
        ("违规占用耕地整改3200亩", 3200),
        ("批而未供土地处置率20%以上", 20),
        ("未成年人保护工作站12个", 12),
        ("违法建筑拆除率达到100%", 100),
        ("闲置校舍出租12处", 12),
        ("存量资金闲置问题突出，新增就业2000人", 2000),
    ],
)
def test_what_is_to_be_done_about_it_is_promised(text: str, value: float) -> None:
    assert [one.value for one in read_targets(text)] == [value]
