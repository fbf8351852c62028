"""The example's quarter, from the breakdown to the report, held against its own data."""

import hashlib
import tomllib
from datetime import date, datetime
from pathlib import Path

import pytest

from gwreport.domain.plan.plan import Kind
from gwreport.domain.returns.returns import Outcome
from gwreport.domain.review.kinds import ReviewKind
from gwreport.domain.statuses import UnitState
from gwreport.workflow.demo import Demo
from gwreport.workflow.output.write_report import write_report
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review.review_round import review_round
from gwreport.workflow.review.round_status import round_status
from gwreport.workflow.sending.generate_workbooks import generate_workbooks
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import printed

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NOT_HERE = {"区林业局", "区退役军人局", "区统计局", "区数据局"}


@pytest.fixture(scope="module")
def answers() -> dict[tuple[str, str], str]:
    """The 完成情况 that each unit wrote, by the breakdown's key of the item ("I3-1") and unit."""
    written = tomllib.loads((EXAMPLES / "data/answers-2025-Q3.toml").read_text(encoding="utf-8"))
    blank = {("T23", "区商务委")}
    found: dict[tuple[str, str], str] = {}
    for part, place in (("indicators", 2), ("work", 1)):
        for key, cells in written[part].items():
            item, unit = key.split(" ")
            if unit not in NOT_HERE and (item, unit) not in blank and len(cells) > place:
                found[item, unit] = cells[place]
    return found


def test_outcomes_are_those_that_the_example_tells_of(demo: Demo) -> None:
    outcomes = {
        (
            one.submission.source.member or Path(one.submission.source.path).name
        ): one.submission.outcome
        for one in demo.collected.files
    }
    odd = {name: outcome for name, outcome in outcomes.items() if outcome is not Outcome.ACCEPTED}
    assert odd.pop("030_区数据局_2025年前三季度_填报表.xlsx") is Outcome.REFUSED
    assert odd.pop("区审计局填报表（再次报送）.xlsx") is Outcome.DUPLICATE
    litter = [name for name in odd if name.rpartition("/")[2].startswith("~$")]
    assert [odd.pop(name) for name in litter] == [Outcome.REFUSED]
    assert set(odd.values()) == {Outcome.ACCEPTED_WITH_FINDINGS}
    units = {
        one.submission.unit
        for one in demo.collected.files
        if one.submission.outcome is Outcome.ACCEPTED_WITH_FINDINGS
    }
    assert {"区民政局", "区水利局", "区商务委", "区农业农村委"} <= units


def test_a_renamed_file_and_names_in_gbk_are_known(demo: Demo) -> None:
    by_name = {
        one.submission.source.member or Path(one.submission.source.path).name: one
        for one in demo.collected.files
    }
    assert by_name["填报表(1)(最终版).xlsx"].submission.unit == "区交通运输委"
    members = {
        one.submission.source.member: one.submission.unit
        for one in demo.collected.files
        if one.submission.source.member
    }
    assert {"青禾城投集团", "云汀港物流园区管委会"} <= set(members.values())
    assert any("青禾城投集团" in name for name in members)


def test_every_primary_text_stands_under_each_of_its_leaders(
    demo: Demo, answers: dict[tuple[str, str], str]
) -> None:
    rows = printed(demo.report.outputs[0], "附件2")
    texts = [(row[1], row[2]) for row in rows]
    with Workspace.open(str(demo.workspace)) as workspace:
        plan, registry = workspace.plan(), workspace.registry()
    checked = 0
    for item in plan.items:
        leads = [unit.name for unit in registry.resolve(item.lead_units)]
        written = [answers[item.id, unit] for unit in leads if (item.id, unit) in answers]
        expected = written[0] if written else "（未报送）"
        assert texts.count((item.text, expected)) == len(item.leaders or [""]), item.id
        checked += len(item.leaders)
    assert checked == len(rows)
    assert [row[0] for row in rows] == [str(float(n)) for n in range(1, len(rows) + 1)]


def test_indicators_stand_in_the_first_annex(
    demo: Demo, answers: dict[tuple[str, str], str]
) -> None:
    rows = printed(demo.report.outputs[0], "附件1")
    assert len(rows) == demo.report.counts.indicators
    assert rows[0][1:4] == ["地区生产总值增长（%）", answers["I1", "区发展改革委"], "6.5%以上"]
    part = next(row for row in rows if row[1].startswith("其中：工业投资"))
    assert part[1:4] == ["其中：工业投资增长（%）", answers["I3-1", "区经济信息委"], "12%以上"]


def test_the_third_annex_holds_what_the_units_call_behind(demo: Demo) -> None:
    behind = printed(demo.report.outputs[0], "附件3")
    assert len(behind) == demo.report.counts.behind
    assert "固定资产投资增长6%。" in {row[1] for row in behind}
    # The text stands verbatim; lines below it say what it does not.
    every = {row[1]: row[2] for row in printed(demo.report.outputs[0], "附件2")}
    assert all(row[2].startswith(every[row[1]]) for row in behind)
    assert any("\n差距：" in row[2] and "\n下一步措施：" in row[2] for row in behind)
    assert len({row[1] for row in behind}) == len(behind)


