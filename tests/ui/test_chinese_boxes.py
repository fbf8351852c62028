"""Qt's own boxes speak Chinese, whatever the desktop's language is."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication, QDialogButtonBox
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
