"""The streams of a PDF unpacked within limits; pdfminer would unpack a gigabyte out of a megabyte."""

import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any, cast

from pdfminer import pdftypes
from pdfminer.ascii85 import ascii85decode, asciihexdecode
from pdfminer.lzw import LZWDecoder
from pdfminer.pdfexceptions import PDFException
from pdfminer.utils import apply_png_predictor, apply_tiff_predictor

from gwreport.officefiles.pdf.budget import current

_CHUNK, _ZLIB_HEADER, _CHECKSUM = 1 << 10, 2, 4
_MOST_FILTERS = 4
# Bytes that are put together again one by one; cross references need some thousands.
_MOST_PREDICTED, _WIDEST = 8 << 20, 1 << 16
_PLAIN, _TIFF, _FIRST_PNG = 1, 2, 10
_END_OF_RUNS = 128


def unpack(stream: Any) -> None:
    """Do what PDFStream.decode does, but never beyond the budget of the document.

    Raises DocumentError (TOO_LARGE), PDFException for a filter that nobody knows.
    """
    data = bytes(stream.rawdata or b"")
    if stream.decipher:
        data = stream.decipher(stream.objid, stream.genno, data, stream.attrs)
    filters = stream.get_filters()
    if len(filters) > _MOST_FILTERS:
        raise PDFException("filters")
    for kind, parameters in filters:
        decode = _DECODERS.get(getattr(kind, "name", kind))
        if decode is None:
            raise PDFException(f"filter {kind!r}")
        data = decode(data)
        if isinstance(parameters, dict):
            data = _predicted(data, cast("dict[str, Any]", parameters))
    current().unpacked(len(data))
    stream.data, stream.rawdata = data, None


def _inflated(data: bytes) -> bytes:
    room = current().room
    unpacking = zlib.decompressobj()
    try:
        made = unpacking.decompress(data, room)
    except zlib.error:
        made = b""
    if unpacking.eof or len(made) >= room:
        return made
    return _inflated_to_the_damage(data, room)


def _inflated_to_the_damage(data: bytes, room: int) -> bytes:
    """Unpack without the checksum, which some programs leave away, and as far as it goes."""
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    pieces: list[bytes] = []
    start = _ZLIB_HEADER
    try:
        while start < len(data) and room > 0 and not unpacking.eof:
            pieces.append(unpacking.decompress(data[start : start + _CHUNK], room))
            room -= len(pieces[-1])
            start += _CHUNK
    except zlib.error:
        pass
    # What stands behind the last block is the checksum; one that is whole and wrong tells of damage.
    left = len(data) - start + len(unpacking.unused_data)
    if not unpacking.eof or left >= _CHECKSUM:
        current().is_damaged = True
    return b"".join(pieces)


def _unwound(data: bytes) -> bytes:
    room = current().room
    pieces: list[bytes] = []
    size = 0
    for piece in LZWDecoder(BytesIO(data)).run():
        size += len(piece)
        pieces.append(piece)
        if size > room:
            break
    return b"".join(pieces)


def _run_out(data: bytes) -> bytes:
    room = current().room
    made = bytearray()
    at = 0
    while at < len(data) and len(made) < room:
        length = data[at]
        if length == _END_OF_RUNS:
            break
        if length < _END_OF_RUNS:
            made += data[at + 1 : at + 2 + length]
            at += 2 + length
        else:
            made += data[at + 1 : at + 2] * (257 - length)
            at += 2
    return bytes(made)


def _as_it_is(data: bytes) -> bytes:
    # Pictures; nothing of them is read.
    return data


_DECODERS: dict[str, Callable[[bytes], bytes]] = {
    name: decode
    for names, decode in (
        (("FlateDecode", "Fl"), _inflated),
        (("LZWDecode", "LZW"), _unwound),
        (("ASCII85Decode", "A85"), ascii85decode),
        (("ASCIIHexDecode", "AHx"), asciihexdecode),
        (("RunLengthDecode", "RL"), _run_out),
        (
            ("CCITTFaxDecode", "CCF", "DCTDecode", "DCT", "JBIG2Decode", "JPXDecode", "Crypt"),
            _as_it_is,
        ),
    )
    for name in names
}


def _predicted(data: bytes, parameters: dict[str, Any]) -> bytes:
    if "Predictor" not in parameters:
        return data
    kind = pdftypes.int_value(parameters["Predictor"])
    if kind == _PLAIN:
        return data
    colours, columns, bits = (
        pdftypes.int_value(parameters.get(name, default))
        for name, default in (("Colors", 1), ("Columns", 1), ("BitsPerComponent", 8))
    )
    if not (0 < colours <= 64 and 0 < columns <= _WIDEST and 0 < bits <= 16):
        raise PDFException("predictor")
    if len(data) > _MOST_PREDICTED:
        # Only a picture is as large; nothing of it is read.
        return b""
    if kind == _TIFF:
        return apply_tiff_predictor(colours, columns, bits, data)
    if kind >= _FIRST_PNG:
        return apply_png_predictor(kind, colours, columns, bits, data)
    raise PDFException("predictor")
