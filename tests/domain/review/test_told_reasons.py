"""What a unit tells of why an item is behind, where it wrote it into its text."""

import pytest

from gwreport.domain.causes import Cause
from gwreport.domain.review.told_reasons import (
    causes_told,
    is_vague,
    next_step_in,
    problem_in,
    sentence_with,
    tells_problem,
)

TEXT = "已建成3处。存在的主要问题：苗木价格\n上涨，资金不足。下一步措施：10月底前落实资金。"


@pytest.mark.parametrize(
    ("text", "problem", "next_step"),
    [
        (TEXT, "苗木价格 上涨，资金不足", "10月底前落实资金"),
        ("下一步，加快拆迁。主要原因：征拆滞后。", "征拆滞后", "加快拆迁"),
        ("已建成3处，主要是管线迁改没有完成。", "管线迁改没有完成", ""),
        ("已建成3处。", "", ""),
        ("原因已经查明，正在整改。", "", ""),
    ],
    ids=["both", "the other way round", "within a sentence", "neither", "no head"],
)
def test_problem_and_next_step_stand_under_their_heads(
    text: str, problem: str, next_step: str
) -> None:
    assert (problem_in(text), next_step_in(text)) == (problem, next_step)


def test_a_clause_with_a_head_is_known() -> None:
    assert tells_problem("滞后原因：征拆没有完成")
    assert not tells_problem("征拆没有完成")


def test_without_an_account_the_clauses_that_say_why_tell_the_causes() -> None:
    text = "已开工2处，受征拆影响进度较慢，资金到位80%。"
    assert causes_told("", text) == (Cause.CLEARING,)
    assert causes_told("缺少资金", text) == (Cause.FUNDS,)
    assert causes_told("", "已开工2处。") == (Cause.UNTOLD,)


def test_a_clause_is_given_with_its_sentence() -> None:
    assert (
        sentence_with("已开工。环评还在审查，待批复后复工。", "待批复")
        == "环评还在审查，待批复后复工"
    )
    assert sentence_with("已开工。", "待批复") == "待批复"


@pytest.mark.parametrize(
    ("next_step", "vague"),
    [
        ("加快推进，力争年底前完成。", True),
        ("进一步加大力度，确保按期完成目标任务。", True),
        ("加快推进，11月底前完成沥青摊铺。", False),
        ("增派两个班组，力争年底前完成。", False),
        ("补正用地材料。", False),
    ],
)
def test_a_measure_is_more_than_a_promise(next_step: str, *, vague: bool) -> None:
    assert is_vague(next_step) is vague
