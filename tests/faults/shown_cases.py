"""Cases 31, 33 and 92 to 95: what a cell shows is not what is stored in it, and what is said beside the cells."""

import re

from gwreport.domain.form.columns import Field
from tests.faults.corpus import ACCEPTED, WARNED, Corpus
from tests.faults.office import TASKS, Return
from tests.faults.value_cases import number
from tests.faults.workbook_editor import MAIN

SHOWN = Corpus()
case = SHOWN.case
_RAISED = '<vertAlign val="superscript"/>'
_TICKS = '<rFont val="Wingdings 2"/><charset val="2"/>'


def _runs(r: Return, shown: str, stored: str, *runs: tuple[str, str]) -> None:
    item = r.tasks[0]
    inner = "".join(
        f"<r>{f'<rPr>{looks}</rPr>' if looks else ''}<t xml:space='preserve'>{words}</t></r>"
        for looks, words in runs
    )
    with r.book.sheet(TASKS) as sheet:
        sheet.shared(r.ref(item), inner)
    r.written.pop((item, Field.COMPLETION))
    r.expected[item] = shown
    r.aside += [stored] if stored != shown else []


@case(92, ACCEPTED, "symbol-read")
def ticked_boxes_in_a_symbol_font(r: Return) -> None:
    runs = [(_TICKS, "R"), ("", "已完成 "), (_TICKS, "£"), ("", "未完成，编号9200")]
    _runs(r, "☑已完成 □未完成，编号9200", "R已完成 £未完成，编号9200", *runs)


@case(92, ACCEPTED, "symbol-read")
def private_characters_of_a_symbol_font(r: Return) -> None:
    runs = [('<rFont val="Symbol"/>', "\uf0b3"), ("", "85%，编号9201")]
    _runs(r, "≥85%，编号9201", "\uf0b385%，编号9201", *runs)


@case(92, WARNED, "symbol-read", "filler")
def tick_in_a_cell_of_a_symbol_font(r: Return) -> None:
    item = r.tasks[0]
    style = r.book.style(font='<sz val="11"/><name val="Wingdings"/><charset val="2"/>')
    r.cell(item, "<is><t>ü</t></is>", style=style, t="inlineStr")
    r.expected[item] = "✓"


@case(92, WARNED, "symbol-unknown")
def sign_that_nobody_knows(r: Return) -> None:
    runs = [('<rFont val="MT Extra"/><charset val="2"/>', "K"), ("", "按时完成，编号9202")]
    _runs(r, "K按时完成，编号9202", "K按时完成，编号9202", *runs)


@case(92, WARNED, "symbol-unknown")
def private_sign_in_an_ordinary_font(r: Return) -> None:
    words = "\uf0fe按时完成，编号9206"
    _runs(r, words, words, ("", words))


@case(92, ACCEPTED, "symbol-read")
def sign_of_a_font_that_only_its_name_tells(r: Return) -> None:
    runs = [('<rFont val="monotype  sorts"/>', "4"), ("", "按时完成，编号9207")]
    _runs(r, "✔按时完成，编号9207", "4按时完成，编号9207", *runs)


@case(92, WARNED, "symbol-unknown")
def unknown_sign_of_a_font_that_only_its_name_tells(r: Return) -> None:
    words = "4按时完成，编号9208"
    _runs(r, words, words, ('<rFont val="Marlett"/>', "4"), ("", "按时完成，编号9208"))


@case(31, ACCEPTED)
def struck_nothing(r: Return) -> None:
    words = "按时完成，编号9209"
    _runs(r, words, words, ("<strike/>", ""), ("", words), ("<strike/>", " "))
    r.expected[r.tasks[0]] = f"{words} "


@case(31, WARNED, "struck-partly")
def part_of_a_struck_cell_that_is_not(r: Return) -> None:
    item = r.tasks[0]
    style = r.book.style(font='<strike/><sz val="10"/><name val="宋体"/>')
    runs = "<r><t>完成15家，</t></r><r><rPr><sz val='10'/></rPr><t>完成18家，编号9210</t></r>"
    r.cell(item, f"<is>{runs}</is>", style=style, t="inlineStr")
    r.expected[item] = "完成18家，编号9210"
    r.tokens += ["完成15家，完成18家，编号9210"]


