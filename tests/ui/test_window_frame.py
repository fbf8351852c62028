"""The frame of the window: start page, workspaces and rounds, theme, keys, what is remembered."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from gwreport import __version__
from gwreport.ui import app
from gwreport.ui.appearance.theme import THEME
from gwreport.ui.dialogs.new_workspace import NewWorkspace
from gwreport.ui.jobs import InlineJobs, JobReporter
from gwreport.ui.main_window import MainWindow
from gwreport.ui.operations.sentences import program_lines
from gwreport.ui.pages import PAGES
from gwreport.ui.window_state import WindowState
from gwreport.workflow.returns.collect_returns import collect_returns
from gwreport.workflow.workspace import Workspace
from tests.ui.looking import (
    LEFT,
    all_words,
    choose,
    click,
    go,
    let_go,
    page_button,
    shown,
    tool,
    write,
)
from tests.ui.recorder import Dialogs, Recorder
from tests.workflow.quarter import LATER, fill, issue, workbook_of

ANSWER = {"新建": {"完成情况": "资金已拨付。", "进度自评": "依时序推进"}}


def rounds(window: MainWindow) -> list[str]:
    return [window.rounds.itemText(at) for at in range(window.rounds.count())]


def recent(window: MainWindow) -> list[QPushButton]:
    let_go()
    return [one for one in window.start.findChildren(QPushButton) if ".gwr" in one.text()]


def test_the_first_window_offers_four_ways_and_nothing_else(window: MainWindow) -> None:
    assert window.start.isVisible()
    assert not window.frame.isVisible()
    assert set(window.start.cards) == {"new", "open", "draft", "example"}
    assert recent(window) == []
    assert "最近用过" not in all_words(window.start)


def test_the_foot_of_the_navigation_tells_which_program_it_is(
    qtbot: QtBot, window: MainWindow, recorder: Recorder
) -> None:
    click(qtbot, window.navigation, "关于本程序")
    lines = recorder.last.splitlines()
    assert lines[1:] == program_lines()
    assert f"版本：{__version__}" in lines


def test_a_new_workspace_is_made_by_region_and_year(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, state: WindowState, tmp_path: Path
) -> None:
    state.remember_folder("workspace", tmp_path)

    def fill_in(dialog: NewWorkspace) -> None:
        assert not dialog.accept_button.isEnabled()
        write(qtbot, dialog.region, "青禾区")
        dialog.year.setValue(2026)
        assert dialog.location == tmp_path / "青禾区2026.gwr"
        click(qtbot, dialog, "建立")

    dialogs.expect(fill_in)
    qtbot.mouseClick(window.start.cards["new"], LEFT)
    assert (tmp_path / "青禾区2026.gwr").is_file()
    assert window.frame.isVisible()
    assert window.workspace_name.text() == "青禾区 · 2026年"
    # Without a plan the work begins on its page.
    assert window.stack.currentWidget() is window.pages["plan"]
    assert all(words.endswith("（未下发）") for words in rounds(window))


def test_a_name_of_ones_own_for_the_file_is_kept_while_the_region_is_written(
    qtbot: QtBot, window: MainWindow, dialogs: Dialogs, recorder: Recorder, tmp_path: Path
) -> None:
    recorder.prepare("ask_new_file", str(tmp_path / "我的.gwr"))
    recorder.prepare("ask_choice", "放弃")

    def fill_in(dialog: NewWorkspace) -> None:
        click(qtbot, dialog, "选择…")
        write(qtbot, dialog.region, "青禾区")
        assert dialog.location == tmp_path / "我的.gwr"
        click(qtbot, dialog, "取消")

    dialogs.expect(fill_in)
    qtbot.mouseClick(window.start.cards["new"], LEFT)
    assert not list(tmp_path.glob("*.gwr"))
    assert window.start.isVisible()


def test_a_region_with_marks_that_no_file_name_may_have_still_makes_a_file_name(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    keeping = window.session.keeping("dialog", title="新建工作区")
    dialog = NewWorkspace(keeping, year=2025, folder=tmp_path, parent=window)
    dialog.region.setText('甲/乙:"区"')
    assert dialog.location.parent == tmp_path
    assert not set(dialog.location.name) & set('\\/:*?"<>|')


def test_an_existing_file_is_never_overwritten_by_a_new_workspace(
    qtbot: QtBot,
    window: MainWindow,
    dialogs: Dialogs,
    recorder: Recorder,
    state: WindowState,
    tmp_path: Path,
) -> None:
    (tmp_path / "青禾区2025.gwr").write_text("notes", encoding="utf-8")
    state.remember_folder("workspace", tmp_path)

    def fill_in(dialog: NewWorkspace) -> None:
        write(qtbot, dialog.region, "青禾区")
        dialog.year.setValue(2025)
        qtbot.keyClick(dialog.region, Qt.Key.Key_Return)

    dialogs.expect(fill_in)
    qtbot.mouseClick(window.start.cards["new"], LEFT)
    assert "青禾区2025.gwr" in recorder.last
    assert (tmp_path / "青禾区2025.gwr").read_text(encoding="utf-8") == "notes"
    assert window.start.isVisible()


def test_an_existing_workspace_is_chosen_and_opened(
    qtbot: QtBot, window: MainWindow, recorder: Recorder, demo_workspace: Path
) -> None:
    qtbot.mouseClick(window.start.cards["open"], LEFT)
    assert window.start.isVisible()
    recorder.prepare("ask_file", str(demo_workspace))
    qtbot.mouseClick(window.start.cards["open"], LEFT)
    assert window.stack.currentWidget() is window.pages["overview"]
    assert "2025.gwr" in window.windowTitle()
    # 细化方案 and the four quarters.
    told = [words.endswith("（未下发）") for words in rounds(window)]
    assert told == [True, True, False, False, True]
    assert window.session.round == "2025-Q3"


def test_workspaces_that_were_open_are_offered_newest_first(
    qtbot: QtBot, window: MainWindow, demo_workspace: Path, unissued: Path
) -> None:
    for path in (demo_workspace, unissued):
        window.session.open(str(path))
        qtbot.mouseClick(tool(window, "关闭这个工作区"), LEFT)
    assert window.start.isVisible()
    assert [one.text().split()[0] for one in recent(window)] == [
        "a.gwr",
        "2025.gwr",
    ]
    qtbot.mouseClick(recent(window)[-1], LEFT)
    assert "2025.gwr" in window.windowTitle()


def test_a_workspace_that_has_gone_is_no_longer_offered(window: MainWindow, unissued: Path) -> None:
    window.session.open(str(unissued))
    unissued.unlink()
    window.close_workspace()
    assert not recent(window)


def test_what_is_no_workspace_is_told_and_the_open_one_stays(
    window: MainWindow, recorder: Recorder, demo_workspace: Path, tmp_path: Path
) -> None:
    window.session.open(str(demo_workspace))
    (tmp_path / "a.gwr").write_text("notes", encoding="utf-8")
    for name in ("a.gwr", "none.gwr"):
        window.session.open(str(tmp_path / name))
        assert name in recorder.last
    assert len(recorder.told) == 2
    assert "2025.gwr" in window.windowTitle()


def test_nothing_of_the_workspace_before_stands_under_the_next_ones_name(
    qtbot: QtBot, window: MainWindow, demo_workspace: Path, unissued: Path
) -> None:
    window.session.open(str(demo_workspace))
    for page in PAGES:
        go(qtbot, window, page.name)
    window.session.open(str(unissued))
    assert "a.gwr" in window.windowTitle()
    assert all(words.endswith("（未下发）") for words in rounds(window))
    assert "还没有下发" in go(qtbot, window, "overview").notice.words
    collection = go(qtbot, window, "collection")
    assert not collection.files.shown
    assert not collection.units.shown
    assert "还没有下发" in collection.notice.words
    assert not go(qtbot, window, "review").list.shown
    assert len(go(qtbot, window, "plan").items.shown) == 4


def test_another_round_is_shown_on_the_page_that_is_seen(
    qtbot: QtBot, window: MainWindow, demo_workspace: Path
) -> None:
    window.session.open(str(demo_workspace))
    collection = go(qtbot, window, "collection")
    before = shown(collection.files, "编号")
    choose(window.rounds, next(words for words in rounds(window) if "上半年" in words))
    assert window.session.round == "2025-Q2"
    assert shown(collection.files, "编号") != before


@pytest.mark.parametrize("by_key", [True, False])
def test_refreshing_shows_what_has_come_since(
    qtbot: QtBot, window: MainWindow, unissued: Path, by_key: bool
) -> None:
    window.session.open(str(unissued))
    go(qtbot, window, "collection")
    with Workspace.open(str(unissued)) as office:
        made = issue(office, unissued.parent, "2025-Q1")
        collect_returns(
            office,
            [fill(workbook_of(made, "区财政局"), unissued.parent / "1.xlsx", ANSWER)],
            now=LATER,
            workers=1,
        )
    if by_key:
        qtbot.keyClick(window, Qt.Key.Key_F5)
    else:
        qtbot.mouseClick(tool(window, "刷新"), LEFT)
    collection = window.pages["collection"]
    assert (
        dict(
            zip(shown(collection.units, "单位"), shown(collection.units, "已填/应填"), strict=True)
        )["区财政局"]
        == "1/1"
    )
    (first,) = (words for words in rounds(window) if "一季度" in words)
    assert not first.endswith("（未下发）")


def test_the_round_that_is_looked_at_stays_when_another_is_issued(
    qtbot: QtBot, window: MainWindow, unissued: Path
) -> None:
    window.session.open(str(unissued))
    with Workspace.open(str(unissued)) as office:
        issue(office, unissued.parent, "2025-Q3")
    qtbot.keyClick(window, Qt.Key.Key_F5)
    assert window.session.round == "2025-Q1"
    assert window.rounds.currentData() == "2025-Q1"


def test_a_workspace_that_has_gone_is_told_when_refreshing(
    qtbot: QtBot, window: MainWindow, recorder: Recorder, unissued: Path
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F5)
    assert not recorder.told
    window.session.open(str(unissued))
    unissued.unlink()
    qtbot.keyClick(window, Qt.Key.Key_F5)
    assert recorder.told
    assert all("a.gwr" in one for one in recorder.told)
    assert window.isVisible()


def test_every_page_is_reached_by_its_key_and_by_the_mouse(
    qtbot: QtBot, window: MainWindow, demo_workspace: Path
) -> None:
    window.session.open(str(demo_workspace))
    for number, page in enumerate(PAGES, 1):
        if number <= 10:
            qtbot.keyClick(
                window, Qt.Key(Qt.Key.Key_0 + number % 10), Qt.KeyboardModifier.ControlModifier
            )
            assert window.stack.currentWidget() is window.pages[page.name]
            assert page_button(window, page.name).isChecked()
            assert f"（Ctrl+{number % 10}）" in page_button(window, page.name).toolTip()
    for page in reversed(PAGES):
        assert go(qtbot, window, page.name) is window.stack.currentWidget()


def test_no_page_is_reached_while_no_workspace_is_open(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    window.show_page("review")
    assert window.start.isVisible()
    assert window.pages == {}


def test_the_theme_changes_for_all_that_is_seen_and_is_remembered(
    qtbot: QtBot, window: MainWindow, state: WindowState, demo_workspace: Path
) -> None:
    window.session.open(str(demo_workspace))
    light = window.grab().toImage().pixelColor(4, 4).lightness()
    qtbot.mouseClick(window.theme_button, LEFT)
    assert THEME.is_dark
    assert state.theme == "dark"
    assert window.grab().toImage().pixelColor(4, 4).lightness() < light
    qtbot.mouseClick(window.theme_button, LEFT)
    assert not THEME.is_dark
    assert state.theme == "light"


def test_size_and_place_of_the_window_are_kept(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.resize(1100, 700)
    window.close()
    reporter = JobReporter()
    again = MainWindow(
        WindowState(tmp_path / "window.ini"),
        messages=Recorder(),
        jobs=InlineJobs(reporter),
        reporter=reporter,
    )
    qtbot.addWidget(again)
    again.show()
    # The screen of the tests is narrower than the window may be; its height tells.
    assert again.height() == 700


def test_a_state_file_that_is_no_ini_file_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "b.ini").write_bytes(b"\x00\xff[[[recent=\nrecent=1\ngeometry=@ByteArray(x\n")
    state = WindowState(tmp_path / "b.ini")
    assert state.recent == []
    assert state.theme == ""
    assert state.folder("collect") == ""


def test_at_most_eight_workspaces_are_remembered_and_each_once(tmp_path: Path) -> None:
    state = WindowState(tmp_path / "b.ini")
    for number in (*range(10), 5):
        path = tmp_path / f"{number}.gwr"
        path.touch()
        state.remember(str(path))
    state.save()
    kept = [Path(one).stem for one in WindowState(tmp_path / "b.ini").recent]
    assert kept == ["5", "9", "8", "7", "6", "4", "3", "2"]


def test_one_workspace_is_remembered_across_days(tmp_path: Path) -> None:
    path = tmp_path / "a.gwr"
    path.touch()
    state = WindowState(tmp_path / "b.ini")
    state.remember(str(path))
    state.reviewer = "周叙言"
    state.remember_folder("collect", tmp_path)
    state.save()
    again = WindowState(tmp_path / "b.ini")
    assert again.recent == [str(path)]
    assert again.reviewer == "周叙言"
    assert again.folder("collect") == str(tmp_path)


def test_the_program_opens_the_workspace_that_is_named(
    qtbot: QtBot, demo_workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    # The language of the other tests is that of the machine.
    monkeypatch.setattr(app, "speak_chinese", lambda _: None)
    titles: list[str] = []

    def look(_: QApplication) -> int:
        (window,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow))
        qtbot.addWidget(window)
        qtbot.waitUntil(lambda: "2025.gwr" in window.windowTitle(), timeout=20_000)
        titles.append(window.windowTitle())
        return 0

    monkeypatch.setattr(QApplication, "exec", look)
    assert app.main([str(demo_workspace)]) == 0
    assert len(titles) == 1


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"QT_QPA_PLATFORM": "offscreen"}, True),
        ("win32", {}, True),
        ("darwin", {}, True),
    ],
)
def test_only_linux_can_be_without_a_screen(
    platform: str, environment: dict[str, str], expected: bool
) -> None:
    assert app.has_screen(platform, environment) is expected


def test_without_a_screen_one_line_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(app, "has_screen", lambda *_: False)
    assert app.main([]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
