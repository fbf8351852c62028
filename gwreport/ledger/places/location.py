"""What a location means as it is written: it is told apart here alone, without a database being loaded."""

import re

# Whoever mistypes an address, with one stroke or the signs of Chinese, means no file of that name.
_ADDRESS = re.compile(r"\s*postgres(?:ql)?\s*[:：]\s*[/／]|.*?://", re.IGNORECASE | re.DOTALL)


def is_address(location: str) -> bool:
    """Say whether a location is meant as the address of a database server, no file."""
    return _ADDRESS.match(location) is not None
