"""The JSON documents of the commands, as the contract of formats has them."""

from collections.abc import Iterable
from typing import Any

from gwreport.domain.decisions.decisions import ListedDecision
from gwreport.domain.findings.finding import Finding
from gwreport.domain.judgement.results import Judgement, Measure
from gwreport.domain.merging.summary import Counts
from gwreport.domain.plan.column_mapping import DecidedColumn
from gwreport.domain.plan.corrections import corrected_parts
from gwreport.domain.plan.documents import (
    IndicatorTable,
    PastReport,
    ReportedBeside,
    ReportedTask,
)
from gwreport.domain.plan.plan import HeadedCell, Item, Plan
from gwreport.domain.plan.target import Target
from gwreport.domain.returns.evidence import EvidenceFile
from gwreport.domain.review.kinds import ReviewKind
from gwreport.domain.review.open_counts import OpenCounts
from gwreport.domain.rounds import Round
from gwreport.domain.statuses import Status
from gwreport.wording.column_roles import ground_name, role_name
from gwreport.wording.decisions import decision_words
from gwreport.wording.findings.explaining import explain
from gwreport.wording.judgement_reasons import explain_reason
from gwreport.wording.places import place_words, spot_words
from gwreport.workflow.rounds.joined_evidence import JoinedEvidence

Json = dict[str, Any]
# Sorts that are counted under another key than their own.
_OPEN_KEYS = {ReviewKind.CONFLICT: "conflicts", ReviewKind.FINDING: "findings"}


def finding_json(finding: Finding) -> Json:
    """Give a finding of a document or of the merging."""
    words = explain(finding)
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "item": finding.item,
        "message": words.message,
        "suggestion": words.suggestion,
        "place": place_words(finding.place),
    }


def return_finding_json(finding: Finding) -> Json:
    """Give a finding of a returned workbook, with sheet and cell."""
    words = explain(finding)
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "sheet": finding.place.part,
        "cell": spot_words(finding.place.at),
        "item": finding.item,
        "message": words.message,
        "suggestion": words.suggestion,
    }


def evidence_json(file: EvidenceFile) -> Json:
    """Give a file of evidence, with the items that it was joined to as it came."""
    return {
        "number": file.number,
        "unit": file.unit,
        "round": file.round,
        "path": file.source.path,
        "member": file.source.member or None,
        "name": file.source.name,
        "sha256": file.source.sha256,
        "size": file.size,
        "items": list(file.items),
        "basis": file.basis.value,
        "dangerous": file.is_dangerous,
    }


def joined_evidence_json(one: JoinedEvidence) -> Json:
    """Give a file of evidence with the items that it belongs to now."""
    return evidence_json(one.file) | {"items": list(one.items), "basis": one.basis.value}


def plan_json(plan: Plan, findings: Iterable[Finding]) -> Json:
    """Give `gwreport.plan/1`."""
    return {
        "format": "gwreport.plan/1",
        "title": plan.title,
        "issuer": plan.issuer,
        "document_number": plan.document_number,
        "date": plan.date,
        "year": plan.year,
        "items": [item_json(item) for item in plan.items],
        "findings": [finding_json(finding) for finding in findings],
    }


def item_json(item: Item) -> Json:
    """Give an item of a plan; `printed` is what its document says of the parts that were corrected."""
    further: Json = {
        "printed": {
            part.value: value if isinstance(value, str) else list(value)
            for part, value in corrected_parts(item).items()
        },
        "nodes": [{"round": node.round, "text": node.text} for node in item.nodes],
        "contacts": [
            {"name": contact.name, "post": contact.post, "phone": contact.phone}
            for contact in item.contacts
        ],
        "remarks": _headed_json(item.remarks),
    }
    return {
        "id": item.id,
        "kind": item.kind.value,
        "section": item.section,
        "category": item.category,
        "number": item.number,
        "parent": item.parent,
        "text": item.text,
        "leaders": list(item.leaders),
        "lead_units": list(item.lead_units),
        "support_units": list(item.support_units),
        "support_text": item.support_text,
        "targets": targets_json(item.targets),
        "binding": item.binding,
        "due": item.due,
        **_filled(further),
    }


def targets_json(targets: Iterable[Target]) -> list[Json]:
    """Give the targets of an item or of a commitment."""
    return [
        {
            "text": target.text,
            "comparator": target.comparator.value,
            "value": target.value,
            "unit": target.unit,
            "kind": target.kind.value,
        }
        for target in targets
    ]


def _filled(further: Json) -> Json:
    """Give the parts that only some rows have: of a row without them nothing is printed."""
    return {name: value for name, value in further.items() if value}


