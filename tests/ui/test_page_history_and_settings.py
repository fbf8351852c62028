"""历史 and 设置: the journal is read, checked and kept safe; options are stored together or not at all."""

import re
import sqlite3
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from gwreport.settings.catalogue import ALL
from gwreport.ui.main_window import MainWindow
from gwreport.workflow.plan.load_plan import load_plan
from gwreport.workflow.review.decide import edit_text, undo
from gwreport.workflow.review.record_decision import Author
from gwreport.workflow.workspace import Workspace
from tests.ui.looking import click, go, shown, write
from tests.ui.recorder import Recorder
from tests.workflow.quarter import LATER

ROUND = "2025-Q3"


@pytest.fixture
def history(qtbot: QtBot, window: MainWindow, demo_copy: Path) -> Any:
    window.session.open(str(demo_copy))
    return go(qtbot, window, "history")


@pytest.fixture
def settings(qtbot: QtBot, window: MainWindow, demo_copy: Path) -> Any:
    window.session.open(str(demo_copy))
    return go(qtbot, window, "settings")


def field(page: Any, key: str) -> Any:
    return next(one for one in page.fields if one.option.key == key)


def values(path: Path) -> dict[str, str]:
    with Workspace.open(str(path)) as workspace:
        return {option.key: workspace.settings.words(option) for option in ALL}


def test_everything_that_was_done_is_listed_newest_first(history: Any) -> None:
    numbers = [int(one) for one in shown(history.lines, "编号")]
    assert numbers == sorted(numbers, reverse=True)
    assert numbers[-1] == 1
    assert all(shown(history.lines, "内容"))


def test_items_are_called_by_their_numbers(
    qtbot: QtBot, window: MainWindow, demo_copy: Path
) -> None:
    with Workspace.open(str(demo_copy)) as workspace:
        author = Author("周叙言", "核实", LATER)
        undo(workspace, ROUND, edit_text(workspace, ROUND, "T3", "已整治。", author), author)
    window.session.open(str(demo_copy))
    history: Any = go(qtbot, window, "history")
    words = "\n".join(shown(history.lines, "内容"))
    assert words.count("任务3：") == 2
    assert not re.search(r"(?<![A-Za-z])[TIG]\d", words)


def test_lines_are_found_by_words(qtbot: QtBot, history: Any) -> None:
    whole = len(history.lines.shown)
    (search,) = history.findChildren(QLineEdit)
    write(qtbot, search, "2025-01-24")
    assert 0 < len(history.lines.shown) < whole


def test_a_sound_workspace_is_told_to_be_sound(qtbot: QtBot, history: Any) -> None:
    click(qtbot, history, "检查工作区")
    assert "完好" in history.notice.words
    assert history.notice.property("tone") == "good"


def test_what_somebody_changed_behind_the_journal_is_found(
    qtbot: QtBot, history: Any, recorder: Recorder, demo_copy: Path
) -> None:
    connection = sqlite3.connect(demo_copy)
    connection.execute("UPDATE unit SET name = '区假冒局' WHERE name = '区林业局'")
    connection.commit()
    connection.close()
    click(qtbot, history, "检查工作区")
    assert recorder.told == []
    assert history.notice.property("tone") == "danger"
    assert history.notice.words


def test_the_journal_is_exported(
    qtbot: QtBot, history: Any, recorder: Recorder, tmp_path: Path, opened_paths: list[Path]
) -> None:
    target = tmp_path / "记录.xlsx"
    click(qtbot, history, "导出记录…")
    recorder.prepare("ask_new_file", str(target))
    click(qtbot, history, "导出记录…")
    assert target.is_file()
    click(qtbot, history, "打开")
    assert opened_paths == [target]


def test_a_backup_is_made_and_restored_as_another_workspace(
    qtbot: QtBot, window: MainWindow, history: Any, recorder: Recorder, tmp_path: Path
) -> None:
    backup, restored = tmp_path / "备份.gwr", tmp_path / "恢复.gwr"
    recorder.prepare("ask_new_file", str(backup))
    click(qtbot, history, "备份…")
    assert backup.is_file()
    assert str(backup) in history.notice.words
    recorder.prepare("ask_file", str(backup))
    recorder.prepare("ask_new_file", str(restored), str(tmp_path / "再恢复.gwr"))
    before = window.session.location
    click(qtbot, history, "从备份恢复…")
    assert recorder.told == []
    # Who has restored something may stay where he is, and knows what it is called and where it lies.
    assert window.session.location == before
    for told in (recorder.asked[-1], history.notice.words):
        for name in ("“备份.gwr”", "“恢复.gwr”", str(tmp_path), "都没有动"):
            assert name in told
    click(qtbot, history, "打开恢复出来的工作区")
    assert window.session.location == str(restored)
    go(qtbot, window, "history")
    recorder.prepare("ask_file", str(backup))
    recorder.prepare("ask_choice", "打开恢复出来的工作区")
    click(qtbot, history, "从备份恢复…")
    assert window.session.location == str(tmp_path / "再恢复.gwr")
    window.session.open(str(restored))
    assert window.session.location == str(restored)
    assert "恢复.gwr" in window.windowTitle()
    go(qtbot, window, "history")
    click(qtbot, history, "检查工作区")
    assert history.notice.property("tone") != "danger"


