"""Modules that a library imports when it begins and hardly anybody uses, loaded when they are used.

SQLAlchemy imports `asyncio` and `importlib.metadata` (and with them sockets, e-mail and zip files)
for what this program never asks of it. Whoever does ask gets the module as it always was.
"""

import sys
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec, module_from_spec
from threading import RLock
from types import ModuleType
from typing import Any

_lock = RLock()
_loading: set[str] = set()


class LateModule(ModuleType):
    """Stands for a module until something of it is asked for, and is that module from then on."""

    def __getattr__(self, name: str) -> Any:
        """Load the module; called for whatever is not there yet."""
        # Whoever asks from another thread meanwhile waits; the module itself may ask while it loads.
        with _lock:
            spec = self.__spec__
            if self.__name__ not in _loading and spec is not None and spec.loader is not None:
                _loading.add(self.__name__)
                try:
                    if type(self) is LateModule:
                        spec.loader.exec_module(self)
                        self.__class__ = ModuleType  # pyright: ignore[reportAttributeAccessIssue]
                finally:
                    _loading.discard(self.__name__)
                return getattr(self, name)
        raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}", name=name)


def put_off(name: str, **known: Callable[..., Any]) -> None:
    """Let a module of the standard library be loaded when something of it is used.

    `known` is what those who import it ask for at once. A module that is there stays as it is.
    """
    if name in sys.modules:
        return
    parent, _, last = name.rpartition(".")
    holder = import_module(parent) if parent else None
    spec = find_spec(name)
    if spec is None or spec.loader is None:
        return
    module = module_from_spec(spec)
    module.__class__ = LateModule
    vars(module).update(known)
    sys.modules[name] = module
    if holder is not None:
        setattr(holder, last, module)
