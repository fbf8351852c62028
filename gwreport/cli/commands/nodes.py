"""`gwreport nodes`: the items' nodes and what units propose in the refinement; approve, refuse, take back."""

from argparse import Namespace
from collections.abc import Mapping, Sequence

from gwreport.cli import output
from gwreport.cli.decisions_table import write_decisions
from gwreport.cli.findings_table import write_findings
from gwreport.cli.json_forms import Json, finding_json
from gwreport.cli.login_name import author_of
from gwreport.cli.parser import add_workspace_option, command_parser, whole_number
from gwreport.cli.workspace_option import open_workspace
from gwreport.domain.decisions.settled_nodes import CONTACT, read_contact
from gwreport.domain.findings.finding import needs_person
from gwreport.domain.year.node_states import NodeState, StatedNode
from gwreport.errors import ArgumentError
from gwreport.wording.item_parts import node_period
from gwreport.wording.node_names import NODE_STATES
from gwreport.workflow.workspace import Workspace
from gwreport.workflow.year.node_look import Chosen, ItemNodes
from gwreport.workflow.year.nodes import (
    SettledNodes,
    list_node_decisions,
    list_nodes,
    settle_nodes,
    undo_nodes,
)

_SETTLING = ("approve", "approve_all", "refuse")


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    given = _parsed(arguments)
    with open_workspace(given.workspace) as workspace:
        if given.list:
            write_decisions(
                list_node_decisions(workspace),
                as_json=given.json,
                title="对节点的决定",
                nothing="还没有对节点作过决定。",
            )
            return output.DONE
        done = _act(workspace, given)
        items = list_nodes(workspace)
    if given.json:
        output.write_json(_json(items, done))
    else:
        _write(items, done, waiting_only=given.waiting)
    left = done.left if done else ()
    if done or given.undo:
        return output.TO_SETTLE if needs_person(left) else output.DONE
    return output.TO_SETTLE if any(one.waits for one in items) else output.DONE


def _parsed(arguments: Sequence[str]) -> Namespace:
    parser = command_parser(
        "nodes", "列出各项的节点和单位在细化方案里报送的节点、责任人；批准、不同意或改写，可以撤销"
    )
    add_workspace_option(parser)
    parser.add_argument(
        "--approve", nargs="+", metavar="编号", help="批准这些任务报送的节点，如 T17"
    )
    parser.add_argument(
        "--approve-all", action="store_true", help="批准所有还没有处理的；不同意过的、有问题的除外"
    )
    parser.add_argument(
        "--refuse", nargs="+", metavar="编号", help="不同意这些任务报送的节点，要写理由"
    )
    parser.add_argument(
        "--period",
        action="append",
        default=[],
        metavar="期",
        help="只处理这一期，如 2025-Q2；责任人写 contact；可写多次",
    )
    parser.add_argument("--text", metavar="文字", help="批准时改成这段文字（一项的一期）")
    parser.add_argument("--unit", default="", metavar="单位", help="采用哪个单位报送的")
    parser.add_argument(
        "--anyway", action="store_true", help="倒退、晚于时限或低于目标的，核对无误仍批准"
    )
    parser.add_argument(
        "--undo",
        type=whole_number("--undo"),
        action="append",
        metavar="决定编号",
        help="撤销一次批准或不同意；可写多次",
    )
    parser.add_argument("--list", action="store_true", help="列出对节点作过的决定")
    parser.add_argument("--waiting", action="store_true", help="只列还没有处理的")
    parser.add_argument("--reason", default="", metavar="理由", help="为什么；不同意的必须写")
    parser.add_argument("--who", default="", metavar="姓名", help="谁决定的；不写则用登录名")
    given = parser.parse_args(arguments)
    asked = next((f"--{one.replace('_', '-')}" for one in _SETTLING if getattr(given, one)), "")
    if asked and (given.undo or given.list):
        raise ArgumentError("--undo" if given.undo else "--list", "together", asked)
    if given.approve and given.approve_all:
        raise ArgumentError("--approve", "together", "--approve-all")
    if given.text is not None and len(given.approve or ()) != 1:
        raise ArgumentError("--text", "node-text-of-one")
    return given


