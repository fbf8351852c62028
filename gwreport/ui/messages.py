"""The only place of the window that asks or tells; a test puts a recorder in its place."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPageLayout, QPageSize
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton, QWidget

from gwreport.ui.dialogs.ask_text import AskText
from gwreport.ui.drafts.keeping import Keeping
from gwreport.ui.plain_words import button_text, set_title
from gwreport.ui.widgets.told_box import ToldBox

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

_ACCEPT = QMessageBox.ButtonRole.AcceptRole


class Messages:
    """Asks and tells in boxes above `window`."""

    def __init__(self, window: QWidget) -> None:
        self._window = window

    def tell(self, title: str, sentence: str, details: str = "") -> None:
        """Tell what was done; the details can be opened and copied."""
        self._box(QMessageBox.Icon.Information, title, sentence, details).exec()

    def warn(self, sentence: str, details: str = "") -> None:
        """Tell what could not be done and what to do now."""
        box = self._box(QMessageBox.Icon.Warning, "没有完成", sentence, details)
        copy = box.addButton("复制内容", QMessageBox.ButtonRole.ActionRole)
        box.exec()
        if box.clickedButton() is copy:
            QGuiApplication.clipboard().setText(f"{sentence}\n{details}".strip())

    def confirm(self, title: str, question: str, yes: str, no: str = "取消") -> bool:
        """Ask before something that is not easily taken back."""
        box = self._box(QMessageBox.Icon.Question, title, question, "", closes=False)
        accept = box.addButton(button_text(yes), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(button_text(no), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        return box.clickedButton() is accept

    def ask_choice(self, title: str, question: str, answers: Sequence[str]) -> str:
        """Ask for one of several answers, the first being the usual one; the last gives up.

        Gives the answer's words, those of the last one when the box was closed by other means.
        """
        box = self._box(QMessageBox.Icon.Question, title, question, "", closes=False)
        buttons: dict[str, QPushButton] = {}
        for answer in answers:
            is_last = answer == answers[-1]
            role = QMessageBox.ButtonRole.RejectRole if is_last else _ACCEPT
            # Of one role for all, so that they stand in the order in which they are given.
            buttons[answer] = box.addButton(button_text(answer), role)
        box.setDefaultButton(buttons[answers[0]])
        box.setEscapeButton(buttons[answers[-1]])
        box.exec()
        clicked = box.clickedButton()
        return next((words for words, one in buttons.items() if one is clicked), answers[-1])

    def ask_text(
        self, title: str, question: str, before: str = "", *, keeping: Keeping
    ) -> str | None:
        """Ask for one line; None when the clerk gave up.

        What is written stays a draft in `keeping` until it is stored or given up.
        """
        dialog = AskText(title, question, before, keeping, _above(self._window))
        return dialog.text if dialog.exec() else None

    def ask_file(self, title: str, kinds: str, folder: str = "") -> str:
        """Ask for one file to read; "" when none was chosen."""
        return QFileDialog.getOpenFileName(_above(self._window), title, folder, kinds)[0]

    def ask_files(self, title: str, kinds: str, folder: str = "") -> list[str]:
        """Ask for files to read."""
        return QFileDialog.getOpenFileNames(_above(self._window), title, folder, kinds)[0]

    def ask_new_file(self, title: str, kinds: str, name: str = "") -> str:
        """Ask for a name to write to; "" when none was chosen.

        The dialog does not ask whether to write over a file: that is never done, and is told.
        """
        options = QFileDialog.Option.DontConfirmOverwrite
        return QFileDialog.getSaveFileName(
            _above(self._window), title, name, kinds, options=options
        )[0]

    def ask_folder(self, title: str, folder: str = "") -> str:
        """Ask for a folder; "" when none was chosen."""
        return QFileDialog.getExistingDirectory(
            _above(self._window), title, folder or str(Path.home())
        )

    def ask_printer(self, title: str) -> "QPrinter | None":
        """Ask where and what to print, in landscape on A4 at first; None when the clerk gave up."""
        from PySide6.QtPrintSupport import QPrintDialog

        printer = _printer(title)
        dialog = QPrintDialog(printer, _above(self._window))
        set_title(dialog, f"打印“{title}”")
        return printer if dialog.exec() else None

    def show_print(self, title: str, paint: "Callable[[QPrinter], object]") -> None:
        """Show how something prints that `paint` paints on a printer; it can be printed from there."""
        from gwreport.ui.widgets.tables.preview_dialog import preview_dialog

        # The dialog does not own the printer: it must last as long.
        printer = _printer(title)
        dialog = preview_dialog(printer, _above(self._window))
        set_title(dialog, f"打印预览“{title}”")
        dialog.paintRequested.connect(paint)
        dialog.exec()

    def _box(
        self,
        icon: QMessageBox.Icon,
        title: str,
        sentence: str,
        details: str,
        *,
        closes: bool = True,
    ) -> QMessageBox:
        box = ToldBox(icon, "", sentence, parent=_above(self._window))
        set_title(box, title)
        # File names and the words of units are never read as HTML.
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setDetailedText(details)
        if closes:
            seen = box.addButton("知道了", QMessageBox.ButtonRole.AcceptRole)
            box.setDefaultButton(seen)
            box.setEscapeButton(seen)
        return box


def _above(window: QWidget) -> QWidget:
    """Give the dialog that is open above the window, where one is: a box below it could not be seen."""
    return QApplication.activeModalWidget() or window


def _printer(title: str) -> "QPrinter":
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Landscape)
    printer.setDocName(title)
    return printer
