"""设置: one field an option, made from the declarations."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gwreport.ui.operations.options import OptionView, SectionView, save_options, view_options
from gwreport.ui.pages.page import Page
from gwreport.ui.session import Session
from gwreport.ui.widgets.basics import GAP, Card, button, clear, label

_LONG = 40
_YES, _NO = "是", "否"


class OptionField:
    """The widget of one option, and what is written in it."""

    def __init__(self, option: OptionView) -> None:
        self.option = option
        self.widget: QCheckBox | QComboBox | QPlainTextEdit | QLineEdit
        if option.is_flag:
            self.widget = QCheckBox(option.help)
            self.widget.setChecked(option.value == _YES)
        elif option.choices:
            self.widget = QComboBox()
            self.widget.addItems(list(option.choices))
            self.widget.setCurrentText(option.value)
        elif max(len(option.value), len(option.default)) > _LONG:
            self.widget = QPlainTextEdit(option.value)
            self.widget.setFixedHeight(84)
        else:
            self.widget = QLineEdit(option.value)
            self.widget.setPlaceholderText(option.default)
        self.widget.setAccessibleName(option.help)

    @property
    def value(self) -> str:
        """What is written."""
        if isinstance(self.widget, QCheckBox):
            return _YES if self.widget.isChecked() else _NO
        if isinstance(self.widget, QComboBox):
            return self.widget.currentText()
        if isinstance(self.widget, QPlainTextEdit):
            return self.widget.toPlainText().strip()
        return self.widget.text().strip()

    @property
    def is_changed(self) -> bool:
        """Whether it is something else than what is stored."""
        return self.value != self.option.value


class SettingsPage(Page):
    """All options in cards; nothing is stored before 保存."""

    name = "settings"
    title = "设置"
    note = "只对这个工作区有效。清空一栏，就恢复它原来的内容。标题里的 {period} 印成“前三季度”一类的期名，{year} 印成年份。"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.fields: list[OptionField] = []
        self._sections: Sequence[SectionView] = ()
        self.save_button = button("保存", self.save, kind="primary", icon="check")
        self.action_bar.addWidget(button("不改了", lambda: self._show(self._sections)))
        self.action_bar.addWidget(self.save_button)
        self._inner = QWidget()
        self._inner.setObjectName("scrolled")
        self._cards = QVBoxLayout(self._inner)
        self._cards.setContentsMargins(0, 0, 12, 0)
        self._cards.setSpacing(GAP)
        area = QScrollArea()
        area.setWidget(self._inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        self.body.addWidget(area, 1)

    def refresh(self) -> None:
        """Read every option."""
        location = self.session.location
        self.read(lambda: view_options(location), self._look)

    def forget(self) -> None:
        """Take away what was written for the workspace before."""
        super().forget()
        self._sections = ()

    def save(self) -> None:
        """Store what was changed, all of it or nothing."""
        values = {field.option.key: field.value for field in self.fields if field.is_changed}
        if not values:
            self.notice.show_words("没有改动。")
            return
        location = self.session.location
        self.session.change(
            "正在保存设置",
            lambda _: save_options(location, values, datetime.now()),
            lambda count: self.notice.show_words(f"已保存 {count} 项。", "good"),
        )

    def _look(self, sections: Sequence[SectionView]) -> None:
        # What is being written stays as long as nobody has stored anything else.
        if sections != self._sections:
            self._show(sections)

    def _show(self, sections: Sequence[SectionView]) -> None:
        self._sections = sections
        clear(self._cards)
        self.fields = []
        for section in sections:
            card = Card(section.title)
            grid = QGridLayout()
            grid.setHorizontalSpacing(20)
            grid.setVerticalSpacing(12)
            grid.setColumnStretch(0, 4)
            grid.setColumnStretch(1, 5)
            for line, option in enumerate(section.options):
                field = OptionField(option)
                self.fields.append(field)
                if option.is_flag:
                    grid.addWidget(field.widget, line, 0, 1, 2)
                else:
                    grid.addWidget(label(option.help, wraps=True), line, 0)
                    grid.addWidget(field.widget, line, 1)
            card.body.addLayout(grid)
            self._cards.addWidget(card)
        self._cards.addStretch(1)
