"""The codes of files that are written, and what stood under their names."""

from enum import ReprEnum

from gwreport.domain.findings.code import Code, Severity


class OutputCode(Code, ReprEnum):
    """Of writing files."""

    PDF_NO_PROGRAM = "pdf-no-program", Severity.WARNING
    PDF_NOT_MADE = "pdf-not-made", Severity.WARNING
    OFD_NO_PROGRAM = "ofd-no-program", Severity.WARNING
    OFD_NOT_MADE = "ofd-not-made", Severity.WARNING
    KEPT_DIFFERENT = "kept-different", Severity.WARNING
    KEPT_OPEN = "kept-open", Severity.WARNING
    KEPT_READ_ONLY = "kept-read-only", Severity.WARNING
    KEPT_NO_FILE = "kept-no-file", Severity.WARNING
