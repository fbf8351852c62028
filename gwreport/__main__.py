"""The entry of the command line."""

import sys
from collections.abc import Sequence


def main() -> int:
    """Run `gwreport` with the arguments of the process; returns the exit code."""
    arguments = sys.argv[1:]
    if arguments in (["--version"], ["-V"]):
        from gwreport import __version__

        sys.stdout.write(f"gwreport {__version__}\n")
        return 0
    from gwreport.cli.entry import run

    return run(arguments, _open_window)


def _open_window(arguments: Sequence[str]) -> int:
    from gwreport.ui.app import main as open_window

    return open_window(arguments)


if __name__ == "__main__":
    sys.exit(main())
