"""RAR and 7z archives, by a program that opens them, where one is installed.

bsdtar (libarchive; on Windows it is the system's own tar) writes what it finds as a tar stream, which
is read here as it comes: nothing is stored under the names in the archive, and what is too much ends
the program.
"""

import os
import shutil
import subprocess
import tarfile
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

from gwreport.officefiles import effects
from gwreport.officefiles.archive_members import Problem, UnpackError
from gwreport.officefiles.workbook_container import FILE_LIMIT

_SECONDS = 60.0
_WINDOWS_TAR = r"%SystemRoot%\System32\tar.exe"
_LOCKED = ("encrypt", "passphrase", "password")
_SHOWN = 80


def _unpacking_program() -> str | None:
    """Give the path of the program that opens these archives; None where there is none."""
    found = shutil.which("bsdtar")
    if found is None and os.name == "nt":
        path = os.path.expandvars(_WINDOWS_TAR)
        found = path if Path(path).is_file() else None
    return found


def packed_files(data: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of each file of a RAR or 7z archive; folders and links are left out.

    Raises UnpackError: UNSUPPORTED without a program or when it can make nothing of the archive,
    TOO_LARGE for a file beyond the limit, which ends the whole, ENCRYPTED, DAMAGED.
    """
    program = _unpacking_program()
    if program is None:
        raise UnpackError(Problem.UNSUPPORTED)
    with tempfile.TemporaryDirectory(prefix="gwreport-") as folder:
        source = Path(folder) / "archive"
        source.write_bytes(data)
        effects.about_to("spawn")
        errors = Path(folder) / "errors"
        with errors.open("wb") as told:
            try:
                process = subprocess.Popen(
                    [program, "-cf", "-", "--format", "pax", f"@{source}"],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.PIPE,
                    stderr=told,
                    cwd=folder,
                )
            except OSError as error:
                raise UnpackError(Problem.UNSUPPORTED, str(error)[:_SHOWN]) from error
        clock = threading.Timer(_SECONDS, process.kill)
        clock.start()
        count = 0
        try:
            for member in _stream(process):
                count += 1
                yield member
            failed = process.wait() != 0
        except (tarfile.TarError, OSError, EOFError):
            failed = True
        finally:
            # Also when the reader of the members has had enough.
            clock.cancel()
            process.kill()
            process.wait()
        if failed:
            words = errors.read_text(encoding="utf-8", errors="replace").strip()
            if any(word in words.lower() for word in _LOCKED):
                raise UnpackError(Problem.ENCRYPTED)
            problem = Problem.DAMAGED if count else Problem.UNSUPPORTED
            raise UnpackError(problem, words[-_SHOWN:])


def _stream(process: "subprocess.Popen[bytes]") -> Iterator[tuple[str, bytes]]:
    assert process.stdout is not None
    with process.stdout, tarfile.open(fileobj=process.stdout, mode="r|") as archive:
        for entry in archive:
            content = archive.extractfile(entry) if entry.isfile() else None
            if content is not None:
                data = content.read(FILE_LIMIT + 1)
                if len(data) > FILE_LIMIT:
                    # To pass over the rest of it may take as long as to read it.
                    raise UnpackError(Problem.TOO_LARGE, f"{FILE_LIMIT >> 20} MB")
                yield entry.name, data
