"""The sheets 指标走势 and 指标数据: each goal's figures against its line, as native charts and as a table."""

from collections.abc import Iterable, Sequence
from typing import Any

from gwreport.domain.plan.plan import Kind
from gwreport.domain.plan.target import TargetKind
from gwreport.domain.year.trend import GoalTrend
from gwreport.reports.excel.styles import SheetStyles
from gwreport.reports.excel.text import whole_characters
from gwreport.reports.register.data import RegisterData
from gwreport.reports.word.fonts import BODY_FONT, HEADING_FONT
from gwreport.wording.item_names import item_name
from gwreport.wording.names import line_name, period

_CHARTS, _DATA = "指标走势", "指标数据"
_HEADS = ("编号", "指标", "全年目标", "计量单位", "项目")
_WIDTHS = (10, 36, 18, 10, 10)
_FIGURE_WIDTH = 13
# Charts in pixels, so many side by side, and rows of them on a page.
_ACROSS, _WIDE, _HIGH, _GAP = 3, 400, 260, 16
_DOWN = 3
_ROW_PIXELS, _TOP_ROWS = 20, 3
_LONGEST_TITLE = 22
_DUE_COLOUR, _DONE_COLOUR = "#7F7F7F", "#1F6FB2"
# A task is drawn where more than one round told a figure; of an indicator one figure says enough.
_ENOUGH = 2
_NOTE = "“应达到”按序时进度或方案自定的节点计算，增速、占比、排位和上限类目标就是全年目标；没有报数字的一期不画点。"


def write_goals(book: Any, styles: SheetStyles, data: RegisterData) -> None:
    """Write both sheets; none where no round has told any figure."""
    goals = [goal for goal in data.trend.goals if goal.is_measured]
    # Indicators first, as in the report.
    goals.sort(key=lambda goal: goal.item.kind is not Kind.INDICATOR)
    if not goals:
        return
    drawn = [goal for goal in goals if _is_drawn(goal)]
    charts = book.add_worksheet(_CHARTS) if drawn else None
    rows = _write_data(book.add_worksheet(_DATA), book, styles, data, goals)
    if charts is not None:
        _write_charts(book, charts, styles, data, [(goal, rows[id(goal)]) for goal in drawn])


def _is_drawn(goal: GoalTrend) -> bool:
    told = sum(point.value is not None for point in goal.points)
    return goal.item.kind is Kind.INDICATOR or told >= _ENOUGH


def _write_data(
    sheet: Any, book: Any, styles: SheetStyles, data: RegisterData, goals: Iterable[GoalTrend]
) -> dict[int, int]:
    """Write the table, two rows a goal; give the first row of each."""
    axis = data.trend.axis
    figure = book.add_format(
        {
            "num_format": "#,##0.##",
            "align": "center",
            "border": 1,
            "font_name": BODY_FONT,
            "valign": "vcenter",
        }
    )
    for place, (head, width) in enumerate(zip(_HEADS, _WIDTHS, strict=True)):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, head, styles.head)
    first = len(_HEADS)
    sheet.set_column(first, first + len(axis) - 1, _FIGURE_WIDTH)
    for place, round_ in enumerate(axis, first):
        sheet.write_string(0, place, period(round_), styles.head)
    rows: dict[int, int] = {}
    at = 1
    for goal in goals:
        rows[id(goal)] = at
        for name, values in (
            (
                line_name(goal.target.kind, at_most=goal.at_most),
                [point.due for point in goal.points],
            ),
            ("完成", [point.value for point in goal.points]),
        ):
            words = (item_name(goal.item.id), _goal_words(goal), goal.target.text, goal.target.unit)
            for place, cell in enumerate((*words, name)):
                look = styles.text if place == 1 else styles.middle
                sheet.write_string(at, place, whole_characters(cell), look)
            for place, value in enumerate(values, first):
                if value is None:
                    sheet.write_blank(at, place, None, figure)
                else:
                    sheet.write_number(at, place, round(value, 6), figure)
            at += 1
    sheet.autofilter(0, 0, at - 1, first + len(axis) - 1)
    sheet.freeze_panes(1, 2)
    sheet.repeat_rows(0)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer('&C&"宋体"&11第 &P 页 共 &N 页')
    return rows


