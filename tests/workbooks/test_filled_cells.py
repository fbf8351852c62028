"""What stands in the filled cells: words, numbers, formulas, errors, strikes, merges, notes."""

import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from gwreport.domain.findings.code import Severity
from gwreport.domain.form.columns import Field
from gwreport.domain.returns.returns import Outcome
from gwreport.wording.facts import fact_words
from gwreport.wording.places import spot_words

# What a cell can hold: Excel keeps no lone surrogate and no NUL; CR becomes LF.
TEXTS = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\0\r\ufffe\uffff"), max_size=60
)


def by_item(taken):
    return {entry.item: entry for entry in taken.reading.entries}


def loose(taken, sort):
    return [cell.text for cell in taken.reading.loose if cell.sort == sort]


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(TEXTS.filter(str.strip), TEXTS.filter(str.strip))
@example("-受市场影响，投资放缓", "=1+1")
@example("+新增3家", "@张三")
@example("'带引号", "\t前有制表符")
@example("=SUM(A1:A3)", "－全角减号")
def test_any_words_come_back_verbatim(office, parts, completion, problem):
    def put(xml: bytes) -> bytes:
        for cell, words in ((b"G4", completion), (b"I4", problem)):
            escaped = escape(words)
            start = xml.index(b'<c r="' + cell + b'"')
            end = xml.index(b"/>", start) + 2
            filled = f'<c r="{cell.decode()}" t="inlineStr"><is><t xml:space="preserve">{escaped}</t></is></c>'
            xml = xml[:start] + filled.encode() + xml[end:]
        return xml

    data = office.blank()
    taken = office.take(parts.change(data, parts.of_sheet(data, "目标任务"), put))
    entry = by_item(taken)["T1"]
    assert entry.text(Field.COMPLETION) == completion
    assert entry.text(Field.PROBLEM) == problem


def escape(words: str) -> str:
    """Escape as office programs do: control characters and what looks like an escape."""
    out = words.replace("_x", "_x005F_x")
    out = "".join(f"_x{ord(c):04X}_" if ord(c) < 32 and c not in "\t\n" else c for c in out)
    return out.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def test_uncached_formula_is_never_blank(office, parts):
    def put(book):
        book["目标任务"]["G4"] = "=1+1"

    taken = office.take(office.filled(change=put))
    assert parts.only(taken, "formula-uncached").severity is Severity.ERROR
    assert loose(taken, "formula") == ["=1+1"]
    assert Field.COMPLETION not in by_item(taken)["T1"].cells


def put_cell(office, parts, old: str, new: str, name: str = "目标任务") -> bytes:
    data = office.blank()

    def change(xml: bytes) -> bytes:
        start = xml.index(f'<c r="{old}"'.encode())
        end = xml.index(b"/>", start) + 2
        return xml[:start] + new.encode() + xml[end:]

    return parts.change(data, parts.of_sheet(data, name), change)


def test_cached_formula_keeps_its_value(office, parts):
    cell = '<c r="G4" t="str"><f>CONCATENATE("已完","成")</f><v>已完成</v></c>'
    taken = office.take(put_cell(office, parts, "G4", cell))
    assert fact_words(parts.only(taken, "formula-kept"))["value"] == "已完成"
    assert by_item(taken)["T1"].completion == "已完成"


@pytest.mark.parametrize(
    "formula", ["[1]Sheet1!$A$1", 'WEBSERVICE("http://x")', "cmd|' /C calc'!A0"]
)
def test_formula_that_leads_outside_is_told_as_such(office, parts, formula):
    cell = f'<c r="G4" t="str"><f>{formula}</f><v>外部</v></c>'
    taken = office.take(put_cell(office, parts, "G4", cell))
    assert "formula-outside" in parts.codes(taken)
    assert by_item(taken)["T1"].completion == "外部"


def test_picture_in_a_cell_is_no_text(office, parts):
    cell = '<c r="G4" t="str"><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c>'
    taken = office.take(put_cell(office, parts, "G4", cell))
    assert "picture-in-cell" in parts.codes(taken)
    assert by_item(taken)["T1"].completion == ""


def test_error_value_is_neither_blank_nor_text(office, parts):
    taken = office.take(put_cell(office, parts, "G4", '<c r="G4" t="e"><v>#REF!</v></c>'))
    assert loose(taken, "error_value") == ["#REF!"]
    assert "error-value" in parts.codes(taken)
    assert by_item(taken)["T1"].completion == ""


def test_struck_words_are_left_out_and_shown(office, parts):
    cell = (
        '<c r="G4" t="inlineStr"><is><r><rPr><strike/></rPr><t>已完成80%</t></r>'
        "<r><rPr><b/></rPr><t>已完成85%</t></r></is></c>"
    )
    taken = office.take(put_cell(office, parts, "G4", cell))
    assert by_item(taken)["T1"].completion == "已完成85%"
    assert loose(taken, "struck") == ["已完成80%已完成85%"]
    assert "struck-partly" in parts.codes(taken)


