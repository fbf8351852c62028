"""How a text is quoted in a line: without its line breaks, of a long one the beginning."""


def in_one_line(text: str) -> str:
    """Give the text with every run of white space as one blank."""
    return " ".join(text.split())


def beginning(text: str, length: int, mark: str = "…") -> str:
    """Give a text's first `length` characters and the mark, or the whole of a text not longer."""
    return text if len(text) <= length else text[:length] + mark
