"""`gwreport notice ROUND`: the covering notice that goes out with the unit workbooks."""

from collections.abc import Sequence

from gwreport.cli.commands.papers import run_papers
from gwreport.cli.parser import command_parser
from gwreport.domain.papers import Paper


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    parser = command_parser("notice", "生成随填报表下发的填报通知")
    parser.add_argument("round", metavar="填报期", help="如 2025-Q3")
    help_ = "报送期限，如 2025-10-10；不写则用下发填报表时的期限"
    return run_papers(parser, arguments, help_, [Paper.NOTICE])
