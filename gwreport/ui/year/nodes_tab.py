"""细化方案: the items' nodes by period beside what units propose; approved, refused and changed by key."""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox

from gwreport.domain.decisions.settled_nodes import CONTACT
from gwreport.domain.year.node_states import NodeState
from gwreport.ui.appearance.class_colours import NODE_COLOURS
from gwreport.ui.desks.review_desk import ask_reviewer
from gwreport.ui.drafts.draft import TEXT
from gwreport.ui.drafts.keeping import Keeping
from gwreport.ui.models.row_table import ShownColumn
from gwreport.ui.operations import nodes as operations
from gwreport.ui.operations.nodes import NodeRow, NodesView
from gwreport.ui.page import Page
from gwreport.ui.session import Session
from gwreport.ui.widgets.basics import button, filter_field, label, named, row
from gwreport.ui.widgets.table import Table
from gwreport.wording.item_names import item_name
from gwreport.wording.item_parts import node_heading, node_period
from gwreport.wording.node_names import NODE_STATES
from gwreport.workflow.book.part import Part
from gwreport.workflow.year.node_look import Chosen
from gwreport.workflow.year.nodes import SettledNodes

_ALL, _WRONG = "全部", "有问题的"
_SCOPES: dict[str, Callable[[NodeRow], bool]] = {
    NODE_STATES[NodeState.PROPOSED]: lambda one: one.node.waits,
    _WRONG: lambda one: bool(one.told),
    **{
        NODE_STATES[state]: lambda one, state=state: one.node.state is state
        for state in (NodeState.APPROVED, NodeState.REFUSED, NodeState.PLAN)
    },
    _ALL: lambda _: True,
}
COLUMNS: tuple[ShownColumn[NodeRow], ...] = (
    ShownColumn("任务", lambda one: item_name(one.item), 90),
    ShownColumn("目标任务", lambda one: one.text, 0),
    ShownColumn("期", lambda one: node_period(one.node.key), 84),
    ShownColumn("方案节点", lambda one: one.planned.replace("\n", "　"), 150),
    ShownColumn(
        "报送的节点", lambda one: one.proposal.replace("\n", "　"), 170, tip=lambda one: _tip(one)
    ),
    ShownColumn(
        "状态",
        lambda one: NODE_STATES[one.node.state],
        92,
        badge=lambda one: NODE_COLOURS[one.node.state],
        tip=lambda one: one.decided or NODE_STATES[one.node.state],
        centred=True,
    ),
    ShownColumn("报送单位", lambda one: "、".join(one.node.units), 110),
    ShownColumn("问题", lambda one: one.problem, 110, tip=lambda one: one.told),
)
_EMPTY = (
    "还没有节点。\n方案里写了季度节点的，装入后列在这里；也可以在上方选“细化方案”这一期，"
    "到“下发”页给牵头单位发表、到“回收”页收回。"
)


def _tip(one: NodeRow) -> str:
    changed = f"（单位写的是：{one.node.proposed}）" if one.node.proposed else ""
    return one.proposal + changed


