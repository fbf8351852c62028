"""What a Word paragraph shows: signs, raised characters, fields, formulas, choices, joined paragraphs."""

import pytest

from gwreport.officefiles.grid import Document
from gwreport.officefiles.word.document import read_word
from gwreport.officefiles.word.eq_fields import eq_shown
from gwreport.wording.facts import fact_words
from gwreport.wording.places import spot_words
from tests.officefiles.word_packages import W, code_of, field, p, package, t, tbl, tc, tr


def read(body: str, **parts) -> Document:
    return read_word(package(body, **parts), "a.docx")


def texts(document: Document) -> list[str]:
    return [one.text for one in document.paragraphs()]


def told(document: Document) -> list[tuple[str, str]]:
    return [(one.code, fact_words(one).get("text", "")) for one in document.findings]


def sym(font: str, code: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


@pytest.mark.parametrize(
    ("font", "code", "sign"),
    [
        ("Symbol", "F0B3", "≥"),
        ("Symbol", "f0a3", "≤"),
        ("Symbol", "00B1", "±"),
        ("Symbol", "B4", "×"),
        ("Wingdings", "F0FE", "☑"),
        ("Wingdings 2", "F0A3", "□"),
        ("宋体", "2264", "≤"),
    ],
)
def test_inserted_signs_are_read_as_they_are_drawn(font: str, code: str, sign: str) -> None:
    document = read(p("增长", sym(font, code), "9%"))
    assert texts(document) == [f"增长{sign}9%"]
    assert document.findings == ()


@pytest.mark.parametrize(
    ("font", "code"),
    [("MT Extra", "F041"), ("Symbol", "F090"), ("Symbol", "?"), ("Symbol", "D800")],
)
def test_an_inserted_sign_that_nobody_knows_is_marked_and_told(font: str, code: str) -> None:
    document = read(p("增长", sym(font, code), "9%"))
    assert texts(document) == ["增长〓9%"]
    assert [
        (one.code, fact_words(one)["font"], spot_words(one.place.at)) for one in document.findings
    ] == [("sign-unknown", font, "第1段")]


def fonts(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def test_letters_in_a_symbol_font_are_the_signs_that_it_draws() -> None:
    document = read(
        p(
            "达标",
            t("R", fonts("Wingdings 2")),
            "，下降",
            t("\uf0a3", fonts("Symbol")),
            "3%",
            t("³", fonts("Symbol")),
        )
    )
    assert texts(document) == ["达标☑，下降≤3%≥"]
    assert document.findings == ()


def test_a_symbol_font_by_style_draws_signs_and_chinese_words_in_it_stay() -> None:
    styles = (
        f'<w:styles {W}><w:style w:type="character" w:styleId="A"><w:rPr>{fonts("Wingdings")}</w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="B"><w:basedOn w:val="A"/></w:style></w:styles>'
    )
    assert texts(read(p(t("ü已完成", '<w:rStyle w:val="B"/>')), styles=styles)) == ["✓已完成"]


def test_raised_characters_are_raised_and_what_cannot_be_is_told() -> None:
    up, down = '<w:vertAlign w:val="superscript"/>', '<w:vertAlign w:val="subscript"/>'
    document = read(
        p("3×10", t("4", up), "km", t("2", up), "，PM", t("2.5", down), "，CO", t("2", down))
    )
    assert texts(document) == ["3×10⁴km²，PM2.5，CO₂"]
    assert document.findings == ()
    document = read(p("建成5座", t("注", up)))
    assert texts(document) == ["建成5座^注"]
    assert told(document) == [("raised-text", "注")]
    assert texts(read(p(t("12", up)))) == ["12"]


def test_capitals_by_format_are_capitals() -> None:
    assert texts(read(p(t("gdp", "<w:caps/>"), t("km")))) == ["GDPkm"]


@pytest.mark.parametrize(
    "runs",
    [
        field(" MERGEFIELD 单位 ", t("区水利局")),
        # A field that decides by another one, which shows nothing of its own.
        field(code_of(" IF ") + field(" MERGEFIELD 类别 ", t("水利")) + code_of(' = "水利" "区水利局" "无" '), t("区水利局")),
        field(code_of(" IF ") + field(code_of(" IF ") + field(" A ", t("甲")) + code_of(" = 1 "), t("乙")) + code_of(" = 1 "), t("区水利局")),
        # A field in the result of another.
        field(" QUOTE ", t("区") + field(" REF a ", t("水利")) + t("局")),
        '<w:fldSimple w:instr=" REF a ">' + t("区水利局") + "</w:fldSimple>",
        field(code_of(" IF ") + '<w:fldSimple w:instr="MERGEFIELD x">' + t("甲") + "</w:fldSimple>" + code_of(" = 1 "), t("区水利局")),
    ],
)  # fmt: skip
def test_a_field_shows_its_result_and_nothing_of_its_instruction(runs: str) -> None:
    document = read(tbl(tr(tc(p("牵头：", runs, "等")))))
    assert [cell.text for grid in document.grids() for row in grid.rows for cell in row] == [
        "牵头：区水利局等"
    ]
    assert document.findings == ()


def test_a_field_over_several_paragraphs_shows_all_of_its_result() -> None:
    begin, separate, end = (
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    )
    document = read(
        p(begin, code_of(" TOC "), separate, t("甲")) + p("乙") + p(t("丙"), end) + p("丁")
    )
    assert texts(document) == ["甲", "乙", "丙", "丁"]


def test_a_field_that_never_ends_swallows_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    rows = tr(tc(p(begin, code_of(" REF a "), t("甲"))), "乙") + tr(tc(p(end, t("丙"))), "丁")
    document = read(tbl(rows) + p("戊"))
    assert [[cell.text for cell in row] for row in next(document.grids()).rows] == [
        ["甲", "乙"],
        ["丙", "丁"],
    ]
    assert texts(document) == ["戊"]


@pytest.mark.parametrize(
    ("instruction", "shown"),
    [
        (r" EQ \o\ac(○,3) ", "③"),
        (r" eq \o\ac(○,一) ", "㊀"),
        (r" EQ \o\ac(○,秘) ", "㊙"),
        (r" EQ \o\ac(○,58) ", "(58)"),
        (r" EQ \f(3,4) ", "3/4"),
        (r" EQ \f(a+b,4) ", "(a+b)/4"),
        (r" EQ 3×10\s\up5(4) ", "3×10⁴"),
        (r" EQ \o(\s\up 5(甲),\s\do 2(乙)) ", "甲乙"),
        (r' EQ \* jc2 \* "Font:宋体" \* hps10 \o\ad(\s\up 9(jiǎ),甲) ', "甲"),
        (r" EQ \r(2) ", "√2"),
        (r" EQ \b\bc\[(甲) ", "[甲]"),
        (r" EQ \x\to(甲) ", "甲"),
        (' SYMBOL 179 \\f "Symbol" \\s 12 ', "≥"),
        (" SYMBOL 0xB3 \\f Symbol ", "≥"),
        (" MACROBUTTON NoMacro 点击此处填写 ", "点击此处填写"),
        (' XE "索引" ', ""),
    ],
)  # fmt: skip
def test_a_field_without_a_result_shows_what_its_instruction_says(
    instruction: str, shown: str
) -> None:
    document = read(p("甲", field(instruction), "乙"))
    assert texts(document) == [f"甲{shown}乙"]
    assert document.findings == ()


@pytest.mark.parametrize(
    "instruction", [r"EQ \o(=,/)", r"EQ \f(1", r"EQ \q(1)", "AUTONUM", "DATE", "SYMBOL 9999999999"]
)
def test_a_field_that_is_not_understood_is_told(instruction: str) -> None:
    document = read(tbl(tr("1", tc(p("甲", field(instruction))))))
    (one,) = document.findings
    assert (one.code, spot_words(one.place.at), fact_words(one)["text"]) == (
        "field-unread",
        "第1行第2列",
        instruction,
    )


def test_an_equation_as_deep_as_one_likes_ends() -> None:
    assert eq_shown(r"\f(" * 5000 + "1" + ",2)" * 5000) is None


def form(kind: str, data: str) -> str:
    begin = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
    return begin + code_of(f" {kind} ") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def test_boxes_and_lists_of_a_form_show_what_was_chosen() -> None:
    ticked = form("FORMCHECKBOX", '<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>')
    empty = form("FORMCHECKBOX", '<w:checkBox><w:default w:val="0"/></w:checkBox>')
    units = '<w:listEntry w:val="区教委"/><w:listEntry w:val="区水利局"/>'
    chosen = form("FORMDROPDOWN", f'<w:ddList><w:result w:val="1"/>{units}</w:ddList>')
    first = form("FORMDROPDOWN", f"<w:ddList>{units}</w:ddList>")
    document = read(p(ticked, "甲", empty, "乙", chosen, "、", first))
    assert texts(document) == ["☑甲□乙区水利局、区教委"]
    assert document.findings == ()


def mt(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        (mt("x+1"), "x+1"),
        (f"<m:f><m:num>{mt('3')}</m:num><m:den>{mt('4')}</m:den></m:f>", "3/4"),
        (f"<m:f><m:num>{mt('a+b')}</m:num><m:den>{mt('4')}</m:den></m:f>", "(a+b)/4"),
        (f"<m:sSup><m:e>{mt('10')}</m:e><m:sup>{mt('4')}</m:sup></m:sSup>", "10⁴"),
        (f"<m:sSub><m:e>{mt('CO')}</m:e><m:sub>{mt('2')}</m:sub></m:sSub>", "CO₂"),
        (f"<m:rad><m:radPr/><m:deg/><m:e>{mt('2')}</m:e></m:rad>", "√2"),
        (f'<m:d><m:dPr><m:begChr m:val="["/><m:endChr m:val="]"/></m:dPr><m:e>{mt("x")}</m:e></m:d>', "[x]"),
        (f"<m:d><m:e>{mt('x')}</m:e></m:d>", "(x)"),
    ],
)  # fmt: skip
def test_a_formula_is_read_as_it_is_seen(formula: str, shown: str) -> None:
    assert texts(read(p("约", f"<m:oMath>{formula}</m:oMath>", "。"))) == [f"约{shown}。"]


def test_words_above_others_are_left_out_and_told_of_when_they_are_no_pinyin() -> None:
    def ruby(above: str, base: str) -> str:
        return f"<w:r><w:ruby><w:rubyPr/><w:rt>{t(above)}</w:rt><w:rubyBase>{t(base)}</w:rubyBase></w:ruby></w:r>"

    document = read(p(ruby("fú líng", "涪陵"), "区"))
    assert texts(document) == ["涪陵区"]
    assert document.findings == ()
    document = read(p(ruby("代管", "涪陵"), "区"))
    assert texts(document) == ["涪陵区"]
    assert told(document) == [("ruby-left-out", "代管")]


def test_alternative_contents_are_read_once() -> None:
    def either(choice: str, fallback: str) -> str:
        return f"<mc:AlternateContent><mc:Choice Requires='wps'>{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"

    assert texts(read(p("甲", either(t("乙"), t("乙")), "丙"))) == ["甲乙丙"]
    assert texts(read(p("甲", either("<w:r/>", t("乙")), "丙"))) == ["甲乙丙"]
    assert texts(read(either(p("乙"), p("乙")) + p("丙"))) == ["乙", "丙"]
    assert texts(read(p(f"<w:r>{either('<w:t>乙</w:t>', '<w:t>乙</w:t>')}</w:r>"))) == ["乙"]


def test_words_in_links_tags_controls_and_directions_are_words() -> None:
    wrap = "<w:{0}><w:{0}Pr/>{1}</w:{0}>"
    runs = "".join(
        wrap.format(tag, t(word))
        for tag, word in (
            ("hyperlink", "甲"),
            ("smartTag", "乙"),
            ("customXml", "丙"),
            ("dir", "丁"),
            ("bdo", "戊"),
        )
    )
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{t('己')}</w:sdtContent></w:sdt>"
    assert texts(read(p(runs + control))) == ["甲乙丙丁戊己"]


def test_soft_hyphens_are_unseen_and_hard_ones_seen() -> None:
    runs = "<w:r><w:t>甲</w:t><w:softHyphen/><w:t>乙</w:t><w:noBreakHyphen/><w:t>丙</w:t><w:ptab/><w:t>丁</w:t></w:r>"
    assert texts(read(p(runs))) == ["甲乙-丙\t丁"]


def test_controls_around_blocks_rows_and_cells_hold_nothing_back() -> None:
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtPr/><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    table = tbl(
        control(tr(control(tc("甲")), "乙")),
        f"<w:customXml>{tr('丙', tc(control(p('丁'))))}</w:customXml>",
    )
    document = read(control(p("前") + control(table)))
    assert texts(document) == ["前"]
    assert [[cell.text for cell in row] for row in next(document.grids()).rows] == [
        ["甲", "乙"],
        ["丙", "丁"],
    ]


def test_a_paragraph_whose_end_is_hidden_or_deleted_goes_on_in_the_next() -> None:
    for mark in ("<w:del w:id='1'/>", "<w:moveFrom w:id='1'/>", "<w:vanish/>", "<w:specVanish/>"):
        ended = f"<w:rPr>{mark}</w:rPr>"
        assert texts(read(p("甲", properties=ended) + p("乙") + p("丙"))) == ["甲乙", "丙"]
        document = read(tbl(tr(tc(p("甲", properties=ended), p("乙"), p("丙")))))
        assert next(document.grids()).rows[0][0].text == "甲乙\n丙"


def test_the_automatic_number_of_an_empty_cell_is_its_text() -> None:
    numbering = (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    number = tc(p(properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'))
    gone = tr(number, "丙", properties='<w:del w:id="1"/>')
    document = read(tbl(tr(number, "甲"), gone, tr(number, "乙")), numbering=numbering)
    assert [[cell.text for cell in row] for row in next(document.grids()).rows] == [
        ["1", "甲"],
        ["2", "乙"],
    ]


def test_cells_merged_in_the_old_way_are_one() -> None:
    row = tr(
        tc("甲", properties='<w:hMerge w:val="restart"/>'), tc("", properties="<w:hMerge/>"), "乙"
    )
    cells = next(read(tbl(row)).grids()).rows[0]
    assert [(cell.text, cell.across) for cell in cells] == [
        ("甲", False),
        ("甲", True),
        ("乙", False),
    ]


def test_words_that_a_merged_cell_covers_are_told() -> None:
    first = tr(tc("甲", properties='<w:vMerge w:val="restart"/>'), "一")
    same, other = (tr(tc(words, properties="<w:vMerge/>"), "二") for words in ("甲", "乙"))
    document = read(tbl(first, same, other))
    assert [row[0].text for row in next(document.grids()).rows] == ["甲"] * 3
    assert [
        (one.code, fact_words(one)["text"], spot_words(one.place.at)) for one in document.findings
    ] == [("covered-text", "乙", "第3行第1列")]
