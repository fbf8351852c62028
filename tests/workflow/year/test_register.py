"""The register of the year: a row an item with every round, verbatim; the same ledger gives the same bytes."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from gwreport.domain.form.columns import Page
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status
from gwreport.errors import Cancelled, WorkspaceError
from gwreport.workflow.output.report_data import report_data
from gwreport.workflow.plan.load_history import load_history
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review.correct_item import ItemChange, correct_item
from gwreport.workflow.review.decide import edit_text, set_status, undo
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.sending.unit_form import change_form, form_lines
from gwreport.workflow.workspace import Workspace
from gwreport.workflow.year.register_data import register_data
from gwreport.workflow.year.write_register import WrittenRegister, write_register
from tests.workflow.quarter import LATER, NOW, fill, issue, open_office, workbook_of
from tests.workflow.test_history import report_file
from tests.workflow.year.register_samples import CITY, PARKS, collect_year, table

AUTHOR = Author("李伟", "实地看过", LATER + timedelta(hours=1))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    with open_office(tmp_path) as workspace:
        yield workspace


@pytest.fixture
def year(office: Workspace, tmp_path: Path) -> Workspace:
    """An office with two rounds collected."""
    collect_year(office, tmp_path)
    return office


def written(office: Workspace, tmp_path: Path, name: str = "台账") -> WrittenRegister:
    return write_register(office, tmp_path / name)


def test_a_row_an_item_in_the_plans_order_with_each_rounds_words_verbatim(
    year: Workspace, tmp_path: Path
) -> None:
    made = written(year, tmp_path)
    assert [path.name for path in made.outputs] == ["a_工作台账.xlsx", "a_任务卡片.docx"]
    assert opened(made).sheetnames[0] == "台账"
    rows = table(made.outputs[0], "台账")
    assert [row["目标任务"] for row in rows] == [one.text for one in year.plan().items]
    parks = rows[1]
    assert parks["编号"] == "任务2"
    assert parks["序号"] == 2
    assert parks["牵头领导"] == "钱晓东、赵明"
    assert parks["牵头责任单位"] == "区城市管理局、区财政局"
    assert parks["全年目标"] == "5个"
    # A text is a text, whatever it begins with.
    assert parks["一季度完成情况"] == "=1+1个公园已开工，\n其余在选址。"
    assert parks["上半年完成情况"] == "口袋公园建成3个。"
    streets = rows[2]
    assert (streets["一季度进度"], streets["上半年进度"]) == ("未依时序推进", "依时序推进")
    assert (streets["最近进度"], streets["比上一期"]) == ("依时序推进", "好转")
    assert rows[3]["上半年进度"] == "尚未报送"
    sheet = opened(made)["台账"]
    assert sheet.auto_filter.ref
    assert sheet.freeze_panes == "D2"
    assert sheet["C3"].data_type == "s"
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_classes_are_those_of_each_rounds_report(year: Workspace, tmp_path: Path) -> None:
    set_status(year, "2025-Q1", PARKS, Status.STALLED, AUTHOR)
    made = written(year, tmp_path)
    for counts in made.counts:
        data = report_data(year, year.book.state(counts.round))
        reported = [line.status for line in data.lines]
        assert {one: reported.count(one) for one in Status} == dict(counts.statuses)
        assert counts.unreported == data.counts.missing
    rows = table(made.outputs[0], "台账")
    assert (rows[1]["一季度进度"], rows[1]["一季度进度确认"]) == ("停滞暂缓", "已确认")
    assert (rows[1]["上半年进度确认"], rows[3]["上半年进度确认"]) == ("未确认", None)
    trend = table(made.outputs[0], "走势", head=2)
    found = {row["进度（项）"]: (row["一季度"], row["上半年"]) for row in trend}
    assert found["停滞暂缓"] == (1, 0)
    assert found["尚未报送"] == (1, 1)
    assert found["合计"] == (4, 4)


def test_an_indicators_figures_stand_against_their_line_in_table_and_chart(
    year: Workspace, tmp_path: Path
) -> None:
    made = written(year, tmp_path)
    due, done = table(made.outputs[0], "指标数据")[:2]
    assert (due["指标"], due["项目"]) == ("地区生产总值增长", "应达到")
    assert [due[name] for name in ("一季度", "上半年", "前三季度", "全年")] == [6, 6, 6, 6]
    assert [done[name] for name in ("一季度", "上半年", "前三季度", "全年")] == [
        5.2,
        6.4,
        None,
        None,
    ]
    book = opened(made)
    assert {"走势", "指标走势", "单位"} <= set(book.sheetnames)
    with zipfile.ZipFile(made.outputs[0]) as package:
        charts = [name for name in package.namelist() if "/charts/chart" in name]
    # The classes, the indicator, and the parks, of which both rounds tell a figure.
    assert len(charts) >= 2


def test_the_same_ledger_gives_the_same_bytes_also_after_a_decision_that_was_taken_back(
    year: Workspace, tmp_path: Path
) -> None:
    first = [path.read_bytes() for path in written(year, tmp_path).outputs]
    number = edit_text(year, "2025-Q1", PARKS, "改过的话。", AUTHOR)
    changed = [path.read_bytes() for path in written(year, tmp_path, "二").outputs]
    assert all(one != other for one, other in zip(first, changed, strict=True))
    undo(year, "2025-Q1", number, AUTHOR)
    assert [path.read_bytes() for path in written(year, tmp_path, "三").outputs] == first


def test_an_offices_column_stands_there_when_it_says_so(office: Workspace, tmp_path: Path) -> None:
    lines = [
        replace(one, shown=one.shown | {Page.REGISTER}) if one.heading == "存在问题" else one
        for one in form_lines(office)
    ]
    change_form(office, lines, AUTHOR)
    collect_year(office, tmp_path)
    rows = table(written(office, tmp_path).outputs[0], "台账")
    assert rows[2]["一季度存在问题"] == "缺资金。"
    assert rows[2]["一季度进度自评"] == "未依时序推进"
    # Nobody wrote of any in the second round, and 下一步措施 is not to be shown.
    assert not {"上半年存在问题", "一季度下一步措施"} & set(rows[0])


def test_corrections_and_evidence_are_told(year: Workspace, tmp_path: Path) -> None:
    correct_item(year, PARKS, ItemChange(text="新建口袋公园8个。"), AUTHOR)
    sent = issue(year, tmp_path, "2025-Q3")
    answers = {"新建": {"完成情况": "建成5个，照片见附件1。", "进度自评": "依时序推进"}}
    back = fill(workbook_of(sent, CITY), tmp_path / "报" / "回收.xlsx", answers).parent
    (back / "附件1.jpg").write_bytes(b"\xff\xd8\xff\xe0 picture ")
    collect_returns(year, [back], now=LATER, workers=1)
    made = written(year, tmp_path)
    parks = table(made.outputs[0], "台账")[1]
    assert parks["目标任务"] == "新建口袋公园8个。"
    assert "由“新建口袋公园5个。”改为“新建口袋公园8个。”（实地看过）" in parks["更正"]
    assert parks["佐证材料（份）"] == 1
    assert "附件1.jpg" in words_of_cards(made)


def test_a_report_that_was_loaded_is_a_round_of_the_year(office: Workspace, tmp_path: Path) -> None:
    load_history(office, report_file(tmp_path), now=NOW, code="2025-Q2")
    data = register_data(office)
    assert data.rounds == (Round(2025, 2),)
    rows = table(written(office, tmp_path).outputs[0], "台账")
    assert rows[2]["上半年完成情况"] == "已整治5条。"
    assert rows[2]["上半年进度确认"] == "未确认"
    assert rows[3]["上半年完成情况"] is None
    assert rows[3]["上半年进度"] is None


def test_before_any_round_the_plan_alone_is_the_register(office: Workspace, tmp_path: Path) -> None:
    made = written(office, tmp_path)
    assert opened(made).sheetnames == ["台账"]
    assert len(table(made.outputs[0], "台账")) == 4
    assert made.rounds == ()


def test_without_a_plan_nothing_is_written(tmp_path: Path) -> None:
    location = str(tmp_path / "b.gwr")
    with (
        Workspace.create(location, region="青禾区", year=2025, now=NOW) as empty,
        pytest.raises(WorkspaceError),
    ):
        write_register(empty, tmp_path / "出")
    assert not (tmp_path / "出").exists()


class Stopping:
    """A progress that stops when the second round comes."""

    def __init__(self) -> None:
        self.steps: list[str] = []

    def step(self, done: int, total: int, what: str) -> None:
        self.steps.append(f"{done}/{total} {what}")

    def cancelled(self) -> bool:
        return bool(self.steps)


def test_it_tells_each_round_and_stops_when_asked(year: Workspace, tmp_path: Path) -> None:
    told = Stopping()
    with pytest.raises(Cancelled):
        write_register(year, tmp_path / "出", progress=told)
    assert told.steps == ["0/2 2025年一季度"]
    assert not (tmp_path / "出").exists()


def opened(made: WrittenRegister) -> Any:
    import openpyxl

    return openpyxl.load_workbook(made.outputs[0])


def words_of_cards(made: WrittenRegister) -> str:
    with zipfile.ZipFile(io.BytesIO(made.outputs[1].read_bytes())) as package:
        return package.read("word/document.xml").decode("utf-8")
