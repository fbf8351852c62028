"""Brackets of who answers that stand in front of a task: 1.【甲局牵头，乙局配合，6月底前完成】新建公园5处。"""

from dataclasses import replace

from gwreport.officefiles.grid import Document, Grid, Paragraph
from gwreport.reading.layouts.outline import split_heading
from gwreport.reading.layouts.responsibility_lines import read_responsibility
from gwreport.reading.words.brackets import CLOSING, OPENING
from gwreport.reading.words.divisions import read_division
from gwreport.reading.words.item_numbers import split_number

_FEWEST, _SHORTEST_TASK = 2, 4


def with_brackets_behind(document: Document) -> Document:
    """Give a document in which such brackets stand behind their tasks, as they usually do; the others are as they were.

    One alone may be a name in brackets.
    """
    moved = {
        at: text
        for at, block in enumerate(document.blocks)
        if isinstance(block, Paragraph) and (text := _moved(block.text))
    }
    if len(moved) < _FEWEST:
        return document
    blocks: list[Paragraph | Grid] = list(document.blocks)
    for at, text in moved.items():
        block = blocks[at]
        assert isinstance(block, Paragraph)
        blocks[at] = replace(block, text=text)
    return replace(document, blocks=tuple(blocks))


def _moved(text: str) -> str:
    """Give a task's words with the bracket behind them; "" for any other text."""
    bare = text.strip()
    numbered = split_number(bare)
    words = numbered.words if numbered.number else split_heading(bare)[1]
    place = OPENING.find(words[:1]) if words else -1
    if place < 0 or (end := words.find(CLOSING[place])) < 0:
        return ""
    said, task = words[1:end], words[end + 1 :].strip()
    if len(task) < _SHORTEST_TASK or not _answers(said) or read_responsibility(task) is not None:
        return ""
    return f"{bare[: len(bare) - len(words)]}{task}（{said}）"


def _answers(said: str) -> bool:
    if read_division(said) is not None:
        return True
    read = read_responsibility(said)
    return read is not None and read.names_units and not read.before
