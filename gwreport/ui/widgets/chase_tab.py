"""催报: the units to call, worst first, and the words to send, ready to be copied."""

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QSplitter, QWidget

from gwreport.ui.appearance.class_colours import UNIT_STATE_COLOURS
from gwreport.ui.models.row_table import ShownColumn
from gwreport.ui.widgets.basics import button, column, label, named, tab
from gwreport.ui.widgets.table import Table
from gwreport.wording.names import UNIT_STATES
from gwreport.workflow.sending.chase import Chase, Chased

COLUMNS: tuple[ShownColumn[Chased], ...] = (
    ShownColumn("单位", lambda one: one.progress.unit, 0, least=160),
    ShownColumn(
        "状态",
        lambda one: UNIT_STATES[one.progress.state],
        112,
        badge=lambda one: UNIT_STATE_COLOURS[one.progress.state],
    ),
    ShownColumn(
        "逾期",
        lambda one: f"{one.days_late} 天" if one.days_late > 0 else "—",
        72,
        key=lambda one: one.days_late,
        centred=True,
    ),
    ShownColumn(
        "缺",
        lambda one: f"{len(one.open_items)} 项",
        64,
        key=lambda one: len(one.open_items),
        centred=True,
    ),
    ShownColumn("联系人", lambda one: one.progress.contact, 90),
    ShownColumn("电话", lambda one: one.progress.phone, 128),
)


class ChaseTab(QWidget):
    """Shows who is to be called."""

    def __init__(self, *actions: QWidget) -> None:
        super().__init__()
        self.units: Table[Chased] = Table("待催报的单位", COLUMNS)
        self.units.chosen.connect(self._show_unit)
        self.words = named(QPlainTextEdit(), "催报的文字")
        self.words.setReadOnly(True)
        self.found: Chase | None = None
        right = QWidget()
        right.setLayout(
            column(
                self.words,
                button(
                    "复制这段话",
                    self.copy,
                    kind="primary",
                    icon="copy",
                    tip="复制以后粘贴到微信、短信或邮件里",
                ),
                gap=8,
            )
        )
        parts = QSplitter()
        parts.addWidget(self.units)
        parts.addWidget(right)
        parts.setSizes([640, 460])
        content = tab(
            parts,
            label("点一个单位，右边就是发给它的话。", "muted"),
            button(
                "发给工作群的话", self.show_group, kind="link", tip="点名所有没有报齐的单位的一段话"
            ),
            1,
            *actions,
        )
        self.setLayout(column(content))

    def show_chase(self, found: Chase | None) -> None:
        """Show these units in place of the former ones."""
        self.found = found
        units: Sequence[Chased] = found.units if found else ()
        self.units.show_rows(units, key=lambda one: one.progress.unit)
        if self.units.current is None:
            self.show_group()

    def show_group(self) -> None:
        """Show the words for all of them together."""
        text = self.found.group_text if self.found and self.found.units else ""
        self.words.setPlainText(text or "各单位都已经报齐，没有要催的。")

    def copy(self) -> None:
        """Put the words that are shown on the clipboard."""
        QGuiApplication.clipboard().setText(self.words.toPlainText())

    def _show_unit(self, one: Chased | None) -> None:
        if one is None:
            self.show_group()
        else:
            self.words.setPlainText(one.text)
