"""One rule for every output: what anybody else wrote stays, byte for byte, and is never written over."""

import errno
import os
import stat
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gwreport.errors import StorageError, StorageFault
from gwreport.machine import effects
from gwreport.machine.saving import (
    Kept,
    find_place,
    make_folder,
    save,
    save_beside,
    sha256_of,
)

posix = pytest.mark.skipif(os.name != "posix", reason="modes and links as POSIX has them")
WROTE = b"as we wrote it"
NEW = b"what we write now"
FILLED = "填了两天的表".encode()


def wrote(*contents: bytes) -> Callable[[str], bool]:
    """Stand in for the ledger, which knows the hashes of what was written."""
    known = {sha256_of(one) for one in contents}
    return known.__contains__


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def names(folder: Path) -> set[str]:
    return {one.name for one in folder.iterdir()}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "003_区教委_填报表.xlsx"


def test_where_nothing_stands_the_file_is_written(place: Path) -> None:
    saved = save(place, NEW)
    assert (saved.path, saved.kept) == (place, None)
    assert place.read_bytes() == NEW
    assert names(place.parent) == {place.name}


def test_the_very_same_file_is_left_alone(place: Path) -> None:
    place.write_bytes(NEW)
    before = place.stat()
    saved = save(place, NEW)
    assert (saved.path, saved.kept) == (place, None)
    after = place.stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_what_we_wrote_and_nobody_changed_is_replaced(place: Path) -> None:
    place.write_bytes(WROTE)
    saved = save(place, NEW, wrote(WROTE))
    assert (saved.path, saved.kept) == (place, None)
    assert place.read_bytes() == NEW
    assert names(place.parent) == {place.name}


def test_a_file_that_was_filled_in_is_kept_and_the_new_one_stands_beside_it(place: Path) -> None:
    place.write_bytes(FILLED)
    assert find_place(place, NEW, wrote(WROTE)).name == "003_区教委_填报表_2.xlsx"
    saved = save(place, NEW, wrote(WROTE))
    assert (saved.path.name, saved.asked, saved.kept) == (
        "003_区教委_填报表_2.xlsx",
        place,
        Kept.DIFFERENT,
    )
    assert place.read_bytes() == FILLED
    assert saved.path.read_bytes() == NEW


def test_a_neighbour_is_asked_the_same_so_that_the_next_run_finds_its_own_again(
    place: Path,
) -> None:
    place.write_bytes(FILLED)
    second = place.with_name("003_区教委_填报表_2.xlsx")
    assert save(place, WROTE).path == second
    # The same once more is the same file, something newer takes the place of what is ours.
    assert save(place, WROTE, wrote(WROTE)).path == second
    assert save(place, NEW, wrote(WROTE, NEW)).path == second
    assert second.read_bytes() == NEW
    second.write_bytes(FILLED)
    third = save(place, NEW, wrote(WROTE, NEW)).path
    assert third.name == "003_区教委_填报表_3.xlsx"
    assert place.read_bytes() == second.read_bytes() == FILLED


def test_where_our_word_is_not_heard_nothing_is_replaced(place: Path) -> None:
    place.write_bytes(WROTE)
    assert save(place, NEW).path != place
    assert place.read_bytes() == WROTE


def test_a_folder_in_the_place_is_left_and_told(place: Path) -> None:
    place.mkdir()
    (place / "内").write_bytes(FILLED)
    saved = save(place, NEW, wrote(WROTE))
    assert (saved.path.name, saved.kept) == ("003_区教委_填报表_2.xlsx", Kept.NO_FILE)
    assert (place / "内").read_bytes() == FILLED


@posix
@pytest.mark.parametrize("content", [FILLED, WROTE])
def test_a_link_is_never_written_through_nor_replaced(
    place: Path, tmp_path: Path, content: bytes
) -> None:
    elsewhere = tmp_path / "elsewhere.xlsx"
    elsewhere.write_bytes(content)
    place.symlink_to(elsewhere)
    saved = save(place, NEW, wrote(WROTE))
    assert (saved.path.name, saved.kept) == ("003_区教委_填报表_2.xlsx", Kept.NO_FILE)
    assert place.is_symlink()
    assert elsewhere.read_bytes() == content


