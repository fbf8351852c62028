"""A small writer of compound files (OLE), the container of .msg and of workbooks with a password."""

import struct
from collections.abc import Mapping

_SECTOR, _MINI, _CUTOFF = 512, 64, 4096
_END, _FREE, _FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
Tree = Mapping[str, "bytes | Tree"]


def _padded(data: bytes, size: int) -> bytes:
    return data + bytes(-len(data) % size)


class _Writer:
    def __init__(self) -> None:
        self.fat: list[int] = []
        self.sectors = bytearray()
        self.mini_fat: list[int] = []
        self.mini = bytearray()
        self.entries: list[list[object]] = []  # name, type, start, size, child, right

    def chain(self, data: bytes) -> int:
        if not data:
            return _END
        first = len(self.fat)
        self.sectors += _padded(data, _SECTOR)
        count = len(_padded(data, _SECTOR)) // _SECTOR
        self.fat += [*range(first + 1, first + count), _END]
        return first

    def mini_chain(self, data: bytes) -> int:
        if not data:
            return _END
        first = len(self.mini_fat)
        self.mini += _padded(data, _MINI)
        count = len(_padded(data, _MINI)) // _MINI
        self.mini_fat += [*range(first + 1, first + count), _END]
        return first

    def add(self, name: str, node: "bytes | Tree") -> int:
        number = len(self.entries)
        if isinstance(node, bytes):
            start = self.chain(node) if len(node) >= _CUTOFF else self.mini_chain(node)
            self.entries.append([name, 2, start, len(node), _FREE, _FREE])
            return number
        self.entries.append([name, 5 if number == 0 else 1, 0, 0, _FREE, _FREE])
        before = None
        # A chain to the right is a valid, if lazy, tree; names go by length and then by letters.
        for child in sorted(node, key=lambda one: (len(one), one.upper())):
            made = self.add(child, node[child])
            if before is None:
                self.entries[number][4] = made
            else:
                self.entries[before][5] = made
            before = made
        return number


def compound_file(tree: Tree) -> bytes:
    """Write a compound file: bytes are streams, mappings storages."""
    writer = _Writer()
    writer.add("Root Entry", tree)
    root = writer.entries[0]
    root[2], root[3] = writer.chain(bytes(writer.mini)), len(writer.mini)
    mini_fat = struct.pack(f"<{len(writer.mini_fat)}I", *writer.mini_fat)
    mini_fat += b"\xff" * (-len(mini_fat) % _SECTOR)
    mini_fat_start = writer.chain(mini_fat)
    directory = b""
    for name, kind, start, size, child, right in writer.entries:
        words = str(name).encode("utf-16-le")
        directory += words.ljust(64, b"\0") + struct.pack("<HBB", len(words) + 2, kind, 1)
        directory += struct.pack("<III", _FREE, right, child) + bytes(16 + 4 + 8 + 8)
        directory += struct.pack("<IQ", start, size)
    directory_start = writer.chain(directory)
    fat_count = 1
    while (len(writer.fat) + fat_count) * 4 > fat_count * _SECTOR:
        fat_count += 1
    fat_start = len(writer.fat)
    fat = [*writer.fat, *[_FAT] * fat_count]
    fat += [_FREE] * (fat_count * _SECTOR // 4 - len(fat))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    header += struct.pack("<IIIII", 0, fat_count, directory_start, 0, _CUTOFF)
    header += struct.pack(
        "<IIII", mini_fat_start if writer.mini_fat else _END, len(mini_fat) // _SECTOR, _END, 0
    )
    places = [*range(fat_start, fat_start + fat_count)]
    header += struct.pack("<109I", *places, *[_FREE] * (109 - fat_count))
    return header + bytes(writer.sectors) + struct.pack(f"<{len(fat)}I", *fat)
