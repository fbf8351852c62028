"""What is found in a folder: every file once, and a word on whatever cannot be looked into."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from gwreport.errors import DocumentError, DocumentFault
from gwreport.wording.errors import explain_error
from gwreport.workflow import found_files
from gwreport.workflow.found_files import find_files, shown_path
from gwreport.workflow.given_file import read_file
from gwreport.workflow.returns.sources import open_sources

needs_links = pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
needs_posix = pytest.mark.skipif(os.name != "posix", reason="of POSIX")


def names(folder: Path) -> dict[str, str]:
    return {one.path.relative_to(folder).as_posix(): one.problem for one in find_files([folder])}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "回收"
    (place / "乙" / "里").mkdir(parents=True)
    for name in ("2.xlsx", "1.xlsx", "乙/3.xlsx", "乙/里/4.xlsx"):
        (place / name).write_bytes(b"x")
    return place


def test_files_come_before_folders_in_the_order_of_their_names_and_once(folder: Path) -> None:
    assert list(names(folder)) == ["1.xlsx", "2.xlsx", "乙/3.xlsx", "乙/里/4.xlsx"]
    again = find_files([folder, folder / "乙", folder / "1.xlsx", folder / "乙" / ".." / "2.xlsx"])
    assert len(again) in (4, 5)
    assert len(find_files([folder, folder / "乙", folder / "1.xlsx"])) == 4


def test_a_folder_that_cannot_be_read_is_told_and_the_others_are_looked_into(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scandir = os.scandir

    def refuse(path: Path):
        if not isinstance(path, int) and Path(path).name == "乙":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    (folder / "丙").mkdir()
    (folder / "丙" / "5.xlsx").write_bytes(b"x")
    monkeypatch.setattr(os, "scandir", refuse)
    assert names(folder) == {
        "1.xlsx": "",
        "2.xlsx": "",
        "丙/5.xlsx": "",
        "乙": "folder-unreadable",
    }
    assert find_files([folder])[-1].detail == "没有权限"
    # Alone it is nothing that could be taken.
    with pytest.raises(DocumentError) as caught:
        find_files([folder / "乙"])
    assert caught.value.fault is DocumentFault.NOT_READABLE
    assert "没有权限" in explain_error(caught.value)


@needs_posix
def test_a_folder_without_permission_is_told_to_who_is_no_administrator(folder: Path) -> None:
    (folder / "乙").chmod(0)
    code = (
        "import os, sys, pathlib\n"
        "from gwreport.workflow.found_files import find_files\n"
        "if os.geteuid() == 0: os.setgid(65534); os.setuid(65534)\n"
        "print([str(one.problem) for one in find_files([pathlib.Path(sys.argv[1])])])\n"
    )
    for place in (folder, *folder.parents):
        if place.stat().st_uid == os.geteuid() and place.name.startswith(
            ("pytest-", "test_", "回收")
        ):
            place.chmod(0o755)
    try:
        done = subprocess.run(
            [sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=False
        )
    finally:
        (folder / "乙").chmod(0o755)
    if "ModuleNotFoundError" in done.stderr or "Permission" in done.stderr:
        pytest.skip("another user may not read the program or the test's folder")
    assert done.stdout.strip() == "['', '', 'folder-unreadable']"


def test_a_folder_that_vanishes_meanwhile_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scandir = os.scandir

    def vanish(path: Path):
        if not isinstance(path, int) and Path(path).name == "里":
            raise FileNotFoundError(2, "No such file or directory", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", vanish)
    assert names(folder)["乙/里"] == "folder-unreadable"
    assert find_files([folder])[-1].detail == "已不在原处"


@needs_links
def test_links_are_followed_nowhere(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "别处"
    outside.mkdir()
    (outside / "秘密.xlsx").write_bytes(b"secret")
    (folder / "a外.xlsx").symlink_to(outside / "秘密.xlsx")
    (folder / "b外").symlink_to(outside)
    (folder / "c上").symlink_to(folder.parent)
    (folder / "d断.xlsx").symlink_to(folder / "没有.xlsx")
    (folder / "e圈").symlink_to(folder / "e圈")
    (folder / "f里.xlsx").symlink_to(folder / "1.xlsx")
    (folder / "g里").symlink_to(folder / "乙")
    (folder / "h自己").symlink_to(".")
    (folder / "i绕.xlsx").symlink_to(Path("乙") / ".." / ".." / "别处" / "秘密.xlsx")
    found = names(folder)
    assert {name: problem for name, problem in found.items() if problem} == {
        "a外.xlsx": "link-outside",
        "b外": "link-outside",
        "c上": "link-outside",
        "d断.xlsx": "link-broken",
        "e圈": "link-broken",
        "i绕.xlsx": "link-outside",
    }
    # What a link within the folder leads to is there once, under its own name.
    assert [name for name, problem in found.items() if not problem] == [
        *("1.xlsx", "2.xlsx", "乙/3.xlsx", "乙/里/4.xlsx")
    ]
    assert all(source.had.data != b"secret" for source in open_sources(find_files([folder])))


@needs_links
def test_a_link_that_the_clerk_points_at_is_what_he_means(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "链.xlsx").symlink_to(folder / "1.xlsx")
    (tmp_path / "夹").symlink_to(folder)
    assert [one.problem for one in find_files([tmp_path / "链.xlsx"])] == [""]
    assert len(find_files([tmp_path / "夹"])) == 4


@needs_links
def test_what_arrived_in_a_watched_folder_was_pointed_at_by_nobody(
    folder: Path, tmp_path: Path
) -> None:
    (tmp_path / "秘密.xlsx").write_bytes(b"secret")
    (folder / "a外.xlsx").symlink_to(tmp_path / "秘密.xlsx")
    (folder / "b里.xlsx").symlink_to(folder / "乙" / "3.xlsx")
    gone = folder / "走了.xlsx"
    found = find_files(
        [folder / "1.xlsx", folder / "a外.xlsx", folder / "b里.xlsx", gone], arrived=True
    )
    told = [(one.path.name, one.had.problem, one.had.data) for one in open_sources(found)]
    assert told == [
        ("1.xlsx", "", b"x"),
        ("a外.xlsx", "link-outside", None),
        ("b里.xlsx", "", b"x"),
        ("走了.xlsx", "unreadable", None),
    ]


@needs_posix
def test_what_is_no_file_is_told_and_not_opened(folder: Path, tmp_path: Path) -> None:
    os.mkfifo(folder / "管道.xlsx")
    place = os.getcwd()  # noqa: PTH109
    with socket.socket(socket.AF_UNIX) as listening:
        os.chdir(folder)
        try:
            listening.bind("s.xlsx")
        finally:
            os.chdir(place)
        told = {one.path.name: one.had.problem for one in open_sources(find_files([folder]))}
    assert told["管道.xlsx"] == told["s.xlsx"] == "unreadable"
    assert list(told.values()).count("") == 4


def test_a_folder_that_is_too_deep_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(found_files, "_MOST_LEVELS", 3)
    deep = tmp_path / "a" / "b" / "c" / "d"
    deep.mkdir(parents=True)
    (deep / "x.xlsx").write_bytes(b"x")
    (tmp_path / "a" / "y.xlsx").write_bytes(b"x")
    assert names(tmp_path) == {"a/y.xlsx": "", "a/b/c": "folder-too-deep"}


@needs_posix
def test_folders_by_the_thousand_one_in_another_are_no_trouble(tmp_path: Path) -> None:
    place = os.getcwd()  # noqa: PTH109
    os.chdir(tmp_path)
    try:
        for _ in range(300):
            os.mkdir("d")  # noqa: PTH102
            os.chdir("d")
    finally:
        os.chdir(place)
    assert list(names(tmp_path).values()) == ["folder-too-deep"]
    subprocess.run(["rm", "-rf", str(tmp_path / "d")], check=True)


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes are Linux's")
@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("区水务局.xlsx".encode("gb18030"), "区水务局.xlsx"),
        (b"\xff\xfe.xlsx", "\ufffd"),
        ("区水务局.xlsx".encode(), "区水务局.xlsx"),
    ],
)
def test_a_name_that_is_no_utf_8_is_shown_as_chinese_windows_meant_it(
    tmp_path: Path, raw: bytes, shown: str
) -> None:
    (tmp_path / os.fsdecode(raw)).write_bytes(b"x")
    (source,) = open_sources(find_files([tmp_path]))
    assert source.had.data == b"x"
    assert shown in source.name
    shown_path(source.path).encode()


def test_what_is_not_there_or_cannot_be_asked_ends_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path, fault in (
        (tmp_path / "没有", DocumentFault.MISSING),
        (tmp_path, DocumentFault.NO_FILES),
    ):
        with pytest.raises(DocumentError) as caught:
            find_files([path])
        assert caught.value.fault is fault

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "stat", refuse)
    with pytest.raises(DocumentError) as caught:
        find_files([tmp_path])
    assert caught.value.fault is DocumentFault.NOT_READABLE


@pytest.mark.skipif(sys.platform != "linux", reason="names of any bytes are Linux's")
def test_a_document_whose_name_is_no_utf_8_is_called_as_it_is_meant(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode("方案.docx".encode("gb18030"))
    with pytest.raises(DocumentError) as caught:
        read_file(path)
    assert "方案.docx" in explain_error(caught.value)
    path.mkdir()
    with pytest.raises(DocumentError) as caught:
        read_file(path)
    assert caught.value.name == "方案.docx"
