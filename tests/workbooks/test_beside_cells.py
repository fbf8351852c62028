"""Links behind words and pictures, and what is printed at the head and foot of a page, are quoted."""

import io
import re

import pytest

from gwreport.domain.findings.code import Severity
from gwreport.domain.form.columns import Field
from gwreport.domain.returns.returns import Outcome
from gwreport.officefiles.xlsx.beside.links import page_words
from gwreport.wording.facts import fact_words
from gwreport.wording.places import spot_words


def loose(taken, sort):
    return [(cell.at.reference, cell.text) for cell in taken.reading.loose if cell.sort == sort]


def with_link(office, address: str, words: str = "详见附件（点击打开）", **more: str) -> bytes:
    from openpyxl.worksheet.hyperlink import Hyperlink

    def link(book):
        cell = book["目标任务"]["G4"]
        cell.value = words
        cell.hyperlink = Hyperlink(ref="G4", target=address or None, **more)

    return office.filled(change=link)


@pytest.mark.parametrize(
    "address",
    [
        "https://docs.example.com/l/cQ7example?from=2025&x=1",
        "file:///D:/台账/佐证.xlsx",
        "../佐证材料/任务1.docx",
        "mailto:zhang@example.invalid",
        "https://x.invalid/" + "a" * 900,
    ],
)
def test_a_link_behind_words_is_told_and_the_words_are_taken(office, parts, address):
    taken = office.take(with_link(office, address))
    finding = parts.only(taken, "has-link")
    assert (finding.severity, spot_words(finding.place.at)) == (Severity.WARNING, "G4")
    assert fact_words(finding)["address"].rstrip("…") == address[:300]
    assert fact_words(finding)["text"] == "详见附件（点击打开）"
    assert [cell for cell, _ in loose(taken, "link")] == ["G4"]
    assert loose(taken, "link")[0][1].startswith(address)
    (entry,) = [one for one in taken.reading.entries if one.item == "T1"]
    assert entry.text(Field.COMPLETION) == "详见附件（点击打开）"


def test_a_place_and_a_hint_are_told_with_the_link(office, parts):
    taken = office.take(
        with_link(office, "https://x.invalid/a", location="B2", tooltip="任务1佐证")
    )
    assert fact_words(parts.only(taken, "has-link"))["address"] == "https://x.invalid/a#B2"
    assert loose(taken, "link") == [("G4", "https://x.invalid/a#B2（任务1佐证）")]


def test_a_link_inside_the_workbook_is_no_more_than_information(office, parts):
    taken = office.take(with_link(office, "", location="'主要指标'!D4"))
    finding = parts.only(taken, "has-link")
    assert (finding.severity, fact_words(finding)["address"]) == (Severity.INFO, "#'主要指标'!D4")
    assert taken.outcome is Outcome.ACCEPTED


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("mailto:zhang@example.invalid", "zhang@example.invalid"),
        ("http://www.example.invalid/", "www.example.invalid"),
    ],
)
def test_an_address_that_became_a_link_by_itself_is_not_odd(office, address, words):
    assert office.take(with_link(office, address, words)).reading.findings == ()


KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def with_drawing(office, parts, drawing: str, relation: str, **more: str) -> bytes:
    """A returned workbook with a drawing on 目标任务, what that refers to, and further parts of xl/."""
    data = office.blank()
    part = parts.of_sheet(data, "目标任务")
    rels = "xl/worksheets/_rels/" + part.rpartition("/")[2] + ".rels"
    return added(
        data,
        {
            "xl/drawings/drawing9.xml": (
                '<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
                ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
                f' xmlns:r="{KIND}">{drawing}</xdr:wsDr>'
            ),
            rels: relations(f'Id="rId8" Type="{KIND}/drawing" Target="../drawings/drawing9.xml"'),
            "xl/drawings/_rels/drawing9.xml.rels": relations(f'Id="rId9" Type="{KIND}/{relation}'),
            **{f"xl/{name}/{name}9.xml": words for name, words in more.items()},
        },
    )


