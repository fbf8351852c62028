"""Things read back from JSON: each part of it must be of the type that its class declares.

A plan whose leaders are a text instead of a list would go on as a list of characters; here it
raises ValueError, and is told as damage.
"""

import dataclasses
import sys
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from gwreport.ledger.storage.verbatim import from_json

Thing = TypeVar("Thing")
_Reader = Callable[[Any], Any]
# Ids and names are short, and stand in a plan and in every issue of it.
_SHORT = 40


def read_shape(kind: type[Thing], text: str) -> Thing:
    """Read a thing from JSON; `kind` is a dataclass, or a tuple or dict of what follows.

    Raises ValueError when the text is no JSON, or not of that shape.
    """
    try:
        form = from_json(text)
    except RecursionError:
        raise ValueError("depth") from None
    return _reader(kind)(form)


@cache
def _reader(kind: Any) -> _Reader:
    origin, parts = get_origin(kind), get_args(kind)
    if origin is tuple and parts[1:] == (...,):
        return _tuple_reader(_reader(parts[0]))
    if origin in (Union, UnionType):
        (inner,) = (part for part in parts if part is not NoneType)
        return _optional_reader(_reader(inner))
    if origin is dict and parts[0] is str:
        return _dict_reader(_reader(parts[1]))
    if dataclasses.is_dataclass(kind):
        return _dataclass_reader(kind)
    if issubclass(kind, Enum):
        return kind
    if kind is float:
        return _exact_reader(float, int)
    if kind is str:
        return _text
    if kind in (int, bool):
        return _exact_reader(kind)
    raise TypeError(f"no shape: {kind}")


def _exact_reader(*kinds: type) -> _Reader:
    def read(form: Any) -> Any:
        if type(form) not in kinds:
            raise ValueError(kinds[0].__name__)
        return form

    return read


def _text(form: Any) -> str:
    if type(form) is not str:
        raise ValueError("str")
    return sys.intern(form) if len(form) <= _SHORT else form


def _optional_reader(inner: _Reader) -> _Reader:
    return lambda form: None if form is None else inner(form)


def _tuple_reader(inner: _Reader) -> _Reader:
    def read(form: Any) -> tuple[Any, ...]:
        if type(form) is not list:
            raise ValueError("list")
        return tuple(map(inner, _given_away(cast("list[Any]", form))))

    return read


def _given_away(forms: list[Any]) -> Iterator[Any]:
    # Of thousands of items not all are held in both forms at once.
    forms.reverse()
    while forms:
        yield forms.pop()


def _dict_reader(inner: _Reader) -> _Reader:
    def read(form: Any) -> dict[str, Any]:
        return {name: inner(value) for name, value in _mapping(form).items()}

    return read


def _dataclass_reader(kind: Any) -> _Reader:
    hints = get_type_hints(kind)
    readers = {one.name: _reader(hints[one.name]) for one in dataclasses.fields(kind)}
    needed = {
        one.name
        for one in dataclasses.fields(kind)
        if one.default is dataclasses.MISSING and one.default_factory is dataclasses.MISSING
    }

    def read(form: Any) -> Any:
        given = _mapping(form)
        if not needed <= given.keys() <= readers.keys():
            raise ValueError("fields")
        return kind(**{name: readers[name](value) for name, value in given.items()})

    return read


def _mapping(form: Any) -> Mapping[str, Any]:
    if type(form) is not dict:
        raise ValueError("object")
    return cast("dict[str, Any]", form)