@case(92, WARNED, "symbol-read", "row-extra")
def sign_on_an_extra_row(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        sheet.shared("G20", f"<r><rPr>{_TICKS}</rPr><t>R</t></r><r><t>另有一项，编号9203</t></r>")
    r.tokens += ["☑另有一项，编号9203"]
    r.aside += ["R另有一项，编号9203"]
    _runs(r, "☑是，编号9204", "R是，编号9204", (_TICKS, "R"), ("", "是，编号9204"))


@case(92, ACCEPTED, "raised-read")
def raised_figure(r: Return) -> None:
    runs = [("", "发电3×10"), (_RAISED, "4"), ("", "千瓦时，绿化5m"), (_RAISED, "2")]
    _runs(r, "发电3×10⁴千瓦时，绿化5m²", "发电3×104千瓦时，绿化5m2", *runs)


@case(92, WARNED, "raised-marked")
def raised_words(r: Return) -> None:
    runs = [("", "完成86%"), (_RAISED, "注1"), ("", "，编号9205")]
    _runs(r, "完成86%^(注1)，编号9205", "完成86%注1，编号9205", *runs)


_VML = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">'
    "{shapes}</xml>"
)


def _controls(r: Return, item: str, *controls: tuple[str, str, str]) -> None:
    """Lay form controls on an item's cell: kind, words beside it, and what else its facts say."""
    part = r.book.sheet_part(TASKS)
    row = r.row[item] - 1
    shapes = "".join(
        f'<v:shape id="_x0000_s{number}"><v:textbox><div>{words}</div></v:textbox>'
        f'<x:ClientData ObjectType="{kind}"><x:Anchor>6, {at}, {row}, 0, 7, 0, {row + 1}, 0'
        f"</x:Anchor>{facts}</x:ClientData></v:shape>"
        for at, (number, (kind, words, facts)) in enumerate(enumerate(controls, 1025))
    )
    drawing = "xl/drawings/vmlDrawing9.vml"
    r.book.add_part(drawing, _VML.format(shapes=shapes).encode(), "application/vnd.vml")
    number = r.book.relate(part, "vmlDrawing", "../drawings/vmlDrawing9.vml")
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    with r.book.sheet(TASKS) as sheet:
        sheet.append(f'<legacyDrawing xmlns="{MAIN}" xmlns:r="{space}" r:id="{number}"/>')


@case(33, WARNED, "has-control")
def box_to_tick(r: Return) -> None:
    ticked = "<x:Checked>1</x:Checked>"
    _controls(r, r.tasks[0], ("Checkbox", "已完成", ticked), ("Checkbox", "未完成", ""))
    r.tokens += ["☑已完成 □未完成"]


@case(33, WARNED, "has-control")
def round_button_and_drop_down(r: Return) -> None:
    chosen = "<x:Sel>2</x:Sel><x:FmlaRange>选项!$A$2:$A$6</x:FmlaRange>"
    ticked = "<x:Checked>1</x:Checked>"
    with r.book.sheet("选项") as sheet:
        words = sheet.text("A3")
    assert words
    controls = ("Radio", "是", ""), ("Radio", "否", ticked), ("Drop", "", chosen)
    _controls(r, r.tasks[1], *controls)
    r.tokens += [f"○是 ◉否 ▼{words}"]


FORMATS = {
    "fall_in_words": ("-0.035", '"增长"0.0%;"下降"0.0%;"持平"', "下降3.5%", "number-percent"),
    "fall_by_a_mark": ("-0.021", "▲0.0%;▼0.0%", "▼2.1%", "number-percent"),
    "fall_in_brackets": ("-3.5", '0.0"亿元"_);(0.0"亿元")', "(3.5亿元)", "number-unit"),
    "fall_of_which_nothing_is_seen": ("-35", "0;0", "35", "number-signless"),
    "words_by_a_condition": ("150", '[>=100]"超百，"0;"不足百，"0', "超百，150", ""),
    "words_of_the_text_section": ("12.5", '0.0"亿";-0.0"亿";0;@"元"', "12.5亿", "number-unit"),
    "power_of_ten": ("128000", "0.00E+00", "1.28E+05", "number-format"),
    "vulgar_fraction": ("0.375", "# ?/?", "3/8", "number-format"),
    "format_that_nobody_understands": ("12.5", "0.0x", "12.5", "number-format"),
}


def _format(name: str, raw: str, code: str, shown: str, told: str) -> None:
    def change(r: Return) -> None:
        part = Field.GROWTH if "%" in code else Field.VALUE
        number(r, raw, code, shown, part)

    change.__name__ = name
    case(93, WARNED if told else ACCEPTED, *([told] if told else []))(change)


for _name, _facts in FORMATS.items():
    _format(_name, *_facts)


@case(93, ACCEPTED, "number-worded")
def nothing_that_a_format_says_in_words(r: Return) -> None:
    number(r, "0", '"增长"0.0%;"下降"0.0%;"与上年持平"', "与上年持平", Field.GROWTH)


