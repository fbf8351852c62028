"""Joining the lines of a cell or paragraph: Chinese without a blank, Latin words with one."""

import re

_SENTENCE_END = "。！？；：!?;:…"
_CLOSING = "”’）)】》」』\"'"
_ERROR_VALUE = re.compile(
    r"#(?:NAME\?|REF!|VALUE!|DIV/0!|N/A|NULL!|NUM!|SPILL!|CALC!|FIELD!|BUSY!|GETTING_DATA)"
)
_STRAY_MARK = re.compile(r"\[bookmark:\s*\w*\]")


def without_error_values(text: str) -> str:
    """Take out what a spreadsheet shows where a formula failed: it names nobody and nothing."""
    return _ERROR_VALUE.sub("", text) if "#" in text else text


def one_line(text: str) -> str:
    """Give wrapped lines as one, each trimmed; a blank stands only between Latin words."""
    joined = ""
    for line in text.split("\n"):
        joined = glue(joined, line.strip())
    return joined


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


def without_stray_marks(text: str) -> tuple[str, str]:
    """Take out the marks that an editor left in a text; give the text and the marks found."""
    found = _STRAY_MARK.findall(text)
    return _STRAY_MARK.sub("", text), "".join(found)
