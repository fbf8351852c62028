"""Packing zip containers so that the same content gives the same bytes."""

import io
import re
import zipfile
from collections.abc import Iterable
from datetime import datetime

_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_CORE = "docProps/core.xml"


def with_fixed_dates(office_file: bytes, when: datetime) -> bytes:
    """Give an office file again with `when` as the date of every part and of its last change.

    python-docx and openpyxl put the time of saving in both places.
    """
    with zipfile.ZipFile(io.BytesIO(office_file)) as archive:
        parts = [(info.filename, archive.read(info)) for info in archive.infolist()]
    stamp = when.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    return pack(
        (
            (name, _MODIFIED.sub(rb"\g<1>" + stamp + rb"\g<2>", data) if name == _CORE else data)
            for name, data in parts
        ),
        when,
    )


def pack(files: Iterable[tuple[str, bytes]], when: datetime) -> bytes:
    """Pack files, named in UTF-8, with one date for all."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in files:
            archive.writestr(_entry(name, when), data)
    return target.getvalue()


def pack_with_gbk_names(files: Iterable[tuple[str, bytes]], when: datetime) -> bytes:
    """Pack files as an old archiver under a Chinese Windows does: names in GBK, unmarked."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in files:
            archive.writestr(_entry(name, when, _GbkEntry), data)
    return target.getvalue()


class _GbkEntry(zipfile.ZipInfo):
    # zipfile offers no public way to write a name in another encoding than UTF-8.
    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802
        return self.filename.encode("gbk"), self.flag_bits & ~0x800


def _entry(
    name: str, when: datetime, kind: type[zipfile.ZipInfo] = zipfile.ZipInfo
) -> zipfile.ZipInfo:
    info = kind(name, when.timetuple()[:6])
    # zipfile marks the system it runs on; the example is the same from every machine.
    info.create_system = 3
    info.external_attr = 0o644 << 16
    info.compress_type = zipfile.ZIP_DEFLATED
    return info
