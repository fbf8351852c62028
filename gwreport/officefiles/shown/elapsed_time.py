"""What a time that has passed shows: 34:05 under [h]:mm, where hours count on beyond a day."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from gwreport.officefiles.shown.number_format_grammar import Sort, Token

_SECONDS = {"h": 3_600, "m": 60, "s": 1}
# Excel shows no more hours than this.
_MOST_DAYS = 2_958_466


def elapsed_shown(days: Decimal, tokens: Sequence[Token]) -> str | None:
    """Give a number of days as its format shows it; None for a format that is not understood."""
    if not 0 <= days < _MOST_DAYS:
        return None
    left = int((days * 86_400).to_integral_value(ROUND_HALF_UP))
    words = ""
    for token in tokens:
        letters = token.words.strip("[]").lower()
        if token.sort in (Sort.ELAPSED, Sort.DATE):
            unit = _SECONDS.get(letters[:1])
            if unit is None or letters.strip(letters[0]):
                return None
            number, left = divmod(left, unit)
            words += str(number).zfill(len(letters))
        elif token.sort is Sort.LITERAL:
            words += token.words
        else:
            return None
    return words.strip()
