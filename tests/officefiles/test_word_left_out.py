"""What a Word document shows as struck, hidden, deleted or not filled in: left out and told, with its place."""

import pytest

from gwreport.officefiles.grid import Document
from gwreport.officefiles.word.document import read_word
from gwreport.wording.facts import fact_words
from gwreport.wording.places import spot_words
from tests.officefiles.word_packages import W, p, package, t, tbl, tc, tr


def read(body: str, **parts) -> Document:
    return read_word(package(body, **parts), "a.docx")


def rows(document: Document) -> list[list[str]]:
    return [[cell.text for cell in row] for row in next(document.grids()).rows]


def told(document: Document) -> list[tuple[str, str, str]]:
    return [
        (one.code, fact_words(one).get("text", ""), spot_words(one.place.at))
        for one in document.findings
    ]


STYLES = f"""<w:styles {W}>
<w:style w:type="character" w:styleId="Struck"><w:rPr><w:strike/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Further"><w:basedOn w:val="Struck"/></w:style>
<w:style w:type="paragraph" w:styleId="Gone"><w:rPr><w:dstrike/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Off"><w:rPr><w:strike/></w:rPr></w:style>
<w:style w:type="table" w:styleId="Table"><w:rPr><w:strike/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Unseen"><w:rPr><w:vanish/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Loop"/></w:style></w:styles>"""


@pytest.mark.parametrize(
    "look",
    [
        "<w:strike/>",
        "<w:dstrike/>",
        '<w:strike w:val="true"/>',
        '<w:rStyle w:val="Struck"/>',
        '<w:rStyle w:val="Further"/>',
    ],
)
def test_struck_words_are_left_out_and_quoted(look: str) -> None:
    document = read(
        p(
            "修路",
            t("1", look),
            t("20", look),
            t("150", '<w:color w:val="FF0000"/>'),
            "公里，",
            t("今年", look),
            "完成",
        ),
        styles=STYLES,
    )
    assert [one.text for one in document.paragraphs()] == ["修路150公里，完成"]
    assert told(document) == [("struck-text", "120；今年", "第1段")]


@pytest.mark.parametrize(
    "look",
    [
        '<w:strike w:val="0"/>',
        '<w:strike w:val="false"/>',
        '<w:dstrike w:val="off"/>',
        '<w:rStyle w:val="Struck"/><w:strike w:val="0"/>',
        "",
    ],
)
def test_words_that_are_not_struck_stand(look: str) -> None:
    document = read(p(t("甲", look)), styles=STYLES)
    assert [one.text for one in document.paragraphs()] == ["甲"]
    assert document.findings == ()


def test_a_style_struck_twice_is_not_struck() -> None:
    # ECMA-376 17.7.3: each level of styles turns a strike round.
    struck = p(t("甲"), properties='<w:pStyle w:val="Off"/>')
    twice = p(t("乙", '<w:rStyle w:val="Struck"/>'), properties='<w:pStyle w:val="Off"/>')
    document = read(
        struck + twice + p(t("丙"), properties='<w:pStyle w:val="Loop"/>'), styles=STYLES
    )
    assert [one.text for one in document.paragraphs()] == ["乙", "丙"]
    assert told(document) == [("struck-text", "甲", "第1段")]


def test_a_struck_row_is_empty_and_told_once() -> None:
    strike = "<w:strike/>"
    struck = tr(*(tc(p(t(words, strike))) for words in ("2", "修桥", "区水利局")))
    by_style = tr(
        *(
            tc(p(t(words), properties='<w:pStyle w:val="Gone"/>'))
            for words in ("3", "修渠", "区水利局")
        )
    )
    document = read(tbl(tr("1", "修路", "区交通局"), struck, by_style), styles=STYLES)
    assert rows(document) == [["1", "修路", "区交通局"], ["", "", ""], ["", "", ""]]
    assert told(document) == [
        ("struck-text", "2；修桥；区水利局", "第2行第1列"),
        ("struck-text", "3；修渠；区水利局", "第3行第1列"),
    ]


def test_a_table_struck_by_its_style_is_told() -> None:
    body = tbl(tr("甲"), properties='<w:tblStyle w:val="Table"/>') + tbl(tr("乙"))
    document = read(body, styles=STYLES)
    assert rows(document) == [["乙"]]
    assert told(document) == [("struck-text", "甲", "第1行第1列")]


def test_hidden_words_are_left_out_and_quoted() -> None:
    document = read(
        tbl(
            tr(
                tc(p("甲", t("内部掌握", "<w:vanish/>"))),
                tc(p(t("乙", '<w:rStyle w:val="Unseen"/>'))),
            )
        ),
        styles=STYLES,
    )
    assert rows(document) == [["甲", ""]]
    assert told(document) == [("hidden-text", "内部掌握；乙", "第1行第1列")]


def test_hidden_rows_are_left_out_and_quoted() -> None:
    hidden = tr("2", "修桥", properties="<w:hidden/>")
    shown = tr("3", "修渠", properties='<w:hidden w:val="0"/>')
    document = read(tbl(tr("1", "修路"), hidden, shown))
    assert rows(document) == [["1", "修路"], ["3", "修渠"]]
    (one,) = document.findings
    assert (one.code, one.severity, fact_words(one)) == (
        "hidden-rows",
        "warning",
        {"count": "1", "rows": "第2行之前“2；修桥”"},
    )


def test_what_is_merged_with_a_hidden_row_keeps_its_words() -> None:
    def merged(kind: str, words: str, state: str) -> str:
        return tr(tc(words, properties=f"<w:vMerge{kind}/>"), words or "乙", properties=state)

    body = tbl(
        merged(' w:val="restart"', "甲", "<w:hidden/>"), merged("", "", ""), merged("", "", "")
    )
    grid = next(read(body).grids())
    assert [(row[0].text, row[0].down) for row in grid.rows] == [("甲", False), ("甲", True)]


