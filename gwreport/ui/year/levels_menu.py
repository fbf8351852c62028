"""The button 督办级别: the levels are exported to be changed, imported, and set back to those that ship."""

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from gwreport.ui.asking import TABLES
from gwreport.ui.desks.edited_table import TellWritten, export_table
from gwreport.ui.operations import supervising as operations
from gwreport.ui.operations.supervising import LevelsMade
from gwreport.ui.session import Session
from gwreport.ui.widgets.basics import Notice, button
from gwreport.wording.supervision import LEVELS_NAME


class LevelsMenu:
    """Serves a page, on whose `notice` it tells."""

    def __init__(
        self, session: Session, notice: Notice, tell_written: TellWritten, page: QWidget
    ) -> None:
        self._session, self._notice, self._tell_written = session, notice, tell_written
        self.button: QPushButton = button(
            LEVELS_NAME, lambda: None, tip="落后几期到哪一级、亮什么灯：导出来改，改好再导入"
        )
        menu = QMenu(page)
        menu.addAction("导出级别，供修改…", self.export_levels)
        menu.addAction("导入改好的级别…", self.import_levels)
        menu.addSeparator()
        menu.addAction("改回程序自带的级别…", self.reset_levels)
        self.button.setMenu(menu)

    def export_levels(self) -> None:
        """Ask where, and write the levels in force as a table."""
        location = self._session.location
        export_table(
            self._session,
            self._notice,
            self._tell_written,
            LEVELS_NAME,
            "supervision levels",
            lambda path: operations.export_levels(location, path),
        )

    def import_levels(self) -> None:
        """Ask for a table of levels and take it, whole or not at all."""
        path = self._session.places.ask_file("用哪一张督办级别？", TABLES, "supervision levels")
        if not path:
            return
        location = self._session.location
        self._session.change(
            "正在导入督办级别",
            lambda _: operations.import_levels(location, Path(path), datetime.now()),
            self._tell_imported,
        )

    def reset_levels(self) -> None:
        """Ask, and go back to the levels that ship."""
        question = "不再用现在的督办级别，改回程序自带的（提醒、督办、约谈建议）？"
        if not self._session.messages.confirm(LEVELS_NAME, question, "改回"):
            return
        location = self._session.location
        self._session.change(
            "正在改回",
            lambda _: operations.reset_levels(location, datetime.now()),
            lambda _: self._notice.show_words("已改回程序自带的督办级别。", "good"),
        )

    def _tell_imported(self, made: LevelsMade) -> None:
        told = "\n".join(made.told)
        if not made.levels:
            self._notice.show_words(f"督办级别没有导入，什么也没有改。\n{told}", "danger")
            return
        head = "以后按这些级别督办" if made.is_new else "和现在用的级别一样，没有要改的"
        words = f"{head}：{'；'.join(made.levels)}。"
        if told:
            self._notice.show_words(f"{words}\n{told}", "warning")
        else:
            self._notice.show_words(words, "good")
