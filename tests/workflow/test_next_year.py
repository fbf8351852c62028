"""A new year's workspace from last year's: what comes along, what is history, and nothing half done."""

import hashlib
import sqlite3
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from gwreport.domain.decisions.decisions import NO_ROUND, DecisionKind
from gwreport.domain.form.columns import Page
from gwreport.domain.form.office_form import FormLine
from gwreport.domain.papers import Paper
from gwreport.domain.plan.last_year import CARRIED_PLAN
from gwreport.domain.statuses import Status
from gwreport.errors import ArgumentError, UnknownNameError, WorkspaceError, WorkspaceFault
from gwreport.ledger.storage.migrations import STEPS
from gwreport.workflow.change_settings import change_settings
from gwreport.workflow.keeping.paper_forms import export_forms, use_form
from gwreport.workflow.output.finalize import finalize
from gwreport.workflow.output.report_data import report_data
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.review.trace import trace
from gwreport.workflow.sending.unit_form import change_form, form_lines
from gwreport.workflow.workspace import Workspace
from gwreport.workflow.year.closing import close_items, reopen_items
from gwreport.workflow.year.last_year import (
    carry_on,
    last_year,
    settle_likeliest,
    settle_same,
    take_back,
)
from gwreport.workflow.year.next_year import begin_year
from tests.workflow.quarter import BREAKDOWN, LATER, fill, issue, load, open_office, workbook_of

NEXT = datetime.fromisoformat("2026-01-12T09:00:00")
AUTHOR = Author("王敏", "核对过", NEXT)
# Last year's items once more, in other figures, and one that is new.
BREAKDOWN_2026 = (
    BREAKDOWN.replace("2025年", "2026年")
    .replace("新建口袋公园5个", "新建口袋公园8个")
    .replace(
        "3．整治背街小巷12条。\n牵头领导：钱晓东；牵头单位：区城市管理局；责任单位：各镇街。\n", ""
    )
)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """Last year's workspace: a round that was collected, an office's choices, its template and its column."""
    folder = tmp_path / "上年"
    folder.mkdir()
    with open_office(folder) as workspace:
        issued = issue(workspace, folder)
        answers = {
            "新建": {"完成情况": "已建成4个。", "进度自评": "依时序推进"},
            "整治": {"完成情况": "已整治3条。", "进度自评": "未依时序推进", "存在问题": "缺资金。"},
        }
        fill(workbook_of(issued, "区城市管理局"), folder / "收" / "表.xlsx", answers)
        collect_returns(workspace, [folder / "收"], now=LATER)
        change_settings(
            workspace, {"office": "区政府督查室", "leader_order": "钱晓东、赵明"}, now=LATER
        )
        export_forms(workspace, folder / "模板", [Paper.CIRCULAR])
        use_form(workspace, folder / "模板" / "通报.docx", Paper.CIRCULAR, now=LATER)
    return folder / "a.gwr"


@pytest.fixture
def new(old: Path, tmp_path: Path) -> Iterator[Workspace]:
    begin_year(str(tmp_path / "2026.gwr"), old=str(old), year=2026, now=NEXT, who="王敏")
    with Workspace.open(str(tmp_path / "2026.gwr")) as workspace:
        load(workspace, tmp_path, BREAKDOWN_2026, now=NEXT)
        yield workspace


def told(folder: Path) -> dict[str, str]:
    return {
        str(one): hashlib.sha256(one.read_bytes()).hexdigest()
        for one in sorted(folder.rglob("*"))
        if one.is_file()
    }


def test_what_the_office_has_set_up_comes_along(old: Path, tmp_path: Path) -> None:
    made = begin_year(str(tmp_path / "2026.gwr"), old=str(old), year=2026, now=NEXT)
    with Workspace.open(str(old), trial=True) as before, Workspace.open(made.location) as workspace:
        assert (workspace.facts.region, workspace.facts.year) == ("青禾区", 2026)
        assert workspace.facts.uid != before.facts.uid
        assert workspace.registry().units == before.registry().units
        assert workspace.registry().groups == before.registry().groups
        assert workspace.settings.stored == before.settings.stored
        key = workspace.settings.stored["paper-form:circular"]
        assert workspace.ledger.archived(key[:64]) == before.ledger.archived(key[:64])
        assert workspace.ledger.checks.is_sound()
        assert workspace.book.parts.plan_versions == ()
        assert made.settings == len(before.settings.stored)
    assert [str(one) for one in made.rounds] == ["2025-Q3"]
    assert (made.items, made.is_last_year) == (4, True)


