"""The rows of a draft while a clerk goes through them: each change can be taken back."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from gwreport.domain.drafting.drafted import DraftedItem, RowState

Rows = tuple[DraftedItem, ...]
_MOST_STEPS = 500


@dataclass(slots=True)
class DraftSheet:
    """Rows in their order, and how they stood before each change.

    Changes that are made under one `name` one after another (keys typed in one field) are taken back as one.
    """

    rows: Rows
    _before: list[tuple[Rows, int]] = field(default_factory=list[tuple[Rows, int]])
    _behind: list[tuple[Rows, int]] = field(default_factory=list[tuple[Rows, int]])
    _name: str = ""

    @property
    def can_undo(self) -> bool:
        """Whether anything was changed that can be taken back."""
        return bool(self._before)

    @property
    def can_redo(self) -> bool:
        """Whether anything was taken back last."""
        return bool(self._behind)

    def count(self, state: RowState) -> int:
        """Say how many rows are so far."""
        return sum(one.state is state for one in self.rows)

    def put(self, at: int, *rows: DraftedItem, removed: int = 1, name: str = "") -> None:
        """Put rows in the place of the `removed` ones from `at` on."""
        self.replace_all([*self.rows[:at], *rows, *self.rows[at + removed :]], at, name)

    def replace_all(self, rows: Sequence[DraftedItem], at: int = 0, name: str = "") -> None:
        """Put these in the place of all rows; `at` is the one that is looked at."""
        if tuple(rows) == self.rows:
            return
        if not name or name != self._name:
            self._before.append((self.rows, at))
            del self._before[:-_MOST_STEPS]
        self._behind.clear()
        self.rows, self._name = tuple(rows), name

    def accept_suggested(self) -> int:
        """Take every suggestion that is sure as chosen; says in how many rows."""
        taken = self.count(RowState.SUGGESTED)
        self.replace_all([_accepted(one) for one in self.rows])
        return taken

    def undo(self) -> int | None:
        """Take the newest change back; gives the place of the row that it was made in, None for none."""
        return self._step(self._before, self._behind)

    def redo(self) -> int | None:
        """Make a change again that was taken back last; likewise."""
        return self._step(self._behind, self._before)

    def next_open(self, at: int) -> int | None:
        """Give the place of the next row that waits for a choice, from the first on after the last."""
        places = [*range(at + 1, len(self.rows)), *range(at + 1)]
        waiting = (RowState.OPEN, RowState.SUGGESTED)
        return next((one for one in places if self.rows[one].state in waiting), None)

    def _step(self, taken: list[tuple[Rows, int]], left: list[tuple[Rows, int]]) -> int | None:
        if not taken:
            return None
        rows, at = taken.pop()
        left.append((self.rows, at))
        self.rows, self._name = rows, ""
        return at


def _accepted(one: DraftedItem) -> DraftedItem:
    return replace(one, chosen_leads=one.lead_units) if one.state is RowState.SUGGESTED else one
