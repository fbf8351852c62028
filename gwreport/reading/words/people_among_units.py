"""Persons who stand before or among the units of one cell: “方毅，甲局”, “副县长方毅，甲局、乙局”, “方毅（甲局）”."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from gwreport.domain.texts.look_alikes import usual_characters
from gwreport.domain.units.registry import group_scope
from gwreport.reading.words.contacts import has_phone
from gwreport.reading.words.divisions import says_how
from gwreport.reading.words.posts import is_post, people_beside_posts
from gwreport.reading.words.surnames import can_be_name
from gwreport.reading.words.unit_names import LONGEST_LIST, is_body, looks_like_units

# A person with a colon or a bracket over the units: 方毅：甲局、乙局; 方毅（甲局）.
_OVER_UNITS = re.compile(
    r"(?P<person>[^：:（()）、，,;；\n]{2,12})(?:[：:]\s*(?P<list>[^：:\n;；]+)|[（(](?P<units>[^（()）]+)[)）])"
)
_MARKS = "\n、，,;；/ "
_AROUND_MARK = re.compile(r"[ \t\u3000]{0,9}([\n、，,;；/])[ \t\u3000]{0,9}")
_BLANKS = re.compile(r"[ \t\u3000]+")
_PADDED = re.compile(
    r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[ \t\u3000]+([\u4e00-\u9fff])(?![\u4e00-\u9fff])"
)
# Whose post makes a leader of a whole place; the head of an office answers for that office only.
_OF_PLACE = re.compile("[省市区县州旗镇乡盟]长|常委(?!会|办)|书记|秘书长|人大|政协|政府党组|领导")
_POST_LABEL = re.compile(
    "(?P<post>[省市区县州旗镇乡常务副委政府]{0,8}(?:[省市区县州旗镇乡]长|书记|常委))[：:]"
)
# The post behind an office with a name of its own: 甲局局长, 某镇镇长.
_OF_OFFICE = re.compile(
    "(?P<office>[\u4e00-\u9fff]{2,}?(?:[局委办厅院会室处科站队镇乡]|中心|公司|集团|街道))(?:党组|党委|党工委)?(?:常务)?副?(?:[局厅院处科站队镇乡会]长|主任|书记|经理|董事长)"
)
_WHOLE_PLACE = re.compile("(?:省|市|区|县|州|旗)?(?:人民)?(?:政府|人大(?:常委会)?|政协|党?委)")
# What is named shortly by its field is a body, though the field begins with a family name's character.
_FIELDS = re.compile(
    "(?:金融|文旅|文化|文广|文体|文物|安监|安全|应急|林业|林草|林水|农业|农牧|农机|农林|司法|卫健|卫生|卫计|宣传|史志|路政|边检|车管"
    "|党办|党建|党群|管委|项目|牧业|通信|通管|路桥|华能|华电|平安|武装|能源|石油|石化|双拥|古建)[\u4e00-\u9fff]?"
)
_NO_PERSON = re.compile("[局委办厅部院会处科室站所队园镇乡街村社馆校县区市州旗]$")


@dataclass(frozen=True, slots=True)
class PeopleRead:
    """The units of a cell as printed, and the persons who stood before or among them.

    `leaders` are those whose post makes them leaders of a place, `others` all other persons.
    """

    units: str
    leaders: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(slots=True)
class _Sorted:
    units: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    people: list[tuple[str, bool]] = field(default_factory=list[tuple[str, bool]])
    # Posts that wait for the name behind them: 县委常委、副县长 方毅.
    posts: list[str] = field(default_factory=list[str])
    # Names at the beginning that a 、 parts from what follows: persons where a name follows, else bodies.
    doubted: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    is_behind_person: bool = False


@lru_cache(maxsize=2048)  # the same few cells stand in row after row
def people_among_units(cell: str, *, asked: bool = False) -> PeopleRead | None:
    """Part a cell into its units and the persons before or among them; None where it names no such person.

    `asked` says that the heading asks for persons too: a name is then one wherever it stands. Elsewhere a
    bare name counts only before all units, and parted from them by more than a 、, for 应急、司法 are bodies.
    """
    if len(cell) > LONGEST_LIST:
        return None
    found = _Sorted()
    for piece, mark in _pieces(_on_lines(usual_characters(cell))):
        _sort(found, piece, mark, asked=asked)
    bodies = [piece for piece, _ in found.units]
    if not found.people or found.posts or found.doubted or not (asked or bodies):
        return None
    if not asked and not all(_is_unit(one) or says_how(one) for one in bodies):
        return None
    units = "".join(piece + mark for piece, mark in found.units).strip(_MARKS)
    leaders = tuple(words for words, leads in found.people if leads)
    others = tuple(words for words, leads in found.people if not leads)
    return PeopleRead(units, leaders, others)


def is_bare_name(piece: str) -> bool:
    """Say whether a word is a person's name, and neither ends as a body does nor names a field of work (应急, 司法)."""
    closed = piece.removesuffix("同志")
    is_other = is_body(closed) or group_scope(closed) is not None
    is_other = is_other or bool(_FIELDS.fullmatch(closed) or _NO_PERSON.search(closed))
    return can_be_name(closed) and not is_other


