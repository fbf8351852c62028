"""The demo's whole year: refinement, supervision, closing, a second plan, the year's end, the next year."""

from pathlib import Path

import pytest

from gwreport.domain.statuses import Status
from gwreport.workflow.demo import Demo, run_demo
from gwreport.workflow.workspace import Workspace
from gwreport.workflow.year.nodes import list_nodes
from gwreport.workflow.year.view_closings import view_closings
from tests.workflow.quarter import printed


@pytest.mark.long
def test_the_example_goes_through_a_whole_year(tmp_path: Path) -> None:
    told: list[str] = []
    demo = run_demo(tmp_path / "示例", told=told.append, whole_year=True)
    assert demo.kept == ()
    assert all(path.exists() for path in demo.further)
    with Workspace.open(str(demo.workspace)) as office:
        _refined(office)
        closed = view_closings(office).closed
        assert [one.item.id for one in closed] == ["T37"]
        state = office.book.state(office.round("2025-Q4"))
        merged = {one.item.id: one for one in state.merged}
        # What is closed is asked no more, and stands in the report with its last words.
        assert "2086个" in merged["T37"].text
        assert merged["T37"].status is Status.DONE
        # One matter of both plans was asked once and stands in both.
        named = [one for one in state.merged if one.item.plan_name]
        assert len(named) == 6
        assert all(one.text for one in named)
    _reported(demo)
    assert any("督办：" in one and not one.endswith("0 个单位，都已答复") for one in told)
    with Workspace.open(str(tmp_path / "示例" / "2026.gwr")) as following:
        assert following.facts.year == 2026
        assert len(following.registry().units) > 50


def _refined(office: Workspace) -> None:
    nodes = {one.item.id: one for one in list_nodes(office)}
    assert {str(one.state) for one in nodes["T37"].nodes} == {"approved"}
    assert {str(one.state) for one in nodes["T31"].nodes} == {"refused"}
    item = office.plan().item("T38")
    assert item is not None
    assert [one.round for one in item.nodes] == ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"]


def _reported(demo: Demo) -> None:
    book = next(path for path in demo.further if path.name.startswith("2025年全年完成情况报告"))
    words = [cell for row in printed(book, "附件2") for cell in row]
    assert any("全年集装箱吞吐量10.7万标箱" in one for one in words)
    names = "".join(path.name for path in demo.further)
    for part in ("工作台账", "任务卡片", "考核得分", "领导简报"):
        assert part in names
