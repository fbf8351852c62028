"""The words of scoring (考核): its rules, their table, and what each ground stands on."""

from datetime import date, datetime
from decimal import Decimal

from gwreport.domain.decisions.scoring import (
    BONUSES,
    GroundId,
    Objection,
    ScoreRuleKind,
    read_ground_id,
)
from gwreport.domain.texts.quoting import beginning, in_one_line
from gwreport.domain.year.scores import Happening

RULES_NAME, SCORES_NAME = "考核细则", "考核得分"
INTERNAL = "内部资料　注意保存"
OBJECTIONS_FOLDER = "考核征求意见"
SCORE_RULE_NAMES = {
    ScoreRuleKind.BASE: "基础分",
    ScoreRuleKind.LATE: "逾期报送",
    ScoreRuleKind.LATE_DAYS: "逾期天数",
    ScoreRuleKind.MISSING: "未报",
    ScoreRuleKind.RETURNED: "退回修改",
    ScoreRuleKind.BLANK: "内容空白",
    ScoreRuleKind.COPIED: "照抄往期",
    ScoreRuleKind.BEHIND: "未依时序推进",
    ScoreRuleKind.STALLED: "停滞暂缓",
    ScoreRuleKind.CLOSED: "按期销号",
    ScoreRuleKind.UNANSWERED: "督办未按期答复",
    ScoreRuleKind.ANSWERED: "督办按期答复",
}
# What offices call the same, for saying which rule is meant; a rule is read by its own name alone.
SCORE_RULE_WORDS = {
    "起评分": ScoreRuleKind.BASE,
    "基准分": ScoreRuleKind.BASE,
    "迟报": ScoreRuleKind.LATE,
    "超期报送": ScoreRuleKind.LATE,
    "报送不及时": ScoreRuleKind.LATE,
    "漏报": ScoreRuleKind.MISSING,
    "未报送": ScoreRuleKind.MISSING,
    "不报": ScoreRuleKind.MISSING,
    "返工": ScoreRuleKind.RETURNED,
    "质量不高退回": ScoreRuleKind.RETURNED,
    "缺项": ScoreRuleKind.BLANK,
    "抄袭": ScoreRuleKind.COPIED,
    "内容雷同": ScoreRuleKind.COPIED,
    "滞后": ScoreRuleKind.BEHIND,
    "进度落后": ScoreRuleKind.BEHIND,
    "未达序时进度": ScoreRuleKind.BEHIND,
    "停工": ScoreRuleKind.STALLED,
    "未按期办结督办": ScoreRuleKind.UNANSWERED,
}
# A ground's number begins with one of these: short, as it is typed and quoted (滞后-002-T17).
_MARKS = {
    ScoreRuleKind.BASE: "基础",
    ScoreRuleKind.LATE: "逾期",
    ScoreRuleKind.LATE_DAYS: "天数",
    ScoreRuleKind.MISSING: "未报",
    ScoreRuleKind.RETURNED: "退回",
    ScoreRuleKind.BLANK: "空白",
    ScoreRuleKind.COPIED: "照抄",
    ScoreRuleKind.BEHIND: "滞后",
    ScoreRuleKind.STALLED: "停滞",
    ScoreRuleKind.CLOSED: "销号",
    ScoreRuleKind.UNANSWERED: "未复",
    ScoreRuleKind.ANSWERED: "答复",
}
# What stands under 说明 in the table that ships.
SCORE_RULE_NOTES = {
    ScoreRuleKind.BASE: "每个单位的起评分；上限写总分最高得多少，不封顶的空着",
    ScoreRuleKind.LATE: "扣分：填报表过了期限才报来，每期扣一次",
    ScoreRuleKind.LATE_DAYS: "扣分：填报表过了期限才报来，每晚一天扣一次（与“逾期报送”一般只用一条）",
    ScoreRuleKind.MISSING: "扣分：没有报来能够读取的填报表，或者报来的是空表，每期扣一次",
    ScoreRuleKind.RETURNED: "扣分：填报内容被退回修改，每退回一次扣一次",
    ScoreRuleKind.BLANK: "扣分：报来的填报表里没有写完成情况的，每项扣一次",
    ScoreRuleKind.COPIED: "扣分：完成情况照抄上期或上年同期的，每项扣一次（审核时认可的不算）",
    ScoreRuleKind.BEHIND: "扣分：牵头的任务未依时序推进（年底为未完成），每项扣一次",
    ScoreRuleKind.STALLED: "扣分：牵头的任务停滞暂缓，每项扣一次",
    ScoreRuleKind.CLOSED: "加分：牵头的任务在完成时限以内销号，每项加一次",
    ScoreRuleKind.UNANSWERED: "扣分：督办事项到期没有答复，或者答复被退回没有再报，每项扣一次",
    ScoreRuleKind.ANSWERED: "加分：督办事项按期答复并被采纳，每项加一次",
}
OBJECTIONS = {Objection.STRUCK: "采纳异议，不计", Objection.KEPT: "不采纳异议，照计"}
OVER = "总分封顶"
NOT_CONFIRMED = "研判建议，还没有人确认"
_SHOWN = 60


