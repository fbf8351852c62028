"""One row of a draft: the report's sentence, what is made of it, and who may lead it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)

from gwreport.domain.drafting.drafted import DraftedItem
from gwreport.domain.drafting.suggestions import Suggestion
from gwreport.domain.plan.plan import Kind
from gwreport.domain.texts.quoting import in_one_line
from gwreport.ui.dialogs.names_edit import BETWEEN, NamesEdit
from gwreport.ui.drafts.fields import on_change, value_of
from gwreport.ui.operations import drafting
from gwreport.ui.plain_words import tip_text
from gwreport.ui.widgets.basics import label, named
from gwreport.wording.item_names import KINDS

_NO_PRECEDENT = "没有可参照的往年任务"


class RowPanel(QWidget):
    """Edits one row; `edited` hands over what it is now and which field was written in, `accepted` the place of a suggestion."""

    edited = Signal(object, str)
    accepted = Signal(int)

    def __init__(self, units: Sequence[str], leaders: Sequence[str]) -> None:
        super().__init__()
        self._item: DraftedItem | None = None
        self.kind = named(QComboBox(), "类型")
        for kind, words in KINDS.items():
            self.kind.addItem(words, kind)
        self.section = label("", "muted", wraps=True)
        self.sentence = named(QPlainTextEdit(), "报告原句")
        self.sentence.setReadOnly(True)
        self.sentence.setTabChangesFocus(True)
        self.text = named(QPlainTextEdit(), "任务")
        self.text.setTabChangesFocus(True)
        self.targets = label("", "muted", wraps=True)
        self.due = named(QLineEdit(), "完成时限")
        self.due.setPlaceholderText("如 2025年6月底前，没有就空着")
        self.leads = named(NamesEdit((), units), "牵头责任单位")
        self.leaders = named(NamesEdit((), leaders), "牵头领导")
        self.supports = named(NamesEdit((), units), "责任（配合）单位")
        self.suggested = named(QListWidget(), "建议的牵头单位")
        self.suggested.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.suggested.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.suggested.itemActivated.connect(
            lambda one: self.accepted.emit(self.suggested.row(one) + 1)
        )
        self.due.setMinimumWidth(150)
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 0, 0, 0)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(1, 1)
        rows: tuple[tuple[tuple[str, QWidget], ...], ...] = (
            (("所在部分", self.section),),
            (("报告原句", self.sentence),),
            (("任务", self.text),),
            (("读出的目标", self.targets),),
            (("类型", self.kind), ("完成时限", self.due)),
            (("牵头单位", self.leads),),
            (("建议", self.suggested),),
            (("牵头领导", self.leaders), ("配合单位", self.supports)),
        )
        for at, fields in enumerate(rows):
            for column, (words, field) in zip((0, 2), fields, strict=False):
                grid.addWidget(label(words), at, column, Qt.AlignmentFlag.AlignTop)
                grid.addWidget(field, at, column + 1, 1, 1 if len(fields) > 1 else 3)
        for field, height in ((self.sentence, 76), (self.text, 76), (self.suggested, 108)):
            field.setMinimumHeight(height)
        for at in (1, 2):
            grid.setRowStretch(at, 1)
        grid.setColumnStretch(3, 1)
        self.suggested.setMaximumHeight(112)
        self._fields: dict[str, QWidget] = {
            "kind": self.kind,
            "text": self.text,
            "due": self.due,
            "leads": self.leads,
            "leaders": self.leaders,
            "supports": self.supports,
        }
        for name, field in self._fields.items():
            on_change(field, lambda name=name: self._take(name))
        self.show_row(None)

    def show_row(self, item: DraftedItem | None) -> None:
        """Show a row, None for none."""
        self._item = item
        blocked = [QSignalBlocker(one) for one in self._fields.values()]
        self.setEnabled(item is not None)
        if item is None:
            for field in (self.section, self.sentence, self.text, self.targets, self.due):
                field.clear()
            for field in (self.leads, self.leaders, self.supports, self.suggested):
                field.clear()
            return
        told = item.commitment
        self.section.setText(told.section or "—")
        self.sentence.setPlainText(told.sentence)
        self.text.setPlainText(told.text)
        self.kind.setCurrentIndex(list(KINDS).index(told.kind))
        self.due.setText(told.due or "")
        self.leads.setPlainText(BETWEEN.join(item.lead_units))
        self.leaders.setPlainText(BETWEEN.join(item.leaders))
        self.supports.setPlainText(BETWEEN.join(item.supports))
        self._show_targets()
        self._show_suggested(item.suggested_leads)
        del blocked

    def _show_targets(self) -> None:
        targets = self._item.commitment.targets if self._item else ()
        self.targets.setText("；".join(one.text for one in targets) or "—")

    def _show_suggested(self, suggested: Sequence[Suggestion]) -> None:
        self.suggested.clear()
        for at, one in enumerate(suggested, 1):
            because = in_one_line(one.because)
            made = QListWidgetItem(f"{at}　{one.name}（{one.score:.2f}）　往年：{because}")
            made.setToolTip(tip_text(f"{one.name}\n往年：{because}"))
            self.suggested.addItem(made)
        if not suggested:
            none = QListWidgetItem(_NO_PRECEDENT)
            none.setFlags(Qt.ItemFlag.NoItemFlags)
            self.suggested.addItem(none)

    def _take(self, name: str) -> None:
        before = self._item
        if before is None:
            return
        item = before
        match name:
            case "text":
                words = " ".join(value_of(self.text).split())
                item = drafting.reword(item, words)
            case "kind":
                kind = Kind(self.kind.currentData())
                item = replace(item, commitment=replace(item.commitment, kind=kind))
            case "due":
                due = " ".join(self.due.text().split()) or None
                item = replace(item, commitment=replace(item.commitment, due=due))
            case "leads":
                item = replace(item, chosen_leads=self.leads.names)
            case "leaders":
                item = replace(item, chosen_leaders=self.leaders.names)
            case _:
                item = replace(item, supports=self.supports.names)
        if item == before:
            return
        is_moved = item.commitment.due != before.commitment.due and name == "text"
        self._item = item
        self._show_targets()
        if is_moved:
            with QSignalBlocker(self.due):
                self.due.setText(item.commitment.due or "")
        self.edited.emit(item, name)
