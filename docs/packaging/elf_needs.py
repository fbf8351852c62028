"""Which glibc the programs and libraries of a folder ask for: what wants a newer one does not start where it is carried to.

`python docs/packaging/elf_needs.py FOLDER` names what asks for more than glibc 2.28, and ends with 1 if anything does.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from elftools.common.exceptions import ELFError
from elftools.elf.elffile import ELFFile
from elftools.elf.gnuversions import GNUVerNeedSection

# 统信 V20 and 麒麟 V10 have these, of libstdc++ that of GCC 8.
LIMITS = {"GLIBC": (2, 28), "GLIBCXX": (3, 4, 25), "CXXABI": (1, 3, 11), "GCC": (8, 0, 0)}
_MAGIC = b"\x7fELF"
_VERSION = re.compile(r"(GLIBC|GLIBCXX|CXXABI|GCC)_(\d+(?:\.\d+)*)")


@dataclass(frozen=True, slots=True)
class Need:
    """A file asks `library` for a version that is newer than its limit, as "GLIBC_2.34"."""

    file: Path
    library: str
    version: str


def too_new(folder: Path) -> list[Need]:
    """Name what any ELF below the folder asks for beyond `LIMITS`.

    Raises ValueError for a file that begins as an ELF and cannot be read as one: it is not passed over.
    """
    return [
        need for path in elf_files(folder) for need in _needs(path) if _is_too_new(need.version)
    ]


def elf_files(folder: Path) -> list[Path]:
    """Give every ELF below the folder once, in the order of the names; links are not followed."""
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink() and _begins_as_elf(path)
    ]


def _begins_as_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_MAGIC)) == _MAGIC


def _needs(path: Path) -> Iterator[Need]:
    with path.open("rb") as file:
        try:
            elf = ELFFile(file)
            sections = [one for one in elf.iter_sections() if isinstance(one, GNUVerNeedSection)]
            if not sections and _has_needs(elf):
                raise ELFError("its needs stand in no section")
            for section in sections:
                for library, versions in section.iter_versions():
                    for one in versions:
                        yield Need(path, library.name, one.name)
        except (ELFError, ValueError, LookupError, AttributeError) as error:
            raise ValueError(f"{path}: an ELF that cannot be read ({error})") from error


def _has_needs(elf: ELFFile) -> bool:
    """Say whether the loader finds needs, which it does without the sections."""
    return any(
        True for segment in elf.iter_segments("PT_DYNAMIC") for _ in segment.iter_tags("DT_VERNEED")
    )


def _is_too_new(version: str) -> bool:
    found = _VERSION.fullmatch(version)
    if found is None:
        # A library's own names (Qt_6, OPENSSL_3.0.0) come with that library. GLIBC_PRIVATE holds for one
        # glibc only, and GLIBC_ABI_… for those of 2.36 and later.
        return version.startswith("GLIBC_")
    return tuple(map(int, found[2].split("."))) > LIMITS[found[1]]


def main(folder: Path) -> int:
    """Print what is too new; returns the exit code."""
    found = too_new(folder)
    for need in found:
        print(f"{need.file}: {need.version} of {need.library}")
    print(f"{len(elf_files(folder))} ELF files, {len(found)} needs beyond glibc 2.28")
    return int(bool(found))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
