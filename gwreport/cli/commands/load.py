"""`gwreport load FILE`: take a breakdown into the workspace."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from gwreport.cli import output
from gwreport.cli.columns_table import write_columns
from gwreport.cli.findings_table import write_findings
from gwreport.cli.json_forms import columns_json, finding_json, plan_json
from gwreport.cli.parser import add_map_option, add_workspace_option, command_parser
from gwreport.cli.workspace_option import open_workspace
from gwreport.domain.findings.finding import needs_person
from gwreport.domain.plan.changes import PlanChanges
from gwreport.domain.plan.named_plans import MAIN_NAME
from gwreport.errors import ArgumentError
from gwreport.wording.names import round_name
from gwreport.workflow.plan.column_mappings import read_mapping
from gwreport.workflow.plan.load_history import LoadedHistory, load_history
from gwreport.workflow.plan.load_plan import LoadedPlan, load_plan

_TRIED = "试读（没有存入工作区）"


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    parser = command_parser("load", "把任务分解方案装入工作区，作为新的一版")
    add_workspace_option(parser)
    parser.add_argument("file", metavar="文件", help="Word、Excel、PDF 或文本文件")
    parser.add_argument(
        "--history", action="store_true", help="文件是以前一期的完成情况报告，作为“上期完成情况”"
    )
    parser.add_argument("--round", metavar="填报期", help="与 --history 同用：报告是哪一期的")
    parser.add_argument(
        "--plan",
        # Not blank, so that a blank that was typed is told: it would make this the main plan.
        default=MAIN_NAME,
        metavar="清单名",
        help="文件是另一张清单，如 民生实事；同名的是它的新一版，不写就是政府工作报告的任务分解",
    )
    add_map_option(parser)
    parser.add_argument(
        "--no-rows",
        action="store_true",
        help="不用以前在“对应栏目”里对行（小标题、不读等）的说明",
    )
    parser.add_argument(
        "--no-contacts", action="store_true", help="方案中的责任人、联系人不登记到单位名录"
    )
    parser.add_argument("--dry-run", action="store_true", help="只看结果，不存入工作区")
    given = parser.parse_args(arguments)
    file, now, mapping = Path(given.file), datetime.now(), read_mapping(given.map)
    with open_workspace(given.workspace, trial=given.dry_run) as workspace:
        if given.history:
            if given.plan != MAIN_NAME:
                raise ArgumentError("--history", "together", "--plan")
            history = load_history(workspace, file, now=now, code=given.round, mapping=mapping)
            return _show_history(history, as_json=given.json)
        loaded = load_plan(
            workspace,
            file,
            now=now,
            named=given.plan,
            mapping=mapping,
            contacts=not given.no_contacts,
            rows=not given.no_rows,
        )
    if given.json:
        document = plan_json(loaded.plan, loaded.findings)
        document |= {"version": loaded.version, "changes": _changes_json(loaded.changes)}
        if loaded.name:
            document["plan"] = loaded.name
        document["columns"] = columns_json(loaded.columns)
        output.write_json(document)
    else:
        _write(loaded)
    return output.TO_SETTLE if needs_person(loaded.findings) else output.DONE


def _show_history(loaded: LoadedHistory, *, as_json: bool) -> int:
    if as_json:
        output.write_json(
            {
                "format": "gwreport.history/1",
                "round": str(loaded.round),
                "matched": loaded.matched,
                "items": loaded.items,
                "stored": loaded.stored,
                "findings": [finding_json(finding) for finding in loaded.findings],
            }
        )
    else:
        name = f"{round_name(loaded.round)}完成情况报告"
        said = f"{loaded.items} 项任务中有 {loaded.matched} 项找到了上期完成情况"
        if loaded.stored:
            output.say(f"已装入{name}：{said}，下一期的填报表会带出。")
        else:
            output.say(f"{_TRIED}：{name}，{said}。")
        write_findings(loaded.findings)
    return output.TO_SETTLE if needs_person(loaded.findings) else output.DONE


def _changes_json(changes: PlanChanges | None) -> dict[str, list[str]] | None:
    if changes is None:
        return None
    return {
        "new": list(changes.new),
        "gone": list(changes.gone),
        "moved": list(changes.moved),
        "changed": list(changes.changed),
    }


def _write(loaded: LoadedPlan) -> None:
    stored = f"已装入第 {loaded.version} 版" if loaded.version else _TRIED
    of_plan = f"清单“{loaded.name}”，" if loaded.name else ""
    output.say(f"{stored}：{of_plan}{loaded.plan.title}，共 {len(loaded.plan.items)} 项。")
    if loaded.new_units:
        output.say(f"名录新增单位 {len(loaded.new_units)} 个：{'、'.join(loaded.new_units)}")
    if loaded.new_groups:
        output.say(f"名录新增分组 {len(loaded.new_groups)} 个：{'、'.join(loaded.new_groups)}")
    changes = loaded.changes
    if changes is not None:
        if not changes.any:
            output.say("与上一版相比没有变化。")
        for name, ids in (
            ("新增", changes.new),
            ("取消", changes.gone),
            ("序号变动", changes.moved),
            ("内容变动", changes.changed),
        ):
            if ids:
                output.say(f"与上一版相比，{name} {len(ids)} 项：{'、'.join(ids)}")
    write_columns(loaded.columns)
    write_findings(loaded.findings)
