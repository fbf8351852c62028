"""In which character set a text was written, told by its bytes; nothing is guessed among 8-bit ones."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    # First: the mark of UTF-16 is its beginning.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
_SAMPLE = 8 << 10
# What Chinese office texts consist of. Read the wrong way round, or as no text at all, bytes give
# characters from all over the tables.
_USUAL = re.compile(
    "[\\t\\n\\r\\f\\x0b -~\u00a0-\u00ff\u2000-\u206f\u20ac\u2100-\u22ff\u2460-\u25ff\u3000-\u303f\u3220-\u33ff"
    "\u4e00-\u9fff\uff01-\uff5e\uffe0-\uffe6]"
)
_MOSTLY = 0.97
_FEWEST = 4
_LOST = "\ufffd"
# One character in so many may be lost.
_RARELY = 20


def text_encoding(data: bytes) -> str | None:
    """Give the encoding of a text: its mark's, else UTF-8, GB18030, or UTF-16 or UTF-32 without a mark.

    None when the bytes are no text in any of them.
    """
    if encoding := marked_encoding(data):
        return encoding if _decodes(data, encoding) else None
    # Only what is wide holds zeros: there is one in every blank and line break.
    if b"\0" in data:
        return wide_encoding(data)
    return next((one for one in ("utf-8", "gb18030") if _decodes(data, one)), None)


def mostly_decoded(data: bytes) -> str | None:
    """Give a text in UTF-8 or GB18030 of which a few bytes were damaged, told as lost (�); None for all else."""
    if b"\0" in data or marked_encoding(data):
        return None
    for encoding in ("utf-8", "gb18030"):
        text = data.decode(encoding, "replace")
        lost, wide = text.count(_LOST), sum(mark > "\x7f" for mark in text)
        if lost * _RARELY <= wide and is_usual(text.replace(_LOST, "")):
            return text
    return None


def marked_encoding(data: bytes) -> str | None:
    """Give the encoding that the mark at the beginning tells; None without one."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def wide_encoding(data: bytes) -> str | None:
    """Give the encoding of a text in UTF-16 or UTF-32 without a mark; None for all else."""
    for encoding in _WIDE:
        width = 4 if "32" in encoding else 2
        if len(data) % width or len(data) < width * _FEWEST:
            continue
        try:
            sample = data[:_SAMPLE].decode(encoding)
        except UnicodeDecodeError:
            # A character of two units at the very end of the sample.
            try:
                sample = data[: _SAMPLE - 2].decode(encoding)
            except UnicodeDecodeError:
                continue
        if is_usual(sample) and _decodes(data, encoding):
            return encoding
    return None


def is_usual(text: str) -> bool:
    """Say whether a text consists of what Chinese office texts do, at its beginning."""
    text = text[:_SAMPLE]
    return len(_USUAL.findall(text)) >= _MOSTLY * len(text)


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        # Only what is no text decodes to a zero character.
        return "\0" not in data.decode(encoding)
    except UnicodeDecodeError:
        return False
