"""Cases 22 to 44: what stands in the cells, on them and around them."""

from gwreport.domain.form.columns import Field
from tests.faults.corpus import ACCEPTED, WARNED, Corpus
from tests.faults.office import TASKS, Return
from tests.faults.workbook_editor import MAIN, RELATIONS, escaped

VALUES = Corpus()
case = VALUES.case
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_RED, _STRIKE = '<color rgb="FFFF0000"/>', "<strike/>"


def formula(
    r: Return, item: str, words: str, cached: str | None, part: Field = Field.COMPLETION
) -> None:
    value = "" if cached is None else f"<v>{cached}</v>"
    r.cell(item, f"<f>{escaped(words)}</f>{value}", part, t="" if cached is None else "str")


@case(22, WARNED, "formula-uncached", "partly-filled")
def formula_without_a_result(r: Return) -> None:
    item = r.tasks[0]
    formula(r, item, 'CONCATENATE("已完成","八成")', None)
    r.expected[item] = ""
    r.tokens += ['=CONCATENATE("已完成","八成")']


@case(22, WARNED, "formula-uncached")
def formula_of_a_figure_without_a_result(r: Return) -> None:
    formula(r, "I1", "SUM(D10:D20)/10000", None, Field.VALUE)
    r.tokens += ["=SUM(D10:D20)/10000"]


@case(22, WARNED, "formula-uncached", "partly-filled")
def formula_with_an_empty_value(r: Return) -> None:
    item = r.tasks[0]
    r.cell(item, "<f>1+1</f><v></v>")
    r.expected[item] = ""
    r.tokens += ["=1+1"]


@case(22, WARNED, "formula-uncached", "partly-filled")
def array_formula_without_a_result(r: Return) -> None:
    item = r.tasks[0]
    r.cell(item, f'<f t="array" ref="{r.ref(item)}">SUM(1,2)</f>')
    r.expected[item] = ""
    r.tokens += ["=SUM(1,2)"]


