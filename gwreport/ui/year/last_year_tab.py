"""上年事项: which of last year's items are this year's, which were not finished; nothing is taken by itself."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QTabWidget, QWidget

from gwreport.domain.plan.documents import PastItem
from gwreport.domain.plan.last_year import CARRIED_PLAN
from gwreport.domain.plan.plan import Item
from gwreport.domain.texts.quoting import in_one_line
from gwreport.ui.appearance.progress_colours import STATUS_COLOURS
from gwreport.ui.desks.review_desk import ask_reviewer
from gwreport.ui.models.row_table import ShownColumn, number_column
from gwreport.ui.operations import last_year as operations
from gwreport.ui.operations.last_year import AskedRow, LastYearView, SettledRow, view_last_year
from gwreport.ui.page import Page
from gwreport.ui.session import Session
from gwreport.ui.widgets.basics import button, column, named, tab
from gwreport.ui.widgets.table import Table
from gwreport.ui.widgets.told_file import ToldFile, ToldLine
from gwreport.wording.decisions import decision_words, time_words
from gwreport.wording.item_names import item_name
from gwreport.wording.names import CLOSED, past_class_words
from gwreport.workflow.book.part import Part

_NONE = "这个工作区里没有上年的事项。新建工作区时选“沿用上年工作区”，上年的完成情况就会带过来；装入任务分解方案以后，在这里认定和结转。"
Change = Callable[[str, str, datetime], object]
_TABS = ("待认定", "上年没有完成", "已认定和结转")


def _asked_columns() -> tuple[ShownColumn[AskedRow], ...]:
    return (
        ShownColumn("编号", lambda one: item_name(one.item.id), 84),
        ShownColumn("今年的任务", lambda one: in_one_line(one.item.text), 0, least=200),
        number_column("相近", lambda one: one.score, 64, "{:.0%}".format),
        ShownColumn("上年编号", lambda one: item_name(one.past.item.id), 88),
        ShownColumn("上年的事项", lambda one: in_one_line(one.past.item.text), 0, least=200),
        ShownColumn(
            "上年进度",
            lambda one: _class(one.past),
            150,
            badge=lambda one: STATUS_COLOURS[one.past.status],
        ),
    )


def _open_columns() -> tuple[ShownColumn[PastItem], ...]:
    return (
        ShownColumn("上年编号", lambda one: item_name(one.item.id), 88),
        ShownColumn("上年的事项", lambda one: in_one_line(one.item.text), 0, least=220),
        ShownColumn("牵头单位", lambda one: "、".join(one.item.lead_units), 170),
        ShownColumn(
            "上年进度",
            _class,
            120,
            badge=lambda one: STATUS_COLOURS[one.status],
        ),
        ShownColumn("上年完成情况", lambda one: in_one_line(one.completion), 0, least=180),
    )


def _settled_columns() -> tuple[ShownColumn[SettledRow], ...]:
    return (
        ShownColumn("编号", lambda one: item_name(one.decision.subject), 84),
        ShownColumn("今年的任务", lambda one: _text(one.item), 0, least=200),
        ShownColumn("认定", lambda one: decision_words(one.decision.kind, one.decision.value), 190),
        ShownColumn(
            "上年的事项", lambda one: _text(one.past.item) if one.past else "", 0, least=180
        ),
        ShownColumn("谁认定的", lambda one: one.decision.who, 90),
        ShownColumn("时间", lambda one: time_words(one.decision.at), 130),
    )


def _class(past: PastItem) -> str:
    return past_class_words(past.status, closed=past.closed)


def _text(item: Item | None) -> str:
    return in_one_line(item.text) if item else "（今年的方案里已经没有）"


class LastYearTab(Page):
    """Three lists: what waits, what was not finished, what was said."""

    name = "last_year"
    is_within = True
    of_round = False
    depends = frozenset({Part.PLAN, Part.PAST_REPORTS, Part.DECISIONS})

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.view: LastYearView | None = None
        self.asked: Table[AskedRow] = Table("待认定的上年事项", _asked_columns())
        self.asked.empty_words = "没有要认定的。"
        self.asked.chosen.connect(self._tell)
        self.asked.opened.connect(lambda _: self.settle(same=True))
        self.open: Table[PastItem] = Table("上年没有完成的事项", _open_columns())
        self.open.empty_words = "上年没有完成的，今年都有对应的任务。"
        self.settled: Table[SettledRow] = Table("已认定和结转的上年事项", _settled_columns())
        self.settled.empty_words = "还没有认定或结转过。"
        for table in (self.asked, self.open, self.settled):
            table.chosen.connect(lambda _: self._offer())
            table.selectionModel().selectionChanged.connect(self._offer)
        self.same_button = button(
            "就是这一项",
            lambda: self.settle(same=True),
            kind="primary",
            tip="选中的行：今年的任务就是上年的这一项，上年同期带过来（Enter 也可以）",
        )
        self.none_button = button(
            "上年没有这一项",
            lambda: self.settle(same=False),
            tip="选中的行：今年的任务是新的，上年没有同一件事",
        )
        self.all_button = button(
            "都按最相近的认定…", self.settle_all, tip="每一项都认最相近的上年事项，可以逐项撤销"
        )
        self.carry_button = button(
            "结转到今年",
            self.carry_on,
            kind="primary",
            tip="选中的上年事项成为今年清单“上年结转”里的任务，照样下发、填报",
        )
        self.undo_button = button(
            "撤销认定", self.take_back, tip="撤销选中的认定或结转，回到认定以前"
        )
        self.details = named(ToldFile(), "选中的任务和上年事项的全文")
        self.details.setPlaceholderText("选中一行，这里是两年的全文。")
        self.details.setMaximumHeight(112)
        both = QWidget()
        both.setLayout(column(self.asked, self.details))
        self.tabs = QTabWidget()
        self.tabs.addTab(
            tab(both, self.same_button, self.none_button, 1, self.all_button), _TABS[0]
        )
        self.tabs.addTab(tab(self.open, self.carry_button, 1), _TABS[1])
        self.tabs.addTab(tab(self.settled, self.undo_button, 1), _TABS[2])
        self.tabs.setTabToolTip(0, "今年的任务和上年的事项相近，是不是同一件事")
        self.tabs.setTabToolTip(1, "上年没有完成、今年的方案里没有对应任务的")
        self.tabs.setTabToolTip(2, "认定过、结转过的，可以撤销")
        self.body.addWidget(self.tabs, 1)
        self._offer()

    def take_focus(self) -> None:
        """Give the keyboard to the list in sight."""
        (self.asked, self.open, self.settled)[max(self.tabs.currentIndex(), 0)].setFocus()

    def refresh(self) -> None:
        """Read how the years stand to each other."""
        location = self.session.location
        self.read(lambda: view_last_year(location), self._show)

    def settle(self, *, same: bool) -> None:
        """Say of the chosen rows that they are the same item, or that last year had none such."""
        said: dict[str, str] = {}
        for one in self.asked.selected:
            said.setdefault(one.item.id, one.past.item.id if same else "")
        if said:
            self._change(
                "正在认定",
                lambda at, who, now: operations.settle_same(at, [*said.items()], who, now),
                f"已认定 {len(said)} 项。",
            )

    def settle_all(self) -> None:
        """Take the likeliest for every item that waits, after asking."""
        waiting = len({one.item.id for one in self.view.asked}) if self.view else 0
        question = f"待认定的 {waiting} 项都认最相近的上年事项？认定以后可以逐项撤销。"
        if waiting and self.session.messages.confirm("都按最相近的认定", question, "认定"):
            self._change("正在认定", operations.settle_likeliest, f"已认定 {waiting} 项。")

    def carry_on(self) -> None:
        """Take the chosen items into this year's plan."""
        past = [one.item.id for one in self.open.selected]
        if past:
            self._change(
                "正在结转",
                lambda at, who, now: operations.carry_on(at, past, who, now),
                f"已结转 {len(past)} 项，成为清单“{CARRIED_PLAN}”里的任务。",
            )

    def take_back(self) -> None:
        """Take the chosen decision back."""
        one = self.settled.current
        if one is not None:
            number = one.decision.number
            self._change(
                "正在撤销",
                lambda at, who, now: operations.take_back(at, number, who, now),
                "已撤销，回到认定以前。",
            )

    def _change(self, title: str, does: Change, told: str) -> None:
        who = ask_reviewer(self.session)
        if not who:
            return
        location, now = self.session.location, datetime.now()
        self.session.change(
            title,
            lambda _: does(location, who, now),
            lambda _: self.notice.show_words(told, "good"),
        )

    def _show(self, view: LastYearView | None) -> None:
        self.view = view
        self.notice.show_state("" if view else _NONE)
        self.tabs.setVisible(view is not None)
        asked, open_, settled = (view.asked, view.open, view.settled) if view else ((), (), ())
        self.asked.show_rows(asked, key=lambda one: (one.item.id, one.past.item.id))
        self.open.show_rows(open_, key=lambda one: one.item.id)
        self.settled.show_rows(settled, key=lambda one: one.decision.number)
        counts = (len({one.item.id for one in asked}), len(open_), len(settled))
        for at, (words, count) in enumerate(zip(_TABS, counts, strict=True)):
            self.tabs.setTabText(at, f"{words} {count}")
        self.set_note(_note(view) if view else "")
        for table in (self.asked, self.open, self.settled):
            table.go_to_any()
        self._tell(self.asked.current)
        self._offer()

    def _tell(self, one: AskedRow | None) -> None:
        if one is None or self.view is None:
            self.details.clear()
            return
        past = one.past
        lines = [
            f"今年　{item_name(one.item.id)}（{'、'.join(one.item.lead_units)}）：{in_one_line(one.item.text)}",
            f"上年　{item_name(past.item.id)}（{'、'.join(past.item.lead_units)}）：{in_one_line(past.item.text)}",
            f"上年{_class(past)}：{in_one_line(past.completion) or '（没有报送）'}",
        ]
        self.details.show_lines([ToldLine(words) for words in lines])

    def _offer(self) -> None:
        has_asked = bool(self.asked.selected)
        self.same_button.setEnabled(has_asked)
        self.none_button.setEnabled(has_asked)
        self.all_button.setEnabled(bool(self.view and self.view.asked))
        self.carry_button.setEnabled(bool(self.open.selected))
        self.undo_button.setEnabled(self.settled.current is not None)


def _note(view: LastYearView) -> str:
    told = f"{view.year} 年 {view.past} 项，与今年对应的 {view.matched} 项"
    return f"{told}，{CLOSED} {view.closed} 项（不再结转）" if view.closed else told
