"""Printed numbers of items and rows: what counts, and what is a text in the place of a number."""

# No list of a government counts further.
_MOST_DIGITS = 9
# "9-1", "（十二）" and "2025-Q1-017" are numbers that people print; no longer word is one.
LONGEST = 24


def counted(text: str) -> int | None:
    """Give the number that a text of digits alone counts; None for any other, and for thousands of digits."""
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else None


def is_too_long(text: str) -> bool:
    """Say whether what stands in the place of a number cannot be one for its length."""
    return len(text) > LONGEST or (text.isdecimal() and len(text) > _MOST_DIGITS)
