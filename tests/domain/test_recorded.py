"""What came to plans and reports later stands in a record only where it is filled."""

from dataclasses import asdict

from gwreport.domain.plan.documents import PastReport, ReportedTask
from gwreport.domain.plan.plan import Contact, HeadedCell, Item, Kind, Node, Plan
from gwreport.domain.recorded import recorded_form

LATER = {"nodes", "contacts", "remarks", "printed", "plan_name", "refined", "origin"}


def test_a_plan_without_them_is_recorded_as_before() -> None:
    plan = Plan("方案", items=(Item("T1", Kind.TASK, "1", "修路。"),), year=2025)
    form = recorded_form(plan)
    assert not LATER & form["items"][0].keys()
    assert form["items"][0] == {
        name: value for name, value in asdict(plan.items[0]).items() if name not in LATER
    }


def test_what_is_filled_is_recorded() -> None:
    item = Item(
        "T1",
        Kind.TASK,
        "1",
        "修路。",
        nodes=(Node("2025-Q1", "开工"),),
        contacts=(Contact("周叙", phone="0000"),),
        remarks=(HeadedCell("资金来源", "市级"),),
    )
    assert recorded_form(item)["nodes"] == ({"round": "2025-Q1", "text": "开工"},)
    assert recorded_form(item)["contacts"] == ({"name": "周叙", "post": "", "phone": "0000"},)
    assert recorded_form(item)["remarks"] == ({"heading": "资金来源", "cell": "市级"},)


def test_a_report_is_recorded_as_before_but_for_what_is_filled() -> None:
    plain = ReportedTask("1", "修路。", "已修。", ("甲局",))
    told = ReportedTask("2", "建桥。", "在建。", (), status="滞后")
    report = PastReport("报告", None, (), (plain, told), (), ())
    first, second = recorded_form(report)["tasks"]
    assert first == {
        "number": "1",
        "text": "修路。",
        "completion": "已修。",
        "lead_units": ("甲局",),
    }
    assert second["status"] == "滞后"
    assert "problem" not in second
