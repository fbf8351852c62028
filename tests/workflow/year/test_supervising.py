"""Supervision (督办): asked by workbook and paper, answered through `collect`, accepted or sent back."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from gwreport.domain.decisions.supervision import AnswerVerdict
from gwreport.domain.returns.returns import Outcome, Submission
from gwreport.domain.statuses import Status
from gwreport.domain.year.supervision import AnswerState
from gwreport.errors import ArgumentError, UnknownNameError
from gwreport.wording.errors import explain_error
from gwreport.workflow.change_settings import change_settings
from gwreport.workflow.output.report_data import report_data
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review import decide
from gwreport.workflow.review.decide_files import settle_version
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.review.review_round import review_round
from gwreport.workflow.review.round_status import round_status
from gwreport.workflow.workspace import Workspace
from gwreport.workflow.year.settle_answer import settle_answer
from gwreport.workflow.year.supervise import Asked, SupervisionWritten, supervise
from gwreport.workflow.year.view_supervision import view_proposals, view_supervision
from tests.workflow.quarter import LATER, fill, issue, open_office, workbook_of

TODAY, DEADLINE = LATER.date(), date(2025, 10, 20)
CITY, MONEY = "区城市管理局", "区财政局"
AUTHOR = Author("甲", "核实", LATER)
WHOLE = {
    "整改措施": "倒排工期，每周调度，10月底前完成用地报批。",
    "完成时限": "2025年11月30日前",
    "责任人": "张某某，副局长，000-00000000",
}
BEHIND = {
    "完成情况": "已建成1个。",
    "进度自评": "未依时序推进",
    "存在问题": "用地没有批下来",
    "下一步措施": "加快报批",
}
FINE = {"完成情况": "已整治12条，全部完成。", "进度自评": "已完成"}


def collected(workspace: Workspace, *paths: Path, now: datetime = LATER) -> list[Submission]:
    """Take files in."""
    numbers = [one.submission.number for one in collect_returns(workspace, paths, now=now).files]
    return [one for number in numbers if (one := workspace.ledger.submission(number))]


def behind_in(workspace: Workspace, folder: Path, code: str, text: str = "已建成1个。") -> None:
    """Collect a round in which T2 is confirmed as behind."""
    generated = issue(workspace, folder / code, code)
    answers = {"新建口袋公园": BEHIND | {"完成情况": text}, "整治背街小巷": FINE}
    back = fill(workbook_of(generated, CITY), folder / code / "back.xlsx", answers)
    collected(workspace, back)
    decide.set_status(workspace, code, "T2", Status.BEHIND, AUTHOR)


@pytest.fixture
def office(tmp_path: Path) -> Workspace:
    """An office in whose third round T2 is behind."""
    workspace = open_office(tmp_path)
    behind_in(workspace, tmp_path, "2025-Q3")
    return workspace


def supervised(
    workspace: Workspace, folder: Path, code: str = "2025-Q3", **given: Any
) -> SupervisionWritten:
    """Put a round under supervision."""
    given.setdefault("deadline", DEADLINE)
    return supervise(workspace, code, folder / "督办", author=AUTHOR, **given)


def answer(path: Path, target: Path, cells: Mapping[str, str], sheet: str = "督办事项") -> Path:
    """Fill in every row of a workbook of 督办事项."""
    import openpyxl

    book = openpyxl.load_workbook(path)
    table = book[sheet]
    columns = {str(cell.value): cell.column for cell in table[3]}
    for row in range(4, table.max_row + 1):
        for heading, words in cells.items():
            table.cell(row, columns[heading]).value = words
    target.parent.mkdir(parents=True, exist_ok=True)
    book.save(target)
    return target


def workbook(written: SupervisionWritten, unit: str = CITY) -> Path:
    """Give a unit's workbook."""
    return next(one.workbook for one in written.units if one.unit == unit)


def states(workspace: Workspace, code: str = "2025-Q3") -> dict[str, AnswerState]:
    """Give how each unit's answer stands."""
    rows = view_supervision(workspace, code, today=TODAY).rows
    return {one.unit: one.state for one in rows}


def counts(workspace: Workspace, code: str = "2025-Q3", today: date = TODAY) -> tuple[int, int]:
    """Give open and answered as the status counts them."""
    told = round_status(workspace, code, today=today).supervision
    return told.open, told.answered


