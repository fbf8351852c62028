"""The official document: the measures of GB/T 9704—2012, and text that comes through unharmed."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from gwreport.domain.papers import MainPaper
from gwreport.officefiles.grid import Grid
from gwreport.officefiles.word.document import read_word
from gwreport.reports.texts.papers import PaperText
from gwreport.reports.word.annexes import Annex
from gwreport.reports.word.fonts import FONTS, fonts_here, installed_fonts
from gwreport.reports.word.parts import STATE_PROPERTY
from gwreport.reports.word.prose import balanced
from gwreport.reports.word.templates.content import About, PaperContent
from gwreport.reports.word.templates.filling import fill_own_form
from gwreport.reports.word.xml import PageColumn, Row, column_widths
from gwreport.wording.chasing import full_date

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COLUMNS = (
    PageColumn("序号", 14, centred=True),
    PageColumn("目标任务", 70),
    PageColumn("完成情况", 105),
)


def made(
    body: str = "",
    *annexes: Annex,
    title: str = "报告",
    recipient: str = "",
    office: str = "青禾区人民政府办公室",
) -> bytes:
    content = PaperContent(
        PaperText(title, recipient, body),
        office,
        "2025年10月10日",
        About(
            "完成情况报告",
            "青禾区",
            datetime.fromisoformat("2025-10-10T17:00:00+08:00"),
            custom={STATE_PROPERTY: "ab12"},
        ),
        annexes,
    )
    return fill_own_form(MainPaper.REPORT, [content])[0]


def opened(data: bytes) -> Any:
    import docx

    return docx.Document(io.BytesIO(data))


def table(rows: Sequence[Row], columns: Sequence[PageColumn] = COLUMNS) -> Any:
    """Give the rows of an annex's table."""
    return opened(made("", Annex("附件", columns, rows))).tables[0].rows


def part(data: bytes, name: str) -> etree._Element:
    return etree.fromstring(zipfile.ZipFile(io.BytesIO(data)).read(name))


def whole() -> bytes:
    return made(
        "一、总体情况\n（一）指标\n（二）任务。全部开工。\n共113项。",
        Annex("主要指标", COLUMNS, [("1", "新建公园5个。", "建成5个。")], True, "注：无。"),
        Annex("目标任务", COLUMNS, ["牵头领导：甲", ("1", "一。", "好")]),
        title="关于完成情况的报告",
        recipient="区政府：",
    )


def test_the_page_has_the_measures_of_the_standard() -> None:
    upright, across, last = opened(whole()).sections
    assert [round(length.mm) for length in (upright.page_width, upright.page_height)] == [210, 297]
    margins = (upright.top_margin, upright.bottom_margin, upright.left_margin, upright.right_margin)
    assert [round(length.mm) for length in margins] == [37, 35, 28, 26]
    assert round(across.page_width.mm) == 297
    # Turned to the left: the binding edge is on top.
    margins = (across.top_margin, across.bottom_margin, across.left_margin, across.right_margin)
    assert [round(length.mm) for length in margins] == [28, 26, 35, 37]
    assert round(last.page_width.mm) == 210


def test_the_grid_is_28_characters_by_22_lines() -> None:
    section = part(whole(), "word/document.xml").find(f".//{W}sectPr")
    assert section is not None
    grid = section.find(f"{W}docGrid")
    assert grid is not None
    assert grid.get(f"{W}type") == "linesAndChars"
    pitch, space = (int(grid.get(f"{W}{name}") or 0) for name in ("linePitch", "charSpace"))
    page = opened(whole()).sections[0]
    height = page.page_height.pt - page.top_margin.pt - page.bottom_margin.pt
    width = page.page_width.pt - page.left_margin.pt - page.right_margin.pt
    assert height // (pitch / 20) == 22
    assert width // (16 + space / 4096) == 28


