"""报告: the report as it will print, the choice of files, and the papers around it."""

from datetime import date, datetime
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QTabWidget

from gwreport.domain.papers import Paper
from gwreport.reports.data import TaskLine
from gwreport.ui.asking import WORKBOOKS
from gwreport.ui.desks.form_desk import FormDesk
from gwreport.ui.desks.report_files import ReportFiles
from gwreport.ui.desks.review_desk import ask_reviewer
from gwreport.ui.drafts.draft import TEXT
from gwreport.ui.drafts.keeping import Keeping
from gwreport.ui.models.review_columns import UNCONFIRMED, Listed, open_scope
from gwreport.ui.operations.answering import answer_above
from gwreport.ui.operations.chasing import write_letters
from gwreport.ui.operations.paper_forms import (
    view_forms,
)
from gwreport.ui.operations.reporting import (
    ReportPreview,
    finalize,
    make_draft,
    view_report,
    write,
)
from gwreport.ui.operations.sentences import finding_words
from gwreport.ui.page import Page
from gwreport.ui.plain_words import tip_text
from gwreport.ui.session import Session
from gwreport.ui.widgets.basics import button, clear
from gwreport.ui.widgets.frame.plan_choice import PlanChoice
from gwreport.ui.widgets.open_matters import OpenMatter, OpenMatters
from gwreport.ui.widgets.print_preview import PrintPreview
from gwreport.ui.widgets.tally_cards import TallyCards
from gwreport.wording.decisions import NOTHING_OPEN, open_words
from gwreport.wording.names import (
    DRAFT_MARK,
    LAPSED,
    PAPERS,
    REFINEMENT,
    REVIEW_KINDS,
)
from gwreport.workflow.keeping.paper_forms import FormFile
from gwreport.workflow.output.papers import WrittenPapers
from gwreport.workflow.output.print_report import OFD, PDF
from gwreport.workflow.output.write_report import WORD, WORKBOOK, WrittenReport
from gwreport.workflow.output.written_reports import Signing
from gwreport.workflow.processes.ofd_making import makes_ofd
from gwreport.workflow.sharing.answer_workbook import Answered

_FORMATS = {WORKBOOK: "Excel 工作簿", WORD: "Word 公文", PDF: "PDF", OFD: "OFD"}
_TICKED = (WORKBOOK, WORD)
_TASK_HEADINGS = ("序号", "目标任务", "完成情况", "牵头责任单位")
_TASK_WIDTHS = (7, 36, 42, 15)
_SHOWN = 400
_TABS = ("正文", "附件1　指标", "附件2　任务", "附件3　未依时序推进", "汇总")
_WRITTEN = "已生成的报告"


