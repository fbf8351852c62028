"""What the window does for every table in it: remember, export, print."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget

from gwreport.ui.asking import WORKBOOKS
from gwreport.ui.session import Session

if TYPE_CHECKING:
    from gwreport.reports.lists.shown_table import ShownTable
    from gwreport.workflow.outputs import WrittenFile


@runtime_checkable
class _Telling(Protocol):
    """A page, which tells of a deed above what it shows."""

    notice: Any

    def tell_written(self, words: str, kept: Any, tone: str = "good") -> None: ...


class TableDesk:
    """Stands in the main window as the `TableHost` of all its tables."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def kept(self, name: str) -> str:
        """Give what was remembered under a name."""
        return self._session.state.kept(name)

    def keep(self, name: str, value: str) -> None:
        """Remember something over restarts."""
        self._session.state.keep(name, value)

    def export(self, table: ShownTable, beside: QWidget) -> None:
        """Ask for a name and write the table there as xlsx."""
        from gwreport.ui.operations.shown_tables import export_shown

        path = self._session.places.ask_new_file(
            f"导出“{table.title}”", WORKBOOKS, "export", f"{table.title}.xlsx"
        )
        if not path:
            return
        if not path.lower().endswith(".xlsx"):
            path += ".xlsx"
        location = self._session.location
        self._session.jobs.run(
            f"正在导出“{table.title}”",
            lambda _: export_shown(location, table, Path(path)),
            lambda made: self._tell(table, made, beside),
        )

    def print(self, table: ShownTable) -> None:
        """Ask for a printer and print the table."""
        from gwreport.ui.widgets.tables.printed_table import print_table

        printer = self._session.messages.ask_printer(table.title)
        if printer is not None and not print_table(table, printer):
            self._session.messages.warn("打印机没有接受。请检查打印机，或先导出再打印。")

    def preview(self, table: ShownTable) -> None:
        """Show the table as it will print."""
        from gwreport.ui.widgets.tables.printed_table import print_table

        messages = self._session.messages
        messages.show_print(table.title, lambda printer: print_table(table, printer))

    def _tell(self, table: ShownTable, made: WrittenFile, beside: QWidget) -> None:
        words = f"{len(table.rows)} 行已导出到“{made.path}”。"
        above: QWidget | None = beside
        while above is not None:
            if isinstance(above, _Telling):
                above.tell_written(words, made.kept)
                above.notice.set_action("打开", lambda: self._session.show_file(made.path))
                return
            above = above.parentWidget()
        from gwreport.wording.findings.explaining import kept_words

        told = "\n".join((words, *kept_words(made.kept, commands=False)))
        self._session.messages.tell("导出", told)
