"""Chasing: who is called and why, the list, and words that can be sent as they are."""

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from gwreport.domain.rounds import parse_round
from gwreport.domain.statuses import Timeliness, UnitState
from gwreport.errors import DocumentError, StorageError
from gwreport.workflow.change_settings import change_settings
from gwreport.workflow.output.report_data import report_data
from gwreport.workflow.plan.manage_units import import_units
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.sending.chase import Chase, Chased, chase, write_chase
from gwreport.workflow.sending.generate_workbooks import Generated, generate_workbooks
from gwreport.workflow.sending.send_back import send_back
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import LATER, NOW, fill, open_office, workbook_of

CITY, MONEY, OFFICE, PLANNING = "区城市管理局", "区财政局", "区政府办公室", "区发展改革委"
DEADLINE = date(2025, 10, 10)
AFTER = date(2025, 10, 13)
PARK = {"新建": {"完成情况": "已建成4个，占80%。", "进度自评": "依时序推进"}}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    with open_office(tmp_path) as workspace:
        yield workspace


@pytest.fixture
def generated(office: Workspace, tmp_path: Path) -> Generated:
    return generate_workbooks(office, "2025-Q3", tmp_path / "下发", now=NOW, deadline=DEADLINE)


def of_unit(found: Chase, unit: str) -> Chased:
    return next(one for one in found.units if one.progress.unit == unit)


def states(found: Chase) -> dict[str, UnitState]:
    return {one.progress.unit: one.progress.state for one in found.units}


def collect(office: Workspace, path: Path) -> None:
    collect_returns(office, [path], now=LATER, workers=1)


def all_return(office: Workspace, generated: Generated, folder: Path) -> None:
    answers: dict[str, dict[str, str]] = {
        **PARK,
        "整治": {"完成情况": "已整治9条，占75%。", "进度自评": "依时序推进"},
        "持续": {"完成情况": "已公开政策文件36件。", "进度自评": "依时序推进"},
        "地区": {"完成情况": "实现320亿元，增长6.1%。"},
    }
    for one in generated.workbooks:
        collect(office, fill(one.path, folder / f"{one.unit}.xlsx", answers))


def rows(path: Path, sheet: str) -> list[list[Any]]:
    import openpyxl

    book: Any = openpyxl.load_workbook(path)
    return [[cell.value for cell in row] for row in book[sheet].iter_rows()]


def test_late_and_partial_units_are_called_with_what_is_missing(
    office: Workspace, generated: Generated, tmp_path: Path
) -> None:
    collect(office, fill(workbook_of(generated, CITY), tmp_path / "1.xlsx", PARK))
    collect(office, fill(workbook_of(generated, MONEY), tmp_path / "2.xlsx", PARK))
    found = chase(office, "2025-Q3", today=AFTER)
    assert states(found) == {
        PLANNING: UnitState.LATE,
        OFFICE: UnitState.LATE,
        CITY: UnitState.PARTIAL,
    }
    assert (found.total, found.returned, found.not_due) == (4, 1, 0)
    city, silent = of_unit(found, CITY), of_unit(found, OFFICE)
    assert (city.days_late, silent.days_late) == (3, 3)
    assert len(city.open_items) == 1
    assert "整治背街小巷12条" in city.open[0]
    assert silent.open == ("全部1项",)
    assert "还有1项没有填，已超过期限3天（期限10月10日）" in city.text
    assert "整治背街小巷" in city.text
    assert city.text.startswith(CITY)
    assert MONEY not in found.group_text
    for unit in (CITY, OFFICE, PLANNING):
        assert unit in found.group_text


def test_a_unit_that_sent_the_table_back_blank_has_reported_nothing(
    office: Workspace, generated: Generated, tmp_path: Path
) -> None:
    collect(office, workbook_of(generated, CITY))
    found = chase(office, "2025-Q3", today=AFTER)
    assert states(found)[CITY] is UnitState.BLANK
    city = of_unit(found, CITY)
    assert "报来的是空表，2项一项也没有填" in city.text
    round_ = parse_round("2025-Q3")
    assert round_ is not None
    lines = report_data(office, office.book.state(round_)).units
    (unit,) = (one for one in lines if one.unit == CITY)
    # Whoever sends a blank table has not reported in time.
    assert unit.timeliness is Timeliness.NOT_RETURNED
    assert unit.as_silent == f"{CITY}（所报为空表）"
    # As soon as a word stands in it, it is a return that lacks something.
    collect(office, fill(workbook_of(generated, CITY), tmp_path / "2.xlsx", PARK))
    assert states(chase(office, "2025-Q3", today=AFTER))[CITY] is UnitState.PARTIAL


def test_before_the_deadline_those_who_have_sent_nothing_are_left_alone(
    office: Workspace, generated: Generated, tmp_path: Path
) -> None:
    collect(office, fill(workbook_of(generated, CITY), tmp_path / "1.xlsx", PARK))
    found = chase(office, "2025-Q3", today=DEADLINE)
    assert states(found) == {CITY: UnitState.PARTIAL}
    assert found.not_due == 3
    assert "请于10月10日前补填" in of_unit(found, CITY).text
    early = chase(office, "2025-Q3", today=DEADLINE, waiting=True)
    assert len(early.units) == 4
    assert early.not_due == 0
    assert "请于10月10日前报送" in of_unit(early, OFFICE).text
    assert all(one.days_late == 0 for one in early.units)


