"""A file that another program has open, as Excel and WPS hold the one they edit."""

import ctypes
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_READ, _OPEN_EXISTING, _NORMAL = 0x8000_0000, 3, 0x80
# What the others may do meanwhile (FILE_SHARE_…): nothing, read.
NOTHING, READING = 0, 1


@contextmanager
def held(path: Path, others: int = NOTHING) -> Generator[None]:
    """Hold a file open; the others may do what `others` says, and never write or remove it."""
    kernel: Any = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined]
    kernel.CreateFileW.restype = ctypes.c_void_p
    handle = kernel.CreateFileW(str(path), _READ, others, None, _OPEN_EXISTING, _NORMAL, None)
    assert handle not in (None, ctypes.c_void_p(-1).value)
    try:
        yield
    finally:
        kernel.CloseHandle(ctypes.c_void_p(handle))
