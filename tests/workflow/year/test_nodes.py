"""The refinement from sending to the next round's workbook: nodes proposed, approved, refused, shown."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from gwreport.domain.findings.codes.nodes import NodeCode
from gwreport.domain.findings.codes.returns import ReturnCode
from gwreport.domain.plan.plan import Contact
from gwreport.domain.returns.returns import Outcome
from gwreport.domain.statuses import UnitState
from gwreport.domain.year.node_states import NodeState
from gwreport.errors import ArgumentError, ConflictError, UnknownNameError
from gwreport.workflow.keeping.check_workspace import check_workspace
from gwreport.workflow.keeping.read_journal import journal_lines
from gwreport.workflow.plan.load_plan import load_plan
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review import decide
from gwreport.workflow.review.correct_item import ItemChange, correct_item
from gwreport.workflow.review.link_items import link_all_same
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.review.review_round import review_round
from gwreport.workflow.review.round_status import round_status
from gwreport.workflow.sending.chase import chase
from gwreport.workflow.sending.generate_workbooks import Generated, generate_workbooks
from gwreport.workflow.sending.send_back import send_back
from gwreport.workflow.workspace import Workspace
from gwreport.workflow.year.node_look import Chosen
from gwreport.workflow.year.nodes import (
    AGREED,
    list_node_decisions,
    list_nodes,
    settle_nodes,
    undo_nodes,
)
from tests.workflow.quarter import BREAKDOWN, LATER, NOW, load, open_office, workbook_of

CODE = "2025-PLAN"
WHO = Author("韩梅", "核对过", LATER)
HEADINGS = ("一季度节点", "上半年节点", "前三季度节点", "全年节点", "责任人", "联系电话")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    with open_office(tmp_path) as workspace:
        yield workspace


def load_workbook(path: Path):
    from openpyxl import load_workbook

    return load_workbook(path)


def _sent(office: Workspace, folder: Path) -> Generated:
    return generate_workbooks(office, CODE, folder, now=NOW, deadline=date(2025, 10, 10))


def _columns(sheet) -> dict[str, int]:
    return {cell.value: cell.column for cell in sheet[3]}


def _fill(source: Path, target: Path, rows: Mapping[str, Mapping[str, str]]) -> Path:
    """Fill the rows whose texts contain these words."""
    book = load_workbook(source)
    for name in ("主要指标", "目标任务"):
        if name not in book.sheetnames:
            continue
        sheet = book[name]
        columns = _columns(sheet)
        text = columns.get("目标任务") or columns["指标名称"]
        for row in range(4, sheet.max_row + 1):
            for words, cells in rows.items():
                if words in str(sheet.cell(row, text).value):
                    for heading, value in cells.items():
                        sheet.cell(row, columns[heading]).value = value
    target.parent.mkdir(parents=True, exist_ok=True)
    book.save(target)
    return target


def _collect(office: Workspace, *paths: Path, later: int = 0):
    return collect_returns(office, list(paths), now=LATER + timedelta(minutes=later), workers=1)


PARK = {"一季度节点": "开工2个", "上半年节点": "建成2个", "责任人": "周舟", "联系电话": "000-1"}


@pytest.fixture
def proposed(office: Workspace, tmp_path: Path) -> Workspace:
    """The unit that leads 新建…, which proposes two nodes and a person."""
    sent = _sent(office, tmp_path / "下发")
    item = next(one for one in office.plan().items if "新建" in one.text)
    unit = office.book.leads()[item.id][0]
    source = workbook_of(sent, unit)
    taken = _collect(office, _fill(source, tmp_path / "回" / source.name, {"新建": PARK}))
    assert taken.files[0].submission.outcome in (
        Outcome.ACCEPTED,
        Outcome.ACCEPTED_WITH_FINDINGS,
    )
    return office


@pytest.fixture
def item(proposed: Workspace) -> str:
    return next(one.id for one in proposed.plan().items if "新建" in one.text)


def _states(office: Workspace, item: str) -> dict[tuple[str, str], NodeState]:
    row = next(one for one in list_nodes(office) if one.item.id == item)
    return {(one.key, one.text): one.state for one in row.nodes}


def test_each_item_gets_the_four_nodes_and_the_person_to_fill_in(office, tmp_path):
    sent = _sent(office, tmp_path / "下发")
    assert {one.unit for one in sent.workbooks} == {
        name for leads in office.book.leads().values() for name in leads
    }
    for one in sent.workbooks:
        assert one.path.name.endswith("_2025年细化方案_填报表.xlsx")
        book = load_workbook(one.path)
        for name in {"主要指标", "目标任务"} & set(book.sheetnames):
            sheet = book[name]
            columns = _columns(sheet)
            if sheet.max_row == 4 and not sheet.cell(4, columns.get("序号", 1)).value:
                continue
            for heading in HEADINGS:
                assert not sheet.cell(4, columns[heading]).protection.locked
            assert "完成情况" not in columns
        words = [str(cell.value) for row in book["填报说明"].iter_rows() for cell in row]
        assert any("责任到岗到人" in one for one in words)
        assert not any("进度自评" in one for one in words)


def test_what_a_unit_writes_is_proposed_beside_the_plan(proposed, item):
    assert _states(proposed, item) == {
        ("2025-Q1", "开工2个"): NodeState.PROPOSED,
        ("2025-Q2", "建成2个"): NodeState.PROPOSED,
        ("contact", "周舟\n000-1"): NodeState.PROPOSED,
    }
    assert proposed.plan().item(item).nodes == ()


def test_an_approval_makes_a_version_with_who_and_why(proposed, item):
    before = len(proposed.book.parts.plan_versions)
    done = settle_nodes(proposed, WHO, approve=[Chosen(item)])
    stands = proposed.plan().item(item)
    assert [(node.round, node.text) for node in stands.nodes] == [
        ("2025-Q1", "开工2个"),
        ("2025-Q2", "建成2个"),
    ]
    assert stands.contacts[0] == Contact("周舟", phone="000-1")
    assert done.version == before + 1 == len(proposed.book.parts.plan_versions)
    (decided,) = list_node_decisions(proposed)
    assert (decided.decision.who, decided.decision.reason) == ("韩梅", "核对过")
    assert set(_states(proposed, item).values()) == {NodeState.APPROVED}
    assert not check_workspace(proposed)
    assert any("的节点" in line.words for line in journal_lines(proposed))


def test_an_approval_without_a_word_says_that_it_agrees(proposed, item):
    settle_nodes(proposed, replace(WHO, reason=""), approve=[Chosen(item)])
    assert list_node_decisions(proposed)[0].decision.reason == AGREED


def test_a_refusal_says_why_and_leaves_the_plan(proposed, item):
    with pytest.raises(ArgumentError):
        settle_nodes(proposed, replace(WHO, reason=" "), refuse=[Chosen(item)])
    versions = len(proposed.book.parts.plan_versions)
    done = settle_nodes(proposed, WHO, refuse=[Chosen(item)])
    assert done.version == 0
    assert len(proposed.book.parts.plan_versions) == versions
    assert set(_states(proposed, item).values()) == {NodeState.REFUSED}


def test_all_are_approved_but_those_that_were_refused(proposed, item):
    settle_nodes(proposed, WHO, refuse=[Chosen(item, ("2025-Q1",))])
    settle_nodes(proposed, WHO, approve_all=True)
    states = _states(proposed, item)
    assert states["2025-Q1", "开工2个"] is NodeState.REFUSED
    assert states["2025-Q2", "建成2个"] is NodeState.APPROVED
    again = settle_nodes(proposed, WHO, approve_all=True)
    assert (again.approved, again.version) == ({}, 0)


def test_in_one_go_what_is_refused_is_not_approved_with_all(proposed, item):
    settle_nodes(proposed, WHO, refuse=[Chosen(item)], approve_all=True)
    assert set(_states(proposed, item).values()) == {NodeState.REFUSED}


def test_other_words_of_the_clerk_stand(proposed, item):
    settle_nodes(proposed, WHO, approve=[Chosen(item, ("2025-Q2",), text="建成3个")])
    assert proposed.plan().item(item).nodes[0].text == "建成3个"
    row = next(one for one in list_nodes(proposed) if one.item.id == item)
    changed = next(one for one in row.nodes if one.key == "2025-Q2")
    assert (changed.state, changed.proposed) == (NodeState.APPROVED, "建成2个")


def test_undone_it_is_as_it_was_and_done_again_it_stands(proposed, item):
    before = proposed.plan()
    done = settle_nodes(proposed, WHO, approve=[Chosen(item)])
    number = done.approved[item]
    undo_nodes(proposed, [number], WHO)
    assert proposed.plan() == before
    assert set(_states(proposed, item).values()) == {NodeState.PROPOSED}
    undoing = list_node_decisions(proposed)[-1].decision.number
    undo_nodes(proposed, [undoing], WHO)
    assert len(proposed.plan().item(item).nodes) == 2
    with pytest.raises(ArgumentError):
        undo_nodes(proposed, [undoing], WHO)


def test_what_is_undone_elsewhere_would_leave_the_plan_and_is_refused(proposed, item):
    number = settle_nodes(proposed, WHO, approve=[Chosen(item)]).approved[item]
    with pytest.raises(ArgumentError):
        decide.undo(proposed, CODE, number, WHO)


def test_nothing_is_half_done(proposed, item):
    other = next(one.id for one in proposed.plan().items if one.id != item)
    state = proposed.ledger.newest_record()
    for wrong in (
        {"approve": [Chosen(item), Chosen(other)]},
        {"approve": [Chosen(item), Chosen("T999")]},
        {"approve": [Chosen(item)], "refuse": [Chosen(item)]},
        {"approve": [Chosen(item, ("2025-M02",))]},
        {"approve": [Chosen(item, text="建成3个")]},
        {"approve": [Chosen(item, ("2025-Q2",), text=" ")]},
    ):
        with pytest.raises((ArgumentError, UnknownNameError)):
            settle_nodes(proposed, WHO, **wrong)
    assert proposed.ledger.newest_record() == state


def test_what_another_has_settled_meanwhile_is_told(proposed, item):
    settle_nodes(proposed, WHO, refuse=[Chosen(item)])
    with pytest.raises(ConflictError):
        settle_nodes(proposed, replace(WHO, seen=0), approve=[Chosen(item)])


def test_a_correction_and_a_new_document_keep_what_was_approved(proposed, item, tmp_path):
    settle_nodes(proposed, WHO, approve=[Chosen(item)])
    approved = proposed.plan().item(item).refined.nodes
    correct_item(proposed, item, ItemChange(text="新建口袋公园6个。"), WHO)
    assert proposed.plan().item(item).refined.nodes == approved
    assert proposed.plan().item(item).nodes == approved
    load(proposed, tmp_path, BREAKDOWN)
    assert proposed.plan().item(item).nodes == approved


def test_the_rounds_workbook_shows_the_node_that_is_due_and_only_then(proposed, item, tmp_path):
    unit = proposed.book.leads()[item][0]
    before = generate_workbooks(proposed, "2025-Q2", tmp_path / "前", now=NOW)
    sheet = load_workbook(workbook_of(before, unit))["目标任务"]
    assert "本期节点" not in _columns(sheet)
    settle_nodes(proposed, WHO, approve=[Chosen(item)])
    after = generate_workbooks(proposed, "2025-Q2", tmp_path / "后", now=NOW)
    sheet = load_workbook(workbook_of(after, unit))["目标任务"]
    headings = [cell.value for cell in sheet[3]]
    place = headings.index("本期节点")
    assert headings[place - 1 : place + 2] == ["上期完成情况", "本期节点", "完成情况"]
    shown = [sheet.cell(row, place + 1).value for row in range(4, sheet.max_row + 1)]
    assert "建成2个" in shown
    assert "开工2个" not in shown
    for one in after.workbooks:
        if one.unit not in proposed.book.leads()[item]:
            assert "本期节点" not in _columns(load_workbook(one.path)["目标任务"])


@pytest.mark.parametrize("stripped", [False, True])
def test_a_return_with_the_node_is_read_and_an_edit_of_the_node_is_seen(
    proposed, item, tmp_path, stripped
):
    unit = proposed.book.leads()[item][0]
    settle_nodes(proposed, WHO, approve=[Chosen(item)])
    sent = generate_workbooks(proposed, "2025-Q2", tmp_path / "后", now=NOW)
    source = workbook_of(sent, unit)
    told = {"完成情况": "已建成2个。", "进度自评": "依时序推进"}
    told |= {"本期节点": "建成1个"} if stripped else {}
    path = _fill(source, tmp_path / "回2" / source.name, {"新建": told})
    (file,) = _collect(proposed, path, later=5).files
    codes = {one.code for one in file.submission.findings}
    assert (ReturnCode.GIVEN_EDITED in codes) is stripped
    assert not codes & {ReturnCode.COLUMNS_MOVED, ReturnCode.COLUMN_EXTRA}
    merged = proposed.book.merged(proposed.round("2025-Q2")).merged
    assert next(one.text for one in merged if one.item.id == item) == "已建成2个。"


def test_nodes_that_fall_or_come_late_are_found_when_they_come_in(office, tmp_path):
    sent = _sent(office, tmp_path / "下发")
    item = next(one for one in office.plan().items if "新建" in one.text)
    unit = office.book.leads()[item.id][0]
    source = workbook_of(sent, unit)
    cells = {**PARK, "一季度节点": "建成3个", "上半年节点": "建成2个"}
    (file,) = _collect(office, _fill(source, tmp_path / "回" / source.name, {"新建": cells})).files
    found = [one for one in file.submission.findings if one.code == NodeCode.FALLS]
    assert [(one.item, one.facts["other"]) for one in found] == [(item.id, "建成3个")]
    assert found[0].place.at.reference
    # It waits in the review, and can be sent back with what is wrong.
    waiting = [one for one in review_round(office, CODE).items if one.waits]
    assert any(NodeCode.FALLS in {f.code for f in one.findings} for one in waiting)
    back = send_back(office, CODE, unit, tmp_path / "退回", author=WHO)
    assert item.id in {one.item for one in back.send_back.questions}
    state = office.ledger.newest_record()
    with pytest.raises(ArgumentError):
        settle_nodes(office, WHO, approve=[Chosen(item.id)])
    assert office.ledger.newest_record() == state
    done = settle_nodes(office, WHO, approve_all=True)
    assert [one.code for one in done.left] == [NodeCode.FALLS]
    assert [node.round for node in office.plan().item(item.id).nodes] == ["2025-Q1"]
    settle_nodes(office, WHO, approve=[Chosen(item.id)], anyway=True)
    assert len(office.plan().item(item.id).nodes) == 2


def test_what_says_nothing_or_is_several_nodes_is_not_approved_with_all(office, tmp_path):
    sent = _sent(office, tmp_path / "下发")
    item = next(one for one in office.plan().items if "新建" in one.text)
    unit = office.book.leads()[item.id][0]
    source = workbook_of(sent, unit)
    cells = {
        "一季度节点": "一季度开工1个；上半年建成1个；前三季度建成2个",
        "上半年节点": "同上",
        "前三季度节点": "建成2个",
        "责任人": "同上",
    }
    (file,) = _collect(office, _fill(source, tmp_path / "回" / source.name, {"新建": cells})).files
    found = [one for one in file.submission.findings if one.item == item.id]
    assert [one.facts["heading"] for one in found if one.code == NodeCode.SEVERAL_PERIODS] == [
        "一季度节点"
    ]
    # A cell that points elsewhere is told once.
    assert len([one for one in found if one.facts.get("text") == "同上"]) == 2
    assert NodeCode.EMPTY not in {one.code for one in found}
    done = settle_nodes(office, WHO, approve_all=True)
    assert {(one.code, one.facts["heading"]) for one in done.left} == {
        (NodeCode.SEVERAL_PERIODS, "一季度节点"),
        (NodeCode.EMPTY, "上半年节点"),
        (NodeCode.EMPTY, "责任人"),
    }
    stands = office.plan().item(item.id)
    assert [(one.round, one.text) for one in stands.nodes] == [("2025-Q3", "建成2个")]
    assert stands.contacts == ()


def test_a_correction_that_comes_back_is_taken_as_the_newest_proposal(proposed, item, tmp_path):
    unit = proposed.book.leads()[item][0]
    back = send_back(
        proposed, CODE, unit, tmp_path / "退回", author=WHO, items={item: "上半年再写细一些。"}
    )
    path = _fill(
        back.path, tmp_path / "改" / back.path.name, {"新建": {"上半年节点": "建成2个以上"}}
    )
    (file,) = _collect(proposed, path, later=9).files
    assert file.submission.outcome in (Outcome.ACCEPTED, Outcome.ACCEPTED_WITH_FINDINGS)
    assert ("2025-Q2", "建成2个以上") in _states(proposed, item)


def test_a_row_of_another_unit_is_no_proposal(office, tmp_path):
    sent = _sent(office, tmp_path / "下发")
    item = next(one for one in office.plan().items if "新建" in one.text)
    unit = office.book.leads()[item.id][0]
    other = next(one for one in sent.workbooks if one.unit != unit)
    book = load_workbook(other.path)
    sheet = book["目标任务"]
    columns = _columns(sheet)
    row = sheet.max_row + 1
    sheet.cell(row, columns["目标任务"]).value = item.text
    sheet.cell(row, columns["一季度节点"]).value = "我们来干"
    path = tmp_path / "回" / other.path.name
    path.parent.mkdir()
    book.save(path)
    (file,) = _collect(office, path).files
    assert ReturnCode.ROW_EXTRA in {one.code for one in file.submission.findings}
    assert _states(office, item.id) == {}


def test_the_status_says_who_has_returned_and_whom_to_call(proposed, item):
    unit = proposed.book.leads()[item][0]
    status = round_status(proposed, CODE, today=date(2025, 10, 20))
    states = {one.unit: one for one in status.units}
    assert states[unit].filled >= 1
    assert any(one.state is UnitState.LATE for one in status.units)
    called = {one.progress.unit for one in chase(proposed, CODE, today=date(2025, 10, 20)).units}
    assert called == {one.unit for one in status.units if one.state is not UnitState.RETURNED}


def test_what_reports_says_that_nodes_are_none(proposed, tmp_path):
    from gwreport.workflow.output.write_report import write_report

    with pytest.raises(ArgumentError):
        write_report(proposed, CODE, tmp_path)


def test_of_a_matter_of_two_plans_the_nodes_are_settled_once(proposed, item, tmp_path):
    before = [one.item.id for one in list_nodes(proposed) if one.waits]
    assert before == [item]
    text = proposed.plan().item(item).text
    lead = "、".join(proposed.plan().item(item).lead_units)
    document = tmp_path / "实事.txt"
    document.write_text(
        f"2025年民生实事清单\n\n1．{text}\n牵头领导：赵明；牵头单位：{lead}；责任单位：各镇街。\n",
        encoding="utf-8",
    )
    load_plan(proposed, document, now=LATER, named="民生实事")
    assert link_all_same(proposed, WHO)
    assert [one.item.id for one in list_nodes(proposed) if one.waits] == before
