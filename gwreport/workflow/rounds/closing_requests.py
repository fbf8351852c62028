"""Requests to close items (申请销号) that wait in a round, and the findings that tell of them."""

from collections.abc import Iterable, Mapping

from gwreport.domain.decisions.closings import closings, with_matters
from gwreport.domain.findings.codes.review import ReviewCode
from gwreport.domain.findings.finding import Finding
from gwreport.domain.review.round_state import RoundState
from gwreport.domain.rounds import Round, year_rounds
from gwreport.domain.year.closing import Request, open_requests, requests
from gwreport.workflow.book.round_book import RoundBook
from gwreport.workflow.rounds.joined_evidence import JoinedEvidence


def waiting_requests(book: RoundBook, state: RoundState) -> tuple[Request, ...]:
    """Give the requests of an item's lead units that nobody has answered yet, in the order of the files.

    One matter of several plans (清单) is closed in all of them, under whichever id that was decided.
    """
    leads, every = book.leads(), book.parts.every_decision
    asked = open_requests(requests(state.submissions), every, state.decisions)
    if not asked:
        return ()
    closed = with_matters(closings(every), book.links().asked)
    return tuple(
        one for one in asked if one.item not in closed and one.unit in leads.get(one.item, ())
    )


def waiting_until(book: RoundBook, round_: Round) -> tuple[Request, ...]:
    """Give the requests that wait in a round and in those of its year before, the oldest round first."""
    codes = {one.round for one in book.parts.issues}
    rounds = (one for one in year_rounds(round_.year) if one <= round_ and str(one) in codes)
    return tuple(one for each in rounds for one in waiting_requests(book, book.state(each)))


def request_findings(
    asked: Iterable[Request], evidence: Mapping[str, tuple[JoinedEvidence, ...]]
) -> dict[str, list[Finding]]:
    """Tell of requests, by item; `evidence` are the files that came for each."""
    found: dict[str, list[Finding]] = {}
    for one in asked:
        files = tuple(file.file.source.name for file in evidence.get(one.item, ()))
        facts = {"unit": one.unit, "words": one.words, "files": files}
        finding = Finding(ReviewCode.CLOSING_ASKED, item=one.item, facts=facts)
        found.setdefault(one.item, []).append(finding)
    return found
