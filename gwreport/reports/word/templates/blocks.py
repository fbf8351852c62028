"""The blocks of a paper written into a Word file, each in the look of the paragraph that stood for it.

What is written goes into the file as raw XML behind docxtpl's back: a table of hundreds of rows is
neither parsed nor searched for placeholders.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import TYPE_CHECKING

from gwreport.officefiles.shown.row_heights import text_width
from gwreport.reports.word.annexes import Annex, Page, annex_xml, hairline, page_of
from gwreport.reports.word.fonts import HEADING_FONT, SECOND_FONT
from gwreport.reports.word.prose import UNBREAKABLE, ProseLine, balanced, prose_lines, title_lines
from gwreport.reports.word.templates.looks import Look, bare, look_of
from gwreport.reports.word.templates.paragraphs import W, own_text
from gwreport.reports.word.templates.placeholders import Block
from gwreport.reports.word.xml import lines_of

if TYPE_CHECKING:
    from gwreport.officefiles.xml_element import Element
    from gwreport.reports.word.templates.content import PaperContent

# 落款 keeps these distances (in characters) from the right edge.
_DATE_INDENT, _NAME_INDENT = 4.0, 2.0
_FLUSH_LEFT = '<w:jc w:val="left"/>'
_KEPT = "<w:keepNext/>"
_SPARE = 0.5
# No page is smaller, in twips.
_LEAST = 2_000
_HANGING = frozenset({"drawing", "pict", "AlternateContent", "object"})
_SLOT = re.compile(rb'<w:slot w:n="(\d+)"/>')
# What only the first section of a document has, or one that others follow.
_OF_ONE_SECTION = ("headerReference", "footerReference", "titlePg", "pgNumType", "type")


class Blocks:
    """The blocks of one paper: marks that docxtpl writes for them, and what comes in their place."""

    def __init__(self, content: PaperContent) -> None:
        self._content = content
        # No text can hold the hash of itself, so no unit can write a mark.
        said = repr((content.text, content.office, content.day, dict(content.values)))
        self._sign = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:24]
        self._slots: list[str] = []

    @property
    def marks(self) -> dict[str, str]:
        """The marks to fill in, by the names of the blocks."""
        return {block.value: self._mark(block) for block in Block}

    @property
    def in_lines(self) -> dict[str, str]:
        """What stands for a mark that is not a paragraph of its own."""
        text = self._content.text
        title = "".join(line.strip() for line in lines_of(text.title))
        return {self._mark(Block.TITLE): title, self._mark(Block.RECIPIENT): text.recipient}

    def _mark(self, block: Block) -> str:
        return f"GW{self._sign}B{list(Block).index(block)}E"

    def place(self, body: Element, sizes: Mapping[str, float], styles: Mapping[str, str]) -> None:
        """Put a slot in the place of each block; `filled` gives what comes into it.

        `sizes` are those of the file's styles, `styles` the ids in it of the annexes' styles.
        """
        marks = {self._mark(block): block for block in Block}
        words = self.in_lines
        found: list[tuple[int, Block, Element]] = []
        looks: dict[Block, Look] = {}
        for paragraph in body.iter(f"{W}p"):
            text = own_text(paragraph)
            if (block := marks.get(text.strip())) is not None:
                found.append((sum(1 for _ in paragraph.iterancestors()), block, paragraph))
                looks.setdefault(block, look_of(paragraph, sizes))
                continue
            for mark, said in words.items():
                if mark in text:
                    _replace(paragraph, mark, said)
        # What stands in a text box comes before the paragraph on which it hangs.
        for _, block, paragraph in sorted(found, key=lambda one: -one[0]):
            if block is Block.ANNEXES:
                self._annexes(body, paragraph, styles)
                continue
            look = look_of(paragraph, sizes)
            section = _section_behind(body, paragraph)
            self._put(paragraph, self._written(block, look, looks, section))

    def _written(
        self, block: Block, look: Look, looks: Mapping[Block, Look], section: Element | None
    ) -> str:
        match block:
            case Block.TITLE:
                return self._title(look, _page(section))
            case Block.RECIPIENT:
                recipient = self._content.text.recipient
                return look.write(recipient) if recipient else ""
            case Block.BODY:
                return self._body(look, looks)
            case Block.ATTACHMENTS:
                return self._attachments(look, _page(section))
            case Block.SIGNATURE:
                return self._signature(look, _page(section))
            case _:
                return ""

    def filled(self, xml: bytes) -> bytes:
        """Put what was written into the slots of a part's XML."""
        # What hangs on a paragraph may hold slots itself.
        return _SLOT.sub(lambda found: self.filled(self._slots[int(found[1])].encode()), xml)

    def _put(self, paragraph: Element, xml: str) -> None:
        """Put a slot in the place of a paragraph.

        What hangs on the paragraph (a picture, a text box) stays there, and a section that ends in
        it ends behind what is written.
        """
        parent = paragraph.getparent()
        if parent is None:
            return
        if hanging := "".join(bare(one) for one in paragraph.iter(f"{W}r") if _hangs(one)):
            xml = xml or "<w:p><w:pPr></w:pPr></w:p>"
            xml = xml.replace("</w:pPr>", f"</w:pPr>{hanging}", 1)
        section = paragraph.find(f"{W}pPr/{W}sectPr")
        if section is not None:
            xml += hairline(bare(section))
        if not xml and parent.tag == f"{W}tc" and len(parent.findall(f"{W}p")) == 1:
            xml = "<w:p/>"
        parent.replace(paragraph, self._slot(parent, xml))

    def _slot(self, parent: Element, xml: str) -> Element:
        self._slots.append(xml)
        return parent.makeelement(f"{W}slot", {f"{W}n": str(len(self._slots) - 1)})

    # The blocks

    def _title(self, look: Look, page: Page) -> str:
        # Fonts differ; a title that just fits in one spills over in another.
        room = page.width / 20 / look.size - _SPARE
        return look.write("\n".join(title_lines(self._content.text.title, room)))

    def _body(self, look: Look, looks: Mapping[Block, Look]) -> str:
        headings = (
            looks.get(Block.HEADING_1) or look.in_font(HEADING_FONT),
            looks.get(Block.HEADING_2) or look.in_font(SECOND_FONT),
            looks.get(Block.HEADING_3) or look,
        )
        # A heading never ends a page.
        levels = (look, *(one.having(keepNext=_KEPT) for one in headings))
        lines = list(prose_lines(self._content.text.body))
        written = [_prose(line, levels) for line in lines[:-1]]
        # No page shall hold 附件说明 and 落款 alone.
        kept = tuple(one.having(keepNext=_KEPT) for one in levels)
        return "".join([*written, *(_prose(line, kept) for line in lines[-1:])])

    def _attachments(self, look: Look, page: Page) -> str:
        """Write 附件说明: one line below the text, numbered where there are several."""
        titles = [_in_one_line(one.title) for one in self._content.annexes]
        if not titles:
            return ""
        character = look.size * 20
        first, label = round(2 * character), round(3 * character)
        number = round(1.25 * character) if len(titles) > 1 else 0
        names = first + label + number
        room = (page.width - names) / character - _SPARE
        written = [look.having(keepNext=_KEPT).write("")]
        for index, title in enumerate(titles, 1):
            mark = f"{index}.\t" if number else ""
            begin = first if index == 1 else first + label
            tabs = f'<w:tabs><w:tab w:val="left" w:pos="{names}"/></w:tabs>' if number else ""
            indent = f'<w:ind w:left="{names}" w:hanging="{names - begin}"/>'
            line = look.having(tabs=tabs, ind=indent, keepNext=_KEPT)
            # A title that is a character too long leaves no character alone on the next line.
            shown = "\n".join(balanced(title, room))
            written.append(line.write(("附件：" if index == 1 else "") + mark + shown))
        return "".join(written)

    def _signature(self, look: Look, page: Page) -> str:
        """Write 落款: the office over the date.

        Where the paragraph does not say itself where it stands, the office is centred over the date,
        which keeps four characters to the right (GB/T 9704), two lines below the text.
        """
        office, day = self._content.office, self._content.day
        kept = look.having(keepNext=_KEPT)
        if look.has("jc") or look.has("ind"):
            return (kept.write(office) if office else "") + look.write(day)
        # Both lines are centred on one axis, so that they agree in whatever font they are shown; a
        # long name moves the axis.
        axis = max(_DATE_INDENT + text_width(day) / 4, _NAME_INDENT + text_width(office) / 4)
        left = max(page.width - round(2 * axis * look.size * 20), 0)
        placed = look.having(ind=f'<w:ind w:left="{left}"/>', jc='<w:jc w:val="center"/>')
        lines = [kept.write("")] * 2
        if office:
            lines.append(placed.having(keepNext=_KEPT).write(office))
        return "".join([*lines, placed.write(day)])

    def _annexes(self, body: Element, paragraph: Element, styles: Mapping[str, str]) -> None:
        """Write the annexes, each in a section of its own, and go on in that of the file."""
        annexes = self._content.annexes
        if not annexes:
            self._put(paragraph, "")
            return
        section = _section_behind(body, paragraph)
        upright = _upright(section)
        written: list[str] = []
        if paragraph.getprevious() is not None:
            written.append(hairline(bare(section) if section is not None else ""))
        for number, annex in enumerate(annexes, 1):
            page = _page_across(annex) if annex.landscape else upright
            mark = f"附件{number}" if len(annexes) > 1 else "附件"
            written.append(annex_xml(annex, mark, page))
            if number < len(annexes):
                written.append(hairline(page.section))
        last = _page_across(annexes[-1]) if annexes[-1].landscape else upright
        behind = paragraph.getnext()
        if behind is not None and behind.tag == f"{W}sectPr":
            # A table that ends the body needs a paragraph behind it.
            written.append("" if annexes[-1].note else hairline())
            self._put(paragraph, _restyled("".join(written), styles))
            body.replace(behind, self._slot(body, last.section))
            return
        written.append(hairline(last.section))
        self._put(paragraph, _restyled("".join(written), styles))
        if section is not None:
            for tag in ("titlePg", "pgNumType"):
                for one in section.findall(f"{W}{tag}"):
                    section.remove(one)


