"""What a decision says, in a clerk's words."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from gwreport.domain.decisions.amendments import Amendment, read_amendment
from gwreport.domain.decisions.closings import Ground, read_ground, read_reopening
from gwreport.domain.decisions.decisions import (
    Decision,
    DecisionKind,
    Force,
    ListedDecision,
    read_acceptance,
    reported_plan,
)
from gwreport.domain.decisions.evidence import evidence_number, read_items
from gwreport.domain.decisions.paper_numbers import read_number
from gwreport.domain.decisions.scoring import Objection, read_ground_id, read_score_rules
from gwreport.domain.decisions.settled_nodes import Settled, read_settled
from gwreport.domain.decisions.supervision import AnswerVerdict, read_answer
from gwreport.domain.decisions.values import read_choice, read_join, read_row, read_verdict
from gwreport.domain.form.form_changes import changes_between
from gwreport.domain.form.office_form import FormLine, lines_of, read_lines
from gwreport.domain.merging.send_backs import read_value
from gwreport.domain.papers import Paper
from gwreport.domain.returns.returns import Outcome
from gwreport.domain.review.open_counts import OpenCounts
from gwreport.domain.statuses import Status
from gwreport.wording.form_design import STANDARD
from gwreport.wording.form_lines import change_words
from gwreport.wording.item_names import Called, item_name
from gwreport.wording.item_parts import PART_NAMES, node_period, part_words
from gwreport.wording.names import PAPERS, REVIEW_KINDS, STATUSES, number_words
from gwreport.wording.scores import OBJECTIONS, RULES_NAME, ground_name

FORCES = {Force.IN_FORCE: "有效", Force.REPLACED: "已被新的决定取代", Force.UNDONE: "已撤销"}
# The reasons that are recorded where the clerk gives none.
CORRECTED_BEFORE_LOADING = "装入前核对时更正"
NOTHING_OPEN, MADE_DRAFT = "核对无误，定稿", "取消定稿"
VERDICTS = {
    AnswerVerdict.ACCEPTED: "认可督办答复",
    AnswerVerdict.SENT_BACK: "退回督办答复",
    AnswerVerdict.LIFTED: "撤销督办",
}
# Said of a closing that does not count in the round in which it was decided: its report was final.
_LATER = "，自下一期起"
_SHOWN = 40
_MOST_CHANGES = 3


def decision_words(kind: DecisionKind, value: str, called: Called = str) -> str:
    """Say what was decided, without who and when; `called` says how items are called in it."""
    match kind:
        case DecisionKind.TEXT:
            return f"改写为“{_short(value)}”"
        case DecisionKind.CHOOSE:
            choice = read_choice(value)
            which = f"在文件 {choice.submission} 里" if choice.submission else ""
            return f"采用“{choice.unit}”{which}的文字"
        case DecisionKind.JOIN:
            return f"合并“{'”“'.join(read_join(value).units)}”的文字"
        case DecisionKind.STATUS:
            return f"定为“{STATUSES[Status(value)]}”"
        case DecisionKind.CONFIRM:
            return f"确认研判“{STATUSES[Status(value)]}”"
        case DecisionKind.VERSION:
            verdict = read_verdict(value)
            if verdict.read_as:
                return f"收下这份文件（按指定的单位重新读取，编号 {verdict.read_as}）"
            return "不收这份文件" if verdict.outcome is Outcome.REFUSED else "收下这份文件"
        case DecisionKind.ROW:
            row = read_row(value)
            return f"采用文件 {row.submission} 的“{row.sheet}”第 {row.row} 行"
        case DecisionKind.NO_ROW:
            row = read_row(value)
            return f"文件 {row.submission} 的“{row.sheet}”第 {row.row} 行不是下发的任务，不采用"
        case DecisionKind.ACCEPT:
            acceptance = read_acceptance(value)
            if acceptance.follows:
                return f"随决定 {acceptance.follows} 一并了结 {len(acceptance.keys)} 个问题"
            return "认可一个问题，不再提示"
        case DecisionKind.SEND_BACK:
            sent = read_value(value)
            return f"第 {sent.number} 次退回修改（{len(sent.questions)} 处）"
        case DecisionKind.CORRECT:
            return f"更正方案：{amendment_words(read_amendment(value))}"
        case DecisionKind.FINAL:
            return "定稿"
        case DecisionKind.FORM:
            return form_words(read_lines(value))
        case DecisionKind.EVIDENCE:
            items = "、".join(map(called, read_items(value)))
            return f"归到 {items}" if items else "归到整份报送，不属于哪一项"
        case DecisionKind.NUMBER:
            return f"编为{number_words(read_number(value))}"
        case DecisionKind.LINK:
            return f"与{called(value)}是同一事项，只填一次"
        case DecisionKind.NO_LINK:
            return f"与{called(value)}不是同一事项"
        case DecisionKind.SCORE_RULES:
            rules = read_score_rules(value)
            return f"{RULES_NAME}定为“{rules.file}”（启用 {len(rules.applied)} 条）"
        case DecisionKind.OBJECTION:
            return OBJECTIONS[Objection(value)]
        case DecisionKind.LAST_YEAR:
            return f"就是上年的{item_name(value)}" if value else "上年没有这一项"
        case DecisionKind.CARRY:
            return f"由上年的{item_name(value)}结转"
        case DecisionKind.APPROVE_NODES:
            return f"批准节点：{settled_words(read_settled(value))}"
        case DecisionKind.REFUSE_NODES:
            return f"不同意节点：{settled_words(read_settled(value))}"
        case DecisionKind.ANSWER:
            answer = read_answer(value)
            return f"{VERDICTS[answer.verdict]}（{answer.unit}）"
        case DecisionKind.CLOSE:
            return closing_words(read_ground(value))
        case DecisionKind.REOPEN:
            return f"恢复，不再算作销号{_LATER if read_reopening(value) else ''}"
        case DecisionKind.KEEP_OPEN:
            return f"退回销号申请（文件 {value}）"
        case DecisionKind.UNDO:
            return f"撤销决定 {value}"


def force_words(listed: ListedDecision) -> str:
    """Say whether a decision counts, and which one took it back."""
    undone = f"（决定 {listed.undone_by}）" if listed.undone_by else ""
    return f"{FORCES[listed.force]}{undone}"


def closing_words(ground: Ground) -> str:
    """Say upon what an item was closed."""
    numbers = "、".join(map(str, ground.evidence))
    on = f"佐证材料 {numbers}" if numbers else "没有佐证材料"
    return f"销号（{on}）{_LATER if ground.later else ''}"


def subject_words(subject: str, called: Called = str) -> str:
    """Say upon what was decided: an item, a file, a unit, evidence, or a paper to one."""
    if subject.isdecimal():
        return f"文件 {subject}"
    number = evidence_number(subject)
    if number is not None:
        return f"佐证材料 {number}"
    paper, parts, unit = subject.partition(":")
    if parts and paper in set(Paper) and unit.isdecimal():
        return f"{PAPERS[Paper(paper)]}（单位 {int(unit):03d}）"
    if (ground := read_ground_id(subject)) is not None:
        return ground_name(subject, called(ground.item) if ground.item else "")
    plan = reported_plan(subject)
    return f"{plan}报告" if plan is not None else called(subject)


def undone_words(number: str, kind: DecisionKind, value: str, subject: str) -> str:
    """Say which decision was taken back: "撤销决定 2（任务17：定为“依时序推进”）"."""
    said = decision_words(kind, value, item_name)
    return f"撤销决定 {number}（{subject_words(subject, item_name)}：{said}）"


def amendment_words(amendment: Amendment) -> str:
    """Say what was corrected of an item, part by part."""
    return "；".join(
        f"{PART_NAMES[part]}由“{_short(part_words(part, one.before))}”"
        f"改为“{_short(part_words(part, one.after))}”"
        for part, one in amendment.parts.items()
    )


def settled_words(settled: Mapping[str, Settled]) -> str:
    """Say which nodes and persons were settled, period by period: what stands, else what was proposed."""
    return "；".join(
        f"{node_period(key)}“{_short(one.text or '、'.join(one.seen))}”"
        for key, one in settled.items()
    )


def form_words(lines: Sequence[FormLine]) -> str:
    """Say what a form asks otherwise than the standard one."""
    changes = changes_between(lines_of(STANDARD), lines)
    if not changes:
        return "填报表样与自带的一样"
    named = "；".join(map(change_words, changes[:_MOST_CHANGES]))
    more = f"等 {len(changes)} 处" if len(changes) > _MOST_CHANGES else ""
    return f"填报表样定为（与自带的比）：{named}{more}"


def decision_line(decision: Decision, called: Called = str) -> str:
    """Say who decided what, when and why, with the decision's number; `called` as in `decision_words`."""
    words = decision_words(decision.kind, decision.value, called)
    reason = f"（{decision.reason}）" if decision.reason else ""
    return f"决定 {decision.number}：{decision.who} {time_words(decision.at)} {words}{reason}"