@posix
def test_a_link_that_leads_nowhere_is_left(place: Path, tmp_path: Path) -> None:
    place.symlink_to(tmp_path / "nowhere")
    assert save(place, NEW).kept is Kept.NO_FILE
    assert place.is_symlink()
    assert not (tmp_path / "nowhere").exists()


@posix
def test_a_pipe_in_the_place_does_not_make_us_wait(place: Path) -> None:
    os.mkfifo(place)
    assert save(place, NEW).kept is Kept.NO_FILE
    assert stat.S_ISFIFO(place.stat().st_mode)


@posix
def test_what_a_clerk_made_read_only_is_kept(place: Path) -> None:
    place.write_bytes(WROTE)
    place.chmod(0o444)
    saved = save(place, NEW, wrote(WROTE))
    assert (saved.path.name, saved.kept) == ("003_区教委_填报表_2.xlsx", Kept.READ_ONLY)
    assert place.read_bytes() == WROTE


def test_a_name_in_other_letters_is_the_same_where_the_system_says_so(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On Windows `a.xlsx` is `A.xlsx`: the name is free to our eyes, and the system refuses it."""
    really, tried = effects.place, list[Path]()

    def refuse_once(source: Path, target: Path) -> None:
        tried.append(target)
        if len(tried) == 1:
            target.write_bytes(FILLED)
            raise FileExistsError(errno.EEXIST, "exists")
        really(source, target)

    monkeypatch.setattr(effects, "place", refuse_once)
    saved = save(place, NEW, wrote(WROTE))
    assert saved.path.name == "003_区教委_填报表_2.xlsx"
    assert place.read_bytes() == FILLED


@pytest.mark.parametrize("ours_stood", [False, True])
def test_what_is_filled_in_while_we_write_is_kept(
    place: Path, monkeypatch: pytest.MonkeyPatch, ours_stood: bool
) -> None:
    if ours_stood:
        place.write_bytes(WROTE)

    def fill_in(effect: str) -> None:
        if effect == "fsync":
            place.write_bytes(FILLED)

    monkeypatch.setattr(effects, "hook", fill_in)
    saved = save(place, NEW, wrote(WROTE))
    assert place.read_bytes() == FILLED
    assert (saved.kept, saved.path.read_bytes()) == (Kept.DIFFERENT, NEW)
    assert names(place.parent) == {place.name, saved.path.name}


def test_what_is_filled_in_right_after_the_last_look_is_kept(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.write_bytes(WROTE)
    looks: list[str] = []

    def fill_in_after_the_second_look(sha256: str) -> bool:
        looks.append(sha256)
        if len(looks) == 2:
            place.write_bytes(FILLED)
        return sha256 == sha256_of(WROTE)

    saved = save(place, NEW, fill_in_after_the_second_look)
    assert place.read_bytes() == FILLED
    assert (saved.kept, saved.path.read_bytes()) == (Kept.DIFFERENT, NEW)


def test_what_comes_at_the_very_last_moment_is_kept(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def come(effect: str) -> None:
        if effect == "place":
            place.write_bytes(FILLED)
            monkeypatch.setattr(effects, "hook", None)

    monkeypatch.setattr(effects, "hook", come)
    saved = save(place, NEW, wrote(WROTE))
    assert place.read_bytes() == FILLED
    assert (saved.kept, saved.path.read_bytes()) == (Kept.DIFFERENT, NEW)


@pytest.mark.parametrize("error", [errno.EPERM, errno.EOPNOTSUPP])
def test_a_stick_that_knows_no_links_gets_the_file_too(
    place: Path, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise OSError(error, "no links")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    assert save(place, NEW).path == place
    assert place.read_bytes() == NEW
    place.write_bytes(FILLED)
    assert save(place, NEW, wrote(NEW)).path != place
    assert place.read_bytes() == FILLED
    assert len(names(place.parent)) == 2


@posix
def test_a_stick_that_was_killed_on_has_no_empty_file_in_the_way(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> None:
        raise OSError(errno.EPERM, "no links")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    with monkeypatch.context() as patch:

        def interrupted(self: Path, target: Path) -> None:
            raise KeyboardInterrupt

        patch.setattr(Path, "replace", interrupted)
        with pytest.raises(KeyboardInterrupt):
            save(place, NEW)
    assert not place.exists()
    # A kill takes nothing back: the name is there, and nothing in it.
    place.touch()
    assert save(place, NEW).path == place
    assert place.read_bytes() == NEW


# The limit is one of bytes on POSIX; tests/windows has it as Windows counts.
@posix
def test_a_name_that_leaves_no_room_for_a_number_is_cut(tmp_path: Path) -> None:
    place = tmp_path / ("长" * 83 + ".xlsx")
    place.write_bytes(FILLED)
    saved = save(place, NEW)
    assert saved.path.name == "长" * 82 + "_2.xlsx"
    assert place.read_bytes() == FILLED


@posix
def test_a_name_that_is_too_long_itself_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StorageError) as caught:
        save(tmp_path / ("长" * 90 + ".xlsx"), NEW)
    assert caught.value.fault is StorageFault.TOO_LONG
    assert names(tmp_path) == set()


def test_a_copy_stands_beside_whatever_stands_there_and_once_only(tmp_path: Path) -> None:
    place = tmp_path / "备份.gwr"

    def copy(content: bytes) -> Path:
        made = tmp_path / ".made"
        made.write_bytes(content)
        saved = save_beside(place, made)
        made.unlink(missing_ok=True)
        return saved.path

    assert copy(WROTE) == place
    assert copy(WROTE) == place
    assert copy(NEW).name == "备份_2.gwr"
    assert copy(NEW).name == "备份_2.gwr"
    assert names(tmp_path) == {"备份.gwr", "备份_2.gwr"}
    assert place.read_bytes() == WROTE


@posix
@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_case_100_files_and_folders_keep_the_umask(tmp_path: Path, mask: int, mode: int) -> None:
    with umask(mask):
        make_folder(tmp_path / "报告")
        path = save(tmp_path / "报告" / "a.txt", NEW).path
        (tmp_path / "usual").mkdir()
    assert stat.S_IMODE(path.stat().st_mode) == mode
    assert path.parent.stat().st_mode == (tmp_path / "usual").stat().st_mode


@posix
def test_case_100_a_file_that_is_replaced_keeps_who_may_read_it(place: Path) -> None:
    place.write_bytes(WROTE)
    place.chmod(0o640)
    with umask(0o077):
        assert save(place, NEW, wrote(WROTE)).path == place
    assert place.read_bytes() == NEW
    assert stat.S_IMODE(place.stat().st_mode) == 0o640


CONTENTS = st.sampled_from([b"", b"1", b"2", b"3"])
STEPS = st.lists(
    st.tuples(st.sampled_from(["save", "edit", "edit neighbour", "take away"]), CONTENTS),
    max_size=30,
)


@settings(deadline=None, max_examples=150)
@given(steps=STEPS)
def test_whatever_is_written_edited_and_written_again_no_foreign_byte_is_lost(
    steps: list[tuple[str, bytes]],
) -> None:
    """What a clerk has written stands where he wrote it, until he himself changes or removes it."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "报告.docx"
        ours: set[bytes] = set()
        foreign: dict[Path, bytes] = {}
        for number, (act, content) in enumerate(steps):
            edited = place if act != "edit neighbour" else place.with_name("报告_2.docx")
            if act == "save":
                ours.add(content)
                saved = save(place, content, wrote(*ours))
                assert saved.path.read_bytes() == content
                assert (saved.kept is None) == (saved.path == place)
            elif act == "take away":
                place.unlink(missing_ok=True)
                foreign.pop(place, None)
            else:
                foreign[edited] = f"clerk {number} ".encode() + content
                edited.write_bytes(foreign[edited])
            for path, written in foreign.items():
                assert path.read_bytes() == written
        assert not list(Path(folder).glob(".gwreport-*"))
