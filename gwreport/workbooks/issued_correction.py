"""What the reading of a return must know of the workbook that was sent back to its unit."""

from collections.abc import Mapping
from dataclasses import dataclass

from gwreport.domain.form.columns import FieldKey

CellOf = tuple[str, FieldKey]


@dataclass(frozen=True)
class IssuedCorrection:
    """A workbook that was sent back to a unit, as the reading of its return must know it.

    `rows` are the items whose rows it has, `items` those of the questions in their order; `asked` the cells that the unit may change;
    `sent` what stood in each cell of the tables, as it is read when nobody has touched it; `words`
    all that stood in 修改说明 and `notes` the notes on the cells. `withdrawn` says that the sending
    back was undone.
    """

    round: str
    unit: str
    number: int
    version: int
    rows: tuple[str, ...]
    items: tuple[str, ...]
    asked: frozenset[CellOf]
    sent: Mapping[CellOf, str]
    words: frozenset[str]
    notes: frozenset[str]
    withdrawn: bool = False


def folded(text: str) -> str:
    """Give a note in the form in which it is compared: without blanks and line ends."""
    return "".join(text.split())