@case(93, WARNED, "text-format")
def unit_that_a_format_adds_to_a_text(r: Return) -> None:
    style = r.book.style(num_fmt='@"亿元"')
    r.cell("I1", "<is><t>285.6</t></is>", Field.VALUE, style=style, t="inlineStr")
    r.tokens += ["285.6亿元"]
    r.aside += ["285.6"]


@case(93, WARNED, "value-hidden")
def figure_that_a_format_hides(r: Return) -> None:
    number(r, "987.6", ";;;", "987.6")


@case(93, WARNED, "value-hidden", "partly-filled")
def words_that_a_format_hides(r: Return) -> None:
    item = r.tasks[0]
    style = r.book.style(num_fmt=";;;")
    r.cell(item, "<is><t>看不见的话，编号9300</t></is>", style=style, t="inlineStr")
    r.expected[item] = ""
    r.tokens += ["看不见的话，编号9300"]


@case(93, WARNED, "text-faint")
def words_in_the_colour_of_the_paper(r: Return) -> None:
    words = "完成8家，编号9301", "（实际7家）"
    white = '<sz val="10"/><color rgb="FFFFFFFF"/>'
    _runs(r, "".join(words), "".join(words), ("", words[0]), (white, words[1]))


@case(93, WARNED, "text-faint")
def cell_in_the_colour_of_its_fill(r: Return) -> None:
    item = r.tasks[0]
    style = r.book.style(font='<sz val="10"/><color theme="0"/><name val="宋体"/>')
    r.cell(item, "<is><t>按时完成，编号9302</t></is>", style=style, t="inlineStr")
    r.expected[item] = "按时完成，编号9302"


def _conditional(name: str, form: str) -> None:
    def change(r: Return) -> None:
        item = r.tasks[0]
        r.book.edit(
            "xl/styles.xml",
            lambda text: re.sub(
                r"<dxfs[^>]*?(?:/>|>.*?</dxfs>)", f"<dxfs><dxf/><dxf>{form}</dxf></dxfs>", text
            ),
        )
        rule = '<cfRule type="expression" dxfId="1" priority="9"><formula>TRUE</formula></cfRule>'
        with r.book.sheet(TASKS) as sheet:
            for old in sheet.root.findall(f"{{{MAIN}}}conditionalFormatting"):
                sheet.root.remove(old)
            sheet.append(
                f'<conditionalFormatting xmlns="{MAIN}" sqref="{r.ref(item)}">{rule}'
                "</conditionalFormatting>"
            )

    change.__name__ = name
    case(93, WARNED, "cell-restyled")(change)


_conditional("struck_by_a_condition", "<font><strike/></font>")
_conditional("format_by_a_condition", '<numFmt numFmtId="299" formatCode=";;;"/>')
_conditional("white_by_a_condition", '<font><color rgb="FFFFFFFF"/></font>')


MOMENTS = {
    "fraction_that_became_a_day": ("45724", "58", "2025-03-08"),
    "score_that_became_a_day": ("45659", "yyyy/m/d", "2025-01-02"),
    "day_of_the_year_end": ("46006", "mmm-d", "2025-12-15"),
    "figure_that_is_shown_as_a_day": ("8", "yyyy/m/d", "1900-01-08"),
    "share_that_is_shown_as_a_day": ("98.5", "m/d/yyyy", "1900-04-07 12:00:00"),
    "fraction_that_became_a_month": ("17593", "mmm-yy", "1948-03-01"),
    "ratio_that_became_hours_passed": ("1.42013888888889", "[h]:mm", "34:05"),
    "ratio_that_became_a_time": ("0.126388888888889", "20", "03:02:00"),
}


def _moment(name: str, raw: str, code: str, shown: str) -> None:
    def change(r: Return) -> None:
        number(r, raw, code, shown)

    change.__name__ = name
    case(94, WARNED, "date-from-figure")(change)


for _name, _moment_facts in MOMENTS.items():
    _moment(_name, *_moment_facts)


@case(94, WARNED, "date-from-figure")
def fraction_in_a_text_that_became_a_day(r: Return) -> None:
    item = r.tasks[0]
    number(r, "45724", 'm"月"d"日"', "2025-03-08", Field.COMPLETION, item)
    r.expected[item] = "2025-03-08"


@case(94, WARNED, "date-from-figure")
def figure_in_a_text_that_is_shown_as_a_day(r: Return) -> None:
    item = r.tasks[0]
    number(r, "8", "yyyy/m/d", "1900-01-08", Field.COMPLETION, item)
    r.expected[item] = "1900-01-08"


@case(94, WARNED, "text-as-formula", "partly-filled")
def words_that_became_a_formula_whose_error_is_a_text(r: Return) -> None:
    item = r.tasks[0]
    r.cell(item, "<f>-受市场影响，编号9401</f><v>#NAME?</v>", t="str")
    r.expected[item] = ""
    r.tokens += ["=-受市场影响，编号9401"]


