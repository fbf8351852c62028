"""`gwreport init WORKSPACE`: make a workspace, also from last year's."""

from argparse import Namespace
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from gwreport.cli import output
from gwreport.cli.login_name import name_if_any
from gwreport.cli.parser import command_parser
from gwreport.cli.workspace_option import warn_of_place
from gwreport.errors import ArgumentError
from gwreport.wording.names import CLOSED, period
from gwreport.workflow.plan.manage_units import import_units, read_units_file
from gwreport.workflow.workspace import Workspace


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    parser = command_parser("init", "建立一个年度的工作区")
    parser.add_argument(
        "workspace",
        metavar="工作区",
        help="文件名，如 2025.gwr；或者一个空的数据库的地址，建成几个人同时用的共享工作区",
    )
    parser.add_argument(
        "--region", default="", metavar="名称", help="地区名称，如“青禾区”；沿用上年的可以不写"
    )
    parser.add_argument("--year", required=True, metavar="年度", help="如 2025")
    parser.add_argument("--units", metavar="名录", help="单位名录（xlsx）")
    parser.add_argument(
        "--from",
        dest="old",
        metavar="上年的工作区",
        help="沿用它的单位名录、分组、选项、模板、对应栏目和填报表样，上年的完成情况作为上年同期；它本身不改动",
    )
    given = parser.parse_args(arguments)
    year = _year(given.year)
    if not (given.region.strip() or given.old):
        raise ArgumentError("init", "required", "--region")
    units = Path(given.units) if given.units else None
    if units is not None and given.old:
        raise ArgumentError("--from", "together", "--units")
    if given.old:
        return _from_old(given, year)
    if units is not None:
        read_units_file(units)  # a bad registry must not leave a workspace behind
    now = datetime.now()
    with Workspace.create(given.workspace, region=given.region, year=year, now=now) as workspace:
        added = len(import_units(workspace, units, now=now).added) if units else 0
        location = str(workspace.ledger.location)
        warn_of_place(workspace)
    if given.json:
        output.write_json(_json(location, given.region, year, added))
    else:
        output.say(f"已建立工作区 {location}（{given.region}，{year} 年，单位 {added} 个）。")
        output.say("下一步：gwreport load 任务分解方案文件")
    return output.DONE


def _from_old(given: Namespace, year: int) -> int:
    from gwreport.workflow.year.next_year import begin_year

    made = begin_year(
        given.workspace,
        old=given.old,
        year=year,
        region=given.region.strip(),
        now=datetime.now(),
        # What comes along keeps who decided it.
        who=name_if_any(),
        progress=output.terminal_progress(),
    )
    with Workspace.open(made.location) as workspace:
        region, location = workspace.facts.region, str(workspace.ledger.location)
        warn_of_place(workspace)
    if given.json:
        document = _json(location, region, year, made.units)
        document["from"] = {
            "year": made.year,
            "groups": made.groups,
            "settings": made.settings,
            "decisions": made.decisions,
            "rounds": [str(one) for one in made.rounds],
            "items": made.items,
            "closed": made.closed,
        }
        output.write_json(document)
        return output.DONE
    output.say(f"已建立工作区 {location}（{region}，{year} 年）。")
    output.say(
        f"由 {made.year} 年沿用：单位 {made.units} 个，分组 {made.groups} 个，选项 {made.settings} 个，"
        f"填报表样等 {made.decisions} 项。"
    )
    if not made.is_last_year:
        output.say(f"完成情况没有沿用：{made.year} 年不是 {year} 年的上年，不能作为上年同期。")
    elif made.rounds:
        names = "、".join(map(period, made.rounds))
        closed = f"，其中{CLOSED} {made.closed} 项" if made.closed else ""
        output.say(f"上年 {made.items} 项的完成情况（{names}）作为上年同期{closed}。")
    output.say(
        "下一步：gwreport load 任务分解方案文件；装入以后看上年没有完成的：gwreport lastyear"
    )
    return output.DONE


def _json(location: str, region: str, year: int, units: int) -> dict[str, object]:
    return {
        "format": "gwreport.workspace/1",
        "workspace": location,
        "region": region,
        "year": year,
        "units": units,
    }


def _year(written: str) -> int:
    if not (written.isdecimal() and len(written) == 4 and int(written) >= 2000):
        raise ArgumentError("--year", "year", written)
    return int(written)
