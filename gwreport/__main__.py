"""The entries of the command line and of the window, with the last catch for both.

Whatever nobody foresaw ends here: one line for the user, the place in the code for the log, exit
code 2.
"""

import atexit
import gc
import os
import sys
import threading
import warnings
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager

_NOT_ALL_DONE, _NOTHING_DONE = 1, 2
_OBJECTS_BETWEEN_COLLECTIONS = 20_000


def main() -> int:
    """Run `gwreport` with the arguments of the process; returns the exit code."""
    return _caught(lambda: _run(sys.argv[1:]))


def open_app() -> int:
    """Open the window, as `gwreport-app` does; returns the exit code."""
    return _caught(lambda: _open_window(sys.argv[1:]))


def _run(arguments: Sequence[str]) -> int:
    # Hardly anything that a command loads or makes refers to itself, and looking for what does takes
    # a tenth of its time.
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    # All that is held goes with the process; Python would look through it several times before.
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)

    from gwreport.cli.entry import run

    return run(arguments, _open_window)


def _open_window(arguments: Sequence[str]) -> int:
    # What is loaded for the window stays, as what a command loads.
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    from gwreport.ui.app import main as open_window

    return open_window(arguments)


def _caught(work: Callable[[], int]) -> int:
    _occupy_standard_places()
    if effects := sys.modules.get("gwreport.machine.effects"):
        # A program that runs us twice in one process begins anew.
        vars(effects)["has_lasting"] = False
    with _quiet():
        try:
            return work()
        except BaseException as error:  # noqa: BLE001 - also what a library raises to end the process
            _tell(_sentence(error))
            return _NOT_ALL_DONE if _has_lasting() else _NOTHING_DONE


def _occupy_standard_places() -> None:
    # Where the caller has closed one, the next file that is opened would take its place, and what
    # some library prints would go into it.
    for place in range(3):
        try:
            os.fstat(place)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


@contextmanager
def _quiet() -> Generator[None]:
    """Keep from the terminal what Python and libraries say by themselves; it goes into the log."""
    before = threading.excepthook, sys.unraisablehook
    asked_for = sys.warnoptions[:]
    threading.excepthook = lambda told: _note(told.exc_value)
    sys.unraisablehook = lambda told: _note(told.exc_value)
    try:
        with warnings.catch_warnings():
            # Warnings are for those who maintain the program, and who ask for them (-W).
            if not asked_for:
                warnings.simplefilter("ignore")
                # Programs that Python starts for itself take it from here.
                sys.warnoptions.append("ignore")
            yield
    finally:
        sys.warnoptions[:] = asked_for
        threading.excepthook, sys.unraisablehook = before


def _note(error: BaseException | None) -> None:
    if error is not None:
        from gwreport.machine.program_log import record

        record(error)


def _sentence(error: BaseException) -> str:
    try:
        from gwreport.wording.errors import STOPPED, explain_mistake

        if isinstance(error, KeyboardInterrupt):
            return STOPPED
        from gwreport.machine.program_log import record

        path = record(error).path
        return explain_mistake(error, str(path or ""), has_lasting=_has_lasting())
    except BaseException:  # noqa: BLE001 - not even the words are there
        return "程序装得不完整，不能运行，没有改动任何资料。请重新安装后再试。"


def _has_lasting() -> bool:
    effects = sys.modules.get("gwreport.machine.effects")
    return bool(effects is not None and effects.has_lasting)


def _tell(sentence: str) -> None:
    try:
        from gwreport.cli.output import tell

        tell(sentence)
    except BaseException:  # noqa: BLE001 - nobody is there to read it
        return


if __name__ == "__main__":
    sys.exit(main())
