"""What the heads and feet of printed pages say, beside the number of the page."""

import re

_NO_WORDS = re.compile(r"[\s\d\-—–_－·.．/|第页共ⅰⅱⅲⅳⅴ]*")


def says_something(words: str) -> bool:
    """Say whether a head or foot holds more than rules and the numbers of pages."""
    return not _NO_WORDS.fullmatch(words)