def test_the_offices_own_form_comes_along_as_a_decision(old: Path, tmp_path: Path) -> None:
    money = FormLine("目标任务", "投入资金", 12, shown=frozenset({Page.REPORT}))
    with Workspace.open(str(old)) as workspace:
        change_form(workspace, [*form_lines(workspace), money], AUTHOR)
        lines = form_lines(workspace)
        assert "投入资金" in [one.heading for one in lines]
    begin_year(str(tmp_path / "2026.gwr"), old=str(old), year=2026, now=NEXT, who="王敏")
    with Workspace.open(str(tmp_path / "2026.gwr")) as workspace:
        assert form_lines(workspace) == lines
        (form,) = workspace.ledger.decisions(NO_ROUND)
        assert (form.kind, form.who) == (DecisionKind.FORM, "王敏")
        assert form.reason.startswith("沿用2025年工作区")


def test_the_old_workspace_is_not_changed_at_all(old: Path, tmp_path: Path) -> None:
    before = told(old.parent)
    begin_year(str(tmp_path / "2026.gwr"), old=str(old), year=2026, now=NEXT)
    assert told(old.parent) == before


def test_last_years_results_are_the_same_round_of_the_year_before_and_no_last_round(
    new: Workspace, tmp_path: Path
) -> None:
    issue(new, tmp_path, "2026-Q3", now=NEXT)
    settle_likeliest(new, AUTHOR)
    traced = trace(new, "2026-Q3", "T2")
    assert traced.year_before is not None
    assert (traced.year_before.text, traced.year_before.status) == (
        "已建成4个。",
        Status.ON_SCHEDULE,
    )
    state = new.book.state(new.round("2026-Q3"))
    lines = {one.item.id: one for one in report_data(new, state).lines}
    assert lines["T2"].year_before is not None
    assert str(lines["T2"].year_before.round) == "2025-Q3"
    assert all(one.previous is None for one in lines.values())
    # Another round has nothing of it.
    issue(new, tmp_path, "2026-Q1", now=NEXT)
    assert trace(new, "2026-Q1", "T2").year_before is None


def test_the_same_words_are_found_and_like_ones_wait_for_a_decision(new: Workspace) -> None:
    now = last_year(new)
    assert now.match.pairs == {"I1": "I1", "G4": "G4"}
    (asked,) = now.match.asked
    assert (asked.item, asked.near[0][0]) == ("T2", "T2")
    assert [one.item.id for one in now.match.open] == ["T3"]
    (number,) = settle_same(new, [("T2", "任务2")], AUTHOR)
    assert last_year(new).match.pairs["T2"] == "T2"
    take_back(new, number, AUTHOR)
    assert [one.item for one in last_year(new).match.asked] == ["T2"]
    settle_same(new, [("T2", "无")], AUTHOR)
    after = last_year(new).match
    assert after.asked == ()
    assert [one.item.id for one in after.open] == ["T2", "T3"]
    with pytest.raises(UnknownNameError):
        settle_same(new, [("T2", "T99")], AUTHOR)
    with pytest.raises(ArgumentError):
        take_back(new, number, AUTHOR)


def test_loading_tells_of_what_waits(old: Path, tmp_path: Path) -> None:
    begin_year(str(tmp_path / "2026.gwr"), old=str(old), year=2026, now=NEXT)
    with Workspace.open(str(tmp_path / "2026.gwr")) as workspace:
        loaded = load(workspace, tmp_path, BREAKDOWN_2026, now=NEXT)
    found = {one.code: one.facts for one in loaded.findings if one.code.startswith("last-year")}
    assert found == {"last-year-near": {"count": 1}, "last-year-open": {"count": 1}}


def test_open_items_are_carried_on_only_when_a_clerk_says_so(
    new: Workspace, tmp_path: Path
) -> None:
    before = new.plan()
    (made,) = carry_on(new, ["T3"], AUTHOR)
    plan = new.plan()
    assert [one.text for one in plan.items if one.plan_name == CARRIED_PLAN] == [
        "整治背街小巷12条。"
    ]
    assert (made.leaders, made.lead_units) == (("钱晓东",), ("区城市管理局",))
    assert ("上年完成情况", "已整治3条。") in [(one.heading, one.cell) for one in made.remarks]
    assert [one for one in plan.items if one.plan_name != CARRIED_PLAN] == list(before.items)
    assert last_year(new).match.open == ()
    assert last_year(new).match.pairs[made.id] == "T3"
    # A later version of the main plan leaves it where it is.
    load(
        new,
        tmp_path,
        BREAKDOWN_2026
        + "5．新建书屋3个。\n牵头领导：赵明；牵头单位：区财政局；责任单位：各镇街。\n",
        now=NEXT,
    )
    assert new.plan().item(made.id) is not None
    carried = next(one for one in new.ledger.decisions(NO_ROUND) if one.kind is DecisionKind.CARRY)
    take_back(new, carried.number, AUTHOR)
    assert new.plan().item(made.id) is None
    assert [one.item.id for one in last_year(new).match.open] == ["T3"]
    assert new.ledger.checks.is_sound()
    # What is finished, or somebody's now, is not to be carried on.
    with pytest.raises(ArgumentError):
        carry_on(new, ["T2"], AUTHOR)
    (again,) = carry_on(new, ["T3"], AUTHOR)
    assert again.id != made.id


