"""The codes of a form (填报表样) that an office has edited and that cannot be taken."""

from enum import ReprEnum
from typing import Self

from gwreport.domain.findings.code import Code, Severity
from gwreport.domain.form.form_faults import FormFaultKind


class FormCode(Code, ReprEnum):
    """Of the form table; the values are those of `FormFaultKind`."""

    NO_TABLE = "form-no-table", Severity.ERROR
    TABLE_UNKNOWN = "form-table-unknown", Severity.ERROR
    HEADING_BLANK = "form-heading-blank", Severity.ERROR
    HEADING_LONG = "form-heading-long", Severity.ERROR
    HEADING_OURS = "form-heading-ours", Severity.ERROR
    HEADING_TWICE = "form-heading-twice", Severity.ERROR
    WIDTH_WRONG = "form-width-wrong", Severity.ERROR
    HINT_LONG = "form-hint-long", Severity.ERROR
    REQUIRED_WRONG = "form-required-wrong", Severity.ERROR
    CHOICES_EMPTY = "form-choices-empty", Severity.ERROR
    CHOICES_SINGLE = "form-choices-single", Severity.ERROR
    CHOICES_TWICE = "form-choices-twice", Severity.ERROR
    PAGE_UNKNOWN = "form-page-unknown", Severity.ERROR
    COLUMN_NEEDED = "form-column-needed", Severity.ERROR
    COLUMNS_MANY = "form-columns-many", Severity.ERROR
    NOT_FILLED_IN = "form-not-filled-in", Severity.ERROR
    PART_FIXED = "form-part-fixed", Severity.ERROR
    MUST_BE_SEEN = "form-must-be-seen", Severity.ERROR

    @classmethod
    def of(cls, kind: FormFaultKind) -> Self:
        """Give the code of a fault."""
        return cls(kind.value)
