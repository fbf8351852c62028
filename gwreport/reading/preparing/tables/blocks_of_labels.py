"""Items that are blocks of labelled lines (整改目标：… 整改措施：… 责任单位：…): a table with a column for each label."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.finding import Finding
from gwreport.officefiles.grid import Cell, Document, Grid, Paragraph, filled
from gwreport.reading.layouts.closing_lines import closing_from, closing_left_out
from gwreport.reading.layouts.line_joining import ends_sentence, glue, one_line
from gwreport.reading.layouts.outline import heading_in, split_heading
from gwreport.reading.layouts.section_leaders import parted_title
from gwreport.reading.words.divisions import are_bodies
from gwreport.reading.words.headings import UNIT_ROLES, Role, heading_key, role_of
from gwreport.reading.words.item_numbers import lone_number, split_number
from gwreport.wording.column_roles import role_name

_LABEL = re.compile(
    r"(?:^|(?<=[；;。\s]))\s{0,4}(?P<label>[^：:。；;，,、\s（()）]{2,10})\s{0,2}[：:]\s{0,4}"
)
_OPENS = frozenset({Role.TEXT, Role.PROBLEM, Role.TARGET})
_NO_LABEL = frozenset({Role.NUMBER, Role.MEASURE, Role.NATURE, Role.NODE})
# What stands behind these is names or a date, and ends with its line.
_SHORT = UNIT_ROLES | {Role.DUE, Role.CONTACT}
_FEWEST, _MOST_LINES, _LONGEST_TITLE, _TITLE_LINES = 2, 5_000, 120, 2
_MOSTLY = 0.8


@dataclass(slots=True)
class _Line:
    paragraph: Paragraph
    text: str
    number: str = ""
    words: str = ""
    # Each label, what parts it from the words before it, and the words behind it.
    labels: list[tuple[str, str, str]] = field(default_factory=list[tuple[str, str, str]])


@dataclass(slots=True)
class _Block:
    """One item: its number, its title where it has one, and the words under each label by its key."""

    start: Paragraph
    number: str
    title: str
    words: dict[str, str] = field(default_factory=dict[str, str])
    places: dict[str, Paragraph] = field(default_factory=dict[str, Paragraph])
    # The headings above it, and what stands below it and belongs to none of its labels.
    headings: list[Paragraph] = field(default_factory=list[Paragraph])
    below: list[Paragraph] = field(default_factory=list[Paragraph])


def with_tables_of_blocks(document: Document) -> Document:
    """Give a document whose items are such blocks with a table in their place; a finding tells of it.

    Only where the blocks begin with the same label and name who answers; every other document comes
    back as it is.
    """
    blocks = document.blocks
    if len(blocks) > _MOST_LINES or any(isinstance(block, Grid) for block in blocks):
        return document
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    end = closing_from([one_line(one.text).strip() for one in paragraphs])
    lines = [line for line in map(_read, paragraphs[:end]) if line.text]
    _drop_rare_labels(lines)
    starts = _below_titles(lines) or _starts(lines)
    if len(starts) < _FEWEST:
        return document
    first, items = _items(lines, starts)
    if not _are_items(items):
        return document
    grid = _grid(items)
    before = [line.paragraph for line in lines[:first]]
    place = document.cell_place(grid, grid.rows[0][0])
    words = "、".join(cell.text for cell in grid.rows[0])
    told = Finding(DocumentCode.BLOCKS_AS_TABLE, place, facts={"words": words})
    made = (*before, grid, *items[-1].below, *paragraphs[end:])
    findings = (*document.findings, told, *closing_left_out(document, paragraphs[end:]))
    return replace(document, blocks=made, findings=findings)


def _read(paragraph: Paragraph) -> _Line:
    text = one_line(paragraph.text).strip()
    if alone := lone_number(text):
        return _Line(paragraph, text, alone)
    number, words = split_heading(text)
    if not number:
        numbered = split_number(text)
        number, words = numbered.number, numbered.words
    line = _Line(paragraph, text, number, words.strip())
    found = list(_LABEL.finditer(line.words))
    if not found or found[0].start() != 0:
        return line
    ends = [*(one.start() for one in found[1:]), len(line.words)]
    line.labels = [
        (
            one["label"],
            _mark_before(line.words, one),
            line.words[one.end() : end].strip("；; \u3000\t"),
        )
        for one, end in zip(found, ends, strict=True)
    ]
    return line


def _mark_before(words: str, label: re.Match[str]) -> str:
    """Give what parts a label from the words before it, which end a sentence or not."""
    before = words[label.start("label") - 1] if label.start("label") else ""
    return "" if before == "。" else before


def _drop_rare_labels(lines: Sequence[_Line]) -> None:
    """Keep as labels what is known as a heading, or stands before a colon in several lines."""
    counts = Counter(heading_key(label) for line in lines for label, _, _ in line.labels)
    for line in lines:
        if not line.labels:
            continue
        role = role_of(line.labels[0][0])
        known = role is not None and role not in _NO_LABEL
        if not known and counts[heading_key(line.labels[0][0])] < _FEWEST:
            line.labels = []
        kept: list[tuple[str, str, str]] = []
        for label, mark, words in line.labels:
            if kept and role_of(label) is None:
                first, before, said = kept[-1]
                kept[-1] = (first, before, f"{said}{mark}{label}：{words}")
            else:
                kept.append((label, mark, words))
        line.labels = kept


def _starts(lines: Sequence[_Line]) -> list[int]:
    """Give the lines with the label that opens each block: the first that stands again and tells no names."""
    keys = [heading_key(line.labels[0][0]) if line.labels else "" for line in lines]
    counts = Counter(keys)
    opening = next(
        (key for key in keys if key and counts[key] >= _FEWEST and role_of(key) in (*_OPENS, None)),
        "",
    )
    return [
        place
        for place, line in enumerate(lines)
        if line.labels and heading_key(line.labels[0][0]) == opening
    ]


def _below_titles(lines: Sequence[_Line]) -> list[int]:
    """Give the first labels below numbered titles where who answers stands before what is to be done.

    “（一）某大桥工程” over “牵头单位：…” and “建设内容：…”: the label that opens the blocks stands inside them.
    """
    starts = [
        place
        for place, (above, line) in enumerate(pairwise(lines), 1)
        if line.labels and above.number and not above.labels and not line.number
    ]
    opens = [role_of(lines[place].labels[0][0]) in _SHORT for place in starts]
    if sum(opens) < _FEWEST:
        return []
    runs = [_run(lines, place) for place in starts]
    told = sum(any(role in _OPENS or role is None for role in roles) for roles in runs)
    is_progress = any(Role.COMPLETION in roles for roles in runs)
    return starts if not is_progress and told >= _MOSTLY * len(starts) else []


def _run(lines: Sequence[_Line], start: int) -> list[Role | None]:
    """Give the roles of the labels that stand below a title, to the next line that is numbered."""
    roles: list[Role | None] = []
    for line in lines[start:]:
        if line.number:
            break
        roles += [role_of(label) for label, _, _ in line.labels]
    return roles


def _items(lines: Sequence[_Line], starts: Sequence[int]) -> tuple[int, list[_Block]]:
    """Give the blocks, and the line at which the first of them begins with its title and headings."""
    begins = [
        _title_at(lines, start, previous)
        for start, previous in zip(starts, (-1, *starts), strict=False)
    ]
    items: list[_Block] = []
    for begin, start, end in zip(begins, starts, (*begins[1:], len(lines)), strict=True):
        titles = lines[begin:start]
        numbered = titles[0] if titles else lines[start]
        title = one_line(
            "\n".join([line.words if line is numbered else line.text for line in titles])
        )
        title, answers = parted_title(title)
        block = _Block(numbered.paragraph, numbered.number, title)
        _fill(block, lines[start:end])
        for role, words in answers.items():
            block.words.setdefault(role_name(str(role)), words)
        items.append(block)
    for before, block in pairwise(items):
        while before.below and heading_in(one_line(before.below[-1].text)):
            block.headings.insert(0, before.below.pop())
        for paragraph in before.below:
            _append(before, list(before.words)[-1], one_line(paragraph.text).strip())
    return begins[0], items


def _title_at(lines: Sequence[_Line], start: int, previous: int) -> int:
    """Give the line at which the title above a block begins; the block's own first line where it has none."""
    if lines[start].number:
        return start
    length = 0
    for place in range(start - 1, max(previous, start - 1 - _TITLE_LINES), -1):
        line = lines[place]
        length += len(line.text)
        if line.labels or not line.text or length > _LONGEST_TITLE:
            break
        if line.number:
            return place
    above = lines[start - 1] if start - 1 > max(previous, 0) else None
    if above and above.text and not above.labels and not ends_sentence(above.text):
        closed = previous < 0 or (start > 1 and lines[start - 2].labels)
        return start - 1 if closed else start
    return start