@case(22, WARNED, "row-extra")
def formula_without_a_result_on_an_extra_row(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        sheet.put("B20", "补充事项")
        sheet.raw("G20", "<f>NOW()-7</f>")
    r.tokens += ["补充事项", "=NOW()-7"]


@case(23, WARNED, "formula-kept")
def formula_with_its_result(r: Return) -> None:
    item = r.tasks[0]
    formula(r, item, '"已完成"&"八成，编号2b2b"', "已完成八成，编号2b2b")
    r.expected[item] = "已完成八成，编号2b2b"
    r.tokens += ['="已完成"&"八成，编号2b2b"']


@case(23, WARNED, "formula-kept")
def formula_of_a_number_with_its_result(r: Return) -> None:
    r.cell("I1", "<f>D9*2</f><v>231.5</v>", Field.VALUE)
    r.tokens += ["231.5", "=D9*2"]


@case(23, WARNED, "row-extra")
def formula_with_its_result_on_an_extra_row(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        sheet.raw("G20", "<f>SUM(G4:G8)</f><v>42</v>")
    r.tokens += ["42", "=SUM(G4:G8)"]


@case(24, WARNED, "has-external-link", "formula-outside")
def external_link(r: Return) -> None:
    item = r.tasks[0]
    r.book.add_part(
        "xl/externalLinks/externalLink1.xml",
        f'<externalLink xmlns="{MAIN}"><externalBook xmlns:r="{RELATIONS}" r:id="rId1"/></externalLink>'.encode(),
    )
    r.book.relate(
        "xl/externalLinks/externalLink1.xml",
        "externalLinkPath",
        "file:///tmp/canary.xlsx",
        outside=True,
    )
    formula(r, item, "[1]Sheet1!$B$2", "别处的话，编号3c3c")
    r.expected[item] = "别处的话，编号3c3c"
    r.tokens += ["=[1]Sheet1!$B$2"]


@case(24, WARNED, "formula-outside")
def link_to_a_file_by_its_path(r: Return) -> None:
    item = r.tasks[0]
    formula(r, item, r"'\\srv\share\[台账.xlsx]汇总'!B2", "台账里的话")
    r.expected[item] = "台账里的话"


@case(25, WARNED, "picture-in-cell", "partly-filled")
def picture_in_a_cell_by_wps(r: Return) -> None:
    item = r.tasks[0]
    formula(r, item, '_xlfn.DISPIMG("ID_3F2A",1)', '=DISPIMG("ID_3F2A",1)')
    r.book.add_part("xl/cellimages.xml", b"<cellImages/>")
    r.expected[item] = ""


@case(25, WARNED, "picture-in-cell", "partly-filled")
def picture_in_a_cell_by_excel(r: Return) -> None:
    item = r.tasks[0]
    r.cell(item, "<v>#VALUE!</v>", t="e")
    with r.book.sheet(TASKS) as sheet:
        sheet.cell(r.ref(item)).set("vm", "1")
    r.book.add_part("xl/richData/rdrichvalue.xml", b"<rvData/>")
    r.expected[item] = ""


@case(25, WARNED, "picture-in-cell", "partly-filled")
def picture_by_the_image_function(r: Return) -> None:
    item = r.tasks[0]
    r.cell(item, '<f>_xlfn.IMAGE("http://127.0.0.1:9/canary.png")</f><v>#CONNECT!</v>', t="e")
    r.expected[item] = ""


FIGURES = {
    "number_as_a_text": "285.6",
    "number_in_full_width": "２８５．６亿元",
    "about_a_number": "约280亿元",
    "range_of_numbers": "280—290亿元",
    "number_in_chinese": "二百八十亿元",
    "number_with_full_width_percent": "６．５％",
    "number_with_thousands": "1,285.60万元",
}


def _figure(name: str, text: str) -> None:
    def change(r: Return) -> None:
        r.write("I1", text, Field.VALUE)

    change.__name__ = name
    case(26, ACCEPTED)(change)


for _name, _text in FIGURES.items():
    _figure(_name, _text)


@case(26, WARNED, "figure-unread")
def figure_without_a_number(r: Return) -> None:
    r.write("I1", "同比略有增长", Field.VALUE)


def number(
    r: Return, raw: str, code: str, shown: str, part: Field = Field.VALUE, item: str = "I1"
) -> None:
    r.cell(item, f"<v>{raw}</v>", part, style=r.book.style(num_fmt=code) if code else 0)
    r.tokens += [shown]


@case(27, WARNED, "number-percent")
def percent_cell(r: Return) -> None:
    number(r, "0.065", "0.0%", "6.5%", Field.GROWTH)


@case(27, WARNED, "number-percent")
def percent_cell_of_the_built_in_format(r: Return) -> None:
    number(r, "1.2", "10", "120.00%", Field.GROWTH)


@case(27, WARNED, "number-fraction")
def fraction_without_a_format(r: Return) -> None:
    number(r, "0.065", "", "0.065", Field.GROWTH)


@case(27, WARNED, "number-fraction")
def fraction_as_a_text(r: Return) -> None:
    r.write("I1", "0.083", Field.GROWTH)


@case(28, ACCEPTED, "date-read")
def date_of_the_built_in_format_14(r: Return) -> None:
    number(r, "45930", "14", "2025-09-30", Field.REMARK)


for _code in ("27", "31", "36", "57", "58"):

    def _date(r: Return, code: str = _code) -> None:
        number(r, "45930", code, "2025-09-30", Field.REMARK)

    _date.__name__ = f"date_of_the_chinese_format_{_code}"
    case(28, ACCEPTED, "date-read")(_date)


@case(28, ACCEPTED, "date-read")
def date_of_a_chinese_custom_format(r: Return) -> None:
    number(r, "45930", 'yyyy"年"m"月"d"日"', "2025-09-30", Field.REMARK)


@case(28, ACCEPTED, "date-read")
def date_and_time_of_chinese_figures(r: Return) -> None:
    number(
        r, "45930.75", '[DBNum1][$-804]yyyy"年"m"月"d"日";@', "2025-09-30 18:00:00", Field.REMARK
    )


@case(28, ACCEPTED, "date-read")
def date_in_the_system_of_1904(r: Return) -> None:
    r.book.swap("xl/workbook.xml", "<workbookPr ", '<workbookPr date1904="1" ')
    number(r, "44468", "14", "2025-09-30", Field.REMARK)


@case(28, ACCEPTED, "date-read")
def date_cell_of_type_d(r: Return) -> None:
    r.cell("I1", "<v>2025-09-30</v>", Field.REMARK, t="d")
    r.tokens += ["2025-09-30"]


@case(28, ACCEPTED)
def date_as_a_text(r: Return) -> None:
    r.write("I1", "2025年9月30日", Field.REMARK)


@case(28, WARNED, "number-format")
def date_out_of_range(r: Return) -> None:
    number(r, "2958466", "14", "2958466", Field.REMARK)


@case(29, WARNED, "number-unit")
def ten_thousands_in_the_format(r: Return) -> None:
    number(r, "128.5", '0.0"万元"', "128.5万元")


@case(29, WARNED, "number-unit")
def ten_thousands_by_a_trick_of_the_format(r: Return) -> None:
    number(r, "1285000", '0!.0,"万元"', "128.5万元")


@case(29, WARNED, "number-unit")
def thousands_cut_off_by_the_format(r: Return) -> None:
    number(r, "285600000", "#,##0,", "285,600")


@case(29, WARNED, "number-unit")
def hundred_millions_in_the_format(r: Return) -> None:
    number(r, "12.85", '0.00"亿元"', "12.85亿元")


@case(29, WARNED, "number-format")
def figures_of_chinese_numerals(r: Return) -> None:
    number(r, "285", "[DBNum1]General", "二百八十五")


@case(29, ACCEPTED)
def unit_in_the_text(r: Return) -> None:
    r.write("I1", "12.85亿元", Field.VALUE)


TEXTS = {
    30: {
        "line_breaks": "第一行\n第二行\n\n第四行，编号3000",
        "tab_and_blanks": "  前有空格\t中有制表符，后有空格  ",
        "vertical_tab_and_bell": "从Word粘贴\x0b的文字\x07，编号3001",
        "literal_escape": "请填_x000D_还是_x0041_，编号3002",
        "escape_of_an_escape": "写的是_x005F_x000D_，编号3003",
    },
    35: {
        "rare_characters": "㙍镇𠮷野𬭸，𪚥字辈，编号3500",
        "emoji_and_joiners": "已完成👍🏽👨‍👩‍👧，编号3501",
        "right_to_left_marks": "\u200f已完成\u202e五成\u202c\u200e，编号3502",
        "zero_width_and_byte_order_marks": "\ufeff已\u200b完\u2060成，编号3503",
        "combining_and_compatibility": "㈱①②Ⅲ㎡℃ｶﾞé，编号3504",
        "private_use_characters": "\ue000\uf8ff自造字，编号3505",
    },
    36: {
        "injection_equals": "=1+1，编号3600",
        "injection_dde_as_a_text": "=cmd|' /C calc'!A0",
        "injection_plus_minus_at": "+SUM(A1:A9)、-2+3、@SUM，编号3601",
        "injection_full_width": '＝HYPERLINK("http://x")，编号3602',
        "injection_link": "http://127.0.0.1/canary 编号3603",
        "injection_braces": "{=SUM(A1:A9)}，编号3604",
        "injection_template": "{{ 7*7 }}{% for x in y %}，编号3605",
        "injection_markup": "<script>alert(1)</script>&amp;<b>，编号3606",
        "injection_tab_first": "\t=1+1，编号3607",
    },
    43: {
        "look_alike_latin": "Аlреn 项目 Ｏ0０ l1I，编号4300",
        "look_alike_han": "己完成、巳完成、已完成，⼀丨亅，编号4301",
        "look_alike_brackets": "（(〔［【完成】］〕)），编号4302",
    },
}


def _text(number: int, name: str, words: str) -> None:
    def change(r: Return) -> None:
        r.write(r.tasks[0], words)
        r.write("I1", words, Field.REMARK)

    change.__name__ = name
    case(number, ACCEPTED)(change)


for _number, _texts in TEXTS.items():
    for _name, _words in _texts.items():
        _text(_number, _name, _words)


@case(30, ACCEPTED)
def carriage_return_escape(r: Return) -> None:
    item = r.tasks[0]
    with r.book.sheet(TASKS) as sheet:
        sheet.shared(r.ref(item), "<t>第一行_x000D_\n第二行_x000D_第三行</t>")
    r.written[item, Field.COMPLETION] = "第一行\n第二行\n第三行"


@case(30, ACCEPTED)
def line_break_as_a_number(r: Return) -> None:
    item = r.tasks[0]
    with r.book.sheet(TASKS) as sheet:
        sheet.shared(r.ref(item), "<t>第一行&#10;第二行&#13;&#10;第三行&#x4E00;</t>")
    r.written[item, Field.COMPLETION] = "第一行\n第二行\n第三行一"


@case(30, ACCEPTED)
def inline_strings(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        for item in r.tasks:
            words = r.written[item, Field.COMPLETION]
            sheet.inline(r.ref(item), f"<t>{escaped(words)}</t>")


@case(30, ACCEPTED)
def texts_in_runs_with_pronunciation(r: Return) -> None:
    item = r.tasks[0]
    with r.book.sheet(TASKS) as sheet:
        sheet.shared(
            r.ref(item),
            '<r><rPr><b/></rPr><t xml:space="preserve">已完成 </t></r><r><t>八成</t></r>'
            '<rPh sb="0" eb="3"><t>ばつ</t></rPh><phoneticPr fontId="1"/>',
        )
    r.written[item, Field.COMPLETION] = "已完成 八成"


@case(31, WARNED, "struck-partly")
def struck_run(r: Return) -> None:
    item = r.tasks[0]
    with r.book.sheet(TASKS) as sheet:
        sheet.shared(
            r.ref(item),
            f"<r><rPr>{_STRIKE}</rPr><t>已完成80%</t></r><r><t>已完成85%，编号3100</t></r>",
        )
    r.written.pop((item, Field.COMPLETION))
    r.expected[item] = "已完成85%，编号3100"
    r.tokens += ["已完成80%已完成85%，编号3100"]


@case(31, WARNED, "struck-partly")
def struck_run_in_an_inline_string(r: Return) -> None:
    item = r.tasks[0]
    with r.book.sheet(TASKS) as sheet:
        sheet.inline(
            r.ref(item),
            f"<r><rPr>{_STRIKE}</rPr><t>原来的话，</t></r><r><t>后来的话，编号3101</t></r>",
        )
    r.written.pop((item, Field.COMPLETION))
    r.expected[item] = "后来的话，编号3101"
    r.tokens += ["原来的话，后来的话，编号3101"]


@case(31, WARNED, "struck-out", "partly-filled")
def struck_cell(r: Return) -> None:
    item = r.tasks[0]
    style = r.book.style(font='<strike/><sz val="11"/><name val="宋体"/>')
    with r.book.sheet(TASKS) as sheet:
        sheet.styled(r.ref(item), style)
    r.expected[item] = ""


@case(31, WARNED, "text-red")
def red_run(r: Return) -> None:
    item = r.tasks[0]
    with r.book.sheet(TASKS) as sheet:
        sheet.shared(
            r.ref(item),
            f"<r><t>已完成八成，</t></r><r><rPr>{_RED}</rPr><t>以此数为准，编号3102</t></r>",
        )
    r.written.pop((item, Field.COMPLETION))
    r.expected[item] = "已完成八成，以此数为准，编号3102"
    r.tokens += ["以此数为准，编号3102"]


@case(31, WARNED, "text-red")
def red_cell(r: Return) -> None:
    item = r.tasks[0]
    style = r.book.style(font=f'<sz val="11"/>{_RED}<name val="宋体"/>')
    with r.book.sheet(TASKS) as sheet:
        sheet.styled(r.ref(item), style)


@case(31, WARNED, "row-extra")
def struck_text_on_an_extra_row(r: Return) -> None:
    with r.book.sheet(TASKS) as sheet:
        sheet.shared("G20", f"<r><rPr>{_STRIKE}</rPr><t>划去的话，</t></r><r><t>留下的话</t></r>")
    r.tokens += ["划去的话，留下的话"]


def comments(r: Return, ref: str, text: str) -> None:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
    xml = (
        f'<comments xmlns="{MAIN}"><authors><author>李明</author></authors><commentList>'
        f'<comment ref="{ref}" authorId="0"><text><r><t>李明:</t></r><r><t>{text}</t></r></text>'
        "</comment></commentList></comments>"
    )
    r.book.add_part("xl/comments1.xml", xml.encode(), kind)
    r.book.relate(r.book.sheet_part(TASKS), "comments", "../comments1.xml")


@case(32, WARNED, "has-note")
def note_on_a_cell(r: Return) -> None:
    comments(r, r.ref(r.tasks[0]), "请以此为准，编号3200")
    r.tokens += ["请以此为准，编号3200"]


@case(32, WARNED, "has-note", "partly-filled")
def note_on_a_blank_cell(r: Return) -> None:
    item = r.tasks[0]
    r.write(item, "")
    r.written.pop((item, Field.COMPLETION))
    comments(r, r.ref(item), "内容写在批注里，编号3201")
    r.tokens += ["内容写在批注里，编号3201"]


@case(32, WARNED, "has-note")
def threaded_comment(r: Return) -> None:
    ref = r.ref(r.tasks[0])
    comments(r, ref, "[线程批注] 你的版本看不到")
    space = "http://schemas.microsoft.com/office/spreadsheet/2018/threadedcomments"
    xml = (
        f'<ThreadedComments xmlns="{space}"><threadedComment ref="{ref}" id="{{1}}" personId="{{A}}">'
        f'<text>线程里的话，编号3202</text></threadedComment><threadedComment ref="{ref}" id="{{2}}" '
        'parentId="{1}"><text>答复的话，编号3203</text></threadedComment></ThreadedComments>'
    )
    r.book.add_part("xl/threadedComments/threadedComment1.xml", xml.encode())
    r.book.relate(
        r.book.sheet_part(TASKS), "threadedComment", "../threadedComments/threadedComment1.xml"
    )
    r.tokens += ["线程里的话，编号3202", "答复的话，编号3203"]


def drawing(r: Return, shape: str) -> None:
    xml = (
        f'<xdr:wsDr xmlns:xdr="{DRAWING}/spreadsheetDrawing" xmlns:a="{DRAWING}/main">'
        f"<xdr:twoCellAnchor>{shape}<xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>"
    )
    kind = "application/vnd.openxmlformats-officedocument.drawing+xml"
    r.book.add_part("xl/drawings/drawing1.xml", xml.encode(), kind)
    relation = r.book.relate(r.book.sheet_part(TASKS), "drawing", "../drawings/drawing1.xml")
    with r.book.sheet(TASKS) as sheet:
        sheet.append(f'<drawing xmlns="{MAIN}" xmlns:r="{RELATIONS}" r:id="{relation}"/>')


@case(33, WARNED, "has-picture")
def picture_on_a_sheet(r: Return) -> None:
    drawing(r, "<xdr:pic><xdr:blipFill><a:blip/></xdr:blipFill></xdr:pic>")
    r.book.add_part("xl/media/image1.png", b"\x89PNG picture")


@case(33, WARNED, "has-textbox")
def text_box(r: Return) -> None:
    drawing(
        r,
        "<xdr:sp><xdr:txBody><a:p><a:r><a:t>文本框第一段，</a:t></a:r><a:r><a:t>编号3300</a:t></a:r></a:p>"
        "<a:p><a:r><a:t>第二段</a:t></a:r></a:p></xdr:txBody></xdr:sp>",
    )
    r.tokens += ["文本框第一段，编号3300\n第二段"]


@case(33, WARNED, "has-textbox")
def text_boxes_in_a_group(r: Return) -> None:
    box = "<xdr:sp><xdr:txBody><a:p><a:r><a:t>{}</a:t></a:r></a:p></xdr:txBody></xdr:sp>"
    words = ["组合里的话，编号3301", "组合里的另一句，编号3302"]
    drawing(r, f"<xdr:grpSp>{''.join(box.format(one) for one in words)}</xdr:grpSp>")
    r.tokens += words


@case(33, WARNED, "has-textbox")
def old_text_box(r: Return) -> None:
    xml = (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><div>'
        "老式文本框的话，编号3303</div></v:textbox></v:shape></xml>"
    )
    r.book.add_part("xl/drawings/vmlDrawing1.vml", xml.encode())
    r.book.relate(r.book.sheet_part(TASKS), "vmlDrawing", "../drawings/vmlDrawing1.vml")
    r.tokens += ["老式文本框的话，编号3303"]


@case(33, WARNED, "has-attachment")
def attachment_in_the_workbook(r: Return) -> None:
    r.book.add_part("xl/embeddings/oleObject1.bin", b"\xd0\xcf\x11\xe0 attached")
    r.book.relate(r.book.sheet_part(TASKS), "oleObject", "../embeddings/oleObject1.bin")


@case(34, WARNED, "text-long")
def text_of_40000_characters(r: Return) -> None:
    r.write(r.tasks[0], "水利工程进展顺利。" * 4_444 + "编号3400，完。")


@case(34, WARNED, "text-long")
def text_of_40000_characters_in_a_side_column(r: Return) -> None:
    r.write(r.tasks[0], "问题" * 20_000, Field.PROBLEM)


@case(37, WARNED, "formula-outside")
def dde_formula(r: Return) -> None:
    item = r.tasks[0]
    formula(r, item, "cmd|'/C touch /tmp/canary'!A0", "被执行的结果")
    r.expected[item] = "被执行的结果"
    r.tokens += ["=cmd|'/C touch /tmp/canary'!A0"]


@case(37, WARNED, "formula-uncached", "partly-filled")
def dde_formula_without_a_result(r: Return) -> None:
    item = r.tasks[0]
    formula(r, item, "cmd|'/C touch /tmp/canary'!A0", None)
    r.expected[item] = ""


@case(37, WARNED, "formula-outside")
def web_service_formula(r: Return) -> None:
    formula(r, r.tasks[0], '_xlfn.WEBSERVICE("http://127.0.0.1:9/canary")', "网上来的话")
    r.expected[r.tasks[0]] = "网上来的话"


@case(37, WARNED, "formula-outside")
def link_formula(r: Return) -> None:
    formula(r, r.tasks[0], 'HYPERLINK("http://127.0.0.1/canary","点这里")', "点这里")
    r.expected[r.tasks[0]] = "点这里"


@case(38, WARNED, "error-value", "partly-filled")
def error_value(r: Return) -> None:
    item = r.tasks[0]
    r.cell(item, "<v>#REF!</v>", t="e")
    r.expected[item] = ""
    r.tokens += ["#REF!"]


@case(38, WARNED, "error-value")
def error_value_of_a_formula(r: Return) -> None:
    r.cell("I1", "<f>1/0</f><v>#DIV/0!</v>", Field.VALUE, t="e")
    r.tokens += ["#DIV/0!"]


@case(38, ACCEPTED)
def text_that_looks_like_an_error(r: Return) -> None:
    r.write(r.tasks[0], "#N/A")


@case(39, WARNED, "status-unknown")
def word_off_the_list(r: Return) -> None:
    r.write(r.tasks[0], "正常推进（略慢）", Field.STATUS)


@case(39, ACCEPTED)
def word_of_the_list_in_quotes(r: Return) -> None:
    r.write(r.tasks[0], "“依时序推进” ", Field.STATUS)


@case(40, WARNED, "partly-filled")
def half_filled(r: Return) -> None:
    for item in r.tasks[2:]:
        for part in (Field.COMPLETION, Field.STATUS, Field.PROBLEM, Field.NEXT_STEP):
            r.write(item, "", part)
            r.written.pop((item, part))


@case(40, WARNED, "partly-filled")
def only_the_status_filled(r: Return) -> None:
    for item in r.tasks[2:]:
        r.write(item, "")
        r.written.pop((item, Field.COMPLETION))


@case(40, WARNED, "partly-filled")
def blanks_in_place_of_words(r: Return) -> None:
    r.write(r.tasks[0], "　 \n ")
    r.written.pop((r.tasks[0], Field.COMPLETION))


@case(41, WARNED, "return-empty", blank=True)
def empty_return(r: Return) -> None:
    assert not r.written


FILLERS = ("无", "/", "同上", "见附件", "详见附件2。", "—", "略", "（同上）", "见附表", "同前。")


def _filler(words: str, number: int) -> None:
    def change(r: Return) -> None:
        r.write(r.tasks[0], words)

    change.__name__ = f"filler_{number}"
    case(42, WARNED, "filler")(change)


for _number, _words in enumerate(FILLERS, 1):
    _filler(_words, _number)


@case(42, ACCEPTED)
def fillers_where_they_are_answers(r: Return) -> None:
    r.write(r.tasks[0], "无", Field.PROBLEM)
    r.write("I1", "/", Field.GROWTH)


@case(44, ACCEPTED)
def number_for_words(r: Return) -> None:
    r.cell(r.tasks[0], "<v>1</v>")
    r.expected[r.tasks[0]] = "1"


@case(44, ACCEPTED)
def number_stored_with_a_decimal(r: Return) -> None:
    r.cell(r.tasks[0], "<v>35.0</v>")
    r.expected[r.tasks[0]] = "35"


@case(44, ACCEPTED)
def number_with_seventeen_digits(r: Return) -> None:
    r.cell(r.tasks[0], "<v>8.3000000000000007</v>")
    r.expected[r.tasks[0]] = "8.3"


@case(44, ACCEPTED)
def boolean(r: Return) -> None:
    r.cell(r.tasks[0], "<v>1</v>", t="b")
    r.expected[r.tasks[0]] = "TRUE"


@case(44, WARNED, "number-odd")
def infinite_number(r: Return) -> None:
    r.cell("I1", "<v>1e400</v>", Field.VALUE)
    r.tokens += ["1e400"]


@case(44, ACCEPTED)
def long_number(r: Return) -> None:
    r.cell(r.tasks[0], "<v>123456789012345</v>")
    r.expected[r.tasks[0]] = "123456789012345"
