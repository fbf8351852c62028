"""任务分解: drop a document, look it over, load it; the plan as a tree and a table."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QModelIndex, QPoint, QSignalBlocker, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QMenu,
    QPlainTextEdit,
    QSplitter,
    QTreeView,
    QWidget,
)

from gwreport.domain.findings.code import Severity
from gwreport.domain.plan.column_mapping import NOTHING_SAID, ColumnMapping
from gwreport.domain.plan.named_plans import MAIN
from gwreport.domain.plan.plan import Item
from gwreport.ui.appearance.class_colours import CORRECTED_COLOUR, SEVERITY_COLOURS
from gwreport.ui.asking import DOCUMENTS
from gwreport.ui.desks.correction_desk import CorrectionDesk
from gwreport.ui.desks.earlier_reports import EarlierReports
from gwreport.ui.desks.named_plans_desk import NamedPlansDesk
from gwreport.ui.desks.start_desk import begin_draft
from gwreport.ui.dialogs.column_mapping import MappingDialog
from gwreport.ui.dialogs.plan_preview import PlanPreviewDialog
from gwreport.ui.models.item_lines import item_lines, words_before
from gwreport.ui.models.plan_columns import correctable_columns
from gwreport.ui.models.plan_tree import GROUP_ROLE, GROUPINGS, PlanTree
from gwreport.ui.operations import plans
from gwreport.ui.operations.plans import PlanPreview, PlanView, Unread
from gwreport.ui.page import Page
from gwreport.ui.session import Session, Where
from gwreport.ui.widgets.basics import button, column, filter_field, named, row
from gwreport.ui.widgets.drop_zone import DropZone, dropped_paths
from gwreport.ui.widgets.table import Table
from gwreport.ui.year.last_year_line import LastYearLine
from gwreport.workflow.book.part import Part
from gwreport.workflow.plan.load_plan import LoadedPlan

# What leads to a document that is being looked over, before its path.
_PREVIEW = "preview:"
_MAP = "对应栏目…"
_ID = "编号"


class PlanPage(Page):
    """The year's items."""

    name = "plan"
    title = "任务分解方案"
    # The plan names units, and these may have other names now.
    # What was decided of last year's items is told above it.
    depends = frozenset({Part.PLAN, Part.REGISTRY, Part.PAST_REPORTS, Part.DECISIONS})
    of_round = False

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.setAcceptDrops(True)
        self.earlier = EarlierReports(session, self.notice, self)
        self.lists = NamedPlansDesk(
            session, self, self.ask_file, lambda path, name: self.preview(path, named=name)
        )
        self.zone = DropZone(
            "把任务分解方案拖到这里",
            "Word、Excel、PDF、文本都可以；先给您看读出的内容，核对以后才装入。",
            button(
                "起草…",
                lambda: begin_draft(session, self, self.preview),
                kind="link",
                tip="还没有分解方案时，从政府工作报告起草：逐句列出任务，按往年的方案建议牵头单位",
            ),
            button(
                "装入往期报告…",
                self.earlier.choose,
                kind="link",
                tip="装入以前各期的报告，审核时拿来和上期比对",
            ),
            self.lists.load_button,
            button(
                "选择文件…",
                self.choose,
                icon="folder",
                tip="选一份任务分解方案，先看读出的内容，核对以后才装入",
            ),
        )
        self.zone.dropped.connect(self._take_first)
        self.groupings = named(QComboBox(), "任务按什么分")
        self.groupings.addItems(list(GROUPINGS))
        self.groupings.currentTextChanged.connect(self._regroup)
        self.tree_model = PlanTree(self)
        self.tree = named(QTreeView(), "任务的分组")
        self.tree.setModel(self.tree_model)
        self.tree.setHeaderHidden(True)
        self.tree.selectionModel().currentChanged.connect(self._filter)
        self.view = PlanView(None, ())
        self.desk = CorrectionDesk(session, self.name, self)
        self.desk.done.connect(self.notice.show_words)
        self.items: Table[Item] = Table(
            "任务分解", correctable_columns(self._colour_of, self._tip_of)
        )
        self.items.chosen.connect(self._show_item)
        self.items.opened.connect(lambda item: self.desk.correct(item, self.view))
        self.items.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.items.customContextMenuRequested.connect(self._offer)
        self.correct_button = button("更正…", self.correct, tip="双击一行、按 Enter 也可以")
        self.undo_button = button(
            "撤销更正…", self.undo_correction, tip="撤销选中一行最近的一次更正，要写明理由"
        )
        self.review_button = button(
            "到审核里看", self.show_in_review, kind="link", tip="到审核页看选中的这一项"
        )
        self.only_told = QCheckBox("只看要核对的")
        self.only_told.setToolTip("只列出读的时候拿不准、要对着原文看一遍的行")
        self.only_told.toggled.connect(lambda _: self._filter(self.tree.currentIndex()))
        self.search = filter_field("筛选任务、领导、单位", self.items.filter.set_words, wide=True)
        self.words = named(QPlainTextEdit(), "选中的任务")
        self.words.setReadOnly(True)
        self.words.setMaximumHeight(120)
        left = QWidget()
        left.setLayout(column(self.groupings, self.tree, gap=10))
        right = QWidget()
        layout = column(gap=10)
        layout.addLayout(
            row(
                self.search,
                self.only_told,
                self.lists.matters_button,
                self.correct_button,
                self.undo_button,
                self.review_button,
            )
        )
        layout.addWidget(self.items, 1)
        layout.addWidget(self.words)
        right.setLayout(layout)
        self.parts = QSplitter(Qt.Orientation.Horizontal)
        self.parts.addWidget(left)
        self.parts.addWidget(right)
        self.parts.setSizes([230, 900])
        self.last_year = LastYearLine()
        self.last_year.wanted.connect(lambda tab: self.leads_to.emit("year", tab))
        self.body.addWidget(self.zone)
        self.body.addWidget(self.last_year)
        self.body.addWidget(self.parts, 1)
        self._show_item(None)

    def refresh(self) -> None:
        """Read the plan."""
        location = self.session.location
        self.read(lambda: plans.view_plan(location), self._show)

    def show_subject(self, subject: object) -> None:
        """Show one item by its id, the items of a leader or unit, or a document that is not loaded."""
        if isinstance(subject, tuple):
            sort, name = subject
            self.groupings.setCurrentText("按领导" if sort == "leader" else "按牵头单位")
            self._choose_group(str(name))
        elif isinstance(subject, str) and subject.startswith(_PREVIEW):
            name, _, path = subject.removeprefix(_PREVIEW).rpartition("\n")
            self.preview(Path(path), named=name)
        elif isinstance(subject, str):
            self.search.clear()
            self.tree.setCurrentIndex(self.tree_model.index(0, 0))
            self.items.want(lambda item: item.id == subject)

    # Loading

    def choose(self) -> None:
        """Ask for a document."""
        name = self.ask_file("选择任务分解方案", DOCUMENTS, "plan")
        if name:
            self.preview(Path(name))

    def preview(self, path: Path, mapping: ColumnMapping = NOTHING_SAID, named: str = MAIN) -> None:
        """Read a document, a version of the plan `named` (清单), and show what was read of it."""
        at = self.session.where
        self.session.jobs.run(
            f"正在读取“{path.name}”",
            lambda progress: plans.preview_or_ask(
                at.location, path, datetime.now(), progress, mapping, named
            ),
            lambda preview: self._show_preview(preview, at, named),
        )

    def map_columns(
        self, path: Path, mapping: ColumnMapping = NOTHING_SAID, named: str = MAIN
    ) -> None:
        """Let the clerk say what the columns of a document are, and read it by that."""
        dialog = MappingDialog(path, self.session.location, self.session.jobs, self, mapping)
        dialog.accepted.connect(lambda: self.preview(path, dialog.mapping, named))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Take a document anywhere on the page."""
        if dropped_paths(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Read what was dropped."""
        self._take_first(dropped_paths(event))

    def _take_first(self, paths: list[Path]) -> None:
        if paths:
            self.preview(paths[0])

    def _show_preview(self, preview: PlanPreview | Unread, at: Where, named: str) -> None:
        if isinstance(preview, Unread):
            answers = (_MAP, "不装入")
            if self.session.messages.ask_choice("没有读出", preview.sentence, answers) == _MAP:
                self.map_columns(preview.path, named=named)
            return
        if at.workspace != self.session.where.workspace:
            # Another workspace was opened meanwhile: the document was held against the other one.
            return
        path = str(preview.path.absolute())
        keeping = self.session.keeping(
            "plan",
            path,
            title=f"核对“{preview.path.name}”时的改正",
            page=self.name,
            leads_to=_PREVIEW + (f"{preview.name}\n" if preview.name else "") + path,
        )
        dialog = PlanPreviewDialog(preview, keeping, self)
        dialog.accepted.connect(lambda: self._store(dialog, at))
        dialog.mapping_wanted.connect(
            lambda: self.map_columns(preview.path, preview.mapping, named)
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _store(self, dialog: PlanPreviewDialog, at: Where) -> None:
        preview, keeping, written = dialog.preview, dialog.keeping, dialog.written()
        corrections, dropped = dict(dialog.corrections), set(dialog.dropped)
        contacts = dialog.contacts.isChecked()
        who = self.session.state.acting

        def tell(loaded: LoadedPlan) -> None:
            keeping.settle(written)
            self._tell_loaded(loaded)

        self.session.change(
            "正在装入任务分解方案",
            lambda progress: plans.store_plan(
                at.location,
                preview,
                corrections,
                dropped,
                datetime.now(),
                progress,
                contacts=contacts,
                who=who,
            ),
            tell,
        )

    # Correcting

    def correct(self) -> None:
        """Put the chosen row right."""
        if self.items.current is not None:
            self.desk.correct(self.items.current, self.view)

    def undo_correction(self) -> None:
        """Take the newest correction of the chosen row back."""
        if self.items.current is not None:
            self.desk.undo(self.items.current, self.view)

    def undo_here(self) -> bool:
        """Take the newest correction back, whose ever it is; no decision is taken back from here."""
        rows = {item.id: item for item in self.items.table.rows if item.printed is not None}
        numbers = {
            one[-1].number: item for item, one in self.view.corrections.items() if item in rows
        }
        if numbers:
            item = rows[numbers[max(numbers)]]
            # It is seen what is taken back, whatever was chosen.
            self.items.choose(lambda one: one.id == item.id)
            self.desk.undo(item, self.view)
        else:
            self.notice.show_words("这里没有可以撤销的更正。", "warning")
        return True

    def show_in_review(self) -> None:
        """Lead to the chosen row in the review."""
        if self.items.current is not None:
            self.leads_to.emit("review", self.items.current.id)

    def _offer(self, at: QPoint) -> None:
        item = self.items.current
        if item is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction("更正…", self.correct)
        undo = menu.addAction("撤销更正…", self.undo_correction)
        undo.setEnabled(item.printed is not None and item.id in self.view.corrections)
        menu.addAction("复制", self.items.copy)
        menu.addSeparator()
        menu.addAction("到审核里看", self.show_in_review)
        menu.popup(self.items.viewport().mapToGlobal(at))

    def _colour_of(self, item: Item, heading: str) -> str:
        if heading == _ID and item.id in self.view.told:
            return SEVERITY_COLOURS[Severity.WARNING]
        return CORRECTED_COLOUR if heading in words_before(item) else ""

    def _tip_of(self, item: Item, heading: str) -> str:
        if heading == _ID:
            return "\n".join(self.view.told.get(item.id, ()))
        before = words_before(item).get(heading)
        return f"已更正，文件里是：{before}" if before is not None else ""

    # Showing

    def _show(self, view: PlanView) -> None:
        self.view = view
        items = view.plan.items if view.plan else ()
        self.parts.setVisible(bool(items))
        self.zone.set_small(small=bool(items))
        self.set_note(plans.plan_words(view))
        self.last_year.show_counts(*view.last_year)
        self.lists.show_plans([one.name for one in view.plan.named] if view.plan else [])
        to_check = sum(item.id in view.told for item in items)
        self.only_told.setText(f"只看要核对的（{to_check}）")
        self.only_told.setVisible(bool(to_check))
        if not to_check:
            self.only_told.setChecked(False)
        self.items.show_rows(items, key=lambda item: item.id)
        self._regroup()

    def _regroup(self) -> None:
        with QSignalBlocker(self.tree.selectionModel()):
            self.tree_model.show_items(self.items.table.rows, self.groupings.currentText())
        self.tree.expandToDepth(0)
        self.tree.setCurrentIndex(self.tree_model.index(0, 0))
        self._filter(self.tree.currentIndex())

    def _filter(self, index: QModelIndex) -> None:
        ids = index.data(GROUP_ROLE)
        told = self.view.told if self.only_told.isChecked() else None
        self.items.filter.set_choice(
            lambda item: (ids is None or item.id in ids) and (told is None or item.id in told)
        )

    def _choose_group(self, name: str) -> None:
        for at in range(self.tree_model.rowCount()):
            index = self.tree_model.index(at, 0)
            if str(index.data()).split("　")[0] == name:
                self.tree.setCurrentIndex(index)
                return

    def _show_item(self, item: Item | None) -> None:
        self.correct_button.setEnabled(item is not None)
        self.review_button.setEnabled(item is not None)
        counting = self.view.corrections.get(item.id, ()) if item is not None else ()
        self.undo_button.setVisible(bool(counting and item and item.printed))
        if item is None:
            self.words.clear()
            return
        told = self.view.told.get(item.id, ())
        self.words.setPlainText("\n".join(item_lines(item, told, counting)))

    def take_focus(self) -> None:
        """Take the keyboard to the rows, which Enter corrects."""
        self.items.setFocus()

    def _tell_loaded(self, loaded: LoadedPlan) -> None:
        of_plan = f"清单“{loaded.name}”，" if loaded.name else ""
        words = f"已装入第 {loaded.version} 版，{of_plan}共 {len(loaded.plan.items)} 项。"
        if loaded.new_units:
            words += f"名录新增 {len(loaded.new_units)} 个单位。"
        self.notice.show_words(words, "good")
        self.notice.set_action("去核对单位名录", lambda: self.leads_to.emit("units", None))