def _page_across(annex: Annex) -> Page:
    return page_of(landscape=True, across=annex.across)


def _restyled(xml: str, styles: Mapping[str, str]) -> str:
    for ours, theirs in styles.items():
        if ours != theirs:
            xml = xml.replace(f'<w:pStyle w:val="{ours}"/>', f'<w:pStyle w:val="{theirs}"/>')
    return xml


def _hangs(words: Element) -> bool:
    return any(str(one.tag).rpartition("}")[2] in _HANGING for one in words)


def _replace(paragraph: Element, mark: str, said: str) -> None:
    for one in paragraph.iter(f"{W}t"):
        if one.text and mark in one.text:
            one.text = one.text.replace(mark, said)


def _prose(line: ProseLine, levels: Sequence[Look]) -> str:
    look = levels[line.level]
    # An address cannot be broken: justified, the line before it would be torn apart.
    if UNBREAKABLE.search(line.text):
        look = look.having(jc=_FLUSH_LEFT)
    return look.write(line.text, heading=line.heading, heading_font=SECOND_FONT)


def _in_one_line(text: str) -> str:
    return "".join(lines_of(text))


def _section_behind(body: Element, paragraph: Element) -> Element | None:
    """Give the section that a paragraph stands in: the next that ends behind it."""
    at: Element | None = paragraph
    while at is not None and at.getparent() is not None and at.getparent() is not body:
        at = at.getparent()
    while at is not None:
        if at.tag == f"{W}sectPr":
            return at
        if (found := at.find(f"{W}pPr/{W}sectPr")) is not None:
            return found
        at = at.getnext()
    return None


def _page(section: Element | None) -> Page:
    """Give the type area of a section; of one that does not say it, that of the standard."""
    standard = page_of(landscape=False)
    if section is None:
        return standard
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    if size is None or margins is None:
        return standard
    width = _twips(size, "w") - _twips(margins, "left") - _twips(margins, "right")
    height = _twips(size, "h") - _twips(margins, "top") - _twips(margins, "bottom")
    if width < _LEAST or height < _LEAST:
        return standard
    return Page(width, height, bare(section))


def _twips(element: Element, name: str) -> int:
    written = str(element.get(f"{W}{name}", "0"))
    return int(written) if written.lstrip("-").isdecimal() and len(written) < 7 else 0


def _upright(section: Element | None) -> Page:
    """Give the page of an annex that stands as the text does: headers and footers go on."""
    if section is None:
        return page_of(landscape=False)
    own = deepcopy(section)
    for tag in _OF_ONE_SECTION:
        for one in own.findall(f"{W}{tag}"):
            own.remove(one)
    page = _page(own)
    kind = own.makeelement(f"{W}type", {f"{W}val": "nextPage"})
    own.insert(0, kind)
    return Page(page.width, page.height, bare(own))
