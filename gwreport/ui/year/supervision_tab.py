"""督办: what can be put under supervision, who has answered, and what becomes of the answers."""

from datetime import date, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QSplitter

from gwreport.domain.decisions.supervision import AnswerVerdict
from gwreport.domain.year.supervision import AnswerState, Colour, Supervised
from gwreport.ui.appearance.class_colours import GOOD, LIGHTS, OFF, WAITING
from gwreport.ui.desks.originals import Originals
from gwreport.ui.desks.reasoned import decide_with_reason
from gwreport.ui.drafts.draft import TEXT
from gwreport.ui.models.row_table import ShownColumn, number_column
from gwreport.ui.operations import supervising as operations
from gwreport.ui.operations.supervising import SupervisingView
from gwreport.ui.page import Page
from gwreport.ui.session import Session
from gwreport.ui.widgets.basics import button, named, tab
from gwreport.ui.widgets.table import Table
from gwreport.ui.widgets.told_file import ToldFile, ToldLine
from gwreport.ui.year.levels_menu import LevelsMenu
from gwreport.wording.decisions import decision_line
from gwreport.wording.names import number_words, passed_words, status_name
from gwreport.wording.supervision import (
    OVERDUE,
    STATES,
    answer_words,
    ground_words,
    level_words,
)
from gwreport.workflow.output.paper_numbers import NextNumbers
from gwreport.workflow.output.supervision_proposals import Proposal
from gwreport.workflow.year.supervise import DAYS_TO_ANSWER, SupervisionWritten

_TITLES = {
    AnswerVerdict.ACCEPTED: "认可答复",
    AnswerVerdict.SENT_BACK: "退回答复",
    AnswerVerdict.LIFTED: "撤销督办",
}


