"""The boxes: one sentence, what can be copied, and a question that is answered no by giving up."""

import gc

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog, QPrintPreviewWidget
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from gwreport.errors import StorageError, StorageFault
from gwreport.machine.program_log import log_path
from gwreport.reports.lists.shown_table import ListedColumn, ShownTable
from gwreport.ui.main_window import MainWindow
from gwreport.ui.messages import Messages
from gwreport.ui.widgets.tables.printed_table import print_table
from gwreport.wording.errors import explain_error
from tests.ui.looking import click
from tests.ui.recorder import Dialogs, Recorder


@pytest.fixture
def messages(qtbot: QtBot) -> Messages:
    owner = QWidget()
    qtbot.addWidget(owner)
    made = Messages(owner)
    made.owner = owner  # type: ignore[attr-defined] # kept as long as the boxes are used
    return made


def test_a_warning_can_be_copied_with_its_details(
    qtbot: QtBot, messages: Messages, dialogs: Dialogs
) -> None:
    def look(box: QMessageBox) -> None:
        assert box.text() == "没有写成。请重试。"
        assert box.detailedText() == "细节"
        click(qtbot, box, "复制内容")

    dialogs.expect(look)
    messages.warn("没有写成。请重试。", "细节")
    assert QGuiApplication.clipboard().text() == "没有写成。请重试。\n细节"


def test_a_warning_that_was_read_is_put_away_and_copies_nothing(
    qtbot: QtBot, messages: Messages, dialogs: Dialogs
) -> None:
    QGuiApplication.clipboard().setText("要紧的")
    dialogs.expect(lambda box: click(qtbot, box, "知道了"))
    messages.warn("没有写成。")
    dialogs.expect(lambda box: qtbot.keyClick(box, Qt.Key.Key_Escape))
    messages.warn("没有写成。")
    assert QGuiApplication.clipboard().text() == "要紧的"


def test_a_question_is_answered_by_its_own_words(
    qtbot: QtBot, messages: Messages, dialogs: Dialogs
) -> None:
    dialogs.expect(lambda box: click(qtbot, box, "停下并关闭"))
    assert messages.confirm("还在工作", "停下来吗？", "停下并关闭") is True
    dialogs.expect(lambda box: click(qtbot, box, "取消"))
    assert messages.confirm("还在工作", "停下来吗？", "停下并关闭") is False
    dialogs.expect(lambda box: qtbot.keyClick(box, Qt.Key.Key_Escape))
    assert messages.confirm("还在工作", "停下来吗？", "停下并关闭") is False


def test_words_in_a_box_are_never_read_as_html(
    qtbot: QtBot, messages: Messages, dialogs: Dialogs
) -> None:
    formats: list[Qt.TextFormat] = []

    def look(box: QMessageBox) -> None:
        formats.append(box.textFormat())
        click(qtbot, box, "知道了")

    dialogs.expect(look)
    messages.tell("完成", "“<b>甲</b>.xlsx”已收下。")
    assert formats == [Qt.TextFormat.PlainText]


def test_a_mistake_of_ours_is_logged_and_told_without_anybody_s_words(
    window: MainWindow, recorder: Recorder
) -> None:
    try:
        raise KeyError("某单位写的话")
    except KeyError as error:
        window.reporter.crashed.emit(error)
    written = log_path().read_text(encoding="utf-8")
    assert str(log_path()) in recorder.last
    for told in (written, recorder.details[-1]):
        assert "builtins.KeyError" in told
        assert "test_window_messages.py" in told
        assert "某单位写的话" not in told
    assert "KeyError" not in recorder.last
    assert window.isVisible()


def test_one_cause_is_told_once_however_many_readings_it_refuses(
    window: MainWindow, recorder: Recorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = StorageError("a.gwr", StorageFault.FULL)
    warn = recorder.warn

    def meanwhile(sentence: str, details: str = "") -> None:
        warn(sentence, details)
        if len(recorder.told) == 1:
            # As long as the box is open, other readings fail for the same reason.
            window.reporter.refused.emit(error)

    monkeypatch.setattr(recorder, "warn", meanwhile)
    window.reporter.refused.emit(error)
    assert recorder.told == [explain_error(error)]
    window.reporter.refused.emit(error)
    assert len(recorder.told) == 2


def test_a_sentence_longer_than_the_screen_is_scrolled(
    qtbot: QtBot, messages: Messages, dialogs: Dialogs
) -> None:
    heights: list[tuple[int, int]] = []

    def look(box: QMessageBox) -> None:
        heights.append((box.sizeHint().height(), box.screen().availableSize().height()))
        assert "第99行" in box.text()
        click(qtbot, box, "知道了")

    dialogs.expect(look)
    messages.tell("示例", "\n".join(f"第{at}行" for at in range(100)))
    ((height, screen),) = heights
    assert height < screen


@pytest.mark.qt_log_ignore("does not support|Cannot be used")
def test_a_print_is_seen_and_a_printer_chosen_in_qts_own_boxes(
    qtbot: QtBot, messages: Messages, dialogs: Dialogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Qt gives this dialog a waiting of its own.
    asked: list[str] = []
    monkeypatch.setattr(QPrintDialog, "exec", lambda box: asked.append(box.windowTitle()))
    columns = (ListedColumn("编号", 8), ListedColumn("说明", 60))
    table = ShownTable("收到的文件", columns, tuple((at, "已收") for at in range(200)))
    pages: list[int] = []

    def paint(printer: QPrinter) -> None:
        gc.collect()
        pages.append(print_table(table, printer))

    def look(dialog: QPrintPreviewDialog) -> None:
        (seen,) = dialog.findChildren(QPrintPreviewWidget)
        assert dialog.windowTitle() == "打印预览“收到的文件”"
        assert seen.pageCount() == pages[-1] > 3
        dialog.reject()

    dialogs.expect(look)
    messages.show_print("收到的文件", paint)
    assert messages.ask_printer("收到的文件") is None
    assert asked == ["打印“收到的文件”"]
