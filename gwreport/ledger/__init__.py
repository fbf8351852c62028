"""The store: one SQLite file with the archive of original bytes and a hash-chained journal."""

from typing import Any

from gwreport.machine.late_modules import put_off


def _is_coroutine(thing: Any) -> bool:
    from asyncio.coroutines import iscoroutine

    return iscoroutine(thing)


# SQLAlchemy imports both; the second takes hold of one function at once.
put_off("importlib.metadata")
put_off("asyncio", iscoroutine=_is_coroutine)
