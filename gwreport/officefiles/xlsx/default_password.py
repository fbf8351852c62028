"""Workbooks behind the password that Excel, WPS and LibreOffice try by themselves.

Excel encrypts a workbook of which only the structure is protected with "VelvetSweatshop"
([MS-OFFCRYPTO] 2.4.2.3, [MS-XLS] 2.2.10): who opens it is never asked.
"""

import io
import re
from collections.abc import Callable
from typing import Any, cast

from gwreport.officefiles.containers.compound_files import CompoundFile
from gwreport.officefiles.containers.members import UnpackError
from gwreport.officefiles.limits import FILE_BYTES
from gwreport.officefiles.xlsx.container import has_doctype

_PASSWORD = "VelvetSweatshop"
_DESCRIPTION = "encryptioninfo"
_LARGEST_DESCRIPTION = 64 << 10
# Of an .xls the library goes through every byte by itself.
_LARGEST_OLD = 8 << 20
# Excel makes 100,000 rounds of the password; the format allows a hundred times as many.
_MOST_ROUNDS = 1_000_000
_ROUNDS_TOLD, _ROUNDS = b"spinCount", re.compile(rb'spinCount="(\d{1,12})"')
# The newer of the two sorts ([MS-OFFCRYPTO] 2.3.4.10); the older has its own fixed number.
_AGILE = b"\x04\x00\x04\x00"


def without_default_password(data: bytes) -> bytes | None:
    """Give the file that lies behind the default password; None when there is another.

    For a process with limits: the library follows what the file says.
    """
    if not _is_modest(data):
        return None
    import msoffcrypto  # pyright: ignore[reportMissingTypeStubs]

    open_file = cast("Callable[[io.BytesIO], Any]", vars(msoffcrypto)["OfficeFile"])

    opened = io.BytesIO()
    try:
        file: Any = open_file(io.BytesIO(data))
        if file.format == "ooxml":
            file.load_key(password=_PASSWORD, verify_password=True)
        else:
            file.load_key(password=_PASSWORD)
        file.decrypt(opened)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - a password that is another, or a file that is damaged
        return None
    found = opened.getvalue()
    return found if 0 < len(found) <= FILE_BYTES else None


def _is_modest(data: bytes) -> bool:
    # What the library believes: how many rounds, and XML without declarations.
    try:
        file = CompoundFile(data)
        parts = file.inside(file.root)
        if _DESCRIPTION not in parts:
            return len(data) <= _LARGEST_OLD
        told = file.read(parts[_DESCRIPTION])
    except UnpackError:
        return False
    if len(told) > _LARGEST_DESCRIPTION or has_doctype(told):
        return False
    rounds = [int(number) for number in _ROUNDS.findall(told)]
    # Told in any other way, the number cannot be known.
    is_known = len(rounds) == told.count(_ROUNDS_TOLD) >= told.startswith(_AGILE)
    return is_known and max(rounds, default=0) <= _MOST_ROUNDS
