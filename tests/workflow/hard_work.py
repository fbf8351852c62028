"""Work for reading processes: what a file may do to the process that reads it."""

import itertools
import os
import sys
import time

from gwreport.workbooks.intake.reading import Intake, IntakeContext, take_in

HANGS = 60.0  # seconds; who waits for one that hangs waits so long
# Written where it is thrown away: what matters is that nobody waits for it or keeps it.
_PIECES, _PIECE = 1024, b"x" * (1 << 20)


def echo(data: bytes, name: str, context: object) -> tuple[str, int, object]:
    """Read as a good reader does."""
    return name, len(data), context


def obey(data: bytes, name: str, context: object) -> str:
    """Do what the file says."""
    match data:
        case b"die":
            os._exit(3)
        case b"abort":
            os.abort()
        case b"hang":
            time.sleep(HANGS)
        case b"spin":
            while True:
                pass
        case b"deaf":
            # Nothing in Python is asked any more.
            sum(itertools.repeat(0))
        case b"eat":
            # More than a reading process may have, and never touched.
            bytearray(1 << 40)
        case b"print":
            os.write(2, b"panic at the disco")
            print("traceback", file=sys.stderr, flush=True)
            print("{not json", flush=True)
        case b"flood":
            for _ in range(_PIECES):
                os.write(1, _PIECE)
                os.write(2, _PIECE)
        case b"fail":
            raise KeyError(name)
        case b"recurse":
            return obey(data, name, context)
        case b"long":
            return "x" * (200 << 20)
    return name


def obey_apart(data: bytes, name: str, context: object, _: object) -> str:
    """Do what the file says, as the reader of one document."""
    return obey(data, name, context)


def obey_or_take_in(data: bytes, name: str, context: IntakeContext) -> Intake:
    """Do what the file says behind "do:"; read every other file."""
    if data.startswith(b"do:"):
        obey(data[3:], name, context)
    return take_in(data, name, context)


def main_file(data: bytes, name: str, context: object) -> str | None:
    """Say which main program this process has loaded."""
    return getattr(sys.modules.get("__mp_main__"), "__file__", None)
