"""Words as an office writes them down, made into patterns.

"…" stands for up to 15 characters of the same clause (被…通报), "（甲/乙）" for either of some words:
（低于/落后）（序时/时序） is four words.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import product
from typing import TypeAlias

_GAP = "[^，。；;：:！!？?\n]{0,15}?"
_ANY = "…"
_OR = re.compile("[/|]")
_GROUP = re.compile("[（(]([^（）()]*)[）)]")
# Words that an office writes are few; what multiplies beyond this is no word.
_MOST = 400
_NEVER = "(?!)"
# The words by their characters; below "" a word ends.
_Tree: TypeAlias = "dict[str, _Tree]"


def spelt_out(words: Iterable[str]) -> list[str]:
    """Give every word that some words stand for, each once, in their order."""
    return list(dict.fromkeys(one for word in words if word for one in _each(word)))


def _each(word: str) -> list[str]:
    # Of an odd number of pieces every second one stood in brackets.
    pieces = _GROUP.split(word)
    choices = [
        [piece] if place % 2 == 0 else _OR.split(piece) for place, piece in enumerate(pieces)
    ]
    count = 1
    for choice in choices:
        count *= len(choice)
    if count > _MOST:
        return [word]
    return [one for parts in product(*choices) if (one := "".join(parts))]


def either(words: Sequence[str]) -> str:
    """Give a pattern for any of some words, the longest first; one that never matches for none.

    Words of the same beginning share it, so that a text that has no such beginning is passed over.
    """
    tree: _Tree = {}
    for word in spelt_out(words):
        node = tree
        for mark in word:
            node = node.setdefault(mark, {})
        node[""] = {}
    return _pattern(tree) if tree else _NEVER


def _pattern(tree: _Tree) -> str:
    ends = "" in tree
    # Beginnings that go on alike are one: compiling takes longest of all that judging needs first.
    alike: dict[str, list[str]] = {}
    for mark, below in tree.items():
        if mark and mark != _ANY:
            alike.setdefault(_pattern(below), []).append(re.escape(mark))
    branches = [
        (marks[0] if len(marks) == 1 else f"[{''.join(marks)}]") + below
        for below, marks in alike.items()
    ]
    # What may go on is tried before what only may.
    if _ANY in tree:
        branches.append(_GAP + _pattern(tree[_ANY]))
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    if not ends:
        return joined
    return f"(?:{joined})?" if len(branches) == 1 else f"{joined}?"
