"""What a report is made of, from the ledger: sources, units, state, and the office's choices."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from gwreport.domain.statuses import Status, Timeliness, UnitState
from gwreport.errors import ArgumentError
from gwreport.reports.data import ReportData
from gwreport.reports.excel.workbook import report_workbook
from gwreport.reports.statistics import make_statistics
from gwreport.settings.catalogue import ALL
from gwreport.workflow.change_settings import change_settings
from gwreport.workflow.output.report_data import report_data
from gwreport.workflow.output.write_report import write_report
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review.decide import set_status, undo
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.sending.generate_workbooks import Generated, generate_workbooks
from gwreport.workflow.workspace import Workspace
from tests.reports.samples import opened, rows
from tests.workflow.quarter import LATER, NOW, fill, open_office

DEADLINE = date(2025, 10, 10)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    with open_office(tmp_path) as workspace:
        yield workspace


@pytest.fixture
def issued(office: Workspace, tmp_path: Path) -> Generated:
    return generate_workbooks(office, "2025-Q3", tmp_path / "下发", now=NOW, deadline=DEADLINE)


Return = Callable[..., None]


@pytest.fixture
def come(office: Workspace, issued: Generated, tmp_path: Path) -> Return:
    """Fill a unit's workbook in and collect it."""

    def one(unit: str, answers: dict[str, dict[str, str]], now: datetime = LATER) -> None:
        (workbook,) = [one for one in issued.workbooks if one.unit == unit]
        name = f"{unit}{now:%m%d%H%M}.xlsx"
        path = fill(Path(workbook.path), tmp_path / "报回" / name, answers)
        collect_returns(office, [path], now=now)

    return one


def data(office: Workspace) -> ReportData:
    return report_data(office, office.book.state(office.round("2025-Q3")))


def test_a_line_says_where_its_words_stand(office: Workspace, come: Return) -> None:
    come(
        "区城市管理局",
        {
            "新建口袋公园": {
                "完成情况": "建成2个。",
                "进度自评": "未依时序推进",
                "存在问题": "资金未到位",
                "下一步措施": "10月复工",
            }
        },
    )
    line = next(one for one in data(office).lines if one.item.text.startswith("新建口袋公园"))
    (source,) = line.sources
    assert (source.unit, source.sheet, source.file.version) == ("区城市管理局", "目标任务", 1)
    assert source.file.received_at.isoformat().startswith("2025-10-09T15:30:00")
    assert (line.completion, line.status) == ("建成2个。", Status.BEHIND)
    assert (line.problem, line.next_step) == ("资金未到位", "10月复工")
    assert not line.is_confirmed
    assert line.reasons
    assert line.score is not None
    assert any("时序进度" in rule for rule in data(office).facts.rules)
    with pytest.raises(KeyError):
        data(office).line("T99")


def test_without_any_return_every_item_is_missing_and_every_unit_silent(
    office: Workspace, issued: Generated, tmp_path: Path
) -> None:
    made = data(office)
    assert len(made.missing_lines) == len(made.lines) == 4
    assert {one.completion for one in made.lines} == {"（未报送）"}
    assert [one.unit for one in made.silent_units] == [one.unit for one in issued.workbooks]
    assert made.behind == ()
    written = write_report(office, "2025-Q3", tmp_path / "报告")
    book = opened(written.outputs[0].read_bytes())
    # That nothing is late cannot be said of what nobody has reported.
    assert rows(book["附件3"])[3] == "本期目标任务都还没有报送。"
    assert any("未报送4个" in row for row in rows(book["汇总"]))


def test_units_are_late_by_the_day_their_first_file_came(office: Workspace, come: Return) -> None:
    answer = {"持续深化": {"完成情况": "已公开"}}
    come("区政府办公室", answer, datetime.fromisoformat("2025-10-10T23:00:00"))
    come("区发展改革委", {"地区生产总值": {"完成情况": "增长6%"}}, datetime(2025, 10, 11, 8))
    # A corrected version that comes after the deadline makes nobody late.
    better = {"持续深化": {"完成情况": "已公开120条"}}
    come("区政府办公室", better, datetime.fromisoformat("2025-10-13T09:00:00"))
    made = {one.unit: one for one in data(office).units}
    assert made["区政府办公室"].timeliness is Timeliness.IN_TIME
    assert made["区发展改革委"].timeliness is Timeliness.LATE
    assert made["区城市管理局"].timeliness is Timeliness.NOT_RETURNED
    assert made["区城市管理局"].state is UnitState.LATE
    assert len(made["区城市管理局"].open_items) == 2
    assert made["区发展改革委"].open_items == ()


