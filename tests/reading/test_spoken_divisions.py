"""Who answers as sentences and brackets say it: by whom, together with whom, and which of a list leads."""

import pytest

from gwreport.reading import understand_document
from tests.reading.text_tables import read_items

PARK, TOILETS, HEALTH = "新建口袋公园4个", "改造公厕8座", "建成卫生院3所"


def read(*lines: str) -> list[tuple[str, str, str, str]]:
    text = "\n".join(["青禾区2026年重点工作分工", *lines])
    return [(row[1], *row[3:]) for row in read_items(text.encode(), "a.txt")]


@pytest.mark.parametrize("number", ["{}、", "（{}）"])
@pytest.mark.parametrize(
    ("said", "leads", "helps", "due"),
    [
        ("由区城管局牵头，区财政局配合，9月底前开工建设", "区城管局", "区财政局", "9月底前开工建设"),
        ("由区城管局会同区财政局、区住建局研究提出落实意见", "区城管局", "区财政局、区住建局", ""),
        ("由区城管局会同区财政局等部门制定实施方案", "区城管局", "区财政局", ""),
        ("由区城管局牵头，会同区财政局抓好落实，年底前完成", "区城管局", "区财政局", "年底前"),
        ("请区城管局牵头，各镇街具体实施", "区城管局", "各镇街", ""),
    ],
)  # fmt: skip
def test_a_last_sentence_says_by_whom(
    number: str, said: str, leads: str, helps: str, due: str
) -> None:
    lines = [f"{number.format(at)}关于{PARK}的事项。{said}。" for at in "一二三"]
    assert read(*lines) == [(f"关于{PARK}的事项。", leads, helps, due)] * 3


def test_a_sentence_that_asks_all_names_nobody() -> None:
    lines = [
        f"1.{PARK}。（区城管局牵头）",
        f"2.{TOILETS}。请各有关单位认真抓好落实。",
        f"3.{HEALTH}。（区卫健局牵头）",
    ]
    assert [row[1] for row in read(*lines)] == ["区城管局", "", "区卫健局"]


@pytest.mark.parametrize(
    "rule",
    [
        "，排在第一位的部门为牵头部门，下同",
        "。列第一位者为牵头单位，下同",
        "；排名首位的为牵头单位，下同",
        "，第一个单位为牵头单位",
    ],
)
@pytest.mark.parametrize("verb", ["负责", "等负责", "按职责分工负责"])
def test_a_rule_in_the_first_bracket_says_who_leads_in_all(rule: str, verb: str) -> None:
    lines = [
        f"（一）{PARK}。（区城管局、区财政局、各镇街{verb}{rule}）",
        f"（二）{TOILETS}。（区住建局、区城管局负责）",
        f"（三）{HEALTH}。（区卫健局、区财政局牵头负责）",
    ]
    assert read(*lines) == [
        (f"{PARK}。", "区城管局", "区财政局、各镇街", ""),
        (f"{TOILETS}。", "区住建局", "区城管局", ""),
        # Who is said to lead leads.
        (f"{HEALTH}。", "区卫健局、区财政局", "", ""),
    ]


@pytest.mark.parametrize("join", ["等和各镇人民政府", "等及各镇人民政府", "和各镇人民政府"])
@pytest.mark.parametrize("last", ["区总工会", "区供销社", "区妇联", "区工商联"])
def test_an_open_list_goes_on_behind_a_word_that_joins(join: str, last: str) -> None:
    lines = [f"1.{PARK}。（区城管局、{last}{join}负责）", f"2.{TOILETS}。（区城管局负责）"]
    assert read(*lines)[0][1] == f"区城管局、{last}、各镇人民政府"


def test_a_heading_with_a_verb_that_names_nobody_leads_nothing() -> None:
    lines = [
        "一、强化组织实施",
        f"1.{PARK}。牵头单位：区城管局",
        f"2.{TOILETS}。",
        "3.开展评估。牵头单位：区统计局",
    ]
    assert [row[1] for row in read(*lines)] == ["区城管局", "", "区统计局"]


def test_names_on_lines_of_their_own_stand_over_their_tasks() -> None:
    lines = [
        "1. 公园建设",
        f"全年{PARK}，其中西城2个。",
        "责任单位：区城管局牵头，区财政局按职责分工负责",
        "2. 公厕改造",
        f"全年{TOILETS}。",
        "责任单位：区城管局",
    ]
    text = "\n".join(["青禾区2026年重点工作分工", *lines])
    assert [row[:2] + row[3:5] for row in read_items(text.encode(), "a.txt")] == [
        ("1", f"全年{PARK}，其中西城2个。", "区城管局", "区财政局"),
        ("2", f"全年{TOILETS}。", "区城管局", ""),
    ]


@pytest.mark.parametrize("mark", ["；", "。", "，", ""])
def test_a_paragraph_of_several_tasks_gives_each_its_own_units(mark: str) -> None:
    tasks = [
        f"{PARK}（牵头单位：区城管局；责任单位：各项目单位）",
        f"{TOILETS}，9月底前完成（区住建局牵头）",
        f"{HEALTH}（区卫健局负责）。",
    ]
    lines = [
        f"一、扩大投资。{mark.join(tasks)}",
        "二、促进消费。举办活动40场（牵头单位：区商务局）；",
    ]
    assert read(*lines) == [
        (PARK, "区城管局", "各项目单位", ""),
        (f"{TOILETS}，9月底前完成", "区住建局", "", "9月底前"),
        (HEALTH, "区卫健局", "", ""),
        ("促进消费。举办活动40场", "区商务局", "", ""),
    ]


