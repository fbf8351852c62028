"""Who led what was worded alike before is suggested, with those words."""

from pathlib import Path

import pytest

from gwreport.domain.drafting.commitments import Commitment
from gwreport.domain.drafting.drafted import DraftedItem
from gwreport.domain.drafting.suggestions import Precedent, Suggested, Suggester
from gwreport.domain.plan.plan import Kind
from gwreport.reading import understand_document
from gwreport.workflow.plan.draft_plan import precedents_in

PARKS = Precedent("新建口袋公园5个，整治背街小巷12条", ("区城市管理局",), ("钱晓东",))
FARMS = Precedent("建设高标准农田2万亩，粮食产量稳定", ("区农业农村委", "各镇街"), ("李青",))
ROADS = Precedent("新建农村公路60公里", ("区交通运输委",), ("李青",))
KNOWN = Suggester([PARKS, FARMS, ROADS])


def test_the_nearest_precedents_unit_comes_first_with_its_words() -> None:
    found = KNOWN.suggest("建成口袋公园8个")
    assert found.units[0].name == "区城市管理局"
    assert found.units[0].because == PARKS.text
    assert found.leaders[0].name == "钱晓东"
    scores = [one.score for one in found.units]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_a_units_own_name_speaks_for_it() -> None:
    like = "推进重点项目建设，优化发展环境"
    known = Suggester([Precedent(like, ("区财政局",)), Precedent(like, ("区交通运输委",))])
    assert known.suggest("优化交通运输结构，推进项目建设").units[0].name == "区交通运输委"
    assert known.suggest("推进财政改革，优化项目建设").units[0].name == "区财政局"


def test_at_most_five_are_suggested_and_none_without_likeness() -> None:
    many = Suggester(Precedent(f"新建公园{name}处", (f"区{name}局",)) for name in "甲乙丙丁戊己庚")
    assert len(many.suggest("新建公园").units) == 5
    assert KNOWN.suggest("ABC") == Suggested()
    assert Suggester([]).suggest("新建公园") == Suggested()


def test_the_draft_names_who_is_sure_and_leaves_the_rest_open() -> None:
    sure = KNOWN.suggest(PARKS.text)
    item = DraftedItem(Commitment("甲", "甲。", Kind.TASK), sure.units, sure.leaders)
    assert (item.lead_units, item.leaders) == (("区城市管理局",), ("钱晓东",))
    unsure = KNOWN.suggest("稳步推进新型城镇各项试点")
    assert DraftedItem(Commitment("甲", "甲。", Kind.TASK), unsure.units).lead_units == ()


@pytest.mark.documents
def test_a_right_lead_is_among_three_for_four_in_five_items(documents: Path) -> None:
    def read(name: str):
        return understand_document((documents / name).read_bytes(), name)

    suggester = Suggester(precedents_in(read("fuling-2023q3-report.docx")))
    plan = read("fuling-2025-breakdown.docx").plan
    assert plan is not None
    items = [item for item in plan.items if item.lead_units]
    right = [
        {one.name for one in suggester.suggest(item.text).units[:3]} & set(item.lead_units)
        for item in items
    ]
    assert sum(map(bool, right)) >= 0.8 * len(items)
