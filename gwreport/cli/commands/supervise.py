"""`gwreport supervise ROUND`: 督办 upon items behind, who has answered, and what becomes of the answers."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from gwreport.cli import output
from gwreport.cli.findings_table import tell_kept
from gwreport.cli.json_forms import Json, finding_json
from gwreport.cli.level_tables import tell_exported, tell_imported
from gwreport.cli.login_name import author_of, name_if_any
from gwreport.cli.parser import Parser, add_workspace_option, command_parser, whole_number
from gwreport.cli.workspace_option import open_workspace
from gwreport.cli.written_date import read_date
from gwreport.domain.decisions.supervision import AnswerVerdict
from gwreport.domain.form.columns import Field
from gwreport.domain.returns.issues import AskedRow
from gwreport.domain.rounds import round_of_collection
from gwreport.domain.year.supervision import Supervised
from gwreport.errors import ArgumentError
from gwreport.wording.names import number_words, passed_words, round_name, status_name
from gwreport.wording.supervision import (
    OVERDUE,
    STATES,
    answer_words,
    asked_words,
    ground_words,
    level_words,
)
from gwreport.workflow.output.supervision_proposals import Proposals
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.workspace import Workspace
from gwreport.workflow.year.settle_answer import settle_answer
from gwreport.workflow.year.supervise import Asked, SupervisionWritten, supervise
from gwreport.workflow.year.supervision_levels import export_levels, import_levels
from gwreport.workflow.year.view_supervision import (
    SupervisionView,
    newest_supervision,
    view_proposals,
    view_supervision,
)

_VERDICTS = {
    "accept": AnswerVerdict.ACCEPTED,
    "send_back": AnswerVerdict.SENT_BACK,
    "lift": AnswerVerdict.LIFTED,
}


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    given = _parser().parse_args(arguments)
    verdict = next((one for one in _VERDICTS if getattr(given, one)), "")
    _check(given, verdict)
    with open_workspace(given.workspace) as workspace:
        if given.levels_export:
            written = export_levels(workspace, Path(given.levels_export))
            return tell_exported(written, as_json=given.json)
        if given.levels:
            imported = import_levels(workspace, Path(given.levels), now=datetime.now())
            return tell_imported(imported, as_json=given.json)
        if verdict:
            return _settle(workspace, given, verdict)
        if given.list:
            return _list(workspace, given)
        if given.out:
            return _supervise(workspace, given)
        return _preview(workspace, given)


def _parser() -> Parser:
    parser = command_parser(
        "supervise", "督办：给任务落后的单位写督办通知单和填报表，查看、认可或退回答复"
    )
    add_workspace_option(parser)
    parser.add_argument(
        "round", nargs="?", metavar="填报期", help="如 2025-Q3；--list 不写则看最近督办过的一期"
    )
    parser.add_argument(
        "--out", metavar="文件夹", help="督办通知单和填报表写到这里；不写则只列出可以督办的"
    )
    parser.add_argument(
        "--deadline", metavar="日期", help="答复期限，如 2025-10-31；不写则为 10 日以内"
    )
    parser.add_argument(
        "--proposed", action="store_true", help="连同只是研判为落后、还没有人确认的一并督办"
    )
    parser.add_argument(
        "--unit",
        action="append",
        default=[],
        metavar="单位",
        help="只督办这个单位的，可以写几次；处理答复时：是哪个单位的答复",
    )
    parser.add_argument(
        "--item", action="append", default=[], metavar="编号", help="只督办这一项，可以写几次"
    )
    parser.add_argument(
        "--number",
        type=whole_number("--number"),
        metavar="号",
        help="督办通知单从第几号编起；不写则接着本年已有的编",
    )
    one_of = parser.add_mutually_exclusive_group()
    one_of.add_argument(
        "--levels-export", metavar="文件", help="写出现在用的督办级别（xlsx），供修改"
    )
    one_of.add_argument("--levels", metavar="文件", help="导入改好的督办级别，以后都用它")
    one_of.add_argument(
        "--list", action="store_true", help="列出督办事项：到哪一级、从哪一期起、答复了没有"
    )
    one_of.add_argument("--accept", metavar="编号", help="认可这一项的答复")
    one_of.add_argument("--send-back", metavar="编号", help="退回这一项的答复，由单位重新答复")
    one_of.add_argument("--lift", metavar="编号", help="撤销这一项的督办，不再要答复")
    parser.add_argument("--reason", default="", metavar="理由", help="为什么认可、退回或撤销")
    parser.add_argument("--who", default="", metavar="姓名", help="谁处理的；不写则用登录名")
    return parser


def _check(given: Namespace, verdict: str) -> None:
    of_levels = "--levels-export" if given.levels_export else "--levels" if given.levels else ""
    if of_levels and (given.round or given.out):
        raise ArgumentError(of_levels, "together", given.round or "--out")
    if not (given.round or given.list or of_levels):
        raise ArgumentError("supervise", "required", "填报期")
    if verdict and given.out:
        raise ArgumentError("--out", "together", "--" + verdict.replace("_", "-"))
    if given.list and given.out:
        raise ArgumentError("--out", "together", "--list")
    if given.deadline and not given.out:
        raise ArgumentError("--deadline", "only-with", "--out")
    if verdict and not given.reason.strip():
        raise ArgumentError("--reason", "reason")
    if verdict and len(given.unit) > 1:
        raise ArgumentError("supervise", "unknown", given.unit[1])


def _settle(workspace: Workspace, given: Namespace, verdict: str) -> int:
    number = settle_answer(
        workspace,
        given.round,
        getattr(given, verdict),
        _VERDICTS[verdict],
        author_of(given),
        unit=given.unit[0] if given.unit else "",
    )
    if given.json:
        output.write_json({"format": "gwreport.decision/1", "decisions": [number]})
    else:
        output.say(f"已记录，决定编号 {number}。撤销用 gwreport decide {given.round} --undo 编号。")
        if verdict == "send_back":
            output.say(
                "重新生成填报表（gwreport supervise 填报期 --out 文件夹），退回的理由会写在“问题”一栏里。"
            )
    return output.DONE


def _supervise(workspace: Workspace, given: Namespace) -> int:
    deadline = read_date("--deadline", given.deadline) if given.deadline else None
    written = supervise(
        workspace,
        given.round,
        Path(given.out),
        # A paper is no decision of somebody: it is made all the same.
        author=Author(given.who or name_if_any(), given.reason, datetime.now()),
        deadline=deadline,
        asked=Asked(given.proposed, given.unit, given.item),
        first=given.number,
    )
    if given.json:
        output.write_json(_written_json(written))
    else:
        _tell_written(written)
    tell_kept(written.kept)
    is_open = written.kept or (written.unconfirmed and not written.units) or written.nobody
    return output.TO_SETTLE if is_open else output.DONE


def _written_json(written: SupervisionWritten) -> Json:
    return {
        "format": "gwreport.supervision/1",
        "round": str(written.round),
        "deadline": written.deadline.isoformat(),
        "deadline_passed": written.passed,
        "units": [
            {
                "unit": one.unit,
                "workbook": str(one.workbook),
                "paper": str(one.paper),
                "number": number_words(one.number),
                "sha256": one.sha256,
                "items": [_asked_json(row) for row in one.rows],
            }
            for one in written.units
        ],
        "unconfirmed": written.unconfirmed,
        "settled": written.settled,
        "without_unit": list(written.nobody),
        "findings": [finding_json(finding) for finding in written.kept],
    }


def _asked_json(row: AskedRow) -> Json:
    return {
        "item": row.item,
        "same": list(row.same),
        "level": row.level,
        "colour": row.colour,
        "rounds_behind": row.run,
        "since": row.since,
        "problem": row.problem,
    }


def _tell_written(written: SupervisionWritten) -> None:
    name = round_name(written.round)
    count = written.items
    if written.units:
        output.say(
            f"{name}督办 {len(written.units)} 个单位、{count} 项，"
            f"通知单和填报表在 {written.units[0].workbook.parent}"
        )
        by_default = "" if written.was_given else "（没有写期限，按 10 日以内）"
        output.say(f"答复期限：{written.deadline}{by_default}")
    else:
        output.say(f"{name}没有需要督办的任务，没有生成。")
    if written.settled:
        output.say(f"已经答复或撤销的 {written.settled} 项，不再督办。")
    if written.unconfirmed:
        output.say(
            f"另有 {written.unconfirmed} 项只是研判为落后，还没有人确认：先确认（gwreport review "
            f"{written.round}），或加 --proposed 一并督办。"
        )
    if written.nobody:
        output.say(f"没有牵头单位在名录里、不能督办的：{'、'.join(written.nobody)}")
    if written.passed and written.units:
        output.say(passed_words(written.deadline))


def _preview(workspace: Workspace, given: Namespace) -> int:
    found = view_proposals(workspace, given.round, proposed=given.proposed)
    round_ = workspace.round(given.round)
    if given.json:
        output.write_json(_proposals_json(str(round_), found))
        return output.DONE
    if not found.found:
        output.say(f"{round_name(round_)}没有{'' if given.proposed else '已确认为'}落后的任务。")
    else:
        rows = [
            (
                level_words(one.ground.level.name, one.ground.level.colour),
                one.unit.name,
                one.line.item.id,
                one.line.item.text,
                ground_words(one.ground, status_name(one.line.status, round_)),
                "" if one.is_confirmed else "未确认",
            )
            for one in found.found
        ]
        output.write_table(("级别", "单位", "编号", "任务", "依据", ""), rows, title="可以督办的")
        output.say("加 --out 文件夹 生成督办通知单和填报表。")
    if found.unconfirmed and not given.proposed:
        output.say(
            f"另有 {found.unconfirmed} 项只是研判为落后，还没有人确认；加 --proposed 一并列出。"
        )
    return output.DONE


def _proposals_json(code: str, found: Proposals) -> Json:
    return {
        "format": "gwreport.supervision-proposals/1",
        "round": code,
        "items": [
            {
                "item": one.line.item.id,
                "unit": one.unit.name,
                "level": one.ground.level.name,
                "colour": one.ground.level.colour.value,
                "rounds_behind": one.ground.run,
                "since": str(one.ground.since),
                "stalled": one.ground.is_stalled,
                "confirmed": one.is_confirmed,
            }
            for one in found.found
        ],
        "unconfirmed": found.unconfirmed,
        "without_unit": list(found.nobody),
    }


def _list(workspace: Workspace, given: Namespace) -> int:
    today = date.today()
    code = given.round or newest_supervision(workspace)
    if not code:
        if given.json:
            output.write_json(_view_json(None))
        else:
            output.say("还没有督办过。")
        return output.DONE
    view = view_supervision(workspace, code, today=today)
    if given.json:
        output.write_json(_view_json(view))
    else:
        _tell_view(view)
    return output.TO_SETTLE if view.counts.open else output.DONE


def _view_json(view: SupervisionView | None) -> Json:
    counts = view.counts if view else None
    return {
        "format": "gwreport.supervisions/1",
        "round": str(view.round) if view else None,
        "open": counts.open if counts else 0,
        "answered": counts.answered if counts else 0,
        "overdue": counts.overdue if counts else 0,
        "items": [_row_json(one, view.today) for one in view.rows] if view else [],
    }


def _row_json(one: Supervised, today: date) -> Json:
    answer = one.answer
    return _asked_json(one.asked) | {
        "unit": one.unit,
        "round": round_of_collection(one.code),
        "state": one.state.value,
        "open": one.is_open,
        "overdue": one.is_overdue(today),
        "issued_at": one.issued_at.isoformat(),
        "deadline": one.deadline.isoformat() if one.deadline else None,
        "answer": {
            "measure": answer.text(Field.MEASURE),
            "limit": answer.text(Field.LIMIT),
            "person": answer.text(Field.PERSON),
            "path": one.file.source.path,
            "version": one.file.version,
        }
        if answer and one.file
        else None,
        "decision": one.decision.number if one.decision else None,
        "reason": one.decision.reason if one.decision else None,
    }


def _tell_view(view: SupervisionView) -> None:
    rows = [
        (
            asked_words(one.asked),
            one.unit,
            one.item,
            STATES[one.state] + (f"（{OVERDUE}）" if one.is_overdue(view.today) else ""),
            str(one.deadline or ""),
            answer_words(one.answer) if one.answer else "",
        )
        for one in view.rows
    ]
    if rows:
        headings = ("级别", "单位", "编号", "现在", "期限", "答复")
        output.write_table(headings, rows, title=f"{round_name(view.round)}督办事项")
    counts = view.counts
    late = f"，其中逾期 {counts.overdue} 项" if counts.overdue else ""
    output.say(f"待答复 {counts.open} 项{late}；已答复 {counts.answered} 项。")