def test_each_unit_gets_a_workbook_and_a_paper(office: Workspace, tmp_path: Path) -> None:
    import openpyxl

    written = supervised(office, tmp_path)
    # An item that two units answer for is one item, as the status counts it.
    assert (len(written.units), written.items) == (2, counts(office)[0]) == (2, 1)
    assert [one.unit for one in written.units] == [CITY, MONEY]
    assert [one.number.number for one in written.units] == [1, 2]
    assert all(one.workbook.is_file() and one.paper.is_file() for one in written.units)
    sheet = openpyxl.load_workbook(workbook(written))["督办事项"]
    headings = [cell.value for cell in sheet[3]][:6]
    assert headings == ["序号", "目标任务", "问题", "整改措施", "完成时限", "责任人"]
    locked = [cell.protection.locked for cell in sheet[4]][:6]
    assert locked == [True, True, True, False, False, False]
    assert sheet.protection.sheet
    told = str(sheet["C4"].value)
    assert told.startswith("【提醒】本期未依时序推进。")
    assert "用地没有批下来" in told
    assert counts(office) == (1, 0)


def test_the_paper_names_the_level_and_the_workbook_to_fill_in(
    office: Workspace, tmp_path: Path
) -> None:
    import docx

    written = supervised(office, tmp_path)
    document = docx.Document(str(written.units[0].paper))
    words = "\n".join(one.text for one in document.paragraphs)
    assert "请填写随附的督办事项填报表，于2025年10月20日前" in words
    cells = [cell.text for row in document.tables[-1].rows for cell in row.cells]
    assert "督办级别" in cells
    assert "提醒" in cells


def test_an_answer_is_taken_in_like_any_return(office: Workspace, tmp_path: Path) -> None:
    written = supervised(office, tmp_path)
    (file,) = collected(office, answer(workbook(written), tmp_path / "回" / "随便.xlsx", WHOLE))
    assert (file.outcome, file.unit, file.version) == (Outcome.ACCEPTED, CITY, 1)
    assert office.ledger.archived(file.source.sha256)
    assert states(office) == {CITY: AnswerState.ANSWERED, MONEY: AnswerState.WAITING}
    assert counts(office) == (1, 0)
    (file,) = collected(office, answer(workbook(written, MONEY), tmp_path / "b.xlsx", WHOLE))
    assert counts(office) == (0, 1)
    (again,) = collected(office, tmp_path / "b.xlsx")
    assert again.outcome is Outcome.DUPLICATE


def test_the_report_of_the_round_is_as_it_was(office: Workspace, tmp_path: Path) -> None:
    round_ = office.round("2025-Q3")
    before = report_data(office, office.book.state(round_))
    written = supervised(office, tmp_path)
    collected(office, answer(workbook(written), tmp_path / "a.xlsx", WHOLE))
    settle_answer(office, "2025-Q3", "T2", AnswerVerdict.ACCEPTED, AUTHOR, unit=CITY)
    change_settings(office, {"supervision_levels": "督办=红色：1期"}, now=LATER)
    after = report_data(office, office.book.state(round_))
    assert (after.state_hash, after.as_of) == (before.state_hash, before.as_of)
    assert after.lines == before.lines


def without_marks(path: Path, target: Path) -> Path:
    """Copy what can be seen of a sheet into a workbook of the unit's own."""
    import openpyxl

    old = openpyxl.load_workbook(path)["督办事项"]
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in old.iter_rows(max_col=6):
        sheet.append([cell.value for cell in row])
    book.save(target)
    return target


def test_an_answer_in_a_workbook_of_the_units_own_waits_for_a_person(
    office: Workspace, tmp_path: Path
) -> None:
    written = supervised(office, tmp_path, asked=Asked(units=[CITY]))
    filled = answer(workbook(written), tmp_path / "a.xlsx", WHOLE)
    (file,) = collected(office, without_marks(filled, tmp_path / "区城市管理局整改.xlsx"))
    assert (file.outcome, file.unit, file.round) == (Outcome.HELD, CITY, "2025-Q3S")
    assert states(office) == {CITY: AnswerState.WAITING}
    # It waits on 审核 as any other file does, and is taken there.
    assert file.number in {one.submission for one in review_round(office, "2025-Q3").items}
    settled = settle_version(office, "2025-Q3", file.number, accept=True, author=AUTHOR)
    assert states(office) == {CITY: AnswerState.ANSWERED}
    decide.undo(office, "2025-Q3", settled.decision, AUTHOR)
    assert states(office) == {CITY: AnswerState.WAITING}


