"""The ruled tables of a PDF's page, found as pdfplumber finds them, in time that grows with the rules.

Rules are merged by pdfplumber; the points where they cross, the cells between these and the tables of
touching cells are found here, where the number of rules is limited.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from gwreport.officefiles.document_budget import too_large
from gwreport.officefiles.pdf.budget import PdfBudget

Box = tuple[float, float, float, float]
_Point = tuple[float, float]
# Those of pdfplumber's settings for ruled tables.
_SNAP, _JOIN, _FIRST_LENGTH, _LENGTH, _CROSSING = 3, 3, 1, 3, 3
_MOST_RULES = 4_000


@dataclass(frozen=True, slots=True)
class RuledTable:
    """The cells of a table as boxes (left, top, right, bottom)."""

    cells: tuple[Box, ...]

    @property
    def bbox(self) -> Box:
        """The box around all cells."""
        lefts, tops, rights, bottoms = zip(*self.cells, strict=True)
        return min(lefts), min(tops), max(rights), max(bottoms)


def tables_on(page: Any, budget: PdfBudget) -> list[RuledTable]:
    """Find the tables of a page from the top down.

    Raises DocumentError (TOO_LARGE) for more rules than a page of tables has.
    """
    from pdfplumber.table import merge_edges
    from pdfplumber.utils.geometry import filter_edges

    edges = filter_edges(page.edges, min_length=_FIRST_LENGTH)
    budget.take("steps", len(edges))
    merged = merge_edges(edges, _SNAP, _SNAP, _JOIN, _JOIN)
    rules = filter_edges(merged, min_length=_LENGTH)
    if len(rules) > _MOST_RULES:
        raise too_large(budget.name, "limit-pdf-rules", _MOST_RULES, page=str(page.page_number))
    crossings = _Crossings(rules, budget)
    return _tables(crossings.cells())


class _Crossings:
    """The points where rules cross, and the rules that go through each."""

    def __init__(self, rules: Sequence[Any], budget: PdfBudget) -> None:
        self._budget = budget
        self._down: dict[_Point, set[int]] = defaultdict(set)
        self._across: dict[_Point, set[int]] = defaultdict(set)
        numbered = list(enumerate(rules))
        down = [(number, one) for number, one in numbered if one["orientation"] == "v"]
        across = [(number, one) for number, one in numbered if one["orientation"] == "h"]
        budget.take("steps", len(down) * len(across))
        for first, v in down:
            for second, h in across:
                if (
                    v["top"] <= h["top"] + _CROSSING
                    and v["bottom"] >= h["top"] - _CROSSING
                    and v["x0"] >= h["x0"] - _CROSSING
                    and v["x0"] <= h["x1"] + _CROSSING
                ):
                    point = (v["x0"], h["top"])
                    self._down[point].add(first)
                    self._across[point].add(second)

    def cells(self) -> Iterable[Box]:
        """Give, for each point, the smallest cell of which it is the upper left corner."""
        below: dict[float, list[float]] = defaultdict(list)
        right: dict[float, list[float]] = defaultdict(list)
        for x, y in sorted(self._down):
            below[x].append(y)
            right[y].append(x)
        for point in sorted(self._down):
            cell = self._cell(point, below[point[0]], right[point[1]])
            if cell is not None:
                yield cell

    def _cell(self, point: _Point, column: Sequence[float], row: Sequence[float]) -> Box | None:
        x, y = point
        for bottom in column[column.index(y) + 1 :]:
            under = (x, bottom)
            self._budget.take("steps")
            if self._down[point].isdisjoint(self._down[under]):
                continue
            for other in row[row.index(x) + 1 :]:
                beside, corner = (other, y), (other, bottom)
                self._budget.take("steps")
                if (
                    not self._across[point].isdisjoint(self._across[beside])
                    and corner in self._down
                    and not self._down[corner].isdisjoint(self._down[beside])
                    and not self._across[corner].isdisjoint(self._across[under])
                ):
                    return x, y, other, bottom
        return None


def _tables(cells: Iterable[Box]) -> list[RuledTable]:
    """Put cells together that have a corner in common; one alone is no table."""
    table_of: dict[_Point, list[Box]] = {}
    tables: dict[int, list[Box]] = {}
    for cell in cells:
        x0, top, x1, bottom = cell
        corners = ((x0, top), (x0, bottom), (x1, top), (x1, bottom))
        touched = {id(one): one for corner in corners if (one := table_of.get(corner)) is not None}
        # The smaller ones go into the largest, so that no cell moves often.
        ordered = sorted(touched.values(), key=len, reverse=True)
        table = ordered[0] if ordered else []
        tables[id(table)] = table
        for other in ordered[1:]:
            table += other
            del tables[id(other)]
            for a, b, c, d in other:
                table_of.update(dict.fromkeys(((a, b), (a, d), (c, b), (c, d)), table))
        table.append(cell)
        table_of.update(dict.fromkeys(corners, table))
    found = sorted(tables.values(), key=lambda table: min((one[1], one[0]) for one in table))
    return [RuledTable(tuple(table)) for table in found if len(table) > 1]
