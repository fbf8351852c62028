"""Closing (销号) from one round to the next: asked for, verified, no longer asked, carried, reopened."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from gwreport.domain.findings.codes.evidence import EvidenceCode
from gwreport.domain.findings.codes.plans import PlanCode
from gwreport.domain.findings.codes.returns import ReturnCode
from gwreport.domain.findings.codes.review import ReviewCode
from gwreport.domain.returns.returns import Outcome
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status, UnitState
from gwreport.domain.year.closing import ClosingState
from gwreport.errors import ArgumentError, DocumentError, UnknownNameError
from gwreport.workflow.change_settings import change_settings
from gwreport.workflow.keeping.check_workspace import check_records
from gwreport.workflow.output.finalize import finalize
from gwreport.workflow.output.report_data import report_data
from gwreport.workflow.output.write_report import write_report
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review.accept_findings import accept_finding
from gwreport.workflow.review.decide import edit_text, set_status, undo
from gwreport.workflow.review.decide_files import settle_version
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.review.review_round import Review, review_round
from gwreport.workflow.review.round_status import round_status
from gwreport.workflow.review.trace import trace
from gwreport.workflow.sending.generate_workbooks import generate_workbooks
from gwreport.workflow.workspace import Workspace
from gwreport.workflow.year.closing import (
    close_items,
    reopen_items,
    send_requests_back,
    undo_closing,
)
from gwreport.workflow.year.register_data import register_data
from gwreport.workflow.year.view_closings import view_closings, view_stands
from gwreport.workflow.year.write_register import write_register
from tests.workflow.quarter import NOW, fill, open_office, printed
from tests.workflow.year.register_samples import table

Q1, Q2, Q3 = "2025-Q1", "2025-Q2", "2025-Q3"
PARKS, LANES, OPEN = "T2", "T3", "G4"
UNIT, MONEY, OFFICE = "区城市管理局", "区财政局", "区政府办公室"
AUTHOR = Author("周叙言", "现场核实", NOW)
WITHOUT = Author("周叙言", "没有材料，现场看过", NOW)
ON_COURSE = {"进度自评": "依时序推进"}
FIRST = {
    "新建": ON_COURSE | {"完成情况": "口袋公园建成5个，全部投用。", "进度自评": "已完成"},
    "整治": ON_COURSE | {"完成情况": "整治背街小巷4条。"},
}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    with open_office(tmp_path) as workspace:
        yield workspace


def sent(office: Workspace, folder: Path, code: str) -> dict[str, Path]:
    made = generate_workbooks(office, code, folder / code, now=NOW)
    return {one.unit: one.path for one in made.workbooks}


def collect(office: Workspace, folder: Path, *files: Path, minutes: int = 1) -> None:
    at = NOW + timedelta(minutes=minutes)
    collect_returns(office, files or (folder,), now=at, workers=1)


def send_in(
    office: Workspace,
    path: Path,
    target: Path,
    answers: Mapping[str, Mapping[str, str]],
    minutes: int = 1,
) -> None:
    collect(office, target.parent, fill(path, target, answers), minutes=minutes)


@pytest.fixture
def first(office: Workspace, tmp_path: Path) -> Workspace:
    """The first quarter, in which the parks are done."""
    books = sent(office, tmp_path, Q1)
    send_in(office, books[UNIT], tmp_path / "回1" / "城管.xlsx", FIRST)
    return office


def asked_in(path: Path) -> list[str]:
    import openpyxl

    return [str(cell.value) for cell in openpyxl.load_workbook(path)["目标任务"][3]]


def guide_of(path: Path) -> str:
    import openpyxl

    rows = openpyxl.load_workbook(path)["填报说明"].iter_rows(values_only=True)
    return "\n".join(str(cell) for row in rows for cell in row if cell)


def texts_in(path: Path) -> list[str]:
    import openpyxl

    rows = openpyxl.load_workbook(path)["目标任务"].iter_rows(min_row=4, values_only=True)
    return [str(row[1]) for row in rows]


def codes(review: Review, item: str) -> list[str]:
    return [str(one.code) for each in review.items if each.item == item for one in each.findings]


def row_of(
    office: Workspace, code: str, folder: Path, text: str, sheet: str = "附件2"
) -> list[str]:
    made = write_report(office, code, folder)
    rows = [row for row in printed(made.outputs[0], sheet) if row[1].startswith(text)]
    return rows[0] if rows else []


def test_a_closed_item_is_asked_no_more_and_carries_its_last_text(
    first: Workspace, tmp_path: Path
) -> None:
    made = close_items(first, [PARKS], WITHOUT, without_evidence=True)
    assert [one.state for one in made.items] == [ClosingState.CLOSED]
    books = sent(first, tmp_path, Q2)
    # Of two lead units one has nothing else.
    assert set(books) == {"区发展改革委", UNIT, OFFICE}
    assert texts_in(books[UNIT]) == ["整治背街小巷12条。"]
    status = round_status(first, Q2, today=NOW.date())
    assert status.closed == (PARKS,)
    assert {one.unit: one.items for one in status.units}[UNIT] == 1
    assert status.statuses[Status.DONE] == 1
    row = row_of(first, Q2, tmp_path / "报告", "新建口袋公园")
    assert row[2] == "口袋公园建成5个，全部投用。（已销号）"
    assert PARKS not in [one.item for one in review_round(first, Q2).items]
    assert check_records(first) == []


def test_a_unit_of_which_nothing_is_left_gets_no_workbook_and_that_is_said(
    first: Workspace, tmp_path: Path
) -> None:
    close_items(first, [PARKS], WITHOUT, without_evidence=True)
    made = generate_workbooks(first, Q2, tmp_path / "发", now=NOW)
    told = [one for one in made.findings if one.code == PlanCode.UNIT_ALL_CLOSED]
    assert [(one.facts["unit"], one.facts["count"]) for one in told] == [(MONEY, 1)]
    with pytest.raises(ArgumentError) as refused:
        generate_workbooks(first, Q2, tmp_path / "发", now=NOW, units=[MONEY])
    assert refused.value.problem == "all-closed"


def test_it_counts_as_done_and_stands_in_no_third_annex(first: Workspace, tmp_path: Path) -> None:
    set_status(first, Q1, LANES, Status.BEHIND, AUTHOR)
    assert row_of(first, Q1, tmp_path / "1", "整治", "附件3")
    close_items(first, [LANES], WITHOUT, without_evidence=True)
    data = report_data(first, first.book.state(Round(2025, 1)))
    assert data.line(LANES).status is Status.DONE
    assert [one.item for one in data.behind] == []
    assert row_of(first, Q1, tmp_path / "2", "整治")[2] == "整治背街小巷4条。（已销号）"
    with pytest.raises(ArgumentError) as refused:
        set_status(first, Q1, LANES, Status.BEHIND, AUTHOR)
    assert refused.value.problem == "closed-item"


def test_an_item_that_was_better_than_done_stays_so(first: Workspace) -> None:
    set_status(first, Q1, PARKS, Status.EXCEEDED, AUTHOR)
    close_items(first, [PARKS], WITHOUT, without_evidence=True)
    state = first.book.state(Round(2025, 2))
    assert {one.item.id: one.status for one in state.merged}[PARKS] is Status.EXCEEDED


def test_closing_and_reopening_leaves_the_report_as_it_was(
    first: Workspace, tmp_path: Path
) -> None:
    def report(name: str) -> bytes:
        made = write_report(first, Q1, tmp_path / name)
        return made.outputs[0].read_bytes()

    before = report("a")
    file = tmp_path / "验收.pdf"
    file.write_bytes(b"%PDF-1.4")
    (closed,) = close_items(first, [PARKS], AUTHOR, evidence=[file]).items
    while_closed = report("b")
    assert while_closed != before
    (opened,) = reopen_items(first, [PARKS], AUTHOR).items
    assert report("c") == before
    undo_closing(first, opened.decision.number, AUTHOR)
    assert report("d") == while_closed
    undo(first, Q1, closed.decision.number, AUTHOR)
    assert report("e") == before


def test_a_later_round_leaves_an_earlier_report_as_it_was(first: Workspace, tmp_path: Path) -> None:
    before = row_of(first, Q1, tmp_path / "1", "新建")
    sent(first, tmp_path, Q2)
    close_items(first, [PARKS], WITHOUT, without_evidence=True)
    assert row_of(first, Q1, tmp_path / "2", "新建") == before
    assert row_of(first, Q2, tmp_path / "3", "新建")[2].endswith("（已销号）")


def test_behind_a_final_report_a_closing_counts_from_the_next_round_on(
    first: Workspace, tmp_path: Path
) -> None:
    finalize(first, Q1, AUTHOR)
    close_items(first, [PARKS], WITHOUT, without_evidence=True)
    assert report_data(first, first.book.state(Round(2025, 1))).facts.is_final
    assert PARKS not in first.book.closed(Round(2025, 1))
    assert PARKS in first.book.closed(Round(2025, 2))
    assert MONEY not in sent(first, tmp_path, Q2)


def test_the_column_is_asked_from_the_second_round_on_unless_the_office_says_otherwise(
    first: Workspace, tmp_path: Path
) -> None:
    assert "申请销号" not in asked_in(
        tmp_path / Q1 / sorted((tmp_path / Q1).glob("*城市*"))[0].name
    )
    book = sent(first, tmp_path / "一", Q2)[UNIT]
    headings = asked_in(book)
    assert headings[headings.index("下一步措施") + 1] == "申请销号"
    # The unit is told what to do with it, and only where it is there.
    assert "“申请销号”选“是”" in guide_of(book)
    change_settings(first, {"ask_closing": "否"}, now=NOW)
    book = sent(first, tmp_path / "二", Q2)[UNIT]
    assert "申请销号" not in asked_in(book)
    assert "申请销号" not in guide_of(book)
    change_settings(first, {"ask_closing": "是"}, now=NOW)
    assert "申请销号" in asked_in(sent(first, tmp_path / "三", Q1)[UNIT])


@pytest.fixture
def asked(first: Workspace, tmp_path: Path) -> Workspace:
    """The second quarter, in which the unit asks for both of its items and sends a picture for one."""
    books = sent(first, tmp_path, Q2)
    answers = {
        "新建": FIRST["新建"] | {"申请销号": "√"},
        "整治": {"完成情况": "整治背街小巷12条。", "进度自评": "已完成", "申请销号": "视情况"},
    }
    folder = tmp_path / "回2"
    fill(books[UNIT], folder / "城管.xlsx", answers)
    (folder / "T2").mkdir()
    (folder / "T2" / "竣工照片.jpg").write_bytes(b"\xff\xd8\xff\xe0 picture")
    collect(first, folder)
    return first


def test_a_request_waits_in_review_with_its_evidence_until_it_is_closed(asked: Workspace) -> None:
    review = review_round(asked, Q2)
    (one,) = (each for each in review.items if each.item == PARKS)
    (finding,) = (each for each in one.findings if each.code == ReviewCode.CLOSING_ASKED)
    assert finding.facts["files"] == ("竣工照片.jpg",)
    assert one.waits
    assert round_status(asked, Q2, today=NOW.date()).open == review.open
    with pytest.raises(ArgumentError):
        accept_finding(asked, Q2, PARKS, ReviewCode.CLOSING_ASKED, None, AUTHOR)
    (waiting,) = view_closings(asked).asked
    assert (waiting.item.id, waiting.request.unit, waiting.request.words) == (PARKS, UNIT, "√")
    before = review.to_settle
    (done,) = close_items(asked, [PARKS], AUTHOR).items
    assert [file.source.name for file in done.evidence] == ["竣工照片.jpg"]
    assert ReviewCode.CLOSING_ASKED not in codes(review_round(asked, Q2), PARKS)
    assert review_round(asked, Q2).to_settle == before - 1
    assert view_closings(asked).asked == ()
    assert [one.item.id for one in view_closings(asked).closed] == [PARKS]


def test_what_is_neither_yes_nor_no_is_told_and_asks_for_nothing(asked: Workspace) -> None:
    told = [
        str(finding.code)
        for one in asked.ledger.submissions(Q2)
        for finding in one.findings
        if finding.item == LANES
    ]
    assert ReturnCode.CHOICE_UNKNOWN in told
    assert [one.item.id for one in view_closings(asked).asked] == [PARKS]
    traced = trace(asked, Q2, LANES)
    assert ("申请销号", "视情况") in [(one.what, one.cell.text) for one in traced.texts]


def test_a_request_that_is_sent_back_waits_no_more_until_the_unit_asks_again(
    asked: Workspace, tmp_path: Path
) -> None:
    (done,) = send_requests_back(asked, [PARKS], Author("周", "请补验收意见", NOW)).items
    assert done.state is ClosingState.SENT_BACK
    assert view_closings(asked).asked == ()
    assert ReviewCode.CLOSING_ASKED not in codes(review_round(asked, Q2), PARKS)
    with pytest.raises(ArgumentError) as refused:
        send_requests_back(asked, [PARKS], AUTHOR)
    assert refused.value.problem == "no-request"
    undo_closing(asked, done.decision.number, AUTHOR)
    assert len(view_closings(asked).asked) == 1
    undo_closing(asked, done.decision.number + 1, AUTHOR)
    path = next((tmp_path / Q2).glob("*城市*"))
    answers = {"新建": FIRST["新建"] | {"申请销号": "申请", "完成情况": "建成6个，已验收。"}}
    send_in(asked, path, tmp_path / "回3" / "城管.xlsx", answers, minutes=9)
    held = next(one.number for one in asked.ledger.submissions(Q2) if one.outcome is Outcome.HELD)
    assert view_closings(asked).asked == ()
    settle_version(asked, Q2, held, accept=True, author=AUTHOR)
    assert [one.request.words for one in view_closings(asked).asked] == ["申请"]


def test_a_closed_item_that_is_reported_as_not_finished_is_told_and_its_text_stays(
    first: Workspace, tmp_path: Path
) -> None:
    books = sent(first, tmp_path, Q2)
    close_items(first, [PARKS], WITHOUT, without_evidence=True)
    answers = {"新建": {"完成情况": "还有2个在建。", "进度自评": "未依时序推进", "存在问题": "雨"}}
    send_in(first, books[UNIT], tmp_path / "回2" / "城管.xlsx", answers, minutes=600)
    review = review_round(first, Q2)
    assert codes(review, PARKS).count(ReviewCode.CLOSED_NOT_DONE) == 1
    assert ReviewCode.JUDGED_BEHIND not in codes(review, PARKS)
    merged = {one.item.id: one for one in review.state.merged}[PARKS]
    assert merged.status is Status.DONE
    sent(first, tmp_path, Q3)
    assert PARKS not in first.book.state(Round(2025, 3)).issued_items().get(UNIT, ())
    accept_finding(first, Q2, PARKS, ReviewCode.CLOSED_NOT_DONE, None, AUTHOR)
    assert ReviewCode.CLOSED_NOT_DONE not in codes(review_round(first, Q2), PARKS)


def test_in_a_later_round_what_is_written_all_the_same_stands_in_review_only(
    first: Workspace, tmp_path: Path
) -> None:
    sent(first, tmp_path, Q2)
    books = sent(first, tmp_path, Q3)
    close_items(first, [PARKS], WITHOUT, without_evidence=True, code=Q2)
    answers = {"新建": {"完成情况": "还有1个在建。", "进度自评": "依时序推进"}}
    send_in(first, books[UNIT], tmp_path / "回3" / "城管.xlsx", answers)
    review = review_round(first, Q3)
    (one,) = (each for each in review.items if each.item == PARKS)
    assert ReviewCode.CLOSED_NOT_DONE in [finding.code for finding in one.findings]
    assert "还有1个在建。" in [text.text for text in one.texts]
    merged = {each.item.id: each for each in review.state.merged}[PARKS]
    assert (merged.text, merged.is_carried) == ("口袋公园建成5个，全部投用。", True)
    edit_text(first, Q3, PARKS, "口袋公园5个，长期管护。", AUTHOR)
    merged = {each.item.id: each for each in first.book.state(Round(2025, 3)).merged}[PARKS]
    assert (merged.text, merged.status) == ("口袋公园5个，长期管护。", Status.DONE)


def test_what_lay_before_the_clerk_when_he_closed_it_is_not_told_again(first: Workspace) -> None:
    close_items(first, [LANES], WITHOUT, without_evidence=True)
    assert ReviewCode.CLOSED_NOT_DONE not in codes(review_round(first, Q1), LANES)


def test_a_unit_need_not_report_what_was_closed_after_its_workbook_was_sent(
    first: Workspace, tmp_path: Path
) -> None:
    sent(first, tmp_path, Q2)
    close_items(first, [PARKS], WITHOUT, without_evidence=True)
    status = round_status(first, Q2, today=NOW.date())
    assert MONEY not in {one.unit for one in status.units}
    assert {one.unit: (one.items, one.state) for one in status.units}[UNIT] == (
        1,
        UnitState.WAITING,
    )


def test_several_rounds_later_the_text_is_still_the_last_one(
    first: Workspace, tmp_path: Path
) -> None:
    close_items(first, [PARKS], WITHOUT, without_evidence=True)
    for code in (Q2, Q3, "2025-Q4"):
        sent(first, tmp_path, code)
    for quarter in (2, 3, 4):
        merged = {one.item.id: one for one in first.book.state(Round(2025, quarter)).merged}[PARKS]
        assert (merged.text, merged.source) == ("口袋公园建成5个，全部投用。", UNIT)
        assert [one.file.source.name for one in merged.sources] == ["城管.xlsx"]


def test_evidence_is_kept_to_the_byte_and_what_may_run_is_told(
    first: Workspace, tmp_path: Path
) -> None:
    files = [tmp_path / "验收.pdf", tmp_path / "清单.exe"]
    for file in files:
        file.write_bytes(file.name.encode())
    made = close_items(first, [PARKS, OPEN], AUTHOR, evidence=files)
    assert [str(one.code) for one in made.findings].count(EvidenceCode.EVIDENCE_DANGEROUS) == 2
    for one in made.items:
        assert {file.source.name for file in one.evidence} == {"验收.pdf", "清单.exe"}
        for file in one.evidence:
            assert first.ledger.archived(file.source.sha256) == file.source.name.encode()
    assert check_records(first) == []


def test_nothing_is_done_where_one_of_several_cannot_be_closed(
    first: Workspace, tmp_path: Path
) -> None:
    close_items(first, [PARKS], WITHOUT, without_evidence=True)
    file = tmp_path / "验收.pdf"
    file.write_bytes(b"%PDF")
    before = first.ledger.head()
    with pytest.raises(ArgumentError) as refused:
        close_items(first, [LANES, PARKS], AUTHOR, evidence=[file])
    assert refused.value.problem == "closed-already"
    empty = tmp_path / "空.pdf"
    empty.write_bytes(b"")
    with pytest.raises(DocumentError):
        close_items(first, [LANES], AUTHOR, evidence=[empty])
    with pytest.raises(DocumentError):
        close_items(first, [LANES], AUTHOR, evidence=[tmp_path])
    with pytest.raises(UnknownNameError):
        close_items(first, ["T99"], AUTHOR, without_evidence=True)
    with pytest.raises(ArgumentError) as refused:
        close_items(first, [LANES], AUTHOR)
    assert refused.value.problem == "no-evidence"
    with pytest.raises(ArgumentError) as refused:
        close_items(first, [LANES], Author("周", " ", NOW), without_evidence=True)
    assert refused.value.problem == "reason"
    with pytest.raises(ArgumentError) as refused:
        reopen_items(first, [LANES], AUTHOR)
    assert refused.value.problem == "not-closed"
    with pytest.raises(ArgumentError) as refused:
        undo_closing(first, 99, AUTHOR)
    assert refused.value.problem == "not-a-closing"
    assert first.ledger.head() == before


def test_what_was_evidence_of_a_closing_that_was_taken_back_is_none_of_the_next(
    first: Workspace, tmp_path: Path
) -> None:
    file = tmp_path / "验收.pdf"
    file.write_bytes(b"%PDF")
    close_items(first, [PARKS], AUTHOR, evidence=[file])
    reopen_items(first, [PARKS], AUTHOR)
    with pytest.raises(ArgumentError) as refused:
        close_items(first, [PARKS], AUTHOR)
    assert refused.value.problem == "no-evidence"


def test_what_was_closed_before_anything_was_sent_is_asked_in_no_round(
    office: Workspace, tmp_path: Path
) -> None:
    close_items(office, [PARKS], WITHOUT, without_evidence=True)
    assert MONEY not in sent(office, tmp_path, Q1)
    assert row_of(office, Q1, tmp_path / "报告", "新建")[2] == "已销号"
    assert round_status(office, Q1, today=NOW.date()).counts.missing == 3


def test_a_trace_tells_of_a_closing_in_another_round(first: Workspace, tmp_path: Path) -> None:
    (done,) = close_items(first, [PARKS], WITHOUT, without_evidence=True).items
    sent(first, tmp_path, Q2)
    told = [one.decision.number for one in trace(first, Q2, PARKS).decisions]
    assert told == [done.decision.number]


def test_the_moment_of_a_closing_is_the_offices_own(first: Workspace) -> None:
    close_items(first, [PARKS], WITHOUT, without_evidence=True)
    (one,) = view_closings(first).closed
    assert one.closing.at.replace(tzinfo=None) == datetime.fromisoformat("2025-09-28T09:00:00")


def test_where_each_item_stands_is_told_and_what_changed_since_is_refused(asked: Workspace) -> None:
    stands = {one.item.id: one for one in view_stands(asked)}
    assert {item: one.state for item, one in stands.items()} == {
        "I1": ClosingState.UNDER_WAY,
        PARKS: ClosingState.ASKED,
        LANES: ClosingState.UNDER_WAY,
        OPEN: ClosingState.UNDER_WAY,
    }
    parks = stands[PARKS]
    assert [one.source.name for one in parks.evidence] == ["竣工照片.jpg"]
    assert parks.round == Q2
    assert not parks.is_later
    assert parks.newest is None
    shown = {PARKS: parks.standing}
    send_requests_back(asked, [PARKS], AUTHOR, shown=shown)
    with pytest.raises(ArgumentError) as refused:
        close_items(asked, [PARKS], AUTHOR, shown=shown)
    assert refused.value.problem == "closing-changed"
    (back,) = view_stands(asked, [PARKS])
    assert back.sent_back is not None
    close_items(asked, [PARKS], AUTHOR, shown={PARKS: back.standing})
    (closed,) = view_stands(asked, [PARKS])
    assert closed.closing is not None
    assert closed.newest == closed.closing.decision


def test_the_status_counts_what_waits_in_the_round_and_before(
    asked: Workspace, tmp_path: Path
) -> None:
    today = NOW.date()
    assert round_status(asked, Q1, today=today).asked == ()
    sent(asked, tmp_path, Q3)
    assert round_status(asked, Q3, today=today).asked == (PARKS,)
    close_items(asked, [PARKS], AUTHOR)
    assert round_status(asked, Q3, today=today).asked == ()


def test_the_register_says_of_each_item_where_it_stands_once_anything_is_closed_or_asked(
    first: Workspace, tmp_path: Path
) -> None:
    assert "销号" not in register_data(first).further
    close_items(first, [PARKS], WITHOUT, without_evidence=True)
    data = register_data(first)
    told = {row.item.id: row.further["销号"] for row in data.rows}
    assert told == {"I1": "在办", PARKS: f"已销号（{NOW.date()}）", LANES: "在办", OPEN: "在办"}
    write_register(first, tmp_path / "台账")
    (book,) = (tmp_path / "台账").glob("*.xlsx")
    words = [row["销号"] for row in table(book, "台账")]
    assert words == list(told.values())