def test_a_name_in_corners_on_its_line_heads_the_tasks_below() -> None:
    text = f"""青禾区2026年重点工作分工
【城市建设】
1. {PARK}
牵头领导：副区长 王家和      责任单位：区城管局      完成时间：全年
【民生保障】
2. {HEALTH}
牵头领导：副区长 李强      责任单位：区卫健局      完成时间：12月
"""
    plan = understand_document(text.encode(), "a.txt").plan
    assert plan is not None
    assert [(one.section, one.lead_units, one.due) for one in plan.items] == [
        ("城市建设", ("区城管局",), "全年"),
        ("民生保障", ("区卫健局",), "12月"),
    ]


@pytest.mark.parametrize("number", ["{}、", "（{}）"])
def test_a_task_whose_units_are_not_understood_is_never_lost_among_others(number: str) -> None:
    tasks = [
        f"{PARK}，由区城管局说了算。",
        f"{TOILETS}，由区住建局负责。",
        f"{HEALTH}，区卫健局看着办。",
        "举办活动40场，由区商务局负责。",
        "开展评估，区统计局看着办。",
    ]
    lines = [f"{number.format(at)}{task}" for at, task in zip("一二三四五", tasks, strict=True)]
    assert [row[1] for row in read(*lines)] == ["", "区住建局", "", "区商务局", ""]


@pytest.mark.parametrize("doing", ["督导", "督促", "跟踪督办", "监督落实", "指导"])
def test_who_only_looks_on_is_a_remark(doing: str) -> None:
    lines = [
        f"1.{PARK}。（区城管局{doing}，各镇街落实）",
        f"2.{TOILETS}。（区住建局牵头，区财政局配合，区审计局、区统计局{doing}）",
    ]
    text = "\n".join(["青禾区2026年重点工作分工", *lines])
    plan = understand_document(text.encode(), "a.txt").plan
    assert plan is not None
    assert [(one.lead_units, one.support_units) for one in plan.items] == [
        (("各镇街",), ()),
        (("区住建局",), ("区财政局",)),
    ]
    told = [[(one.heading, one.cell) for one in item.remarks] for item in plan.items]
    assert told == [[(doing, "区城管局")], [(doing, "区审计局、区统计局")]]


@pytest.mark.parametrize(
    "name", ["区城管局研究", "区住建局会商", "市发展改革委共管", "区城管局一同上手"]
)
def test_a_name_that_goes_on_behind_its_end_is_told(name: str) -> None:
    text = f"青禾区2026年重点工作分工\n1.{PARK}。\n责任单位：{name}、区财政局\n"
    findings = understand_document(text.encode(), "a.txt").findings
    assert name in [one.facts.get("name") for one in findings if str(one.code) == "unit-odd"]


def test_a_sentence_on_all_tasks_below_may_stand_in_the_first_bracket() -> None:
    lines = [
        f"1.{PARK}。（区城管局牵头，区财政局参与。以下各项均需各县、区人民政府（管委会）落实，不再列出。）",
        f"2.{TOILETS}。（区住建局牵头）",
    ]
    assert read(*lines) == [
        (f"{PARK}。", "区城管局", "区财政局", ""),
        (f"{TOILETS}。", "区住建局", "", ""),
    ]


def test_spoken_numbers_stand_before_tasks_that_say_who_answers() -> None:
    lines = [
        f"一是{PARK}，10月底前完成，由区城管局牵头，区财政局配合。",
        f"二是{TOILETS}，由区住建局牵头。",
        f"三是{HEALTH}，由区卫健局牵头。",
    ]
    text = "\n".join(["青禾区2026年重点工作分工", *lines])
    rows = read_items(text.encode(), "a.txt")
    assert [(row[0], row[1], row[3]) for row in rows] == [
        ("1", f"{PARK}，10月底前完成", "区城管局"),
        ("2", TOILETS, "区住建局"),
        ("3", HEALTH, "区卫健局"),
    ]


def test_spoken_numbers_within_a_task_stay_its_words() -> None:
    lines = [
        f"1.{PARK}：",
        "一是选好地块。",
        "二是栽好树木。",
        "责任单位：区城管局",
        f"2.{TOILETS}。",
        "责任单位：区住建局",
    ]
    assert [row[0] for row in read(*lines)] == [
        f"{PARK}：一是选好地块。二是栽好树木。",
        f"{TOILETS}。",
    ]


def test_spoken_numbers_within_one_paragraph_stand_before_its_tasks() -> None:
    lines = [
        f"一、加快城建。一是{PARK}。（区城管局牵头）二是{TOILETS}。（区住建局牵头）",
        f"二、办好民生。一是{HEALTH}。（区卫健局牵头）",
    ]
    assert [row[:2] for row in read(*lines)] == [
        (f"{PARK}。", "区城管局"),
        (f"{TOILETS}。", "区住建局"),
        # A single one parts nothing.
        (f"办好民生。一是{HEALTH}。", "区卫健局"),
    ]
