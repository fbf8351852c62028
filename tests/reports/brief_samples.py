"""A leader with very much on the desk, for the tests of pages and slides."""

from dataclasses import replace

from gwreport.domain.plan.plan import Node
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status
from gwreport.reports.data import ReportData
from gwreport.reports.item_lines import Earlier
from tests.reports.samples import item, line, report

_LONG = "统筹推进{name}片区{at}号地块城市更新改造，完成老旧管网改造{at}公里、新建停车泊位{at}00个，同步实施雨污分流和立面整治"
_TOLD = (
    "已完成老旧管网改造{at}公里，新建停车泊位20个，其余正在推进。存在问题：征地拆迁进度缓慢，资金尚未落实，"
    "施工许可手续仍在办理，部分住户诉求较多需要逐户协调。下一步措施：由区住房城乡建委牵头逐户签约，10月底前开工。"
)


def much(items: int, behind: int, leader: str = "赵明") -> ReportData:
    """Make a report in which a leader has so many items, so many of them behind, with long texts throughout."""
    lines = []
    for at in range(1, items + 1):
        late = at <= behind
        one = item(
            f"T{at}", _LONG.format(name="东南西北中"[at % 5], at=at) + "。", leader, "孙丽",
            leads=("区住房城乡建委", "区城市管理局", "区规划自然资源局", "区财政局"),
        )  # fmt: skip
        one = replace(one, nodes=(Node("2025-Q4", "完成全部管网改造并通过竣工验收，恢复路面"),))
        then = Earlier(Round(2025, 2), "原文", Status.ON_SCHEDULE if at % 2 else Status.DONE)
        status = Status.BEHIND if late else (Status.ON_SCHEDULE if at % 3 else Status.DONE)
        lines.append(line(one, _TOLD.format(at=at), status, score=float(at), previous=then))
    return report(lines)
