"""报告: the report as it will print, the choice of files, and the papers around it."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QMenu, QTabWidget

from gwreport.domain.papers import Paper
from gwreport.reports.data import TaskLine
from gwreport.ui.desktop import open_path
from gwreport.ui.operations.chasing import write_letters
from gwreport.ui.operations.reporting import ReportPreview, view_report, write
from gwreport.ui.operations.sentences import finding_words
from gwreport.ui.pages.page import Page
from gwreport.ui.session import Session
from gwreport.ui.widgets.basics import button, clear
from gwreport.ui.widgets.print_preview import PrintPreview
from gwreport.ui.widgets.tally_cards import TallyCards
from gwreport.wording.names import PAPERS
from gwreport.workflow.output.papers import WrittenPapers
from gwreport.workflow.output.write_report import PDF, WORD, WORKBOOK, WrittenReport

_FORMATS = {WORKBOOK: "Excel 工作簿", WORD: "Word 公文", PDF: "PDF"}
_TASK_HEADINGS = ("序号", "目标任务", "完成情况", "牵头责任单位")
_TASK_WIDTHS = (7, 36, 42, 15)
_SHOWN = 400


class ReportPage(Page):
    """What is printed, before it is."""

    name = "report"
    title = "完成情况报告"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.formats: dict[str, QCheckBox] = {}
        papers = button("配套文书", lambda: None)
        menu = QMenu(papers)
        menu.addAction("督办通知单…", lambda: self.write_papers(Paper.SUPERVISION))
        menu.addAction("通报…", lambda: self.write_papers(Paper.CIRCULAR))
        menu.addAction("催报函…", lambda: self.write_papers(Paper.LETTER))
        papers.setMenu(menu)
        for format_, words in _FORMATS.items():
            box = self.formats[format_] = QCheckBox(words)
            box.setChecked(format_ != PDF)
            box.toggled.connect(self._offer)
            self.action_bar.addWidget(box)
        self.action_bar.addWidget(papers)
        self.write_button = button("生成报告", self.write, kind="primary", icon="report")
        self.action_bar.addWidget(self.write_button)
        self.outputs = QHBoxLayout()
        self.body.addLayout(self.outputs)
        self.covering, self.annex1, self.annex2, self.annex3 = (PrintPreview() for _ in range(4))
        self.summary = TallyCards()
        self.tabs = QTabWidget()
        for words, widget in (
            ("正文", self.covering),
            ("附件1　指标", self.annex1),
            ("附件2　任务", self.annex2),
            ("附件3　未依时序推进", self.annex3),
            ("汇总", self.summary),
        ):
            self.tabs.addTab(widget, words)
        self.body.addWidget(self.tabs, 1)

    def refresh(self) -> None:
        """Make the report anew."""
        location, code = self.session.location, self.session.round
        self.read(lambda: view_report(location, code), self._show)

    def forget(self) -> None:
        """Take away what was written for the workspace before."""
        super().forget()
        self._clear_outputs()

    def _clear_outputs(self) -> None:
        clear(self.outputs)

    def write(self) -> None:
        """Ask for a folder and write the files that are ticked."""
        state = self.session.state
        folder = self.session.messages.ask_folder("报告放在哪个文件夹？", state.folder("report"))
        if not folder:
            return
        state.remember_folder("report", Path(folder))
        location, code = self.session.location, self.session.round
        drafts = self._count_drafts()
        formats = [format_ for format_, box in self.formats.items() if box.isChecked()]
        self.session.jobs.run(
            "正在生成报告",
            lambda progress: write(location, code, Path(folder), formats, progress),
            lambda written: self._tell(written, drafts),
        )

    def _count_drafts(self) -> int:
        """Say how many texts of the round are rewritten and not stored: the report has none of them."""
        at = self.session.where
        return sum(
            (one.place.sort, one.place.round) == ("text", at.round)
            for one in self.session.drafts.of(at.workspace)
        )

    def write_papers(self, sort: Paper) -> None:
        """Ask for a folder and write the papers of one sort."""
        state = self.session.state
        folder = self.session.messages.ask_folder("文书放在哪个文件夹？", state.folder("report"))
        if not folder:
            return
        location, code = self.session.location, self.session.round
        self.session.jobs.run(
            f"正在生成{PAPERS[sort]}",
            lambda _: write_letters(location, code, Path(folder), (sort,), date.today(), None),
            self._tell_papers,
        )

    def _tell_papers(self, written: WrittenPapers) -> None:
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
            self.notice.set_action("打开文件夹", lambda folder=paths[0].parent: open_path(folder))

    def _offer(self) -> None:
        self.write_button.setEnabled(any(box.isChecked() for box in self.formats.values()))

    def _show(self, preview: ReportPreview | None) -> None:
        name = self.session.round_name
        self.tabs.setVisible(preview is not None)
        self.write_button.setEnabled(preview is not None)
        if preview is None:
            self.set_note(name)
            self.notice.show_state(f"{name}还没有下发填报表，没有可以报告的内容。")
            return
        self.notice.show_state("")
        data, counts = preview.data, preview.data.counts
        self.set_note(
            f"{name}　指标 {counts.indicators}，任务 {counts.tasks}，未依时序推进 {counts.behind}"
            f"（已确认 {preview.statistics.confirmed}），无人填报 {counts.missing}"
        )
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
            note="注：“/”表示暂无相关数据。",
        )
        for paper, mark, title, lines in (
            (self.annex2, "附件2", titles.tasks, data.tasks),
            (self.annex3, "附件3", titles.behind, data.behind),
        ):
            paper.show_table(
                mark,
                title,
                _TASK_HEADINGS,
                [_task(one) for one in lines[:_SHOWN]],
                _TASK_WIDTHS,
                note=f"（预览只显示前 {_SHOWN} 行）" if len(lines) > _SHOWN else "",
            )
        self.summary.show_statistics(preview.statistics)

    def _tell(self, written: WrittenReport, drafts: int) -> None:
        words = [f"已生成 {len(written.outputs)} 个文件，在“{written.outputs[0].parent}”。"]
        words += [finding_words(notice) for notice in written.notices]
        if drafts:
            words.append(
                f"有 {drafts} 项改写的文字还是草稿，没有用到报告里；到“审核”页保存后再生成。"
            )
        tone = "warning" if written.notices or drafts else "good"
        self.tell_written("\n".join(words), written.kept, tone)
        self.notice.set_action("打开文件夹", lambda: open_path(written.outputs[0].parent))
        self._clear_outputs()
        for path in written.outputs:
            self.outputs.addWidget(
                button(f"打开 {path.name}", lambda path=path: open_path(path), kind="link")
            )
        self.outputs.addStretch(1)


def _task(one: TaskLine) -> tuple[str, ...]:
    return str(one.number), one.text, one.completion, "、".join(one.lead_units)
