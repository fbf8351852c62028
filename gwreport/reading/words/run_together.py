"""Taking apart names that were printed without anything between them."""

from collections.abc import Collection

# No list is printed longer without anything between its names, and no name is longer.
_LONGEST_TEXT, _LONGEST_NAME = 80, 30


def take_apart(text: str, known: Collection[str], shortest: int) -> tuple[str, ...]:
    """Part a text wholly into two or more known names, the fewest that do; () when it cannot be.

    Names shorter than `shortest` characters are not used.
    """
    if len(text) > _LONGEST_TEXT:
        return ()
    # For each place, with how many names one comes there, and where the last of them begins.
    counts, begins = [0] + [0] * len(text), [0] * (len(text) + 1)
    for end in range(shortest, len(text) + 1):
        for start in range(max(end - _LONGEST_NAME, 0), end - shortest + 1):
            is_reached = start == 0 or counts[start] > 0
            if not is_reached or (counts[end] and counts[start] + 1 >= counts[end]):
                continue
            name = text[start:end]
            if name != text and name in known:
                counts[end], begins[end] = counts[start] + 1, start
    names: list[str] = []
    end = len(text) if counts[-1] else 0
    while end:
        names.append(text[begins[end] : end])
        end = begins[end]
    return tuple(reversed(names))
