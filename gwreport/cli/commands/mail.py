"""`gwreport mail ROUND`: each unit's workbook as a letter, written as a file or sent."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from gwreport.cli import output
from gwreport.cli.findings_table import tell_kept
from gwreport.cli.json_forms import finding_json
from gwreport.cli.login_name import ask_password, name_if_any
from gwreport.cli.parser import add_workspace_option, command_parser
from gwreport.cli.workspace_option import open_workspace
from gwreport.errors import ArgumentError, MailError, MailFault
from gwreport.wording.errors import explain_error
from gwreport.wording.mail_names import LETTER_STATES, letter_words
from gwreport.wording.names import form_title
from gwreport.workflow.mail.letters import LetterState, RoundMail, UnitLetter, find_letters
from gwreport.workflow.mail.send_mail import SentMail, send_mail
from gwreport.workflow.mail.servers import sending_server
from gwreport.workflow.mail.write_mail import write_mail

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from gwreport.domain.findings.finding import Finding
    from gwreport.workflow.workspace import Workspace


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    parser = command_parser("mail", "把填报表用邮件发给各单位：写成邮件文件，或直接发送")
    add_workspace_option(parser)
    parser.add_argument("round", metavar="填报期", help="如 2025-Q3（前三季度）")
    way = parser.add_mutually_exclusive_group()
    way.add_argument(
        "--out", metavar="文件夹", help="每个单位写一个邮件文件（.eml），由邮件程序打开发送"
    )
    way.add_argument(
        "--send", action="store_true", help="由设置里的服务器直接发送；先列出发给谁，确认后才发"
    )
    parser.add_argument("--yes", action="store_true", help="已经核对，直接发送")
    parser.add_argument(
        "--unit", action="append", default=[], metavar="单位", help="只发这些单位，可写多次"
    )
    parser.add_argument("--again", action="store_true", help="发过的也再发一次")
    parser.add_argument("--dry-run", action="store_true", help="只列出发给谁，不写也不发")
    parser.add_argument("--who", metavar="姓名", help="谁在发送；不写则用登录名")
    given = parser.parse_args(arguments)
    if given.yes and not given.send:
        raise ArgumentError("--yes", "only-with", "--send")
    trial = given.dry_run or not (given.out or given.send)
    kept: tuple[Finding, ...] = ()
    stopped: MailError | None = None
    with open_workspace(given.workspace, trial=trial) as workspace:
        if trial:
            mail = find_letters(workspace, given.round, units=given.unit, again=given.again)
        elif given.out:
            folder = Path(given.out)
            written = write_mail(
                workspace, given.round, folder, units=given.unit, again=given.again
            )
            mail, kept = written.mail, written.kept
        else:
            sent = _send(workspace, given)
            mail, stopped = sent.mail, sent.stopped
    if given.json:
        output.write_json(_json(mail, kept, stopped))
    else:
        _write(mail)
    tell_kept(kept)
    if stopped is not None:
        output.tell(explain_error(stopped))
    settled = all(one.is_settled for one in mail.letters) and stopped is None
    return output.DONE if settled and not kept else output.TO_SETTLE


def _send(workspace: Workspace, given: Namespace) -> SentMail:
    # What is not set is told before anybody is asked to look at a list.
    sending_server(workspace.settings)
    if not given.yes:
        found = find_letters(workspace, given.round, units=given.unit, again=given.again)
        if found.of(LetterState.READY):
            _must_be_confirmed(found, as_json=given.json)
    return send_mail(
        workspace,
        given.round,
        units=given.unit,
        again=given.again,
        who=given.who or name_if_any(),
        clock=datetime.now,
        ask=ask_password,
        progress=output.terminal_progress(),
    )


def _must_be_confirmed(found: RoundMail, *, as_json: bool) -> None:
    """Show who gets what, and go on only with a yes from whoever sits at the terminal."""
    if as_json or not output.someone_sits_there():
        if not as_json:
            _write(found)
        raise MailError("", MailFault.UNCONFIRMED)
    _write(found)
    count = len(found.of(LetterState.READY))
    output.tell(f"将发出 {count} 封邮件。确认请输入“是”，其他为不发：")
    if input().strip() != "是":
        raise MailError("", MailFault.UNCONFIRMED)


def _json(mail: RoundMail, kept: Sequence[Finding], stopped: MailError | None) -> dict[str, object]:
    return {
        "format": "gwreport.mail/1",
        "round": str(mail.round),
        "letters": [
            {
                "unit": one.unit.name,
                "state": one.state.value,
                "to": list(one.to),
                "refused": list(one.refused),
                "file": one.workbook.file_name,
                "sha256": one.workbook.sha256,
                "path": str(one.path) if one.path else None,
                "message_id": one.message_id or None,
                "at": one.at.isoformat() if one.at else None,
                "words": _words(one),
            }
            for one in mail.letters
        ],
        "stopped": explain_error(stopped) if stopped else None,
        "findings": [finding_json(one) for one in kept],
    }


def _words(one: UnitLetter) -> str:
    return letter_words(one.state.value, one.words, "、".join(one.refused))


def _write(mail: RoundMail) -> None:
    rows = [
        (
            one.unit.name,
            "、".join(one.to) or one.unit.email,
            one.workbook.file_name,
            LETTER_STATES[one.state.value],
            _words(one) or (one.path.name if one.path else ""),
        )
        for one in mail.letters
    ]
    headings = ("单位", "电子邮箱", "附件", "情况", "说明")
    output.write_table(headings, rows, title=f"{form_title(mail.round)}的邮件")
    counts = {state: len(mail.of(state)) for state in LetterState}
    told = "，".join(
        f"{LETTER_STATES[state.value]} {count}" for state, count in counts.items() if count
    )
    output.say(f"共 {len(mail.letters)} 封：{told}。")
    written = [one.path for one in mail.letters if one.path is not None]
    if len(written) == 1:
        output.say(f"邮件文件：{written[0]}")
    elif written:
        output.say(f"邮件文件：{written[0].parent}（{len(written)} 个）")
    if mail.of(LetterState.READY):
        output.say("用 --out 文件夹 写成邮件文件，用 --send 直接发送。")
