"""Every word of every paper of the small quarter, as it was last read and found right.

After a change that is meant: `GWREPORT_NEW_GOLDEN=1 python -m pytest tests/workflow/test_papers_golden.py`, and read the difference.
"""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from gwreport.domain.papers import Paper
from gwreport.wording.names import PAPERS
from gwreport.workflow.change_settings import change_settings
from gwreport.workflow.output.papers import write_papers
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.sending.generate_workbooks import generate_workbooks
from gwreport.workflow.workspace import Workspace
from tests.reports.word_forms import words_of_document
from tests.workflow.quarter import LATER, NOW, fill, open_office, workbook_of

GOLDEN = Path(__file__).parents[1] / "fixtures" / "papers.txt"
ANSWERS = {
    "整治": {
        "完成情况": "已整治3条。",
        "进度自评": "未依时序推进",
        "存在问题": "资金没有到位。",
    },
}
SETTINGS = {
    "office": "区政府督查室",
    "contact": "张某某，000-00000000",
    "return_to": "政务邮箱 dcs@example.invalid",
    "rank_leaders": "是",
}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    with open_office(tmp_path) as workspace:
        change_settings(workspace, SETTINGS, now=NOW)
        deadline = date(2025, 10, 10)
        issued = generate_workbooks(
            workspace, "2025-Q3", tmp_path / "下发", now=NOW, deadline=deadline
        )
        file = fill(workbook_of(issued, "区城市管理局"), tmp_path / "1.xlsx", ANSWERS)
        collect_returns(workspace, [file], now=LATER, workers=1)
        yield workspace


def test_every_word_of_every_paper_is_as_it_was(office: Workspace, tmp_path: Path) -> None:
    made = write_papers(
        office,
        "2025-Q3",
        tmp_path / "公文",
        list(Paper),
        today=date(2025, 10, 13),
        deadline=date(2025, 10, 31),
    )
    told = "".join(
        f"## {PAPERS[sort]}：{path.name}\n{words_of_document(path.read_bytes())}\n"
        for sort, paths in made.files
        for path in paths
    )
    if os.environ.get("GWREPORT_NEW_GOLDEN"):
        GOLDEN.write_text(told, encoding="utf-8")
    assert told == GOLDEN.read_text(encoding="utf-8")
