"""What rows of reports and indicator tables have in common: sub-rows, units, folded words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gwreport.domain.plan.column_mapping import RowMark
from gwreport.domain.texts.quoting import in_one_line
from gwreport.officefiles.grid import Cell
from gwreport.reading.layouts.figures.headers import is_figure
from gwreport.reading.layouts.headers import Table
from gwreport.reading.layouts.heading_rows import counted_heading, is_note, is_sum
from gwreport.reading.layouts.line_joining import GrowingText, ends_sentence, one_line
from gwreport.reading.layouts.outline import heading_in, names_part, split_heading
from gwreport.reading.words.headings import Role
from gwreport.reading.words.item_numbers import counts_on, numbers_of, split_number
from gwreport.reading.words.printed_numbers import bare_number, counted

# A mark before the number: *1. is a key indicator, or one that binds.
_STAR = re.compile("^[*＊★▲※☆△●]++(?=[（(]?\\d)")

# Words that a mark already parts from what follows.
_OPEN = re.compile(r"[^\w）)》”\"\]】]$")

# The number of a heading inside the column of numbers: 一, （二）.
_BARE_NUMBER = re.compile("[一二三四五六七八九十]{1,3}")
_BRACKETED = re.compile("[（(][一二三四五六七八九十]{1,3}[)）]")
_HEADING_NUMBER = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}\s*[、．.]|[（(]\s*[一二三四五六七八九十]{1,3}\s*[)）])(?=.)"
)
_CHINESE = re.compile("[（(]?[一二三四五六七八九十]{1,3}[)）]?")


@dataclass(frozen=True, slots=True)
class NumberedRow:
    """A row with its number; of a sub-row the number is "" and `parent` that of its row."""

    cells: tuple[Cell, ...]
    number: str
    parent: str | None
    text: str


@dataclass(frozen=True, slots=True)
class NoRow:
    """A row that tells of no task: a group's name over others, or words beside an empty task."""

    cell: Cell
    words: str
    is_group: bool


def numbered_rows(table: Table, texts: Sequence[int]) -> Iterator[NumberedRow | NoRow]:
    """Give the rows that have words in one of some columns, each with its number, or that of its row.

    A number may stand in front of the words. Where none is printed at all, the running number is
    given. Headings and notes inside the table, which fill one cell only, are no such rows.
    """
    rows = [(row, _words(row, texts)) for row in table.rows]
    in_words = numbers_of([_STAR.sub("", text) for _, text in rows])
    running, parent = 0, None
    for at, ((row, text), numbered) in enumerate(zip(rows, in_words, strict=True)):
        filled = [one for one in row if one.text.strip() and not one.across]
        mark = table.marks.get(at)
        if mark is RowMark.HEADING or (mark is None and _is_section(table, row)):
            yield from _no_row(filled, is_group=True)
            continue
        if mark is None and is_sum(table, row):
            yield from _no_row(filled, is_group=False)
            continue
        is_heading = any(cell.across for cell in row) or heading_in(text) is not None
        if not text or (mark is None and len(filled) == 1 and is_heading):
            yield from _no_row(filled, is_group=len(filled) == 1)
            continue
        number_cell = table.cell(row, Role.NUMBER)
        printed = bare_number(in_one_line(number_cell.own_text))
        if mark is None and len(filled) == 2 and _CHINESE.fullmatch(printed):
            # 一 | 产业项目, and nothing beside it.
            yield from _no_row(filled, is_group=True)
            continue
        if not numbered.number and _HEADING_NUMBER.match(text):
            # （一）新建公园 in a row of its own is no section: that is its number.
            own, text = split_heading(text)
            printed = printed or ("" if table.has(Role.NUMBER) else own)
        goes_on = number_cell.down and bool(number_cell.text.strip())
        is_own = printed in ("", numbered.number) and not counts_on(numbered)
        if numbered.number and not goes_on and is_own:
            star = _STAR.match(text)
            printed, text = (
                numbered.number,
                f"{star[0] if star else numbered.mark}{numbered.words.strip()}",
            )
        elif numbered.number and not counts_on(numbered):
            # What shares its row's number, or has another one beside it, is counted by itself.
            text = numbered.words.strip()
        is_part = not printed and (number_cell.down or names_part(text))
        if parent is not None and (is_part if mark is None else mark is RowMark.PART):
            yield NumberedRow(row, "", parent, text)
            continue
        number = counted(printed)
        running = running + 1 if number is None else number
        parent = printed or str(running)
        yield NumberedRow(row, parent, None, text)


def _is_section(table: Table, row: tuple[Cell, ...]) -> bool:
    """Say whether a row with 一 or （一） in front opens a section (一 | 产业类（3个）): nothing is told of it but sums."""
    told = table.text(row, Role.COMPLETION).strip()
    return (not told or is_figure(told)) and counted_heading(table, row) is not None


def _no_row(filled: Sequence[Cell], *, is_group: bool) -> Iterator[NoRow]:
    printed = [in_one_line(cell.text) for cell in filled if cell.own_text.strip()]
    sums = [one for one in printed[1:] if is_group and is_figure(one)]
    printed = [one for at, one in enumerate(printed) if not at or one not in sums]
    words = "；".join(printed)
    if is_group and printed:
        number, rest = printed[0], " ".join(printed[1:])
        between = "、" if rest and _BARE_NUMBER.fullmatch(number) else " " if rest else ""
        words = f"{number}{'' if _BRACKETED.fullmatch(number) else between}{rest}"
    if words and not is_note(words):
        yield NoRow(filled[0], words, is_group)
    if sums:
        yield NoRow(filled[0], f"{words}：{'；'.join(sums)}", is_group=False)


def _words(row: tuple[Cell, ...], places: Sequence[int]) -> str:
    """Give the words of a row, its project's name before the part; the number of a part is none of them."""
    own = [row[place].text for place in places if row[place].text.strip() and not row[place].across]
    text = one_line(own[0]) if own else ""
    for part in map(str.strip, own[1:]):
        words = one_line(_without_number(part) or part)
        text = f"{text}{words}" if _OPEN.search(text.rstrip()) else f"{text}：{words}"
    return text


def _without_number(part: str) -> str:
    number, words = split_heading(part) if _HEADING_NUMBER.match(part) else ("", part)
    return words if number else split_number(part).words


def paragraphs_joined(text: str) -> tuple[str, bool]:
    """Give a long cell's paragraphs, LF between them; one that was cut in a sentence is whole again.

    The second value says whether there was such a cut.
    """
    joined: list[GrowingText] = []
    was_cut = False
    for line in (line.strip() for line in text.split("\n")):
        if not line:
            continue
        if joined and not ends_sentence(joined[-1].tail):
            joined[-1].glue(line)
            was_cut = True
        else:
            joined.append(GrowingText(line))
    return "\n".join(one.text for one in joined), was_cut
