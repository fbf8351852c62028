"""Findings and errors as the window tells them: in plain words, without commands."""

from gwreport.domain.findings.finding import Finding
from gwreport.errors import Cancelled, GwreportError
from gwreport.wording.errors import explain_error
from gwreport.wording.findings.explaining import Explanation, explain


def finding_parts(finding: Finding) -> Explanation:
    """Say what was found and, apart from it, what to do."""
    return explain(finding, commands=False)


def finding_words(finding: Finding) -> str:
    """Say what was found and what to do, in one text."""
    words = finding_parts(finding)
    return words.message + words.suggestion


def error_words(error: GwreportError | Cancelled) -> str:
    """Say in one line why something was not done, and what to do now."""
    return explain_error(error, commands=False)
