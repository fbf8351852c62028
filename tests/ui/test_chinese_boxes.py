"""Qt's own boxes speak Chinese, whatever the desktop's language is."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLabel
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
