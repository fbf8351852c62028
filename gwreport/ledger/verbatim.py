"""The column type of texts that must come back exactly as they went in, and canonical JSON."""

import base64
import json
import re
from typing import Any

from sqlalchemy import Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

# A noncharacter: no text from outside begins with it by chance, and one that does is wrapped too.
_MARK = "\ufdd0"
_ODD = re.compile(f"[\0\ud800-\udfff]|^{_MARK}")


class Verbatim(TypeDecorator[str]):
    """Text of any code points.

    Databases take no lone surrogate (a file name in an unknown encoding has them) and PostgreSQL
    no NUL: such a text is stored as a mark and the Base64 of its UTF-8 bytes.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Wrap what the database would refuse."""
        if value is None or not _ODD.search(value):
            return value
        return _MARK + base64.b64encode(utf8(value)).decode("ascii")

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Unwrap what was wrapped."""
        if value is None or not value.startswith(_MARK):
            return value
        return base64.b64decode(value[len(_MARK) :]).decode("utf-8", "surrogatepass")


# One form for everything that is stored or hashed: no blanks, keys in order.
to_json = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def from_json(text: str) -> Any:
    """Read what `to_json` wrote."""
    return json.loads(text)


def utf8(text: str) -> bytes:
    """Give the bytes of a text for hashing, lone surrogates included."""
    return text.encode("utf-8", "surrogatepass")
