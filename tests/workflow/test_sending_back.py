"""Sending back: the unit's own words go out marked, and what it corrects is merged cell by cell."""

import errno
import hashlib
import io
import itertools
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from gwreport.domain.form.columns import Field
from gwreport.domain.returns.returns import Outcome
from gwreport.domain.review.unit_progress import unit_progress
from gwreport.domain.statuses import UnitState
from gwreport.errors import ArgumentError, GwreportError, StorageError, UnknownNameError
from gwreport.machine import effects
from gwreport.wording.facts import fact_words
from gwreport.workbooks.form import CORRECTION_SHEET, FIRST_ROW, HEADER_ROW
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.returns.intake_store import CollectedFile
from gwreport.workflow.review.decide import undo
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.review.review_round import review_round
from gwreport.workflow.sending.send_back import SentBack, send_back
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import BREAKDOWN, LATER, fill, issue, load, open_office, workbook_of

UNIT = "区城市管理局"
AGAIN = datetime.fromisoformat("2025-10-12T09:00:00")
AUTHOR = Author("张三", "", AGAIN)
PARK = {"新建": {"完成情况": "已建成4个，占80%。", "进度自评": "正常推进"}}
STREET = {"整治": {"完成情况": "已整治9条，占年度任务的75%。", "进度自评": "依时序推进"}}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    with open_office(tmp_path) as workspace:
        yield workspace


@pytest.fixture
def workbook(office: Workspace, tmp_path: Path) -> Path:
    return workbook_of(issue(office, tmp_path), UNIT)


@pytest.fixture
def returned(office: Workspace, workbook: Path, tmp_path: Path) -> Path:
    """The unit has returned its workbook, with a status that nobody knows."""
    collect(office, fill(workbook, tmp_path / "1.xlsx", PARK | STREET))
    return workbook


def collect(office: Workspace, *paths: Path) -> CollectedFile:
    return collect_returns(office, paths, now=AGAIN, workers=1).files[-1]


def back(office: Workspace, folder: Path, **more: Any) -> SentBack:
    author = replace(AUTHOR, reason=more.pop("reason", ""))
    return send_back(office, "2025-Q3", UNIT, folder / "退回", author=author, **more)


def corrected(path: Path, target: Path, change: Any) -> Path:
    """Change an open workbook as a unit does, and save it elsewhere."""
    import openpyxl

    book: Any = openpyxl.load_workbook(path)
    change(book)
    buffer = io.BytesIO()
    book.save(buffer)
    target.write_bytes(buffer.getvalue())
    return target


def reply(path: Path, target: Path, words: str, row: int = 1) -> Path:
    def write(book: Any) -> None:
        sheet = book[CORRECTION_SHEET]
        at = next(cell.row for cell in sheet["A"] if cell.value == row)
        sheet.cell(at, 7).value = words

    return corrected(path, target, write)


def texts(office: Workspace) -> dict[str, str]:
    return {one.item.text[:2]: one.text for one in _state(office).merged if one.text}


def words_of(office: Workspace, beginning: str) -> dict[Field, str]:
    (merged,) = [one for one in _state(office).merged if one.item.text.startswith(beginning)]
    entry = next(one for one in merged.entries if one.unit == UNIT)
    return {part: cell.text for part, cell in entry.cells.items()}


def unit_state(office: Workspace) -> UnitState:
    progress = unit_progress(_state(office), today=date(2025, 10, 13))
    return next(one.state for one in progress if one.unit == UNIT)


def _state(office: Workspace) -> Any:
    return office.book.state(office.round("2025-Q3"))


def codes(file: CollectedFile) -> set[str]:
    # openpyxl dates the file by the real clock, which is not that of the tests.
    return {finding.code for finding in file.submission.findings} - {"clock-odd"}


def item_of(office: Workspace, beginning: str) -> str:
    return next(one.id for one in office.plan().items if one.text.startswith(beginning))


def cells_of(path: Path, sheet: str = "目标任务") -> dict[tuple[str, str], Any]:
    import openpyxl

    table: Any = openpyxl.load_workbook(path)[sheet]
    headings = [cell.value for cell in table[HEADER_ROW]]
    return {
        (str(row[1].value)[:2], str(heading)): cell
        for row in table.iter_rows(min_row=FIRST_ROW)
        for heading, cell in zip(headings, row, strict=True)
    }


