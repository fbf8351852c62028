"""Work for reading processes: what a file may do to the process that reads it."""

import os
import sys
import time


def echo(data: bytes, name: str, context: object) -> tuple[str, int, object]:
    """Read as a good reader does."""
    return name, len(data), context


def obey(data: bytes, name: str, context: object) -> str:
    """Do what the file says."""
    match data:
        case b"die":
            os._exit(3)
        case b"hang":
            time.sleep(60)
        case b"eat":
            # More than a reading process may have, and never touched.
            bytearray(1 << 40)
        case b"print":
            os.write(2, b"panic at the disco")
            print("traceback", file=sys.stderr, flush=True)
    return name


def main_file(data: bytes, name: str, context: object) -> str | None:
    """Say which main program this process has loaded."""
    return getattr(sys.modules.get("__mp_main__"), "__file__", None)
