"""A compound file ([MS-CFB]) made anew of streams that were read."""

import struct
from collections.abc import Mapping

from gwreport.officefiles.containers.compound_files import SIGNATURE

_LEAST_STREAM = 4096
_NO_SECTOR, _LAST, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_FIRST_PLACES = 109
_ROOT, _STREAM = 5, 2
# Of each version how long a sector is, as a power of two. LibreOffice opens those of the third alone, of seven
# megabytes at most; the fourth holds eight times as long sectors, and more than sixty times as many bytes.
_SHIFTS = {3: 9, 4: 12}


def made_container(streams: Mapping[str, bytes], *, version: int = 3) -> bytes:
    """Make a compound file of streams by their names, short ones filled up with zeros.

    Raises ValueError for more bytes than the header alone can tell of.
    """
    sector = 1 << _SHIFTS[version]
    # Names go by their length, then by their letters.
    named = sorted(streams.items(), key=lambda one: (len(one[0]), one[0].upper()))
    chain, body = list[int](), list[bytes]()

    def added(data: bytes) -> int:
        start, count = len(chain), -(-len(data) // sector)
        chain.extend((*range(start + 1, start + count), _LAST))
        body.append(data.ljust(count * sector, b"\0"))
        return start

    # There are no short streams to begin anywhere, which the reader of .xls takes of the third version alone.
    short = _LAST if version < 4 else 0
    entries = [_entry("Root Entry", _ROOT, 1 if named else _NO_SECTOR, _NO_SECTOR, short, 0)]
    for at, (name, data) in enumerate(named, 1):
        filled = data.ljust(_LEAST_STREAM, b"\0")
        after = at + 1 if at < len(named) else _NO_SECTOR
        entries.append(_entry(name, _STREAM, _NO_SECTOR, after, added(filled), len(filled)))
    while len(entries) * len(entries[0]) % sector:
        entries.append(_entry("", 0, _NO_SECTOR, _NO_SECTOR, 0, 0))
    directory = added(b"".join(entries))
    each, used = sector // 4, len(chain)
    tables = 1
    while tables * each < used + tables:
        tables += 1
    if tables > _FIRST_PLACES:
        raise ValueError(used)
    chain += [_TABLE] * tables
    chain += [_NO_SECTOR] * (tables * each - len(chain))
    head = SIGNATURE + bytes(16)
    head += struct.pack("<HHHHH", 0x3E, version, 0xFFFE, _SHIFTS[version], 6) + bytes(6)
    listed = len(entries) * len(entries[0]) // sector if version > 3 else 0
    head += struct.pack("<9I", listed, tables, directory, 0, _LEAST_STREAM, _LAST, 0, _LAST, 0)
    places = [*range(used, used + tables), *[_NO_SECTOR] * (_FIRST_PLACES - tables)]
    head += struct.pack(f"<{_FIRST_PLACES}I", *places)
    table = struct.pack(f"<{len(chain)}I", *chain)
    return b"".join((head.ljust(sector, b"\0"), *body, table))


def _entry(name: str, kind: int, child: int, after: int, start: int, size: int) -> bytes:
    words = name.encode("utf-16-le")
    length = len(words) + 2 if name else 0
    head = words.ljust(64, b"\0") + struct.pack("<HBB", length, kind, 1)
    links = struct.pack("<III", _NO_SECTOR, after, child)
    return head + links + bytes(36) + struct.pack("<IQ", start, size)
