"""`gwreport restore BACKUP WORKSPACE`: make a workspace of a backup again."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from gwreport.cli import output
from gwreport.cli.findings_table import write_findings
from gwreport.cli.json_forms import finding_json
from gwreport.cli.parser import command_parser
from gwreport.domain.findings.finding import needs_person
from gwreport.workflow.keeping.backup import restore


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    parser = command_parser("restore", "用备份恢复出一个新的工作区（备份本身不变）")
    parser.add_argument("backup", metavar="备份文件", help="由 gwreport backup 写出的文件")
    parser.add_argument(
        "file", metavar="工作区", help="新的工作区文件（不能已经存在），或者一个空的数据库的地址"
    )
    given = parser.parse_args(arguments)
    location, findings = restore(Path(given.backup), given.file, now=datetime.now())
    if given.json:
        output.write_json(
            {
                "format": "gwreport.restore/1",
                "path": location,
                "findings": [finding_json(finding) for finding in findings],
            }
        )
    else:
        output.say(f"已恢复到 {location}")
        write_findings(findings)
    return output.TO_SETTLE if needs_person(findings) else output.DONE
