"""The package holds the folder, the menu's entry and the kind of file, and nothing that an old system cannot start."""

import shutil
import subprocess
from pathlib import Path

import deb
import pytest

from gwreport import __version__
from tests.packaging.test_elf_needs import made

pytestmark = pytest.mark.skipif(
    shutil.which("dpkg-deb") is None or shutil.which("cc") is None, reason="as Debian has them"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A built folder, as far as packing sees it."""
    folder = tmp_path / "gwreport"
    (folder / "_internal").mkdir(parents=True)
    for name in ("gwreport", "gwreport-app", "install.sh", "gwreport.desktop"):
        (folder / name).write_text("#!/bin/sh\n", encoding="utf-8")
        (folder / name).chmod(0o700)
    (folder / "sbom.cdx.json").write_text("{}", encoding="utf-8")
    made(folder / "_internal", "GLIBC_2.28")
    return folder


def told(package: Path, *words: str) -> str:
    done = subprocess.run(
        ["dpkg-deb", *words, package], check=True, capture_output=True, encoding="utf-8"
    )
    return done.stdout


def test_a_folder_that_asks_for_a_newer_glibc_is_not_packed(folder: Path, tmp_path: Path) -> None:
    file = made(folder / "_internal", "GLIBC_2.29")
    with pytest.raises(SystemExit, match=rf"{file}: GLIBC_2\.29 of "):
        deb.pack(folder, tmp_path, "1.2")
    assert list(tmp_path.glob("*.deb")) == []


def test_the_package_lays_everything_where_a_desktop_looks(folder: Path, tmp_path: Path) -> None:
    package = deb.pack(folder, tmp_path, "1.2")
    assert package.name == "gwreport_1.2_amd64.deb"
    lines = [line.split(None, 5) for line in told(package, "-c").splitlines()]
    names = {line[5]: (line[0], line[1]) for line in lines}
    assert names["./opt/gwreport/gwreport"] == ("-rwxr-xr-x", "root/root")
    assert names["./opt/gwreport/sbom.cdx.json"] == ("-rw-r--r--", "root/root")
    for name in (
        "./usr/bin/gwreport -> /opt/gwreport/gwreport",
        "./usr/bin/gwreport-app -> /opt/gwreport/gwreport-app",
        "./usr/share/applications/gwreport.desktop",
        "./usr/share/mime/packages/gwreport.xml",
        "./usr/share/icons/hicolor/scalable/apps/gwreport.svg",
        "./usr/share/doc/gwreport/copyright",
    ):
        assert name in names
    # What puts the folder into one user's menu is for the folder that is handed out without a package.
    assert not {
        name for name in names if "install.sh" in name or "/opt/gwreport/gwreport.d" in name
    }
    assert "libc6 (>= 2.28)" in told(package, "-f")
    assert "Version: 1.2\n" in told(package, "-f")


def test_the_same_folder_gives_the_same_package(folder: Path, tmp_path: Path) -> None:
    first = deb.pack(folder, tmp_path, "1.2").read_bytes()
    assert deb.pack(folder, tmp_path, "1.2").read_bytes() == first


def test_the_version_is_read_without_the_program() -> None:
    assert deb.program_version() == __version__
