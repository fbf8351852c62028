"""A cell's text out of its runs: what of it is struck out, red, raised, or set in a symbol font."""

from typing import NamedTuple

from gwreport.officefiles.shown.raised_text import raised_shown
from gwreport.officefiles.shown.symbol_fonts import draws_signs, is_symbol_font, text_shown
from gwreport.officefiles.xlsx.colours import WHITE, colour_name, is_red, is_unseen_on
from gwreport.officefiles.xlsx.container import too_large
from gwreport.officefiles.xlsx.parts import plain_text
from gwreport.officefiles.xlsx.styles import PLAIN_LOOK, SYMBOL_CHARSET, CellLook

TEXT_LIMIT = 1_000_000


class ShownText(NamedTuple):
    """A text as it is shown, beside `raw`, the text as it is stored.

    `standing` is what is not struck out, None when nothing is; `red` what is red and not struck out;
    `fonts` are the symbol fonts of its parts, `unknown` those of them in which a sign is not known;
    `unsure` says that a raised part has no characters of its own; `faint` is what is written in the
    colour of what lies behind it.
    """

    text: str
    raw: str
    standing: str | None = None
    red: str = ""
    fonts: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    unsure: bool = False
    faint: str = ""


class _Run(NamedTuple):
    words: list[str]  # as the parser gives them
    is_own: bool  # looks as it says itself, not as its cell does
    struck: bool
    is_red: bool
    colour: str
    position: str
    font: str | None  # None for that of the cell, "" for one of letters

    @property
    def text(self) -> str:
        return plain_text("".join(self.words))


def shown_in(font: str, words: str) -> tuple[str, bool]:
    """Give words as a font that draws signs shows them, and whether all of its signs are known.

    `font` is "" for a font of letters. A font of signs that nobody knows leaves the words as they
    are stored.
    """
    if not font or not words.strip():
        return words, True
    if is_symbol_font(font):
        shown, unknown = text_shown(font, words)
        return shown, not unknown
    return words, not any("!" <= mark <= "ÿ" or "\uf000" <= mark <= "\uf0ff" for mark in words)


def show_plain(words: str, cell: CellLook = PLAIN_LOOK) -> ShownText:
    """Give a text that looks as its cell does."""
    if cell is PLAIN_LOOK:
        return ShownText(words, words)
    shown, known = shown_in(cell.font, words)
    fonts = (cell.font,) if cell.font else ()
    return ShownText(
        shown,
        words,
        "" if cell.struck and shown else None,
        shown if cell.red else "",
        fonts,
        () if known else fonts,
        faint=shown if cell.faint else "",
    )


class RichText:
    """Gathers one text out of its runs, apart from those that only say how it is pronounced."""

    __slots__ = ("_charset", "_colour", "_is_own", "_is_red", "_name", "_phonetic", "_position", "_runs", "_struck", "_styled", "_taking", "length")  # fmt: skip

    def __init__(self) -> None:
        self._runs: list[_Run] = []
        self._taking = self._phonetic = False
        self.length = 0
        self._begin_run()

    def _begin_run(self) -> None:
        self._is_own = self._struck = self._is_red = self._styled = False
        self._position = self._name = self._charset = self._colour = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take the start of an element inside the text."""
        match name:
            case "t":
                self._taking = not self._phonetic
                if self._taking:
                    self._runs.append(self._run())
            case "r":
                self._begin_run()
            case "rPr":
                self._is_own = True
            case "strike":
                self._struck = attributes.get("val", "1") in ("1", "true")
            case "color":
                self._is_red, self._colour = is_red(attributes), colour_name(attributes)
            case "rFont":
                self._name, self._styled = attributes.get("val", ""), True
            case "charset":
                self._charset = attributes.get("val", "")
            case "vertAlign":
                self._position = attributes.get("val", "")
            case "rPh":
                self._phonetic = True
            case _:
                pass

    def end(self, name: str) -> None:
        """Take the end of an element inside the text."""
        if name == "t":
            self._taking = False
        elif name == "rPh":
            self._phonetic = False
        elif name == "r":
            self._begin_run()

    def words(self, text: str) -> None:
        """Take characters.

        Raises UnreadableFileError past the limit of one text.
        """
        if not self._taking:
            return
        self.length += len(text)
        if self.length > TEXT_LIMIT:
            raise too_large("limit-text", TEXT_LIMIT)
        self._runs[-1].words.append(text)

    def _run(self) -> _Run:
        is_of_signs = draws_signs(self._name) or self._charset == SYMBOL_CHARSET
        font = (self._name if is_of_signs else "") if self._styled else None
        return _Run(
            [], self._is_own, self._struck, self._is_red, self._colour, self._position, font
        )

    @property
    def is_bare(self) -> bool:
        """Whether no run says anything of its looks."""
        return self.is_plain and all(one.font is None for one in self._runs)

    @property
    def is_plain(self) -> bool:
        """Whether it is shown as it is stored, unless the cell's font draws signs."""
        return not any(
            one.struck or one.is_red or one.position or one.font or is_unseen_on(one.colour, WHITE)
            for one in self._runs
        )

    @property
    def text(self) -> str:
        """All its words as they are stored."""
        return plain_text("".join(["".join(one.words) for one in self._runs]))

    def shown(self, cell: CellLook, ground: str = WHITE) -> ShownText:
        """Give it as it is shown in a cell of that look; `ground` is the colour behind the words."""
        pieces: list[str] = []
        fonts: dict[str, bool] = {}
        # What stands raised throughout is raised above nothing.
        is_mixed = len({one.position for one in self._runs if one.text.strip()}) > 1
        unsure = False
        for one in self._runs:
            own = cell.font if one.font is None else one.font
            words, known = shown_in(own, one.text)
            if own:
                fonts[own] = fonts.get(own, True) and known
            if is_mixed and one.position:
                words, odd = raised_shown(words, one.position)
                unsure = unsure or odd
            pieces.append(words)
        runs = [
            (
                words,
                one.struck if one.is_own else cell.struck,
                one.is_red if one.is_own else cell.red,
            )
            for one, words in zip(self._runs, pieces, strict=True)
        ]
        faint = [
            words
            for one, words in zip(self._runs, pieces, strict=True)
            if (is_unseen_on(one.colour, ground) if one.is_own else cell.faint)
        ]
        left = [words for words, struck, _ in runs if not struck or not words.strip()]
        red = [words for words, struck, is_red in runs if is_red and not struck]
        return ShownText(
            "".join(pieces),
            self.text,
            None if len(left) == len(runs) else "".join(left),
            "".join(red),
            tuple(fonts),
            tuple(name for name, known in fonts.items() if not known),
            unsure,
            "".join(faint),
        )
