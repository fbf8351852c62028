"""However much is collected in one go, all of it comes in."""

import shutil
from pathlib import Path

import pytest

from gwreport.domain.returns.returns import MERGED_OUTCOMES, Outcome
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review.review_round import review_round
from gwreport.workflow.workspace import Workspace
from tests.workflow.crash_points import threads
from tests.workflow.quarter import LATER, fill, issue, open_office

LINES = 1_200
_CASE = Path(__file__).resolve().parents[3] / "shared" / "cases"


def test_case_79_a_sheet_of_thousands_of_cells_among_other_returns_comes_in(tmp_path: Path) -> None:
    import openpyxl

    task = {"完成情况": "已完成。", "进度自评": "正常推进"}
    answers = {"地区": {"完成情况": "增长7%。"}, "新建": task, "整治": task, "持续": task}
    with open_office(tmp_path) as office:
        made = issue(office, tmp_path)
        for number, one in enumerate(made.workbooks):
            path = fill(one.path, tmp_path / "b" / one.path.name, answers)
            if number == 1:
                book = openpyxl.load_workbook(path)
                added = book.create_sheet("佐证台账")
                for line in range(LINES):
                    added.append([f"企业{line}", f"{line}"])
                book.save(path)
        came = collect_returns(office, [tmp_path / "b"], now=LATER, workers=1, executor=threads)
        assert {one.submission.outcome for one in came.files} <= MERGED_OUTCOMES
        assert len(came.files) == len(made.workbooks) == 4
        large = office.ledger.submission(came.files[1].submission.number)
        assert large is not None
        assert {f"企业{line}" for line in range(LINES)} <= {cell.text for cell in large.loose}
        assert office.ledger.checks.verify_contents() == []


@pytest.mark.documents
@pytest.mark.skipif(not _CASE.is_dir(), reason="the shared cases are not on this machine")
def test_the_folder_with_an_added_sheet_is_taken_in_whole(tmp_path: Path) -> None:
    file = tmp_path / "a.gwr"
    shutil.copyfile(_CASE / "workspace.gwr", file)
    returns = sorted((_CASE / "folder-with-added-sheet").glob("*.xlsx"))
    with Workspace.open(str(file)) as office:
        came = collect_returns(office, returns, now=LATER, workers=1, executor=threads)
        assert [one.submission.outcome for one in came.files] == [
            Outcome.ACCEPTED_WITH_FINDINGS
        ] * 4
        assert came.to_settle
        shown = [text for one in review_round(office, "2025-Q3").items for text in one.texts]
        merged = office.book.state(office.round("2025-Q3")).merged
        printed = {unit for one in merged if one.text == "已完成。" for unit in one.leads}
        assert {one.submission.unit for one in came.files} <= printed
        assert sum(text.text.startswith("企业") for text in shown) >= LINES
