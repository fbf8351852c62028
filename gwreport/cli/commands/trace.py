"""`gwreport trace ROUND ITEM`: where every sentence of an item comes from, and which is reported."""

from collections.abc import Sequence

from gwreport.cli import output
from gwreport.cli.json_forms import (
    Json,
    decision_json,
    finding_json,
    joined_evidence_json,
    judgement_json,
)
from gwreport.cli.parser import add_workspace_option, command_parser
from gwreport.cli.workspace_option import open_workspace
from gwreport.domain.merging.words import SourceCell
from gwreport.reports.item_lines import Earlier
from gwreport.wording.decisions import FORCES, decision_line, time_words
from gwreport.wording.evidence_names import EVIDENCE_BASES
from gwreport.wording.findings.explaining import explain
from gwreport.wording.judgement_reasons import explain_reason
from gwreport.wording.names import STATUSES, round_name, status_name
from gwreport.wording.places import spot_words
from gwreport.wording.return_names import OUTCOMES
from gwreport.workflow.review.trace import Role, Trace, TracedText, Why, trace

_ROLES = {
    Role.REPORTED: "写进了报告",
    Role.BASIS: "改写所依据的原文",
    Role.BESIDE: "没有写进报告",
    Role.NOT_MERGED: "文件没有并入",
}
_WHY = {
    Why.PRIMARY: "牵头的第一个单位填报的文字，默认采用。",
    Why.NEXT_LEAD: "牵头的第一个单位没有填报，暂用下一个牵头单位的文字。",
    Why.NOBODY: "没有牵头单位填报，报告里没有文字。",
}


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    parser = command_parser("trace", "查一项的来历：报告里的话出自哪个文件、哪一格，谁审核、为什么")
    add_workspace_option(parser)
    parser.add_argument("round", metavar="填报期", help="如 2025-Q3")
    parser.add_argument("item", metavar="编号", help="任务编号，如 T17")
    given = parser.parse_args(arguments)
    with open_workspace(given.workspace) as workspace:
        found = trace(workspace, given.round, given.item)
    if given.json:
        output.write_json(_json(found))
    else:
        _write(found)
    return output.DONE


def _json(found: Trace) -> Json:
    merged, item = found.merged, found.item
    text, status = merged.text_decision, merged.status_decision
    return {
        "format": "gwreport.trace/1",
        "round": str(found.round),
        "item": {
            "id": item.id,
            "number": item.number,
            "text": item.text,
            "lead_units": list(item.lead_units),
            **({"plans": list(found.plans)} if found.plans else {}),
            **({"told_as": found.told} if found.told else {}),
        },
        "reported": {
            "text": merged.text,
            "unit": merged.source or None,
            "state": merged.state.value,
            "why": found.why.value,
            "decision": text.number if text and merged.is_by_decision else None,
            "status": merged.status.value,
            "status_decision": status.number if status else None,
            "reviewed": merged.reviewed,
            "sources": [_source_json(one) for one in merged.sources],
        },
        "judgement": judgement_json(found.judgement) if found.judgement else None,
        "year_before": _earlier_json(found.year_before) if found.year_before else None,
        "texts": [_text_json(one) for one in found.texts],
        "evidence": [joined_evidence_json(one) for one in found.evidence],
        "decisions": [decision_json(one) for one in found.decisions],
        "findings": [finding_json(one) for one in found.findings],
    }


def _earlier_json(one: Earlier) -> Json:
    return {"round": str(one.round), "text": one.text, "status": one.status.value}


def _source_json(one: SourceCell) -> Json:
    return {"unit": one.unit, "field": one.field, **_place_json(one)}


def _text_json(one: TracedText) -> Json:
    return {
        "unit": one.unit,
        "what": one.what,
        **_place_json(one),
        "outcome": one.file.outcome.value,
        "role": one.role.value,
    }


def _place_json(one: SourceCell | TracedText) -> Json:
    file = one.file
    return {
        "text": one.cell.text,
        "path": file.source.path,
        "member": file.source.member,
        "sheet": one.sheet,
        "cell": spot_words(one.cell.at),
        "time": file.received_at.isoformat(),
        "version": file.version,
        "sha256": file.source.sha256,
        "submission": file.number,
    }


def _write(found: Trace) -> None:
    merged, item = found.merged, found.item
    output.say(f"{round_name(found.round)} {item.id}　{item.text}")
    if found.plans:
        also = f"（同一事项，填在 {found.told}）" if found.told else ""
        output.say(f"清单：{'、'.join(found.plans)}{also}")
    output.say(f"报告里的文字：{merged.text or '（没有）'}")
    output.say(f"依据：{_why(found)}")
    is_edited = any(one.role is Role.BASIS for one in found.texts)
    for one in merged.sources:
        output.say(
            f"{'改写自' if is_edited else '出自'}：{one.unit} 第 {one.file.version} 份填报表“{one.sheet}”"
            f"{spot_words(one.cell.at)}（{found.design.heading(one.field, one.sheet)}），"
            f"{time_words(one.file.received_at)} 收到，文件编号 {one.file.number}"
        )
    if merged.is_by_decision and not merged.sources:
        output.say("这段文字是审核人写的，没有单位填报的文字可对照。")
    by = (
        f"（{decision_line(merged.status_decision)}）" if merged.status_decision else "（未经审核）"
    )
    output.say(f"进度：{STATUSES[merged.status]}{by}")
    if found.judgement:
        reasons = "；".join(explain_reason(one) for one in found.judgement.reasons)
        output.say(f"系统建议：{STATUSES[found.judgement.status]}（{reasons}）")
    if found.year_before:
        before = found.year_before
        output.say(
            f"上年同期（{round_name(before.round)}）：{before.text}"
            f"（{status_name(before.status, before.round)}）"
        )
    if found.texts:
        headings = ("单位", "栏目", "文字", "文件编号", "工作表", "格", "用在哪里")
        output.write_table(headings, [_row(one) for one in found.texts], title="填报过的全部文字")
        headings = ("文件编号", "文件", "第几份", "收到时间", "结果", "校验码（SHA-256）")
        output.write_table(headings, _files(found), title="这些文字所在的文件")
    for joined in found.evidence:
        file = joined.file
        output.say(
            f"佐证材料 {file.number}：{file.source.name}（{file.unit}，{EVIDENCE_BASES[joined.basis]}）"
        )
    for one in found.decisions:
        output.say(f"{decision_line(one.decision)}　{FORCES[one.force]}")
    for finding in found.findings:
        words = explain(finding)
        output.say(f"问题：{words.message}{words.suggestion}")


def _files(found: Trace) -> list[tuple[str, ...]]:
    files = {one.file.number: one.file for one in found.texts}
    return [
        (
            str(number),
            one.source.whole_name,
            str(one.version or ""),
            time_words(one.received_at),
            OUTCOMES[one.outcome],
            one.source.sha256,
        )
        for number, one in sorted(files.items())
    ]


def _why(found: Trace) -> str:
    decision = found.merged.text_decision
    if found.why is Why.DECISION and decision is not None:
        return decision_line(decision)
    return _WHY[found.why]


def _row(one: TracedText) -> tuple[str, ...]:
    return (
        one.unit,
        one.what,
        one.cell.text,
        str(one.file.number),
        one.sheet,
        spot_words(one.cell.at),
        _ROLES[one.role],
    )
