"""Old office formats turned into new ones by LibreOffice, where it is installed."""

import os
import shutil
import signal
import subprocess
import tempfile
from pathlib import Path

from gwreport.officefiles import effects

_PROGRAMS = ("soffice", "libreoffice")
# Where an installation that is not on the path stands.
_WINDOWS = (r"%ProgramFiles%\LibreOffice\program\soffice.com",)
_SECONDS = 120.0


def office_program() -> str | None:
    """Give the path of LibreOffice; None where it is not installed."""
    for name in _PROGRAMS:
        found = shutil.which(name)
        if found:
            return found
    return next((path for one in _WINDOWS if Path(path := os.path.expandvars(one)).is_file()), None)


def converted(data: bytes, suffix: str, target: str, *, seconds: float = _SECONDS) -> bytes | None:
    """Turn a file of one format into another (".doc" into "docx"); None when it did not succeed.

    The program gets a copy in a folder of its own and a profile of its own, so that neither a
    running office nor its settings matter; it never runs the file's macros, and is ended when it
    takes too long. Without the program None is given at once.
    """
    program = office_program()
    if program is None:
        return None
    with tempfile.TemporaryDirectory(prefix="gwreport-") as name:
        folder = Path(name)
        source = folder / f"document{suffix}"
        source.write_bytes(data)
        out = folder / "out"
        command = [
            program,
            "--headless",
            "--norestore",
            "--nolockcheck",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--convert-to",
            target,
            "--outdir",
            str(out),
            str(source),
        ]
        if not _run(command, seconds):
            return None
        made = out / f"document.{target}"
        return made.read_bytes() if made.is_file() else None


def _run(command: list[str], seconds: float) -> bool:
    effects.about_to("spawn")
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    try:
        return process.wait(seconds) == 0
    except subprocess.TimeoutExpired:
        # The program is a chain of processes; its session ends with all of them.
        if os.name == "posix":
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.wait()
        return False
