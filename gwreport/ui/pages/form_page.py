"""填报表样: the columns of the unit workbook, added, named, moved, hidden; each change at once and undoable."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QTabBar

from gwreport.domain.form.office_form import FormLine
from gwreport.ui.asking import TABLES, WORKBOOKS
from gwreport.ui.dialogs.column_editor import ColumnEditor
from gwreport.ui.models.row_table import ShownColumn
from gwreport.ui.operations import forms as operations
from gwreport.ui.operations.forms import GIVEN, FormMade, FormView
from gwreport.ui.page import Page
from gwreport.ui.session import Session
from gwreport.ui.widgets.basics import Card, button, label, named, row
from gwreport.ui.widgets.table import Table
from gwreport.ui.widgets.tables.header_preview import HeaderPreview
from gwreport.wording.form_lines import BETWEEN, FORM_NAME, NO, YES, page_names
from gwreport.workflow.book.part import Part
from gwreport.workflow.outputs import WrittenFile

_USUAL_WIDTH = 16
_MOST_TOLD = 5


def _who_fills(line: FormLine) -> str:
    if line.key in GIVEN:
        return "下发"
    return "单位填（自设）" if line.is_own else "单位填"


COLUMNS: tuple[ShownColumn[FormLine], ...] = (
    ShownColumn("标题", lambda one: one.heading, 200),
    ShownColumn("谁填", _who_fills, 120),
    ShownColumn(
        "宽度",
        lambda one: "隐藏" if one.is_hidden else str(one.width),
        70,
        key=lambda one: one.width,
        centred=True,
    ),
    ShownColumn(
        "必填",
        lambda one: "" if one.key in GIVEN else YES if one.required else NO,
        70,
        centred=True,
    ),
    ShownColumn("选项", lambda one: BETWEEN.join(one.choices), 200),
    ShownColumn("显示于", lambda one: page_names(one.shown), 150),
    ShownColumn("提示", lambda one: one.hint, 0),
)


class FormPage(Page):
    """A table a sheet of the unit workbook, with its header row as it will look."""

    name = "form"
    title = FORM_NAME
    note = "填报表每张表的各栏，从上到下就是从左到右。改动当即保存，下次生成填报表时使用；已经下发的照当时的表样读取。"
    depends = frozenset({Part.DECISIONS})
    of_round = False

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.view = FormView()
        self.tables = named(QTabBar(), "哪张表")
        for name in operations.TABLES:
            self.tables.addTab(name)
        self.tables.currentChanged.connect(lambda _: self._show_table())
        self.columns: Table[FormLine] = Table("填报表各栏", COLUMNS)
        # The order is what is arranged here.
        self.columns.setSortingEnabled(False)
        self.columns.opened.connect(self.edit)
        self.columns.chosen.connect(lambda _: self._offer())
        self.preview = HeaderPreview()
        self.action_bar.addWidget(
            button("导出…", self.export, icon="upload", tip="导出成一张表，在 Excel 或 WPS 里改")
        )
        self.action_bar.addWidget(
            button(
                "导入…",
                self.import_,
                icon="download",
                tip="导入改好的表；写法不对就指出哪一格，什么也不改",
            )
        )
        self.undo_button = button(
            "撤销上次改动", self.undo_here, icon="undo", tip="改回上一次的样子（Ctrl+Z）"
        )
        self.action_bar.addWidget(self.undo_button)
        self.add_button = button(
            "增加一栏",
            self.add,
            kind="primary",
            icon="plus",
            tip="在选中的一栏后面增加一栏，单位填",
        )
        self.edit_button = button("修改…", self.edit, icon="edit", tip="改标题、宽度、提示、选项等")
        self.left_button = button("左移", lambda: self.shift(-1), tip="在填报表里往左移一栏")
        self.right_button = button("右移", lambda: self.shift(1), tip="在填报表里往右移一栏")
        self.hide_button = button(
            "隐藏", self.hide_or_show, tip="隐藏的栏单位看不到，随时可以再显示"
        )
        self.remove_button = button(
            "去掉", self.remove, kind="danger", tip="只有自己增加的栏可以去掉"
        )
        card = Card("表头预览")
        card.body.addWidget(self.preview)
        self.body.addWidget(self.tables)
        self.body.addWidget(card)
        self.body.addLayout(
            row(
                self.add_button,
                self.edit_button,
                self.left_button,
                self.right_button,
                self.hide_button,
                self.remove_button,
                1,
            )
        )
        self.body.addWidget(self.columns, 1)
        self.told = label("", "muted", wraps=True)
        self.body.addWidget(self.told)

    def refresh(self) -> None:
        """Read the form."""
        location = self.session.location
        self.read(lambda: operations.view_form(location), self._show)

    def undo_here(self) -> bool:
        """Take the newest change of the form back; no decision is taken back from here."""
        if not self.view.number:
            self.notice.show_words("这里没有可以撤销的改动。", "warning")
            return True
        location, who = self.session.location, self.session.state.acting
        self.session.change(
            "正在撤销",
            lambda _: operations.undo_form(location, who, datetime.now()),
            lambda made: self._tell(made, "已撤销"),
        )
        return True

    # What can be done

    def add(self) -> None:
        """Add a column of the office's own behind the chosen one, else at the end."""
        new = FormLine(self._table, "", _USUAL_WIDTH, shown=frozenset(operations.USUAL_PAGES))
        line, keeping = self._edited(new)
        if line is None:
            return
        own = self._own()
        current = self.columns.current
        place = own.index(current) + 1 if current in own else len(own)
        self._store([*own[:place], line, *own[place:]], keeping)

    def edit(self, line: FormLine | None = None) -> None:
        """Change the chosen column."""
        before = line or self.columns.current
        if before is None:
            return
        after, keeping = self._edited(before)
        if after is not None:
            self._store([after if one == before else one for one in self._own()], keeping)

    def shift(self, by: int) -> None:
        """Move the chosen column to the left or to the right."""
        own, line = self._own(), self.columns.current
        if line is None:
            return
        at = own.index(line)
        if 0 <= at + by < len(own):
            own.insert(at + by, own.pop(at))
            self._store(own)

    def hide_or_show(self) -> None:
        """Hide the chosen column from the units, or show it again."""
        line = self.columns.current
        if line is not None:
            other = replace(line, is_hidden=not line.is_hidden)
            self._store([other if one == line else one for one in self._own()])

    def remove(self) -> None:
        """Take a column of the office's own away; what units wrote in it stays."""
        line = self.columns.current
        if line is None or not line.is_own:
            return
        asked = f"去掉“{line.heading}”？单位以前填的仍在，还可以撤销。"
        if self.session.messages.confirm("去掉一栏", asked, "去掉"):
            self._store([one for one in self._own() if one != line])

    def export(self) -> None:
        """Write the form as a table to be edited elsewhere."""
        path = self.ask_new_file("表样存到哪里？", WORKBOOKS, "form", f"{FORM_NAME}.xlsx")
        if not path:
            return
        location = self.session.location

        def tell(written: WrittenFile) -> None:
            self.tell_written(f"表样已导出：{written.path}", written.kept)
            self.notice.set_action("打开", lambda: self.session.show_file(written.path))

        self.session.jobs.run(
            "正在导出", lambda _: operations.export_form(location, Path(path)), tell
        )

    def import_(self) -> None:
        """Take a form that was edited elsewhere."""
        path = self.ask_file("导入哪份表样？", TABLES, "form")
        if not path:
            return
        location, who = self.session.location, self.session.state.acting
        self.session.change(
            "正在导入表样",
            lambda progress: operations.import_form(
                location, Path(path), who, datetime.now(), progress
            ),
            lambda made: self._tell(made, "已导入"),
        )

    # What is shown

    @property
    def _table(self) -> str:
        return operations.TABLES[max(self.tables.currentIndex(), 0)]

    def _own(self) -> list[FormLine]:
        return [line for line in self.view.lines if line.table == self._table]

    def _edited(self, line: FormLine) -> tuple[FormLine | None, Callable[[], None]]:
        title = f"修改“{line.heading}”" if line.key else "增加一栏"
        subject = f"{line.table}/{line.key}"
        keeping = self.session.keeping(
            "form-column", subject, title=f"{FORM_NAME}：{title}", page=self.name
        )
        dialog = ColumnEditor(line, keeping, self)
        if not dialog.exec():
            return None, lambda: None
        written = dialog.written()
        return dialog.line, lambda: keeping.settle(written)

    def _store(self, own: Sequence[FormLine], stored: Callable[[], None] = lambda: None) -> None:
        others = {
            name: [one for one in self.view.lines if one.table == name]
            for name in operations.TABLES
        }
        others[self._table] = list(own)
        lines = [line for name in operations.TABLES for line in others[name]]
        location, who, seen = self.session.location, self.session.state.acting, self.view.seen

        def tell(made: FormMade) -> None:
            if not made.faults:
                stored()
            self._tell(made, "已保存")

        self.session.change(
            "正在保存表样",
            lambda _: operations.change_columns(location, lines, who, datetime.now(), seen),
            tell,
        )

    def _tell(self, made: FormMade, done: str) -> None:
        if made.faults:
            told = made.faults[:_MOST_TOLD]
            more = len(made.faults) - len(told)
            rest = [f"另有 {more} 处。"] if more else []
            self.notice.show_words("\n".join(["没有保存，什么也没有改。", *told, *rest]), "warning")
        elif made.changes:
            self.notice.show_words(f"{done}：{'；'.join(made.changes)}。", "good")
        else:
            self.notice.show_words("和现在的表样一样，没有要改的。")

    def _show(self, view: FormView) -> None:
        self.view = view
        self.told.setText(f"最近一次改动　{view.newest}" if view.newest else "")
        self.undo_button.setEnabled(bool(view.number))
        self._show_table()

    def _show_table(self) -> None:
        own = self._own()
        self.columns.show_rows(own, key=lambda one: one.key)
        self.preview.show_lines(own, GIVEN)
        self._offer()

    def _offer(self) -> None:
        line, own = self.columns.current, self._own()
        at = own.index(line) if line in own else -1
        self.edit_button.setEnabled(line is not None)
        self.left_button.setEnabled(at > 0)
        self.right_button.setEnabled(0 <= at < len(own) - 1)
        self.hide_button.setEnabled(line is not None)
        self.hide_button.setText("显示" if line is not None and line.is_hidden else "隐藏")
        self.remove_button.setEnabled(line is not None and line.is_own)
