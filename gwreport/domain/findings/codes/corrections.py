"""The codes of workbooks that were sent back (退回修改)."""

from enum import ReprEnum

from gwreport.domain.findings.code import Code, Severity, Trait


class CorrectionCode(Code, ReprEnum):
    """Of a workbook that was sent back."""

    CORRECTION_OF = "correction-of", Severity.INFO
    CORRECTION_WITHDRAWN = "correction-withdrawn", Severity.WARNING
    CORRECTION_BEYOND = "correction-beyond", Severity.WARNING
    CORRECTION_CLEARED = "correction-cleared", Severity.WARNING, Trait.NOT_FOR_UNITS
    CORRECTION_LEFT = "correction-left", Severity.WARNING, Trait.OF_WHOLE_RETURN
    CORRECTION_UNTOUCHED = "correction-untouched", Severity.WARNING
    CORRECTION_WRITTEN = "correction-written", Severity.WARNING
    UNIT_REPLIED = "unit-replied", Severity.WARNING, Trait.NOT_FOR_UNITS
    SENT_BACK = "sent-back", Severity.INFO
