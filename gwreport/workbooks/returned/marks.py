"""The marks of identity that a returned workbook still bears, wherever they stand."""

from dataclasses import dataclass
from enum import StrEnum

from gwreport.domain.rounds import Round
from gwreport.officefiles.xlsx.model import RawSheet, RawWorkbook
from gwreport.workbooks.form import STAMP_NAME, STAMP_PROPERTY, STAMP_SHEET
from gwreport.workbooks.intake_context import IntakeContext
from gwreport.workbooks.stamp import (
    Stamp,
    Token,
    Trust,
    check_stamp,
    check_token,
    parse_stamp,
    parse_token,
)

_SHORTEST_TOKEN = 18
_LONGEST_TOKEN = 80
# With these the round begins that a token tells: quarters, months, the refinement.
_PERIODS = ("Q", "M", "P")


class MarkPlace(StrEnum):
    """Where a mark stood; the values tell in the ledger how a return was identified."""

    PROPERTY = "stamp"
    SHEET = "sheet"
    DEFINED_NAME = "defined-name"
    TOKENS = "tokens"


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: where it stood, what it says, and whether this workspace made it."""

    place: MarkPlace
    round: Round
    unit_number: int
    trust: Trust
    correction: int = 0  # the sending back that a stamp names


def find_stamps(book: RawWorkbook, context: IntakeContext) -> list[Mark]:
    """Find every stamp, in the order in which they are believed."""
    # All places mostly hold the same words.
    trusts: dict[Stamp, Trust] = {}
    found: list[Mark] = []
    for place, stamp in written_stamps(book):
        if stamp not in trusts:
            trusts[stamp] = check_stamp(stamp, context.workspace)
        unit = stamp.unit_number
        found.append(Mark(place, stamp.round, unit, trusts[stamp], stamp.correction))
    return found


def written_stamps(book: RawWorkbook) -> list[tuple[MarkPlace, Stamp]]:
    """Find every stamp, whichever workspace made it; see `find_stamps`."""
    places: list[tuple[MarkPlace, str]] = []
    if STAMP_PROPERTY in book.properties:
        places.append((MarkPlace.PROPERTY, book.properties[STAMP_PROPERTY]))
    for sheet in book.sheets:
        if sheet.name == STAMP_SHEET or sheet.state != "visible":
            places += [(MarkPlace.SHEET, text) for text in _likely_stamps(sheet)]
    if STAMP_NAME in book.defined_names:
        places.append((MarkPlace.DEFINED_NAME, book.defined_names[STAMP_NAME].strip('="$')))
    return [(place, stamp) for place, text in places if (stamp := parse_stamp(text))]


def _likely_stamps(sheet: RawSheet) -> list[str]:
    return [
        text
        for cells in sheet.rows.values()
        for text in cells.values()
        if text.startswith("gwreport/")
    ]


def read_token(text: str, context: IntakeContext) -> tuple[Token, bool] | None:
    """Read a row's token, and whether this workspace made it; None for anything else."""
    if not may_be_token(text):
        return None
    token = parse_token(text)
    return None if token is None else (token, check_token(token, context.workspace))


def may_be_token(text: str) -> bool:
    """Say whether a text looks like a token, so that reading it is worth the while."""
    return _SHORTEST_TOKEN <= len(text) <= _LONGEST_TOKEN and text.lstrip()[4:5] in _PERIODS


def token_mark(token: Token, genuine: bool) -> Mark:
    """Make a mark of a token."""
    trust = Trust.GENUINE if genuine else Trust.ALTERED
    return Mark(MarkPlace.TOKENS, token.round, token.unit_number, trust)
