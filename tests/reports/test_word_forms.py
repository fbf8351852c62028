"""The Word files that papers are filled into: the office's look, text that stays text, and refusals."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from gwreport.domain.papers import PAPER_FORMS, Paper, PaperForm
from gwreport.errors import DocumentError, DocumentFault
from gwreport.reports.texts.office_templates import BUILT_IN
from gwreport.reports.texts.papers import PaperText
from gwreport.reports.word.annexes import Annex
from gwreport.reports.word.templates.check import check_word_form
from gwreport.reports.word.templates.content import About, PaperContent
from gwreport.reports.word.templates.filling import fill_word_form, try_word_form
from gwreport.reports.word.templates.own_forms import own_word_form
from gwreport.reports.word.templates.placeholders import FORMS, NAMES, PART_NAMES, Block
from gwreport.reports.word.xml import PageColumn
from gwreport.wording.errors import explain_error
from tests.reports.word_forms import OFFICE_LINES, office_form, with_parts, words_of_document

SUPERVISION = FORMS[Paper.SUPERVISION]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COLUMNS = (PageColumn("序号", 1), PageColumn("任务", 4))
ABOUT = About("督办通知单", "青禾区", datetime(2025, 10, 13), "2025-Q3", {"state": "ab12"})


def content(body: str = "一、总体\n请抓紧推进。", **values: object) -> PaperContent:
    annex = Annex("督办事项清单", COLUMNS, [("1", "整治小巷12条。")], landscape=True)
    return PaperContent(
        PaperText("督办通知单", "区水利局：", body),
        "青禾区人民政府督查室",
        "2025年10月13日",
        ABOUT,
        [annex],
        {"number_words": "〔2025〕3号", "office_contact": "", **values},
    )


def filled(data: bytes, paper: PaperContent) -> Any:
    import docx

    (made,) = fill_word_form("a.docx", data, [paper])
    return docx.Document(io.BytesIO(made))


def line_of(document: Any, words: str) -> Any:
    return next(one for one in document.paragraphs if words in one.text)


@pytest.mark.parametrize("form", PAPER_FORMS)
def test_ours_fit_and_lack_nothing(form: PaperForm) -> None:
    data = own_word_form(form)
    assert check_word_form(FORMS[form], "a.docx", data).absent == ()
    try_word_form(FORMS[form], "a.docx", data)


def test_the_look_is_that_of_where_a_placeholder_stands() -> None:
    document = filled(office_form(), content())
    head = document.paragraphs[0]
    assert (head.text, str(head.runs[0].font.color.rgb)) == ("青禾区人民政府督查室文件", "C00000")
    assert line_of(document, "青督").text == "青督〔2025〕3号"
    body = line_of(document, "请抓紧推进")
    assert body.paragraph_format.first_line_indent.pt == 32
    fonts = {
        words: line_of(document, words).runs[0]._element.rPr.rFonts.get(f"{W}eastAsia")
        for words in ("督办通知单", "请抓紧推进", "一、总体")
    }
    assert fonts == {"督办通知单": "宋体", "请抓紧推进": "宋体", "一、总体": "华文楷体"}
    assert line_of(document, "一、总体").paragraph_format.keep_with_next
    assert not any("{" in one.text for one in document.paragraphs)
    assert line_of(document, "2025年10月13日").alignment == 2


def test_the_annexes_stand_on_pages_of_their_own_behind_the_offices() -> None:
    document = filled(office_form(), content())
    upright, across = document.sections
    assert (round(upright.page_width.mm), round(across.page_width.mm)) == (210, 297)
    assert round(upright.left_margin.mm) == 30
    assert [cell.text for cell in document.tables[0].rows[1].cells] == ["1", "整治小巷12条。"]
    # The file had none of our styles.
    assert document.tables[0].rows[1].cells[1].paragraphs[0].style.name == "公文表文"


def test_what_stands_behind_the_annexes_goes_on_as_the_office_has_it() -> None:
    document = filled(office_form((*OFFICE_LINES, "抄送：区委办公室。")), content())
    assert [round(one.page_width.mm) for one in document.sections] == [210, 297, 210]
    assert document.paragraphs[-1].text == "抄送：区委办公室。"


def test_a_style_of_the_offices_own_is_kept() -> None:
    def change(document: Any) -> None:
        from docx.enum.style import WD_STYLE_TYPE

        style = document.styles.add_style("公文表文", WD_STYLE_TYPE.PARAGRAPH)
        style.element.set(f"{W}styleId", "a7")

    document = filled(office_form(change=change), content())
    style = document.tables[0].rows[1].cells[1].paragraphs[0].style
    assert (style.name, style.style_id) == ("公文表文", "a7")


def test_wide_braces_and_names_in_a_header_are_understood() -> None:
    lines = ("｛｛标题｝｝", *OFFICE_LINES[1:])
    document = filled(office_form(lines, header="{{ 标题 }}　{{单位}}"), content(unit="区水利局"))
    assert line_of(document, "督办通知单")
    assert document.sections[0].header.paragraphs[0].text == "督办通知单　区水利局"


def test_an_office_may_lay_out_a_list_of_its_own() -> None:
    lines = (
        "{%p for 项 in 督办事项 %}",
        "{{ 项.序号 }}．{{ 项.任务 }}",
        "{%p endfor %}",
        "{{ 正文 }}",
    )
    data = office_form(lines)
    check_word_form(SUPERVISION, "a.docx", data)
    items = [{"number": "7", "name": "甲"}, {"number": "9", "name": "乙"}]
    words = words_of_document(fill_word_form("a", data, [content(items=items)])[0])
    assert "7．甲\n9．乙\n" in words


STRANGE = (
    "{{ 标题 }}",
    "{% for x in range(9) %}",
    "{_{ 标题 }_}",
    "<w:br/>&amp;",
    '"><w:p>',
    "{{p 正文 }}",
    "｛｛单位｝｝",
    "\a\f",
)


@pytest.mark.parametrize("words", STRANGE, ids=ascii)
def test_what_a_unit_wrote_becomes_no_markup_and_no_template(words: str) -> None:
    shown = words.replace("\a", "\ufffd").replace("\f", "\n")
    paper = content(body=f"甲{words}乙。", unit=f"丙{words}丁")
    lines = ("{{ 单位 }}", *OFFICE_LINES)
    for data in (own_word_form(Paper.SUPERVISION), office_form(lines)):
        told = words_of_document(fill_word_form("a", data, [paper])[0])
        assert f"甲{shown}乙。" in told or "\f" in words
    assert f"丙{shown}丁" in told


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=40))
def test_any_words_make_a_file_that_opens(words: str) -> None:
    paper = content(body=words, unit=words, office_contact=words)
    fill_word_form("a", own_word_form(Paper.SUPERVISION), [paper])
    assert filled(office_form(("{{ 单位 }}", *OFFICE_LINES)), paper).tables


def test_the_same_paper_gives_the_same_bytes_and_says_what_it_is() -> None:
    data = office_form()
    first, second = (fill_word_form("a", data, [content()])[0] for _ in range(2))
    assert first == second
    import docx

    about = docx.Document(io.BytesIO(first)).core_properties
    assert (about.title, about.author) == ("督办通知单", "青禾区")
    assert about.created is not None
    assert about.created.year == 2025
    assert b"ab12" in _part(first, "docProps/custom.xml")


def test_what_hangs_on_a_placeholders_paragraph_stays() -> None:
    def change(document: Any) -> None:
        title = next(one for one in document.paragraphs if "标题" in one.text)
        title.add_run()._r.append(
            title._p.makeelement(f"{W}pict", {f"{W}rsid": "seal"})  # a seal's place
        )

    document = filled(office_form(change=change), content())
    assert line_of(document, "督办通知单")._p.xpath("boolean(.//w:pict)")


BOX = (
    "<w:txbxContent><w:p><w:r><w:t>文号：{{ 编</w:t></w:r><w:r><w:t>号 }}</w:t></w:r></w:p>"
    "<w:p><w:r><w:t>{{ 标题 }}</w:t></w:r></w:p></w:txbxContent>"
)
# A text box as both Word and WPS write it: once for those who know it, once for those who do not.
TEXT_BOX = (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent>'
    '<mc:Choice Requires="wps"><w:drawing>'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"/>'
    f"{BOX}</w:drawing></mc:Choice>"
    f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback>"
    "</mc:AlternateContent></w:r>"
)


@pytest.mark.parametrize("beside", ["{{ 正文 }}", "{{ 落款 }}", "青禾区"])
def test_a_text_box_is_filled_too_wherever_it_hangs(beside: str) -> None:
    def change(document: Any) -> None:
        from docx.oxml import parse_xml

        one = next(one for one in document.paragraphs if beside in one.text)
        one._p.append(parse_xml(TEXT_BOX))

    data = office_form(change=change)
    check_word_form(SUPERVISION, "a.docx", data)
    (made,) = fill_word_form("a", data, [content()])
    words = _part(made, "word/document.xml").decode()
    etree.fromstring(words.encode())  # every prefix is declared
    assert words.count("文号：〔2025〕3号") == 2
    assert words.count("督办通知单") == 3
    assert "slot" not in words
    assert "请抓紧推进。" in words


def _part(data: bytes, name: str) -> bytes:
    import zipfile

    return zipfile.ZipFile(io.BytesIO(data)).read(name)


def lines_with(*changed: tuple[str, str]) -> tuple[str, ...]:
    lines: list[str] = [*OFFICE_LINES]
    for old, new in changed:
        lines[lines.index(old)] = new
    return tuple(lines)


MISSPELT: dict[str, tuple[tuple[str, ...], DocumentFault, str]] = {
    "misspelt": (
        lines_with(("{{ 附件说明 }}", "{{ 附件说名 }}")),
        DocumentFault.TEMPLATE_UNKNOWN,
        "{{ 附件说名 }}，是不是{{ 附件说明 }}",
    ),
    "misspelt key": (
        (*OFFICE_LINES, "{{ nunber }}"),
        DocumentFault.TEMPLATE_UNKNOWN,
        "{{ nunber }}，是不是{{ number }}",
    ),
    "part": (
        (*OFFICE_LINES, "{%p for 项 in 督办事项 %}", "{{ 项.任物 }}", "{%p endfor %}"),
        DocumentFault.TEMPLATE_UNKNOWN,
        "{{ 项.任物 }}，是不是{{ 项.任务 }}",
    ),
    "no text": (OFFICE_LINES[:3], DocumentFault.TEMPLATE_LACKS, "{{ 正文 }}、{{ 附件 }}"),
    "no place for annexes": (OFFICE_LINES[:-1], DocumentFault.TEMPLATE_LACKS, "{{ 附件 }}"),
    "one brace": (
        lines_with(("{{ 落款 }}", "{落款}")),
        DocumentFault.TEMPLATE_WRONG,
        "{落款}要写成{{ 落款 }}",
    ),
    "not closed": (
        lines_with(("{{ 落款 }}", "{{ 落款")),
        DocumentFault.TEMPLATE_WRONG,
        "“{{ 落款”的大括号没有写全",
    ),
    "blank in a name": (
        lines_with(("{{ 正文 }}", "{{ 正 文 }}")),
        DocumentFault.TEMPLATE_WRONG,
        "{{ 正 文 }}",
    ),
    "not alone": (
        lines_with(("{{ 正文 }}", "现报告：{{ 正文 }}")),
        DocumentFault.TEMPLATE_WRONG,
        "{{ 正文 }}要单独成一段",
    ),
    "twice": ((*OFFICE_LINES, "{{ 附件 }}"), DocumentFault.TEMPLATE_WRONG, "{{ 附件 }}写了两次"),
    "not ended": (
        (*OFFICE_LINES, "{%p if 编号 %}"),
        DocumentFault.TEMPLATE_WRONG,
        "没有写结束",
    ),
    "reaches": (
        (*OFFICE_LINES, "{{ 编号.__class__.__mro__ }}"),
        DocumentFault.TEMPLATE_UNKNOWN,
        "编号.__class__",
    ),
}


@pytest.mark.parametrize("case", MISSPELT)
def test_what_is_wrong_in_a_file_is_told_in_one_sentence(case: str) -> None:
    lines, fault, said = MISSPELT[case]
    with pytest.raises(DocumentError) as told:
        check_word_form(SUPERVISION, "督办.docx", office_form(lines))
    assert told.value.fault is fault
    sentence = explain_error(told.value)
    assert said in sentence
    assert "督办.docx" in sentence
    assert len(sentence.splitlines()) == 1


RELATION = (
    '<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships/{kind}" Target="{target}" TargetMode="External"/></Relationships>'
)
RELATIONS = "word/_rels/document.xml.rels"


def related(kind: str, target: str) -> bytes:
    return with_parts(
        office_form(),
        {},
        {RELATIONS: ("</Relationships>", RELATION.format(kind=kind, target=target))},
    )


def with_field(instruction: str, *, within: str = "") -> bytes:
    """A template with a field whose instruction lies in two pieces, with a field `within` them."""

    def change(document: Any) -> None:
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls

        begin, end = (f'<w:r><w:fldChar w:fldCharType="{one}"/></w:r>' for one in ("begin", "end"))

        def piece(words: str) -> str:
            return f'<w:r><w:instrText xml:space="preserve">{words}</w:instrText></w:r>'

        inner = f"{begin}{piece(within)}{end}" if within else ""
        first, rest = instruction.split("|") if within else (instruction[:5], instruction[5:])
        xml = f"<w:p {nsdecls('w')}>{begin}{piece(first)}{inner}{piece(rest)}{end}</w:p>"
        document.element.body.insert(0, parse_xml(xml))

    return office_form(change=change)


UNSAFE: dict[str, tuple[Callable[[], bytes], str]] = {
    "macro part": (lambda: with_parts(office_form(), {"word/vbaProject.bin": b"x"}), "带有宏"),
    "macro kind": (
        lambda: with_parts(
            office_form(),
            {},
            {
                "[Content_Types].xml": (
                    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                    "application/vnd.ms-word.document.macroEnabled.main+xml",
                )
            },
        ),
        "带有宏",
    ),
    "picture": (lambda: related("image", "http://example.invalid/a.png"), "文件以外"),
    "template": (lambda: related("attachedTemplate", "\\\\server\\x.dotm"), "文件以外"),
    "file link": (lambda: related("hyperlink", "file:///etc/passwd"), "文件以外"),
    "object": (
        lambda: with_parts(office_form(), {"word/embeddings/oleObject1.bin": b"x"}),
        "嵌入的对象",
    ),
    "field": (lambda: with_field(' INCLUDETEXT "C:\\\\a.docx" '), "文件以外"),
    "name put together": (lambda: with_field(" R|D C:\\\\a.docx ", within="QUOTE"), "文件以外"),
    "name given": (lambda: with_field(" | C:\\\\a.docx ", within=" QUOTE RD "), "文件以外"),
    "link put together": (
        lambda: with_field(" HYPER|LINK C:\\\\a.docx ", within="QUOTE"),
        "文件以外",
    ),
    "dde": (lambda: with_field("DDEAUTO c:\\\\windows\\\\calc"), "文件以外"),
}


@pytest.mark.parametrize("case", UNSAFE)
def test_what_no_paper_may_carry_is_refused_in_one_sentence(case: str) -> None:
    make, said = UNSAFE[case]
    with pytest.raises(DocumentError) as told:
        check_word_form(SUPERVISION, "a.docx", make())
    assert told.value.fault is DocumentFault.TEMPLATE_UNSAFE
    assert said in explain_error(told.value)


@pytest.mark.parametrize(
    "instruction",
    [
        ' HYPERLINK "https://example.invalid/a" \\o "网页" \\h',
        ' HYPERLINK \\l "_附件"',
        ' HYPERLINK "mailto:a@example.invalid"',
        " PAGE ",
        " PRINTDATE ",
    ],
)
def test_a_link_to_a_page_and_a_plain_field_may_stand(instruction: str) -> None:
    check_word_form(SUPERVISION, "a.docx", with_field(instruction))


def test_a_sum_with_the_number_of_the_page_may_stand() -> None:
    check_word_form(SUPERVISION, "a.docx", with_field(" =|-1 ", within=" PAGE "))
    check_word_form(SUPERVISION, "a.docx", with_field(' IF |=1 "甲" "乙" ', within=" PAGE "))


@pytest.mark.parametrize(
    ("order", "said"),
    [
        ('{% filter replace("督", "<w:br/>") %}{{ 编号 }}{% endfilter %}', "filter"),
        ('{% call "<w:br/>".format() %}{% endcall %}', "call"),
        ("{{ 编号|safe }}", "safe"),
        ("{% set x = 编号|xmlattr %}", "xmlattr"),
    ],
)
def test_no_order_makes_markup_of_words(order: str, said: str) -> None:
    data = office_form((*OFFICE_LINES, order))
    with pytest.raises(DocumentError) as told:
        check_word_form(SUPERVISION, "a.docx", data)
    assert told.value.fault is DocumentFault.TEMPLATE_WRONG
    assert said in explain_error(told.value)
    with pytest.raises(DocumentError):
        fill_word_form("a.docx", data, [content()])


@pytest.mark.parametrize(
    "line",
    [
        "{% macro m(x) %}（{{ x }}）{% endmacro %}{{ m(编号) }}",
        "{% set x %}（{{ 编号 }}）{% endset %}{{ x }}",
        "{{ '（' ~ 编号 ~ '）' }}",
        "{{ ['（', 编号, '）']|join }}",
    ],
)
def test_what_a_macro_makes_is_no_markup_and_is_written_once(line: str) -> None:
    data = office_form((*OFFICE_LINES, line))
    check_word_form(SUPERVISION, "a.docx", data)
    (made,) = fill_word_form("a.docx", data, [content(number_words="<w:br/>&甲")])
    assert "（<w:br/>&甲）" in words_of_document(made)


# The first five characters stand in a run of their own.
ASSEMBLED = {
    "joined": '     {{ "INCLUDE" ~ "TEXT" }} "C:\\\\a.docx"',
    "conditional": '     {% if 单位 %}INCLUDETEXT "C:\\\\a.docx"{% endif %}',
}


@pytest.mark.parametrize("case", ASSEMBLED)
def test_a_field_that_the_template_puts_together_is_refused_too(case: str) -> None:
    data = with_field(ASSEMBLED[case])
    with pytest.raises(DocumentError) as told:
        try_word_form(SUPERVISION, "a.docx", data)
    assert told.value.fault is DocumentFault.TEMPLATE_UNSAFE
    with pytest.raises(DocumentError):
        fill_word_form("a.docx", data, [content()])


def moved(data: bytes, name: str) -> bytes:
    """Give a package whose document is a part of another name."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(made, "w") as target:
        for part in source.namelist():
            words = source.read(part)
            if part in ("[Content_Types].xml", "_rels/.rels"):
                words = words.replace(b"word/document.xml", name.encode())
            folder, _, file = name.rpartition("/")
            called = {
                "word/document.xml": name,
                "word/_rels/document.xml.rels": f"{folder}/_rels/{file}.rels".lstrip("/"),
            }
            target.writestr(called.get(part, part), words)
    return made.getvalue()


