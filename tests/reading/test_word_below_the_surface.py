"""Breakdowns in Word whose text is not all that stands in the file: read as the reader sees them."""

import pytest

from gwreport.domain.findings.code import Severity
from gwreport.reading import understand_document
from gwreport.reading.result import Reading
from gwreport.wording.facts import fact_words
from tests.officefiles.word_packages import W, field, p, package, t, tbl, tc, tr

HEADER = tr("序号", "目标任务", "牵头领导", "牵头责任单位", "责任（配合）单位")


def read(*rows: str, **parts) -> Reading:
    body = p("2026年目标任务分解方案") + tbl(HEADER, *rows)
    return understand_document(package(body, **parts), "方案.docx")


def row(number: str, text: str, lead: str = "区水利局", properties: str = "") -> str:
    return tr(number, tc(p(text)), "林一川", tc(p(lead)), "各镇街", properties=properties)


def told(reading: Reading, *codes: str) -> list[tuple[str, str | None, str]]:
    return [
        (one.code, one.item, fact_words(one).get("text", ""))
        for one in reading.findings
        if one.code in codes
    ]


def test_inserted_signs_make_the_targets() -> None:
    sign = '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>'
    reading = read(row("1", t("增加值增长") + sign + t("9%。")))
    assert reading.plan is not None
    (item,) = reading.plan.items
    assert item.text == "增加值增长≥9%。"
    assert [(one.comparator, one.value) for one in item.targets] == [(">=", 9)]


def test_what_is_struck_or_hidden_is_told_with_its_item_and_what_is_deleted_is_none() -> None:
    strike = "<w:strike/>"
    struck = tr(
        *(tc(p(t(words, strike))) for words in ("2", "修桥。", "林一川", "区水利局", "各镇街"))
    )
    reading = read(
        row("1", t("修路") + t("120", strike) + t("150公里。")),
        struck,
        row("3", t("修渠。") + t("内部掌握", "<w:vanish/>")),
        row("4", "作废。", properties='<w:del w:id="1"/>'),
        row("4", "修站。", t("区教委") + f'<w:ins w:id="2">{t("、区财政局")}</w:ins>'),
    )
    assert reading.plan is not None
    items = reading.plan.items
    assert [(one.number, one.text) for one in items] == [
        ("1", "修路150公里。"),
        ("3", "修渠。"),
        ("4", "修站。"),
    ]
    assert items[2].lead_units == ("区教委", "区财政局")
    assert told(reading, "struck-text", "hidden-text", "deleted-text", "inserted-text") == [
        ("struck-text", items[0].id, "120"),
        ("struck-text", None, "2；修桥。；林一川；区水利局；各镇街"),
        ("hidden-text", items[1].id, "内部掌握"),
        ("deleted-text", None, "4；作废。；林一川；区水利局；各镇街"),
        ("inserted-text", items[2].id, "、区财政局"),
    ]


def test_comments_stand_at_their_items() -> None:
    def commented(number: int, words: str) -> str:
        return (
            f'<w:commentRangeStart w:id="{number}"/>{t(words)}<w:commentRangeEnd w:id="{number}"/>'
        )

    made = "".join(
        f'<w:comment w:id="{number}" w:author="办公室">{p(words)}</w:comment>'
        for number, words in ((0, "改由区公路中心牵头"), (1, "目标偏低"))
    )
    reading = read(
        row("1", "修路。"),
        row("2", commented(1, "修桥。"), commented(0, "区交通局")),
        comments=f"<w:comments {W}>{made}</w:comments>",
    )
    assert reading.plan is not None
    second = reading.plan.items[1]
    assert second.lead_units == ("区交通局",)
    found = [one for one in reading.findings if one.code == "document-comment-on"]
    assert [(one.item, one.severity, fact_words(one)["text"]) for one in found] == [
        (second.id, Severity.WARNING, "改由区公路中心牵头"),
        (second.id, Severity.WARNING, "目标偏低"),
    ]


def test_what_is_found_in_paragraphs_stands_at_their_items() -> None:
    strike = "<w:strike/>"
    body = (
        p("2026年任务分解方案")
        + p(t("前言", strike), "各单位：")
        + p("1．修路", t("120", strike), "150公里。")
        + p("牵头单位：", t("区教委", strike), "区交通局；责任单位：区财政局。")
        + p("2．修桥。")
        + p("牵头单位：区水利局。")
    )
    reading = understand_document(package(body), "方案.docx")
    assert reading.plan is not None
    first = reading.plan.items[0]
    assert (first.text, first.lead_units) == ("修路150公里。", ("区交通局",))
    assert told(reading, "struck-text") == [
        ("struck-text", None, "前言"),
        ("struck-text", first.id, "120"),
        ("struck-text", first.id, "区教委"),
    ]


@pytest.mark.parametrize("kind", ["field", "simple"])
def test_a_merge_field_names_the_unit_only(kind: str) -> None:
    inner = field(" MERGEFIELD 类别 ", t("水利"))
    runs = {
        "field": field(
            f"{''.join(['<w:r><w:instrText> IF </w:instrText></w:r>', inner])}<w:r><w:instrText> = 水利 </w:instrText></w:r>",
            t("区水利局"),
        ),
        "simple": f'<w:fldSimple w:instr=" MERGEFIELD 单位 ">{t("区水利局")}</w:fldSimple>',
    }
    reading = read(row("1", "修渠。", runs[kind]))
    assert reading.plan is not None
    assert reading.plan.items[0].lead_units == ("区水利局",)


def test_items_of_an_inserted_page_go_on_in_the_same_plan() -> None:
    page = "<html><table><tr><td>序号<td>目标任务<td>牵头领导<td>牵头责任单位<td>责任（配合）单位<tr><td>2<td>修桥。<td>林一川<td>区水利局<td>各镇街</table></html>"
    body = tbl(HEADER, row("1", "修路。")) + '<w:altChunk r:id="rId1"/>'
    data = package(
        body, files={"afchunk.html": page}, relations={"rId1": ("aFChunk", "afchunk.html")}
    )
    reading = understand_document(data, "2026年方案.docx")
    assert reading.plan is not None
    assert [(one.number, one.text, one.lead_units) for one in reading.plan.items] == [
        ("1", "修路。", ("区水利局",)),
        ("2", "修桥。", ("区水利局",)),
    ]


def test_a_plain_document_has_no_findings_of_that_kind() -> None:
    reading = read(row("1", "修路。"), row("2", "修桥。"))
    assert reading.findings == ()