def test_every_style_names_its_east_asian_font() -> None:
    styles = part(whole(), "word/styles.xml")
    fonts = {}
    for style in styles.iter(f"{W}style"):
        if style.get(f"{W}type") == "paragraph":
            name, found = style.find(f"{W}name"), style.find(f"{W}rPr/{W}rFonts")
            assert name is not None
            assert found is not None
            fonts[name.get(f"{W}val")] = found.get(f"{W}eastAsia")
    assert all(fonts.values())
    assert fonts["公文标题"] == "方正小标宋简体"
    assert (fonts["heading 1"], fonts["heading 2"]) == ("黑体", "楷体_GB2312")
    assert fonts["公文正文"] == fonts["Normal"] == "仿宋_GB2312"
    assert fonts["公文页码（单页）"] == "宋体"
    sizes = {
        name.get(f"{W}val"): int(size.get(f"{W}val") or 0)
        for style in styles.iter(f"{W}style")
        for name in style.iter(f"{W}name")
        for size in style.iter(f"{W}sz")
    }
    assert (sizes["公文标题"], sizes["公文正文"], sizes["公文页码（单页）"]) == (44, 32, 28)
    language = part(whole(), "word/settings.xml").find(f"{W}themeFontLang")
    assert language is not None
    assert language.get(f"{W}eastAsia") == "zh-CN"


def test_page_numbers_stand_outside_right_on_odd_and_left_on_even_pages() -> None:
    document = opened(whole())
    assert document.settings.odd_and_even_pages_header_footer
    first = document.sections[0]
    for footer, name in (
        (first.footer, "公文页码（单页）"),
        (first.even_page_footer, "公文页码（双页）"),
    ):
        (line,) = footer.paragraphs
        assert line.style.name == name
        assert line._p.xpath("string(.)") == "— 1 —"
        assert line._p.xpath(".//w:fldSimple/@w:instr") == [" PAGE "]
    assert document.styles["公文页码（单页）"].paragraph_format.alignment == 2
    assert document.styles["公文页码（双页）"].paragraph_format.alignment is None
    linked = [section.footer.is_linked_to_previous for section in document.sections]
    assert linked == [False, True, True]


def test_prose_is_set_by_how_it_is_typed() -> None:
    lines = [(one.style.name, one.text) for one in opened(whole()).paragraphs if one.text]
    assert lines == [
        ("公文标题", "关于完成情况的报告"),
        ("公文主送机关", "区政府："),
        ("Heading 1", "一、总体情况"),
        ("Heading 2", "（一）指标"),
        ("公文正文", "（二）任务。全部开工。"),
        ("公文正文", "共113项。"),
        ("公文附件说明", "附件：1.\t主要指标"),
        ("公文附件说明", "2.\t目标任务"),
        ("公文落款", "青禾区人民政府办公室"),
        ("公文落款", "2025年10月10日"),
        ("公文附件序号", "附件1"),
        ("公文附件标题", "主要指标"),
        ("公文表注", "注：无。"),
        ("公文附件序号", "附件2"),
        ("公文附件标题", "目标任务"),
    ]


def test_a_line_with_what_cannot_be_broken_is_set_flush_left() -> None:
    words = "全部附件见 https://www.example.gov.cn/2025/q3 。\n其他各项都已完成。"
    address, other = (
        next(one for one in opened(made(words)).paragraphs if start in one.text)
        for start in ("全部附件", "其他各项")
    )
    assert [one.paragraph_format.alignment for one in (address, other)] == [0, None]


def test_a_single_attachment_is_not_numbered() -> None:
    words = [one.text for one in opened(made("", Annex("填报说明", COLUMNS, []))).paragraphs]
    assert "附件：填报说明" in words
    assert words[-4:-1] == ["附件", "", "填报说明"]


def test_a_page_never_holds_the_signature_alone() -> None:
    lines = opened(made("一。\n二。", Annex("填报说明", COLUMNS, []))).paragraphs
    first = next(at for at, one in enumerate(lines) if one.text == "二。")
    last = next(at for at, one in enumerate(lines) if one.text == "2025年10月10日")
    kept = [one.paragraph_format.keep_with_next for one in lines[first:last]]
    assert kept == [True] * (last - first)


def test_a_table_repeats_its_header_and_keeps_rows_together() -> None:
    header, short, long = table([("1", "短。", "好。"), ("2", "长。", "进展顺利，" * 2_000)])
    assert header._tr.xpath("boolean(w:trPr/w:tblHeader)")
    assert short._tr.xpath("boolean(w:trPr/w:cantSplit)")
    # What is higher than a page may go on on the next.
    assert not long._tr.xpath("boolean(w:trPr/w:cantSplit)")


