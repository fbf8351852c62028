"""定稿: a report is a draft until it is declared final, and is one again when it changes."""

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from gwreport.domain.statuses import Status
from gwreport.reading import understand_document
from gwreport.reports.texts.office_templates import BUILT_IN
from gwreport.workflow.change_settings import change_settings
from gwreport.workflow.output.finalize import finalize, make_draft
from gwreport.workflow.output.write_report import write_report
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review.decide import set_status, undo
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import LATER, fill, issue, open_office, workbook_of

ROUND, WHO = "2025-Q3", Author("王敏", "核对无误", LATER)
OPEN = "还有 4 条等待处理（有问题 2，无人填报 2），附件3里进度还没有人确认的有 1 项"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    with open_office(tmp_path) as workspace:
        issued = workbook_of(issue(workspace, tmp_path), "区城市管理局")
        cells = {"整治": {"完成情况": "已整治3条。"}, "新建": {"完成情况": "建成5个。"}}
        file = fill(issued, tmp_path / "回收" / "城管.xlsx", cells)
        collect_returns(workspace, [file], now=LATER, workers=1)
        yield workspace


def headers(office: Workspace, folder: Path) -> tuple[bool, bool]:
    """Say of the Word report and of the workbook whether all their pages are marked as a draft."""
    import docx

    word, book = write_report(office, ROUND, folder, ("docx", "xlsx")).outputs[::-1]
    pages = docx.Document(str(word)).sections
    said = [
        "".join(one.text for one in header.paragraphs)
        for page in pages
        for header in (page.header, page.even_page_header)
    ]
    assert len(set(said)) == 1
    with zipfile.ZipFile(book) as archive:
        sheet = archive.read("xl/worksheets/sheet3.xml").decode()
    return said[0] == "征求意见稿", "征求意见稿" in sheet


def confirm_all(office: Workspace) -> None:
    set_status(office, ROUND, "整治背街", Status.BEHIND, WHO)


def test_a_report_is_marked_until_it_is_declared_final(office: Workspace, tmp_path: Path) -> None:
    assert headers(office, tmp_path / "1") == (True, True)
    confirm_all(office)
    assert finalize(office, ROUND, WHO) > 0
    assert headers(office, tmp_path / "2") == (False, False)
    assert finalize(office, ROUND, WHO) == 0
    assert make_draft(office, ROUND, WHO) > 0
    assert headers(office, tmp_path / "3") == (True, True)
    assert make_draft(office, ROUND, WHO) == 0


def test_it_is_no_other_report_for_being_final(office: Workspace, tmp_path: Path) -> None:
    confirm_all(office)
    finalize(office, ROUND, WHO)
    final = write_report(office, ROUND, tmp_path / "1").outputs[0].read_bytes()
    number = finalize(office, ROUND, WHO)
    assert number == 0
    draft_again = make_draft(office, ROUND, WHO)
    undo(office, ROUND, draft_again, WHO)
    assert write_report(office, ROUND, tmp_path / "2").outputs[0].read_bytes() == final


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("", f"{OPEN}，仍然定稿"),
        (" ", f"{OPEN}，仍然定稿"),
        ("先送领导", f"先送领导；{OPEN}，仍然定稿"),
    ],
)
def test_what_is_open_stands_in_the_reason(
    office: Workspace, tmp_path: Path, said: str, kept: str
) -> None:
    written = write_report(office, ROUND, tmp_path / "1")
    assert (written.is_final, sum(written.open.values()), written.unconfirmed) == (False, 4, 1)
    finalize(office, ROUND, Author("王敏", said, LATER))
    assert write_report(office, ROUND, tmp_path / "2").is_final
    assert office.book.parts.decisions(ROUND)[-1].reason == kept


@pytest.mark.parametrize("change", ["decision", "return", "setting", "template"])
def test_a_final_report_that_changes_is_a_draft_again(
    office: Workspace, tmp_path: Path, change: str
) -> None:
    confirm_all(office)
    own = tmp_path / "模板" / "covering.txt"
    if change == "template":
        own.parent.mkdir()
        own.write_bytes((BUILT_IN / "covering.txt").read_bytes())
        change_settings(office, {"templates": str(own.parent)}, now=LATER)
    finalize(office, ROUND, WHO)
    if change == "template":
        own.write_text(own.read_text("utf-8") + "\n特此报告。\n", "utf-8")
    elif change == "decision":
        set_status(office, ROUND, "新建口袋", Status.DONE, WHO)
    elif change == "setting":
        change_settings(office, {"annex3_title": "落后任务"}, now=LATER)
    else:
        issued = workbook_of(issue(office, tmp_path), "区发展改革委")
        file = fill(issued, tmp_path / "回收" / "发改.xlsx", {"地区": {"完成情况": "增长6.3%。"}})
        collect_returns(office, [file], now=LATER, workers=1)
    changed = write_report(office, ROUND, tmp_path / "2")
    assert (changed.is_final, changed.has_lapsed) == (False, True)
    finalize(office, ROUND, WHO)
    again = write_report(office, ROUND, tmp_path / "3")
    assert (again.is_final, again.has_lapsed) == (True, False)


@pytest.mark.parametrize("form", ["xlsx", "docx"])
def test_what_was_done_is_read_again_without_what_the_report_says_of_it(
    office: Workspace, tmp_path: Path, form: str
) -> None:
    (file,) = write_report(office, ROUND, tmp_path, (form,)).outputs
    report = understand_document(file.read_bytes(), file.name).report
    assert report is not None
    (row,) = report.behind
    assert row.completion == "已整治3条。"
    assert {one.heading: one.cell for one in row.remarks} == {
        "差距": "全年目标12条，前三季度应达9条，实际3条，差6条。"
    }