def test_an_answer_is_known_by_its_rows_alone(office: Workspace, tmp_path: Path) -> None:
    import openpyxl

    written = supervised(office, tmp_path)
    filled = openpyxl.load_workbook(answer(workbook(written), tmp_path / "a.xlsx", WHOLE))
    for name in filled.sheetnames:
        if name != "督办事项":
            del filled[name]
    filled["督办事项"].title = "Sheet1"
    for name in list(filled.custom_doc_props.names):
        del filled.custom_doc_props[name]
    filled.defined_names.clear()
    filled.save(tmp_path / "b.xlsx")
    (file,) = collected(office, tmp_path / "b.xlsx")
    assert (file.outcome, file.unit, file.round) == (
        Outcome.ACCEPTED_WITH_FINDINGS,
        CITY,
        "2025-Q3S",
    )
    assert states(office)[CITY] is AnswerState.ANSWERED


def test_a_return_of_the_round_without_marks_is_no_answer(
    office: Workspace, tmp_path: Path
) -> None:
    import openpyxl

    supervised(office, tmp_path)
    sent = next((tmp_path / "2025-Q3").glob("下发/002*.xlsx"))
    old = openpyxl.load_workbook(sent)["目标任务"]
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in old.iter_rows(max_col=10):
        sheet.append([cell.value for cell in row])
    book.save(tmp_path / "c.xlsx")
    (file,) = collected(office, tmp_path / "c.xlsx")
    assert (file.outcome, file.unit, file.round) == (Outcome.HELD, CITY, "2025-Q3")


def test_what_was_not_asked_is_kept_and_told(office: Workspace, tmp_path: Path) -> None:
    import openpyxl

    written = supervised(office, tmp_path)
    filled = answer(workbook(written), tmp_path / "a.xlsx", WHOLE)
    book = openpyxl.load_workbook(filled)
    sheet = book["督办事项"]
    for column, words in enumerate(("9", "绿化提升", "没有问题", "做", "年底", "李某某"), 1):
        sheet.cell(sheet.max_row + (column == 1), column).value = words
    book.save(tmp_path / "b.xlsx")
    (file,) = collected(office, tmp_path / "b.xlsx")
    assert file.outcome is Outcome.ACCEPTED_WITH_FINDINGS
    assert {one.item for one in file.entries} == {"T2"}
    assert "绿化提升" in {one.text for one in file.loose}
    assert "row-extra" in {str(one.code) for one in file.findings}


def test_an_edited_problem_is_told(office: Workspace, tmp_path: Path) -> None:
    written = supervised(office, tmp_path)
    cells = {**WHOLE, "问题": "没有问题"}
    (file,) = collected(office, answer(workbook(written), tmp_path / "a.xlsx", cells))
    assert "given-edited" in {str(one.code) for one in file.findings}


def test_an_answer_to_another_workspace_is_refused(office: Workspace, tmp_path: Path) -> None:
    other = tmp_path / "另一个"
    other.mkdir()
    elsewhere = open_office(other)
    behind_in(elsewhere, other, "2025-Q3")
    written = supervised(elsewhere, other)
    supervised(office, tmp_path)
    (file,) = collected(office, answer(workbook(written), tmp_path / "a.xlsx", WHOLE))
    assert file.outcome is Outcome.REFUSED
    assert "other-workspace" in {str(one.code) for one in file.findings}


def test_an_answer_that_is_not_whole_stays_open(office: Workspace, tmp_path: Path) -> None:
    written = supervised(office, tmp_path, asked=Asked(units=[CITY]))
    partly = {"整改措施": "倒排工期，加快用地报批。", "责任人": "无"}
    (file,) = collected(office, answer(workbook(written), tmp_path / "a.xlsx", partly))
    assert file.outcome is Outcome.ACCEPTED_WITH_FINDINGS
    assert states(office) == {CITY: AnswerState.INCOMPLETE}
    assert counts(office) == (1, 0)
    collected(office, answer(workbook(written), tmp_path / "b.xlsx", WHOLE))
    settle_answer(office, "2025-Q3", "T2", AnswerVerdict.ACCEPTED, AUTHOR)
    assert counts(office) == (0, 1)


