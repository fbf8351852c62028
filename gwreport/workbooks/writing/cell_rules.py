"""Rules that hang on cells: colours that answer to what is written, hints, and the list of words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from gwreport.domain.findings.place import column_letters
from gwreport.domain.form.columns import Column
from gwreport.domain.statuses import Status
from gwreport.wording.names import SELF_ASSESSMENTS
from gwreport.workbooks.form import CHOICES_SHEET
from gwreport.workbooks.writing import styles

# What a rule can hold and show.
_LONGEST, _LONGEST_TITLE = 255, 32
# The lists of words on the sheet 选项, each in a column.
ChoiceLists = Sequence[tuple[str, ...]]


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
    return {
        "validate": "any",
        "input_title": title[:_LONGEST_TITLE],
        "input_message": _told(words),
    }


def rule_of(column: Column, lists: ChoiceLists, words: str = "") -> dict[str, Any]:
    """Give what a column's cells say when they are chosen, and which words they take.

    `lists` are those of the sheet 选项, `words` what is said in the place of the column's hint.
    """
    told = hint(column.heading, words or column.hint)
    if not column.choices:
        return told
    place = column_letters(lists.index(column.choices) + 1)
    only = f"{column.heading}只能是：{'、'.join(column.choices)}。请点右侧箭头选择。"
    return told | {
        "validate": "list",
        # On a sheet: a list within the rule itself may hold 255 characters only.
        "source": f"='{CHOICES_SHEET}'!${place}$1:${place}${len(column.choices)}",
        "error_title": "请从选项中选择",
        "error_message": _told(only),
        "error_type": "stop",
    }


def _told(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
