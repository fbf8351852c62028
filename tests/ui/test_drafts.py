"""Drafts: in memory at once, on disk a moment later, of two windows side by side, and never fatal."""

import json
import os
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gwreport.machine import effects
from gwreport.ui.drafts.draft import TEXT, Draft, Place
from gwreport.ui.drafts.draft_files import draft_path, read_drafts
from gwreport.ui.drafts.keeper import Drafts

UID = "abcd1234"
PLACE = Place(UID, "2025-Q3", "text", "T2")
Opener = Callable[[], Drafts]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "state" / "drafts"


@pytest.fixture
def opened(qtbot: QtBot, folder: Path) -> Opener:
    """Open the drafts as a new window does."""
    made: list[Drafts] = []

    def again() -> Drafts:
        made.append(Drafts(folder))
        made[-1].load(UID)
        return made[-1]

    return again


def draft(words: str, place: Place = PLACE, *, based_on: str = "原文") -> Draft:
    return Draft(place, {TEXT: words}, {TEXT: based_on}, "T2　报告采用的文字", "review", "T2")


def files(folder: Path) -> list[Path]:
    return sorted(one for one in folder.rglob("*") if one.is_file())


def texts(drafts: Drafts) -> list[str]:
    return [one.text for one in drafts.of(UID)]


def test_what_is_written_is_there_at_once_and_on_disk_within_a_second(
    qtbot: QtBot, opened: Opener, folder: Path
) -> None:
    drafts = opened()
    drafts.keep(draft("写了"))
    kept = drafts.get(PLACE)
    assert kept is not None
    assert kept.text == "写了"
    # Also while somebody goes on writing without a pause.
    for number in range(8):
        drafts.keep(draft(f"写了{number}"))
        qtbot.wait(50)
    assert files(folder)
    qtbot.waitUntil(lambda: texts(opened()) == ["写了7"], timeout=1000)


def test_a_draft_comes_back_whole(opened: Opener) -> None:
    drafts = opened()
    words = "第一行\n　第二行\u00a0和\ud800一半\U00020000\x00\u2028完"
    drafts.keep(draft(words, based_on="a\r\nb"))
    assert drafts.flush()
    (back,) = opened().of(UID)
    kept = drafts.get(PLACE)
    assert back == kept
    assert (back.text, back.based_on) == (words, {TEXT: "a\r\nb"})
    assert (back.page, back.subject, back.title) == ("review", "T2", "T2　报告采用的文字")


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_drafts_are_read_by_nobody_else(opened: Opener, folder: Path) -> None:
    before = os.umask(0o000)
    try:
        drafts = opened()
        drafts.keep(draft("写了"))
        assert drafts.flush()
    finally:
        os.umask(before)
    (file,) = files(folder)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_what_was_stored_or_given_up_is_gone_from_the_disk_too(
    opened: Opener, folder: Path
) -> None:
    drafts = opened()
    for subject, ends in (("T2", drafts.drop), ("T3", None)):
        place = replace(PLACE, subject=subject)
        drafts.keep(draft("写了", place))
        assert drafts.flush()
        assert len(files(folder)) == 1
        if ends is not None:
            ends(place)
        else:
            drafts.settle(place, {TEXT: "写了"})
        assert files(folder) == []
        assert opened().of(UID) == []


def test_what_was_written_while_the_former_was_being_stored_stays_a_draft_of_it(
    opened: Opener,
) -> None:
    drafts = opened()
    drafts.keep(draft("存的"))
    drafts.keep(draft("存的，又写"))
    drafts.settle(PLACE, {TEXT: "存的"})
    assert drafts.flush()
    (left,) = opened().of(UID)
    assert (left.text, left.based_on) == ("存的，又写", {TEXT: "存的"})


def test_two_windows_write_nothing_over_each_other(opened: Opener, folder: Path) -> None:
    first, second = opened(), opened()
    first.keep(draft("甲写的"))
    second.keep(draft("乙写的"))
    assert first.flush()
    assert second.flush()
    third = opened()
    assert sorted(texts(third)) == ["乙写的", "甲写的"]
    assert third.count(PLACE) == 2
    # One is shown; when it is dealt with, the other one is.
    shown = third.get(PLACE)
    assert shown is not None
    assert shown.text == "乙写的"
    third.drop(PLACE)
    assert [one.text for one in (third.get(PLACE),) if one] == ["甲写的"]
    assert texts(opened()) == ["甲写的"]


def test_what_one_window_writes_on_from_the_other_is_one_draft(
    opened: Opener, folder: Path
) -> None:
    first = opened()
    first.keep(draft("开头"))
    assert first.flush()
    second = opened()
    second.keep(draft("开头和结尾"))
    assert second.flush()
    assert len(files(folder)) == 1
    assert texts(opened()) == ["开头和结尾"]


