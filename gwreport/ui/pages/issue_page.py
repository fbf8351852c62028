"""下发: the round's workbooks for the units that are ticked."""

from datetime import date, datetime, timedelta
from pathlib import Path

from PySide6.QtWidgets import QCheckBox

from gwreport.domain.papers import Paper
from gwreport.ui.desks.mail_desk import MailDesk
from gwreport.ui.drafts.draft import TEXT
from gwreport.ui.drafts.drafted_field import DraftedField
from gwreport.ui.models.row_table import ShownColumn, number_column
from gwreport.ui.operations.chasing import write_letters
from gwreport.ui.operations.issuing import (
    Issuing,
    Receiver,
    issue_workbooks,
    preview_workbook,
    view_issuing,
)
from gwreport.ui.operations.mailing import letter_lines
from gwreport.ui.operations.sentences import finding_words
from gwreport.ui.page import Page
from gwreport.ui.session import Session, Where
from gwreport.ui.widgets.basics import Card, button, filter_field, label, row
from gwreport.ui.widgets.date_field import date_field
from gwreport.ui.widgets.table import Table
from gwreport.wording.decisions import time_words
from gwreport.wording.names import passed_words
from gwreport.wording.unit_names import UNIT_KINDS
from gwreport.workflow.book.part import Part
from gwreport.workflow.mail.write_mail import WrittenMail
from gwreport.workflow.output.papers import WrittenPapers
from gwreport.workflow.sending.generate_workbooks import Generated

_USUAL_DAYS = 10
COLUMNS: tuple[ShownColumn[Receiver], ...] = (
    ShownColumn("序号", lambda one: str(one.number), 84, key=lambda one: one.number),
    ShownColumn("单位", lambda one: one.unit, 0),
    ShownColumn("类别", lambda one: UNIT_KINDS[one.kind], 90),
    number_column("牵头事项", lambda one: one.items, 90),
    ShownColumn("联系人", lambda one: one.contact, 110),
    ShownColumn("电话", lambda one: one.phone, 140),
    ShownColumn("上次下发", lambda one: time_words(one.issued_at) or "—", 150),
)