class NodesTab(Page):
    """Shows items by periods, and settles one proposal or as many as are chosen."""

    name = "nodes"
    is_within = True
    of_round = False
    depends = frozenset({Part.PLAN, Part.RETURNS, Part.DECISIONS, Part.REGISTRY, Part.ISSUES})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.view = NodesView()
        self.nodes: Table[NodeRow] = Table("节点", COLUMNS)
        self.nodes.empty_words = _EMPTY
        self.nodes.opened.connect(lambda _: self.change())
        self.nodes.selectionModel().selectionChanged.connect(lambda *_: self._offer())
        self.search = filter_field("筛选节点", self.nodes.filter.set_words)
        self.scope = named(QComboBox(), "列出哪些节点")
        self.scope.addItems(list(_SCOPES))
        self.scope.currentIndexChanged.connect(lambda _: self._list())
        self.approve_button = button(
            "批准", self.approve, kind="primary", tip="批准选中的节点和责任人，可以一次选多行（Y）"
        )
        self.refuse_button = button(
            "不同意…", self.refuse, tip="不同意选中的，方案原有的节点不变；已批准的收回批准（X）"
        )
        self.change_button = button(
            "改写…", self.change, tip="改成别的文字再批准，一次一行（E，或在行上按回车）"
        )
        self.all_button = button(
            "全部批准…", self.approve_all, tip="批准所有待批准的；不同意过的、有问题的除外"
        )
        self.undo_button = button("撤销…", self.undo, tip="撤销最近一次批准或不同意（Ctrl+Z）")
        self.reason = label("", "muted", wraps=True)
        for key, does in (("Y", self.approve), ("X", self.refuse), ("E", self.change)):
            shortcut = QShortcut(QKeySequence(key), self.nodes)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(does)
        self.nodes.own_deeds = [
            ("批准", lambda _: self.approve()),
            ("不同意…", lambda _: self.refuse()),
            ("改写…", lambda _: self.change()),
        ]
        self.body.addLayout(
            row(
                self.scope,
                self.search,
                1,
                self.undo_button,
                self.all_button,
                self.change_button,
                self.refuse_button,
                self.approve_button,
            )
        )
        self.body.addWidget(self.nodes, 1)
        self.body.addWidget(self.reason)
        self._offer()

    def refresh(self) -> None:
        """Read the nodes anew."""
        location = self.session.location
        self.read(lambda: operations.view_nodes(location), self._show)

    def take_focus(self) -> None:
        """Give the keyboard to the rows."""
        self.nodes.setFocus()

    def show_subject(self, subject: object) -> None:
        """Show the first node of an item."""
        self.search.clear()
        self.scope.setCurrentText(_ALL)
        self.nodes.want(lambda one: one.item == subject)

    def undo_here(self) -> bool:
        """Take the newest approval or refusal back."""
        if self.view.undoable:
            self.undo()
        else:
            self.notice.show_words("这里没有可以撤销的批准。", "warning")
        return True

    # Deeds

    def approve(self) -> None:
        """Approve the chosen rows; what something is wrong with is asked about first."""
        rows = self._settleable((NodeState.PROPOSED, NodeState.REFUSED))
        if not rows:
            return
        wrong = [one.told for one in rows if one.told]
        question = "\n".join([*dict.fromkeys(wrong[:5]), "核对无误，仍要批准吗？"])
        if wrong and not self.session.messages.confirm("有问题的节点", question, "仍要批准"):
            return
        self._run(
            "正在批准",
            partial(
                operations.approve_nodes,
                chosen=_chosen(rows),
                reason="核对无误" if wrong else "",
                anyway=bool(wrong),
            ),
            f"已批准 {len(rows)} 条。",
        )

    def approve_all(self) -> None:
        """Approve everything that waits and has nothing wrong with it."""
        waiting = self.view.waiting
        if not waiting:
            return
        question = f"批准全部 {waiting} 条待批准的节点和责任人？有问题的留着不批，几家报得不一样的采用第一牵头单位的。"
        if self.session.messages.confirm("全部批准", question, "全部批准"):
            self._run(
                "正在批准",
                partial(operations.approve_nodes, chosen=(), reason="", everything=True),
                "已全部批准。",
            )

    def refuse(self) -> None:
        """Refuse the chosen rows, asking why."""
        rows = self._settleable((NodeState.PROPOSED, NodeState.APPROVED))
        if not rows:
            return
        keeping = self._keeping("refuse-nodes", rows[0])
        question = f"为什么不同意这 {len(rows)} 条？理由要记下来。"
        reason = self.session.messages.ask_text("不同意", question, keeping=keeping)
        if reason is None:
            return
        self._run(
            "正在保存",
            partial(operations.refuse_nodes, chosen=_chosen(rows), reason=reason),
            f"已不同意 {len(rows)} 条，方案原有的节点不变。",
            keeping,
            reason,
        )

    def change(self) -> None:
        """Ask for other words of the chosen row, and approve them."""
        current = self.nodes.current
        if current is None or _is_of_month(current):
            return
        keeping = self._keeping("change-node", current)
        before = " ".join((current.proposal or current.planned).split("\n"))
        what = f"{item_name(current.item)} {node_heading(current.node.key)}"
        text = self.session.messages.ask_text(
            "改写节点", f"{what}改成什么？改好就批准。", before, keeping=keeping
        )
        if text is None:
            return
        written = text
        if current.node.key == CONTACT:
            person, _, phone = text.rpartition(" ")
            text = f"{person}\n{phone}" if person else text
        unit = current.node.units[0] if current.node.units else ""
        chosen = Chosen(current.item, (current.node.key,), unit, text)
        self._run(
            "正在批准",
            partial(operations.approve_nodes, chosen=(chosen,), reason="改写后批准"),
            f"{what}已改写并批准。",
            keeping,
            written,
        )

    def undo(self) -> None:
        """Ask, and take the newest approval or refusal back."""
        numbers, words = self.view.undoable, self.view.undoable_words
        if not numbers:
            return
        if self.session.messages.confirm("撤销", f"撤销这个决定？\n{words}", "撤销"):
            self._run("正在撤销", partial(operations.undo_nodes, numbers=numbers), "已撤销。")

    def _run(
        self,
        title: str,
        deed: Callable[..., object],
        words: str,
        keeping: Keeping | None = None,
        written: str = "",
    ) -> None:
        location, who = self.session.location, ask_reviewer(self.session)
        if not who:
            return

        def tell(done: object) -> None:
            if keeping is not None:
                keeping.settle({TEXT: written})
            self._tell(words, done)

        self.session.change(title, lambda _: deed(location, who=who, now=datetime.now()), tell)

    def _tell(self, words: str, done: object) -> None:
        told = words
        if isinstance(done, SettledNodes):
            told += f"任务分解方案成为第 {done.version} 版。" if done.version else ""
            if done.left:
                told += f"有问题、没有批准的 {len(done.left)} 条，列在“{_WRONG}”里。"
        left = isinstance(done, SettledNodes) and bool(done.left)
        self.notice.show_words(told, "warning" if left else "good")

    def _keeping(self, sort: str, one: NodeRow) -> Keeping:
        title = f"{item_name(one.item)}的节点"
        return self.session.keeping(sort, "/".join(one.key), title=title, page="year")

    def _settleable(self, states: tuple[NodeState, ...]) -> list[NodeRow]:
        return [one for one in self.nodes.selected if one.node.state in states]

    # Showing

    def _show(self, view: NodesView) -> None:
        self.view = view
        for place, (name, holds) in enumerate(_SCOPES.items()):
            self.scope.setItemText(place, f"{name}（{sum(map(holds, view.rows))}）")
        self._list()

    def _list(self) -> None:
        holds = list(_SCOPES.values())[max(self.scope.currentIndex(), 0)]
        rows = tuple(one for one in self.view.rows if holds(one))
        self.nodes.empty_words = _EMPTY if not self.view.rows else "这一类没有节点。"
        place = max(self.nodes.currentIndex().row(), 0)
        self.nodes.show_rows(rows, key=lambda one: one.key)
        if self.nodes.current is None and self.nodes.filter.rowCount():
            # What is settled leaves the list: the next one takes its place, for the next key.
            self.nodes.go_to(min(place, self.nodes.filter.rowCount() - 1))
        self._offer()

    def _offer(self) -> None:
        current = self.nodes.current
        can_approve = self._settleable((NodeState.PROPOSED, NodeState.REFUSED))
        can_refuse = self._settleable((NodeState.PROPOSED, NodeState.APPROVED))
        self.approve_button.setEnabled(bool(can_approve))
        self.refuse_button.setEnabled(bool(can_refuse))
        self.change_button.setEnabled(current is not None and not _is_of_month(current))
        self.all_button.setEnabled(self.view.waiting > 0)
        self.undo_button.setEnabled(bool(self.view.undoable))
        words = (current.told or current.decided) if current is not None else ""
        self.reason.setText(words)


def _is_of_month(one: NodeRow) -> bool:
    # The plan's own; a refinement asks for quarters.
    return "-M" in one.node.key


def _chosen(rows: list[NodeRow]) -> tuple[Chosen, ...]:
    return tuple(
        Chosen(one.item, (one.node.key,), one.node.units[0] if one.node.units else "")
        for one in rows
    )
