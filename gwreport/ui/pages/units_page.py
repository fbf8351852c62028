"""单位名录: units, groups, and the names that are not resolved."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QTabWidget

from gwreport.ui.asking import TABLES, WORKBOOKS
from gwreport.ui.dialogs.choose_one import ChooseOne
from gwreport.ui.dialogs.group_members import GroupMembers
from gwreport.ui.dialogs.unit_editor import UnitEditor
from gwreport.ui.drafts.draft import TEXT
from gwreport.ui.drafts.keeping import Keeping
from gwreport.ui.models.row_table import ShownColumn, number_column
from gwreport.ui.operations import units as operations
from gwreport.ui.operations.units import GroupRow, UnitRow, UnitsView, Unresolved
from gwreport.ui.page import Page
from gwreport.ui.plain_words import tip_text
from gwreport.ui.session import Session
from gwreport.ui.widgets.basics import button, filter_field, label, tab
from gwreport.ui.widgets.ordered_names import OrderedNames
from gwreport.ui.widgets.table import Table
from gwreport.wording.unit_names import GROUP_SCOPES, UNIT_KINDS
from gwreport.workflow.book.part import Part
from gwreport.workflow.outputs import WrittenFile
from gwreport.workflow.plan.manage_units import ImportedUnits

UNIT_COLUMNS: tuple[ShownColumn[UnitRow], ...] = (
    number_column("序号", lambda one: one.number, 62),
    ShownColumn("单位名称", lambda one: one.name, 220),
    ShownColumn("类别", lambda one: UNIT_KINDS[one.kind], 90),
    ShownColumn("别名", lambda one: "、".join(one.aliases), 170),
    ShownColumn("所在分组", lambda one: "、".join(one.groups), 0),
    ShownColumn("联系人", lambda one: one.contact, 100),
    ShownColumn("电话", lambda one: one.phone, 140),
    ShownColumn("电子邮箱", lambda one: one.email, 180),
)
GROUP_COLUMNS: tuple[ShownColumn[GroupRow], ...] = (
    ShownColumn("分组", lambda one: one.name, 220),
    ShownColumn("所指", lambda one: GROUP_SCOPES[one.scope], 80),
    number_column("单位数", lambda one: len(one.members), 80),
    ShownColumn("成员单位", lambda one: "、".join(one.members), 0),
)
UNRESOLVED_COLUMNS: tuple[ShownColumn[Unresolved], ...] = (
    ShownColumn("需要核对", lambda one: one.words, 0),
    ShownColumn("名称", lambda one: one.name, 200),
    ShownColumn("相近的单位", lambda one: one.near, 200),
)


class UnitsPage(Page):
    """Shows the registry and lets it be put right."""

    name = "units"
    title = "单位名录"
    # Names are looked for in all of these.
    depends = frozenset({Part.REGISTRY, Part.PLAN, Part.PAST_REPORTS, Part.RETURNS, Part.SETTINGS})
    of_round = False

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.units: Table[UnitRow] = Table("单位名录", UNIT_COLUMNS)
        self.units.opened.connect(self.edit)
        self.groups: Table[GroupRow] = Table("单位分组", GROUP_COLUMNS)
        self.groups.opened.connect(self.edit_group)
        self.unresolved: Table[Unresolved] = Table("待核对的名称", UNRESOLVED_COLUMNS)
        self.unresolved.empty_words = "没有需要核对的名称。"
        self.unresolved.chosen.connect(self._offer_alias)
        self.search = filter_field("筛选单位、别名、联系人", self.units.filter.set_words)
        self.alias_button = button(
            "认作同一单位", self.take_alias, kind="primary", tip="把选中的写法登记为那个单位的别名"
        )
        self.alias_button.setEnabled(False)
        self.tabs = QTabWidget()
        self.tabs.addTab(
            tab(
                self.units,
                self.search,
                1,
                button("修改…", self.edit_chosen, tip="改名、类别、联系人、邮箱，加减别名"),
                button("并入别的单位…", self.merge, tip="撤并了的单位，以后都算到另一个单位名下"),
                button(
                    "新增单位…",
                    lambda: self.edit(None),
                    icon="plus",
                    tip="登记一个名录里没有的单位",
                ),
            ),
            "单位",
        )
        self.tabs.addTab(
            tab(
                self.groups,
                label("像“各镇街”这样的统称指哪些单位，在这里定。", "muted"),
                1,
                button(
                    "成员…",
                    lambda: self.edit_group(self.groups.current),
                    tip="改选中的分组有哪些单位",
                ),
                button("新增分组…", self.add_group, icon="plus", tip="如“各镇街”，说明指哪些单位"),
            ),
            "分组",
        )
        self.tabs.addTab(
            tab(
                self.unresolved,
                label("同一个单位有几种写法时，认作同一单位后都能认出来。", "muted"),
                1,
                self.alias_button,
            ),
            "需要核对",
        )
        self.leaders = OrderedNames("领导的顺序")
        self.leaders.ordered.connect(self.order_leaders)
        self.tabs.addTab(
            tab(
                self.leaders,
                label("领导按这里的顺序排列，用在附件2、汇总和各处；拖动即可调整。", "muted"),
                1,
                button("上移", lambda: self.leaders.move_chosen(-1), tip="排前一位"),
                button("下移", lambda: self.leaders.move_chosen(1), tip="排后一位"),
            ),
            "领导",
        )
        self.action_bar.addWidget(
            button("导出…", self.export, icon="upload", tip="写成 Excel 表，改好可以再导入")
        )
        self.action_bar.addWidget(
            button(
                "导入…",
                self.import_,
                icon="download",
                kind="primary",
                tip="从 Excel 表登记单位、联系人、邮箱和分组",
            )
        )
        self.body.addWidget(self.tabs, 1)
        self.view = UnitsView((), (), ())

    def refresh(self) -> None:
        """Read the registry."""
        location = self.session.location
        self.read(lambda: operations.view_units(location), self._show)

    def show_subject(self, subject: object) -> None:
        """Show one unit by its name."""
        self.tabs.setCurrentIndex(0)
        self.search.clear()
        self.units.want(lambda one: one.name == subject)

    # What can be done

    def edit(self, unit: UnitRow | None) -> None:
        """Change a unit, or add one."""
        title = f"修改单位：{unit.name}" if unit else "新增单位"
        keeping = self._keeping("unit", unit.name if unit else "", title)
        dialog = UnitEditor(unit, keeping, self)
        if not dialog.exec():
            return
        written = dialog.written()
        location, name = self.session.location, dialog.name.text().strip()
        kind, aliases, dropped = dialog.chosen_kind, dialog.new_aliases, dialog.dropped_aliases
        contact, phone, email = (
            field.text() for field in (dialog.contact, dialog.phone, dialog.email)
        )

        def tell(parted: tuple[str, ...]) -> None:
            keeping.settle(written)
            if dropped:
                words = f"已去掉“{name}”的别名：{'、'.join(dropped)}。"
                words += f"{'、'.join(parted)} 另立为单位。" if parted else ""
                self.notice.show_words(words, "good")

        self.session.change(
            "正在保存单位",
            lambda _: operations.save_unit(
                location,
                name,
                kind,
                contact,
                phone,
                aliases,
                datetime.now(),
                email=email,
                shown=unit,
                dropped=dropped,
            ),
            tell,
        )

    def merge(self) -> None:
        """Let the chosen unit be merged into another."""
        unit = self.units.current
        if unit is None:
            return
        others = [one.name for one in self.view.units if one.number != unit.number]
        dialog = ChooseOne(
            f"“{unit.name}”并入哪个单位",
            "并入以后，它的名称、别名、联系人、所在分组和以前报来的都归那个单位；"
            "以后在那个单位的别名里去掉它的名称，就又分开。",
            others,
            "并入",
            self,
        )
        if not dialog.exec() or not dialog.chosen:
            return
        location, into = self.session.location, dialog.chosen
        self.session.change(
            "正在合并单位",
            lambda _: operations.merge_units(location, unit.name, into, datetime.now()),
            lambda _: self.notice.show_words(f"“{unit.name}”已并入“{into}”。", "good"),
        )

    def edit_chosen(self) -> None:
        """Change the chosen unit, if one is."""
        if self.units.current is not None:
            self.edit(self.units.current)

    def _keeping(self, sort: str, subject: str, title: str) -> Keeping:
        leads_to = subject if sort == "unit" else ""
        return self.session.keeping(sort, subject, title=title, page=self.name, leads_to=leads_to)

    def edit_group(self, group: GroupRow | None) -> None:
        """Choose the members of a group."""
        if group is None:
            return
        keeping = self._keeping("group", group.name, f"分组“{group.name}”的成员")
        dialog = GroupMembers(group, self.view, keeping, self)
        if dialog.exec():
            location, chosen, written = self.session.location, dialog.chosen, dialog.written()
            also = dialog.also

            def tell(_: object) -> None:
                keeping.settle(written)
                names = "、".join(f"“{name}”" for name in (group.name, *also))
                self.notice.show_words(f"分组{names}现有成员 {len(chosen)} 个。", "good")

            self.session.change(
                "正在保存分组",
                lambda _: operations.set_members(location, group, chosen, datetime.now(), also),
                tell,
            )

    def add_group(self) -> None:
        """Ask for a new group word."""
        keeping = self._keeping("question", "新增分组", "新增分组")
        question = "分组的名称，如“各镇街”："
        name = self.session.messages.ask_text("新增分组", question, keeping=keeping)
        if name and name.strip():
            location = self.session.location
            self.session.change(
                "正在保存分组",
                lambda _: operations.add_group(location, name.strip(), datetime.now()),
                lambda _: keeping.settle({TEXT: name}),
            )

    def take_alias(self) -> None:
        """Let the name that is chosen mean the unit that comes close."""
        one = self.unresolved.current
        if one is None or not (one.name and one.near):
            return
        location = self.session.location
        self.session.change(
            "正在保存单位",
            lambda _: operations.add_alias(location, one.near, one.name, datetime.now()),
        )

    def import_(self) -> None:
        """Ask for a registry table and take it in."""
        name = self.ask_file("导入单位名录", TABLES, "units")
        if name:
            location = self.session.location
            self.session.change(
                "正在导入单位名录",
                lambda progress: operations.import_units(
                    location, Path(name), datetime.now(), progress
                ),
                self._tell_import,
            )

    def export(self) -> None:
        """Ask for a name and write the registry there."""
        name = self.ask_new_file("导出单位名录", WORKBOOKS, "units", "单位名录.xlsx")
        if name:
            location = self.session.location
            self.session.jobs.run(
                "正在导出单位名录",
                lambda _: operations.export_units(location, Path(name)),
                self._tell_export,
            )

    # What is shown

    def _show(self, view: UnitsView) -> None:
        self.view = view
        self.set_note(f"{len(view.units)} 个单位，{len(view.groups)} 个分组")
        self.units.show_rows(view.units, key=lambda one: one.number)
        self.groups.show_rows(view.groups, key=lambda one: one.name)
        self.unresolved.show_rows(view.unresolved, key=lambda one: one.words)
        self.leaders.show_names([(one.name, f"{one.items} 项") for one in view.leaders])
        self.tabs.setTabText(self.tabs.count() - 1, f"领导 {len(view.leaders)}")
        open_ = len(view.unresolved)
        self.tabs.setTabText(2, f"需要核对 {open_}" if open_ else "需要核对")

    def order_leaders(self, names: Sequence[str]) -> None:
        """Keep the order that the clerk has dragged."""
        location = self.session.location
        self.session.change(
            "正在保存领导顺序",
            lambda _: operations.set_leaders(location, names, datetime.now()),
            lambda _: self.notice.show_words("领导的顺序已保存。", "good"),
        )

    def _offer_alias(self, one: Unresolved | None) -> None:
        self.alias_button.setEnabled(bool(one and one.name and one.near))
        if one and one.name and one.near:
            self.alias_button.setToolTip(tip_text(f"以后“{one.name}”都认作“{one.near}”"))

    def _tell_import(self, done: ImportedUnits) -> None:
        words = f"新增 {len(done.added)} 个单位，更新 {len(done.changed)} 个单位、{len(done.groups)} 个分组。"
        if done.unknown:
            words += f"分组里有名录上没有的单位：{'、'.join(done.unknown[:6])}，请先新增这些单位。"
        words += "".join(map(operations.finding_words, done.findings))
        is_whole = not done.unknown and not done.findings
        self.notice.show_words(words, "good" if is_whole else "warning")

    def _tell_export(self, made: WrittenFile) -> None:
        self.tell_written(f"单位名录已导出到“{made.path}”。", made.kept)
        self.notice.set_action("打开", lambda: self.session.show_file(made.path))
