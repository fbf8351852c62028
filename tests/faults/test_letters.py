"""Case 95 in a mail: the letter beside a return is kept, and quoted where it says what the table does not."""

import io
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from gwreport.domain.returns.returns import LETTER, Outcome
from gwreport.wording.facts import fact_words
from gwreport.workflow.returns.collect_returns import CollectedFile
from gwreport.workflow.returns.letters import telling_clauses
from gwreport.workflow.review.accept_findings import accept_finding
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.review.review_round import Review, review_round
from gwreport.workflow.workspace import Workspace
from tests.faults.compound_file import compound_file
from tests.faults.office import NOW, ROUND, UNIT, Issued, Return, collect, copy_of

GREETING = "领导您好：\n附件为区水务局2025年前三季度填报表1份，请查收。如有错误请指正。\n张三　023-00000000"
TELLING = "附件请查收。表中水利投资一栏填错了，应为12.8亿元，以此为准。"
QUOTED = "表中水利投资一栏填错了；应为12.8亿元；以此为准"


def mail(
    *files: tuple[str, bytes],
    letter: str = "",
    page: str = "",
    subject: str = "",
    charset: str = "utf-8",
) -> bytes:
    message = EmailMessage()
    message["From"] = "a@example.invalid"
    message["Subject"] = subject
    message["Message-ID"] = "<1@example.invalid>"
    if letter:
        message.set_content(letter, charset=charset)
    if page and letter:
        message.add_alternative(page, subtype="html")
    elif page:
        message.set_content(page, subtype="html", charset=charset)
    for name, data in files:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def came(issued: Issued, folder: Path, *mails: bytes) -> tuple[list[CollectedFile], Review]:
    found: list[CollectedFile] = []
    with copy_of(issued, folder) as workspace:
        for number, data in enumerate(mails):
            found += collect(workspace, {f"{number}.eml": data}, folder / "in")
        return found, review_round(workspace, ROUND)


def letters(review: Review) -> list[str]:
    return [text.text for item in review.items for text in item.texts if text.what == LETTER]


def codes(file: CollectedFile) -> set[str]:
    return {finding.code for finding in file.submission.findings}


@pytest.mark.parametrize(
    "made",
    [
        {"letter": TELLING},
        {"letter": TELLING, "charset": "gb2312"},
        {"page": f"<html><body><p>{TELLING}</p></body></html>"},
        {"page": f"<meta charset=gbk><div>{TELLING}</div><br>", "charset": "gb18030"},
        {"letter": TELLING, "page": f"<p><b>{TELLING}</b></p>"},
        {"letter": "请用网页方式阅读。", "page": f"<p>{TELLING}</p>"},
        {
            "letter": f"{TELLING}\n\n在2025年9月28日，区政府办写道：\n> 请于10月10日前报送，应为120亿元"
        },
    ],
    ids=["plain", "gb2312", "page", "page-gbk", "both", "stand-in", "answer"],
)
def test_95_letter_that_corrects_a_figure_is_quoted(
    issued: Issued, tmp_path: Path, made: dict[str, str]
) -> None:
    one = Return(issued)
    (file,), review = came(issued, tmp_path, mail((one.name, one.data()), **made))
    assert file.submission.outcome is Outcome.ACCEPTED_WITH_FINDINGS
    (finding,) = [found for found in file.submission.findings if found.code == "letter-telling"]
    assert fact_words(finding)["text"] == QUOTED
    (kept,) = letters(review)
    assert TELLING in kept
    # Words that stand in the mail twice are kept once.
    assert kept.count("以此为准") == 1


@pytest.mark.parametrize("subject", ["", "区水务局前三季度填报表"])
def test_95_letter_of_greetings_is_information(
    issued: Issued, tmp_path: Path, subject: str
) -> None:
    one = Return(issued)
    data = mail((one.name, one.data()), letter=GREETING, subject=subject)
    (file,), review = came(issued, tmp_path, data)
    assert file.submission.outcome is Outcome.ACCEPTED
    assert codes(file) == {"letter-greeting"}
    assert GREETING.split("\n")[1] in letters(review)[0]


def test_95_subject_may_be_all_that_is_said(issued: Issued, tmp_path: Path) -> None:
    one = Return(issued)
    data = mail((one.name, one.data()), letter="见附件", subject="更正：以本表为准")
    (file,), _ = came(issued, tmp_path, data)
    assert "letter-telling" in codes(file)


