"""Style sheet and icons from the folder `assets/`, in the colours of a palette."""

from dataclasses import asdict
from functools import lru_cache
from pathlib import Path
from string import Template

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

import gwreport
from gwreport.ui.palettes import Palette

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
_SIZES = (20, 32, 48)


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
    result = QIcon()
    for mode_colour, state in ((colour, QIcon.State.Off), (checked_colour, QIcon.State.On)):
        if not mode_colour:
            continue
        for size in _SIZES:
            result.addPixmap(picture(name, mode_colour, size), QIcon.Mode.Normal, state)
    return result


def picture(name: str, colour: str, size: int) -> QPixmap:
    """Paint a line icon at `size` pixels square."""
    return _painted(_line_icon(name).replace(_ICON_COLOUR, colour), size)


@lru_cache
def _line_icon(name: str) -> str:
    return (assets_folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def program_icon() -> QIcon:
    """Give the program's own icon."""
    source = (assets_folder() / "gwreport.svg").read_text(encoding="utf-8")
    result = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        result.addPixmap(_painted(source, size))
    return result


def _painted(source: str, size: int) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(source.encode()))
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
