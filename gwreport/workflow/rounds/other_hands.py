"""Returns that another hand filled in than the ones before: told in review, for a person to judge."""

from collections.abc import Mapping
from dataclasses import fields

from gwreport.domain.findings.codes.review import ReviewCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.findings.place import Place
from gwreport.domain.returns.fillers import Filler, other_hand, read_fillers
from gwreport.domain.returns.returns import MERGED_OUTCOMES
from gwreport.domain.review.round_state import RoundState
from gwreport.domain.rounds import parse_collection
from gwreport.wording.return_names import FILLERS
from gwreport.workflow.book.round_book import RoundBook


def other_hands(book: RoundBook, state: RoundState, office: str) -> Mapping[int, Finding]:
    """Say of a round's merged returns, by their numbers, which were filled in by somebody else.

    A return is compared with what its unit sent before it, in this round or an earlier one.
    """
    returns = read_fillers(book.parts.kept_words, office)
    files = {
        one.number: one.source.name for one in state.submissions if one.outcome in MERGED_OUTCOMES
    }
    found: dict[int, Finding] = {}
    for one in returns:
        change = other_hand(one, returns) if one.file.number in files else None
        if change is None:
            continue
        round_ = parse_collection(change.earlier.file.round)
        facts = {
            "unit": one.file.unit,
            "now": _words(change.now),
            "before": _words(change.before),
            "round": round_ or change.earlier.file.round,
            "number": change.earlier.file.number,
        }
        code = ReviewCode.FILLER_ELSEWHERE if change.elsewhere else ReviewCode.FILLER_DIFFERS
        if change.elsewhere:
            facts["elsewhere"] = change.elsewhere
        place = Place(file=files[one.file.number])
        found[one.file.number] = Finding(code, place, facts=facts)
    return found


def _words(filler: Filler) -> str:
    told = ((FILLERS[one.name], getattr(filler, one.name)) for one in fields(filler))
    return "，".join(f"{label}“{name}”" for label, name in told if name)
