"""历史: everything that was ever done to the workspace, and check, backup and restore."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from gwreport.reports.lists.journal import JournalLine
from gwreport.ui.asking import WORKBOOKS, WORKSPACES
from gwreport.ui.models.row_table import ShownColumn, number_column
from gwreport.ui.operations import history as operations
from gwreport.ui.operations.history import Checked
from gwreport.ui.operations.workspaces import shown_name
from gwreport.ui.page import Page
from gwreport.ui.session import Session
from gwreport.ui.widgets.basics import button, filter_field, row
from gwreport.ui.widgets.table import Table
from gwreport.wording.decisions import exact_time_words
from gwreport.wording.journal import SOUND
from gwreport.workflow.book.part import EVERYTHING
from gwreport.workflow.outputs import WrittenFile

_OPEN_RESTORED, _STAY = "打开恢复出来的工作区", "留在现在的工作区"
COLUMNS: tuple[ShownColumn[JournalLine], ...] = (
    number_column("编号", lambda one: one.number, 72),
    ShownColumn("时间", lambda one: exact_time_words(one.at), 170),
    ShownColumn("事项", lambda one: one.kind, 120),
    ShownColumn("内容", lambda one: one.words, 0),
)


class HistoryPage(Page):
    """The journal can be read and exported; nothing in it can be changed."""

    name = "history"
    title = "历史记录"
    depends = EVERYTHING
    of_round = False
    note = "每一步都有记录，只增不改。记录前后相扣，被人改动过就能查出来。"

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.lines: Table[JournalLine] = Table("历史记录", COLUMNS)
        search = filter_field("筛选记录", self.lines.filter.set_words)
        search.setMinimumWidth(260)
        for made in (
            button("从备份恢复…", self.restore, tip="用备份另外建一个工作区，现在的不动"),
            button("备份…", self.back_up, tip="把整个工作区另存一份"),
            button(
                "检查工作区",
                self.check,
                kind="primary",
                icon="check",
                tip="逐条核对记录，看有没有被改动或损坏",
            ),
        ):
            self.action_bar.addWidget(made)
        self.body.addLayout(
            row(
                search,
                1,
                button("导出记录…", self.export, icon="upload", tip="把全部记录写成 Excel 表"),
            )
        )
        self.body.addWidget(self.lines, 1)

    def refresh(self) -> None:
        """Read the journal."""
        location = self.session.location
        self.read(lambda: operations.view_history(location), self._show)

    def check(self) -> None:
        """Hold the workspace against its journal."""
        location = self.session.location
        self.session.jobs.run(
            "正在检查工作区", lambda _: operations.check(location), self._tell_check
        )

    def repair(self) -> None:
        """Set the workspace right by its journal, after asking."""
        if self.session.messages.confirm(
            "按记录修复",
            "按历史记录重建这个工作区的内容，修复前的文件会另存一份。请先确认没有别的窗口在用它。继续吗？",
            "修复",
        ):
            location = self.session.location
            self.session.change(
                "正在修复工作区",
                lambda _: operations.repair(location, datetime.now()),
                self._tell_repair,
            )

    def trust(self) -> None:
        """Take this for the right one, after asking, and check once more."""
        if self.session.messages.confirm(
            "认准这一份",
            "今后检查就从这一份比起，不再提醒它比以前见过的少或不同。请先确认它是用备份换回来的，没有被人改动。继续吗？",
            "认准",
        ):
            location = self.session.location
            self.session.jobs.run(
                "正在检查工作区",
                lambda _: operations.trust(location),
                lambda _: self.check(),
            )

    def _tell_repair(self, done: Checked) -> None:
        words = "\n".join(("工作区已按记录修复。", *done.sentences))
        self.notice.show_words(words, "good" if done.is_sound else "danger")

    def back_up(self) -> None:
        """Ask for a name and copy the workspace there."""
        location = self.session.location
        stem = Path(shown_name(location)[0]).stem
        name = self.ask_new_file(
            "备份工作区", WORKSPACES, "backup", f"{stem}_备份_{date.today():%Y%m%d}.gwr"
        )
        if name:
            self.session.jobs.run(
                "正在备份",
                lambda _: operations.back_up(location, Path(name)),
                lambda made: self.tell_written(f"已备份到“{made.path}”。", made.kept),
            )

    def restore(self) -> None:
        """Ask for a backup and a new name, make the workspace and open it."""
        source = self.ask_file("选择备份", WORKSPACES, "backup")
        if not source:
            return
        proposed = f"{Path(source).stem}_恢复_{date.today():%Y%m%d}.gwr"
        target = self.ask_new_file("恢复成哪个文件？", WORKSPACES, "workspace", proposed)
        if target:
            self.session.jobs.run(
                "正在从备份恢复",
                lambda _: operations.restore(Path(source), Path(target), datetime.now()),
                lambda made: self._offer(Path(source), *made),
            )

    def _offer(self, source: Path, target: Path, told: Sequence[str]) -> None:
        """Say what was restored from what to where, and offer to open it."""
        now = shown_name(self.session.location)[0]
        question = "\n".join(
            (
                f"已用备份“{source.name}”恢复出“{target.name}”，放在“{target.parent}”。",
                f"备份和现在打开的“{now}”都没有动。",
                *told,
            )
        )
        if self.session.messages.ask_choice("已恢复", question, (_OPEN_RESTORED, _STAY)) == _STAY:
            self.notice.show_words(question, "good")
            self.notice.set_action(_OPEN_RESTORED, lambda: self.session.open(str(target)))
        else:
            self.session.open(str(target))

    def export(self) -> None:
        """Ask for a name and write the journal there."""
        name = self.ask_new_file("导出历史记录", WORKBOOKS, "history", "历史记录.xlsx")
        if name:
            location = self.session.location
            self.session.jobs.run(
                "正在导出历史记录",
                lambda _: operations.export_history(location, Path(name)),
                self._tell_export,
            )

    def _show(self, lines: Sequence[JournalLine]) -> None:
        self.lines.show_rows(lines, key=lambda one: one.number)

    def _tell_check(self, checked: Checked) -> None:
        if checked.is_sound and not checked.sentences:
            self.notice.show_words("\n".join((SOUND, *checked.end)), "good")
        else:
            tone = "warning" if checked.is_sound else "danger"
            self.notice.show_words("\n".join((*checked.sentences, *checked.end)), tone)
            if not checked.is_sound:
                self.notice.set_action("按记录修复", self.repair)
            elif checked.may_trust:
                self.notice.set_action("认准这一份", self.trust)

    def _tell_export(self, made: WrittenFile) -> None:
        self.tell_written(f"历史记录已导出到“{made.path}”。", made.kept)
        self.notice.set_action("打开", lambda: self.session.show_file(made.path))
