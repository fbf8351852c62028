"""What Qt's own Chinese does not have of the boxes that the window shows on a desktop without any of its own."""

from PySide6.QtCore import QObject, QTranslator

_WORDS = {
    "&Look in:": "查找范围(&I)：",
    "Files of &type:": "文件类型(&T)：",
    "File &name:": "文件名称(&N)：",
    "Directory:": "目录：",
    "All Files (*)": "所有文件 (*)",
    "My Computer": "我的电脑",
    "Computer": "计算机",
    "Date Modified": "修改日期",
    "Recent Places": "最近的位置",
    "Show &hidden files": "显示隐藏文件(&H)",
    "&New Folder": "新建文件夹(&N)",
    "Page &Set:": "页面(&S)：",
    "Page &order:": "页面顺序(&O)：",
    "Pages &per sheet:": "每张页数(&P)：",
}


class Untranslated(QTranslator):
    """Asked by Qt where its own translation has nothing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Say that there is something."""
        return False

    def translate(
        self,
        context: str,
        source: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        """Give the words; None leaves them as they are."""
        return _WORDS.get(source)
