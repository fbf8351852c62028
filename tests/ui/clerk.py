"""A clerk at the window: goes to pages and tabs, clicks, presses, loads, issues, takes in, reviews."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QTabWidget
from pytestqt.qtbot import QtBot

from gwreport.ui.dialogs.plan_preview import PlanPreviewDialog
from gwreport.ui.main_window import MainWindow
from tests.ui.looking import LEFT, choose, click, drop, go, let_go, note, shown
from tests.ui.recorder import Dialogs, Recorder

Key = Qt.Key


@dataclass
class Clerk:
    """What a clerk does with the window, whatever the page."""

    qtbot: QtBot
    window: MainWindow
    recorder: Recorder
    dialogs: Dialogs
    folder: Path

    def go(self, page: str) -> Any:
        """Go to a page by its button."""
        return go(self.qtbot, self.window, page)

    def tab(self, words: str) -> Any:
        """Go to a tab of 全年 by its words."""
        return press_tab(self.qtbot, self.go("year").tabs, words)

    def round(self, beginning: str) -> None:
        """Choose the period whose name begins so."""
        box = self.window.rounds
        names = [box.itemText(at) for at in range(box.count())]
        choose(box, next(one for one in names if one.startswith(beginning)))
        let_go()

    def click(self, widget: Any, words: str, **answers: Any) -> None:
        """Click a button; what is asked then is answered by these."""
        for question, answered in answers.items():
            self.recorder.prepare(
                question, *(answered if isinstance(answered, tuple) else (answered,))
            )
        click(self.qtbot, widget, words)
        let_go()

    def menu(self, widget: Any, beginning: str, words: str, **answers: Any) -> None:
        """Choose an entry of a button's menu."""
        (chooser,) = (
            one
            for one in widget.findChildren(QAbstractButton)
            if one.text().startswith(beginning) and getattr(one, "menu", lambda: None)()
        )
        (entry,) = (one for one in chooser.menu().actions() if one.text() == words)
        assert entry.isEnabled()
        for question, answered in answers.items():
            self.recorder.prepare(question, answered)
        entry.trigger()
        let_go()

    def press(self, page: Any, table: Any, key: Qt.Key) -> None:
        """Press a key on a table."""
        self.window.activateWindow()
        page.take_focus()
        let_go()
        assert table.hasFocus()
        self.qtbot.keyClick(table, key)
        let_go()

    def control(self, key: Qt.Key) -> None:
        """Press a key with Ctrl."""
        # The screen of the tests leaves the focus with a dialog that was closed.
        self.window.activateWindow()
        let_go()
        self.qtbot.keyClick(self.window, key, Qt.KeyboardModifier.ControlModifier)
        let_go()

    def dialog(self, kind: Any) -> Any:
        """Give the dialog of this kind that is open."""
        let_go()
        (found,) = (one for one in self.window.findChildren(kind) if one.isVisible())
        return found

    def load(self, text: str, name: str = "") -> Any:
        """Load a text as the plan, or as the list of this name, from 方案."""
        file = self.folder / f"{name or '方案'}.txt"
        file.write_text(text, encoding="utf-8")
        page = self.go("plan")
        if name:
            self.click(page, "装入其他清单…", ask_text=name, ask_file=str(file))
        else:
            self.click(page, "选择文件…", ask_file=str(file))
        dialog = self.dialog(PlanPreviewDialog)
        # Nobody is sent to look at a list that is empty.
        assert ("列出的问题" in dialog.counts.text()) is bool(dialog.preview.findings)
        self.click(dialog, "装入工作区")
        return page

    def issue(self, folder: str) -> dict[str, Path]:
        """Write all workbooks of the period; gives each unit's."""
        page, out = self.go("issue"), self.folder / folder
        self.click(page, "生成填报表", ask_folder=str(out))
        units = shown(page.units, "单位")
        assert f"已生成 {len(units)} 份填报表" in page.notice.words
        return {one: next(out.glob(f"*_{one}_*.xlsx")) for one in units}

    def collect(self, folder: Path, count: int) -> Any:
        """Drop a folder on 回收; so many files are listed then."""
        page = self.go("collection")
        assert drop(page, [folder])
        let_go()
        assert f"收取了 {count} 个文件" in page.notice.words
        return page

    def review(self) -> list[str]:
        """Go through 审核 and press Y at whatever waits; gives the items that wait still."""
        page = self.go("review")
        waiting = page.view.to_settle
        assert note(page).endswith(f"等待处理 {waiting} 条")
        for _ in range(waiting):
            self.press(page, page.list, Key.Key_Y)
        return [one.item for one in page.view.rows if one.waits]


def press_tab(qtbot: QtBot, tabs: QTabWidget, words: str) -> Any:
    """Click a tab by the beginning of its words, and give what stands on it."""
    (at,) = (one for one in range(tabs.count()) if tabs.tabText(one).startswith(words))
    bar = tabs.tabBar()
    qtbot.mouseClick(bar, LEFT, pos=bar.tabRect(at).center())
    let_go()
    return tabs.currentWidget()
