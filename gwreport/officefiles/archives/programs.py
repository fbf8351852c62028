"""RAR and 7z archives, by a program that opens them, where one is installed.

bsdtar (libarchive; on Windows it is the system's own tar) writes what it finds as a tar stream, which
is read here as it comes: nothing is stored under the names in the archive, and what is too much ends
the program, which has limits of memory and time of its own.
"""

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

from gwreport.machine import effects
from gwreport.machine.office_shelter import shut_in
from gwreport.officefiles.containers.bounded_unpacking import PIECE
from gwreport.officefiles.containers.budget import Budget
from gwreport.officefiles.containers.members import Member, Problem, UnpackError
from gwreport.officefiles.containers.tar_reading import tar_members
from gwreport.wording.system_errors import why_not_opened

_SECONDS = 15.0
# More for what is large: what a slow machine unpacks in a second.
_BYTES_A_SECOND = 4 << 20
_MEMORY = 768 << 20
_WINDOWS_TAR = r"%SystemRoot%\System32\tar.exe"
# Names in the archive are Unicode, which the program must be able to say.
_LANGUAGE = {"LC_ALL": "C.UTF-8"}
_LOCKED = ("encrypt", "passphrase", "password")
_SPLIT = ("multivolume", "multi-volume", "next volume")
_SHOWN = 80


def _unpacking_program() -> str | None:
    """Give the path of the program that opens these archives; None where there is none."""
    found = shutil.which("bsdtar")
    if found is None and os.name == "nt":
        path = os.path.expandvars(_WINDOWS_TAR)
        found = path if Path(path).is_file() else None
    return found


def packed_files(data: bytes, budget: Budget) -> Iterator[Member]:
    """Yield each file of a RAR or 7z archive; folders are left out, links and devices told.

    Raises UnpackError for what is behind those it gave: UNSUPPORTED without a program or when it
    can make nothing of the archive, ENCRYPTED, SPLIT, DAMAGED, NO_ROOM.
    """
    program = _unpacking_program()
    if program is None:
        raise UnpackError(Problem.UNSUPPORTED)
    try:
        with effects.temporary_folder() as folder:
            (folder / "archive").write_bytes(data)
            yield from _unpacked(program, folder, budget, _SECONDS + len(data) / _BYTES_A_SECOND)
    except OSError as error:
        raise UnpackError(Problem.NO_ROOM, why_not_opened(error)) from error


def _unpacked(program: str, folder: Path, budget: Budget, seconds: float) -> Iterator[Member]:
    errors = folder / "errors"
    process = _started(program, folder, errors, seconds)
    clock = threading.Timer(seconds, process.kill)
    clock.start()
    count, failed = 0, True
    try:
        assert process.stdout is not None
        with process.stdout as stream:
            for member in tar_members(iter(lambda: stream.read(PIECE), b""), budget):
                count += 1
                yield member
        failed = process.wait() != 0
    except UnpackError as error:
        # A stream that breaks off is the program's end, which it tells of in its own words.
        if error.problem is not Problem.DAMAGED:
            raise
    finally:
        # Also when the reader of the members has had enough.
        clock.cancel()
        process.kill()
        process.wait()
    if failed or not count:
        words = errors.read_text(encoding="utf-8", errors="replace").strip()
        if any(word in words.lower() for word in _LOCKED):
            raise UnpackError(Problem.ENCRYPTED)
        if any(word in words.lower() for word in _SPLIT):
            raise UnpackError(Problem.SPLIT)
        raise UnpackError(Problem.DAMAGED if count else Problem.UNSUPPORTED, words[-_SHOWN:])


def _started(program: str, folder: Path, errors: Path, seconds: float) -> "subprocess.Popen[bytes]":
    command = [program, "-cf", "-", "--format", "pax", f"@{folder / 'archive'}"]
    effects.about_to("spawn")
    with errors.open("wb") as told:
        try:
            return subprocess.Popen(
                shut_in(command, memory=_MEMORY, seconds=seconds),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=told,
                cwd=folder,
                env=os.environ | _LANGUAGE,
            )
        except OSError as error:
            raise UnpackError(Problem.UNSUPPORTED, str(error)[:_SHOWN]) from error
