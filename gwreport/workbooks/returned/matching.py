"""Which item each row of a returned table is: by token, by number and text, by text alone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from gwreport.domain.findings.code import Code
from gwreport.domain.findings.codes.returns import ReturnCode
from gwreport.domain.findings.facts import Fact
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place, Spot
from gwreport.domain.form.columns import Given
from gwreport.domain.texts.likeness import nearest
from gwreport.domain.texts.look_alikes import text_key
from gwreport.domain.texts.quoting import beginning
from gwreport.workbooks.intake_context import IntakeContext, IssuedRows
from gwreport.workbooks.returned.marks import read_token
from gwreport.workbooks.returned.tables import ReturnedTable
from gwreport.workbooks.writing.table_sheet import NOTHING_TO_FILL

_NEAR = 0.8
_COMPARED, _LONGEST_COMPARED = 100, 2_000


@dataclass(slots=True)
class MatchedRows:
    """The rows of one table: `items` by row, `extra` rows that are no item of this unit's.

    `near` gives the item that an extra row may be; `edited` the rows whose issued text was changed.
    """

    items: dict[int, str] = field(default_factory=dict[int, str])
    extra: list[int] = field(default_factory=list[int])
    near: dict[int, str] = field(default_factory=dict[int, str])
    edited: list[int] = field(default_factory=list[int])
    findings: list[Finding] = field(default_factory=list[Finding])


class RowMatcher:
    """Matches the rows of one unit's return in one round; each item is found at most once."""

    def __init__(self, round_code: str, unit: str, context: IntakeContext) -> None:
        self._context = context
        self._rows = context.rows.get((round_code, unit), IssuedRows(round_code, unit, ()))
        self._tokens = context.tokens(self._rows)
        self._round, self._unit = round_code, unit
        self._by_text: Mapping[str, Sequence[str]] | None = None

    def match(self, table: ReturnedTable) -> MatchedRows:
        """Match every row below the table's header that is not blank."""
        matched = MatchedRows()
        taken: dict[str, int] = {}
        token_place = table.columns.get(Given.TOKEN, 0)
        text_place = table.columns.get(Given.TEXT, 0)
        by_text: list[int] = []
        for row, cells in table.sheet.rows.items():
            if row <= table.header_row or list(cells.values()) == [NOTHING_TO_FILL]:
                continue
            text = cells.get(text_place, "")
            item = self._by_token(cells.get(token_place, ""), row, table, matched)
            if item is None:
                by_text.append(row)
                continue
            if text not in self._context.issued_texts(self._rows, item):
                item = self._against_text(
                    item, text, cells.get(token_place, ""), row, table, matched
                )
            if item in taken:
                self._twice(item, row, taken[item], table, matched)
            else:
                taken[item] = row
                matched.items[row] = item
        for row in by_text:
            self._match_by_text(row, table, taken, matched)
        self._tell_order(table, matched)
        return matched

    def _by_token(
        self, written: str, row: int, table: ReturnedTable, matched: MatchedRows
    ) -> str | None:
        if (known := self._tokens.get(written)) is not None:
            return known
        read = read_token(written, self._context) if written else None
        if read is None:
            return None
        token, genuine = read
        name = self._context.unit_names.get(token.unit_number, f"编号{token.unit_number}")
        ours = name == self._unit and str(token.round) == self._round
        if genuine and ours and token.item in self._context.wordings:
            return token.item
        if genuine and not ours:
            matched.findings.append(
                _at(ReturnCode.ROW_OTHER_UNIT, table, row, unit=name, round=token.round)
            )
        else:
            matched.findings.append(_at(ReturnCode.TOKEN_ALTERED, table, row))
        return None

    def _against_text(
        self, item: str, text: str, token: str, row: int, table: ReturnedTable, matched: MatchedRows
    ) -> str:
        # The text that the unit saw decides when it is another item's to the letter: then the rows
        # were sorted without the hidden column. Any other difference is an edit.
        if text_key(text) in self._context.issued_keys(self._rows, item):
            return item
        others = [other for other in self._items_with(text_key(text)) if other != item]
        if len(others) == 1:
            facts = {"number": self._context.numbers[others[0]], "token": token}
            matched.findings.append(_at(ReturnCode.TOKEN_MOVED, table, row, others[0], **facts))
            return others[0]
        matched.edited.append(row)
        facts = {"now": text or "（空白）", "issued": self._text(item)}
        matched.findings.append(_at(ReturnCode.TEXT_EDITED, table, row, item, **facts))
        return item

    def _items_with(self, key: str) -> Sequence[str]:
        if self._by_text is None:
            index: dict[str, list[str]] = {}
            for item in self._rows.items:
                for wording in self._context.issued_keys(self._rows, item):
                    index.setdefault(wording, []).append(item)
            self._by_text = index
        return self._by_text.get(key, ()) if key else ()

    def _match_by_text(
        self, row: int, table: ReturnedTable, taken: dict[str, int], matched: MatchedRows
    ) -> None:
        key = text_key(table.sheet.text(row, table.columns.get(Given.TEXT, 0)))
        number = table.sheet.text(row, table.columns.get(Given.NUMBER, 0)).strip()
        all_items = self._items_with(key)
        free = [item for item in all_items if item not in taken]
        if len(free) > 1:
            free = self._of_sheet(free, table) or free
        if len(free) > 1:
            same = [item for item in free if self._context.numbers[item] == number]
            free = same if len(same) == 1 else free
        if len(free) == 1:
            taken[free[0]] = row
            matched.items[row] = free[0]
            return
        matched.extra.append(row)
        if free:
            matched.findings.append(_at(ReturnCode.ROW_AMBIGUOUS, table, row, count=len(free)))
        elif all_items:
            self._twice(all_items[0], row, taken[all_items[0]], table, matched, known_extra=True)
        else:
            self._tell_extra(row, key, table, taken, matched)

    def _of_sheet(self, items: Sequence[str], table: ReturnedTable) -> list[str]:
        # The same words may stand in several plans, and each plan has a sheet.
        name = table.form.name if table.form.is_named else ""
        return [item for item in items if self._context.plan_names[item] == name]

    def _tell_extra(
        self,
        row: int,
        key: str,
        table: ReturnedTable,
        taken: Mapping[str, int],
        matched: MatchedRows,
    ) -> None:
        # Looking for what comes near is slow; a file with so many rows of its own is no slip.
        near = self._near(key, taken) if len(matched.extra) <= _COMPARED else None
        words = table.sheet.text(row, table.columns.get(Given.TEXT, 0)) or next(
            iter(table.sheet.rows[row].values())
        )
        facts = {"text": beginning(words, 40)}
        if near is None:
            matched.findings.append(_at(ReturnCode.ROW_EXTRA, table, row, **facts))
            return
        matched.near[row] = near
        facts |= {"number": self._context.numbers[near], "near": self._text(near)}
        matched.findings.append(_at(ReturnCode.ROW_NEAR, table, row, near, **facts))

    def _near(self, key: str, taken: Mapping[str, int]) -> str | None:
        if not key or len(key) > _LONGEST_COMPARED:
            return None
        free = {item: text_key(self._text(item)) for item in self._rows.items if item not in taken}
        return next((item for item, _ in nearest(key, free, _NEAR, 1)), None)

    def _twice(
        self,
        item: str,
        row: int,
        first: int,
        table: ReturnedTable,
        matched: MatchedRows,
        *,
        known_extra: bool = False,
    ) -> None:
        if not known_extra:
            matched.extra.append(row)
        filled = [place for _, place in table.fills]
        sheet = table.sheet
        same = all(sheet.text(row, place) == sheet.text(first, place) for place in filled)
        code = ReturnCode.ROW_TWICE_SAME if same else ReturnCode.ROW_TWICE
        matched.findings.append(_at(code, table, row, item, first=first))

    def _text(self, item: str) -> str:
        return next(reversed(self._context.issued_texts(self._rows, item)), "")

    def _tell_order(self, table: ReturnedTable, matched: MatchedRows) -> None:
        order = {item: place for place, item in enumerate(self._rows.items)}
        places = [order.get(matched.items[row], -1) for row in sorted(matched.items)]
        if any(later < earlier for earlier, later in pairwise(places)):
            matched.findings.append(Finding(ReturnCode.ROWS_SORTED, Place(part=table.sheet.name)))


def _at(
    code: Code,
    table: ReturnedTable,
    row: int,
    item: str | None = None,
    **facts: Fact,
) -> Finding:
    facts["row"] = row
    return Finding(code, Place(part=table.sheet.name, at=Spot(row)), item, facts)
