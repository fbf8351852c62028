"""The column type of texts that must come back exactly as they went in, and canonical JSON."""

import base64
import json
import re
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Text
from sqlalchemy.engine import Dialect

# A noncharacter: no text from outside begins with it by chance, and one that does is wrapped too.
_MARK = "\ufdd0"
_ODD = re.compile(f"[\0\ud800-\udfff]|^{_MARK}")


class Verbatim(Text):
    """Text of any code points.

    Databases take no lone surrogate (a file name in an unknown encoding has them) and PostgreSQL
    no NUL: such a text is stored as a mark and the Base64 of its UTF-8 bytes.
    """

    # Told to SQLAlchemy as a type of its own, not as a decorator of one: each value of each row
    # passes here. Its own types declare these methods for their values alone.
    cache_ok = True

    # SQLAlchemy makes types anew by their positional arguments.
    def __init__(self, optional: bool = False) -> None:
        super().__init__()
        self.optional = optional

    def adapt(self, cls: Any, **_: Any) -> Any:  # noqa: ARG002
        """Stay what it is: a dialect would put its own type of texts in the place of this."""
        return type(self)(self.optional)

    def bind_processor(  # pyright: ignore[reportIncompatibleMethodOverride]
        self,
        dialect: Dialect,  # noqa: ARG002
    ) -> Callable[[str | None], str | None]:
        """Wrap what the database would refuse."""
        return _wrapped

    def result_processor(  # pyright: ignore[reportIncompatibleMethodOverride]
        self,
        dialect: Dialect,  # noqa: ARG002
        coltype: object,  # noqa: ARG002
    ) -> Callable[[str | None], str | None]:
        """Unwrap what was wrapped; ValueError for what is no text."""
        return _unwrapped_or_none if self.optional else unwrapped


class Moment(Verbatim):
    """A date and time, ISO; ValueError for what is none."""

    cache_ok = True

    def result_processor(
        self,
        dialect: Dialect,  # noqa: ARG002
        coltype: object,  # noqa: ARG002
    ) -> Callable[[str | None], str | None]:
        """Check that it is a date and time."""
        return _moment


class Day(Verbatim):
    """A date, ISO, or nothing; ValueError for what is neither."""

    cache_ok = True

    def result_processor(
        self,
        dialect: Dialect,  # noqa: ARG002
        coltype: object,  # noqa: ARG002
    ) -> Callable[[str | None], str | None]:
        """Check that it is a date, or blank."""
        return _day


def _moment(value: str | None) -> str:
    text = unwrapped(value)
    datetime.fromisoformat(text)
    return text


def _day(value: str | None) -> str:
    text = unwrapped(value)
    if text:
        date.fromisoformat(text)
    return text


def _wrapped(value: str | None) -> str | None:
    if value is None or not _ODD.search(value):
        return value
    return _MARK + base64.b64encode(utf8(value)).decode("ascii")


def unwrapped(value: str | None) -> str:
    """Unwrap what was wrapped; ValueError for what is no text, or no wrapping of ours."""
    if type(value) is not str:
        raise ValueError("str")
    if not value.startswith(_MARK):
        return value
    return base64.b64decode(value[len(_MARK) :]).decode("utf-8", "surrogatepass")


def _unwrapped_or_none(value: str | None) -> str | None:
    return None if value is None else unwrapped(value)


# One form for everything that is stored or hashed: no blanks, keys in order.
to_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def from_json(text: str) -> Any:
    """Read what `to_json` wrote."""
    return json.loads(text)


def utf8(text: str) -> bytes:
    """Give the bytes of a text for hashing, lone surrogates included."""
    return text.encode("utf-8", "surrogatepass")
