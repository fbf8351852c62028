"""The reach of an .xlsb ([MS-XLSB]), found by looking at its records before a reader believes them."""

from collections.abc import Iterator

from gwreport.officefiles.sheets.used_range import ReachBudget, UsedRange
from gwreport.officefiles.xlsx.container import (
    Container,
    Unreadable,
    UnreadableFileError,
    too_large,
)

_SHEETS = ("xl/worksheets/", "xl/chartsheets/", "xl/dialogsheets/")
_WORKBOOK, _STRINGS = "xl/workbook.bin", "xl/sharedstrings.bin"
_ROW, _FIRST_CELL, _SHARED, _LAST_CELL = 0x00, 0x02, 0x07, 0x0A
_TEXTS = (0x06, 0x08)
_SHARED_ITEM, _SHEET_NAME, _NAME = 0x13, 0x9C, 0x27
# A row's number; a cell's column and style, and one byte of a value at least.
_LEAST_OF_ROW, _LEAST_OF_CELL, _LEAST_OF_SHARED = 4, 9, 12
_SHEETS_BYTES = 64 << 20
# The words of formulas name a sheet in every eight bytes; a reader writes them out.
_BYTES_A_REFERENCE = 8
_WRITTEN_OUT = 64 << 20


def check_xlsb(container: Container, budget: ReachBudget) -> None:
    """Look through every sheet of an .xlsb.

    Raises UnreadableFileError: TOO_LARGE for cells too far from each other or too many, DAMAGED for
    records that a reader would take for others.
    """
    _check_names(container, budget)
    lengths = _text_lengths(container, budget)
    sheets = [name for name in container.names() if name.startswith(_SHEETS)]
    if sum(map(container.size, sheets)) > _SHEETS_BYTES:
        raise too_large("limit-part", _SHEETS_BYTES >> 20)
    for name in sheets:
        if not name.endswith(".rels"):
            data = b"".join(container.stream(name))
            budget.sheet(_reach(data, name, lengths, budget))


def _reach(data: bytes, name: str, lengths: list[int], budget: ReachBudget) -> UsedRange:
    used = UsedRange()
    row = count = characters = 0
    for kind, start, length in _records(data, name, budget):
        if kind == _ROW:
            if length < _LEAST_OF_ROW:
                raise UnreadableFileError(Unreadable.DAMAGED, name)
            row = int.from_bytes(data[start : start + 4], "little")
        elif _FIRST_CELL <= kind <= _LAST_CELL:
            if length < (_LEAST_OF_SHARED if kind == _SHARED else _LEAST_OF_CELL):
                raise UnreadableFileError(Unreadable.DAMAGED, name)
            used.add(row, int.from_bytes(data[start : start + 4], "little"))
            count += 1
            if kind == _SHARED:
                index = int.from_bytes(data[start + 8 : start + 12], "little")
                characters += lengths[index] if index < len(lengths) else 0
            elif kind in _TEXTS:
                characters += length // 2
    budget.cells.cells(count, characters)
    return used


def _records(data: bytes, name: str, budget: ReachBudget) -> Iterator[tuple[int, int, int]]:
    """Give the kind of each record, where its words begin and how many bytes they have.

    One that is longer than what is left ends the part: the reader ends there too.
    """
    at, end = 0, len(data)
    try:
        while at < end:
            budget.record()
            kind = data[at]
            at += 1
            if kind & 0x80:
                kind = (kind & 0x7F) | (data[at] & 0x7F) << 7
                at += 1
            length = shift = 0
            for _ in range(4):
                byte = data[at]
                at += 1
                length |= (byte & 0x7F) << shift
                shift += 7
                if not byte & 0x80:
                    break
            if length > end - at:
                # A reader would first make room for all of it.
                raise UnreadableFileError(Unreadable.DAMAGED, name)
            yield kind, at, length
            at += length
    except IndexError:
        return


def _text_lengths(container: Container, budget: ReachBudget) -> list[int]:
    if not container.has(_STRINGS):
        return []
    data = b"".join(container.stream(_STRINGS))
    return [
        length // 2 for kind, _, length in _records(data, _STRINGS, budget) if kind == _SHARED_ITEM
    ]


def _check_names(container: Container, budget: ReachBudget) -> None:
    if not container.has(_WORKBOOK):
        return
    data = container.read(_WORKBOOK)
    longest = 0
    for kind, start, length in _records(data, _WORKBOOK, budget):
        if kind == _SHEET_NAME:
            longest = max(longest, length)
        elif kind == _NAME and length > 13:
            longest = max(longest, 2 * int.from_bytes(data[start + 9 : start + 13], "little"))
    if longest * (len(data) // _BYTES_A_REFERENCE) > _WRITTEN_OUT:
        raise UnreadableFileError(Unreadable.DAMAGED, _WORKBOOK)