def test_cell_struck_out_as_a_whole_is_held(office, parts):
    def strike(book):
        from openpyxl.styles import Font

        book["目标任务"]["G4"].font = Font(strike=True)

    taken = office.take(office.filled(change=strike))
    assert parts.only(taken, "struck-out").item == "T1"
    assert by_item(taken)["T1"].completion == ""
    assert loose(taken, "struck") == ["T1已完成年度任务的八成。"]


def test_merged_cells_are_covered_and_not_blank(office, parts):
    data = office.filled(change=lambda book: book["目标任务"].merge_cells("G4:G5"))
    taken = office.take(data)
    told = [finding.item for finding in taken.reading.findings if finding.code == "cells-merged"]
    assert told == ["T2"]
    assert by_item(taken)["T1"].completion == "T1已完成年度任务的八成。"
    assert by_item(taken)["T2"].completion == ""


def test_text_under_a_merged_range_is_kept(office, parts):
    data = office.filled()
    part = parts.of_sheet(data, "目标任务")

    def merge(xml: bytes) -> bytes:
        return xml.replace(
            b"<mergeCells", b'<mergeCells><mergeCell ref="G4:G5"/></mergeCells><x', 1
        )

    def merge_well(xml: bytes) -> bytes:
        start = xml.index(b"<mergeCells")
        end = xml.index(b">", start) + 1
        return xml[:end] + b'<mergeCell ref="G4:G5"/>' + xml[end:]

    taken = office.take(parts.change(data, part, merge_well))
    assert loose(taken, "covered") == ["T2已完成年度任务的八成。"]
    assert office.take(parts.change(data, part, merge)).outcome is Outcome.REFUSED


@pytest.mark.parametrize(
    ("value", "number_format", "shown", "code"),
    [
        (1, "General", "1", None),
        (0.065, "0.0%", "6.5%", "number-percent"),
        (3.14159, "0.00", "3.14", "number-rounded"),
        (128000, '0!.0,"万元"', "12.8万元", "number-unit"),
        (128000, "0.00E+00", "1.28E+05", "number-format"),
        (128000, "0.0x", "128000", "number-format"),
        (-0.035, '"增长"0.0%;"下降"0.0%;"持平"', "下降3.5%", "number-percent"),
        (-3.5, '0.0"亿元"_);(0.0"亿元")', "(3.5亿元)", "number-unit"),
        (-35, '"增"0"户";"减"0"户"', "减35户", "number-worded"),
        (-35, "0;0", "35", "number-signless"),
        (46000, "yyyy/m/d", "2025-12-09", "date-from-figure"),
        (45724, 'm"月"d"日"', "2025-03-08", "date-from-figure"),
        (0.126388888888889, "h:mm", "03:02:00", "date-from-figure"),
        (True, "General", "TRUE", "figure-unread"),
    ],
)
def test_numbers_are_taken_as_they_show(office, parts, value, number_format, shown, code):
    def put(book):
        book["主要指标"]["D4"] = value
        book["主要指标"]["D4"].number_format = number_format

    taken = office.take(office.filled(change=put))
    assert by_item(taken)["I1"].text(Field.VALUE) == shown
    assert parts.codes(taken) == ({code} if code else set())


def rich(*runs: tuple[str, str]) -> str:
    """Give a cell of runs, each with the inside of its properties and its words."""
    inner = "".join(
        f"<r>{f'<rPr>{looks}</rPr>' if looks else ''}<t xml:space='preserve'>{words}</t></r>"
        for looks, words in runs
    )
    return f'<c r="G4" t="inlineStr"><is>{inner}</is></c>'


RAISED, LOWERED = '<vertAlign val="superscript"/>', '<vertAlign val="subscript"/>'
WINGDINGS = '<rFont val="Wingdings 2"/><charset val="2"/>'