def test_what_is_sent_back_is_answered_anew(office: Workspace, tmp_path: Path) -> None:
    import openpyxl

    written = supervised(office, tmp_path, asked=Asked(units=[CITY]))
    collected(office, answer(workbook(written), tmp_path / "a.xlsx", WHOLE))
    reason = Author("甲", "措施太空，写明每周做什么", LATER)
    back = settle_answer(office, "2025-Q3", "T2", AnswerVerdict.SENT_BACK, reason)
    assert counts(office) == (1, 0)
    decide.undo(office, "2025-Q3", back, AUTHOR)
    assert counts(office) == (0, 1)
    settle_answer(office, "2025-Q3", "T2", AnswerVerdict.SENT_BACK, reason)
    again = supervised(office, tmp_path, asked=Asked(units=[CITY]))
    sheet = openpyxl.load_workbook(workbook(again))["督办事项"]
    assert "上次答复退回：措施太空，写明每周做什么。" in str(sheet["C4"].value)
    assert sheet["D4"].value == WHOLE["整改措施"]
    # Untouched it says nothing new.
    (same,) = collected(office, answer(workbook(again), tmp_path / "b.xlsx", {}))
    assert states(office) == {CITY: AnswerState.SENT_BACK}
    better = {**WHOLE, "整改措施": "10月20日前补正材料，10月31日前取得用地批复，每周五报进展。"}
    (new,) = collected(office, answer(workbook(again), tmp_path / "c.xlsx", better))
    assert new.outcome in (Outcome.ACCEPTED, Outcome.ACCEPTED_WITH_FINDINGS)
    assert new.version > same.version or same.outcome is Outcome.DUPLICATE
    assert states(office) == {CITY: AnswerState.ANSWERED}


def test_an_answer_that_contradicts_the_one_before_is_held(
    office: Workspace, tmp_path: Path
) -> None:
    written = supervised(office, tmp_path, asked=Asked(units=[CITY]))
    collected(office, answer(workbook(written), tmp_path / "a.xlsx", WHOLE))
    other = {**WHOLE, "完成时限": "2026年3月底前"}
    (file,) = collected(office, answer(workbook(written), tmp_path / "b.xlsx", other))
    assert file.outcome is Outcome.HELD
    assert any("完成时限" in str(fact) for one in file.findings for fact in one.facts.values())


def test_a_supervision_can_be_lifted(office: Workspace, tmp_path: Path) -> None:
    supervised(office, tmp_path, asked=Asked(units=[CITY]))
    with pytest.raises(ArgumentError) as told:
        settle_answer(office, "2025-Q3", "T2", AnswerVerdict.ACCEPTED, AUTHOR)
    assert "还没有答复" in explain_error(told.value)
    settle_answer(office, "2025-Q3", "T2", AnswerVerdict.LIFTED, AUTHOR)
    assert counts(office) == (0, 0)
    assert supervised(office, tmp_path, asked=Asked(units=[CITY])).units == ()


def test_of_several_units_one_must_be_named(office: Workspace, tmp_path: Path) -> None:
    supervised(office, tmp_path)
    with pytest.raises(ArgumentError) as told:
        settle_answer(office, "2025-Q3", "T2", AnswerVerdict.LIFTED, AUTHOR)
    assert "写明是哪个单位" in explain_error(told.value)
    with pytest.raises(ArgumentError) as told:
        settle_answer(office, "2025-Q3", "T3", AnswerVerdict.LIFTED, AUTHOR)
    assert "没有督办过" in explain_error(told.value)


def test_levels_rise_with_the_rounds(tmp_path: Path) -> None:
    workspace = open_office(tmp_path)
    behind_in(workspace, tmp_path, "2025-Q2", "已建成1个。")
    behind_in(workspace, tmp_path, "2025-Q3", "仍只建成1个。")
    (first, _) = view_proposals(workspace, "2025-Q3", proposed=False).found
    assert first.ground.level.name == "督办"
    assert (first.ground.run, str(first.ground.since)) == (2, "2025-Q2")
    written = supervised(workspace, tmp_path)
    assert (
        written.units[0].rows[0].problem.startswith("【督办】从2025年上半年起连续2期未依时序推进。")
    )


def test_the_next_round_shows_the_answer_and_what_is_open(tmp_path: Path) -> None:
    workspace = open_office(tmp_path)
    behind_in(workspace, tmp_path, "2025-Q2", "已建成1个。")
    written = supervised(workspace, tmp_path, "2025-Q2", deadline=date(2025, 7, 20))
    collected(workspace, answer(workbook(written), tmp_path / "a.xlsx", WHOLE))
    behind_in(workspace, tmp_path, "2025-Q3", "仍只建成1个。")
    texts = {
        (text.what, text.text)
        for one in review_round(workspace, "2025-Q3").items
        if one.item == "T2"
        for text in one.texts
    }
    assert ("上半年督办答复·整改措施", WHOLE["整改措施"]) in texts
    assert counts(workspace) == (1, 0)
    told = round_status(workspace, "2025-Q3", today=TODAY).supervision
    assert told.overdue == 1
    # Asked again, it is the new asking that stands.
    supervised(workspace, tmp_path / "三", "2025-Q3")
    (late,) = collected(workspace, answer(workbook(written, MONEY), tmp_path / "b.xlsx", WHOLE))
    assert "supervised-again" in {str(one.code) for one in late.findings}
    assert counts(workspace) == (1, 0)


