"""An official document (公文) in Word, set by GB/T 9704—2012 党政机关公文格式.

A document is written from top to bottom: title, 主送机关, headings and body, 附件说明, 落款, then the
annexes with their tables. `text` takes all of the prose at once, as an office types it.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime

from gwreport.officefiles.shown.row_heights import line_count, text_width
from gwreport.reports.head_property import WORD_HEAD
from gwreport.reports.word import styles as gb
from gwreport.reports.word.fonts import SECOND_FONT
from gwreport.reports.word.parts import FOOTERS, STATE_PROPERTY, package
from gwreport.reports.word.xml import (
    PageColumn,
    Row,
    cell,
    cell_paragraphs,
    column_widths,
    escaped,
    header_rows,
    lines_of,
    paragraph,
    row_xml,
    run,
    table_start,
)

__all__ = ["OfficialDocument", "PageColumn", "Row"]

_UNBREAKABLE = re.compile("[!-~]{16,}")
_FLUSH_LEFT = '<w:jc w:val="left"/>'
_FIRST_LEVEL = re.compile(r"^[一二三四五六七八九十百]+、")
_SECOND_LEVEL = re.compile(r"^（[一二三四五六七八九十百]+）")
_SENTENCE_END = re.compile("[。！？]")
_LONGEST_HEADING = 40
# 落款 keeps these distances (in characters) from the right edge.
_DATE_INDENT, _NAME_INDENT = 4.0, 2.0
# What a title's line break never parts: figures, Latin words, and the set terms of such titles.
_TOGETHER = re.compile(
    r"[\x21-\x7e]+年?|政府工作报告|目标任务|主要指标|完成情况|责任单位|分管领导|人民政府|办公室|[一上下前]?[一二三四]?季度"
)


class OfficialDocument:
    """One document in the making; `bytes` gives the file."""

    def __init__(
        self,
        *,
        title: str,
        author: str,
        created: datetime,
        subject: str = "",
        state: str = "",
        journal_head: str = "",
    ) -> None:
        """Begin a document; the arguments are its properties.

        `state` is the hash of the ledger's, `journal_head` that of the journal that it stands on.
        """
        self._about = {"title": title, "author": author, "subject": subject}
        self._properties = {STATE_PROPERTY: state, WORD_HEAD: journal_head}
        self._created = created
        self._body: list[str] = []
        self._landscape = False
        self._sections = 0

    # Prose

    def title(self, text: str) -> None:
        """Write the title, centred; a line break in it is kept, and too long lines are balanced."""
        self._titled(gb.TITLE, text)
        self.blank()

    def recipient(self, text: str) -> None:
        """Write 主送机关, flush left, with its colon."""
        self._line(gb.RECIPIENT, text)

    def heading(self, text: str, level: int = 1) -> None:
        """Write a heading: 1 黑体 (一、), 2 楷体 (（一）), 3 仿宋 (1.)."""
        self._line(gb.HEADINGS[level - 1], text)

    def body(self, text: str) -> None:
        """Write a paragraph of body text, indented by two characters."""
        # An address cannot be broken: justified, the line before it would be torn apart.
        properties = _FLUSH_LEFT if _UNBREAKABLE.search(text) else ""
        self._body.append(paragraph(gb.BODY, run(text), properties))

    def blank(self) -> None:
        """Leave a line free."""
        self._body.append(paragraph(gb.RECIPIENT, ""))

    def text(self, words: str) -> None:
        """Write prose as an office types it, a paragraph a line.

        A short line that begins with 一、 is a heading of the first level; one that begins with
        （一） of the second, and where text goes on behind its first sentence only that sentence is
        set as one. Blank lines are left out.
        """
        for line in lines_of(words):
            line = line.strip()
            if not line:
                continue
            if _FIRST_LEVEL.match(line) and _is_heading(line):
                self.heading(line, 1)
            elif _SECOND_LEVEL.match(line):
                self._second_level(line)
            else:
                self.body(line)

    def attachments(self, titles: Sequence[str]) -> None:
        """Write 附件说明: one line below the text, numbered where there are several."""
        if not titles:
            return
        self.blank()
        first = 2 * gb.CHARACTER
        label = 3 * gb.CHARACTER
        number = round(1.25 * gb.CHARACTER) if len(titles) > 1 else 0
        names = first + label + number
        for index, title in enumerate(titles, 1):
            title = _in_one_line(title)
            mark = f"{index}.\t" if number else ""
            begin = first if index == 1 else first + label
            words = ("附件：" if index == 1 else "") + mark + title
            tabs = f'<w:tabs><w:tab w:val="left" w:pos="{names}"/></w:tabs>' if number else ""
            indent = f'<w:ind w:left="{names}" w:hanging="{names - begin}"/>'
            self._body.append(paragraph(gb.ATTACHMENTS, run(words), tabs + indent))

    def signature(self, office: str, day: str) -> None:
        """Write 落款: the office centred over the date, which keeps four characters to the right."""
        for _ in range(2):
            self._body.append(paragraph(gb.SIGNATURE, "", "<w:keepNext/>"))
        # Both lines are centred on one axis, so that they agree in whatever font they are shown; a
        # long name moves the axis.
        axis = max(_DATE_INDENT + text_width(day) / 4, _NAME_INDENT + text_width(office) / 4)
        left = max(gb.text_width(landscape=self._landscape) - round(2 * axis * gb.CHARACTER), 0)
        for words, more in ((office, "<w:keepNext/>"), (day, "")):
            if words:
                indent = f'<w:ind w:left="{left}"/>'
                self._body.append(paragraph(gb.SIGNATURE, run(words), more + indent))

    # Annexes

    def annex(self, mark: str, title: str, *, landscape: bool = False) -> None:
        """Begin an annex on a new page: its mark ("附件1") flush left, its title on the third line.

        Wide tables stand on landscape pages.
        """
        if self._body:
            self._end_section()
        self._landscape = landscape
        self._line(gb.ANNEX_MARK, mark)
        # In the height of two lines the mark and a free one; the title is on the third.
        self._body.append(paragraph(gb.ANNEX_MARK, ""))
        self._titled(gb.ANNEX_TITLE, title)

    def table(
        self, columns: Sequence[PageColumn], rows: Iterable[Row], *, empty: str = "无"
    ) -> None:
        """Write a table over the whole width; its header is repeated on each page.

        A row stays on one page unless it is higher than one. Without rows the table says
        `empty`.
        """
        width = gb.text_width(landscape=self._landscape)
        widths = column_widths(columns, width)
        # Narrow columns that a cell holds, its inner margins taken off.
        room = [(one - 170) / (gb.TABLE_SIZE * 10) for one in widths]
        # What a page holds below a header of two rows.
        highest = gb.text_height(landscape=self._landscape) / gb.TABLE_LINE - 3
        styles = [gb.TABLE_MIDDLE if column.centred else gb.TABLE_TEXT for column in columns]
        settings = list(zip(widths, styles, strict=True))
        parts = [table_start(widths), header_rows(columns, widths, gb.TABLE_HEAD)]
        none = True
        for row in rows:
            none = False
            if isinstance(row, str):
                parts.append(_span(width, len(columns), gb.TABLE_SPAN, row))
                continue
            cells = "".join(
                cell(one, cell_paragraphs(style, words))
                for (one, style), words in zip(settings, row, strict=True)
            )
            longest = max(map(len, row))
            whole = longest < 200 or _lines(row, room) < highest
            parts.append(row_xml(cells, whole=whole))
        if none:
            parts.append(_span(width, len(columns), gb.TABLE_MIDDLE, empty))
        parts.append("</w:tbl>")
        self._body += parts

    def note(self, text: str) -> None:
        """Write a note under a table."""
        self._line(gb.NOTE, text)

    def bytes(self) -> bytes:
        """Give the file; the same content and properties give the same bytes."""
        # A table that ends the body needs a paragraph behind it.
        if self._body and self._body[-1].endswith("</w:tbl>"):
            self._body.append(_hairline())
        section = gb.section_xml(landscape=self._landscape, footers=self._footers())
        return package(
            "".join(self._body) + section,
            created=self._created,
            properties=self._properties,
            **self._about,
        )

    def _line(self, style: str, text: str) -> None:
        self._body.append(paragraph(style, run(text)))

    def _titled(self, style: str, text: str) -> None:
        room = gb.text_width(landscape=self._landscape) / 20 / gb.TITLE_SIZE
        lines = [part for line in lines_of(text) for part in balanced(line.strip(), room)]
        self._line(style, "\n".join(lines))

    def _second_level(self, line: str) -> None:
        end = _SENTENCE_END.search(line)
        if (end is None and _is_heading(line)) or (end is not None and end.end() == len(line)):
            self.heading(line, 2)
            return
        if end is None or end.end() > _LONGEST_HEADING:
            self.body(line)
            return
        fonts = f'<w:rFonts w:eastAsia="{SECOND_FONT}" w:hint="eastAsia"/>'
        heading = f'<w:r><w:rPr>{fonts}</w:rPr><w:t xml:space="preserve">{escaped(line[: end.end()])}</w:t></w:r>'
        self._body.append(paragraph(gb.BODY, heading + run(line[end.end() :])))

    def _footers(self) -> str:
        self._sections += 1
        return FOOTERS if self._sections == 1 else ""

    def _end_section(self) -> None:
        section = gb.section_xml(landscape=self._landscape, footers=self._footers())
        self._body.append(_hairline(section))


def _hairline(section: str = "") -> str:
    """Make a paragraph of next to no height, for what must stand between two blocks."""
    low = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    size = '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>'
    return f'<w:p><w:pPr><w:pStyle w:val="{gb.NOTE}"/>{low}{size}{section}</w:pPr></w:p>'


def _span(width: int, columns: int, style: str, text: str) -> str:
    span = f'<w:gridSpan w:val="{columns}"/>' if columns > 1 else ""
    return row_xml(cell(width, cell_paragraphs(style, text), span))


def _lines(row: Sequence[str], room: Sequence[float]) -> int:
    return max(line_count(words, columns) for words, columns in zip(row, room, strict=True))


def _is_heading(line: str) -> bool:
    return len(line) <= _LONGEST_HEADING and not _SENTENCE_END.search(line)


def _in_one_line(text: str) -> str:
    return "".join(lines_of(text))


def balanced(text: str, room: float) -> list[str]:
    """Break a title into lines of about equal length, none longer than `room` wide characters.

    Figures, Latin words and set terms are kept together, and no closing mark begins a line.
    """
    count = -(-text_width(text) / 2 // room)
    if count <= 1:
        return [text]
    lines: list[str] = []
    rest = text
    for left in range(int(count), 1, -1):
        at = _break_near(rest, text_width(rest) / left)
        lines.append(rest[:at])
        rest = rest[at:]
    return [*lines, rest]


_NEVER_FIRST = set("）》”’】、，。；：！？—")
_NEVER_LAST = set("（《“‘【")


def _break_near(text: str, columns: float) -> int:
    inside = {at for word in _TOGETHER.finditer(text) for at in range(word.start() + 1, word.end())}
    width, best, best_distance = 0.0, len(text) // 2 or 1, float("inf")
    for at in range(1, len(text)):
        width += text_width(text[at - 1])
        if at in inside or text[at] in _NEVER_FIRST or text[at - 1] in _NEVER_LAST:
            continue
        # A unit stays with its number.
        distance = abs(width - columns)
        if text[at - 1].isdigit():
            distance += 4
        if distance < best_distance:
            best, best_distance = at, distance
    return best