def test_without_a_deadline_everybody_who_is_missing_is_called(
    office: Workspace, tmp_path: Path
) -> None:
    generate_workbooks(office, "2025-Q3", tmp_path / "下发", now=NOW)
    found = chase(office, "2025-Q3", today=AFTER)
    assert len(found.units) == 4
    assert all(one.deadline is None and not one.days_late for one in found.units)
    assert "期限" not in of_unit(found, OFFICE).text


def test_what_was_sent_back_is_called_for_by_its_own_deadline(
    office: Workspace, generated: Generated, tmp_path: Path
) -> None:
    all_return(office, generated, tmp_path / "b")
    assert chase(office, "2025-Q3", today=AFTER).units == ()
    item = next(one.id for one in office.plan().items if one.text.startswith("整治"))
    author = Author("张三", "", datetime(2025, 10, 12, 9))
    send_back(
        office,
        "2025-Q3",
        CITY,
        tmp_path / "退回",
        author=author,
        deadline=date(2025, 10, 15),
        items={item: "请写明是哪几条街巷"},
    )
    found = chase(office, "2025-Q3", today=AFTER)
    city = of_unit(found, CITY)
    assert states(found) == {CITY: UnitState.SENT_BACK}
    assert (city.days_late, city.deadline) == (0, date(2025, 10, 15))
    assert "请写明是哪几条街巷" in city.text
    assert "请于10月15日前改好" in city.text
    assert of_unit(chase(office, "2025-Q3", today=date(2025, 10, 17)), CITY).days_late == 2


def test_a_held_file_is_called_for_too(
    office: Workspace, generated: Generated, tmp_path: Path
) -> None:
    def no_marks(path: Path) -> Path:
        import openpyxl

        book: Any = openpyxl.load_workbook(path)
        del book["标识"]
        del book.defined_names["gwreport_stamp"]
        book.custom_doc_props.props.clear()
        for row in book["目标任务"].iter_rows(min_row=4):
            row[-1].value = None
        book.save(path)
        return path

    file = fill(workbook_of(generated, OFFICE), tmp_path / "1.xlsx", {"持续": {"完成情况": "好。"}})
    collect(office, no_marks(file))
    found = chase(office, "2025-Q3", today=AFTER)
    assert states(found)[OFFICE] is UnitState.HELD
    assert "核实" in of_unit(found, OFFICE).text


def test_a_file_that_cannot_be_read_is_called_for_again(
    office: Workspace, generated: Generated, tmp_path: Path
) -> None:
    good = workbook_of(generated, OFFICE)
    (tmp_path / good.name).write_bytes(good.read_bytes()[:4000])
    collect(office, tmp_path / good.name)
    found = chase(office, "2025-Q3", today=AFTER)
    assert states(found)[OFFICE] is UnitState.REFUSED
    assert "打不开" in of_unit(found, OFFICE).text
    assert f"未能读取（1个）：{OFFICE}" in found.group_text


def test_the_list_and_the_texts_are_written(
    office: Workspace, generated: Generated, tmp_path: Path
) -> None:
    registry = tmp_path / "名录.csv"
    registry.write_text(f"单位名称,联系人,联系电话\n{OFFICE},周平,000-1230101\n", encoding="utf-8")
    import_units(office, registry, now=NOW)
    collect(office, fill(workbook_of(generated, CITY), tmp_path / "1.xlsx", PARK))
    found = chase(office, "2025-Q3", today=AFTER)
    written = write_chase(office, found, tmp_path / "催报")
    table = rows(written.list_path, "催报清单")
    assert table[0][0] == "青禾区2025年前三季度政府工作报告目标任务催报清单"
    by_unit = {row[2]: row for row in table[3:]}
    assert by_unit[OFFICE][3:6] == ["逾期未报", 1, 1]
    assert by_unit[OFFICE][8:11] == [3, "周平", "000-1230101"]
    assert by_unit[CITY][3:6] == ["部分填报", 2, 1]
    assert "整治" in by_unit[CITY][6]
    texts = rows(written.list_path, "催报文字")
    assert len(texts) == 3 + 1 + len(found.units)
    names = [path.name for path in written.texts]
    assert names[0] == "000_工作群.txt"
    assert any(name.endswith(f"_{CITY}.txt") for name in names)
    saved = next(path for path in written.texts if CITY in path.name).read_bytes()
    assert saved.decode("utf-8-sig").replace("\r\n", "\n") == of_unit(found, CITY).text
    again = write_chase(office, found, tmp_path / "催报2")
    assert again.list_path.read_bytes() == written.list_path.read_bytes()


def test_an_offices_own_words_are_used(
    office: Workspace, generated: Generated, tmp_path: Path
) -> None:
    own = tmp_path / "模板"
    own.mkdir()
    (own / "chase_unit.txt").write_text("{{ unit }}{{ situation }}，速报！", encoding="utf-8")
    change_settings(office, {"templates": str(own)}, now=NOW)
    found = chase(office, "2025-Q3", today=AFTER)
    assert of_unit(found, OFFICE).text == f"{OFFICE}至今没有报送，已超过期限3天，速报！\n"
    assert "【催报】" in found.group_text
    (own / "chase_group.txt").write_text("各单位速报！", encoding="utf-8")
    with pytest.raises(DocumentError) as refused:
        chase(office, "2025-Q3", today=AFTER)
    assert refused.value.detail == "{{ groups }}"


def test_a_folder_that_cannot_be_written_is_told_before_anything(
    office: Workspace, generated: Generated, tmp_path: Path
) -> None:
    found = chase(office, "2025-Q3", today=AFTER)
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(StorageError):
        write_chase(office, found, tmp_path / "file")
