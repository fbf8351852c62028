"""The parts that only some rows have stand in the JSON where they are filled, and nowhere else."""

from gwreport.cli.json_forms import indicators_json, plan_json, report_json
from gwreport.domain.plan.documents import (
    IndicatorRow,
    IndicatorTable,
    PastReport,
    ReportedIndicator,
    ReportedTask,
)
from gwreport.domain.plan.plan import Contact, HeadedCell, Item, Kind, Node, Plan

REMARKS = (HeadedCell("资金来源", "市级"), HeadedCell("依据", "甲"), HeadedCell("依据", "乙"))


def test_an_item_has_nodes_contacts_and_remarks() -> None:
    item = Item(
        "T1",
        Kind.TASK,
        "1",
        "修路。",
        nodes=(Node("2025-Q1", "开工"),),
        contacts=(Contact("周叙", "科长"),),
        remarks=REMARKS,
    )
    bare = Item("T2", Kind.TASK, "2", "建桥。")
    filled, empty = plan_json(Plan(items=(item, bare)), ())["items"]
    assert filled["nodes"] == [{"round": "2025-Q1", "text": "开工"}]
    assert filled["contacts"] == [{"name": "周叙", "post": "科长", "phone": ""}]
    assert filled["remarks"] == {"资金来源": "市级", "依据": "甲\n乙"}
    assert not {"nodes", "contacts", "remarks"} & empty.keys()


def test_rows_of_a_report_have_what_stands_beside() -> None:
    told = ReportedTask(
        "1", "修路。", "在建。", (), section="一、交通", status="滞后", rate="40%", problem="资金"
    )
    bare = ReportedIndicator("1", "税收", "4%", "5%", (), next_step="催缴", remarks=REMARKS[:1])
    document = report_json(PastReport("", None, (bare,), (told,), (told,), ()), ())
    assert document["indicators"] == [
        {
            "number": "1",
            "name": "税收",
            "completion": "4%",
            "target": "5%",
            "lead_units": [],
            "next_step": "催缴",
            "remarks": {"资金来源": "市级"},
        }
    ]
    beside = {"section": "一、交通", "status": "滞后", "rate": "40%", "problem": "资金"}
    task = {"number": "1", "text": "修路。", "completion": "在建。", "lead_units": []} | beside
    assert document["tasks"] == document["behind"] == [task]


def test_rows_of_indicators_have_their_values() -> None:
    values = (HeadedCell("2023年", "3"), HeadedCell("2024年", "4"))
    rows = (IndicatorRow("1", None, "", "税收", "亿元", False, "4", "3", values),)
    (table,) = indicators_json((IndicatorTable("表", rows),), ())["tables"]
    assert table["rows"][0]["values"] == {"2023年": "3", "2024年": "4"}