class ReportPage(Page):
    """What is printed, before it is."""

    name = "report"
    title = "完成情况报告"
    is_dense = True

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.formats: dict[str, QCheckBox] = {}
        self._preview: ReportPreview | None = None
        self.plan = PlanChoice("看哪张清单的报告，生成、定稿的也是它", together=False)
        self.plan.changed.connect(self._show_other_plan)
        self.action_bar.addWidget(self.plan)
        papers = button(
            "配套文书", lambda: None, tip="督办通知单、通报、催报函，填报上级发来的填报表"
        )
        menu = QMenu(papers)
        # Papers and workbooks of a supervision are written where it is recorded and followed up.
        menu.addAction("督办通知单…", lambda: self.leads_to.emit("year", "supervision"))
        menu.addAction("通报…", lambda: self.write_papers(Paper.CIRCULAR))
        menu.addAction("催报函…", lambda: self.write_papers(Paper.LETTER))
        menu.addSeparator()
        menu.addAction("填报上级的填报表…", self.answer_above)
        papers.setMenu(menu)
        for format_, words in _FORMATS.items():
            if format_ == OFD and not makes_ofd():
                continue
            box = self.formats[format_] = QCheckBox(words)
            box.setToolTip(tip_text(f"生成报告时写出{words}"))
            box.setChecked(format_ in _TICKED)
            box.toggled.connect(self._offer)
            self.action_bar.addWidget(box)
        self.action_bar.addWidget(papers)
        self.forms = FormDesk(
            session, self.notice, self.tell_written, self._clear_outputs, self
        ).menu
        self.action_bar.addWidget(self.forms.button)
        self.final_button = button("定稿…", self.settle, tip="定稿以后，页眉不再印“征求意见稿”")
        self.action_bar.addWidget(self.final_button)
        self.write_button = button(
            "生成报告",
            self.write,
            kind="primary",
            icon="report",
            tip="按勾选的格式把报告写到一个文件夹里，不覆盖别人改过的文件",
        )
        self.action_bar.addWidget(self.write_button)
        self.open_matters = OpenMatters()
        self.open_matters.wanted.connect(lambda scope: self.leads_to.emit("review", Listed(scope)))
        self.body.addWidget(self.open_matters)
        self.outputs = QHBoxLayout()
        self.body.addLayout(self.outputs)
        self.covering, self.annex1, self.annex2, self.annex3 = (PrintPreview() for _ in range(4))
        self.summary = TallyCards()
        self.tabs = QTabWidget()
        shown = (self.covering, self.annex1, self.annex2, self.annex3, self.summary)
        for words, widget in zip(_TABS, shown, strict=True):
            self.tabs.addTab(widget, words)
        self.written = ReportFiles(session)
        self.tabs.addTab(self.written, _WRITTEN)
        self.body.addWidget(self.tabs, 1)

    def refresh(self) -> None:
        """Make the report anew."""
        location, code, named = self.session.location, self.session.round, self.plan.name
        self.read(lambda: (view_report(location, code, named), view_forms(location)), self._show)

    def _show_other_plan(self) -> None:
        self._clear_outputs()
        self.refresh()

    def forget(self) -> None:
        """Take away what was written for the workspace before."""
        super().forget()
        self._clear_outputs()

    def _clear_outputs(self) -> None:
        clear(self.outputs)

    def write(self) -> None:
        """Ask for a folder and write the files that are ticked."""
        folder = self.ask_folder("报告放在哪个文件夹？", "report")
        if not folder:
            return
        location, code, named = self.session.location, self.session.round, self.plan.name
        drafts = self._count_drafts()
        formats = [format_ for format_, box in self.formats.items() if box.isChecked()]
        by = Signing(self.session.state.acting, datetime.now())
        self.session.jobs.run(
            "正在生成报告",
            lambda progress: write(location, code, Path(folder), formats, by, progress, named),
            lambda written: self._tell(written, drafts),
        )

    def settle(self) -> None:
        """Declare the report final, or take that back; what is open is said, and a reason asked for."""
        if self._preview is None:
            return
        is_final = self._preview.data.facts.is_final
        title, usual = ("取消定稿", "还要修改") if is_final else ("定稿", NOTHING_OPEN)
        open_ = "" if is_final else self._open_words(self._preview)
        question = f"{open_}。仍然定稿的理由：" if open_ else f"{title}的理由："
        keeping = self.session.keeping("question", title, title=title, page=self.name)
        reason = self.session.messages.ask_text(
            title, question, "" if open_ else usual, keeping=keeping
        )
        if reason is None:
            return
        said = reason.strip() or ("" if open_ else usual)
        location, code, named = self.session.location, self.session.round, self.plan.name
        who = ask_reviewer(self.session)
        if not who:
            return
        change = make_draft if is_final else finalize
        self.session.change(
            f"正在{title}",
            lambda _: change(location, code, who, said, datetime.now(), named),
            lambda _: self._settled(keeping, reason, f"已{title}。"),
        )

    def _settled(self, keeping: Keeping, reason: str, done: str) -> None:
        self._clear_outputs()
        keeping.settle({TEXT: reason})
        self.notice.show_words(f"{done}已经生成的文件没有变，请重新生成报告。", "good")

    @staticmethod
    def _open_words(preview: ReportPreview) -> str:
        return open_words(preview.open, preview.statistics.proposed)

    def _count_drafts(self) -> int:
        """Say how many texts of the round are rewritten and not stored: the report has none of them."""
        at = self.session.where
        return sum(
            (one.place.sort, one.place.round) == ("text", at.round)
            for one in self.session.drafts.of(at.workspace)
        )

    def write_papers(self, sort: Paper) -> None:
        """Ask for a folder and write the papers of one sort."""
        folder = self.ask_folder("文书放在哪个文件夹？", "papers")
        if not folder:
            return
        location, code = self.session.location, self.session.round
        self.session.jobs.run(
            f"正在生成{PAPERS[sort]}",
            lambda _: write_letters(location, code, Path(folder), (sort,), date.today(), None),
            self._tell_papers,
        )

    def _tell_papers(self, written: WrittenPapers) -> None:
        self._clear_outputs()
        for sort, paths in written.files:
            if not paths:
                self.notice.show_words(f"没有需要发{PAPERS[sort]}的。", "good")
                continue
            words = f"生成了 {len(paths)} 份{PAPERS[sort]}，在“{paths[0].parent}”。"
            if written.unconfirmed:
                words += (
                    f"其中 {written.unconfirmed} 项只是研判建议，还没有人确认，印发前请先审核。"
                )
            self.tell_written(words, written.kept, "warning" if written.unconfirmed else "good")
            self.notice.set_action(
                "打开文件夹", lambda folder=paths[0].parent: self.session.show_file(folder)
            )

    def answer_above(self) -> None:
        """Ask for a workbook that an office above sent and for a folder, and fill a copy of it."""
        workbook = self.ask_file("选择上级发来的填报表", WORKBOOKS, "above")
        if not workbook:
            return
        folder = self.ask_folder("填好的表放在哪个文件夹？（原来的表不动）", "report")
        if not folder:
            return
        location, code = self.session.location, self.session.round
        self.session.jobs.run(
            "正在填报上级的填报表",
            lambda progress: answer_above(location, code, Path(workbook), Path(folder), progress),
            self._tell_answered,
        )

    def _tell_answered(self, done: Answered) -> None:
        self._clear_outputs()
        self.tell_written(answered_words(done), done.kept, "warning" if done.to_settle else "good")
        self.notice.set_action("打开文件夹", lambda: self.session.show_file(done.path.parent))

    def _offer(self) -> None:
        self.write_button.setEnabled(any(box.isChecked() for box in self.formats.values()))

    def _show(self, read: tuple[ReportPreview | None, tuple[FormFile, ...]]) -> None:
        preview, forms = read
        self.forms.show(forms)
        name = self.session.round_name
        self.tabs.setVisible(preview is not None)
        self.open_matters.setVisible(preview is not None)
        self._preview = preview
        self.write_button.setEnabled(preview is not None)
        self.final_button.setEnabled(preview is not None)
        if preview is None:
            self.set_note(name)
            nodes = REFINEMENT in name
            none = "收的是节点和责任人，没有报告。节点在“全年”页的“细化方案”里批准。"
            lacks = "还没有下发填报表，没有可以报告的内容。"
            self.notice.show_state(f"{name}{none if nodes else lacks}")
            return
        self.notice.show_state("")
        self.plan.show_plans(preview.plans)
        data, counts = preview.data, preview.data.counts
        is_final = data.facts.is_final
        self.final_button.setText("取消定稿…" if is_final else "定稿…")
        lapsed = LAPSED if data.facts.has_lapsed else ""
        state = "已定稿" if is_final else f"{lapsed}草稿，页眉印有“{DRAFT_MARK}”"
        whole = sum(preview.open.values())
        head = f"还有 {whole} 条等待处理：" if whole else "还没有落实："
        nothing = "等待处理的都已处理，附件3都已确认。"
        self.open_matters.show_matters(head, _open_matters(preview), nothing)
        self.written.show_files(preview.written)
        self.tabs.setTabText(len(_TABS), f"{_WRITTEN} {len(preview.written)}")
        # The numbers stand at the tabs: the note has one line on a narrow screen too.
        of_plan = f"　{data.facts.plan_name}" if data.facts.plan_name else ""
        self.set_note(f"{name}{of_plan}　{state}")
        self.tabs.setTabVisible(1, data.has_indicators)
        for at, number in enumerate((counts.indicators, len(data.tasks), counts.behind), 1):
            self.tabs.setTabText(at, f"{_TABS[at]} {number}")
        covering = preview.covering
        self.covering.show_text(
            covering.title, covering.body, sender=covering.office, recipient=covering.recipient
        )
        titles = data.titles
        self.annex1.show_table(
            "附件1",
            titles.indicators,
            ("序号", "指标名称", "完成情况", "全年目标", "牵头责任单位"),
            [
                (str(one.number), one.name, one.completion, one.target, "、".join(one.lead_units))
                for one in data.indicators
            ],
            (7, 25, 36, 17, 15),
            note=data.indicator_note,
        )
        for paper, mark, title, lines, below in (
            (self.annex2, "附件2", titles.tasks, data.tasks, data.task_note),
            (self.annex3, "附件3", titles.behind, data.behind, ""),
        ):
            paper.show_table(
                mark,
                title,
                _TASK_HEADINGS,
                [_task(one) for one in lines[:_SHOWN]],
                _TASK_WIDTHS,
                note=f"（预览只显示前 {_SHOWN} 行）" if len(lines) > _SHOWN else below,
            )
        self.summary.show_statistics(preview.statistics)

    def _tell(self, written: WrittenReport, drafts: int) -> None:
        # What was written stands beside the journal: nothing else tells that it is to be read anew.
        self.refresh()
        words = [f"已生成 {len(written.outputs)} 个文件，在“{written.outputs[0].parent}”。"]
        words += [finding_words(notice) for notice in written.notices]
        if drafts:
            words.append(
                f"有 {drafts} 项改写的文字还是草稿，没有用到报告里；到“审核”页保存后再生成。"
            )
        tone = "warning" if written.notices or drafts else "good"
        self.tell_written("\n".join(words), written.kept, tone)
        self.notice.set_action(
            "打开文件夹", lambda: self.session.show_file(written.outputs[0].parent)
        )
        self._clear_outputs()
        for path in written.outputs:
            self.outputs.addWidget(
                button(
                    f"打开 {path.name}",
                    lambda path=path: self.session.show_file(path),
                    kind="link",
                    tip=str(path),
                )
            )
        self.outputs.addStretch(1)


