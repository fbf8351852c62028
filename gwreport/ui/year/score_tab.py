"""考核: the units' scores, what each point stands on, objections settled, the rules exchanged."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QSplitter, QWidget

from gwreport.domain.decisions.scoring import Objection
from gwreport.domain.year.scores import Ground, UnitScore
from gwreport.reports.scored_round import ScoredRound, rules_words, settled_words, task_words
from gwreport.ui.desks.originals import Originals
from gwreport.ui.desks.reasoned import decide_with_reason
from gwreport.ui.operations import scores as operations
from gwreport.ui.operations.scores import ScoresView
from gwreport.ui.page import Page
from gwreport.ui.session import Session
from gwreport.ui.widgets.basics import button, filter_field, named, tab
from gwreport.ui.widgets.table import Table
from gwreport.ui.widgets.told_file import ToldFile, ToldLine
from gwreport.ui.year.score_columns import ground_columns, unit_columns
from gwreport.ui.year.score_rules_menu import ScoreRulesMenu
from gwreport.wording.names import round_name
from gwreport.wording.scores import (
    OVER,
    SCORE_RULE_NAMES,
    ground_number,
    ground_words,
    moment_words,
    number_words,
    points_words,
)
from gwreport.workflow.year.scoring.score import WrittenScores

_BY_REGISTRY, _BY_SCORE = "按名录的顺序", "按得分"
_SETTLED = {Objection.STRUCK: "采纳异议", Objection.KEPT: "不采纳异议"}


class ScoreTab(Page):
    """Units on the left, the grounds of the chosen one on the right."""

    name = "score"
    is_within = True

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.view: ScoresView | None = None
        self._places: dict[int, int] = {}
        self._wanted = ""
        self.originals = Originals(session, self.notice)
        self.units: Table[UnitScore] = Table(
            "各单位考核得分", unit_columns(lambda one: self._places.get(one.unit.number, 0))
        )
        self.units.empty_words = "本期没有可以考核的单位。"
        self.units.chosen.connect(self._show_grounds)
        self.grounds: Table[Ground] = Table("考核依据", ground_columns(self._task))
        self.grounds.empty_words = "这个单位没有加分、扣分的事项。"
        self.grounds.chosen.connect(self._tell)
        self.grounds.opened.connect(self.look_at)
        self.grounds.own_deeds = [("打开依据", self.look_at)]
        self.details = named(ToldFile(), "这一条依据的全文")
        self.details.setPlaceholderText("选中一条依据，这里说明它依据什么。")
        self.order = named(QComboBox(), "各单位怎样排列")
        self.order.addItems([_BY_REGISTRY, _BY_SCORE])
        self.order.setToolTip("按得分排列时，得分相同的名次相同")
        self.order.currentTextChanged.connect(self._arrange)
        self.search = filter_field("筛选单位", self.units.filter.set_words)
        self.rules = ScoreRulesMenu(session, self.notice, self.tell_written, self)
        self.write_button = button(
            "导出得分表…",
            self.write,
            tip="写出各单位的得分表，和每个单位一份的征求意见表",
        )
        self.look_button = button(
            "打开依据",
            lambda: self.look_at(self.grounds.current),
            tip="打开依据的文件（只读副本），没有文件的看这一项（双击一行也可以）",
        )
        self.item_button = button(
            "看这一项", self.lead_to_item, tip="到“审核”页看这一项的填报内容和决定"
        )
        self.strike_button = button(
            "采纳异议…",
            lambda: self.settle(Objection.STRUCK),
            tip="单位有异议，经核实不该计的，这一条不计；要写理由",
        )
        self.keep_button = button(
            "不采纳异议…",
            lambda: self.settle(Objection.KEPT),
            tip="单位有异议，经核实仍应计的，这一条照计；要写理由",
        )
        self.undo_button = button(
            "撤销处理", self.undo_objection, tip="撤销对这一条异议的处理，回到处理以前"
        )
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.addWidget(self._units_side())
        parts.addWidget(self._grounds_side())
        parts.setSizes([430, 740])
        parts.setStretchFactor(1, 1)
        parts.setChildrenCollapsible(False)
        self.body.addWidget(parts, 1)
        self._offer()

    def _task(self, one: Ground) -> str:
        return task_words(one, self.view.scored) if self.view else ""

    def _units_side(self) -> QWidget:
        return tab(self.units, self.order, self.search, 1)

    def _grounds_side(self) -> QWidget:
        deeds = (self.strike_button, self.keep_button, self.undo_button)
        self.action_bar.addWidget(self.rules.button)
        self.action_bar.addWidget(self.write_button)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.addWidget(self.grounds)
        parts.addWidget(self.details)
        parts.setStretchFactor(0, 3)
        parts.setStretchFactor(1, 1)
        return tab(parts, self.look_button, self.item_button, 1, *deeds)

    # Showing

    def refresh(self) -> None:
        """Score the round."""
        location, code = self.session.location, self.session.round
        self.read(lambda: operations.view_scores(location, code), self._show)

    def _show(self, view: ScoresView | None) -> None:
        ground = self._wanted or (self.grounds.current.id if self.grounds.current else "")
        self.view, self._wanted = view, ""
        scored = view.scored if view else None
        self._places = scored.places if scored else {}
        name = self.session.round_name
        self.notice.show_state(
            "" if scored else f"{name}还没有下发填报表，没有可以考核的。请先到“下发”页生成填报表。"
        )
        self.set_note(_note(scored) if scored else name)
        self.write_button.setEnabled(scored is not None)
        self.rules.show(scored)
        self.units.show_rows(scored.units if scored else (), key=lambda one: one.unit.number)
        self.units.go_to_any()
        self._choose_ground(ground)
        self._offer()

    def _show_grounds(self, one: UnitScore | None) -> None:
        self.grounds.show_rows(one.grounds if one else (), key=lambda ground: ground.id)
        self.grounds.go_to_any()
        self._offer()

    def _tell(self, one: Ground | None) -> None:
        self._offer()
        if one is None:
            self.details.clear()
            return
        happened = one.happening
        lines = [
            "　".join(
                (
                    SCORE_RULE_NAMES[one.kind],
                    f"计分 {points_words(one.points)}",
                    f"单独应计 {points_words(one.full)}",
                    f"编号 {ground_number(happened.id)}",
                )
            ),
            f"任务：{self._task(one)}",
            f"事由：{ground_words(happened)}",
            f"依据的文件：{happened.file}　时间：{moment_words(happened.at)}",
            f"处理：{settled_words(one)}",
        ]
        self.details.show_lines([ToldLine(words) for words in lines if not words.endswith("：")])

    def _choose_ground(self, id_: str) -> None:
        scored = self.view.scored if self.view else None
        found = (
            [one for one in scored.units if any(g.id == id_ for g in one.grounds)] if scored else []
        )
        if found:
            number = found[0].unit.number
            self.units.choose(lambda one: one.unit.number == number)
            self.grounds.choose(lambda ground: ground.id == id_)

    def _offer(self) -> None:
        one = self.grounds.current
        happened = one.happening if one else None
        self.look_button.setEnabled(bool(happened and (happened.submission or happened.items)))
        self.item_button.setEnabled(bool(happened and happened.items))
        self.strike_button.setEnabled(one is not None and not one.is_struck)
        kept = one is not None and one.objection is not None and not one.is_struck
        self.keep_button.setEnabled(one is not None and not kept)
        self.undo_button.setEnabled(one is not None and one.objection is not None)

    def _arrange(self, words: str) -> None:
        if words == _BY_SCORE:
            self.units.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        else:
            self.units.sortByColumn(-1, Qt.SortOrder.AscendingOrder)

    def show_subject(self, subject: object) -> None:
        """Show one unit by its name."""
        self.search.clear()
        self.units.want(lambda one: one.unit.name == subject)

    def point_at(self, subject: str) -> None:
        """Choose the ground upon which a decision was taken back, when it is read again."""
        self._wanted = subject
        self._choose_ground(subject)

    def take_focus(self) -> None:
        """Give the keyboard to the list of units."""
        self.units.setFocus()

    # Doing

    def look_at(self, one: Ground | None) -> None:
        """Open the file that a ground stands on, or lead to its item."""
        if one is None:
            return
        if one.happening.submission:
            self.originals.show(one.happening.submission)
        elif one.happening.items:
            self.leads_to.emit("review", one.happening.items[0])

    def lead_to_item(self) -> None:
        """Lead to the item of the chosen ground."""
        one = self.grounds.current
        if one is not None and one.happening.items:
            self.leads_to.emit("review", one.happening.items[0])

    def settle(self, objection: Objection) -> None:
        """Ask why, and settle an objection to the chosen ground."""
        one, view = self.grounds.current, self.view
        if one is None or view is None:
            return
        title, number = _SETTLED[objection], ground_number(one.happening.id)
        keeping = self.session.keeping(
            "question", f"{title} {one.id}", title=f"{title} {number}", page="year", of_round=True
        )
        at, seen = self.session.where, view.seen.get(one.id, 0)
        words = "不计" if objection is Objection.STRUCK else "照计"
        decide_with_reason(
            self.session,
            keeping,
            title,
            f"{title}“{number}”（{SCORE_RULE_NAMES[one.kind]}）。请写明理由：",
            lambda reason, who: operations.settle_objection(
                at.location, at.round, one.id, objection, reason, who, datetime.now(), seen
            ),
            lambda _: self.notice.show_words(f"已{title}：“{number}”{words}。", "good"),
        )

    def undo_objection(self) -> None:
        """Take back what was settled of the chosen ground."""
        one = self.grounds.current
        if one is None or one.objection is None:
            return
        at, decision = self.session.where, one.objection.number
        who, number = self.session.state.acting, ground_number(one.happening.id)
        self.session.change(
            "正在撤销",
            lambda _: operations.undo_objection(
                at.location, at.round, decision, who, datetime.now()
            ),
            lambda _: self.notice.show_words(f"已撤销对“{number}”的处理。", "good"),
        )

    def write(self) -> None:
        """Ask for a folder and write the workbooks there."""
        folder = self.ask_folder("得分表放在哪个文件夹？", "report")
        if not folder:
            return
        location, code = self.session.location, self.session.round
        self.session.jobs.run(
            "正在导出得分表",
            lambda _: operations.write_scores(location, code, Path(folder)),
            self._tell_scores,
        )

    def _tell_scores(self, written: WrittenScores) -> None:
        words = f"得分表“{written.book.name}”和 {len(written.units)} 份征求意见表已写好，在“{written.book.parent}”。内部使用，不要外传。"
        self.tell_written(words, written.kept)
        folder = written.book.parent
        self.notice.set_action("打开文件夹", lambda: self.session.show_file(folder))


def _note(scored: ScoredRound) -> str:
    told = [f"{round_name(scored.round)}　{len(scored.units)} 个牵头单位　{rules_words(scored)}"]
    if scored.unconfirmed:
        told.append(f"有 {scored.unconfirmed} 条扣分的进度还没有人确认")
    if scored.rules.highest is not None:
        told.append(f"{OVER} {number_words(scored.rules.highest)} 分")
    told.append("内部资料")
    return "　".join(told)