def _fill(block: _Block, lines: Sequence[_Line]) -> None:
    last = ""
    for line in lines:
        for label, _, words in line.labels:
            last = heading_key(label)
            block.places.setdefault(last, line.paragraph)
            _append(block, last, words)
        if line.labels or not line.text:
            continue
        role = role_of(last)
        goes_on = role not in _SHORT or (role in UNIT_ROLES and are_bodies(line.text))
        if heading_in(line.text) or not goes_on or block.below:
            block.below.append(line.paragraph)
        else:
            _append(block, last, line.text)


def _append(block: _Block, key: str, words: str) -> None:
    before = block.words.get(key, "")
    if before and role_of(key) in UNIT_ROLES and before[-1] not in "、，,；;":
        before += "、"
    block.words[key] = glue(before, words)


def _are_items(items: Sequence[_Block]) -> bool:
    answered = sum(any(role_of(key) in UNIT_ROLES for key in one.words) for one in items)
    told = sum(
        sum(role_of(key) in _OPENS for key in one.words) + bool(one.title) >= _FEWEST
        or any(role_of(key) is Role.TEXT for key in one.words)
        for one in items
    )
    return min(answered, told) >= max(_FEWEST, _MOSTLY * len(items))


def _grid(items: Sequence[_Block]) -> Grid:
    labels = list(dict.fromkeys(key for item in items for key in item.words))
    numbers = any(item.number for item in items)
    titles = any(item.title for item in items)
    front = (["序号"] if numbers else []) + ([_title_heading(labels)] if titles else [])
    header = [Cell(words, at=items[0].start.at) for words in (*front, *labels)]
    rows: list[list[Cell]] = [header]
    for item in items:
        for paragraph in item.headings:
            cell = Cell(one_line(paragraph.text).strip(), at=paragraph.at)
            rows.append([cell, *[replace(cell, across=True)] * (len(header) - 1)])
        cells = [Cell(item.number, at=item.start.at)] if numbers else []
        cells += [Cell(item.title, at=item.start.at)] if titles else []
        rows.append([*cells, *_cells(item, labels)])
    return Grid("第1张表", filled(rows))


def _cells(item: _Block, labels: Sequence[str]) -> Iterator[Cell]:
    for key in labels:
        place = item.places.get(key, item.start)
        yield Cell(item.words.get(key, ""), at=place.at)


def _title_heading(labels: Sequence[str]) -> str:
    answers = any("整改" in key or role_of(key) is Role.PROBLEM for key in labels)
    return "问题" if answers else "事项名称"
