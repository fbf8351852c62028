"""领导简报: each leader's page as it will be, and the files for all or for those that are ticked."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QSplitter

from gwreport.ui.models.row_table import ShownColumn, number_column
from gwreport.ui.operations.leaders import BriefRow, BriefsView, view_briefs, write_leader_briefs
from gwreport.ui.page import Page
from gwreport.ui.plain_words import tip_text
from gwreport.ui.session import Session
from gwreport.ui.widgets.basics import button, named
from gwreport.ui.widgets.frame.plan_choice import PlanChoice
from gwreport.ui.widgets.print_preview import PrintPreview
from gwreport.ui.widgets.table import Table
from gwreport.workflow.output.leader_briefs import SLIDES, WORD, WrittenBriefs

_FORMATS = {
    WORD: ("Word 每人一页", "写出 Word 文件，每位领导一页"),
    SLIDES: ("幻灯片", "写出幻灯片，图表可以改"),
}
_COLUMNS: tuple[ShownColumn[BriefRow], ...] = (
    ShownColumn("领导", lambda one: one.brief.leader, 0, least=110),
    number_column("牵头", lambda one: one.brief.tally.total, 64),
    number_column("达序", lambda one: one.brief.tally.on_course, 64),
    number_column("落后", lambda one: one.brief.tally.behind, 64),
    number_column("未定", lambda one: one.brief.tally.unknown, 64),
)


class LeadersTab(Page):
    """Leaders on the left in their official order, the page of the chosen one on the right."""

    name = "leaders"
    is_within = True

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.view: BriefsView | None = None
        self.plan = PlanChoice("看哪张清单的简报，或者几张合在一起；生成的也是它", together=True)
        self.plan.changed.connect(self.refresh)
        self.action_bar.addWidget(self.plan)
        self.formats: dict[str, QCheckBox] = {}
        for format_, (words, tip) in _FORMATS.items():
            box = self.formats[format_] = QCheckBox(words)
            box.setToolTip(tip_text(tip))
            box.setChecked(True)
            box.toggled.connect(self._offer)
            self.action_bar.addWidget(box)
        self.write_button = button(
            "生成简报…",
            self.write,
            kind="primary",
            tip="把勾选的领导的简报写到一个文件夹里；一位也没有勾选，就是各位领导都要",
        )
        self.action_bar.addWidget(self.write_button)
        self.leaders: Table[BriefRow] = Table("各位领导的简报", _COLUMNS, ticks=True)
        self.leaders.empty_words = "方案里没有写牵头领导。"
        self.leaders.chosen.connect(self._show_page)
        self.leaders.table.ticks_changed.connect(self._offer)
        self.page = named(PrintPreview(), "这位领导的简报")
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.addWidget(self.leaders)
        parts.addWidget(self.page)
        parts.setSizes([430, 740])
        parts.setStretchFactor(1, 1)
        parts.setChildrenCollapsible(False)
        self.body.addWidget(parts, 1)
        self._offer()

    def take_focus(self) -> None:
        """Give the keyboard to the list."""
        self.leaders.setFocus()

    def refresh(self) -> None:
        """Make the pages anew."""
        location, code, named = self.session.location, self.session.round, self.plan.name
        self.read(lambda: view_briefs(location, code, named), self._show)

    def write(self) -> None:
        """Ask for a folder and write what is ticked."""
        folder = self.ask_folder("领导简报放在哪个文件夹？", "report")
        if not folder:
            return
        location, code, named = self.session.location, self.session.round, self.plan.name
        formats = [format_ for format_, box in self.formats.items() if box.isChecked()]
        leaders = [one.brief.leader for one in self.leaders.ticked]
        self.session.jobs.run(
            "正在生成领导简报",
            lambda progress: write_leader_briefs(
                location, code, Path(folder), formats, leaders, named, progress
            ),
            self._tell,
        )

    def _offer(self) -> None:
        ticked = len(self.leaders.ticked)
        self.write_button.setText(f"生成简报（{ticked} 位）…" if ticked else "生成简报…")
        has_rows = bool(self.view and self.view.rows)
        self.write_button.setEnabled(
            has_rows and any(one.isChecked() for one in self.formats.values())
        )

    def _show(self, view: BriefsView | None) -> None:
        self.view = view
        name = self.session.round_name
        rows = view.rows if view else ()
        self.leaders.show_rows(rows, key=lambda one: one.brief.leader)
        if view is None:
            self.leaders.empty_words = "还没有可以写的简报。"
            self.notice.show_state(f"{name}还没有下发填报表，没有可以写的简报。")
            self.set_note(name)
        else:
            self.notice.show_state("")
            self.plan.show_plans(view.plans)
            self.leaders.empty_words = "方案里没有写牵头领导。"
            state = "" if view.is_final else "　草稿，每页印有“征求意见稿”"
            missing = f"　有 {view.without_leader} 项没有写牵头领导" if view.without_leader else ""
            self.set_note(f"{name}　{len(rows)} 位领导，每位一页{missing}{state}")
        self.leaders.go_to_any()
        self._show_page(self.leaders.current)
        self._offer()

    def _show_page(self, one: BriefRow | None) -> None:
        if one is None or self.view is None:
            self.page.clear()
            return
        words = one.words
        lines = ["一、总体情况", words.summary]
        lines += [
            f"【{row.light}灯】{row.status}{row.count}项（{row.percent}%）：{row.names}"
            for row in words.classes
        ]
        lines.append("二、需要重点关注的事项")
        for row in words.needing:
            lines.append(
                f"{row.number}. {row.name}（{row.units}）。全年目标：{row.target}；目前进展：{row.progress}；"
                f"差距：{row.gap}；原因：{row.cause}。"
            )
        lines += [words.needing_note, "三、与上期相比", *words.changes]
        lines += ["四、下一步节点", *words.nodes, self.view.legend]
        self.page.show_text(self.view.title, "\n".join(lines), recipient=f"呈：{words.leader}")

    def _tell(self, written: WrittenBriefs) -> None:
        names = "、".join(f"“{one.name}”" for one in written.outputs)
        folder = written.outputs[0].parent
        self.tell_written(
            f"生成了 {len(written.leaders)} 位领导的简报：{names}，在“{folder}”。", written.kept
        )
        self.notice.set_action("打开文件夹", lambda: self.session.show_file(folder))
