"""Paragraphs whose lines were broken at a width: in a text typed with breaks, or inside a bracket of units."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from gwreport.domain.findings.codes.opening import OpeningCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.texts.quoting import beginning
from gwreport.officefiles.grid import Document, Grid, Paragraph
from gwreport.reading.layouts.line_joining import (
    NARROWEST,
    RAGGED,
    GrowingText,
    ends_sentence,
    one_line,
    width_of,
)
from gwreport.reading.layouts.outline import heading_in
from gwreport.reading.layouts.responsibility_lines import read_responsibility
from gwreport.reading.words.brackets import CLOSING, OPENING
from gwreport.reading.words.item_numbers import split_number

# What stands in a bracket that says who answers.
_ANSWERS = re.compile(
    r"^[^。；;：:]{0,12}(?:单位|部门|科室|领导|责任|时限)[^。；;：:]{0,4}[：:]|牵头|负责|配合"
)
_LONGEST_BRACKET, _MOST_LINES = 400, 12
_FEWEST_RUNS, _FEWEST_BROKEN = 3, 2
_SHOWN = 40


def with_whole_lines(document: Document) -> Document:
    """Give a document in which the lines of a paragraph are one where the text shows that they were broken.

    That is where a bracket of units is open at a line's end, and where all lines but the last of
    each paragraph, which empty lines part, are as long as each other. A finding tells how many lines
    were put behind others, and where first.
    """
    joined = _Joined()
    blocks = tuple(joined.of(document.blocks))
    if len(blocks) == len(document.blocks):
        return document
    findings = document.findings
    if joined.first is not None:
        facts = {"count": joined.count, "text": beginning(joined.first.text, _SHOWN)}
        place = document.paragraph_place(joined.first)
        findings = (*findings, Finding(OpeningCode.BROKEN_LINES_JOINED, place, facts=facts))
    return replace(document, blocks=blocks, findings=findings)


class _Joined:
    """Joins the lines of a document's blocks; counts those put behind others, and keeps the first whole."""

    def __init__(self) -> None:
        self.count = 0
        self.first: Paragraph | None = None

    def of(self, blocks: Sequence[Paragraph | Grid]) -> Iterator[Paragraph | Grid]:
        """Give the blocks with their lines whole."""
        for is_text, group in groupby(blocks, lambda one: isinstance(one, Paragraph)):
            if not is_text:
                yield from group
                continue
            lines = [one for one in group if isinstance(one, Paragraph)]
            yield from self._whole_brackets(self._whole_runs(lines))

    def _whole_runs(self, lines: list[Paragraph]) -> list[Paragraph]:
        runs: list[list[Paragraph]] = []
        for line in lines:
            # Only the lines of a text are counted; the paragraphs of other files are whole.
            if runs and line.at.row and line.at.row == runs[-1][-1].at.row + 1:
                runs[-1].append(line)
            else:
                runs.append([line])
        return (
            [self._one(part) for run in runs for part in _parts(run)] if _is_broken(runs) else lines
        )

    def _whole_brackets(self, lines: list[Paragraph]) -> Iterator[Paragraph]:
        place = 0
        while place < len(lines):
            end = _end_of_bracket(lines, place)
            yield self._one(lines[place:end])
            place = end

    def _one(self, lines: Sequence[Paragraph]) -> Paragraph:
        if len(lines) == 1:
            return lines[0]
        whole = GrowingText()
        for line in lines:
            whole.glue(one_line(line.text).strip())
        made = replace(lines[0], text=whole.text)
        self.count += len(lines) - 1
        self.first = self.first or made
        return made


def _is_broken(runs: Sequence[Sequence[Paragraph]]) -> bool:
    """Say whether the lines that follow each other without an empty one were broken at a width.

    All but the last of each run fill it then, and not all of the last ones do: those of a list with
    items of one length would.
    """
    broken = [run for run in runs if len(run) > 1]
    if len(runs) < _FEWEST_RUNS or len(broken) < _FEWEST_BROKEN:
        return False
    widest = max(width_of(line.text) for run in runs for line in run)
    full = all(widest - width_of(line.text) < RAGGED for run in broken for line in run[:-1])
    short = any(widest - width_of(run[-1].text) >= RAGGED for run in broken)
    return widest >= NARROWEST and full and short


def _parts(run: Sequence[Paragraph]) -> Iterator[list[Paragraph]]:
    """Part the lines of a run where one says by itself that something new begins or has ended."""
    part: list[Paragraph] = []
    for line in run:
        if part and (_begins(one_line(line.text).strip()) or _has_ended(part)):
            yield part
            part = []
        part.append(line)
    yield part


def _begins(line: str) -> bool:
    if split_number(line).number or heading_in(line):
        return True
    said = read_responsibility(line)
    return said is not None and not said.before


def _has_ended(lines: Sequence[Paragraph]) -> bool:
    """Say whether lines end a sentence, or the bracket behind one."""
    text = "".join(one_line(line.text).strip() for line in lines)
    if _open_bracket(text) is not None:
        return False
    return text.endswith(tuple(CLOSING)) or ends_sentence(text)


def _end_of_bracket(lines: list[Paragraph], first: int) -> int:
    """Say behind which line a bracket of units ends that is open at the end of one; the next for none."""
    text = one_line(lines[first].text)
    opened = _open_bracket(text)
    if opened is None:
        return first + 1
    inside = text[opened + 1 :]
    for end in range(first + 1, min(first + _MOST_LINES, len(lines))):
        line = one_line(lines[end].text).strip()
        if not line or split_number(line).number or heading_in(line):
            return first + 1
        inside += line
        if len(inside) > _LONGEST_BRACKET:
            return first + 1
        if _open_bracket(text[opened] + inside) is None:
            return end + 1 if _ANSWERS.search(inside) else first + 1
    return first + 1


def _open_bracket(text: str) -> int | None:
    """Say where the bracket stands that is open at a text's end, the outermost of several."""
    open_: list[int] = []
    for place, mark in enumerate(text):
        if mark in OPENING:
            open_.append(place)
        elif mark in CLOSING and open_:
            open_.pop()
    return open_[0] if open_ else None