def answered_words(done: Answered) -> str:
    """Say what became of a workbook from above."""
    filled = sum(bool(one.cells) for one in done.rows)
    left = sum(len(one.left) for one in done.rows)
    told = [f"上级的填报表共 {len(done.rows)} 项，填好 {filled} 项，写成“{done.path.name}”"]
    if done.without:
        told.append(f"{len(done.without)} 行在本单位的方案里没有对应的任务，空着")
    if done.unreported:
        told.append(f"{len(done.unreported)} 项还没有人填报，空着")
    if left:
        told.append(f"{left} 格已经写了别的、放不下或者没有这一栏，没有改")
    if done.unconfirmed:
        told.append(f"{len(done.unconfirmed)} 项的进度还没有人确认，报出前请先审核")
    return "；".join(told) + "。表里“填报人”等几格请自己写上。"


def _open_matters(preview: ReportPreview) -> list[OpenMatter]:
    """Say what is open by kind, with the numbers of 审核; nothing of it hinders a draft."""
    matters = [
        OpenMatter(f"{REVIEW_KINDS[kind]} {number}", open_scope(kind))
        for kind, number in preview.open.items()
        if number
    ]
    if number := preview.statistics.proposed:
        matters.append(OpenMatter(f"{UNCONFIRMED} {number}", UNCONFIRMED))
    return matters


def _task(one: TaskLine) -> tuple[str, ...]:
    return str(one.number), one.text, one.completion, "、".join(one.lead_units)