def test_deleted_and_inserted_rows_and_cells_are_read_as_accepted() -> None:
    def cell(words: str, change: str) -> str:
        return tc(words, properties=f'<w:{change} w:id="1" w:author="a"/>')

    body = tbl(
        tr("1", "甲", cell("旧栏", "cellDel"), cell("新栏", "cellIns")),
        tr("2", "乙", cell("旧", "cellDel"), cell("新", "cellIns"), properties='<w:ins w:id="2"/>'),
        tr("3", "丙", "x", properties='<w:del w:id="3"/>'),
        tr("3", "丁", cell("旧", "cellDel"), cell("新", "cellIns")),
    )
    document = read(body)
    assert rows(document) == [["1", "甲", "新栏"], ["2", "乙", "新"], ["3", "丁", "新"]]
    assert told(document) == [
        ("deleted-text", "旧栏", "第1行第3列"),
        ("inserted-text", "新栏", "第1行第3列"),
        ("inserted-text", "2；乙；新", "第2行第1列"),
        ("deleted-text", "旧", "第2行第3列"),
        ("deleted-text", "3；丙；x", "第3行之前"),
        ("deleted-text", "旧", "第3行第3列"),
        ("inserted-text", "新", "第3行第3列"),
    ]
    assert {one.severity for one in document.findings} == {"info"}


def test_words_moved_stand_where_they_were_moved_to() -> None:
    moved_from = f'<w:moveFrom w:id="1">{t("甲")}</w:moveFrom>'
    moved_to = f'<w:moveTo w:id="1">{t("甲")}</w:moveTo>'
    document = read(p(moved_from, "乙") + p("丙", moved_to))
    assert [one.text for one in document.paragraphs()] == ["乙", "丙甲"]
    assert told(document) == [("deleted-text", "甲", "第1段"), ("inserted-text", "甲", "第2段")]


def test_deleted_words_inside_inserted_ones_are_deleted() -> None:
    body = p(
        f'甲<w:ins w:id="1"><w:del w:id="2"><w:r><w:delText>旧</w:delText></w:r></w:del>{t("新")}</w:ins>'.replace(
            "甲", t("甲")
        )
    )
    document = read(body)
    assert [one.text for one in document.paragraphs()] == ["甲新"]


def test_a_tracked_merge_counts_as_it_is_in_the_end() -> None:
    first = tr(tc("甲", properties='<w:cellMerge w:id="1" w:vMerge="rest"/>'))
    second = tr(tc("", properties='<w:cellMerge w:id="1" w:vMerge="cont" w:vMergeOrig="rest"/>'))
    assert rows(read(tbl(first, second))) == [["甲"], ["甲"]]


@pytest.mark.parametrize("level", ["run", "paragraph", "cell", "row"])
def test_a_control_that_only_asks_for_words_is_empty(level: str) -> None:
    def control(content: str) -> str:
        return f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    asked = t("单击此处输入文字")
    made = {
        "run": lambda: tr("1", tc(p(control(asked)))),
        "paragraph": lambda: tr("1", tc(control(p(asked)))),
        "cell": lambda: "<w:tr>" + tc("1") + control(tc(p(asked))) + "</w:tr>",
        "row": lambda: control(tr("", tc(p(asked)))),
    }
    document = read(tbl(tr("序号", "任务"), made[level]()))
    assert rows(document)[1] == ["" if level == "row" else "1", ""]
    (one,) = [one for one in document.findings if spot_words(one.place.at) == "第2行第2列"]
    assert (one.code, fact_words(one)["text"], one.severity) == (
        "placeholder-left-out",
        "单击此处输入文字",
        "warning",
    )


def test_a_control_that_was_filled_in_is_read() -> None:
    control = f'<w:sdt><w:sdtPr><w:showingPlcHdr w:val="0"/></w:sdtPr><w:sdtContent>{t("区水利局")}</w:sdtContent></w:sdt>'
    document = read(p(control))
    assert [one.text for one in document.paragraphs()] == ["区水利局"]
    assert document.findings == ()


def test_many_such_places_are_counted() -> None:
    document = read("".join(p(t(f"划去{number}", "<w:strike/>")) for number in range(100)))
    assert len(document.findings) == 61
    assert document.findings[-1].code == "more-of-these"
    assert fact_words(document.findings[-1])["count"] == "40"


def test_words_in_elements_that_nobody_knows_are_read_or_told() -> None:
    document = read(p("甲", f"<w:future>{t('乙')}</w:future>") + f"<w:later>{p('丙')}</w:later>")
    assert [one.text for one in document.paragraphs()] == ["甲乙", "丙"]
    document = read(p("甲") + "<w:later><w:r><w:t>丁</w:t></w:r></w:later>")
    assert told(document) == [("words-unread", "丁", "")]


def test_words_of_a_text_box_are_told_where_they_were_put() -> None:
    def box(words: str) -> str:
        return f"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{p(words)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"

    document = read(p("甲", box("乙"), box("丙")) + tbl(tr(tc(p("丁", box("戊"))))))
    assert [one.text for one in document.paragraphs()] == ["甲", "乙", "丙"]
    assert rows(document) == [["丁\n戊"]]
    assert told(document) == [
        ("text-box-read", "乙", "第2段"),
        ("text-box-read", "丙", "第3段"),
        ("text-box-read", "戊", "第1行第1列"),
    ]
    gone = p("甲", f'<w:del w:id="1">{box("乙")}</w:del>')
    assert [one.text for one in read(gone).paragraphs()] == ["甲"]
    assert told(read(gone)) == [("deleted-text", "乙", "第1段")]
