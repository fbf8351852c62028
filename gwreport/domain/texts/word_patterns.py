"""Words as an office writes them down, made into patterns.

"…" stands for up to 15 characters of the same clause (被…通报), "（甲/乙）" for either of some words:
（低于/落后）（序时/时序） is four words.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
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


def spelt(written: str) -> frozenset[str]:
    """Give the beginnings that are written down as "未 推三下": 未 whatever follows, 推三 and 推下."""
    found: set[str] = set()
    for one in written.split():
        found.update(one[0] + second for second in one[1:] or ("",))
    return frozenset(found)


class Beginnings:
    """Finds the places of a text at which words with some beginnings may stand, most of a text being passed over."""

    def __init__(self, spelt_out: frozenset[str]) -> None:
        """Take the beginnings, of one character or of two."""
        self.spelt_out = spelt_out
        firsts, lone, seconds = (
            re.escape("".join(sorted({one[place] for one in spelt_out if len(one) in lengths})))
            for place, lengths in ((0, (1, 2)), (0, (1,)), (1, (2,)))
        )
        ways = [f"(?<=[{lone}])" if lone else "", f"(?=[{seconds}])" if seconds else ""]
        # Most that is found by its first character alone is none: the second is looked at along with it.
        self._first = re.compile(
            f"[{firsts}](?:{'|'.join(filter(None, ways))})" if firsts else "(?!)"
        )

    def places(self, text: str) -> Iterator[tuple[int, str]]:
        """Give each such place and the longest beginning that stands there."""
        spelt_out = self.spelt_out
        for first in self._first.finditer(text):
            at = first.start()
            beginning = text[at : at + 2]
            if beginning in spelt_out or (beginning := beginning[0]) in spelt_out:
                yield at, beginning


class WordLists:
    """Finds any word of several lists in a text; a match's `lastgroup` is the name of its list.

    Of two lists the first wins. Words of one beginning have a pattern of their own, which is made
    when a text has that beginning: to compile all takes longer than to judge a round.
    """

    def __init__(self, lists: Mapping[str, Sequence[str]], opened: Mapping[str, str]) -> None:
        """Take the words of each list; `opened` gives the characters that may stand before one's."""
        self.names = tuple(lists)
        self._opened = opened
        # By their first character, in the order of the lists.
        self._words: dict[str, dict[str, list[str]]] = {}
        beginnings: set[str] = set()
        for name, words in lists.items():
            marks = opened.get(name, "")
            for word in filter(None, (one.lstrip(_ANY) for one in spelt_out(words))):
                self._words.setdefault(word[0], {}).setdefault(name, []).append(word)
                beginnings.add(_beginning(word))
                beginnings.update(mark + word[0] for mark in marks)
        self._places = Beginnings(frozenset(beginnings))
        self._patterns: dict[str, re.Pattern[str]] = {}

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Give the words of a text in their order, none within another."""
        after, patterns = 0, self._patterns
        for at, beginning in self._places.places(text):
            if at < after:
                continue
            pattern = patterns.get(beginning) or self.pattern(beginning)
            if found := pattern.match(text, at):
                yield found
                after = found.end()

    def beginnings(self) -> list[str]:
        """Give the beginnings of which there are words: two characters, or one that any may follow."""
        return sorted(self._places.spelt_out)

    def pattern(self, beginning: str) -> re.Pattern[str]:
        """Give the pattern of the words of one beginning."""
        known = self._patterns.get(beginning)
        if known is None:
            known = self._patterns[beginning] = re.compile("|".join(self._groups(beginning)))
        return known

    def _groups(self, beginning: str) -> Iterator[str]:
        first, second = beginning[0], beginning[1:]
        for name in self.names:
            ways: list[str] = []
            if second and first in self._opened.get(name, ""):
                behind = self._words.get(second, {}).get(name, [])
                ways += [re.escape(first) + either(behind)] if behind else []
            own = self._words.get(first, {}).get(name, [])
            own = [one for one in own if _beginning(one) in (first, beginning)]
            ways += [either(own)] if own else []
            if ways:
                yield f"(?P<{name}>{'|'.join(ways)})"


def _beginning(word: str) -> str:
    return word[0] if word[1:2] in ("", _ANY) else word[:2]
