"""What is left of the limits while a PDF is read: its parser believes whatever the file says of itself."""

from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar

from gwreport.officefiles.document_budget import too_large

# What any file may ask for, and how many bytes of a file allow one more: a small one that draws a
# million characters is no document.
_PARSED, _TIMES_THE_FILE = 2 << 20, 6
_CHARACTERS, _BYTES_A_CHARACTER = 150_000, 4
_SHAPES, _BYTES_A_SHAPE = 80_000, 8
# The most that is kept of one page: some three kilobytes a piece.
PAGE_CHARACTERS, PAGE_SHAPES = 60_000, 20_000
_OBJECTS = 500_000
_FORMS, _CODES, _MAPS = 20_000, 1_000_000, 8
_UNPACKED = 128 << 20
# Comparisons of what stands on a page, some ten million a second.
_STEPS = 15_000_000


class PdfBudget:
    """Counts what one document asks for; `is_damaged` says that a stream ended in the midst.

    Each method raises DocumentError (TOO_LARGE), which names the limit that was passed.
    """

    def __init__(self, name: str, size: int) -> None:
        self.name = name
        self.is_damaged = False
        self._left = {
            "bytes": _PARSED + size * _TIMES_THE_FILE,
            "characters": _CHARACTERS + size // _BYTES_A_CHARACTER,
            "shapes": _SHAPES + size // _BYTES_A_SHAPE,
            "forms": _FORMS,
            "objects": _OBJECTS + size,
            "codes": _CODES,
            "maps": _MAPS,
            "steps": _STEPS,
        }
        self._unpacked = 0
        self._limits = dict(self._left)

    def take(self, kind: str, count: int = 1) -> None:
        """Count some of a kind: bytes that are parsed, characters, shapes, forms, objects, codes, maps or steps."""
        left = self._left[kind] = self._left[kind] - count
        if left < 0:
            raise too_large(self.name, f"limit-pdf-{kind}", self._limits[kind])

    def unpacked(self, size: int) -> None:
        """Count bytes of streams, unpacked."""
        self._unpacked += size
        if self._unpacked > _UNPACKED:
            raise too_large(self.name, "limit-unpacked", _UNPACKED >> 20)

    @property
    def room(self) -> int:
        """How many bytes of streams may still be unpacked, and one more to know of too many."""
        return max(_UNPACKED - self._unpacked, 0) + 1


_current: ContextVar[PdfBudget | None] = ContextVar("pdf_budget", default=None)


def current() -> PdfBudget:
    """Give the budget of the document that is being read; one of its own where none is."""
    return _current.get() or PdfBudget("", 0)


@contextmanager
def budget_for(name: str, size: int) -> Generator[PdfBudget]:
    """Let what follows read one document of `size` bytes within a budget."""
    budget = PdfBudget(name, size)
    before = _current.set(budget)
    try:
        yield budget
    finally:
        _current.reset(before)
