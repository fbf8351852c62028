"""Qt's own boxes speak Chinese, whatever the desktop's language is."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
)
from pytestqt.qtbot import QtBot

from gwreport.ui.app import speak_chinese


@pytest.fixture
def chinese(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    speak_chinese(qapp)
    yield
    QLocale.setDefault(before)
    for one in qapp.findChildren(QTranslator):
        qapp.removeTranslator(one)


def test_the_buttons_of_a_box_are_chinese(qtbot: QtBot, chinese: None):
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert "取消" in box.button(QDialogButtonBox.StandardButton.Cancel).text()


def test_a_file_dialog_of_qts_own_is_chinese(qtbot: QtBot, chinese: None):
    dialog = QFileDialog(None, "选择", "", "Word 文档 (*.docx)")
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    labels = [one.text() for one in dialog.findChildren(QLabel) if one.text()]
    assert len(labels) == 3
    assert [words for words in labels if not re.search("[一-鿿]", words)] == []


@pytest.mark.parametrize("kind", [QPrintPreviewDialog, QPrintDialog])
@pytest.mark.qt_log_ignore("Cannot be used|does not support")
def test_what_prints_is_chinese(qtbot: QtBot, chinese: None, kind: type) -> None:
    dialog = kind(QPrinter(QPrinter.PrinterMode.HighResolution))
    qtbot.addWidget(dialog)
    words = [one.text() for one in dialog.findChildren(QLabel)]
    words += [one.text() for one in dialog.findChildren(QAbstractButton)]
    words += [one.text() for one in dialog.findChildren(QAction)]
    said = [one for one in words if re.search("[A-Za-z]{3}", one)]
    assert said == []
    assert any(re.search("[一-鿿]", one) for one in words)


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_the_menu_of_a_field_is_chinese(qtbot: QtBot, chinese: None, kind: type) -> None:
    field = kind("文字")
    qtbot.addWidget(field)
    entries = [one.text().partition("\t")[0] for one in field.createStandardContextMenu().actions()]
    assert [one for one in entries if one and not re.search("[一-鿿]", one)] == []
    assert len(entries) > 5
