"""单位名录: units, groups and aliases are put right; the registry travels as a table."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from gwreport.domain.units.registry import UnitKind
from gwreport.ui.dialogs.choose_units import ChooseUnits
from gwreport.ui.dialogs.unit_editor import UnitEditor
from gwreport.ui.main_window import MainWindow
from gwreport.wording.unit_names import UNIT_KINDS
from gwreport.workflow.demo import examples_folder
from gwreport.workflow.plan.manage_leaders import list_leaders
from gwreport.workflow.workspace import Workspace
from tests.ui.looking import choose, click, go, note, shown, write
from tests.ui.recorder import Dialogs, Recorder
from tests.ui.stored import registry_of


@pytest.fixture
def page(qtbot: QtBot, window: MainWindow, demo_copy: Path) -> Any:
    window.session.open(str(demo_copy))
    return go(qtbot, window, "units")


def registry(path: Path) -> Any:
    with Workspace.open(str(path)) as workspace:
        return workspace.registry()


def choose_unit(page: Any, name: str) -> None:
    page.tabs.setCurrentIndex(0)
    assert page.units.choose(lambda one: one.name == name)


def test_every_unit_is_shown_with_its_kind_groups_and_contact(page: Any, demo_copy: Path) -> None:
    stored = registry_of(demo_copy)
    assert [one.name for one in page.units.shown] == [one.name for one in stored.units]
    assert f"{len(stored.units)} 个单位，{len(stored.groups)} 个分组" in note(page)
    row = next(one for one in page.units.shown if one.name == "桐岭镇")
    assert "各镇街" in row.groups
    assert set(shown(page.units, "类别")) <= set(UNIT_KINDS.values())
    assert shown(page.groups, "分组")[0] == "区级各部门单位"


def test_units_are_found_by_name_and_contact(qtbot: QtBot, page: Any) -> None:
    whole = len(page.units.shown)
    contact = next(one.contact for one in page.units.shown if one.contact)
    write(qtbot, page.search, contact)
    assert contact in shown(page.units, "联系人")
    assert len(page.units.shown) < whole


def test_a_unit_gets_a_kind_a_contact_and_other_names(
    qtbot: QtBot, page: Any, dialogs: Dialogs, demo_copy: Path
) -> None:
    def change(editor: UnitEditor) -> None:
        choose(editor.kind, UNIT_KINDS[UnitKind.PARK])
        write(qtbot, editor.contact, "周叙言")
        write(qtbot, editor.phone, "000-1234567")
        write(qtbot, editor.email, "zhou#x.example")
        assert "“zhou#x.example”不是邮箱地址" in editor.warning.text()
        write(qtbot, editor.email, "zhou@x.example")
        assert not editor.warning.isVisible()
        write(qtbot, editor.aliases, "林业局\n区林业和草原局\n林业局")
        click(qtbot, editor, "保存")

    choose_unit(page, "区林业局")
    dialogs.expect(change)
    click(qtbot, page, "修改…")
    unit = registry(demo_copy).find("区林业和草原局")
    assert (unit.name, unit.kind, unit.contact) == ("区林业局", UnitKind.PARK, "周叙言")
    assert registry(demo_copy).find("林业局") == unit
    assert page.units.current.name == "区林业局"
    assert page.units.current.phone == "000-1234567"
    assert unit.email == page.units.current.email == "zhou@x.example"


def test_a_unit_gets_another_name_and_keeps_its_old_one_as_an_alias(
    qtbot: QtBot, page: Any, dialogs: Dialogs, demo_copy: Path
) -> None:
    before = registry(demo_copy).find("区林业局")

    def change(editor: UnitEditor) -> None:
        write(qtbot, editor.name, "区自然保护局")
        click(qtbot, editor, "保存")

    choose_unit(page, "区林业局")
    dialogs.expect(change)
    click(qtbot, page, "修改…")
    unit = registry(demo_copy).find("区林业局")
    assert (unit.name, unit.number) == ("区自然保护局", before.number)
    assert "区林业局" in unit.aliases
    assert "区自然保护局" in shown(page.units, "单位名称")


def test_giving_up_changes_nothing(
    qtbot: QtBot, page: Any, dialogs: Dialogs, recorder: Recorder, demo_copy: Path
) -> None:
    before = registry(demo_copy).units
    recorder.prepare("ask_choice", "放弃")

    def give_up(editor: UnitEditor) -> None:
        write(qtbot, editor.contact, "周叙言")
        click(qtbot, editor, "取消")

    choose_unit(page, "区林业局")
    dialogs.expect(give_up)
    click(qtbot, page, "修改…")
    assert registry(demo_copy).units == before


def test_a_new_unit_is_entered_under_the_kind_that_its_name_tells(
    qtbot: QtBot, page: Any, dialogs: Dialogs, demo_copy: Path
) -> None:
    def enter(editor: UnitEditor) -> None:
        assert not editor.save.isEnabled()
        write(qtbot, editor.name, "青石镇")
        assert editor.chosen_kind is UnitKind.TOWN
        click(qtbot, editor, "保存")

    dialogs.expect(enter)
    click(qtbot, page, "新增单位…")
    assert registry(demo_copy).find("青石镇").kind is UnitKind.TOWN
    assert "青石镇" in shown(page.units, "单位名称")


def test_a_name_that_is_taken_is_told(
    qtbot: QtBot, page: Any, dialogs: Dialogs, recorder: Recorder
) -> None:
    def enter(editor: UnitEditor) -> None:
        write(qtbot, editor.name, "桐岭镇")
        click(qtbot, editor, "保存")

    before = page.units.shown
    dialogs.expect(enter)
    click(qtbot, page, "新增单位…")
    assert "桐岭镇" in recorder.last
    assert page.units.shown == before


def test_an_alias_that_is_a_group_word_is_told_and_nothing_else_is_half_done(
    qtbot: QtBot, page: Any, dialogs: Dialogs, recorder: Recorder, demo_copy: Path
) -> None:
    before = registry(demo_copy).units

    def enter(editor: UnitEditor) -> None:
        write(qtbot, editor.contact, "周叙言")
        write(qtbot, editor.aliases, "各镇街")
        click(qtbot, editor, "保存")

    choose_unit(page, "区林业局")
    dialogs.expect(enter)
    click(qtbot, page, "修改…")
    assert "各镇街" in recorder.last
    assert registry(demo_copy).units == before


def test_the_members_of_a_group_are_ticked(
    qtbot: QtBot, page: Any, dialogs: Dialogs, demo_copy: Path
) -> None:
    def tick(dialog: ChooseUnits) -> None:
        items = {
            dialog.list.item(at).text(): dialog.list.item(at) for at in range(dialog.list.count())
        }
        assert "桐岭镇" in dialog.chosen
        items["桐岭镇"].setCheckState(Qt.CheckState.Unchecked)
        items["区林业局"].setCheckState(Qt.CheckState.Checked)
        click(qtbot, dialog, "保存")

    page.tabs.setCurrentIndex(1)
    assert page.groups.choose(lambda one: one.name == "相关镇街")
    dialogs.expect(tick)
    click(qtbot, page, "成员…")
    members = next(one for one in page.groups.shown if one.name == "相关镇街").members
    assert "区林业局" in members
    assert "桐岭镇" not in members
    # Another group keeps it.
    assert "桐岭镇" in next(one for one in page.groups.shown if one.name == "各镇街").members


def test_units_to_tick_are_found_by_words(qtbot: QtBot, page: Any) -> None:
    dialog = ChooseUnits(
        "组",
        "说明",
        ["区教委", "桐岭镇"],
        ["区教委"],
        page.session.keeping("group", "组", title="组"),
        page,
    )
    (search,) = dialog.findChildren(QLineEdit)
    write(qtbot, search, "桐岭")
    hidden = {dialog.list.item(at).text(): dialog.list.item(at).isHidden() for at in range(2)}
    assert hidden == {"区教委": True, "桐岭镇": False}
    assert dialog.chosen == ["区教委"]


def test_a_new_group_is_added(qtbot: QtBot, page: Any, recorder: Recorder, demo_copy: Path) -> None:
    page.tabs.setCurrentIndex(1)
    before = page.groups.shown
    click(qtbot, page, "新增分组…")
    recorder.prepare("ask_text", "  ", " 各国有企业 ")
    click(qtbot, page, "新增分组…")
    assert page.groups.shown == before
    click(qtbot, page, "新增分组…")
    assert registry(demo_copy).group("各国有企业") is not None
    assert "各国有企业" in shown(page.groups, "分组")


def test_a_name_that_comes_close_is_made_an_alias(qtbot: QtBot, page: Any, demo_copy: Path) -> None:
    assert page.tabs.tabText(2) == "需要核对 1"
    page.tabs.setCurrentIndex(2)
    assert not page.alias_button.isEnabled()
    page.unresolved.setCurrentIndex(page.unresolved.filter.index(0, 0))
    assert "区文化旅游局" in page.alias_button.toolTip()
    click(qtbot, page, "认作同一单位")
    assert registry(demo_copy).find("区文化旅游局").name == "区文化旅游委"
    assert page.unresolved.shown == []
    assert page.tabs.tabText(2) == "需要核对"


def test_the_registry_is_exported_and_imported_again(
    qtbot: QtBot, page: Any, recorder: Recorder, opened_paths: list[Path], tmp_path: Path
) -> None:
    target = tmp_path / "名录.xlsx"
    recorder.prepare("ask_new_file", str(target))
    click(qtbot, page, "导出…")
    assert target.is_file()
    assert str(target) in page.notice.words
    click(qtbot, page, "打开")
    assert opened_paths == [target]
    recorder.prepare("ask_file", str(target))
    click(qtbot, page, "导入…")
    assert "新增 0 个单位，更新 0 个单位、0 个分组" in page.notice.words


def test_units_are_imported_into_a_new_workspace(
    qtbot: QtBot, window: MainWindow, recorder: Recorder, unissued: Path
) -> None:
    window.session.open(str(unissued))
    page: Any = go(qtbot, window, "units")
    before = len(page.units.shown)
    recorder.prepare("ask_file", str(examples_folder() / "units.xlsx"))
    click(qtbot, page, "导入…")
    assert len(page.units.shown) > before
    assert "新增" in page.notice.words


def test_a_table_that_is_no_registry_is_told(
    qtbot: QtBot, page: Any, recorder: Recorder, tmp_path: Path
) -> None:
    (tmp_path / "x.csv").write_text("甲,乙\n1,2\n", encoding="utf-8")
    before = page.units.shown
    recorder.prepare("ask_file", str(tmp_path / "x.csv"))
    click(qtbot, page, "导入…")
    assert "单位名称" in recorder.last
    assert page.units.shown == before


def test_a_unit_that_is_led_to_is_chosen(qtbot: QtBot, window: MainWindow, page: Any) -> None:
    write(qtbot, page.search, "没有这样的")
    page.tabs.setCurrentIndex(2)
    window.show_page("units", "桐岭镇")
    assert page.tabs.currentIndex() == 0
    assert page.units.current.name == "桐岭镇"


def test_the_chosen_lines_are_copied_with_tabs(qtbot: QtBot, page: Any) -> None:
    choose_unit(page, "桐岭镇")
    page.units.setFocus()
    qtbot.keyClick(page.units, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text().split("\t")
    assert copied[1] == "桐岭镇"
    assert len(copied) == 8


def test_leaders_are_put_in_order_by_moving_and_by_dragging(
    qtbot: QtBot, page: Any, recorder: Recorder, demo_copy: Path
) -> None:
    def stored() -> list[str]:
        with Workspace.open(str(demo_copy)) as workspace:
            return [one.name for one in list_leaders(workspace)]

    page.tabs.setCurrentIndex(3)
    first = page.leaders.names
    assert first == stored()
    page.leaders.setCurrentRow(1)
    click(qtbot, page, "上移")
    assert stored() == [first[1], first[0], *first[2:]]
    # Qt moves the rows when one is dropped between two others.
    model = page.leaders.model()
    assert model.moveRow(QModelIndex(), 0, QModelIndex(), 3)
    assert stored()[:3] == [first[0], first[2], first[1]]
    assert page.leaders.names == stored()
    assert recorder.told == []
    # Each has its place, and what was done is said.
    shown = [page.leaders.item(at).text() for at in range(page.leaders.count())]
    assert [one.split("　")[0] for one in shown] == [
        f"{place}．{name}" for place, name in enumerate(stored(), 1)
    ]
    assert page.tabs.tabText(3) == f"领导 {len(first)}"
    assert page.notice.words == "领导的顺序已保存。"