@pytest.mark.parametrize(
    ("cell", "shown", "stored", "told"),
    [
        (rich(("", "达3×10"), (RAISED, "4"), ("", "元")), "达3×10⁴元", "达3×104元", {"raised-read"}),
        (rich(("", "绿化25m"), (RAISED, "2")), "绿化25m²", "绿化25m2", {"raised-read"}),
        (rich(("", "10"), (RAISED, "-3")), "10⁻³", "10-3", {"raised-read"}),
        (rich(("", "CO"), (LOWERED, "2")), "CO₂", "CO2", {"raised-read"}),
        (rich(("", "PM"), (LOWERED, "2.5"), ("", "下降")), "PM2.5下降", "", set()),
        (rich(("", "达86%"), (RAISED, "注1")), "达86%^(注1)", "达86%注1", {"raised-marked"}),
        (rich((RAISED, "全部升高的话，没有别的字")), "全部升高的话，没有别的字", "", set()),
        (rich((WINGDINGS, "R"), ("", "已完成")), "☑已完成", "R已完成", {"symbol-read"}),
        (rich((WINGDINGS, "\uf0a3"), ("", "未完成，在装")), "□未完成，在装", "\uf0a3未完成，在装", {"symbol-read"}),
        (rich(('<rFont val="Symbol"/>', "³"), ("", "85%达标")), "≥85%达标", "³85%达标", {"symbol-read"}),
        (rich(('<rFont val="Symbol"/>', "\uf090"), ("", "按时")), "〓按时", "\uf090按时", {"symbol-unknown"}),
        (rich(('<rFont val="MT Extra"/><charset val="2"/>', "K"), ("", "按时")), "K按时", "", {"symbol-unknown"}),
        (rich((WINGDINGS + "<strike/>", "R"), ("", "已完成")), "已完成", "R已完成", {"symbol-read", "struck-partly"}),
        (rich((WINGDINGS, "全部汉字都由别的字体来画")), "全部汉字都由别的字体来画", "", set()),
    ],
)  # fmt: skip
def test_words_are_taken_as_they_show_and_kept_as_they_are_stored(
    office, parts, cell, shown, stored, told
):
    taken = office.take(put_cell(office, parts, "G4", cell))
    assert by_item(taken)["T1"].completion == shown
    assert loose(taken, "stored") == ([stored] if stored else [])
    own = {finding.code for finding in taken.reading.findings if finding.item == "T1"}
    assert own == told
    assert all(
        stored in fact_words(one)["raw"] for one in taken.reading.findings if "symbol" in one.code
    )


def in_font(office, parts, inner: str, name: str, scheme: str = "") -> bytes:
    """Give a return whose cell G4 holds that inside of an `is` and has a font of its own."""
    data = put_cell(office, parts, "G4", f'<c r="G4" s="999" t="inlineStr"><is>{inner}</is></c>')
    kept = f'<scheme val="{scheme}"/>' if scheme else ""
    font = f'<font><sz val="11"/><name val="{name}"/>{kept}</font></fonts>'.encode()

    def restyle(xml: bytes) -> bytes:
        fonts = xml.count(b"<font>", 0, xml.index(b"</fonts>"))
        xml = xml.replace(b"</fonts>", font)
        start, end = xml.index(b"<cellXfs"), xml.index(b"</cellXfs>")
        more = 1000 - xml.count(b"<xf ", start, end)
        return xml[:end] + f'<xf numFmtId="0" fontId="{fonts}"/>'.encode() * more + xml[end:]

    return parts.change(data, "xl/styles.xml", restyle)


@pytest.mark.parametrize(
    ("font", "scheme", "theme", "shown"),
    [
        ("Wingdings", "", "Cambria", "✓"),
        ("Wingdings-Regular", "", "Cambria", "✓"),
        ("Calibri", "minor", "Wingdings", "✓"),
        ("Wingdings", "minor", "Cambria", "ü"),
        ("Calibri", "", "Wingdings", "ü"),
    ],
)
def test_the_font_of_a_cell_counts_as_that_of_a_run(office, parts, font, scheme, theme, shown):
    data = in_font(office, parts, "<t>ü</t>", font, scheme)
    names = f'<a:latin typeface="{theme}"'.encode()
    data = parts.change(
        data,
        "xl/theme/theme1.xml",
        lambda xml: re.sub(rb'<a:latin typeface="C[a-z]+"', names, xml),
    )
    assert by_item(office.take(data))["T1"].completion == shown


def test_a_run_of_letters_stays_in_a_cell_of_signs(office, parts):
    inner = "<r><t>ü</t></r><r><rPr><rFont val='宋体'/></rPr><t>R2线</t></r>"
    data = in_font(office, parts, inner, "Wingdings")
    assert by_item(office.take(data))["T1"].completion == "✓R2线"


@pytest.mark.parametrize("code", ['@"亿元"', '0;-0;0;@"亿元"'])
def test_words_that_a_format_adds_to_a_text_are_taken(office, parts, code):
    def put(book):
        book["主要指标"]["D4"] = "285.6"
        book["主要指标"]["D4"].number_format = code

    taken = office.take(office.filled(change=put))
    assert by_item(taken)["I1"].text(Field.VALUE) == "285.6亿元"
    assert fact_words(parts.only(taken, "text-format"))["raw"] == "285.6"
    assert loose(taken, "stored") == ["285.6"]