def test_the_workbook_holds_the_units_words_and_opens_only_what_is_asked(
    office: Workspace, returned: Path, tmp_path: Path
) -> None:
    sent = back(office, tmp_path, deadline=date(2025, 10, 15), reason="请逐条核对")
    assert sent.path.name == f"{sent.path.name[:3]}_{UNIT}_2025年前三季度_退回修改.xlsx"
    assert hashlib.sha256(sent.path.read_bytes()).hexdigest() == sent.send_back.sha256
    cells = cells_of(sent.path)
    assert cells["新建", "完成情况"].value == "已建成4个，占80%。"
    assert cells["新建", "进度自评"].value == "正常推进"
    assert cells["整治", "完成情况"].value == "已整治9条，占年度任务的75%。"
    unlocked = {key for key, cell in cells.items() if not cell.protection.locked}
    assert unlocked == {("新建", name) for name in ("进度自评", "存在问题", "下一步措施")}
    marked = {key for key, cell in cells.items() if cell.comment}
    assert marked == {("新建", "进度自评")}
    asked = cells["新建", "进度自评"]
    assert "正常推进" in asked.comment.text
    assert asked.fill.fgColor.rgb != cells["新建", "存在问题"].fill.fgColor.rgb
    # A note is easily overlooked, so the list says the same.
    told = [str(cell.value) for row in cells_rows(sent.path) for cell in row if cell.value]
    assert any("正常推进" in words for words in told)
    assert {"请逐条核对", "2025年10月15日前", "H4"} <= set(told)


def cells_rows(path: Path) -> Any:
    import openpyxl

    return openpyxl.load_workbook(path)[CORRECTION_SHEET].iter_rows()


def test_a_correction_is_merged_cell_by_cell_without_being_held(
    office: Workspace, returned: Path, tmp_path: Path
) -> None:
    sent = back(office, tmp_path)
    assert unit_state(office) is UnitState.SENT_BACK
    came = collect(
        office, fill(sent.path, tmp_path / "2.xlsx", {"新建": {"进度自评": "依时序推进"}})
    )
    assert (came.submission.outcome, came.submission.unit, came.submission.version) == (
        Outcome.ACCEPTED,
        UNIT,
        2,
    )
    assert codes(came) == {"correction-of"}
    assert words_of(office, "新建") == {
        Field.COMPLETION: "已建成4个，占80%。",
        Field.STATUS: "依时序推进",
    }
    assert unit_state(office) is UnitState.RETURNED
    # What was told of the words that are gone waits for nobody any more.
    told = {
        finding.code
        for one in review_round(office, "2025-Q3").items
        for finding in one.findings
        if one.unit == UNIT
    }
    assert "status-unknown" not in told
    # Where a cell was not touched, it still comes from the file in which it was written.
    (submission,) = [one for one in _state(office).submissions if one.version == 2]
    assert [set(entry.cells) for entry in submission.entries] == [{Field.STATUS}]


def test_a_workbook_collected_as_it_was_sent_changes_nothing(
    office: Workspace, returned: Path, tmp_path: Path
) -> None:
    sent = back(office, tmp_path)
    before = texts(office)
    came = collect(office, sent.path)
    assert came.submission.outcome is Outcome.SUPERSEDED
    assert codes(came) == {"correction-of", "correction-left", "correction-untouched"}
    assert texts(office) == before
    assert unit_state(office) is UnitState.SENT_BACK
    assert collect(
        office, corrected(sent.path, tmp_path / "2.xlsx", lambda _: None)
    ).submission.outcome is (Outcome.DUPLICATE)


def test_a_change_that_was_not_asked_for_is_held_and_named(
    office: Workspace, returned: Path, tmp_path: Path
) -> None:
    sent = back(office, tmp_path)
    answers = {"新建": {"进度自评": "依时序推进"}, "整治": {"完成情况": "已整治12条。"}}
    came = collect(office, fill(sent.path, tmp_path / "2.xlsx", answers))
    assert came.submission.outcome is Outcome.HELD
    street = item_of(office, "整治")
    (beyond,) = [one for one in came.submission.findings if one.code == "correction-beyond"]
    assert fact_words(beyond)["cells"] == f"{street} 完成情况"
    (differs,) = [one for one in came.submission.findings if one.code == "version-differs"]
    assert fact_words(differs)["count"] == "1"
    assert texts(office)["整治"] == "已整治9条，占年度任务的75%。"


