"""Texts as a terminal may show them: what would steer it is shown as text.

A cell, a file's name or an error may hold control characters: sequences that move the cursor,
paint, rename the window or answer in the user's name, and marks that turn the order of the words
around. All of them are spelt out; every other character stays.
"""

import re

# C0 but line feed and tab, DEL, C1, the separators of lines and paragraphs that some programs take for a
# line's end, marks of writing direction, and bytes of a name that is no text (lone surrogates).
CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
_BYTES = range(0xDC80, 0xDD00)  # how Python keeps bytes of a file's name that are no text


def shown(text: str) -> str:
    """Spell out what would steer a terminal: "\\x1b[31m" in place of red."""
    return CONTROLS.sub(_spelt, text.replace("\r\n", "\n"))


def _spelt(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code in _BYTES:
        code -= 0xDC00
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"
