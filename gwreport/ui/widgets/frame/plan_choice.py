"""Which of the workspace's plans (清单) is shown; nothing is seen of it where there is but one."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox

from gwreport.domain.plan.named_plans import EVERY_NAME, MAIN, shown_name
from gwreport.ui.plain_words import tip_text


class PlanChoice(QComboBox):
    """The names of the plans, with `together` also all of them; `changed` tells that another was chosen."""

    changed = Signal()

    def __init__(self, tip: str, *, together: bool) -> None:
        super().__init__()
        self._together = together
        self.setAccessibleName("清单")
        self.setToolTip(tip_text(tip))
        self.setVisible(False)
        self.currentIndexChanged.connect(lambda _: self.changed.emit())

    @property
    def name(self) -> str:
        """The name that is chosen, EVERY_NAME for all together; of the main plan MAIN."""
        data = self.currentData()
        return data if isinstance(data, str) else self._usual

    @property
    def _usual(self) -> str:
        return EVERY_NAME if self._together else MAIN

    def show_plans(self, names: Sequence[str]) -> None:
        """Offer these; what was chosen stays so as long as it is there."""
        offered = [*([EVERY_NAME] if self._together else []), *names]
        self.setVisible(len(names) > 1)
        if [self.itemData(at) for at in range(self.count())] == offered:
            return
        now = self.name
        with QSignalBlocker(self):
            self.clear()
            for name in offered:
                self.addItem(f"{EVERY_NAME}清单" if name == EVERY_NAME else shown_name(name), name)
            self.setCurrentIndex(max(self.findData(now), 0))
        if self.name != now:
            self.changed.emit()
