"""Which characters of a PDF's page its reader takes for the text, and what the others are."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from functools import lru_cache
from statistics import median
from typing import Any, cast

from gwreport.domain.findings.codes.opening import OpeningCode
from gwreport.officefiles.pdf.budget import current
from gwreport.officefiles.pdf.device import LAYER_OFF, NO_INK, WATERMARK
from gwreport.officefiles.pdf.overlaps import Look, Run, overlapping, runs_of
from gwreport.officefiles.pdf.remarks import PdfRemarks
from gwreport.officefiles.shown.symbol_fonts import (
    UNKNOWN_SIGN,
    is_private_sign,
    is_symbol_font,
    sign_shown,
)

_UNMAPPED = "(cid:"
# Slant of a character, as height gained for each step forward; a hand's tremble is less.
_SLANTED, _UPRIGHT_TURN = 0.03, 20
_LIGHT, _WHITE, _DARK = 0.6, 0.97, 0.6
_HUGE, _TILED = 2.0, 3
# In heights of a character: where a line strikes it, and by how much it may reach beyond the words.
_STRUCK_FROM, _STRUCK_TO, _BEYOND = 0.3, 0.72, 0.7
_THIN = 1.6
_MOST_LINES = 3_000
_STEP, _MOST_ALIKE = 6, 100


def seen_characters(page: Any, remarks: PdfRemarks) -> list[Any]:
    """Give the characters that make the text of a page, each as its reader sees it.

    Left out, and told by the remarks: what lies outside the page, in layers that are off, in
    watermarks, slanted, white on white, struck through, or drawn twice.
    """
    chars = _inside(page, remarks)
    chars = _inked(chars, remarks)
    chars = _upright(chars, remarks)
    chars = _not_white(page, chars, remarks)
    chars = _not_struck(page, chars, remarks)
    chars = _once(chars)
    chars = _without_watermarks(chars, remarks)
    return _with_known_signs(chars, remarks)


def _words(chars: Iterable[Any]) -> list[tuple[float, str]]:
    """Put characters that stand side by side together, whatever their looks, each with its height."""
    pieces: list[tuple[float, str]] = []
    before: Any = None
    for char in chars:
        gap = char["x0"] - before["x1"] if before is not None else 0.0
        size = max(char["size"], 1.0)
        if (
            before is not None
            and abs(_middle(before) - _middle(char)) < 0.4 * size
            and -0.5 * size <= gap < 1.5 * size
        ):
            pieces[-1] = (pieces[-1][0], pieces[-1][1] + char["text"])
        else:
            pieces.append((_middle(char), char["text"]))
        before = char
    return pieces


def _middle(char: Any) -> float:
    return float(char["top"] + char["bottom"]) / 2


def _inside(page: Any, remarks: PdfRemarks) -> list[Any]:
    x0, top, x1, bottom = page.cropbox
    inside: list[Any] = []
    outside: list[Any] = []
    for char in page.chars:
        x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
        (inside if x0 <= x <= x1 and top <= y <= bottom else outside).append(char)
    remarks.left_out(OpeningCode.HIDDEN_TEXT, _words(outside))
    return inside


def _inked(chars: list[Any], remarks: PdfRemarks) -> list[Any]:
    seen = [char for char in chars if not char.get("tag")]
    unseen = [char for char in chars if char.get("tag") == NO_INK]
    remarks.left_out(
        OpeningCode.HIDDEN_TEXT, _words(char for char in chars if char.get("tag") == LAYER_OFF)
    )
    marks = _words(char for char in chars if char.get("tag") == WATERMARK)
    remarks.watermark(words for _, words in marks)
    if not unseen:
        return seen
    if sum(bool(char["text"].strip()) for char in unseen) > len(seen):
        # The words of a scanned page, as a program recognised them behind its picture.
        remarks.recognised.append(remarks.page)
        return [*seen, *unseen]
    remarks.left_out(OpeningCode.HIDDEN_TEXT, _words(unseen))
    return seen


def _upright(chars: list[Any], remarks: PdfRemarks) -> list[Any]:
    upright: list[Any] = []
    turned: list[Any] = []
    slanted: list[Any] = []
    for char in chars:
        a, b, _, d, *_ = char["matrix"]
        if a > 0 and d * a > 0 and abs(b) <= _SLANTED * a:
            upright.append(char)
        elif abs(b) >= _UPRIGHT_TURN * abs(a) or abs(a) >= _UPRIGHT_TURN * abs(b):
            turned.append(char)
        else:
            slanted.append(char)
    remarks.watermark(words for _, words in _slanted_words(slanted))
    remarks.left_out(OpeningCode.TURNED_LEFT_OUT, _slanted_words(turned))
    return upright


def _slanted_words(chars: Sequence[Any]) -> list[tuple[float, str]]:
    """Put slanted characters together in the order in which they are drawn."""
    words: list[tuple[float, str]] = []
    before: Any = None
    for char in chars:
        if before is not None and _is_next(before, char):
            words[-1] = (words[-1][0], words[-1][1] + char["text"])
        else:
            words.append((_middle(char), char["text"]))
        before = char
    return words


def _is_next(before: Any, char: Any) -> bool:
    """Say whether a character stands where its word goes on, in the direction in which it is drawn."""
    a, b, *_ = before["matrix"]
    length = math.hypot(a, b) or 1.0
    size = max(char["size"], 1.0)
    x = (char["x0"] + char["x1"] - before["x0"] - before["x1"]) / 2
    y = (before["top"] + before["bottom"] - char["top"] - char["bottom"]) / 2
    along, beside = (x * a + y * b) / length, (y * a - x * b) / length
    return 0 < along < 2 * size and abs(beside) < 0.3 * size


def _not_white(page: Any, chars: list[Any], remarks: PdfRemarks) -> list[Any]:
    white = [char for char in chars if lightness(char) >= _WHITE and char["text"].strip()]
    if not white or page.images:
        return chars
    grounds = [
        one for one in (*page.rects, *page.curves) if one.get("fill") and lightness(one) < _WHITE
    ]
    grounds = [one for one in grounds if one["height"] * one["width"] > 20][:_MOST_LINES]
    # The largest cover most, and are found first.
    grounds.sort(key=lambda one: one["height"] * one["width"], reverse=True)
    current().take("steps", len(white) * len(grounds))
    unseen = {id(char) for char in white if not any(_covers(one, char) for one in grounds)}
    remarks.left_out(OpeningCode.HIDDEN_TEXT, _words(char for char in chars if id(char) in unseen))
    return [char for char in chars if id(char) not in unseen]


def _covers(area: Any, char: Any) -> bool:
    x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
    return area["x0"] <= x <= area["x1"] and area["top"] <= y <= area["bottom"]


def lightness(drawn: Any) -> float:
    """Say how light what was drawn is, 0 for black and for what is not known, 1 for white."""
    colour: Any = drawn.get("non_stroking_color")
    try:
        return _lightness(colour)
    except TypeError:
        # Some colours hold objects that cannot be remembered.
        return _lightness.__wrapped__(colour)


@lru_cache(maxsize=256)
def _lightness(colour: Any) -> float:
    parts = cast("tuple[Any, ...]", colour) if isinstance(colour, tuple | list) else (colour,)
    if not all(isinstance(one, int | float) for one in parts):
        return 0.0
    match [min(max(float(one), 0.0), 1.0) for one in parts]:
        case [grey]:
            return grey
        case [red, green, blue]:
            return 0.3 * red + 0.59 * green + 0.11 * blue
        case [cyan, magenta, yellow, black]:
            return max(1 - black - 0.3 * cyan - 0.59 * magenta - 0.11 * yellow, 0.0)
        case _:
            return 0.0


def _not_struck(page: Any, chars: list[Any], remarks: PdfRemarks) -> list[Any]:
    """Leave out what a drawn line strikes through: one that ends where its words end."""
    lines = [
        one
        for one in (*page.lines, *page.rects)
        if abs(one["bottom"] - one["top"]) <= _THIN and one["x1"] - one["x0"] > 2
    ]
    if not lines or len(lines) > _MOST_LINES:
        return chars
    by_height: dict[int, list[Any]] = {}
    for line in lines:
        by_height.setdefault(int(line["top"]), []).append(line)
    struck_by: dict[int, tuple[Any, list[Any]]] = {}
    for char in chars:
        height = char["bottom"] - char["top"]
        first, last = char["top"] + _STRUCK_FROM * height, char["top"] + _STRUCK_TO * height
        x = (char["x0"] + char["x1"]) / 2
        for place in range(int(first) - 2, int(last) + 2):
            for line in by_height.get(place, ()):
                y = (line["top"] + line["bottom"]) / 2
                if first <= y <= last and line["x0"] <= x <= line["x1"]:
                    struck_by.setdefault(id(line), (line, []))[1].append(char)
                    current().take("steps")
    struck: set[int] = set()
    for line, under in struck_by.values():
        beyond = _BEYOND * max(char["size"] for char in under)
        reach = line["x1"] - line["x0"]
        covered = sum(char["x1"] - char["x0"] for char in under)
        is_theirs = (
            min(char["x0"] for char in under) - line["x0"] <= beyond
            and line["x1"] - max(char["x1"] for char in under) <= beyond
            and covered > 0.6 * reach
        )
        if is_theirs:
            struck.update(map(id, under))
    remarks.left_out(OpeningCode.STRUCK_TEXT, _words(char for char in chars if id(char) in struck))
    # Their place is kept, so that no blank comes where they were.
    return [{**char, "text": ""} if id(char) in struck else char for char in chars]


def _once(chars: list[Any]) -> list[Any]:
    """Leave out a character that is drawn a second time a hair beside itself, to look bold."""
    standing: dict[tuple[str, int], list[Any]] = {}
    kept: list[Any] = []
    for char in chars:
        text, x, y = char["text"], char["x0"], char["top"]
        near = 0.2 * max(char["size"], 1.0)
        height = int(y) // _STEP
        is_again = bool(text.strip()) and any(
            abs(one["x0"] - x) < near and abs(one["top"] - y) < near
            for place in (height - 1, height, height + 1)
            for one in standing.get((text, place), ())[-_MOST_ALIKE:]
        )
        if not is_again:
            kept.append(char)
            standing.setdefault((text, height), []).append(char)
    return kept


def _without_watermarks(chars: list[Any], remarks: PdfRemarks) -> list[Any]:
    """Leave out runs of characters that lie across others: huge, light, or the same again and again."""
    runs = runs_of(chars)
    sizes = [run.size for run in runs for _ in run.chars]
    usual = median(sizes) if sizes else 0.0
    looks = Counter({run.look: 0 for run in runs})
    for run in runs:
        looks[run.look] += len(run.chars)
    crossing: set[tuple[Look, str]] = set(remarks.known)
    for one, two in overlapping(runs):
        found = _watermark_of(one, two, looks)
        if found is None:
            remarks.left_out(OpeningCode.TEXT_OVERLAPS, _words([*one.chars, *two.chars]))
        else:
            crossing.add((found.look, found.key))
            remarks.crosses((found.look, found.key))
    tiles = Counter(run.key for run in runs if _is_light(run))
    scattered = _scattered_looks(runs, {look for look, _ in crossing})
    marks = [
        run
        for run in runs
        if (run.look, run.key) in crossing
        or run.look in scattered
        or (_is_light(run) and (tiles[run.key] >= _TILED or run.size > _HUGE * usual))
    ]
    gone = {id(char) for run in marks for char in run.chars}
    remarks.watermark(run.text for run in marks)
    return [char for char in chars if id(char) not in gone]


def _scattered_looks(runs: Sequence[Run], looks: Set[Look]) -> set[Look]:
    """Give those looks of watermarks in which nothing else is drawn: light ones, and lone characters."""
    words: dict[Look, bool] = {}
    for run in runs:
        if run.look in looks:
            is_word = len(run.key) > 1 and not _is_light(run)
            words[run.look] = words.get(run.look, False) or is_word
    return {look for look, has_words in words.items() if not has_words}


def _is_light(run: Run) -> bool:
    return _LIGHT <= lightness(run.chars[0]) < _WHITE and len(run.key) > 1


def _watermark_of(one: Run, two: Run, looks: Counter[Look]) -> Run | None:
    """Of two runs that lie over each other give the one that is no text; None when nobody can tell."""
    large, small = sorted((one, two), key=lambda run: run.size, reverse=True)
    if large.size > 1.25 * small.size:
        return large
    dark, light = sorted((one, two), key=lambda run: lightness(run.chars[0]))
    if lightness(light.chars[0]) - lightness(dark.chars[0]) > 0.2:
        return light
    if one.look != two.look and looks[one.look] != looks[two.look]:
        # The body's look is that of most runs.
        return one if looks[one.look] < looks[two.look] else two
    return None


def _with_known_signs(chars: list[Any], remarks: PdfRemarks) -> list[Any]:
    known: list[Any] = []
    for char in chars:
        text, font = char["text"], str(char["fontname"])
        if text.startswith(_UNMAPPED) and text.endswith(")"):
            remarks.unmapped(_middle(char))
            known.append({**char, "text": UNKNOWN_SIGN})
            continue
        remarks.read += 1
        # What a program gave back as a letter of a font of pictures, and private characters.
        if is_symbol_font(font) and (is_private_sign(text[:1]) or "symbol" not in font.lower()):
            sign = sign_shown(font, text) if len(text) == 1 else text
            if sign is None:
                remarks.unmapped(_middle(char))
            if sign != text:
                known.append({**char, "text": sign or UNKNOWN_SIGN})
                continue
        known.append(char)
    return known
