"""`gwreport decide ROUND ITEM …`: settle one item, one row, one finding or one held file."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from gwreport.cli import output
from gwreport.cli.decisions_table import write_decisions
from gwreport.cli.json_forms import Json
from gwreport.cli.link_decisions import add_link_options, decide_links, link_reason
from gwreport.cli.login_name import login_name
from gwreport.cli.parser import Parser, add_workspace_option, command_parser, whole_number
from gwreport.cli.workspace_option import open_workspace
from gwreport.domain.decisions.decisions import DecisionKind
from gwreport.domain.findings.codes.collecting import CollectingCode
from gwreport.domain.statuses import Status
from gwreport.errors import ArgumentError
from gwreport.wording.findings.explaining import explain
from gwreport.workflow.review import decide
from gwreport.workflow.review.accept_findings import accept_finding
from gwreport.workflow.review.answering import answering
from gwreport.workflow.review.decide_rows import refuse_row, take_row
from gwreport.workflow.review.link_items import is_of_links, list_links, undo_link
from gwreport.workflow.review.record_decision import Author, newest_decision
from gwreport.workflow.workspace import Workspace

_NUMBERED = (
    ("--accept", "文件编号", "接受一个待定的文件"),
    ("--refuse", "文件编号", "不收一个待定的文件"),
    ("--undo", "决定编号", "撤销一个决定；撤销本身也可以撤销"),
)
_ROWS = (
    ("--take-row", "把一个文件里多出的一行当作这一项的填报内容；很像某一项的行，编号可不写"),
    ("--refuse-row", "多出的一行不是下发的任务，不采用"),
)
# On an item, each answers what its text or its class is; on a number, what becomes of a file.
_ON_ITEM = ("choose", "join", "text", "status", "confirm", "take_row", "accept_finding")
_ANSWERING = ("choose", "join", "text", "status", "confirm")
_ON_LINK = ("link", "no_link")
_ON_NUMBER = ("accept", "refuse", "undo", "refuse_row", "list")
# Options that only make another one more exact.
_ONLY_WITH = (
    ("version", ("choose",)),
    ("unit", ("accept", "accept_finding")),
    ("into", ("accept",)),
)
_CONFIRMED = "同意研判结果"


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    given = _parser().parse_args(arguments)
    given.item = given.items[0] if given.items else None
    on_item = next((one for one in _ON_ITEM if getattr(given, one)), "")
    on_link = next((one for one in _ON_LINK if getattr(given, one) is not None), "")
    on_number = next((one for one in _ON_NUMBER if getattr(given, one)), "")
    _check(given, on_item or on_link, on_number)
    with open_workspace(given.workspace) as workspace:
        if given.list:
            return _list(workspace, given)
        author = _author(workspace, given, on_item, on_link)
        merged = 0
        if on_link:
            numbers = decide_links(workspace, given, author)
        elif on_item:
            numbers = _decide_item(workspace, given, author)
        else:
            number, merged = _decide_numbered(workspace, given, author)
            numbers = [number]
        told = _told(workspace, merged)
    if given.json:
        document: Json = {"format": "gwreport.decision/1", "decisions": numbers}
        if given.accept:
            document["submission"] = merged
        output.write_json(document)
    else:
        listed = "、".join(map(str, numbers))
        output.say(f"已记录，决定编号 {listed}。撤销用 gwreport decide {given.round} --undo 编号。")
        for sentence in told:
            output.say(sentence)
    return output.DONE


def _parser() -> Parser:
    parser = command_parser(
        "decide", "处理一项：选用、合并或修改文字，定进度，采用多出的行，收或不收文件；都可以撤销"
    )
    add_workspace_option(parser)
    parser.add_argument("round", metavar="填报期", help="如 2025-Q3")
    parser.add_argument(
        "items", nargs="*", metavar="编号", help="任务编号，如 T17；--confirm 可以一次写几项"
    )
    # One decision a line: were the second refused, the first would stand already. Only a status
    # goes along with a text, and is checked before anything is stored.
    one_of = parser.add_mutually_exclusive_group()
    one_of.add_argument("--choose", metavar="单位", help="采用这个单位填报的文字")
    one_of.add_argument(
        "--join", action="append", metavar="单位", help="合并几个单位的文字，按先后写几次 --join"
    )
    one_of.add_argument("--text", metavar="文字", help="改用这段文字")
    for option, help_ in _ROWS:
        one_of.add_argument(option, nargs=3, metavar=("文件编号", "工作表", "行号"), help=help_)
    one_of.add_argument(
        "--accept-finding",
        metavar="问题代码",
        help="认可一个问题，不再提示（文字改动后会重新提示）；文件的问题，编号写文件编号",
    )
    add_link_options(one_of)
    for option, metavar, help_ in _NUMBERED:
        one_of.add_argument(option, type=whole_number(option), metavar=metavar, help=help_)
    one_of.add_argument("--list", action="store_true", help="列出本期的全部决定，编号可选")
    progress = parser.add_mutually_exclusive_group()
    progress.add_argument("--status", metavar="进度", help="如 依时序推进、未依时序推进、已完成")
    progress.add_argument("--confirm", action="store_true", help="确认研判的进度；理由可不写")
    parser.add_argument(
        "--version",
        type=whole_number("--version"),
        metavar="第几份",
        help="与 --choose 一起：采用这个单位第几份填报表里的文字",
    )
    parser.add_argument(
        "--unit",
        metavar="单位",
        help="与 --accept 一起：文件是哪个单位的；与 --accept-finding 一起：谁的问题",
    )
    parser.add_argument(
        "--round", dest="into", metavar="填报期", help="与 --accept 一起：文件是哪一期的"
    )
    parser.add_argument(
        "--settle",
        action="store_true",
        help="定文字或进度时，把它已经回答的问题一并了结；没有回答的仍留着",
    )
    parser.add_argument("--reason", default="", metavar="理由", help="为什么这样处理")
    parser.add_argument("--who", default="", metavar="姓名", help="谁处理的；不写则用登录名")
    upon = parser.add_mutually_exclusive_group()
    upon.add_argument(
        "--seen",
        type=_number_or_none,
        metavar="决定编号",
        help="您看到的最新决定（没有写 0）；此后别人又处理过的，就不记录并告诉您",
    )
    upon.add_argument("--force", action="store_true", help="不管别人是否处理过，照样记录")
    return parser


def _number_or_none(written: str) -> int:
    return 0 if written == "0" else whole_number("--seen")(written)


def _check(given: Namespace, on_item: str, on_number: str) -> None:
    if on_item and on_number:
        raise ArgumentError(_option(on_item), "together", _option(on_number))
    if not on_item and not on_number:
        raise ArgumentError("decide", "nothing-to-decide")
    if given.take_row and (given.status or given.confirm):
        raise ArgumentError("--take-row", "together", "--status" if given.status else "--confirm")
    if given.accept_finding and (given.status or given.confirm):
        raise ArgumentError(
            "--accept-finding", "together", "--status" if given.status else "--confirm"
        )
    if given.settle and on_item not in _ANSWERING:
        raise ArgumentError("--settle", "only-with", "、".join(map(_option, _ANSWERING)))
    is_link = on_item in _ON_LINK
    if is_link and (given.status or given.confirm):
        raise ArgumentError(
            _option(on_item), "together", "--status" if given.status else "--confirm"
        )
    if not (given.list or given.confirm or is_link or given.reason.strip()):
        raise ArgumentError("--reason", "reason")
    takes_several = on_item == "confirm" or given.link is True
    if len(given.items) > 1 and not takes_several:
        raise ArgumentError("decide", "unknown", given.items[1])
    if on_item and not given.item and not given.take_row:
        raise ArgumentError("decide", "required", "编号")
    if on_number and given.item and not given.list:
        raise ArgumentError("decide", "unknown", given.item)
    for option, others in _ONLY_WITH:
        if getattr(given, option) and not any(getattr(given, other) for other in others):
            name = "--round" if option == "into" else _option(option)
            raise ArgumentError(name, "only-with", "、".join(map(_option, others)))


def _option(name: str) -> str:
    return "--" + name.replace("_", "-")


def _author(workspace: Workspace, given: Namespace, on_item: str, on_link: str) -> Author:
    reason = given.reason or (_CONFIRMED if given.confirm else link_reason(on_link))
    author = Author(given.who or login_name(), reason, datetime.now())
    if given.force:
        return author
    if given.seen is not None:
        return replace(author, seen=given.seen)
    if on_link:
        return author
    code = str(workspace.round(given.round, refinement=True))
    if on_item:
        subject = _subject(workspace, given.item) if given.item else ""
    elif given.undo:
        taken = (one for one in workspace.ledger.decisions() if one.number == given.undo)
        subject, code = next(((one.subject, one.round) for one in taken), ("", code))
    else:
        subject = str(given.accept or given.refuse or given.refuse_row[0])
    return replace(author, seen=newest_decision(workspace, code, subject)) if subject else author


def _subject(workspace: Workspace, written: str) -> str:
    # An item has a letter; a number alone is a file's.
    return written if written.isdecimal() else decide.find_item(workspace, written).id


def _decide_item(workspace: Workspace, given: Namespace, author: Author) -> list[int]:
    code, item = given.round, given.item
    if given.take_row:
        number, sheet, row = _row(given.take_row, "--take-row")
        return [take_row(workspace, code, item or "", number, sheet, row, author)]
    if given.accept_finding:
        subject = _subject(workspace, item)
        return [accept_finding(workspace, code, subject, given.accept_finding, given.unit, author)]
    if len(given.items) > 1:
        return _confirm_several(workspace, given, author)
    return _decide_text_and_class(workspace, given, author)


def _confirm_several(workspace: Workspace, given: Namespace, author: Author) -> list[int]:
    # All of them are looked up first: a misspelt one leaves nothing half done.
    items = [decide.find_item(workspace, one).id for one in given.items]
    numbers: list[int] = []
    for item in dict.fromkeys(items):
        if author.seen is not None and given.seen is None:
            seen = newest_decision(workspace, str(workspace.round(given.round)), item)
            author = replace(author, seen=seen)
        numbers.append(_confirm(workspace, given, item, author))
    return numbers


def _confirm(workspace: Workspace, given: Namespace, item: str, author: Author) -> int:
    author = _answering(workspace, given, item, DecisionKind.CONFIRM, author)
    return decide.confirm_status(workspace, given.round, item, author)


def _decide_text_and_class(workspace: Workspace, given: Namespace, author: Author) -> list[int]:
    numbers: list[int] = []
    code, item = given.round, given.item
    status = decide.read_status(given.status) if given.status else None
    if given.choose:
        unit = workspace.unit(given.choose).name
        numbers.append(
            decide.choose_text(
                workspace,
                code,
                item,
                unit,
                _answering(workspace, given, item, DecisionKind.CHOOSE, author, [unit]),
                version=given.version,
            )
        )
    if given.join:
        units = [workspace.unit(name).name for name in given.join]
        joining = _answering(workspace, given, item, DecisionKind.JOIN, author, units)
        numbers.append(decide.join_texts(workspace, code, item, units, joining))
    if given.text:
        editing = _answering(workspace, given, item, DecisionKind.TEXT, author)
        numbers.append(decide.edit_text(workspace, code, item, given.text, editing))
    if numbers and author.seen is not None:
        author = replace(author, seen=numbers[-1])
    if status:
        setting = _answering(workspace, given, item, DecisionKind.STATUS, author, status=status)
        numbers.append(decide.set_status(workspace, code, item, status, setting))
    if given.confirm:
        numbers.append(_confirm(workspace, given, item, author))
    return numbers


def _answering(
    workspace: Workspace,
    given: Namespace,
    item: str,
    kind: DecisionKind,
    author: Author,
    units: Sequence[str] = (),
    status: Status = Status.UNKNOWN,
) -> Author:
    if not given.settle:
        return author
    found = decide.find_item(workspace, item).id
    return answering(workspace, given.round, found, kind, author, units=units, status=status)


def _decide_numbered(workspace: Workspace, given: Namespace, author: Author) -> tuple[int, int]:
    """Give the decision's number, and the file that is merged by it (0 if none)."""
    if given.undo and is_of_links(workspace, given.undo):
        return undo_link(workspace, given.undo, author), 0
    if given.undo:
        return decide.undo(workspace, given.round, given.undo, author), 0
    if given.refuse_row:
        number, sheet, row = _row(given.refuse_row, "--refuse-row")
        return refuse_row(workspace, given.round, number, sheet, row, author), 0
    # The reader of returns is needed for nothing else.
    from gwreport.workflow.review.decide_files import settle_version

    settled = settle_version(
        workspace,
        given.round,
        given.accept or given.refuse,
        accept=bool(given.accept),
        author=author,
        unit=given.unit or "",
        into=given.into or "",
    )
    return settled.decision, settled.merged


