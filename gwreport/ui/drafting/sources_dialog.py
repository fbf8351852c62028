"""What a draft is made from: the work report, and the earlier documents that tell who led what."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from gwreport.ui.asking import HISTORIES, REPORTS
from gwreport.ui.chosen_places import ChosenPlaces
from gwreport.ui.drafts.draft import Draft
from gwreport.ui.drafts.times import when
from gwreport.ui.operations.drafting import Sources
from gwreport.ui.plain_words import set_title
from gwreport.ui.widgets.basics import accept_button, button, cancel_button, label, named, row

_NOTE = "读出工作报告里今年的每一项任务，一项一行；往年谁牵头过相近的任务，就建议谁牵头，并列出当时的原文。"
_HISTORY = (
    "往年的任务分解方案、完成情况报告，或往年的工作区（.gwr）。没有也可以，牵头单位就全部待定。"
)


class SourcesDialog(QDialog):
    """Asks for the files; accepted, `sources` are to be read, or `left` is a draft to go on with."""

    def __init__(
        self,
        places: ChosenPlaces,
        drafts: Sequence[Draft],
        parent: QWidget,
        *,
        has_workspace: bool,
    ) -> None:
        super().__init__(parent)
        set_title(self, "起草任务分解")
        self.resize(720, 520)
        self._places = places
        self.left: Draft | None = None
        self.report = named(QLineEdit(), "工作报告")
        self.report.setPlaceholderText("Word、PDF 或文本文件")
        self.report.textChanged.connect(lambda _: self._offer())
        self.history = named(QListWidget(), "往年材料")
        self.history.setSelectionMode(QListWidget.SelectionMode.ExtendedSelection)
        self.history.itemSelectionChanged.connect(self._offer)
        self.with_workspace = QCheckBox("本工作区已装入的方案和往期报告也作参照")
        self.with_workspace.setToolTip("按现在打开的工作区里谁牵头什么来建议")
        self.with_workspace.setVisible(has_workspace)
        self.with_workspace.setChecked(has_workspace)
        self.remove_button = button("移去", self.remove, tip="不参照选中的材料；文件不动")
        self.start_button = accept_button(
            "开始起草", self.accept, icon="edit", tip="读取以后逐行看"
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 22, 26, 20)
        layout.setSpacing(12)
        for one in drafts[:3]:
            layout.addLayout(self._left_draft(one))
        layout.addWidget(label(_NOTE, "muted", wraps=True))
        layout.addWidget(label("工作报告", "sectionTitle"))
        layout.addLayout(
            row(self.report, button("选择…", self.choose, icon="folder", tip="选今年的工作报告"))
        )
        layout.addWidget(label("往年材料", "sectionTitle"))
        layout.addWidget(label(_HISTORY, "muted", wraps=True))
        layout.addWidget(self.history, 1)
        layout.addLayout(
            row(
                button("添加…", self.add, icon="plus", tip="可以一次选几份"),
                self.remove_button,
                1,
            )
        )
        layout.addWidget(self.with_workspace)
        layout.addLayout(row(1, cancel_button(self.reject), self.start_button))
        self._offer()

    @property
    def sources(self) -> Sources:
        """What was chosen."""
        return Sources(
            Path(self.report.text().strip()),
            tuple(Path(self.history.item(at).text()) for at in range(self.history.count())),
            self.with_workspace.isChecked(),
        )

    def choose(self) -> None:
        """Ask for the work report."""
        name = self._places.ask_file("选择工作报告", REPORTS, "draft")
        if name:
            self.report.setText(name)

    def add(self) -> None:
        """Ask for earlier documents."""
        known = {self.history.item(at).text() for at in range(self.history.count())}
        for name in self._places.ask_files("选择往年材料", HISTORIES, "draft-history"):
            if name not in known:
                self.history.addItem(name)

    def remove(self) -> None:
        """Take the chosen documents from the list."""
        for one in self.history.selectedItems():
            self.history.takeItem(self.history.row(one))

    def _left_draft(self, one: Draft) -> QHBoxLayout:
        go = button(
            f"接着{one.title}（{when(one.at)}）",
            lambda: self._go_on(one),
            kind="link",
            icon="edit",
            tip="打开上次没有做完的初稿",
        )
        return row(go, 1)

    def _go_on(self, one: Draft) -> None:
        self.left = one
        self.accept()

    def _offer(self) -> None:
        self.start_button.setEnabled(bool(self.report.text().strip()))
        self.remove_button.setEnabled(bool(self.history.selectedItems()))
