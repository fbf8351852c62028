"""Labels, buttons, cards and lines in the window's style."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from gwreport.domain.statuses import Status
from gwreport.ui.appearance.theme import PROGRESS, THEME
from gwreport.ui.plain_words import button_text, tip_text
from gwreport.wording.names import STATUSES

Layout = TypeVar("Layout", bound=QBoxLayout)
Control = TypeVar("Control", bound=QWidget)
# Fields over which a tip does not hide what is being read.
_TELLS_ITSELF = (QComboBox, QLineEdit, QAbstractSpinBox, QAbstractButton)
# How much of a screen a dialog takes that shows much.
_MUCH = 0.84
# So much of a notice is shown at first.
_LINES, _MARKS = 4, 400
GAP = 16
SMALL_GAP = 8


def label(words: str = "", style: str = "", *, wraps: bool = False) -> QLabel:
    """Make a label; `style` is an object name of the style sheet. Its words are never read as HTML."""
    made = QLabel(words)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wraps)
    if style:
        made.setObjectName(style)
    return made


def status_label(status: Status | None = None) -> QLabel:
    """Make a label that says a class of progress in its colour, whatever the theme."""
    made = label("", "sectionTitle")
    if status is not None:
        show_status(made, status)
    return made


def show_status(shown: QLabel, status: Status, words: str = "") -> None:
    """Let a label say a class, or other `words` in its colour."""
    shown.setText(words or STATUSES[status])
    if shown.property(PROGRESS) != status.value:
        shown.setProperty(PROGRESS, status.value)
        shown.style().unpolish(shown)
        shown.style().polish(shown)


def named(widget: Control, words: str) -> Control:
    """Say to a screen reader what a control is for, and give the control.

    The name that Qt tells of a box with a list is what is chosen in it: what it is for is then told as
    its description, and as the name of the field that it is written in.
    """
    widget.setAccessibleName(words)
    if isinstance(widget, _TELLS_ITSELF) and not widget.toolTip():
        widget.setToolTip(tip_text(words))
    if isinstance(widget, QComboBox):
        widget.setAccessibleDescription(words)
        field = widget.lineEdit()
        if field is not None:
            field.setAccessibleName(words)
    return widget


def resize_to_screen(dialog: QWidget, width: int, height: int) -> None:
    """Give a dialog that shows much its size: at least this, and most of a screen that has more room."""
    room = dialog.screen().availableSize()
    dialog.resize(max(width, int(_MUCH * room.width())), max(height, int(_MUCH * room.height())))


def button(
    words: str, does: Callable[[], object], *, tip: str, kind: str = "", icon: str = ""
) -> QPushButton:
    """Make a push button; `kind` is "primary", "link", "danger" or "" for a plain one.

    Its words and its tip may hold names of files and units: they are shown as they are. The tip says
    what is done, and in brackets the key that does it, where there is one.
    """
    made = QPushButton(button_text(words))
    made.setProperty("kind", kind)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setToolTip(tip_text(tip))
    made.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
    # `clicked` hands over whether it is checked, which no action wants.
    made.clicked.connect(lambda _checked=False: does())
    if icon:
        colour = "on_accent" if kind == "primary" else "muted"

        def paint() -> None:
            made.setIcon(THEME.icon(icon, colour))

        made.setIconSize(QSize(17, 17))
        follow_theme(made, paint)
    return made


def accept_button(
    words: str, does: Callable[[], object], *, tip: str, icon: str = "", keys: str = ""
) -> QPushButton:
    """Make the button that ends a dialog with what was chosen: Enter presses it wherever it is not needed.

    `keys` (Ctrl+Return) press it too, where lines are written or listed that want Enter for themselves.
    """
    told = keys.replace("Return", "回车") or "回车"
    made = button(words, does, kind="primary", icon=icon, tip=f"{tip}（{told}）")
    made.setDefault(True)
    if keys:
        made.setShortcut(QKeySequence(keys))
    return made


def cancel_button(
    does: Callable[[], object], words: str = "取消", *, tip: str = "关上，不作改动"
) -> QPushButton:
    """Make the button that ends a dialog as Escape does."""
    return button(words, does, tip=f"{tip}（Esc）")


def leave_enter(dialog: QWidget) -> None:
    """Let Enter press no button by itself: the lists of the dialog want it for their rows."""
    for one in dialog.findChildren(QPushButton):
        one.setAutoDefault(False)
        one.setDefault(False)


def tool_button(icon: str, tip: str, does: Callable[[], object]) -> QToolButton:
    """Make a small button that is an icon only; its name is its tip."""
    made = QToolButton()
    made.setToolTip(tip_text(tip))
    made.setAccessibleName(tip)
    made.setIconSize(QSize(19, 19))
    made.clicked.connect(lambda _checked=False: does())
    follow_theme(made, lambda: made.setIcon(THEME.icon(icon)))
    return made


def follow_theme(widget: QWidget, paint: Callable[[], object]) -> None:
    """Paint now, and again whenever the theme changes, as long as the widget lives."""
    paint()
    follower = _Follower(widget, paint)
    THEME.changed.connect(follower.paint)


class _Follower(QObject):
    # A child of its widget: Qt ends the connection when the widget goes.
    def __init__(self, widget: QWidget, paint: Callable[[], object]) -> None:
        super().__init__(widget)
        self._paint = paint

    def paint(self) -> None:
        self._paint()


def line() -> QFrame:
    """Make a thin dividing line."""
    made = QFrame()
    made.setObjectName("line")
    return made


def column(*widgets: QWidget | int, gap: int = SMALL_GAP, margin: int = 0) -> QVBoxLayout:
    """Stack widgets; a number is a stretch of that weight."""
    return _filled(QVBoxLayout(), widgets, gap, margin)


def row(*widgets: QWidget | int, gap: int = SMALL_GAP, margin: int = 0) -> QHBoxLayout:
    """Put widgets side by side; a number is a stretch of that weight."""
    return _filled(QHBoxLayout(), widgets, gap, margin)


def _filled(layout: Layout, widgets: tuple[QWidget | int, ...], gap: int, margin: int) -> Layout:
    layout.setSpacing(gap)
    layout.setContentsMargins(margin, margin, margin, margin)
    for widget in widgets:
        if isinstance(widget, int):
            layout.addStretch(widget)
        else:
            layout.addWidget(widget)
    return layout


def clear(layout: QLayout) -> None:
    """Take everything out of a layout, of the layouts in it too."""
    while (item := layout.takeAt(0)) is not None:
        if widget := item.widget():
            # It is gone when Qt comes to it: until then it would be painted over what is new.
            widget.hide()
            widget.deleteLater()
        elif inner := item.layout():
            clear(inner)


def tab(content: QWidget, *line_above: QWidget | int) -> QWidget:
    """Put a line of widgets above what a tab is for; a number is a stretch of that weight."""
    layout = column(gap=10)
    layout.setContentsMargins(0, 12, 0, 0)
    layout.addLayout(row(*line_above))
    layout.addWidget(content, 1)
    made = QWidget()
    made.setLayout(layout)
    return made


def filter_field(words: str, filters: Callable[[str], object], *, wide: bool = False) -> QLineEdit:
    """Make the round field that narrows a list down to what is typed; a wide one fills its line."""
    made = QLineEdit()
    made.setObjectName("search")
    made.setPlaceholderText(words)
    made.setAccessibleName(words)
    made.setToolTip("只列出含有这些字的行；几个词用空格隔开，都要有")
    made.setClearButtonEnabled(True)
    if not wide:
        made.setMaximumWidth(280)
    made.textChanged.connect(filters)
    return made


class Card(QFrame):
    """A white area with a border."""

    def __init__(self, title: str = "") -> None:
        super().__init__()
        self.setObjectName("card")
        self.body = _card_body(self, title)


class CardButton(QPushButton):
    """A card that leads somewhere: by the mouse, by Space and Enter, and for a screen reader.

    `title` and `note` are what a screen reader says; what is seen lies in `body`.
    """

    def __init__(self, title: str, note: str = "") -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(title)
        self.setAccessibleDescription(note)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)
        self.body = _card_body(self, "")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Give the room that what lies in it wants: a button knows its words only."""
        return self.body.totalSizeHint()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Give the least room that what lies in it wants."""
        return self.body.totalMinimumSize()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's name
        """Say that what is written in it wraps."""
        return self.body.hasHeightForWidth()

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Give the height at a width."""
        return self.body.totalHeightForWidth(width)


