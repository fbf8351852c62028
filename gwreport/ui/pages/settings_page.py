"""设置: one field an option, made from the declarations."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gwreport.settings.plan_columns import chosen_headings, with_heading
from gwreport.ui.drafts.draft import TEXT, Place
from gwreport.ui.drafts.drafted_field import DraftedField
from gwreport.ui.drafts.keeper import Drafts
from gwreport.ui.operations.options import OptionView, SectionView, save_options, view_options
from gwreport.ui.page import Page
from gwreport.ui.plain_words import button_text
from gwreport.ui.session import Session, Where
from gwreport.ui.widgets.basics import GAP, Card, button, clear, label, named, row
from gwreport.workflow.book.part import Part

_LONG = 40


class OptionField:
    """The widget of one option, and what is written in it."""

    def __init__(self, option: OptionView, drafts: Drafts, place: Place) -> None:
        self.option, self.place = option, place
        self.widget: QCheckBox | QComboBox | QPlainTextEdit | QLineEdit
        if option.is_flag:
            self.widget = QCheckBox(option.help)
        elif option.choices:
            self.widget = QComboBox()
            self.widget.addItems(list(option.choices))
        elif max(len(option.value), len(option.default)) > _LONG:
            self.widget = QPlainTextEdit()
            self.widget.setFixedHeight(84)
            self.widget.setTabChangesFocus(True)
        else:
            self.widget = QLineEdit()
            self.widget.setPlaceholderText(option.default)
        named(self.widget, option.help)
        # Beside the field: what can be chosen into it.
        self.beside: QToolButton | None = None
        if option.offered and isinstance(self.widget, QLineEdit):
            self.beside = _offering(option, self.widget)
        # What somebody else has stored since the writing began.
        self.other = label("", "warning", wraps=True)
        self.other.hide()
        self.drafted = DraftedField(drafts, self.widget)
        self.drafted.moved.connect(self._show_other)

    def show(self, option: OptionView) -> None:
        """Show what is stored, or what was written since."""
        self.option = option
        self.drafted.show_place(
            self.place, option.value, f"设置：{option.help}", page="settings", subject=option.key
        )

    @property
    def value(self) -> str:
        """What is written."""
        return self.drafted.value.strip()

    @property
    def is_changed(self) -> bool:
        """Whether it is something else than what is stored."""
        return self.drafted.draft is not None

    def _show_other(self) -> None:
        stored = self.drafted.stored or "（空）"
        self.other.setText(f"您改写之后，这一项被改成了：{stored}")
        self.other.setVisible(self.drafted.is_overtaken)


def _offering(option: OptionView, line: QLineEdit) -> QToolButton:
    """Make the menu of words that can be chosen into a line."""
    menu = QMenu(line)

    def look() -> None:
        menu.clear()
        written = line.text()
        chosen = chosen_headings(written, option.offered)
        for words in option.offered:
            action = menu.addAction(button_text(words))
            action.setCheckable(True)
            action.setChecked(words in chosen)
            action.toggled.connect(partial(choose, words))

    def choose(words: str, wanted: bool) -> None:
        line.setText(with_heading(line.text(), words, wanted=wanted, headings=option.offered))

    menu.aboutToShow.connect(look)
    chooser = QToolButton()
    chooser.setText("选栏目")
    chooser.setMenu(menu)
    chooser.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    return chooser


class SettingsPage(Page):
    """All options in cards; nothing is stored before 保存."""

    name = "settings"
    title = "设置"
    depends = frozenset({Part.SETTINGS, Part.PLAN})
    of_round = False
    note = "只对这个工作区有效。清空一栏，就恢复它原来的内容。标题里的 {period} 印成“前三季度”一类的期名，{year} 印成年份。"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.fields: list[OptionField] = []
        self.save_button = button(
            "保存", self.save, kind="primary", icon="check", tip="存下改过的各项"
        )
        self._at = Where()
        self.action_bar.addWidget(button("不改了", self.give_up, tip="放弃改动，回到存着的内容"))
        self.action_bar.addWidget(self.save_button)
        self._inner = QWidget()
        self._inner.setObjectName("scrolled")
        self._cards = QVBoxLayout(self._inner)
        self._cards.setContentsMargins(0, 0, 12, 0)
        self._cards.setSpacing(GAP)
        self._area = area = QScrollArea()
        area.setWidget(self._inner)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        self.body.addWidget(area, 1)

    def refresh(self) -> None:
        """Read every option."""
        at = self.session.where
        self.read(lambda: view_options(at.location), lambda sections: self._look(sections, at))

    def save(self) -> None:
        """Store what was changed, all of it or nothing."""
        values = {field.option.key: field.value for field in self.fields if field.is_changed}
        if not values:
            self.notice.show_words("没有改动。")
            return
        at = self._at
        written = {field.place: field.drafted.value for field in self.fields if field.is_changed}

        def finish(count: int) -> None:
            for place, words in written.items():
                self.session.drafts.settle(place, {TEXT: words})
            self.notice.show_words(f"已保存 {count} 项。", "good")

        self.session.change(
            "正在保存设置", lambda _: save_options(at.location, values, datetime.now()), finish
        )

    def give_up(self) -> None:
        """Drop what was written and show what is stored."""
        for field in self.fields:
            field.drafted.give_up()

    def show_subject(self, subject: object) -> None:
        """Show one option by its key."""
        for field in self.fields:
            if field.option.key == subject:
                self._area.ensureWidgetVisible(field.widget)
                field.widget.setFocus()

    def _look(self, sections: Sequence[SectionView], at: Where) -> None:
        self._at = at
        options = [option for section in sections for option in section.options]
        # Options are the workspace's, whatever the round.
        places = [Place(at.workspace, "", "option", option.key) for option in options]
        known = [(field.place, field.option.offered) for field in self.fields]
        if known != [(one, view.offered) for one, view in zip(places, options, strict=True)]:
            self._make_cards(sections, iter(places))
        for field, option in zip(self.fields, options, strict=True):
            field.show(option)
        self._tell_unsaved()

    def _make_cards(self, sections: Sequence[SectionView], places: Iterator[Place]) -> None:
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
                field = OptionField(option, self.session.drafts, next(places))
                field.drafted.moved.connect(self._tell_unsaved)
                self.fields.append(field)
                if option.is_flag:
                    grid.addWidget(field.widget, 2 * line, 0, 1, 2)
                else:
                    grid.addWidget(label(option.help, wraps=True), 2 * line, 0)
                    if field.beside:
                        grid.addLayout(row(field.widget, field.beside), 2 * line, 1)
                    else:
                        grid.addWidget(field.widget, 2 * line, 1)
                grid.addWidget(field.other, 2 * line + 1, 1)
            card.body.addLayout(grid)
            self._cards.addWidget(card)
        self._cards.addStretch(1)

    def _tell_unsaved(self) -> None:
        count = sum(field.is_changed for field in self.fields)
        words = f"有 {count} 项改动还没有保存，已留作草稿。"
        self.notice.show_state(words if count else "")
