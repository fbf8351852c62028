"""Sheets whose cells show more, less or other than what is stored in them."""

import io
import zipfile
from collections.abc import Callable

import pytest
import xlsxwriter

from gwreport.officefiles.grid import Document
from gwreport.officefiles.sheets.documents import read_spreadsheet
from gwreport.officefiles.shown.date_formats import date_shown
from gwreport.wording.facts import fact_words
from gwreport.wording.places import spot_words

Fill = Callable[..., object]


def made(fill: Fill, **changed: tuple[str, str]) -> bytes:
    """A workbook of XlsxWriter; `changed` replaces words in the XML of its first sheet."""
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"in_memory": True}) as book:
        fill(book, book.add_worksheet("任务"))
    if not changed:
        return data.getvalue()
    out = io.BytesIO()
    with zipfile.ZipFile(data) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            words = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                for before, after in changed.values():
                    assert before.encode() in words
                    words = words.replace(before.encode(), after.encode())
            new.writestr(name, words)
    return out.getvalue()


def read(fill: Fill, **changed: tuple[str, str]) -> Document:
    return read_spreadsheet(made(fill, **changed), "a.xlsx")


def rows(document: Document) -> list[list[str]]:
    return [[cell.text for cell in row] for grid in document.grids() for row in grid.rows]


def told(document: Document) -> list[tuple[str, str, str]]:
    return [
        (one.code, spot_words(one.place.at), next(iter(fact_words(one).values()), ""))
        for one in document.findings
    ]


def test_hidden_columns_are_left_out_and_named() -> None:
    def fill(book, sheet) -> None:
        sheet.write_row("A1", ("序号", "旧单位", "任务", "密", "单位"))
        sheet.write_row("A2", (1, "区旧局", "修路", "内部", "区新局"))
        sheet.set_column("B:B", None, None, {"hidden": True})
        sheet.set_column("D:D", None, None, {"hidden": True})
        sheet.set_column("J:K", None, None, {"hidden": True})

    document = read(fill)
    assert rows(document) == [["序号", "任务", "单位"], ["1", "修路", "区新局"]]
    (one,) = document.findings
    assert (one.code, one.severity, spot_words(one.place.at)) == ("hidden-columns", "warning", "B1")
    assert fact_words(one) == {"count": "2", "columns": "B列“旧单位”、D列“密”"}


@pytest.mark.parametrize("large", [False, True])
def test_columns_and_rows_of_no_size_are_hidden(large: bool) -> None:
    def fill(book, sheet) -> None:
        sheet.write_row("A1", ("甲", "乙", "丙"))
        sheet.write_row("A2", ("丁", "戊", "己"))
        sheet.set_column("B:B", 3)
        sheet.set_row(1, 20)
        if large:
            # So that the thorough reader takes it: a text with runs of its own.
            sheet.write_rich_string(
                "A3",
                book.add_format({"italic": True}),
                "庚",
                book.add_format({"font_strikeout": True}),
                "辛",
            )

    document = read(fill, column=('width="3.7109375"', 'width="0"'), row=('ht="20.25"', 'ht="0"'))
    assert rows(document)[0] == ["甲", "丙"]
    assert ["丁", "己"] not in rows(document)
    assert [code for code, _, _ in told(document)][:2] == ["hidden-rows", "hidden-columns"]


def test_what_is_merged_over_a_hidden_column_keeps_its_words() -> None:
    def fill(book, sheet) -> None:
        sheet.merge_range("A1:C1", "并")
        sheet.write_row("A2", ("甲", "乙", "丙"))
        sheet.set_column("A:A", None, None, {"hidden": True})

    (grid,) = read(fill).grids()
    assert [(cell.text, cell.across) for cell in grid.rows[0]] == [("并", False), ("并", True)]


def test_struck_words_are_left_out_and_told_once_for_a_row() -> None:
    def fill(book, sheet) -> None:
        strike = book.add_format({"font_strikeout": True})
        plain = book.add_format({"italic": True})
        sheet.write_row("A1", ("1", "修路"))
        sheet.write_row("A2", ("2", "修桥", "区水利局"), strike)
        sheet.write_rich_string(
            "A3", plain, "修渠", strike, "120", plain, "150公里", strike, "今年"
        )

    document = read(fill)
    assert rows(document) == [["1", "修路", ""], ["", "", ""], ["修渠150公里", "", ""]]
    assert told(document) == [
        ("struck-text", "A2", "2；修桥；区水利局"),
        ("struck-text", "A3", "120；今年"),
    ]


