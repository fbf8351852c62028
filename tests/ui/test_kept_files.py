"""What a clerk has worked on by hand is kept, whichever button writes, and the window says where the new one is."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from gwreport.ui.desks.start_desk import EXAMPLE_FOLDER
from gwreport.ui.main_window import MainWindow
from gwreport.ui.messages import Messages
from tests.ui.looking import click, go
from tests.ui.recorder import Recorder

BY_HAND = "领导改过的".encode()
Press = Callable[[], object]


@pytest.fixture
def opened(window: MainWindow, demo_copy: Path) -> MainWindow:
    window.session.open(str(demo_copy))
    return window


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def assert_kept(page: Any, folder: Path, press: Press) -> None:
    """Press twice, with everything changed by hand in between: it stays, and that is said."""
    press()
    assert "没有覆盖" not in page.notice.words
    written = files(folder)
    assert written
    for path in written:
        path.write_bytes(BY_HAND)
    press()
    for path in written:
        assert path.read_bytes() == BY_HAND
        assert path.with_name(f"{path.stem}_2{path.suffix}").is_file()
    assert len(files(folder)) == 2 * len(written)
    assert page.notice.property("tone") == "warning"
    words = page.notice.words
    assert "没有覆盖" in words
    assert words.count("_2.") >= min(len(written), 5)
    if len(written) > 5:
        assert f"另有 {len(written) - 5} 个文件也是这样" in words


def test_the_edited_report_is_kept_and_the_buttons_open_the_new_one(
    qtbot: QtBot,
    opened: MainWindow,
    recorder: Recorder,
    tmp_path: Path,
    opened_paths: list[Path],
) -> None:
    page: Any = go(qtbot, opened, "report")

    def press() -> None:
        recorder.prepare("ask_folder", str(tmp_path / "报告"))
        click(qtbot, page, "生成报告")

    assert_kept(page, tmp_path / "报告", press)
    assert recorder.told == []
    names = [page.outputs.itemAt(at).widget().text() for at in range(2)]
    assert all(one.endswith(("_2.xlsx", "_2.docx")) for one in names)


def test_filled_workbooks_in_the_folder_of_the_issue_are_kept(
    qtbot: QtBot, opened: MainWindow, recorder: Recorder, tmp_path: Path
) -> None:
    page: Any = go(qtbot, opened, "issue")

    def press() -> None:
        recorder.prepare("ask_folder", str(tmp_path / "下发"))
        click(qtbot, page, "生成填报表")

    assert_kept(page, tmp_path / "下发", press)


@pytest.mark.parametrize(
    ("name", "words", "question"),
    [
        ("issue", "下发通知…", "ask_folder"),
        ("collection", "导出催报清单…", "ask_folder"),
        ("collection", "生成催报函…", "ask_folder"),
        ("units", "导出…", "ask_new_file"),
        ("history", "导出记录…", "ask_new_file"),
    ],
)
def test_other_files_are_kept_too(
    qtbot: QtBot,
    opened: MainWindow,
    recorder: Recorder,
    tmp_path: Path,
    name: str,
    words: str,
    question: str,
) -> None:
    page: Any = go(qtbot, opened, name)
    if name == "collection":
        opened.show_page("collection", "chase")
    out = tmp_path / "写出"
    answer = str(out / "表.xlsx") if question == "ask_new_file" else str(out)

    def press() -> None:
        recorder.prepare(question, answer)
        click(qtbot, page, words)

    assert_kept(page, out, press)


def test_a_return_that_was_handed_out_is_kept(
    qtbot: QtBot, opened: MainWindow, recorder: Recorder, tmp_path: Path
) -> None:
    page: Any = go(qtbot, opened, "collection")
    number = page.files.shown[0].number
    assert page.files.choose(lambda one: one.number == number)

    def press() -> None:
        recorder.prepare("ask_folder", str(tmp_path / "取出"))
        click(qtbot, page, "导出原件和附件…")

    assert_kept(page, tmp_path / "取出", press)


def test_a_backup_gets_a_name_beside_an_older_one(
    qtbot: QtBot, opened: MainWindow, recorder: Recorder, tmp_path: Path
) -> None:
    page: Any = go(qtbot, opened, "history")
    (tmp_path / "备份.gwr").write_bytes(BY_HAND)
    recorder.prepare("ask_new_file", str(tmp_path / "备份.gwr"))
    click(qtbot, page, "备份…")
    assert (tmp_path / "备份.gwr").read_bytes() == BY_HAND
    assert str(tmp_path / "备份_2.gwr") in page.notice.words
    assert "“备份.gwr”已有一份和本次内容不同的文件" in page.notice.words
    assert (tmp_path / "备份_2.gwr").is_file()


def test_the_example_tells_what_it_found_in_its_folder(
    window: MainWindow, recorder: Recorder, tmp_path: Path
) -> None:
    report = tmp_path / EXAMPLE_FOLDER / "报告" / "2025年前三季度完成情况报告.docx"
    report.parent.mkdir(parents=True)
    report.write_bytes(BY_HAND)
    recorder.prepare("ask_folder", str(tmp_path))
    window.starting.make_example()
    assert report.read_bytes() == BY_HAND
    assert window.session.location
    assert f"写到“{report.stem}_2.docx”" in recorder.last


def test_the_dialog_does_not_ask_whether_to_replace_what_is_never_replaced(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtWidgets import QFileDialog

    asked: list[Any] = []

    def answer(*words: Any, **options: Any) -> tuple[str, str]:
        asked.append(options["options"])
        return "", ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    Messages(window).ask_new_file("导出", "", "a.xlsx")
    assert asked == [QFileDialog.Option.DontConfirmOverwrite]
