"""The sheet 统计图: native charts of the statistics, beside them the figures they are drawn from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gwreport.domain.statuses import Status, Timeliness
from gwreport.domain.texts.quoting import in_one_line
from gwreport.reports.arrangement import NO_NAME
from gwreport.reports.data import ReportData
from gwreport.reports.excel.styles import STATUS_COLOURS, SheetStyles
from gwreport.reports.excel.text import whole_characters
from gwreport.reports.statistics import Share, Statistics, Tally
from gwreport.reports.word.fonts import BODY_FONT, HEADING_FONT
from gwreport.wording.names import (
    STATUSES,
    TIMELINESS,
    behind_name,
    on_course_name,
    round_name,
    status_name,
)

_NAME = "统计图"
_TIMELINESS_COLOURS = {
    Timeliness.IN_TIME: "#4393C3",
    Timeliness.LATE: "#F4A582",
    Timeliness.NOT_RETURNED: "#B2182B",
}
_SHARE_HEADS = ("项数", "占比（%）", "图例")
_GROUP_COLOURS = ("#4393C3", "#D6604D", "#BABABA")
# Charts stand on the printed columns, figures to the right of them. Sizes in pixels.
_PRINTED_COLUMNS, _COLUMN_PIXELS = 12, 90
_FIGURE_COLUMN = _PRINTED_COLUMNS + 1
_ROW_PIXELS, _GAP = 20, 20
_PAGE = _PRINTED_COLUMNS * _COLUMN_PIXELS - 40
_HALF = (_PAGE - _GAP) // 2
_SHARE_HEIGHT = 300
# A bar with its gap, at most and at least, and what else a chart of bars needs.
_TALLEST_BAR, _LOWEST_BAR, _BAR_FRAME = 26, 15, 106
# What a page holds below the title, at the scale at which those columns fill it.
_PAGE_HEIGHT = 670
_MOST_UNITS = 15
_LONGEST_NAME = 12


@dataclass(frozen=True, slots=True)
class _Slice:
    """One part of a pie."""

    name: str
    share: Share
    colour: str


@dataclass(frozen=True, slots=True)
class _Block:
    """Where figures stand: the row of their headings and the number of rows below."""

    head: int
    rows: int

    def cells(self, column: int) -> list[Any]:
        """Give the place of one column's figures as XlsxWriter takes it."""
        first, column = self.head + 1, _FIGURE_COLUMN + column
        return [_NAME, first, column, self.head + self.rows, column]


