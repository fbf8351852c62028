"""A bracket that says who answers, and prose behind it: of a task its further words, of a report what was done (an invented district)."""

import pytest

from gwreport.domain.plan.documents import DocumentKind
from gwreport.reading import understand_document
from gwreport.reading.layouts.responsibility_lines import read_responsibility
from gwreport.reading.result import Reading

PLAN = "2025年青禾区重点工作任务分解方案"
REPORT = "2025年三季度青禾区重点项目进展情况的督查通报"

Task = tuple[str, str, str, str]


def read(title: str, *lines: str) -> Reading:
    return understand_document("\n".join([title, *lines]).encode(), "通报.txt")


def told(*lines: str) -> list[Task]:
    reading = read(REPORT, *lines)
    assert reading.kind is DocumentKind.REPORT
    assert reading.report is not None
    return [
        (one.number, one.text, "、".join(one.lead_units), one.completion)
        for one in reading.report.tasks
    ]


WATER = "城东水厂扩建项目"
SCHOOL = "滨江学校新建项目"


LABELLED = ("责任单位：{}", "牵头单位:{}", "责任领导：李建国；责任单位：{}")
# A verb in a bracket inside a sentence may be a word of it.
FORMS = [(one, mark) for one in LABELLED for mark in ("。", "，", "：", "")]
FORMS += [("{}牵头负责", mark) for mark in ("。", "，", "：")]


@pytest.mark.parametrize(("inside", "marks"), FORMS)
def test_what_stands_behind_the_bracket_of_a_report_is_what_was_done(
    inside: str, marks: str
) -> None:
    lines = [
        f"1.{WATER}（{inside.format('区水利局')}）{marks}1—9月完成投资3200万元，占年度计划的40%。",
        f"2.{SCHOOL}（{inside.format('区教育局')}）{marks}1—9月完成投资900万元，占年度计划的30%。",
    ]
    assert told(*lines) == [
        ("1", WATER, "区水利局", "1—9月完成投资3200万元，占年度计划的40%。"),
        ("2", SCHOOL, "区教育局", "1—9月完成投资900万元，占年度计划的30%。"),
    ]


@pytest.mark.parametrize("numbers", [("1.", "2."), ("（一）", "（二）"), ("", "")])
@pytest.mark.parametrize("label", ["责任单位：", ""])
def test_such_tasks_of_a_report_have_any_number_and_names_alone(
    label: str, numbers: tuple[str, str]
) -> None:
    lines = [
        f"{numbers[0]}{WATER}（{label}区水利局）。年度计划投资8000万元，完成3200万元。存在问题：征地未完成。",
        f"{numbers[1]}{SCHOOL}（{label}区教育局）。主体封顶。存在问题：无。",
    ]
    assert [one[1:] for one in told(*lines)] == [
        (WATER, "区水利局", "年度计划投资8000万元，完成3200万元。"),
        (SCHOOL, "区教育局", "主体封顶。"),
    ]


def test_the_leader_in_the_bracket_and_the_labels_behind_it_are_kept() -> None:
    bracket = "（责任单位：区水利局；责任领导：李建国）"
    lines = [
        f"{number}.{WATER}{bracket}。1—9月完成投资3200万元。存在问题：征地未完成。整改要求：10月底前完成征地。"
        for number in (1, 2)
    ]
    report = read(REPORT, *lines).report
    assert report is not None
    first = report.tasks[0]
    assert (first.completion, first.problem) == ("1—9月完成投资3200万元。", "征地未完成。")
    assert [(one.heading, one.cell) for one in first.remarks] == [
        ("牵头领导", "李建国"),
        ("整改要求", "10月底前完成征地。"),
    ]


def test_beside_a_label_of_progress_the_prose_is_the_tasks_own() -> None:
    lines = [
        f"{number}.新建公园4个（责任单位：区城管局）。建成口袋公园4个。进展情况：已建成2个。"
        for number in (1, 2)
    ]
    assert told(*lines)[0][1:] == ("新建公园4个。建成口袋公园4个。", "区城管局", "已建成2个。")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "新建厂房5万平方米（牵头单位：区工信局；牵头领导：李建国）。高标准规划园区配套，年底前完成。",
            (
                "新建厂房5万平方米。高标准规划园区配套，年底前完成。",
                "李建国",
                "区工信局",
                "",
                "年底前",
            ),
        ),
        (
            "引进企业10家〔责任单位：区商务局；责任人：王某某〕加强服务，9月底前完成。",
            ("引进企业10家。加强服务，9月底前完成。", "", "区商务局", "王某某", "9月底前"),
        ),
        (
            "改造危房（牵头单位：区住建局）。2025年底前完成。逐户核查，不漏一户。",
            ("改造危房。逐户核查，不漏一户。", "", "区住建局", "", "2025年底前"),
        ),
        (
            "改造老旧小区3个（牵头单位：区住建局），6月底前完成。",
            ("改造老旧小区3个", "", "区住建局", "", "6月底前"),
        ),
        (
            "（牵头单位：区城管局）新建公厕6座，方便群众。",
            ("新建公厕6座，方便群众。", "", "区城管局", "", None),
        ),
        (
            "完成技改8亿元（区工信局牵头，区财政局配合），上门帮企业算账。",
            ("完成技改8亿元。上门帮企业算账。", "", "区工信局", "", None),
        ),
    ],
)
def test_what_stands_behind_the_bracket_of_a_task_is_its_words_and_limit(
    line: str, expected: tuple[str, str, str, str, str | None]
) -> None:
    plan = read(PLAN, f"1.{line}", "2.新建公园4个（牵头单位：区城管局）").plan
    assert plan is not None
    one = plan.items[0]
    names = "、".join(person.name for person in one.contacts)
    found = (one.text, "、".join(one.leaders), "、".join(one.lead_units), names, one.due)
    assert found == expected


@pytest.mark.parametrize(
    ("line", "leads", "supports"),
    [
        (
            "新建公园（牵头单位：区城管局）（责任单位：区财政局、各镇街）",
            "区城管局",
            "区财政局、各镇街",
        ),
        ("新建公园。责任单位：区城管局（责任人：王某某）、区财政局", "区城管局、区财政局", ""),
        ("新建公园【牵头单位：区城管局】【完成时限：6月底】", "区城管局", ""),
    ],
)
def test_further_names_and_brackets_are_no_prose(line: str, leads: str, supports: str) -> None:
    plan = read(PLAN, f"1.{line}", f"2.{line}").plan
    assert plan is not None
    one = plan.items[0]
    assert (one.text.rstrip("。"), "、".join(one.lead_units)) == ("新建公园", leads)
    assert "、".join(one.support_units) == supports


def test_a_sign_that_a_sentence_ends_behind_is_no_bracket_of_who_answers() -> None:
    text = "新建口袋[公园5个。牵头单位：区城管局]；配合单位：各镇街。"
    read = read_responsibility(text)
    assert read is not None
    assert read.before == "新建口袋[公园5个。"
