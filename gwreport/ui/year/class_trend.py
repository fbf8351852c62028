"""各期走势: a bar of classes for each round of the year, one below the other."""

from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from gwreport.domain.statuses import Status
from gwreport.domain.year.trend import ClassCounts, Trend
from gwreport.reports.statistics import ON_COURSE
from gwreport.ui.appearance.progress_colours import STATUS_COLOURS
from gwreport.ui.widgets.basics import clear, column, label, named
from gwreport.ui.widgets.charts import Legend, Part, StackedBar
from gwreport.wording.names import NOT_PROVEN, NOT_REPORTED, STATUSES, on_course_name, period

# What is not reported is lighter than what could not be judged.
_LIGHT = "#DCE1E8"
# The height of a round's line, and what the rounds take at most; the rest is scrolled.
_LINE, _HIGHEST = 25, 125


class ClassTrend(QWidget):
    """Shows each round's items by class, and how many are on schedule or better."""

    def __init__(self) -> None:
        super().__init__()
        rounds = QWidget()
        rounds.setObjectName("scrolled")
        self._bars = QGridLayout(rounds)
        self._bars.setContentsMargins(0, 0, 0, 0)
        self._bars.setHorizontalSpacing(12)
        self._bars.setVerticalSpacing(4)
        self._bars.setColumnStretch(1, 1)
        self.legend = Legend()
        # A year of months has more rounds than there is room for.
        self.area = named(QScrollArea(), "各期进度")
        self.area.setWidget(rounds)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.setLayout(column(self.area, self.legend, gap=6))

    def show_trend(self, trend: Trend) -> None:
        """Show the rounds of a trend; nothing where there is none."""
        clear(self._bars)
        longest = max((one.total for one in trend.counts), default=1)
        for at, counts in enumerate(trend.counts):
            bar = StackedBar(height=12)
            bar.setObjectName(period(counts.round))
            bar.show_parts(_parts(counts), longest)
            on_course = sum(counts.statuses[one] for one in ON_COURSE)
            words = f"{on_course_name(counts.round)} {on_course} 项，共 {counts.total} 项"
            self._bars.addWidget(label(period(counts.round)), at, 0)
            self._bars.addWidget(bar, at, 1)
            self._bars.addWidget(label(words, "muted"), at, 2)
        newest = _parts(trend.counts[-1]) if trend.counts else []
        seen = {part.name for one in trend.counts for part in _parts(one) if part.number}
        self.legend.show_parts(
            [part for part in newest if part.name in seen], columns=len(seen) or 1
        )
        self.area.setFixedHeight(min(_LINE * len(trend.counts), _HIGHEST))
        self.setVisible(bool(trend.counts))


def _parts(counts: ClassCounts) -> list[Part]:
    parts = [
        Part(STATUSES[one], counts.statuses[one], STATUS_COLOURS[one])
        for one in Status
        if one is not Status.UNKNOWN
    ]
    grey = STATUS_COLOURS[Status.UNKNOWN]
    return [
        *parts,
        Part(NOT_PROVEN, counts.unproven, grey),
        Part(NOT_REPORTED, counts.unreported, _LIGHT),
    ]
