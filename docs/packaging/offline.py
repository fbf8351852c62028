"""Makes one archive with which the program is installed where there is no network, and tries it.

Run it from the project's folder: `python docs/packaging/offline.py FOLDER`. It makes
FOLDER/gwreport-VERSION-SYSTEM.zip: the wheels of the program and of all that it needs, for the Python and the
system on which it runs, their SHA-256, and a script that installs from them alone. The archive is then unpacked
elsewhere and installed into a new environment with every index switched off, where `selftest` must pass.
"""

import hashlib
import os
import subprocess
import sys
import sysconfig
import tempfile
import time
import venv
import zipfile
from collections.abc import Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent
PROJECT = HERE.parents[1]
_IS_WINDOWS = sys.platform == "win32"
_SCRIPTS = "Scripts" if _IS_WINDOWS else "bin"
# What a script for Windows is written in, so that its own console reads it.
_LINES = "\r\n" if _IS_WINDOWS else "\n"
_SH = """#!/bin/sh
# 在没有网络的电脑上安装：sh 安装.sh [安装到哪个文件夹]
set -eu
here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
target=${1:-$HOME/gwreport}
(cd "$here" && sha256sum --quiet -c SHA256SUMS)
{python} -m venv "$target"
"$target/bin/python" -m pip install --quiet --no-index --find-links "$here/wheels" gwreport
"$target/bin/gwreport" selftest
echo "已安装到 $target。打开窗口：$target/bin/gwreport-app"
"""
_BAT = """@echo off
rem 在没有网络的电脑上安装：安装.bat [安装到哪个文件夹]
chcp 65001 >nul
set target=%~1
if "%target%"=="" set target=%USERPROFILE%\\gwreport
py -{version} -m venv "%target%" || exit /b 1
"%target%\\Scripts\\python" -m pip install --quiet --no-index --find-links "%~dp0wheels" gwreport || exit /b 1
"%target%\\Scripts\\gwreport" selftest || exit /b 1
echo 已安装到 %target%
"""


def main(target: Path) -> None:
    """Make the archive in `target` and install from it; ends with a message when that fails."""
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        archive = make(Path(name) / "made", target)
        began = time.perf_counter()
        try_out(archive, Path(name) / "tried")
    size = archive.stat().st_size / 1e6
    print(f"{archive}: {size:.0f} MB, installed and tried in {time.perf_counter() - began:.0f} s")


def make(folder: Path, target: Path) -> Path:
    """Gather the wheels, write the script and the hashes, and pack all of it; gives the archive."""
    wheels = folder / "wheels"
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--wheel-dir", str(wheels)]
    subprocess.run([*command, str(PROJECT)], check=True)
    (own,) = wheels.glob("gwreport-*.whl")
    version = own.name.split("-")[1]
    script = folder / ("安装.bat" if _IS_WINDOWS else "安装.sh")
    minor = f"{sys.version_info.major}.{sys.version_info.minor}"
    words = (
        _BAT.replace("{version}", minor)
        if _IS_WINDOWS
        else _SH.replace("{python}", f"python{minor}")
    )
    script.write_bytes(words.replace("\n", _LINES).encode())
    sums = "".join(f"{_sha256(one)}  wheels/{one.name}\n" for one in sorted(wheels.iterdir()))
    (folder / "SHA256SUMS").write_text(sums, encoding="utf-8")
    system = sysconfig.get_platform().replace("-", "_")
    archive = target / f"gwreport-{version}-{system}-python{minor}.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_STORED) as packed:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                packed.write(path, path.relative_to(folder))
    return archive


def try_out(archive: Path, folder: Path) -> None:
    """Install from the archive alone into a new environment, and let the program test itself."""
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(folder)
    for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines():
        digest, _, name = line.partition("  ")
        if _sha256(folder / name) != digest:
            raise SystemExit(f"{name} is not what was packed")
    home = folder / "installed"
    venv.create(home, with_pip=True)
    environment = _without_network(folder)
    python = home / _SCRIPTS / ("python.exe" if _IS_WINDOWS else "python")
    install = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--find-links",
        str(folder / "wheels"),
        "gwreport",
    ]
    _run([str(python), *install], environment, folder)
    _run([str(python), "-m", "gwreport", "selftest"], environment, folder)


def _without_network(home: Path) -> Mapping[str, str]:
    """Give an environment in which pip knows no index and nothing finds a way out."""
    nowhere = "http://127.0.0.1:9"
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PIP_")}
    return {
        **kept,
        "PIP_NO_INDEX": "1",
        "PIP_CONFIG_FILE": os.devnull,
        "HTTP_PROXY": nowhere,
        "HTTPS_PROXY": nowhere,
        "HOME": str(home),
        "PYTHONPATH": "",
        "QT_QPA_PLATFORM": "offscreen",
    }


def _run(command: list[str], environment: Mapping[str, str], folder: Path) -> None:
    done = subprocess.run(
        command, env=dict(environment), cwd=folder, capture_output=True, text=True, encoding="utf-8"
    )
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]).resolve())
