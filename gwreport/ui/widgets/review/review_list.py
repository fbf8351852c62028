"""The list of 审核: narrowed down, and gone through without a row ever jumping away under the clerk."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from gwreport.domain.plan.named_plans import shown_name
from gwreport.ui.models.review_columns import (
    OPEN,
    SCOPES,
    WITH_DRAFT,
    Holds,
    Listed,
    is_of_leader,
    is_of_unit,
    review_columns,
)
from gwreport.ui.operations.reviewing import ReviewRow
from gwreport.ui.widgets.basics import column, filter_field, named, row
from gwreport.ui.widgets.elided_label import ElidedLabel
from gwreport.ui.widgets.table import Table

_EVERYBODY = "全部领导和单位"
_OF_PLAN = "清单："
_NOBODY = {"leader": "（没有牵头领导）", "unit": "（没有牵头单位）"}


class _Chooser(QComboBox):
    """A box that tells when its open list is closed; arrows in the closed box close nothing."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._is_open = False

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        self._is_open = True
        super().showPopup()

    def hidePopup(self) -> None:  # noqa: N802 - Qt's name
        super().hidePopup()
        if self._is_open:
            self._is_open = False
            self.closed.emit()


class ReviewList(QWidget):
    """Rows with what narrows them down; `chosen` hands over a row, `narrowed` tells the scope's name.

    Rows are shown worst first when the list is narrowed down anew; from then on they keep their
    places, whatever becomes of them, and a row that no longer belongs there stays as long as it is
    the chosen one or has a draft. So the row behind another stays behind it.
    """

    chosen = Signal(object)
    narrowed = Signal(str)
    closed = (
        Signal()
    )  # what the list is narrowed down by was chosen from a list, which is closed again

    def __init__(self, has_draft: Holds, is_written_in: Holds) -> None:
        super().__init__()
        self._has_draft, self._is_written_in = has_draft, is_written_in
        self._ranked: Sequence[ReviewRow] = ()
        self._order: list[str] = []
        # What stays though it does not belong there, and what stood where when it was chosen.
        self._held: set[str] = set()
        self._standing: list[str] | None = None
        self._chosen = ""
        self.table: Table[ReviewRow] = Table("待审事项", review_columns(has_draft))
        self.scope = named(_Chooser(), "列出哪些")
        self.scope.addItems(list(SCOPES))
        self.scope.setMaxVisibleItems(len(SCOPES))
        self.whose = named(_Chooser(), "哪位领导或哪个牵头单位")
        self.whose.setMaxVisibleItems(24)
        self.whose.addItem(_EVERYBODY, ("", ""))
        for box in (self.scope, self.whose):
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            box.closed.connect(self.closed)
        self.search = filter_field("筛选任务、单位、编号", self._search, wide=True)
        self.count = ElidedLabel("", "muted")
        layout = column(gap=8)
        both = row(self.scope, self.whose)
        for at in range(2):
            both.setStretch(at, 1)
        layout.addLayout(both)
        layout.addWidget(self.search)
        layout.addWidget(self.table)
        layout.addWidget(self.count)
        self.setLayout(layout)
        self.scope.currentTextChanged.connect(self._narrow)
        self.whose.currentIndexChanged.connect(self._narrow)
        self.table.chosen.connect(self._show_chosen)
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._forget_standing)

    # Showing

    def show_rows(self, rows: Sequence[ReviewRow], wanted: str = "", *, anew: bool) -> None:
        """Show rows that were read, worst first; `wanted` is then the chosen one, wherever it belongs.

        `anew` they stand in that order; else those that are known keep their places.
        """
        before, at = self._chosen, self.table.currentIndex().row()
        if anew:
            # What is being written in is not taken away from under the clerk.
            self._held = {one.key for one in rows if one.key == before and self._has_draft(one)}
            self._order = [one.key for one in rows]
        else:
            self._remember_standing()
            self._hold()
        if wanted:
            self._held.add(wanted)
        self._ranked = rows
        self._show_whose(rows)
        ordered = _in_their_places(rows, self._order)
        self._order = [one.key for one in ordered]
        position = self.table.verticalScrollBar().value()
        self._set_choice()
        self.table.show_rows(ordered)
        if not self._choose_key(wanted) and self._choose_key(before):
            self.table.verticalScrollBar().setValue(0 if anew else position)
        elif self.table.current is None:
            # What was settled has left the list: its place is taken by the next.
            self._choose_at(at)
        self._count()

    def narrow_to(self, listed: Listed) -> None:
        """Narrow down to exactly these."""
        sort, name = "", ""
        asked = ("plan", listed.plan), ("leader", listed.leader), ("unit", listed.unit)
        for one, value in asked:
            if value is not None:
                sort, name = one, value
        self.search.clear()
        self.whose.setCurrentIndex(max(self._place_of(sort, name), 0))
        self.scope.setCurrentText(listed.scope)
        self._narrow()

    def choose(self, key: str) -> bool:
        """Choose a row, which is shown whether it belongs in the list as it is narrowed down or not."""
        if all(one.key != key for one in self._ranked):
            return False
        self._held.add(key)
        self._set_choice()
        if self._choose_key(key):
            return True
        # Only the words can hide it now.
        self.search.clear()
        return self._choose_key(key)

    def step(self, by: int) -> None:
        """Go to the row that stood behind the chosen one when that was chosen, or before it."""
        at = self._next_place(by)
        if 0 <= at < self.table.filter.rowCount():
            self.table.go_to(at)

    @property
    def several(self) -> list[ReviewRow]:
        """The rows that are marked, where there are several."""
        marked = self.table.selected
        return marked if len(marked) > 1 else []

    def renew(self) -> None:
        """Show the rows worst first again, as for somebody who comes to them; what is settled is gone.

        The chosen one stays so where it has a draft or belongs there, else the one behind it is.
        """
        current = self.table.current
        if current is None:
            return
        drafted = current.key if self._has_draft(current) else ""
        if not drafted and not self._belongs(current):
            self.step(1)
        self.show_rows(self._ranked, drafted, anew=True)

    # Narrowing down

    def _belongs(self, one: ReviewRow) -> bool:
        sort, name = self.whose.currentData() or ("", "")
        if sort and not _IS_OF[sort](one, name):
            return False
        if self.scope.currentText() == WITH_DRAFT:
            return self._has_draft(one)
        holds = SCOPES.get(self.scope.currentText())
        return holds is None or holds(one)

    def _is_shown(self, one: ReviewRow) -> bool:
        return self._belongs(one) or one.key in self._held or self._is_written_in(one)

    def _set_choice(self) -> None:
        self.table.filter.set_choice(self._is_shown)

    def _narrow(self, _: object = None) -> None:
        """Show exactly what belongs in the list now, worst first again."""
        if (now := self.table.current) is not None and not self._belongs(now):
            self._chosen = ""
        self.show_rows(self._ranked, anew=True)
        self.narrowed.emit(self.scope.currentText())

    def _search(self, words: str) -> None:
        key, at = self._chosen, self.table.currentIndex().row()
        self.table.filter.set_words(words)
        if not self._choose_key(key):
            self._choose_at(at)
        self._forget_standing()
        self._count()

    def _count(self) -> None:
        shown = [self._belongs(one) for one in self.table.shown]
        count, more = sum(shown), len(shown) - sum(shown)
        open_ = sum(one.waits for one in self._ranked)
        words = f"等待处理 {open_} 条，列出 {count} 条" + (f"，另 {more} 条" if more else "")
        self.count.show_words(words)

    def _show_whose(self, rows: Iterable[ReviewRow]) -> None:
        items = sorted((one for one in rows if one.item), key=lambda one: one.place_in_plan)
        leaders = dict.fromkeys(name for one in items for name in one.leaders or ("",))
        units = dict.fromkeys(one.unit for one in items)
        # Those of the plans stand first, in their order.
        plans = dict.fromkeys(name for one in items for name in one.plans)
        named = sorted(plans, key=lambda one: bool(one))
        entries = [("", ""), *(("plan", name) for name in named)]
        for sort, names in (("leader", leaders), ("unit", units)):
            # Those without one stand at the end.
            entries += [(sort, name) for name in sorted(names, key=lambda one: not one)]
        if [self.whose.itemData(at) for at in range(self.whose.count())] == entries:
            return
        now = self.whose.currentData()
        self.whose.blockSignals(True)
        self.whose.clear()
        for sort, name in entries:
            self.whose.addItem(_entry(sort, name), (sort, name))
        self.whose.setCurrentIndex(max(self._place_of(*(now or ("", ""))), 0))
        self.whose.blockSignals(False)

    def _place_of(self, sort: str, name: str) -> int:
        places = range(self.whose.count())
        return next((at for at in places if self.whose.itemData(at) == (sort, name)), -1)

    # Choosing

    def _choose_key(self, key: str) -> bool:
        return bool(key) and self.table.choose(lambda one: one.key == key)

    def _choose_at(self, at: int) -> None:
        if count := self.table.filter.rowCount():
            self.table.go_to(min(max(at, 0), count - 1))

    def _show_chosen(self, one: ReviewRow | None) -> None:
        if one is not None and one.key != self._chosen:
            self._forget_standing()
            self._chosen = one.key
            if self._held - {one.key}:
                # A click must have hit its row before the others move.
                QTimer.singleShot(0, self, self._let_go)
        self.chosen.emit(one)

    def _hold(self) -> None:
        """Let what is shown now and chosen or drafted stay in sight, whatever has become of it."""
        drafted = {one.key for one in self.table.shown if self._has_draft(one)}
        self._held = drafted | {self._chosen}

    def _let_go(self) -> None:
        """Take out what does not belong there and is chosen no longer."""
        self._hold()
        key, marked = self._chosen, self.several
        if not marked:
            self._set_choice()
            self._choose_key(key)
            self._count()

    # What stands behind what

    def _remember_standing(self) -> None:
        if self._standing is None:
            self._standing = [one.key for one in self.table.shown]

    def _forget_standing(self, *_: object) -> None:
        self._standing = None

    def _next_place(self, by: int) -> int:
        at = self.table.currentIndex().row()
        standing = self._standing
        if standing is None or self._chosen not in standing:
            return at + by
        places = {one.key: place for place, one in enumerate(self.table.shown)}
        was = standing.index(self._chosen)
        behind = standing[was + 1 :] if by > 0 else standing[:was][::-1]
        return next((places[key] for key in behind if key in places), at + by)


def _is_of_plan(one: ReviewRow, name: str) -> bool:
    return name in one.plans


_IS_OF: dict[str, Callable[[ReviewRow, str], bool]] = {
    "leader": is_of_leader,
    "unit": is_of_unit,
    "plan": _is_of_plan,
}


def _entry(sort: str, name: str) -> str:
    if sort == "plan":
        return f"{_OF_PLAN}{shown_name(name)}"
    return name or _NOBODY.get(sort, _EVERYBODY)


def _in_their_places(rows: Sequence[ReviewRow], order: Sequence[str]) -> list[ReviewRow]:
    """Give the rows in an order that is known, new ones behind those that they are ranked behind."""
    by_key = {one.key: one for one in rows}
    known = set(order)
    behind: dict[str, list[ReviewRow]] = {}
    last = ""
    for one in rows:
        if one.key in known:
            last = one.key
        else:
            behind.setdefault(last, []).append(one)
    found = list(behind.get("", ()))
    for key in order:
        if key in by_key:
            found += [by_key[key], *behind.get(key, ())]
    return found


def usual_scope(kept: str) -> str:
    """Give the scope that was left the last time, else that of what waits."""
    return kept if kept in SCOPES else OPEN