def test_a_blank_cell_filled_beside_what_was_asked_is_taken_and_told(
    office: Workspace, returned: Path, tmp_path: Path
) -> None:
    sent = back(office, tmp_path)
    answers = {"新建": {"进度自评": "依时序推进"}, "整治": {"下一步措施": "年底前完成。"}}
    came = collect(office, fill(sent.path, tmp_path / "2.xlsx", answers))
    assert came.submission.outcome is Outcome.ACCEPTED_WITH_FINDINGS
    assert "correction-beyond" in codes(came)
    assert words_of(office, "整治")[Field.NEXT_STEP] == "年底前完成。"


def test_a_unit_may_answer_in_words_instead(
    office: Workspace, returned: Path, tmp_path: Path
) -> None:
    sent = back(office, tmp_path)
    came = collect(office, reply(sent.path, tmp_path / "2.xlsx", "按市里口径，无对应选项。"))
    assert came.submission.outcome is Outcome.ACCEPTED_WITH_FINDINGS
    (told,) = [one for one in came.submission.findings if one.code == "unit-replied"]
    assert told.item == item_of(office, "新建")
    assert fact_words(told)["text"] == "按市里口径，无对应选项。"
    assert "correction-left" not in codes(came)
    assert unit_state(office) is UnitState.RETURNED
    shown = [text.text for one in review_round(office, "2025-Q3").items for text in one.texts]
    assert "按市里口径，无对应选项。" in shown


def test_blank_cells_and_a_clerks_own_words_are_asked_for(
    office: Workspace, workbook: Path, tmp_path: Path
) -> None:
    collect(office, fill(workbook, tmp_path / "1.xlsx", STREET))
    street, park = item_of(office, "整治"), item_of(office, "新建")
    sent = back(office, tmp_path, items={street.lower(): "请写明是哪几条街巷。"})
    asked = {one.item: one for one in sent.send_back.questions}
    assert asked[park].fields == (Field.COMPLETION, Field.STATUS)
    assert asked[street].words == "请写明是哪几条街巷。"
    assert asked[street].sent[Field.COMPLETION] == "已整治9条，占年度任务的75%。"
    answers = {
        "新建": {"完成情况": "已建成4个。", "进度自评": "依时序推进"},
        "整治": {"完成情况": "已整治青云巷等9条。"},
    }
    came = collect(office, fill(sent.path, tmp_path / "2.xlsx", answers))
    assert came.submission.outcome is Outcome.ACCEPTED
    assert texts(office) == {"新建": "已建成4个。", "整治": "已整治青云巷等9条。"}


def test_several_sendings_back_follow_one_another(
    office: Workspace, returned: Path, tmp_path: Path
) -> None:
    first = back(office, tmp_path)
    collect(office, fill(first.path, tmp_path / "2.xlsx", {"新建": {"进度自评": "还行"}}))
    second = back(office, tmp_path)
    assert (second.send_back.number, second.send_back.version) == (2, 2)
    assert second.path.name.endswith("_退回修改2.xlsx")
    assert first.path.exists()
    assert cells_of(second.path)["新建", "进度自评"].value == "还行"
    came = collect(office, fill(second.path, tmp_path / "3.xlsx", {"新建": {"进度自评": "已完成"}}))
    assert (came.submission.outcome, came.submission.version) == (Outcome.ACCEPTED, 3)
    assert unit_state(office) is UnitState.RETURNED
    # The first comes in once more, with other words: these may no longer overwrite what counts.
    late = collect(
        office, fill(first.path, tmp_path / "4.xlsx", {"新建": {"进度自评": "超额完成"}})
    )
    assert late.submission.outcome is Outcome.HELD
    assert words_of(office, "新建")[Field.STATUS] == "已完成"


def test_a_sending_back_can_be_undone(office: Workspace, returned: Path, tmp_path: Path) -> None:
    sent = back(office, tmp_path)
    undo(office, "2025-Q3", sent.decision, replace(AUTHOR, reason="已电话核实"))
    assert unit_state(office) is UnitState.RETURNED
    came = collect(
        office, fill(sent.path, tmp_path / "2.xlsx", {"新建": {"进度自评": "依时序推进"}})
    )
    assert came.submission.outcome is Outcome.HELD
    assert "correction-withdrawn" in codes(came)
    assert words_of(office, "新建")[Field.STATUS] == "正常推进"


