"""The lines with which a document closes belong to none of its items, and are told (an invented county)."""

import pytest

from gwreport.domain.plan.documents import PastReport
from gwreport.reading import understand_document
from gwreport.reading.result import Reading

REQUEST = "请各责任单位对照年度目标，抓紧推进，确保按期完成。"


def read(*lines: str) -> Reading:
    return understand_document("\n".join(lines).encode(), "通报.txt")


def told(reading: Reading) -> list[str]:
    return [
        str(one.facts["text"]) for one in reading.findings if str(one.code) == "closing-left-out"
    ]


def report_of(reading: Reading) -> PastReport:
    assert reading.report is not None
    return reading.report


@pytest.mark.parametrize(
    "closing",
    [
        (REQUEST,),
        (REQUEST, "青禾县人民政府办公室", "2031年10月9日"),
        ("各乡镇、各部门要倒排工期，加快进度。", "青禾县民生办"),
        ("公示时间：2031年10月9日至10月15日，共7天。", "联系人：林一川", "联系电话：0000-0000000"),
        ("如有异议，请向县民生办反映。", "二〇三一年十月九日"),
        ("特此通报。", "附件：进展情况表", "抄送：县委办公室"),
        ("主办单位：青禾县人民政府 承办单位：县政务信息中心",),
    ],
)
def test_the_end_of_a_report_is_no_result_of_its_last_item(closing: tuple[str, ...]) -> None:
    items = [
        "1.新建书房3处。（责任单位：县文旅局）",
        "进展情况：已建成2处。",
        "2.打通断头路2条。（责任单位：县住建局）",
        "进展情况：1条已通车。",
    ]
    reading = read("2031年民生实事前三季度进展情况通报", *items, *closing)
    assert [one.completion for one in report_of(reading).tasks] == ["已建成2处。", "1条已通车。"]
    assert len(told(reading)) == 1


def test_labels_that_every_item_has_are_the_items_own() -> None:
    lines = ["1.新建书房3处。", "责任单位：县文旅局", "完成情况：已建成2处。", "联系人：林一川"]
    further = [
        "2.改造管网9公里。",
        "责任单位：县水利局",
        "完成情况：已改造5公里。",
        "联系人：王家和",
    ]
    reading = read("2031年上半年进展情况", *lines, *further)
    assert [one.remarks[-1].cell for one in report_of(reading).tasks] == ["林一川", "王家和"]
    assert told(reading) == []


def test_a_numbered_block_of_labels_ends_before_the_next_number() -> None:
    blocks = [
        ("序号三", "排污口封堵不彻底。", "县水利局", "3处均已封堵。"),
        ("序号十二", "渗滤液积存。", "县城管局", "剩余1200吨。"),
    ]
    lines = [
        line
        for number, task, unit, done in blocks
        for line in (number, f"整改任务：{task}", f"责任单位：{unit}", f"整改完成情况：{done}")
    ]
    reading = read("督察反馈问题整改情况公示", *lines, "公示期间如有异议，请联系县环委办。")
    found = [(one.number, one.text, one.completion) for one in report_of(reading).tasks]
    assert found == [
        ("三", "排污口封堵不彻底。", "3处均已封堵。"),
        ("十二", "渗滤液积存。", "剩余1200吨。"),
    ]
    assert len(told(reading)) == 1


@pytest.mark.parametrize(
    ("closing", "count"),
    [
        # Who signs, and when, is the plan's issuer and date.
        (("青禾县人民政府办公室", "2031年3月5日"), 0),
        (("主办单位：县政府办 承办单位：县政务信息中心",), 1),
    ],
)
def test_who_signs_a_plan_or_runs_its_site_answers_for_no_task(
    closing: tuple[str, ...], count: int
) -> None:
    tasks = [
        "1.新建书房3处。",
        "牵头单位：县文旅局",
        "2.改造管网9公里。",
        "牵头单位：县水利局、县住建局",
    ]
    reading = read("2031年重点工作责任分解", *tasks, *closing)
    assert reading.plan is not None
    leads = [one.lead_units for one in reading.plan.items]
    assert leads == [("县文旅局",), ("县水利局", "县住建局")]
    assert len(told(reading)) == count


