"""核实后销号: upon which evidence items are closed, and why; nothing of it is filled in for the clerk."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QListWidget,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gwreport.ui.dialogs.writing_dialog import WritingDialog
from gwreport.ui.drafts.draft import TEXT, Written
from gwreport.ui.drafts.fields import NO, on_change, set_value, value_of
from gwreport.ui.drafts.keeping import Keeping
from gwreport.ui.plain_words import tip_text
from gwreport.ui.widgets.basics import (
    accept_button,
    button,
    cancel_button,
    column,
    label,
    named,
    row,
)
from gwreport.wording.closing_names import item_names, request_words, since_words
from gwreport.wording.item_names import item_name
from gwreport.wording.names import STATUSES
from gwreport.workflow.year.view_closings import ItemStand

_FILES, _WITHOUT = "佐证材料", "没有附件"
_LOW, _FEW = 92, 76


class CloseItemsDialog(WritingDialog):
    """Shows upon what each item would be closed; `ask_files` asks for further files of evidence."""

    def __init__(
        self,
        stands: Sequence[ItemStand],
        ask_files: Callable[[], list[str]],
        keeping: Keeping,
        parent: QWidget | None,
    ) -> None:
        super().__init__("核实后销号", keeping, parent)
        self.resize(640, 600)
        self._stands, self._ask_files = tuple(stands), ask_files
        self._bare = [one for one in stands if not one.evidence]
        self.files = named(QListWidget(), "另加的佐证材料")
        self.files.setFixedHeight(_FEW)
        self.files.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.remove_button = button(
            "移去", self.remove, tip="选中的文件不作为佐证材料（Delete），文件本身不动"
        )
        delete = QShortcut(QKeySequence(QKeySequence.StandardKey.Delete), self.files)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self.remove)
        self.files.itemSelectionChanged.connect(self._allow)
        self.without = QCheckBox("没有附件，依据写在理由里")
        # Where each item has files of its own there is nothing to say.
        self.without.setVisible(bool(self._bare))
        self.without.setToolTip("没有佐证材料的，只凭理由销号：请写明看了什么、谁看的")
        self.reason = named(QPlainTextEdit(), "核实的情况和理由")
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(_LOW)
        self.told = label("", "warning", wraps=True)
        self.accept_button = accept_button(
            f"销号（{len(stands)} 项）" if len(stands) > 1 else "销号",
            self.accept,
            tip="记入台账，以后的填报表不再请单位填；可以撤销，也可以恢复",
            keys="Ctrl+Return",
        )
        added = "另加佐证材料（先存档，不打开"
        added += f"；算作这 {len(stands)} 项共同的材料）：" if len(stands) > 1 else "）："
        add = button("添加…", self.add, tip="选验收单、照片、文件等，可以一次选几个")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 22, 26, 20)
        layout.setSpacing(10)
        layout.addWidget(self._list(), 1)
        layout.addWidget(label(_since(self._stands), "muted", wraps=True))
        layout.addLayout(row(label(added), 1, add, self.remove_button))
        layout.addWidget(self.files)
        layout.addWidget(self.without)
        each = "，每一项都记这个理由" if len(stands) > 1 else ""
        layout.addWidget(label(f"核实的情况和理由（必填{each}）："))
        layout.addWidget(self.reason)
        layout.addWidget(self.told)
        layout.addLayout(row(1, cancel_button(self.reject), self.accept_button))
        self.begin()
        for field in (self.reason, self.without):
            on_change(field, self._take)
        self._allow()
        self.reason.setFocus()

    @property
    def text(self) -> str:
        """Why the items are closed."""
        return self.reason.toPlainText().strip()

    @property
    def paths(self) -> list[Path]:
        """The further files of evidence."""
        items = (self.files.item(at) for at in range(self.files.count()))
        return [Path(one.data(Qt.ItemDataRole.UserRole)) for one in items]

    @property
    def is_without(self) -> bool:
        """Whether the clerk says that there is no file of evidence."""
        return self.without.isChecked() and self.without.isEnabled()

    def add(self) -> None:
        """Ask for files of evidence."""
        self._add(self._ask_files())
        self._take()

    def remove(self) -> None:
        """Take the chosen files out of the list."""
        for one in self.files.selectedItems():
            self.files.takeItem(self.files.row(one))
        self._take()

    def written(self) -> Written:
        """Give what is written, and the files that were chosen."""
        return {
            TEXT: value_of(self.reason),
            _FILES: "\n".join(map(str, self.paths)),
            _WITHOUT: value_of(self.without),
        }

    def restore(self, written: Written) -> None:
        """Fill in what was written before."""
        set_value(self.reason, written.get(TEXT, ""))
        set_value(self.without, written.get(_WITHOUT, NO))
        self.files.clear()
        self._add(written.get(_FILES, "").split("\n"))

    def _add(self, names: Sequence[str]) -> None:
        known = set(self.paths)
        for name in names:
            if name and Path(name) not in known:
                self.files.addItem(Path(name).name)
                added = self.files.item(self.files.count() - 1)
                added.setData(Qt.ItemDataRole.UserRole, name)
                added.setToolTip(tip_text(name))

    def _take(self) -> None:
        self.changed()
        self._allow()

    def _allow(self) -> None:
        has_files = bool(self.files.count())
        # Whoever adds files has some; where each item has its own none need be added.
        self.files.setVisible(has_files)
        self.remove_button.setVisible(has_files)
        self.without.setEnabled(bool(self._bare) and not has_files)
        self.remove_button.setEnabled(bool(self.files.selectedItems()))
        wanting = []
        if self._bare and not has_files and not self.is_without:
            names = item_names([one.item.id for one in self._bare])
            wanting.append(f"{names}没有佐证材料，请添加，或者勾选“{self.without.text()}”")
        if not self.text:
            wanting.append("请写理由")
        self.told.setText(f"还不能销号：{'；'.join(wanting)}。" if wanting else "")
        self.accept_button.setEnabled(not wanting)

    def _list(self) -> QScrollArea:
        listed = QWidget()
        listed.setObjectName("scrolled")
        lines = column(gap=8)
        for one in self._stands:
            lines.addWidget(label(f"{item_name(one.item.id)}　{one.item.text}", wraps=True))
            lines.addWidget(label(_stands_at(one), "muted", wraps=True))
            names = "、".join(file.source.name for file in one.evidence)
            style = "" if names else "warning"
            told = f"佐证材料：{names}" if names else "没有随填报表报来的佐证材料"
            lines.addWidget(label(told, style, wraps=True))
        whole = QVBoxLayout(listed)
        whole.addLayout(lines)
        whole.addStretch(1)
        area = named(QScrollArea(), "要销号的任务")
        area.setWidgetResizable(True)
        area.setWidget(listed)
        return area


def _stands_at(one: ItemStand) -> str:
    asked = [f"申请：{request_words(code, request)}" for code, request in one.requests]
    told = ["；".join(asked) or "单位没有申请，由您直接销号"]
    if one.merged is not None:
        told.append(f"进度：{STATUSES[one.merged.status]}")
        told.append(f"完成情况：{one.merged.text or '还没有人填报'}")
    return "　".join(told)


def _since(stands: Sequence[ItemStand]) -> str:
    told = dict.fromkeys(since_words(one.round, later=one.is_later) for one in stands)
    return f"{'；'.join(told)}。以后的填报表不再请单位填，报告沿用最后一次的文字，注明“已销号”。"