def test_an_existing_file_is_not_overwritten_by_a_restoring(
    qtbot: QtBot,
    window: MainWindow,
    history: Any,
    recorder: Recorder,
    demo_copy: Path,
    tmp_path: Path,
) -> None:
    recorder.prepare("ask_new_file", str(tmp_path / "备份.gwr"))
    click(qtbot, history, "备份…")
    before = demo_copy.read_bytes()
    recorder.prepare("ask_file", str(tmp_path / "备份.gwr"))
    recorder.prepare("ask_new_file", str(demo_copy))
    click(qtbot, history, "从备份恢复…")
    assert len(recorder.told) == 1
    assert demo_copy.read_bytes() == before
    assert window.session.location == str(demo_copy)


def test_every_declared_option_has_a_field_with_its_value(settings: Any, demo_copy: Path) -> None:
    assert [one.option.key for one in settings.fields] == [option.key for option in ALL]
    stored = values(demo_copy)
    assert {one.option.key: one.value for one in settings.fields} == stored
    assert all(one.option.help for one in settings.fields)


def test_what_was_changed_is_stored_and_nothing_else(
    qtbot: QtBot, settings: Any, demo_copy: Path
) -> None:
    before = values(demo_copy)
    line = next(one for one in settings.fields if isinstance(one.widget, QLineEdit) and one.value)
    flag = next(one for one in settings.fields if isinstance(one.widget, QCheckBox))
    write(qtbot, line.widget, "青禾区督查室")
    flag.widget.click()
    click(qtbot, settings, "保存")
    assert "已保存 2 项" in settings.notice.words
    after = values(demo_copy)
    assert {key for key in after if after[key] != before[key]} == {
        line.option.key,
        flag.option.key,
    }
    assert after[line.option.key] == "青禾区督查室"
    assert not any(one.is_changed for one in settings.fields)
    click(qtbot, settings, "保存")
    assert settings.notice.words == "没有改动。"


def test_one_value_that_does_not_fit_stores_nothing_and_keeps_what_was_written(
    qtbot: QtBot, settings: Any, recorder: Recorder, demo_copy: Path
) -> None:
    before = values(demo_copy)
    good = next(one for one in settings.fields if isinstance(one.widget, QLineEdit))
    percent = next(one for one in settings.fields if one.value.endswith("%"))
    write(qtbot, good.widget, "青禾区督查室")
    write(qtbot, percent.widget, "九成")
    click(qtbot, settings, "保存")
    assert len(recorder.told) == 1
    assert "九成" in recorder.last
    assert values(demo_copy) == before
    assert field(settings, good.option.key).value == "青禾区督查室"
    assert field(settings, percent.option.key).value == "九成"


def test_what_was_written_can_be_given_up(qtbot: QtBot, settings: Any, demo_copy: Path) -> None:
    one = next(one for one in settings.fields if isinstance(one.widget, QLineEdit))
    key, before = one.option.key, one.value
    write(qtbot, one.widget, "不要的")
    click(qtbot, settings, "不改了")
    assert field(settings, key).value == before
    assert values(demo_copy)[key] == before


def test_a_field_that_is_emptied_goes_back_to_what_is_usual(
    qtbot: QtBot, settings: Any, demo_copy: Path
) -> None:
    one = next(
        one for one in settings.fields if isinstance(one.widget, QLineEdit) and one.option.default
    )
    key, usual = one.option.key, one.option.default
    write(qtbot, one.widget, "50%" if usual.endswith("%") else "别的")
    click(qtbot, settings, "保存")
    assert values(demo_copy)[key] != usual
    write(qtbot, field(settings, key).widget, "")
    click(qtbot, settings, "保存")
    assert values(demo_copy)[key] == usual


def test_a_choice_offers_only_what_may_be_chosen(settings: Any) -> None:
    for one in settings.fields:
        if one.option.choices:
            assert isinstance(one.widget, QComboBox)
            assert not one.widget.isEditable()


def test_what_is_being_written_stays_when_files_come_in_meanwhile(
    qtbot: QtBot, window: MainWindow, settings: Any
) -> None:
    one = next(one for one in settings.fields if isinstance(one.widget, QLineEdit))
    write(qtbot, one.widget, "写到一半")
    window.session.touch()
    assert field(settings, one.option.key).value == "写到一半"


def test_columns_of_the_plan_are_chosen_from_those_that_it_has(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet: Any = book.active
    sheet.append(["序号", "目标任务", "牵头单位", "责任单位", "资金来源", "备注"])
    sheet.append(["1", "新建口袋公园5个。", "区城市管理局", "各镇街", "区级财政", "跨年"])
    book.save(tmp_path / "方案.xlsx")
    now = datetime.fromisoformat("2025-01-24T09:00:00")
    path = tmp_path / "a.gwr"
    with Workspace.create(str(path), region="青禾区", year=2025, now=now) as workspace:
        load_plan(workspace, tmp_path / "方案.xlsx", now=now)
    window.session.open(str(path))
    page = go(qtbot, window, "settings")
    chooser = field(page, "plan_columns").beside
    menu = chooser.menu()
    for words in ("备注", "资金来源"):
        menu.aboutToShow.emit()
        (action,) = [one for one in menu.actions() if one.text() == words]
        action.trigger()
    click(qtbot, page, "保存")
    assert values(path)["plan_columns"] == "资金来源、备注"
    menu.aboutToShow.emit()
    assert [one.isChecked() for one in menu.actions()] == [True, True]
    write(qtbot, field(page, "plan_columns").widget, "总投资")
    click(qtbot, page, "保存")
    assert values(path)["plan_columns"] == "资金来源、备注"
