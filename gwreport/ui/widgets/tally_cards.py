"""The counts of a report as bars: all items, by kind, by leader, by category."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from gwreport.domain.statuses import Status
from gwreport.reports.statistics import Statistics, Tally
from gwreport.ui.appearance.progress_colours import STATUS_COLOURS
from gwreport.ui.plain_words import tip_text
from gwreport.ui.widgets.basics import GAP, Card, label
from gwreport.ui.widgets.charts import Legend, Part, StackedBar
from gwreport.ui.widgets.frame.gradually import Gradually
from gwreport.wording.item_names import KINDS
from gwreport.wording.names import STATUSES

# So many bars are there at once: more than fit on a screen.
_AT_ONCE = 30


class TallyCards(QScrollArea):
    """A card a way of counting; hundreds of bars, which are made when they are looked at."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._shown: Statistics | None = None
        self._wanted: Statistics | None = None
        self._gradually = Gradually(self, at_once=_AT_ONCE)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Make what is wanted by now."""
        super().showEvent(event)
        self._show()

    def show_statistics(self, statistics: Statistics) -> None:
        """Show these counts in place of the former ones."""
        self._wanted = statistics
        if self.isVisible():
            self._show()

    def _show(self) -> None:
        statistics = self._wanted
        if statistics is None or statistics == self._shown:
            return
        self._shown = statistics
        steps: list[Callable[[], object]] = []
        inner = QWidget()
        inner.setObjectName("scrolled")
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 12, 10, 0)
        layout.setSpacing(GAP)
        whole = _card("全部任务", [("", statistics.all)], steps)
        legend = Legend()
        shares = statistics.all.statuses
        legend.show_parts(
            [
                Part(f"{STATUSES[one]} {share.percent}%", share.count, STATUS_COLOURS[one])
                for one, share in shares.items()
                if share.count
            ],
            columns=4,
        )
        whole.body.addWidget(legend)
        layout.addWidget(whole)
        layout.addWidget(
            _card("按类型", [(KINDS[kind], one) for kind, one in statistics.kinds], steps)
        )
        for title, tallies in (
            ("按牵头领导", statistics.leaders),
            ("按分类", statistics.categories),
            ("按牵头单位", statistics.units),
        ):
            if tallies:
                layout.addWidget(_card(title, [(one.name, one) for one in tallies], steps))
        layout.addStretch(1)
        self.setWidget(inner)
        self._gradually.do(steps)


def _card(
    title: str, tallies: Sequence[tuple[str, Tally]], steps: list[Callable[[], object]]
) -> Card:
    """Make a card; its bars are the steps that are still to be done."""
    card = Card(title)
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(9)
    grid.setColumnStretch(1, 1)
    longest = max((one.total for _, one in tallies), default=1)
    steps += [
        partial(_add_line, grid, line, name, one, longest)
        for line, (name, one) in enumerate(tallies)
    ]
    card.body.addLayout(grid)
    return card


def _add_line(grid: QGridLayout, line: int, name: str, one: Tally, longest: int) -> None:
    bar = StackedBar()
    parts = [
        Part(STATUSES[status], one.statuses[status].count, STATUS_COLOURS[status])
        for status in Status
        if status in one.statuses
    ]
    bar.show_parts(parts, longest)
    if name:
        words = label(name if len(name) <= 14 else name[:14] + "…")
        words.setToolTip(tip_text(name))
        grid.addWidget(words, line, 0)
    grid.addWidget(bar, line, 1)
    grid.addWidget(label(f"{one.total} 项", "muted"), line, 2)
