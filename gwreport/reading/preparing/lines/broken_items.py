"""Items numbered as headings are whose sentence a line's end has cut: （一）加快改造，年内完成12个 ⏎ 小区。（甲局）"""

from collections.abc import Sequence
from dataclasses import replace

from gwreport.domain.findings.codes.opening import OpeningCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.texts.quoting import beginning
from gwreport.officefiles.grid import Document, Grid, Paragraph
from gwreport.reading.layouts.line_joining import ends_sentence, glue
from gwreport.reading.layouts.outline import heading_in, split_heading
from gwreport.reading.layouts.responsibility_lines import read_responsibility
from gwreport.reading.words.brackets import CLOSING
from gwreport.reading.words.item_numbers import split_number

# A line that was cut is no shorter, and pauses; the name of a section is one clause.
_SHORTEST, _PAUSES, _SHOWN = 20, ("，", "；", ",", ";"), 40


def with_whole_items(document: Document) -> Document:
    """Give a document in which the two lines of such an item are one; a finding tells how many, and where first.

    Others of the same numbering must be items that end in their own line: then the numbers are those of items.
    """
    blocks = document.blocks
    levels = [_level(block) for block in blocks]
    ended = {
        level
        for level, block in zip(levels, blocks, strict=True)
        if level and isinstance(block, Paragraph) and _has_ended(block.text)
    }
    made: list[Paragraph | Grid] = []
    joined: list[Paragraph] = []
    for at, (block, level) in enumerate(zip(blocks, levels, strict=True)):
        above = made[-1] if made else None
        if (
            at
            and levels[at - 1] in ended
            and isinstance(block, Paragraph)
            and isinstance(above, Paragraph)
            and not level
            and _is_cut(above.text)
            and _is_rest(block.text)
            and not _goes_on(blocks, at)
        ):
            made[-1] = replace(above, text=glue(above.text.rstrip(), block.text.strip()))
            joined.append(above)
        else:
            made.append(block)
    if not joined:
        return document
    facts = {"count": len(joined), "text": beginning(joined[0].text, _SHOWN)}
    place = document.paragraph_place(joined[0])
    told = Finding(OpeningCode.BROKEN_LINES_JOINED, place, facts=facts)
    return replace(document, blocks=tuple(made), findings=(*document.findings, told))


def _level(block: Paragraph | Grid) -> int:
    """Give the level at which a paragraph is numbered as a heading is (一、 or （一）); 0 for any other."""
    heading = block.text.strip() if isinstance(block, Paragraph) else ""
    if not split_heading(heading)[0]:
        return 0
    return 2 if heading.startswith(("（", "(")) else 1


def _has_ended(text: str) -> bool:
    bare = text.strip()
    return len(bare) > _SHORTEST // 2 and (ends_sentence(bare) or _answers_behind(bare))


def _answers_behind(text: str) -> bool:
    said = read_responsibility(text) if text.endswith(tuple(CLOSING)) else None
    return said is not None and bool(said.before)


def _is_cut(text: str) -> bool:
    bare = text.strip()
    is_long = len(bare) >= _SHORTEST and any(mark in bare for mark in _PAUSES)
    return is_long and not ends_sentence(bare) and not bare.endswith((*CLOSING, "：", ":", "、"))


def _is_rest(text: str) -> bool:
    bare = text.strip()
    if not bare or split_number(bare).number or heading_in(bare):
        return False
    said = read_responsibility(bare)
    if said is not None and not said.before:
        return False
    return ends_sentence(bare) or bare.endswith(tuple(CLOSING))


def _goes_on(blocks: Sequence[Paragraph | Grid], at: int) -> bool:
    """Say whether a further paragraph of the same section follows: then the line above is its heading."""
    after = blocks[at + 1] if at + 1 < len(blocks) else None
    if not isinstance(after, Paragraph) or not after.text.strip():
        return False
    bare = after.text.strip()
    said = read_responsibility(bare)
    if said is not None and not said.before:
        return False
    return not (split_number(bare).number or heading_in(bare) or _level(after))