@pytest.mark.parametrize(
    "last",
    [
        ("牵头单位：", "县水利局"),
        ("牵头单位：", "县水利局", "县住建局"),
        ("牵头单位：县水利局、", "县住建局"),
        ("牵头单位：县水利局", "县住建局"),
        ("主办单位：县水利局",),
    ],
)
def test_the_units_of_the_last_task_are_its_own(last: tuple[str, ...]) -> None:
    reading = read(
        "2031年重点工作责任分解",
        "1.新建书房3处。",
        "主办单位：县文旅局",
        "2.改造管网9公里。",
        *last,
    )
    assert reading.plan is not None
    assert "县水利局" in reading.plan.items[-1].lead_units
    assert told(reading) == []


def test_the_only_task_keeps_its_only_line_of_units() -> None:
    reading = read("2031年重点工作责任分解", "1.改造管网9公里。", "主办单位：县水利局")
    assert reading.plan is not None
    assert reading.plan.items[0].lead_units == ("县水利局",)


def test_points_beside_the_tasks_that_read_as_tasks_are_told() -> None:
    text = (
        "青禾区2026年工作要点\n一、总体要求\n（一）加强理论学习。\n二、产业发展\n（一）新建标准厂房5万平方米。\n"
        "三、城市建设\n（一）新建口袋公园4个。\n牵头单位：区城管局\n（二）改造公路80公里。\n牵头单位：区交通局\n"
        "四、民生保障\n（一）建成卫生院3所。\n五、保障措施\n（一）强化督查考核。\n"
    )
    reading = understand_document(text.encode(), "要点.txt")
    assert reading.plan is not None
    assert [one.text for one in reading.plan.items] == ["新建口袋公园4个。", "改造公路80公里。"]
    told = [one.facts["text"] for one in reading.findings if str(one.code) == "paragraph-left-out"]
    assert told == ["（一）新建标准厂房5万平方米。", "（一）建成卫生院3所。"]


PLAN = (
    "青禾县2031年重点任务分解",
    "1.新建公园2个。（责任单位：县城管局）",
    "2.改造公厕8座。（责任单位：县住建局）",
)


@pytest.mark.parametrize("date", ["2031年10月9日", "二〇三一年十月九日", "二○三一年十月九日"])
def test_who_signs_a_plan_and_when_are_read_and_not_told_as_left_out(date: str) -> None:
    reading = read(*PLAN, "青禾县人民政府办公室", date)
    assert reading.plan is not None
    assert (reading.plan.issuer, reading.plan.date) == ("青禾县人民政府办公室", "2031年10月9日")
    assert told(reading) == []


def test_of_the_end_of_a_plan_only_what_was_not_read_is_told() -> None:
    reading = read(
        *PLAN, "请各单位抓紧落实。", "青禾县人民政府办公室", "2031年10月9日", "（此件公开发布）"
    )
    assert told(reading) == ["“请各单位抓紧落实。”、“（此件公开发布）”"]


def test_the_year_of_a_plan_may_stand_in_the_date_of_its_signature() -> None:
    reading = read("青禾县重点任务分解", *PLAN[1:], "青禾县人民政府办公室", "二〇三一年十月九日")
    assert reading.plan is not None
    assert reading.plan.year == 2031


def test_a_day_that_told_the_round_of_a_report_is_not_told_as_left_out() -> None:
    items = ("1.新建公园2个。截至目前已建成1个。", "2.改造公厕8座。目前已改造5座。")
    reading = read("青禾县2031年度民生实事进展情况", *items, "青禾县民生办", "2031年10月9日")
    assert report_of(reading).round == "2031-Q3"
    assert told(reading) == ["“青禾县民生办”"]
