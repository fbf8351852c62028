"""Texts as a cell can hold them: whole characters only, and no more than a cell takes."""


def whole_characters(text: str) -> str:
    """Put U+FFFD where half a character stands, as a broken console hands in; no file can hold it."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def units(text: str) -> int:
    """Count the UTF-16 units of a text."""
    return len(text.encode("utf-16-le")) // 2


def cut(text: str, most: int) -> tuple[str, str]:
    """Part a text before that many UTF-16 units, never within a character."""
    used = 0
    for index, mark in enumerate(text):
        used += 2 if ord(mark) > 0xFFFF else 1
        if used > most:
            return text[:index], text[index:]
    return text, ""
