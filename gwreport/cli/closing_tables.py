"""What `close` and `reopen` print: decisions upon closing, what is closed, what is asked to be."""

from collections.abc import Iterable, Sequence

from gwreport.cli import output
from gwreport.cli.findings_table import write_findings
from gwreport.cli.json_forms import Json, evidence_json, finding_json
from gwreport.domain.findings.finding import Finding, needs_person
from gwreport.domain.returns.evidence import EvidenceFile
from gwreport.wording.closing_names import CLOSING_STATES
from gwreport.wording.decisions import decision_words, time_words
from gwreport.workflow.year.closing import ClosingDone
from gwreport.workflow.year.view_closings import AskedItem, ClosedItem, Closings


def write_done(done: Sequence[ClosingDone], findings: Sequence[Finding], *, as_json: bool) -> int:
    """Print decisions upon closing, and give the exit code."""
    if as_json:
        output.write_json(
            {
                "format": "gwreport.closing/1",
                "items": [_done_json(one) for one in done],
                "findings": [finding_json(one) for one in findings],
            }
        )
    else:
        for one in done:
            files = "；".join(file.source.name for file in one.evidence)
            told = f"，佐证材料：{files}" if files else ""
            said = decision_words(one.decision.kind, one.decision.value)
            number = one.decision.number
            output.say(f"{one.item.id}：{said}{told}。决定编号 {number}。")
        output.say("撤销用 gwreport close --undo 编号 --reason 理由。")
        write_findings(findings)
    return output.TO_SETTLE if needs_person(findings) else output.DONE


def write_closings(found: Closings, *, as_json: bool) -> int:
    """Print what is closed and what is asked to be, and give the exit code."""
    if as_json:
        output.write_json(
            {
                "format": "gwreport.closings/1",
                "closed": [_closed_json(one) for one in found.closed],
                "asked": [_asked_json(one) for one in found.asked],
            }
        )
    else:
        _write_asked(found.asked)
        _write_closed(found.closed)
    return output.TO_SETTLE if found.asked else output.DONE


def _write_asked(asked: Sequence[AskedItem]) -> None:
    if not asked:
        output.say("没有等待核实的销号申请。")
        return
    output.write_table(
        ("任务", "填报期", "单位", "填的是", "佐证材料", "目标任务"),
        [
            (
                one.item.id,
                one.round,
                one.request.unit,
                one.request.words,
                _names(one.evidence),
                one.item.text,
            )
            for one in asked
        ],
        title="等待核实的销号申请",
    )


def _write_closed(closed: Sequence[ClosedItem]) -> None:
    if not closed:
        output.say("没有已销号的任务。")
        return
    output.write_table(
        ("任务", "决定", "自填报期", "谁", "何时", "理由", "佐证材料", "目标任务"),
        [
            (
                one.item.id,
                str(one.closing.decision.number),
                one.closing.decision.round or "全年",
                one.closing.who,
                time_words(one.closing.at),
                one.closing.reason,
                _names(one.evidence),
                one.item.text,
            )
            for one in closed
        ],
        title="已销号",
    )


def _names(files: Iterable[EvidenceFile]) -> str:
    return "、".join(f"{one.number} {one.source.name}" for one in files) or "没有"


def _done_json(one: ClosingDone) -> Json:
    decision = one.decision
    return {
        "item": one.item.id,
        "state": one.state.value,
        "words": CLOSING_STATES[one.state],
        "decision": decision.number,
        "round": decision.round or None,
        "reason": decision.reason,
        "who": decision.who,
        "at": decision.at.isoformat(),
        "evidence": [evidence_json(file) for file in one.evidence],
    }


def _closed_json(one: ClosedItem) -> Json:
    decision, ground = one.closing.decision, one.closing.ground
    return {
        "item": one.item.id,
        "decision": decision.number,
        "round": decision.round or None,
        "later": ground.later,
        "reason": decision.reason,
        "who": decision.who,
        "at": decision.at.isoformat(),
        "evidence": [evidence_json(file) for file in one.evidence],
    }


def _asked_json(one: AskedItem) -> Json:
    return {
        "item": one.item.id,
        "round": one.round,
        "unit": one.request.unit,
        "words": one.request.words,
        "submission": one.request.submission,
        "evidence": [evidence_json(file) for file in one.evidence],
    }