def _sort(found: _Sorted, piece: str, mark: str, *, asked: bool) -> None:
    """Put a piece of a cell to the units or to the persons; `mark` stands behind it."""
    if found.is_behind_person and (is_post(piece) or _is_phone(piece)):
        words, leads = found.people[-1]
        found.people[-1] = f"{words} {piece}", leads or _leads(piece)
        return
    found.is_behind_person = False
    names = people_beside_posts(piece)
    if is_post(piece):
        found.posts.append(piece)
    elif (names and not _is_of_office(piece)) or (is_bare_name(piece) and (asked or found.posts)):
        _take_person(found, piece, _leads("".join((*found.posts, piece)), names))
    elif is_bare_name(piece) and not found.units and mark == "、":
        found.doubted.append((piece, mark))
    elif is_bare_name(piece) and not found.units and mark:
        for name, _ in found.doubted:
            _take_person(found, name, leads=False)
        found.doubted.clear()
        _take_person(found, piece, leads=False)
    else:
        found.units += [*found.doubted, (piece, mark)]
        found.doubted.clear()


def _take_person(found: _Sorted, words: str, leads: bool) -> None:
    # 县委常委、副县长 方毅 are one person and two posts.
    between = " " if is_bare_name(words) else "、"
    found.people.append((between.join(filter(None, ("、".join(found.posts), words))), leads))
    found.posts.clear()
    found.is_behind_person = True


def _is_phone(piece: str) -> bool:
    return has_phone(piece) and not re.search("[\u4e00-\u9fff]", piece)


def _is_of_office(piece: str) -> bool:
    """Say whether a piece names an office with its head: 甲局局长方毅 is the unit, and a person of it."""
    found = _OF_OFFICE.match(piece)
    return found is not None and not _WHOLE_PLACE.fullmatch(found["office"])


def _leads(words: str, names: Sequence[str] = ()) -> bool:
    for name in names:
        words = words.replace(name, "")
    return bool(_OF_PLACE.search(words))


def _is_unit(piece: str) -> bool:
    return is_body(piece) or looks_like_units(piece) or group_scope(piece) is not None


def _on_lines(cell: str) -> str:
    """Put a person before a colon or a bracket, and the units behind it, on lines of their own."""

    def parted(found: re.Match[str]) -> str:
        person, units = found["person"].strip(), found["list"] or found["units"]
        named = is_bare_name(_PADDED.sub(r"\1\2", person)) or bool(people_beside_posts(person))
        bodies = [one for one in re.split("[、，,\\s]+", units) if one]
        is_list = bool(bodies) and all(map(_is_unit, bodies))
        return f"{person}\n{units}" if named and is_list else found[0]

    return _OVER_UNITS.sub(parted, cell)


def _pieces(cell: str) -> list[tuple[str, str]]:
    """Give the pieces of a cell outside of brackets, each with the mark behind it."""
    labelled = _POST_LABEL.sub(r"\g<post> ", cell.strip())
    closed = _BLANKS.sub(" ", _AROUND_MARK.sub(r"\1", _PADDED.sub(r"\1\2", labelled)))
    pieces: list[tuple[str, str]] = []
    start = depth = 0
    for place, mark in enumerate(closed):
        depth += (mark in "（(") - (mark in "）)")
        if mark in _MARKS and depth <= 0:
            pieces.append((closed[start:place], mark))
            start = place + 1
    pieces.append((closed[start:].rstrip("。."), ""))
    return [(piece, mark) for piece, mark in pieces if piece]
