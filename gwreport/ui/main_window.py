"""The main window: where a round of one workspace stands."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QHeaderView,
    QLabel,
    QMainWindow,
    QTableView,
    QTabWidget,
    QToolBar,
    QWidget,
)

from gwreport.errors import GwreportError
from gwreport.ui import operations
from gwreport.ui.messages import Messages
from gwreport.ui.models.table import TextTable
from gwreport.wording.errors import explain_error


class MainWindow(QMainWindow):
    """Shows the units and the items of the round that is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.messages = Messages(self)
        self.setWindowTitle("政府工作报告目标任务填报汇总")
        self.resize(1200, 720)
        self._location: Path | None = None
        self.units = TextTable(("单位", "报送情况", "已填/应填", "联系人", "电话"), self)
        self.items = TextTable(("编号", "目标任务", "完成情况", "进度", "牵头责任单位"), self)
        self.rounds = QComboBox()
        self.rounds.setMinimumWidth(160)
        self.rounds.currentTextChanged.connect(self._show_round)
        self._summary = QLabel("请用“打开”选择工作区（.gwr 文件）")
        self._make_tool_bar()
        tabs = QTabWidget()
        tabs.addTab(_table(self.units, stretched=0), "报送情况")
        tabs.addTab(_table(self.items, stretched=2), "完成情况")
        self.setCentralWidget(tabs)
        self.statusBar().addWidget(self._summary)

    def _make_tool_bar(self) -> None:
        bar = QToolBar("工具栏")
        bar.setMovable(False)
        open_ = QAction("打开", self)
        open_.setShortcut(QKeySequence.StandardKey.Open)
        open_.triggered.connect(self._choose_workspace)
        refresh = QAction("刷新", self)
        refresh.setShortcut(QKeySequence.StandardKey.Refresh)
        refresh.triggered.connect(self._refresh)
        bar.addAction(open_)
        bar.addAction(refresh)
        bar.addSeparator()
        bar.addWidget(QLabel(" 填报期 "))
        bar.addWidget(self.rounds)
        self.addToolBar(Qt.ToolBarArea.TopToolBarArea, bar)

    def open_workspace(self, location: Path) -> None:
        """Show the newest round of a workspace; a workspace that cannot be used is told."""
        try:
            codes = operations.issued_rounds(location)
        except GwreportError as error:
            self.messages.warn(explain_error(error))
            return
        self._location = location
        self.setWindowTitle(f"{location.name} — 政府工作报告目标任务填报汇总")
        self._offer(codes, chosen=codes[0] if codes else "")

    def _offer(self, codes: list[str], *, chosen: str) -> None:
        """Put the rounds up for choice and show the chosen one."""
        with QSignalBlocker(self.rounds):
            self.rounds.clear()
            self.rounds.addItems(codes)
            self.rounds.setCurrentText(chosen)
        if codes:
            self._show_round(self.rounds.currentText())
        else:
            # Nothing of the workspace that was open before may stand under this one's name.
            self.units.show(())
            self.items.show(())
            self._summary.setText("这个工作区还没有下发过填报表。")

    def _choose_workspace(self) -> None:
        name = self.messages.ask_workspace()
        if name:
            self.open_workspace(Path(name))

    def _refresh(self) -> None:
        if self._location is None:
            return
        try:
            codes = operations.issued_rounds(self._location)
        except GwreportError as error:
            self.messages.warn(explain_error(error))
            return
        self._offer(codes, chosen=self.rounds.currentText())

    def _show_round(self, code: str) -> None:
        if not code or self._location is None:
            return
        try:
            view = operations.view_round(self._location, code, date.today())
        except GwreportError as error:
            self.messages.warn(explain_error(error))
            return
        self.units.show(view.units)
        self.items.show(view.items)
        self._summary.setText(f"{view.name}：{view.summary}")


def _table(model: TextTable, *, stretched: int) -> QWidget:
    view = QTableView()
    view.setModel(model)
    view.setAlternatingRowColors(True)
    view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
    view.verticalHeader().hide()
    header = view.horizontalHeader()
    header.setDefaultSectionSize(180)
    header.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
    return view