def _row(words: Sequence[str], option: str) -> tuple[int, str, int]:
    number, sheet, row = words
    if not (number.isdecimal() and row.isdecimal() and len(number) < 10 and len(row) < 10):
        raise ArgumentError(option, "row", " ".join(words))
    return int(number), sheet, int(row)


def _told(workspace: Workspace, number: int) -> list[str]:
    merged = workspace.ledger.submission(number) if number else None
    if merged is None:
        return []
    words = [
        explain(one)
        for one in merged.findings
        if one.code in (CollectingCode.READ_AS, CollectingCode.VERSION_DIFFERS)
    ]
    return [
        f"文件 {merged.number} 已收下：{merged.unit}，第 {merged.version} 份。",
        *(word.message for word in words),
    ]


def _list(workspace: Workspace, given: Namespace) -> int:
    code = str(workspace.round(given.round, refinement=True))
    issued = bool(workspace.book.issues(code))
    links = list_links(workspace)
    of_round = decide.list_decisions(workspace, given.round) if issued or not links else []
    # What is one matter is decided for all rounds.
    every = sorted([*links, *of_round], key=lambda one: one.decision.number)
    if given.item:
        subject = _subject(workspace, given.item)
        every = [one for one in every if one.decision.subject == subject]
    write_decisions(
        every,
        as_json=given.json,
        title="审核决定",
        nothing="还没有审核决定。",
        upon="任务或文件",
        head={"format": "gwreport.decisions/1", "round": code},
    )
    return output.DONE
