"""A small year for the tests of the register: two rounds, decisions, evidence, an own column."""

from pathlib import Path
from typing import Any

from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.workspace import Workspace
from tests.workflow.quarter import LATER, fill, issue, workbook_of

PARKS, CITY, PLANNING = "T2", "区城市管理局", "区发展改革委"
FIRST = {
    CITY: {
        "新建": {"完成情况": "=1+1个公园已开工，\n其余在选址。", "进度自评": "依时序推进"},
        "整治": {
            "完成情况": "已整治2条。",
            "进度自评": "未依时序推进",
            "存在问题": "缺资金。",
            "下一步措施": "筹资。",
        },
    },
    PLANNING: {"地区": {"本期完成值": "120.5亿元", "同比增速": "5.2%", "完成情况": "增长5.2%。"}},
}
SECOND = {
    CITY: {
        "新建": {"完成情况": "口袋公园建成3个。", "进度自评": "依时序推进"},
        "整治": {"完成情况": "已整治7条。", "进度自评": "依时序推进"},
    },
    PLANNING: {"地区": {"本期完成值": "260亿元", "同比增速": "6.4%", "完成情况": "增长6.4%。"}},
}
ROUNDS = {"2025-Q1": FIRST, "2025-Q2": SECOND}


def collect_year(office: Workspace, folder: Path) -> None:
    """Issue both rounds, and take in what the units wrote."""
    for code, answers in ROUNDS.items():
        collect_round(office, folder / code, code, answers)


def collect_round(office: Workspace, folder: Path, code: str, answers: Any) -> None:
    """Issue a round, and take in what its units wrote."""
    folder.mkdir(parents=True, exist_ok=True)
    sent = issue(office, folder, code)
    back = [
        fill(workbook_of(sent, unit), folder / "报回" / f"{unit}.xlsx", texts)
        for unit, texts in answers.items()
    ]
    collect_returns(office, back, now=LATER, workers=1)


def table(path: Path, sheet: str, head: int = 0) -> list[dict[str, Any]]:
    """Give the rows of a sheet under its headings, which stand in the row `head`."""
    import openpyxl

    rows = [list(row) for row in openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)]
    headings = [str(one) for one in rows[head]]
    return [dict(zip(headings, row, strict=True)) for row in rows[head + 1 :]]
