"""Column types that check what comes out of a database: SQLite lets any value stand in any column.

SQLAlchemy's own types declare `result_processor` for their values alone. A dialect puts types of its
own in the place of SQLAlchemy's; `adapt` keeps ours, which know what a value must be.

Whatever does not fit raises ValueError, which `Database.reading` tells as damage. `optional` is for
columns that may be empty.
"""

from collections.abc import Callable
from typing import Any

import sqlalchemy
from sqlalchemy.engine import Dialect

Processor = Callable[[Any], Any]


def _checked(kind: type, *, optional: bool) -> Processor:
    def check(value: Any) -> Any:
        if type(value) is kind or (optional and value is None):
            return value
        raise ValueError(kind.__name__)

    return check


class Text(sqlalchemy.Text):
    """Words of the program's own, such as a class or a hash."""

    cache_ok = True

    # SQLAlchemy makes types anew by their positional arguments.
    def __init__(self, optional: bool = False) -> None:
        super().__init__()
        self.optional = optional

    def adapt(self, cls: Any, **_: Any) -> Any:  # noqa: ARG002
        """Stay what it is."""
        return type(self)(self.optional)

    def result_processor(  # pyright: ignore[reportIncompatibleMethodOverride]
        self,
        dialect: Dialect,  # noqa: ARG002
        coltype: object,  # noqa: ARG002
    ) -> Processor:
        """Check that it is a text."""
        return _checked(str, optional=self.optional)


class Integer(sqlalchemy.Integer):
    """A number that counts something, and is never negative."""

    cache_ok = True

    # SQLAlchemy makes types anew by their positional arguments.
    def __init__(self, optional: bool = False) -> None:
        super().__init__()
        self.optional = optional

    def adapt(self, cls: Any, **_: Any) -> Any:  # noqa: ARG002
        """Stay what it is."""
        return type(self)(self.optional)

    def result_processor(  # pyright: ignore[reportIncompatibleMethodOverride]
        self,
        dialect: Dialect,  # noqa: ARG002
        coltype: object,  # noqa: ARG002
    ) -> Processor:
        """Check that it is a number from 0 on."""
        optional = self.optional

        def check(value: Any) -> Any:
            if (type(value) is int and value >= 0) or (optional and value is None):
                return value
            raise ValueError("int")

        return check


class LargeBinary(sqlalchemy.LargeBinary):
    """Bytes."""

    cache_ok = True

    def adapt(self, cls: Any, **_: Any) -> Any:  # noqa: ARG002
        """Stay what it is."""
        return type(self)()

    def bind_processor(
        self,
        dialect: Dialect,
    ) -> None:
        """Give bytes to the driver as they are."""

    def result_processor(  # pyright: ignore[reportIncompatibleMethodOverride]
        self,
        dialect: Dialect,  # noqa: ARG002
        coltype: object,  # noqa: ARG002
    ) -> Processor:
        """Check that they are bytes."""
        return _checked(bytes, optional=False)
