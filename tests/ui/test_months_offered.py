"""The window offers months where the office has chosen them, and goes through one like through a quarter."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from gwreport.ui.main_window import MainWindow
from gwreport.ui.operations.options import save_options
from tests.ui.looking import go
from tests.ui.recorder import Recorder
from tests.workflow.quarter import NOW


def rounds(window: MainWindow) -> list[str]:
    offered = [window.rounds.itemText(at) for at in range(window.rounds.count())]
    return [one for one in offered if "细化方案" not in one]


def test_months_are_offered_by_the_offices_choice(window: MainWindow, unissued: Path) -> None:
    window.session.open(str(unissued))
    assert [one.split("（")[0] for one in rounds(window)] == [
        "2025年一季度",
        "2025年上半年",
        "2025年前三季度",
        "2025年全年",
    ]
    location = window.session.location
    window.session.change("", lambda _: save_options(location, {"rounds": "季度和月"}, NOW))
    offered = [one.split("（")[0] for one in rounds(window)]
    assert len(offered) == 12
    assert offered[6:9] == ["2025年1—7月", "2025年1—8月", "2025年前三季度"]


def test_a_month_is_issued_and_its_pages_show_what_it_asked_for(
    qtbot: QtBot, window: MainWindow, recorder: Recorder, reported: Path, tmp_path: Path
) -> None:
    window.session.open(str(reported))
    location = window.session.location
    window.session.change("", lambda _: save_options(location, {"rounds": "季度和月"}, NOW))
    window.session.choose_round("2025-M11")
    page = go(qtbot, window, "issue")
    units = [one.unit for one in page.units.table.rows]
    assert "区发展改革委" not in units, "it was on course and is not asked"
    recorder.prepare("ask_folder", str(tmp_path / "十一月"))
    page.issue()
    assert "其余" in page.notice.words
    for name in ("overview", "collection", "review", "report", "history"):
        go(qtbot, window, name)
    assert recorder.told == []
    assert (tmp_path / "十一月").is_dir()
    assert [one.name for one in (tmp_path / "十一月").glob("*1—11月*")]