def test_formulas_without_a_value_are_blank_and_errors_as_shown_and_both_told() -> None:
    def fill(book, sheet) -> None:
        sheet.write_row("A1", ("甲", "乙"))
        sheet.write_formula("A2", "=B1&B2", None, "")
        sheet.write_formula("B2", "=NOSUCH()", None, "#NAME?")
        sheet.write_formula("C2", "=1+1", None, 2)

    document = read(fill, value=("<f>B1&amp;B2</f><v></v>", "<f>B1&amp;B2</f>"))
    assert rows(document)[1] == ["", "#NAME?", "2"]
    assert told(document) == [
        ("formula-without-value", "A2", ""),
        ("error-in-cell", "B2", "#NAME?"),
    ]


def test_cells_say_what_their_formats_show() -> None:
    shown = {
        '"增长"0.0%;"下降"0.0%': (-0.035, "下降3.5%"),
        '0.0,"万"': (1234567, "1234.6万"),
        '0"个"': (12, "12个"),
        "▲0.0%;▼0.0%": (-0.021, "▼2.1%"),
    }

    def fill(book, sheet) -> None:
        for row, (code, (number, _)) in enumerate(shown.items()):
            sheet.write_number(row, 0, number, book.add_format({"num_format": code}))
        sheet.write_string(len(shown), 0, "3.5", book.add_format({"num_format": '@"亿元"'}))

    document = read(fill)
    assert [row[0] for row in rows(document)] == [
        *(words for _, words in shown.values()),
        "3.5亿元",
    ]
    assert document.findings == ()


def test_what_a_format_hides_is_left_out_and_a_sign_that_it_hides_told() -> None:
    def fill(book, sheet) -> None:
        sheet.write_string("A1", "甲")
        sheet.write_number("B1", 5, book.add_format({"num_format": ";;;"}))
        sheet.write_string("C1", "密", book.add_format({"num_format": ";;;"}))
        sheet.write_number("D1", -0.05, book.add_format({"num_format": "0%;0%"}))
        sheet.write_number("E1", 5, book.add_format({"num_format": "0.0x"}))
        sheet.write_string("F1", "乙", book.add_format({"num_format": "_ * #,##0_ ;_ @_ "}))

    document = read(fill)
    assert rows(document) == [["甲", "", "", "5%", "5", "乙"]]
    assert [(code, cell) for code, cell, _ in told(document)] == [
        ("hidden-text", "B1"),
        ("hidden-text", "C1"),
        ("number-without-sign", "D1"),
        ("number-format-odd", "E1"),
    ]


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ('yyyy"年"m"月"', "2026年6月"),
        ("yyyy/m/d", "2026/6/5"),
        ('m"月"d"日"', "6月5日"),
        ("yyyy-mm-dd", "2026-06-05"),
        ('[DBNum1][$-804]yyyy"年"m"月"d"日"', "二〇二六年六月五日"),
        ("yy.m", "26.6"),
        ("aaaa", "星期五"),
        ("yyyy/m/d h:mm", "2026-06-05"),
        ("mmm-yy", "2026-06-05"),
        ("[$-F800]dddd, mmmm dd, yyyy", "2026-06-05"),
    ],
)
def test_dates_are_shown_as_their_format_says(code: str, shown: str) -> None:
    assert date_shown("2026-06-05", code) == shown


def test_dates_and_times_that_are_no_days_stay() -> None:
    assert date_shown("1900-02-29", "yyyy/m/d") == "1900-02-29"
    assert date_shown("2026-06-05 08:00:00", "yyyy/m/d") == "2026-06-05 08:00:00"
    assert date_shown("08:00:00", "h:mm") == "08:00:00"


def test_a_date_in_a_cell_is_as_shown() -> None:
    import datetime

    def fill(book, sheet) -> None:
        sheet.write_datetime(
            "A1",
            datetime.datetime(2026, 12, 31),
            book.add_format({"num_format": 'yyyy"年"m"月"d"日"'}),
        )

    assert rows(read(fill)) == [["2026年12月31日"]]


def test_signs_of_symbol_fonts_and_raised_figures_are_as_shown() -> None:
    def fill(book, sheet) -> None:
        signs = book.add_format({"font_name": "Wingdings 2"})
        raised, plain = book.add_format({"font_script": 1}), book.add_format({"italic": True})
        sheet.write_rich_string("A1", signs, "R", plain, "重点")
        sheet.write_rich_string("B1", plain, "3×10", raised, "4")
        sheet.write_string("C1", "\uf0ff", book.add_format({"font_name": "Symbol"}))

    document = read(fill)
    assert rows(document) == [["☑重点", "3×10⁴", "〓"]]
    assert [
        (one.code, spot_words(one.place.at), fact_words(one)["font"]) for one in document.findings
    ] == [("sign-unknown", "C1", "Symbol")]


