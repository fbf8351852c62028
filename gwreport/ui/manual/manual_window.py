"""帮助: the chapters at the left, the one that is read at the right, and the search over all of them."""

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidget, QSplitter, QVBoxLayout, QWidget

from gwreport.ui.appearance.resources import program_icon
from gwreport.ui.manual.chapter_text import ChapterText, plain_text
from gwreport.ui.manual.chapters import chapters
from gwreport.ui.manual.finding import Hit, find_hits
from gwreport.ui.plain_words import set_title
from gwreport.ui.widgets.basics import button, filter_field, label, named, row
from gwreport.ui.window_state import WindowState

_PLACE, _PARTS = "manual/place", "manual/parts"
_Place = tuple[str, int]  # a chapter's name and how far down it was read


class ManualWindow(QWidget):
    """A window of its own beside the work: it waits for nothing and holds nothing up.

    Its size and place, and how wide the list of chapters is, are remembered in `state`.
    """

    def __init__(self, parent: QWidget | None = None, state: WindowState | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("page")
        self._state = state
        set_title(self, "帮助")
        self.setWindowIcon(program_icon())
        self._hits: dict[str, tuple[Hit, ...]] = {}
        # All hits in the order of the chapters, and the one that is looked at.
        self._in_order: list[tuple[str, int]] = []
        self._at = -1
        self._been: list[_Place] = []
        self.search = filter_field("在全部章节里找（Ctrl+F）", self._find, wide=True)
        self.search.returnPressed.connect(self.next_hit)
        self.found = label("", "muted")
        self.previous = button("上一处", self.previous_hit, tip="上一处（Shift+F3）")
        self.next = button("下一处", self.next_hit, tip="下一处（F3）")
        self.back_button = button("返回", self.back, icon="back", tip="回到刚才读的地方（Alt+←）")
        self.contents = named(QListWidget(), "章节")
        self.text = named(ChapterText(), "正文")
        self.text.wanted.connect(self.follow)
        self.text.outside.connect(self._tell_outside)
        for chapter in chapters():
            self.contents.addItem(chapter.title)
        self.contents.currentRowChanged.connect(self._choose)
        self.parts = QSplitter(Qt.Orientation.Horizontal)
        self.parts.addWidget(self.contents)
        self.parts.addWidget(self.text)
        self.parts.setStretchFactor(1, 1)
        self.parts.setChildrenCollapsible(False)
        self.parts.setSizes([200, 1000])
        head = row(self.search, self.found, self.previous, self.next, self.back_button)
        head.setStretch(0, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.addLayout(head)
        layout.addWidget(self.parts, 1)
        keys: dict[str, Callable[[], object]] = {
            "Esc": self.close,
            "Ctrl+F": self._look_for,
            "F3": self.next_hit,
            "Shift+F3": self.previous_hit,
            "Alt+Left": self.back,
        }
        for key, does in keys.items():
            QShortcut(QKeySequence(key), self).activated.connect(does)
        # Wide enough for what is written in its pictures to be read.
        room = self.screen().availableSize() - QSize(0, 40)
        self.resize(QSize(1240, 720).boundedTo(room))
        if state is not None and (kept := state.kept(_PLACE)):
            self.restoreGeometry(_bytes(kept))
        if state is not None and (kept := state.kept(_PARTS)):
            self.parts.restoreState(_bytes(kept))
        self._offer()
        self.show_chapter(chapters()[0].name)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Remember how it stood."""
        super().hideEvent(event)
        if self._state is not None and not event.spontaneous():
            self._state.keep(_PLACE, _words(self.saveGeometry()))
            self._state.keep(_PARTS, _words(self.parts.saveState()))

    @property
    def chapter(self) -> str:
        """The name of the chapter that is shown."""
        return self.text.chapter.name if self.text.chapter else ""

    def show_chapter(self, name: str, heading: str = "") -> None:
        """Show a chapter, from a heading on where one is named."""
        found = [at for at, one in enumerate(chapters()) if one.name == name]
        if not found:
            return
        self.contents.blockSignals(True)
        self.contents.setCurrentRow(found[0])
        self.contents.blockSignals(False)
        self.text.show_chapter(chapters()[found[0]], heading)
        self.text.mark(self._hits.get(name, ()))

    def follow(self, name: str, heading: str) -> None:
        """Go where a link leads, and remember the way back."""
        self._leave()
        self.show_chapter(name, heading)

    def back(self) -> None:
        """Go back to what was read before a link, or another chapter, was chosen."""
        if self._been:
            name, value = self._been.pop()
            self.show_chapter(name)
            self.text.verticalScrollBar().setValue(value)
        self._offer()

    # Searching

    def next_hit(self) -> None:
        """Go to the next place, through all chapters and round."""
        self._step(1)

    def previous_hit(self) -> None:
        """Go to the place before."""
        self._step(-1)

    def _find(self, wanted: str) -> None:
        self._hits = {one.name: find_hits(plain_text(one), wanted) for one in chapters()}
        self._in_order = [
            (one.name, at) for one in chapters() for at in range(len(self._hits[one.name]))
        ]
        for line, one in enumerate(chapters()):
            count = len(self._hits[one.name])
            words = f"{one.title}（{count}）" if count else one.title
            self.contents.item(line).setText(words)
        # The first one of the chapter that is read, else the first of all.
        here = [at for at, (name, _) in enumerate(self._in_order) if name == self.chapter]
        self._at = here[0] if here else 0 if self._in_order else -1
        self.text.mark(self._hits.get(self.chapter, ()))
        self._show_hit()
        if wanted.strip() and not self._in_order:
            self.found.setText("没有找到")

    def _step(self, by: int) -> None:
        if self._in_order:
            self._at = (self._at + by) % len(self._in_order)
            self._show_hit()

    def _show_hit(self) -> None:
        if self._at >= 0:
            name, at = self._in_order[self._at]
            if name != self.chapter:
                self.show_chapter(name)
            self.text.mark(self._hits[name], at)
            self.found.setText(f"第 {self._at + 1} 处，共 {len(self._in_order)} 处")
        else:
            self.found.setText("")
        self._offer()

    def _look_for(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    # The way

    def _choose(self, line: int) -> None:
        if line >= 0 and (name := chapters()[line].name) != self.chapter:
            self._leave()
            self.show_chapter(name)

    def _leave(self) -> None:
        self._been.append((self.chapter, self.text.verticalScrollBar().value()))
        self._offer()

    def _offer(self) -> None:
        self.back_button.setEnabled(bool(self._been))
        for one in (self.previous, self.next):
            one.setEnabled(bool(self._in_order))

    def _tell_outside(self, address: str) -> None:
        self.found.setText(f"“{address}”不在帮助里，没有打开。")


def _words(stored: QByteArray) -> str:
    return bytes(stored.toBase64().data()).decode()


def _bytes(words: str) -> QByteArray:
    return QByteArray.fromBase64(words.encode())
