"""`gwreport score ROUND`: each unit's points by the office's rules, every one with its ground."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from gwreport.cli import output
from gwreport.cli.decisions_table import write_decisions
from gwreport.cli.findings_table import tell_kept, tell_refused
from gwreport.cli.json_forms import Json, finding_json, return_finding_json
from gwreport.cli.login_name import author_of
from gwreport.cli.parser import add_workspace_option, command_parser, whole_number
from gwreport.cli.workspace_option import open_workspace
from gwreport.domain.decisions.decisions import Decision
from gwreport.domain.decisions.scoring import Objection
from gwreport.domain.findings.finding import Finding
from gwreport.domain.year.scores import Ground, UnitScore
from gwreport.errors import ArgumentError
from gwreport.machine.saving import make_folder
from gwreport.reports.scored_round import ScoredRound
from gwreport.wording.names import round_name
from gwreport.wording.scores import (
    OBJECTIONS,
    OVER,
    SCORE_RULE_NAMES,
    SCORES_NAME,
    ground_number,
    ground_words,
    moment_words,
    number_words,
    points_words,
)
from gwreport.workflow.outputs import WrittenFile
from gwreport.workflow.workspace import Workspace
from gwreport.workflow.year.scoring.score import (
    WrittenScores,
    list_objections,
    object_to,
    score_round,
    undo_objection,
    write_scores,
)
from gwreport.workflow.year.scoring.score_rules import (
    export_rules,
    import_rules,
    list_rules,
    undo_rules,
    write_template,
)

_FORMAT = "gwreport.scores/1"


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    given = _parsed(arguments)
    if given.rules_template:
        return _tell_file(write_template(Path(given.rules_template)), given)
    with open_workspace(given.workspace) as workspace:
        if given.rules_export:
            return _tell_file(export_rules(workspace, Path(given.rules_export)), given)
        if given.list:
            every = [*list_rules(workspace), *list_objections(workspace, given.round)]
            write_decisions(
                sorted(every, key=lambda one: one.decision.number),
                as_json=given.json,
                title="考核的处理记录",
                nothing="还没有处理过异议，也没有导入过考核细则。",
                upon="关于",
                done="处理",
            )
            return output.DONE
        workspace.issued_round(given.round)
        if given.out:
            # Before anything is stored.
            make_folder(Path(given.out))
        if given.rules:
            imported = import_rules(workspace, Path(given.rules), author_of(given))
            if imported.findings:
                return _refuse(imported.findings, given)
        decided = _decide(workspace, given)
        scored = score_round(workspace, given.round, today=date.today())
        written = write_scores(workspace, scored, Path(given.out)) if given.out else None
    if given.json:
        output.write_json(_json(scored, written, decided))
    else:
        _write(scored, written, decided)
    _tell_doubts(scored)
    kept = written.kept if written else ()
    tell_kept(kept)
    return output.TO_SETTLE if kept else output.DONE


def _parsed(arguments: Sequence[str]) -> Namespace:
    parser = command_parser("score", "考核：按本单位的细则给各单位计分，每一分都有依据；内部使用")
    add_workspace_option(parser)
    parser.add_argument("round", nargs="?", metavar="填报期", help="如 2025-Q3")
    parser.add_argument("--rules", metavar="文件", help="导入改好的考核细则（xlsx），以后都用它")
    parser.add_argument("--out", metavar="文件夹", help="得分表和各单位的征求意见表写到这里")
    file = parser.add_mutually_exclusive_group()
    file.add_argument(
        "--rules-template", metavar="文件", help="写出程序自带的考核细则，供修改（不需要工作区）"
    )
    file.add_argument("--rules-export", metavar="文件", help="写出现在用的考核细则，供修改")
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--strike", metavar="依据编号", help="采纳异议：这一条不计，要写理由")
    change.add_argument("--keep", metavar="依据编号", help="不采纳异议：这一条照计，要写理由")
    change.add_argument(
        "--undo",
        type=whole_number("--undo"),
        metavar="决定编号",
        help="撤销对异议的处理，或者撤销导入的细则",
    )
    change.add_argument("--list", action="store_true", help="列出对异议的处理和导入过的细则")
    parser.add_argument("--reason", default="", metavar="理由", help="为什么这样处理")
    parser.add_argument("--who", default="", metavar="姓名", help="谁处理的；不写则用登录名")
    given = parser.parse_args(arguments)
    only_file = given.rules_template or given.rules_export
    if not (given.round or only_file):
        raise ArgumentError("score", "required", "填报期")
    if only_file:
        option = "--rules-template" if given.rules_template else "--rules-export"
        other = next(
            (
                f"--{one}"
                for one in ("rules", "out", "strike", "keep", "undo", "list")
                if getattr(given, one)
            ),
            given.round,
        )
        if other:
            raise ArgumentError(option, "together", other)
    return given


def _decide(workspace: Workspace, given: Namespace) -> int:
    if not (given.strike or given.keep or given.undo):
        return 0
    author = author_of(given)
    if given.strike:
        return object_to(workspace, given.round, given.strike, Objection.STRUCK, author)
    if given.keep:
        return object_to(workspace, given.round, given.keep, Objection.KEPT, author)
    if any(one.decision.number == given.undo for one in list_rules(workspace)):
        return undo_rules(workspace, given.undo, author)
    return undo_objection(workspace, given.round, given.undo, author)


def _tell_file(written: WrittenFile, given: Namespace) -> int:
    if given.json:
        kept = [finding_json(one) for one in written.kept]
        document = {"outputs": [str(written.path)], "findings": kept}
        output.write_json({"format": "gwreport.score-rules/1", **document})
    else:
        output.say(str(written.path))
    tell_kept(written.kept)
    return output.TO_SETTLE if written.kept else output.DONE


def _refuse(findings: Sequence[Finding], given: Namespace) -> int:
    if given.json:
        told = [return_finding_json(one) | {"file": one.place.file} for one in findings]
        output.write_json({"format": "gwreport.score-rules/1", "outputs": [], "findings": told})
    tell_refused("考核细则没有导入，什么也没有改。", findings)
    return output.NOTHING_DONE


def _json(scored: ScoredRound, written: WrittenScores | None, decided: int) -> Json:
    by = scored.rules_by
    places = scored.places
    return {
        "format": _FORMAT,
        "round": str(scored.round),
        "full_mark": _number(scored.rules.full_mark),
        "rules_by": _by_json(by) if by else None,
        "decision": decided or None,
        "units": [
            {
                "unit": one.unit.name,
                "score": _number(one.score),
                "place": places[one.unit.number],
                "grounds": _grounds_json(one),
            }
            for one in scored.units
        ],
        "outputs": [str(path) for path in written.outputs] if written else [],
        "findings": [finding_json(one) for one in written.kept] if written else [],
    }


def _grounds_json(one: UnitScore) -> list[Json]:
    grounds = [_ground_json(ground) for ground in one.grounds]
    if one.over:
        points = _number(one.over)
        nothing = dict.fromkeys(("item", "file", "at", "decision", "objection"))
        grounds.append({"id": None, "rule": OVER, "points": points, **nothing})
    return grounds


def _ground_json(ground: Ground) -> Json:
    one, objection = ground.happening, ground.objection
    return {
        "id": ground.id,
        "number": ground_number(one.id),
        "rule": SCORE_RULE_NAMES[ground.kind],
        "points": _number(ground.points),
        "full_points": _number(ground.full),
        "cases": one.cases,
        "item": one.items[0] if one.items else None,
        "items": list(one.items),
        "file": one.file or None,
        "submission": one.submission or None,
        "at": one.at.isoformat() if one.at else None,
        "decision": one.decision or None,
        "proposed": one.is_proposed,
        "words": ground_words(one),
        "struck": ground.is_struck,
        "objection": _objection_json(objection) if objection else None,
    }


def _objection_json(decision: Decision) -> Json:
    return {**_by_json(decision), "value": decision.value, "reason": decision.reason}


def _by_json(decision: Decision) -> Json:
    return {"number": decision.number, "who": decision.who, "at": decision.at.isoformat()}


def _number(number: Decimal) -> int | float:
    whole = number == number.to_integral_value()
    return int(number) if whole else float(number)


def _write(scored: ScoredRound, written: WrittenScores | None, decided: int) -> None:
    if decided:
        output.say(
            f"已记下，决定编号 {decided}；撤销用 gwreport score {scored.round} --undo {decided}。"
        )
    places = scored.places
    rows: list[tuple[str, ...]] = []
    for one in scored.units:
        total = (number_words(one.score), str(places[one.unit.number]))
        rows.append((one.unit.name, *total, "", "", "", ""))
        for ground in one.grounds:
            settled = ground.objection
            words = [ground_words(ground.happening)]
            words += [OBJECTIONS[Objection(settled.value)]] if settled else []
            rows.append(
                (
                    "",
                    "",
                    "",
                    ground_number(ground.happening.id),
                    SCORE_RULE_NAMES[ground.kind],
                    points_words(ground.points),
                    "；".join(words),
                )
            )
        if one.over:
            rows.append(("", "", "", "", OVER, points_words(one.over), ""))
    headings = ("单位", "得分", "名次", "依据编号", "规则", "计分", "事由")
    output.write_table(headings, rows, title=f"{round_name(scored.round)}{SCORES_NAME}（内部资料）")
    if written:
        output.say(f"得分表：{written.book}")
        if written.units:
            folder = written.units[0].parent
            output.say(f"各单位的征求意见表：{folder}（{len(written.units)} 份）")
    else:
        output.say("用 --out 文件夹 写成得分表和各单位的征求意见表。")


def _tell_doubts(scored: ScoredRound) -> None:
    if scored.deadline and date.today() <= scored.deadline:
        day = moment_words(scored.deadline)
        output.tell(f"注意：报送期限 {day} 还没有过，到现在没有报来的，已按“未报”计分。")
    if scored.unconfirmed:
        output.tell(
            f"注意：有 {scored.unconfirmed} 条扣分的进度只是研判建议，还没有人确认；"
            f"请先审核（命令：gwreport decide {scored.round} 任务编号 --confirm）。"
        )
