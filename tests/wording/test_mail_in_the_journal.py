"""The journal tells of mail in a clerk's words."""

import pytest

from gwreport.domain.recorded import recorded_form
from gwreport.domain.returns.mailings import Mailing, MailStep, TakenLetter, TakenLetters
from gwreport.wording.journal import journal_words


@pytest.mark.parametrize(
    ("step", "said"),
    [
        (MailStep.BEGUN, "开始用邮件把2025年前三季度填报表发给区财政局（a@x.example）（周叙言）"),
        (
            MailStep.SENT,
            "已用邮件把2025年前三季度填报表发给区财政局（a@x.example），其中 b@x.example 服务器没有接受（周叙言）",
        ),
        (
            MailStep.FAILED,
            "没有用邮件把2025年前三季度填报表发给区财政局（a@x.example）：550 无此人（周叙言）",
        ),
    ],
)
def test_each_step_of_a_letter_is_said(step: MailStep, said: str) -> None:
    refused = ("b@x.example",) if step is MailStep.SENT else ()
    words = "550 无此人" if step is MailStep.FAILED else ""
    mailing = Mailing(
        step,
        "2025-Q3",
        3,
        "区财政局",
        "ab" * 32,
        "<1@x>",
        ("a@x.example",),
        "周叙言",
        refused,
        words,
    )
    assert journal_words("mail", recorded_form(mailing), {}, {}) == said


def test_letters_of_a_mailbox_are_counted() -> None:
    letters = TakenLetters("a@x.example/收件箱", 7, (TakenLetter(3), TakenLetter(4)))
    said = journal_words("mailbox", recorded_form(letters), {}, {})
    assert said == "从邮箱“a@x.example/收件箱”收取邮件 2 封"
