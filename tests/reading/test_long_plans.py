"""Case 89: reading takes no longer for each row of a long document than for each of a short one."""

import time
from collections.abc import Callable
from contextlib import suppress

import pytest

from gwreport.domain.findings.code import Severity
from gwreport.errors import DocumentError
from gwreport.reading import Reading, understand_document
from gwreport.wording.findings.explaining import explain

pytestmark = pytest.mark.long

_ROWS, _LINES, _TIMES = 400, 3_000, 8
# Reading eight times as much may take so many times as long.
_GROWTH = 24
_TRIES = 4
Cells = Callable[[int], tuple[str, ...]]
HEAD = ("序号", "目标任务", "牵头责任单位", "牵头领导")


def sheet(rows: int, cells: Cells, head: tuple[str, ...] = HEAD) -> bytes:
    return "\n".join(",".join(row) for row in (head, *map(cells, range(1, rows + 1)))).encode()


def read(data: bytes, name: str = "方案.csv") -> Reading:
    return understand_document(data, name)


def seconds(data: bytes, name: str) -> float:
    started = time.process_time()
    with suppress(DocumentError):
        read(data, name)
    return time.process_time() - started


TABLES: dict[str, Cells] = {
    "tasks of the same units": lambda n: (str(n), f"新建{n}号公园", "甲局、乙局", "张三"),
    "units and leaders that are all different": lambda n: (str(n), f"新建{n}号公园", f"第{n}局", f"张{chr(0x4E00 + n)}三"),
    "the same task again and again": lambda _: ("1", "新建公园", "甲局", "张三"),
    "a task that goes on over all rows": lambda n: ("1" if n == 1 else "", f"新建{n}号公园", "", ""),
    "a task whose units go on over all rows": lambda n: ("1", "建路", "甲局", "") if n == 1 else ("", "", f"第{n}局", ""),
    "headers after headers": lambda n: ("序号", "任务", "牵头单位", "领导") if n % 2 else ("序号", "任务", "领导", "牵头单位"),
}  # fmt: skip
REPORTS: dict[str, Cells] = {
    "a report whose tables all begin anew": lambda n: (
        (
            ("序号", "任务", "牵头单位", "完成情况")
            if n % 8
            else ("序号", "任务", "完成情况", "牵头单位")
        )
        if n % 4 == 0
        else ("1", "新建公园", "甲局", "已经完成")
    ),
}
TEXTS: dict[str, Callable[[int], str]] = {
    "lines of units that name nobody": lambda n: "1.新建公园。\n" + "牵头单位：\n" * n,
    "lines of units of one task": lambda n: "1.新建公园。\n" + "牵头单位：甲局\n" * n,
    "a task over all lines": lambda n: "1.新建公园\n" + "而且改造道路\n" * n + "牵头单位：甲局",
    "headings": lambda n: "一、新建公园\n" * n + "1.新建公园。\n牵头单位：甲局",
    "a long line of units": lambda n: "1.新建公园。\n牵头单位：" + "甲局、" * n,
    "a long line without a mark": lambda n: "1.新建公园" + "和改造道路3公里" * n + "\n牵头单位：甲局",
    "brackets that never end": lambda n: "1.新建公园" + "（" * n + "\n牵头单位：甲局" + "（" * n,
}  # fmt: skip


def _flat(make: Callable[[int], bytes], name: str, few: int) -> None:
    # The first reading pays for what is imported and built once.
    seconds(make(50), name)
    short, long = make(few), make(few * _TIMES)
    # A neighbour on the machine slows down single readings, never every one of them.
    assert any(
        seconds(long, name) < max(seconds(short, name), 0.01) * _GROWTH for _ in range(_TRIES)
    )


@pytest.mark.parametrize("name", TABLES)
def test_89_time_for_a_row_is_the_same_in_a_long_table(name: str) -> None:
    _flat(lambda rows: sheet(rows, TABLES[name]), "方案.csv", _ROWS)


@pytest.mark.parametrize("name", REPORTS)
def test_89_time_for_a_row_is_the_same_in_a_long_report(name: str) -> None:
    _flat(
        lambda rows: sheet(rows, REPORTS[name], ("序号", "任务", "牵头单位", "完成情况")),
        "通报.csv",
        _ROWS,
    )


@pytest.mark.parametrize("name", TEXTS)
def test_89_time_for_a_line_is_the_same_in_a_long_text(name: str) -> None:
    _flat(lambda lines: TEXTS[name](lines).encode(), "方案.txt", _LINES)


def told(reading: Reading, code: str) -> list[str]:
    found = [one for one in reading.findings if one.code == code]
    assert all(one.severity is not Severity.INFO for one in found)
    return [explain(one).message for one in found]


def test_89_a_cell_that_is_no_list_names_nobody_and_is_told() -> None:
    units = "区教委" + "、区财政局" * 1_000
    reading = read(
        sheet(3, lambda n: (str(n), f"新建{n}号公园", units if n == 2 else "区教委", "张三"))
    )
    assert reading.plan is not None
    assert [item.lead_units for item in reading.plan.items] == [("区教委",), (), ("区教委",)]
    (words,) = told(reading, "list-too-long")
    assert f"这一栏有 {len(units)} 个字" in words


def test_89_a_text_of_a_whole_report_in_a_cell_has_no_targets_and_is_told() -> None:
    text = "建设公园3个，" * 3_000
    reading = read(
        sheet(2, lambda n: (str(n), text if n == 1 else "建设公园3个", "区教委", "张三"))
    )
    assert reading.plan is not None
    assert [len(item.targets) for item in reading.plan.items] == [0, 1]
    assert reading.plan.items[0].text == text
    (words,) = told(reading, "item-too-long")
    assert f"有 {len(text)} 个字" in words


def test_89_targets_without_end_are_told_where_they_are_no_longer_read() -> None:
    reading = read(sheet(4, lambda n: (str(n), "1户" * 9_000, "区教委", "张三")))
    assert reading.plan is not None
    assert [bool(item.targets) for item in reading.plan.items] == [True, True, True, False]
    (words,) = told(reading, "targets-left-out")
    assert "第 3 项以后的没有读取" in words


@pytest.mark.parametrize("digits", [21, 400, 4_500])
def test_89_a_number_of_many_digits_is_no_target_and_is_told(digits: int) -> None:
    reading = read(
        sheet(1, lambda _: ("1", f"完成投资{'7' * digits}万元，建设公园3个", "区教委", "张三"))
    )
    assert reading.plan is not None
    assert [one.text for one in reading.plan.items[0].targets] == ["3个"]
    (words,) = told(reading, "digits-as-text")
    assert f"一串 {digits} 位的数字" in words


def test_89_names_without_end_are_not_compared_and_that_is_told() -> None:
    reading = read(sheet(1_501, lambda n: (str(n), f"新建{n}号公园", f"第{n}街道", "张三")))
    (words,) = told(reading, "names-not-compared")
    assert "1501 个不同的单位名称" in words


def test_89_the_same_fault_in_every_row_is_told_a_thousand_times_and_counted() -> None:
    reading = read(sheet(1_100, lambda n: (str(n), f"新建{n}号公园", "", "张三")))
    assert len(told(reading, "lead-missing")) == 1_000
    assert told(reading, "more-alike-read") == ["同类问题太多，还有 100 处没有逐条列出。"]
