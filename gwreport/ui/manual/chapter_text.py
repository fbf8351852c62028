"""A chapter as it is read: Qt's own rendering of its Markdown, with its pictures, and nothing fetched."""

from functools import lru_cache
from pathlib import PurePosixPath
from urllib.parse import unquote

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QImage,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from gwreport.ui.appearance.theme import THEME
from gwreport.ui.manual.chapters import Chapter, chapters, manual_folder
from gwreport.ui.manual.finding import Hit
from gwreport.ui.widgets.basics import follow_theme

_LINE_HEIGHT = 145.0  # per cent of the font's own
_MARGIN = 22
_PICTURE = "\ufffc"  # what stands for one in a text


@lru_cache
def plain_text(chapter: Chapter) -> str:
    """Give a chapter's words as they stand when it is shown, each at the place that it has there."""
    document = QTextDocument()
    document.setMarkdown(chapter.markdown)
    return document.toPlainText()


class ChapterText(QTextBrowser):
    """Shows one chapter; `wanted` asks for another (its name, and a heading of it), `outside` tells of
    an address that is none of the manual's and is not opened."""

    wanted = Signal(str, str)
    outside = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("manualText")
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        # Its width is no matter of how long a chapter is.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.anchorClicked.connect(self._follow)
        self._chapter: Chapter | None = None
        self._hits: tuple[Hit, ...] = ()
        self._at = -1
        self._width = 0
        # Qt's first document goes by itself, ours do not.
        self._shown: QTextDocument | None = None
        follow_theme(self, self._paint_anew)

    @property
    def chapter(self) -> Chapter | None:
        """The chapter that is shown."""
        return self._chapter

    def show_chapter(self, chapter: Chapter, heading: str = "") -> None:
        """Show a chapter from its beginning, or from a heading on."""
        if chapter is not self._chapter:
            self._chapter = chapter
            self._hits, self._at = (), -1
            self._set()
        self.verticalScrollBar().setValue(0)
        if heading:
            self._go_to_heading(heading)

    def mark(self, hits: tuple[Hit, ...], at: int = -1) -> None:
        """Mark places, and bring the one with the number `at` into sight."""
        self._hits, self._at = hits, at
        self._show_marks()
        if 0 <= at < len(hits):
            cursor = self.textCursor()
            cursor.setPosition(hits[at].at)
            self.setTextCursor(cursor)
            self._bring_up()

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802 - Qt's name
        """Load a picture of the manual, no wider than there is room; all else is not loaded."""
        url = QUrl(name)
        path = PurePosixPath(unquote(url.path()))
        if kind != QTextDocument.ResourceType.ImageResource or url.scheme() or ".." in path.parts:
            return None
        picture = QImage(str(manual_folder() / path))
        room = self._room()
        if picture.isNull() or picture.width() <= room:
            return picture
        # Sharp on a screen that has more dots than its size tells.
        ratio = self.devicePixelRatioF()
        scaled = picture.scaledToWidth(
            min(picture.width(), round(room * ratio)), Qt.TransformationMode.SmoothTransformation
        )
        scaled.setDevicePixelRatio(scaled.width() / room)
        return scaled

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fit the pictures into the new width."""
        super().resizeEvent(event)
        if self._chapter is not None and self._width != self._room():
            self._paint_anew()

    def _room(self) -> int:
        return max(self.viewport().width() - 2 * _MARGIN - 4, 120)

    def _paint_anew(self) -> None:
        # The colours and the pictures' sizes are part of what is laid out.
        if self._chapter is None:
            return
        bar = self.verticalScrollBar()
        share = bar.value() / max(bar.maximum(), 1)
        self._set()
        bar.setValue(round(share * bar.maximum()))

    def _set(self) -> None:
        assert self._chapter is not None
        self._width = self._room()
        # A document of its own each time: one that is emptied while places of it are marked falls over.
        # It is whole before it is shown, or the cursor stands behind what was written, and is gone to.
        before, document = self._shown, QTextDocument(self)
        document.setDocumentMargin(_MARGIN)
        document.setDefaultFont(self.font())
        document.setMarkdown(self._chapter.markdown)
        _give_air(document)
        for frame in document.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                _dress(frame)
        self.setExtraSelections([])
        self.setDocument(document)
        self._shown = document
        if before is not None:
            before.deleteLater()
        self._show_marks()

    def _show_marks(self) -> None:
        marks: list[QTextEdit.ExtraSelection] = []
        for number, hit in enumerate(self._hits):
            mark = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(hit.at)
            cursor.setPosition(hit.at + hit.length, QTextCursor.MoveMode.KeepAnchor)
            looks = QTextCharFormat()
            is_this = number == self._at
            looks.setBackground(THEME.colour("accent" if is_this else "warning_soft"))
            looks.setForeground(THEME.colour("on_accent" if is_this else "text"))
            mark.cursor, mark.format = cursor, looks  # pyright: ignore[reportAttributeAccessIssue]
            marks.append(mark)
        self.setExtraSelections(marks)

    def _go_to_heading(self, heading: str) -> None:
        block = self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel() and fragment(block.text()) == heading:
                cursor = self.textCursor()
                cursor.setPosition(block.position())
                self.setTextCursor(cursor)
                self._bring_up()
                return
            block = block.next()

    def _bring_up(self) -> None:
        """Bring the cursor's line into the upper part of what is seen."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.cursorRect().top() - self.viewport().height() // 6)

    def _follow(self, url: QUrl) -> None:
        name = PurePosixPath(unquote(url.path()))
        names = [one.name for one in chapters()]
        if url.scheme() or url.host() or (name.stem and name.stem not in names):
            self.outside.emit(url.toString())
        else:
            here = self._chapter.name if self._chapter else ""
            self.wanted.emit(name.stem or here, unquote(url.fragment()))


def fragment(words: str) -> str:
    """Give a heading as links name it: without marks, blanks as hyphens, as the code hosts do."""
    kept = "".join(one for one in words.strip() if one.isalnum() or one in " -_")
    return kept.lower().replace(" ", "-")


def _give_air(document: QTextDocument) -> None:
    """Set the lines wider apart, but those of a picture, under which there would be a gap."""
    air = QTextBlockFormat()
    air.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    around = QTextBlockFormat()
    around.setTopMargin(8)
    around.setBottomMargin(14)
    # A long command goes on in the next line.
    air.setNonBreakableLines(False)
    block = document.begin()
    while block.isValid():
        is_picture = _PICTURE in block.text()
        QTextCursor(block).mergeBlockFormat(around if is_picture else air)
        block = block.next()


def _dress(table: QTextTable) -> None:
    looks = table.format().toTableFormat()
    looks.setBorder(1)
    looks.setBorderCollapse(True)
    looks.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    looks.setBorderBrush(QBrush(THEME.colour("border")))
    looks.setCellPadding(6)
    looks.setTopMargin(6)
    looks.setBottomMargin(10)
    looks.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    table.setFormat(looks)
    head = QTextCharFormat()
    head.setBackground(THEME.colour("sunken"))
    head.setProperty(QTextFormat.Property.FontWeight, 600)
    for at in range(table.columns()):
        cell = table.cellAt(0, at)
        own = cell.format()
        own.merge(head)
        cell.setFormat(own)
