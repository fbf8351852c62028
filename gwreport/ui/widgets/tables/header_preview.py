"""The header row of a table of the unit workbook as it will look, column beside column."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QWidget

from gwreport.domain.form.office_form import FormLine
from gwreport.ui.plain_words import tip_text
from gwreport.ui.widgets.basics import clear, label, named
from gwreport.wording.form_lines import BETWEEN

# So many pixels of the screen are a narrow character of a sheet.
_PIXELS, _NARROWEST, _HEIGHT = 7, 34, 64


class HeaderPreview(QScrollArea):
    """Shows the headings in their widths: those that units fill in stand out, hidden ones are not there."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "表头预览")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inner.setObjectName("scrolled")
        self._row = QHBoxLayout(inner)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(1)
        self._cells: list[QLabel] = []
        self.setWidget(inner)
        self.setFixedHeight(_HEIGHT + 18)

    def show_lines(self, lines: Sequence[FormLine], given: frozenset[str]) -> None:
        """Show these columns; those whose keys are `given` are the office's to fill in."""
        clear(self._row)
        self._cells.clear()
        for line in lines:
            if line.is_hidden:
                continue
            cell = label(line.heading, "headGiven" if line.key in given else "headFill", wraps=True)
            cell.setAlignment(Qt.AlignmentFlag.AlignCenter)
            cell.setFixedSize(max(line.width * _PIXELS, _NARROWEST), _HEIGHT)
            told = [line.heading, "必填" if line.required else "", line.hint]
            if line.choices:
                told.append(f"选项：{BETWEEN.join(line.choices)}")
            cell.setToolTip(tip_text("\n".join(one for one in told if one)))
            self._row.addWidget(cell)
            self._cells.append(cell)
        self._row.addStretch(1)

    @property
    def headings(self) -> list[str]:
        """The headings that are shown, in their order."""
        return [cell.text() for cell in self._cells]
