"""Persons who stand beside a unit in its cell: “甲局 王某某”, “甲局（王某某，13x）”, “甲局局长王某某”."""

import re
from collections.abc import Iterator
from functools import lru_cache

from gwreport.domain.texts.look_alikes import usual_characters
from gwreport.reading.words.contacts import has_phone, is_name, is_title
from gwreport.reading.words.surnames import can_be_name
from gwreport.reading.words.unit_names import (
    LONGEST_LIST,
    is_body,
    is_rest_of_name,
    looks_like_units,
)

_SEPARATORS = re.compile("([、，,;；\\n])")
_BRACKET = re.compile(r"[（(]([^（()）]{2,40})[)）]")
_PARTS_IN_BRACKET = re.compile("[，,、；;：:\\s]+")
_POST = "(?P<post>(?:党组|党委)?(?:常务)?副?(?:局长|主任|书记|部长|厅长|镇长|乡长|院长|会长|队长|支队长|大队长|董事长|总经理|经理))[：:]?"
_POST_AND_NAME = re.compile(f"{_POST}(?P<name>[\u4e00-\u9fff]{{2,4}})")
_NAME_AND_POST = re.compile(
    "[\u4e00-\u9fff]{2,3}(?:局长|副局长|主任|副主任|书记|副书记|部长|副部长|镇长|副镇长|乡长|副乡长|经理)"
)
_GLUED = re.compile(
    r"(?P<unit>[\u4e00-\u9fff]{2,20}(?:局|委|办|厅|部|中心|公司|集团|办公室|院|会|镇|乡|街道))(?P<name>[\u4e00-\u9fff]{2,3})"
)
_TITLED = re.compile(
    r"(?P<unit>[\u4e00-\u9fff]{2,20}?(?:局|委|办|厅|部|中心|公司|集团|政府|办公室|院|会|镇|乡|街道|支队|大队))"
    rf"{_POST}(?P<name>[\u4e00-\u9fff]{{2,4}})"
)


def without_people(cell: str, *, named: bool = False) -> tuple[str, list[str]]:
    """Give a cell of units without the persons beside them, and each person's words.

    A name is taken for a person's only right behind a unit: on the next line, behind a blank, in a
    bracket, or behind a post; with `named`, where the column is one of persons too, also without anything between.
    """
    if len(cell) > LONGEST_LIST:
        return cell, []
    kept, persons = _parted(cell)
    if named and not persons and (glued := _glued(cell)):
        return glued
    return kept, list(persons)


def _glued(cell: str) -> tuple[str, list[str]] | None:
    """Part 甲局王某某 in a column of both; None where one piece is not so."""
    found = [_GLUED.fullmatch(piece.strip()) for piece in _SEPARATORS.split(cell)[::2]]
    pairs = [(one["unit"], one["name"]) for one in found if one and can_be_name(one["name"])]
    if not pairs or len(pairs) < len(found) or any(is_body(unit + name) for unit, name in pairs):
        return None
    return "、".join(unit for unit, _ in pairs), [name for _, name in pairs]


@lru_cache(maxsize=2048)  # the same few cells stand in row after row
def _parted(cell: str) -> tuple[str, tuple[str, ...]]:
    persons: list[str] = []
    bare = _without_brackets(usual_characters(cell), persons)
    kept = "".join(_kept(bare, persons))
    return (kept.strip("、，,;； \n") if persons else cell), tuple(persons)


def _kept(cell: str, persons: list[str]) -> Iterator[str]:
    before, mark = "", ""
    for place, piece in enumerate(_SEPARATORS.split(cell)):
        if place % 2:
            mark = piece
            continue
        units = _unit_in(piece, persons)
        words = units.strip()
        if words and mark == "\n" and is_body(before) and (person := _person(_closed(words))):
            persons.append(person)
            continue
        if words and mark == "\n" and persons and has_phone(words) and not is_body(words):
            persons[-1] += f" {words}"
            continue
        if words or not piece.strip():
            yield mark + units
        if words:
            before = words


def _closed(words: str) -> str:
    """Close up a padded name: 王  强."""
    parts = words.split()
    return "".join(parts) if all(len(part) == 1 for part in parts) else words


def _unit_in(piece: str, persons: list[str]) -> str:
    """Give the unit of a piece; persons behind it are put to the others."""
    words = piece.split()
    if len(words) > 1 and is_body(words[0]) and all(map(_is_person_or_post, words[1:])):
        rest = words[1:]
        name = "".join(word for word in rest if len(word) == 1)
        if any(map(_is_person, rest)) or is_name(name):
            persons.append(
                " ".join(
                    filter(None, (name, *(_person(one) or one for one in rest if len(one) > 1)))
                )
            )
            return words[0]
    titled = _TITLED.fullmatch(piece.strip())
    if titled and is_name(titled["name"]):
        persons.append(f"{titled['name']} {titled['post']}")
        return titled["unit"]
    return piece


def _without_brackets(cell: str, persons: list[str]) -> str:
    """Take out the brackets behind a unit that name a person or a phone."""
    kept: list[str] = []
    end = 0
    for bracket in _BRACKET.finditer(cell):
        before = cell[end : bracket.start()]
        unit = _SEPARATORS.split(before.rstrip())[-1].strip()
        person = _in_bracket(bracket[1]) if is_body(unit) else ""
        kept.append(before if person else before + bracket[0])
        if person:
            persons.append(person)
        end = bracket.end()
    return "".join((*kept, cell[end:]))


def _in_bracket(words: str) -> str:
    """Give the person of a bracket, name first; "" where it says something else."""
    parts = [part for part in _PARTS_IN_BRACKET.split(words) if part]
    said = [person for part in parts if (person := _person(part))]
    if not parts or looks_like_units(parts[0]) or not (said or has_phone(words)):
        return ""
    return " ".join((*said, *(part for part in parts if not _person(part))))


def _person(word: str) -> str:
    """Give a person's name, the post behind it; "" where the word is none."""
    if looks_like_units(word) or is_body(word) or is_rest_of_name(word):
        return ""
    posted = _POST_AND_NAME.fullmatch(word)
    if posted and is_name(posted["name"]):
        return f"{posted['name']} {posted['post']}"
    return word if is_name(word) or _NAME_AND_POST.fullmatch(word) else ""


def _is_person(word: str) -> bool:
    return bool(_person(word))


def _is_person_or_post(word: str) -> bool:
    # A padded name is parted by its blank: 王 强.
    return len(word) == 1 or _is_person(word) or is_title(word) or has_phone(word)
