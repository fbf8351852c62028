"""Every option can be set, shows where it is used, and can be given back."""

import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from gwreport.domain.papers import Paper
from gwreport.domain.rounds import parse_round
from gwreport.errors import ArgumentError, MailError, MailFault
from gwreport.settings import declared, mail
from gwreport.ui.operations.workspaces import view_workspace
from gwreport.wording.errors import explain_error
from gwreport.workflow.book.asked_items import plan_to_ask
from gwreport.workflow.change_settings import change_settings
from gwreport.workflow.mail.servers import mailbox_of, sender_of, sending_server
from gwreport.workflow.output.papers import write_papers
from gwreport.workflow.output.write_report import write_report
from gwreport.workflow.plan import manage_units
from gwreport.workflow.plan.load_plan import load_plan
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.review.decide import Author, join_texts
from gwreport.workflow.sending.chase import chase
from gwreport.workflow.workspace import Workspace
from tests.reports.word_forms import words_of_document
from tests.workflow.quarter import LATER, NOW, fill, issue, open_office, workbook_of

LISTED = """2025年民生实事任务分解方案

一、主要预期目标
1．新增学位900个。
牵头领导：赵明；牵头单位：区发展改革委；责任单位：各镇街。
二、重点工作
2．新建口袋广场3个。
牵头领导：钱晓东；牵头单位：区城市管理局；责任单位：各镇街。
"""


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Workspace]:
    with open_office(tmp_path) as workspace:
        manage_units.set_group(workspace, "各镇街", ["区财政局"], now=NOW)
        yield workspace


def words(path: Path, sheet: str) -> list[str]:
    import openpyxl

    book: Any = openpyxl.load_workbook(path)
    return [str(cell.value) for row in book[sheet].iter_rows() for cell in row if cell.value]


def guide(office: Workspace, folder: Path) -> str:
    return "\n".join(words(workbook_of(issue(office, folder), "区城市管理局"), "填报说明"))


def password(office: Workspace, folder: Path) -> str:
    with zipfile.ZipFile(workbook_of(issue(office, folder), "区城市管理局")) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        tags = [archive.read(name).decode().partition("<sheetProtection")[2] for name in sheets]
    return str(["password=" in tag.partition("/>")[0] for tag in tags if tag])


def task_headings(office: Workspace, folder: Path) -> str:
    import openpyxl

    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(["序号", "目标任务", "牵头单位", "责任单位", "资金来源"])
    sheet.append(["1", "新建口袋公园5个。", "区城市管理局", "各镇街", "区级财政"])
    folder.mkdir()
    book.save(folder / "方案.xlsx")
    load_plan(office, folder / "方案.xlsx", now=NOW)
    return "|".join(words(workbook_of(issue(office, folder), "区城市管理局"), "目标任务"))


def sheets(office: Workspace, folder: Path) -> str:
    import openpyxl

    return str(openpyxl.load_workbook(workbook_of(issue(office, folder), "区财政局")).sheetnames)


def offered(office: Workspace, _: Path) -> str:
    return "、".join(one.code for one in view_workspace(office.ledger.location).rounds)


def asked(office: Workspace, folder: Path) -> str:
    told = {"新建": {"完成情况": "已建成3个。", "进度自评": "依时序推进"}}
    city = workbook_of(issue(office, folder, "2025-Q1"), "区城市管理局")
    collect_returns(office, [fill(city, folder / "城管.xlsx", told)], now=LATER, workers=1)
    may = parse_round("2025-M05")
    assert may is not None
    return "、".join(one.id for one in plan_to_ask(office.book, may).items)


def chasing(office: Workspace, folder: Path) -> str:
    issue(office, folder)
    found = chase(office, "2025-Q3", today=NOW.date())
    return found.units[0].text


def notice(office: Workspace, folder: Path) -> str:
    made = write_papers(office, "2025-Q3", folder / "公文", [Paper.NOTICE], today=NOW.date())
    return words_of_document(made.files[0][1][0].read_bytes())


def supervision(office: Workspace, folder: Path) -> str:
    behind(office, folder)
    sort, day = Paper.SUPERVISION, NOW.date()
    made = write_papers(office, "2025-Q3", folder / "公文", [sort], today=day)
    return words_of_document(made.files[0][1][0].read_bytes())