def test_cleared_words_stay_and_are_told(office: Workspace, returned: Path, tmp_path: Path) -> None:
    sent = back(office, tmp_path)
    came = collect(office, fill(sent.path, tmp_path / "2.xlsx", {"新建": {"进度自评": ""}}))
    assert "correction-cleared" in codes(came)
    assert words_of(office, "新建")[Field.STATUS] == "正常推进"


def test_the_notes_are_ours_and_what_a_unit_adds_to_them_is_told(
    office: Workspace, returned: Path, tmp_path: Path
) -> None:
    sent = back(office, tmp_path)

    def add(book: Any) -> None:
        book["目标任务"]["H4"].comment.text += "\n已与你办电话说明"
        book["目标任务"]["H4"].value = "依时序推进"

    came = collect(office, corrected(sent.path, tmp_path / "2.xlsx", add))
    assert came.submission.outcome is Outcome.ACCEPTED_WITH_FINDINGS
    assert codes(came) == {"correction-of", "has-note"}


def test_words_beside_the_list_are_kept(office: Workspace, returned: Path, tmp_path: Path) -> None:
    sent = back(office, tmp_path)

    def write(book: Any) -> None:
        sheet = book[CORRECTION_SHEET]
        sheet["J3"] = "另：请延期一周"
        signer = next(cell.row for cell in sheet["A"] if cell.value == "填报人")
        sheet.cell(signer, 2).value = "李明"

    came = collect(office, corrected(sent.path, tmp_path / "2.xlsx", write))
    kept = office.ledger.submission(came.submission.number)
    assert kept is not None
    assert {"另：请延期一周", "填报人：李明"} <= {cell.text for cell in kept.loose}
    assert "correction-written" in codes(came)


def test_every_character_comes_back_as_it_was_written(
    office: Workspace, workbook: Path, tmp_path: Path
) -> None:
    odd = " =1+1\n_x000D_ <r>&“@”\t" + "长" * 33_000
    answers = {
        "新建": {"完成情况": "=SUM(A1)\n一、已建成4个_x000D_。  ", "进度自评": "正常推进"},
        "整治": {"完成情况": odd[:32_000], "进度自评": "依时序推进"},
    }
    collect(office, fill(workbook, tmp_path / "1.xlsx", answers))
    before = words_of(office, "整治"), words_of(office, "新建")
    sent = back(office, tmp_path)
    came = collect(
        office, fill(sent.path, tmp_path / "2.xlsx", {"新建": {"进度自评": "依时序推进"}})
    )
    assert came.submission.outcome in (Outcome.ACCEPTED, Outcome.ACCEPTED_WITH_FINDINGS)
    assert "correction-beyond" not in codes(came)
    assert words_of(office, "整治") == before[0]
    assert words_of(office, "新建")[Field.COMPLETION] == before[1][Field.COMPLETION]


def test_a_newer_plan_is_no_edit_of_the_correction(
    office: Workspace, returned: Path, tmp_path: Path
) -> None:
    load(office, tmp_path, BREAKDOWN.replace("新建口袋公园5个", "新建口袋公园6个"), now=AGAIN)
    sent = back(office, tmp_path)
    came = collect(
        office, fill(sent.path, tmp_path / "2.xlsx", {"新建": {"进度自评": "依时序推进"}})
    )
    assert came.submission.outcome is Outcome.ACCEPTED


def test_without_its_stamp_a_correction_is_an_ordinary_version(
    office: Workspace, returned: Path, tmp_path: Path
) -> None:
    sent = back(office, tmp_path)

    def strip(book: Any) -> None:
        del book["标识"]
        del book.defined_names["gwreport_stamp"]
        book.custom_doc_props.props.clear()
        book["目标任务"]["H4"].value = "依时序推进"

    came = collect(office, corrected(sent.path, tmp_path / "2.xlsx", strip))
    assert came.submission.outcome is Outcome.HELD
    assert words_of(office, "新建")[Field.STATUS] == "正常推进"


