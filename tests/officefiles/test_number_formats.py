"""What numbers and texts show under number formats, compared with what LibreOffice shows."""

import csv
import io
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gwreport.officefiles.shown.number_formats import (
    Look,
    show_number,
    show_text,
    shows_texts_otherwise,
)
from gwreport.officefiles.xlsx.styles import read_styles
from tests.processor_time import at_most

WORDED, SCALED, ROUNDED, SPECIAL = Look.WORDED, Look.SCALED, Look.ROUNDED, Look.SPECIAL
SHOWN: list[tuple[str, str, str, Look]] = [
    ("-0.035", '"增长"0.0%;"下降"0.0%;"持平"', "下降3.5%", WORDED),
    ("0.035", '"增长"0.0%;"下降"0.0%;"持平"', "增长3.5%", WORDED),
    ("0", '"增长"0.0%;"下降"0.0%;"持平"', "持平", WORDED),
    ("-0.035", '"增长"0.0%', "-增长3.5%", Look.PLAIN),
    ("-0.021", "▲0.0%;▼0.0%", "▼2.1%", WORDED),
    ("-0.021", '0.0%"↑";0.0%"↓"', "2.1%↓", WORDED),
    ("-3.5", '0.0"亿元"_);(0.0"亿元")', "(3.5亿元)", WORDED),
    ("-35", '[Blue]0"户";[Red]-0"户"', "-35户", Look.PLAIN),
    ("-35", "[红色]0;[颜色10]0", "35", Look.SIGNLESS),
    ("-35", "0", "-35", Look.PLAIN),
    ("128000", '0.0,"万"', "128.0万", SCALED),
    ("128000", '0!.0,"万元"', "12.8万元", SCALED),
    ("128000", r'0\.0,"万元"', "12.8万元", SCALED),
    ("312400000", '0.00,,"百万"', "312.40百万", SCALED),
    ("285600", "#,##0.00_ ", "285,600.00", Look.PLAIN),
    ("12.5", r"0.0\d", "12.5d", Look.PLAIN),
    ("12.56", '0.0"亿元"', "12.6亿元", ROUNDED),
    ("-1.5", "[Red]-0.0", "--1.5", Look.PLAIN),
    ("150", '[>100]0"（超）";0"（未超）"', "150（超）", Look.PLAIN),
    ("-5", '[<0]"降"0;"升"0', "降5", WORDED),
    ("5", '[>=0]"升"0;"降"0', "升5", WORDED),
    ("-5", '[>=0]"升"0;"降"0', "降5", WORDED),
    ("12000", '[>=100000000]0.0,,"亿";[>=10000]0.0,"千";0', "12.0千", SCALED),
    ("7", 'General"件"', "7件", Look.PLAIN),
    ("7.25", 'G/通用格式"件"', "7.25件", Look.PLAIN),
    ("123", "[DBNum1][$-804]General", "一百二十三", SPECIAL),
    ("105", "[DBNum2]General", "壹佰零伍", SPECIAL),
    ("12", "[DBNum1]General", "一十二", SPECIAL),
    ("100000503", "[DBNum1]General", "一亿〇五百〇三", SPECIAL),
    ("2025", "[DBNum1]0", "二〇二五", SPECIAL),
    ("128000", "0.00E+00", "1.28E+05", SPECIAL),
    ("0.000999", "0.0E+00", "1.0E-03", SPECIAL),
    ("0.375", "# ?/?", "3/8", SPECIAL),
    ("3.5", "# ?/?", "3 1/2", SPECIAL),
    ("-0.375", "# ??/??", "-3/8", SPECIAL),
    ("2.25", '# ?/4"倍"', "2 1/4倍", SPECIAL),
    ("3.5", "# ?/8", "3 4/8", SPECIAL),
    ("5", ";;;", "5", Look.HIDDEN),
    ("-5", "0;;", "-5", Look.HIDDEN),
    ("0", "#", "0", Look.HIDDEN),
    ("12", '"另报"', "另报", Look.PLAIN),
    ("3", "[$¥-804]#,##0", "¥3", Look.PLAIN),
    ("3", "[$-804]0.0_x", "3.0", Look.PLAIN),
    ("3", '* 0"项"', "3项", Look.PLAIN),
    ("3", '"第"0"名"', "第3名", Look.PLAIN),
    ("1234567", "000-0000", "123-4567", Look.PLAIN),
    ("5", "000", "005", Look.PLAIN),
    ("3", "0.##", "3", Look.PLAIN),
    ("0.065", '0.0"%"', "0.1%", ROUNDED),
    ("285.6", '@"亿元"', "285.6", Look.PLAIN),
    ("-0.04", "0.0", "0.0", ROUNDED),
]
ODD = ["[h]:mm", "0.0x", "[Blau]0", "0;0;0;0;0", "[DBNum1]0.0", "[DBNum4]0", "0" * 61, "0.0年x"]
# The value is below zero and programs differ in whether the rest shows that.
AMBIGUOUS = ['[>100]"高"0;[>10]"中"0;"低"0', "[<100]0;0.0"]


