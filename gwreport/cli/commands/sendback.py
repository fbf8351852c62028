"""`gwreport sendback ROUND UNIT`: give a unit its return again, with what is to be corrected."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from gwreport.cli import output
from gwreport.cli.findings_table import tell_kept
from gwreport.cli.json_forms import finding_json
from gwreport.cli.login_name import author_of
from gwreport.cli.parser import add_workspace_option, command_parser
from gwreport.cli.workspace_option import open_workspace
from gwreport.cli.written_date import read_date
from gwreport.errors import ArgumentError
from gwreport.wording.names import round_name
from gwreport.workflow.sending.send_back import SentBack, send_back


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    parser = command_parser("sendback", "退回修改：把单位填报的内容连同问题退回去改")
    add_workspace_option(parser)
    parser.add_argument("round", metavar="填报期", help="如 2025-Q3")
    parser.add_argument("unit", metavar="单位", help="单位名称、别名或编号")
    parser.add_argument("--out", required=True, metavar="文件夹", help="退回修改的表写到这里")
    parser.add_argument("--deadline", metavar="日期", help="修改期限，如 2025-10-15")
    parser.add_argument("--reason", default="", metavar="理由", help="写在修改说明里")
    parser.add_argument(
        "--item",
        action="append",
        default=[],
        metavar="编号=要求",
        help="另外要单位修改的任务和一句话，如 T17=请写明完成数量；可以写几次",
    )
    parser.add_argument("--who", default="", metavar="姓名", help="谁退回的；不写则用登录名")
    given = parser.parse_args(arguments)
    deadline = read_date("--deadline", given.deadline) if given.deadline else None
    items = dict(_items(given.item))
    author = author_of(given)
    with open_workspace(given.workspace) as workspace:
        sent = send_back(
            workspace,
            given.round,
            given.unit,
            Path(given.out),
            author=author,
            deadline=deadline,
            items=items,
        )
    if given.json:
        output.write_json(_json(sent))
    else:
        _write(sent)
    tell_kept(sent.kept)
    return output.TO_SETTLE if sent.kept else output.DONE


def _items(written: Iterable[str]) -> Iterable[tuple[str, str]]:
    for one in written:
        item, sign, words = one.replace("＝", "=").partition("=")
        if not (sign and item.strip() and words.strip()):
            raise ArgumentError("--item", "item-words", one)
        yield item.strip(), words.strip()


def _json(sent: SentBack) -> dict[str, object]:
    return {
        "format": "gwreport.sendback/1",
        "round": str(sent.round),
        "unit": sent.unit,
        "number": sent.send_back.number,
        "version": sent.send_back.version,
        "decision": sent.decision,
        "path": str(sent.path),
        "sha256": sent.send_back.sha256,
        "deadline": sent.send_back.deadline.isoformat() if sent.send_back.deadline else None,
        "questions": [
            {
                "item": one.item,
                "fields": list(one.fields),
                "open": list(one.open),
                "words": one.words,
            }
            for one in sent.send_back.questions
        ],
        "findings": [finding_json(finding) for finding in sent.kept],
    }


def _write(sent: SentBack) -> None:
    questions = sent.send_back.questions
    rows = [
        (one.item, sent.design.headings(one.fields) or "本项各栏", one.words) for one in questions
    ]
    title = f"{round_name(sent.round)} {sent.unit} 退回修改"
    output.write_table(("编号", "要改的栏目", "问题和要求"), rows, title=title)
    output.say(
        f"第 {sent.send_back.number} 次退回，要改 {len(questions)} 处，表在：{sent.path}。"
        f"改好交回后照常收取；撤销退回：gwreport decide {sent.round} --undo {sent.decision}"
    )
