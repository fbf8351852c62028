"""The check of the registry names what a clerk should look at, and nothing when all is well."""

from pathlib import Path

from gwreport.workflow.plan import manage_units
from gwreport.workflow.plan.check_units import check_units
from gwreport.workflow.plan.load_history import load_history
from tests.workflow.quarter import BREAKDOWN, NOW, open_office
from tests.workflow.test_history import report_file


def test_doubtful_names_and_empty_groups_are_told(tmp_path: Path) -> None:
    breakdown = BREAKDOWN.replace("牵头单位：区政府办公室", "牵头单位：区级各部门单位").replace(
        "区财政局", "区城市管理处"
    )
    with open_office(tmp_path, breakdown) as office:
        load_history(office, report_file(tmp_path), now=NOW, code="2025-Q2")
        found = {
            (one.code, one.facts.get("name") or one.facts["group"]) for one in check_units(office)
        }
        assert found == {
            ("units-alike", "区城市管理处"),
            ("unit-unknown-past", "区体育局"),
            ("group-empty-leads", "区级各部门单位"),
            ("group-empty", "各镇街"),
            ("group-empty", "区级相关部门单位"),
        }
        manage_units.add_alias(office, "区城市管理局", "区城市管理处", now=NOW)
        manage_units.add_unit(office, "区体育局", None, now=NOW)
        for group in ("区级各部门单位", "各镇街", "区级相关部门单位"):
            manage_units.set_group(office, group, ["区体育局"], now=NOW)
        assert check_units(office) == []