@pytest.mark.parametrize(("number", "code", "text", "look"), SHOWN)
def test_a_number_is_given_as_its_format_shows_it(
    number: str, code: str, text: str, look: Look
) -> None:
    display = show_number(Decimal(number), code)
    assert (display.text, display.look, display.is_date) == (text, look, False)


@pytest.mark.parametrize("code", [*ODD, *AMBIGUOUS])
def test_what_is_not_understood_leaves_the_figure(code: str) -> None:
    display = show_number(Decimal("-12.5"), code)
    assert (display.text, display.look) == ("-12.5", Look.ODD)


@pytest.mark.parametrize("code", ["yyyy/m/d", 'm"月"d"日"', "h:mm AM/PM", "[$-F800]dddd", "aaaa"])
def test_dates_are_told_as_such(code: str) -> None:
    assert show_number(Decimal(45724), code).is_date


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ('@"亿元"', "285.6亿元"),
        ('0.0;-0.0;0;"约"@', "约285.6"),
        (";;;", ""),
        ('0;0;0;"见备注"', "见备注"),
        ("General", "285.6"),
        ("@", "285.6"),
        ("0.00_ ", "285.6"),
    ],
)
def test_a_text_is_given_as_its_format_shows_it(code: str, shown: str) -> None:
    assert show_text("285.6", code) == shown
    assert shows_texts_otherwise(code) is (shown != "285.6")


@pytest.mark.parametrize("code", ['_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-', "0.0;@"])
def test_blanks_around_a_text_change_nothing(code: str) -> None:
    assert show_text("另报", code).strip() == "另报"
    assert not shows_texts_otherwise(code)


def test_a_text_is_not_multiplied() -> None:
    assert show_text("长" * 1000, "@" * 900) == "长" * 1000


@given(st.text('0#?.,%;"增降亿\\!_*[]<>=-+E/@Gener lDBNum1ymd()', max_size=24), st.decimals(allow_nan=False, allow_infinity=False, min_value="-1e12", max_value="1e12"))  # fmt: skip
def test_no_format_makes_the_showing_fail(code: str, number: Decimal) -> None:
    display = show_number(number, code)
    assert display.is_date or display.text
    assert isinstance(show_text("文字", code), str)


@pytest.mark.parametrize("piece", ["0", "#,", '"', "[", "\\", "0;", "_", "?/", "E+", "[$", "[<1", "@", "y", "*"])  # fmt: skip
def test_long_formats_are_read_quickly(piece: str) -> None:
    with at_most(2):
        for length in (999, 200_000):
            show_number(Decimal("1e300"), piece * length)
            show_text("文字", piece * length)


