"""A dialog in which people write: nothing of it is lost, however it ends."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from gwreport.ui.drafts.draft import Draft, Written
from gwreport.ui.drafts.fields import on_change, set_value, value_of
from gwreport.ui.drafts.keeping import Keeping
from gwreport.ui.drafts.times import when
from gwreport.ui.plain_words import set_title
from gwreport.ui.widgets.basics import button, label, row
from gwreport.ui.widgets.frame.standing_clear import stand_clear

KEEP, GIVE_UP, GO_ON = "留作草稿", "放弃", "接着写"


class WritingDialog(QDialog):
    """Keeps what is written as a draft from the first key on, and brings it back.

    A subclass makes its widgets and calls `keep_fields` last (or, where it holds more than fields,
    overrides `written` and `restore` and calls `changed` itself). Cancel, Escape and × ask when
    something was changed. Accepted, the draft stays until whoever stores it calls `keeping.settle`
    with `written()`: what could not be stored is there again.
    """

    def __init__(self, title: str, keeping: Keeping, parent: QWidget | None) -> None:
        super().__init__(parent)
        set_title(self, title)
        self.keeping = keeping
        self.based_on: Written = {}
        self._fields: dict[str, QWidget] = {}
        self._restored = QWidget(self)
        self._restored.hide()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Leave in sight what is written about."""
        super().showEvent(event)
        if not event.spontaneous():
            stand_clear(self)

    def keep_fields(self, fields: Mapping[str, QWidget]) -> None:
        """Keep what is written in these fields, by the names under which they stand."""
        self._fields = dict(fields)
        self.begin()
        for one in self._fields.values():
            on_change(one, self.changed)

    def begin(self) -> None:
        """Take what stands in the dialog as what it is based on, and bring back the draft."""
        self.based_on = dict(self.written())
        draft = self.keeping.draft
        if draft is not None:
            self.restore(draft.written)
            if self.is_changed:
                self._tell_restored(draft)
            else:
                self.keeping.drop()

    def written(self) -> Written:
        """Give what is written now."""
        return {name: value_of(field) for name, field in self._fields.items()}

    def restore(self, written: Written) -> None:
        """Fill in what was written before."""
        for name, field in self._fields.items():
            if name in written:
                set_value(field, written[name])

    def in_words(self) -> str:
        """Say in words what is written, where the fields alone do not."""
        return ""

    @property
    def is_changed(self) -> bool:
        """Whether something is written that did not stand there before."""
        return dict(self.written()) != dict(self.based_on)

    def changed(self) -> None:
        """Keep what is written now."""
        self.keeping.keep(self.written(), self.based_on, self.in_words())

    def reject(self) -> None:
        """Close the dialog; where something is written ask what is to become of it."""
        if self.is_changed:
            answer = self.keeping.messages.ask_choice(
                "还没有保存",
                "这里写的内容还没有保存。留作草稿的话，下次打开时接着写。",
                (KEEP, GIVE_UP, GO_ON),
            )
            if answer == GIVE_UP:
                self.keeping.drop()
            elif answer == KEEP:
                self.changed()
                self.keeping.drafts.flush()
            else:
                return
        super().reject()

    def _tell_restored(self, draft: Draft) -> None:
        """Say at the top that a draft was brought back, and what has changed under it since."""
        told = f"已恢复{when(draft.at)}没有保存的内容。"
        now = [
            f"“{name}”现在是：{self.based_on.get(name) or '（空）'}"
            for name, before in draft.based_on.items()
            if name in self._fields and self.based_on.get(name, "") != before
        ]
        if now:
            told += "在这之后有人改过，" + "；".join(now) + "。"
        words = label(told, "warning", wraps=True)
        give_up = button(
            "放弃草稿", self._give_up, kind="link", tip="不要上次没有保存的内容，回到现在的样子"
        )
        # Enter, where nothing else is pressed by it, would drop what was just brought back.
        give_up.setAutoDefault(False)
        line = row(words, give_up, gap=12)
        line.setStretch(0, 1)
        line.setAlignment(words, Qt.AlignmentFlag.AlignVCenter)
        self._restored.setLayout(line)
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(0, self._restored)
            self._restored.show()

    def _give_up(self) -> None:
        self.restore(self.based_on)
        self.keeping.drop()
        self._restored.hide()
