"""A workbook as Excel 97 wrote it (.xls), of one sheet of texts, in plain or with a password."""

import struct
from collections.abc import Iterator, Sequence
from hashlib import md5

from tests.faults.compound_file import compound_file

_SALT, _VERIFIER = bytes(range(16)), bytes(range(100, 116))
_BOF, _EOF, _FILEPASS, _SHEET = 0x0809, 0x000A, 0x002F, 0x0085
_BLOCK = 1024
Record = tuple[int, bytes]


def xls(rows: Sequence[Sequence[str]], *, sheet: str = "目标任务", password: str = "") -> bytes:
    """Make a workbook of these texts; with a password its stream is encrypted ([MS-XLS] 2.2.10)."""
    texts = [text for row in rows for text in row]
    cells = [
        (0x00FD, struct.pack("<HHHI", row, column, 0, texts.index(text)))
        for row, words in enumerate(rows)
        for column, text in enumerate(words)
    ]
    width = max(map(len, rows))
    sheet_records: list[Record] = [
        (_BOF, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 6)),
        (0x0200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0)),
        *cells,
        (_EOF, b""),
    ]
    shared = struct.pack("<II", len(texts), len(texts)) + b"".join(map(_text, texts))
    lock = b""
    if password:
        sealed = _rc4(_key(password, 0), _VERIFIER + md5(_VERIFIER).digest())
        lock = struct.pack("<HHH", 1, 1, 1) + _SALT + sealed

    def globals_at(place: int) -> list[Record]:
        name = sheet.encode("utf-16-le")
        return [
            (_BOF, struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 6)),
            *([(_FILEPASS, lock)] if lock else []),
            (0x0042, struct.pack("<H", 1200)),
            (_SHEET, struct.pack("<IHBB", place, 0, len(sheet), 1) + name),
            (0x00FC, shared),
            (_EOF, b""),
        ]

    start = len(_written(globals_at(0)))
    records = [*globals_at(start), *sheet_records]
    stream = _sealed(records, password) if password else _written(records)
    # Longer than what lies among the small streams; the filling reads as empty records.
    return compound_file({"Workbook": stream + bytes(4_096)})


def _text(text: str) -> bytes:
    return struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")


def _written(records: Sequence[Record]) -> bytes:
    return b"".join(struct.pack("<HH", kind, len(data)) + data for kind, data in records)


def _sealed(records: Sequence[Record], password: str) -> bytes:
    """Encrypt what is to be: no headers of records, no beginnings, no places of sheets."""
    plain = _written(records)
    sealed = b"".join(
        _rc4(_key(password, at // _BLOCK), plain[at : at + _BLOCK])
        for at in range(0, len(plain), _BLOCK)
    )
    made = bytearray(plain)
    for kind, start, end in _spans(records):
        first = start + 4 if kind == _SHEET else start
        if kind not in (_BOF, _FILEPASS):
            made[first:end] = sealed[first:end]
    return bytes(made)


def _spans(records: Sequence[Record]) -> Iterator[tuple[int, int, int]]:
    at = 0
    for kind, data in records:
        yield kind, at + 4, at + 4 + len(data)
        at += 4 + len(data)


def _key(password: str, block: int) -> bytes:
    start = md5(password.encode("utf-16-le")).digest()[:5]
    middle = md5((start + _SALT) * 16).digest()[:5]
    return md5(middle + struct.pack("<I", block)).digest()


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) & 0xFF
        state[i], state[j] = state[j], state[i]
    made, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) & 0xFF
        j = (j + state[i]) & 0xFF
        state[i], state[j] = state[j], state[i]
        made.append(byte ^ state[(state[i] + state[j]) & 0xFF])
    return bytes(made)
