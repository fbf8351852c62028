"""Findings and errors as the window tells them: in plain words, without commands."""

from gwreport.domain.findings.finding import Finding
from gwreport.errors import Cancelled, GwreportError
from gwreport.wording.errors import explain_error
from gwreport.wording.findings.explaining import Explanation, explain, first_clause
from gwreport.wording.findings.rules import find_rule
from gwreport.wording.program_version import version_lines
from gwreport.workflow.keeping.program_version import program_version


def finding_parts(finding: Finding) -> Explanation:
    """Say what was found and, apart from it, what to do."""
    return explain(finding, commands=False)


def finding_words(finding: Finding) -> str:
    """Say what was found and what to do, in one text."""
    words = finding_parts(finding)
    return words.message + words.suggestion


def finding_title(finding: Finding) -> str:
    """Say in a few words what was found: by its rule's title, else by the first clause."""
    rule = find_rule(finding.code)
    return rule.title if rule and rule.title else first_clause(finding_parts(finding).message)


def error_words(error: GwreportError | Cancelled) -> str:
    """Say in one line why something was not done, and what to do now."""
    return explain_error(error, commands=False)


def program_lines() -> list[str]:
    """Say which program this is, as `gwreport --version` does."""
    number, *others = version_lines(program_version())
    return [f"版本：{number}", *others]