def test_what_another_window_has_gone_on_writing_is_not_dropped_with_what_was_seen_of_it(
    opened: Opener,
) -> None:
    first = opened()
    first.keep(draft("开头"))
    assert first.flush()
    second = opened()
    first.keep(draft("开头，还在写"))
    assert first.flush()
    second.drop(PLACE)
    assert texts(opened()) == ["开头，还在写"]


def test_a_window_that_closes_leaves_its_draft_though_another_dropped_it(opened: Opener) -> None:
    first = opened()
    first.keep(draft("还开着"))
    assert first.flush()
    opened().drop(PLACE)
    assert opened().of(UID) == []
    assert first.flush_all()
    assert texts(opened()) == ["还开着"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda whole: whole[: len(whole) // 2],
        lambda whole: whole.replace(b'"written"', b'"other"'),
        lambda whole: json.dumps(json.loads(whole) | {"written": {"x": 3}}).encode(),
        lambda whole: json.dumps(json.loads(whole) | {"based_on": []}).encode(),
        lambda whole: json.dumps(json.loads(whole) | {"format": "?"}).encode(),
        lambda whole: json.dumps(json.loads(whole) | {"place": None}).encode(),
        lambda _: b"[" * 100_000,
        lambda whole: b"\xff\xfe" + whole,
        lambda _: b"7",
    ],
)
def test_a_damaged_draft_is_set_aside_and_told_and_the_others_come_back(
    qtbot: QtBot, opened: Opener, folder: Path, damage: Callable[[bytes], bytes]
) -> None:
    drafts = opened()
    drafts.keep(draft("好的", replace(PLACE, subject="T3")))
    drafts.keep(draft("坏的"))
    assert drafts.flush()
    bad = next(one for one in files(folder) if b'"T2"' in one.read_bytes())
    whole = damage(bad.read_bytes())
    bad.write_bytes(whole)
    again = Drafts(folder)
    with qtbot.waitSignal(again.damaged) as told:
        assert again.load(UID) == 1
    (paths,) = told.args or ()
    (aside,) = paths
    assert aside.read_bytes() == whole
    assert not bad.exists()
    assert texts(again) == ["好的"]
    # It is told once.
    with qtbot.assertNotEmitted(again.damaged):
        again.load(UID)


def test_a_folder_that_is_a_file_and_one_that_is_missing_hold_no_drafts(tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("x", encoding="utf-8")
    assert read_drafts(tmp_path / "datei", UID) == ([], [])
    assert read_drafts(tmp_path / "nirgends", UID) == ([], [])


def test_names_that_lead_elsewhere_stay_in_the_folder(folder: Path) -> None:
    hostile = Place("../../../x", "../q", "text", "a/b\\..\x00" + "长" * 300)
    path = draft_path(folder, hostile, "w")
    assert path.resolve().is_relative_to(folder.resolve())
    assert len(path.name) < 80


def test_a_draft_of_another_workspace_is_none_of_this_one(opened: Opener, folder: Path) -> None:
    drafts = opened()
    drafts.keep(draft("甲", replace(PLACE, workspace="other")))
    assert drafts.flush()
    assert opened().of(UID) == []
    again = Drafts(folder)
    assert again.load("other") == 1


def test_a_disk_that_refuses_costs_nothing_while_the_window_is_open_and_is_told_once(
    qtbot: QtBot, opened: Opener, folder: Path
) -> None:
    drafts = opened()

    def full(effect: str) -> None:
        if effect == "write":
            raise OSError(28, "No space left on device")

    effects.hook = full
    told: list[object] = []
    drafts.unwritable.connect(told.append)
    for words in ("一", "一二"):
        drafts.keep(draft(words))
        assert not drafts.flush()
    assert len(told) == 1
    assert files(folder) == []
    assert texts(drafts) == ["一二"]
    effects.hook = None
    assert drafts.flush()
    assert texts(opened()) == ["一二"]


@pytest.mark.parametrize("at", range(4))
def test_a_draft_whose_writing_is_broken_off_leaves_the_former_one(
    opened: Opener, folder: Path, at: int
) -> None:
    drafts = opened()
    drafts.keep(draft("以前的"))
    assert drafts.flush()
    steps = 0

    def stop(effect: str) -> None:
        nonlocal steps
        steps += 1
        if steps == at + 1:
            raise OSError(5, "Input/output error")

    drafts.keep(draft("新的"))
    effects.hook = stop
    assert drafts.flush() is (at >= 4)
    effects.hook = None
    assert texts(opened()) == ["以前的"]
    assert len(files(folder)) == 1
