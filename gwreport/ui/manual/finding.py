"""Where the words that are looked for stand in a chapter's text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """A place in a text: where it begins and how long it is, in characters."""

    at: int
    length: int


def find_hits(text: str, wanted: str) -> tuple[Hit, ...]:
    """Give each place of each word (parted by blanks), in order; none where one of them is missing.

    Small and capital letters are the same.
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        # A letter whose small form is longer would move the places behind it.
        lowered = text
    words = dict.fromkeys(wanted.lower().split())
    if not words or any(word not in lowered for word in words):
        return ()
    return tuple(sorted(Hit(at, len(word)) for word in words for at in _places(lowered, word)))


def _places(text: str, word: str) -> list[int]:
    found: list[int] = []
    at = text.find(word)
    while at >= 0:
        found.append(at)
        at = text.find(word, at + len(word))
    return found
