"""Whether the paragraphs of a document say who answers for its tasks, and where they say it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gwreport.officefiles.grid import Document
from gwreport.reading.layouts.leading_divisions import led_task
from gwreport.reading.layouts.line_joining import one_line
from gwreport.reading.layouts.outline import heading_in
from gwreport.reading.layouts.prose.owned_sections import owned_sections
from gwreport.reading.layouts.prose.several_items import read_for_all
from gwreport.reading.layouts.responsibility_lines import read_responsibility, units_in_last_bracket
from gwreport.reading.layouts.unit_headings import bare_units, is_by_unit, units_in_heading
from gwreport.reading.words.headings import Role
from gwreport.reading.words.item_numbers import numbers_of, split_number

_FEWEST_ENDED, _FEWEST_LED = 2, 2
_PERSONS = frozenset({Role.CONTACT, Role.LEADER})


@dataclass(frozen=True, slots=True)
class Manner:
    """How a document of paragraphs says who answers, where that is not said under labels.

    By the units that stand over their tasks (of which `bare_units` are lines of nothing else, with the unit's name), in a bracket of units behind each, or by persons alone.
    """

    by_unit: bool
    bare_units: Mapping[str, str]
    in_brackets: bool
    by_persons: bool


def manner_of(lines: Sequence[str]) -> Manner:
    """Find out how a document's lines say who answers."""
    by_unit = is_by_unit(lines)
    bare = bare_units(lines) if by_unit else {}
    return Manner(by_unit, bare, names_units_in_brackets(lines), is_by_persons(lines))


def has_responsibility_lines(document: Document) -> bool:
    """Say whether a document has a line such as “牵头单位：…” outside its tables."""
    lines = [one_line(paragraph.text).strip() for paragraph in document.paragraphs()]
    return (
        is_by_unit(lines)
        or any(map(_answers, lines))
        or any(read_for_all(line) or units_in_heading(line) for line in lines)
        or names_units_in_brackets(lines)
        or sum(led_task(line) is not None for line in lines) >= _FEWEST_LED
        or is_by_persons(lines)
        or len(owned_sections(lines, numbers_of(lines)).headings) >= _FEWEST_LED
    )


def is_by_persons(lines: Sequence[str]) -> bool:
    """Say whether several numbered tasks are each followed by the persons who answer, and nobody names a unit.

    So a school or an office gives its tasks to its own people: 责任人：王某某.
    """
    named, open_ = 0, False
    for line in lines:
        read = read_responsibility(line)
        if read is not None and read.names_units and Role.LEADER not in read.words:
            return False
        if read is not None and set(read.words) & _PERSONS:
            named += open_ or bool(split_number(read.before).number)
            open_ = False
        elif split_number(line).number:
            open_ = True
    return named >= _FEWEST_LED


def names_units_in_brackets(lines: Sequence[str]) -> bool:
    """Say whether most numbered lines end in a bracket of units, and none says under a label who answers."""
    numbered = [line for line in lines if split_number(line).number and not heading_in(line)]
    ended = sum(units_in_last_bracket(line) is not None for line in numbered)
    is_most = ended >= _FEWEST_ENDED and 2 * ended > len(numbered)
    return is_most and not any(map(_answers_otherwise, lines))


def _answers_otherwise(line: str) -> bool:
    """Say whether a line tells who answers, and not by a bracket of units or by who leads all below."""
    read = read_responsibility(line)
    if read is None or not read.names_units or set(read.words) == {Role.LEADER}:
        return False
    return set(read.words) != {Role.RESPONSIBLE} or units_in_last_bracket(line) is None


def _answers(line: str) -> bool:
    read = read_responsibility(line)
    return read is not None and read.names_units