def _card_body(card: QWidget, title: str) -> QVBoxLayout:
    body = QVBoxLayout(card)
    body.setContentsMargins(20, 16, 20, 16)
    body.setSpacing(10)
    if title:
        body.addWidget(label(title, "sectionTitle"))
    return body


class Notice(QFrame):
    """A sentence on a soft ground; `tone` is "", "good", "warning" or "danger"."""

    def __init__(self, words: str = "", tone: str = "") -> None:
        super().__init__()
        self.setObjectName("notice")
        self._words = label("", wraps=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.addWidget(self._words, 1)
        self._action = QPushButton()
        self._action.setProperty("kind", "link")
        self._action.clicked.connect(self._act)
        self._does: Callable[[], object] | None = None
        self._is_state = False
        self._whole = ""
        self._fold = button("", self._turn, kind="link", tip="看全文，或只看开头")
        self._away = tool_button("close", "收起这条提示", lambda: self.show_words(""))
        for one in (self._action, self._fold, self._away):
            layout.addWidget(one, 0, Qt.AlignmentFlag.AlignTop)
        self.show_words(words, tone)

    def show_words(self, words: str, tone: str = "") -> None:
        """Show a sentence, or nothing at all; what could be done about the last one is gone."""
        self._is_state = False
        self._whole = words
        self._show_beginning()
        self._action.hide()
        self._away.setVisible(True)
        self.setProperty("tone", tone)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setVisible(bool(words))

    def show_state(self, words: str) -> None:
        """Say why nothing can be shown, "" when it can be; what was told of a deed stays."""
        if words:
            self.show_words(words)
            self._is_state = True
            # What is so until it changes is not put away.
            self._away.setVisible(False)
        elif self._is_state:
            self.show_words("")

    def set_action(self, words: str, does: Callable[[], object]) -> None:
        """Offer something to do about the sentence."""
        self._does = does
        self._action.setText(button_text(words))
        self._action.setToolTip(tip_text(words))
        self._action.show()

    def _show_beginning(self) -> None:
        lines = self._whole.split("\n")
        is_long = len(lines) > _LINES or len(self._whole) > _MARKS
        beginning = "\n".join(lines[:_LINES])[:_MARKS]
        self._words.setText(f"{beginning}……" if is_long else self._whole)
        self._fold.setText("看全文")
        self._fold.setVisible(is_long)

    def _turn(self) -> None:
        if self._words.text() == self._whole:
            self._show_beginning()
        else:
            self._words.setText(self._whole)
            self._fold.setText("收起")

    def _act(self) -> None:
        if self._does is not None:
            self._does()

    @property
    def words(self) -> str:
        """What is told, folded or not."""
        return self._whole
