"""An element of parsed XML: its type, for annotations (lxml is loaded where it is used), and its child of a tag."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    # The type has no public name.
    from lxml.etree import _Element  # pyright: ignore[reportPrivateUsage]

    Element: TypeAlias = _Element
else:
    Element = object


def children_of(element: Element) -> list[Element]:
    """Give the children of an element as a list: to go over them one by one takes some five times as long."""
    known: Any = element  # the stubs know of no slices
    return known[:]


def child_of(element: Element, tag: str) -> Element | None:
    """Give the first child of a tag, None where there is none.

    Of what a document has thousands of (cells, paragraphs, runs) the properties stand first, if at
    all: lxml's own `find` takes ten times as long for them.
    """
    count = len(element)
    if count and (first := element[0]).tag == tag:
        return first
    return first_of(children_of(element), tag) if count > 1 else None


def first_of(children: Sequence[Element], tag: str) -> Element | None:
    """Give the first of some elements that has a tag, None where there is none."""
    for child in children:
        if child.tag == tag:
            return child
    return None