def test_a_year_that_is_not_the_next_brings_no_results(old: Path, tmp_path: Path) -> None:
    made = begin_year(str(tmp_path / "2027.gwr"), old=str(old), year=2027, now=NEXT)
    assert (made.rounds, made.items, made.is_last_year) == ((), 0, False)


def test_a_plan_of_which_nothing_was_collected_may_be_carried_on(tmp_path: Path) -> None:
    folder = tmp_path / "上年"
    folder.mkdir()
    open_office(folder).close()
    begin_year(str(tmp_path / "2026.gwr"), old=str(folder / "a.gwr"), year=2026, now=NEXT)
    with Workspace.open(str(tmp_path / "2026.gwr")) as workspace:
        load(workspace, tmp_path, BREAKDOWN_2026, now=NEXT)
        assert [one.item.id for one in last_year(workspace).match.open] == ["T3"]


@pytest.mark.parametrize("is_collected", [True, False], ids=["collected", "plan alone"])
def test_what_was_closed_is_told_apart_and_not_to_be_carried_on(
    old: Path, tmp_path: Path, is_collected: bool
) -> None:
    if not is_collected:
        (tmp_path / "未收").mkdir()
        open_office(tmp_path / "未收").close()
        old = tmp_path / "未收" / "a.gwr"
    with Workspace.open(str(old)) as workspace:
        # As it is done when the round's report is final: it counts from the next round on.
        if is_collected:
            finalize(workspace, "2025-Q3", AUTHOR)
        close_items(workspace, ["T3"], AUTHOR, without_evidence=True)
        close_items(workspace, ["T2"], AUTHOR, without_evidence=True)
        reopen_items(workspace, ["T2"], AUTHOR)
    made = begin_year(str(tmp_path / "2026.gwr"), old=str(old), year=2026, now=NEXT)
    assert made.closed == 1
    with Workspace.open(str(tmp_path / "2026.gwr")) as workspace:
        load(workspace, tmp_path, BREAKDOWN_2026, now=NEXT)
        now = last_year(workspace)
        assert [one.item.id for one in now.past.values() if one.closed] == ["T3"]
        assert now.match.open == ()
        with pytest.raises(ArgumentError):
            carry_on(workspace, ["T3"], AUTHOR)


def damaged(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TRIGGER plan_no_update")
        connection.execute("UPDATE plan SET content = replace(content, '背街', '街背')")
    connection.close()


def newer(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    connection.close()


def no_workspace(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" + b"0" * 4000)


def torn(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def gone(path: Path) -> None:
    path.unlink()


@pytest.mark.of_files
@pytest.mark.parametrize(
    ("spoil", "faults"),
    [
        (damaged, {WorkspaceFault.DAMAGED}),
        (newer, {WorkspaceFault.NEWER}),
        (no_workspace, {WorkspaceFault.NOT_A_WORKSPACE}),
        (torn, {WorkspaceFault.DAMAGED, WorkspaceFault.NOT_A_WORKSPACE}),
        (gone, {WorkspaceFault.MISSING}),
    ],
)
def test_an_old_workspace_that_does_not_serve_leaves_nothing_behind(
    old: Path, tmp_path: Path, spoil: object, faults: set[WorkspaceFault]
) -> None:
    assert callable(spoil)
    spoil(old)
    before = told(tmp_path)
    with pytest.raises(WorkspaceError) as refused:
        begin_year(str(tmp_path / "2026.gwr"), old=str(old), year=2026, now=NEXT)
    assert refused.value.fault in faults
    assert told(tmp_path) == before


def test_one_in_use_by_another_is_said_to_be_so(old: Path, tmp_path: Path) -> None:
    other = sqlite3.connect(old, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(WorkspaceError) as refused:
            begin_year(str(tmp_path / "2026.gwr"), old=str(old), year=2026, now=NEXT)
    finally:
        other.execute("ROLLBACK")
        other.close()
    assert refused.value.fault is WorkspaceFault.LOCKED
    assert not (tmp_path / "2026.gwr").exists()


def test_the_same_year_and_a_name_that_is_taken_are_refused(old: Path, tmp_path: Path) -> None:
    with pytest.raises(ArgumentError):
        begin_year(str(tmp_path / "2025.gwr"), old=str(old), year=2025, now=NEXT)
    assert not (tmp_path / "2025.gwr").exists()
    (tmp_path / "2026.gwr").write_bytes(b"mine")
    for place in (tmp_path / "2026.gwr", old):
        before = place.read_bytes()
        with pytest.raises(WorkspaceError) as refused:
            begin_year(str(place), old=str(old), year=2026, now=NEXT)
        assert refused.value.fault is WorkspaceFault.EXISTS
        assert place.read_bytes() == before