def _goal_words(goal: GoalTrend) -> str:
    return goal.goal if goal.goal else goal.target.text


def _write_charts(
    book: Any,
    sheet: Any,
    styles: SheetStyles,
    data: RegisterData,
    drawn: Sequence[tuple[GoalTrend, int]],
) -> None:
    columns = _ACROSS * (_WIDE + _GAP) // 64 + 1
    sheet.merge_range(0, 0, 0, columns - 1, "", styles.title)
    sheet.write_string(0, 0, f"{data.region}{data.year}年主要指标走势", styles.title)
    sheet.set_row(0, 40)
    sheet.merge_range(1, 0, 1, columns - 1, "", styles.note)
    sheet.write_string(1, 0, _NOTE, styles.note)
    for place, (goal, row) in enumerate(drawn):
        down, across = divmod(place, _ACROSS)
        chart = _chart(book, goal, row, len(data.trend.axis))
        offset = {"x_offset": across * (_WIDE + _GAP), "y_offset": down * (_HIGH + _GAP)}
        sheet.insert_chart(_TOP_ROWS - 1, 0, chart, {**offset, "object_position": 3})
    high = -(-len(drawn) // _ACROSS)
    step = (_HIGH + _GAP) / _ROW_PIXELS
    sheet.set_h_pagebreaks([int(_TOP_ROWS - 1 + step * down) for down in range(_DOWN, high, _DOWN)])
    sheet.print_area(0, 0, _TOP_ROWS + int(step * high), columns - 1)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer('&C&"宋体"&11第 &P 页 共 &N 页')


def _chart(book: Any, goal: GoalTrend, row: int, periods: int) -> Any:
    first, last = len(_HEADS), len(_HEADS) + periods - 1
    chart = book.add_chart({"type": "line"})
    looks = (
        (
            line_name(goal.target.kind, at_most=goal.at_most),
            {"color": _DUE_COLOUR, "dash_type": "dash", "width": 1.75},
            None,
        ),
        (
            "完成",
            {"color": _DONE_COLOUR, "width": 2.25},
            {
                "type": "circle",
                "size": 7,
                "fill": {"color": _DONE_COLOUR},
                "border": {"color": _DONE_COLOUR},
            },
        ),
    )
    for place, (name, line, marker) in enumerate(looks):
        chart.add_series(
            {
                "name": name,
                "categories": [_DATA, 0, first, 0, last],
                "values": [_DATA, row + place, first, row + place, last],
                "line": line,
                "marker": marker or {"type": "none"},
            }
        )
    words = f"{item_name(goal.item.id)} {_short(_goal_words(goal))}"
    unit = f"（{goal.target.unit}）" if goal.target.unit else ""
    font = {"name": HEADING_FONT, "size": 11, "bold": False}
    chart.set_title(
        {"name": whole_characters(f"{words}{unit}"), "name_font": font, "overlay": False}
    )
    chart.show_blanks_as("gap")
    chart.set_legend({"position": "bottom", "font": {"name": BODY_FONT, "size": 9}})
    # The first place is the best one, and stands on top.
    is_rank = goal.target.kind is TargetKind.RANK
    below = "high" if is_rank else "low"
    chart.set_x_axis({"num_font": {"name": BODY_FONT, "size": 9}, "label_position": below})
    chart.set_y_axis(
        {
            "num_font": {"name": BODY_FONT, "size": 9},
            "major_gridlines": {"visible": True, "line": {"color": "#E3E3E3"}},
            "reverse": is_rank,
        }
    )
    chart.set_size({"width": _WIDE, "height": _HIGH})
    return chart


def _short(words: str) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= _LONGEST_TITLE else plain[: _LONGEST_TITLE - 1] + "…"
