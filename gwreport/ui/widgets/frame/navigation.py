"""The pages' names at the left, in the order of the work."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout

from gwreport.ui.appearance.theme import THEME
from gwreport.ui.plain_words import tip_text
from gwreport.ui.widgets.basics import follow_theme

# So many pages have a key, the tenth Ctrl+0.
KEYS = 10


class Navigation(QFrame):
    """One button a page; `chosen` hands over the page's name."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("navigation")
        self.setFixedWidth(188)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 18, 12, 14)
        self._layout.setSpacing(4)

    def add_pages(self, pages: Sequence[tuple[str, str]]) -> None:
        """Add pages as pairs of name and title; a page's icon has its name."""
        for name, title in pages:
            number = len(self._buttons) + 1
            made = QToolButton()
            made.setText(f"  {title}")
            made.setCheckable(True)
            made.setIconSize(QSize(20, 20))
            made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            made.setCursor(Qt.CursorShape.PointingHandCursor)
            made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            if number <= KEYS:
                made.setToolTip(tip_text(f"{title}（Ctrl+{number % KEYS}）"))
            made.clicked.connect(lambda _checked=False, name=name: self.chosen.emit(name))
            follow_theme(
                made,
                lambda made=made, name=name: made.setIcon(THEME.icon(name, "muted", "accent_text")),
            )
            self._group.addButton(made)
            self._buttons[name] = made
            self._layout.addWidget(made)

    def add_gap(self) -> None:
        """Push what follows to the bottom."""
        self._layout.addStretch(1)

    def add_help(self, does: Callable[[], object]) -> None:
        """Add the way to the manual below the pages; it is no page and is never shown as chosen."""
        made = QToolButton()
        made.setText("  帮助（F1）")
        made.setAccessibleName("帮助（F1）")
        made.setToolTip(tip_text("使用说明：翻到这一页的章节，可以搜索"))
        made.setIconSize(QSize(20, 20))
        made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(lambda _checked=False: does())
        follow_theme(made, lambda: made.setIcon(THEME.icon("help")))
        self._layout.addWidget(made)

    def add_about(self, words: str, does: Callable[[], object]) -> None:
        """Write a small line at the bottom that says more when it is pressed."""
        made = QToolButton()
        made.setObjectName("about")
        made.setText(words)
        made.setToolTip(tip_text("关于本程序：版本、什么时候打的包、能打开哪些工作区"))
        made.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        made.setCursor(Qt.CursorShape.PointingHandCursor)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(lambda _checked=False: does())
        self._layout.addWidget(made)

    def show_chosen(self, name: str) -> None:
        """Show which page is seen."""
        self._buttons[name].setChecked(True)
