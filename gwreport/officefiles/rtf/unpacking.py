"""Rich Text as Outlook packs it into its mails: PR_RTF_COMPRESSED, after [MS-OXRTFCP]."""

import struct

_HEAD = struct.Struct("<II4sI")
_PACKED, _PLAIN = b"LZFu", b"MELA"
_WINDOW = 4096
# What the window holds before anything was written.
_BEGINNING = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript "
    b"\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    b"\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)
_LONGEST = 4 << 20


def unpacked_rich_text(data: bytes) -> bytes:
    """Give the Rich Text of a mail's property, as far as it is there; b"" for what is none."""
    if len(data) < _HEAD.size:
        return b""
    _, size, kind, _ = _HEAD.unpack_from(data)
    size = min(size, _LONGEST)
    if kind == _PLAIN:
        return data[_HEAD.size : _HEAD.size + size]
    if kind != _PACKED:
        return b""
    window = bytearray(_BEGINNING.ljust(_WINDOW, b"\0"))
    write = len(_BEGINNING)
    made = bytearray()
    at = _HEAD.size
    while at < len(data) and len(made) < size:
        control = data[at]
        at += 1
        for bit in range(8):
            if not control >> bit & 1:
                piece = data[at : at + 1]
                at += 1
            else:
                token = int.from_bytes(data[at : at + 2], "big")
                at += 2
                offset, length = token >> 4, (token & 15) + 2
                if offset == write or at > len(data):
                    return bytes(made[:size])
                # What is copied may reach into what it writes itself.
                copied = bytearray()
                for step in range(length):
                    byte = window[(offset + step) % _WINDOW]
                    copied.append(byte)
                    window[(write + step) % _WINDOW] = byte
                made += copied
                write = (write + length) % _WINDOW
                continue
            for byte in piece:
                window[write] = byte
                write = (write + 1) % _WINDOW
            made += piece
    return bytes(made[:size])