def points_words(points: Decimal) -> str:
    """Write points with their sign and no digit too many: "-2", "+0.5", "0"."""
    words = number_words(points)
    return f"+{words}" if points > 0 else words


def number_words(number: Decimal) -> str:
    """Write a number without an exponent and without zeros behind: "97.5"."""
    words = f"{number:f}"
    words = words.rstrip("0").rstrip(".") if "." in words else words
    return "0" if words in ("-0", "") else words


def moment_words(at: datetime | date | None) -> str:
    """Give the day or the minute of a ground, "" for none."""
    if isinstance(at, datetime):
        return at.isoformat(" ", "minutes")[:16]
    return at.isoformat() if at else ""


def ground_name(id_: str, item: str = "") -> str:
    """Call a ground by its rule and unit, and by its item where `item` names one."""
    read = read_ground_id(id_)
    if read is None:
        return id_
    of = f"，{item}" if item else ""
    return f"考核“{SCORE_RULE_NAMES[read.kind]}”（单位 {read.unit:03d}{of}）"


def ground_number(id_: GroundId) -> str:
    """Give the number by which a clerk names a ground: "滞后-002-T17"."""
    _, _, rest = str(id_).partition("-")
    return f"{_MARKS[id_.kind]}-{rest}"


def ground_words(one: Happening) -> str:
    """Say what a ground stands on, in one line."""
    when, due = moment_words(one.at), moment_words(one.due)
    by = f"（决定 {one.decision}）" if one.decision else ""
    match one.kind:
        case ScoreRuleKind.LATE | ScoreRuleKind.LATE_DAYS:
            return f"期限 {due}，{when} 才报来，晚 {one.words} 天"
        case ScoreRuleKind.MISSING:
            until = f"期限 {due}，" if due else ""
            return f"{until}{one.words or '没有报来'}"
        case ScoreRuleKind.RETURNED:
            return f"{one.words}{by}"
        case ScoreRuleKind.BLANK:
            return f"完成情况只写了“{one.words}”" if one.words else "没有写完成情况"
        case ScoreRuleKind.COPIED:
            return f"与往期报的一样：“{beginning(in_one_line(one.words), _SHOWN)}”"
        case ScoreRuleKind.BEHIND | ScoreRuleKind.STALLED:
            return f"进度为“{one.words}”" + (f"（{NOT_CONFIRMED}）" if one.is_proposed else by)
        case ScoreRuleKind.CLOSED:
            return f"{when} 销号，时限 {due}{by}"
        case ScoreRuleKind.UNANSWERED:
            return f"应在 {due} 前答复{'，' + one.words if one.words else ''}{by}"
        case ScoreRuleKind.ANSWERED:
            return f"应在 {due} 前答复，{when} 答复{by}"
        case ScoreRuleKind.BASE:
            return ""


def rule_side(kind: ScoreRuleKind) -> str:
    """Say whether a rule gives or takes points."""
    return "加分" if kind in BONUSES else "扣分"
