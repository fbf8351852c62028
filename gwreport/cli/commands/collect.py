"""`gwreport collect PATH…`, `gwreport collect --mailbox`: take returns in."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from gwreport.cli import output
from gwreport.cli.json_forms import evidence_json, return_finding_json
from gwreport.cli.parser import add_workspace_option, command_parser, whole_number
from gwreport.cli.workspace_option import open_workspace
from gwreport.domain.returns.returns import Outcome
from gwreport.domain.rounds import is_supervision, round_of_collection
from gwreport.errors import ArgumentError
from gwreport.wording.findings.explaining import explain
from gwreport.wording.mail_names import left_words, mailbox_words
from gwreport.wording.return_names import OUTCOMES
from gwreport.workflow.returns.collect_returns import Collected, collect_returns

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from gwreport.workflow.mail.take_mailbox import LeftLetter, TakenMailbox
    from gwreport.workflow.progress import Progress

# What --mailbox is without a value of its own; no address of a mailbox looks so.
_OF_SETTINGS = "."


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    parser = command_parser("collect", "收取各单位报回的填报表（文件、文件夹、压缩包、邮箱）")
    add_workspace_option(parser)
    parser.add_argument("paths", nargs="*", metavar="路径", help="文件、文件夹或压缩包")
    parser.add_argument(
        "--mailbox",
        nargs="?",
        const=_OF_SETTINGS,
        metavar="邮箱",
        help="从邮箱收取，只读，不改动其中的邮件；如 imaps://用户名@服务器/文件夹，不写则用设置里的",
    )
    parser.add_argument(
        "--workers", type=whole_number("--workers"), metavar="数", help="同时读取的进程数"
    )
    parser.add_argument(
        "--cluster",
        metavar="地址",
        help="由集群的各台机器读取（Dask 的调度程序，如 tcp://10.1.2.3:8786 或 tls://…），适合一次收几万份",
    )
    given = parser.parse_args(arguments)
    if given.cluster is not None and given.mailbox is not None:
        raise ArgumentError("--cluster", "together", "--mailbox")
    if given.mailbox is not None and given.paths:
        raise ArgumentError("--mailbox", "together", given.paths[0])
    if given.mailbox is None and not given.paths:
        raise ArgumentError("collect", "required", "路径")
    paths = [Path(path) for path in given.paths]
    progress = output.terminal_progress()
    if given.mailbox is not None:
        return _from_mailbox(given, progress)
    with open_workspace(given.workspace) as workspace:
        collected = collect_returns(
            workspace,
            paths,
            now=datetime.now(),
            workers=given.workers,
            cluster=given.cluster or "",
            progress=progress,
        )
    if given.json:
        output.write_json(_json(collected))
    else:
        _write(collected)
    return output.TO_SETTLE if collected.to_settle else output.DONE


def _from_mailbox(given: Namespace, progress: Progress) -> int:
    from gwreport.cli.login_name import ask_password
    from gwreport.workflow.mail.take_mailbox import take_mailbox

    written = "" if given.mailbox == _OF_SETTINGS else given.mailbox
    with open_workspace(given.workspace) as workspace:
        taken = take_mailbox(
            workspace,
            written,
            now=datetime.now(),
            ask=ask_password,
            workers=given.workers,
            progress=progress,
        )
    if given.json:
        output.write_json({**_json(taken.collected), "mailbox": _mailbox_json(taken)})
    else:
        if taken.collected.files:
            _write(taken.collected)
        output.say(mailbox_words(taken.mailbox, taken.taken, taken.known))
        for told in left_words(
            [one.subject for one in taken.without_files],
            [one.size for one in taken.too_large],
            taken.waiting,
        ):
            output.say(told)
    return output.TO_SETTLE if taken.to_settle else output.DONE


def _mailbox_json(taken: TakenMailbox) -> dict[str, object]:
    def left(letters: Sequence[LeftLetter]) -> list[dict[str, object]]:
        return [{"uid": one.uid, "subject": one.subject, "size": one.size} for one in letters]

    return {
        "name": taken.mailbox,
        "taken": taken.taken,
        "known": taken.known,
        "without_files": left(taken.without_files),
        "too_large": left(taken.too_large),
        "waiting": taken.waiting,
    }


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