@case(94, WARNED, "text-as-formula", "partly-filled")
def words_that_became_a_formula(r: Return) -> None:
    item = r.tasks[0]
    r.cell(item, "<f>-受市场影响，投资放缓，编号9400</f><v>#NAME?</v>", t="e")
    r.expected[item] = ""
    r.tokens += ["=-受市场影响，投资放缓，编号9400"]


@case(95, WARNED, "has-link")
def link_behind_words(r: Return) -> None:
    item = r.tasks[0]
    r.write(item, "详见附件（点击打开）")
    part = r.book.sheet_part(TASKS)
    number_ = r.book.relate(part, "hyperlink", "https://docs.example.com/l/9500", outside=True)
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    link = f'<hyperlink xmlns:r="{space}" ref="{r.ref(item)}" r:id="{number_}"/>'
    r.book.swap(part, "<printOptions", f"<hyperlinks>{link}</hyperlinks><printOptions")
    r.tokens += ["https://docs.example.com/l/9500"]


@case(95, WARNED, "formula-outside")
def link_by_a_formula(r: Return) -> None:
    item = r.tasks[0]
    words = 'HYPERLINK("https://docs.example.com/l/9501","详见台账")'
    r.cell(item, f"<f>{words}</f><v>详见台账</v>", t="str")
    r.expected[item] = "详见台账"
    r.tokens += [f"={words}"]


@case(31, WARNED, "has-page-words")
def struck_words_of_a_page_header(r: Return) -> None:
    codes = "&amp;C更正：&amp;S6&amp;S7个，编号9503&amp;R&amp;&quot;Wingdings 2,Regular&quot;R"
    head = f"<headerFooter><oddHeader>{codes}</oddHeader>"
    r.book.swap(r.book.sheet_part(TASKS), "<headerFooter>", head)
    r.tokens += ["（有删除线）更正：67个，编号9503（去掉后是“更正：7个，编号9503”）", "☑"]


@case(31, WARNED, "has-note")
def struck_words_and_signs_of_a_comment(r: Return) -> None:
    part, item = r.book.sheet_part(TASKS), r.tasks[0]
    runs = "<r><rPr><strike/></rPr><t>12家</t></r><r><t>15家，编号9504</t></r>"
    tick = '<r><rPr><rFont val="Wingdings 2"/></rPr><t>R</t></r>'
    comments = "".join(
        f'<comment ref="{r.ref(one)}" authorId="0"><text>{words}</text></comment>'
        for one, words in ((item, runs), (r.tasks[1], f"{tick}<r><t>同意，编号9505</t></r>"))
    )
    xml = f'<comments xmlns="{MAIN}"><authors><author/></authors><commentList>{comments}'
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
    r.book.add_part("xl/comments9.xml", f"{xml}</commentList></comments>".encode(), kind)
    r.book.relate(part, "comments", "../comments9.xml")
    r.tokens += ["（有删除线）12家15家，编号9504（去掉后是“15家，编号9504”）", "☑同意，编号9505"]


@case(31, WARNED, "has-textbox")
def struck_words_and_signs_of_a_text_box(r: Return) -> None:
    part = r.book.sheet_part(TASKS)
    spaces = (
        'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    )
    tick = '<a:r><a:rPr><a:sym typeface="Wingdings 2"/></a:rPr><a:t>R</a:t></a:r>'
    struck = '<a:r><a:rPr strike="sngStrike"/><a:t>6</a:t></a:r><a:r><a:t>7个，编号9506</a:t></a:r>'
    shape = f"<xdr:sp><xdr:txBody><a:p>{tick}{struck}</a:p></xdr:txBody></xdr:sp>"
    xml = f"<xdr:wsDr {spaces}><xdr:oneCellAnchor>{shape}</xdr:oneCellAnchor></xdr:wsDr>"
    r.book.add_part(
        "xl/drawings/drawing9.xml",
        xml.encode(),
        "application/vnd.openxmlformats-officedocument.drawing+xml",
    )
    r.book.relate(part, "drawing", "../drawings/drawing9.xml")
    r.tokens += ["（有删除线）☑67个，编号9506（去掉后是“☑7个，编号9506”）"]


@case(95, WARNED, "has-page-words")
def page_header_that_corrects_a_figure(r: Return) -> None:
    head = "<headerFooter><oddHeader>&amp;C更正稿：投资以12.8亿元为准，编号9502</oddHeader>"
    r.book.swap(r.book.sheet_part(TASKS), "<headerFooter>", head)
    r.tokens += ["更正稿：投资以12.8亿元为准，编号9502"]
