"""台账: every item with its class in each round; the whole year of one item; register and cards as files."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QComboBox

from gwreport.domain.rounds import Round
from gwreport.domain.statuses import IS_BEHIND, Status
from gwreport.domain.year.closing import ClosingState
from gwreport.reports.comparison import CHANGE_NAMES, Change
from gwreport.reports.register.data import RegisterData, RegisterRow
from gwreport.ui.appearance.class_colours import CLOSING_COLOURS
from gwreport.ui.appearance.progress_colours import STATUS_COLOURS
from gwreport.ui.asking import WORD_FORMS
from gwreport.ui.models.row_table import ShownColumn
from gwreport.ui.operations import registering as operations
from gwreport.ui.page import Page
from gwreport.ui.session import Session
from gwreport.ui.widgets.basics import button, filter_field, label, named, row
from gwreport.ui.widgets.table import Table
from gwreport.ui.year.class_trend import ClassTrend
from gwreport.ui.year.item_year import ItemYear
from gwreport.wording.closing_names import CLOSING, CLOSING_STATES
from gwreport.wording.item_names import item_name
from gwreport.wording.names import CARDS, REGISTER, STATUSES, period, round_name
from gwreport.workflow.year.write_register import WrittenRegister

_ALL, _BEHIND = "全部进度", "落后的"
_WORSE, _BETTER = "比上一期退步", "比上一期好转"
# What is left in the list, by the words of the choice.
_CHOICES: dict[str, Callable[[RegisterRow], bool] | None] = {
    _ALL: None,
    _BEHIND: lambda one: _status(one) in IS_BEHIND,
    _WORSE: lambda one: one.change is Change.WORSE,
    _BETTER: lambda one: one.change is Change.BETTER,
    **{
        words: lambda one, status=status: _status(one) is status
        for status, words in STATUSES.items()
    },
    **{
        CLOSING_STATES[state]: lambda one, state=state: one.closing is state
        for state in (ClosingState.ASKED, ClosingState.CLOSED)
    },
}
_ORDER = {status: at for at, status in enumerate(Status)}


class RegisterTab(Page):
    """The list has a column for each round; a row leads to the item's whole year."""

    name = "register"
    is_within = True
    of_round = False

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._data: RegisterData | None = None
        # The rounds that have a column, and whether closing has one.
        self._columns: tuple[tuple[Round, ...], bool] | None = None
        self._card: ItemYear | None = None
        self.trend = ClassTrend()
        self.choice = named(QComboBox(), "列出哪些进度，或者销号办到哪里的")
        self.choice.addItems(list(_CHOICES))
        self.choice.currentTextChanged.connect(self._filter)
        self.search = filter_field("筛选台账", self._filter)
        self.count = label("", "muted")
        self.write_button = button(
            "生成台账和卡片…",
            self.write,
            kind="primary",
            icon="upload",
            tip="把全年台账写成 Excel（每项一行，附走势图），把任务卡片写成 Word（每项一页）",
        )
        self.cards_button = button(
            "生成选中的卡片…", self.write_chosen, tip="只把选中的各项写成任务卡片，每项一页"
        )
        self.year_button = button(
            "看全年", self.show_year, tip="看选中的这一项全年各期的情况（双击一行也可以）"
        )
        self.body.addWidget(self.trend)
        self.body.addLayout(
            row(
                self.search,
                self.choice,
                self.count,
                1,
                self.year_button,
                self.cards_button,
                self.write_button,
            )
        )
        self.items = self._make_table((), False)
        self.body.addWidget(self.items, 1)

    def refresh(self) -> None:
        """Read the whole year."""
        location = self.session.location
        self.read(lambda: operations.view_register(location), self._show)

    def forget(self) -> None:
        """Show nothing of the workspace before."""
        super().forget()
        if self._card is not None:
            self._card.reject()

    def take_focus(self) -> None:
        """Give the keyboard to the list."""
        self.items.setFocus()

    def show_subject(self, subject: object) -> None:
        """Choose an item by its id."""
        self.items.want(lambda one: one.item.id == subject)

    def show_year(self) -> None:
        """Show the whole year of the item that is chosen."""
        if self.items.current is not None:
            self.open(self.items.current)

    def open(self, chosen: RegisterRow) -> None:
        """Show the whole year of an item; from there the others of the list are reached."""
        if self._data is None:
            return
        shown = self.items.shown
        self._card = ItemYear(
            self._data, shown, shown.index(chosen), lambda item: self._write_cards([item]), self
        )
        self._card.open()

    def write(self) -> None:
        """Ask for a folder, and write register and cards there."""
        folder = self.ask_folder("台账和卡片写到哪个文件夹？", "register")
        if folder:
            location = self.session.location
            self.session.jobs.run(
                f"正在生成{REGISTER}",
                lambda progress: operations.write_register(location, Path(folder), progress),
                self._tell,
            )

    def write_chosen(self) -> None:
        """Ask for a name, and write the cards of the items that are chosen."""
        self._write_cards([one.item.id for one in self.items.selected])

    def _write_cards(self, items: list[str]) -> None:
        if not items:
            return
        first = item_name(items[0])
        proposed = f"{CARDS}_{first if len(items) == 1 else f'{first}等{len(items)}项'}.docx"
        name = self.ask_new_file("任务卡片存成哪个文件？", WORD_FORMS, "register", proposed)
        if name:
            location = self.session.location
            self.session.jobs.run(
                f"正在生成{CARDS}",
                lambda progress: operations.write_cards(location, Path(name), items, progress),
                self._tell,
            )

    def _tell(self, written: WrittenRegister) -> None:
        names = "、".join(f"“{path.name}”" for path in written.outputs)
        words = [f"已生成{names}，在“{written.outputs[0].parent}”。"]
        if written.long:
            items = "、".join(map(item_name, written.long))
            words.append(f"有 {len(written.long)} 项内容多，一页放不下，接到了下一页：{items}。")
        self.tell_written("\n".join(words), written.kept)
        shown = written.outputs[0]
        if len(written.outputs) > 1:
            self.notice.set_action("打开文件夹", lambda: self.session.show_file(shown.parent))
        else:
            self.notice.set_action("打开", lambda: self.session.show_file(shown))

    def _show(self, data: RegisterData | None) -> None:
        self._data = data
        has_plan = data is not None
        for made in (self.write_button, self.cards_button, self.year_button):
            made.setEnabled(has_plan)
        self.items.setVisible(has_plan)
        self.trend.setVisible(has_plan)
        if data is None:
            self.notice.show_state("还没有装入任务分解方案，没有台账。先到“方案”页装入。")
            self.count.setText("")
            return
        self.notice.show_state("")
        columns = data.rounds, CLOSING in data.further
        if columns != self._columns:
            self._columns = columns
            self._replace_table(*columns)
        self.items.show_rows(data.rows, key=lambda one: one.item.id)
        self.trend.show_trend(data.trend)
        self._filter()

    def _filter(self, *_: object) -> None:
        self.items.filter.set_words(self.search.text())
        self.items.filter.set_choice(_CHOICES[self.choice.currentText()])
        whole = len(self._data.rows) if self._data else 0
        shown = self.items.filter.rowCount()
        self.count.setText(f"共 {whole} 项" if shown == whole else f"{shown} 项，共 {whole} 项")

    def _make_table(self, rounds: tuple[Round, ...], closing: bool) -> Table[RegisterRow]:
        made: Table[RegisterRow] = Table("工作台账", _columns(rounds, closing=closing))
        made.opened.connect(self.open)
        made.own_deeds = [("看全年", self.open)]
        made.empty_words = "方案里还没有任务。"
        return made

    def _replace_table(self, rounds: tuple[Round, ...], closing: bool) -> None:
        """Give the list a column for each of these rounds, and one for closing where anything is told of it."""
        former, had_focus = self.items, self.items.hasFocus()
        self.items = self._make_table(rounds, closing)
        chosen = former.current
        if chosen is not None:
            self.show_subject(chosen.item.id)
        self.body.replaceWidget(former, self.items)
        former.hide()
        former.deleteLater()
        if had_focus:
            self.items.setFocus()


