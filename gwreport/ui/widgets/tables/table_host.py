"""What a table asks of the window that it stands in: to remember, to write and to print."""

from typing import Protocol

from PySide6.QtWidgets import QWidget

from gwreport.reports.lists.shown_table import ShownTable


class TableHost(Protocol):
    """Stands in the main window as `table_host`; tables on pages and in dialogs find it above them."""

    def kept(self, name: str) -> str:
        """Give what was remembered under a name, "" for nothing."""
        ...

    def keep(self, name: str, value: str) -> None:
        """Remember something over restarts."""
        ...

    def export(self, table: ShownTable, beside: QWidget) -> None:
        """Ask for a name and write the table there; it is told on the page of `beside`."""
        ...

    def print(self, table: ShownTable) -> None:
        """Ask for a printer and print the table."""
        ...

    def preview(self, table: ShownTable) -> None:
        """Show the table as it will print."""
        ...


def host_above(widget: QWidget) -> TableHost | None:
    """Find the host of the window in which a widget stands; None where there is none."""
    above: QWidget | None = widget
    while above is not None:
        host: TableHost | None = getattr(above, "table_host", None)
        if host is not None:
            return host
        above = above.parentWidget()
    return None
