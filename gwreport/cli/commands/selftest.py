"""`gwreport selftest`: run the whole chain on a small case."""

from collections.abc import Sequence
from datetime import datetime

from gwreport.cli import output
from gwreport.cli.parser import command_parser
from gwreport.workflow.selftest import selftest


def run(arguments: Sequence[str]) -> int:
    """Run the command; exit code 0 when every step went well, else 1."""
    parser = command_parser("selftest", "自检：在临时文件夹里走一遍全过程")
    given = parser.parse_args(arguments)
    checks = selftest(datetime.now())
    passed = not any(check.problem for check in checks)
    if given.json:
        output.write_json(
            {
                "format": "gwreport.selftest/1",
                "passed": passed,
                "checks": [{"name": check.name, "problem": check.problem} for check in checks],
            }
        )
    else:
        for check in checks:
            output.say(f"{check.name}：{check.problem or '正常'}")
        output.say("自检通过。" if passed else "自检没有通过，请把以上内容发给维护人员。")
    return output.DONE if passed else output.TO_SETTLE