def test_columns_can_stand_under_a_common_heading() -> None:
    columns = (
        PageColumn("单位", 30),
        PageColumn("按时", 10, group="报送情况"),
        PageColumn("逾期", 10, group="报送情况"),
    )
    rows = table([("区水利局", "是", "")], columns)
    assert [[cell.text for cell in row.cells] for row in rows] == [
        ["单位", "报送情况", "报送情况"],
        ["单位", "按时", "逾期"],
        ["区水利局", "是", ""],
    ]
    assert [row._tr.xpath("boolean(w:trPr/w:tblHeader)") for row in rows] == [True, True, False]


def test_a_table_without_rows_says_none() -> None:
    assert [cell.text for cell in table([])[1].cells] == ["无"] * 3


def test_the_same_content_gives_the_same_bytes() -> None:
    assert whole() == whole()


def test_the_file_says_from_which_state_it_was_made() -> None:
    data = whole()
    custom = part(data, "docProps/custom.xml")
    assert "".join(custom.itertext()) == "ab12"
    about = opened(whole()).core_properties
    assert about.author == "青禾区"
    assert about.created.isoformat() == "2025-10-10T09:00:00+00:00"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "=1+1"),
        ("<b>&amp;\"'", "<b>&amp;\"'"),
        ("𠮷野家𡋾", "𠮷野家𡋾"),
        ("垂直\v换行", "垂直\n换行"),
        ("制表\t符", "制表\t符"),
        ("响铃\a、零\0、半个\ud800字", "响铃\ufffd、零\ufffd、半个\ufffd字"),
        ("不是字符\ufffe", "不是字符\ufffd"),
        ("首\r\n尾", "首\n尾"),
    ],
    ids=ascii,
)
def test_odd_characters_in_a_cell(text: str, shown: str) -> None:
    assert table([("1", text, "")])[1].cells[1].text == shown


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60))
def test_any_text_makes_a_file_that_our_own_reader_reads(text: str) -> None:
    annex = Annex(text, COLUMNS, [("1", f"前{text}后", text), text])
    read = read_word(made(text, annex, title=text), "a.docx")
    (grid,) = (block for block in read.blocks if isinstance(block, Grid))
    words = grid.rows[1][1].text
    assert words.startswith("前")
    assert words.endswith("后")


@settings(max_examples=60, deadline=None)
@given(
    st.text(st.sampled_from("关于年前三季度政府工作报告“”（）、2025GDP"), min_size=1, max_size=120),
    st.integers(10, 30),
)
def test_a_title_is_broken_into_lines_of_about_one_length(text: str, room: int) -> None:
    lines = balanced(text, room)
    assert "".join(lines) == text
    assert all(lines)


def test_a_title_is_not_broken_within_a_figure() -> None:
    text = "青禾区人民政府办公室关于印发2025年政府工作报告目标任务分解方案的通知"
    assert not any(
        line[-1].isdigit() or line[0] in "年0123456789" for line in balanced(text, 20)[1:]
    )


@given(st.lists(st.floats(1, 100), min_size=1, max_size=12), st.integers(2_000, 20_000))
def test_columns_fill_the_width(shares: list[float], total: int) -> None:
    widths = column_widths([PageColumn("", share) for share in shares], total)
    assert sum(widths) == total


def test_dates_are_written_without_noughts() -> None:
    assert full_date(date(2025, 1, 9)) == "2025年1月9日"


def test_a_font_that_is_missing_has_a_substitute_named() -> None:
    here = fonts_here({"仿宋", "黑体", "宋体"})
    assert here == {
        "方正小标宋简体": "宋体",
        "黑体": "黑体",
        "楷体_GB2312": "",
        "仿宋_GB2312": "仿宋",
        "宋体": "宋体",
    }
    assert set(here) == {font.name for font in FONTS}


def test_the_fonts_of_this_machine_are_known_or_said_to_be_unknown() -> None:
    installed = installed_fonts()
    assert installed is None or all(name == name.strip() for name in installed)
