"""`gwreport lastyear`: last year's items beside this year's plan; which are the same, which are carried on."""

from argparse import Namespace
from collections.abc import Sequence

from gwreport.cli import output
from gwreport.cli.login_name import author_of
from gwreport.cli.parser import add_workspace_option, command_parser, whole_number
from gwreport.cli.workspace_option import open_workspace
from gwreport.domain.plan.documents import PastItem
from gwreport.domain.texts.quoting import in_one_line
from gwreport.errors import ArgumentError
from gwreport.wording.names import CLOSED, past_class_words
from gwreport.workflow.workspace import Workspace
from gwreport.workflow.year.last_year import (
    LastYear,
    carry_on,
    last_year,
    settle_likeliest,
    settle_same,
    take_back,
)

_ALL = "全部"


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    given = _parsed(arguments)
    with open_workspace(given.workspace) as workspace:
        done = _settle(workspace, given)
        now = last_year(workspace)
        year = workspace.facts.year - 1
    if given.json:
        output.write_json(_json(now, done))
    else:
        _write(now, done, year)
    return output.TO_SETTLE if now.match.asked else output.DONE


def _parsed(arguments: Sequence[str]) -> Namespace:
    parser = command_parser("lastyear", "上年的事项：认定哪些是同一件事，没有完成的结转到今年")
    add_workspace_option(parser)
    parser.add_argument(
        "--same",
        action="append",
        default=[],
        metavar="编号=上年编号",
        help=f"这一项就是上年的哪一项，如 T3=T12；上年没有的写 T3=无；写“{_ALL}”则各项都认最相近的；可以写几次",
    )
    parser.add_argument(
        "--carry",
        action="append",
        default=[],
        metavar="上年编号",
        help=f"上年没有完成的这一项结转到今年，成为清单“上年结转”里的一项；写“{_ALL}”则都结转；可以写几次",
    )
    parser.add_argument(
        "--undo", type=whole_number("--undo"), metavar="决定编号", help="撤销一次认定或结转"
    )
    parser.add_argument("--reason", default="", metavar="理由", help="为什么这样认定")
    parser.add_argument("--who", default="", metavar="姓名", help="谁认定的；不写则用登录名")
    given = parser.parse_args(arguments)
    if given.undo and (given.same or given.carry):
        raise ArgumentError("--undo", "together", "--same" if given.same else "--carry")
    return given


def _settle(workspace: Workspace, given: Namespace) -> list[str]:
    if not (given.same or given.carry or given.undo):
        return []
    author = author_of(given)
    if given.undo:
        take_back(workspace, given.undo, author)
        return [f"已撤销决定 {given.undo}。"]
    done: list[str] = []
    said = [_pair(one) for one in given.same if one != _ALL]
    numbers = settle_same(workspace, said, author) if said else []
    if _ALL in given.same:
        numbers += settle_likeliest(workspace, author)
    if given.same:
        done.append(f"已认定 {len(numbers)} 项。")
    if given.carry:
        open_ = [one.item.id for one in last_year(workspace).match.open]
        made = carry_on(workspace, open_ if _ALL in given.carry else given.carry, author)
        names = "、".join(one.id for one in made)
        done.append(f"已结转 {len(made)} 项{f'：{names}' if names else ''}。")
    return done


def _pair(written: str) -> tuple[str, str]:
    item, mark, past = written.replace("＝", "=").partition("=")
    if not (mark and item.strip() and past.strip()):
        raise ArgumentError("--same", "same-item", written)
    return item.strip(), past.strip()


def _json(now: LastYear, done: Sequence[str]) -> dict[str, object]:
    return {
        "format": "gwreport.lastyear/1",
        "done": list(done),
        "matched": [{"item": item, "past": past} for item, past in now.match.pairs.items()],
        "asked": [
            {
                "item": one.item,
                "near": [
                    {
                        "past": past,
                        "text": now.past[past].item.text,
                        "score": round(score, 3),
                        "closed": now.past[past].closed,
                    }
                    for past, score in one.near
                ],
            }
            for one in now.match.asked
        ],
        "open": [_open_json(one) for one in now.match.open],
        "closed": [one.item.id for one in now.past.values() if one.closed],
    }


def _open_json(one: PastItem) -> dict[str, object]:
    return {
        "past": one.item.id,
        "text": one.item.text,
        "leaders": list(one.item.leaders),
        "lead_units": list(one.item.lead_units),
        "status": one.status.value,
        "completion": one.completion,
    }


def _write(now: LastYear, done: Sequence[str], year: int) -> None:
    for one in done:
        output.say(one)
    if not now.past:
        output.say("这个工作区不是由上年的工作区沿用来的，没有上年的事项。")
        return
    match = now.match
    closed = sum(one.closed for one in now.past.values())
    output.say(
        f"{year} 年 {len(now.past)} 项：与今年对应的 {len(set(match.pairs.values()))} 项，"
        f"今年待认定的 {len(match.asked)} 项，上年没有完成、今年没有对应的 {len(match.open)} 项"
        + (f"，{CLOSED}的 {closed} 项（不再结转）。" if closed else "。")
    )
    if match.asked:
        rows = [
            (
                one.item,
                _text(now, one.item),
                past,
                in_one_line(now.past[past].item.text),
                _class(now.past[past]),
                f"{score:.0%}",
            )
            for one in match.asked
            for past, score in one.near
        ]
        heads = ("编号", "今年", "上年编号", "上年", "上年进度", "相近")
        output.write_table(heads, rows, title="待认定：gwreport lastyear --same 编号=上年编号")
    if match.open:
        rows = [
            (
                one.item.id,
                in_one_line(one.item.text),
                "、".join(one.item.lead_units),
                _class(one),
            )
            for one in match.open
        ]
        heads = ("上年编号", "事项", "牵头单位", "上年进度")
        output.write_table(heads, rows, title="上年没有完成：gwreport lastyear --carry 上年编号")


def _class(one: PastItem) -> str:
    return past_class_words(one.status, closed=one.closed)


def _text(now: LastYear, item_id: str) -> str:
    item = now.plan.item(item_id)
    return in_one_line(item.text) if item else ""
