"""The members of a group: ticked one by one, by kind, from a column of a table, from another group."""

from collections.abc import Iterable, Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QListWidgetItem, QMenu, QPushButton, QWidget

from gwreport.domain.units.group_words import alike_groups, group_kinds
from gwreport.domain.units.registry import Group, UnitKind
from gwreport.ui.dialogs.choose_units import ChooseUnits
from gwreport.ui.drafts.keeping import Keeping
from gwreport.ui.operations.units import GroupRow, UnitsView
from gwreport.ui.plain_words import button_text
from gwreport.ui.widgets.basics import button, label, row
from gwreport.wording.unit_names import UNIT_KINDS

_ALSO = "同时用于"
_MOST_TOLD = 6


class GroupMembers(ChooseUnits):
    """Ticks the units that a group word means; `also` are other groups that get the same members."""

    def __init__(self, group: GroupRow, view: UnitsView, keeping: Keeping, parent: QWidget) -> None:
        self._registry = view.registry
        self._groups = [one for one in view.groups if one.name != group.name and one.members]
        self.told, self.counted = label("", "muted", wraps=True), label("", "muted")
        self._kind_buttons: dict[UnitKind, QPushButton] = {}
        self._empty = {one.name for one in view.groups if not one.members}
        self.same = {one.name: QCheckBox() for one in _offered(group, view)}
        super().__init__(
            group.name,
            f"“{group.name}”指下面勾选的单位。",
            tuple(unit.name for unit in view.units),
            group.members,
            keeping,
            parent,
        )
        self.resize(620, 640)
        self.list.itemChanged.connect(lambda _: self._count())
        self._count()

    def above_list(self, title: str) -> list[QWidget]:
        """Give the lines of buttons that tick many at once."""
        numbers = {
            kind: sum(unit.kind is kind for unit in self._registry.units) for kind in UNIT_KINDS
        }
        meant = group_kinds(title)
        kinds = sorted((kind for kind in UNIT_KINDS if numbers[kind]), key=lambda k: k not in meant)
        for kind in kinds:
            self._kind_buttons[kind] = button(
                f"{UNIT_KINDS[kind]} {numbers[kind]}",
                partial(self.tick_kind, kind),
                tip="勾选这一类的全部单位；已经全部勾选的，再点一次去掉",
            )
        copied = button(
            "照搬另一个分组", lambda: None, tip="再勾上另一个分组的成员，已经勾选的不变"
        )
        menu = QMenu(copied)
        for one in self._groups:
            words = f"{one.name}（{len(one.members)} 个）"
            menu.addAction(button_text(words), partial(self.tick_group, one))
        copied.setMenu(menu)
        copied.setEnabled(bool(self._groups))
        pasted = button("粘贴一列名称", self.paste, tip="先在 Excel 中复制一列单位名称（Ctrl+V）")
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self.list).activated.connect(
            self.paste
        )
        lines = [
            row(label("按类别勾选", "muted"), *self._kind_buttons.values(), 1),
            row(pasted, copied, button("全部去掉", self.clear, kind="link", tip="一个也不勾选"), 1),
        ]
        made: list[QWidget] = []
        for line in lines:
            line.setContentsMargins(0, 0, 0, 0)
            made.append(QWidget())
            made[-1].setLayout(line)
        return made

    def below_list(self) -> list[QWidget]:
        """Give what is told, and the groups that may get the same members."""
        made: list[QWidget] = [self.counted, self.told]
        if self.same:
            made.append(label("意思相近的分组，成员一样的可以一并填上：", "muted"))
        for name, box in self.same.items():
            box.setText(button_text(f"{_ALSO}“{name}”"))
            box.setToolTip("保存时那个分组也填上这些成员")
            # One that has members has them because somebody said so.
            box.setChecked(name in self._empty)
            made.append(box)
        return made

    def fields(self) -> dict[str, QWidget]:
        """Give the fields that are kept as a draft."""
        boxes: dict[str, QWidget] = {f"{_ALSO}{name}": box for name, box in self.same.items()}
        return {**super().fields(), **boxes}

    @property
    def also(self) -> list[str]:
        """The other groups that are to get the same members."""
        return [name for name, box in self.same.items() if box.isChecked()]

    def tick_kind(self, kind: UnitKind) -> None:
        """Tick all units of a kind, or none of them where all are ticked."""
        names = [unit.name for unit in self._registry.units if unit.kind is kind]
        is_all = set(names) <= set(self.chosen)
        self._tick(names, ticked=not is_all)
        self.told.setText(f"{'去掉' if is_all else '勾选'}了{UNIT_KINDS[kind]} {len(names)} 个。")

    def tick_group(self, group: GroupRow) -> None:
        """Tick the members of another group as well."""
        self._tick(group.members, ticked=True)
        self.told.setText(f"照搬了“{group.name}”的 {len(group.members)} 个单位。")

    def clear(self) -> None:
        """Tick none."""
        self._tick(self.chosen, ticked=False)
        self.told.clear()

    def paste(self) -> None:
        """Tick the units whose names were copied, a name a line; say which names are none."""
        written = QGuiApplication.clipboard().text()
        names = [part.strip() for line in written.splitlines() for part in line.split("\t")]
        names = list(dict.fromkeys(name for name in names if name))
        if not names:
            self.told.setText("剪贴板里没有文字。请先在 Excel 中选中一列单位名称并复制。")
            return
        units = {name: self._registry.resolve([name]) for name in names}
        found = [unit.name for meant in units.values() for unit in meant]
        self._tick(found, ticked=True)
        unknown = [name for name, meant in units.items() if not meant]
        words = f"勾选了粘贴的 {len(dict.fromkeys(found))} 个单位。"
        if unknown:
            words += f"名录里没有的 {len(unknown)} 个：{'、'.join(map(self._unknown, unknown[:_MOST_TOLD]))}"
            words += "等。" if len(unknown) > _MOST_TOLD else "。"
        self.told.setText(words)

    def _unknown(self, name: str) -> str:
        near = self._registry.near(name)
        return f"{name}（相近：{near[0]}）" if near else name

    def _tick(self, names: Iterable[str], *, ticked: bool) -> None:
        wanted = set(names)
        state = Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        first: QListWidgetItem | None = None
        for at in range(self.list.count()):
            item = self.list.item(at)
            if item.text() in wanted:
                item.setCheckState(state)
                first = first or item
        if first is not None and ticked:
            # What was ticked many lines below is to be seen.
            self.list.scrollToItem(first)

    def _count(self) -> None:
        self.counted.setText(f"已勾选 {len(self.chosen)} 个。")


def _offered(group: GroupRow, view: UnitsView) -> Sequence[GroupRow]:
    """Give the groups of the same sort that are empty, or have the members that this one has."""
    alike = {
        one.name
        for one in alike_groups(group.name, (Group(one.name, one.scope) for one in view.groups))
    }
    return [
        one
        for one in view.groups
        if one.name in alike and (not one.members or set(one.members) == set(group.members))
    ]
