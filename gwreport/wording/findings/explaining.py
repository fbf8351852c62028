"""`explain(finding)`: what was found and what to do, in one sentence each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from string import Formatter

from gwreport.domain.findings.finding import Finding
from gwreport.wording import refused_files
from gwreport.wording.commands import without_commands
from gwreport.wording.findings import checks as check_findings
from gwreport.wording.findings import corrections as correction_findings
from gwreport.wording.findings import documents as document_findings
from gwreport.wording.findings import integrity as integrity_findings
from gwreport.wording.findings import opening as opening_findings
from gwreport.wording.findings import reports as report_findings
from gwreport.wording.findings import returns as return_findings
from gwreport.wording.findings import review as review_findings
from gwreport.wording.findings import saving as saving_findings

# No code stands in two of them: the later one would hide the other's sentence, and want its facts.
TABLES: tuple[Mapping[str, tuple[str, str]], ...] = (
    opening_findings.SENTENCES,
    document_findings.SENTENCES,
    refused_files.SENTENCES,
    return_findings.SENTENCES,
    review_findings.SENTENCES,
    check_findings.SENTENCES,
    correction_findings.SENTENCES,
    integrity_findings.SENTENCES,
    report_findings.SENTENCES,
    saving_findings.SENTENCES,
)
_SENTENCES = {code: words for table in TABLES for code, words in table.items()}
_MOST_KEPT = 5


@dataclass(frozen=True, slots=True)
class Explanation:
    """A finding in words; `suggestion` is "" when there is nothing to do."""

    message: str
    suggestion: str


def explain(finding: Finding, *, commands: bool = True) -> Explanation:
    """Say in Chinese what a finding means and what to do about it.

    Without `commands` it is told in plain words alone, as for a clerk at the window. A finding that
    was stored by another version of the program, whose code has no sentence here or whose sentence
    wants facts that it does not have, is told with all that it says.
    """
    try:
        return _explained(_SENTENCES[finding.code], finding.facts, commands=commands)
    except KeyError:
        words = "；".join(f"{name}：{value}" for name, value in sorted(finding.facts.items()))
        facts = {"code": finding.code, "words": words or "—"}
        return _explained(integrity_findings.UNKNOWN, facts, commands=commands)


def _explained(
    words: tuple[str, str], facts: Mapping[str, str], *, commands: bool = True
) -> Explanation:
    message, suggestion = words
    if not commands:
        suggestion = without_commands(suggestion)
    return Explanation(message.format_map(facts), suggestion.format_map(facts))


def prove_sentences(findings: Iterable[Finding]) -> None:
    """Make the sentences of findings, and drop them: done before anything is stored that they tell of.

    Raises KeyError for a code without a sentence, or a sentence that lacks a fact: both are
    mistakes of ours, and a test goes through every code.
    """
    for finding in findings:
        _explained(_SENTENCES[finding.code], finding.facts)


def kept_words(kept: Sequence[Finding], *, commands: bool = True) -> list[str]:
    """Say of files that were kept, a sentence each, where the outputs stand; of many, of the first."""
    told = [explain(one, commands=commands) for one in kept[:_MOST_KEPT]]
    words = [one.message + one.suggestion for one in told]
    if more := len(kept) - len(told):
        words.append(saving_findings.MORE.format(count=more))
    return words


def place_words(finding: Finding) -> str:
    """Say where a finding stands: file, sheet and cell, as far as they are known."""
    place = finding.place
    return " ".join(part for part in (place.file, place.part, place.cell) if part)


def codes() -> tuple[str, ...]:
    """Give every code that has a sentence."""
    return tuple(_SENTENCES)


def template_facts(code: str) -> set[str]:
    """Name the facts that a code's sentences need."""
    return {
        name
        for template in _SENTENCES[code]
        for _, name, _, _ in Formatter().parse(template)
        if name is not None
    }
