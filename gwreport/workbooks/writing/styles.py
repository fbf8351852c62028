"""The named styles of the unit workbook: what a cell looks like, and whether it can be filled in."""

from typing import Any

_BODY, _HEADING = "宋体", "黑体"
BODY_SIZE = 10.5
SMALL_SIZE = 9.0

# Without a scheme: else a sheet program puts its own theme's font in the place of ours.
DEFAULT_FONT: dict[str, Any] = {"font_name": _BODY, "font_size": 11, "font_scheme": "none"}

FILL_COLOUR = "#EAF3FB"
EMPTY_COLOUR = "#FFF2B8"
WRONG_COLOUR = "#F8C9BE"
GOOD_COLOUR = "#D5EBD0"
_GIVEN_COLOUR = "#F6F6F4"
_HEADER_COLOUR = "#DCE4EC"
_LINE_COLOUR = "#9AA5B1"

_GRID: dict[str, Any] = {"border": 1, "border_color": _LINE_COLOUR, "text_wrap": True}
_TEXT: dict[str, Any] = {"font_name": _BODY, "font_size": BODY_SIZE, "valign": "vcenter"}
_GIVEN: dict[str, Any] = {**_TEXT, **_GRID, "bg_color": _GIVEN_COLOUR}
# The built-in format of texts, so that whatever is typed stays as it was typed: a line that begins with
# -, = or + is no formula, 5.80% keeps its nought, 3-5 is no date. Figures are read out of the texts.
_AS_TYPED = 49
_FILL: dict[str, Any] = {
    **_TEXT,
    **_GRID,
    "bg_color": FILL_COLOUR,
    "locked": False,
    "num_format": _AS_TYPED,
}
_LABEL: dict[str, Any] = {
    **_TEXT,
    **_GRID,
    "font_name": _HEADING,
    "align": "center",
    "bg_color": _HEADER_COLOUR,
}

STYLES: dict[str, dict[str, Any]] = {
    "title": {"font_name": _HEADING, "font_size": 18, "align": "center", "valign": "vcenter"},
    "subtitle": {**_TEXT, "font_size": 12, "align": "center"},
    "unit": {**_TEXT, "align": "left", "text_wrap": True},
    "section": {"font_name": _HEADING, "font_size": 12, "valign": "vcenter", "align": "left"},
    "line": {**_TEXT, "text_wrap": True, "align": "left"},
    "fact": {**_GIVEN, "align": "left", "indent": 1},
    "header": _LABEL,
    "header-fill": {**_LABEL, "bg_color": "#C9DDF0"},
    "given": {**_GIVEN, "align": "left"},
    "given-part": {**_GIVEN, "align": "left", "indent": 2},
    "given-middle": {**_GIVEN, "align": "center"},
    "given-small": {**_GIVEN, "align": "left", "font_size": SMALL_SIZE},
    "fill": {**_FILL, "align": "left"},
    "fill-figure": {**_FILL, "align": "center"},
    "fill-choice": {**_FILL, "align": "center"},
    "token": {"font_name": "Consolas", "font_size": 8, "font_color": "#808080"},
    "number": {**_GIVEN, "align": "center"},
    "result": {**_GIVEN, "align": "center", "font_name": _HEADING},
    "plain": dict(_TEXT),
}
"""Properties of each style in the terms of XlsxWriter."""
