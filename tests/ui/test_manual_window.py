"""F1: the manual beside the work, by keys alone, searched through, with nothing fetched or opened."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QDialog, QLabel
from pytestqt.qtbot import QtBot

from gwreport.ui.appearance.theme import THEME
from gwreport.ui.main_window import MainWindow
from gwreport.ui.manual.chapters import chapter_of_page, chapters
from gwreport.ui.manual.finding import Hit, find_hits
from gwreport.ui.manual.manual_window import ManualWindow
from gwreport.ui.pages import PAGES
from gwreport.ui.widgets.frame.navigation import Navigation
from tests.ui.looking import all_words, button
from tests.ui.spoken import nameless

Opened = Callable[..., MainWindow]


@pytest.fixture
def manual(qtbot: QtBot) -> ManualWindow:
    """The manual by itself."""
    made = ManualWindow()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def _press_f1(qtbot: QtBot, window: MainWindow) -> ManualWindow:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F1)
    assert window.manual.window is not None
    return window.manual.window


@pytest.mark.parametrize("page", [one.name for one in PAGES])
def test_f1_opens_the_chapter_of_the_page(
    reopen: Opened, demo_copy: Path, page: str, qtbot: QtBot
) -> None:
    window = reopen(demo_copy)
    window.show_page(page)
    opened = _press_f1(qtbot, window)
    assert opened.isVisible()
    assert not opened.isModal()
    assert opened.chapter == chapter_of_page(page)[0]


def test_f1_before_a_workspace_is_open_tells_how_to_begin(window: MainWindow, qtbot: QtBot) -> None:
    assert _press_f1(qtbot, window).chapter == "01-start"


def test_the_manual_is_in_the_list_of_pages_and_on_the_first_page(
    reopen: Opened, demo_copy: Path, window: MainWindow, qtbot: QtBot
) -> None:
    button(window.start, "第一次用？先看使用说明（F1）").click()
    assert window.manual.window is not None
    opened = reopen(demo_copy)
    (navigation,) = opened.findChildren(Navigation)
    entry = button(navigation, "帮助（F1）")
    assert not entry.isCheckable()
    entry.click()
    assert opened.manual.window is not None
    assert opened.manual.window.isVisible()


def test_a_chapter_begins_at_its_beginning_whatever_the_size(
    manual: ManualWindow, qtbot: QtBot
) -> None:
    for one in chapters():
        manual.show_chapter(one.name)
        manual.resize(manual.width() - 20, manual.height() - 5)
        qtbot.wait(1)
        assert manual.text.verticalScrollBar().value() == 0, one.name
        # Where the cursor stands a window with the keyboard scrolls to.
        assert manual.text.textCursor().position() == 0, one.name


def test_esc_closes_it_and_f1_shows_the_same_window_again(
    reopen: Opened, demo_copy: Path, qtbot: QtBot
) -> None:
    window = reopen(demo_copy)
    opened = _press_f1(qtbot, window)
    qtbot.waitUntil(opened.isActiveWindow)
    qtbot.keyClick(opened.search, Qt.Key.Key_Escape)
    assert not opened.isVisible()
    assert _press_f1(qtbot, window) is opened


def test_it_closes_with_the_window(reopen: Opened, demo_copy: Path, qtbot: QtBot) -> None:
    window = reopen(demo_copy)
    opened = _press_f1(qtbot, window)
    window.close()
    assert not opened.isVisible()


def test_f1_in_a_dialog_that_is_waited_for_opens_a_window_of_the_dialog(
    reopen: Opened, demo_copy: Path, qtbot: QtBot
) -> None:
    window = reopen(demo_copy)
    window.show_page("units")
    dialog = QDialog(window)
    dialog.setModal(True)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(dialog, Qt.Key.Key_F1)
    opened = dialog.findChild(ManualWindow)
    assert opened is not None
    assert opened.chapter == "03-units"
    dialog.close()
    dialog.deleteLater()


def test_the_search_goes_through_all_chapters_and_round(manual: ManualWindow, qtbot: QtBot) -> None:
    manual.search.setText("退回")
    wanted = [
        (one.name, hit.at) for one in chapters() for hit in find_hits(_plain(one.markdown), "退回")
    ]
    assert len({name for name, _ in wanted}) > 2
    seen = [_hit_in_sight(manual)]
    for _ in wanted[1:]:
        qtbot.keyClick(manual.search, Qt.Key.Key_F3)
        seen.append(_hit_in_sight(manual))
    assert sorted(seen) == sorted(wanted)
    qtbot.keyClick(manual.search, Qt.Key.Key_Return)
    assert _hit_in_sight(manual) == seen[0]
    qtbot.keyClick(manual.search, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert _hit_in_sight(manual) == seen[-1]


def test_each_hit_of_the_chapter_is_marked_and_counted(manual: ManualWindow) -> None:
    manual.show_chapter("06-collection")
    manual.search.setText("压缩包")
    marked = [one.cursor.selectedText() for one in manual.text.extraSelections()]
    assert marked
    assert set(marked) == {"压缩包"}
    (line,) = (at for at, one in enumerate(chapters()) if one.name == "06-collection")
    title = chapters()[line].title
    assert manual.contents.item(line).text() == f"{title}（{len(marked)}）"
    assert f"第 {_first_of(manual, '压缩包')} 处，共" in all_words(manual)
    manual.search.setText("没有这样的话")
    assert manual.text.extraSelections() == []
    assert "没有找到" in [one.text() for one in manual.findChildren(QLabel)]
    manual.search.clear()
    assert manual.contents.item(line).text() == title


def test_a_link_leads_to_the_chapter_and_heading_and_back(
    manual: ManualWindow, qtbot: QtBot
) -> None:
    manual.show_chapter("06-collection")
    manual.text.anchorClicked.emit(QUrl("07-review.md#退回单位修改"))
    assert manual.chapter == "07-review"
    assert manual.text.textCursor().block().text() == "退回单位修改"
    at = manual.text.cursorRect().top()
    assert 0 <= at < manual.text.viewport().height()
    qtbot.keyClick(manual.text, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert manual.chapter == "06-collection"


@pytest.mark.parametrize(
    "address",
    ["https://example.invalid/", "file:///etc/hostname", "../../README.md", "//host/07-review.md"],
)
def test_what_is_not_in_the_manual_is_not_opened(
    manual: ManualWindow, opened_paths: list[Path], address: str
) -> None:
    manual.text.anchorClicked.emit(QUrl(address))
    assert manual.chapter == "01-start"
    assert opened_paths == []
    assert "没有打开" in "".join(one.text() for one in manual.findChildren(QLabel))


@pytest.mark.parametrize(
    "address", ["https://example.invalid/a.png", "file:///usr/share/a.png", "../pictures/word.png"]
)
def test_only_pictures_of_the_manual_are_loaded(manual: ManualWindow, address: str) -> None:
    kind = QTextDocument.ResourceType.ImageResource.value
    assert manual.text.loadResource(kind, QUrl(address)) is None


def test_no_picture_is_wider_than_the_text(manual: ManualWindow, qtbot: QtBot) -> None:
    for width in (980, 620):
        manual.resize(width, 600)
        QApplication.processEvents()
        for one in chapters():
            manual.show_chapter(one.name)
            assert manual.text.horizontalScrollBar().maximum() == 0, one.name


@pytest.mark.parametrize("dark", [False, True])
def test_the_text_stands_out_from_its_ground(manual: ManualWindow, dark: bool) -> None:
    THEME.apply(dark=dark)
    manual.show_chapter("07-review")
    QApplication.processEvents()
    picture = manual.text.viewport().grab().toImage()
    ground = picture.pixelColor(QPoint(3, 3)).lightnessF()
    marks = [
        picture.pixelColor(x, y).lightnessF()
        for x in range(0, picture.width(), 2)
        for y in range(0, min(200, picture.height()), 2)
    ]
    farthest = max(abs(one - ground) for one in marks)
    assert (ground < 0.3) is dark
    assert farthest > 0.5


def test_every_control_has_a_name_and_is_reached_by_tab(manual: ManualWindow, qtbot: QtBot) -> None:
    assert nameless(manual) == []
    manual.search.setText("备份")
    wanted = {manual.search, manual.previous, manual.next, manual.contents, manual.text}
    reached = set()
    for _ in range(60):
        focus = QApplication.focusWidget()
        reached.add(focus)
        qtbot.keyClick(focus, Qt.Key.Key_Tab)
    assert wanted <= reached


def test_the_list_of_chapters_is_gone_through_by_arrows(manual: ManualWindow, qtbot: QtBot) -> None:
    manual.contents.setFocus()
    qtbot.keyClick(manual.contents, Qt.Key.Key_Down)
    assert manual.chapter == chapters()[1].name


def test_words_are_found_whatever_their_case_and_only_where_all_are() -> None:
    assert find_hits("PDF 和 pdf", "Pdf") == (Hit(0, 3), Hit(6, 3))
    assert find_hits("甲乙甲", "甲 乙") == (Hit(0, 1), Hit(1, 1), Hit(2, 1))
    assert find_hits("甲乙甲", "甲 丙") == ()
    assert find_hits("甲乙甲", "  ") == ()
    # A letter whose small form is two does not move what stands behind it.
    assert find_hits("İ甲", "甲") == (Hit(1, 1),)


def _first_of(manual: ManualWindow, wanted: str) -> int:
    """Say which of all hits is the first one of the chapter that is shown."""
    before = [one for one in chapters() if one.name < manual.chapter]
    return sum(len(find_hits(_plain(one.markdown), wanted)) for one in before) + 1


def _hit_in_sight(manual: ManualWindow) -> tuple[str, int]:
    return manual.chapter, manual.text.textCursor().position()


def _plain(markdown: str) -> str:
    document = QTextDocument()
    document.setMarkdown(markdown)
    return document.toPlainText()


def test_the_manual_stands_where_and_as_wide_as_it_was_left(
    qtbot: QtBot, window: MainWindow, reopen: Callable[..., MainWindow]
) -> None:
    manual = _press_f1(qtbot, window)
    manual.resize(700, 480)
    manual.move(40, 30)
    manual.parts.setSizes([260, 400])
    QApplication.processEvents()
    parts = manual.parts.sizes()
    window.close()
    again = _press_f1(qtbot, reopen())
    QApplication.processEvents()
    assert (again.width(), again.height()) == (700, 480)
    assert again.parts.sizes() == parts
