"""Items numbered as headings are whose sentence goes on in the next line, and headings whose paragraph begins there."""

import pytest

from gwreport.reading import understand_document
from gwreport.reading.result import Reading
from tests.reading.breakdowns import of_lines

TITLE = "云溪县2026年重点工作分工"


def _read(lines: tuple[str, ...], form: str) -> Reading:
    return understand_document(of_lines(lines, form), f"a.{form}")


@pytest.mark.parametrize("form", ["docx", "txt"])
def test_a_sentence_cut_by_its_line_is_one_item(form: str) -> None:
    reading = _read(
        (
            TITLE,
            "一、城乡建设",
            "（一）加快老旧小区改造，年内完成12个小区的管网更新",
            "和立面整治，惠及居民3000户。（县住建局牵头，县财政局配合）",
            "（二）新建口袋公园5处，补植乔木800株。（县住建局牵头）",
            "二、社会事业",
            "（三）扩大学位供给，新建学校2所，年底前新增公办",
            "学位1500个。（县教育局牵头）",
            "（四）建成校园食堂8个，改造厕所20座。（县教育局牵头）",
        ),
        form,
    )
    assert reading.plan is not None
    assert [(one.section, one.text.rstrip("。"), one.lead_units) for one in reading.plan.items] == [
        (
            "一、城乡建设",
            "加快老旧小区改造，年内完成12个小区的管网更新和立面整治，惠及居民3000户",
            ("县住建局",),
        ),
        ("一、城乡建设", "新建口袋公园5处，补植乔木800株", ("县住建局",)),
        (
            "二、社会事业",
            "扩大学位供给，新建学校2所，年底前新增公办学位1500个",
            ("县教育局",),
        ),
        ("二、社会事业", "建成校园食堂8个，改造厕所20座", ("县教育局",)),
    ]
    told = [one for one in reading.findings if str(one.code) == "broken-lines-joined"]
    assert [one.facts["count"] for one in told] == [2]


@pytest.mark.parametrize("form", ["docx", "txt"])
def test_a_heading_of_two_clauses_stays_one_above_its_tasks(form: str) -> None:
    reading = _read(
        (
            TITLE,
            "（一）聚焦产业升级转型发展，加快培育新的动能",
            "实施技术改造项目20个。（县经信局牵头）",
            "（二）聚焦城乡品质提升改造，持续增进民生福祉",
            "改造老旧小区12个。（县住建局牵头）",
        ),
        form,
    )
    assert reading.plan is not None
    assert [one.text.rstrip("。") for one in reading.plan.items] == [
        "实施技术改造项目20个",
        "改造老旧小区12个",
    ]


@pytest.mark.parametrize("form", ["docx", "txt"])
def test_a_heading_over_its_introduction_stays_one_whatever_the_items_below_are(form: str) -> None:
    reading = _read(
        (
            TITLE,
            "一、聚焦产业升级转型发展，加快培育壮大新的发展动能",
            "坚持工业强县，推动产业向高端迈进。",
            "（一）招引亿元以上项目12个，开工建设8个。（县招商局牵头）",
            "（二）新增规上企业8家，培育专精特新企业3家。（县经信局牵头）",
        ),
        form,
    )
    assert reading.plan is not None
    section = "一、聚焦产业升级转型发展，加快培育壮大新的发展动能"
    assert [one.section for one in reading.plan.items] == [section] * 2
