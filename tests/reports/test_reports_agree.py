"""Annexes, covering text, 汇总 and the counts of the JSON agree, whatever the items are."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from gwreport.domain.causes import Cause
from gwreport.domain.statuses import IS_BEHIND, Status
from gwreport.reports.behind import named_rows
from gwreport.reports.excel.workbook import report_workbook
from gwreport.reports.item_lines import ItemLine
from gwreport.reports.statistics import make_statistics
from gwreport.reports.texts.covering import covering_text, covering_values
from gwreport.wording.causes import CAUSES
from tests.reports.samples import opened, rows
from tests.reports.test_behind import judged
from tests.reports.word_report_samples import line, report

_TEXTS = st.sampled_from(
    [
        ("民间投资增长12%。", "民间投资同比增长3.5%。"),
        ("推进招商，完善服务，力争民间投资增长12%。", "推介9场，民间投资同比增长3.5%。"),
        ("整治背街小巷12条。", "已整治背街小巷3条。"),
        ("整治背街小巷12条。", "已整治背街小巷11条。"),
        ("建成清源水库。", "项目停工。"),
        ("建成清源水库。", "已建成投用。"),
        ("推进政务公开。", ""),
        ("推进政务公开。", "/"),
    ]
)
_PROBLEMS = st.sampled_from(["", "资金缺口大。", "用地未批，资金不足。", "订单减少", "人手少"])


@st.composite
def lines(draw: st.DrawFn) -> list[ItemLine]:
    made: list[ItemLine] = []
    for number in range(1, draw(st.integers(1, 24)) + 1):
        (text, told), problem = draw(_TEXTS), draw(_PROBLEMS)
        cells: dict[str, Any] = {"problem": problem} if problem else {}
        item = f"{draw(st.sampled_from('IT'))}{number}"
        leaders = draw(st.sampled_from([("甲",), ("乙", "甲"), ()]))
        if told:
            made.append(judged(item, text, told, leaders=leaders, **cells))
        else:
            made.append(line(item, text, leaders=leaders))
        if draw(st.booleans()) and told:
            decided = draw(st.sampled_from(list(Status)))
            merged = replace(made[-1].merged, status=decided)
            made[-1] = replace(made[-1], merged=merged)
    return made


@settings(max_examples=40, deadline=None)
@given(lines=lines())
def test_all_that_is_printed_counts_alike(lines: Sequence[ItemLine]) -> None:
    data = report(lines)
    values, statistics = covering_values(data), make_statistics(data)
    body = covering_text(data).body
    sheets = {name: rows(sheet) for name, sheet in zip_sheets(report_workbook(data))}
    behind = {one.item.id for one in lines if one.status in IS_BEHIND}
    # Every item that is behind stands in one row of 附件3, and nothing else does.
    assert set(named_rows(data.behind_rows)) == behind
    annex3 = [row for row in sheets["附件3"][3:] if row != "无"]
    assert len(data.behind) == data.counts.behind == values["behind_rows"]
    assert sum(bool(re.match(r"\d+ \| ", row)) for row in annex3) == data.counts.behind
    assert values["behind_count"] == statistics.all.behind == len(behind)
    # The causes part the rows; no item is told twice.
    causes = values["causes"]
    assert isinstance(causes, list)
    assert sum(one["count"] for one in causes) == data.counts.behind
    assert {one["name"] for one in causes} <= {CAUSES[cause] for cause in Cause}
    told = Counter(re.findall(r"附件3第(\d+)项）。", body))
    assert set(told.values()) <= {1}
    assert len(told) == min(data.counts.behind, 30)
    # Shares are of one denominator, and add up.
    statuses = values["statuses"]
    assert isinstance(statuses, list)
    assert sum(one["count"] for one in statuses) == len(lines)
    assert sum(one["percent"] for one in statuses) == Decimal("100.0")
    whole = next(row for row in sheets["汇总"] if row.startswith("合计"))
    counts = [int(count) for count in whole.split(" | ")[1 : 1 + 1 + 8]]
    assert counts[0] == len(lines) == sum(counts[1:])
    assert counts[5] + counts[6] == len(behind)
    named = {one["name"]: one["count"] for one in statuses}
    assert named.get("尚未报送", 0) == counts[7]
    assert named.get("尚待核实", 0) == counts[8]
    assert "待研判" not in body
    assert "…" not in body


def zip_sheets(content: bytes) -> list[tuple[str, object]]:
    book = opened(content)
    return [(sheet.title, sheet) for sheet in book]


@settings(max_examples=40, deadline=None)
@given(lines=lines())
def test_the_cell_begins_with_the_words_of_the_unit(lines: Sequence[ItemLine]) -> None:
    data = report(lines)
    by_item = {one.item.id: one for one in lines}
    for row in data.behind:
        assert row.completion.startswith(by_item[row.item].completion)
        assert row.text == by_item[row.item].item.text
