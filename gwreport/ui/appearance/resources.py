"""Style sheet and icons from the folder `assets/`, in the colours of a palette."""

from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from string import Template

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import gwreport
from gwreport.ui.appearance.palettes import Palette

# What each system has of good Chinese screen fonts, best first; the last ones are 统信's and 麒麟's.
FONTS = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "Noto Sans CJK SC",
    "Source Han Sans CN",
    "WenQuanYi Micro Hei",
    "sans-serif",
)
_ICON_COLOUR = "#5F6B7A"
_PALE = 0.4


@lru_cache
def assets_folder() -> Path:
    """Find the folder of style sheet and icons: beside the package, or in it when installed."""
    package = Path(gwreport.__file__).parent
    for folder in (package / "assets", package.parent / "assets"):
        if (folder / "style.qss").is_file():
            return folder
    raise FileNotFoundError("assets/style.qss")


def style_sheet(palette: Palette) -> str:
    """Give the window's style sheet in a palette's colours."""
    folder = assets_folder()
    names = asdict(palette)
    names["icons"] = (folder / "icons").as_posix()
    names["font"] = ", ".join(f'"{name}"' for name in FONTS)
    return Template((folder / "style.qss").read_text(encoding="utf-8")).substitute(names)


@lru_cache(maxsize=256)
def icon(name: str, colour: str, checked_colour: str = "") -> QIcon:
    """Give a line icon in a colour (#RRGGBB), and in another where its button is checked."""
    source = (assets_folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    checked = source.replace(_ICON_COLOUR, checked_colour) if checked_colour else ""
    return QIcon(_Painter(source.replace(_ICON_COLOUR, colour), checked))


@lru_cache
def program_icon() -> QIcon:
    """Give the program's own icon."""
    return QIcon(_Painter((assets_folder() / "gwreport.svg").read_text(encoding="utf-8")))


class _Painter(QIconEngine):
    """Paints an icon when it is wanted, sharp in every size and on every screen."""

    def __init__(self, source: str, checked: str = "") -> None:
        super().__init__()
        self._source, self._checked = source, checked

    def clone(self) -> QIconEngine:
        """Give another one for a copy of the icon."""
        return _Painter(self._source, self._checked)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Paint it into a rectangle."""
        painter.drawPixmap(rect, self.pixmap(rect.size(), mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Give it in a size, paler where its button cannot be pressed."""
        is_checked = state == QIcon.State.On and bool(self._checked)
        pale = mode == QIcon.Mode.Disabled
        source = self._checked if is_checked else self._source
        return _painted(source, min(size.width(), size.height()), pale)


@lru_cache(maxsize=512)
def _painted(source: str, size: int, pale: bool) -> QPixmap:
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setOpacity(_PALE if pale else 1.0)
    QSvgRenderer(QByteArray(source.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
