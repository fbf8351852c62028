"""A field for a day with a calendar that can be read in both themes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDateEdit

from gwreport.ui.appearance.theme import THEME
from gwreport.ui.widgets.basics import follow_theme

_SIZE = (360, 300)
_WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)


def date_field(name: str) -> QDateEdit:
    """Make a field for a day; `name` says which one it is."""
    made = QDateEdit()
    made.setAccessibleName(name)
    made.setToolTip("点右边的箭头，从日历里选；也可以直接改数字")
    made.setCalendarPopup(True)
    made.setDisplayFormat("yyyy年M月d日")
    made.setMinimumWidth(170)
    calendar = QCalendarWidget()
    calendar.setMinimumSize(*_SIZE)
    calendar.setGridVisible(False)
    calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.SingleLetterDayNames)
    made.setCalendarWidget(calendar)
    follow_theme(calendar, lambda: _paint(calendar))
    return made


def _paint(calendar: QCalendarWidget) -> None:
    # Qt paints the weekend red, which cannot be read on a dark ground.
    weekend, head = QTextCharFormat(), QTextCharFormat()
    weekend.setForeground(THEME.colour("danger"))
    head.setForeground(THEME.colour("muted"))
    head.setBackground(THEME.colour("surface"))
    calendar.setHeaderTextFormat(head)
    for day in _WEEKEND:
        calendar.setWeekdayTextFormat(day, weekend)
