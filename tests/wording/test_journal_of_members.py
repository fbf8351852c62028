"""The journal tells in a clerk's words who was let into a shared workspace."""

import pytest

from gwreport.wording.journal import journal_words


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("clerk", "“zhangsan”可以用共享工作区，身份是经办人"),
        ("reader", "“zhangsan”可以用共享工作区，身份是查看人"),
        ("", "移除“zhangsan”，以后不能再打开共享工作区"),
    ],
)
def test_who_comes_and_goes_is_said(role: str, said: str) -> None:
    assert journal_words("member", {"name": "zhangsan", "role": role}, {}, {}) == said
