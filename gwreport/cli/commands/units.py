"""`gwreport units …`: list, import, export, add and rename units, aliases and groups."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from gwreport.cli import output
from gwreport.cli.parser import add_workspace_option, command_parser
from gwreport.cli.workspace_option import open_workspace
from gwreport.errors import ArgumentError
from gwreport.wording.unit_names import GROUP_SCOPES, UNIT_KINDS
from gwreport.workflow.plan import manage_units

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gwreport.domain.findings.finding import Finding
    from gwreport.domain.units.registry import Registry
    from gwreport.workflow.outputs import WrittenFile

_ACTIONS = (
    "list",
    "check",
    "import",
    "export",
    "add",
    "alias",
    "unalias",
    "rename",
    "group",
    "leaders",
)


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    parser = command_parser("units", "查看、导入、导出单位名录，添加别名和分组")
    add_workspace_option(parser)
    parser.add_argument(
        "action",
        nargs="?",
        default="list",
        choices=_ACTIONS,
        help="list 查看；check 检查；import 文件；export 文件；add 名称；alias 名称 别名…；unalias 名称 别名… 去掉别名，另立单位；rename 名称 新名称 改名；group 分组 单位…；leaders 查看领导的排列顺序，leaders 姓名… 按这个顺序排",
    )
    parser.add_argument("names", nargs="*", metavar="名称", help="文件、单位、别名或分组")
    parser.add_argument("--kind", choices=list(manage_units.KIND_OF_WORD), help="新单位的类别")
    given = parser.parse_args(arguments)
    needed = {"import": 1, "export": 1, "add": 1, "alias": 2, "unalias": 2, "rename": 2, "group": 1}
    if len(given.names) < needed.get(given.action, 0):
        raise ArgumentError("units", "required", "名称")
    if given.action == "check":
        return _check(given.workspace, as_json=given.json)
    if given.action == "leaders":
        return _leaders(given.workspace, given.names, as_json=given.json)
    now = datetime.now()
    done = ""
    written: WrittenFile | None = None
    left_out: Sequence[Finding] = ()
    with open_workspace(given.workspace) as workspace:
        match given.action:
            case "import":
                made = manage_units.import_units(workspace, Path(given.names[0]), now=now)
                left_out = made.findings
                done = (
                    f"新增单位 {len(made.added)} 个，更新 {len(made.changed)} 个，"
                    f"更新分组 {len(made.groups)} 个。"
                )
                if made.unknown:
                    done += f"分组成员里有不在名录中的单位，没有加入：{'、'.join(made.unknown)}。"
            case "export":
                file = Path(given.names[0]).absolute()
                written = manage_units.export_units(workspace, file)
                done = f"单位名录：{written.path}"
            case "add":
                for name in given.names:
                    manage_units.add_unit(
                        workspace, name, manage_units.KIND_OF_WORD.get(given.kind), now=now
                    )
                done = f"已添加 {'、'.join(given.names)}。"
            case "alias":
                unit = workspace.unit(given.names[0])
                joined: list[str] = []
                for alias in given.names[1:]:
                    other = workspace.registry().find(alias)
                    if other is not None and other.number != unit.number:
                        joined.append(other.name)
                    unit = manage_units.add_alias(workspace, unit.name, alias, now=now)
                done = f"{unit.name} 的别名：{'、'.join(unit.aliases)}。"
                if joined:
                    done += f"原来单独列出的 {'、'.join(joined)} 已并入。"
            case "unalias":
                name, *aliases = given.names
                for alias in aliases:
                    manage_units.part_alias(workspace, name, alias, now=now)
                done = f"{'、'.join(aliases)} 不再是 {name} 的别名，已另立为单位。"
            case "rename":
                name, new_name, *more = given.names
                if more:
                    raise ArgumentError("units", "unknown", "、".join(more))
                before, holder = workspace.unit(name), workspace.registry().find(new_name)
                unit = manage_units.rename_unit(workspace, name, new_name, now=now)
                done = f"{before.name} 改名为 {unit.name}，原来的名称仍然认得。"
                if holder is not None and holder.number != unit.number:
                    done += f"“{new_name}”原来是 {holder.name} 的别名，现在不再是了。"
            case "group":
                name, *members = given.names
                group = manage_units.set_group(workspace, name, members, now=now)
                done = f"分组“{group.name}”现有成员 {len(group.members)} 个。"
            case _:
                pass
        registry = workspace.registry()
    kept = written.kept if written else ()
    if given.json:
        document = _json(registry)
        if written:
            document["path"] = str(written.path)
        if written or left_out:
            from gwreport.cli.json_forms import finding_json

            document["findings"] = [finding_json(finding) for finding in (*left_out, *kept)]
        output.write_json(document)
    elif done:
        output.say(done)
    else:
        _write(registry)
    if left_out and not given.json:
        from gwreport.cli.findings_table import write_findings

        write_findings(left_out, title="名录中没有读入的内容")
    if kept:
        from gwreport.cli.findings_table import tell_kept

        tell_kept(kept)
    if kept or not left_out:
        return output.TO_SETTLE if kept else output.DONE
    from gwreport.domain.findings.finding import needs_person

    return output.TO_SETTLE if needs_person(left_out) else output.DONE


def _check(workspace: str | None, *, as_json: bool) -> int:
    from gwreport.cli.findings_table import write_findings
    from gwreport.cli.json_forms import finding_json
    from gwreport.domain.findings.finding import needs_person
    from gwreport.workflow.plan.check_units import check_units

    with open_workspace(workspace) as opened:
        findings = check_units(opened)
    if as_json:
        output.write_json(
            {
                "format": "gwreport.units-check/1",
                "findings": [finding_json(finding) for finding in findings],
            }
        )
    elif findings:
        write_findings(findings, title="单位名录中需要核对的地方")
    else:
        output.say("单位名录没有需要核对的地方。")
    return output.TO_SETTLE if needs_person(findings) else output.DONE


def _leaders(workspace: str | None, names: Sequence[str], *, as_json: bool) -> int:
    from gwreport.workflow.plan.manage_leaders import list_leaders, set_leader_order

    with open_workspace(workspace) as opened:
        if names:
            set_leader_order(opened, names, now=datetime.now())
        leaders = list_leaders(opened)
    if as_json:
        output.write_json(
            {
                "format": "gwreport.leaders/1",
                "leaders": [
                    {"name": one.name, "items": one.items, "placed": one.is_placed}
                    for one in leaders
                ],
            }
        )
        return output.DONE
    rows = [
        (str(place), one.name, str(one.items), "已排定" if one.is_placed else "按方案中的先后")
        for place, one in enumerate(leaders, 1)
    ]
    columns = ("顺序", "领导", "牵头任务（项）", "排列")
    output.write_table(columns, rows, title=f"领导 {len(leaders)} 位")
    return output.DONE


def _json(registry: Registry) -> dict[str, object]:
    return {
        "format": "gwreport.units/1",
        "units": [
            {
                "number": unit.number,
                "name": unit.name,
                "kind": unit.kind.value,
                "aliases": list(unit.aliases),
                "contact": unit.contact,
                "phone": unit.phone,
                "email": unit.email,
                "groups": [one.name for one in registry.groups if unit.number in one.members],
            }
            for unit in registry.units
        ],
        "groups": [
            {
                "name": group.name,
                "scope": group.scope.value,
                "members": [
                    unit.name
                    for number in group.members
                    if (unit := registry.by_number(number)) is not None
                ],
            }
            for group in registry.groups
        ],
    }


def _write(registry: Registry) -> None:
    output.write_table(
        ("编号", "单位名称", "类别", "别名", "联系人", "电话", "电子邮箱"),
        [
            (
                f"{unit.number:03d}",
                unit.name,
                UNIT_KINDS[unit.kind],
                "、".join(unit.aliases),
                unit.contact,
                unit.phone,
                unit.email,
            )
            for unit in registry.units
        ],
        title=f"单位 {len(registry.units)} 个",
    )
    output.write_table(
        ("分组", "范围", "成员"),
        [
            (
                group.name,
                GROUP_SCOPES[group.scope],
                "、".join(
                    unit.name
                    for number in group.members
                    if (unit := registry.by_number(number)) is not None
                )
                or "（还没有成员）",
            )
            for group in registry.groups
        ],
        title=f"分组 {len(registry.groups)} 个",
    )
