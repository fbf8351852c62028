"""How Word's characters look, as far as it changes what they say: struck, hidden, raised, in which font."""

from dataclasses import dataclass

from gwreport.officefiles.package import Package
from gwreport.officefiles.word.final_text import W
from gwreport.officefiles.xml_element import Element, child_of, children_of

_VAL = W + "val"
_OFF = ("0", "false", "off", "none")
_TOGGLES = ("strike", "vanish", "specVanish", "caps")
_SWITCHES = {W + name: name for name in (*_TOGGLES, "dstrike")}
_FONTS = (("ascii", "asciiTheme"), ("hAnsi", "hAnsiTheme"), ("eastAsia", "eastAsiaTheme"))
_ALIGN, _FONT, _STYLE = W + "vertAlign", W + "rFonts", W + "rStyle"
_LONGEST_CHAIN, _MOST_KNOWN = 30, 4096


@dataclass(frozen=True, slots=True)
class Look:
    """How a run looks; `position` is "superscript", "subscript" or "baseline".

    `fonts` are those of plain letters, of letters above them, and of Chinese characters.
    """

    struck: bool = False
    hidden: bool = False
    caps: bool = False
    position: str = ""
    fonts: tuple[str, str, str] = ("", "", "")


_Said = dict[str, str | bool]


class Styles:
    """The styles of a document, by which runs look as nothing in the run itself says.

    ECMA-376 part 1, 17.7.3: of strikes and hiding by style, each further level undoes the one
    below; what the run itself says counts alone.
    """

    def __init__(self, package: Package, part: str) -> None:
        self._own: dict[str, Element] = {}
        self._chains: dict[str, _Said] = {}
        self._known: dict[tuple[tuple[tuple[str, str | bool], ...], str, str], Look] = {}
        self._default: _Said = {}
        self._paragraph = self._table = ""
        root = package.parse(part)
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        self._default = {} if defaults is None else _said(defaults)
        for style in root.iter(W + "style"):
            name = str(style.get(W + "styleId", ""))
            self._own[name] = style
            if style.get(W + "default", "0") not in _OFF:
                if style.get(W + "type") == "paragraph":
                    self._paragraph = name
                elif style.get(W + "type") == "table":
                    self._table = name

    def look(self, properties: Element | None, paragraph: str = "", table: str = "") -> Look:
        """Say how a run with these properties looks in a paragraph and a table of these styles."""
        paragraph, table = paragraph or self._paragraph, table or self._table
        own: _Said = {} if properties is None else _said(properties)
        # A document's runs look in a few ways only; one with very many need not be remembered.
        key = (tuple(own.items()), paragraph, table)
        known = self._known.get(key)
        if known is None:
            known = self._looked(own, paragraph, table)
            if len(self._known) < _MOST_KNOWN:
                self._known[key] = known
        return known

    def _looked(self, own: _Said, paragraph: str, table: str) -> Look:
        levels = [
            self._chain(str(own.get("style", ""))),
            self._chain(paragraph),
            self._chain(table),
        ]

        def is_on(name: str) -> bool:
            if name in own:
                return bool(own[name])
            by_style = sum(bool(level.get(name)) for level in levels) % 2 == 1
            return by_style or bool(self._default.get(name))

        def first(name: str) -> str:
            return next(
                (str(one[name]) for one in (own, *levels, self._default) if name in one), ""
            )

        return Look(
            struck=is_on("strike") or bool(first("dstrike")),
            hidden=is_on("vanish"),
            caps=is_on("caps"),
            position=first("position"),
            fonts=(first("ascii"), first("hAnsi"), first("eastAsia")),
        )

    def _chain(self, style: str) -> _Said:
        """Give what a style and those it is based on say."""
        if style not in self._chains:
            said: _Said = {}
            name = style
            for _ in range(_LONGEST_CHAIN):
                if name not in self._own:
                    break
                properties = child_of(self._own[name], W + "rPr")
                said = said if properties is None else _said(properties) | said
                # Of a hundred styles a document uses a few.
                parent = child_of(self._own[name], W + "basedOn")
                name = "" if parent is None else str(parent.get(_VAL, ""))
            self._chains[style] = said
        return self._chains[style]


def _said(properties: Element) -> _Said:
    said: _Said = {}
    for child in children_of(properties):
        tag = str(child.tag)
        if tag in _SWITCHES:
            is_on = child.get(_VAL, "1") not in _OFF
            said[_SWITCHES[tag]] = is_on if tag != W + "dstrike" or is_on else ""
        elif tag == _ALIGN:
            said["position"] = str(child.get(_VAL, ""))
        elif tag == _STYLE:
            said["style"] = str(child.get(_VAL, ""))
        elif tag == _FONT:
            for kind, theme in _FONTS:
                if child.get(W + theme) is not None:
                    said[kind] = ""  # a theme's fonts draw letters
                elif child.get(W + kind) is not None:
                    said[kind] = str(child.get(W + kind))
    return said


def is_switched_on(properties: Element | None, *names: str) -> bool:
    """Say whether one of these switches stands in an element's own properties, and is on."""
    marks = (None if properties is None else properties.find(W + name) for name in names)
    return any(mark is not None and mark.get(_VAL, "1") not in _OFF for mark in marks)
