"""A leader, or another person, and units in one cell: who is taken for whom (an invented county)."""

import pytest

from gwreport.domain.plan.plan import Item
from gwreport.reading import understand_document
from tests.reading.text_tables import FORMATS, as_xlsx

TITLE = "青禾县2026年重点工作任务分解表"
LED = [
    "牵头领导、单位",
    "牵头领导及牵头单位",
    "责任领导和责任单位",
    "责任领导（单位）",
    "领导及单位",
]
ASKED = ["责任人及单位", "责任单位及责任人", "责任人/责任单位", "责任人、责任单位", "单位及责任人"]
PLAIN = ["责任分工", "责任单位", "牵头单位", "责任落实"]
BEFORE = [
    "方毅，县水利局",
    "方毅⏎县水利局",
    "方毅 县水利局",
    "方  毅⏎县水利局",
    "方毅：县水利局",
    "方毅（县水利局）",
    "方毅；县水利局",
]
ANYWHERE = [*BEFORE, "方毅、县水利局", "县水利局 方毅", "县水利局⏎方毅", "县水利局（方毅）"]
POSTS = [
    "副县长方毅，县水利局",
    "方毅副县长⏎县水利局",
    "方毅（县委常委、副县长）⏎县水利局",
    "县委常委、副县长 方毅；县水利局",
    "副县长：方毅⏎县水利局",
    "方毅 副县长⏎县水利局",
]


def read(heading: str, cell: str, form: str = "xlsx"):
    other = cell.replace("方毅", "王家和").replace("方  毅", "王家和").replace("水利局", "城管局")
    table = f"""
    序号|工作任务|{heading}|完成时限
    1|加固水库3座|{cell}|6月底
    2|新建公园5处|{other}|9月底
    """
    return understand_document(FORMATS[form](table, TITLE), f"分解.{form}")


def first(heading: str, cell: str, form: str = "xlsx") -> Item:
    plan = read(heading, cell, form).plan
    assert plan is not None
    return plan.items[0]


@pytest.mark.parametrize("heading", LED)
@pytest.mark.parametrize("cell", [*ANYWHERE, *POSTS])
def test_who_stands_under_a_heading_of_leaders_and_units_leads(heading: str, cell: str) -> None:
    one = first(heading, cell)
    assert (one.leaders, one.lead_units, one.contacts) == (("方毅",), ("县水利局",), ())


@pytest.mark.parametrize("heading", ASKED)
@pytest.mark.parametrize("cell", ANYWHERE)
def test_who_stands_under_a_heading_of_persons_and_units_is_a_contact(
    heading: str, cell: str
) -> None:
    one = first(heading, cell)
    assert (one.leaders, one.lead_units) == ((), ("县水利局",))
    assert [contact.name for contact in one.contacts] == ["方毅"]


@pytest.mark.parametrize("heading", [*ASKED, *PLAIN])
@pytest.mark.parametrize("cell", POSTS)
def test_the_post_makes_a_leader_of_who_stands_beside_units(heading: str, cell: str) -> None:
    one = first(heading, cell)
    assert (one.leaders, one.lead_units, one.contacts) == (("方毅",), ("县水利局",), ())
    assert "leader-beside-unit" in {found.code for found in read(heading, cell).findings}


@pytest.mark.parametrize("heading", PLAIN)
@pytest.mark.parametrize("cell", BEFORE)
def test_a_name_before_bodies_is_a_person_and_told(heading: str, cell: str) -> None:
    one = first(heading, cell)
    assert (one.leaders, one.lead_units) == ((), ("县水利局",))
    assert [contact.name for contact in one.contacts] == ["方毅"]
    assert "person-beside-unit" in {found.code for found in read(heading, cell).findings}


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_several_leaders_and_units_are_parted_in_every_format(form: str) -> None:
    one = first("责任分工", "县长方毅、副县长李强，县水利局、县财政局，各镇（街道）", form)
    assert one.leaders == ("方毅", "李强")
    assert one.lead_units == ("县水利局", "县财政局", "各镇（街道）")


def test_who_leads_by_a_verb_behind_a_leader_leads_still() -> None:
    one = first("责任分工", "副县长方毅，县水利局牵头，县财政局配合")
    assert (one.leaders, one.lead_units, one.support_units) == (
        ("方毅",),
        ("县水利局",),
        ("县财政局",),
    )


@pytest.mark.parametrize(
    "cell",
    [
        "应急、司法、金融",
        "应急，县司法局",
        "温泉镇，县水利局",
        "常乐村⏎县水利局",
        "县委办，县水利局",
    ],
)
def test_what_begins_like_a_family_name_and_is_a_body_stays_one(cell: str) -> None:
    one = first("责任单位", cell)
    assert not one.leaders
    assert not one.contacts
    assert len(one.lead_units) == len(cell.replace("⏎", "、").replace("，", "、").split("、"))


def test_a_name_that_may_be_a_short_body_is_told() -> None:
    assert first("责任分工", "方毅、县水利局").lead_units == ("方毅", "县水利局")
    told = [
        one.facts for one in read("责任分工", "方毅、县水利局").findings if one.code == "unit-odd"
    ]
    assert told[0] == {"name": "方毅"}


def test_a_report_keeps_the_person_beside_the_units() -> None:
    table = """
    序号|工作任务|完成情况|责任单位
    1|加固水库3座|已加固2座|副县长方毅，县水利局
    2|新建公园5处|已建成5处|县城管局
    """
    report = understand_document(
        as_xlsx(table, "青禾县2026年上半年重点工作完成情况"), "a.xlsx"
    ).report
    assert report is not None
    assert report.tasks[0].lead_units == ("县水利局",)
    assert "方毅" in str(report.tasks[0].remarks)


@pytest.mark.parametrize("heading", ["领导机构", "领导单位", "联系人及单位"])
def test_words_that_only_look_like_a_person_and_a_unit_are_no_such_heading(heading: str) -> None:
    from gwreport.reading.words.headings import role_of

    assert role_of(heading) is None
