"""Rules that hang on cells: colours that answer to what is written, hints, and the list of words."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from gwreport.domain.statuses import Status
from gwreport.wording.names import SELF_ASSESSMENTS
from gwreport.workbooks.form import CHOICES_SHEET
from gwreport.workbooks.writing import styles


@dataclass(frozen=True, slots=True)
class Colours:
    """The formats that a rule can give a cell, made once for a workbook of XlsxWriter."""

    empty: Any
    wrong: Any
    good: Any


def add_colours(book: Any) -> Colours:
    """Add the colours of the rules to a workbook of XlsxWriter."""
    return Colours(
        empty=book.add_format({"bg_color": styles.EMPTY_COLOUR}),
        wrong=book.add_format({"bg_color": styles.WRONG_COLOUR, "font_color": "#9C1C0C"}),
        good=book.add_format({"bg_color": styles.GOOD_COLOUR, "font_color": "#1E6B2E"}),
    )


def coloured_where(condition: str, colour: Any) -> dict[str, Any]:
    """Colour the cells for which a formula, written for the first of them, holds."""
    return {"type": "formula", "criteria": f"={condition}", "format": colour}


def is_blank(cell: str) -> str:
    """Give the formula that holds for a cell without words."""
    return f"LEN(TRIM({cell}))=0"


def is_assessed(cell: str, wanted: Collection[Status]) -> str:
    """Give the formula that holds when a cell's 进度自评 means one of these."""
    equal = [
        f'{cell}="{word}"' for word, (status, _) in SELF_ASSESSMENTS.items() if status in wanted
    ]
    return f"OR({','.join(equal)})"


def hint(title: str, words: str) -> dict[str, Any]:
    """Show words when a cell is chosen, and take whatever is written into it."""
    return {"validate": "any", "input_title": title, "input_message": words}


def choice_of_assessments(title: str, words: str) -> dict[str, Any]:
    """Offer the words of 进度自评 and take no others."""
    choices = list(SELF_ASSESSMENTS)
    return {
        "validate": "list",
        # On a sheet: a list within the rule itself may hold 255 characters only.
        "source": f"='{CHOICES_SHEET}'!$A$1:$A${len(choices)}",
        "input_title": title,
        "input_message": words,
        "error_title": "请从选项中选择",
        "error_message": f"{title}只能是：{'、'.join(choices)}。请点右侧箭头选择。",
        "error_type": "stop",
    }
