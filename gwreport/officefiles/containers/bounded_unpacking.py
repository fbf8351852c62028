"""Unpacking of compressed bytes, a bounded piece at a time, whatever they say of their size.

Every method has a decompressor of its own here: those of the libraries that open archives unpack a
whole piece of input at once, which of bzip2 and LZMA may be gigabytes.
"""

import bz2
import lzma
import zlib
from collections.abc import Generator, Iterator
from enum import IntEnum, StrEnum

from gwreport.officefiles.containers.members import Problem, UnpackError

PIECE = 1 << 16
# What a decompressor may keep in memory. Nothing that is taken is longer than this, so that none
# needs to look further back.
_MEMORY = 64 << 20
_SMALLEST_DICTIONARY = 1 << 12
_ERRORS = (OSError, EOFError, ValueError, lzma.LZMAError, zlib.error, MemoryError)


class Method(IntEnum):
    """The methods of a zip archive (its specification, 4.4.5) that are unpacked."""

    STORED = 0
    DEFLATED = 8
    BZIP2 = 12
    LZMA = 14
    XZ = 95


# What the others are called; a program that packs in one of them can pack in another too.
METHOD_NAMES = {
    1: "Shrink",
    6: "Implode",
    9: "Deflate64",
    20: "Zstandard",
    93: "Zstandard",
    94: "MP3",
    96: "JPEG",
    97: "WavPack",
    98: "PPMd",
}


def unpacked(packed: memoryview, method: int, *, ends_itself: bool = True) -> Iterator[bytes]:
    """Yield what packed bytes hold, at most 64 KiB at a time; the caller counts and stops.

    `ends_itself` is False for LZMA without an end mark: the caller stops at the size that was told,
    what comes after it is nothing. Raises UnpackError: METHOD for one that is not known, DAMAGED.
    """
    try:
        match method:
            case Method.STORED:
                for at in range(0, len(packed), PIECE):
                    yield bytes(packed[at : at + PIECE])
            case Method.DEFLATED:
                yield from _inflated(packed, -zlib.MAX_WBITS)
            case Method.BZIP2:
                yield from _pieces(packed, bz2.BZ2Decompressor())
            case Method.LZMA:
                yield from _lzma_pieces(packed, ends_itself=ends_itself)
            case Method.XZ:
                yield from _pieces(packed, _xz())
            case _:
                raise UnpackError(Problem.METHOD, METHOD_NAMES.get(method, f"{method}"))
    except _ERRORS as error:
        raise UnpackError(Problem.DAMAGED, type(error).__name__) from error


class Stream(StrEnum):
    """The formats of a single packed file, by the suffix of its name."""

    GZIP = "gz"
    BZIP2 = "bz2"
    XZ = "xz"


STREAM_SIGNATURES = {
    Stream.GZIP: b"\x1f\x8b\x08",
    Stream.BZIP2: b"BZh",
    Stream.XZ: b"\xfd7zXZ\0",
}


def unpacked_stream(data: bytes, stream: Stream) -> Iterator[bytes]:
    """Yield what a .gz, .bz2 or .xz holds, streams that follow one another too; see `unpacked`."""
    rest = memoryview(data)
    try:
        while bytes(rest[:8]).startswith(STREAM_SIGNATURES[stream]):
            match stream:
                case Stream.GZIP:
                    used = yield from _inflated(rest, zlib.MAX_WBITS | 16)
                case Stream.BZIP2:
                    used = yield from _pieces(rest, bz2.BZ2Decompressor())
                case Stream.XZ:
                    used = yield from _pieces(rest, _xz())
            rest = rest[used:]
            yield b""  # so that whoever counts the time sees streams without content too
    except _ERRORS as error:
        raise UnpackError(Problem.DAMAGED, type(error).__name__) from error


def _xz() -> lzma.LZMADecompressor:
    return lzma.LZMADecompressor(lzma.FORMAT_XZ, _MEMORY)


def _inflated(packed: memoryview, window: int) -> Generator[bytes, None, int]:
    # Gives back how many bytes it took.
    unpacking = zlib.decompressobj(window)
    for at in range(0, len(packed), PIECE):
        rest: bytes | memoryview = packed[at : at + PIECE]
        while rest and not unpacking.eof:
            if piece := unpacking.decompress(rest, PIECE):
                yield piece
            rest = unpacking.unconsumed_tail
        if unpacking.eof:
            return min(at + PIECE, len(packed)) - len(unpacking.unused_data)
    # A piece that was full may have left words behind that need no more input.
    while not unpacking.eof:
        piece = unpacking.decompress(b"", PIECE)
        if not piece:
            raise EOFError
        yield piece
    return len(packed)


def _pieces(
    packed: memoryview,
    unpacking: bz2.BZ2Decompressor | lzma.LZMADecompressor,
    *,
    ends_itself: bool = True,
) -> Generator[bytes, None, int]:
    at = 0
    while not unpacking.eof:
        is_hungry = unpacking.needs_input
        chunk = packed[at : at + PIECE] if is_hungry else packed[:0]
        at += len(chunk)
        piece = unpacking.decompress(chunk, PIECE)
        if piece:
            yield piece
        elif is_hungry and not chunk:
            if ends_itself:
                raise EOFError
            break
    return at - len(unpacking.unused_data)


def _lzma_pieces(packed: memoryview, *, ends_itself: bool) -> Iterator[bytes]:
    # Two bytes of a version, two for the length of the properties, which are five.
    if len(packed) < 9 or int.from_bytes(packed[2:4], "little") != 5:
        raise EOFError
    settings, dictionary = packed[4], int.from_bytes(packed[5:9], "little")
    positions, literals = divmod(settings, 9)
    position_bits, literal_positions = divmod(positions, 5)
    chain = [
        {
            "id": lzma.FILTER_LZMA1,
            "dict_size": max(_SMALLEST_DICTIONARY, min(dictionary, _MEMORY)),
            "lc": literals,
            "lp": literal_positions,
            "pb": position_bits,
        }
    ]
    unpacking = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=chain)
    yield from _pieces(packed[9:], unpacking, ends_itself=ends_itself)
