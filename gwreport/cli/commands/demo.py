"""`gwreport demo DIR`: the whole main job on the example."""

from collections.abc import Sequence
from pathlib import Path

from gwreport.cli import output
from gwreport.cli.findings_table import tell_kept
from gwreport.cli.json_forms import finding_json, output_json
from gwreport.cli.parser import command_parser
from gwreport.workflow.demo import run_demo


def run(arguments: Sequence[str]) -> int:
    """Run the command; what the example leaves for a person to settle is part of the demo."""
    parser = command_parser("demo", "用自带的示例走完一个季度：下发、回收、汇总、报告")
    parser.add_argument("folder", metavar="文件夹", help="示例的工作区和各种文件写到这里")
    parser.add_argument(
        "--year",
        action="store_true",
        help="走完一整年：细化方案、督办、销号、民生实事、年终报告、台账、考核、领导简报、第二年",
    )
    given = parser.parse_args(arguments)
    tell = output.tell if given.json else output.say
    demo = run_demo(
        Path(given.folder),
        progress=output.terminal_progress(),
        told=tell,
        whole_year=given.year,
    )
    if given.json:
        paths = [str(path) for path in (*demo.report.outputs, *demo.further)]
        document = output_json(demo.report.round, paths, demo.report.counts)
        document["workspace"] = str(demo.workspace.absolute())
        document["findings"] = [finding_json(finding) for finding in demo.kept]
        output.write_json(document)
        tell_kept(demo.kept)
        return output.TO_SETTLE if demo.kept else output.DONE
    output.say("")
    output.say(f"示例已完成，都在 {Path(given.folder).absolute()}。接着可以试：")
    for command in ("status 2025-Q3", "review 2025-Q3", "report 2025-Q3 --out 报告"):
        output.say(f"  gwreport {command} -w {demo.workspace}")
    tell_kept(demo.kept)
    return output.TO_SETTLE if demo.kept else output.DONE
