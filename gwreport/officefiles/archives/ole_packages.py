"""The file that an embedded object (an OLE compound file) was made of, where it lies in it as a whole."""

import struct

from gwreport.officefiles.containers.compound_files import CompoundFile
from gwreport.officefiles.containers.members import UnpackError

_PACKAGE, _NATIVE = "Package", "\x01Ole10Native"
_LONGEST_NAME = 1_000


def file_in_object(data: bytes) -> bytes | None:
    """Give the bytes of the file; None where the object holds none, or is damaged."""
    try:
        file = CompoundFile(data)
        parts = file.inside(file.root)
        if package := parts.get(_PACKAGE.lower()):
            return file.read(package)
        if native := parts.get(_NATIVE.lower()):
            return _from_native(file.read(native))
    except (UnpackError, struct.error, IndexError):
        return None
    return None


def _from_native(stream: bytes) -> bytes | None:
    """Read what the packager keeps: names that end with a zero, each file behind its length."""
    at = 6
    for _ in range(2):
        end = stream.find(b"\0", at, at + _LONGEST_NAME)
        at = end + 1 if end >= 0 else len(stream)
    at += 4
    (length,) = struct.unpack_from("<I", stream, at)
    at += 4 + length
    (size,) = struct.unpack_from("<I", stream, at)
    found = stream[at + 4 : at + 4 + size]
    return found if len(found) == size and size else None
