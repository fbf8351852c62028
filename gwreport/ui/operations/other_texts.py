"""Words of a file that do not stand in the report, and rows that are no issued ones, as 审核 lists them."""

from collections.abc import Sequence
from dataclasses import dataclass

from gwreport.domain.merging.merging import Merged
from gwreport.domain.review.kinds import ReviewKind
from gwreport.wording.places import spot_words
from gwreport.wording.return_names import LOOSE_CELLS
from gwreport.workflow.review.review_items import ReviewItem, ReviewText

EXTRA_ROW = "extra_row"


@dataclass(frozen=True, slots=True)
class OtherText:
    """Words that do not stand in the report, with where they do stand; `submission` is the file's number."""

    what: str
    unit: str
    text: str
    place: str
    submission: int = 0


@dataclass(frozen=True, slots=True)
class ExtraRow:
    """A row of a file that is no issued one; `words` are its cells, `near` the item it resembles."""

    sheet: str
    row: int
    words: str
    near: str


def extra_rows(one: ReviewItem) -> list[ExtraRow]:
    """Give the rows of a file that are no issued ones."""
    if one.kind in (ReviewKind.HELD, ReviewKind.REFUSED):
        # Whose it is comes first; its rows are seen when it is taken in.
        return []
    rows: dict[tuple[str, int], list[ReviewText]] = {}
    for text in one.texts:
        row = text.cell.at.row
        if text.what == EXTRA_ROW and row:
            rows.setdefault((text.sheet, row), []).append(text)
    near = {(one.place.part, one.place.at.row): one.item or "" for one in one.findings}
    return [
        ExtraRow(sheet, row, "　".join(text.text for text in texts), near.get((sheet, row), ""))
        for (sheet, row), texts in rows.items()
    ]


def others_of(merged: Merged, open_: Sequence[ReviewItem]) -> list[OtherText]:
    """Give what else was written of an item."""
    # The units' newest words stand above already; what is left are older versions and the like.
    shown = {
        (entry.unit, cell.text)
        for entry in (*merged.entries, *merged.others)
        for cell in entry.cells.values()
    }
    return [
        other_text(text)
        for one in open_
        for text in one.texts
        if (text.unit, text.text) not in shown
    ]


def other_text(text: ReviewText) -> OtherText:
    """Give words of a file with where they stand."""
    what = LOOSE_CELLS.get(text.what, text.what)
    place = f"{text.file.source.whole_name} {text.sheet} {spot_words(text.cell.at)}".strip()
    return OtherText(what, text.unit, text.text, place, text.file.number)
