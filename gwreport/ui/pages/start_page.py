"""The page of the first minute: a new workspace, an existing one, or the example."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from gwreport.ui.appearance.resources import program_icon
from gwreport.ui.appearance.theme import THEME
from gwreport.ui.operations.workspaces import shown_name
from gwreport.ui.widgets.basics import CardButton, button, clear, column, follow_theme, label, row

_WAYS = (
    ("plus", "新建工作区", "一年一个工作区。填写地区和年份，再把任务分解方案拖进来。", "new"),
    ("folder", "打开工作区", "打开已有的工作区文件（.gwr），接着上次的工作做。", "open"),
    (
        "edit",
        "起草任务分解",
        "刚有工作报告、还没有分解方案：逐句列出任务，按往年的方案建议牵头单位。",
        "draft",
    ),
    (
        "example",
        "试用示例",
        "用一个虚构的区走一遍：分解方案、填报表、回收、报告都已备好。",
        "example",
    ),
)


class StartPage(QWidget):
    """Shown while no workspace is open."""

    new_wanted = Signal()
    open_wanted = Signal()
    shared_wanted = Signal()
    draft_wanted = Signal()
    example_wanted = Signal()
    help_wanted = Signal()
    recent_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        wanted = {
            "new": self.new_wanted,
            "open": self.open_wanted,
            "draft": self.draft_wanted,
            "example": self.example_wanted,
        }
        picture = QLabel()
        picture.setPixmap(program_icon().pixmap(64, 64))
        heading = row(
            picture,
            _wrapped(
                label("政府工作报告目标任务填报汇总", "pageTitle"),
                label(
                    "从任务分解到填报、审核、研判，直到印发完成情况报告。全部在本机完成，不联网。",
                    "pageNote",
                ),
            ),
            1,
            gap=18,
        )
        cards = QGridLayout()
        cards.setSpacing(16)
        self.cards: dict[str, CardButton] = {}
        for at, (icon, title, note, name) in enumerate(_WAYS):
            card = _way(icon, title, note)
            card.clicked.connect(lambda _checked=False, name=name: wanted[name].emit())
            cards.addWidget(card, 0, at)
            cards.setColumnStretch(at, 1)
            self.cards[name] = card
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        self._recent_title = label("最近用过", "sectionTitle")
        inner = QWidget()
        inner.setMaximumWidth(980)
        layout = QVBoxLayout(inner)
        layout.setSpacing(22)
        layout.addStretch(2)
        layout.addLayout(heading)
        layout.addLayout(cards)
        first = button(
            "第一次用？先看使用说明（F1）",
            self.help_wanted.emit,
            kind="link",
            icon="help",
            tip="从头到尾走一遍是怎样的",
        )
        shared = button(
            "打开共享工作区…",
            self.shared_wanted.emit,
            kind="link",
            icon="folder",
            tip="几个人同时用的工作区，在单位的数据库服务器上",
        )
        layout.addLayout(row(first, shared, 1, gap=12))
        layout.addSpacing(8)
        layout.addWidget(self._recent_title)
        layout.addLayout(self._recent)
        layout.addStretch(3)
        outer = row(1, gap=0, margin=28)
        outer.addWidget(inner, 8)
        outer.addStretch(1)
        self.setLayout(outer)
        self.show_recent(())

    def show_recent(self, locations: Sequence[str]) -> None:
        """Offer the workspaces that were open last."""
        clear(self._recent)
        self._recent_title.setVisible(bool(locations))
        for location in locations:
            made = button(
                "　　".join(shown_name(location)),
                lambda location=location: self.recent_wanted.emit(location),
                kind="link",
                icon="folder",
                tip=f"打开这个工作区：{location}",
            )
            self._recent.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)


def _way(icon: str, title: str, note: str) -> CardButton:
    card = CardButton(title, note)
    picture = QLabel()
    follow_theme(picture, lambda: picture.setPixmap(THEME.icon(icon, "accent_text").pixmap(28, 28)))
    card.body.addWidget(picture)
    card.body.addWidget(label(title, "sectionTitle"))
    card.body.addWidget(label(note, "muted", wraps=True))
    card.body.addStretch(1)
    card.setMinimumHeight(150)
    return card


def _wrapped(*widgets: QWidget) -> QWidget:
    inner = QWidget()
    inner.setLayout(column(*widgets, gap=4))
    return inner
