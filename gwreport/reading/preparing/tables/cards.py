"""A form for each task (任务卡: 目标任务 | …, 牵头单位 | …), read as the table whose rows they are."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Spot
from gwreport.officefiles.grid import Cell, Document, Grid, filled
from gwreport.reading.layouts.line_joining import one_line
from gwreport.reading.words.headings import STATE_ROLES, UNIT_ROLES, Role, heading_key, role_of

_FEWEST_LABELS, _MOST_LABELS, _MOST_ROWS, _LONGEST_LABEL = 3, 40, 60, 20
_TASKS = frozenset({Role.TEXT, Role.TARGET, Role.PROBLEM})
_Card = dict[str, tuple[Cell, Cell]]


def with_tables_of_cards(document: Document) -> Document:
    """Give a document whose tables are forms of labels and what stands beside each with one table in their place.

    Only where every table is such a form; a finding tells of it. Every other document comes back as it is.
    """
    grids = list(document.grids())
    if not grids or any(len(grid.rows) > _MOST_ROWS * len(grids) for grid in grids):
        return document
    cards: list[_Card] = []
    for grid in grids:
        found = _cards_of(grid)
        if not found:
            return document
        cards.extend(found)
    table = _table(grids, cards)
    blocks = tuple(
        table if block is grids[0] else block
        for block in document.blocks
        if block is grids[0] or not isinstance(block, Grid)
    )
    place = document.cell_place(table, table.rows[0][0])
    words = "、".join(cell.text for cell in table.rows[0])
    told = Finding(DocumentCode.BLOCKS_AS_TABLE, place, facts={"words": words})
    return replace(document, blocks=blocks, findings=(*document.findings, told))


def _cards_of(grid: Grid) -> list[_Card]:
    """Give the forms that stand in a grid one below the other; none where it is anything else."""
    cards: list[_Card] = []
    for label, value in _pairs(grid):
        key = heading_key(label.text)
        if not cards or key == next(iter(cards[-1]), ""):
            cards.append({})
        is_heading = role_of(value.text) is not None and role_of(label.text) not in STATE_ROLES
        if is_heading or key in cards[-1]:
            # A heading beside a heading: the first row of a table like any other.
            return []
        cards[-1][key] = (label, value)
    return cards if all(map(_is_card, cards)) else []


def _pairs(grid: Grid) -> Iterator[tuple[Cell, Cell]]:
    """Give each label with the cell beside it; a label beside itself where a row has no pairs."""
    for row in grid.rows:
        own = [cell for cell in row if not cell.across and not cell.down]
        if not any(cell.text.strip() for cell in own):
            continue
        if len(own) % 2:
            is_title = len(own) == 1 and row is grid.rows[0] and role_of(own[0].text) is None
            yield from () if is_title else [(own[0], Cell("序号"))]
            continue
        for label, value in zip(own[::2], own[1::2], strict=True):
            if label.text.strip() or value.text.strip():
                yield label, value


def _is_card(card: _Card) -> bool:
    roles = [role_of(label.text) for label, _ in card.values()]
    known = set(filter(None, roles))
    return (
        _FEWEST_LABELS <= len(card) <= _MOST_LABELS
        and all(0 < len(label.text.strip()) <= _LONGEST_LABEL for label, _ in card.values())
        and 2 * sum(role is not None for role in roles) > len(roles)
        and bool(known & _TASKS)
        and bool(known & UNIT_ROLES)
    )


def _table(grids: Sequence[Grid], cards: Sequence[_Card]) -> Grid:
    """Give the table of which each form is a row, in the order of the forms."""
    labels: dict[str, str] = {}
    for card in cards:
        for key, (label, _) in card.items():
            labels.setdefault(key, one_line(label.text).strip())
    rows = [[Cell(words) for words in labels.values()]]
    for at, card in enumerate(cards, 1):
        spots = [Spot(row=at, column=column) for column in range(1, len(labels) + 1)]
        rows.append(
            [
                Cell(card[key][1].text if key in card else "", at=spot)
                for key, spot in zip(labels, spots, strict=True)
            ]
        )
    part = grids[0].part if len(grids) == 1 else f"{grids[0].part}至{grids[-1].part}"
    return Grid(part, filled(rows))
