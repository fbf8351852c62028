"""A draft is written so that loading it gives the same rows, and over nothing that stands there."""

from pathlib import Path

import pytest

from gwreport.domain.plan.plan import Kind
from gwreport.errors import DocumentError, DocumentFault
from gwreport.wording.errors import explain_error
from gwreport.workflow.plan.draft_plan import draft_plan
from gwreport.workflow.plan.read_document import read_document
from tests.reading.work_reports import WHOLE
from tests.workflow.quarter import BREAKDOWN

ORDER = (Kind.INDICATOR, Kind.TASK, Kind.GOVERNANCE)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "报告.txt"
    path.write_text(WHOLE, encoding="utf-8")
    return path


@pytest.fixture
def history(tmp_path: Path) -> Path:
    path = tmp_path / "往年方案.txt"
    path.write_text(BREAKDOWN, encoding="utf-8")
    return path


def test_what_was_drafted_is_loaded_row_by_row(report: Path, history: Path, tmp_path: Path) -> None:
    drafted = draft_plan(report, [history], tmp_path / "初稿.xlsx")
    assert drafted.written is not None
    plan = read_document(drafted.written.path).plan
    assert plan is not None
    assert plan.year == 2025
    rows = sorted(drafted.items, key=lambda one: ORDER.index(one.commitment.kind))
    assert [
        (one.kind, one.text, one.category, one.due, one.targets, one.lead_units, one.leaders)
        for one in plan.items
    ] == [
        (
            told.kind,
            told.text,
            told.section,
            told.due,
            told.targets,
            row.lead_units,
            row.leaders,
        )
        for row in rows
        for told in (row.commitment,)
    ]
    park = next(item for item in plan.items if "口袋公园" in item.text)
    assert park.lead_units == ("区城市管理局",)
    ground = park.remarks[0].cell
    assert "区城市管理局" in ground
    assert "新建口袋公园5个" in ground
    unsure = next(item for item in plan.items if not item.lead_units)
    assert "待定" in unsure.remarks[0].cell


def test_what_stands_there_is_kept_and_the_new_name_told(report: Path, tmp_path: Path) -> None:
    place = tmp_path / "初稿.xlsx"
    place.write_bytes(b"mine")
    drafted = draft_plan(report, out=place)
    assert place.read_bytes() == b"mine"
    assert drafted.written is not None
    assert drafted.written.path == tmp_path / "初稿_2.xlsx"
    assert [one.code for one in drafted.written.kept] == ["kept-different"]
    # Not even a draft of its own: somebody may have worked on it.
    draft_plan(report, out=tmp_path / "二稿.xlsx")
    first = (tmp_path / "二稿.xlsx").read_bytes()
    report.write_text(WHOLE.replace("7个", "8个"), encoding="utf-8")
    draft_plan(report, out=tmp_path / "二稿.xlsx")
    assert (tmp_path / "二稿.xlsx").read_bytes() == first
    assert (tmp_path / "二稿_2.xlsx").is_file()


def test_a_history_that_names_no_lead_is_told_of(report: Path, tmp_path: Path) -> None:
    table = tmp_path / "指标表.txt"
    table.write_text(
        "|序号|指标名称|单位|2024年目标|2024年完成|\n|1|地区生产总值增速|%|6|5.2|\n|2|新增学位|个|900|800|\n",
        encoding="utf-8",
    )
    drafted = draft_plan(report, [table])
    assert "history-without-leads" in [one.code for one in drafted.findings]
    assert not any(one.suggested_leads for one in drafted.items)


def test_what_is_no_work_report_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "别的.txt"
    path.write_text("通讯录", encoding="utf-8")
    with pytest.raises(DocumentError) as caught:
        draft_plan(path, out=tmp_path / "初稿.xlsx")
    assert caught.value.fault is DocumentFault.NO_COMMITMENTS
    assert not (tmp_path / "初稿.xlsx").exists()


def test_a_breakdown_is_no_work_report(history: Path) -> None:
    with pytest.raises(DocumentError) as caught:
        draft_plan(history)
    assert caught.value.fault is DocumentFault.NO_COMMITMENTS
    assert "像是任务分解方案" in explain_error(caught.value)
