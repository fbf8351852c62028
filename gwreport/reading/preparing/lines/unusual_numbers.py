"""Numbers before headings and tasks that are marked in no usual way: 一,工业 第一，工业 贰、工业 一 工业 1､新建 2 新建.

A line alone does not tell (一 季度 is no number); the run does: they count on, and who answers stands below or behind.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from gwreport.domain.texts.numerals import written_numeral
from gwreport.officefiles.grid import Document, Paragraph
from gwreport.reading.layouts.outline import paragraph_in, split_heading
from gwreport.reading.layouts.responsibility_lines import read_responsibility
from gwreport.reading.words.item_numbers import PLAIN, split_number
from gwreport.reading.words.printed_numbers import counted_in_words

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾", "一二三四五六七八九十")
_WORDS = "[一二三四五六七八九十]{1,3}|[壹贰叁肆伍陆柒捌玖拾]{1,3}"
_COUNT = rf"(?P<number>{_WORDS}|[Ⅰ-Ⅻ]|[IVX]{{1,4}}|\d{{1,3}})"
# What is counted with such a number before it, so that 一 季度 and 3 个 begin no line of a list.
_COUNTED = "季年月日号级期类等批个名项所条次处家户人万亿元座公里度体线把"
_MARKED = re.compile(rf"(?P<ordinal>第)?{_COUNT}\s*(?P<mark>[、．.，,､﹑：:）)·])(?!\d)\s*(?=\S)")
# A line with further wide blanks is a row of cells.
_BLANK = re.compile(
    rf"(?P<ordinal>第)?{_COUNT}(?P<mark>[ \t\u3000\u00a0]+)(?=[^\W{_COUNTED}]|[“《])(?!.*(?:\t|[ \u3000\u00a0]{{2}}))"
)
_CORNERED = re.compile(
    rf"[〔\[【〈<（(]\s*+(?P<number>{_WORDS})\s*+(?:、\s*+)?[〕\]】〉>）)]\s*+(?=\S)"
)
_FEWEST = 2
# How far below its last number a run may say who answers.
_BELOW = 6


@dataclass(frozen=True, slots=True)
class _Number:
    """A line's number: what it counts, in which series, the form it is printed in, and where its words begin."""

    count: int
    series: str
    form: str
    begin: int = 0


_TOP, _SECOND, _ITEM = "top", "second", "item"


def with_usual_numbers(document: Document) -> Document:
    """Give a document in which the numbers of such runs are written as usual: 一、 （一） 1、.

    A paragraph keeps what is printed beside it.
    """
    lines = [one for one in document.blocks if isinstance(one, Paragraph)]
    texts = [line.text.strip() for line in lines]
    usual = [_usual(text) for text in texts]
    unusual = [None if usual[at] else _unusual(text) for at, text in enumerate(texts)]
    made: dict[int, Paragraph] = {}
    for series in (_TOP, _SECOND, _ITEM):
        if not any(number and number.series == series for number in unusual):
            continue
        for at, first in _settled(series, texts, usual, unusual):
            number = unusual[at]
            assert number is not None
            text = _written(number, usual[: first + 1]) + texts[at][number.begin :]
            made[id(lines[at])] = replace(lines[at], text=text, printed=texts[at])
    blocks = tuple(made.get(id(block), block) for block in document.blocks)
    return replace(document, blocks=blocks) if made else document


def _usual(text: str) -> _Number | None:
    heading = paragraph_in(text)
    if heading is not None:
        count = counted_in_words(split_heading(text)[0].removeprefix("第").rstrip("部分章篇 "))
        series = _TOP if heading.level == 1 else _SECOND
        return _Number(count, series, "") if count else None
    numbered = split_number(text)
    is_plain = numbered.level == PLAIN and numbered.number.isdecimal()
    return _Number(int(numbered.number), _ITEM, "") if is_plain else None


def _unusual(text: str) -> _Number | None:
    if found := _CORNERED.match(text):
        count = counted_in_words(found["number"].translate(_FORMAL))
        return _Number(count, _SECOND, found[0][0], found.end()) if count else None
    found = _MARKED.match(text) or _BLANK.match(text)
    if found is None:
        return None
    printed, mark = found["number"], found["mark"].strip() or " "
    is_item, roman = printed.isdecimal(), unicodedata.normalize("NFKC", printed)
    if is_item or roman in _ROMAN:
        count = int(printed) if is_item else _ROMAN.index(roman) + 1
    else:
        count = counted_in_words(printed.translate(_FORMAL))
    series = _ITEM if is_item else _SECOND if mark in "）)" else _TOP
    return _Number(count, series, f"{found['ordinal']}{mark}", found.end()) if count else None


def _settled(
    series: str,
    texts: Sequence[str],
    usual: Sequence[_Number | None],
    unusual: Sequence[_Number | None],
) -> Iterator[tuple[int, int]]:
    """Give the places of the unusual numbers of a series that count on, each with that of its run's first.

    Of each form most numbers count on; one that is alone in its section is of a form that does elsewhere.
    """
    runs = list(_runs(series, usual, unusual))
    if not _answers(texts, runs):
        return
    first_of = {at: run[0] for run in runs for at in run if unusual[at] is not None}
    counting = {at for run in runs if len(run) >= _FEWEST for at in run}
    of_series = [at for at, one in enumerate(unusual) if one is not None and one.series == series]
    for form in {_form(unusual[at]) for at in of_series}:
        places = [at for at in of_series if _form(unusual[at]) == form]
        if 2 * sum(at in counting for at in places) > len(places):
            yield from ((at, first_of[at]) for at in places if at in first_of)


def _form(number: _Number | None) -> str:
    return number.form if number else ""


def _runs(
    series: str, usual: Sequence[_Number | None], unusual: Sequence[_Number | None]
) -> Iterator[list[int]]:
    run: list[int] = []
    last = 0
    for at, one in enumerate(usual):
        number = one or unusual[at]
        if number is None or number.series != series:
            continue
        if number.count == last + 1:
            run.append(at)
        elif number.count == 1:
            yield run
            run = [at]
        else:
            continue
        last = number.count
    yield run


def _answers(texts: Sequence[str], runs: Sequence[Sequence[int]]) -> bool:
    """Say whether behind or below the numbers of some run it says who answers."""
    return any(
        read_responsibility(text) is not None
        for run in runs
        if run
        for text in texts[run[0] : run[-1] + _BELOW]
    )


def _written(number: _Number, above: Sequence[_Number | None]) -> str:
    """Write a number as usual, as deep as its run stands: one that begins anew below 一、 stands below it."""
    if number.series == _ITEM:
        return f"{number.count}、"
    words = written_numeral(number.count)
    headings = [one for one in above if one is not None and one.series in (_TOP, _SECOND)]
    begins = above[-1] is None
    if number.series == _TOP and not (begins and headings):
        return f"{words}、"
    return (
        f"第{words}项、"
        if begins and headings and headings[-1].series == _SECOND
        else f"（{words}）"
    )
