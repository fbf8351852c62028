"""`gwreport collect PATH…`: take returns in."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from gwreport.cli import output
from gwreport.cli.json_forms import evidence_json, return_finding_json
from gwreport.cli.parser import add_workspace_option, command_parser, whole_number
from gwreport.cli.workspace_option import open_workspace
from gwreport.domain.returns.returns import Outcome
from gwreport.domain.rounds import is_supervision, round_of_collection
from gwreport.wording.findings.explaining import explain
from gwreport.wording.return_names import OUTCOMES
from gwreport.workflow.returns.collect_returns import Collected, collect_returns


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    parser = command_parser("collect", "收取各单位报回的填报表（文件、文件夹、压缩包）")
    add_workspace_option(parser)
    parser.add_argument("paths", nargs="+", metavar="路径", help="文件、文件夹或压缩包")
    parser.add_argument(
        "--workers", type=whole_number("--workers"), metavar="数", help="同时读取的进程数"
    )
    given = parser.parse_args(arguments)
    paths = [Path(path) for path in given.paths]
    progress = output.terminal_progress()
    with open_workspace(given.workspace) as workspace:
        collected = collect_returns(
            workspace, paths, now=datetime.now(), workers=given.workers, progress=progress
        )
    if given.json:
        output.write_json(_json(collected))
    else:
        _write(collected)
    return output.TO_SETTLE if collected.to_settle else output.DONE


def _json(collected: Collected) -> dict[str, object]:
    return {
        "format": "gwreport.collect/1",
        "files": [
            {
                "path": one.source.path,
                "member": one.source.member or None,
                "sha256": one.source.sha256,
                "outcome": one.outcome.value,
                "unit": one.unit or None,
                "round": round_of_collection(one.round) or None,
                "supervision": is_supervision(one.round),
                "version": one.version or None,
                "entries": file.entries,
                "evidence": evidence_json(file.evidence) if file.evidence else None,
                "findings": [return_finding_json(finding) for finding in one.findings],
            }
            for file in collected.files
            for one in [file.submission]
        ],
        "totals": {outcome.value: count for outcome, count in collected.totals().items()},
    }


def _write(collected: Collected) -> None:
    rows: list[tuple[str, ...]] = []
    for file in collected.files:
        one = file.submission
        name = one.source.member or Path(one.source.path).name
        words = [explain(finding) for finding in one.findings]
        told = "\n".join(f"{word.message}{word.suggestion}" for word in words)
        rows.append((name, OUTCOMES[one.outcome], one.unit, str(file.entries or ""), told))
    output.write_table(("文件", "结果", "单位", "填报项数", "说明"), rows)
    totals = collected.totals()
    output.say(
        f"共 {len(collected.files)} 个文件："
        + "，".join(
            f"{OUTCOMES[outcome]} {totals[outcome]}" for outcome in Outcome if totals[outcome]
        )
        + "。"
    )
