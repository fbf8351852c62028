"""The head of a table with a drop-down over each column that says what it holds."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QHeaderView, QWidget

from gwreport.domain.plan.column_mapping import ColumnRole
from gwreport.domain.plan.documents import DocumentKind
from gwreport.ui.plain_words import tip_text
from gwreport.ui.widgets.basics import named
from gwreport.wording.column_roles import COLUMN_ROLES, ROLES_OF, UNSAID, role_name

_HIGH, _GAP = 32, 3


class RoleHeader(QHeaderView):
    """`chosen` hands over a column and its role, None for what the program decides itself.

    The first section, over what the rows are, has no drop-down.
    """

    chosen = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.boxes: list[QComboBox] = []
        self._roles = ROLES_OF[DocumentKind.PLAN]
        self.setHighlightSections(False)
        self.setMinimumSectionSize(96)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
        self.sectionResized.connect(self._place)
        self.geometriesChanged.connect(self._place)

    def offer(self, kind: DocumentKind) -> None:
        """Offer from now on what the columns of a document of this kind can be."""
        self._roles = ROLES_OF[kind]
        for box in self.boxes:
            box.hide()
            box.deleteLater()
        self.boxes.clear()

    def show_roles(
        self,
        roles: Sequence[str],
        said: frozenset[int],
        remembered: frozenset[int] = frozenset(),
    ) -> None:
        """Show what each column is taken for; those of `said` were spoken of, `remembered` earlier."""
        while len(self.boxes) > len(roles):
            box = self.boxes.pop()
            box.hide()
            box.deleteLater()
        while len(self.boxes) < len(roles):
            self.boxes.append(self._box(len(self.boxes)))
        for at, (box, role) in enumerate(zip(self.boxes, roles, strict=True)):
            alone = UNSAID if at in said else f"自动：{role_name(role)}"
            box.setItemText(0, alone)
            place = box.findData(role)
            if at in said and place < 0:
                # Said of a document of another kind.
                box.addItem(role_name(role), role)
                place = box.count() - 1
            box.setCurrentIndex(place if at in said else 0)
            before = "（以前说明过；不对可以改，或选“由程序判断”）"
            box.setToolTip(tip_text("这一栏是什么" + (before if at in remembered else "")))
        self._place()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Leave room for the drop-downs above the words."""
        hint = super().sizeHint()
        return QSize(hint.width(), hint.height() + _HIGH + _GAP)

    def follow_scrolling(self) -> None:
        """Keep each drop-down over its column while the table is scrolled."""
        self._place()

    def _box(self, at: int) -> QComboBox:
        box = QComboBox(self.viewport())
        box.addItem("", None)
        for role in self._roles:
            box.addItem(COLUMN_ROLES[role], role.value)
        box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        named(box, f"第{at + 1}列是")
        # `activated` is of the clerk alone: what the program shows asks nothing.
        box.activated.connect(lambda _: self._choose(at, box))
        box.show()
        return box

    def _choose(self, at: int, box: QComboBox) -> None:
        value = box.currentData()
        self.chosen.emit(at, ColumnRole(value) if value else None)

    def _place(self, *_: object) -> None:
        for at, box in enumerate(self.boxes):
            section = at + 1
            if section >= self.count():
                box.hide()
                continue
            left = self.sectionViewportPosition(section)
            box.setGeometry(left + _GAP, _GAP, self.sectionSize(section) - 2 * _GAP, _HIGH - _GAP)
            box.show()
