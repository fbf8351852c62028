"""`gwreport review ROUND`: what a person must settle."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from gwreport.cli import output
from gwreport.cli.json_forms import (
    Json,
    joined_evidence_json,
    judgement_json,
    open_json,
    return_finding_json,
)
from gwreport.cli.parser import add_workspace_option, command_parser
from gwreport.cli.workspace_option import open_workspace
from gwreport.domain.plan.named_plans import EVERY_NAME, shown_name
from gwreport.domain.review.kinds import ReviewKind
from gwreport.domain.review.plan_state import plans_of
from gwreport.domain.review.round_state import RoundState
from gwreport.settings.leaders import official_leaders
from gwreport.wording.findings.explaining import explain
from gwreport.wording.findings.rules import find_rule
from gwreport.wording.names import REVIEW_GROUPS, REVIEW_KINDS, STATUSES, round_name
from gwreport.wording.places import spot_words
from gwreport.wording.return_names import LOOSE_CELLS, SEVERITIES
from gwreport.workflow.plan.choose_plan import chosen_plan
from gwreport.workflow.review.review_groups import By, ReviewGroup, review_groups
from gwreport.workflow.review.review_items import ReviewItem
from gwreport.workflow.review.review_round import Review, review_round


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    parser = command_parser("review", "列出需要人来处理的问题，要紧的在前")
    add_workspace_option(parser)
    parser.add_argument("round", metavar="填报期", help="如 2025-Q3")
    parser.add_argument("--all", action="store_true", help="连同没有用到报告里的文字一并列出")
    parser.add_argument(
        "--by", choices=[by.value for by in By], help="分组列出：unit 按单位，leader 按牵头领导"
    )
    parser.add_argument("--plan", metavar="清单名", help="只列这张清单的；不写则列全部")
    given = parser.parse_args(arguments)
    with open_workspace(given.workspace) as workspace:
        review = review_round(workspace, given.round)
        if given.plan is not None and given.plan != EVERY_NAME:
            name = chosen_plan(workspace, given.plan)
            review = replace(review, items=review.of_plan(name))
        leaders = official_leaders(workspace.settings)
    groups = review_groups(review, By(given.by), leaders) if given.by else ()
    if given.json:
        output.write_json(_json(review, groups, by=given.by))
    else:
        _write(review, groups, by=given.by, whole=given.all)
    return output.TO_SETTLE if review.to_settle else output.DONE


def _json(review: Review, groups: Sequence[ReviewGroup], *, by: str | None) -> Json:
    document: Json = {
        "format": "gwreport.review/1",
        "round": str(review.round),
        "open": open_json(review.open),
        "items": [_item_json(one, review.state) for one in review.items],
        "switched_off": [
            {"rule": one.rule, "reason": one.reason, "who": one.who, "at": one.at.isoformat()}
            for one in review.off
        ],
        "accepted": [
            {
                **return_finding_json(finding),
                "decision": decision.number,
                "who": decision.who,
                "at": decision.at.isoformat(),
                "reason": decision.reason,
            }
            for finding, decision in review.accepted
        ],
    }
    if review.evidence:
        document["evidence"] = [joined_evidence_json(one) for one in review.evidence]
    if by:
        place = {id(one): number for number, one in enumerate(review.items)}
        document["groups"] = [
            {
                by: group.name,
                "open": group.to_settle,
                "errors": group.errors,
                # The places of its items in "items", counted from 0.
                "items": [place[id(one)] for one in group.items],
            }
            for group in groups
        ]
    return document


def _item_json(one: ReviewItem, state: RoundState) -> Json:
    evidence = [file.file.number for file in one.evidence]
    return {
        "item": one.item,
        "unit": one.unit or None,
        "kind": one.kind,
        "submission": one.submission or None,
        "texts": [
            {
                "unit": text.unit,
                "text": text.text,
                "path": text.file.source.whole_name,
                "sheet": text.sheet,
                "cell": spot_words(text.cell.at),
                "what": text.what,
            }
            for text in one.texts
        ],
        "findings": [return_finding_json(finding) for finding in one.findings],
        "judgement": _judgement_json(one, state),
        **_plans_json(one, state),
        **({"evidence": evidence} if evidence else {}),
    }


def _plans_json(one: ReviewItem, state: RoundState) -> Json:
    """Say in which of several plans a thing stands; where there is one alone nothing is said."""
    if not state.plan.named or one.item is None:
        return {}
    return {"plans": [shown_name(name) for name in plans_of(state, one.item)]}


def _judgement_json(one: ReviewItem, state: RoundState) -> Json | None:
    """Give the class that counts, and the proposed one with its score and reasons."""
    judgement = state.judgements.get(one.item or "")
    if one.status is None or judgement is None:
        return None
    return {
        **judgement_json(judgement),
        "status": one.status.value,
        "proposed": judgement.status.value,
    }


def _subject(one: ReviewItem, state: RoundState) -> str:
    if one.item is None:
        return f"文件 {one.submission}" if one.submission else ""
    named = [name for name in plans_of(state, one.item) if name] if state.plan.named else []
    return f"{one.item}（{'、'.join(named)}）" if named else one.item


def _write(review: Review, groups: Sequence[ReviewGroup], *, by: str | None, whole: bool) -> None:
    title = f"{round_name(review.round)}审核"
    if by:
        rows = [(group.name, str(group.to_settle), str(group.errors)) for group in groups]
        shown = [row for row in rows if row[1] != "0" or whole]
        headings = (REVIEW_GROUPS[by], "待处理", "其中有错误")
        output.write_table(headings, shown, title=f"{title}：按{REVIEW_GROUPS[by]}")
        for group in groups:
            if group.to_settle or whole:
                _write_items(group.items, review.state, title=group.name, whole=whole)
    else:
        _write_items(review.items, review.state, title=title, whole=whole)
    if review.accepted:
        output.say(f"已认可 {len(review.accepted)} 个问题，不再列出；填报的文字改动后会重新列出。")
    waiting = sum(one.is_open for one in review.evidence)
    if waiting:
        output.say(
            f"有 {waiting} 份佐证材料看不出属于哪一项，用 gwreport evidence {review.round} 指定。"
        )
    for one in review.off:
        rule = find_rule(one.rule)
        name, about = (rule.title, rule.looks_at) if rule else ("", "")
        output.say(
            f"已停用的规则：{name}（{one.rule}，{about}）。理由：{one.reason}"
            f"（{one.who}，{one.at.date()}）"
        )
    output.say(
        f"待处理 {review.to_settle} 项。用 gwreport decide 处理，核实后认为没有问题的用 decide 的 --accept-finding 认可；用 --all 查看全部文字。"
    )


def _write_items(
    items: Iterable[ReviewItem], state: RoundState, *, title: str, whole: bool
) -> None:
    rows: list[tuple[str, ...]] = []
    for one in items:
        # A hint upon a file is who filled it in: whoever settles the others should see it.
        is_told = (
            one.waits
            or one.kind == ReviewKind.SENT_BACK
            or (one.kind == ReviewKind.HINT and one.submission)
        )
        if not is_told and not whole:
            continue
        told = "\n".join(
            f"【{SEVERITIES[finding.severity]}】{words.message}{words.suggestion}（代码 {finding.code}）"
            for finding in one.findings
            for words in [explain(finding)]
        )
        texts = "\n".join(
            f"{text.unit} {LOOSE_CELLS.get(text.what, text.what)}（{text.sheet} {spot_words(text.cell.at)}）：{text.text}"
            for text in one.texts
        )
        subject = _subject(one, state)
        status = STATUSES[one.status] if one.status else ""
        rows.append((REVIEW_KINDS[one.kind], subject, one.unit, status, told, texts))
    output.write_table(("类别", "编号", "单位", "进度", "问题", "填报的文字"), rows, title=title)
