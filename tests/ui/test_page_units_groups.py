"""单位名录: members of a group are ticked by kind, pasted and copied; aliases go; units are merged."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from gwreport.domain.units.registry import Registry, UnitKind
from gwreport.ui.dialogs.choose_one import ChooseOne
from gwreport.ui.dialogs.group_members import GroupMembers
from gwreport.ui.dialogs.unit_editor import UnitEditor
from gwreport.ui.main_window import MainWindow
from gwreport.workflow.plan import manage_units
from gwreport.workflow.workspace import Workspace
from tests.ui.looking import click, go, shown, write
from tests.ui.recorder import Dialogs
from tests.workflow.quarter import NOW, open_office

TOWNS = ("青石镇", "白鹭镇", "临溪街道")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    with open_office(tmp_path) as workspace:
        for name in (*TOWNS, "东岭工业园区"):
            manage_units.add_unit(workspace, name, None, now=NOW)
        for group in ("相关镇街", "各镇人民政府、街道办事处"):
            manage_units.set_group(workspace, group, (), now=NOW)
        manage_units.add_alias(workspace, "区财政局", "财政局", now=NOW)
        return Path(workspace.ledger.location)


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, office: Path) -> Any:
    window.session.open(str(office))
    return go(qtbot, window, "units")


def registry(path: Path) -> Registry:
    with Workspace.open(str(path)) as workspace:
        return workspace.registry()


def members(path: Path, group: str) -> tuple[str, ...]:
    known = registry(path)
    return tuple(unit.name for unit in known.resolve([group]))


def open_group(qtbot: QtBot, page: Any, dialogs: Dialogs, name: str, act: Any) -> None:
    page.tabs.setCurrentIndex(1)
    assert page.groups.choose(lambda one: one.name == name)
    dialogs.expect(act)
    click(qtbot, page, "成员…")


def test_all_towns_are_ticked_at_once_and_for_the_words_that_mean_the_same(
    qtbot: QtBot, page: Any, dialogs: Dialogs, office: Path
) -> None:
    def tick(dialog: GroupMembers) -> None:
        assert sorted(dialog.also) == ["各镇人民政府、街道办事处", "相关镇街"]
        # The sort that the word means stands first.
        first = next(
            one.text() for one in dialog.findChildren(QPushButton) if one.text()[-1:].isdigit()
        )
        assert first == "镇街 3"
        click(qtbot, dialog, "镇街 3")
        assert sorted(dialog.chosen) == sorted(TOWNS)
        click(qtbot, dialog, "镇街 3")
        assert dialog.chosen == []
        click(qtbot, dialog, "镇街 3")
        dialog.same["相关镇街"].setChecked(False)
        click(qtbot, dialog, "保存")

    open_group(qtbot, page, dialogs, "各镇街", tick)
    assert sorted(members(office, "各镇街")) == sorted(TOWNS)
    assert sorted(members(office, "各镇人民政府、街道办事处")) == sorted(TOWNS)
    assert members(office, "相关镇街") == ()
    assert "现有成员 3 个" in page.notice.words


def test_enter_in_the_filter_ticks_nothing_and_the_ticked_can_be_seen_alone(
    qtbot: QtBot, page: Any, dialogs: Dialogs, office: Path
) -> None:
    def look(dialog: GroupMembers) -> None:
        dialog.tick_kind(UnitKind.TOWN)
        dialog.only_ticked.setChecked(True)
        rows = [dialog.list.item(at) for at in range(dialog.list.count())]
        assert sorted(one.text() for one in rows if not one.isHidden()) == sorted(TOWNS)
        dialog.only_ticked.setChecked(False)
        (search,) = dialog.findChildren(QLineEdit)
        write(qtbot, search, "青石")
        qtbot.keyClick(search, Qt.Key.Key_Return)

    open_group(qtbot, page, dialogs, "各镇街", look)
    assert sorted(members(office, "各镇街")) == sorted(TOWNS)


def test_a_copied_column_is_ticked_and_what_is_no_unit_is_told(
    qtbot: QtBot, page: Any, dialogs: Dialogs, office: Path
) -> None:
    def paste(dialog: GroupMembers) -> None:
        QGuiApplication.clipboard().setText("")
        click(qtbot, dialog, "粘贴一列名称")
        assert "剪贴板里没有文字" in dialog.told.text()
        QGuiApplication.clipboard().setText("财政局\r\n 青石镇 \r\n东岭工业圆区\r\n\r\n青石镇\r\n")
        click(qtbot, dialog, "粘贴一列名称")
        assert sorted(dialog.chosen) == ["区财政局", "青石镇"]
        assert "东岭工业圆区（相近：东岭工业园区）" in dialog.told.text()
        click(qtbot, dialog, "保存")

    open_group(qtbot, page, dialogs, "区级相关部门单位", paste)
    assert sorted(members(office, "区级相关部门单位")) == ["区财政局", "青石镇"]


def test_members_are_copied_from_another_group(
    qtbot: QtBot, window: MainWindow, page: Any, dialogs: Dialogs, office: Path
) -> None:
    with Workspace.open(str(office)) as workspace:
        manage_units.set_group(workspace, "各镇街", TOWNS[:2], now=NOW)
    window.session.look_again()

    def copy(dialog: GroupMembers) -> None:
        # A group that has members already is offered, but not filled unless somebody says so.
        assert dialog.also == ["各镇人民政府、街道办事处"]
        box = next(
            one for one in dialog.findChildren(QPushButton) if one.text() == "照搬另一个分组"
        )
        (action,) = box.menu().actions()
        assert action.text() == "各镇街（2 个）"
        action.trigger()
        click(qtbot, dialog, "保存")

    open_group(qtbot, page, dialogs, "相关镇街", copy)
    assert sorted(members(office, "相关镇街")) == sorted(TOWNS[:2])
    assert sorted(members(office, "各镇街")) == sorted(TOWNS[:2])


def test_an_alias_is_taken_away(qtbot: QtBot, page: Any, dialogs: Dialogs, office: Path) -> None:
    def take_away(editor: UnitEditor) -> None:
        write(qtbot, editor.aliases, "区财政")
        assert "将去掉别名：财政局" in editor.warning.text()
        click(qtbot, editor, "保存")

    assert page.units.choose(lambda one: one.name == "区财政局")
    dialogs.expect(take_away)
    click(qtbot, page, "修改…")
    assert registry(office).find("财政局") is None
    assert registry(office).find("区财政").name == "区财政局"
    assert "已去掉“区财政局”的别名：财政局" in page.notice.words


def test_a_unit_is_merged_into_another_and_parted_again_by_its_alias(
    qtbot: QtBot, page: Any, dialogs: Dialogs, office: Path
) -> None:
    number = registry(office).find("白鹭镇").number

    def into(dialog: ChooseOne) -> None:
        assert not dialog.yes.isEnabled()
        write(qtbot, dialog.search, "青石")
        (item,) = [
            dialog.list.item(at)
            for at in range(dialog.list.count())
            if not dialog.list.item(at).isHidden()
        ]
        dialog.list.setCurrentItem(item)
        click(qtbot, dialog, "并入")

    assert page.units.choose(lambda one: one.name == "白鹭镇")
    dialogs.expect(into)
    click(qtbot, page, "并入别的单位…")
    assert registry(office).find("白鹭镇").name == "青石镇"
    assert "白鹭镇" not in shown(page.units, "单位名称")

    def part(editor: UnitEditor) -> None:
        assert editor.unit.merged == ("白鹭镇",)
        write(qtbot, editor.aliases, "")
        click(qtbot, editor, "保存")

    assert page.units.choose(lambda one: one.name == "青石镇")
    dialogs.expect(part)
    click(qtbot, page, "修改…")
    again = registry(office).find("白鹭镇")
    assert (again.name, again.number, again.kind) == ("白鹭镇", number, UnitKind.TOWN)
    assert "白鹭镇 另立为单位" in page.notice.words


def test_an_alias_that_the_plan_names_becomes_a_unit_of_its_own(
    qtbot: QtBot, page: Any, dialogs: Dialogs, office: Path, window: MainWindow
) -> None:
    with Workspace.open(str(office)) as workspace:
        manage_units.rename_unit(workspace, "区城市管理局", "区综合执法局", now=NOW)
        in_plan = workspace.plan().unit_names
    window.session.look_again()

    def take_away(editor: UnitEditor) -> None:
        write(qtbot, editor.aliases, "")
        click(qtbot, editor, "保存")

    assert page.units.choose(lambda one: one.name == "区综合执法局")
    dialogs.expect(take_away)
    click(qtbot, page, "修改…")
    assert ("区城市管理局" in in_plan) == (registry(office).find("区城市管理局") is not None)
