"""`gwreport draft FILE`: draft a breakdown from the text of a government work report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from gwreport.cli import output
from gwreport.cli.findings_table import tell_kept, write_findings
from gwreport.cli.json_forms import Json, finding_json, targets_json
from gwreport.cli.parser import command_parser
from gwreport.domain.findings.finding import needs_person
from gwreport.workflow.plan.draft_plan import DraftedPlan, draft_plan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gwreport.domain.drafting.drafted import DraftedItem

_HEADINGS = ("序号", "分类", "目标任务", "目标值", "完成时限", "建议牵头单位", "把握", "依据")


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    parser = command_parser(
        "draft", "从政府工作报告起草任务分解方案：逐句列出今年的任务，按往年方案和报告建议牵头单位"
    )
    parser.add_argument("file", metavar="文件", help="政府工作报告：Word、PDF 或文本文件")
    parser.add_argument(
        "--history",
        action="append",
        default=[],
        metavar="文件",
        help="往年的任务分解方案、完成情况报告或工作区（.gwr），据此建议牵头单位和领导；可写多次",
    )
    parser.add_argument("--out", metavar="文件", help="把初稿写成 xlsx；不写则只显示，不写文件")
    parser.add_argument("-w", "--workspace", metavar="工作区", help="不需要工作区，写了也不使用")
    given = parser.parse_args(arguments)
    progress = output.terminal_progress()
    out = Path(given.out) if given.out else None
    drafted = draft_plan(
        Path(given.file), [Path(one) for one in given.history], out, progress=progress
    )
    kept = drafted.written.kept if drafted.written else ()
    if given.json:
        output.write_json(_json(drafted))
    else:
        _write(drafted)
        write_findings([one for one in drafted.findings if one not in kept])
    tell_kept(kept)
    return output.TO_SETTLE if needs_person(drafted.findings) else output.DONE


def _json(drafted: DraftedPlan) -> Json:
    return {
        "format": "gwreport.draft/1",
        "title": drafted.report.title,
        "year": drafted.report.year,
        "items": [_item_json(one) for one in drafted.items],
        "left_out": list(drafted.report.left_out),
        "outputs": [str(drafted.written.path)] if drafted.written else [],
        "findings": [finding_json(one) for one in drafted.findings],
    }


def _item_json(item: DraftedItem) -> Json:
    told = item.commitment
    return {
        "kind": told.kind.value,
        "text": told.text,
        "sentence": told.sentence,
        "section": told.section,
        "due": told.due,
        "targets": targets_json(told.targets),
        "lead_units": list(item.lead_units),
        "leaders": list(item.leaders),
        "suggested_leads": [
            {"unit": one.name, "score": one.score, "because": one.because}
            for one in item.suggested_leads
        ],
        "suggested_leaders": [
            {"leader": one.name, "score": one.score, "because": one.because}
            for one in item.suggested_leaders
        ],
    }


def _write(drafted: DraftedPlan) -> None:
    rows = [_row(number, one) for number, one in enumerate(drafted.items, 1)]
    output.write_table(_HEADINGS, rows, title=drafted.report.title or "政府工作报告")
    sure = sum(bool(one.lead_units) for one in drafted.items)
    output.say(
        f"共 {len(rows)} 项，其中 {sure} 项已填入建议的牵头责任单位，{len(rows) - sure} 项待定。"
    )
    if drafted.written:
        output.say(str(drafted.written.path))


def _row(number: int, item: DraftedItem) -> tuple[str, ...]:
    told, best = item.commitment, item.suggested_leads[:1]
    unit, score, because = (
        (best[0].name, f"{best[0].score:.2f}", best[0].because) if best else ("", "", "")
    )
    return (
        str(number),
        told.section,
        told.text,
        "、".join(one.text for one in told.targets),
        told.due or "",
        unit if item.lead_units or not unit else f"{unit}（待定）",
        score,
        because,
    )
