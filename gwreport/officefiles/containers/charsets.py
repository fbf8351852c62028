"""Bytes of a mail decoded by the character set that it tells, and by what they are where that is none."""

import codecs
import re

from gwreport.officefiles.text_encoding import is_usual, marked_encoding, wide_encoding

# Names of the Chinese sets that mail programs write and Python does not know; each is a part of GB18030.
_CHINESE = re.compile(
    r"(?:x-|cs|ms|cp|windows-|win-|ibm-|cn-){0,2}(?:gb|936|54936|20936|chinese|iso-ir-58|euc-?cn)[-_\w]*"
    r"|x-mac-chinesesimp|x-mac-simp-chinese"
)
_TAIWANESE = re.compile(r"(?:x-|cs|cn-|ms|cp|windows-){0,2}(?:big-?5|950)[-_\w]*|x-mac-chinesetrad")
_HZ = re.compile(r"(?:cs)?hz(?:[-_]?gb[-_]?2312)?|(?:x-)?cp52936|52936")
# RFC 1922, whose usual half is GB 2312 without its eighth bit.
_ISO_2022_CN = re.compile(r"(?:cs|x-)?iso-?2022-?cn(?:-?ext)?")
_HIGH = bytes(byte | 0x80 if byte > 0x20 else byte for byte in range(256))
_WIDE = re.compile(
    r"(?:cs)?(?:unicode(?:-1-1)?|utf-?16|utf-?32|ucs-?[24]|iso-10646-ucs-[24])(?:[-_]?[lb]e)?"
)
_UTF_8 = re.compile(
    r"utf-?8\w*|unicode-1-1-utf-8|cp65001|65001|unicode-2-0-utf-8|x-unicode20utf8|utf_?8.*"
)
_UTF_7 = re.compile(r"(?:x-|unicode-1-1-|unicode-2-0-)?utf-?7|cp65000|65000")
# What programs write where they do not know: any byte is a letter of these.
_WESTERN = re.compile(
    r"iso[-_]?8859[-_]\d{1,2}.*|latin[-_]?\d|l1|(?:windows-|cp)125\d|us-ascii|ascii|cp437|cp850|koi8-\w+"
)
# Python's own that are no character sets of mails, or slow.
_NO_CHARSETS = frozenset(
    ("idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem")
)
_LONGEST_NAME = 40
_HEAD = 4096
_SHIFTED = re.compile(rb"\x0e([^\x0e\x0f]*)\x0f?")
_DESIGNATED = re.compile(rb"\x1b\$[)*+][A-Z]")


def decoded(raw: bytes) -> str:
    """Decode bytes whose character set nobody told: as UTF-8, else as Chinese Windows has it."""
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("latin-1")


def in_charset(raw: bytes, charset: str) -> str:
    """Decode bytes by the character set that is told; where it is wrong or none, as `decoded` does."""
    if encoding := marked_encoding(raw):
        return raw.decode(encoding, "replace")
    charset = charset.strip("\"' \t").lower()[:_LONGEST_NAME]
    if _WIDE.fullmatch(charset):
        return _wide(raw, charset)
    if b"\0" in raw and (encoding := wide_encoding(raw)):
        return raw.decode(encoding, "replace")
    # What was re-encoded on its way kept the old name; a Chinese text is hardly ever also UTF-8.
    if not raw.isascii() and (text := _as_utf_8(raw)) is not None:
        return text
    if _ISO_2022_CN.fullmatch(charset) and raw.isascii():
        raw = _SHIFTED.sub(lambda found: found[1].translate(_HIGH), _DESIGNATED.sub(b"", raw))
    for encoding in _encodings(charset):
        try:
            text = raw.decode(encoding)
        except (UnicodeError, LookupError):
            continue
        if _WESTERN.fullmatch(charset) and not raw.isascii():
            chinese = decoded(raw)
            return chinese if is_usual(chinese) else text
        return text
    return decoded(raw)


def narrow(data: bytes) -> bytes:
    """Give a text that was saved in UTF-16 or UTF-32 in UTF-8, and with line breaks that are none but to
    an old Mac with usual ones; all else as it is.
    """
    encoding = marked_encoding(data)
    if encoding is None and b"\0" in data[:_LONGEST_NAME]:
        encoding = wide_encoding(data)
    if encoding is None or encoding == "utf-8-sig":
        is_of_mac = b"\r" in data[:_HEAD] and b"\n" not in data
        return data.replace(b"\r", b"\n") if is_of_mac else data
    return data.decode(encoding, "replace").encode("utf-8", "replace")


def _encodings(charset: str) -> tuple[str, ...]:
    if _HZ.fullmatch(charset):
        return ("hz", "gb18030")
    if _UTF_8.fullmatch(charset):
        return ("utf-8",)
    if _UTF_7.fullmatch(charset):
        return ("utf-7",)
    if _TAIWANESE.fullmatch(charset):
        return ("big5hkscs", "cp950")
    if _CHINESE.fullmatch(charset):
        return ("gb18030",)
    try:
        known = codecs.lookup(charset)
    except (LookupError, ValueError):
        return ()
    name = known.name.replace("-", "_")
    # Python has others under the same roof (base64, zip …), by which it decodes no text.
    return () if name in _NO_CHARSETS else (charset,)


def _wide(raw: bytes, charset: str) -> str:
    found = wide_encoding(raw)
    if found is None and b"\0" not in raw and "\0" not in (text := decoded(raw)) and is_usual(text):
        return text  # it is called so, and is not
    if found is None:
        width = "32" if "32" in charset or charset.endswith("4") else "16"
        found = f"utf-{width}-{'be' if charset.endswith('be') else 'le'}"
    return raw.decode(found, "replace")


def _as_utf_8(raw: bytes) -> str | None:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return text if is_usual(text) else None