def _act(workspace: Workspace, given: Namespace) -> SettledNodes | None:
    if given.undo:
        version = undo_nodes(workspace, given.undo, author_of(given))
        return SettledNodes({}, {}, version)
    if not (given.approve or given.approve_all or given.refuse):
        return None
    periods = tuple(given.period)
    approve = [
        Chosen(one, periods, given.unit, given.text) for one in dict.fromkeys(given.approve or ())
    ]
    refuse = [Chosen(one, periods, given.unit) for one in dict.fromkeys(given.refuse or ())]
    return settle_nodes(
        workspace,
        author_of(given),
        approve=approve,
        refuse=refuse,
        approve_all=given.approve_all,
        anyway=given.anyway,
    )


def _json(items: Sequence[ItemNodes], done: SettledNodes | None) -> Json:
    made: Json = {
        "format": "gwreport.nodes/1",
        "items": [
            {
                "item": one.item.id,
                "text": one.item.text,
                "nodes": [_node_json(node) for node in one.nodes if node.key != CONTACT],
                "contacts": [_contact_json(node) for node in one.nodes if node.key == CONTACT],
                "findings": [finding_json(finding) for finding in one.findings],
            }
            for one in items
        ],
    }
    if done is not None:
        made |= {
            "approved": dict(done.approved),
            "refused": dict(done.refused),
            "version": done.version or None,
            "left": [finding_json(finding) for finding in done.left],
        }
    return made


def _node_json(node: StatedNode) -> Json:
    return {"round": node.key, "text": node.text, **_state_json(node)}


def _contact_json(node: StatedNode) -> Json:
    contact = read_contact(node.text)
    return {"name": contact.name, "phone": contact.phone, **_state_json(node)}


def _state_json(node: StatedNode) -> Json:
    further: Json = {"state": node.state.value}
    if node.units:
        further["units"] = list(node.units)
    if node.proposed:
        further["proposed"] = node.proposed
    if node.decision is not None:
        further |= {
            "decision": node.decision.number,
            "who": node.decision.who,
            "at": node.decision.at.isoformat(),
            "reason": node.decision.reason,
        }
    return further


def _write(items: Sequence[ItemNodes], done: SettledNodes | None, *, waiting_only: bool) -> None:
    if done is not None:
        _write_done(done)
        return
    rows = [
        (
            one.item.id,
            node_period(node.key),
            node.text.replace("\n", "　"),
            NODE_STATES[node.state],
            "、".join(node.units),
        )
        for one in items
        for node in one.nodes
        if node.waits or not waiting_only
    ]
    if rows:
        output.write_table(("任务", "期", "节点", "状态", "报送单位"), rows, title="节点")
    waiting = sum(node.waits for one in items for node in one.nodes)
    with_nodes = sum(
        any(node.state is not NodeState.REFUSED for node in one.nodes) for one in items
    )
    output.say(f"共 {len(items)} 项任务，有节点的 {with_nodes} 项；还没有处理的节点 {waiting} 条。")
    write_findings([finding for one in items for finding in one.findings])


def _write_done(done: SettledNodes) -> None:
    if done.approved:
        output.say(f"已批准 {len(done.approved)} 项的节点：{_numbers(done.approved)}。")
    if done.refused:
        output.say(f"已不同意 {len(done.refused)} 项的节点：{_numbers(done.refused)}。")
    if not (done.approved or done.refused):
        output.say("已撤销。" if done.version else "没有要处理的节点。")
    if done.version:
        output.say(f"任务分解方案成为第 {done.version} 版。")
    if done.approved or done.refused:
        output.say("撤销用 gwreport nodes --undo 决定编号。")
    write_findings(done.left, title="有问题、没有批准的节点")


def _numbers(numbers: Mapping[str, int]) -> str:
    named = [f"{item}（决定 {number}）" for item, number in list(numbers.items())[:10]]
    more = f"等 {len(numbers)} 项" if len(numbers) > len(named) else ""
    return "、".join(named) + more
