"""The start of the built program: both executables run it, and the name says which face is wanted."""

import multiprocessing
import sys
from pathlib import Path

WINDOW = "gwreport-app"


def main() -> int:
    """Run the command line, or open the window; returns the exit code."""
    from gwreport.__main__ import main as run_command
    from gwreport.__main__ import open_app

    return open_app() if Path(sys.executable).stem == WINDOW else run_command()


if __name__ == "__main__":
    # A reading process is this program started once more: it must go no further than here.
    multiprocessing.freeze_support()
    sys.exit(main())
