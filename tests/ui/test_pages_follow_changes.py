"""After whatever the window does, the pages that show what it changed read anew, and no others do."""

import inspect
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, nullcontext
from datetime import date
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

import openpyxl
import pytest
from pytestqt.qtbot import QtBot

from gwreport.domain.decisions.scoring import Objection
from gwreport.domain.decisions.supervision import AnswerVerdict
from gwreport.domain.form.office_form import FormLine
from gwreport.domain.papers import PAPER_FORMS, Paper
from gwreport.domain.plan.documents import PastItem, PastReport
from gwreport.domain.plan.plan import Item, Kind
from gwreport.domain.statuses import Status
from gwreport.domain.units.registry import UnitKind
from gwreport.errors import WorkspaceError, WorkspaceFault
from gwreport.machine.mail.connecting import Security, Server
from gwreport.machine.mail.imap import FoundLetter
from gwreport.reports.word.templates.own_forms import own_word_form
from gwreport.ui import operations
from gwreport.ui.main_window import MainWindow
from gwreport.ui.operations import (
    closing as closings,
)
from gwreport.ui.operations import (
    collection,
    correcting,
    deciding,
    evidence,
    forms,
    history,
    issuing,
    last_year,
    linking,
    mailing,
    nodes,
    options,
    paper_forms,
    plans,
    reporting,
    scores,
    supervising,
    undoing,
    units,
)
from gwreport.ui.operations.deciding import Desk
from gwreport.ui.operations.reviewing import ReviewRow, view_review
from gwreport.ui.page import Page
from gwreport.ui.pages import PAGES
from gwreport.ui.pages.year_page import YearPage
from gwreport.ui.year import TABS
from gwreport.workbooks.form import FIRST_ROW
from gwreport.workflow.mail import send_mail as sending
from gwreport.workflow.mail import take_mailbox
from gwreport.workflow.progress import SILENT
from gwreport.workflow.review.correct_item import ItemChange
from gwreport.workflow.review.decide import edit_text
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.workspace import Workspace
from gwreport.workflow.year.node_look import Chosen
from gwreport.workflow.year.view_closings import ItemStand
from tests.ui.recorder import Recorder
from tests.ui.shown_words import everything_on
from tests.workflow.quarter import BREAKDOWN, LATER, fill, issue, workbook_of

ROUND = "2025-Q3"
# Each page that reads, and each tab of 全年, which reads nothing itself.
SHOWN = [(place.name, "") for place in PAGES if place.name != "year"] + [
    ("year", place.name) for place in TABS
]
NAMES = frozenset(tab or page for page, tab in SHOWN)
# What each part of a workspace is seen in: a decision on no page of names, a name not in settings.
OF_PLAN = NAMES - {"form"}
OF_PAST_REPORTS = frozenset(
    {
        "overview",
        "plan",
        "units",
        "review",
        "report",
        "history",
        "register",
        "score",
        "supervision",
        "leaders",
        "closing",
        "last_year",
    }
)
OF_REGISTRY = NAMES - {"settings", "form", "last_year"}
OF_ISSUES = NAMES - {"plan", "units", "settings", "form", "last_year"}
OF_RETURNS = NAMES - {"plan", "issue", "settings", "form", "last_year"}
OF_DECISIONS = NAMES - {"units", "settings"}
OF_MAIL = frozenset({"overview", "history"})
OF_SETTINGS = NAMES - {"plan", "issue", "form", "nodes", "last_year"}
NOTHING: frozenset[str] = frozenset()
# After every so many deeds all pages are held against those of a window that is opened anew.
_WHOLE = 8

# What reads, or writes files and workspaces of its own: nothing that a page shows is changed.
READ_ONLY = {
    "answer_above", "asked_of", "back_up", "check", "export_form", "export_history", "export_levels", "export_score_rules", "view_scores", "view_supervising", "write_scores", "export_shown", "export_units", "extract", "look_at_evidence", "look_at_original", "newest_decision", "newest_undoing", "preview_or_ask", "preview_plan",
    "look_at_evidence_of", "stands_of", "view_closing", "view_letters", "mailbox_setting", "write_mail",
    "read_address", "shown_name", "use_password",
    "preview_workbook", "restore", "search", "trust", "view_chase", "view_collection", "view_evidence",
    "try_form", "view_form", "view_forms", "view_history", "view_links", "view_next", "view_issuing", "view_mapping", "view_nodes", "view_options", "view_overview", "view_plan", "view_report",
    "view_register", "view_review", "view_units", "view_workspace", "write", "write_cards", "write_chase", "write_forms", "write_letters", "write_register",
    # The doors to a workspace themselves.
    "create_workspace", "file_facts", "opened",
    # A draft of a breakdown changes no workspace.
    "view_briefs", "view_last_year", "write_leader_briefs", "look_at_old",
    "go_on", "has_precedents", "make_draft", "store_draft",
}  # fmt: skip


