"""An element of parsed XML: its type, for annotations (lxml is loaded where it is used), and its child of a tag."""

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    # The type has no public name.
    from lxml.etree import _Element  # pyright: ignore[reportPrivateUsage]

    Element: TypeAlias = _Element
else:
    Element = object


def child_of(element: Element, tag: str) -> Element | None:
    """Give the first child of a tag, None where there is none.

    Of what a document has thousands of (cells, paragraphs, runs) the properties stand first, if at
    all: lxml's own `find` takes ten times as long for them.
    """
    for first in element:
        return first if first.tag == tag else next(element.iterchildren(tag), None)
    return None
