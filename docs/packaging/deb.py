"""Builds the package for 统信 V20 and 麒麟 V10 (.deb), and the folder in it, under Debian.

Run it from the project's folder: `python docs/packaging/deb.py FOLDER`. It builds a Python for glibc 2.28
(`interpreter.py`; once, it is kept in FOLDER/made), installs the wheels that fit that glibc, builds the program folder
with PyInstaller and tries it (`build.py`), lists what is carried (`bundled.py`), and makes FOLDER/gwreport_VERSION_amd64.deb
with dpkg-deb. It refuses to make a package of which any file asks for a newer glibc (`elf_needs.py`).
Needs pip's packages cyclonedx-bom and pyelftools (both in the extra `test`).
"""

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path

import interpreter
from build import X11
from build_stamp import program_version, seconds
from bundled import Carried, write_bill
from elf_needs import elf_files, too_new

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
# Later ones ask for glibc 2.34.
QT = "6.9.3"
# Where the program lies; 统信 and 麒麟 keep what is no part of the system there.
_HOME = Path("opt/gwreport")
# What every desktop has, and what may therefore not be brought along in another version: it is left to the system.
_DEPENDS = (
    "libc6 (>= 2.28)",
    "libstdc++6",
    "zlib1g",
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libfreetype6",
    "libgl1",
    "libglib2.0-0",
    "libx11-6",
    "libx11-xcb1",
    "libxcb1",
    "libxcb-randr0",
    "libxcb-render0",
    "libxcb-shape0",
    "libxcb-shm0",
    "libxcb-sync1",
    "libxcb-xfixes0",
    "libxcb-xkb1",
    "libxkbcommon0",
    "libxkbcommon-x11-0",
    "libzstd1",
)
_CONTROL = """Package: gwreport
Version: {version}
Architecture: amd64
Maintainer: gwreport contributors
Installed-Size: {size}
Depends: {depends}
Recommends: fonts-noto-cjk | fonts-wqy-microhei
Suggests: libreoffice-writer, libreoffice-calc
Section: misc
Priority: optional
Description: 政府工作报告目标任务填报、汇总与完成情况报告
 从任务分解方案到填报、审核、研判和完成情况报告，全部在本机完成，不联网。
 装好后在菜单的“办公”里，双击 .gwr 文件也可以打开；命令是 gwreport。
"""
# Menus and kinds of files are read anew; where the tools for it are not there, nobody waits for them.
_REFRESH = """#!/bin/sh
set -e
if command -v update-desktop-database >/dev/null; then update-desktop-database -q /usr/share/applications || true; fi
if command -v update-mime-database >/dev/null && [ -d /usr/share/mime/packages ]; then update-mime-database /usr/share/mime || true; fi
if command -v gtk-update-icon-cache >/dev/null; then gtk-update-icon-cache -q -t -f /usr/share/icons/hicolor || true; fi
# The last program in it takes the folder away, which belongs to no package and was there before.
[ -d /opt ] || mkdir -m 755 /opt
"""
_COPYRIGHT = """gwreport 以 MIT 许可发布：

{licence}
它带有的其他软件及各自的许可，列在 /{home}/licences/第三方许可.txt；清单（CycloneDX）是 /{home}/sbom.cdx.json。
"""


def main(target: Path) -> None:
    """Build the folder and the package into `target`."""
    _ask_for_what_lacks()
    target.mkdir(parents=True, exist_ok=True)
    made = target / "made"
    made.mkdir(exist_ok=True)
    python = interpreter.make(made)
    environment = make_environment(python, made / "environment")
    folder = build_folder(environment, target)
    print(pack(folder, target, program_version()))


def make_environment(python: Path, home: Path) -> Path:
    """Install what the program needs, as wheels that fit the old glibc; gives the environment's interpreter."""
    shutil.rmtree(home, ignore_errors=True)
    _run([str(python), "-m", "venv", "--without-pip", str(home)])
    own = home / "bin" / "python"
    (site,) = home.glob("lib/python*/site-packages")
    # How pip is told which glibc counts (PEP 600).
    limit = tuple(map(int, interpreter.GLIBC.split(".")))
    (site / "_manylinux.py").write_text(
        f"def manylinux_compatible(major, minor, arch):\n    return (major, minor) <= {limit}\n",
        encoding="utf-8",
    )
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wants = [want for want in project["dependencies"] if "PySide6" not in want]
    _install(own, *wants, f"PySide6-Essentials=={QT}")
    return own


def _install(python: Path, *wants: str) -> None:
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet"]
    _run([*pip, "--only-binary=:all:", *wants])


