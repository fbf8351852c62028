"""A small painted chart of one goal through the year: its figures against the line of what is due."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from gwreport.domain.statuses import Status
from gwreport.ui.appearance.progress_colours import STATUS_COLOURS
from gwreport.ui.appearance.theme import THEME
from gwreport.ui.plain_words import tip_text
from gwreport.ui.widgets.basics import follow_theme

_WIDTH, _HIGH = 330, 190
_LEFT, _RIGHT, _TOP, _BELOW = 14, 14, 44, 40
_SPOT = 4.5
_SMALL, _TITLE = 11, 13
# How much of the range stands free above and below, so that words over a spot are seen.
_ROOM = 0.18


@dataclass(frozen=True, slots=True)
class ChartPoint:
    """One period: its name, what is due and what was told, None where nothing is."""

    name: str
    due: float | None
    value: float | None


class LineChart(QWidget):
    """Shows what is due as a dashed line, and the figures as spots joined by a line."""

    def __init__(self, title: str, due_name: str) -> None:
        super().__init__()
        self._title, self._due_name = title, due_name
        self._points: tuple[ChartPoint, ...] = ()
        self._is_reversed = False
        self.setMinimumSize(_WIDTH, _HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        follow_theme(self, self.update)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Give the size that shows well."""
        return QSize(_WIDTH, _HIGH)

    def show_points(self, points: Sequence[ChartPoint], *, is_reversed: bool = False) -> None:
        """Show these periods in their order; `is_reversed` puts the lowest figure on top, as of a rank."""
        self._points, self._is_reversed = tuple(points), is_reversed
        told = "；".join(_words(one, self._due_name) for one in points)
        self.setAccessibleName(f"{self._title}：{told}")
        self.setToolTip(tip_text("\n".join((self._title, *told.split("；")))))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_words(painter)
        area = QRectF(self.rect()).adjusted(_LEFT, _TOP, -_RIGHT, -_BELOW)
        painter.setPen(QPen(THEME.colour("border"), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        figures = [
            one for point in self._points for one in (point.due, point.value) if one is not None
        ]
        if not figures:
            return
        low, high = min(figures), max(figures)
        room = (high - low or abs(high) or 1.0) * _ROOM
        low, high = low - room, high + room
        step = area.width() / max(len(self._points), 1)

        def spot(at: int, figure: float) -> QPointF:
            share = (figure - low) / (high - low)
            share = 1 - share if self._is_reversed else share
            return QPointF(area.left() + step * (at + 0.5), area.bottom() - area.height() * share)

        due = [spot(at, one.due) for at, one in enumerate(self._points) if one.due is not None]
        done = [
            (spot(at, one.value), one.value)
            for at, one in enumerate(self._points)
            if one.value is not None
        ]
        painter.setPen(QPen(THEME.colour("muted"), 1.6, Qt.PenStyle.DashLine))
        painter.drawPolyline(QPolygonF(due))
        colour = QColor(STATUS_COLOURS[Status.ON_SCHEDULE])
        painter.setPen(QPen(colour, 2.2))
        # Over a period without a figure no line is drawn.
        for at, (one, other) in enumerate(pairwise(self._points)):
            if one.value is not None and other.value is not None:
                painter.drawLine(spot(at, one.value), spot(at + 1, other.value))
        painter.setBrush(colour)
        for place, _ in done:
            painter.drawEllipse(place, _SPOT, _SPOT)
        self._paint_figures(painter, done)

    def _paint_words(self, painter: QPainter) -> None:
        painter.setPen(THEME.colour("text"))
        painter.setFont(_font(painter, _TITLE))
        title = painter.fontMetrics().elidedText(
            self._title, Qt.TextElideMode.ElideRight, self.width() - 2 * _LEFT
        )
        painter.drawText(QRectF(_LEFT, 2, self.width() - 2 * _LEFT, 20), title)
        painter.setFont(_font(painter, _SMALL))
        painter.setPen(THEME.colour("muted"))
        legend = f"虚线：{self._due_name}　实线：完成"
        painter.drawText(QRectF(_LEFT, 21, self.width() - 2 * _LEFT, 18), legend)
        step = (self.width() - _LEFT - _RIGHT) / max(len(self._points), 1)
        for at, one in enumerate(self._points):
            below = QRectF(_LEFT + step * at, self.height() - _BELOW + 3, step, _BELOW - 4)
            words = one.name if one.due is None else f"{one.name}\n{_plain(one.due)}"
            painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, words)

    def _paint_figures(self, painter: QPainter, done: Sequence[tuple[QPointF, float]]) -> None:
        painter.setPen(THEME.colour("text"))
        painter.setFont(_font(painter, _SMALL))
        for place, value in done:
            above = QRectF(place.x() - 50, place.y() - 21, 100, 15)
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, _plain(value))


def _font(painter: QPainter, pixels: int) -> QFont:
    font = painter.font()
    font.setPixelSize(pixels)
    return font


def _words(point: ChartPoint, due_name: str) -> str:
    due = f"{due_name}{_plain(point.due)}" if point.due is not None else ""
    value = f"完成{_plain(point.value)}" if point.value is not None else "没有数字"
    return f"{point.name} {'，'.join(filter(None, (due, value)))}"


def _plain(value: float) -> str:
    return f"{value:,.2f}".rstrip("0").rstrip(".")
