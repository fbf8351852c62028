"""The sheets of named plans (清单): one workbook a unit, sent, filled in, mistreated, and taken in."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from gwreport.domain.findings.codes.returns import ReturnCode
from gwreport.domain.returns.returns import Outcome
from gwreport.workbooks.form import HEADER_ROW
from gwreport.workbooks.intake.reading import Intake, take_in
from gwreport.workflow.returns.collect_returns import collect_returns, intake_context
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.sending.generate_workbooks import Generated
from gwreport.workflow.sending.send_back import send_back
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import LATER, fill, issue, open_office, workbook_of
from tests.workflow.test_loading_named_plans import LIVELIHOOD, PROJECTS, load_named

CITY, HOUSING = "区城市管理局", "区住房城乡建设委"
# 新建口袋公园5个 stands in the main plan (led by two) and in the list.
SAID = {
    "新建口袋公园": {"完成情况": "已建成4个。", "进度自评": "依时序推进"},
    "整治背街小巷": {"完成情况": "已整治9条。", "进度自评": "依时序推进"},
    "加装电梯": {"完成情况": "已加装41部。", "进度自评": "依时序推进"},
    "建成滨河大桥": {"完成情况": "主跨已合龙。", "进度自评": "依时序推进"},
}


@pytest.fixture
def office(tmp_path: Path):
    with open_office(tmp_path) as workspace:
        load_named(workspace, tmp_path, LIVELIHOOD, "民生实事")
        load_named(workspace, tmp_path, PROJECTS, "重点项目")
        yield workspace


@pytest.fixture
def sent(office: Workspace, tmp_path: Path) -> Generated:
    return issue(office, tmp_path)


def opened(path: Path) -> Any:
    import openpyxl

    return openpyxl.load_workbook(path)


def sheets(path: Path) -> dict[str, list[str]]:
    book = opened(path)
    return {
        one.title: [str(cell.value) for cell in one[HEADER_ROW]]
        for one in book.worksheets
        if one.sheet_state == "visible"
    }


def changed(path: Path, target: Path, change: Callable[[Any], None]) -> Path:
    """Change a filled workbook as somebody does with Excel."""
    book = opened(path)
    change(book)
    buffer = io.BytesIO()
    book.save(buffer)
    target.write_bytes(buffer.getvalue())
    return target


def filled(sent: Generated, unit: str, folder: Path) -> Path:
    return fill(workbook_of(sent, unit), folder / "回收" / f"{unit}.xlsx", SAID)


def read(office: Workspace, path: Path) -> Intake:
    return take_in(path.read_bytes(), path.name, intake_context(office))


def texts(one: Intake) -> dict[str, str]:
    return {entry.item: entry.completion for entry in one.reading.entries}


def codes(one: Intake) -> set[str]:
    return {str(found.code) for found in one.reading.findings}


def without_tokens(book: Any) -> None:
    for sheet in book.worksheets:
        for row in sheet.iter_rows(min_row=HEADER_ROW):
            if row[-1].value and "Q3-" in str(row[-1].value):
                row[-1].value = None


def test_a_unit_gets_one_workbook_with_a_sheet_for_each_plan(
    office: Workspace, sent: Generated
) -> None:
    counts = {one.unit: one.items for one in sent.workbooks}
    assert (counts[CITY], counts[HOUSING]) == (3, 2)
    city, housing = (sheets(workbook_of(sent, unit)) for unit in (CITY, HOUSING))
    assert list(city) == ["填报说明", "目标任务", "民生实事"]
    assert list(housing) == ["填报说明", "目标任务", "民生实事", "重点项目"]
    assert city["民生实事"] == city["目标任务"]
    book = opened(workbook_of(sent, HOUSING))
    assert book["民生实事"]["A1"].value == "青禾区2025年前三季度民生实事填报表"
    words = [str(cell.value) for row in book["填报说明"].iter_rows() for cell in row if cell.value]
    assert "“民生实事”1项、“重点项目”1项，已列在各工作表中，请逐项填写" in words
    assert {"民生实事", "重点项目"} <= set(words)


def test_all_sheets_are_taken_in(office: Workspace, sent: Generated, tmp_path: Path) -> None:
    one = read(office, filled(sent, CITY, tmp_path))
    assert one.outcome is Outcome.ACCEPTED
    assert texts(one) == {"T2": "已建成4个。", "T3": "已整治9条。", "T1": "已建成4个。"}
    assert not one.reading.loose
    other = read(office, filled(sent, HOUSING, tmp_path))
    assert texts(other) == {"T2-2": "已加装41部。", "T1-2": "主跨已合龙。"}
    assert {entry.sheet for entry in other.reading.entries} == {"民生实事", "重点项目"}


def rename(book: Any) -> None:
    book["民生实事"].title = "Sheet2"


def move(book: Any) -> None:
    book.move_sheet("民生实事", -2)


def rename_and_lose_tokens(book: Any) -> None:
    rename(book)
    without_tokens(book)


def rename_and_lose_title(book: Any) -> None:
    rename(book)
    book["Sheet2"]["A1"].value = None


@pytest.mark.parametrize(
    "change", [rename, move, without_tokens, rename_and_lose_tokens, rename_and_lose_title]
)
@pytest.mark.parametrize("unit", [CITY, HOUSING])
def test_a_sheet_that_was_renamed_or_moved_is_the_one_that_it_is(
    office: Workspace, sent: Generated, tmp_path: Path, change: Callable[[Any], None], unit: str
) -> None:
    whole = filled(sent, unit, tmp_path)
    one = read(office, changed(whole, tmp_path / "b.xlsx", change))
    assert texts(one) == texts(read(office, whole))
    assert one.outcome in (Outcome.ACCEPTED, Outcome.ACCEPTED_WITH_FINDINGS)
    renamed = [found for found in one.reading.findings if found.code is ReturnCode.SHEET_RENAMED]
    was_renamed = change not in (move, without_tokens)
    assert [found.facts["form"] for found in renamed] == ["民生实事"] * was_renamed
    assert not {"row-ambiguous", "row-extra", "rows-missing", "sheet-extra"} & codes(one)


def test_a_copied_sheet_counts_once_and_is_held_where_it_differs(
    office: Workspace, sent: Generated, tmp_path: Path
) -> None:
    whole = filled(sent, HOUSING, tmp_path)

    def copy(book: Any) -> None:
        book.copy_worksheet(book["民生实事"])

    def copy_and_change(book: Any) -> None:
        copy(book)
        cell = book["民生实事 Copy"]["G4"]
        assert cell.value == "已加装41部。"
        cell.value = "已加装50部。"

    same = read(office, changed(whole, tmp_path / "b.xlsx", copy))
    assert texts(same) == texts(read(office, whole))
    assert "sheet-copied-same" in codes(same)
    other = read(office, changed(whole, tmp_path / "c.xlsx", copy_and_change))
    assert other.outcome is Outcome.HELD
    assert "sheet-copied" in codes(other)


def test_a_sheet_that_is_gone_is_missing_and_not_blank(
    office: Workspace, sent: Generated, tmp_path: Path
) -> None:
    def delete(book: Any) -> None:
        del book["民生实事"]

    one = read(office, changed(filled(sent, CITY, tmp_path), tmp_path / "b.xlsx", delete))
    assert set(texts(one)) == {"T2", "T3"}
    (gone,) = (found for found in one.reading.findings if found.code is ReturnCode.ROWS_MISSING)
    assert [named.item for named in gone.facts["items"]] == ["T1"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("written", "outcome", "code"),
    [
        ("已加装41部。", Outcome.ACCEPTED_WITH_FINDINGS, "row-elsewhere-same"),
        ("已加装50部。", Outcome.HELD, "row-elsewhere"),
    ],
)
def test_a_row_that_was_copied_into_another_sheet_is_told(
    office: Workspace, sent: Generated, tmp_path: Path, written: str, outcome: Outcome, code: str
) -> None:
    def paste(book: Any) -> None:
        row = [cell.value for cell in book["民生实事"][4]]
        row[6] = written
        for place, value in enumerate(row, 1):
            book["重点项目"].cell(5, place).value = value

    one = read(office, changed(filled(sent, HOUSING, tmp_path), tmp_path / "b.xlsx", paste))
    assert texts(one)["T2-2"] == "已加装41部。"
    assert code in codes(one)
    assert one.outcome in (outcome, Outcome.ACCEPTED)
    assert (one.outcome is Outcome.HELD) == (outcome is Outcome.HELD)


def test_a_row_that_was_moved_into_another_sheet_is_the_one_that_it_is(
    office: Workspace, sent: Generated, tmp_path: Path
) -> None:
    def paste(book: Any) -> None:
        for place, cell in enumerate(book["民生实事"][4], 1):
            book["重点项目"].cell(5, place).value = cell.value
        book["民生实事"].delete_rows(4)

    one = read(office, changed(filled(sent, HOUSING, tmp_path), tmp_path / "b.xlsx", paste))
    assert texts(one) == {"T2-2": "已加装41部。", "T1-2": "主跨已合龙。"}


@pytest.mark.parametrize("name", ["任务", "目标任务清单", "民生实事（第二批）", "重点'项目"])
def test_names_that_stand_in_one_another_are_told_apart(
    office: Workspace, tmp_path: Path, name: str
) -> None:
    words = PROJECTS.replace("建成滨河大桥", "加装电梯")
    load_named(office, tmp_path, words, name)
    whole = filled(issue(office, tmp_path), HOUSING, tmp_path)
    one = read(office, whole)
    assert one.outcome is Outcome.ACCEPTED
    assert {entry.item: entry.sheet for entry in one.reading.entries}["T1-3"] == name

    def edit_headers(book: Any) -> None:
        for sheet in book.worksheets:
            if sheet.cell(HEADER_ROW, 7).value == "完成情况":
                sheet.cell(HEADER_ROW, 7).value = "完成情况（必填）"

    again = read(office, changed(whole, tmp_path / "b.xlsx", edit_headers))
    assert texts(again) == texts(one)
    assert "sheet-renamed" not in codes(again)


def test_a_plan_that_is_loaded_after_sending_does_not_disturb_what_was_sent(
    office: Workspace, sent: Generated, tmp_path: Path
) -> None:
    load_named(office, tmp_path, PROJECTS, "新开工项目")
    one = read(office, filled(sent, HOUSING, tmp_path))
    assert one.outcome is Outcome.ACCEPTED
    assert set(texts(one)) == {"T2-2", "T1-2"}


def test_what_is_sent_back_has_the_sheets_of_the_plans(
    office: Workspace, sent: Generated, tmp_path: Path
) -> None:
    collect_returns(office, [filled(sent, HOUSING, tmp_path)], now=LATER, workers=1)
    back = send_back(
        office,
        "2025-Q3",
        HOUSING,
        tmp_path / "退回",
        author=Author("周叙言", "", LATER),
        items={"T1-2": "请写明完成的投资。"},
    )
    assert {"民生实事", "重点项目"} <= set(sheets(back.path))

    def answer(book: Any) -> None:
        cell = book["重点项目"]["G4"]
        assert cell.value == "主跨已合龙。"
        cell.value = "主跨已合龙，完成投资2亿元。"

    corrected = changed(back.path, tmp_path / "改.xlsx", answer)
    (file,) = collect_returns(office, [corrected], now=LATER, workers=1).files
    assert file.submission.outcome in (Outcome.ACCEPTED, Outcome.ACCEPTED_WITH_FINDINGS)
    merged = {one.item.id: one.text for one in office.book.state(office.round("2025-Q3")).merged}
    assert merged["T1-2"] == "主跨已合龙，完成投资2亿元。"
    assert merged["T2-2"] == "已加装41部。"
