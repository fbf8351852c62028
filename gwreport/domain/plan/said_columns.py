"""What an office has said of its documents; it stands among its choices.

A key holds a heading, or the headings of a table and what a row of it says.
"""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

_COLUMN, _ROW = "column:", "row:"
_BETWEEN, _BEHIND = "\t", "\n"


class SaidRow(NamedTuple):
    """A row by the headings over it and by its words (`row_words`), and the key of what it is."""

    headings: tuple[str, ...]
    words: str
    mark: str


def column_key(heading: str) -> str:
    """Give the key under which is kept what stands below a heading."""
    return f"{_COLUMN}{heading}"


def row_key(headings: Sequence[str], words: str) -> str:
    """Give the key under which is kept what a row is."""
    parts = (" ".join(heading.split()) for heading in headings)
    return f"{_ROW}{_BETWEEN.join(parts)}{_BEHIND}{words}"


def columns_said(stored: Mapping[str, str]) -> dict[str, str]:
    """Give what was said of headings: the key of a role by the heading, "" for what was taken back."""
    return {
        key.removeprefix(_COLUMN): value for key, value in stored.items() if key.startswith(_COLUMN)
    }


def rows_said(stored: Mapping[str, str]) -> list[SaidRow]:
    """Give what was said of rows, also (with "") what was taken back."""
    found: list[SaidRow] = []
    for key, value in stored.items():
        if key.startswith(_ROW):
            headings, _, words = key.removeprefix(_ROW).partition(_BEHIND)
            found.append(SaidRow(tuple(filter(None, headings.split(_BETWEEN))), words, value))
    return found


def without_said(stored: Mapping[str, str]) -> dict[str, str]:
    """Give the choices that a report depends on: how documents were read is not among them."""
    return {key: value for key, value in stored.items() if not key.startswith((_COLUMN, _ROW))}
