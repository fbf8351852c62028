"""Which program this is: version, build, and the form of workspaces that it writes."""

import json
from dataclasses import dataclass
from pathlib import Path

import gwreport
from gwreport.ledger.storage.migrations import STEPS

# Packaging lays it into the package (docs/packaging/build_stamp.py); a source tree has none.
_BUILD = Path(gwreport.__file__).with_name("build.json")


@dataclass(frozen=True, slots=True)
class ProgramVersion:
    """The version; `commit` and `date` of its source are "" where it was not packaged."""

    version: str
    commit: str
    date: str
    workspace_form: int


def program_version(build: Path = _BUILD) -> ProgramVersion:
    """Give what is known; `build` is the file in which packaging wrote commit and date."""
    try:
        told = json.loads(build.read_text(encoding="utf-8"))
        commit, date = str(told["commit"]), str(told["date"])
    except (OSError, ValueError, LookupError, TypeError):
        commit = date = ""
    return ProgramVersion(gwreport.__version__, commit, date, len(STEPS))
