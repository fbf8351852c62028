"""The type of an element of parsed XML, for annotations; lxml itself is loaded where it is used."""

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    # The type has no public name.
    from lxml.etree import _Element  # pyright: ignore[reportPrivateUsage]

    Element: TypeAlias = _Element
else:
    Element = object