@pytest.mark.parametrize("value", ["不想让人看见的话", 12.5])
def test_what_a_format_hides_is_not_taken_and_told(office, parts, value):
    def put(book):
        book["目标任务"]["G4"] = value
        book["目标任务"]["G4"].number_format = ";;;"

    taken = office.take(office.filled(change=put))
    assert by_item(taken)["T1"].completion == ""
    assert fact_words(parts.only(taken, "value-hidden"))["raw"] == str(value)
    assert loose(taken, "hidden_value") == [str(value)]


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("-受市场影响，投资放缓", "-受市场影响，投资放缓"),
        ("+新增企业12家", "+新增企业12家"),
        ("完成率100%", "=完成率100%"),
        ("_xlfn.SINGLE(张三)", "@张三"),
        ("-征地、拆迁（3户）未完成", "-征地、拆迁（3户）未完成"),
    ],
)
@pytest.mark.parametrize("value", ["#NAME?", "#VALUE!", ""])
def test_words_taken_for_a_formula_are_told_word_for_word(office, parts, formula, words, value):
    stored = f"<v>{value}</v>" if value else ""
    kind = ' t="e"' if value else ""
    cell = f'<c r="G4"{kind}><f>{formula}</f>{stored}</c>'
    taken = office.take(put_cell(office, parts, "G4", cell))
    finding = parts.only(taken, "text-as-formula")
    assert (fact_words(finding)["words"], finding.item, spot_words(finding.place.at)) == (
        words,
        "T1",
        "G4",
    )
    assert by_item(taken)["T1"].completion == ""
    assert f"={formula}" in loose(taken, "formula")


@pytest.mark.parametrize(
    "formula", ["汇总!B2", "[1]表!A1", "B2*C3", 'IF(A1,"完成","否")', "SUM(D4:D9)"]
)
def test_formulas_are_no_words(office, parts, formula):
    cell = f'<c r="G4" t="e"><f>{formula}</f><v>#REF!</v></c>'
    taken = office.take(put_cell(office, parts, "G4", cell))
    assert "error-value" in parts.codes(taken)
    assert "text-as-formula" not in parts.codes(taken)


@pytest.mark.parametrize("words", ["=120+30", "=SUM(B2:B9)", "= 285.6*1.05", "＝B2"])
def test_a_sum_typed_into_a_cell_for_figures_is_told(office, parts, words):
    taken = office.take(office.filled({("I1", Field.VALUE): words}))
    assert fact_words(parts.only(taken, "formula-as-text"))["text"] == words
    assert by_item(taken)["I1"].text(Field.VALUE) == words


@pytest.mark.parametrize(
    ("value", "code", "figure"),
    [
        (45724, 'm"月"d"日"', "3/8"),
        (46006, "mmm-d", "12/15"),
        (45659, "yyyy-mm-dd", "1/2"),
        (0.126388888888889, "h:mm", "3:02"),
    ],
)
def test_a_figure_that_became_a_date_is_told_with_the_figure(office, parts, value, code, figure):
    def put(book):
        for cell in (book["主要指标"]["E4"], book["目标任务"]["G4"]):
            cell.value, cell.number_format = value, code

    taken = office.take(office.filled(change=put))
    told = [one for one in taken.reading.findings if one.code == "date-from-figure"]
    # A whole date in a text is a date.
    assert [one.item for one in told] == (["I1"] if "yyyy" in code else ["I1", "T1"])
    assert all(fact_words(one)["figure"] == figure for one in told)
    assert all(one.severity is Severity.WARNING for one in told)


@pytest.mark.parametrize("sign", ["☑", "√", "●●"])
def test_a_sign_alone_tells_nothing_of_the_work(office, parts, sign):
    taken = office.take(office.filled({("T1", Field.COMPLETION): sign}))
    assert fact_words(parts.only(taken, "filler"))["text"] == sign


def test_fillers_are_kept_and_told_where_words_are_wanted(office, parts):
    words = {
        ("T1", Field.COMPLETION): "同上",
        ("T2", Field.PROBLEM): "无",
        ("I1", Field.GROWTH): "/",
    }
    taken = office.take(office.filled(words))
    assert parts.only(taken, "filler").item == "T1"
    assert by_item(taken)["T1"].completion == "同上"


def test_value_without_a_figure_is_told(office, parts):
    taken = office.take(office.filled({("I1", Field.VALUE): "同比略有增长"}))
    assert parts.only(taken, "figure-unread").item == "I1"


def test_notes_are_quoted(office, parts):
    def note(book):
        from openpyxl.comments import Comment

        book["目标任务"]["G4"].comment = Comment("请以此为准", "李明")

    taken = office.take(office.filled(change=note))
    assert "请以此为准" in fact_words(parts.only(taken, "has-note"))["text"]
    assert "请以此为准" in loose(taken, "note")[0]


def test_text_that_looks_like_a_formula_stays_a_text(office):
    words = "=cmd|' /C calc'!A0"
    taken = office.take(office.filled({("T1", Field.COMPLETION): words}))
    assert by_item(taken)["T1"].completion == words
    assert taken.outcome is Outcome.ACCEPTED
