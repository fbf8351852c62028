"""Asks for what a new workspace needs: region, year, where its file is to stand, and what it goes on from."""

from pathlib import Path

from PySide6.QtWidgets import QFormLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from gwreport.ui.asking import WORKSPACES
from gwreport.ui.dialogs.writing_dialog import WritingDialog
from gwreport.ui.drafts.draft import Written
from gwreport.ui.drafts.keeping import Keeping
from gwreport.ui.operations.workspaces import look_at_old
from gwreport.ui.widgets.basics import accept_button, button, cancel_button, label, named, row


class NewWorkspace(WritingDialog):
    """Region, year and file; the file's name follows the first two until it is chosen."""

    def __init__(self, keeping: Keeping, *, year: int, folder: Path, parent: QWidget) -> None:
        super().__init__("新建工作区", keeping, parent)
        self.setMinimumWidth(560)
        self._folder, self._named, self._looked_at = folder, False, ""
        self.region = QLineEdit()
        self.region.setPlaceholderText("如：江北区、某某县")
        self.year = QSpinBox()
        self.year.setRange(2000, 2100)
        self.year.setValue(year)
        self.path = named(QLineEdit(), "保存为")
        self.old = named(QLineEdit(), "沿用上年工作区")
        self.old.setPlaceholderText("不沿用可以空着")
        self.old.setToolTip(
            "单位名录、分组、选项、模板和填报表样带过来，上年的完成情况作为上年同期；上年的工作区不改动"
        )
        self.old_words = label("", "muted", wraps=True)
        self.accept_button = accept_button("建立", self.accept, tip="建立这个文件并打开")
        form = QFormLayout()
        form.setSpacing(12)
        form.addRow("地区名称", self.region)
        form.addRow("年份", self.year)
        place = row(self.path, button("选择…", self._choose, tip="选文件放在哪里、叫什么"))
        form.addRow("保存为", place)
        choose_old = button("选上年的…", self._choose_old, tip="选上一年的工作区文件")
        form.addRow("沿用上年工作区", row(self.old, choose_old))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 22, 26, 20)
        layout.setSpacing(18)
        layout.addWidget(
            label(
                "一年一个工作区，全部资料都在这一个文件里，可以整个复制、备份。",
                "muted",
                wraps=True,
            )
        )
        layout.addLayout(form)
        layout.addWidget(self.old_words)
        layout.addLayout(row(1, cancel_button(self.reject), self.accept_button))
        self.region.textChanged.connect(self._follow)
        self.year.valueChanged.connect(self._follow)
        self.path.textEdited.connect(self._keep)
        self.old.editingFinished.connect(self._look_at_old)
        self._follow()
        self.keep_fields(
            {
                "地区名称": self.region,
                "年份": self.year,
                "保存为": self.path,
                "沿用上年工作区": self.old,
            }
        )

    def restore(self, written: Written) -> None:
        """Fill in what was written before; a file that was named by hand keeps its name."""
        super().restore(written)
        self._named = self.path.text() != self._usual()
        self._follow()

    @property
    def location(self) -> Path:
        """The file to make."""
        return Path(self.path.text().strip())

    @property
    def old_location(self) -> str:
        """The workspace that it goes on from, "" for none."""
        return self.old.text().strip()

    def _choose_old(self) -> None:
        name = self.keeping.messages.ask_file("沿用哪个工作区？", WORKSPACES, str(self._folder))
        if name:
            self.old.setText(name)
            self._look_at_old()

    def _look_at_old(self) -> None:
        """Say what the old workspace is, and begin with its region and the year after it."""
        if self.old_location == self._looked_at:
            return
        self._looked_at = self.old_location
        if not self.old_location:
            self.old_words.setText("")
            return
        found = look_at_old(self.old_location)
        if isinstance(found, str):
            self.old_words.setText(found)
            return
        self.old_words.setText(f"沿用{found.region}{found.year}年的工作区。")
        if not self.region.text().strip():
            self.region.setText(found.region)
        self.year.setValue(found.year + 1)

    def _follow(self) -> None:
        region = self.region.text().strip()
        if not self._named:
            self.path.setText(self._usual())
        self.accept_button.setEnabled(bool(region and self.path.text().strip()))

    def _usual(self) -> str:
        region = self.region.text().strip()
        name = "".join("_" if mark in '\\/:*?"<>|' else mark for mark in region) or "工作区"
        return str(self._folder / f"{name}{self.year.value()}.gwr")

    def _keep(self) -> None:
        self._named = True
        self._follow()

    def _choose(self) -> None:
        name = self.keeping.messages.ask_new_file("新建工作区", WORKSPACES, self.path.text())
        if name:
            self._named = True
            self.path.setText(name)
            self._follow()