@pytest.mark.parametrize("name", ["other/document.xml", "document.dat"])
def test_a_field_is_found_wherever_the_document_lies_in_its_file(name: str) -> None:
    data = moved(with_field(' INCLUDETEXT "C:\\\\a.docx" '), name)
    with pytest.raises(DocumentError) as told:
        check_word_form(SUPERVISION, "a.docx", data)
    assert told.value.fault is DocumentFault.TEMPLATE_UNSAFE


def test_a_document_of_another_part_name_gets_its_mark_of_a_draft() -> None:
    import docx

    data = moved(office_form(), "word/document2.xml")
    check_word_form(SUPERVISION, "a.docx", data)
    (made,) = fill_word_form("a.docx", data, [replace(content(), draft_mark="征求意见稿")])
    document = docx.Document(io.BytesIO(made))
    assert document.sections[0].header.paragraphs[0].text == "征求意见稿"


def test_of_the_nearest_placeholders_that_is_told_which_begins_alike() -> None:
    with pytest.raises(DocumentError) as told:
        check_word_form(SUPERVISION, "a.docx", office_form((*OFFICE_LINES, "{{ 主送单位 }}")))
    assert "是不是{{ 主送机关 }}" in explain_error(told.value)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", DocumentFault.EMPTY),
        (b"no file", DocumentFault.TEMPLATE_NOT_WORD),
        (office_form()[:2_000], DocumentFault.DAMAGED),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, None),
    ],
    ids=["empty", "text", "half", "old"],
)
def test_what_is_no_word_file_is_told(data: bytes, fault: DocumentFault | None) -> None:
    with pytest.raises(DocumentError) as told:
        check_word_form(SUPERVISION, "a.docx", data)
    assert fault is None or told.value.fault is fault
    assert len(explain_error(told.value).splitlines()) == 1


