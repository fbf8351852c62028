"""What a package asks of glibc is found in every file of it."""

import shutil
import subprocess
import sys
from pathlib import Path

import elf_needs
import pytest

CC = shutil.which("cc")
pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or CC is None, reason="ELF files are made by a compiler on Linux"
)
# A library that stands for a libc of some version, and a program that was linked against it.
LIBC = "int f(void) { return 0; }"
PROGRAM = "extern int f(void); int g(void) { return f(); }"


def made(folder: Path, version: str, *flags: str) -> Path:
    """A file that asks for f of this version."""
    assert CC is not None
    kept = folder.with_name(f"{folder.name}-made")
    for one in (folder, kept):
        one.mkdir(exist_ok=True)
    (kept / "f.c").write_text(LIBC, encoding="utf-8")
    (kept / "g.c").write_text(PROGRAM, encoding="utf-8")
    (kept / "map").write_text(f"{version} {{ global: f; }};", encoding="utf-8")
    library, file = kept / "libf.so", folder / f"{version}.so"
    shared = [CC, "-shared", "-fPIC", "-nostdlib"]
    subprocess.run(
        [*shared, "-Wl,--version-script", kept / "map", "-o", library, kept / "f.c"], check=True
    )
    subprocess.run([*shared, *flags, "-o", file, kept / "g.c", library], check=True)
    return file


@pytest.mark.parametrize(
    "version",
    [
        "GLIBC_2.2.5",
        "GLIBC_2.28",
        "GLIBCXX_3.4.25",
        "CXXABI_1.3.11",
        "GCC_4.8.0",
        "Qt_6",
        "LIBX_9.9",
    ],
)
def test_what_an_old_system_has_may_be_asked_for(tmp_path: Path, version: str) -> None:
    made(tmp_path / "folder", version)
    assert elf_needs.too_new(tmp_path / "folder") == []
    assert elf_needs.main(tmp_path / "folder") == 0


@pytest.mark.parametrize(
    "version",
    [
        "GLIBC_2.29",
        "GLIBC_2.34",
        "GLIBC_3.0",
        "GLIBCXX_3.4.26",
        "CXXABI_1.3.12",
        "GLIBC_PRIVATE",
        "GLIBC_ABI_DT_RELR",
    ],
)
def test_what_it_has_not_is_named_with_the_file(
    tmp_path: Path, version: str, capsys: pytest.CaptureFixture[str]
) -> None:
    made(tmp_path / "folder", "GLIBC_2.17")
    file = made(tmp_path / "folder", version)
    deep = tmp_path / "folder" / "深" / "无扩展名"
    deep.parent.mkdir()
    file.rename(deep)
    (tmp_path / "folder" / "link").symlink_to(deep)
    (tmp_path / "folder" / "words.txt").write_text("GLIBC_2.99", encoding="utf-8")
    found = elf_needs.too_new(tmp_path / "folder")
    assert [(one.file, one.version) for one in found] == [(deep, version)]
    assert elf_needs.main(tmp_path / "folder") == 1
    assert f"{deep}: {version}" in capsys.readouterr().out


def test_a_file_that_cannot_be_read_as_an_elf_is_not_passed_over(tmp_path: Path) -> None:
    file = made(tmp_path / "folder", "GLIBC_2.17")
    file.write_bytes(file.read_bytes()[:100])
    with pytest.raises(ValueError, match=r"GLIBC_2\.17\.so"):
        elf_needs.too_new(tmp_path / "folder")


def test_needs_that_stand_in_no_section_are_not_passed_over(tmp_path: Path) -> None:
    file = made(tmp_path / "folder", "GLIBC_2.34")
    words = bytearray(file.read_bytes())
    # e_shoff, e_shnum and e_shstrndx of the header: the loader does not look at them.
    words[0x28:0x30] = bytes(8)
    words[0x3C:0x40] = bytes(4)
    file.write_bytes(words)
    with pytest.raises(ValueError, match="no section"):
        elf_needs.too_new(tmp_path / "folder")
