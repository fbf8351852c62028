"""Leaders stand in their official order, wherever they stand; until it is set, as the plan names them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gwreport.errors import UnknownNameError
from gwreport.reports.statistics import make_statistics
from gwreport.workflow.output.report_data import report_data
from gwreport.workflow.plan.manage_leaders import list_leaders, set_leader_order
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import LATER, issue, open_office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    with open_office(tmp_path) as workspace:
        yield workspace


def names(office: Workspace) -> list[str]:
    return [one.name for one in list_leaders(office)]


def test_until_it_is_set_the_plan_s_first_mention_counts(office: Workspace) -> None:
    assert [(one.name, one.items, one.is_placed) for one in list_leaders(office)] == [
        ("赵明", 3, False),
        ("钱晓东", 2, False),
    ]


def test_the_order_that_is_set_is_that_of_the_report(office: Workspace, tmp_path: Path) -> None:
    issue(office, tmp_path)
    set_leader_order(office, ["钱晓东"], now=LATER)
    assert names(office) == ["钱晓东", "赵明"]
    data = report_data(office, office.book.state(office.round("2025-Q3")))
    assert [row.text[:2] for row in data.tasks] == ["新建", "整治", "地区", "新建", "持续"]
    assert [one.name for one in make_statistics(data).leaders] == ["钱晓东", "赵明"]
    assert any(
        record.kind == "setting" and record.facts["value"] == "钱晓东、赵明"
        for record in office.ledger.journal_backwards()
    )
    set_leader_order(office, [], now=LATER)
    assert names(office) == ["赵明", "钱晓东"]


def test_a_name_that_no_item_has_is_refused_with_those_that_come_near(office: Workspace) -> None:
    with pytest.raises(UnknownNameError) as caught:
        set_leader_order(office, ["钱晓冬"], now=LATER)
    assert "钱晓东" in caught.value.near
    assert names(office) == ["赵明", "钱晓东"]
