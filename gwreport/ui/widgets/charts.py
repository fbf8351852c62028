"""Small painted charts: a ring of shares and bars of stacked shares."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QToolTip, QWidget

from gwreport.ui.appearance.theme import THEME
from gwreport.ui.plain_words import tip_text
from gwreport.ui.widgets.basics import button, clear, follow_theme, label


@dataclass(frozen=True, slots=True)
class Part:
    """One share: its name, number and colour (#RRGGBB)."""

    name: str
    number: int
    colour: str


class Ring(QWidget):
    """A ring of parts with a number in the middle."""

    def __init__(self, caption: str = "") -> None:
        super().__init__()
        self._caption, self._middle = caption, ""
        self._parts: tuple[Part, ...] = ()
        self.setMinimumSize(170, 170)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        follow_theme(self, self.update)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Give the size that shows well."""
        return QSize(170, 170)

    def show_parts(self, parts: Sequence[Part], middle: str) -> None:
        """Show these parts, clockwise from the top."""
        self._parts, self._middle = tuple(parts), middle
        self.setAccessibleName(f"{middle} {self._caption}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height()) - 20
        area = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        whole = sum(part.number for part in self._parts)
        pen = QPen(THEME.colour("border"), 17)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawEllipse(area)
        angle = 90 * 16
        for part in self._parts:
            if not part.number:
                continue
            span = round(-360 * 16 * part.number / whole)
            pen.setColor(QColor(part.colour))
            painter.setPen(pen)
            painter.drawArc(area, angle, span)
            angle += span
        painter.setPen(THEME.colour("text"))
        font = painter.font()
        font.setPixelSize(30)
        font.setBold(True)
        painter.setFont(font)
        painter.drawText(area.adjusted(0, -12, 0, -12), Qt.AlignmentFlag.AlignCenter, self._middle)
        font.setPixelSize(13)
        font.setBold(False)
        painter.setFont(font)
        painter.setPen(THEME.colour("muted"))
        painter.drawText(area.adjusted(0, 30, 0, 30), Qt.AlignmentFlag.AlignCenter, self._caption)


class StackedBar(QWidget):
    """One bar of parts side by side, over the share of the longest."""

    clicked = Signal()

    def __init__(self, *, height: int = 14) -> None:
        super().__init__()
        self._parts: tuple[Part, ...] = ()
        self._longest = 1
        self.setFixedHeight(height)
        self.setMinimumWidth(80)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        follow_theme(self, self.update)

    def show_parts(self, parts: Sequence[Part], longest: int) -> None:
        """Show these parts; a bar of `longest` fills the width."""
        self._parts, self._longest = tuple(parts), max(longest, 1)
        self.setAccessibleName("，".join(f"{one.name} {one.number}" for one in parts if one.number))
        self.update()

    def _areas(self) -> list[tuple[QRectF, Part]]:
        at, areas = 0.0, list[tuple[QRectF, Part]]()
        for part in self._parts:
            if part.number:
                width = self.width() * part.number / self._longest
                areas.append((QRectF(at, 0, max(width - 1, 1), self.height()), part))
                at += width
        return areas

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for area, part in self._areas():
            painter.setBrush(QColor(part.colour))
            painter.drawRoundedRect(area, 2, 2)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Name the part under the mouse."""
        for area, part in self._areas():
            if area.contains(event.position()):
                tip = tip_text(f"{part.name} {part.number}")
                QToolTip.showText(event.globalPosition().toPoint(), tip, self)
                return

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Lead on."""
        self.clicked.emit()


class Legend(QWidget):
    """Dots of colour with their names and numbers; where it `leads`, `chosen` hands over a part's name."""

    chosen = Signal(str)

    def __init__(self, *, leads: bool = False) -> None:
        super().__init__()
        self._leads = leads
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setHorizontalSpacing(10)
        self._layout.setVerticalSpacing(7)

    def show_parts(self, parts: Sequence[Part], *, columns: int = 1) -> None:
        """Show these parts, `columns` of them side by side."""
        clear(self._layout)
        # Alone the numbers stand at the right edge; side by side the space is left behind them.
        self._layout.setColumnStretch(1, int(columns == 1))
        self._layout.setColumnStretch(3 * columns, int(columns > 1))
        for at, part in enumerate(parts):
            line, place = divmod(at, columns)
            self._layout.addWidget(Dot(part.colour), line, 3 * place)
            self._layout.addWidget(self._name(part), line, 3 * place + 1)
            self._layout.addWidget(label(str(part.number)), line, 3 * place + 2)

    def _name(self, part: Part) -> QWidget:
        if not self._leads:
            return label(part.name, "muted")
        tip = f"列出这 {part.number} 项"
        return button(part.name, lambda: self.chosen.emit(part.name), kind="link", tip=tip)


class Dot(QWidget):
    """A spot of colour before words."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self._colour = colour
        self.setFixedSize(11, 11)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Paint."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colour))
        painter.drawRoundedRect(self.rect(), 3, 3)