def write_charts(book: Any, styles: SheetStyles, data: ReportData, statistics: Statistics) -> None:
    """Write the sheet; a chart of nothing is left out."""
    sheet = book.add_worksheet(_NAME)
    sheet.set_column_pixels(0, _PRINTED_COLUMNS - 1, _COLUMN_PIXELS)
    sheet.set_column(_FIGURE_COLUMN, _FIGURE_COLUMN, 30)
    sheet.set_column(_FIGURE_COLUMN + 1, _FIGURE_COLUMN + 3, 26)
    sheet.merge_range(0, 0, 0, _PRINTED_COLUMNS - 1, "", styles.title)
    title = f"{round_name(data.round)}目标任务完成情况统计图"
    sheet.write_string(0, 0, title, styles.title)
    sheet.set_row(0, 40)
    figures = _Figures(sheet, styles)
    top = _write_pies(book, sheet, figures, data, statistics)
    top = _write_bars(book, sheet, figures, data, statistics, top)
    if not top:
        sheet.write_string(1, 0, "没有可以统计的任务。", styles.note)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.center_horizontally()
    sheet.set_margins(left=0.6, right=0.6, top=0.6, bottom=0.6)
    sheet.print_area(0, 0, 1 + -(-top // _ROW_PIXELS), _PRINTED_COLUMNS - 1)
    sheet.fit_to_pages(1, 0)


def _write_pies(
    book: Any, sheet: Any, figures: "_Figures", data: ReportData, statistics: Statistics
) -> int:
    """Write the two pies side by side; give where the next chart stands, 0 when there is none."""
    pies = (
        (f"各类进度占比（共{statistics.all.total}项）", "进度", _of_items(statistics, data)),
        (f"单位报送情况（共{statistics.returns.total}个）", "报送情况", _of_units(statistics)),
    )
    for index, (words, head, slices) in enumerate(pies):
        if slices:
            chart = _share_chart(book, words, figures.shares(words, head, slices), slices)
            chart.set_size({"width": _HALF, "height": _SHARE_HEIGHT})
            place = {"x_offset": index * (_HALF + _GAP), "object_position": 2}
            sheet.insert_chart(1, 0, chart, place)
    return _SHARE_HEIGHT + _GAP if any(slices for _, _, slices in pies) else 0


def _write_bars(
    book: Any,
    sheet: Any,
    figures: "_Figures",
    data: ReportData,
    statistics: Statistics,
    top: int,
) -> int:
    """Write the charts of bars below each other, on as many pages as they need; give their end."""
    page, breaks = 0, list[int]()
    groups = (on_course_name(data.round), behind_name(data.round), STATUSES[Status.UNKNOWN])
    for words, head, tallies in _bars(data, statistics):
        # Charts share a page as long as the bars can be told apart.
        room = page + _PAGE_HEIGHT - top
        if top > page and room < _BAR_FRAME + _LOWEST_BAR * len(tallies):
            page, room = top, _PAGE_HEIGHT
            breaks.append(1 + page // _ROW_PIXELS)
            top += _ROW_PIXELS
        bar = min(_TALLEST_BAR, max(_LOWEST_BAR, (room - _BAR_FRAME) // len(tallies)))
        height = (_BAR_FRAME + bar * len(tallies)) // _ROW_PIXELS * _ROW_PIXELS
        chart = _bar_chart(book, words, figures.groups(words, (head, *groups), tallies), groups)
        chart.set_size({"width": _PAGE, "height": height})
        sheet.insert_chart(1, 0, chart, {"y_offset": top, "object_position": 2})
        top += height + _GAP
    sheet.set_h_pagebreaks(breaks)
    return top


def _of_items(statistics: Statistics, data: ReportData) -> list[_Slice]:
    return [
        _Slice(status_name(one, data.round), share, STATUS_COLOURS[one])
        for one, share in statistics.all.statuses.items()
        if share.count
    ]


def _of_units(statistics: Statistics) -> list[_Slice]:
    return [
        _Slice(TIMELINESS[one], share, _TIMELINESS_COLOURS[one])
        for one, share in statistics.returns.timeliness.items()
        if share.count
    ]


def _bars(data: ReportData, statistics: Statistics) -> list[tuple[str, str, Sequence[Tally]]]:
    behind = [unit for unit in statistics.units if unit.behind]
    behind.sort(key=lambda unit: -unit.behind)
    most = f"，最多的{_MOST_UNITS}家" if len(behind) > _MOST_UNITS else ""
    joint = "共同牵头的各计一次"
    bars: list[tuple[str, str, Sequence[Tally]]] = [
        (f"有附件3所列任务的牵头责任单位（{joint}{most}）", "牵头责任单位", behind[:_MOST_UNITS])
    ]
    if data.choices.leader_names:
        bars.insert(0, (f"各位领导牵头任务的进度（{joint}）", "牵头领导", statistics.leaders))
    return [bar for bar in bars if bar[2]]


class _Figures:
    """The tables to the right of the charts, one below the other."""

    def __init__(self, sheet: Any, styles: SheetStyles) -> None:
        self._sheet, self._styles, self._at = sheet, styles, 1

    def shares(self, title: str, head: str, slices: Sequence[_Slice]) -> _Block:
        """Write counts and shares."""
        rows = [
            (
                one.name,
                one.share.count,
                float(one.share.percent),
                f"{one.name} {one.share.count}（{one.share.percent}%）",
            )
            for one in slices
        ]
        return self._write(title, (head, *_SHARE_HEADS), rows)

    def groups(self, title: str, heads: Sequence[str], tallies: Sequence[Tally]) -> _Block:
        """Write the items on course, behind and not judged."""
        rows = [(_short(one.name), one.on_course, one.behind, one.unknown) for one in tallies]
        return self._write(title, heads, rows)

    def _write(
        self, title: str, heads: Sequence[str], rows: Sequence[tuple[str | float, ...]]
    ) -> _Block:
        sheet, styles = self._sheet, self._styles
        sheet.write_string(self._at, _FIGURE_COLUMN, title, styles.note)
        block = _Block(self._at + 1, len(rows))
        for column, head in enumerate(heads, _FIGURE_COLUMN):
            sheet.write_string(block.head, column, head, styles.head)
        for at, row in enumerate(rows, block.head + 1):
            for column, value in enumerate(row, _FIGURE_COLUMN):
                if isinstance(value, str):
                    sheet.write_string(at, column, value, styles.text)
                else:
                    style = styles.percent if isinstance(value, float) else styles.number
                    sheet.write_number(at, column, value, style)
        self._at = block.head + block.rows + 2
        return block


def _share_chart(book: Any, title: str, block: _Block, slices: Sequence[_Slice]) -> Any:
    chart = book.add_chart({"type": "pie"})
    chart.add_series(
        {
            # The program that shows the file would round each share for itself, and they would not
            # add up; and labels at thin slices cover each other. So the legend says them.
            "categories": block.cells(len(_SHARE_HEADS)),
            "values": block.cells(1),
            "points": [
                {"fill": {"color": one.colour}, "border": {"color": "#FFFFFF"}} for one in slices
            ],
        }
    )
    _title(chart, title)
    chart.set_legend({"position": "right", "font": {"name": BODY_FONT, "size": 10}})
    return chart


def _bar_chart(book: Any, title: str, block: _Block, names: Sequence[str]) -> Any:
    chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    for column, (head, colour) in enumerate(zip(names, _GROUP_COLOURS, strict=True), 1):
        chart.add_series(
            {
                "name": head,
                "categories": block.cells(0),
                "values": block.cells(column),
                "fill": {"color": colour},
                "gap": 60,
                # A zero is not worth a label.
                "data_labels": {
                    "value": True,
                    "num_format": "0;;",
                    "font": {"name": BODY_FONT, "size": 9},
                },
            }
        )
    _title(chart, title)
    # The first name stands on top, as it is read.
    chart.set_y_axis({"reverse": True, "num_font": {"name": BODY_FONT, "size": 10}})
    chart.set_x_axis(
        {
            "num_format": "0",
            "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
            "num_font": {"name": BODY_FONT, "size": 9},
            "label_position": "high",
        }
    )
    chart.set_legend({"position": "bottom", "font": {"name": BODY_FONT, "size": 10}})
    return chart


def _title(chart: Any, words: str) -> None:
    font = {"name": HEADING_FONT, "size": 13, "bold": False}
    chart.set_title({"name": words, "name_font": font, "overlay": False})


def _short(name: str) -> str:
    words = whole_characters(in_one_line(name)) or NO_NAME
    return words if len(words) <= _LONGEST_NAME else words[: _LONGEST_NAME - 1] + "…"