def test_harmless_links_and_the_note_of_a_template_of_this_machine_are_left() -> None:
    check_word_form(SUPERVISION, "a.docx", related("hyperlink", "https://example.invalid/"))
    data = with_parts(
        office_form(),
        {
            "word/_rels/settings.xml.rels": (
                '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                + RELATION.format(kind="attachedTemplate", target="file:///C:\\a\\红头.dotx")
            ).encode()
        },
        {"word/settings.xml": ("<w:zoom", '<w:attachedTemplate r:id="rId77"/><w:zoom')},
    )
    check_word_form(SUPERVISION, "a.docx", data)
    (made,) = fill_word_form("a", data, [content()])
    assert "红头.dotx".encode() not in _part(made, "word/_rels/settings.xml.rels")
    assert b"attachedTemplate" not in _part(made, "word/settings.xml")


def test_no_path_of_the_office_goes_out_wherever_a_program_has_put_it() -> None:
    path = "file:///C:\\a\\红头.dotx"
    settings = _part(office_form(), "word/settings.xml").replace(
        b"<w:zoom", b'<w:attachedTemplate r:id="rId77"/><w:zoom', 1
    )
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + RELATION.format(kind="attachedTemplate", target=path)
    )
    data = with_parts(
        office_form(),
        {
            "word/settings2.xml": settings,
            "word/_rels/settings2.xml.rels": relations.encode(),
        },
        {
            "[Content_Types].xml": ("/word/settings.xml", "/word/settings2.xml"),
            RELATIONS: ("settings.xml", "settings2.xml"),
            "docProps/app.xml": ("<Application>", f"<Template>{path}</Template><Application>"),
        },
    )
    check_word_form(SUPERVISION, "a.docx", data)
    (made,) = fill_word_form("a", data, [content()])
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert [n for n in archive.namelist() if "红头".encode() in archive.read(n)] == []


def test_what_is_missing_but_not_needed_is_named() -> None:
    checked = check_word_form(
        SUPERVISION, "a.docx", office_form(("{{ 正文 }}", "{{ 附件 }}"), number="")
    )
    assert checked.absent == ("标题", "主送机关", "附件说明", "落款", "编号", "联系方式")


def test_every_placeholder_is_described() -> None:
    readme = (BUILT_IN / "README.md").read_text(encoding="utf-8")
    names = [*Block, *NAMES.values(), *PART_NAMES.values()]
    assert [name for name in names if f"`{name}`" not in readme] == []
