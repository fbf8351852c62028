"""The design of the unit workbook (表样): its tables and their columns, the office's own among them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from gwreport.domain.form.columns import Column, Field, FieldKey, Given, Page, is_own_key


# Without slots, because what is looked up again and again is kept; compared and hashed as the thing that
# it is, because each workbook that is written asks for its prototype by its tables.
@dataclass(frozen=True, eq=False)
class FormTable:
    """One sheet with a row for each item; `subject` is what its title calls the rows."""

    name: str
    subject: str
    columns: tuple[Column, ...]

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
    def fills(self) -> tuple[Column, ...]:
        """The columns that the unit fills in."""
        return tuple(column for column in self.columns if column.is_fill)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {column.key: place for place, column in enumerate(self.columns)}


@dataclass(frozen=True, eq=False)
class FormDesign:
    """What every unit workbook of an office asks: indicators, tasks, and the tasks it supports."""

    indicators: FormTable
    tasks: FormTable
    support: FormTable

    @cached_property
    def tables(self) -> tuple[FormTable, ...]:
        """All tables, in the order of the workbook."""
        return (self.indicators, self.tasks, self.support)

    def table(self, name: str) -> FormTable | None:
        """Give the table whose sheet has that name."""
        return next((one for one in self.tables if one.name == name), None)

    @cached_property
    def fills(self) -> tuple[Column, ...]:
        """The columns that units fill in, those of all tables, each once."""
        return tuple(column for column in self._columns.values() if column.is_fill)

    @cached_property
    def beside_report(self) -> tuple[FieldKey, ...]:
        """The columns whose words a report shows beside the text, which is 完成情况."""
        return tuple(
            column.key
            for column in self.fills
            if Page.REPORT in column.shown and column.key != Field.COMPLETION
        )

    @cached_property
    def choice_lists(self) -> tuple[tuple[str, ...], ...]:
        """The lists of words that drop-downs offer, each once."""
        return tuple(dict.fromkeys(column.choices for column in self.fills if column.choices))

    def heading(self, key: FieldKey) -> str:
        """Give a column's heading; its key where it is no longer declared, for its words remain."""
        column = self._columns.get(key)
        return column.heading if column else key

    def key_of(self, words: str) -> FieldKey | None:
        """Give the key of the column that units fill in and that is named, by its heading or its key."""
        return self._fill_keys.get(words)

    @cached_property
    def _fill_keys(self) -> dict[str, FieldKey]:
        by_heading = {column.heading: column.key for column in self.fills}
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
        found: dict[str, Column] = {}
        for table in self.tables:
            for column in table.columns:
                found.setdefault(column.key, column)
        return found

    def with_own(self, own: Iterable[tuple[str, Column]]) -> "FormDesign":
        """Add the office's own columns, each with the name of its table: before 备注, else last.

        What 目标任务 asks, 配合任务 asks too. Raises ValueError for a table that there is not, and for
        a key that is no own one or stands in the table already.
        """
        indicators, tasks = self.indicators, self.tasks
        for name, column in own:
            if name == indicators.name:
                indicators = _with(indicators, column)
            elif name == tasks.name:
                tasks = _with(tasks, column)
            else:
                raise ValueError(name)
        return FormDesign(indicators, tasks, replace(self.support, columns=tasks.columns))

    def repeating(
        self, of_indicators: Iterable[Column], of_tasks: Iterable[Column]
    ) -> "FormDesign":
        """Add columns that repeat the plan's own, behind the others that say what is to be done.

        配合任务 repeats what 目标任务 repeats.
        """
        tasks = _repeating(self.tasks, tuple(of_tasks))
        return FormDesign(
            _repeating(self.indicators, tuple(of_indicators)),
            tasks,
            replace(self.support, columns=tasks.columns),
        )


def _repeating(table: FormTable, columns: tuple[Column, ...]) -> FormTable:
    place = next(
        at
        for at, column in enumerate(table.columns)
        if column.is_fill or column.key == Given.PREVIOUS
    )
    return replace(table, columns=(*table.columns[:place], *columns, *table.columns[place:]))


def _with(table: FormTable, column: Column) -> FormTable:
    keys = [one.key for one in table.columns]
    if not is_own_key(column.key) or column.key in keys:
        raise ValueError(column.key)
    # The token stands in the last column, which is hidden.
    place = keys.index(Field.REMARK if Field.REMARK in keys else Given.TOKEN)
    return replace(table, columns=(*table.columns[:place], column, *table.columns[place:]))