def test_a_link_on_a_picture_is_told(office, parts):
    picture = (
        '<xdr:twoCellAnchor><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="1" name="x">'
        '<a:hlinkClick r:id="rId9" tooltip="点开看"/></xdr:cNvPr></xdr:nvPicPr></xdr:pic>'
        "</xdr:twoCellAnchor>"
    )
    link = 'hyperlink" Target="https://x.invalid/p" TargetMode="External"'
    taken = office.take(with_drawing(office, parts, picture, link))
    assert fact_words(parts.only(taken, "has-link-on-picture"))["address"] == "https://x.invalid/p"
    assert loose(taken, "link") == [("", "https://x.invalid/p（点开看）")]


def test_words_of_a_diagram_are_kept_for_review(office, parts):
    points = (
        '<dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
        ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dgm:ptLst>'
        "<dgm:pt><dgm:t><a:p><a:r><a:t>主体已完工，装修推迟到明年</a:t></a:r></a:p></dgm:t></dgm:pt>"
        "</dgm:ptLst></dgm:dataModel>"
    )
    relation = 'diagramData" Target="../diagrams/diagrams9.xml"'
    taken = office.take(with_drawing(office, parts, "", relation, diagrams=points))
    assert loose(taken, "note") == [("", "主体已完工，装修推迟到明年")]


def relations(inner: str) -> str:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}"><Relationship {inner}/></Relationships>'


def added(data: bytes, more: dict[str, str]) -> bytes:
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        for name, text in more.items():
            assert name not in old.namelist()
            new.writestr(name, text)
    return buffer.getvalue()


def in_pages(office, parts, inner: str) -> bytes:
    data = office.filled()

    def change(xml: bytes) -> bytes:
        made = re.sub(rb"<headerFooter>.*</headerFooter>", inner.encode(), xml)
        assert made != xml
        return made

    return parts.change(data, parts.of_sheet(data, "目标任务"), change)


@pytest.mark.parametrize(
    "inner",
    [
        '<oddHeader>&amp;C&amp;"宋体,加粗"&amp;14本表为更正稿，GDP以3.5%为准</oddHeader>',
        "<oddHeader>&amp;L&amp;KFF0000本表为更正稿，GDP以3.5%为准&amp;R&amp;P/&amp;N</oddHeader>",
        "<evenFooter>&amp;R本表为更正稿，GDP以3.5%为准</evenFooter>",
        "<oddHeader xml:space='preserve'>本表为更正稿，GDP以3.5%为准</oddHeader>",
        "<firstHeader><![CDATA[&C本表为更正稿，GDP以3.5%为准]]></firstHeader>",
    ],
)
def test_words_on_the_printed_page_are_quoted(office, parts, inner):
    taken = office.take(in_pages(office, parts, f"<headerFooter>{inner}</headerFooter>"))
    assert fact_words(parts.only(taken, "has-page-words"))["text"] == "本表为更正稿，GDP以3.5%为准"
    assert loose(taken, "page") == [("", "本表为更正稿，GDP以3.5%为准")]


@pytest.mark.parametrize(
    "inner",
    [
        "<oddHeader>&amp;C&amp;\"宋体\"&amp;A</oddHeader><oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter>",
        "<oddFooter>&amp;CPage &amp;P of &amp;N&amp;R&amp;D &amp;T</oddFooter><evenHeader/>",
        "<oddFooter>&amp;C— &amp;P —&amp;R&amp;Z&amp;F</oddFooter>",
    ],
)  # fmt: skip
def test_numbers_and_names_of_pages_are_not_odd(office, parts, inner):
    taken = office.take(in_pages(office, parts, f"<headerFooter>{inner}</headerFooter>"))
    assert taken.reading.findings == ()


def test_codes_are_no_words():
    stored = '&L&"宋体,常规"&9&K000000左&&右&C&B中&R&8 &D'
    assert list(page_words(stored)) == ["左&右", "中"]