def test_only_what_is_confirmed_is_asked_unless_wanted(tmp_path: Path) -> None:
    workspace = open_office(tmp_path)
    generated = issue(workspace, tmp_path)
    collected(
        workspace,
        fill(
            workbook_of(generated, CITY),
            tmp_path / "back.xlsx",
            {"新建口袋公园": BEHIND, "整治背街小巷": FINE},
        ),
    )
    nothing = supervised(workspace, tmp_path)
    assert (nothing.units, nothing.unconfirmed) == ((), 1)
    assert not (tmp_path / "督办").exists()
    assert not workspace.book.parts.supervisions
    with pytest.raises(ArgumentError):
        supervised(workspace, tmp_path, asked=Asked(units=["区政府办公室"]))
    with pytest.raises(UnknownNameError):
        supervised(workspace, tmp_path, asked=Asked(units=["没有的局"]))
    asked = supervised(workspace, tmp_path, asked=Asked(proposed=True))
    assert [one.unit for one in asked.units] == [CITY, MONEY]


def test_without_a_day_ten_are_given_and_one_that_has_passed_is_told(
    office: Workspace, tmp_path: Path
) -> None:
    written = supervised(office, tmp_path, deadline=None)
    assert (written.deadline, written.was_given) == (TODAY + timedelta(days=10), False)
    written = supervised(office, tmp_path, deadline=date(2025, 10, 1))
    assert written.passed


def test_who_answers_late_is_told_as_overdue(office: Workspace, tmp_path: Path) -> None:
    supervised(office, tmp_path)
    day_after = DEADLINE + timedelta(days=1)
    assert round_status(office, "2025-Q3", today=DEADLINE).supervision.overdue == 0
    assert round_status(office, "2025-Q3", today=day_after).supervision.overdue == 1


@pytest.mark.parametrize(
    "written",
    [
        "提醒=绿色：1期",
        "提醒=蓝色",
        "提醒=蓝色：一次",
        "提醒：蓝色=1期",
        "提醒=蓝色：1期；提醒=红色：2期",
        "提醒=蓝色：2期；督办=红色：1期",
        "提醒=蓝色：1期或停滞；督办=红色：2期或停滞",
    ],
)
def test_a_misspelt_level_changes_nothing(office: Workspace, written: str) -> None:
    with pytest.raises(ArgumentError) as told:
        change_settings(office, {"supervision_levels": written}, now=LATER)
    assert "督办分级里" in explain_error(told.value)
    assert "supervision_levels" not in office.settings.stored


def test_the_office_may_set_its_own_levels(office: Workspace) -> None:
    levels = "关注 = 黄色 : 落后一期; 挂牌督办＝红色：连续两期 或 停滞暂缓"
    change_settings(office, {"supervision_levels": levels}, now=LATER)
    (first, _) = view_proposals(office, "2025-Q3", proposed=False).found
    assert (first.ground.level.name, first.ground.level.colour) == ("关注", "yellow")


def test_a_renamed_unit_keeps_its_supervision(office: Workspace, tmp_path: Path) -> None:
    from gwreport.workflow.plan.manage_units import rename_unit

    written = supervised(office, tmp_path, asked=Asked(units=[CITY]))
    collected(office, answer(workbook(written), tmp_path / "a.xlsx", WHOLE))
    settle_answer(office, "2025-Q3", "T2", AnswerVerdict.ACCEPTED, AUTHOR)
    rename_unit(office, CITY, "区城市综合管理局", now=LATER)
    assert states(office) == {"区城市综合管理局": AnswerState.ACCEPTED}


def test_the_workspace_stays_sound(office: Workspace, tmp_path: Path) -> None:
    from gwreport.workflow.keeping.check_workspace import check_workspace

    written = supervised(office, tmp_path)
    collected(office, answer(workbook(written), tmp_path / "a.xlsx", WHOLE))
    settle_answer(office, "2025-Q3", "T2", AnswerVerdict.SENT_BACK, AUTHOR, unit=CITY)
    assert check_workspace(office) == []