def test_95_letter_of_a_file_that_is_known_is_told_once(issued: Issued, tmp_path: Path) -> None:
    one = Return(issued)
    first, again = (mail((one.name, one.data()), letter=words) for words in (GREETING, TELLING))
    files, review = came(issued, tmp_path, first, again, again, first)
    assert [file.submission.outcome for file in files] == [Outcome.ACCEPTED] + 3 * [
        Outcome.DUPLICATE
    ]
    assert [("letter-telling" in codes(file)) for file in files] == [False, True, False, False]
    assert sorted(letters(review)) == sorted({*letters(review)})
    waiting = [
        item
        for item in review.items
        if item.waits and item.submission == files[1].submission.number
    ]
    assert [item.unit for item in waiting] == [UNIT]
    with Workspace.open(str(tmp_path / "2025.gwr")) as workspace:
        author = Author("李明", "已核对", NOW)
        accept_finding(
            workspace, ROUND, str(files[1].submission.number), "letter-telling", None, author
        )
        left = review_round(workspace, ROUND).items
    assert not any(item.waits and item.submission == files[1].submission.number for item in left)


def test_95_letter_without_a_file_is_refused_and_quoted(issued: Issued, tmp_path: Path) -> None:
    words = "水利投资完成12.8亿元，同比增长6%。"
    (file,), review = came(issued, tmp_path, mail(letter=words))
    assert file.submission.outcome is Outcome.REFUSED
    assert codes(file) >= {"source-empty", "letter-telling"}
    assert letters(review) == [words]


def test_95_letter_with_nothing_but_a_picture_is_quoted(issued: Issued, tmp_path: Path) -> None:
    message = EmailMessage()
    message["From"], message["Message-ID"] = "a@example.invalid", "<1@example.invalid>"
    message.set_content(f"<p>{TELLING}</p><img src='cid:1'>", subtype="html")
    message.add_related(b"\x89PNG", maintype="image", subtype="png", cid="<1>")
    files, review = came(issued, tmp_path, message.as_bytes())
    assert {"source-empty", "letter-telling"} <= set().union(*map(codes, files))
    assert letters(review) == [TELLING]


def test_95_letters_of_mails_in_mails_are_kept_together(issued: Issued, tmp_path: Path) -> None:
    one = Return(issued)
    inner = mail((one.name, one.data()), letter=TELLING)
    outer = mail(("转发.eml", inner), letter="转给你们，请收。", subject="转发：填报表")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("空.eml", mail(letter="本期没有数，增长0%。"))
    with copy_of(issued, tmp_path) as workspace:
        made = {"转发的转发.eml": outer, "邮件.zip": buffer.getvalue()}
        files = collect(workspace, made, tmp_path / "in")
        review = review_round(workspace, ROUND)
    accepted = [file for file in files if file.submission.outcome is Outcome.ACCEPTED_WITH_FINDINGS]
    assert [file.submission.unit for file in accepted] == [UNIT]
    assert any("转给你们" in words and TELLING in words for words in letters(review))
    assert any("本期没有数" in words for words in letters(review))


def test_95_letter_of_an_outlook_message_is_quoted(issued: Issued, tmp_path: Path) -> None:
    one = Return(issued)
    data = compound_file(
        {
            "__properties_version1.0": bytes(32),
            "__substg1.0_0037001F": "前三季度填报表".encode("utf-16-le"),
            "__substg1.0_1000001F": TELLING.encode("utf-16-le"),
            "__attach_version1.0_#00000000": {
                "__substg1.0_3707001F": one.name.encode("utf-16-le"),
                "__substg1.0_37010102": one.data(),
            },
        }
    )
    with copy_of(issued, tmp_path) as workspace:
        (file,) = collect(workspace, {"邮件.msg": data}, tmp_path / "in")
        review = review_round(workspace, ROUND)
    assert (file.submission.unit, file.submission.outcome) == (UNIT, Outcome.ACCEPTED_WITH_FINDINGS)
    assert "letter-telling" in codes(file)
    assert letters(review) == [f"主题：前三季度填报表\n{TELLING}"]


@pytest.mark.parametrize(
    ("letter", "told"),
    [
        ("附件2个，请查收。电话023-00000000。", []),
        ("现报送2025年前三季度填报表，共12项任务，请审阅。", []),
        ("请于10月10日前回复。地址：青禾路12号，邮编400000。", []),
        ("如有修改请告知，不妥之处请指正。", []),
        ("投资按最新口径统计。", ["投资按最新口径统计"]),
        ("GDP增长3.5%。", ["GDP增长3.5%"]),
        ("昨天那份作废，以这份为准。", ["昨天那份作废", "以这份为准"]),
        ("> 应为3.5%\n同意。", []),
        ("好的。\n---------- 原始邮件 ----------\n投资应为3.5亿元", []),
        (
            "主题：转发: 填报表\n---------- 原始邮件 ----------\n投资应为3.5亿元",
            ["投资应为3.5亿元"],
        ),
    ],
)
def test_only_clauses_that_tell_something_are_quoted(letter: str, told: list[str]) -> None:
    assert list(telling_clauses(letter)) == told
