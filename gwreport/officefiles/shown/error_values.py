"""The words that a sheet program shows where a formula has no result."""

import re

_ERROR = re.compile(
    r"#(?:NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|N/A|GETTING_DATA|SPILL!|CALC!|FIELD!|BLOCKED!"
    r"|UNKNOWN!|CONNECT!|BUSY!|PYTHON!|EXTERNAL!|TIMEOUT!)|Err:[0-9]{3}"
)


def is_error_value(text: str) -> bool:
    """Say whether a text is what Excel, WPS or LibreOffice shows for an error."""
    return text[:1] in ("#", "E") and _ERROR.fullmatch(text.strip()) is not None
