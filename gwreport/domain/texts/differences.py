"""Where a text differs from another, in pieces as a person sees them.

Python's `difflib` finds the longest piece that both have first, so that what is cut out are words;
the shortest way from one text to the other, which is what rapidfuzz finds, tears them apart.
"""

import re
from difflib import SequenceMatcher

# A number with its sign, its decimals and its percent is one word, and so is a run of letters: half
# a number marked as different would be read as another number.
_WORD = re.compile(r"[-+−]?[0-9０-９]+(?:[.．,，][0-9０-９]+)*[%％‰]?|[A-Za-z]+|.", re.DOTALL)


def pieces_against(other: str, text: str) -> list[tuple[str, bool]]:
    """Cut a text where it begins or ends to differ from the other; True for a piece that both have.

    Sign by sign. It takes the square of the length at worst: the caller bounds that.
    """
    return _pieces(list(other), list(text))


def words_against(other: str, text: str) -> list[tuple[str, bool]]:
    """Cut a text as `pieces_against` does, for the eyes: whole words differ.

    Numbers and runs of letters are never cut, and one sign that both texts have by chance between
    two differences is part of them.
    """
    return _without_chance(_pieces(_WORD.findall(other), _WORD.findall(text)))


def _pieces(others: list[str], words: list[str]) -> list[tuple[str, bool]]:
    matcher = SequenceMatcher(None, others, words, autojunk=False)
    return [
        ("".join(words[start:end]), tag == "equal")
        for tag, _, _, start, end in matcher.get_opcodes()
        if end > start
    ]


def _without_chance(cut: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    pieces: list[tuple[str, bool]] = []
    for at, (words, is_same) in enumerate(cut):
        between = 0 < at < len(cut) - 1 and not cut[at - 1][1] and not cut[at + 1][1]
        same = is_same and not (between and len(words) == 1 and words.isalnum())
        if pieces and pieces[-1][1] == same:
            pieces[-1] = (pieces[-1][0] + words, same)
        else:
            pieces.append((words, same))
    return pieces