def time_words(at: datetime | None) -> str:
    """Give a moment as a clerk writes it, 2025-10-09 15:30, "" for none; the time is its own zone's."""
    return at.isoformat(" ", "minutes")[:16] if at else ""


def exact_time_words(at: datetime) -> str:
    """Give a moment to the second, 2025-10-09 15:30:12."""
    return at.isoformat(" ", "seconds")[:19]


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN else plain[:_SHOWN] + "…"


def open_words(open_: OpenCounts, unconfirmed: int) -> str:
    """Say what of a report nobody has settled or confirmed; "" when nothing is open."""
    whole = sum(open_.values())
    parts = [f"还有 {whole} 条等待处理（{counts_words(open_)}）"] if whole else []
    if unconfirmed:
        parts.append(f"附件3里进度还没有人确认的有 {unconfirmed} 项")
    return "，".join(parts)


def counts_words(open_: OpenCounts) -> str:
    """Say how much waits of each sort, the most urgent first: "意见不一 24，有问题 42"."""
    return "，".join(f"{REVIEW_KINDS[kind]} {count}" for kind, count in open_.items() if count)


def final_reason(said: str, open_: str) -> str:
    """Give the reason of a 定稿: what the clerk said, and what was open (`open_words`), if anything."""
    told = said.strip() or ("" if open_ else NOTHING_OPEN)
    return "；".join(words for words in (told, f"{open_}，仍然定稿" if open_ else "") if words)
