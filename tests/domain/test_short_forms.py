"""Short forms and former names of departments."""

import pytest

from gwreport.domain.units.registry import Registry
from gwreport.domain.units.short_forms import department_of, short_forms_in


@pytest.mark.parametrize(
    "names",
    [
        "发改委 发展改革委 发展和改革局 发改局 发展和改革委员会",
        "人社局 人力社保局 人力资源和社会保障局",
        "住建局 住房城乡建委 住房和城乡建设局",
        "市监局 市场监管局 市场监督管理局 工商局",
        "农业农村局 农业农村委 农委",
        "文旅局 文化旅游委 文体旅局 文广旅局",
        "卫健委 卫健局 卫生健康委 卫计委",
        "应急局 应急管理局 安监局",
        "自规局 规划自然资源局 国土局",
        "生态环境局 环保局",
        "教委 教育局 教体局",
        "经信委 经济信息委 经信局",
    ],
)
@pytest.mark.parametrize("place", ["区", "市", "青禾区", "县"])
def test_names_of_one_department_of_one_place_mean_the_same(names: str, place: str) -> None:
    departments = {department_of(place + name) for name in names.split()}
    assert len({(one.level, one.key) for one in departments if one}) == 1
    assert None not in departments


@pytest.mark.parametrize("name", ["区城投公司", "龙潭镇", "区委宣传部", "市发改委价格认证中心", ""])
def test_other_names_mean_no_department(name: str) -> None:
    assert department_of(name) is None


def test_a_name_is_matched_with_the_registered_one_of_its_place() -> None:
    registered = ["区发展改革委", "市发展和改革委员会", "区城管局", "区经信委", "区工信局"]
    names = ["区发改局", "发改委", "城管局", "区民政局", "区工信局"]
    assert short_forms_in(names, registered) == {"区发改局": "区发展改革委", "城管局": "区城管局"}


def test_of_new_names_the_first_stands_for_the_others() -> None:
    names = ["区住房城乡建委", "区住建局", "区国土局", "区规划自然资源局"]
    assert short_forms_in(names, []) == {
        "区住建局": "区住房城乡建委",
        "区规划自然资源局": "区国土局",
    }


def test_departments_that_are_registered_apart_are_not_joined() -> None:
    assert short_forms_in(["区市监局"], ["区工商局", "区质监局"]) == {}
    assert short_forms_in(["区工商局", "区质监局"], []) == {}


def test_the_name_that_stands_most_often_is_the_department_s() -> None:
    names = ["区住建委", "区住房城乡建委", "区住房城乡建委", "区教委", "区教育委员会"]
    assert Registry().short_forms(names) == {"区住建委": "区住房城乡建委", "区教委": "区教育委员会"}
