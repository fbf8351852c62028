"""`gwreport review ROUND`: what a person must settle."""

from collections.abc import Sequence

from gwreport.cli import output
from gwreport.cli.json_forms import Json, return_finding_json
from gwreport.cli.parser import add_workspace_option, command_parser
from gwreport.cli.workspace_option import open_workspace
from gwreport.wording.findings import explain
from gwreport.wording.names import LOOSE_CELLS, REVIEW_KINDS, STATUSES, round_name
from gwreport.workflow.review_round import WAITING, Review, ReviewItem, review_round


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    parser = command_parser("review", "列出需要人来处理的问题")
    add_workspace_option(parser)
    parser.add_argument("round", metavar="填报期", help="如 2025-Q3")
    parser.add_argument("--all", action="store_true", help="连同没有用到报告里的文字一并列出")
    given = parser.parse_args(arguments)
    with open_workspace(given.workspace) as workspace:
        review = review_round(workspace, given.round)
    if given.json:
        output.write_json(
            {
                "format": "gwreport.review/1",
                "round": str(review.round),
                "items": [_item_json(one) for one in review.items],
            }
        )
    else:
        _write(review, whole=given.all)
    return output.TO_SETTLE if review.to_settle else output.DONE


def _item_json(one: ReviewItem) -> Json:
    return {
        "item": one.item,
        "unit": one.unit or None,
        "kind": one.kind,
        "submission": one.submission or None,
        "texts": [
            {
                "unit": text.unit,
                "text": text.text,
                "path": text.path,
                "sheet": text.sheet,
                "cell": text.cell,
                "what": text.what,
            }
            for text in one.texts
        ],
        "findings": [return_finding_json(finding) for finding in one.findings],
        "judgement": {"status": one.status.value, "score": None, "reasons": []}
        if one.status
        else None,
    }


def _write(review: Review, *, whole: bool) -> None:
    rows: list[tuple[str, ...]] = []
    for one in review.items:
        if one.kind not in WAITING and not whole:
            continue
        words = [explain(finding) for finding in one.findings]
        told = "\n".join(f"{word.message}{word.suggestion}" for word in words)
        texts = "\n".join(
            f"{text.unit} {LOOSE_CELLS.get(text.what, text.what)}（{text.sheet} {text.cell}）：{text.text}"
            for text in one.texts
        )
        subject = one.item or (f"文件 {one.submission}" if one.submission else "")
        status = STATUSES[one.status] if one.status else ""
        rows.append((REVIEW_KINDS[one.kind], subject, one.unit, status, told, texts))
    title = f"{round_name(review.round)}审核"
    output.write_table(("类别", "编号", "单位", "进度", "问题", "填报的文字"), rows, title=title)
    output.say(f"待处理 {review.to_settle} 项。用 gwreport decide 处理，用 --all 查看全部文字。")
