"""The plan as a tree of groups: by part, category, leader or unit."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel

from gwreport.domain.plan.named_plans import shown_name
from gwreport.domain.plan.plan import Item
from gwreport.ui.plain_words import tip_text
from gwreport.wording.item_names import KINDS

GROUP_ROLE = Qt.ItemDataRole.UserRole + 1
_UNSAID = "（未写明）"

# How items can be grouped: the name of the way, and under which paths an item stands.
GROUPINGS: dict[str, Callable[[Item], Sequence[tuple[str, ...]]]] = {
    "按部分": lambda item: [(KINDS[item.kind], *([item.section] if item.section else []))],
    "按分类": lambda item: [(item.category or _UNSAID,)],
    "按领导": lambda item: [(one,) for one in item.leaders or (_UNSAID,)],
    "按牵头单位": lambda item: [(one,) for one in item.lead_units or (_UNSAID,)],
    "按清单": lambda item: [(shown_name(item.plan_name),)],
}


class PlanTree(QStandardItemModel):
    """Groups with the number of their items; each holds the ids of its items under GROUP_ROLE."""

    def show_items(self, items: Sequence[Item], grouping: str) -> None:
        """Group these items anew."""
        self.clear()
        paths = GROUPINGS[grouping]
        members: dict[tuple[str, ...], list[str]] = {}
        for item in items:
            for path in paths(item):
                for depth in range(len(path)):
                    members.setdefault(path[: depth + 1], []).append(item.id)
        whole = self._node(f"全部　{len(items)}", [item.id for item in items])
        self.appendRow(whole)
        nodes: dict[tuple[str, ...], QStandardItem] = {}
        for path, ids in members.items():
            node = nodes[path] = self._node(f"{path[-1]}　{len(dict.fromkeys(ids))}", ids)
            parent = nodes.get(path[:-1])
            if parent is None:
                self.appendRow(node)
            else:
                parent.appendRow(node)

    def _node(self, words: str, ids: Sequence[str]) -> QStandardItem:
        node = QStandardItem(words)
        node.setEditable(False)
        node.setToolTip(tip_text(words))
        node.setData(frozenset(ids), GROUP_ROLE)
        return node
