"""`gwreport status ROUND`: who has returned, who is late, what is open."""

from collections.abc import Sequence
from datetime import date

from gwreport.cli import output
from gwreport.cli.parser import add_workspace_option, command_parser
from gwreport.cli.workspace_option import open_workspace
from gwreport.domain.plan.named_plans import shown_name
from gwreport.domain.review.round_status import RoundStatus
from gwreport.domain.statuses import UnitState
from gwreport.wording.decisions import counts_words, time_words
from gwreport.wording.names import STATUSES, UNIT_STATES, round_name
from gwreport.workflow.review.round_status import round_status


def run(arguments: Sequence[str]) -> int:
    """Run the command."""
    parser = command_parser("status", "查看报送情况：已报、逾期、待定")
    add_workspace_option(parser)
    parser.add_argument("round", metavar="填报期", help="如 2025-Q3")
    given = parser.parse_args(arguments)
    with open_workspace(given.workspace) as workspace:
        status = round_status(workspace, given.round, today=date.today())
    if given.json:
        output.write_json(_json(status))
    else:
        _write(status)
    return output.TO_SETTLE if any(status.open.values()) else output.DONE


def _json(status: RoundStatus) -> dict[str, object]:
    from gwreport.cli.json_forms import open_json, status_counts_json

    return {
        "format": "gwreport.status/1",
        "round": str(status.round),
        "deadline": status.deadline.isoformat() if status.deadline else None,
        "units": [
            {
                "unit": one.unit,
                "state": one.state.value,
                "items": one.items,
                "filled": one.filled,
                "version": one.version or None,
                "returned_at": one.returned_at.isoformat() if one.returned_at else None,
                "contact": one.contact,
                "phone": one.phone,
            }
            for one in status.units
        ],
        "totals": {
            state.value: sum(one.state is state for one in status.units) for state in UnitState
        },
        "statuses": status_counts_json(status.statuses),
        "open": open_json(status.open),
        "supervision": {
            "open": status.supervision.open,
            "answered": status.supervision.answered,
            "overdue": status.supervision.overdue,
        },
        "closed": list(status.closed),
        "closing_asked": list(status.asked),
        "plans": [shown_name(one.name) for one in status.plans],
        **_by_plan(status),
    }


def _by_plan(status: RoundStatus) -> dict[str, object]:
    """Say where each of several plans stands."""
    from gwreport.cli.json_forms import status_counts_json

    if len(status.plans) < 2:
        return {}
    return {
        "by_plan": [
            {
                "plan": shown_name(one.name),
                "items": one.items,
                "asked": one.asked,
                "filled": one.filled,
                "missing": one.counts.missing,
                "statuses": status_counts_json(one.statuses),
            }
            for one in status.plans
        ]
    }


def _write(status: RoundStatus) -> None:
    output.write_table(
        ("单位", "报送情况", "已填/应填", "版本", "收到时间", "联系人", "电话"),
        [
            (
                one.unit,
                UNIT_STATES[one.state],
                f"{one.filled}/{one.items}",
                str(one.version or ""),
                time_words(one.returned_at),
                one.contact,
                one.phone,
            )
            for one in status.units
        ],
        title=f"{round_name(status.round)}报送情况"
        + (f"（期限 {status.deadline}）" if status.deadline else ""),
    )
    totals = {state: sum(one.state is state for one in status.units) for state in UnitState}
    output.say(
        f"应报 {len(status.units)} 个单位："
        + "；".join(f"{UNIT_STATES[state]} {count}" for state, count in totals.items() if count)
        + "。"
    )
    output.say(
        "任务进度："
        + "，".join(f"{STATUSES[one]} {count}" for one, count in status.statuses.items() if count)
        + "。"
    )
    if len(status.plans) > 1:
        _write_plans(status)
    if status.closed:
        output.say(f"已销号 {len(status.closed)} 项，不再填报。")
    if status.asked:
        output.say(f"申请销号、等待核实 {len(status.asked)} 项（gwreport close --list）。")
    whole = sum(status.open.values())
    told = f"（{counts_words(status.open)}）" if whole else ""
    output.say(f"待处理 {whole} 项{told}。")
    supervision = status.supervision
    if supervision.open or supervision.answered:
        late = f"（逾期 {supervision.overdue}）" if supervision.overdue else ""
        output.say(f"督办：待答复 {supervision.open} 项{late}，已答复 {supervision.answered} 项。")


def _write_plans(status: RoundStatus) -> None:
    shown = [one for one in STATUSES if any(plan.statuses.get(one) for plan in status.plans)]
    rows = [
        (
            shown_name(plan.name),
            str(plan.items),
            f"{plan.filled}/{plan.asked}",
            *(str(plan.statuses.get(one, 0)) for one in shown),
        )
        for plan in status.plans
    ]
    headings = ("清单", "项数", "已填/应填", *(STATUSES[one] for one in shown))
    output.write_table(headings, rows, title="各张清单")
