"""Where a text differs from another, in pieces as a person sees them.

Python's `difflib` finds the longest piece that both have first, so that what is cut out are words;
the shortest way from one text to the other, which is what rapidfuzz finds, tears them apart.
"""

from difflib import SequenceMatcher


def pieces_against(other: str, text: str) -> list[tuple[str, bool]]:
    """Cut a text where it begins or ends to differ from the other; True for a piece that both have.

    It takes the square of the length at worst: the caller bounds that.
    """
    matcher = SequenceMatcher(None, other, text, autojunk=False)
    return [
        (text[start:end], tag == "equal")
        for tag, _, _, start, end in matcher.get_opcodes()
        if end > start
    ]
