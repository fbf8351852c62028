"""The counts of a report as bars: all items, by kind, by leader, by category."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from gwreport.domain.statuses import Status
from gwreport.reports.statistics import Statistics, Tally
from gwreport.ui.appearance.class_colours import STATUS_COLOURS
from gwreport.ui.plain_words import tip_text
from gwreport.ui.widgets.basics import GAP, Card, label
from gwreport.ui.widgets.charts import Legend, Part, StackedBar
from gwreport.wording.item_names import KINDS
from gwreport.wording.names import STATUSES


class TallyCards(QScrollArea):
    """A card a way of counting."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)

    def show_statistics(self, statistics: Statistics) -> None:
        """Show these counts in place of the former ones."""
        inner = QWidget()
        inner.setObjectName("scrolled")
        layout = QVBoxLayout(inner)
        layout.setContentsMargins(0, 12, 10, 0)
        layout.setSpacing(GAP)
        whole = _card("全部任务", [("", statistics.all)])
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
        layout.addWidget(_card("按类型", [(KINDS[kind], one) for kind, one in statistics.kinds]))
        for title, tallies in (
            ("按牵头领导", statistics.leaders),
            ("按分类", statistics.categories),
            ("按牵头单位", statistics.units),
        ):
            if tallies:
                layout.addWidget(_card(title, [(one.name, one) for one in tallies]))
        layout.addStretch(1)
        self.setWidget(inner)


def _card(title: str, tallies: Sequence[tuple[str, Tally]]) -> Card:
    card = Card(title)
    grid = QGridLayout()
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(9)
    grid.setColumnStretch(1, 1)
    longest = max((one.total for _, one in tallies), default=1)
    for line, (name, one) in enumerate(tallies):
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
    card.body.addLayout(grid)
    return card