def test_the_state_is_that_of_the_data_and_comes_back_with_an_undoing(
    office: Workspace, come: Return
) -> None:
    come("区政府办公室", {"持续深化": {"完成情况": "已公开"}})
    first = data(office).facts.state_hash
    assert len(first) == 64
    assert data(office).facts.state_hash == first
    item = next(one.item.id for one in data(office).lines if one.completion == "已公开")
    author = Author("李主任", "属实", LATER)
    number = set_status(office, "2025-Q3", item, Status.DONE, author)
    assert data(office).facts.state_hash != first
    assert data(office).line(item).is_confirmed
    undo(office, "2025-Q3", number, author)
    assert data(office).facts.state_hash == first
    change_settings(office, {"missing_text": "无"}, now=LATER)
    assert data(office).facts.state_hash != first


def test_a_report_is_compared_with_the_round_before(
    office: Workspace, tmp_path: Path, come: Return
) -> None:
    first = generate_workbooks(office, "2025-Q2", tmp_path / "上半年", now=NOW)
    (workbook,) = [one for one in first.workbooks if one.unit == "区政府办公室"]
    answers = {"持续深化": {"完成情况": "公开50条", "进度自评": "依时序推进"}}
    path = fill(Path(workbook.path), tmp_path / "报回" / "上半年.xlsx", answers)
    collect_returns(office, [path], now=LATER)
    come("区政府办公室", {"持续深化": {"完成情况": "暂停", "进度自评": "停滞暂缓"}})
    line = next(one for one in data(office).lines if one.completion == "暂停")
    assert line.previous is not None
    assert (line.previous.text, line.previous.status) == ("公开50条", Status.ON_SCHEDULE)
    book = opened(report_workbook(data(office)))
    assert any("退步 | 公开50条 | 暂停" in row for row in rows(book["对比明细"]))


@pytest.mark.parametrize(
    ("settings", "first"),
    [
        ({}, "地区生产总值增长6%以上。"),
        ({"report_order": "单位", "leader_headings": "是"}, "牵头责任单位：区发展改革委"),
        ({"report_order": "类别", "leader_headings": "是"}, "类别：一、主要预期目标"),
        ({"report_order": "序号"}, "地区生产总值增长6%以上。"),
    ],
)
def test_the_order_is_a_setting(
    office: Workspace, issued: Generated, settings: dict[str, str], first: str
) -> None:
    change_settings(office, settings, now=LATER)
    assert first in rows(opened(report_workbook(data(office)))["附件2"])[3]


def test_a_joint_item_stands_once_where_the_office_wants_it(
    office: Workspace, issued: Generated
) -> None:
    assert len(data(office).tasks) == 5
    change_settings(office, {"repeat_joint": "否"}, now=LATER)
    assert len(data(office).tasks) == 4


def test_the_sheets_are_settings(office: Workspace, issued: Generated) -> None:
    keys = [option.key for option in ALL if option.key.startswith("sheet_") and option.default]
    assert len(keys) == 5
    change_settings(office, dict.fromkeys(keys, "否"), now=LATER)
    assert opened(report_workbook(data(office))).sheetnames == ["附件1", "附件2", "附件3"]


def test_an_order_that_there_is_not_is_refused(office: Workspace) -> None:
    with pytest.raises(ArgumentError):
        change_settings(office, {"report_order": "拼音"}, now=LATER)
    change_settings(office, {"report_order": ""}, now=LATER)


def test_the_example_s_counts_agree_everywhere(demo: Any) -> None:
    with Workspace.open(str(demo.workspace)) as workspace:
        made = data(workspace)
    statistics = make_statistics(made)
    counts = made.counts
    assert statistics.all.total == counts.indicators + counts.tasks == len(made.lines)
    # A goal that stands in the plan as an indicator and within a task is one row of 附件3.
    assert counts.behind == len(made.behind) == len(made.behind_rows)
    assert statistics.all.behind == sum(len(row.lines) for row in made.behind_rows)
    assert statistics.missing == counts.missing == len(made.missing_lines)
    assert sum(share.percent for share in statistics.all.statuses.values()) == 100
    assert sum(one.total for one in statistics.categories) == statistics.all.total
    assert sum(tally.total for _, tally in statistics.kinds) == statistics.all.total
    returns = statistics.returns
    assert returns.total == len(made.units) == sum(s.count for s in returns.timeliness.values())
    for line in made.lines:
        assert bool(line.sources) is not line.is_missing
