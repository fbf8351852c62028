"""Acceptance: a finding that a reviewer has looked at is not raised again while its words are the same."""

from collections.abc import Iterable, Mapping

from gwreport.domain.decisions.decisions import (
    Decision,
    DecisionKind,
    in_force,
    read_acceptance,
)
from gwreport.domain.findings.facts import FindingKey
from gwreport.domain.findings.finding import Finding
from gwreport.domain.rounds import Round, parse_round


def key_of(finding: Finding, said: Mapping[str, str], unit: str, words: str) -> FindingKey:
    """Give a finding's own key, else one over its facts and the words that it stands beside.

    `said` are its facts in words: the hashes of version 0.1, which knew facts as words alone, are the
    same.
    """
    own = finding.facts.get("key")
    if isinstance(own, FindingKey):
        return own
    facts = "\n".join(f"{name}={value}" for name, value in sorted(said.items()))
    return FindingKey.of(finding.code, said.get("unit", unit), f"{facts}\n{words}")


def accepted_keys(
    decisions: Iterable[Decision], round_: Round
) -> Mapping[str, Mapping[FindingKey, Decision]]:
    """Give the accepted keys by subject (an item's id or a file's number), with their decisions.

    Those of earlier rounds count as well, those of later ones do not.
    """
    found: dict[str, dict[FindingKey, Decision]] = {}
    for decision in in_force(decisions):
        if decision.kind is not DecisionKind.ACCEPT:
            continue
        of_round = parse_round(decision.round)
        if of_round is None or of_round > round_:
            continue
        for written in read_acceptance(decision.value).keys:
            found.setdefault(decision.subject, {})[FindingKey.read(written)] = decision
    return found
