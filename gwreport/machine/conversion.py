"""Old office formats turned into new ones, and papers into PDF, by LibreOffice where it is installed.

Our own papers are printed by WPS where there is no LibreOffice, or where it fails.
"""

import errno
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from gwreport.machine import effects
from gwreport.machine.office_shelter import shut_in, write_profile
from gwreport.machine.saving import storage_error
from gwreport.machine.wps import SOURCE, TARGET, wps_command

_PROGRAMS = ("soffice", "libreoffice")
# Where an installation that is not on the path stands.
_WINDOWS = (r"%ProgramFiles%\LibreOffice\program\soffice.com",)
_SECONDS = 60.0
_LOOK_EVERY = 0.05
# A document from outside, whatever its size: two seconds and 160 MB for a normal one, six seconds for
# three hundred pages of a table (.doc; .rtf five, .odt three).
_MEMORY, _PROCESSOR_SECONDS = 512 << 20, 12.0
FOREIGN_SECONDS = 14.0
_OWN_MEMORY = 2 << 30
_LEAST_ROOM = 1 << 20
# A program that the system ended for its use of time was not always seen to use all of it.
_NEARLY = 0.9


class Unmade(StrEnum):
    """Why a document was not turned into another form."""

    NO_PROGRAM = "no-program"
    FAILED = "failed"  # or it wanted more memory than it may have: the program does not say
    OUT_OF_TIME = "out-of-time"
    STOPPED = "stopped"


def office_program() -> str | None:
    """Give the path of LibreOffice; None where it is not installed."""
    for name in _PROGRAMS:
        found = shutil.which(name)
        if found:
            return found
    return next((path for one in _WINDOWS if Path(path := os.path.expandvars(one)).is_file()), None)


def converted(
    data: bytes,
    suffix: str,
    target: str,
    *,
    is_ours: bool = False,
    seconds: float | None = None,
    is_stopped: Callable[[], bool] = lambda: False,
) -> bytes | Unmade:
    """Turn a file of one format into another (".doc" into "docx"), or say why it did not succeed.

    The program gets a copy in a folder of its own and a profile of its own, so that neither a
    running office nor its settings matter; it is shut in (`office_shelter`) and is ended when it
    takes longer than `seconds`, or as soon as `is_stopped` says so. A file that `is_ours` may take
    more memory and time. Raises StorageError when there is no room
    in the temporary folder.
    """
    program = office_program()
    if program is None:
        return Unmade.NO_PROGRAM
    most = seconds or (_SECONDS if is_ours else FOREIGN_SECONDS)
    try:
        with effects.temporary_folder() as folder:
            source, out, profile = folder / f"document{suffix}", folder / "out", folder / "profile"
            source.write_bytes(data)
            write_profile(profile)
            command = [
                program,
                "--headless",
                "--norestore",
                "--nolockcheck",
                f"-env:UserInstallation={profile.as_uri()}",
                "--convert-to",
                target,
                "--outdir",
                str(out),
                str(source),
            ]
            memory = _OWN_MEMORY if is_ours else _MEMORY
            processor = most if is_ours else min(_PROCESSOR_SECONDS, most)
            command = shut_in(command, memory=memory, seconds=processor)
            used = _processor_seconds()
            failure = _run(command, folder, most, is_stopped)
            made = out / f"document.{target}"
            if failure is None and made.is_file():
                return made.read_bytes()
            if failure is Unmade.FAILED:
                _prove_room(folder)
                if _processor_seconds() - used >= processor * _NEARLY:
                    return Unmade.OUT_OF_TIME
            return failure or Unmade.FAILED
    except OSError as error:
        raise storage_error(Path(str(error.filename or tempfile.gettempdir())), error) from error


def printed(data: bytes, *, is_stopped: Callable[[], bool] = lambda: False) -> bytes | Unmade:
    """Turn a Word file of our own into PDF, by LibreOffice, else by WPS, or say why it did not succeed.

    Raises StorageError when there is no room in the temporary folder.
    """
    made = converted(data, ".docx", "pdf", is_ours=True, is_stopped=is_stopped)
    if isinstance(made, bytes) or made is Unmade.STOPPED:
        return made
    command = wps_command()
    if command is None:
        return made
    try:
        with effects.temporary_folder() as folder:
            source, target = folder / "document.docx", folder / "document.pdf"
            source.write_bytes(data)
            paths = {SOURCE: str(source), TARGET: str(target)}
            failure = _run(command, folder, _SECONDS, is_stopped, paths)
            # WPS may write what is no PDF at all, as a trial version does.
            if failure is None and target.is_file():
                written = target.read_bytes()
                return written if written.startswith(b"%PDF-") else Unmade.FAILED
            return failure or Unmade.FAILED
    except OSError as error:
        raise storage_error(Path(str(error.filename or tempfile.gettempdir())), error) from error


def _prove_room(folder: Path) -> None:
    # The program does not say why it failed; for want of room it always does.
    if shutil.disk_usage(folder).free < _LEAST_ROOM:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder.parent))


def _processor_seconds() -> float:
    """Give what the programs that this process started, and that have ended, took of the processor."""
    times = os.times()
    return times.children_user + times.children_system


def _run(
    command: list[str],
    folder: Path,
    seconds: float,
    is_stopped: Callable[[], bool],
    more: Mapping[str, str] | None = None,
) -> Unmade | None:
    effects.about_to("spawn")
    # What the program itself puts aside goes with the folder.
    environment = os.environ | {"TMPDIR": str(folder), "TMP": str(folder), "TEMP": str(folder)}
    environment |= more or {}
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=environment,
        )
    except OSError:
        return Unmade.FAILED
    end = time.monotonic() + seconds
    try:
        while process.poll() is None:
            if is_stopped():
                return Unmade.STOPPED
            if time.monotonic() > end:
                return Unmade.OUT_OF_TIME
            with suppress(subprocess.TimeoutExpired):
                process.wait(_LOOK_EVERY)
        return None if process.returncode == 0 else Unmade.FAILED
    finally:
        if process.returncode is None:
            _end(process)


def _end(process: "subprocess.Popen[bytes]") -> None:
    # The program is a chain of processes; its session ends with all of them.
    if os.name == "posix":
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    else:
        process.kill()
    process.wait()
