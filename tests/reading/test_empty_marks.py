"""What fills a cell to say that nothing stands there is no name (an invented district)."""

import pytest

from tests.reading.text_tables import FORMATS, read_table

MARKS = ("/", "／", "—", "——", "-", "无", "暂无", "（无）", "…")


@pytest.mark.parametrize("form", sorted(FORMATS))
@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_for_nothing_is_no_unit_no_leader_and_no_limit(mark: str, form: str) -> None:
    table = f"""
    序号|目标任务|牵头领导|牵头单位|配合单位|完成时限
    1|新建口袋公园4个。|王家和|区城管局|{mark}|{mark}
    2|改造公路80公里。|{mark}|区交通局|区财政局、各镇街|6月底前
    """
    assert read_table(table, form=form) == [
        ("1", "新建口袋公园4个。", "王家和", "区城管局", "", ""),
        ("2", "改造公路80公里。", "", "区交通局", "区财政局、各镇街", "6月底前"),
    ]
