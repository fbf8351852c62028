"""What a dialog asks beyond itself, and the kinds of files that the window asks for."""

from collections.abc import Sequence
from typing import Protocol

WORKSPACES = "工作区 (*.gwr)"
DOCUMENTS = "任务分解方案 (*.docx *.doc *.xlsx *.xls *.pdf *.txt *.wps *.et);;所有文件 (*)"
RETURNS = "回收表 (*.xlsx *.xlsm *.xls *.xlsb *.et *.ods *.csv *.zip *.rar *.7z *.eml *.msg);;所有文件 (*)"
REPORTS = "工作报告 (*.docx *.doc *.wps *.pdf *.txt *.rtf *.odt *.htm *.html *.mht);;所有文件 (*)"
HISTORIES = "往年材料 (*.docx *.doc *.wps *.xlsx *.xls *.et *.pdf *.txt *.gwr);;所有文件 (*)"
WORKBOOKS = "Excel 工作簿 (*.xlsx)"
WORD_FORMS = "Word 文档 (*.docx)"
TABLES = "表格 (*.xlsx *.xls *.et *.ods *.csv);;所有文件 (*)"


class Asking(Protocol):
    """That part of `Messages` which dialogs need, who are themselves shown by it."""

    def confirm(self, title: str, question: str, yes: str, no: str = "取消") -> bool:
        """Ask before something that is not easily taken back."""
        ...

    def ask_choice(self, title: str, question: str, answers: Sequence[str]) -> str:
        """Ask for one of several answers."""
        ...

    def ask_file(self, title: str, kinds: str, folder: str = "") -> str:
        """Ask for one file to read; "" when none was chosen."""
        ...

    def ask_new_file(self, title: str, kinds: str, name: str = "") -> str:
        """Ask for a name to write to; "" when none was chosen."""
        ...
