"""Writes into what is packaged of which source it was made: the hook of hatchling, and PyInstaller's recipe.

It is the commit and its day, not the day of the packaging: the same source gives the same bytes. Where git or its
history is not there (an unpacked archive), nothing is written and the program says that it runs from its source.

`python docs/packaging/build_stamp.py FOLDER` writes it for who packs a copy of the project: into the copy's folder of packaging.
"""

import ast
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
NAME = "build.json"
_SHOWN = 12

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # PyInstaller's recipe runs where hatchling need not be
    BuildHookInterface = object


def stamp(root: Path = ROOT) -> str:
    """Give the words of the stamp, or "" where it is not known; changed files make "…+" of the commit."""
    try:
        if Path(_git(root, "rev-parse", "--show-toplevel")) != root:
            return ""
        commit, date = _git(root, "log", "-1", "--format=%H %cs").split()
        mark = "+" if _git(root, "status", "--porcelain", "--untracked-files=no") else ""
    except (OSError, ValueError, subprocess.CalledProcessError):
        return ""
    return json.dumps({"commit": commit[:_SHOWN] + mark, "date": date}) + "\n"


def program_version() -> str:
    """Give the program's number without importing it."""
    words = (ROOT / "gwreport" / "__init__.py").read_text(encoding="utf-8")
    (version,) = (
        ast.literal_eval(node.value)
        for node in ast.parse(words).body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__version__"
    )
    return version


def seconds(root: Path = ROOT) -> str:
    """Give the commit's time in seconds since 1970, which packages bear; 1 where it is not known."""
    try:
        return _git(root, "log", "-1", "--format=%ct") or "1"
    except (OSError, subprocess.CalledProcessError):
        return "1"


def write_stamp(folder: Path) -> Path | None:
    """Write the stamp into a folder; None where it is not known."""
    if not (words := stamp()):
        return None
    path = folder / NAME
    path.write_text(words, encoding="utf-8")
    return path


def _git(root: Path, *words: str) -> str:
    done = subprocess.run(
        ["git", *words], cwd=root, check=True, capture_output=True, text=True, encoding="utf-8"
    )
    return done.stdout.strip()


class StampHook(BuildHookInterface):
    """Adds the stamp to a wheel; an editable installation is the source itself and gets none."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the stamp beside the project and name it to hatchling."""
        if version == "editable":
            return
        self._made = tempfile.TemporaryDirectory()
        if path := write_stamp(Path(self._made.name)):
            build_data["force_include"][str(path)] = f"gwreport/{NAME}"

    def finalize(self, *_: object) -> None:
        """Remove what was written for the wheel."""
        if made := getattr(self, "_made", None):
            made.cleanup()


if __name__ == "__main__":
    if len(sys.argv) != 2:
        raise SystemExit(__doc__)
    write_stamp(Path(sys.argv[1]))
