"""The words of a Rich Text that is the letter of a mail: its lines as text, without any form.

Of a page that Outlook packed into it ([MS-OXRTFEX]) the text is taken, not the page's own marks.
"""

import re
from dataclasses import dataclass, replace

from gwreport.errors import DocumentError
from gwreport.officefiles.rtf.bounds import RtfBounds
from gwreport.officefiles.rtf.groups import TOKEN

# What is no text of the letter.
_ASIDE = frozenset(
    b"fonttbl colortbl stylesheet info pict object fldinst listtable listoverridetable revtbl rsidtbl "
    b"generator filetbl header headerl headerr headerf footer footerl footerr footerf themedata "
    b"xmlnstbl htmltag mhtmltag objdata datafield bkmkstart bkmkend pntext latentstyles".split()
)
_SIGNS = {
    **dict.fromkeys((b"par", b"line", b"row", b"sect", b"page"), "\n"),
    **dict.fromkeys((b"tab", b"cell", b"nestcell"), "\t"),
    **{b"emdash": "—", b"endash": "–", b"bullet": "•", b"lquote": "‘", b"rquote": "’"},
    **{b"ldblquote": "“", b"rdblquote": "”", b"emspace": " ", b"enspace": " ", b"qmspace": " "},
}
_ESCAPED = {
    b"\\\\": "\\",
    b"\\{": "{",
    b"\\}": "}",
    b"\\~": " ",
    b"\\_": "-",
    b"\\\n": "\n",
    b"\\\r": "\n",
}
_PIECE = re.compile(rb"\\'([0-9a-fA-F]{2})|[^\\\r\n\0]+")
# The character sets of fonts that office programs write, [MS-RTF] \fcharset.
_FONT_SETS = {128: "cp932", 129: "cp949", 134: "gb18030", 136: "cp950", 2: "latin-1"}
_CODE_PAGES = {936: "gb18030", 950: "cp950", 932: "cp932", 949: "cp949", 65001: "utf-8"}


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside a group."""

    is_aside: bool = False
    is_hidden: bool = False
    font: int = -1
    skipped: int = 1  # characters behind a \\u that stand for it where nobody knows it


class _Reader:
    def __init__(self) -> None:
        self.text: list[str] = []
        self.bytes = b""
        self.usual = "gb18030"
        self.fonts: dict[int, str] = {}
        self.font_named = -1
        self.to_skip = 0
        self.is_page_mark = False  # between \\htmlrtf and \\htmlrtf0

    def flush(self, state: _State) -> None:
        if self.bytes:
            encoding = self.fonts.get(state.font, self.usual)
            self.say(self.bytes.decode(encoding, "replace"), state)
            self.bytes = b""

    def say(self, words: str, state: _State) -> None:
        is_break = words == "\n"
        if not state.is_aside and not state.is_hidden and (is_break or not self.is_page_mark):
            self.text.append(words)

    def take_text(self, raw: bytes) -> None:
        for found in _PIECE.finditer(raw):
            piece = found[0] if found[1] is None else bytes((int(found[1], 16),))
            cut = min(self.to_skip, len(piece))
            self.to_skip -= cut
            self.bytes += piece[cut:]

    def take_word(self, word: bytes, number: int | None, state: _State) -> _State:
        if word == b"u" and number is not None:
            # Two halves of a character beyond the first plane come one after the other.
            self.flush(state)
            self.say(chr(number & 0xFFFF), state)
            self.to_skip = state.skipped
            return state
        self.flush(state)
        if word in _SIGNS:
            self.say(_SIGNS[word], state)
        elif word == b"uc":
            return replace(state, skipped=min(max(number or 0, 0), 16))
        elif word in _ASIDE:
            return replace(state, is_aside=True)
        elif word == b"v":
            return replace(state, is_hidden=number != 0)
        elif word == b"plain":
            return replace(state, is_hidden=False)
        elif word == b"htmlrtf":
            self.is_page_mark = number != 0
        elif word == b"ansicpg" and number is not None:
            self.usual = _code_page(number)
        elif word == b"fcharset" and number in _FONT_SETS:
            self.fonts[self.font_named] = _FONT_SETS[number]
        elif word == b"f" and number is not None:
            self.font_named = number
            return replace(state, font=number)
        return state


def rich_words(data: bytes) -> str:
    """Give the words of a Rich Text, as far as they can be read; "" for what passes every bound."""
    reader, states, state = _Reader(), list[_State](), _State()
    bounds = RtfBounds("")
    position, is_first = 0, False
    try:
        while found := TOKEN.match(data, position):
            position = found.end()
            bounds.token(len(states))
            if found["open"]:
                reader.flush(state)
                states.append(state)
                is_first = True
                continue
            if found["close"]:
                reader.flush(state)
                state = states.pop() if states else state
                reader.to_skip = 0
            elif found["size"] is not None:
                position += int(found["size"])
            elif (word := found["word"]) is not None:
                digits = found["number"].strip(b"-")
                number = int(found["number"]) if digits else None
                state = reader.take_word(word, number, state)
            elif found["text"]:
                reader.take_text(found["text"])
            elif found[0] == b"\\*" and is_first:
                # Of a program that is to pass over it where it does not know it.
                state = replace(state, is_aside=True)
            elif found[0] in _ESCAPED:
                reader.flush(state)
                reader.say(_ESCAPED[found[0]], state)
            is_first = False
    except DocumentError:
        pass  # what was read so far is given
    reader.flush(state)
    joined = "".join(reader.text)
    return joined.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _code_page(number: int) -> str:
    if number in _CODE_PAGES:
        return _CODE_PAGES[number]
    return f"cp{number}" if 1250 <= number <= 1258 else "gb18030"
