"""Dialogs for files begin where something was chosen last for the purpose, else beside the workspace."""

from pathlib import Path

import pytest

from gwreport.ui.chosen_places import ChosenPlaces
from gwreport.ui.window_state import WindowState
from tests.ui.recorder import Recorder


@pytest.fixture
def at() -> dict[str, str]:
    return {"location": ""}


@pytest.fixture
def places(recorder: Recorder, state: WindowState, at: dict[str, str]) -> ChosenPlaces:
    return ChosenPlaces(recorder, state, lambda: at["location"])  # type: ignore[arg-type] # stands in


def test_a_dialog_begins_beside_the_workspace_and_then_where_one_was(
    places: ChosenPlaces, at: dict[str, str], recorder: Recorder, tmp_path: Path
) -> None:
    at["location"] = str(tmp_path / "青禾区.gwr")
    assert places.folder("report") == str(tmp_path)
    other = tmp_path / "别处"
    other.mkdir()
    recorder.prepare("ask_folder", str(other))
    assert places.ask_folder("放在哪里？", "report") == str(other)
    assert places.folder("report") == str(other)
    assert places.folder("issue") == str(tmp_path)
    # A stick that was pulled out is no place to begin.
    other.rmdir()
    assert places.folder("report") == str(tmp_path)


def test_what_is_chosen_is_remembered_by_its_folder(
    places: ChosenPlaces, recorder: Recorder, tmp_path: Path
) -> None:
    recorder.prepare("ask_file", str(tmp_path / "甲.docx"), "")
    recorder.prepare("ask_files", [str(tmp_path / "甲.xlsx")], [])
    recorder.prepare("ask_new_file", str(tmp_path / "新.xlsx"))
    for purpose, ask in (
        ("a", lambda: places.ask_file("选择", "*", "a")),
        ("b", lambda: places.ask_files("选择", "*", "b")),
        ("c", lambda: places.ask_new_file("另存", "*", "c", "新.xlsx")),
    ):
        assert ask()
        assert places.folder(purpose) == str(tmp_path)
    assert places.ask_file("选择", "*", "a") == ""
    assert places.ask_files("选择", "*", "b") == []
    assert places.folder("a") == str(tmp_path)


def test_without_a_workspace_on_this_machine_it_begins_among_documents(
    places: ChosenPlaces, at: dict[str, str]
) -> None:
    for location in ("", "postgresql://desk/青禾区"):
        at["location"] = location
        assert Path(places.folder("report")).is_dir()
