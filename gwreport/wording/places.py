"""Where something stands, in words: C5, 第5行, 第12段, 第3页."""

from gwreport.domain.findings.place import Beside, Place, Spot, column_letters

_BESIDE = {None: "", Beside.BEFORE: "之前", Beside.AFTER: "之后"}


def spot_words(spot: Spot) -> str:
    """Say where in its part something stands, "" where that is not known."""
    if spot.words:
        return spot.words
    if spot.lettered and not spot.row:
        return f"{column_letters(spot.column)}列"
    if spot.lettered:
        return spot.reference
    counted = (
        (spot.page, "页"),
        (spot.paragraph, "段"),
        (spot.row, "行"),
        (spot.column, "列"),
    )
    return "".join(f"第{number}{unit}" for number, unit in counted if number) + _BESIDE[spot.beside]


def place_words(place: Place) -> str:
    """Say where something stands: file, sheet and cell, as far as they are known."""
    return " ".join(part for part in (place.file, place.part, spot_words(place.at)) if part)
