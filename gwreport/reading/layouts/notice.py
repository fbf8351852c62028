"""The notice in front of a breakdown: title, issuer, document number, date and year."""

import re
from dataclasses import dataclass, replace

from gwreport.domain.texts.numerals import with_plain_dates
from gwreport.domain.texts.quoting import in_one_line
from gwreport.officefiles.grid import Document, Grid, Paragraph
from gwreport.reading.layouts.headers import tables_in
from gwreport.reading.layouts.line_joining import one_line
from gwreport.reading.layouts.outline import heading_in, split_title
from gwreport.reading.words.item_numbers import split_number

_DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff]{2,20}[〔\[［]\d{4}[〕\]］]\s*\d+\s*号")
_DATE = re.compile(r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日")
_TITLE_END = re.compile(
    r"(?:方案|分解表|清单|台账|任务|分解|分工|计划|报告|一览表|安排|目标|表|情况|要点|意见|事项|实事|措施|举措|规划|任务书|责任书|月报|季报|快报|简报|作战图|台帐|通报|公示|公告|通知)(?:[（(].*[)）])?$"
)
_ISSUER = re.compile(r"(?:人民政府|办公室|政府办|委员会|党委|管委会|局|委|厅|指挥部|领导小组)$")
_NAMED = re.compile(r"《([^《》]+)》")
_NAMES_BREAKDOWN = re.compile("分解|任务|清单|方案|分工")
_YEAR = re.compile(r"(?<!\d)(20\d{2})(?!\d)")
_LAST_LINES = 8
_SHORTEST_TITLE, _LONGEST_TITLE = 8, 50
_FRAME_ROWS = 4
# Signs of sentences, labels and what else stands over a table: 单位：万元, （征求意见稿）, 附件1.
_NO_TITLE = re.compile(
    r"[，。；：:！？]|^[（(]|^附[件表]|^第?[\d\s]+页?$|单位|日期|时间|填报|主送|抄送"
)


@dataclass(frozen=True, slots=True)
class Notice:
    """What the front of a document says about the whole; "" and None where it is silent."""

    title: str = ""
    issuer: str = ""
    document_number: str = ""
    date: str = ""
    year: int | None = None


def read_notice(document: Document, first_item: int) -> Notice:
    """Read the paragraphs before the first item, which stands in the block of that place."""
    front = _front(document, first_item)
    title = Titles(document).of(first_item) or next(
        (
            named
            for text in front
            for named in _NAMED.findall(text)
            if _NAMES_BREAKDOWN.search(named)
        ),
        "",
    )
    title = title or bare_title(document, first_item)
    date_at = next((place for place, text in enumerate(front) if _date(text)), None)
    date = _date(front[date_at]) if date_at is not None else ""
    issuer = _issuer(front, date_at)
    if not date:
        signed, date = _signed_below(document, first_item)
        issuer = issuer or signed
    return Notice(
        title,
        issuer,
        _document_number(front),
        date,
        year_in(title) or year_in(" ".join(front[:6])) or year_in(date),
    )


class Titles:
    """The titles of a document's tables and items, looked for once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        # The title that stands above each block, and above what would follow the last.
        self._above: list[str] = []
        self._own: dict[int, str] = {}
        title = above = ""
        for block in document.blocks:
            self._above.append(title)
            if isinstance(block, Grid):
                title = _title_in_frame(block) or title
            else:
                line = one_line(block.text).strip()
                if is_title(line):
                    title = above + line if _is_first_half(above, line) else line
                above = line
        self._above.append(title)

    def of(self, order: int) -> str:
        """Give the title nearest above the block of that place, or in the table's own first rows."""
        if order not in self._own:
            block = self._document.blocks[order] if order < len(self._document.blocks) else None
            self._own[order] = _title_inside(block) if isinstance(block, Grid) else ""
        return self._own[order] or self._above[order]


def _front(document: Document, first_item: int) -> list[str]:
    blocks = document.blocks[:first_item]
    return [one_line(block.text).strip() for block in blocks if isinstance(block, Paragraph)]


def bare_title(document: Document, first_item: int) -> str:
    """Give the line over the items that can be nothing but their title, whatever its last word is; "" for none.

    The first item stands in the block of that place.
    """
    front = _front(document, first_item)
    block = document.blocks[first_item] if first_item < len(document.blocks) else None
    inside = (
        [line for table in tables_in(block) for line in table.above]
        if isinstance(block, Grid)
        else []
    )
    return next(
        (in_one_line(line) for line in (*inside[:3], *front[:6]) if _may_be_title(line)), ""
    )


def _may_be_title(line: str) -> bool:
    words = line.strip()
    is_line = _SHORTEST_TITLE <= len(words) <= _LONGEST_TITLE and not _NO_TITLE.search(words)
    if not is_line or heading_in(words) or split_number(words).number:
        return False
    return not (_DOCUMENT_NUMBER.search(words) or _date(words) or _is_issuer(words))


def with_titles_above(document: Document) -> Document:
    """Give a document whose tables know the title that stands over them outside."""
    title = ""
    blocks: list[Paragraph | Grid] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            line = one_line(block.text).strip()
            title = line if is_title(line) else title
            blocks.append(block)
        else:
            blocks.append(replace(block, title=title) if title else block)
            title = _title_in_frame(block) or title
    return replace(document, blocks=tuple(blocks))


def _title_in_frame(grid: Grid) -> str:
    """Give the title in a grid that only lays out a page around the table below it; "" for none.

    Short ones there are the names of the site's other pages: 通知公告, 民生实事.
    """
    if len(grid.rows) > _FRAME_ROWS or tables_in(grid):
        return ""
    lines = (one.strip() for row in grid.rows for cell in row for one in cell.own_text.split("\n"))
    return next((one for one in lines if len(one) >= _SHORTEST_TITLE and is_title(one)), "")


def _title_inside(grid: Grid) -> str:
    lines = (line for table in tables_in(grid) for line in table.above)
    titles = (split_title(line)[0] for line in lines)
    return next((title for title in titles if is_title(title)), "")


def is_title(line: str) -> bool:
    """Say whether a line reads as the title of a breakdown, a list or a report."""
    if len(line) > _LONGEST_TITLE or line.endswith(("。", "：", "；", "，")) or heading_in(line):
        return False
    return bool(_TITLE_END.search(line)) and not re.match(
        r"[（(][^（()）]*+[)）]$|附件\s*+\d*+\s*+[：:]|\d++\s*+[．.、]|[—-]", line
    )


def _is_first_half(above: str, title: str) -> bool:
    # A long title is set in two lines; its second half alone names no year.
    return (
        bool(above)
        and not _DOCUMENT_NUMBER.fullmatch(above)
        and len(above) <= _LONGEST_TITLE
        and year_in(title) is None
        and year_in(above) is not None
        and not above.endswith(("。", "：", "；", "，", "）", ")", "日"))
        and not heading_in(above)
        and not is_title(above)
    )


def _issuer(front: list[str], date_at: int | None) -> str:
    """The issuer signs above the date; without a date it stands on a line of its own in front."""
    signed = front[date_at - 1] if date_at else ""
    candidates = [signed, *front[:6]]
    return next((in_one_line(line) for line in candidates if _is_issuer(line)), "")


def _signed_below(document: Document, first_item: int) -> tuple[str, str]:
    """Give who signs below the list, and when; "" where the last lines say neither."""
    below = [
        one_line(block.text).strip()
        for block in document.blocks[first_item + 1 :]
        if isinstance(block, Paragraph)
    ][-_LAST_LINES:]
    at = next((place for place, line in enumerate(below) if _date(line)), None)
    if at is None:
        return "", ""
    signed = in_one_line(below[at - 1]) if at and _is_issuer(below[at - 1]) else ""
    return signed, _date(below[at])


def _date(line: str) -> str:
    """Give the date that stands alone on a line, in figures; "" for any other line."""
    plain = "".join(with_plain_dates(line).split())
    return plain if _DATE.fullmatch(plain) else ""


def _is_issuer(line: str) -> bool:
    if not 4 <= len(line) <= 30 or not _ISSUER.search(line) or heading_in(line):
        return False
    return not any(mark in line for mark in "，：:")


def _document_number(front: list[str]) -> str:
    # Other documents are quoted in the text; its own number stands alone on a line.
    for line in front:
        if _DOCUMENT_NUMBER.fullmatch(line):
            return "".join(line.split())
    return ""


def year_in(text: str) -> int | None:
    """Give the first year that a text names."""
    found = _YEAR.search(with_plain_dates(text))
    return int(found[1]) if found else None
