"""Builds the program folder with PyInstaller and tries it where there is no Python.

Run it from the project's folder: `python docs/packaging/build.py FOLDER`. It makes FOLDER/gwreport with
the programs gwreport and gwreport-app (.exe on Windows), for the system on which it runs, and tells
the size and how soon it starts.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection, Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent
_END = ".exe" if sys.platform == "win32" else ""
# What a Linux desktop wants beside the program.
_DESKTOP = ("gwreport.desktop", "gwreport-mime.xml", "install.sh")
# What Qt's window on an X11 desktop needs besides; PyInstaller takes it from the building machine. libxkbcommon-x11 is
# none of them: it looks into the system's libxkbcommon, and crashes with one of another version.
X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-util.so.1": "libxcb-util1",
}
_STAYS_OPEN = 8.0


def main(target: Path) -> None:
    """Build into `target` and try what was built; ends with a message when it does not run."""
    folder = build(target)
    with tempfile.TemporaryDirectory() as name:
        bare = _bare_environment(name)
        # Started elsewhere than in the project: nothing of it may be found by chance.
        # The demo leaves something for a person to settle, which its exit code 1 says.
        for arguments, codes in ((["selftest"], {0}), (["demo", str(Path(name) / "示例")], {0, 1})):
            began = time.perf_counter()
            _run([str(folder / f"gwreport{_END}"), *arguments], bare, name, codes)
            print(f"gwreport {arguments[0]}: {time.perf_counter() - began:.1f} s")
        quickest = min(_version_seconds(folder, bare, name) for _ in range(5))
        _try_window(folder, bare, name)
    files = [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]
    size = sum(path.stat().st_size for path in files) / 1e6
    lacking = [
        package for name, package in X11.items() if not (folder / "_internal" / name).exists()
    ]
    if sys.platform.startswith("linux") and lacking:
        raise SystemExit(
            f"no window would open on an X11 desktop; install and build again: {' '.join(lacking)}"
        )
    print(f"{folder}: {len(files)} files, {size:.0f} MB; --version in {quickest * 1000:.0f} ms")


def build(target: Path) -> Path:
    """Run PyInstaller; gives the program's folder."""
    with tempfile.TemporaryDirectory() as work:
        command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
        command += ["--distpath", str(target), "--workpath", work, str(HERE / "gwreport.spec")]
        subprocess.run(command, check=True)
    folder = target / "gwreport"
    if sys.platform.startswith("linux"):
        for name in _DESKTOP:
            shutil.copy2(HERE / name, folder)
    return folder


def _bare_environment(home: str) -> dict[str, str]:
    """Give an environment in which no Python and no other program is found."""
    kept = ("SYSTEMROOT", "TEMP", "TMP") if sys.platform == "win32" else ()
    return {
        "PATH": str(Path(home) / "nowhere"),
        "HOME": home,
        "USERPROFILE": home,
        "QT_QPA_PLATFORM": "offscreen",
        **{name: os.environ[name] for name in kept if name in os.environ},
    }


def _run(
    command: list[str], environment: Mapping[str, str], folder: str, codes: Collection[int] = (0,)
) -> None:
    done = subprocess.run(
        command, env=environment, cwd=folder, capture_output=True, text=True, encoding="utf-8"
    )
    if done.returncode not in codes or "Traceback" in done.stderr:
        raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")


def _version_seconds(folder: Path, environment: Mapping[str, str], cwd: str) -> float:
    began = time.perf_counter()
    _run([str(folder / f"gwreport{_END}"), "--version"], environment, cwd)
    return time.perf_counter() - began


def _try_window(folder: Path, environment: Mapping[str, str], cwd: str) -> None:
    """Open the window on the demo's workspace; it must stay open and have nothing to complain of."""
    workspace = Path(cwd) / "示例" / "2025.gwr"
    window = subprocess.Popen(
        [str(folder / f"gwreport-app{_END}"), str(workspace)],
        env=environment,
        cwd=cwd,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        _, told = window.communicate(timeout=_STAYS_OPEN)
    except subprocess.TimeoutExpired:
        window.terminate()
        _, told = window.communicate()
    else:
        raise SystemExit(f"the window has closed by itself: {told}")
    logs = [path.read_text(encoding="utf-8") for path in Path(cwd).rglob("gwreport.log")]
    if "Traceback" in told or logs:
        raise SystemExit("\n".join(("the window complains:", told, *logs)))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]).resolve())
