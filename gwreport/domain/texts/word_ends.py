"""Words taken off the end of a text, as often as they stand there."""

from collections.abc import Sequence


def without_ending(text: str, words: Sequence[str], marks: str = "") -> str:
    """Take these words and marks off the end, again and again; white space too where `marks` has any.

    A pattern that ends with `(…)+$` would begin anew at every such word of a text.
    """
    end, ends = len(text), tuple(words)
    while end:
        mark = text[end - 1]
        if mark in marks or (mark.isspace() and " " in marks):
            end -= 1
            continue
        if not text.endswith(ends, 0, end):
            break
        word = next((one for one in words if text.endswith(one, 0, end)), "")
        end -= len(word)
    return text[:end]
