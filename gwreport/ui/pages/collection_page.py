"""回收: drop what came back anywhere on the page; one line a file, one line a unit."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QComboBox, QSplitter, QWidget

from gwreport.domain.findings.code import Severity
from gwreport.domain.findings.finding import Finding
from gwreport.domain.merging.summary import UnitProgress
from gwreport.domain.papers import Paper
from gwreport.domain.returns.returns import Outcome
from gwreport.domain.statuses import UnitState
from gwreport.ui.appearance.class_colours import OUTCOME_COLOURS, UNIT_STATE_COLOURS
from gwreport.ui.asking import RETURNS
from gwreport.ui.desks.evidence_desk import EvidenceDesk
from gwreport.ui.desks.mailbox_desk import MailboxDesk
from gwreport.ui.desks.originals import Originals
from gwreport.ui.desks.watch_desk import WatchDesk
from gwreport.ui.models.row_table import ShownColumn, number_column
from gwreport.ui.operations import chasing
from gwreport.ui.operations.collection import (
    Collection,
    ReturnedFile,
    collect,
    collected_words,
    extract,
    view_collection,
)
from gwreport.ui.operations.evidence import EvidenceOf, EvidenceView, view_evidence
from gwreport.ui.operations.mailing import taken_words
from gwreport.ui.page import Page
from gwreport.ui.session import Session
from gwreport.ui.widgets.basics import button, filter_field, named, tab
from gwreport.ui.widgets.chase_tab import ChaseTab
from gwreport.ui.widgets.drop_zone import DropZone, dropped_paths
from gwreport.ui.widgets.frame.late_tabs import LateTabs
from gwreport.ui.widgets.table import Table
from gwreport.ui.widgets.tables.evidence_tab import EvidenceTab
from gwreport.ui.widgets.told_file import ToldFile, ToldLine
from gwreport.wording.decisions import time_words
from gwreport.wording.names import UNIT_STATES
from gwreport.wording.return_names import OUTCOMES, SEVERITIES
from gwreport.workflow.book.part import EVERYTHING, Part
from gwreport.workflow.mail.take_mailbox import TakenMailbox
from gwreport.workflow.output.papers import WrittenPapers
from gwreport.workflow.returns.collect_returns import Collected

FILE_COLUMNS: tuple[ShownColumn[ReturnedFile], ...] = (
    number_column("编号", lambda one: one.number, 62),
    ShownColumn(
        "结果",
        lambda one: OUTCOMES[one.outcome],
        154,
        badge=lambda one: OUTCOME_COLOURS[one.outcome],
    ),
    ShownColumn("单位", lambda one: one.unit or "—", 150),
    ShownColumn("文件", lambda one: one.name, 240, tip=lambda one: one.path),
    ShownColumn("说明", lambda one: one.reason, 0, least=140),
    ShownColumn("收到时间", lambda one: time_words(one.received_at), 140),
)
UNIT_COLUMNS: tuple[ShownColumn[UnitProgress], ...] = (
    ShownColumn("单位", lambda one: one.unit, 0),
    ShownColumn(
        "状态",
        lambda one: UNIT_STATES[one.state],
        120,
        badge=lambda one: UNIT_STATE_COLOURS[one.state],
    ),
    ShownColumn(
        "已填/应填",
        lambda one: f"{one.filled}/{one.items}",
        100,
        key=lambda one: one.filled - one.items,
        centred=True,
    ),
    ShownColumn(
        "版本", lambda one: str(one.version or "—"), 70, key=lambda one: one.version, centred=True
    ),
    ShownColumn("最近收到", lambda one: time_words(one.returned_at) or "—", 150),
    ShownColumn("联系人", lambda one: one.contact, 110),
    ShownColumn("电话", lambda one: one.phone, 140),
)
_ALL = "全部"
_TONES = {Severity.ERROR: "danger", Severity.WARNING: "warning", Severity.INFO: ""}


class CollectionPage(Page):
    """Takes files from anywhere, and shows what became of each."""

    name = "collection"
    title = "回收填报表"
    is_dense = True
    depends = EVERYTHING - {Part.PAST_REPORTS, Part.MAIL}

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.setAcceptDrops(True)
        self.watching = WatchDesk(session, self.ask_folder, self)
        self.watching.collected.connect(self._tell)
        self.watching.stopped.connect(lambda words: self.notice.show_words(words, "warning"))
        self.originals = Originals(session, self.notice)
        self.zone = DropZone(
            "把收到的填报表拖到这里",
            "文件、文件夹、压缩包、保存下来的邮件都可以，改过名的也行。原件不会被移动或改动。",
            self.watching.button,
            button("选择文件夹…", self.choose_folder, tip="收取一个文件夹里的全部文件，含子文件夹"),
            button("选择文件…", self.choose_files, icon="folder", tip="可以一次选好几个"),
        )
        self.zone.dropped.connect(self.take)
        self.action_bar.addWidget(MailboxDesk(session, self, self._tell_mailbox).button)
        self.files: Table[ReturnedFile] = Table("回收的文件", FILE_COLUMNS)
        self.files.empty_words = (
            "本期还没有收到填报表。把收到的文件或文件夹拖到上面，或者点“选择文件”。"
        )
        self.files.chosen.connect(self._show_file)
        self.files.opened.connect(self.look_at)
        self.files.own_deeds = [("打开原件（只读副本）", self.look_at)]
        self.units: Table[UnitProgress] = Table("各单位报送情况", UNIT_COLUMNS)
        self.details = named(ToldFile(), "这个文件的情况")
        self.details.setPlaceholderText("选中一个文件，这里说明它的情况和该怎么办。")
        self.details.wanted.connect(lambda place: self.look_at(self.files.current, place))
        self.outcome_choice = _choice("列出哪些文件", [OUTCOMES[one] for one in Outcome])
        self.outcome_choice.currentTextChanged.connect(self._filter_files)
        self.state_choice = _choice("列出哪些单位", [UNIT_STATES[one] for one in UnitState])
        self.state_choice.currentTextChanged.connect(self._filter_units)
        self.file_search = filter_field("筛选文件", self.files.filter.set_words)
        self.unit_search = filter_field("筛选单位", self.units.filter.set_words)
        self.tabs = LateTabs()
        self.tabs.addTab(self._files_tab(), "文件")
        self.tabs.addTab(self._units_tab(), "单位")
        # All four at once would keep the window still for too long.
        self._chase_place = self.tabs.add_later("催报", lambda: self.chase)
        self._evidence_place = self.tabs.add_later("佐证材料", lambda: self.evidence)
        self.body.addWidget(self.zone)
        self.body.addWidget(self.watching.words)
        self.body.addWidget(self.tabs, 1)

    @cached_property
    def chase(self) -> ChaseTab:
        """Whom to urge, and with which words."""
        made = ChaseTab(
            button("生成催报函…", self.write_letters, tip="给没有报齐的单位每家写一份 Word 函"),
            button(
                "导出催报清单…",
                self.export_chase,
                tip="把要催的单位和该说的话写成文件",
            ),
        )
        self.tabs.put(self._chase_place, made)
        return made

    @cached_property
    def evidence(self) -> EvidenceTab:
        """What came beside the returns, and what is done with it."""
        made = EvidenceTab()
        self._desk = desk = EvidenceDesk(self.session, self.notice, self, lambda: made.view.items)
        made.looked_at.connect(desk.look_at)
        made.assigned.connect(desk.assign)
        made.of_whole.connect(desk.give_to_whole)
        made.taken_back.connect(desk.take_back)
        self.tabs.put(self._evidence_place, made)
        return made

    def _files_tab(self) -> QWidget:
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.files)
        parts.addWidget(self.details)
        parts.setStretchFactor(0, 4)
        parts.setStretchFactor(1, 1)
        return tab(
            parts,
            self.outcome_choice,
            self.file_search,
            1,
            button(
                "打开原件",
                lambda: self.look_at(self.files.current),
                tip="打开这个文件的只读副本（双击一行也可以）",
            ),
            button(
                "导出原件和附件…",
                self.extract,
                tip="把选中的文件和它里面的图片、附件写到一个文件夹里",
            ),
        )

    def _units_tab(self) -> QWidget:
        return tab(self.units, self.state_choice, self.unit_search, 1)

    def refresh(self) -> None:
        """Read what came."""
        location, code = self.session.location, self.session.round
        self.read(lambda: view_collection(location, code, date.today()), self._show)
        self.session.jobs.read(
            "chase",
            lambda: chasing.view_chase(location, code, date.today()),
            lambda found: self.chase.show_chase(found),
        )
        self.session.jobs.read(
            "evidence", lambda: view_evidence(location, code), self._show_evidence
        )

    def _show_evidence(self, view: EvidenceView) -> None:
        self.evidence.show_evidence(view)
        waiting = f"（{view.waiting} 份待指定）" if view.waiting else ""
        self.tabs.setTabText(self.tabs.indexOf(self.evidence), f"佐证材料{waiting}")

    def look_at(self, one: ReturnedFile | None, place: str = "") -> None:
        """Open a file as it came; `place` is where to look in it."""
        if one is not None:
            self.originals.show(one.number, place)

    def extract(self) -> None:
        """Ask for a folder and write the chosen file there as it came, with what is in it."""
        one = self.files.current
        folder = self._ask_out() if one is not None else ""
        if one is not None and folder:
            location = self.session.location
            self.session.jobs.run(
                "正在导出原件",
                lambda _: extract(location, one.number, Path(folder)),
                lambda made: self._tell_written(
                    f"原件和 {len(made.attached)} 个图片、附件已导出", made.original, made.kept
                ),
            )

    def export_chase(self) -> None:
        """Ask for a folder and write the list and the texts of those to call."""
        found = self.chase.found
        folder = self._ask_out() if found is not None else ""
        if found is not None and folder:
            location = self.session.location
            self.session.jobs.run(
                "正在生成催报清单",
                lambda _: chasing.write_chase(location, found, Path(folder)),
                lambda made: self._tell_written(
                    "催报清单和各单位的催报话已生成", made.list_path, made.kept
                ),
            )

    def write_letters(self) -> None:
        """Ask for a folder and write a letter to each unit that is late."""
        folder = self._ask_out()
        if not folder:
            return
        location, code = self.session.location, self.session.round
        self.session.jobs.run(
            "正在生成催报函",
            lambda _: chasing.write_letters(
                location, code, Path(folder), (Paper.LETTER,), date.today(), None
            ),
            self._tell_letters,
        )

    def _ask_out(self) -> str:
        return self.ask_folder("放在哪个文件夹？", "report")

    def _tell_letters(self, written: WrittenPapers) -> None:
        paths = [path for _, files in written.files for path in files]
        if paths:
            self._tell_written(f"生成了 {len(paths)} 份催报函", paths[0], written.kept)
        else:
            self.notice.show_words("没有需要发催报函的单位。", "good")

    def _tell_written(self, words: str, path: Path, kept: Sequence[Finding]) -> None:
        self.tell_written(f"{words}，在“{path.parent}”。", kept)
        self.notice.set_action("打开文件夹", lambda: self.session.show_file(path.parent))

    def show_subject(self, subject: object) -> None:
        """Show one unit, one file by its number, the files of an outcome, the units in a state, 催报 or evidence."""
        if isinstance(subject, UnitState):
            self.tabs.setCurrentIndex(1)
            self.state_choice.setCurrentText(UNIT_STATES[subject])
        elif isinstance(subject, Outcome):
            self.tabs.setCurrentIndex(0)
            self.outcome_choice.setCurrentText(OUTCOMES[subject])
        elif isinstance(subject, int):
            self.tabs.setCurrentIndex(0)
            self.outcome_choice.setCurrentIndex(0)
            self.file_search.clear()
            self.files.want(lambda one: one.number == subject)
        elif isinstance(subject, EvidenceOf):
            self.tabs.setCurrentWidget(self.evidence)
            self.evidence.show_item(subject.item)
        elif subject == "chase":
            self.tabs.setCurrentWidget(self.chase)
        elif isinstance(subject, str):
            self.tabs.setCurrentIndex(1)
            self.state_choice.setCurrentText(_ALL)
            self.unit_search.clear()
            self.units.want(lambda one: one.unit == subject)

    # Taking in

    def choose_files(self) -> None:
        """Ask for files and take them in."""
        names = self.session.places.ask_files("选择收到的文件", RETURNS, "collect")
        self.take([Path(name) for name in names])

    def choose_folder(self) -> None:
        """Ask for a folder and take in what stands in it."""
        name = self.ask_folder("选择收到的文件所在的文件夹", "collect")
        self.take([Path(name)] if name else [])

    def take(self, paths: list[Path]) -> None:
        """Take these files and folders in."""
        if not paths or self.session.workspace is None:
            return
        self.session.state.remember_folder("collect", paths[0].parent)
        location = self.session.location
        self.session.change(
            "正在收取",
            lambda progress: collect(location, paths, datetime.now(), progress),
            self._tell,
        )

    def forget(self) -> None:
        """Take away what was told of the workspace before; its watched folder is not the next one's."""
        super().forget()
        self.watching.follow_workspace()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take files anywhere on the page."""
        if dropped_paths(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Take in what was dropped."""
        self.take(dropped_paths(event))

    # Showing

    def _show(self, view: Collection) -> None:
        name = self.session.round_name
        self.zone.setEnabled(view.issued)
        self.zone.set_small(small=bool(view.files))
        unissued = f"{name}还没有下发填报表，收不了。请先到“下发”页生成填报表。"
        self.notice.show_state("" if view.issued else unissued)
        if not view.issued:
            self.set_note(name)
        came = sum(one.version > 0 for one in view.units)
        if view.issued:
            self.set_note(
                f"{name}　{came}/{len(view.units)} 个单位已有回收表，共 {len(view.files)} 个文件"
            )
        self.files.show_rows(view.files, key=lambda one: one.number)
        self.units.show_rows(view.units, key=lambda one: one.unit)

    def _tell(self, collected: Collected) -> None:
        words = collected_words(collected, self.session.round)
        self.notice.show_words(words, "warning" if collected.to_settle else "good")

    def _tell_mailbox(self, taken: TakenMailbox) -> None:
        words = taken_words(taken, lambda found: collected_words(found, self.session.round))
        self.notice.show_words(words, "warning" if taken.to_settle else "good")

    def _show_file(self, one: ReturnedFile | None) -> None:
        if one is None:
            self.details.clear()
            return
        lines = [
            ToldLine(f"文件：{one.path}"),
            ToldLine(
                f"结果：{OUTCOMES[one.outcome]}　填报 {one.entries} 项　版本 {one.version or '—'}"
            ),
        ]
        for told in sorted(one.told, key=lambda told: list(Severity).index(told.severity)):
            words = f"【{SEVERITIES[told.severity]}】{told.message}{told.suggestion}"
            lines.append(
                ToldLine(
                    words + ("　出处：" if told.place else ""), told.place, _TONES[told.severity]
                )
            )
        self.details.show_lines(lines)

    def _filter_files(self, words: str) -> None:
        wanted = next((one for one in Outcome if OUTCOMES[one] == words), None)
        self.files.filter.set_choice((lambda one: one.outcome is wanted) if wanted else None)

    def _filter_units(self, words: str) -> None:
        wanted = next((one for one in UnitState if UNIT_STATES[one] == words), None)
        self.units.filter.set_choice((lambda one: one.state is wanted) if wanted else None)


def _choice(name: str, words: list[str]) -> QComboBox:
    made = named(QComboBox(), name)
    made.addItems([_ALL, *words])
    made.setMinimumWidth(150)
    return made