def circular(office: Workspace, folder: Path) -> str:
    issue(office, folder)
    made = write_papers(office, "2025-Q3", folder / "公文", [Paper.CIRCULAR], today=NOW.date())
    return words_of_document(made.files[0][1][0].read_bytes())


@pytest.fixture(scope="module")
def own_templates(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A folder in which an office keeps a template of its own."""
    folder = tmp_path_factory.mktemp("模板")
    words = "{{ unit }}{{ situation }}：本室自己的话"
    (folder / "chase_unit.txt").write_text(words, encoding="utf-8")
    return str(folder)


def annex(name: str) -> Callable[[Workspace, Path], str]:
    def shown(office: Workspace, folder: Path) -> str:
        issue(office, folder)
        report = write_report(office, "2025-Q3", folder / "报告").outputs[0]
        return "\n".join(words(report, name))

    return shown


def list_annex(name: str) -> Callable[[Workspace, Path], str]:
    def shown(office: Workspace, folder: Path) -> str:
        folder.mkdir()
        listed = folder / "实事.txt"
        listed.write_text(LISTED, encoding="utf-8")
        load_plan(office, listed, now=NOW, named="民生实事")
        issue(office, folder)
        report = write_report(office, "2025-Q3", folder / "报告", named="民生实事").outputs[0]
        return "\n".join(words(report, name))

    return shown


def order(office: Workspace, folder: Path) -> str:
    found = (
        re.match("地区|新建|整治|持续", line) for line in annex("附件2")(office, folder).split("\n")
    )
    return "、".join(one.group() for one in found if one)


def with_sheet(name: str) -> Callable[[Workspace, Path], str]:
    import openpyxl

    def shown(office: Workspace, folder: Path) -> str:
        issue(office, folder)
        report = write_report(office, "2025-Q3", folder / "报告").outputs[0]
        return f"附有{name}" if name in openpyxl.load_workbook(report).sheetnames else f"没有{name}"

    return shown


def joined(office: Workspace, folder: Path) -> str:
    issued, units = issue(office, folder), ["区城市管理局", "区财政局"]
    for unit in units:
        cells = {"新建": {"完成情况": f"{unit[1:3]}的文字。"}}
        file = fill(workbook_of(issued, unit), folder / "回收" / f"{unit}.xlsx", cells)
        collect_returns(office, [file], now=LATER, workers=1)
    join_texts(office, "2025-Q3", "T2", units, Author("甲", "各写一半", LATER))
    report = write_report(office, "2025-Q3", folder / "报告").outputs[0]
    return "\n".join(words(report, "附件2"))


def printed_report(office: Workspace, folder: Path) -> Any:
    import docx

    issue(office, folder)
    written = write_report(office, "2025-Q3", folder / "报告", ("docx",))
    return docx.Document(str(written.outputs[0]))


def margins(office: Workspace, folder: Path) -> str:
    page = printed_report(office, folder).sections[-1]
    lengths = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    return " ".join(str(round(length.mm)) for length in lengths)


def table_line(office: Workspace, folder: Path) -> str:
    style = printed_report(office, folder).styles["公文表文"]
    return str(round(style.paragraph_format.line_spacing.pt * 20))


def behind(office: Workspace, folder: Path) -> str:
    cells = {"整治": {"完成情况": "已整治3条。"}}
    issued = workbook_of(issue(office, folder), "区城市管理局")
    file = fill(issued, folder / "回收" / "城管.xlsx", cells)
    collect_returns(office, [file], now=LATER, workers=1)
    report = write_report(office, "2025-Q3", folder / "报告").outputs[0]
    return "|".join(words(report, "附件3"))


def server(office: Workspace, _: Path) -> str:
    if not office.settings.text(mail.MAIL_FROM):
        change_settings(office, {"mail_from": "a@example.invalid"}, now=NOW)
    try:
        found = sending_server(office.settings)
    except MailError:
        return "没有服务器"
    told = f"{found.host}:{found.port} {found.security}"
    return f"{told} {found.user} {found.authority}、{sender_of(office.settings)}"


def own_server(office: Workspace, folder: Path) -> str:
    change_settings(office, {"mail_server": "smtp"}, now=NOW)
    return server(office, folder)


def fetched(office: Workspace, _: Path) -> str:
    try:
        return mailbox_of(office.settings, "").name
    except MailError:
        return "没有邮箱"


# Where each option shows: the value set, what looks there, the words before and after.
EFFECTS: dict[str, tuple[str, Callable[[Workspace, Path], str], str, str]] = {
    "office": ("区政府督查室", guide, "报送期限", "区政府督查室"),
    "return_to": (
        "政务邮箱 dcs@example.invalid",
        guide,
        "报送期限",
        "政务邮箱 dcs@example.invalid",
    ),
    "contact": (
        "张某某，000-00000000",
        notice,
        "目标任务完成情况的通知",
        "（联系方式：张某某，000-00000000）",
    ),
    "paper_mark": ("青政督", supervision, "编号：〔2025〕1号", "编号：青政督〔2025〕1号"),
    "sheet_password": ("1234", password, "False", "True"),
    "ask_support": ("是", sheets, "目标任务", "配合任务"),
    "rounds": ("季度和月", offered, "2025-Q1、2025-Q2", "2025-M08"),
    "month_items": ("全部", asked, "I1、T3", "T2"),
    "ask_closing": ("是", task_headings, "下一步措施", "下一步措施|申请销号"),
    "plan_columns": ("全部", task_headings, "责任（配合）单位|上期完成情况", "单位|资金来源|上期"),
    "annex1_title": (
        "{year}年{period}{region}指标",
        annex("附件1"),
        "前三季度政府工作报告主要指标任务完成情况",
        "2025年前三季度青禾区指标",
    ),
    "annex2_title": (
        "{year}年{period}{region}任务",
        annex("附件2"),
        "前三季度区政府各分管领导牵头目标任务完成情况",
        "2025年前三季度青禾区任务",
    ),
    "annex3_title": (
        "{region}落后任务",
        annex("附件3"),
        "前三季度未实现“依时序推进”目标任务",
        "青禾区落后任务",
    ),
    "list1_title": ("{plan}指标", list_annex("附件1"), "民生实事主要指标", "民生实事指标"),
    "list2_title": ("{plan}表", list_annex("附件2"), "前三季度民生实事完成情况", "民生实事表"),
    "list3_title": ("{plan}慢", list_annex("附件3"), "前三季度民生实事未实现", "民生实事慢"),
    "leader_headings": ("是", annex("附件2"), "新建口袋公园5个。", "牵头领导：钱晓东"),
    "report_order": ("单位", order, "地区、新建、持续、新建、整治", "新建、整治、新建"),
    "repeat_joint": ("否", order, "新建、持续、新建", "地区、持续、新建、整治"),
    "annex3_reasons": ("否", behind, "差距：全年目标12条", "已整治3条。|"),
    "leader_names": ("否", annex("汇总"), "二、按牵头领导", "二、按牵头责任单位"),
    "rank_leaders": (
        "是",
        circular,
        "各单位报送和完成情况",
        "各分管领导任务情况",
    ),
    "leader_order": ("钱晓东、赵明", order, "地区、新建、持续、新建、整治", "新建、整治、地区"),
    "annex_margins": ("30、25、15、10", margins, "22 20 20 20", "30 25 15 10"),
    "annex_line": ("20", table_line, "290", "400"),
    "sheet_summary": ("否", with_sheet("汇总"), "附有汇总", "没有汇总"),
    "sheet_charts": ("否", with_sheet("统计图"), "附有统计图", "没有统计图"),
    "sheet_comparison": ("否", with_sheet("对比"), "附有对比", "没有对比"),
    "sheet_missing": ("否", with_sheet("未报送"), "附有未报送", "没有未报送"),
    "sheet_sources": ("否", with_sheet("来源"), "附有来源", "没有来源"),
    "join_heads": ("是", joined, "城市的文字。\n财政的文字。", "区财政局：财政的文字。"),
    "missing_text": ("（未报）", annex("附件2"), "（未报送）", "（未报）"),
    "templates": ("{own}", chasing, "政府工作报告目标任务填报表", "本室自己的话"),
    "mail_server": ("smtp.example.invalid", server, "没有服务器", "smtp.example.invalid:465 TLS"),
    "mail_port": ("2465", own_server, ":465 TLS", ":2465 TLS"),
    "mail_security": ("STARTTLS", own_server, ":465 TLS", ":587 STARTTLS"),
    "mail_from": ("b@example.invalid", own_server, "a@example.invalid", "b@example.invalid"),
    "mail_user": ("zhou", own_server, "a@example.invalid", "zhou"),
    "mail_ca": ("ca.pem", own_server, "、a@", "ca.pem、a@"),
    "mailbox": (
        "imaps://dcs@imap.example.invalid",
        fetched,
        "没有邮箱",
        "imap.example.invalid/INBOX",
    ),
}


def test_every_option_has_its_row_here() -> None:
    assert set(EFFECTS) == {option.key for option in (*declared.ALL, *mail.ALL)}


@pytest.mark.parametrize("key", EFFECTS)
def test_an_option_shows_where_it_is_used(
    office: Workspace, tmp_path: Path, key: str, own_templates: str
) -> None:
    value, look, before, after = EFFECTS[key]
    value = value.replace("{own}", own_templates)
    shown = look(office, tmp_path / "1")
    assert before in shown
    assert after not in shown
    change_settings(office, {key: value}, now=NOW)
    assert after in look(office, tmp_path / "2")


@pytest.mark.parametrize(
    "option",
    [one for one in (*declared.ALL, *mail.ALL) if isinstance(one.default, str)],
    ids=lambda one: one.key,
)
def test_a_text_left_blank_is_the_default_again(
    office: Workspace, option: declared.Option[str]
) -> None:
    other = EFFECTS[option.key][0]
    change_settings(office, {option.key: other}, now=NOW)
    assert office.settings.text(option) == other
    change_settings(office, {option.key: ""}, now=NOW)
    assert office.settings.text(option) == option.default
    assert office.settings.words(option) == option.default


@pytest.mark.parametrize(
    "values",
    [
        {"none": "x"},
        {"leader_headings": "也许"},
        {"leader_headings": ""},
        {"report_order": "拼音"},
        {"missing_text": "（未报）", "none": "x"},
        {"missing_text": "（未报）", "ask_support": "yes"},
        {"annex_margins": "20"},
        {"annex_margins": "20、20、20、200"},
        {"annex_margins": "上20、20、20、20"},
        {"annex_line": "3"},
        {"plan_columns": "资金来源"},
    ],
    ids=str,
)
def test_one_bad_value_leaves_all_as_they_were(office: Workspace, values: dict[str, str]) -> None:
    with pytest.raises(ArgumentError):
        change_settings(office, values, now=NOW)
    assert office.settings.stored == {}


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"mail_port": "0"}, MailFault.PORT),
        ({"mail_port": "70000"}, MailFault.PORT),
        ({"mail_port": "x"}, MailFault.PORT),
        ({"mail_from": "dcs"}, MailFault.NO_SENDER),
        ({"mailbox": "dcs@imap.example.invalid"}, MailFault.MAILBOX),
        ({"mailbox": "pop3://dcs@example.invalid"}, MailFault.MAILBOX),
        ({"mailbox": "imaps://example.invalid/INBOX"}, MailFault.MAILBOX),
        ({"mailbox": "imaps://dcs@example.invalid:x/INBOX"}, MailFault.MAILBOX),
        ({"mailbox": "imaps://dcs:secret@example.invalid/INBOX"}, MailFault.PASSWORD_SHOWN),
        ({"mailbox": "imaps:/dcs:secret@example.invalid/INBOX"}, MailFault.MAILBOX),
        ({"mailbox": "imaps://dcs@example.invalid/a%0d%0aX"}, MailFault.MAILBOX),
    ],
    ids=str,
)
def test_a_bad_value_of_mail_is_told_without_a_password_and_changes_nothing(
    office: Workspace, values: dict[str, str], fault: MailFault
) -> None:
    with pytest.raises(MailError) as caught:
        change_settings(office, {"missing_text": "（未报）", **values}, now=NOW)
    assert caught.value.fault is fault
    assert "secret" not in explain_error(caught.value)
    assert office.settings.stored == {}


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("imaps://dcs@example.invalid", "dcs@example.invalid/INBOX"),
        ("imaps://dcs@example.invalid/填报/前三季度", "dcs@example.invalid/填报/前三季度"),
        ("imaps://dcs@b.example@example.invalid/INBOX", "dcs@b.example@example.invalid/INBOX"),
        ("imaps://d%40b@example.invalid/%E5%A1%AB", "d@b@example.invalid/填"),
    ],
)
def test_the_address_of_a_mailbox_is_read(written: str, name: str) -> None:
    assert mail.read_mailbox(written).name == name