class SupervisionTab(Page):
    """What is proposed above, what is under supervision below, the chosen one in full beside it."""

    name = "supervision"
    is_within = True

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.view: SupervisingView | None = None
        self.originals = Originals(session, self.notice)
        self.proposals: Table[Proposal] = Table("可以督办的任务", self._proposal_columns())
        self.proposals.empty_words = "本期没有确认为落后、可以督办的任务。"
        self.proposals.selectionModel().selectionChanged.connect(lambda *_: self._offer())
        self.rows: Table[Supervised] = Table("已经督办的事项", self._row_columns())
        self.rows.empty_words = "本期还没有督办，以前各期也没有待答复的。"
        self.rows.chosen.connect(self._tell)
        self.rows.opened.connect(self.look_at)
        self.details = named(ToldFile(), "这一项督办的全文")
        self.details.setPlaceholderText("选中一项，这里是督办的问题和单位的答复。")
        self.with_proposed = QCheckBox("连同还没有人确认的")
        self.with_proposed.setToolTip("进度只是研判为落后、还没有人确认的任务，也列出来")
        self.with_proposed.toggled.connect(lambda _: self.refresh())
        self.chosen_button = button(
            "督办选中的…",
            lambda: self.supervise(self.proposals.selected),
            tip="给选中任务的牵头单位写督办通知单和督办事项填报表",
        )
        self.all_button = button(
            "全部督办…",
            lambda: self.supervise(self.proposals.shown),
            tip="给列出的全部任务的牵头单位写督办通知单和督办事项填报表",
        )
        self.look_button = button(
            "打开答复",
            lambda: self.look_at(self.rows.current),
            tip="打开单位报来的督办事项填报表（只读副本），双击一行也可以",
        )
        self.item_button = button("看这一项", self.lead_to_item, tip="到“审核”页看这一项")
        self.accept_button = button(
            "认可答复…",
            lambda: self.settle(AnswerVerdict.ACCEPTED),
            tip="整改措施具体、可行的，认可；要写理由，可以撤销",
        )
        self.back_button = button(
            "退回答复…",
            lambda: self.settle(AnswerVerdict.SENT_BACK),
            tip="答复不合要求的，退回重报；再督办一次，退回的理由写在新的填报表里",
        )
        self.lift_button = button(
            "撤销督办…",
            lambda: self.settle(AnswerVerdict.LIFTED),
            tip="不再需要答复的，撤销督办；要写理由，可以撤销",
        )
        below = QSplitter(Qt.Orientation.Horizontal)
        below.addWidget(self.rows)
        below.addWidget(self.details)
        below.setStretchFactor(0, 2)
        below.setStretchFactor(1, 1)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(
            tab(self.proposals, self.with_proposed, 1, self.chosen_button, self.all_button)
        )
        deeds = (self.accept_button, self.back_button, self.lift_button)
        parts.addWidget(tab(below, self.look_button, self.item_button, 1, *deeds))
        parts.setStretchFactor(0, 2)
        parts.setStretchFactor(1, 3)
        parts.setChildrenCollapsible(False)
        self.body.addWidget(parts, 1)
        self.levels = LevelsMenu(session, self.notice, self.tell_written, self)
        self.action_bar.addWidget(self.levels.button)
        self._offer()

    def _proposal_columns(self) -> tuple[ShownColumn[Proposal], ...]:
        def level(one: Proposal) -> str:
            return level_words(one.ground.level.name, one.ground.level.colour)

        return (
            ShownColumn(
                "级别",
                level,
                120,
                badge=lambda one: LIGHTS[one.ground.level.colour],
                key=lambda one: ([*Colour].index(one.ground.level.colour), one.ground.run),
            ),
            ShownColumn("单位", lambda one: one.unit.name, 150),
            ShownColumn("任务", lambda one: one.line.item.text, 0, least=200),
            ShownColumn(
                "依据",
                lambda one: ground_words(one.ground, status_name(one.line.status, one.row.round)),
                290,
            ),
            ShownColumn("进度", lambda one: "已确认" if one.is_confirmed else "未确认", 80),
        )

    def _row_columns(self) -> tuple[ShownColumn[Supervised], ...]:
        return (
            ShownColumn(
                "级别",
                lambda one: level_words(one.asked.level, one.asked.colour),
                124,
                badge=lambda one: LIGHTS[Colour(one.asked.colour)],
            ),
            number_column("落后", lambda one: one.asked.run, 56, "{}期".format),
            ShownColumn("单位", lambda one: one.unit, 124),
            ShownColumn("任务", self._text, 0, least=140),
            ShownColumn("答复", self._state, 130, badge=self._state_colour),
            ShownColumn("期限", lambda one: str(one.deadline or ""), 104),
        )

    def _text(self, one: Supervised) -> str:
        return self.view.texts.get(one.item, one.item) if self.view else ""

    def _late(self, one: Supervised) -> bool:
        return bool(self.view) and one.is_overdue(self.view.today)

    def _state(self, one: Supervised) -> str:
        return STATES[one.state] + (f"（{OVERDUE}）" if self._late(one) else "")

    def _state_colour(self, one: Supervised) -> str:
        if self._late(one):
            return LIGHTS[Colour.RED]
        if one.state is AnswerState.LIFTED:
            return OFF
        return WAITING if one.is_open else GOOD

    # Showing

    def refresh(self) -> None:
        """Read what is proposed and what is under supervision."""
        location, code = self.session.location, self.session.round
        proposed = self.with_proposed.isChecked()
        self.read(
            lambda: operations.view_supervising(location, code, date.today(), proposed=proposed),
            self._show,
        )

    def _show(self, view: SupervisingView | None) -> None:
        self.view = view
        name = self.session.round_name
        self.notice.show_state(
            "" if view else f"{name}还没有下发填报表，没有可以督办的。请先到“下发”页生成填报表。"
        )
        self.set_note(_note(view, name) if view else name)
        self.proposals.show_rows(
            view.proposals if view else (), key=lambda one: (one.unit.number, one.line.item.id)
        )
        self.rows.show_rows(
            view.rows if view else (), key=lambda one: (one.code, one.unit, one.item)
        )
        self.rows.go_to_any()
        self._tell(self.rows.current)

    def _tell(self, one: Supervised | None) -> None:
        self._offer()
        if one is None:
            self.details.clear()
            return
        told = [self._text(one), one.asked.problem]
        if one.answer is not None:
            told.append(answer_words(one.answer))
        if one.decision is not None:
            told.append(decision_line(one.decision))
        self.details.show_lines(
            [ToldLine(line) for words in told for line in words.split("\n") if line]
        )

    def _offer(self) -> None:
        one = self.rows.current
        self.all_button.setEnabled(bool(self.view and self.view.proposals))
        self.chosen_button.setEnabled(bool(self.proposals.selected))
        state = one.state if one is not None else AnswerState.LIFTED
        is_answered = one is not None and one.file is not None
        is_lifted = state is AnswerState.LIFTED
        self.look_button.setEnabled(is_answered)
        self.item_button.setEnabled(one is not None)
        self.accept_button.setEnabled(
            is_answered and not is_lifted and state is not AnswerState.ACCEPTED
        )
        self.back_button.setEnabled(
            is_answered and not is_lifted and state is not AnswerState.SENT_BACK
        )
        self.lift_button.setEnabled(not is_lifted)

    def show_subject(self, subject: object) -> None:
        """Choose what is under supervision upon an item, by its id."""
        self.rows.want(lambda one: subject in one.items)

    def point_at(self, subject: str) -> None:
        """Choose the item upon which a decision was taken back."""
        self.rows.want(lambda one: one.item == subject)

    def take_focus(self) -> None:
        """Give the keyboard to what is under supervision, or to what may be."""
        (self.rows if self.rows.shown else self.proposals).setFocus()

    # Doing

    def look_at(self, one: Supervised | None) -> None:
        """Open the file in which a unit answered."""
        if one is not None and one.file is not None:
            self.originals.show(one.file.number)

    def lead_to_item(self) -> None:
        """Lead to the item of the chosen row."""
        one = self.rows.current
        if one is not None:
            self.leads_to.emit("review", one.item)

    def supervise(self, chosen: list[Proposal]) -> None:
        """Ask for a folder, a day and a number, and put these under supervision."""
        if not chosen:
            return
        folder = self.ask_folder("督办通知单和填报表放在哪个文件夹？", "papers")
        if not folder:
            return
        title, at = "督办", self.session.where
        keeping = self.session.keeping("question", title, title=title, page="year", of_round=True)
        usual = (date.today() + timedelta(days=DAYS_TO_ANSWER)).isoformat()
        question = f"督办 {len({one.line.item.id for one in chosen})} 项。请各单位在哪一天前答复？（如 2025-10-31）"
        deadline = self.session.messages.ask_text(title, question, usual, keeping=keeping)
        if deadline is None:
            return

        def ask_number(now: NextNumbers) -> None:
            name = f"{title}编号"
            numbers = self.session.keeping("question", name, title=name, page="year", of_round=True)
            question = _number_question(now)
            first = self.session.messages.ask_text(title, question, "", keeping=numbers)
            if first is None:
                return
            who = self.session.state.reviewer

            def tell(written: SupervisionWritten) -> None:
                # What was refused is asked again, and stands there as it was written.
                keeping.settle({TEXT: deadline})
                numbers.settle({TEXT: first})
                self._tell_supervised(written)

            self.session.change(
                "正在生成督办通知单和填报表",
                lambda _: operations.put_under_supervision(
                    at.location,
                    at.round,
                    Path(folder),
                    chosen,
                    deadline,
                    first,
                    who,
                    datetime.now(),
                ),
                tell,
            )

        self.session.jobs.run(
            "正在核对编号", lambda _: operations.view_next(at.location, at.round), ask_number
        )

    def _tell_supervised(self, written: SupervisionWritten) -> None:
        if not written.units:
            self.notice.show_words("选中的都已经答复或者撤销，没有要督办的。", "good")
            return
        folder = written.units[0].workbook.parent
        count = written.items
        words = f"督办 {len(written.units)} 个单位、{count} 项，通知单和填报表在“{folder}”，答复期限 {written.deadline}。"
        words += f"编号{'、'.join(number_words(one.number) for one in written.units)}。"
        if written.passed:
            words += passed_words(written.deadline)
        self.tell_written(words, written.kept, "warning" if written.passed else "good")
        self.notice.set_action("打开文件夹", lambda: self.session.show_file(folder))

    def settle(self, verdict: AnswerVerdict) -> None:
        """Ask why, and say what becomes of the chosen answer."""
        one = self.rows.current
        if one is None:
            return
        title = _TITLES[verdict]
        keeping = self.session.keeping(
            "question",
            f"{title} {one.item} {one.unit}",
            title=f"{title} {one.unit}",
            page="year",
            of_round=True,
        )
        at = self.session.where
        decide_with_reason(
            self.session,
            keeping,
            title,
            f"{title}（{one.unit}）。请写明理由：",
            lambda reason, who: operations.settle_answer(
                at.location, at.round, one, verdict, reason, who, datetime.now()
            ),
            lambda _: self.notice.show_words(f"已{title}：{one.unit}。", "good"),
        )


def _note(view: SupervisingView, name: str) -> str:
    told = [name, f"待答复 {view.counts.open} 项"]
    if view.counts.overdue:
        told.append(f"逾期 {view.counts.overdue} 项")
    told.append(f"已答复 {view.counts.answered} 项")
    if view.unconfirmed:
        told.append(f"有 {view.unconfirmed} 项落后的进度还没有人确认")
    return "　".join(told)


def _number_question(at: NextNumbers) -> str:
    if at.numbered:
        return f"本期已有 {at.numbered} 份编过号，不写则沿用原来的号；要另编，请写从第几号编起（下一个是 {at.next}）："
    return f"从第几号编起？不写则从 {at.next} 号编起："
