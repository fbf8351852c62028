"""The design of the unit workbook (表样): its tables and their columns, the office's own among them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from gwreport.domain.form.columns import Column, Field, FieldKey, Given, Page


# Without slots, because what is looked up again and again is kept; compared and hashed as the thing that
# it is, because each workbook that is written asks for its prototype by its tables.
@dataclass(frozen=True, eq=False)
class FormTable:
    """One sheet with a row for each item; `subject` is what its title calls the rows.

    `is_named` says that it is the sheet of a named plan (清单), whose name it bears.
    Of the columns `one_of` at least one must be filled for a row to count as filled in.
    """

    name: str
    subject: str
    columns: tuple[Column, ...]
    is_named: bool = False
    one_of: tuple[FieldKey, ...] = ()

    def index(self, key: str) -> int:
        """Give a column's place, counted from 0.

        Raises KeyError for a column that the table does not have.
        """
        return self._places[key]

    def column(self, key: str) -> Column:
        """Give the column of that key.

        Raises KeyError for a column that the table does not have.
        """
        return self.columns[self._places[key]]

    @cached_property
    def in_report(self) -> tuple[Column, ...]:
        """The columns that stand in a report beside the text, which is 完成情况."""
        return tuple(
            column
            for column in self.fills
            if Page.REPORT in column.shown and column.key != Field.COMPLETION
        )

    def find(self, key: str) -> Column | None:
        """Give the column of that key; None where the table has none."""
        place = self._places.get(key)
        return None if place is None else self.columns[place]

    @cached_property
    def fills(self) -> tuple[Column, ...]:
        """The columns that the unit fills in."""
        return tuple(column for column in self.columns if column.is_fill)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {column.key: place for place, column in enumerate(self.columns)}


@dataclass(frozen=True, eq=False)
class FormDesign:
    """What every unit workbook of an office asks: indicators, tasks, and the tasks it supports.

    `former` are the headings of columns that the office once had, by their keys: what units wrote
    there is still shown under them. `named` are the sheets of named plans, which ask what `tasks` asks.
    """

    indicators: FormTable
    tasks: FormTable
    support: FormTable
    former: Mapping[FieldKey, str] = field(default_factory=dict[FieldKey, str])
    named: tuple[FormTable, ...] = ()

    @cached_property
    def tables(self) -> tuple[FormTable, ...]:
        """The tables that an office designs."""
        every = (self.indicators, self.tasks, self.support)
        return tuple(one for one in every if one.columns)

    @cached_property
    def sheets(self) -> tuple[FormTable, ...]:
        """All tables, in the order of the workbook."""
        every = (self.indicators, self.tasks, *self.named, self.support)
        return tuple(one for one in every if one.columns)

    def table(self, name: str) -> FormTable | None:
        """Give the table whose sheet has that name."""
        return next((one for one in self.sheets if one.name == name), None)

    def with_plans(self, names: Iterable[str]) -> "FormDesign":
        """Give the design with a sheet for each named plan; without any it stays as it is."""
        asks = self.tasks.columns, True, self.tasks.one_of
        named = tuple(FormTable(name, name, *asks) for name in names)
        return replace(self, named=named) if named else self

    @cached_property
    def fills(self) -> tuple[Column, ...]:
        """The columns that units fill in, those of all tables, each once."""
        return tuple(column for column in self._columns.values() if column.is_fill)

    @cached_property
    def beside_report(self) -> tuple[FieldKey, ...]:
        """The columns whose words a report shows beside the text, which is 完成情况."""
        every = (column.key for table in self.tables for column in table.in_report)
        return tuple(dict.fromkeys(every))

    @cached_property
    def choice_lists(self) -> tuple[tuple[str, ...], ...]:
        """The lists of words that drop-downs offer, each once."""
        return tuple(dict.fromkeys(column.choices for column in self.fills if column.choices))

    def heading(self, key: FieldKey, sheet: str = "") -> str:
        """Give a column's heading on a sheet; where that is not said, all that it has, parted by /.

        Of a column that is no longer declared the heading that it had, for its words remain.
        """
        table = self.table(sheet)
        if table is not None and (column := table.find(key)) is not None:
            return column.heading
        return self._headings.get(key) or self.former.get(key) or key

    @cached_property
    def _headings(self) -> dict[FieldKey, str]:
        found: dict[FieldKey, dict[str, None]] = {}
        for table in self.tables:
            for column in table.columns:
                found.setdefault(column.key, {})[column.heading] = None
        return {key: "/".join(headings) for key, headings in found.items()}

    def key_of(self, words: str) -> FieldKey | None:
        """Give the key of the column that units fill in and that is named, by its heading or its key."""
        return self._fill_keys.get(words)

    @cached_property
    def _fill_keys(self) -> dict[str, FieldKey]:
        by_heading = {heading: key for key, heading in self.former.items()}
        for table in reversed(self.tables):
            by_heading |= {column.heading: column.key for column in table.fills}
        return by_heading | {str(column.key): column.key for column in self.fills}

    def headings(self, keys: Iterable[FieldKey]) -> str:
        """Name several columns in one phrase, "" for none."""
        return "、".join(map(self.heading, keys))

    def shown(self, page: Page, keys: Iterable[FieldKey]) -> list[FieldKey]:
        """Give those of the keys whose words are shown there, in the order of the columns.

        What is no longer declared comes last: nothing that was ever taken in is out of sight.
        """
        left = dict.fromkeys(keys)
        declared = [column for column in self.fills if column.key in left]
        for column in declared:
            del left[column.key]
        return [column.key for column in declared if page in column.shown] + list(left)

    @cached_property
    def _columns(self) -> dict[str, Column]:
        # One that stands in several tables is shown wherever one of them says so.
        found: dict[str, Column] = {}
        for table in self.tables:
            for column in table.columns:
                known = found.get(column.key)
                if known is None:
                    found[column.key] = column
                elif not column.shown <= known.shown:
                    found[column.key] = replace(known, shown=known.shown | column.shown)
        return found

    def with_nodes(self, column: Column) -> "FormDesign":
        """Add a column behind 上期完成情况 of 目标任务 that says what is due by the round's end."""
        columns = self.tasks.columns
        place = next(
            (at for at, one in enumerate(columns, 1) if one.key == Given.PREVIOUS),
            next(at for at, one in enumerate(columns) if one.is_fill),
        )
        tasks = replace(self.tasks, columns=(*columns[:place], column, *columns[place:]))
        return replace(self, tasks=tasks)

    def asking(self, column: Column) -> "FormDesign":
        """Add a column to 目标任务, behind all others that are seen."""
        columns = self.tasks.columns
        tasks = replace(self.tasks, columns=(*columns[:-1], column, columns[-1]))
        return replace(self, tasks=tasks)

    def repeating(
        self, of_indicators: Iterable[Column], of_tasks: Iterable[Column]
    ) -> "FormDesign":
        """Add columns that repeat the plan's own, behind the others that say what is to be done.

        配合任务 repeats what 目标任务 repeats.
        """
        repeated = tuple(of_tasks)
        return FormDesign(
            _repeating(self.indicators, tuple(of_indicators)),
            _repeating(self.tasks, repeated),
            _repeating(self.support, repeated),
            self.former,
        )


def _repeating(table: FormTable, columns: tuple[Column, ...]) -> FormTable:
    place = next(
        at
        for at, column in enumerate(table.columns)
        if column.is_fill or column.key == Given.PREVIOUS
    )
    return replace(table, columns=(*table.columns[:place], *columns, *table.columns[place:]))
