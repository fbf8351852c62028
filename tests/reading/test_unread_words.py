"""What stands in a document and in nothing that was read of it is told: rows, words of a row, tables, prose."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from gwreport.domain.findings.finding import Finding
from gwreport.domain.plan.column_mapping import ColumnMapping, ColumnRole, MappedColumn
from gwreport.domain.plan.plan import Item
from gwreport.reading import understand_document
from gwreport.reading.kinds.unread_words import unread_words
from gwreport.reading.opened import open_as_printed
from gwreport.reading.result import Reading
from tests.reading.breakdowns import docx
from tests.reading.text_tables import FORMATS

TITLE = "青禾区2026年重点工作任务分解表"
TABLE = """
序号|工作任务|牵头领导|牵头单位|配合单位|完成时限|备注
1|新建滨河步道6公里，栽植乔木900株|韩立秋|区园林局|区水务局、区财政局|9月底前|含照明
2|改造城东农贸市场，增设摊位80个|罗文川|区商务局|各街道|年内|续建项目
3|开通社区巴士环线3条|陶明远|区交通局|区公安分局|6月底前|试运行
"""
PROSE = (
    "青禾区2026年民生实事任务分工",
    "1.新建滨河步道6公里，栽植乔木900株。",
    "牵头单位：区园林局；配合单位：区水务局、区财政局",
    "2.改造城东农贸市场，增设摊位80个。",
    "牵头单位：区商务局；配合单位：区消防救援大队",
    "3.开通社区巴士环线3条，配齐候车亭。",
    "牵头单位：区交通局；配合单位：区公安分局",
)
_LOSSES: dict[str, tuple[Callable[[Item], Item], str]] = {
    "text": (lambda item: replace(item, text="", targets=()), "城东农贸市场"),
    "half of the text": (
        lambda item: replace(item, text=item.text[:8], targets=()),
        "增设摊位80个",
    ),
    "lead unit": (lambda item: replace(item, lead_units=()), "区商务局"),
}
_OF_TABLES: dict[str, tuple[Callable[[Item], Item], str]] = {
    "leader": (lambda item: replace(item, leaders=()), "罗文川"),
    "remark": (lambda item: replace(item, remarks=()), "续建项目"),
    "limit": (lambda item: replace(item, due=None), "年内"),
}


def _lost(data: bytes, name: str, lose: Callable[[Item], Item]) -> list[Finding]:
    """Read a plan, lose something of its second item as a fault of a reader would, and look again."""
    reading = understand_document(data, name)
    assert reading.plan is not None
    first, second, *others = reading.plan.items
    plan = replace(reading.plan, items=(first, lose(second), *others))
    kept = replace(reading, plan=plan, findings=())
    return list(unread_words(open_as_printed(data, name), kept))


def _told(found: Reading | list[Finding], code: str) -> list[str]:
    findings = found.findings if isinstance(found, Reading) else found
    return [str(one.facts["words"]) for one in findings if str(one.code) == code]


@pytest.mark.parametrize("form", sorted(FORMATS))
@pytest.mark.parametrize("what", [*_LOSSES, *_OF_TABLES])
def test_whatever_a_table_loses_is_told_with_its_row(what: str, form: str) -> None:
    lose, words = {**_LOSSES, **_OF_TABLES}[what]
    found = _lost(FORMATS[form](TABLE, TITLE), f"a.{form}", lose)
    told = _told(found, "words-nowhere")
    assert len(told) == 1
    assert words in told[0].replace("、", "")
    assert found[0].place.at.row == (4 if form == "xlsx" else 3)


@pytest.mark.parametrize("what", _LOSSES)
def test_whatever_prose_loses_is_told(what: str) -> None:
    lose, words = _LOSSES[what]
    found = _lost(docx(*PROSE), "a.docx", lose)
    assert any(
        words in one.replace("、", "")
        for one in (*_told(found, "words-nowhere"), *_told(found, "prose-beside"))
    )


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_a_table_that_is_read_whole_is_told_nothing_of(form: str) -> None:
    reading = understand_document(FORMATS[form](TABLE, TITLE), f"a.{form}")
    assert not _told(reading, "words-nowhere")
    assert not _told(reading, "prose-beside")


def test_prose_that_is_read_whole_is_told_nothing_of() -> None:
    reading = understand_document(docx(*PROSE), "a.docx")
    assert not _told(reading, "words-nowhere")
    assert not _told(reading, "prose-beside")


def test_a_letter_before_the_table_is_told_once_and_its_addressees_are_no_units_lost() -> None:
    letter = (
        "各街道办事处，区公安分局，区水务局、区财政局，各镇人民政府：",
        "经研究同意，现将有关事项印发给你们，请遵照执行。",
        "请各单位于每月末报送进展，逾期不报的予以提醒。",
    )
    table = [[str(cell) for cell in line.split("|")] for line in TABLE.strip().splitlines()]
    reading = understand_document(docx(TITLE, *letter, table), "a.docx")
    assert not _told(reading, "words-nowhere")
    assert [one.facts["count"] for one in reading.findings if str(one.code) == "prose-beside"] == [
        3
    ]


def test_a_table_between_the_items_of_a_report_in_prose_is_told() -> None:
    projects = [
        ["工程", "地点", "已投金额"],
        ["北环桥梁加固", "柳林村", "1200万元"],
        ["南湖泵站更新", "杨家湾", "860万元"],
    ]
    reading = understand_document(
        docx(
            "青禾区2026年上半年民生实事进展情况",
            "1.新建滨河步道6公里。截至6月底，已建成4.2公里，完成投资1800万元。（责任单位：区园林局）",
            projects,
            "2.改造城东农贸市场。目前主体工程已完工，正在进行内部装修。（责任单位：区商务局）",
        ),
        "a.docx",
    )
    assert reading.report is not None
    assert len(reading.report.tasks) == 2
    assert _told(reading, "table-left-out") == ["工程、地点、已投金额"]


def test_what_a_person_leaves_out_is_no_loss() -> None:
    data = FORMATS["xlsx"](TABLE.replace("|备注", "|内部批语"), TITLE)
    said = ColumnMapping(columns=(MappedColumn("内部批语", ColumnRole.LEFT_OUT),))
    reading = understand_document(data, "a.xlsx", mapping=said)
    assert not _told(reading, "words-nowhere")


def test_boxes_without_a_tick_say_nothing() -> None:
    table = """
    序号|工作任务|责任单位|完成情况
    1|新建滨河步道6公里|区园林局|☑已完成 □未完成
    2|改造城东农贸市场|区商务局|□已完成 ☑未完成
    3|开通社区巴士环线|区交通局|☑已完成 □未完成
    """
    reading = understand_document(FORMATS["xlsx"](table, "2026年上半年工作进展"), "a.xlsx")
    assert not _told(reading, "words-nowhere")
