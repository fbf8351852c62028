"""The slides: native charts whose figures are the report's, tables that fit, the same bytes."""

import io
from dataclasses import replace
from typing import Any

from gwreport.reports.briefs.leader_briefs import leader_briefs
from gwreport.reports.data import ReportData
from gwreport.reports.slides.brief_deck import brief_deck
from gwreport.reports.statistics import make_statistics
from gwreport.wording.names import STATUSES
from tests.reports.brief_samples import much
from tests.reports.test_leader_briefs import three_leaders


def deck(data: ReportData) -> Any:
    from pptx import Presentation

    return Presentation(io.BytesIO(brief_deck(data, leader_briefs(data), "青禾区人民政府办公室")))


def charts(slide: Any) -> list[Any]:
    return [one.chart for one in slide.shapes if one.has_chart]


def titles(opened: Any) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in opened.slides]


def test_each_leader_has_a_chart_and_a_table_in_the_official_order() -> None:
    opened = deck(three_leaders(leader_order=("孙丽", "赵明")))
    assert titles(opened) == [
        "青禾区2025年前三季度目标任务简报",
        "总体情况",
        "各位领导牵头事项的进度",
        "孙丽：牵头事项1项",
        "赵明：牵头事项4项",
        "赵明：需要重点关注的事项",
        "钱晓东：牵头事项1项",
    ]


def test_the_figures_of_the_charts_are_those_of_the_statistics() -> None:
    data = three_leaders()
    opened = deck(data)
    (whole,) = charts(opened.slides[1])
    counted = make_statistics(data)
    drawn = dict(zip(whole.plots[0].categories, whole.plots[0].series[0].values, strict=True))
    assert drawn == {"已完成": 1, "依时序推进": 2, "未依时序推进": 1, "停滞暂缓": 1, "尚未报送": 1}
    (side,) = charts(opened.slides[2])
    by_name = {one.name: one.values for one in side.plots[0].series}
    for status, name in STATUSES.items():
        counts = tuple(one.statuses[status].count for one in counted.leaders if one.name)
        assert tuple(one or 0 for one in by_name.get(name, (0, 0, 0))) == counts or name == "待研判"
    # What is edited in the chart is the same workbook.
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(side.part.chart_workbook.xlsx_part.blob))
    written = [[cell.value for cell in row] for row in book.active.iter_rows()]
    assert [row[0] for row in written[1:]] == ["钱晓东（1项）", "赵明（4项）", "孙丽（1项）"]
    assert written[0][1:] == [one.name for one in side.plots[0].series]


def test_the_same_report_gives_the_same_bytes_and_a_draft_says_so() -> None:
    data = much(12, 3)
    briefs = leader_briefs(data)
    assert brief_deck(data, briefs, "办公室") == brief_deck(data, briefs, "办公室")
    draft = replace(data, facts=replace(data.facts, is_final=False))
    for slide in deck(draft).slides:
        assert any(
            one.has_text_frame and one.text_frame.text == "征求意见稿" for one in slide.shapes
        )


def test_a_name_that_looks_like_a_formula_is_text_in_the_charts_workbook() -> None:
    opened = deck(much(2, 1, leader='=HYPERLINK("http://x.cn")'))
    import openpyxl

    (side,) = charts(opened.slides[2])
    book = openpyxl.load_workbook(io.BytesIO(side.part.chart_workbook.xlsx_part.blob))
    cell = book.active["A2"]
    assert (cell.data_type, str(cell.value)) == ("s", '=HYPERLINK("http://x.cn")（2项）')


def test_nothing_stands_below_the_slide_however_much_there_is() -> None:
    opened = deck(much(150, 60))
    bottom = opened.slide_height
    for slide in opened.slides:
        for one in slide.shapes:
            height = one.height
            if one.has_table:
                height = sum(row.height for row in one.table.rows)
            assert one.top + height <= bottom, slide.shapes.title.text_frame.text


def test_many_leaders_are_parted_over_several_slides() -> None:
    from gwreport.domain.statuses import Status
    from tests.reports.samples import item, line, report

    lines = [
        line(item(f"T{at}", f"修路{at}条。", f"领导{at:02}"), "好。", Status.DONE)
        for at in range(1, 15)
    ]
    opened = deck(report(lines))
    assert titles(opened)[2:4] == ["各位领导牵头事项的进度（1）", "各位领导牵头事项的进度（2）"]
    assert [len(list(charts(opened.slides[at])[0].plots[0].categories)) for at in (2, 3)] == [12, 2]
