"""A city's workbook goes to a district, from there to a bureau and its section, and all the way back."""

from pathlib import Path

import pytest

from gwreport.domain.form.columns import Field
from gwreport.domain.units.registry import UnitKind
from gwreport.workflow.plan.load_plan import load_plan
from gwreport.workflow.plan.manage_units import add_unit
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review.correct_item import ItemChange, correct_item
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.sharing.answer_workbook import answer_workbook
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import LATER, NOW, fill, issue, load, workbook_of

ROUND = "2025-Q3"
WHO = Author("韩梅", "分给下级", LATER)
CITY = """2025年市政府工作报告目标任务分解方案

一、重点工作
1．新建口袋公园50个。
牵头领导：赵明；牵头单位：青禾区政府、市园林局；责任单位：各区县政府。
2．整治背街小巷120条。
牵头领导：钱晓东；牵头单位：青禾区政府；责任单位：各区县政府。
"""
TOLD = {
    "新建口袋公园": {
        "完成情况": "=1+1，已建成40个，\n  完成投资１．２亿元（占80%）“见附件”；",
        "进度自评": "依时序推进",
    },
    "整治背街小巷": {
        "完成情况": "只整治3条；其余受\t雨季影响。",
        "进度自评": "未依时序推进",
        "存在问题": "资金没有到位。",
        "下一步措施": "10月底前协调到位。",
    },
}
FIELDS = {
    "完成情况": Field.COMPLETION,
    "进度自评": Field.STATUS,
    "存在问题": Field.PROBLEM,
    "下一步措施": Field.NEXT_STEP,
}


def office_below(folder: Path, name: str, below: str, workbook: Path) -> Workspace:
    """Make a workspace whose plan is the workbook from above, each item given to one body below."""
    folder.mkdir()
    office = Workspace.create(str(folder / "a.gwr"), region=name, year=2025, now=NOW)
    load_plan(office, workbook, now=NOW)
    add_unit(office, below, UnitKind.DEPARTMENT, now=NOW)
    for item in office.plan().items:
        correct_item(office, item.id, ItemChange(lead_units=(below,)), WHO)
    return office


@pytest.mark.long
def test_every_word_of_the_section_arrives_at_the_city(tmp_path: Path) -> None:
    with Workspace.create(str(tmp_path / "市.gwr"), region="云川市", year=2025, now=NOW) as city:
        load(city, tmp_path, CITY)
        to_district = workbook_of(issue(city, tmp_path), "青禾区政府")
        with office_below(tmp_path / "区", "青禾区", "区城市管理局", to_district) as district:
            to_bureau = workbook_of(issue(district, tmp_path / "区"), "区城市管理局")
            with office_below(tmp_path / "局", "区城市管理局", "园林科", to_bureau) as bureau:
                assert [one.text for one in bureau.plan().items] == [
                    one.text for one in city.plan().items
                ]
                to_section = workbook_of(issue(bureau, tmp_path / "局"), "园林科")
                filled = fill(to_section, tmp_path / "局/回/园林科.xlsx", TOLD)
                collect_returns(bureau, [filled], now=LATER, workers=1)
                up = answer_workbook(bureau, to_bureau, ROUND, tmp_path / "局/上报.xlsx")
                assert (up.without, up.unreported) == ((), ())
            collect_returns(district, [up.path], now=LATER, workers=1)
            further = answer_workbook(district, to_district, ROUND, tmp_path / "区/上报.xlsx")
            assert (further.without, further.unreported) == ((), ())
            # Each cell says whose words it has.
            for row in further.rows:
                (source,) = further.sources[row.item]
                assert source.unit == "区城市管理局"
        (taken,) = collect_returns(city, [further.path], now=LATER, workers=1).files
        assert taken.submission.unit == "青禾区政府"
        merged = city.book.merged(city.round(ROUND)).merged
        arrived = {
            one.item.text[:6]: {key: cell.text for key, cell in entry.cells.items()}
            for one in merged
            for entry in one.entries
        }
        assert arrived == {
            text: {FIELDS[heading]: words for heading, words in cells.items()}
            for text, cells in TOLD.items()
        }