def test_the_workbooks_hold_what_was_reported_before(demo: Demo) -> None:
    import openpyxl

    before = tomllib.loads((EXAMPLES / "data/answers-2025-Q2.toml").read_text(encoding="utf-8"))
    one = next(one for one in demo.generated.workbooks if one.unit == "区科技局")
    cells = {
        str(cell.value)
        for row in openpyxl.load_workbook(one.path)["目标任务"].iter_rows()
        for cell in row
    }
    assert before["work"]["T4 区科技局"][1] in cells


def test_the_distribution_list_has_every_workbook_with_its_hash(demo: Demo) -> None:
    from python_calamine import CalamineWorkbook

    rows = (
        CalamineWorkbook.from_path(str(demo.generated.list_path)).get_sheet_by_index(0).to_python()
    )
    listed = {str(row[1]): row for row in rows[2:]}
    assert set(listed) == {one.unit for one in demo.generated.workbooks}
    for one in demo.generated.workbooks:
        row = listed[one.unit]
        assert row[5] == one.path.name
        assert row[6] + row[7] == one.items
        assert row[10] == hashlib.sha256(one.path.read_bytes()).hexdigest() == one.sha256
        assert row[3]
        assert row[4]
        assert row[8] == "2025-10-10"


def test_status_says_who_returned_and_who_is_late(demo: Demo) -> None:
    with Workspace.open(str(demo.workspace)) as workspace:
        status = round_status(workspace, "2025-Q3", today=date(2025, 10, 11))
        early = round_status(workspace, "2025-Q3", today=date(2025, 10, 10))
    states = {one.unit: one.state for one in status.units}
    # Of a file that cannot be opened the name tells which unit must send it again.
    assert states["区数据局"] is UnitState.REFUSED
    late = NOT_HERE - {"区数据局"}
    assert {unit for unit, state in states.items() if state is UnitState.LATE} == late
    assert {one.unit for one in early.units if one.state is UnitState.WAITING} == late
    assert states["区商务委"] is UnitState.PARTIAL
    assert states["区审计局"] is UnitState.RETURNED
    assert {kind: count for kind, count in status.open.items() if kind != ReviewKind.FINDING} == {
        ReviewKind.HELD: 0,
        ReviewKind.CONFLICT: 3,
        ReviewKind.REFUSED: 1,
        ReviewKind.MISSING: 4,
        ReviewKind.EVIDENCE: 0,
    }
    with Workspace.open(str(demo.workspace)) as workspace:
        assert sum(status.open.values()) == review_round(workspace, "2025-Q3").to_settle


def test_review_has_all_that_does_not_stand_in_the_report(
    demo: Demo, answers: dict[tuple[str, str], str]
) -> None:
    with Workspace.open(str(demo.workspace)) as workspace:
        review = review_round(workspace, "2025-Q3")
    shown = {text.text for one in review.items for text in one.texts}
    reported = {row[2] for row in printed(demo.report.outputs[0], "附件2")}
    assert [text for text in answers.values() if text not in shown | reported] == []
    assert "开展殡葬服务领域突出问题整治。" in shown
    assert any("退还违规收费3.2万元" in text for text in shown)
    assert "正常推进" in shown
    kinds = [one.kind for one in review.items if one.kind in ("conflict", "missing", "refused")]
    assert kinds.count("conflict") == 3
    assert kinds.count("refused") == 1


def test_the_same_ledger_gives_the_same_bytes(demo: Demo, tmp_path: Path) -> None:
    with Workspace.open(str(demo.workspace)) as workspace:
        again = write_report(workspace, "2025-Q3", tmp_path)
    assert again.outputs[0].read_bytes() == demo.report.outputs[0].read_bytes()


def test_workbooks_that_are_written_again_are_the_same(
    demo: Demo, office: Workspace, tmp_path: Path
) -> None:
    again = generate_workbooks(
        office,
        "2025-Q3",
        tmp_path / "again",
        now=datetime.fromisoformat("2025-09-28T09:00:00"),
        deadline=date(2025, 10, 10),
    )
    assert {one.sha256 for one in again.workbooks} == {
        one.sha256 for one in demo.generated.workbooks
    }


def test_collecting_again_changes_nothing(office: Workspace) -> None:
    before = review_round(office, "2025-Q3").state.merged
    again = collect_returns(
        office,
        [EXAMPLES / "returns/2025-Q3"],
        now=datetime.fromisoformat("2025-10-12T09:00:00"),
    )
    outcomes = {
        one.submission.outcome
        for one in again.files
        if not one.submission.source.member.rpartition("/")[2].startswith("~$")
    }
    assert outcomes == {Outcome.DUPLICATE}
    assert review_round(office, "2025-Q3").state.merged == before


def test_the_plan_of_the_example_is_whole(demo: Demo) -> None:
    kinds = [item.kind for item in demo.plan.plan.items]
    assert (kinds.count(Kind.INDICATOR), kinds.count(Kind.TASK), kinds.count(Kind.GOVERNANCE)) == (
        13,
        57,
        5,
    )