def table(path: Path, *rows: Sequence[str]) -> Path:
    """Write a workbook of one sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    book.save(path)
    return path


class Office:
    """A workspace, and what a clerk does in it; each deed is one operation of the window."""

    def __init__(self, location: Path, folder: Path) -> None:
        self.location, self.folder = str(location), folder

    def row(self, wanted: Callable[[ReviewRow], object]) -> ReviewRow:
        """Find a line of 审核."""
        view = view_review(self.location, ROUND)
        assert view is not None
        return next(one for one in view.rows if wanted(one))

    def desk(self, one: ReviewRow, subject: str = "") -> Desk:
        """Sit down before a line."""
        subject = subject or one.item or str(one.submission)
        return Desk(self.location, ROUND, subject, "周叙言", "经核实", one.seen)

    def at(self, item: str) -> Desk:
        """Sit down before an item."""
        return self.desk(self.row(lambda one: one.item == item))

    def store_plan(self) -> object:
        path = self.folder / "方案.txt"
        path.write_text(BREAKDOWN.replace("公园5个", "公园6个"), encoding="utf-8")
        preview = plans.preview_plan(self.location, path, LATER, SILENT)
        return plans.store_plan(self.location, preview, {}, (), LATER, SILENT)

    def decide_link(self) -> object:
        path = self.folder / "民生实事.txt"
        path.write_text(BREAKDOWN, encoding="utf-8")
        preview = plans.preview_plan(self.location, path, LATER, SILENT, named="民生实事")
        plans.store_plan(self.location, preview, {}, (), LATER, SILENT)
        line = linking.view_links(self.location)[0]
        return linking.decide_link(self.location, line, "周", "", LATER, are_one=True)

    def undo_link(self) -> object:
        (line,) = (one for one in linking.view_links(self.location) if one.number)
        return linking.undo_link(self.location, line.number, "周", "再看", LATER)

    def correct_row(self) -> object:
        view = plans.view_plan(self.location)
        assert view.plan is not None
        item, change = view.plan.items[1], ItemChange(text="新建口袋公园7个。")
        return correcting.correct_row(self.location, item, change, "周", "印错", LATER)

    def undo_correction(self) -> object:
        view = plans.view_plan(self.location)
        ((newest,),) = view.corrections.values()
        return correcting.undo_correction(self.location, newest.number, "周", "没错", LATER)

    def approve_nodes(self) -> object:
        chosen = [Chosen("T2", ("2025-Q1",), text="开工2个")]
        return nodes.approve_nodes(self.location, chosen, "周", "同意", LATER)

    def refuse_nodes(self) -> object:
        return nodes.refuse_nodes(self.location, [Chosen("T2")], "周", "不实", LATER)

    def undo_nodes(self) -> object:
        numbers = nodes.view_nodes(self.location).undoable
        return nodes.undo_nodes(self.location, numbers, "周", LATER)

    def history_or_ask(self) -> object:
        path = table(
            self.folder / "完成情况报告.xlsx",
            ("2025年上半年目标任务完成情况",),
            ("序号", "目标任务", "完成情况", "牵头责任单位"),
            ("2", "新建口袋公园5个。", "开工1个。", "区园林处"),
        )
        return plans.history_or_ask(self.location, path, LATER, SILENT, code="2025-Q2")

    def import_units(self) -> object:
        path = table(
            self.folder / "名录.xlsx",
            ("编号", "单位名称", "联系人"),
            ("31", "区林业局", "高帆"),
            ("32", "区林业站", ""),
        )
        return units.import_units(self.location, path, LATER, SILENT)

    def save_unit(self) -> object:
        (shown,) = (u for u in units.view_units(self.location).units if u.name == "区财政局")
        kind, phone = UnitKind.DEPARTMENT, "8612"
        address = {"email": "czj@qinghe.example", "shown": shown}
        return units.save_unit(
            self.location, "区财政局", kind, "许峥", phone, ["区财政"], LATER, **address
        )

    def send_mail(self) -> object:
        """Hand a letter to a server that takes it."""
        taking = SimpleNamespace(send=lambda *_: {})
        server = Server("smtp.example.invalid", 465, Security.TLS)
        with (
            patch.object(sending, "sending_server", lambda _: server),
            patch.object(sending, "outgoing", lambda *_: nullcontext(taking)),
        ):
            given = (self.location, ROUND, ["区财政局"], "甲", "", lambda: LATER, SILENT)
            return mailing.send_mail(*given, again=False)

    def collect_mailbox(self) -> object:
        """Look into a mailbox in which a letter without a file lies."""
        data = b"From: a@b.example\r\nSubject: x\r\n\r\nwords\r\n"
        folder = SimpleNamespace(
            validity=7,
            uids=lambda: [1],
            found=lambda _: [FoundLetter(1, len(data), "<1@b.example>")],
            letter=lambda _: data,
        )
        with patch.object(take_mailbox, "opened_folder", lambda *_: nullcontext(folder)):
            return mailing.collect_mailbox(self.location, "imaps://a@b.example", "x", LATER, SILENT)

    def add_alias(self) -> object:
        return units.add_alias(self.location, "区城市管理局", "区城管局", LATER)

    def merge_units(self) -> object:
        return units.merge_units(self.location, "区林业站", "区林业局", LATER)

    def add_group(self) -> object:
        return units.add_group(self.location, "各平台公司", LATER)

    def set_members(self) -> object:
        groups = units.view_units(self.location).groups
        group = next(one for one in groups if one.name == "各平台公司")
        return units.set_members(self.location, group, ["区林业局"], LATER)

    def issue_workbooks(self) -> object:
        return issuing.issue_workbooks(
            self.location, ROUND, self.folder / "再发", (), date(2025, 10, 20), LATER, SILENT,
            zipped=False,
        )  # fmt: skip

    def collect(self) -> object:
        with Workspace.open(self.location) as office:
            issued = issue(office, self.folder / "x")
        rows = self.folder / "收件" / "区政府办公室.xlsx"
        fill(
            workbook_of(issued, "区政府办公室"),
            rows,
            {"持续深化": {"完成情况": "已公开。", "申请销号": "是"}},
        )
        book = openpyxl.load_workbook(rows)
        for at, words in enumerate(("举办招商活动3场。", "另外开展培训2次。"), FIRST_ROW + 1):
            for column, written in ((1, "9"), (2, words), (7, "已完成。"), (8, "依时序推进")):
                book["目标任务"].cell(at, column, written)
        book.save(rows)
        picture = rows.with_name("区政府办公室现场.jpg")
        picture.write_bytes(b"\xff\xd8\xff\xe0")
        return collection.collect(self.location, [rows, picture], LATER, SILENT)

    def assign_evidence(self) -> object:
        (one,) = evidence.view_evidence(self.location, ROUND).files
        number = one.file.number
        return evidence.assign_evidence(self.location, ROUND, number, ["T3"], "甲", LATER)

    def unassign_evidence(self) -> object:
        (one,) = evidence.view_evidence(self.location, ROUND).files
        return evidence.unassign_evidence(self.location, ROUND, one.file.number, "甲", LATER)

    def collect_arrived(self) -> object:
        path = table(
            self.folder / "粘贴.xlsx",
            ("序号", "目标任务", "完成情况", "进度自评", "存在问题", "下一步措施"),
            ("3", "整治背街小巷12条。", "已整治9条。", "依时序推进"),
        )
        return collection.collect_arrived(self.location, [path], LATER, SILENT)

    def settle_file(self) -> object:
        held = self.row(lambda one: one.kind == "held")
        return deciding.settle_file(self.desk(held), accepted=True, unit="区城市管理局")

    def take_row(self) -> object:
        one = self.row(lambda one: one.extra_rows)
        extra = one.extra_rows[0]
        return deciding.take_row(self.desk(one), "G4", extra.sheet, extra.row)

    def refuse_row(self) -> object:
        one = self.row(lambda one: one.extra_rows)
        extra = one.extra_rows[-1]
        return deciding.refuse_row(self.desk(one), extra.sheet, extra.row)

    def choose(self) -> object:
        return deciding.choose(self.at("T2"), "区财政局")

    def join(self) -> object:
        return deciding.join(self.at("T2"), ["区城市管理局", "区财政局"])

    def edit(self) -> object:
        return deciding.edit(self.at("T3"), "背街小巷整治9条。")

    def set_status(self) -> object:
        return deciding.set_status(self.at("T3"), Status.BEHIND)

    def confirm(self) -> object:
        one = self.row(lambda one: one.item and one.proposed is not Status.UNKNOWN)
        return deciding.confirm(self.desk(one), one.proposed)

    def text_and_class(self) -> object:
        one = self.row(lambda one: one.item == "G4")
        return deciding.text_and_class(self.desk(one), one.proposed, "政务公开持续深化。")

    def accept(self) -> object:
        one = self.row(lambda one: one.item and one.findings)
        found = one.findings[0]
        return deciding.accept(self.desk(one), found.code, found.unit)

    def undo(self) -> object:
        one = self.row(lambda one: any(line.counts for line in one.decisions))
        number = next(line.number for line in one.decisions if line.counts)
        return deciding.undo(self.desk(one), number)

    def undo_at_once(self) -> object:
        found = undoing.newest_decision(self.location, "2025-Q3")
        assert found is not None
        return deciding.undo_at_once(self.at(found.subject), found.number)

    def set_leaders(self) -> object:
        return units.set_leaders(self.location, ["钱晓东", "赵明"], LATER)

    def finalize(self) -> object:
        return reporting.finalize(self.location, "2025-Q3", "甲", "先送领导", LATER)

    def make_draft(self) -> object:
        return reporting.make_draft(self.location, "2025-Q3", "甲", "还要改", LATER)

    def return_to_unit(self) -> object:
        one = self.row(lambda one: one.item == "T2")
        desk = self.desk(one, one.leads[0])
        return deciding.return_to_unit(desk, self.folder / "退回", {"T2": "请补充数字。"})

    def _ground(self) -> str:
        view = scores.view_scores(self.location, ROUND)
        assert view is not None
        return view.scored.grounds[0].id

    def settle_objection(self) -> object:
        kind = Objection.STRUCK
        return scores.settle_objection(
            self.location, ROUND, self._ground(), kind, "成立", "甲", LATER, 0
        )

    def undo_objection(self) -> object:
        view = scores.view_scores(self.location, ROUND)
        assert view is not None
        number = view.seen[self._ground()]
        return scores.undo_objection(self.location, ROUND, number, "甲", LATER)

    def import_score_rules(self) -> object:
        path = scores.export_score_rules(self.location, self.folder / "细则.xlsx").path
        book = openpyxl.load_workbook(path)
        book.worksheets[0]["C3"].value = 3
        book.save(path)
        return scores.import_score_rules(self.location, path, "甲", LATER)

    def undo_score_rules(self) -> object:
        view = scores.view_scores(self.location, ROUND)
        assert view is not None
        assert view.scored.rules_by is not None
        number = view.scored.rules_by.number
        return scores.undo_score_rules(self.location, number, "甲", LATER)

    def import_levels(self) -> object:
        path = supervising.export_levels(self.location, self.folder / "级别.xlsx").path
        book = openpyxl.load_workbook(path)
        book.worksheets[0]["A2"].value = "关注"
        book.save(path)
        return supervising.import_levels(self.location, path, LATER)

    def reset_levels(self) -> object:
        return supervising.reset_levels(self.location, LATER)

    def put_under_supervision(self) -> object:
        view = supervising.view_supervising(self.location, ROUND, LATER.date(), proposed=True)
        assert view is not None
        return supervising.put_under_supervision(
            self.location,
            ROUND,
            self.folder / "督办",
            view.proposals,
            "2025-10-31",
            "",
            "甲",
            LATER,
        )

    def settle_answer(self) -> object:
        view = supervising.view_supervising(self.location, ROUND, LATER.date(), proposed=True)
        assert view is not None
        return supervising.settle_answer(
            self.location, ROUND, view.rows[0], AnswerVerdict.LIFTED, "另行处理", "甲", LATER
        )

    def _stands(self, item: str) -> tuple[ItemStand, ...]:
        return closings.stands_of(self.location, [item])

    def send_requests_back(self) -> object:
        stands = self._stands("G4")
        return closings.send_requests_back(self.location, stands, "没有材料", "甲", LATER)

    def close_items(self) -> object:
        return closings.close_items(
            self.location, self._stands("T3"), [], "看过", "甲", LATER, without_evidence=True
        )

    def reopen_items(self) -> object:
        return closings.reopen_items(self.location, self._stands("T3"), "没有完", "甲", LATER)

    def undo_closing(self) -> object:
        (stand,) = self._stands("T3")
        assert stand.newest is not None
        return closings.undo_closing(self.location, stand.newest.number, "弄错了", "甲", LATER)

    def take_form(self) -> object:
        path = self.folder / "通报.docx"
        path.write_bytes(own_word_form(Paper.CIRCULAR))
        return paper_forms.take_form(self.location, path, Paper.CIRCULAR, LATER)

    def take_own_forms(self) -> object:
        return paper_forms.take_own_forms(self.location, list(PAPER_FORMS), LATER)

    def change_columns(self) -> object:
        view = forms.view_form(self.location)
        lines = (*view.lines, FormLine("目标任务", "投入资金", 12))
        return forms.change_columns(self.location, lines, "甲", LATER, view.seen)

    def import_form(self) -> object:
        path = forms.export_form(self.location, self.folder / "表样.xlsx").path
        book = openpyxl.load_workbook(path)
        book.worksheets[0].append(["目标任务", "所处阶段", 10])
        book.save(path)
        return forms.import_form(self.location, path, "甲", LATER, SILENT)

    def undo_form(self) -> object:
        return forms.undo_form(self.location, "甲", LATER)

    def save_options(self) -> object:
        option = next(
            one
            for section in options.view_options(self.location)
            for one in section.options
            if one.value and not one.is_flag and not one.choices and not one.value.endswith("%")
        )
        return options.save_options(self.location, {option.key: "别的"}, LATER)

    def settle_same(self) -> object:
        return last_year.settle_same(self.location, [("G4", "无")], "甲", LATER)

    def settle_likeliest(self) -> object:
        return last_year.settle_likeliest(self.location, "甲", LATER)

    def carry_on(self) -> object:
        return last_year.carry_on(self.location, ["T8"], "甲", LATER)

    def take_back(self) -> object:
        view = last_year.view_last_year(self.location)
        assert view is not None
        return last_year.take_back(self.location, view.settled[-1].decision.number, "甲", LATER)

    def repair(self) -> object:
        with closing(sqlite3.connect(self.location)) as raw, raw:
            raw.execute("UPDATE unit SET name = '区假冒局' WHERE name = '区林业局'")
        return history.repair(self.location, LATER)


# Each deed, and the pages that show what it changes. The order matters: one leads to the next.
DEEDS = (
    ("save_unit", OF_REGISTRY),
    ("add_alias", OF_REGISTRY),
    ("import_units", OF_REGISTRY),
    ("merge_units", OF_REGISTRY),
    ("add_group", OF_REGISTRY),
    ("set_members", OF_REGISTRY),
    ("history_or_ask", OF_PAST_REPORTS),
    ("collect", OF_ISSUES | OF_RETURNS),
    ("assign_evidence", OF_DECISIONS),
    ("unassign_evidence", OF_DECISIONS),
    ("send_mail", OF_MAIL),
    ("collect_mailbox", OF_MAIL),
    ("take_row", OF_DECISIONS),
    ("refuse_row", OF_DECISIONS),
    ("collect_arrived", OF_RETURNS),
    ("settle_file", OF_RETURNS | OF_DECISIONS),
    ("choose", OF_DECISIONS),
    ("join", OF_DECISIONS),
    ("undo_at_once", OF_DECISIONS),
    ("undo", OF_DECISIONS),
    ("edit", OF_DECISIONS),
    ("set_status", OF_DECISIONS),
    ("confirm", OF_DECISIONS),
    ("accept", OF_DECISIONS),
    ("text_and_class", OF_DECISIONS),
    ("finalize", OF_DECISIONS),
    ("make_draft", OF_DECISIONS),
    ("return_to_unit", OF_DECISIONS),
    ("issue_workbooks", OF_ISSUES),
    ("store_plan", OF_PLAN),
    ("correct_row", OF_PLAN | OF_DECISIONS),
    ("undo_correction", OF_PLAN | OF_DECISIONS),
    ("put_under_supervision", OF_ISSUES | OF_DECISIONS),
    ("settle_answer", OF_DECISIONS),
    ("settle_objection", OF_DECISIONS),
    ("undo_objection", OF_DECISIONS),
    ("import_score_rules", OF_DECISIONS),
    ("undo_score_rules", OF_DECISIONS),
    ("approve_nodes", OF_PLAN | OF_DECISIONS),
    ("refuse_nodes", OF_PLAN | OF_DECISIONS),
    ("undo_nodes", OF_PLAN | OF_DECISIONS),
    ("send_requests_back", OF_DECISIONS),
    ("close_items", OF_DECISIONS),
    ("reopen_items", OF_DECISIONS),
    ("undo_closing", OF_DECISIONS),
    ("settle_same", OF_DECISIONS),
    ("settle_likeliest", OF_DECISIONS),
    ("carry_on", OF_PLAN | OF_DECISIONS),
    ("take_back", OF_PLAN | OF_DECISIONS),
    ("change_columns", OF_DECISIONS),
    ("import_form", OF_DECISIONS),
    ("undo_form", OF_DECISIONS),
    ("save_options", OF_SETTINGS),
    ("import_levels", OF_SETTINGS),
    ("reset_levels", OF_SETTINGS),
    ("set_leaders", OF_SETTINGS),
    ("take_form", OF_SETTINGS),
    ("take_own_forms", OF_SETTINGS),
    ("repair", NAMES),
    ("decide_link", OF_PLAN | OF_DECISIONS),
    ("undo_link", OF_DECISIONS),
)


@pytest.fixture
def office(reported: Path, tmp_path: Path) -> Office:
    # What last year left, as a workspace that goes on from last year's has it.
    left = [("T9", "新建口袋公园4个。", Status.DONE), ("T8", "改造老旧管网9公里。", Status.BEHIND)]
    items = (
        PastItem(Item(at, Kind.TASK, at[1:], text, lead_units=("区财政局",)), "已推进。", status)
        for at, text, status in left
    )
    past = PastReport("", "2024-Q4", (), (), (), (), tuple(items))
    with Workspace.open(str(reported)) as workspace, workspace.ledger.write() as ledger:
        sha256 = ledger.archive(b"2024")
        ledger.add_history(past, round="2024-Q4", name="2024.xlsx", sha256=sha256, at=LATER)
    return Office(reported, tmp_path)


@pytest.fixture
def counts(window: MainWindow, office: Office) -> Counter[str]:
    """How often each page has read, once all have been seen."""
    found: Counter[str] = Counter()
    window.session.open(office.location)
    for name, page in walked(window):
        page.refreshed.connect(lambda name=name: found.update([name]))
    return found


def walked(window: MainWindow) -> Iterator[tuple[str, Page]]:
    for page, tab in SHOWN:
        yield tab or page, brought(window, page, tab)


def brought(window: MainWindow, name: str, tab: str) -> Page:
    window.show_page(name, tab or None)
    page = window.pages[name]
    return page.tab(tab) if isinstance(page, YearPage) else page


@pytest.mark.long
def test_after_every_deed_the_pages_that_show_it_read_anew_and_nothing_stale_is_seen(
    window: MainWindow,
    reopen: Callable[..., MainWindow],
    counts: Counter[str],
    office: Office,
    recorder: Recorder,
) -> None:
    # What is asked of the windows is what their pages hold: nobody looks at the thousands of pictures.
    window.setUpdatesEnabled(False)
    for at, (deed, pages) in enumerate(DEEDS):
        page, tab = SHOWN[at % len(SHOWN)]
        seen = tab or page
        brought(window, page, tab)
        counts.clear()
        window.session.change(deed, lambda _, deed=deed: getattr(office, deed)())
        assert recorder.told == [], deed
        assert set(counts) == pages & {seen}, f"{deed}, at {seen}"
        for _ in walked(window):
            pass
        assert counts == Counter(pages), deed
        # What read nothing may be stale; now and then also what has read, which may have kept something.
        held = [one for one in SHOWN if at % _WHOLE == 0 or (one[1] or one[0]) not in pages]
        other = reopen()
        other.setUpdatesEnabled(False)
        other.session.open(office.location)
        for place in held:
            shown, anew = brought(window, *place), brought(other, *place)
            assert everything_on(shown) == everything_on(anew), f"{place} after {deed}"
        other.close()
        # That the other window is open was told.
        recorder.told.clear()


def test_every_operation_is_among_the_deeds_or_changes_nothing() -> None:
    found: set[str] = set()
    for one in iter_modules(operations.__path__):
        module = import_module(f"{operations.__name__}.{one.name}")
        for name, function in inspect.getmembers(module, inspect.isfunction):
            first = next(iter(inspect.signature(function).parameters), "")
            is_own = function.__module__ == module.__name__ and not name.startswith("_")
            if is_own and first in ("location", "desk", "backup_path", "path"):
                found.add(name)
    assert found == {deed for deed, _ in DEEDS} | READ_ONLY


def test_what_only_writes_files_lets_no_page_read_anew(
    window: MainWindow, counts: Counter[str], office: Office
) -> None:
    counts.clear()
    window.session.change(
        "导出", lambda _: units.export_units(office.location, office.folder / "名录.xlsx")
    )
    assert len(list(walked(window))) == len(SHOWN)
    assert not counts


def test_another_round_lets_the_pages_read_that_are_of_a_round(
    window: MainWindow, counts: Counter[str]
) -> None:
    window.session.choose_round("2025-Q2")
    assert len(list(walked(window))) == len(SHOWN)
    assert counts == Counter(
        NAMES
        - {
            "plan",
            "units",
            "history",
            "settings",
            "form",
            "nodes",
            "register",
            "closing",
            "last_year",
        }
    )


def test_what_another_clerk_did_is_seen_by_the_next_page_that_is_shown(
    window: MainWindow, counts: Counter[str], office: Office
) -> None:
    with Workspace.open(office.location) as elsewhere:
        edit_text(elsewhere, ROUND, "T2", "别处写的。", Author("李", "统一格式", LATER))
    assert not counts
    assert len(list(walked(window))) == len(SHOWN)
    assert counts == Counter(OF_DECISIONS)


def test_a_workspace_that_was_put_in_the_place_of_another_is_read_anew_as_a_whole(
    window: MainWindow, counts: Counter[str], office: Office
) -> None:
    backup = office.folder / "副本.gwr"
    shutil.copy(office.location, backup)
    window.session.change("改写", lambda _: office.edit())
    assert len(list(walked(window))) == len(SHOWN)
    counts.clear()
    shutil.copy(backup, office.location)
    window.session.look_again()
    assert len(list(walked(window))) == len(SHOWN)
    assert counts == Counter(NAMES)


def test_a_deed_that_was_refused_shows_what_somebody_else_did_first(
    qtbot: QtBot, window: MainWindow, counts: Counter[str], office: Office, recorder: Recorder
) -> None:
    desk = office.at("T2")
    with Workspace.open(office.location) as elsewhere:
        edit_text(elsewhere, ROUND, "T2", "别处写的。", Author("李", "统一格式", LATER))
    window.show_page("units")
    counts.clear()
    window.session.change("改写", lambda _: deciding.edit(desk, "自己写的。"))
    assert len(recorder.told) == 1
    assert len(list(walked(window))) == len(SHOWN)
    assert counts == Counter(OF_DECISIONS)


def test_a_page_that_could_not_be_read_is_read_with_the_next_change(
    window: MainWindow,
    counts: Counter[str],
    office: Office,
    recorder: Recorder,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def locked(location: str, _: str) -> None:
        raise WorkspaceError(location, WorkspaceFault.LOCKED)

    window.show_page("issue")
    with monkeypatch.context() as patched:
        patched.setattr("gwreport.ui.pages.issue_page.view_issuing", locked)
        window.session.touch()
    assert len(recorder.told) == 1
    counts.clear()
    for _ in range(2):
        window.session.change("设置", lambda _: office.save_options())
    assert counts == Counter({"issue": 1})


def test_days_that_have_passed_are_counted_when_the_window_is_seen_again(
    window: MainWindow, counts: Counter[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Tomorrow(date):
        @classmethod
        def today(cls) -> Any:
            return date.fromordinal(date.today().toordinal() + 1)

    monkeypatch.setattr("gwreport.ui.session.date", Tomorrow)
    window.session.look_again()
    assert len(list(walked(window))) == len(SHOWN)
    assert counts == Counter(NAMES)