class IssuePage(Page):
    """Deadline, units, one button."""

    name = "issue"
    title = "下发填报表"
    # What was closed (销号) by a decision is sent out no more.
    depends = frozenset({Part.PLAN, Part.REGISTRY, Part.ISSUES, Part.DECISIONS})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.deadline = date_field("报送期限")
        self.with_deadline = QCheckBox("报送期限")
        self.with_deadline.setToolTip("不勾选，填报表里就不写期限，也不算逾期")
        self.with_deadline.setChecked(True)
        self.with_deadline.toggled.connect(self.deadline.setEnabled)
        self.zipped = QCheckBox("同时打成一个压缩包")
        self.zipped.setToolTip("便于作为一个附件发出")
        self.units: Table[Receiver] = Table("填报单位", COLUMNS, ticks=True)
        self.search = filter_field("筛选单位", self.units.filter.set_words)
        self.units.table.ticks_changed.connect(self._count)
        self.chosen = label("", "muted")
        self.issue_button = button(
            "生成填报表",
            self.issue,
            kind="primary",
            icon="issue",
            tip="给勾选的单位每家生成一份填报表，另附发放清单；没有勾选就给全部单位",
        )
        self.action_bar.addWidget(
            button(
                "填报表样…",
                self.show_form,
                icon="edit",
                tip="增加、改名、移动、隐藏填报表的栏，改好再生成",
            )
        )
        self.action_bar.addWidget(
            button(
                "下发通知…", self.write_notice, icon="report", tip="生成随填报表一起发的 Word 通知"
            )
        )
        self.mailing = MailDesk(
            session,
            self,
            lambda: [one.unit for one in self.units.ticked],
            self.ask_folder,
            self._tell_mail_files,
            lambda words, tone: self.notice.show_words(words, tone),
        )
        self.action_bar.addWidget(self.mailing.button)
        self.action_bar.addWidget(
            button(
                "预览一份",
                self.preview,
                icon="search",
                tip="看看选中单位的填报表是什么样，不算下发",
            )
        )
        self.action_bar.addWidget(self.issue_button)
        card = Card()
        card.body.addLayout(row(self.with_deadline, self.deadline, self.zipped, 1, gap=14))
        self.body.addWidget(card)
        self.body.addLayout(
            row(
                self.search,
                self.chosen,
                1,
                button(
                    "全选",
                    lambda: self.units.tick_all(lambda _: True),
                    kind="link",
                    tip="勾选全部单位",
                ),
                button(
                    "只选没有下发过的",
                    self.tick_new,
                    kind="link",
                    tip="只勾选本期还没有填报表的单位",
                ),
            )
        )
        self.body.addWidget(self.units, 1)
        self._at = Where()
        self._drafted_deadline = DraftedField(session.drafts, self.deadline)

    def refresh(self) -> None:
        """Read who is to get workbooks."""
        at = self.session.where
        self.read(lambda: view_issuing(at.location, at.round), lambda view: self._show(view, at))

    def tick_new(self) -> None:
        """Tick the units that have had no workbook of the round yet."""
        self.units.tick_all(lambda one: not one.issued_at)

    def issue(self) -> None:
        """Ask for a folder and write the workbooks of the units that are ticked, or of all."""
        units = tuple(one.unit for one in self.units.ticked)
        folder = self.ask_folder("填报表放在哪个文件夹？", "issue")
        if not folder:
            return
        at, written = self._at, self._drafted_deadline.value
        deadline = self._deadline()
        zipped = self.zipped.isChecked()
        self.issue_button.setEnabled(False)

        def tell(made: Generated) -> None:
            # It stands in the workbooks and in the ledger now.
            self.session.drafts.settle(at.place("deadline"), {TEXT: written})
            self._tell(made)

        self.session.change(
            "正在生成填报表",
            lambda progress: issue_workbooks(
                at.location,
                at.round,
                Path(folder),
                units,
                deadline,
                datetime.now(),
                progress,
                zipped=zipped,
            ),
            tell,
            lambda: self.issue_button.setEnabled(True),
        )

    def show_form(self) -> None:
        """Lead to the columns of the workbooks."""
        self.leads_to.emit("form", None)

    def preview(self) -> None:
        """Write the chosen unit's workbook to a temporary folder and open it."""
        one = self.units.current or next(iter(self.units.shown), None)
        if one is None:
            return
        location, code = self.session.location, self.session.round
        self.session.jobs.run(
            f"正在生成 {one.unit} 的填报表",
            lambda _: preview_workbook(location, code, one.unit, datetime.now()),
            self._show_preview,
        )

    def _show_preview(self, path: Path) -> None:
        if self.session.show_file(path):
            self.notice.show_words(f"已打开“{path.name}”，只是预览：没有下发，也没有保存。")

    def write_notice(self) -> None:
        """Ask for a folder and write the notice that goes out with the workbooks."""
        folder = self.ask_folder("通知放在哪个文件夹？", "issue")
        if not folder:
            return
        location, code, deadline = self.session.location, self.session.round, self._deadline()
        self.session.jobs.run(
            "正在生成下发通知",
            lambda _: write_letters(
                location, code, Path(folder), (Paper.NOTICE,), date.today(), deadline
            ),
            self._tell_notice,
        )

    def _tell_notice(self, written: WrittenPapers) -> None:
        for path in (path for _, files in written.files for path in files):
            told = passed_words(written.passed) if written.passed else ""
            tone = "warning" if told else "good"
            self.tell_written(f"下发通知已生成：{path}{told and '　' + told}", written.kept, tone)
            self.notice.set_action("打开", lambda path=path: self.session.show_file(path))

    def _tell_mail_files(self, written: WrittenMail) -> None:
        paths = [one.path for one in written.mail.letters if one.path is not None]
        left = [one for one in letter_lines(written.mail) if not one.is_settled]
        words = f"已写成 {len(paths)} 个邮件文件，在“{paths[0].parent}”。" if paths else ""
        words += "".join(f"\n{one.unit}：{one.state}。{one.told}" for one in left)
        self.tell_written(words, written.kept, "warning" if left else "good")
        if paths:
            self.notice.set_action("打开文件夹", lambda: self.session.show_file(paths[0].parent))

    def _deadline(self) -> date | None:
        if not self.with_deadline.isChecked():
            return None
        chosen = self.deadline.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def _show(self, view: Issuing, at: Where) -> None:
        name = self.session.round_name
        self.set_note(f"{name}　每个牵头单位一份填报表，另附发放清单。")
        self.issue_button.setEnabled(view.has_plan)
        no_plan = "还没有任务分解方案。请先到“任务分解”页装入。"
        self.notice.show_state("" if view.has_plan else no_plan)
        self.units.show_rows(view.receivers, key=lambda one: one.unit)
        # What the clerk is choosing is a draft and is not overwritten.
        self._at = at
        usual = date.today() + timedelta(days=_USUAL_DAYS)
        place, stored = at.place("deadline"), (view.deadline or usual).isoformat()
        self._drafted_deadline.show_place(place, stored, "报送期限", page=self.name)
        self._count()

    def _count(self) -> None:
        chosen, all_ = len(self.units.ticked), len(self.units.table.rows)
        words = f"已勾选 {chosen} 个单位" if chosen else f"没有勾选时，全部 {all_} 个单位都生成"
        self.chosen.setText(words)

    def _tell(self, made: Generated) -> None:
        self.issue_button.setEnabled(True)
        folder = made.list_path.parent
        words = f"已生成 {len(made.workbooks)} 份填报表和发放清单，在“{folder}”。"
        told = [finding_words(one) for one in made.findings]
        words += "".join(f"\n{one}" for one in told[:5])
        self.tell_written(words, made.kept, "warning" if told else "good")
        self.notice.set_action("打开文件夹", lambda: self.session.show_file(folder))
