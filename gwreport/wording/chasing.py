"""What a unit that has not returned everything is told: where it stands, and what it shall do."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from gwreport.domain.statuses import UnitState
from gwreport.domain.texts.quoting import in_one_line

_SITUATIONS: dict[UnitState, str] = {
    UnitState.WAITING: "尚未报送",
    UnitState.LATE: "至今没有报送",
    UnitState.PARTIAL: "已报送，但还有{left}项没有填",
    UnitState.BLANK: "报来的是空表，{left}项一项也没有填",
    UnitState.REFUSED: "报来的文件打不开，没有收下",
    UnitState.HELD: "已报来文件，但有疑问，还没有收下",
    UnitState.SENT_BACK: "已退回修改，还有{questions}处没有改",
}
_OVERDUE = "，已超过期限{days}天"
_REQUESTS: dict[UnitState, str] = {
    UnitState.WAITING: "请{by_when}报送。",
    UnitState.LATE: "请{by_when}报送；确有困难的，请说明原因和能够报送的时间。",
    UnitState.PARTIAL: "请{by_when}补填后把整本表重新报送。",
    UnitState.BLANK: "请{by_when}填好后重新报送。",
    UnitState.REFUSED: "请用 WPS 或 Excel 打开原来的填报表，另存后{by_when}重新报送。",
    UnitState.HELD: "请{by_when}与我们联系核实。",
    UnitState.SENT_BACK: "请{by_when}改好退回的表（橙色格）并报送。",
}
# The same in a letter that is signed and filed.
_LETTER_SITUATIONS: dict[UnitState, str] = {
    UnitState.WAITING: "尚未报送",
    UnitState.LATE: "至今未报送",
    UnitState.PARTIAL: "已报送，但尚有{left}项未填报",
    UnitState.BLANK: "所报填报表为空表，{left}项均未填报",
    UnitState.REFUSED: "虽已报送，但文件无法打开，未能收录",
    UnitState.HELD: "虽已报送，但存在疑问，尚待核实，未能收录",
    UnitState.SENT_BACK: "经审核已退回修改，尚有{questions}处未修改",
}
_LETTER_OVERDUE = "，已逾期{days}天"
_LETTER_REQUESTS: dict[UnitState, str] = {
    UnitState.WAITING: "请你单位{by_when}报送。",
    UnitState.LATE: "请你单位{by_when}报送；确有困难不能报送的，请书面说明原因和预计报送时间。",
    UnitState.PARTIAL: "请你单位{by_when}补充完整，重新报送整本填报表。",
    UnitState.BLANK: "请你单位逐项填写，{by_when}重新报送。",
    UnitState.REFUSED: "请你单位核对原填报表，另存后{by_when}重新报送。",
    UnitState.HELD: "请你单位{by_when}与我们联系核实。",
    UnitState.SENT_BACK: "请你单位对照退回的填报表（橙色单元格）逐项修改，{by_when}重新报送。",
}
# That of an address (https://…:80) stays.
_COLON = re.compile(r"：\s?|(?<=[\u4e00-\u9fff]):\s?")
_ON_RECEIPT = "于收到本函后2个工作日内"
AT_ONCE = "今天内"
NOTHING_TO_CHASE = "没有需要催报的单位。"
ALL_MISSING = "全部{items}项"
_SENT_ALL_THE_SAME = {
    UnitState.REFUSED: "（所报文件无法打开）",
    UnitState.BLANK: "（所报为空表）",
}


def silent_name(unit: str, state: UnitState) -> str:
    """Name a unit of which nothing could be taken in: that a file came all the same is said."""
    return unit + _SENT_ALL_THE_SAME.get(state, "")


def way_words(way: str) -> str:
    """Give how to return a workbook as it goes behind “报送方式：”: no second colon, no full stop.

    "政务邮箱：dcs@example.invalid，电话：000" is "政务邮箱 dcs@example.invalid，电话 000".
    """
    return _COLON.sub(" ", in_one_line(way).rstrip("。；;. "))


def month_day(day: date) -> str:
    """Write a day of the year, "10月8日"."""
    return f"{day.month}月{day.day}日"


def full_date(day: date) -> str:
    """Write a date as official documents do, "2025年10月8日"."""
    return f"{day.year}年{day.month}月{day.day}日"


@dataclass(frozen=True, slots=True)
class Register:
    """How a unit is spoken to: in a message to its clerk, or in a letter that is signed and filed."""

    situations: Mapping[UnitState, str]
    overdue: str
    requests: Mapping[UnitState, str]
    at_once: str
    to_change: str
    to_fill: str
    day: Callable[[date], str]

    def situation(self, state: UnitState, *, left: int, questions: int, days_late: int) -> str:
        """Say where a unit stands; `days_late` counts the days since the deadline, 0 before it."""
        words = self.situations[state].format(left=left, questions=questions)
        return words + (self.overdue.format(days=days_late) if days_late else "")

    def request(self, state: UnitState, *, deadline: date | None, days_late: int) -> str:
        """Say what a unit shall do and by when."""
        by_when = f"于{self.day(deadline)}前" if deadline and not days_late else self.at_once
        return self.requests[state].format(by_when=by_when)

    def missing_head(self, state: UnitState, count: int) -> str:
        """Say what the list of what is missing holds."""
        is_sent_back = state is UnitState.SENT_BACK
        return (self.to_change if is_sent_back else self.to_fill).format(count=count)


MESSAGE = Register(
    _SITUATIONS,
    _OVERDUE,
    _REQUESTS,
    AT_ONCE,
    "要改的有以下{count}处",
    "还缺以下{count}项",
    month_day,
)
OFFICIAL = Register(
    _LETTER_SITUATIONS,
    _LETTER_OVERDUE,
    _LETTER_REQUESTS,
    _ON_RECEIPT,
    "需修改的{count}处如下",
    "未填报的{count}项如下",
    full_date,
)
