"""A document before it is loaded: its rows beside what is to be looked at; rows can be put right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QSplitter, QTabWidget, QVBoxLayout, QWidget

from gwreport.domain.findings import Severity
from gwreport.domain.plan import Item
from gwreport.domain.plan_corrections import ItemCorrection, corrected
from gwreport.ui.class_colours import SEVERITY_COLOURS
from gwreport.ui.dialogs.item_editor import ItemEditor
from gwreport.ui.models.plan_columns import PREVIEW_COLUMNS
from gwreport.ui.models.row_table import Column
from gwreport.ui.operations.plans import PlanFinding, PlanPreview
from gwreport.ui.widgets.basics import button, column, label, row
from gwreport.ui.widgets.table import Table
from gwreport.wording.names import SEVERITIES

FINDING_COLUMNS: tuple[Column[PlanFinding], ...] = (
    Column(
        "程度",
        lambda one: SEVERITIES[one.severity],
        64,
        badge=lambda one: SEVERITY_COLOURS[one.severity],
    ),
    Column("任务", lambda one: one.item, 74),
    Column("说明", lambda one: one.message + one.suggestion, 0),
)


class PlanPreviewDialog(QDialog):
    """Shows what was read; accepted, `corrections` and `dropped` go along with the loading."""

    def __init__(self, preview: PlanPreview, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"核对“{preview.path.name}”")
        self.resize(1180, 700)
        self.preview = preview
        self.corrections: dict[str, ItemCorrection] = {}
        self.dropped: set[str] = set()
        self.items: Table[Item] = Table(PREVIEW_COLUMNS)
        self.items.opened.connect(self.edit)
        self.findings: Table[PlanFinding] = Table(FINDING_COLUMNS)
        self.findings.chosen.connect(self._point_out)
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setMaximumHeight(110)
        self.counts = label("", "pageNote", wraps=True)
        tabs = QTabWidget()
        open_ = sum(one.severity is not Severity.INFO for one in preview.findings)
        tabs.addTab(_with(self.findings, self.words), f"需要核对 {open_}")
        if preview.changes is not None:
            changes = QPlainTextEdit(_changes_words(preview))
            changes.setReadOnly(True)
            tabs.addTab(changes, "与上一版的不同")
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
        layout.addLayout(
            row(
                label("双击一行可以改正。", "muted"),
                button("改正这一行…", lambda: self.edit(self.items.current)),
                1,
                button("不装入", self.reject),
                button("装入工作区", self.accept, kind="primary", icon="check"),
            )
        )
        self._show()
        self.findings.show_rows(preview.findings)

    def edit(self, item: Item | None) -> None:
        """Put a row right, or leave it out."""
        if item is None:
            return
        told = [
            one.message + one.suggestion
            for one in self.preview.findings
            if one.item == item.id and one.severity is not Severity.INFO
        ]
        dialog = ItemEditor(item, told, self)
        if not dialog.exec():
            return
        if dialog.dropped:
            self.dropped.add(item.id)
        else:
            self.corrections[item.id] = dialog.correction
        self._show()

    def _show(self) -> None:
        plan = corrected(self.preview.plan, self.corrections, self.dropped)
        self.items.show_rows(plan.items, key=lambda item: item.id)
        words = f"读出 {len(plan.items)} 项"
        if self.corrections or self.dropped:
            words += f"，改正 {len(self.corrections)} 项，去掉 {len(self.dropped)} 项"
        if self.preview.new_units:
            words += f"；名录将新增 {len(self.preview.new_units)} 个单位"
        self.counts.setText(words + "。装入以前请看一遍右边列出的问题。")

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
    )
    return [
        f"{name}：{old or '（空）'} → {new or '（空）'}" for name, old, new in pairs if old != new
    ]


def _with(*widgets: QWidget) -> QWidget:
    made = QWidget()
    layout = column(*widgets, gap=8)
    layout.setContentsMargins(0, 10, 0, 0)
    layout.setStretch(0, 1)
    made.setLayout(layout)
    return made
