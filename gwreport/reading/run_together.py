"""Taking apart names that were printed without anything between them."""

from collections.abc import Collection


def take_apart(text: str, known: Collection[str], shortest: int) -> tuple[str, ...]:
    """Part a text wholly into two or more known names, the fewest that do; () when it cannot be.

    Names shorter than `shortest` characters are not used.
    """
    best: list[tuple[str, ...] | None] = [None] * (len(text) + 1)
    best[0] = ()
    for end in range(shortest, len(text) + 1):
        for start in range(end - shortest + 1):
            before = best[start]
            name = text[start:end]
            if before is None or name not in known or name == text:
                continue
            standing = best[end]
            if standing is None or len(before) + 1 < len(standing):
                best[end] = (*before, name)
    return best[-1] or ()
