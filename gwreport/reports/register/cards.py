"""The cards of a register (任务卡片): a Word document with one page an item, to be laid on a desk."""

from collections.abc import Iterable
from dataclasses import dataclass

from gwreport.reports.register.card_fit import (
    BOTTOM_MM,
    COLUMNS,
    LABEL,
    SIDE_MM,
    TITLE_AFTER,
    TITLE_LINE,
    TOP_MM,
    WIDTH,
    Fit,
    Setting,
    fit,
)
from gwreport.reports.register.card_rows import CardCell, CardRow, CardWords, card_rows, head_row
from gwreport.reports.register.data import RegisterData
from gwreport.reports.register.sheet_items import STATUS_FILLS
from gwreport.reports.word import styles as gb
from gwreport.reports.word.fonts import HEADING_FONT, LATIN_FONT
from gwreport.reports.word.parts import FOOTERS, package
from gwreport.reports.word.xml import (
    cell,
    lines_of,
    paragraph,
    row_xml,
    run,
    run_having,
    table_start,
)
from gwreport.wording.chasing import full_date

_LONG = "（一页放不下，下页续）"
_FOOTER_MM = 9
_HEADING = (
    f'<w:rFonts w:ascii="{LATIN_FONT}" w:eastAsia="{HEADING_FONT}" w:hAnsi="{LATIN_FONT}" '
    f'w:cs="{LATIN_FONT}" w:hint="eastAsia"/>'
)
_TITLE_SIZE, _NOTE_SIZE = 15.0, 9.0


@dataclass(frozen=True, slots=True)
class Cards:
    """The document, and the ids of the items whose cards go on to another page."""

    document: bytes
    long: tuple[str, ...]


def register_cards(data: RegisterData, items: Iterable[str] | None = None) -> Cards:
    """Write the cards of all items, or of those of these ids; the same data gives the same bytes."""
    wanted = None if items is None else set(items)
    parts: list[str] = []
    long: list[str] = []
    for row in data.rows:
        if wanted is not None and row.item.id not in wanted:
            continue
        rows = [head_row(row), *card_rows(row, data)]
        fitted = fit(rows)
        if fitted.is_long:
            long.append(row.item.id)
        parts.append(_title(data, fitted, first=not parts))
        parts.append(_table(rows, fitted))
    # A table at the document's end needs a paragraph behind it.
    parts += [_hairline(), _section()]
    document = package(
        "".join(parts),
        title=f"{data.region}{data.year}年政府工作报告任务卡片",
        author=data.region,
        created=data.as_of,
        subject=str(data.year),
        properties={},
    )
    return Cards(document, tuple(long))


def _title(data: RegisterData, fitted: Fit, *, first: bool) -> str:
    """Write what stands above a card's table, at the head of a page of its own."""
    on_new_page = "" if first else "<w:pageBreakBefore/>"
    stop = f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs>'
    spacing = f'<w:spacing w:before="0" w:after="{TITLE_AFTER}" w:line="{TITLE_LINE}" w:lineRule="exact"/>'
    day = f"数据截至{full_date(data.as_of.date())}{_LONG if fitted.is_long else ''}"
    words = run_having(
        f"{data.region}{data.year}年政府工作报告任务卡片", _HEADING + _size(_TITLE_SIZE)
    )
    note = run(f"\t{day}", _size(_NOTE_SIZE))
    return paragraph(gb.TABLE_TEXT, words + note, f"<w:keepNext/>{on_new_page}{stop}{spacing}")


def _table(rows: list[CardRow], fitted: Fit) -> str:
    setting = fitted.setting
    parts = [table_start(COLUMNS, setting.padding)]
    for place, row in enumerate(rows):
        parts.append(
            row_xml(
                "".join(_cells(row, setting)),
                # On a further page it is said of which item this is.
                header=place == 0,
                whole=not fitted.is_long,
            )
        )
    parts.append("</w:tbl>")
    return "".join(parts)


def _cells(row: CardRow, setting: Setting) -> Iterable[str]:
    widths = COLUMNS[1::2] if len(row) > 1 else (WIDTH - LABEL,)
    for one, width in zip(row, widths, strict=True):
        shade = _shade(STATUS_FILLS[one.status]) if one.status else ""
        span = "" if len(row) > 1 else '<w:gridSpan w:val="3"/>'
        yield cell(LABEL, _label(one, setting), shade)
        yield cell(width, "".join(_paragraph(words, setting) for words in one.words), span)


def _label(one: CardCell, setting: Setting) -> str:
    look = _HEADING + _size(setting.size)
    return "".join(
        paragraph(gb.TABLE_HEAD, run_having(line, look), _spacing(setting))
        for line in lines_of(one.label)
    )


def _paragraph(words: CardWords, setting: Setting) -> str:
    size = _size(setting.size)
    lines = lines_of(words.text.strip("\n"))
    parts: list[str] = []
    for place, line in enumerate(lines):
        head = run_having(f"{words.head}：", _HEADING + size) if words.head and not place else ""
        content = head + (run(line, size) if line else "")
        parts.append(paragraph(gb.TABLE_TEXT, content, _spacing(setting)))
    return "".join(parts)


def _size(points: float) -> str:
    half_points = round(points * 2)
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _spacing(setting: Setting) -> str:
    return f'<w:spacing w:before="0" w:after="0" w:line="{setting.line}" w:lineRule="exact"/>'


def _shade(colour: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour.removeprefix("#")}"/>'


def _hairline() -> str:
    low = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
    return paragraph(gb.NOTE, run("", _size(1)), low)


def _section() -> str:
    width, height = map(gb.twips, gb.PAGE_MM)
    top, bottom, side, footer = map(gb.twips, (TOP_MM, BOTTOM_MM, SIDE_MM, _FOOTER_MM))
    return (
        f'<w:sectPr>{FOOTERS}<w:pgSz w:w="{width}" w:h="{height}"/>'
        f'<w:pgMar w:top="{top}" w:right="{side}" w:bottom="{bottom}" w:left="{side}" '
        f'w:header="{footer}" w:footer="{footer}" w:gutter="0"/><w:cols w:space="425"/></w:sectPr>'
    )
