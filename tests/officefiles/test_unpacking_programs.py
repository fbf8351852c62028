"""RAR and 7z through a program: what it gives is taken within limits, and what it says is understood."""

import errno
import io
import os
import sys
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from gwreport.officefiles.archives import programs as unpacking_programs
from gwreport.officefiles.archives import unpacking as archives
from gwreport.officefiles.archives.unpacking import Problem, unpack

SEVEN = b"7z\xbc\xaf\x27\x1c" + bytes(100)
Program = Callable[[str], None]

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the stand-in is a script")


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Program:
    """Give a function that puts a stand-in for bsdtar on the path, which does what it is told."""

    def put(script: str) -> None:
        path = tmp_path / "bsdtar"
        head = f"#!{sys.executable}\nimport sys, time\nout = sys.stdout.buffer\n"
        path.write_text(head + script, encoding="utf-8")
        path.chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)

    return put


def tarred(*members: tuple[str, bytes], link: str = "") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for name, data in members:
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
        if link:
            entry = tarfile.TarInfo("链接.xlsx")
            entry.type, entry.linkname = tarfile.SYMTYPE, link
            archive.addfile(entry)
    return buffer.getvalue()


def members(data: bytes = SEVEN) -> list[tuple[str, bytes | None, str]]:
    return [(one.name, one.data, one.problem) for one in unpack("报送.7z", data)]


def test_members_are_given_with_their_names(program: Program) -> None:
    data = tarred(("回收/区水务局.xlsx", b"1"), ("~$a.xlsx", b""), link="/etc/passwd")
    program(f"assert open(sys.argv[-1][1:], 'rb').read(2) == b'7z'\nout.write({data!r})")
    assert members() == [
        ("回收/区水务局.xlsx", b"1", ""),
        ("~$a.xlsx", None, Problem.LITTER),
        ("链接.xlsx", None, Problem.LINK),
    ]


def test_a_name_that_leads_outside_stays_a_name(program: Program) -> None:
    program(f"out.write({tarred(('../../x.xlsx', b'1'))!r})")
    assert members() == [("../../x.xlsx", b"1", "")]


def test_a_password_is_told(program: Program) -> None:
    program("sys.stderr.write('bsdtar: Passphrase required for this entry')\nsys.exit(1)")
    assert members() == [("报送.7z", None, Problem.ENCRYPTED)]


def test_what_the_program_cannot_open_is_told(program: Program) -> None:
    program("sys.stderr.write('Unrecognized archive format')\nsys.exit(1)")
    assert members() == [("报送.7z", None, Problem.UNSUPPORTED)]


def test_what_came_before_the_damage_is_kept(program: Program) -> None:
    data = tarred(("一.xlsx", b"1"), ("二.xlsx", bytes(5_000)))[: 512 * 5]
    program(f"out.write({data!r})\nout.flush()\nsys.exit(1)")
    found = members()
    assert found[0] == ("一.xlsx", b"1", "")
    assert found[-1] == ("报送.7z", None, Problem.DAMAGED)


def test_a_file_without_end_is_cut_off(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "FILE_BYTES", 1 << 20)
    monkeypatch.setattr(archives, "TOTAL_LIMIT", 8 << 20)
    program(
        "import tarfile\n"
        "entry = tarfile.TarInfo('bomb.xlsx')\nentry.size = 1 << 34\n"
        "out.write(entry.tobuf())\n"
        "while True:\n    out.write(bytes(1 << 16))\n"
    )
    assert members() == [
        ("bomb.xlsx", None, Problem.TOO_LARGE),
        ("报送.7z", None, Problem.TOO_LARGE),
    ]


def test_a_program_that_hangs_is_ended(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking_programs, "_SECONDS", 0.5)
    program("time.sleep(60)")
    assert members() == [("报送.7z", None, Problem.UNSUPPORTED)]


def test_without_a_program_a_sentence_is_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert members(b"Rar!\x1a\x07\x00" + bytes(50)) == [("报送.7z", None, Problem.UNSUPPORTED)]


def test_no_room_for_the_copy_is_told(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    program("sys.exit(1)")
    monkeypatch.setattr(unpacking_programs.effects, "temporary_folder", full)
    (found,) = unpack("报送.7z", SEVEN)
    assert (found.problem, found.detail) == (Problem.NO_ROOM, "磁盘已满")
