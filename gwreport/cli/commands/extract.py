"""`gwreport extract NUMBER --out DIR`: write out a file that came back and what lies in it."""

from collections.abc import Sequence
from pathlib import Path

from gwreport.cli import output
from gwreport.cli.findings_table import tell_kept
from gwreport.cli.json_forms import finding_json
from gwreport.cli.parser import add_workspace_option, command_parser, whole_number
from gwreport.cli.workspace_option import open_workspace
from gwreport.workflow.returns.extract_files import extract_files


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    parser = command_parser("extract", "取出一份收到的文件，连同里面的图片和附件")
    add_workspace_option(parser)
    parser.add_argument(
        "number", type=whole_number("编号"), metavar="编号", help="文件的编号，见 review"
    )
    parser.add_argument("--out", required=True, metavar="文件夹", help="写到哪个文件夹")
    given = parser.parse_args(arguments)
    with open_workspace(given.workspace) as workspace:
        extracted = extract_files(workspace, given.number, Path(given.out))
    if given.json:
        output.write_json(
            {
                "format": "gwreport.extract/1",
                "original": str(extracted.original),
                "attached": [str(path) for path in extracted.attached],
                "findings": [finding_json(finding) for finding in extracted.kept],
            }
        )
    else:
        output.say(f"原件：{extracted.original}")
        for path in extracted.attached:
            output.say(f"其中的图片或附件：{path}")
    tell_kept(extracted.kept)
    return output.TO_SETTLE if extracted.kept else output.DONE