def test_what_cannot_be_sent_back_is_told_and_nothing_is_recorded(
    office: Workspace, workbook: Path, tmp_path: Path
) -> None:
    with pytest.raises(ArgumentError) as nothing:
        back(office, tmp_path)
    assert nothing.value.problem == "nothing-returned"
    good = PARK | STREET
    good = {**good, "新建": {**good["新建"], "进度自评": "依时序推进"}}
    collect(office, fill(workbook, tmp_path / "1.xlsx", good))
    with pytest.raises(ArgumentError) as fine:
        back(office, tmp_path)
    assert fine.value.problem == "nothing-to-correct"
    with pytest.raises(UnknownNameError):
        back(office, tmp_path, items={"T99": "请补充"})
    with pytest.raises(ArgumentError) as other:
        back(office, tmp_path, items={item_of(office, "持续"): "请补充"})
    assert other.value.problem == "not-issued-item"
    (tmp_path / "退回").write_text("a file", encoding="utf-8")
    with pytest.raises(StorageError):
        back(office, tmp_path, items={item_of(office, "新建"): "请补充"})
    assert office.ledger.decisions() == []


def test_the_same_asked_again_gives_the_same_workbook(
    office: Workspace, returned: Path, tmp_path: Path
) -> None:
    first = back(office, tmp_path, reason="请核对")
    data = first.path.read_bytes()
    first.path.unlink()
    assert back(office, tmp_path, reason="请核对") == first
    assert first.path.read_bytes() == data
    assert back(office, tmp_path, reason="请再核对").send_back.number == 2


@pytest.mark.usefixtures("no_hook")
def test_whatever_step_fails_nothing_is_half_and_a_retry_works(
    office: Workspace, returned: Path, tmp_path: Path
) -> None:
    clean = tmp_path / "a.gwr"
    start = tmp_path / "start.gwr"
    office.close()
    shutil.copyfile(clean, start)
    failures = 0
    for number in itertools.count(1):
        folder = tmp_path / str(number)
        folder.mkdir()
        shutil.copyfile(start, folder / "a.gwr")
        counted = itertools.count(1)

        def fail(effect: str, at: int = number, counted: Iterator[int] = counted) -> None:
            if next(counted) == at:
                raise OSError(errno.ENOSPC, "No space left on device")

        with Workspace.open(str(folder / "a.gwr")) as again:
            effects.hook = fail
            try:
                back(again, folder)
            except GwreportError:
                failures += 1
            else:
                break
            finally:
                effects.hook = None
            assert again.ledger.checks.verify_contents() == []
            files = list((folder / "退回").iterdir()) if (folder / "退回").exists() else []
            assert files == []
            sent = back(again, folder)
            assert sent.send_back.number == 1
            assert len(again.ledger.decisions()) == 1
            assert hashlib.sha256(sent.path.read_bytes()).hexdigest() == sent.send_back.sha256
    assert failures >= 6


def test_the_same_sending_back_gives_the_same_bytes(tmp_path: Path) -> None:
    hashes: list[str] = []
    for name in "ab":
        folder = tmp_path / name
        folder.mkdir()
        with Workspace.create(
            str(folder / "a.gwr"), region="青禾区", year=2025, now=LATER, identity=("1", "2")
        ) as office:
            load(office, folder, BREAKDOWN)
            made = workbook_of(issue(office, folder), UNIT)
            collect(office, fill(made, folder / "1.xlsx", PARK | STREET))
            hashes.append(back(office, folder).send_back.sha256)
    assert hashes[0] == hashes[1]


def test_what_the_rules_propose_is_no_question_to_the_unit(
    office: Workspace, workbook: Path, tmp_path: Path
) -> None:
    """A unit that says itself that it is behind, and why, has nothing to correct."""
    behind = {
        "完成情况": "已建成2个，占40%，未实现“依时序推进”。",
        "进度自评": "未依时序推进",
        "存在问题": "用地报批滞后。",
        "下一步措施": "11月底前完成报批，年底前建成。",
    }
    collect(office, fill(workbook, tmp_path / "1.xlsx", {"新建": behind} | STREET))
    open_ = [one.code for item in review_round(office, "2025-Q3").items for one in item.findings]
    assert "judged-behind" in open_
    with pytest.raises(ArgumentError, match="nothing-to-correct"):
        back(office, tmp_path)
