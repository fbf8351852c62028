"""Words that were not understood stay in a task's text, and are told there."""

import pytest

from gwreport.domain.findings.codes.documents import DocumentCode
from gwreport.reading import understand_document
from gwreport.reading.kinds.odd_texts import odd_words
from tests.reading.text_tables import FORMATS

PARK = "新建口袋公园4个"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("26000", "26000"),
        ("≥98.5%", "≥98.5%"),
        (f"一是{PARK}", "一是"),
        (f"二，{PARK}", "二，"),
        (f"第三条 {PARK}", "第三条"),
        (f"（四）{PARK}", "（四）"),
        (f"5）{PARK}", "5）"),
        (f"⑥{PARK}", "⑥"),
        (f"{PARK} 责任单位：区城管局", "责任单位：区城管局"),
        (f"{PARK}（区城管局会商后落实）。", "（区城管局会商后落实）"),
        (f"{PARK}〔牵头：区城管局、区财政局〕", "〔牵头：区城管局、区财政局〕"),
    ],
)
def test_a_number_or_who_answers_in_the_words_is_told(text: str, words: str) -> None:
    assert odd_words(text).strip() == words


@pytest.mark.parametrize(
    "text",
    [
        PARK,
        "一体化推进公园建设",
        "三项制度改革全面完成",
        "十五分钟生活圈覆盖80%",
        "3.5公里道路改造",
        "新建公园4个（东河、西河、南河、北河）",
        "政务服务“一件事”牵头办理",
        "建成养老中心（街道级）",
        "落实河长制（含责任公示牌）",
    ],
)
def test_a_task_s_own_words_are_not(text: str) -> None:
    assert odd_words(text) == ""


def test_each_such_item_of_a_plan_is_told_once() -> None:
    table = f"""
    序号|工作任务|牵头单位
    甲|一，{PARK}|区城管局
    乙|改造公厕8座|区住建局
    """
    reading = understand_document(FORMATS["xlsx"](table, "2026年重点任务分解"), "a.xlsx")
    told = [(one.item, one.facts) for one in reading.findings if one.code is DocumentCode.TEXT_ODD]
    assert reading.plan is not None
    first = reading.plan.items[0]
    assert told == [(first.id, {"number": first.number, "words": "一，"})]


def test_a_row_of_a_report_is_told_too() -> None:
    table = f"""
    序号|工作任务|牵头单位|完成情况
    1|（区城管局牵头，区住建局配合）{PARK}|区城管局会商|已建成2个。
    2|改造公厕8座|区住建局|已改造8座。
    """
    reading = understand_document(FORMATS["xlsx"](table, "2026年上半年完成情况"), "a.xlsx")
    told = {str(one.code): one.facts for one in reading.findings}
    assert told["text-odd"] == {"number": "1", "words": "（区城管局牵头，区住建局配合）"}
    assert told["unit-odd"] == {"name": "区城管局会商"}


def test_who_answers_within_a_text_is_told_and_a_note_for_all_is_never_lost() -> None:
    text = """青禾县2031年任务分解
1.制定准入清单。〔县环保局牵头，县发改局参与。以下各项均需各镇落实，不再列出。〕不再新建锅炉。（县工信局牵头，县发改局参与）
2.整治小散企业。（县工信局牵头，县公安局参与）
"""
    findings = understand_document(text.encode(), "分解.txt").findings
    told = {str(one.code): one.facts for one in findings}
    assert told["note-left-out"] == {"text": "以下各项均需各镇落实，不再列出"}
    assert "县环保局牵头" in str(told["text-odd"]["words"])
