"""Native charts on a slide: bars of counts, with their figures in a workbook that can be edited."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from gwreport.reports.slides.shapes import Box, colour_of, east_asian
from gwreport.reports.word.fonts import LATIN_FONT
from gwreport.reports.word.xml import possible

# Charts carry no date of their own.
_MADE = datetime(2026, 1, 1)
_GAP = 60


@dataclass(frozen=True, slots=True)
class Series:
    """One class across all categories: its name, its colour and its counts."""

    name: str
    colour: str
    counts: tuple[int, ...]


def add_bars(
    slide: Any,
    box: Box,
    categories: Sequence[str],
    series: Sequence[Series],
    *,
    name: str,
    size: float = 12,
) -> Any:
    """Add lying bars: one series with a bar a category, or several stacked; `name` is told to screen readers.

    The first category stands at the top. Raises ValueError without series.
    """
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION
    from pptx.util import Inches, Pt

    stacked = len(series) > 1
    data: Any = CategoryChartData(number_format="0")
    named = [possible(one) for one in categories]
    data.categories = named
    for one in series:
        # A nought would be written beside its bar.
        data.add_series(possible(one.name), [count or None for count in one.counts])
    sort = XL_CHART_TYPE.BAR_STACKED if stacked else XL_CHART_TYPE.BAR_CLUSTERED
    places = map(Inches, (box.left, box.top, box.width, box.height))
    frame: Any = slide.shapes.add_chart(sort, *places, data)
    frame.name = possible(name)
    chart = frame.chart
    chart.has_title = False
    chart.font.size, chart.font.name = Pt(size), LATIN_FONT
    for properties in chart._chartSpace.iter(f"{{{_DRAWING}}}defRPr"):
        east_asian(properties)
    chart.has_legend = stacked
    if stacked:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
    axis = chart.category_axis
    axis.reverse_order = True
    axis.format.line.fill.background()
    axis.has_major_gridlines = False
    values = chart.value_axis
    values.visible = False
    values.has_major_gridlines = False
    values.minimum_scale = 0
    plot = chart.plots[0]
    plot.gap_width = _GAP
    if stacked:
        plot.overlap = 100
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.show_value, labels.number_format, labels.number_format_is_linked = True, "0", False
    _colour(plot, series)
    chart.part.chart_workbook.update_from_xlsx_blob(_workbook(named, series))
    return frame


def colour_points(frame: Any, colours: Sequence[str]) -> None:
    """Give each bar of the one series a colour of its own."""
    (only,) = frame.chart.plots[0].series
    for at, colour in enumerate(colours):
        fill = only.points[at].format.fill
        fill.solid()
        fill.fore_color.rgb = colour_of(colour)


_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"


def _colour(plot: Any, series: Sequence[Series]) -> None:
    for drawn, one in zip(plot.series, series, strict=True):
        drawn.format.fill.solid()
        drawn.format.fill.fore_color.rgb = colour_of(one.colour)
        drawn.invert_if_negative = False


def _workbook(categories: Sequence[str], series: Sequence[Series]) -> bytes:
    """Write the figures of a chart as a workbook in which every name is text, whatever it begins with."""
    import xlsxwriter  # pyright: ignore[reportMissingTypeStubs]

    target = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book: Any = xlsxwriter.Workbook(target, options)
    book.set_properties({"created": _MADE})
    sheet = book.add_worksheet()
    for row, category in enumerate(categories, 1):
        sheet.write_string(row, 0, category)
    for column, one in enumerate(series, 1):
        sheet.write_string(0, column, possible(one.name))
        for row, count in enumerate(one.counts, 1):
            if count:
                sheet.write_number(row, column, count)
    book.close()
    return target.getvalue()
