"""An answer of yes or no, in the forms that people write."""

import pytest

from gwreport.domain.texts.yes_no import read_yes_no

YES = (
    "是", "是 ", "是。", "是的", "√", "✔", "☑", "Yes", "ｙ", "OK", "1", "申请", "已申请", "申请销号", "现申请销号", "请予销号",
    "同意销号", "已完成，申请销号", "是（已完成）", "√是", "☑是□否", "☑ 是 □ 否", "是√ 否", "□否 ☑是", "是☑ 否□", "对",
    "是（已验收）", "已完成申请", "已验收，申请销号", "已全部办结，拟申请销号",
)  # fmt: skip
NO = (
    "否", "否。", "不", "不申请", "暂不申请", "不销号", "尚未完成", "不具备条件", "无", "没有", "×", "✗", "x", "NO", "0", "/", "—",
    "在办", "继续推进", "□是☑否", "□ 是 ☑ 否", "是 √否", "是□ 否☑", "是 否√",
)  # fmt: skip
UNSAID = (
    "", "  ", "是否", "是/否", "□是□否", "☑是☑否", "是√否", "是×", "否×", "视情况", "待定", "部分完成", "验收", "已验收", "○", "下季度", "2025年12月",
    "是，但还差一步", "全部完成后再申请，目前还有一个标段没有验收，请区里再等一等", "张三",
)  # fmt: skip


@pytest.mark.parametrize("words", YES)
def test_yes(words: str) -> None:
    assert read_yes_no(words) is True


@pytest.mark.parametrize("words", NO)
def test_no(words: str) -> None:
    assert read_yes_no(words) is False


@pytest.mark.parametrize("words", UNSAID)
def test_neither_is_guessed(words: str) -> None:
    assert read_yes_no(words) is None
