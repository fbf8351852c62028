"""Automatic list numbers of Word, which are not in the text of their paragraph."""

from collections import defaultdict
from collections.abc import Sequence

from gwreport.domain.texts.numerals import written_numeral
from gwreport.officefiles import limits
from gwreport.officefiles.document_budget import too_large
from gwreport.officefiles.package import Package
from gwreport.officefiles.word.final_text import W
from gwreport.officefiles.xml_element import Element

_VAL = W + "val"
_CHINESE = {
    "chineseCounting",
    "chineseCountingThousand",
    "ideographDigital",
    "japaneseCounting",
    "taiwaneseCounting",
    "taiwaneseCountingThousand",
}
_LEVELS = 9
_MOST_BASES = 20


class _Level:
    """How one level of a list counts and prints."""

    def __init__(self, element: Element) -> None:
        self.start = min(_whole_number(_value(element.find(W + "start"), "1"), 1), limits.NUMBER)
        self.format = _value(element.find(W + "numFmt"), "decimal")
        self.template = _value(element.find(W + "lvlText"), "")
        self.style = _value(element.find(W + "pStyle"), "")


class Numbering:
    """Counts the numbered paragraphs of one document in their order.

    Raises DocumentError (TOO_LARGE) for a list that prints more before its paragraphs than a line.
    """

    def __init__(self, package: Package, folder: str) -> None:
        self._lists: dict[str, dict[int, _Level]] = {}
        self._abstract_of: dict[str, str] = {}
        self._by_style: dict[str, tuple[str, int]] | None = None
        self._package, self._styles_part = package, f"{folder}/styles.xml"
        self._counts: dict[str, list[int]] = defaultdict(lambda: [-1] * _LEVELS)
        numbering = package.parse(f"{folder}/numbering.xml")
        if numbering is None:
            return
        self._read_lists(numbering)

    def _read_lists(self, numbering: Element) -> None:
        abstract: dict[str, dict[int, _Level]] = {}
        for one in numbering.iter(W + "abstractNum"):
            levels = {
                depth: _Level(level)
                for level in one.iter(W + "lvl")
                if (depth := _whole_number(str(level.get(W + "ilvl", "0")), _LEVELS)) < _LEVELS
            }
            if any(len(level.template) > limits.NUMBER_CHARACTERS for level in levels.values()):
                raise too_large(self._package.name, "limit-number", limits.NUMBER_CHARACTERS)
            abstract[str(one.get(W + "abstractNumId", ""))] = levels
        for one in numbering.iter(W + "num"):
            number = str(one.get(W + "numId", ""))
            used = _value(one.find(W + "abstractNumId"), "")
            self._lists[number] = abstract.get(used, {})
            # Lists of the same definition go on counting, unless one starts anew.
            restarts = one.find(W + "lvlOverride") is not None
            self._abstract_of[number] = f"own {number}" if restarts else used

    def label(self, properties: Element | None) -> str:
        """Count a paragraph of these properties, and give the number printed before its text, "" if it has none."""
        if not self._lists or properties is None:
            return ""
        used = _number_of(properties)
        if used is None:
            used = self._number_by_style(_value(properties.find(W + "pStyle"), ""))
        if used is None or used[1] not in self._lists.get(used[0], {}):
            return ""
        number, depth = used
        levels = self._lists[number]
        counts = self._counts[self._abstract_of[number]]
        counts[depth] = levels[depth].start if counts[depth] < 0 else counts[depth] + 1
        counts[depth + 1 :] = [-1] * (_LEVELS - depth - 1)
        if levels[depth].format in ("bullet", "none"):
            return ""
        text = levels[depth].template
        for above in range(depth + 1):
            if above in levels:
                shown = counts[above] if counts[above] >= 0 else levels[above].start
                text = text.replace(f"%{above + 1}", _printed(shown, levels[above].format))
        return text

    def _number_by_style(self, style: str) -> tuple[str, int] | None:
        if not style:
            return None
        if self._by_style is None:
            # Many documents never come here; their styles need not be read.
            self._by_style = self._read_styles()
        return self._by_style.get(style)

    def _read_styles(self) -> dict[str, tuple[str, int]]:
        """Give the list and level of each style that has them, from itself or what it is based on."""
        own: dict[str, Element | None] = {}
        bases: dict[str, str] = {}
        styles = self._package.parse(self._styles_part)
        for one in () if styles is None else styles.iter(W + "style"):
            name = str(one.get(W + "styleId", ""))
            own[name] = one.find(W + "pPr")
            bases[name] = _value(one.find(W + "basedOn"), "")
        found: dict[str, tuple[str, int]] = {}
        for style in own:
            name, below = style, list[str]()
            for _ in range(_MOST_BASES):
                below.append(name)
                used = _number_of(own.get(name))
                if used:
                    found[style] = (used[0], self._level_of(used, below))
                if used or not (name := bases.get(name, "")):
                    break
        return found

    def _level_of(self, used: tuple[str, int], styles: Sequence[str]) -> int:
        # A level of the list may name the style that it is for, which then need not name the level.
        levels = self._lists.get(used[0], {})
        named = {level.style: depth for depth, level in levels.items() if level.style}
        return next((named[one] for one in styles if one in named), used[1])


def _number_of(properties: Element | None) -> tuple[str, int] | None:
    used = None if properties is None else properties.find(W + "numPr")
    if used is None:
        return None
    depth = _value(used.find(W + "ilvl"), "0")
    number = _value(used.find(W + "numId"), "")
    level = _whole_number(depth, _LEVELS)
    return (number, level) if number and level < _LEVELS else None


def _value(element: Element | None, default: str) -> str:
    return default if element is None else str(element.get(_VAL, default))


def _whole_number(text: str, default: int) -> int:
    # Attributes are what their writer wrote: words, minus signs, thousands of digits.
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else default


def _printed(number: int, form: str) -> str:
    if form in _CHINESE:
        return written_numeral(number)
    if form == "decimalEnclosedCircle" and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if form in ("upperLetter", "lowerLetter") and 1 <= number <= 26:
        return chr((65 if form == "upperLetter" else 97) + number - 1)
    return str(number)
