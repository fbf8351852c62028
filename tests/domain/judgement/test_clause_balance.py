"""The balance of a text's clauses: what speaks against an item by its grammar, and what only looks so."""

import re

import pytest

from gwreport.domain.judgement.rules import DEFAULT_RULES
from gwreport.domain.judgement.told.clause_balance import told_against
from gwreport.domain.judgement.told.clause_words import AGAINST, BEGINNINGS, words_against
from tests.domain.judgement.how_patterns_begin import beginnings_of, is_covered
from tests.domain.judgement.wordings import read_wordings


def test_no_beginning_is_forgotten() -> None:
    """The words are tried only where they may begin; tried everywhere, the same ones are found."""
    begins = beginnings_of(AGAINST.pattern)
    assert is_covered(begins, BEGINNINGS.spelt_out), begins - BEGINNINGS.spelt_out
    own_words = re.findall("[\u4e00-\u9fff]+", AGAINST.pattern)
    for text in [one.told.text for one in read_wordings()] + own_words:
        found = [one.span() for one in words_against(text)]
        assert found == [one.span() for one in AGAINST.finditer(text)], text


@pytest.mark.parametrize(
    "praise",
    [
        "有条不紊",
        "一丝不苟",
        "络绎不绝",
        "坚定不移",
        "雷打不动",
        "目不暇接",
        "不折不扣",
        "赞不绝口",
        "爱不释手",
        "锲而不舍",
        "孜孜不倦",
        "笔耕不辍",
        "必不可少",
        "前所未有",
        "不辞辛劳",
        "不厌其烦",
        "不可多得",
        "不胜枚举",
        "不留死角",
        "不搞形式",
        "不拘一格",
        "不知疲倦",
        "不舍昼夜",
        "不卑不亢",
        "不骄不躁",
        "不畏艰难",
        "不甘落后",
        "不等不靠",
        "不推不拖",
        "不打烊",
        "不熄灯",
        "不占耕地",
        "不收费",
        "不涨价",
        "从未间断",
        "一天不歇",
        "未检出",
        "未接投诉",
        "没有短板",
        "没有掉队",
        "没有一起投诉",
        "紧张有序",
        "紧盯不放",
        "差距缩小",
        "缩小差距",
        "争议调处",
        "诉讼服务",
        "失信惩戒",
        "讨薪绿色通道",
        "老化管网更换",
        "报废更新",
        "放弃节假日",
        "反对浪费宣传",
    ],
)
def test_praise_that_only_looks_like_a_denial(praise: str) -> None:
    """What is never let go is no lack."""
    assert not told_against(praise, DEFAULT_RULES)


@pytest.mark.parametrize(
    ("text", "against"),
    [
        ("村民不肯腾地，苗木还没有买回", True),
        ("苗木已买回，村民不肯腾地", True),
        ("苗木已买回，坑已挖好，村民不肯腾地", False),
        ("苗木已买回，但村民不肯腾地", True),
        ("没有一户签约", True),
        ("乡镇不推不动", True),
        ("管线老化严重，常年漏水", True),
        ("未发生安全事故，无人员伤亡", False),
        ("叫停非法采砂点9处", False),
        ("资金缺口已补足", False),
        ("苗木已买回，坑已挖好", False),
    ],
)
def test_clauses_are_weighed(text: str, against: bool) -> None:
    """More clauses against than for it, or the last of as many."""
    assert bool(told_against(text, DEFAULT_RULES)) is against


def test_what_was_heard_speaks_for_the_item() -> None:
    """A clause of which the rules said that it holds nothing up is not weighed against the item again."""
    text = "村民不肯腾地，苗木已买回"
    assert told_against("村民不肯腾地", DEFAULT_RULES) == "村民不肯腾地"
    assert not told_against(text, DEFAULT_RULES, [text.split("，")[0]])