def test_comments_boxes_and_pictures_are_told() -> None:
    import struct
    import zlib

    def chunk(kind: bytes, words: bytes) -> bytes:
        return (
            struct.pack(">I", len(words))
            + kind
            + words
            + struct.pack(">I", zlib.crc32(kind + words))
        )

    png = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
        + chunk(b"IDAT", zlib.compress(b"\0\0"))
        + chunk(b"IEND", b"")
    )

    def fill(book, sheet) -> None:
        sheet.write_row("A1", ("甲", "乙"))
        sheet.write_comment("B1", "改由区公路中心牵头")
        sheet.insert_textbox("D4", "以上均为初稿")
        sheet.insert_image("D9", "a.png", {"image_data": io.BytesIO(png)})

    document = read(fill)
    assert told(document) == [
        ("drawing-words", "", "以上均为初稿"),
        ("cell-comment", "B1", "改由区公路中心牵头"),
        ("pictures-in-sheet", "", "1"),
    ]
    assert {one.severity for one in document.findings} == {"warning"}


def test_words_that_a_merged_cell_covers_are_told() -> None:
    def fill(book, sheet) -> None:
        sheet.merge_range("A1:B1", "甲")
        sheet.write("B1", "乙")
        sheet.write("C2", "丙")

    document = read(fill)
    assert rows(document)[0] == ["甲", "甲", ""]
    assert told(document) == [("covered-text", "B1", "乙")]


def test_cells_of_hidden_rows_and_columns_are_not_told_of_one_by_one() -> None:
    def fill(book, sheet) -> None:
        strike = book.add_format({"font_strikeout": True})
        sheet.write_row("A1", ("甲", "乙"))
        sheet.write_row("A2", ("丙", "丁"), strike)
        sheet.write("C1", "戊", strike)
        sheet.set_row(1, None, None, {"hidden": True})
        sheet.set_column("C:C", None, None, {"hidden": True})

    assert [code for code, _, _ in told(read(fill))] == ["hidden-rows", "hidden-columns"]


def test_links_and_words_on_the_printed_page_are_told() -> None:
    def fill(book, sheet) -> None:
        sheet.write_url("A1", "https://example.org/a", string="甲")
        sheet.write_url("B1", "internal:'任务'!A1", string="乙")
        sheet.set_header("&C征求意见稿")
        sheet.set_footer("&C第 &P 页，共 &N 页")

    document = read(fill)
    assert [(one.code, one.severity, fact_words(one)["text"]) for one in document.findings] == [
        ("link-behind", "info", "https://example.org/a"),
        ("page-header-left-out", "info", "征求意见稿"),
    ]


def test_a_picture_in_the_place_of_a_text_is_told() -> None:
    def fill(book, sheet) -> None:
        sheet.write("A1", "甲")
        # As WPS keeps it: the formula's words are its value.
        sheet.write_formula("B1", '=_xlfn.DISPIMG("ID_A",1)', None, '=DISPIMG("ID_A",1)')

    document = read(fill)
    assert rows(document) == [["甲", ""]]
    assert [(code, cell) for code, cell, _ in told(document)] == [("picture-left-out", "B1")]


def test_what_a_workbook_carries_beside_its_cells_is_told_and_counted() -> None:
    def fill(book, sheet) -> None:
        sheet.write_row("A1", (1, 2))
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "=任务!$A$1:$B$1"})
        book.add_chartsheet("图").set_chart(chart)

    data = io.BytesIO(made(fill))
    with zipfile.ZipFile(data, "a") as book:
        for part in (
            "xl/vbaProject.bin",
            "xl/externalLinks/externalLink1.xml",
            "xl/externalLinks/externalLink2.xml",
            "xl/embeddings/oleObject1.bin",
        ):
            book.writestr(part, b"<a/>")
    found = read_spreadsheet(data.getvalue(), "a.xlsm").findings
    assert [(one.code, fact_words(one)["count"]) for one in found] == [
        ("macro-not-run", "1"),
        ("external-values", "2"),
        ("embedded-in-workbook", "1"),
        ("chart-sheet-left-out", "1"),
    ]