CODES = [
    '"增长"0.0%;"下降"0.0%;"持平"', "▲0.0%;▼0.0%", '0.0"亿元"_);(0.0"亿元")', '@"亿元"', '0.0,"万"',
    "#,##0.00_ ", r"0.0\d", "[Red]-0.0", '[>100]0.0"高";0.0"低"', "# ?/?", "# ??/??", "# ?/8", "?/?",
    'General"件"', "[DBNum1][$-804]General", "[DBNum2][$-804]General", "0.00E+00", "##0.0E+0", ";;;",
    "[Blue]0;[Red](0)", "*-0", "[$-804]0.0", "[$¥-804]#,##0.00", r'0\.0,"万元"', "000000", "0.##", "#.##",
    "#,##0;-#,##0", "0;", '[<0]"下降"0.0%;"增长"0.0%', '[=0]"持平";[<0]"下降"0.0%;"增长"0.0%',
    "0.0%;[Red]-0.0%", '0.0 "亿元"', '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-', "0亿元",
    "000-0000", "(0.0)", "+0.0;-0.0;0", '"第"0"名"', r"0.0\%", "#,###", "0,,", "#,##0.0,",
    '0.0%"↑";0.0%"↓"', "↑0.0%;↓0.0%;→0.0%", '[>0]"增"0.0;[<0]"减"0.0;"平"', "??0.0?", '# "又"?/?',
    "0-00-0", '"a"0.0"b"0', "0.0;@", "@", "General", "0.000%", '[>=100000000]0.00,,"亿";0.0,"千"',
]  # fmt: skip
NUMBERS = ["0", "1", "-1", "3.5", "-3.5", "-0.035", "0.035", "128000", "-128000", "1234567.891"]
NUMBERS += ["-0.04", "0.004", "12", "0.5", "150", "-150", "300000000", "0.375", "-2.75", "9.996"]
NUMBERS += ["1010", "100503", "20", "0.9999"]


@pytest.mark.libreoffice
def test_libreoffice_shows_the_same(soffice: str, tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "formats.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.set_column(0, len(NUMBERS) + 1, 60)
    for row, code in enumerate(CODES):
        style = book.add_format({"num_format": code})
        for column, number in enumerate(NUMBERS):
            sheet.write_number(row, column, float(number), style)
        sheet.write_string(row, len(NUMBERS), "文字", style)
    book.close()
    as_shown = "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,true,true"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, "--headless", profile, "--convert-to", as_shown, "--outdir", str(tmp_path)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=300)
    words = path.with_suffix(".csv").read_text(encoding="utf-8")
    differs: list[tuple[str, str, str, str]] = []
    understood = 0
    for code, shown in zip(CODES, csv.reader(io.StringIO(words)), strict=True):
        for number, theirs in zip(NUMBERS, shown, strict=False):
            display = show_number(Decimal(number), code)
            if display.look & Look.ODD:
                continue
            understood += 1
            ours = "" if display.look & Look.HIDDEN else display.text
            if "".join(ours.split()) != "".join(theirs.split()):
                differs.append((code, number, ours, theirs))
        assert show_text("文字", code).strip() == shown[-1].strip()
    assert differs == []
    assert understood > 0.95 * len(CODES) * len(NUMBERS)


def test_of_very_many_formats_the_first_are_understood_and_none_costs_much() -> None:
    numbers = range(200, 12_200)
    codes = "".join(
        f'<numFmt numFmtId="{number}" formatCode="{"0#" * 60}&quot;{number}&quot;"/>'
        for number in numbers
    )
    styles = "".join(f'<xf numFmtId="{number}" fontId="0"/>' for number in numbers)
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    inside = f"<numFmts>{codes}</numFmts><cellXfs>{styles}</cellXfs>"
    with at_most(2):
        read = read_styles(f'<styleSheet xmlns="{space}">{inside}</styleSheet>'.encode(), "styles")
    assert '"200"' in read.number_format(0)
    assert show_number(Decimal(5), read.number_format(11_000)).look is Look.ODD
