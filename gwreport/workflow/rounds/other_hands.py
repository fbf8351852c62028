"""Returns that another hand filled in than the ones before: told in review, for a person to judge."""

from collections.abc import Mapping
from dataclasses import fields

from gwreport.domain.findings.codes.review import ReviewCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place
from gwreport.domain.returns.fillers import Filler, other_hand, read_fillers
from gwreport.domain.returns.returns import COMPANY, EDITOR, MERGED_OUTCOMES, SIGNER
from gwreport.domain.rounds import parse_round
from gwreport.wording.names import FILLERS, round_name
from gwreport.workflow.rounds.round_state import RoundState
from gwreport.workflow.workspace import Workspace


def other_hands(workspace: Workspace, state: RoundState) -> Mapping[int, Finding]:
    """Say of a round's merged returns, by their numbers, which were filled in by somebody else.

    A return is compared with what its unit sent before it, in this round or an earlier one.
    """
    kept = workspace.ledger.kept_words((SIGNER, EDITOR, COMPANY))
    present = [one._replace(unit=_present(state, one.unit)) for one in kept]
    returns = read_fillers(present, workspace.facts.office)
    files = {
        one.number: one.file_name for one in state.submissions if one.outcome in MERGED_OUTCOMES
    }
    found: dict[int, Finding] = {}
    for one in returns:
        change = other_hand(one, returns) if one.submission in files else None
        if change is None:
            continue
        round_ = parse_round(change.earlier.round)
        facts = {
            "unit": one.unit,
            "now": _words(change.now),
            "before": _words(change.before),
            "round": round_name(round_) if round_ else change.earlier.round,
            "number": str(change.earlier.submission),
        }
        code = ReviewCode.FILLER_ELSEWHERE if change.elsewhere else ReviewCode.FILLER_DIFFERS
        if change.elsewhere:
            facts["elsewhere"] = change.elsewhere
        place = Place(file=files[one.submission])
        found[one.submission] = Finding(code, place, facts=facts)
    return found


def _present(state: RoundState, name: str) -> str:
    unit = state.registry.find(name)
    return unit.name if unit else name


def _words(filler: Filler) -> str:
    told = ((FILLERS[one.name], getattr(filler, one.name)) for one in fields(filler))
    return "，".join(f"{label}“{name}”" for label, name in told if name)
