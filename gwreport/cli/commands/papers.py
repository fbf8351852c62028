"""`gwreport papers ROUND [SORT…]` and `gwreport notice ROUND`: the papers around the report."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from gwreport.cli import output
from gwreport.cli.findings_table import tell_kept
from gwreport.cli.json_forms import finding_json
from gwreport.cli.login_name import name_if_any
from gwreport.cli.parser import Parser, add_workspace_option, command_parser, whole_number
from gwreport.cli.workspace_option import open_workspace
from gwreport.cli.written_date import read_date
from gwreport.domain.papers import Paper
from gwreport.errors import ArgumentError
from gwreport.wording.names import PAPERS, number_words, passed_words, round_name
from gwreport.workflow.output.papers import WrittenPapers, write_papers
from gwreport.workflow.review.record_decision import Author

_BY_NAME = {name: sort for sort, name in PAPERS.items()} | {sort.value: sort for sort in Paper}
_AFTER_RETURNS = (Paper.LETTER, Paper.SUPERVISION, Paper.CIRCULAR)


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    parser = command_parser("papers", "生成公文：催报函、督办通知单、通报")
    names = "、".join(PAPERS[sort] for sort in _AFTER_RETURNS)
    parser.add_argument("round", metavar="填报期", help="如 2025-Q3")
    parser.add_argument("sorts", nargs="*", metavar="文种", help=f"{names}；不写则三种都要")
    parser.add_argument(
        "--number",
        type=whole_number("--number"),
        metavar="号",
        help="督办通知单从第几号编起；不写则接着本年已有的编，本期已经编过的不变",
    )
    return run_papers(parser, arguments, "督办通知单的反馈期限，如 2025-10-31")


def run_papers(
    parser: Parser, arguments: Sequence[str], deadline_help: str, sorts: Sequence[Paper] = ()
) -> int:
    """Run a command that writes papers, those of the `sorts` given or named."""
    add_workspace_option(parser)
    parser.add_argument("--out", required=True, metavar="文件夹", help="公文写到这里")
    parser.add_argument("--deadline", metavar="日期", help=deadline_help)
    given = parser.parse_args(arguments)
    deadline = read_date("--deadline", given.deadline) if given.deadline else None
    wanted = sorts or [_sort(name) for name in given.sorts] or _AFTER_RETURNS
    with open_workspace(given.workspace) as workspace:
        written = write_papers(
            workspace,
            given.round,
            Path(given.out),
            wanted,
            today=date.today(),
            deadline=deadline,
            first=getattr(given, "number", None),
            # A paper is no decision of somebody: it is made all the same.
            author=Author(name_if_any(), "", datetime.now()),
        )
    if given.json:
        output.write_json(_json(written))
    else:
        _write(written)
    tell_kept(written.kept)
    return output.TO_SETTLE if written.kept else output.DONE


def _sort(name: str) -> Paper:
    if name not in _BY_NAME:
        raise ArgumentError("文种", "choice", name)
    return _BY_NAME[name]


def _json(written: WrittenPapers) -> dict[str, object]:
    return {
        "format": "gwreport.papers/1",
        "round": str(written.round),
        "papers": {sort.value: [str(path) for path in paths] for sort, paths in written.files},
        "unconfirmed": written.unconfirmed,
        "deadline_passed": str(written.passed) if written.passed else None,
        "numbers": [number_words(one) for one in written.numbers],
        "findings": [finding_json(finding) for finding in written.kept],
    }


def _write(written: WrittenPapers) -> None:
    name = round_name(written.round)
    for sort, paths in written.files:
        if not paths:
            output.say(f"{name}{PAPERS[sort]}：没有需要发的单位，没有生成。")
        elif len(paths) == 1:
            output.say(f"{name}{PAPERS[sort]}：{paths[0]}")
        else:
            output.say(f"{name}{PAPERS[sort]}：{len(paths)} 份，在 {paths[0].parent}")
    if written.passed:
        output.say(passed_words(written.passed))
    if written.unconfirmed:
        output.say(
            f"督办事项中有 {written.unconfirmed} 项的进度还没有人确认，发出前请逐项核对："
            f"gwreport review {written.round}"
        )