def _columns(rounds: tuple[Round, ...], *, closing: bool = False) -> list[ShownColumn[RegisterRow]]:
    columns: list[ShownColumn[RegisterRow]] = [
        ShownColumn("编号", lambda one: item_name(one.item.id), 76),
        ShownColumn("目标任务", lambda one: one.item.text, 0, least=260),
        ShownColumn("牵头领导", lambda one: "、".join(one.item.leaders), 88),
        ShownColumn("牵头责任单位", lambda one: "、".join(one.line.leads), 132),
    ]
    columns += [_round_column(round_, place) for place, round_ in enumerate(rounds)]
    if len(rounds) > 1:
        columns.append(
            ShownColumn("比上一期", lambda one: CHANGE_NAMES[one.change] if one.change else "", 78)
        )
    columns.append(
        ShownColumn(
            "佐证",
            lambda one: str(one.evidence or ""),
            56,
            key=lambda one: one.evidence,
            tip=lambda one: f"各期一共报来 {one.evidence} 份佐证材料",
            centred=True,
        )
    )
    if closing:
        columns.append(
            ShownColumn(
                CLOSING,
                lambda one: CLOSING_STATES[one.closing] if one.closing else "",
                84,
                badge=lambda one: CLOSING_COLOURS[one.closing] if one.closing else "",
                tip=lambda one: one.further.get(CLOSING, ""),
                centred=True,
            )
        )
    return columns


def _round_column(round_: Round, place: int) -> ShownColumn[RegisterRow]:
    def words(one: RegisterRow) -> str:
        entry = one.rounds[place]
        return entry.status_words if entry else ""

    def badge(one: RegisterRow) -> str:
        entry = one.rounds[place]
        return STATUS_COLOURS[entry.stand.status] if entry else ""

    def key(one: RegisterRow) -> int:
        entry = one.rounds[place]
        return _ORDER[entry.stand.status] if entry else len(_ORDER)

    def tip(one: RegisterRow) -> str:
        entry = one.rounds[place]
        if entry is None:
            return f"{round_name(round_)}没有这一项的内容"
        return f"{round_name(round_)}：{entry.text or entry.status_words}"

    return ShownColumn(period(round_), words, 106, badge=badge, key=key, tip=tip)


def _status(one: RegisterRow) -> Status | None:
    return one.newest.stand.status if one.newest else None
