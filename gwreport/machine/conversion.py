"""Old office formats turned into new ones, and papers into PDF, by LibreOffice where it is installed."""

import errno
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from gwreport.machine import effects
from gwreport.machine.office_shelter import shut_in, write_profile
from gwreport.machine.saving import storage_error

_PROGRAMS = ("soffice", "libreoffice")
# Where an installation that is not on the path stands.
_WINDOWS = (r"%ProgramFiles%\LibreOffice\program\soffice.com",)
_SECONDS = 60.0
_LOOK_EVERY = 0.05
# A document from outside; a normal one takes 160 MB, and two seconds for its beginning.
_MEMORY, _PROCESSOR_SECONDS, _BYTES_A_SECOND = 512 << 20, 15.0, 50_000
_OWN_MEMORY = 2 << 30
_LEAST_ROOM = 1 << 20


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
    seconds: float = _SECONDS,
    is_stopped: Callable[[], bool] = lambda: False,
) -> bytes | None:
    """Turn a file of one format into another (".doc" into "docx"); None when it did not succeed.

    The program gets a copy in a folder of its own and a profile of its own, so that neither a
    running office nor its settings matter; it is shut in (`office_shelter`) and is ended when it
    takes too long, or as soon as `is_stopped` says so. A file that `is_ours` may take more memory
    and time. Without the program None is given at once. Raises StorageError when there is no room
    in the temporary folder.
    """
    program = office_program()
    if program is None:
        return None
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
            most = (
                seconds
                if is_ours
                else min(_PROCESSOR_SECONDS + len(data) / _BYTES_A_SECOND, seconds)
            )
            memory = _OWN_MEMORY if is_ours else _MEMORY
            if not _run(shut_in(command, memory=memory, seconds=most), folder, seconds, is_stopped):
                _prove_room(folder)
                return None
            made = out / f"document.{target}"
            return made.read_bytes() if made.is_file() else None
    except OSError as error:
        raise storage_error(Path(str(error.filename or tempfile.gettempdir())), error) from error


def _prove_room(folder: Path) -> None:
    # The program does not say why it failed; for want of room it always does.
    if shutil.disk_usage(folder).free < _LEAST_ROOM:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder.parent))


def _run(command: list[str], folder: Path, seconds: float, is_stopped: Callable[[], bool]) -> bool:
    effects.about_to("spawn")
    # What the program itself puts aside goes with the folder.
    environment = os.environ | {"TMPDIR": str(folder), "TMP": str(folder), "TEMP": str(folder)}
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
        return False
    end = time.monotonic() + seconds
    try:
        while process.poll() is None:
            if time.monotonic() > end or is_stopped():
                return False
            with suppress(subprocess.TimeoutExpired):
                process.wait(_LOOK_EVERY)
        return process.returncode == 0
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
