"""Acceptance: a finding that a reviewer has looked at is not raised again while its words are the same."""

import hashlib
from collections.abc import Callable, Iterable, Mapping

from gwreport.domain.decisions.decisions import Decision, DecisionKind, in_force
from gwreport.domain.findings.finding import Finding
from gwreport.domain.rounds import Round, parse_round

_KEY_LENGTH = 16


def finding_key(code: str, unit: str, words: str) -> str:
    """Give the key by which a finding is known again: its code, its unit, a hash of its words.

    Blanks do not count; the round does not either, so that an accepted finding stays accepted.
    """
    digest = hashlib.sha256("".join(words.split()).encode()).hexdigest()[:_KEY_LENGTH]
    # The bar parts the key; no unit has one in its name that matters.
    return "|".join((code, unit.replace("|", "/"), digest))


def key_of(finding: Finding, unit: str, words: str) -> str:
    """Give a finding's own key, else one over its facts and the words that it stands beside."""
    own = finding.facts.get("key")
    if own is not None:
        return own
    facts = "\n".join(f"{name}={value}" for name, value in sorted(finding.facts.items()))
    return finding_key(finding.code, finding.facts.get("unit", unit), f"{facts}\n{words}")


def acceptance_value(keys: Iterable[str]) -> str:
    """Write the keys of the findings that one decision accepts, for its value."""
    return "\n".join(sorted(set(keys)))


def accepted_keys(
    decisions: Iterable[Decision], round_: Round, present_name: Callable[[str], str]
) -> Mapping[str, Mapping[str, Decision]]:
    """Give the accepted keys by subject (an item's id or a file's number), with their decisions.

    Those of earlier rounds count as well, those of later ones do not. `present_name` gives the name
    that a unit has now.
    """
    found: dict[str, dict[str, Decision]] = {}
    for decision in in_force(decisions):
        if decision.kind is not DecisionKind.ACCEPT:
            continue
        of_round = parse_round(decision.round)
        if of_round is None or of_round > round_:
            continue
        for key in decision.value.split("\n"):
            code, unit, digest = key.split("|")
            present = f"{code}|{present_name(unit)}|{digest}"
            found.setdefault(decision.subject, {})[present] = decision
    return found