def _headed_json(cells: Iterable[HeadedCell]) -> Json:
    words: dict[str, str] = {}
    for one in cells:
        standing = words.get(one.heading)
        words[one.heading] = one.cell if standing is None else f"{standing}\n{one.cell}"
    return words


def _beside_json(row: ReportedBeside) -> Json:
    return _filled(
        {
            "section": row.section,
            "status": row.status,
            "rate": row.rate,
            "problem": row.problem,
            "next_step": row.next_step,
            "remarks": _headed_json(row.remarks),
        }
    )


def columns_json(columns: Iterable[DecidedColumn]) -> list[Json]:
    """Give how each column of a document was taken, and why."""
    return [
        {
            "table": one.part,
            "heading": one.heading,
            "role": role_name(one.role),
            "by": ground_name(one.ground),
        }
        for one in columns
    ]


def report_json(report: PastReport, findings: Iterable[Finding]) -> Json:
    """Give `gwreport.report/1`."""
    return {
        "format": "gwreport.report/1",
        "title": report.title,
        "round": report.round,
        "indicators": [
            {
                "number": row.number,
                "name": row.name,
                "completion": row.completion,
                "target": row.target,
                "lead_units": list(row.lead_units),
                **_beside_json(row),
            }
            for row in report.indicators
        ],
        "tasks": [_task_json(row) for row in report.tasks],
        "behind": [_task_json(row) for row in report.behind],
        "notes": list(report.notes),
        "findings": [finding_json(finding) for finding in findings],
    }


def _task_json(row: ReportedTask) -> Json:
    return {
        "number": row.number,
        "text": row.text,
        "completion": row.completion,
        "lead_units": list(row.lead_units),
        **_beside_json(row),
    }


def indicators_json(tables: Iterable[IndicatorTable], findings: Iterable[Finding]) -> Json:
    """Give `gwreport.indicators/1`."""
    return {
        "format": "gwreport.indicators/1",
        "tables": [
            {
                "title": table.title,
                "rows": [
                    {
                        "number": row.number,
                        "parent": row.parent,
                        "category": row.category,
                        "name": row.name,
                        "unit": row.unit,
                        "binding": row.binding,
                        "target": row.target,
                        "completion": row.completion,
                        **_filled({"values": _headed_json(row.values)}),
                    }
                    for row in table.rows
                ],
            }
            for table in tables
        ],
        "findings": [finding_json(finding) for finding in findings],
    }


def decision_json(one: ListedDecision) -> Json:
    """Give a decision of a list of decisions."""
    decision = one.decision
    return {
        "number": decision.number,
        "subject": decision.subject,
        "kind": decision.kind.value,
        "value": decision.value,
        "words": decision_words(decision.kind, decision.value),
        "who": decision.who,
        "at": decision.at.isoformat(),
        "reason": decision.reason,
        "force": one.force.value,
        "undone_by": one.undone_by or None,
    }


def judgement_json(judgement: Judgement) -> Json:
    """Give a proposed class with its score and reasons."""
    return {
        "status": judgement.status.value,
        "score": judgement.score,
        "reasons": [
            {"code": reason.code, "text": explain_reason(reason)} for reason in judgement.reasons
        ],
        "goals": [_goal_json(measure) for measure in judgement.measures],
    }


def _goal_json(measure: Measure) -> Json:
    """Give one goal in figures: target, actual, what was due by the round's end, and the gap.

    `gap` is below zero where the figure falls short of what was due, None where there is none.
    """
    target = measure.target
    return {
        "goal": measure.goal,
        "target": {
            "text": target.text,
            "value": target.value,
            "unit": target.unit,
            "comparator": target.comparator.value,
        },
        "actual": {"text": measure.told, "value": _rounded(measure.value)}
        if measure.told
        else None,
        "due": _rounded(measure.due),
        "gap": _rounded(measure.gap),
        "share": _rounded(measure.share),
        "status": measure.status.value if measure.status else None,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)


def output_json(round_: Round, outputs: Iterable[str], counts: Counts) -> Json:
    """Give `gwreport.output/1`."""
    return {
        "format": "gwreport.output/1",
        "round": str(round_),
        "outputs": list(outputs),
        "counts": {
            "indicators": counts.indicators,
            "tasks": counts.tasks,
            "behind": counts.behind,
            "missing": counts.missing,
        },
    }


def open_json(open_: OpenCounts) -> Json:
    """Give what waits for a person by sort, with the sum of all."""
    return {_OPEN_KEYS.get(kind, str(kind)): count for kind, count in open_.items()} | {
        "total": sum(open_.values())
    }


def status_counts_json(statuses: dict[Status, int]) -> Json:
    """Give counts by status, keyed by the status's code."""
    return {status.value: number for status, number in statuses.items()}
