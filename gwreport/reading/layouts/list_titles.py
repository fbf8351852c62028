"""Titles of further lists in a document of paragraphs: lines without a number above one that is counted anew."""

from collections.abc import Sequence

from gwreport.reading.layouts.line_joining import ends_sentence
from gwreport.reading.layouts.notice import is_title
from gwreport.reading.layouts.outline import split_heading
from gwreport.reading.layouts.responsibility_lines import read_responsibility
from gwreport.reading.words.divisions import are_bodies
from gwreport.reading.words.item_numbers import Numbered

_MOST_LINES, _LONGEST = 3, 40


def is_title_at(texts: Sequence[str], numbers: Sequence[Numbered], place: int) -> bool:
    """Say whether a line is one of the title of a further list, whose first item follows."""
    for at in range(place, min(place + _MOST_LINES + 1, len(texts))):
        if at > place and (numbers[at].number == "1" or split_heading(texts[at])[0] == "一"):
            return is_title(texts[at - 1])
        if (
            not texts[at]
            or numbers[at].number
            or ends_sentence(texts[at])
            or len(texts[at]) > _LONGEST
        ):
            return False
        if are_bodies(texts[at]) or read_responsibility(texts[at]) or split_heading(texts[at])[0]:
            return False
    return False
