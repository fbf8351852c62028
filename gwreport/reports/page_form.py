"""The page of a report's annexes: its margins and the distance of the lines in its tables."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PageForm:
    """A landscape page of A4: margins in millimetres, the distance of a table's lines in points.

    The defaults are those of the public form, on which thirteen indicators stand on one page.
    """

    top: float = 22.0
    bottom: float = 20.0
    left: float = 20.0
    right: float = 20.0
    line: float = 14.5


PUBLIC_FORM = PageForm()
