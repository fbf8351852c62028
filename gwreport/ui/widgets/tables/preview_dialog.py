"""Qt's own print preview, with names for who hears it and room for what is written in its fields."""

from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QComboBox, QLineEdit, QToolBar, QToolButton, QWidget

from gwreport.ui.widgets.basics import named, resize_to_screen

_MORE = "qt_toolbar_ext_button"
# The style sheet pads fields more than these have room for.
_IN_A_TOOLBAR = "padding: 0 4px; min-height: 22px;"


def preview_dialog(printer: QPrinter, parent: QWidget) -> QPrintPreviewDialog:
    """Make the dialog; the printer is the caller's, and must last as long."""
    made = QPrintPreviewDialog(printer, parent)
    for bar in made.findChildren(QToolBar):
        for more in bar.findChildren(QToolButton, _MORE):
            more.setAccessibleName("更多")
        for zoom in bar.findChildren(QComboBox):
            zoom.setMinimumWidth(110)
            named(zoom, "缩放")
        for field in bar.findChildren(QLineEdit):
            field.setStyleSheet(_IN_A_TOOLBAR)
            if not field.accessibleName():
                named(field, "第几页")
    resize_to_screen(made, 860, 560)
    return made
