"""`gwreport init WORKSPACE`: make a workspace."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from gwreport.cli import output
from gwreport.cli.parser import command_parser
from gwreport.cli.workspace_option import warn_of_place
from gwreport.errors import ArgumentError
from gwreport.workflow.plan.manage_units import import_units, read_units_file
from gwreport.workflow.workspace import Workspace


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    parser = command_parser("init", "建立一个年度的工作区")
    parser.add_argument("workspace", metavar="工作区", help="文件名，如 2025.gwr")
    parser.add_argument("--region", required=True, metavar="名称", help="地区名称，如“青禾区”")
    parser.add_argument("--year", required=True, metavar="年度", help="如 2025")
    parser.add_argument("--units", metavar="名录", help="单位名录（xlsx）")
    given = parser.parse_args(arguments)
    year = _year(given.year)
    units = Path(given.units) if given.units else None
    if units is not None:
        read_units_file(units)  # a bad registry must not leave a workspace behind
    now = datetime.now()
    with Workspace.create(given.workspace, region=given.region, year=year, now=now) as workspace:
        added = len(import_units(workspace, units, now=now).added) if units else 0
        location = str(workspace.ledger.location)
        warn_of_place(workspace)
    if given.json:
        output.write_json(
            {
                "format": "gwreport.workspace/1",
                "workspace": location,
                "region": given.region,
                "year": year,
                "units": added,
            }
        )
    else:
        output.say(f"已建立工作区 {location}（{given.region}，{year} 年，单位 {added} 个）。")
        output.say("下一步：gwreport load 任务分解方案文件")
    return output.DONE


def _year(written: str) -> int:
    if not (written.isdecimal() and len(written) == 4 and int(written) >= 2000):
        raise ArgumentError("--year", "year", written)
    return int(written)
