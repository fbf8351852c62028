"""The letters and figures of a text alone, by which two texts are compared."""

import re

_MARKS = re.compile(r"[\W_]+")


def letters_of(text: str) -> str:
    """Give a text without its marks and blanks."""
    return _MARKS.sub("", text)
