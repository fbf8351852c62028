"""The sheet 走势: how many items are of each class round by round, as a table and a native chart."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial
from operator import attrgetter
from typing import Any

from gwreport.domain.statuses import Status
from gwreport.domain.year.trend import ClassCounts
from gwreport.reports.excel.styles import STATUS_COLOURS, SheetStyles
from gwreport.reports.excel.tables import PrintedColumn, PrintedTable
from gwreport.reports.register.data import RegisterData
from gwreport.reports.statistics import ON_COURSE, percentages
from gwreport.reports.word.fonts import BODY_FONT, HEADING_FONT
from gwreport.wording.names import NOT_PROVEN, NOT_REPORTED, STATUSES, period

_Count = Callable[[ClassCounts], int]

_NAME = "走势"
_FIRST_WIDTH, _WIDTH = 34, 14
# A narrow character, a row and the chart's height in pixels; with fewer rounds it is no narrower.
_CHARACTER, _ROW_PIXELS, _HIGH, _LEAST_ROUNDS = 7.15, 20, 400, 4
# What is reported and not judged, and what is not reported, have a line of their own.
_LIGHT = "#E3E3E3"
_NOTES = (
    "说明：",
    "1．进度以审核时确认或改定的为准；还没有人确认的，是程序按数字和文字研判的，台账中标“未确认”。",
    "2．每一项计一次；“未依时序推进”在年末即“未完成”。",
    "3．由以前的报告装入的各期，进度按报告的文字研判。",
)


def write_classes(book: Any, styles: SheetStyles, data: RegisterData) -> None:
    """Write the sheet."""
    counts = data.trend.counts
    table = PrintedTable(
        book,
        styles,
        _NAME,
        f"{data.region}{data.year}年目标任务进度走势",
        (
            PrintedColumn("进度（项）", _FIRST_WIDTH, text=True),
            *(PrintedColumn(period(one.round), _WIDTH) for one in counts),
        ),
    )
    lines = _lines()
    first = table.at
    for name, _, count in lines:
        table.row([name, *(count(one) for one in counts)])
    table.row(["合计", *(one.total for one in counts)])
    table.row(["依时序推进及以上（项）", *(_on_course(one) for one in counts)])
    table.row(["依时序推进及以上占比（%）", *(_on_course_percent(one) for one in counts)])
    table.row(["未依时序推进和停滞暂缓（项）", *(_behind(one) for one in counts)])
    table.sheet.set_row(table.at, 12)
    table.at += 1
    chart = book.add_chart({"type": "column", "subtype": "stacked"})
    for place, (name, colour, _) in enumerate(lines):
        at = first + place
        chart.add_series(
            {
                "name": name,
                "categories": [_NAME, first - 1, 1, first - 1, len(counts)],
                "values": [_NAME, at, 1, at, len(counts)],
                "fill": {"color": colour},
                "border": {"color": "#FFFFFF", "width": 0.5},
                "gap": 70,
                # A zero is not worth a label.
                "data_labels": {
                    "value": True,
                    "num_format": "0;;",
                    "font": {"name": BODY_FONT, "size": 9},
                },
            }
        )
    font = {"name": HEADING_FONT, "size": 13, "bold": False}
    chart.set_title({"name": "各期各类进度的项数", "name_font": font, "overlay": False})
    chart.set_legend({"position": "right", "font": {"name": BODY_FONT, "size": 10}})
    chart.set_x_axis({"num_font": {"name": BODY_FONT, "size": 10}})
    chart.set_y_axis(
        {"num_format": "0", "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}}}
    )
    width = round((_FIRST_WIDTH + _WIDTH * max(len(counts), _LEAST_ROUNDS)) * _CHARACTER)
    chart.set_size({"width": width, "height": _HIGH})
    table.sheet.insert_chart(table.at, 0, chart, {"object_position": 3})
    # The chart covers rows of the usual height.
    table.at += -(-_HIGH // _ROW_PIXELS) + 1
    for note in _NOTES:
        table.line(note)
    table.sheet.fit_to_pages(1, 1)


def _lines() -> list[tuple[str, str, _Count]]:
    """Give the rows: name, colour and count."""
    grey = STATUS_COLOURS[Status.UNKNOWN]
    return [
        *(
            (STATUSES[status], STATUS_COLOURS[status], partial(_of, status=status))
            for status in Status
            if status is not Status.UNKNOWN
        ),
        (NOT_PROVEN, grey, attrgetter("unproven")),
        (NOT_REPORTED, _LIGHT, attrgetter("unreported")),
    ]


def _of(counts: ClassCounts, status: Status) -> int:
    return counts.statuses[status]


def _on_course(counts: ClassCounts) -> int:
    return sum(counts.statuses[one] for one in ON_COURSE)


def _on_course_percent(counts: ClassCounts) -> Decimal:
    shares = dict(zip(Status, percentages([counts.statuses[one] for one in Status]), strict=True))
    return sum((shares[one] for one in ON_COURSE), Decimal("0.0"))


def _behind(counts: ClassCounts) -> int:
    return counts.statuses[Status.BEHIND] + counts.statuses[Status.STALLED]
