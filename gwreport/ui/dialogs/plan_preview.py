"""A document before it is loaded: its rows beside what is to be looked at; rows can be put right."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QPlainTextEdit,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from gwreport.domain.findings.code import Severity
from gwreport.domain.plan.corrections import ItemCorrection, corrected, correction_of
from gwreport.domain.plan.plan import Item
from gwreport.ui.appearance.class_colours import SEVERITY_COLOURS
from gwreport.ui.dialogs.item_editor import ItemEditor
from gwreport.ui.dialogs.writing_dialog import WritingDialog
from gwreport.ui.drafts.draft import Written
from gwreport.ui.drafts.keeping import Keeping
from gwreport.ui.drafts.row_corrections import (
    correction_words,
    read_corrections,
    write_corrections,
)
from gwreport.ui.models.finding_groups import GROUP_COLUMNS, FindingGroup, group_findings
from gwreport.ui.models.plan_columns import marked_columns
from gwreport.ui.models.row_table import ShownColumn
from gwreport.ui.operations.plans import PlanFinding, PlanPreview
from gwreport.ui.widgets.basics import (
    accept_button,
    button,
    cancel_button,
    column,
    label,
    leave_enter,
    named,
    resize_to_screen,
    row,
)
from gwreport.ui.widgets.table import Table
from gwreport.wording.item_names import item_name
from gwreport.wording.item_parts import contact_words, node_words, remark_words
from gwreport.wording.return_names import SEVERITIES

# Under which name a draft keeps the kinds that were looked at.
_SEEN = "看过的问题"
FINDING_COLUMNS: tuple[ShownColumn[PlanFinding], ...] = (
    ShownColumn(
        "程度",
        lambda one: SEVERITIES[one.severity],
        64,
        badge=lambda one: SEVERITY_COLOURS[one.severity],
    ),
    ShownColumn("任务", lambda one: item_name(one.item), 92),
    ShownColumn("说明", lambda one: one.message + one.suggestion, 0),
)


class PlanPreviewDialog(WritingDialog):
    """Shows what was read; accepted, `corrections` and `dropped` go along with the loading.

    What was put right stays a draft of the document, so that it is there when it is opened again.
    `mapping_wanted` says that the clerk wants to tell what the columns are; the dialog is closed then.
    """

    mapping_wanted = Signal()

    def __init__(self, preview: PlanPreview, keeping: Keeping, parent: QWidget) -> None:
        of_plan = f"（清单：{preview.name}）" if preview.name else ""
        super().__init__(f"核对“{preview.path.name}”{of_plan}", keeping, parent)
        resize_to_screen(self, 1180, 700)
        self.preview = preview
        self.corrections: dict[str, ItemCorrection] = {}
        self.dropped: set[str] = set()
        self.seen: set[str] = set()
        self._doubted: dict[tuple[str, str], Severity] | None = None
        self._lost: dict[str, str] = {}
        self.items: Table[Item] = Table("读出的任务", marked_columns(self.colour_of))
        self.items.opened.connect(self.edit)
        self.findings: Table[PlanFinding] = Table("这一类的问题", FINDING_COLUMNS)
        self.findings.chosen.connect(self._point_out)
        self.groups: Table[FindingGroup] = Table("问题的种类", GROUP_COLUMNS)
        self.groups.chosen.connect(self._show_kind)
        self.groups.setMaximumHeight(178)
        self.see = button("这一类都看过了", self._see_kind, tip="这一类问题不再标出来，去看下一类")
        self.words = named(QPlainTextEdit(), "选中的问题")
        self.words.setReadOnly(True)
        self.words.setMaximumHeight(110)
        self.counts = label("", "pageNote", wraps=True)
        self.tabs = tabs = QTabWidget()
        looked = QWidget()
        looked.setLayout(
            row(
                self.see, 1, button("列出全部", self._show_all, kind="link", tip="各类问题一起列出")
            )
        )
        tabs.addTab(_with(self.groups, looked, self.findings, self.words), "")
        if preview.changes is not None:
            changes = named(QPlainTextEdit(_changes_words(preview)), "与上一版的不同")
            changes.setReadOnly(True)
            tabs.addTab(changes, "与上一版的不同")
        self.contacts = QCheckBox(f"把方案中 {preview.contacts} 个单位的联系人登记到单位名录")
        self.contacts.setToolTip("名录里已有的联系人不改")
        self.contacts.setChecked(True)
        self.contacts.setVisible(bool(preview.contacts))
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.addWidget(self.items)
        parts.addWidget(tabs)
        parts.setSizes([720, 420])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(12)
        layout.addWidget(label(preview.plan.title or preview.path.name, "sectionTitle"))
        layout.addWidget(self.counts)
        layout.addWidget(parts, 1)
        layout.addWidget(self.contacts)
        layout.addLayout(
            row(
                label("双击一行可以改正。", "muted"),
                button(
                    "改正这一行…",
                    lambda: self.edit(self.items.current),
                    tip="改左边选中的一行（双击，或者在表里按回车）",
                ),
                button(
                    "对应栏目…",
                    self._want_mapping,
                    tip="读得不对时，说明表中每一栏、每一行是什么",
                ),
                1,
                cancel_button(self.reject, "不装入", tip="关上，工作区里还是原来的方案"),
                accept_button(
                    "装入工作区",
                    self.accept,
                    icon="check",
                    tip="作为方案新的一版装入，改正的一并记下",
                    keys="Ctrl+Return",
                ),
            )
        )
        leave_enter(self)
        self.findings.show_rows(preview.findings)
        self._show_groups()
        self.begin()
        self._show()
        if self._lost:
            self._show_lost()

    def written(self) -> Written:
        """Give what was put right and left out, and which kinds of questions were looked at."""
        written = dict(
            write_corrections(self.preview.plan, self.corrections, self.dropped, self._lost)
        )
        if self.seen:
            written[_SEEN] = " ".join(sorted(self.seen))
        return written

    def restore(self, written: Written) -> None:
        """Put right again what was, as far as the document still has the rows."""
        written = dict(written)
        self.seen = set(written.pop(_SEEN, "").split())
        self._show_groups()
        found = read_corrections(self.preview.plan, written)
        self.corrections, self.dropped = found.corrections, found.dropped
        self._lost = found.lost
        self._show()

    def in_words(self) -> str:
        """Say what was put right."""
        written = {name: words for name, words in self.written().items() if name != _SEEN}
        return correction_words(written)

    def _show_lost(self) -> None:
        """Show what was put right in rows that the document no longer has: it is to be done by hand."""
        words = named(QPlainTextEdit(correction_words(self._lost)), "套不上的改正")
        words.setReadOnly(True)
        self.tabs.insertTab(0, words, f"套不上的改正 {len(self._lost)}")
        self.tabs.setCurrentIndex(0)

    def edit(self, item: Item | None) -> None:
        """Put a row right, or leave it out."""
        if item is None:
            return
        told = [
            one.message + one.suggestion
            for one in self.preview.findings
            if one.item == item.id and one.severity is not Severity.INFO
        ]
        keeping = replace(
            self.keeping,
            place=replace(
                self.keeping.place,
                sort="plan-row",
                subject=f"{self.keeping.place.subject}\n{item.id}",
            ),
            title=f"改正“{self.preview.path.name}”第 {item.number} 项",
        )
        dialog = ItemEditor(item, told, keeping, self)
        if not dialog.exec():
            return
        original = self.preview.plan.item(item.id)
        if dialog.dropped:
            self.dropped.add(item.id)
        elif original is not None and dialog.correction == correction_of(original):
            self.corrections.pop(item.id, None)
        else:
            self.corrections[item.id] = dialog.correction
        # It stands among the document's corrections now.
        self.changed()
        keeping.drop()
        self._show()

    def _show(self) -> None:
        self._doubted = None
        plan = corrected(self.preview.plan, self.corrections, self.dropped)
        self.items.show_rows(plan.items, key=lambda item: item.id)
        words = f"读出 {len(plan.items)} 项"
        if self.corrections or self.dropped:
            words += f"，改正 {len(self.corrections)} 项，去掉 {len(self.dropped)} 项"
        if self.preview.new_units:
            words += f"；名录将新增 {len(self.preview.new_units)} 个单位"
        if self.preview.findings:
            words += "。装入以前请看一遍右边列出的问题"
        self.counts.setText(words + "。")

    def _want_mapping(self) -> None:
        """Close the dialog and keep what was put right: the document is read anew by what is said."""
        if self.is_changed:
            self.changed()
            self.keeping.drafts.flush()
        QDialog.reject(self)
        self.mapping_wanted.emit()

    def _show_groups(self) -> None:
        groups = group_findings(self.preview.findings, self.seen)
        self.groups.show_rows(groups, key=lambda one: one.code)
        open_ = sum(one.count for one in groups if one.is_open)
        if self.tabs.count():
            self.tabs.setTabText(self._questions, f"需要核对 {open_}")
        self._show_kind(self.groups.current)

    @property
    def _questions(self) -> int:
        # What could not be applied, where there is something, stands before it.
        return 1 if self.tabs.tabText(0).startswith("套不上") else 0

    def _show_kind(self, group: FindingGroup | None) -> None:
        if group is None:
            self._show_all()
            return
        self.findings.filter.set_choice(lambda one: one.code == group.code)
        self.see.setEnabled(not group.is_seen)
        # The whole sentence of the first, and its row.
        self.findings.choose(lambda one: one.code == group.code)

    def _show_all(self) -> None:
        self.groups.clearSelection()
        self.findings.filter.set_choice(None)
        self.see.setEnabled(False)

    def _see_kind(self) -> None:
        """Take all of a kind as looked at: their rows are no longer marked."""
        group = self.groups.current
        if group is not None:
            self.seen.add(group.code)
            self.changed()
            self._show_groups()
            self._show()
            # The next kind is one click away.
            self.groups.choose(lambda one: one.is_open)

    def colour_of(self, item: Item, heading: str) -> str:
        """Give the colour of a cell that somebody should look at."""
        severity = self._doubts().get((item.id, heading))
        return SEVERITY_COLOURS[severity] if severity else ""

    def _doubts(self) -> dict[tuple[str, str], Severity]:
        if self._doubted is None:
            # They stand in the order of their weight: the heaviest comes last and counts.
            self._doubted = {
                (one.item, one.heading): one.severity
                for one in reversed(self.preview.findings)
                if one.item and one.severity is not Severity.INFO and one.code not in self.seen
            }
        return self._doubted

    def _point_out(self, one: PlanFinding | None) -> None:
        if one is None:
            return
        place = f"\n出处：{one.place}" if one.place else ""
        self.words.setPlainText(f"{one.message}\n{one.suggestion}{place}".strip())
        if one.item:
            self.items.choose(lambda item: item.id == one.item)


def _changes_words(preview: PlanPreview) -> str:
    changes = preview.changes
    if changes is None or not changes.any:
        return "与现在的一版完全相同。"
    now = {item.id: item for item in preview.plan.items}
    lines: list[str] = []
    for title, ids in (("新增", changes.new), ("换了序号", changes.moved)):
        if ids:
            lines += [f"{title} {len(ids)} 项：", *(f"　{one}　{now[one].text}" for one in ids), ""]
    if changes.gone:
        lines += [f"取消 {len(changes.gone)} 项（已填报的内容仍然保存）："]
        lines += [*(f"　{one}　{preview.before[one].text}" for one in changes.gone), ""]
    if changes.changed:
        lines += [f"改动 {len(changes.changed)} 项："]
        for one in changes.changed:
            lines += [
                f"　{one}",
                *(f"　　{line}" for line in _differences(preview.before[one], now[one])),
            ]
    return "\n".join(lines)


def _differences(before: Item, after: Item) -> list[str]:
    pairs = (
        ("任务", before.text, after.text),
        ("领导", "、".join(before.leaders), "、".join(after.leaders)),
        ("牵头", "、".join(before.lead_units), "、".join(after.lead_units)),
        ("配合", before.support_text, after.support_text),
        ("时限", before.due or "", after.due or ""),
        ("节点", node_words(before), node_words(after)),
        ("联系人", contact_words(before), contact_words(after)),
        ("其他栏目", remark_words(before), remark_words(after)),
    )
    return [
        f"{name}：{old or '（空）'} → {new or '（空）'}" for name, old, new in pairs if old != new
    ]


def _with(*widgets: QWidget) -> QWidget:
    made = QWidget()
    layout = column(*widgets, gap=8)
    layout.setContentsMargins(0, 10, 0, 0)
    layout.setStretch(len(widgets) - 2, 1)
    made.setLayout(layout)
    return made
