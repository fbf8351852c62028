"""A draft is written so that loading it gives the same rows, and over nothing that stands there."""

from dataclasses import replace
from pathlib import Path

import pytest

from gwreport.domain.plan.plan import Kind
from gwreport.errors import DocumentError, DocumentFault, WorkspaceError, WorkspaceFault
from gwreport.wording.errors import explain_error
from gwreport.workflow.plan.draft_plan import draft_plan, write_draft
from gwreport.workflow.plan.draft_rows import joined, parted, reworded
from gwreport.workflow.plan.read_document import read_document
from tests.reading.work_reports import WHOLE
from tests.workflow.quarter import BREAKDOWN, open_office

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


def test_an_old_workspace_is_a_history_and_not_a_byte_of_it_changes(
    report: Path, tmp_path: Path
) -> None:
    with open_office(tmp_path) as office:
        here = draft_plan(report, workspace=office)
    place = tmp_path / "a.gwr"
    before = place.read_bytes()
    drafted = draft_plan(report, [place])
    assert place.read_bytes() == before
    assert drafted.items == here.items
    park = next(one for one in drafted.items if "口袋公园" in one.commitment.text)
    assert park.lead_units == ("区城市管理局",)


def test_a_workspace_that_is_not_there_is_said(report: Path, tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError) as caught:
        draft_plan(report, [tmp_path / "b.gwr"])
    assert caught.value.fault is WorkspaceFault.MISSING


def test_what_the_clerk_chose_is_loaded_and_what_was_dropped_is_not(
    report: Path, history: Path, tmp_path: Path
) -> None:
    drafted = draft_plan(report, [history])
    park = next(one for one in drafted.items if "口袋公园" in one.commitment.text)
    rows = [
        replace(one, is_dropped=True)
        if one != park
        else replace(
            one,
            chosen_leads=("区林业局", "区财政局"),
            chosen_leaders=("孙可",),
            supports=("各镇街",),
        )
        for one in drafted.items
    ]
    written = write_draft(tmp_path / "新" / "初稿.xlsx", drafted.report, rows)
    plan = read_document(written.path).plan
    assert plan is not None
    (item,) = plan.items
    assert item.lead_units == ("区林业局", "区财政局")
    assert (item.leaders, item.support_text) == (("孙可",), "各镇街")
    assert "往年" not in str(item.remarks)


def test_a_parted_row_keeps_its_sentence_and_each_part_its_own_targets_and_limit(
    report: Path, history: Path
) -> None:
    drafted = draft_plan(report, [history])
    row = next(one for one in drafted.items if "6月底前" in one.commitment.text)
    told = row.commitment
    at = told.text.index("年底前引进")
    first, second = parted(replace(row, chosen_leads=("甲局",)), at, drafted.suggester)
    assert told.text.startswith(first.commitment.text)
    assert first.commitment.due is not None
    assert "6月底" in first.commitment.due
    assert [one.value for one in second.commitment.targets] == [10]
    assert second.commitment.sentence == first.commitment.sentence == told.sentence
    assert (first.chosen_leads, second.chosen_leads) == (("甲局",), None)
    assert parted(row, 0, drafted.suggester) == (row,)
    whole = joined(first, second, drafted.suggester)
    assert whole.chosen_leads == ("甲局",)
    assert whole.commitment.sentence == told.sentence
    assert whole.commitment.text == f"{first.commitment.text}；{second.commitment.text}"


def test_other_words_have_other_targets_and_a_limit_set_by_hand_stays(report: Path) -> None:
    row = next(one for one in draft_plan(report).items if "6月底前" in one.commitment.text)
    other = reworded(row, "9月底前建成青禾智造园二期，引进配套企业15家")
    assert other.commitment.due == "9月底前"
    assert [one.value for one in other.commitment.targets] == [15]
    by_hand = replace(row, commitment=replace(row.commitment, due="11月底"))
    assert reworded(by_hand, "9月底前建成").commitment.due == "11月底"
