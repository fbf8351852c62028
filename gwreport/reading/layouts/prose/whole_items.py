"""An item whose words are all gathered: its text, and who answers by its own line."""

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.reading.layouts.gathered import Gathered
from gwreport.reading.layouts.line_joining import ends_sentence
from gwreport.reading.layouts.responsibility_lines import (
    read_responsibility,
    units_in_last_bracket,
    without_rules,
)
from gwreport.reading.words.divisions import ranks, read_division
from gwreport.reading.words.headings import Role


def settle_words(item: Gathered, *, in_brackets: bool) -> None:
    """Read an item's line of units, in place; `in_brackets` says that the document's are brackets of units alone."""
    draft, line = item.draft, item.line.text
    draft.text = _with_prose(item.text.text, item.after)
    read = read_responsibility(line)
    if read is None and in_brackets:
        read = units_in_last_bracket(f"。{line}", loosely=True)
    words = read.words if read else read_division(line, steps=True)
    draft.cells, draft.unranked = dict(words or {}), not ranks(without_rules(line))
    draft.take_beside(draft.cells.pop(Role.REMARK, ""))
    if read:
        draft.text += read.in_task
        draft.take_nature(read.nature)
    draft.take_limit()
    if item.leads:
        draft.cells.setdefault(Role.LEAD, item.leads)
    for before, after in item.cuts:
        draft.note(DocumentCode.TEXT_CUT_JOINED, before=before, after=after)


def _with_prose(text: str, after: str) -> str:
    """Give a task's words with what stands behind who answers for it."""
    if not text or not after:
        return text or after
    return f"{text}{after}" if ends_sentence(text) else f"{text}。{after}"
