"""Joining the lines of a cell or paragraph: Chinese without a blank, Latin words with one."""

import re
import unicodedata
from dataclasses import dataclass

from gwreport.officefiles.grid import Document, Paragraph

_SENTENCE_END = "。！？；：!?;:…"
_CLOSING = "”’）)】》」』\"'"
_ERROR_VALUE = re.compile(
    r"#(?:NAME\?|REF!|VALUE!|DIV/0!|N/A|NULL!|NUM!|SPILL!|CALC!|FIELD!|BUSY!|GETTING_DATA)"
)
# Closing marks and blanks may stand behind the last mark of a sentence.
_TAIL = 40
# Places of a line, half-width ones counted, and by how many those of one width may differ.
NARROWEST, RAGGED = 40, 7
_STRAY_MARK = re.compile(r"\[bookmark:\s*\w*\]")


def without_error_values(text: str) -> str:
    """Take out what a spreadsheet shows where a formula failed: it names nobody and nothing."""
    return _ERROR_VALUE.sub("", text) if "#" in text else text


def one_line(text: str) -> str:
    """Give wrapped lines as one, each trimmed; a blank stands only between Latin words."""
    if "\n" not in text:
        return text.strip()
    joined = GrowingText()
    for line in text.split("\n"):
        joined.glue(line.strip())
    return joined.text


def lines_kept(text: str) -> str:
    """Give the lines of a cell that is kept as it stands, each trimmed: joined, two names would be one."""
    return "\n".join(line.strip() for line in text.split("\n") if line.strip())


class GrowingText:
    """A text that is put together piece by piece; thousands of pieces take no longer for each."""

    def __init__(self, text: str = "") -> None:
        self._pieces = [text] if text else []

    def __bool__(self) -> bool:
        return bool(self._pieces)

    def add(self, text: str) -> None:
        """Put words behind it."""
        if text:
            self._pieces.append(text)

    def glue(self, text: str) -> None:
        """Put the next half of a broken line behind it, a blank between Latin words only."""
        if text and self._pieces and _is_latin(self._pieces[-1][-1]) and _is_latin(text[0]):
            self._pieces.append(" ")
        self.add(text)

    @property
    def text(self) -> str:
        """The whole."""
        return "".join(self._pieces)

    @property
    def tail(self) -> str:
        """Its last characters, as many as tell whether a sentence ends there."""
        tail = ""
        for piece in reversed(self._pieces):
            tail = piece[-_TAIL:] + tail
            if len(tail) >= _TAIL and tail.strip():
                break
        return tail


def glue(before: str, after: str) -> str:
    """Put two halves of a broken line together."""
    if before and after and _is_latin(before[-1]) and _is_latin(after[0]):
        return f"{before} {after}"
    return before + after


def _is_latin(mark: str) -> bool:
    return mark.isascii() and mark.isalpha()


def ends_sentence(text: str) -> bool:
    """Say whether the text ends where a sentence may end; closing quotes and brackets aside."""
    plain = text.rstrip().rstrip(_CLOSING)
    return bool(plain) and plain[-1] in _SENTENCE_END


def width_of(text: str) -> int:
    """Give how many places a line takes, a wide character two."""
    return sum(1 if unicodedata.east_asian_width(mark) in ("H", "Na", "N") else 2 for mark in text)


def without_stray_marks(text: str) -> tuple[str, str]:
    """Take out the marks that an editor left in a text; give the text and the marks found."""
    found = _STRAY_MARK.findall(text)
    return _STRAY_MARK.sub("", text), "".join(found)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph in one line with its place among the blocks, the marks that an editor left in it taken out.

    `part` says that it is a further task of the paragraph above, `topic` is the name over all of them.
    """

    paragraph: Paragraph
    order: int
    text: str
    marks: str
    part: bool = False
    topic: str = ""


def paragraph_lines(document: Document) -> list[Line]:
    """Give the paragraphs of a document, each in one line."""
    return [
        Line(block, order, text.strip(), marks)
        for order, block in enumerate(document.blocks)
        if isinstance(block, Paragraph)
        for text, marks in [without_stray_marks(one_line(block.text))]
    ]
