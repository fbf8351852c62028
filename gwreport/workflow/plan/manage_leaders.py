"""Leaders (牵头领导): list them in their official order, and set it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from gwreport.domain.merging.summary import leader_order
from gwreport.domain.units.registry import near_names
from gwreport.errors import UnknownNameError
from gwreport.settings.declared import LEADER_ORDER
from gwreport.settings.leaders import official_leaders, written_order
from gwreport.workflow.workspace import Workspace, stamp_time


@dataclass(frozen=True, slots=True)
class Leader:
    """A leader whom the plan names: the items that are his, and whether the office has set his place."""

    name: str
    items: int
    is_placed: bool


def list_leaders(workspace: Workspace) -> tuple[Leader, ...]:
    """Give the leaders of the plan in their official order, the others as it first names them.

    Raises WorkspaceError without a plan.
    """
    items = workspace.plan().items
    official = official_leaders(workspace.settings)
    counts = Counter(leader for item in items for leader in item.leaders)
    return tuple(
        Leader(name, counts[name], name in official) for name in leader_order(items, official)
    )


def set_leader_order(workspace: Workspace, names: Sequence[str], *, now: datetime) -> None:
    """Set the official order; leaders who are not named keep their place behind those who are.

    Raises UnknownNameError for a name that the plan does not have, WorkspaceError without a plan.
    """
    known = [one.name for one in list_leaders(workspace)]
    for name in names:
        if name not in known:
            raise UnknownNameError(
                "leader", name, tuple(near_names(name, known)) or tuple(known)[:5]
            )
    # An order without any name is none: first mention counts again.
    order = written_order([*names, *known]) if names else ""
    with workspace.ledger.write() as ledger:
        ledger.set_setting(LEADER_ORDER.key, order, at=stamp_time(now))
