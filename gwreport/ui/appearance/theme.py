"""The theme in use: one object that the painted widgets ask for colours, and that tells of a change."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from gwreport.ui.appearance.contrast import readable
from gwreport.ui.appearance.dressing import Dressing
from gwreport.ui.appearance.palettes import DARK, LIGHT, Palette
from gwreport.ui.appearance.progress_colours import STATUS_COLOURS
from gwreport.ui.appearance.resources import icon, style_sheet

# By which property a label says in the colour of which class of progress its words are.
PROGRESS = "progress"


class Theme(QObject):
    """Light or dark; `changed` is emitted when everything is to be painted anew."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.is_dark = False
        self._dressing = Dressing()

    @property
    def palette(self) -> Palette:
        """The colours in use."""
        return DARK if self.is_dark else LIGHT

    def apply(self, *, dark: bool) -> None:
        """Dress the whole program."""
        self.is_dark = dark
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.setPalette(_qt_palette(self.palette))
            self._dressing.dress(app, style_sheet(self.palette) + self._class_rules())
        self.changed.emit()

    def dress_now(self, widget: QWidget) -> None:
        """Dress a widget that comes into sight and may still wear the theme before."""
        self._dressing.dress_now(widget)

    def colour(self, name: str) -> QColor:
        """Give a colour of the palette by its name."""
        return QColor(getattr(self.palette, name))

    def words_in(self, colour: str) -> str:
        """Give a colour (#RRGGBB) of a class or a state as words can be read in it, in this theme."""
        one = self.palette
        return readable(colour, (one.surface, one.sunken, one.window), one.text)

    def _class_rules(self) -> str:
        return "".join(
            f'QLabel[{PROGRESS}="{status.value}"] {{ color: {self.words_in(colour)}; }}\n'
            for status, colour in STATUS_COLOURS.items()
        )

    def icon(self, name: str, colour: str = "muted", checked: str = "") -> QIcon:
        """Give a line icon in a colour of the palette."""
        palette = self.palette
        return icon(name, getattr(palette, colour), getattr(palette, checked) if checked else "")


# One for the program, as there is one QApplication: widgets are made in many places.
THEME = Theme()


def system_is_dark() -> bool:
    """Say whether the desktop is set to dark."""
    return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark


def _qt_palette(palette: Palette) -> QPalette:
    # For what the style sheet does not reach: file dialogs, placeholder texts, disabled words.
    result = QPalette()
    roles = {
        QPalette.ColorRole.Window: palette.window,
        QPalette.ColorRole.Base: palette.surface,
        QPalette.ColorRole.AlternateBase: palette.sunken,
        QPalette.ColorRole.Text: palette.text,
        QPalette.ColorRole.WindowText: palette.text,
        QPalette.ColorRole.ButtonText: palette.text,
        QPalette.ColorRole.Button: palette.surface,
        QPalette.ColorRole.ToolTipBase: palette.surface,
        QPalette.ColorRole.ToolTipText: palette.text,
        QPalette.ColorRole.Highlight: palette.accent,
        QPalette.ColorRole.HighlightedText: palette.on_accent,
        QPalette.ColorRole.PlaceholderText: palette.muted,
        QPalette.ColorRole.Link: palette.accent_text,
    }
    for role, colour in roles.items():
        result.setColor(role, QColor(colour))
    result.setColor(
        QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text, QColor(palette.strong_border)
    )
    return result
