"""The words of a Word paragraph as they are seen, and what of it is struck, hidden, deleted or odd."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from gwreport.domain.findings.code import Code
from gwreport.domain.findings.codes.opening import OpeningCode
from gwreport.domain.findings.place import Place
from gwreport.officefiles.shown.raised_text import raised_shown
from gwreport.officefiles.shown.symbol_fonts import (
    UNKNOWN_SIGN,
    is_private_sign,
    is_symbol_font,
    sign_shown,
)
from gwreport.officefiles.word.fields import FIELD_MARK, FIELD_TYPE, field_shown
from gwreport.officefiles.word.final_text import IN_BOX, PLACEHOLDER, READ, W
from gwreport.officefiles.word.math import M, math_shown
from gwreport.officefiles.word.remarks import Remarks
from gwreport.officefiles.word.styles import Look, Styles
from gwreport.officefiles.xml_element import Element, children_of, first_of

_RUN, _TEXT, _DELETED_TEXT = W + "r", W + "t", W + "delText"
_PROPERTIES = W + "rPr"
_MARKS = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
}
_SYMBOL, _INSTRUCTION, _RUBY = W + "sym", (W + "instrText", W + "delInstrText"), W + "ruby"
_STATES = {
    W + "ins": OpeningCode.INSERTED_TEXT,
    W + "moveTo": OpeningCode.INSERTED_TEXT,
    W + "del": OpeningCode.DELETED_TEXT,
    W + "moveFrom": OpeningCode.DELETED_TEXT,
}
_COMMENT_MARKS = (W + "commentRangeStart", W + "commentRangeEnd", W + "commentReference")
_NOTES = (W + "footnoteReference", W + "endnoteReference")
_ATTACHED = (W + "drawing", W + "pict", W + "object")
_MATH = (M + "oMath", M + "oMathPara")
_WITHOUT_WORDS = frozenset(
    W + tag
    for tag in ("pPr", "rPr", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr", "fldData", "rubyPr")
)
# Shown, and only told of.
_SHOWN = (None, OpeningCode.INSERTED_TEXT)
_PINYIN = re.compile(r"[\sa-zA-Zà-ɏ\u0300-\u036f\u3100-\u312f'·˙ˉˊˇˋ]*")
_CODE = re.compile("[0-9A-Fa-f]{2,4}")
_LONGEST_ANCHOR = 30
_MOST_OPEN = 50
# Each word is offered to all fields that it stands in; nobody writes them so deep.
_DEEPEST_FIELD = 20


@dataclass(slots=True, eq=False)
class Anchor:
    """Where a comment or a note hangs, and the words that a comment hangs on."""

    place: Place
    words: str = ""


@dataclass(slots=True)
class _Piece:
    """Words of the same position, as they came."""

    position: str
    words: list[str]

    @property
    def text(self) -> str:
        return "".join(self.words)


@dataclass(slots=True, eq=False)
class _Field:
    instruction: list[str] = field(default_factory=list[str])
    data: Element | None = None
    in_result: bool = False
    has_result: bool = False
    is_filled: bool = False


class RunReader:
    """Reads paragraphs, one after the other in the order of the document.

    `anchors` gives where each comment and note hangs, by kind and number; `attached` is called with
    every drawing, picture and object.
    """

    def __init__(
        self, styles: Styles, remarks: Remarks, attached: Callable[[Element], None]
    ) -> None:
        self.anchors: dict[tuple[str, str], Anchor] = {}
        # Whole rows and cells are deleted or inserted too.
        self.state: Code | None = None
        self.table_style = ""
        self._styles, self._remarks, self._attached = styles, remarks, attached
        self._paragraph_style = ""
        self._pieces: list[_Piece] = []
        self._fields: list[_Field] = []
        self._too_deep = 0
        self._commented: list[Anchor] = []
        self._waiting: list[str] = []

    def text(self, paragraph: Element, style: str) -> str:
        """Give the words of a paragraph as they are seen; all else goes to the remarks."""
        self._paragraph_style = style
        self._pieces = []
        if self._waiting:
            self._place_waiting()
        if paragraph.get(IN_BOX):
            self._in_box(paragraph)
        else:
            self._walk(paragraph, self.state)
        return self._joined()

    def mark(self, element: Element) -> None:
        """Take a mark that stands between paragraphs, rows or cells: those of comments."""
        if element.tag == _COMMENT_MARKS[0]:
            self._waiting.append(str(element.get(W + "id", "")))
        elif element.tag in _COMMENT_MARKS:
            self._comment_mark(element)

    def _in_box(self, paragraph: Element) -> None:
        self._walk(paragraph, self.state)
        words = "".join(piece.text for piece in self._pieces)
        if words.strip():
            self._remarks.add(OpeningCode.TEXT_BOX_READ, words)
            self._remarks.part_pieces()

    def _joined(self) -> str:
        """Put the pieces together; what is raised throughout is raised above nothing."""
        if len(self._pieces) == 1 and not self._pieces[0].position:
            return self._pieces[0].text
        if not any(piece.position for piece in self._pieces):
            return "".join(piece.text for piece in self._pieces)
        is_mixed = any(not piece.position and piece.text.strip() for piece in self._pieces)
        joined: list[str] = []
        for piece in self._pieces:
            words, position = piece.text, piece.position
            if position and is_mixed:
                shown, is_doubtful = raised_shown(words, position)
                if is_doubtful:
                    self._remarks.add(OpeningCode.RAISED_TEXT, words.strip())
                    self._remarks.part_pieces()
                joined.append(shown)
            else:
                joined.append(words)
        return "".join(joined)

    def _walk(self, parent: Element, state: Code | None) -> None:
        for child in children_of(parent):
            tag = str(child.tag)
            if tag == _RUN:
                self._run(child, state)
            elif tag in _STATES:
                self._walk(child, _stronger(state, _STATES[tag]))
            elif tag in _MATH:
                self._math(child, state)
            elif tag == W + "fldSimple":
                self._simple_field(child, state)
            elif tag in _COMMENT_MARKS:
                self._comment_mark(child)
            elif tag not in _WITHOUT_WORDS:
                if tag == W + "hyperlink":
                    self._attached(child)
                # Links, controls, smart tags, directions, and whatever else may hold runs.
                self._walk(child, state)

    def _run(self, run: Element, state: Code | None) -> None:
        children = children_of(run)
        properties = first_of(children, _PROPERTIES)
        look = self._styles.look(properties, self._paragraph_style, self.table_style)
        if state is not OpeningCode.DELETED_TEXT:
            if look.hidden:
                state = OpeningCode.HIDDEN_TEXT
            elif look.struck:
                state = OpeningCode.STRUCK_TEXT
            elif run.get(PLACEHOLDER):
                state = OpeningCode.PLACEHOLDER_LEFT_OUT
        self._parts_of_run(children, look, state)

    def _parts_of_run(self, parts: Sequence[Element], look: Look, state: Code | None) -> None:
        for child in parts:
            tag = str(child.tag)
            if tag in (_TEXT, _DELETED_TEXT):
                child.set(READ, "1")
                self._say(self._as_drawn(child.text or "", look), state, look.position)
            elif tag in _MARKS:
                self._say(_MARKS[tag], state)
            elif tag == _SYMBOL:
                self._symbol(child, state, look.position)
            elif tag == FIELD_MARK:
                self._field_mark(child, state)
            elif tag in _INSTRUCTION:
                self._instruct(child.text or "")
            elif tag == _RUBY:
                self._ruby(child, state)
            elif tag in _NOTES:
                self._note(child)
            elif tag in _COMMENT_MARKS:
                self._comment_mark(child)
            elif tag in _ATTACHED:
                self._attach(child, state)
            elif tag == _RUN:
                self._run(child, state)
            elif tag not in _WITHOUT_WORDS and len(child):
                self._parts_of_run(children_of(child), look, state)

    def _say(self, words: str, state: Code | None, position: str = "") -> None:
        if not words:
            return
        asking = (
            next((one for one in reversed(self._fields) if not one.in_result), None)
            if self._fields
            else None
        )
        if asking is not None:
            # The result of a field within a field's instruction is a part of that.
            if state in _SHOWN:
                asking.instruction.append(words)
                for one in self._fields[self._fields.index(asking) + 1 :]:
                    one.is_filled = True
            return
        for one in self._fields:
            one.is_filled = True
        if state in _SHOWN:
            position = "" if position == "baseline" else position
            if self._pieces and self._pieces[-1].position == position:
                self._pieces[-1].words.append(words)
            else:
                self._pieces.append(_Piece(position, [words]))
            for anchor in self._commented:
                if len(anchor.words) < _LONGEST_ANCHOR:
                    anchor.words += words
        if state:
            self._remarks.add(state, words)
        else:
            self._remarks.part_pieces()

    def _as_drawn(self, words: str, look: Look) -> str:
        if look.caps:
            words = words.upper()
        if not _has_symbol_font(look.fonts):
            return words
        return "".join(self._sign(mark, look.fonts) for mark in words)

    def _sign(self, mark: str, fonts: tuple[str, str, str]) -> str:
        code = ord(mark)
        if is_private_sign(mark):
            font = next((one for one in fonts if is_symbol_font(one)), "")
        else:
            font = fonts[0] if code < 0x80 else fonts[1] if code <= 0xFF else ""
        return mark if not font else self._known_sign(font, mark)

    def _known_sign(self, font: str, mark: str) -> str:
        sign = sign_shown(font, mark)
        return self._unknown_sign(font, f"{ord(mark):04X}") if sign is None else sign

    def _unknown_sign(self, font: str, code: str) -> str:
        self._remarks.add(OpeningCode.SIGN_UNKNOWN, f"U+{code}", font=font)
        self._remarks.part_pieces()
        return UNKNOWN_SIGN

    def _symbol(self, element: Element, state: Code | None, position: str) -> None:
        font, code = str(element.get(W + "font", "")), str(element.get(W + "char", ""))
        if _CODE.fullmatch(code) and not "D800" <= code.upper().zfill(4) <= "DFFF":
            sign = self._known_sign(font, chr(int(code, 16)))
        else:
            sign = self._unknown_sign(font, code[:8])
        self._say(sign, state, position)

    def _field_mark(self, mark: Element, state: Code | None) -> None:
        kind = mark.get(FIELD_TYPE)
        if kind == "begin" and len(self._fields) >= _DEEPEST_FIELD:
            self._too_deep += 1
        elif self._too_deep:
            self._too_deep -= kind == "end"
        elif kind == "begin":
            self._fields.append(_Field(data=mark.find(W + "ffData")))
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = self._fields[-1].has_result = True
        elif kind == "end" and self._fields:
            self._end_field(self._fields.pop(), state)

    def _simple_field(self, element: Element, state: Code | None) -> None:
        opened = _Field([str(element.get(W + "instr", ""))], in_result=True, has_result=True)
        self._fields.append(opened)
        self._walk(element, state)
        self._fields.remove(opened)
        self._end_field(opened, state)

    def _end_field(self, ended: _Field, state: Code | None) -> None:
        if ended.is_filled:
            return
        instruction = "".join(ended.instruction)
        shown = field_shown(instruction, ended.data, has_result=ended.has_result)
        if shown is not None:
            self._say(shown, state)
        elif not any(not one.in_result for one in self._fields):
            self._remarks.add(OpeningCode.FIELD_UNREAD, instruction.strip())
            self._remarks.part_pieces()

    def _instruct(self, words: str) -> None:
        if self._fields and not self._fields[-1].in_result:
            self._fields[-1].instruction.append(words)

    def _ruby(self, ruby: Element, state: Code | None) -> None:
        above = "".join(
            text.text or "" for one in ruby.iterfind(W + "rt") for text in one.iter(_TEXT)
        )
        for text in (text for one in ruby.iterfind(W + "rt") for text in one.iter(_TEXT)):
            text.set(READ, "1")
        for base in ruby.iterfind(W + "rubyBase"):
            self._walk(base, state)
        if not _PINYIN.fullmatch(above):
            self._remarks.add(OpeningCode.RUBY_LEFT_OUT, above)
            self._remarks.part_pieces()

    def _math(self, formula: Element, state: Code | None) -> None:
        for text in formula.iter(_TEXT):
            text.set(READ, "1")
        self._say(math_shown(formula), state)

    def _note(self, reference: Element) -> None:
        kind = "footnote" if reference.tag == _NOTES[0] else "endnote"
        number = str(reference.get(W + "id", ""))
        self.anchors.setdefault((kind, number), Anchor(self._remarks.place))

    def _attach(self, element: Element, state: Code | None) -> None:
        if any(len(box) for box in element.iter(W + "txbxContent")):
            # A box that was not lifted out stands in words that are deleted.
            self._walk(element, state)
        elif state in _SHOWN:
            self._attached(element)

    def _place_waiting(self) -> None:
        for number in self._waiting:
            self._begin_comment(number)
        self._waiting.clear()

    def _begin_comment(self, number: str) -> None:
        anchor = self.anchors.setdefault(("comment", number), Anchor(self._remarks.place))
        if len(self._commented) < _MOST_OPEN:
            self._commented.append(anchor)

    def _comment_mark(self, element: Element) -> None:
        number = str(element.get(W + "id", ""))
        if element.tag == _COMMENT_MARKS[0]:
            self._begin_comment(number)
        elif element.tag == _COMMENT_MARKS[1]:
            ended = self.anchors.get(("comment", number))
            self._commented = [one for one in self._commented if one is not ended]
        else:
            self.anchors.setdefault(("comment", number), Anchor(self._remarks.place))


def _stronger(state: Code | None, other: Code) -> Code:
    return state if state is OpeningCode.DELETED_TEXT else other


# A document's runs are set in a few fonts.
@lru_cache(maxsize=256)
def _has_symbol_font(fonts: tuple[str, str, str]) -> bool:
    return any(map(is_symbol_font, fonts))
