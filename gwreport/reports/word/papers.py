"""The annexes of the papers around the report: 通知, 督办通知单, 通报."""

from collections.abc import Sequence

from gwreport.reports.ranking import LeaderRank, UnitRank
from gwreport.reports.word.annexes import Annex
from gwreport.reports.word.xml import PageColumn
from gwreport.wording.names import TIMELINESS

UNIT_COLUMNS = (
    PageColumn("序号", 12, centred=True),
    PageColumn("单位", 62),
    PageColumn("主要指标（项）", 22, centred=True),
    PageColumn("目标任务（项）", 22, centred=True),
    PageColumn("合计（项）", 22, centred=True),
)
SUPERVISED_COLUMNS = (
    PageColumn("序号", 10, centred=True),
    PageColumn("任务", 48),
    PageColumn("全年目标", 30),
    PageColumn("进展情况", 60),
    PageColumn("存在问题", 36),
    PageColumn("下一步措施", 36),
    PageColumn("办结时限", 22, centred=True),
)
_UNIT_RANK_COLUMNS = (
    PageColumn("名次", 12, centred=True),
    PageColumn("单位", 50),
    PageColumn("报送", 20, centred=True),
    PageColumn("应填（项）", 18, centred=True),
    PageColumn("已填（项）", 18, centred=True),
    PageColumn("牵头任务（项）", 20, centred=True),
    PageColumn("{on_course}（项）", 26, centred=True),
    PageColumn("占比（%）", 18, centred=True),
    PageColumn("{behind}（项）", 22, centred=True),
)
_LEADER_RANK_COLUMNS = (
    PageColumn("名次", 12, centred=True),
    PageColumn("分管领导", 36, centred=True),
    PageColumn("牵头任务（项）", 26, centred=True),
    PageColumn("已报送（项）", 26, centred=True),
    PageColumn("{on_course}（项）", 30, centred=True),
    PageColumn("占比（%）", 22, centred=True),
    PageColumn("{behind}（项）", 26, centred=True),
)


def unit_rank_annex(ranks: Sequence[UnitRank], title: str, *, on_course: str, behind: str) -> Annex:
    """Lay out the ranks of the units; `on_course` and `behind` name the classes."""
    rows = [
        (
            str(one.rank),
            one.unit,
            TIMELINESS[one.timeliness],
            str(one.asked),
            str(one.filled),
            str(one.total),
            str(one.on_course),
            f"{one.percent:.1f}",
            str(one.behind),
        )
        for one in ranks
    ]
    note = (
        "注：先看是否按时报送，再看填报是否完整，最后看牵头任务"
        f"{on_course}的占比；三项都相同的名次并列。{behind}含停滞暂缓。"
    )
    columns = _named(_UNIT_RANK_COLUMNS, on_course, behind)
    return Annex(title, columns, rows, landscape=True, note=note)


def leader_rank_annex(
    ranks: Sequence[LeaderRank], title: str, *, on_course: str, behind: str
) -> Annex:
    """Lay out the ranks of the leaders; see `unit_rank_annex`."""
    rows = [
        (
            str(one.rank),
            one.leader,
            str(one.total),
            str(one.reported),
            str(one.on_course),
            f"{one.percent:.1f}",
            str(one.behind),
        )
        for one in ranks
    ]
    note = (
        f"注：先看已报送的占比，再看{on_course}的占比；都相同的名次并列。"
        "几位领导共同牵头的任务分别计入。"
    )
    columns = _named(_LEADER_RANK_COLUMNS, on_course, behind)
    return Annex(title, columns, rows, note=note)


def _named(columns: Sequence[PageColumn], on_course: str, behind: str) -> list[PageColumn]:
    return [
        PageColumn(
            column.heading.format(on_course=on_course, behind=behind),
            column.width,
            column.centred,
            column.group,
        )
        for column in columns
    ]