def build_folder(python: Path, target: Path) -> Path:
    """Build the program folder with that interpreter, list what is in it, and try it.

    The list comes first: PyInstaller's own packages are in the environment, and not in the folder.
    """
    (site,) = python.parents[1].glob("lib/python*/site-packages")
    bill = target / "made" / "bill"
    shutil.rmtree(bill, ignore_errors=True)
    bill.mkdir()
    program = next(target.glob("made/python/bin/python3.*[0-9]"))
    natives = [*interpreter.carried(program), *_system_libraries()]
    write_bill(bill, site, natives, program_version())
    _install(python, "pyinstaller")
    shutil.rmtree(target / "gwreport", ignore_errors=True)
    _run([str(python), str(HERE / "build.py"), str(target)])
    folder = target / "gwreport"
    shutil.copytree(bill, folder, dirs_exist_ok=True)
    return folder


def _ask_for_what_lacks() -> None:
    """End with a message when this machine lacks what is needed in the end, half an hour later."""
    programs = {"cc": "gcc", "make": "make", "patch": "patch", "tclsh": "tcl", "dpkg-deb": "dpkg"}
    lacks = [package for name, package in programs.items() if shutil.which(name) is None]
    for package in X11.values():
        query = ["dpkg-query", "-W", "-f=${db:Status-Status}", package]
        state = subprocess.run(query, capture_output=True, text=True, check=False).stdout
        lacks += [package] if state != "installed" else []
    if lacks:
        raise SystemExit(f"install first, and begin again: apt-get install {' '.join(lacks)}")


def _system_libraries() -> list[Carried]:
    """Name the libraries that PyInstaller takes from the building machine (`build.py` says which)."""
    found: list[Carried] = []
    for package in sorted(set(X11.values())):
        query = ["dpkg-query", "-W", "-f=${Version}", package]
        version = subprocess.run(query, check=True, capture_output=True, text=True).stdout
        words = Path("/usr/share/doc") / package / "copyright"
        texts = (("copyright", words),)
        found.append(Carried(package, version, "X11/MIT", texts, "Debian 的软件包"))
    return found


def pack(folder: Path, target: Path, version: str) -> Path:
    """Make the package of a built folder; gives its file.

    Ends with a message when a file in the folder asks for more than glibc 2.28.
    """
    if found := too_new(folder):
        words = "\n".join(f"{one.file}: {one.version} of {one.library}" for one in found)
        raise SystemExit(f"no package: this asks for more than glibc {interpreter.GLIBC}\n{words}")
    tree = target / "made" / "tree"
    shutil.rmtree(tree, ignore_errors=True)
    home = tree / _HOME
    shutil.copytree(folder, home, symlinks=True)
    for name in ("install.sh", "gwreport.desktop", "gwreport-mime.xml"):
        (home / name).unlink(missing_ok=True)
    _lay(HERE / "gwreport.desktop", tree / "usr/share/applications/gwreport.desktop")
    _lay(HERE / "gwreport-mime.xml", tree / "usr/share/mime/packages/gwreport.xml")
    _lay(
        ROOT / "assets" / "gwreport.svg",
        tree / "usr/share/icons/hicolor/scalable/apps/gwreport.svg",
    )
    words = _COPYRIGHT.format(
        licence=(ROOT / "LICENSE").read_text(encoding="utf-8"), home=_HOME.as_posix()
    )
    copyright_ = tree / "usr/share/doc/gwreport/copyright"
    copyright_.parent.mkdir(parents=True)
    copyright_.write_text(words, encoding="utf-8")
    (tree / "usr/bin").mkdir()
    for name in ("gwreport", "gwreport-app"):
        (tree / "usr/bin" / name).symlink_to(f"/{_HOME}/{name}")
    _write_control(tree, version)
    file = target / f"gwreport_{version}_amd64.deb"
    file.unlink(missing_ok=True)
    build = ["dpkg-deb", "--build", "--root-owner-group", "-Zxz", str(tree), str(file)]
    # The times in it are those of the commit: the same source gives the same package.
    _run(build, {**os.environ, "SOURCE_DATE_EPOCH": seconds()})
    return file


def _lay(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _write_control(tree: Path, version: str) -> None:
    for path in tree.rglob("*"):
        if not path.is_symlink():
            runs = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(0o755 if runs else 0o644)
    files = [path for path in tree.rglob("*") if path.is_file() and not path.is_symlink()]
    size = sum(path.stat().st_size for path in files) // 1024
    control = tree / "DEBIAN"
    control.mkdir()
    words = _CONTROL.format(version=version, size=size, depends=", ".join(_DEPENDS))
    (control / "control").write_text(words, encoding="utf-8")
    for name in ("postinst", "postrm"):
        script = control / name
        script.write_text(_REFRESH, encoding="utf-8")
        script.chmod(0o755)


def _run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> None:
    subprocess.run(command, check=True, env=environment and dict(environment))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]).resolve())
    print(f"{len(elf_files(Path(sys.argv[1]) / 'gwreport'))} ELF files, none beyond 2.28")
