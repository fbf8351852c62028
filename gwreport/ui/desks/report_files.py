"""已生成的报告: which reports were written, when and by whom, and what has become of each file since."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from gwreport.domain.statuses import FileNow
from gwreport.ui.appearance.class_colours import FILE_NOW_COLOURS
from gwreport.ui.models.row_table import ShownColumn
from gwreport.ui.session import Session
from gwreport.ui.widgets.basics import button, column, label, tab
from gwreport.ui.widgets.table import Table
from gwreport.wording.decisions import exact_time_words
from gwreport.wording.names import FILES_NOW
from gwreport.workflow.output.written_reports import ReportFile

COLUMNS: tuple[ShownColumn[ReportFile], ...] = (
    ShownColumn("生成时间", lambda one: exact_time_words(one.at), 170),
    ShownColumn("文件", lambda one: one.path.name, 260, tip=lambda one: str(one.path)),
    ShownColumn("版本", lambda one: "定稿" if one.is_final else "征求意见稿", 110),
    ShownColumn("生成人", lambda one: one.who, 100),
    ShownColumn(
        "现在",
        lambda one: FILES_NOW[one.now],
        190,
        badge=lambda one: FILE_NOW_COLOURS[one.now],
    ),
    ShownColumn("所在文件夹", lambda one: str(one.path.parent), 0, least=200),
)


class ReportFiles(QWidget):
    """A list from which a file or its folder is opened."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self.files: Table[ReportFile] = Table("已生成的报告", COLUMNS)
        self.files.opened.connect(self.open)
        self.files.own_deeds = [("打开", self.open), ("打开所在文件夹", self.open_folder)]
        self.words = label("", "muted")
        content = tab(
            self.files,
            self.words,
            1,
            button(
                "打开",
                lambda: self.open(self.files.current),
                tip="用本机的程序打开选中的文件（双击一行也可以）",
            ),
            button(
                "打开所在文件夹",
                lambda: self.open_folder(self.files.current),
                tip="打开选中的文件所在的文件夹",
            ),
        )
        self.setLayout(column(content))

    def show_files(self, files: Sequence[ReportFile]) -> None:
        """Show these files in place of the former ones."""
        self.files.show_rows(files, key=lambda one: (one.at, one.path))
        changed = sum(one.now is FileNow.CHANGED for one in files)
        words = f"共 {len(files)} 个文件" if files else "本期还没有生成过报告。"
        self.words.setText(f"{words}，其中 {changed} 个生成以后被改动过。" if changed else words)

    def open(self, one: ReportFile | None) -> None:
        """Open a file as it stands now."""
        if one is not None and self._is_there(one.path):
            self._session.show_file(one.path)

    def open_folder(self, one: ReportFile | None) -> None:
        """Open the folder in which a file was written."""
        if one is not None and self._is_there(one.path.parent):
            self._session.show_file(one.path.parent)

    def _is_there(self, path: Path) -> bool:
        if path.exists():
            return True
        self._session.messages.warn(f"“{path}”现在找不到，可能被移走、改名或删除了。")
        return False
